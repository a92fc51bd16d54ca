"""The sums of an estimate add up by hand, whatever stands in its lines."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aedesk.domain.estimate import Estimate, EstimateLine, LineGroup
from aedesk.domain.estimate_totals import (
    RateTotal,
    amount,
    content_hash,
    frozen_content,
    totals,
    unit_price,
)
from aedesk.domain.ids import new_id

SIX, THIRTEEN = Decimal("0.06"), Decimal("0.13")


def line(quantity: str, cost: str, markup: str = "0", tax: Decimal = SIX, **more: object) -> EstimateLine:
    more.setdefault("description", "x")
    return EstimateLine(
        quantity=Decimal(quantity),
        cost=int(Decimal(cost) * 100),
        markup=Decimal(markup),
        tax=tax,
        **more,  # type: ignore[arg-type]
    )


def estimate(*lines: EstimateLine, discount: str = "0") -> Estimate:
    return Estimate(job_id=new_id(), client_id=new_id(), discount=Decimal(discount), lines=list(lines))


CITY_RIDE = (
    line("1", "18000"),
    line("3", "3200"),
    line("2", "7800", "15"),
    line("24", "220", "10"),
    line("14", "480"),
    line("60", "185", "12", THIRTEEN),
    line("240", "6.80", "12", THIRTEEN),
    line("60", "720", "5"),
    line("1", "1650"),
)


def test_the_sheet_of_the_picture() -> None:
    sums = totals(estimate(*CITY_RIDE))
    assert [unit_price(row) for row in CITY_RIDE][2:8] == [897000, 24200, 48000, 20720, 762, 75600]
    assert sums.net == sums.subtotal == 11933880
    assert sums.by_rate == (RateTotal(SIX, 10507800, 630468), RateTotal(THIRTEEN, 1426080, 185390))
    assert sums.total == 12749738
    assert sums.markup == 655680
    assert sums.markup_percent == Decimal("5.8")


lines = st.builds(
    EstimateLine,
    description=st.just("x"),
    group=st.sampled_from(LineGroup),
    quantity=st.decimals("0.01", "99999", places=2),
    cost=st.integers(0, 10**9),
    markup=st.decimals("0", "200", places=2),
    discount=st.decimals("0", "100", places=2),
    tax=st.sampled_from([Decimal("0"), Decimal("0.01"), SIX, THIRTEEN, Decimal("0.21")]),
)
estimates = st.builds(
    lambda rows, discount: Estimate(job_id=new_id(), client_id=new_id(), lines=rows, discount=discount),
    st.lists(lines, max_size=12),
    st.decimals("0", "100", places=2),
)


def by_hand(value: Decimal) -> int:
    return int(value.to_integral_value(rounding=ROUND_HALF_UP))


@given(estimates)
def test_the_sheet_adds_up_by_hand(one: Estimate) -> None:
    sums = totals(one)
    for row in one.lines:
        printed = unit_price(row)
        assert printed == by_hand(Decimal(row.cost) + Decimal(row.cost) * row.markup / 100)
        assert amount(row) == by_hand(printed * row.quantity * (100 - row.discount) / 100)
    assert sums.subtotal == sum(amount(row) for row in one.lines)
    assert sums.discount == by_hand(sums.subtotal * one.discount / 100)
    assert sums.net == sums.subtotal - sums.discount == sum(row.net for row in sums.by_rate)
    assert all(row.tax == by_hand(row.net * row.rate) for row in sums.by_rate)
    assert all(row.net >= 0 for row in sums.by_rate)
    assert sums.tax == sum(row.tax for row in sums.by_rate)
    assert sums.total == sums.net + sums.tax
    assert [row.rate for row in sums.by_rate] == sorted({row.tax for row in one.lines})


@given(estimates)
def test_the_discount_is_spread_fairly(one: Estimate) -> None:
    sums = totals(one)
    for rate in sums.by_rate:
        gross = sum(amount(row) for row in one.lines if row.tax == rate.rate)
        if sums.subtotal:
            assert abs((gross - rate.net) * sums.subtotal - sums.discount * gross) < sums.subtotal


def test_tax_is_taken_once_on_the_sum_of_a_rate() -> None:
    seven = [line("1", "33.25") for _ in range(7)]
    assert totals(estimate(*seven)).tax == 1397


def test_no_lines() -> None:
    sums = totals(estimate(discount="5"))
    assert (sums.total, sums.by_rate, sums.markup_percent) == (0, (), 0)


def test_the_discount_of_the_whole_and_of_a_line() -> None:
    one = estimate(line("2", "100", discount=Decimal(10)), line("1", "0.05", tax=THIRTEEN), discount="5")
    sums = totals(one)
    assert (sums.subtotal, sums.discount, sums.net) == (18005, 900, 17105)
    assert [row.net for row in sums.by_rate] == [17100, 5]
    assert sums.markup == 17105 - 20005


def test_content_has_no_cost_and_no_markup() -> None:
    one = estimate(line("2", "78.31", "17"))
    text = frozen_content(one).decode()
    assert "7831" not in text
    assert "17" not in text.replace(str(one.job_id), "").replace(str(one.client_id), "").replace(str(one.id), "")
    assert '"unit_price":9162' in text


def test_content_is_the_same_after_a_round_trip_and_another_for_each_figure() -> None:
    one = estimate(line("2", "10"))
    before = content_hash(one)
    one.lines[0].quantity = Decimal("2.000")
    one.lines[0].tax = Decimal("0.0600")
    one.discount = Decimal("0.00")
    assert content_hash(one) == before
    one.lines[0].quantity = Decimal("2.5")
    assert content_hash(one) != before


@pytest.mark.parametrize("field", ["number", "edition", "currency", "language", "notes", "other_notes"])
def test_every_printed_word_is_frozen(field: str) -> None:
    one = estimate(line("2", "10"))
    before = content_hash(one)
    setattr(one, field, 7 if field == "edition" else "E-7")
    assert content_hash(one) != before


def test_a_discount_is_frozen_even_where_it_changes_no_sum() -> None:
    one = estimate(line("1", "0.01"))
    before = content_hash(one)
    one.discount = Decimal("0.1")
    assert totals(one).discount == 0
    assert content_hash(one) != before
    one.discount, one.lines[0].discount = Decimal(0), Decimal("0.1")
    assert content_hash(one) != before
