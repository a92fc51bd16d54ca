"""Visits: planned, held with their three learnings, and counted against the week's quota (C-01, C-02, C-11)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.calendar import monday_of
from aedesk.domain.care import LEARNINGS, Visit, VisitKind, VisitPerson, VisitState
from aedesk.domain.client import Client, ClientClass, ContactKind, ContactNote
from aedesk.domain.errors import UserError
from aedesk.services import lookup
from aedesk.services.calendar import CalendarService
from aedesk.services.call_day import visit_rows
from aedesk.services.call_views import VisitRow
from aedesk.services.morning import THURSDAY, Rules, face_kinds, target
from aedesk.storage import tables as t
from aedesk.storage.store import Store

LONGEST = 12 * 60


@dataclass(frozen=True)
class Mark:
    """One cell of the week: a contact that took place, or a visit that is planned."""

    kind: ContactKind
    planned: bool
    minute: int  # after midnight, on the wall
    name: str
    counts: bool  # towards the target (Z-40, Z-42)


@dataclass(frozen=True)
class WeekMarks:
    """A client's week: what took place on each day, and how it stands to its target."""

    client_id: UUID
    client: str
    code: str
    client_class: ClientClass
    prospect: bool
    dormant: bool
    annoyed: bool
    days: tuple[tuple[Mark, ...], ...]  # Monday to Sunday
    done: int
    planned: int
    target: int
    face: int  # of a prospect's contacts, how many were face to face
    short: bool  # a holiday week
    tone: str  # done, planned, open, short (a holiday week) or late
    silent_days: int | None  # since the last contact


