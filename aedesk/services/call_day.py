"""Reads a day: its calls laid out between its visits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.calendar import WorkCalendar
from aedesk.domain.call import (
    OPEN,
    POINTS,
    TRIED,
    Call,
    CallBlock,
    CallHours,
    CallState,
    HoursKind,
    HoursState,
    Planner,
    Slot,
)
from aedesk.domain.call_plan import Frame, Laid, Span, ToPlan, frame, lay
from aedesk.domain.call_plan import Why as PlanWhy
from aedesk.domain.call_rules import Hours
from aedesk.domain.care import Visit, VisitState
from aedesk.services import lookup
from aedesk.services.call_views import BlockView, CallRow, DayItem, DayPlan, Unplaced, VisitRow
from aedesk.services.habits import Habits, habits
from aedesk.services.planner import zone_of
from aedesk.storage import tables as t

CALLABLE = (HoursState.OK, HoursState.BEST)


@dataclass(frozen=True)
class Laying:
    """A day's calls and the plan they get."""

    calls: tuple[Call, ...]
    hours: dict[UUID, Hours]  # by call
    frame: Frame
    laid: Laid


def laying(s: Session, clock: Clock, day: date, fixed: Call | None = None) -> Laying:
    """Lay the open calls of a day out; `fixed` stands for its own stored state."""
    planner = lookup.planner(s)
    calls = [call for call in of_day(s, clock, day) if fixed is None or call.id != fixed.id]
    if fixed is not None:
        calls.append(fixed)
    block = block_of(s, day)
    now = clock.minute(clock.now(), day) if day == clock.today() else 0
    open_calls = [call for call in calls if call.state is CallState.PLANNED]
    hours = _hours(s, clock, planner, open_calls)
    taken = [span for visit in visits_of(s, clock, day) if visit.state is not VisitState.CANCELLED
             for span in (_visit_span(clock, day, visit),)]  # fmt: skip
    taken += [span for call in calls if (span := _fact(clock, day, call)) is not None]
    shape = frame(planner, block=block.starts if block else None, taken=taken, earliest=now)
    todo = [
        ToPlan(
            call.id, call.minutes, call.slot,
            clock.minute(call.at, day) if call.at is not None and clock.local(call.at).date() == day else None,
            hours[call.id].shut(day, clock.zone), hours[call.id].spans(day, clock.zone, HoursKind.MEAL),
        )
        for call in open_calls
    ]  # fmt: skip
    return Laying(tuple(calls), hours, shape, lay(todo, shape))


def of_day(s: Session, clock: Clock, day: date) -> list[Call]:
    """The calls of a day in their order; today takes along what was left over before."""
    k = t.call.c
    first, last = clock.instant(day, 0), clock.instant(day + timedelta(days=1), 0)
    near = k.day.between(day - timedelta(days=1), day + timedelta(days=1))  # a fixed time may fall on another day here
    mine = and_(near, or_(and_(k.at.is_(None), k.day == day), and_(k.at >= first, k.at < last)))
    if day == clock.today():
        mine = or_(mine, and_(k.day < day, or_(k.at.is_(None), k.at < first), t.CALL_OPEN))
    return list(s.scalars(select(Call).where(k.state != CallState.DROPPED, mine).order_by(k.place, k.id)))


def block_of(s: Session, day: date) -> CallBlock | None:
    """The block of a day, once it was moved or begun."""
    return s.scalars(select(CallBlock).where(t.call_block.c.day == day)).first()


def visits_of(s: Session, clock: Clock, day: date) -> list[Visit]:
    """The visits of a day, in order of time."""
    v = t.visit.c
    first, last = clock.instant(day, 0), clock.instant(day + timedelta(days=1), 0)
    return list(s.scalars(select(Visit).where(v.starts_at >= first, v.starts_at < last).order_by(v.starts_at)))


def _visit_span(clock: Clock, day: date, visit: Visit) -> Span:
    start = clock.minute(visit.starts_at, day)
    return start - visit.travel, start + visit.minutes


