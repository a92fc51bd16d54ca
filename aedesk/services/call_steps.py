"""Steps of a call inside one transaction: which states it may leave, and what follows from it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.call import OPEN, POINTS, Call, CallBlock, CallState, NextKind, Outcome, Planner, Prep, Purpose, Slot
from aedesk.domain.call_plan import Why, room
from aedesk.domain.care import Visit
from aedesk.domain.client import Client
from aedesk.domain.errors import UserError
from aedesk.services import call_card, call_day, lookup
from aedesk.services.call_views import DayPlan
from aedesk.services.habits import habits
from aedesk.storage import tables as t

VISIT_AT = 14 * 60
"""When a visit is planned for that has a day but no hour yet."""


def opened(s: Session, id: UUID, *states: CallState) -> Call:
    """The call, if it is in one of these states."""
    call = lookup.one(s, Call, id)
    if call.state not in states:
        raise UserError("call_over" if call.state not in OPEN else "call_state", state=call.state)
    return call


def running(s: Session) -> Call | None:
    """The call on the line."""
    return s.scalars(select(Call).where(t.CALL_OPEN, t.call.c.state == CallState.RUNNING)).first()


def alone(s: Session) -> None:
    """One mouth, one call: the other is held or ended first."""
    other = running(s)
    if other is not None:
        client = lookup.one(s, Client, other.client_id)
        name = next((one.name for one in client.contacts if one.id == other.contact_id), client.short_name)
        raise UserError("call_running", name=name, id=other.id)


def let_run(call: Call, now: datetime) -> None:
    """End a hold."""
    if call.held_at is not None:
        call.held_seconds += max(0, int((now - call.held_at).total_seconds()))
        call.held_at = None
    if call.state is CallState.HELD:
        call.state = CallState.RUNNING


def last_place(s: Session, day: date) -> int:
    """The last place in the order of a day."""
    return s.scalar(select(func.max(t.call.c.place)).where(t.call.c.day == day)) or 0


def first_calls(s: Session) -> frozenset[UUID]:
    """Clients who should hear us first (P-05)."""
    r = t.care_rules.c
    return frozenset(s.execute(select(r.client_id).where(r.first_call)).scalars())


def slot_of(purpose: Purpose) -> Slot:
    """The part of the day that suits a purpose: plans are talked over near meals (P-06)."""
    return Slot.MEAL if purpose is Purpose.PLAN_TALK else Slot.BLOCK


def follow(s: Session, clock: Clock, call: Call) -> Call | Visit | None:
    """What a finished call asks for next: another call, a visit, or nothing of ours."""
    if call.next_kind is NextKind.VISIT:
        at = call.next_at or clock.instant(call.next_on or clock.today(), VISIT_AT)
        return Visit(call.client_id, at, goal=call.next_step)
    if call.next_kind is not NextKind.CALL or call.next_on is None:
        return None
    return Call(
        call.client_id, call.purpose, call.next_step or call.about, call.contact_id, call.next_on,
        slot_of(call.purpose), at=call.next_at, minutes=habits(s).minutes(call.contact_id, call.purpose).minutes,
        place=last_place(s, call.next_on) + 1, important=call.important, why=call.why,
        subject_kind=call.subject_kind, subject_id=call.subject_id, back_of=call.id,
    )  # fmt: skip


def call_back(s: Session, call: Call, planner: Planner, minute: int, today: date, tomorrow: date) -> Call:
    """The next attempt, at another hour: in the quiet window of today, or on the next workday (P-04)."""
    late = minute >= planner.quiet_starts
    if late or call.outcome is Outcome.LEFT_WORD:
        day, slot = tomorrow, Slot.BLOCK if late else Slot.QUIET
    else:
        day, slot = today, Slot.QUIET
    return Call(
        call.client_id, call.purpose, call.about, call.contact_id, day, slot, minutes=call.minutes,
        place=last_place(s, day) + 1, important=call.important, why=call.why, subject_kind=call.subject_kind,
        subject_id=call.subject_id, back_of=call.id,
    )  # fmt: skip


def carry(s: Session, call: Call, back: Call) -> None:
    """The preparation goes along to the next attempt."""
    kept = call_card.prep_of(s, call)
    if kept.version:
        s.add(Prep(back.id, *(getattr(kept, name) for name in (*POINTS, "half_minute"))))


def fit(s: Session, clock: Clock, call: Call) -> None:
    """Refuse a fixed time that is taken, or that they do not want."""
    with s.no_autoflush:
        day = clock.local(call.at).date() if call.at else call.day or clock.today()
        plan = call_day.laying(s, clock, day, fixed=call)
    refused = dict(plan.laid.unplaced).get(call.id)
    if refused is not None:
        code = "call_do_not_call" if refused is Why.DO_NOT_CALL else "call_time_taken"
        raise UserError(code, field="at", at=call.at)


def order(s: Session, clock: Clock, call: Call, before: UUID) -> None:
    """Put a call before another one of its day."""
    others = [one for one in call_day.of_day(s, clock, call.day or clock.today()) if one.id != call.id]
    at = next((place for place, one in enumerate(others) if one.id == before), len(others))
    for place, one in enumerate([*others[:at], call, *others[at:]]):
        if one.place != place:
            one.place = place


def block(s: Session, day: date) -> CallBlock:
    """The block of a day, made where there is none yet."""
    found = call_day.block_of(s, day)
    if found is None:
        planner = lookup.planner(s)
        found = CallBlock(day, planner.block_starts, planner.block_minutes)
        s.add(found)
    return found


def block_room(plan: DayPlan) -> int:
    """Minutes of the block that nothing takes yet."""
    start, end = plan.block.starts, plan.block.starts + plan.block.minutes
    if plan.now is not None:
        start = min(end, max(start, plan.now))
    others = [(item.start, item.end) for item in plan.items if item.kind != "call" or item.call is None or (
        item.call.slot is not Slot.BLOCK or item.call.at is not None)]  # fmt: skip
    waiting = sum(row.minutes for row in plan.rows if row.slot is Slot.BLOCK and row.at is None and row.state in OPEN)
    return max(0, room(others, start, end) - waiting)
