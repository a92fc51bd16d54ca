"""Values of answers: each kind keeps what fits, names what does not, and never fails in another way."""

from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aedesk.domain.answer_values import LONGEST, MOST_ROWS, check, decimal, dump, load, partial_date
from aedesk.domain.errors import UserError
from aedesk.domain.questionnaire import Kind, Node, Option
from aedesk.services.forms import printed

FIELDS = list(printed().fields())
words = st.text(min_size=1, max_size=30).filter(lambda text: text.replace("\x00", "").strip())
figures = st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False, places=2)


def _blank(option: Option) -> st.SearchStrategy[Any]:
    if option.detail is None:
        return st.none()
    if option.months:
        return st.none() | st.lists(st.integers(1, 12), min_size=1)
    return st.none() | (figures.map(str) if option.detail == "number" else words)


def _chosen(options: tuple[Option, ...]) -> st.SearchStrategy[Any]:
    return st.sampled_from(options).flatmap(lambda option: _blank(option).map(lambda blank: [option.key, blank]))


def _cell(kind: Kind, options: tuple[Option, ...] = ()) -> st.SearchStrategy[Any]:
    if kind in (Kind.SINGLE_CHOICE, Kind.YES_NO):
        return _chosen(options) if options and kind is Kind.SINGLE_CHOICE else st.booleans()
    if kind in (Kind.NUMBER, Kind.MONEY, Kind.PERCENT):
        return figures.map(str)
    if kind is Kind.DATE:
        return st.dates().map(lambda day: day.isoformat())
    return words


def typed(node: Node) -> st.SearchStrategy[Any]:
    """Something that fits the field, as a control gives it."""
    if node.period:
        period = st.just("") | (
            st.integers(1000, 9999).map(str)
            if node.period == "year"
            else st.tuples(st.integers(1000, 9999), st.integers(1, 12)).map(lambda p: f"{p[0]}-{p[1]:02d}")
        )
        return st.lists(st.tuples(period, figures.map(str)).map(list), min_size=1, max_size=5)
    match node.kind:
        case Kind.INTEGER:
            return st.integers(0, 10**12)
        case Kind.MONTH_LIST:
            return st.lists(st.integers(1, 12), min_size=1)
        case Kind.SINGLE_CHOICE:
            return _chosen(node.options)
        case Kind.MULTI_CHOICE:
            return st.lists(_chosen(node.options), min_size=1, unique_by=lambda pair: pair[0])
        case Kind.CONTACT_LIST:
            return st.lists(st.uuids().map(str), min_size=1, unique=True)
        case Kind.ORG_CHART:
            return st.lists(st.uuids().map(str), min_size=1, unique=True).map(
                lambda ids: [[id, ids[0] if place else None] for place, id in enumerate(ids)]
            )
        case Kind.TABLE:
            row = st.fixed_dictionaries(
                {}, optional={column.key: _cell(column.kind, column.options) for column in node.columns}
            )
            if node.rows:
                return st.dictionaries(st.sampled_from([r.key for r in node.rows]), row)
            return st.lists(row, max_size=4)
        case Kind.TEXT | Kind.LONG_TEXT if node.repeat:
            return st.lists(words, min_size=1, max_size=4)
    assert node.kind
    return _cell(node.kind)


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("node", FIELDS, ids=lambda node: node.path)
def test_what_fits_is_kept_and_kept_again(node: Node) -> None:
    @settings(max_examples=25)
    @given(typed(node))
    def holds(raw: Any) -> None:
        kept = check(node, raw)
        assert load(dump(kept)) == kept
        assert check(node, kept) == kept

    holds()


@pytest.mark.parametrize("node", {node.kind: node for node in FIELDS}.values(), ids=lambda node: node.path)
def test_junk_is_refused_with_an_answer_or_kept_whole(node: Node) -> None:
    @given(junk)
    def answers(raw: Any) -> None:
        try:
            kept = check(node, raw)
        except UserError:
            return
        assert load(dump(kept)) == kept

    answers()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("12 000", "12000"), ("0,5", "0.5"), ("-3", "-3"),
        ("1,234", "1234"), ("1.234.567", "1234567"), ("", None), ("０.５", "0.5"),
    ],
)  # fmt: skip
def test_figures_are_read_as_three_countries_write_them(typed: str, kept: str | None) -> None:
    assert decimal(typed) == kept


@pytest.mark.parametrize("typed", ["abc", "1e99", "NaN", "--1", "1/2"])
def test_what_is_no_figure_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as refusal:
        decimal(typed)
    assert refusal.value.code == "answer_no_number"


@pytest.mark.parametrize(
    ("typed", "coarsest", "kept"),
    [("2021", "year", "2021"), ("2021-5", "month", "2021-05"), ("2021/05/06", "day", "2021-05-06"),
     ("2021年5月", "month", "2021-05"), ("2021年5月6日", "day", "2021-05-06")],
)  # fmt: skip
def test_a_date_may_be_as_coarse_as_its_question(typed: str, coarsest: str, kept: str) -> None:
    assert partial_date(typed, coarsest) == kept


@pytest.mark.parametrize(("typed", "coarsest"), [("2021", "month"), ("2021-13", "month"), ("soon", "year"),
                                                 ("2021-02-30", "day")])  # fmt: skip
def test_a_date_that_is_none_is_refused(typed: str, coarsest: str) -> None:
    with pytest.raises(UserError):
        partial_date(typed, coarsest)


def test_limits_are_answers() -> None:
    text = next(node for node in FIELDS if node.kind is Kind.LONG_TEXT)
    assert check(text, "汉" * LONGEST) == "汉" * LONGEST
    with pytest.raises(UserError) as refusal:
        check(text, "x" * (LONGEST + 1))
    assert refusal.value.code == "answer_too_long"
    table = next(node for node in FIELDS if node.kind is Kind.TABLE and node.repeat)
    rows = [{table.columns[-1].key: f"row {n}"} for n in range(MOST_ROWS)]
    assert len(check(table, rows)) == MOST_ROWS
    with pytest.raises(UserError) as refusal:
        check(table, [*rows, rows[0]])
    assert refusal.value.code == "answer_too_many_rows"
    assert check(text, "🎏 שלום עליכם") == "🎏 שלום עליכם"


def test_a_chart_has_no_ring() -> None:
    chart = next(node for node in FIELDS if node.kind is Kind.ORG_CHART)
    one, two = str(uuid4()), str(uuid4())
    with pytest.raises(UserError) as refusal:
        check(chart, [[one, two], [two, one]])
    assert refusal.value.code == "answer_chart_ring"
    assert check(chart, [[one, None], [two, one]]) == [[one, None], [two, one]]