def _fact(clock: Clock, day: date, call: Call) -> Span | None:
    """When a call took place; one that is running lasts until now at least."""
    if call.started_at is None or call.state not in (*TRIED, CallState.RUNNING, CallState.HELD):
        return None
    start = clock.minute(call.started_at, day)
    if call.state in TRIED:
        end = clock.minute(call.ended_at or call.started_at, day)
    else:
        end = max(start + call.minutes, clock.minute(clock.now(), day))
    return (start, max(start + 1, end)) if 0 <= start < 24 * 60 else (0, 1)


def _hours(s: Session, clock: Clock, planner: Planner, calls: Sequence[Call]) -> dict[UUID, Hours]:
    """The hours of whoever is called: two reads, however many calls."""
    h, r = t.call_hours.c, t.care_rules.c
    own: dict[UUID, list[CallHours]] = {}
    for one in s.scalars(select(CallHours).where(h.contact_id.in_({call.contact_id for call in calls}))):
        own.setdefault(one.contact_id, []).append(one)
    clients = {call.client_id for call in calls}
    zones = dict(s.execute(select(r.client_id, r.zone).where(r.client_id.in_(clients))).all())
    return {
        call.id: Hours(
            zone_of(zones.get(call.client_id, ""), planner.zone, clock), planner.opens, planner.closes,
            tuple(own.get(call.contact_id, ())) if call.contact_id else (),
        )
        for call in calls
    }  # fmt: skip


def day_plan(s: Session, clock: Clock, work: WorkCalendar, day: date) -> DayPlan:
    """The day as the room shows it."""
    plan, planner = laying(s, clock, day), lookup.planner(s)
    times = {one.id: (one.start, one.end) for one in plan.laid.placed}
    why = dict(plan.laid.unplaced)
    rows: dict[UUID, CallRow] = {}
    usual = habits(s)
    for call, values in _values(s, plan.calls):
        hours = HoursState.OK
        if call.id in times:
            at = clock.instant(day, times[call.id][0])
            hours = plan.hours[call.id].state(at, work.is_workday(at.astimezone(plan.hours[call.id].zone).date()))
        elif why.get(call.id) is PlanWhy.DO_NOT_CALL:
            hours = HoursState.AVOID
        rows[call.id] = row(call, values, usual, hours)
    items = []
    for call in plan.calls:
        span = times.get(call.id) or _fact(clock, day, call)
        if span is not None:
            items.append(DayItem("call", *span, call.id, call=rows[call.id]))
    for visit in visit_rows(s, clock, day, day):
        start = clock.minute(visit.starts_at, day)
        if visit.state is VisitState.CANCELLED:
            continue
        if visit.travel:
            items.append(DayItem("travel", start - visit.travel, start, visit.id, visit=visit))
        items.append(DayItem("visit", start, start + visit.minutes, visit.id, visit=visit))
    items.sort(key=lambda item: (item.start, item.end))
    now = clock.minute(clock.now(), day) if day == clock.today() else None
    return DayPlan(
        day=day, kind=work.kind(day), opens=planner.opens, closes=planner.closes,
        quiet=(planner.quiet_starts, planner.quiet_ends), now=now, block=_block(s, planner, day, plan.calls),
        items=tuple(items), unplaced=tuple(Unplaced(rows[id], reason) for id, reason in plan.laid.unplaced),
        planned=sum(item.end - item.start for item in items),
        free_from=max((item.end for item in items), default=None),
    )  # fmt: skip


def _block(s: Session, planner: Planner, day: date, calls: Sequence[Call]) -> BlockView:
    kept = block_of(s, day) or CallBlock(day, planner.block_starts, planner.block_minutes)
    inside = [call for call in calls if call.slot is Slot.BLOCK and call.at is None]
    estimated = sum(call.minutes for call in inside)
    return BlockView(
        starts=kept.starts, minutes=kept.minutes, calls=len(inside), done=sum(call.state in TRIED for call in inside),
        estimated=estimated, over=max(0, estimated - kept.minutes), began_at=kept.began_at, ended_at=kept.ended_at,
        learned=kept.learned,
    )  # fmt: skip


