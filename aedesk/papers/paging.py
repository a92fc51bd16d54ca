"""Which rows of a money sheet stand on which page: groups stay readable, and the tail keeps its last two rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

MOST_GIVEN_UP = 3  # rows of a page that may be left empty for the sake of a group's end


@dataclass(frozen=True)
class Measured:
    """What paging knows of a row."""

    height: float
    group: int = -1  # rows of one group have the same number; -1 where there are no groups
    head: bool = False  # the heading of its group


@dataclass(frozen=True)
class Rooms:
    """How much of a page rows may take."""

    first: float  # on page 1
    other: float  # on the others, below "brought forward"
    carried: float  # taken by "carried forward" at the end of a page
    again: float  # taken by a group's heading that is repeated
    tail: float  # totals, terms and signature boxes


def pages(rows: Sequence[Measured], rooms: Rooms) -> list[range]:
    """The rows of each page in order; the tail follows on the last one."""
    sums = [0.0, *accumulate(row.height for row in rows)]
    ends = _group_ends(rows)
    cut: list[range] = []
    start, count = 0, len(rows)
    while True:
        room = rooms.first if not cut else rooms.other
        if cut and start < count and rows[start].group >= 0 and not rows[start].head:
            room -= rooms.again
        if sums[count] - sums[start] + rooms.tail <= room or start == count:
            return [*cut, range(start, count)]
        stop = start + 1
        while stop < count and sums[stop + 1] - sums[start] <= room - rooms.carried:
            stop += 1
        stop = _better(rows, ends, start, _with_tail(rows, sums, rooms, start, stop))
        cut.append(range(start, stop))
        start = stop


def _with_tail(rows: Sequence[Measured], sums: Sequence[float], rooms: Rooms, start: int, stop: int) -> int:
    """The end of a page moved so that the last two rows stand above the tail; one, if two do not fit there."""
    count = len(rows)
    again = rooms.again if rows[-1].group >= 0 else 0.0
    for kept in (2, 1):
        if count - kept > start and sums[count] - sums[count - kept] + again + rooms.tail <= rooms.other:
            return min(stop, count - kept)
    return stop


def _better(rows: Sequence[Measured], ends: Sequence[int], start: int, stop: int) -> int:
    """The end of a page moved back a little: to a group's end, and never so that one row stands alone."""
    for earlier in range(stop, max(start, stop - MOST_GIVEN_UP - 1), -1):
        if earlier == len(rows) or (rows[earlier].head and earlier > start):
            return earlier
    for earlier in range(stop, start, -1):
        if not _parted(rows, ends, earlier):
            return earlier
    return stop


def _parted(rows: Sequence[Measured], ends: Sequence[int], stop: int) -> bool:
    """Whether a page that ends here leaves a heading or one row of a group alone."""
    if stop >= len(rows) or rows[stop].group < 0 or rows[stop].head:
        return stop < len(rows) and rows[stop - 1].head
    alone_below = ends[stop] - stop == 1
    alone_above = rows[stop - 1].head or (stop >= 2 and rows[stop - 2].head)
    return alone_below or alone_above


def _group_ends(rows: Sequence[Measured]) -> list[int]:
    """For each row the end of its group."""
    ends = [0] * len(rows)
    end = len(rows)
    for place in range(len(rows) - 1, -1, -1):
        if place + 1 < len(rows) and rows[place + 1].group != rows[place].group:
            end = place + 1
        ends[place] = end
    return ends
