"""Rows are paged so that nothing is lost, nothing overflows, and the tail is never left without rows."""

from hypothesis import given
from hypothesis import strategies as st

from aedesk.papers.paging import Measured, Rooms, pages

ROOMS = Rooms(first=728, other=795, carried=25, again=34, tail=345)


@st.composite
def tables(draw: st.DrawFn) -> list[Measured]:
    """1 to 60 rows of 1 to 8 lines, in groups or not."""
    heights = st.integers(1, 8).map(lambda lines: 11.0 + 31.0 * lines)
    if draw(st.booleans()):
        return [Measured(height) for height in draw(st.lists(heights, min_size=1, max_size=60))]
    rows: list[Measured] = []
    for group, sizes in enumerate(draw(st.lists(st.lists(heights, min_size=1, max_size=14), min_size=1, max_size=6))):
        rows.append(Measured(32.0, group, head=True))
        rows += [Measured(height, group) for height in sizes]
    return rows


def room_of(rows: list[Measured], page: range, first: bool, last: bool) -> float:
    room = ROOMS.first if first else ROOMS.other
    if not first and page and rows[page.start].group >= 0 and not rows[page.start].head:
        room -= ROOMS.again
    return room - (ROOMS.tail if last else ROOMS.carried)


@given(tables())
def test_every_row_once_in_order_and_no_page_overflows(rows: list[Measured]) -> None:
    plan = pages(rows, ROOMS)
    assert [place for page in plan for place in page] == list(range(len(rows)))
    for number, page in enumerate(plan):
        used = sum(rows[place].height for place in page)
        assert used <= room_of(rows, page, number == 0, number == len(plan) - 1)


@given(tables())
def test_the_tail_keeps_the_last_two_rows_where_they_fit(rows: list[Measured]) -> None:
    last = pages(rows, ROOMS)[-1]
    two = sum(row.height for row in rows[-2:]) + ROOMS.tail + ROOMS.again
    if len(rows) > 2 and two <= ROOMS.other:  # of two rows one stays on page 1, which would be empty otherwise
        assert len(last) >= 2
    else:
        assert len(last) >= 1


@given(tables())
def test_no_heading_ends_a_page(rows: list[Measured]) -> None:
    plan = pages(rows, ROOMS)
    for page in plan[:-1]:
        assert page
        assert not rows[page.stop - 1].head or len(page) == 1


def test_a_page_ends_at_a_group_s_end_if_that_costs_little() -> None:
    rows = [Measured(32, 0, head=True), *[Measured(42, 0)] * 13, Measured(32, 1, head=True), *[Measured(42, 1)] * 12]
    first = pages(rows, ROOMS)[0]
    assert first == range(14)


def test_one_row_of_a_group_is_never_left_alone() -> None:
    rows = [Measured(32, 0, head=True), *[Measured(42, 0)] * 17]
    plan = pages(rows, ROOMS)
    assert [len(page) for page in plan] == [16, 2]


def test_ten_thousand_rows_take_time_in_proportion() -> None:
    assert sum(len(page) for page in pages([Measured(42.0)] * 10_000, ROOMS)) == 10_000