def next_open(s: Session, clock: Clock, day: date, after: UUID) -> UUID | None:
    """The next call to make, in order of time."""
    placed = laying(s, clock, day).laid.placed
    return next((one.id for one in placed if one.id != after), None)


def _values(s: Session, calls: Sequence[Call]) -> list[tuple[Call, Any]]:
    ids = {call.id for call in calls}
    found = {values.call_id: values for values in s.execute(listing().where(t.call.c.id.in_(ids)))}
    return [(call, found[call.id]) for call in calls if call.id in found]


def listing() -> Select[Any]:
    """What stands beside a call in a list."""
    k, c, n, p = t.call.c, t.client.c, t.contact.c, t.prep.c
    live = select(t.prospect.c.client_id).where(t.prospect.c.ended_on.is_(None))
    return (
        select(
            k.id.label("call_id"), c.short_name.label("client"), c.code, c.client_class,
            c.id.in_(live).label("prospect"), func.coalesce(n.name, "").label("contact"),
            func.coalesce(n.phone, "").label("phone"), func.coalesce(n.email, "").label("email"),
            *(func.length(func.trim(p[name])).label(name) for name in POINTS),
        )
        .select_from(t.call)
        .join(t.client, c.id == k.client_id)
        .outerjoin(t.contact, n.id == k.contact_id)
        .outerjoin(t.prep, p.call_id == k.id)
    )  # fmt: skip


def row(call: Call, values: Any, usual: Habits, hours: HoursState) -> CallRow:
    """One call as a list shows it."""
    filled = {name: bool(getattr(values, name)) for name in POINTS}
    points = sum(filled[name] for name in POINTS if name not in ("best", "worst")) + (
        filled["best"] and filled["worst"]
    )
    shut = call.state in OPEN and hours not in CALLABLE
    return CallRow(
        id=call.id, client_id=call.client_id, client=values.client, code=values.code,
        client_class=values.client_class, prospect=bool(values.prospect), contact_id=call.contact_id,
        contact=values.contact, phone=values.phone, email=values.email, about=call.about, purpose=call.purpose,
        why=call.why, minutes=call.minutes, usual=usual.minutes(call.contact_id, call.purpose), state=call.state,
        slot=call.slot, at=call.at, day=call.day, important=call.important, prepared=points, seconds=call.seconds,
        outcome=call.outcome, was_first=call.was_first, back_of=call.back_of, hours=hours,
        by_mail=bool(values.email) and (shut or not values.phone),
    )  # fmt: skip


def visit_rows(s: Session, clock: Clock, first: date, last: date, client_id: UUID | None = None) -> list[VisitRow]:
    """The visits between two days, both included, in order of time."""
    v, c, n, p = t.visit.c, t.client.c, t.contact.c, t.visit_person.c
    start, end = clock.instant(first, 0), clock.instant(last + timedelta(days=1), 0)
    where = [v.starts_at >= start, v.starts_at < end] + ([v.client_id == client_id] if client_id else [])
    people: dict[UUID, list[str]] = {}
    named = select(p.visit_id, n.name).join_from(t.visit_person, t.visit, v.id == p.visit_id)
    for id, name in s.execute(named.join(t.contact, n.id == p.contact_id).where(*where).order_by(p.position)):
        people.setdefault(id, []).append(name)
    query = (
        select(
            v.id, v.client_id, c.short_name.label("client"), c.code, c.client_class, v.starts_at, v.minutes, v.travel,
            v.kind, v.state, v.goal, v.place,
        )
        .join_from(t.visit, t.client, c.id == v.client_id)
        .where(*where)
        .order_by(v.starts_at, v.id)
    )  # fmt: skip
    return [VisitRow(**values, people=tuple(people.get(values["id"], ()))) for values in s.execute(query).mappings()]
