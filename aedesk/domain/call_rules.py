"""What a call may and must: hours, states, timer, minutes learned (P-03, P-09, P-12, Z-11)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from statistics import median

from aedesk.domain.call import (
    DEFAULT_MINUTES,
    NOT_REACHED,
    POINT_COUNT,
    Call,
    CallHours,
    CallState,
    HoursKind,
    HoursState,
    NextKind,
    Outcome,
    Planner,
    Prep,
    Purpose,
)
from aedesk.domain.client import ClientClass
from aedesk.domain.errors import UserError

EVIDENCE = 5
"""Below so many attempts there is no evidence yet."""

LONGEST_CALL = 120
"""Minutes after which a running timer was forgotten."""


@dataclass(frozen=True)
class Minutes:
    """What a call is thought to take; `learned` from as many attempts, or not yet."""

    minutes: int
    attempts: int = 0
    learned: bool = False


def learned(seconds: Sequence[int], purpose: Purpose) -> Minutes:
    """The usual minutes of such calls, whole and at least one; the purpose's own while there is no evidence."""
    if len(seconds) < EVIDENCE:
        return Minutes(DEFAULT_MINUTES[purpose], len(seconds))
    return Minutes(max(1, round(median(seconds) / 60)), len(seconds), True)


@dataclass(frozen=True)
class Hours:
    """One contact's hours, as rules on their own wall."""

    zone: tzinfo | None  # none: the laptop's own
    opens: int
    closes: int
    own: tuple[CallHours, ...] = ()

    def state(self, at: datetime, workday: bool = True) -> HoursState:
        """Whether they may be called at an instant; `workday` is told for their day."""
        wall = at.astimezone(self.zone)
        minute, weekday = wall.hour * 60 + wall.minute, str(wall.isoweekday())
        if not workday:
            return HoursState.HOLIDAY
        if not self.opens <= minute < self.closes:
            return HoursState.CLOSED
        found = {one.kind for one in self.own if weekday in one.weekdays and one.start <= minute < one.end}
        if HoursKind.AVOID in found:
            return HoursState.AVOID
        return HoursState.BEST if HoursKind.BEST in found else HoursState.OK

    def spans(self, day: date, wall: tzinfo | None, *kinds: HoursKind) -> tuple[tuple[int, int], ...]:
        """These hours of theirs as minutes of our day, whatever lies between the two walls."""
        found = []
        for step in (-1, 0, 1):
            there = day + timedelta(days=step)
            for one in self.own:
                if one.kind in kinds and str(there.isoweekday()) in one.weekdays:
                    found.append(self._ours(there, one.start, one.end, day, wall))
        return tuple((low, high) for low, high in found if low < high)

    def shut(self, day: date, wall: tzinfo | None) -> tuple[tuple[int, int], ...]:
        """When they must not be called on our day: hours to avoid, and outside their working hours."""
        opened = [
            span
            for step in (-1, 0, 1)
            if (span := self._ours(day + timedelta(days=step), self.opens, self.closes, day, wall))[0] < span[1]
        ]
        outside, at = [], 0
        for low, high in sorted(opened):
            outside.append((at, low))
            at = max(at, high)
        outside.append((at, 24 * 60))
        return (*((low, high) for low, high in outside if low < high), *self.spans(day, wall, HoursKind.AVOID))

    def _ours(self, there: date, start: int, end: int, day: date, wall: tzinfo | None) -> tuple[int, int]:
        midnight = datetime.combine(day, time())
        ours = []
        for minute in (start, end):
            at = (datetime.combine(there, time(), self.zone) + timedelta(minutes=minute)).astimezone(UTC)
            shown = at.astimezone(wall).replace(tzinfo=None)
            ours.append(min(24 * 60, max(0, int((shown - midnight).total_seconds() // 60))))
        return ours[0], ours[1]


def check_hours(hours: Iterable[CallHours]) -> None:
    """Refuse hours that end before they begin, or name no weekday."""
    for one in hours:
        if not 0 <= one.start < one.end <= 24 * 60:
            raise UserError("hours_wrong", field="hours")
        if not one.weekdays or not set(one.weekdays) <= set("1234567"):
            raise UserError("hours_no_weekday", field="hours")


def check_planner(planner: Planner) -> None:
    """Refuse settings that fit no day."""
    for low, high in (("opens", "closes"), ("quiet_starts", "quiet_ends"), ("meal_starts", "meal_ends")):
        if not 0 <= getattr(planner, low) < getattr(planner, high) <= 24 * 60:
            raise UserError("hours_wrong", field=high)
    if not planner.opens <= planner.block_starts < planner.closes or not 5 <= planner.block_minutes <= 480:
        raise UserError("block_outside_day", field="block_starts")
    for name in ("target_a", "target_b", "target_c", "target_d", "target_prospect", "target_annoyed"):
        if not 0 <= getattr(planner, name) <= 14:
            raise UserError("target_out_of_range", field=name, most=14)
    for name in ("gift_days", "idea_days", "silence_days"):
        if not 1 <= getattr(planner, name) <= 365:
            raise UserError("days_out_of_range", field=name, least=1, most=365)
    if planner.gift_budget < 0 or planner.gift_limit < 0:
        raise UserError("amount_negative", field="gift_budget")


def must_prepare(client_class: ClientClass, call: Call) -> bool:
    """Whether the preparation is not left out: class A and important calls (P-09)."""
    return client_class is ClientClass.A or call.important


def check_prepared(client_class: ClientClass, call: Call, prep: Prep | None) -> None:
    """Ask before a call that must be prepared and is not."""
    filled = prep.points if prep else 0
    if must_prepare(client_class, call) and filled < POINT_COUNT:
        raise UserError("call_not_prepared", filled=filled, points=POINT_COUNT)


def elapsed(call: Call, now: datetime) -> int:
    """Seconds talked so far; a call on hold stands still."""
    if call.started_at is None:
        return call.seconds or 0
    end = call.held_at or call.ended_at or now
    return max(0, int((end - call.started_at).total_seconds()) - call.held_seconds)


def forgotten(call: Call, now: datetime) -> bool:
    """Whether its timer ran on after the call: over two hours, or over night."""
    return call.state in (CallState.RUNNING, CallState.HELD) and elapsed(call, now) > LONGEST_CALL * 60


def check_result(outcome: Outcome, result: str, next_kind: NextKind, next_step: str, next_on: date | None) -> None:
    """Refuse a call that ends without its result and its next step (P-12); the common ones need no words."""
    if outcome in NOT_REACHED:
        raise UserError("call_not_reached", field="outcome")
    if not result.strip() and outcome is Outcome.REFUSED:
        raise UserError("call_without_result", field="result")
    if next_kind is NextKind.THEIRS and not next_step.strip():
        raise UserError("call_without_next", field="next_step")
    if next_kind is not NextKind.NONE and next_on is None:
        raise UserError("call_without_date", field="next_on")
