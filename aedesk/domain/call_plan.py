"""Lays the calls of a day out: nothing overlaps, nobody is called in hours they do not want, no call is lost (Z-12).

All times are whole minutes after midnight of the day, on the wall where the laptop stands.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from aedesk.domain.call import Planner, Slot

Span = tuple[int, int]

MIDNIGHT = 24 * 60
MEAL_EDGE = 60
LEAST = 1


class Why(StrEnum):
    """Why a call found no place."""

    NO_ROOM = "no_room"
    DO_NOT_CALL = "do_not_call"
    TAKEN = "taken"  # its fixed time belongs to something else


@dataclass(frozen=True)
class ToPlan:
    """A call as the plan sees it; `shut` are the hours in which it must not be made."""

    id: UUID
    minutes: int
    slot: Slot = Slot.BLOCK
    at: int | None = None  # a fixed time
    shut: tuple[Span, ...] = ()
    meals: tuple[Span, ...] = ()  # this contact's own meals


@dataclass(frozen=True)
class Frame:
    """The day as it stands: its hours, and what is taken already."""

    opens: int
    closes: int
    block: int
    quiet: Span
    meal: Span
    taken: tuple[Span, ...] = ()
    earliest: int = 0  # nothing is laid before it: today, now


@dataclass(frozen=True)
class Placed:
    """A call with its time."""

    id: UUID
    start: int
    end: int


@dataclass(frozen=True)
class Laid:
    """The calls with their times, in order of time, and those that found none."""

    placed: tuple[Placed, ...]
    unplaced: tuple[tuple[UUID, Why], ...]


@dataclass
class _Day:
    """What is taken so far."""

    taken: list[Span] = field(default_factory=list)

    def first(self, start: int, end: int, minutes: int, shut: Sequence[Span]) -> int | None:
        """The first free start between two times; none when nothing fits."""
        for low, high in sorted([*self.taken, *shut]):
            if low >= start + minutes:
                break
            start = max(start, high)
        return start if start + minutes <= end else None


def frame(planner: Planner, *, block: int | None = None, taken: Iterable[Span] = (), earliest: int = 0) -> Frame:
    """The day's frame from the agency's settings."""
    return Frame(
        opens=planner.opens, closes=planner.closes, block=planner.block_starts if block is None else block,
        quiet=(planner.quiet_starts, planner.quiet_ends), meal=(planner.meal_starts, planner.meal_ends),
        taken=tuple(taken), earliest=earliest,
    )  # fmt: skip


_ORDER = (Slot.OPENING, Slot.QUIET, Slot.MEAL, Slot.BLOCK)
"""Narrow windows are filled before wide ones; the block takes what is left, past its end if need be."""


def lay(calls: Sequence[ToPlan], day: Frame) -> Laid:
    """Give every call its time, in the order they come within their part of the day; fixed times first."""
    state = _Day(list(day.taken))
    placed: list[Placed] = []
    unplaced: list[tuple[UUID, Why]] = []

    def put(call: ToPlan, start: int, minutes: int) -> None:
        state.taken.append((start, start + minutes))
        placed.append(Placed(call.id, start, start + minutes))

    for call in sorted((call for call in calls if call.at is not None), key=lambda call: call.at or 0):
        minutes, at = max(LEAST, call.minutes), call.at or 0
        if not 0 <= at <= MIDNIGHT - minutes or overlaps(at, at + minutes, state.taken):
            unplaced.append((call.id, Why.TAKEN))
        elif overlaps(at, at + minutes, call.shut):
            unplaced.append((call.id, Why.DO_NOT_CALL))
        else:
            put(call, at, minutes)
    for slot in _ORDER:
        for call in calls:
            if call.at is not None or call.slot is not slot:
                continue
            minutes, windows = max(LEAST, call.minutes), _windows(call, day)
            for low, high in windows:
                start = state.first(max(low, day.earliest), high, minutes, call.shut)
                if start is not None:
                    put(call, start, minutes)
                    break
            else:
                free = any(state.first(max(low, day.earliest), high, minutes, ()) is not None for low, high in windows)
                unplaced.append((call.id, Why.DO_NOT_CALL if free else Why.NO_ROOM))
    return Laid(tuple(sorted(placed, key=lambda one: one.start)), tuple(unplaced))


def _windows(call: ToPlan, day: Frame) -> tuple[Span, ...]:
    """Where a call may stand, the best place first."""
    if call.slot is Slot.OPENING:
        return ((day.opens, day.closes),)
    if call.slot is Slot.QUIET:
        return (day.quiet, (day.quiet[1], day.closes))
    if call.slot is Slot.MEAL:
        meals = call.meals or (day.meal,)
        edges = (edge for low, high in meals for edge in ((low - MEAL_EDGE, low), (high, high + MEAL_EDGE)))
        return tuple((max(day.opens, low), min(day.closes, high)) for low, high in edges)
    return ((day.block, day.closes), (day.opens, day.block))


def overlaps(start: int, end: int, spans: Iterable[Span]) -> bool:
    """Whether a time touches one of the spans."""
    return any(start < high and low < end for low, high in spans)


def room(spans: Iterable[Span], start: int, end: int) -> int:
    """How many minutes between two times are free of the spans."""
    free, at = 0, start
    for low, high in sorted(spans):
        free += max(0, min(low, end) - at)
        at = max(at, high)
    return free + max(0, end - at)
