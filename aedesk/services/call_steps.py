"""Steps of a call inside one transaction: which states it may leave, and what follows from it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.call import OPEN, POINTS, Call, CallState, NextKind, Outcome, Planner, Prep, Purpose, Slot
from aedesk.domain.care import Visit
from aedesk.domain.client import Client
from aedesk.domain.errors import UserError
from aedesk.services import call_card, lookup
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
