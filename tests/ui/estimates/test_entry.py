"""Numbers as people type them in three languages."""

from decimal import Decimal

import pytest

from aedesk.domain.errors import UserError
from ui.estimates import entry


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1827.84", "en", "1827.84"),
        ("1,827.84", "en", "1827.84"),
        ("1.827,84", "es", "1827.84"),
        ("1827,84", "es", "1827.84"),
        ("1827.84", "es", "1827.84"),
        ("12,5", "en", "12.5"),
        ("12.5", "es", "12.5"),
        ("1.250", "es", "1250"),
        ("1.250", "en", "1.250"),
        ("1,250", "en", "1250"),
        ("1,250", "es", "1.250"),
        ("1.234.567", "es", "1234567"),
        ("1.234.567,5", "en", "1234567.5"),
        ("1,234,567.5", "es", "1234567.5"),
        ("１２，５", "zh", "12.5"),
        ("３０００。５", "zh", "3000.5"),
        ("¥ 18 000", "zh", "18000"),
        ("15 %", "es", "15"),
        ("-24", "en", "-24"),
        ("\u221224", "en", "-24"),
        (".5", "en", "0.5"),
        (",5", "es", "0.5"),
        ("1'250.50", "en", "1250.50"),
    ],
)
def test_a_number_is_read_as_its_writer_means_it(text, language, value):
    assert entry.read(text, language) == Decimal(value)


@pytest.mark.parametrize("text", ["", "abc", "1,2,3", "1.2.3", "12..5", "--4", "1,25,000", "1e5", "五"])
def test_what_is_no_number_is_refused_with_the_text(text):
    with pytest.raises(UserError) as refusal:
        entry.read(text, "en")
    assert refusal.value.code == "not_a_number"
    assert refusal.value.values["text"] == text


@pytest.mark.parametrize("text", ["0", "-24", "1000000000"])
def test_a_quantity_is_above_nought(text):
    with pytest.raises(UserError) as refusal:
        entry.quantity(text, "en")
    assert refusal.value.code == "above_zero"


def test_prices_are_whole_minor_units():
    assert entry.price("7,800.5", "en", "CNY") == 780050
    assert entry.price("7800", "en", "JPY") == 7800
    assert entry.price("", "en", "EUR") == 0
    refused = [
        ("1.005", "EUR", "too_many_places"),
        ("7.5", "JPY", "too_many_places"),
        ("-1", "EUR", "not_negative"),
        ("99999999999999", "EUR", "amount_too_large"),
    ]
    for text, currency, code in refused:
        with pytest.raises(UserError) as refusal:
            entry.price(text, "en", currency)
        assert refusal.value.code == code


def test_percentages_have_a_range():
    assert entry.per_cent("12,5 %", "es") == Decimal("12.5")
    assert entry.per_cent("", "es") == 0
    with pytest.raises(UserError):
        entry.per_cent("101", "en", 100)
