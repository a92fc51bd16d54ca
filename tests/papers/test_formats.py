"""Figures and dates as each language writes them."""

from datetime import date
from decimal import Decimal

from aedesk.papers import formats

DAY = date(2026, 3, 9)


def test_amounts() -> None:
    assert formats.amount(182784, "CNY", "en") == "1,827.84"
    assert formats.amount(182784, "CNY", "es") == "1.827,84"
    assert formats.amount(-500000, "CNY", "zh") == "−5,000.00"
    assert formats.amount(1827, "JPY", "en") == "1,827"
    assert formats.amount(5, "EUR", "es") == "0,05"


def test_money_stands_with_its_sign_and_never_parts_from_it() -> None:
    assert formats.money(12749738, "CNY", "zh") == "¥\u00a0127,497.38"
    assert formats.money(12749738, "CNY", "es") == "¥\u00a0127.497,38"
    assert formats.money(12749738, "EUR", "es") == "127.497,38\u00a0€"


def test_quantities_and_percentages() -> None:
    assert formats.number(Decimal("5000"), "en") == "5,000"
    assert formats.number(Decimal("1E+3"), "es") == "1.000"
    assert formats.number(Decimal("2.50"), "es") == "2,5"
    assert formats.percentage(Decimal("6.0"), "zh") == "6%"
    assert formats.percentage(Decimal("6.5"), "es") == "6,5\u00a0%"


def test_dates() -> None:
    assert formats.day(DAY, "zh+en") == "2026-03-09"
    assert formats.day(DAY, "es") == "9 de marzo de 2026"
    assert formats.day(DAY, "en") == "9 Mar 2026"
    assert formats.day(DAY, "zh") == "2026 年 3 月 9 日"
    assert formats.short_day(DAY, "es") == "09-03-2026"
    assert formats.short_day(DAY, "zh+en") == "2026-03-09"
    assert formats.day(None, "en") == ""
    assert formats.month(date(2026, 9, 1), "en") == "Sep 2026"
