"""The day cut into the few pieces that Today paints: calls of one window as one, visits, ways, free time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aedesk.domain.call import CallState, Slot
from aedesk.words import N_, _, n_
from ui import format
from ui.labels import label
from ui.times import length, minutes, wall

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aedesk.services.call_views import CallRow, DayItem, DayPlan

FREE = 45  # minutes; a shorter gap is breath between two things, not free time
_OVER = (CallState.DONE, CallState.MISSED)
_SLOTS = {
    Slot.OPENING: N_("First calls"),
    Slot.BLOCK: N_("Call block"),
    Slot.MEAL: N_("Plan talks"),
    Slot.QUIET: N_("Call-backs"),
}


@dataclass(frozen=True)
class Piece:
    """One thing in the painted day; `look` is block, empty, event, travel or free."""

    start: int
    end: int
    title: str
    detail: str = ""
    look: str = "event"
    past: bool = False

    def spoken(self) -> str:
        """The piece in one line, for a screen reader."""
        return format.join((f"{wall(self.start)}–{wall(self.end)}", self.title, self.detail))


def pieces(plan: DayPlan) -> tuple[Piece, ...]:
    """The day in order of time; no two pieces overlap."""
    found: list[Piece] = []
    for items in _runs(plan.items):
        found.append(_calls(items) if items[0].call is not None else _single(items[0], plan.now))
    found = _with_block(plan, found)
    return tuple(sorted([*found, *_free(plan, found)], key=lambda each: (each.start, each.end)))


def summary(plan: DayPlan) -> str:
    """What is planned, and from when on the day is free."""
    parts = []
    if plan.planned:
        parts.append(_("{time} planned").format(time=length(plan.planned)))
    if plan.unplaced:
        count = len(plan.unplaced)
        parts.append(n_("{n} call without a place", "{n} calls without a place", count).format(n=count))
    elif plan.planned and plan.free_from is not None and plan.free_from < plan.closes:
        parts.append(_("free from {time}").format(time=wall(plan.free_from)))
    return " · ".join(parts)


def span(plan: DayPlan, found: Iterable[Piece]) -> tuple[int, int]:
    """The full hours from which to which the day is painted."""
    shown = list(found)
    first = min([plan.opens, *(each.start for each in shown)])
    last = max([plan.closes, *(each.end for each in shown)])
    return first // 60 * 60, min(-(-last // 60) * 60, 24 * 60)


def _window(item: DayItem) -> Slot | None:
    return item.call.slot if item.call is not None and item.call.at is None else None


def _runs(items: Iterable[DayItem]) -> list[list[DayItem]]:
    """Calls of one window that follow each other as one run, everything else by itself."""
    runs: list[list[DayItem]] = []
    for item in sorted(items, key=lambda each: (each.start, each.end)):
        before = runs[-1][-1] if runs else None
        near = before is not None and item.start - before.end < FREE
        if before is not None and near and _window(item) is not None and _window(item) is _window(before):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _calls(items: list[DayItem]) -> Piece:
    calls = [item.call for item in items if item.call is not None]
    start, end = items[0].start, max(item.end for item in items)
    slot = _window(items[0])
    over = all(call.state in _OVER for call in calls)
    if slot is None:
        call = calls[0]
        about = call.about or label(call.purpose)
        return Piece(start, end, call.contact or call.client, about, past=over)
    return Piece(start, end, _(_SLOTS[slot]), _sum(calls), "block" if slot is Slot.BLOCK else "event", past=over)


def _sum(calls: list[CallRow]) -> str:
    said = n_("{n} call", "{n} calls", len(calls)).format(n=len(calls))
    done = sum(call.state in _OVER for call in calls)
    estimated = _("{calls} · {time} estimated").format(calls=said, time=length(sum(call.minutes for call in calls)))
    return " · ".join((estimated, n_("{n} done", "{n} done", done).format(n=done))) if done else estimated


def _single(item: DayItem, now: int | None) -> Piece:
    past = now is not None and item.end <= now
    if item.kind == "travel":
        leave = _("Leave at {time} · {minutes} on the way")
        said = leave.format(time=wall(item.start), minutes=minutes(item.end - item.start))
        return Piece(item.start, item.end, said, look="travel", past=past)
    assert item.visit is not None
    people = format.join(item.visit.people) or label(item.visit.kind)
    title = _("Visit {client}").format(client=item.visit.client)
    who = " · ".join((label(item.visit.client_class), people))
    return Piece(item.start, item.end, title, who, past=past)


def _with_block(plan: DayPlan, found: list[Piece]) -> list[Piece]:
    """The block as long as it was meant, where nothing else stands in it; empty when no call lies in it yet."""
    block = plan.block
    stop = block.starts + block.minutes
    within = (each for each in found if each.start < stop and block.starts < each.end)
    mine = next((each for each in within if each.look == "block"), None)
    if mine is not None:
        until = min([stop, *(each.start for each in found if each.start >= mine.end)])
        grown = Piece(mine.start, max(mine.end, until), mine.title, mine.detail, mine.look, mine.past)
        return [grown if each is mine else each for each in found]
    taken = any(each.start < stop and block.starts < each.end for each in found)
    over = block.ended_at is not None or (plan.now is not None and stop <= plan.now)
    if taken or over or any(each.look == "block" for each in found):
        return found
    return [*found, Piece(block.starts, stop, _("Call block"), _("no call planned yet"), "empty")]


def _free(plan: DayPlan, found: list[Piece]) -> list[Piece]:
    at = max(plan.opens, -(-(plan.now or 0) // 5) * 5)
    gaps = []
    for each in sorted(found, key=lambda each: each.start):
        if min(each.start, plan.closes) - at >= FREE:
            gaps.append((at, min(each.start, plan.closes)))
        at = max(at, each.end)
    if plan.closes - at >= FREE:
        gaps.append((at, plan.closes))
    return [Piece(start, end, _("Free"), look="free") for start, end in gaps]
