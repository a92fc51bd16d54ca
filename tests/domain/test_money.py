"""Money: half up, nothing lost, nothing guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aedesk.domain.errors import UserError
from aedesk.domain.money import CURRENCIES, LIMIT, round_half_up, split, to_decimal, to_minor


@pytest.mark.parametrize(
    ("value", "whole"), [("12.5", 13), ("267.5", 268), ("-267.5", -268), ("0.5", 1), ("0.4999", 0), ("-0.5", -1)]
)
def test_half_goes_away_from_zero(value: str, whole: int) -> None:
    assert round_half_up(Decimal(value)) == whole


@given(st.integers(-(10**12), 10**12), st.integers(1, 9))
def test_half_up_is_never_half_a_unit_off(whole: int, tenths: int) -> None:
    value = Decimal(whole) + Decimal(tenths) / 10
    assert round_half_up(value) - value in {Decimal(t) / 10 for t in range(-4, 5)} | {
        Decimal("0.5") if value > 0 else Decimal("-0.5")
    }


@given(st.integers(-LIMIT, LIMIT), st.sampled_from(sorted(CURRENCIES)))
def test_figures_there_and_back(minor: int, code: str) -> None:
    assert to_minor(to_decimal(minor, code), code) == minor
    assert to_minor(f"{to_decimal(minor, code):,f}", code) == minor


@pytest.mark.parametrize("text", ["", "x", "1,23", "1.2.3", "NaN", "Infinity", "1e5", "１２", "1,2345", "."])
def test_what_is_not_a_number(text: str) -> None:
    with pytest.raises(UserError, match="amount_not_number"):
        to_minor(text, "CNY")


def test_yen_have_no_cents() -> None:
    assert to_minor("1,200", "JPY") == 1200
    with pytest.raises(UserError, match="amount_decimals"):
        to_minor("1.5", "JPY")


def test_unknown_currency() -> None:
    with pytest.raises(UserError, match="currency_unknown"):
        to_minor("1", "XXX")


@given(st.integers(-(10**12), 10**12), st.lists(st.integers(0, 10**12), min_size=1, max_size=8))
def test_split_loses_nothing_and_is_fair(total: int, weights: list[int]) -> None:
    shares = split(total, weights)
    assert sum(shares) == total
    whole = sum(weights)
    for share, weight in zip(shares, weights, strict=True):
        assert whole == 0 or abs(share * whole - total * weight) < whole


def test_split_gives_the_rest_to_the_largest_remainder() -> None:
    assert split(100, [1, 1, 1]) == [34, 33, 33]
    assert split(10, [55, 45, 0]) == [6, 4, 0]
    assert split(-100, [1, 1, 1]) == [-34, -33, -33]
    assert split(0, []) == []