class VisitService:
    """What is done with visits."""

    def __init__(self, store: Store, clock: Clock, calendar: CalendarService) -> None:
        self._store = store
        self._clock = clock
        self._calendar = calendar

    def get(self, id: UUID) -> Visit:
        """One visit."""
        with self._store.read() as s:
            return lookup.one(s, Visit, id)

    def plan(self, visit: Visit) -> Visit:
        """Plan a visit where no other one stands."""
        with self._store.write("visit.plan", undoable=True) as s:
            self._check(s, visit)
            s.add(visit)
        return visit

    def save(self, visit: Visit) -> Visit:
        """Keep what was changed about a visit."""
        with self._store.write("visit.save", undoable=True) as s:
            lookup.one(s, Visit, visit.id)
            self._check(s, visit)
            kept = s.merge(visit)
        visit.version = kept.version
        return kept

    def hold(
        self, id: UUID, business: str, market: str, need: str, result: str = "", *,
        people: Iterable[UUID] | None = None, minutes: int | None = None, cost: int | None = None,
    ) -> Visit:  # fmt: skip
        """Keep that a visit took place, and what was learned in it."""
        told = dict(zip(LEARNINGS, (business, market, need), strict=True))
        for name, words in told.items():
            if not words.strip():
                raise UserError("visit_without_learning", field=name)
        with self._store.write("visit.held", undoable=True) as s:
            visit = _still(s, id)
            if visit.starts_at > self._clock.now():
                raise UserError("visit_not_yet")
            for name, words in told.items():
                setattr(visit, name, words.strip())
            visit.state, visit.result, visit.cost = VisitState.HELD, result.strip(), cost
            visit.minutes = minutes or visit.minutes
            if people is not None:
                visit.people = [VisitPerson(person) for person in people]
            self._check(s, visit)
            kind = ContactKind.VIDEO if visit.kind is VisitKind.VIDEO else ContactKind.VISIT
            whom = visit.people[0].contact_id if visit.people else None
            s.add(ContactNote(visit.client_id, kind, visit.starts_at, visit.result or visit.need, whom))
        return visit

    def cancel(self, id: UUID, reason: str = "") -> Visit:
        """Give a planned visit up."""
        with self._store.write("visit.cancel", undoable=True) as s:
            visit = _still(s, id)
            visit.state, visit.result = VisitState.CANCELLED, reason.strip()
        return visit

    def between(self, first: date, last: date) -> tuple[VisitRow, ...]:
        """The visits between two days, both included."""
        with self._store.read() as s:
            return tuple(visit_rows(s, self._clock, first, last))

    def of_client(self, client_id: UUID) -> list[Visit]:
        """A client's visits, the newest first."""
        v = t.visit.c
        with self._store.read() as s:
            return list(s.scalars(select(Visit).where(v.client_id == client_id).order_by(v.starts_at.desc())))

    def next_of(self, client_id: UUID) -> Visit | None:
        """The next planned visit to a client."""
        v = t.visit.c
        query = select(Visit).where(
            v.client_id == client_id, v.state == VisitState.PLANNED, v.starts_at >= self._clock.now()
        )
        with self._store.read() as s:
            return s.scalars(query.order_by(v.starts_at).limit(1)).first()

    def week(self, day: date, only: ClientClass | None = None) -> tuple[WeekMarks, ...]:
        """The week of a day for every client, or for those of one class: A first, prospects last (Z-41)."""
        monday, today = monday_of(day), self._clock.today()
        short = self._calendar.short_week(day)
        c, n, r, p = t.client.c, t.contact_note.c, t.care_rules.c, t.prospect.c
        first, last = (self._clock.instant(monday + timedelta(days=step), 0) for step in (0, 7))
        with self._store.read() as s:
            planner = lookup.planner(s)
            faces = face_kinds(planner)
            prospects = frozenset(s.execute(select(p.client_id).where(p.ended_on.is_(None))).scalars())
            rules = {
                row[0]: Rules(row[1], row[2], False, row[3])
                for row in s.execute(select(r.client_id, r.dormant, r.annoyed, r.visits))
            }
            newest = select(func.max(n.at)).where(n.client_id == c.id).scalar_subquery()
            query = select(c.id, c.short_name, c.code, c.client_class, newest).where(c.archived_on.is_(None))
            query = query.where(c.client_class == only) if only else query
            clients = s.execute(query.order_by(c.client_class, c.reading, c.short_name)).all()
            marks = self._marks(s, monday, first, last, faces, prospects)
        rows = []
        for id, name, code, kind, latest in clients:
            rule, days = rules.get(id, Rules()), marks.get(id) or [[] for _ in range(7)]
            flat = [mark for one in days for mark in one if mark.counts]
            done = sum(not mark.planned for mark in flat)
            ahead = len(flat) - done
            wanted = target(planner, kind, id in prospects, rule)
            rows.append(
                WeekMarks(
                    client_id=id, client=name, code=code, client_class=kind, prospect=id in prospects,
                    dormant=rule.dormant, annoyed=rule.annoyed, days=tuple(tuple(one) for one in days), done=done,
                    planned=ahead, target=wanted, short=short, tone=_tone(done, ahead, wanted, short, today, monday),
                    face=sum(not mark.planned and mark.kind in faces for mark in flat),
                    silent_days=(today - self._clock.local(latest).date()).days if latest else None,
                )
            )  # fmt: skip
        return tuple(sorted(rows, key=lambda one: one.prospect))

    def _marks(
        self, s: Session, monday: date, first: object, last: object, faces: tuple[ContactKind, ...],
        prospects: frozenset[UUID],
    ) -> dict[UUID, list[list[Mark]]]:  # fmt: skip
        n, v, k, p = t.contact_note.c, t.visit.c, t.contact.c, t.visit_person.c
        notes = (
            select(n.client_id, n.kind, n.at, func.coalesce(k.name, ""))
            .select_from(t.contact_note)
            .outerjoin(t.contact, k.id == n.contact_id)
            .where(n.at >= first, n.at < last)
        )
        whom = select(k.name).join(t.visit_person, k.id == p.contact_id).where(p.visit_id == v.id)
        visits = select(
            v.client_id, v.kind, v.starts_at,
            func.coalesce(whom.order_by(p.position).limit(1).correlate(t.visit).scalar_subquery(), ""),
        ).where(v.starts_at >= first, v.starts_at < last, v.state == VisitState.PLANNED)  # fmt: skip
        found: list[tuple[UUID, ContactKind, object, str, bool]] = [(*row, False) for row in s.execute(notes)]
        for client_id, kind, at, name in s.execute(visits):
            kind = ContactKind.VIDEO if kind is VisitKind.VIDEO else ContactKind.VISIT
            found.append((client_id, kind, at, name, True))
        marks: dict[UUID, list[list[Mark]]] = {}
        for client_id, kind, at, name, ahead in sorted(found, key=lambda one: str(one[2])):
            wall = self._clock.local(at)  # type: ignore[arg-type]
            counts = client_id in prospects or kind in faces
            mark = Mark(kind, ahead, wall.hour * 60 + wall.minute, name, counts)
            marks.setdefault(client_id, [[] for _ in range(7)])[(wall.date() - monday).days].append(mark)
        return marks

    def _check(self, s: Session, visit: Visit) -> None:
        client = lookup.one(s, Client, visit.client_id)
        if not 5 <= visit.minutes <= LONGEST or not 0 <= visit.travel <= LONGEST:
            raise UserError("visit_minutes", field="minutes", most=LONGEST)
        theirs = {contact.id for contact in client.contacts}
        if any(person.contact_id not in theirs for person in visit.people):
            raise UserError("contact_not_of_client", field="people")
        if visit.state is not VisitState.PLANNED:
            return
        start = visit.starts_at - timedelta(minutes=visit.travel)
        end = visit.starts_at + timedelta(minutes=visit.minutes)
        v, c, reach = t.visit.c, t.client.c, timedelta(minutes=LONGEST)
        near = (
            select(v.starts_at, v.minutes, v.travel, c.short_name)
            .join_from(t.visit, t.client, c.id == v.client_id)
            .where(v.id != visit.id, v.state == VisitState.PLANNED)
            .where(v.starts_at > start - reach, v.starts_at < end + reach)
        )
        with s.no_autoflush:
            for at, minutes, travel, name in s.execute(near):
                if at - timedelta(minutes=travel) < end and start < at + timedelta(minutes=minutes):
                    raise UserError("visit_overlaps", field="starts_at", name=name)


def _still(s: Session, id: UUID) -> Visit:
    visit = lookup.one(s, Visit, id)
    if visit.state is not VisitState.PLANNED:
        raise UserError("visit_over")
    return visit


def _tone(done: int, planned: int, target: int, short: bool, today: date, monday: date) -> str:
    """How loudly a week says what it lacks: red from Thursday on, never in a holiday week (C-01, Z-41)."""
    if done >= target:
        return "done"
    if short:
        return "short"
    if done + planned >= target and today < monday + timedelta(days=7):
        return "planned"
    return "late" if today >= monday + timedelta(days=THURSDAY) else "open"
