"""Reads what stands on the days of a span: placed by hand, or from calls, visits, items, jobs and estimates."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.calendar import WorkCalendar, monday_of
from aedesk.domain.call import OPEN as CALL_OPEN
from aedesk.domain.call import Call, CallState, Planner
from aedesk.domain.care import VisitState
from aedesk.domain.client import ClientClass
from aedesk.domain.desk import Item, ItemKind, Place
from aedesk.domain.desk_plan import DeskSettings, EntryKind, PlanEntry
from aedesk.domain.estimate import EstimateState
from aedesk.domain.job import Stage
from aedesk.domain.plan_rules import first_gap, percent
from aedesk.services import lookup
from aedesk.services.call_day import visit_rows
from aedesk.services.morning import Rules, target
from aedesk.services.today import ANSWER_DAYS
from aedesk.services.week_views import DayView, Entry
from aedesk.storage import tables as t

DAY = timedelta(days=1)
FREE = 30  # minutes: less is no free time
ITEM_MINUTES = 30  # of a dated item that nobody guessed


def settings(s: Session) -> DeskSettings:
    """How the agency keeps its desks; the usual way while nothing was kept."""
    return s.scalars(select(DeskSettings)).first() or DeskSettings()


def entries(s: Session, clock: Clock, work: WorkCalendar, first: date, last: date) -> dict[date, list[Entry]]:
    """Everything that stands on these days, each day in order: without a time first deadlines, last work."""
    planner = lookup.planner(s)
    found: dict[date, list[Entry]] = {first + timedelta(days=step): [] for step in range((last - first).days + 1)}
    visits = list(_visits(s, clock, planner, first, last))
    met = {(one.day, one.client_id) for one in visits}
    own = (
        one for one in _own(s, first, last)
        if not (one.kind is EntryKind.VISIT and one.client_id is not None and (one.day, one.client_id) in met)
    )  # fmt: skip
    parts: tuple[Iterable[Entry], ...] = (
        visits, own, _calls(s, clock, work, planner, first, last), _items(s, first, last), _jobs(s, first, last),
        _answers(s, first, last),
    )  # fmt: skip
    for part in parts:
        for one in part:
            if one.day in found:
                found[one.day].append(one)
    for rows in found.values():
        rows.sort(key=_place)
    return found


def _place(one: Entry) -> tuple[int, int, str]:
    untimed = -1 if one.kind is EntryKind.DEADLINE else 24 * 60
    return (untimed if one.minute is None else one.minute, -one.minutes, str(one.id))


def day_view(day: date, rows: list[Entry], work: WorkCalendar, planner: Planner, house: DeskSettings) -> DayView:
    """One day with its load and its free time."""
    minutes = sum(one.counts for one in rows)
    load = percent(minutes, house.day_minutes)
    free = None
    if work.is_workday(day) and load <= house.full:
        free = gap(rows, FREE, planner)
    return DayView(day, work.kind(day), tuple(rows), minutes, load, load > house.full, free)


def gap(rows: Iterable[Entry], minutes: int, planner: Planner) -> int | None:
    """Where so many minutes are free within a day, after what stands there last if that is possible."""
    taken = [(one.minute, one.end) for one in rows if one.minute is not None and one.end is not None and one.counts]
    after = max((end for _start, end in taken), default=planner.opens)
    late = -(-max(after, planner.opens) // 15) * 15
    if minutes <= FREE and late + minutes <= planner.closes:
        return late
    return first_gap(taken, minutes, planner.opens, planner.closes)


def _own(s: Session, first: date, last: date) -> Iterator[Entry]:
    p = t.plan_entry.c
    for one in s.scalars(select(PlanEntry).where(p.day.between(first, last))):
        yield Entry(
            id=one.id, day=one.day, kind=one.kind, code="own", values={}, words=one.words, detail=one.detail,
            minute=one.minute, minutes=one.minutes, own=True, client_id=one.client_id, subject_kind=one.subject_kind,
            subject_id=one.subject_id, department=one.department, reason=one.reason, done=one.done_on is not None,
        )  # fmt: skip


def _record(
    id: UUID, day: date, kind: EntryKind, code: str, values: dict[str, object], minute: int | None, minutes: int,
    client_id: UUID | None = None, subject: str = "", *, done: bool = False,
) -> Entry:  # fmt: skip
    return Entry(id, day, kind, code, values, "", "", minute, minutes, False, client_id, subject or code, id, done=done)


def _calls(s: Session, clock: Clock, work: WorkCalendar, planner: Planner, first: date, last: date) -> Iterator[Entry]:
    """The block of each workday, and calls at a fixed time."""
    k, b, n, c = t.call.c, t.call_block.c, t.contact.c, t.client.c
    start, end = _instants(clock, first, last)
    loose = select(k.day, func.count(), func.sum(k.minutes)).where(
        k.day.between(first, last), k.at.is_(None), k.state != CallState.DROPPED
    )
    counts = {day: (count, int(minutes)) for day, count, minutes in s.execute(loose.group_by(k.day))}
    moved = {
        day: (id, starts, minutes)
        for id, day, starts, minutes in s.execute(
            select(b.id, b.day, b.starts, b.minutes).where(b.day.between(first, last))
        )
    }
    today = clock.today()
    for step in range((last - first).days + 1):
        day = first + timedelta(days=step)
        count, estimated = counts.get(day, (0, 0))
        if not count and day not in moved and (day < today or not work.is_workday(day)):
            continue
        id, starts, length = moved.get(day, (UUID(int=day.toordinal()), planner.block_starts, planner.block_minutes))
        values: dict[str, object] = {"calls": count, "minutes": estimated or length}
        yield _record(id, day, EntryKind.CALLS, "block", values, starts, max(length, estimated), subject="calls")
    fixed = (
        select(Call, func.coalesce(n.name, c.short_name))
        .join(t.client, c.id == k.client_id)
        .outerjoin(t.contact, n.id == k.contact_id)
        .where(k.day.between(first - DAY, last + DAY))  # a fixed time may fall on another day here
        .where(k.at >= start, k.at < end, k.state != CallState.DROPPED)
    )
    for call, who in s.execute(fixed):
        day = clock.local(call.at).date()
        values = {"who": who, "about": call.about}
        yield _record(
            call.id, day, EntryKind.CALLS, "call", values, clock.minute(call.at, day), call.minutes, call.client_id,
            done=call.state not in CALL_OPEN,
        )  # fmt: skip


def _visits(s: Session, clock: Clock, planner: Planner, first: date, last: date) -> Iterator[Entry]:
    rows = [row for row in visit_rows(s, clock, first, last) if row.state is not VisitState.CANCELLED]
    ids = {row.client_id for row in rows}
    r, p = t.care_rules.c, t.prospect.c
    rules = {
        row[0]: Rules(row[1], row[2], False, row[3])
        for row in s.execute(select(r.client_id, r.dormant, r.annoyed, r.visits).where(r.client_id.in_(ids)))
    }
    prospects = set(s.scalars(select(p.client_id).where(p.client_id.in_(ids), p.ended_on.is_(None))))
    seen: dict[tuple[date, UUID], int] = {}
    for row in rows:
        day = clock.local(row.starts_at).date()
        week = (monday_of(day), row.client_id)
        seen[week] = seen.get(week, 0) + 1
        owed = target(planner, row.client_class, row.client_id in prospects, rules.get(row.client_id, Rules()))
        values: dict[str, object] = {
            "client": row.client, "class": ClientClass(row.client_class), "nth": seen[week],
            "target": max(owed, seen[week]), "goal": row.goal, "travel": row.travel, "at": row.minutes,
        }  # fmt: skip
        start = clock.minute(row.starts_at, day) - row.travel
        yield _record(
            row.id, day, EntryKind.VISIT, "visit", values, max(start, 0), row.minutes + row.travel, row.client_id,
            done=row.state is VisitState.HELD,
        )  # fmt: skip


def _items(s: Session, first: date, last: date) -> Iterator[Entry]:
    """Things of the desk on the day that they come back (D-02, I-30)."""
    i, c = t.item.c, t.client.c
    waiting = (Place.TRAY, Place.DESK, Place.DATED, Place.REGISTER)
    dated = i.due.between(first, last) & i.place.in_(waiting)
    asked = i.follow_on.between(first, last) & (i.place == Place.WITH)
    query = select(Item, c.short_name).outerjoin(t.client, c.id == i.client_id).where(t.ITEM_OPEN, dated | asked)
    for item, client in s.execute(query):
        values: dict[str, object] = {"title": item.title, "client": client or "", "person": item.person}
        if item.place is Place.WITH:
            yield _record(item.id, item.follow_on, EntryKind.WORK, "ask", values, None, 10, item.client_id, "item")
            continue
        code = item.kind.value if item.kind in (ItemKind.PARKED, ItemKind.ISSUE) else "item"
        minutes = item.minutes or ITEM_MINUTES
        yield _record(item.id, item.due, EntryKind.WORK, code, values, item.due_minute, minutes, item.client_id, "item")


def _jobs(s: Session, first: date, last: date) -> Iterator[Entry]:
    j, c = t.job.c, t.client.c
    due = select(j.id, j.due, j.number, j.title, j.stage, j.client_id, c.short_name).join(t.client, c.id == j.client_id)
    for id, on, number, title, stage, client_id, client in s.execute(
        due.where(j.due.between(first, last), j.stage != Stage.CLOSED)
    ):
        values: dict[str, object] = {"number": number or "", "title": title, "stage": stage, "client": client}
        yield _record(id, on, EntryKind.DEADLINE, "job", values, None, 0, client_id)


def _answers(s: Session, first: date, last: date) -> Iterator[Entry]:
    """Estimates whose time for an answer is up (W-28)."""
    e, n = t.estimate.c, t.contact.c
    days = s.scalar(select(t.agency.c.answer_days)) or ANSWER_DAYS
    wait = timedelta(days=days)
    query = (
        select(e.id, e.number, e.sent_on, e.client_id, func.coalesce(n.name, ""))
        .outerjoin(t.contact, n.id == e.contact_id)
        .where(e.state == EstimateState.SENT, e.sent_on.between(first - wait, last - wait))
    )
    for id, number, on, client_id, who in s.execute(query):
        values: dict[str, object] = {"number": number, "days": days, "who": who}
        yield _record(id, on + wait, EntryKind.DEADLINE, "estimate", values, None, 0, client_id)


def _instants(clock: Clock, first: date, last: date) -> tuple[datetime, datetime]:
    return clock.instant(first, 0), clock.instant(last + timedelta(days=1), 0)


def plain(value: Any) -> Any:
    """A value of an entry as JSON keeps it."""
    return value.isoformat() if isinstance(value, date | time) else str(value) if isinstance(value, UUID) else value
