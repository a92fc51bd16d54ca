"""How full days are, by job and by department, and what is important and what only urgent (T-12 to T-14)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.calendar import DayKind
from aedesk.domain.client import ClientClass
from aedesk.domain.desk import ItemKind, Place
from aedesk.domain.desk_plan import EntryKind
from aedesk.domain.job import STAGES, Stage
from aedesk.domain.plan_rules import MILESTONES, UNIT_OF, Unit
from aedesk.services import lookup
from aedesk.services.calendar import CalendarService
from aedesk.services.week_entries import day_view, entries, settings
from aedesk.storage import tables as t
from aedesk.storage.store import Store

NEAR = timedelta(days=2)
"""What is due within so many days is urgent by itself (T-13)."""

IMPORTANT = 3


@dataclass(frozen=True)
class DayLoad:
    """A day's minutes, and what they go to."""

    day: date
    kind: DayKind
    minutes: int
    load: int  # percent
    full: bool
    parts: tuple[tuple[EntryKind, int], ...]


@dataclass(frozen=True)
class JobLoad:
    """The minutes that a job gets on the days looked at."""

    job_id: UUID
    number: str
    title: str
    client: str
    due: date | None
    minutes: int


@dataclass(frozen=True)
class UnitPaper:
    """One paper that a department has to hand over on a day."""

    job_id: UUID
    number: str
    title: str
    client: str
    what: str  # "job", or the field of the brief that sets the day


@dataclass(frozen=True)
class UnitDay:
    """What one department has to hand over on one day."""

    unit: Unit
    day: date
    papers: tuple[UnitPaper, ...]
    collision: bool  # more than the agency's limit


@dataclass(frozen=True)
class MatrixRow:
    """One thing in the view of importance and urgency."""

    id: UUID
    title: str
    client: str
    client_class: ClientClass | None
    place: Place
    due: date | None
    importance: int
    urgent: bool  # by hand
    near: bool  # by its date
    minutes: int
    postponed: int


@dataclass(frozen=True)
class Matrix:
    """Open things of the desk by importance and urgency (T-13)."""

    do: tuple[MatrixRow, ...]  # important and urgent
    plan: tuple[MatrixRow, ...]  # important, not urgent
    quick: tuple[MatrixRow, ...]  # urgent, not important
    later: tuple[MatrixRow, ...]  # neither


class LoadService:
    """Reads loads; what it sorts is changed through the desk and the week."""

    def __init__(self, store: Store, clock: Clock, calendar: CalendarService) -> None:
        self._store = store
        self._clock = clock
        self._calendar = calendar

    def by_day(self, first: date, last: date) -> tuple[DayLoad, ...]:
        """How full each day is."""
        work = self._calendar.work()
        with self._store.read() as s:
            planner, house = lookup.planner(s), settings(s)
            found = []
            for day, rows in entries(s, self._clock, work, first, last).items():
                view = day_view(day, rows, work, planner, house)
                minutes = {kind: sum(one.counts for one in rows if one.kind is kind) for kind in EntryKind}
                parts = tuple((kind, count) for kind, count in minutes.items() if count)
                found.append(DayLoad(day, view.kind, view.minutes, view.load, view.full, parts))
        return tuple(found)

    def by_job(self, first: date, last: date) -> tuple[JobLoad, ...]:
        """The minutes that jobs get on these days, the most first; one that is due and gets none comes first (T-15)."""
        p, j, c = t.plan_entry.c, t.job.c, t.client.c
        placed = select(p.subject_id, p.minutes).where(p.day.between(first, last), p.subject_kind == "job")
        with self._store.read() as s:
            minutes: dict[UUID, int] = {}
            for id, count in s.execute(placed):
                minutes[id] = minutes.get(id, 0) + count
            due = j.due.between(first, last) & (j.stage != Stage.CLOSED)
            query = select(j.id, j.number, j.title, c.short_name, j.due).join(t.client, c.id == j.client_id)
            rows = [
                JobLoad(id, number or "", title, client, on, minutes.get(id, 0))
                for id, number, title, client, on in s.execute(query.where(due | j.id.in_(minutes)))
            ]
        return tuple(sorted(rows, key=lambda one: (one.minutes > 0, -one.minutes, one.due or date.max)))

    def by_department(self, first: date, last: date) -> tuple[UnitDay, ...]:
        """What each department has to hand over on each day; too much on one day is a collision (T-14)."""
        with self._store.read() as s:
            limit = settings(s).department_limit
            found: dict[tuple[Unit, date], list[UnitPaper]] = {}
            for unit, day, paper in _papers(s, first, last):
                found.setdefault((unit, day), []).append(paper)
        order = list(Unit)
        return tuple(
            UnitDay(unit, day, tuple(found[unit, day]), len(found[unit, day]) > limit)
            for unit, day in sorted(found, key=lambda one: (order.index(one[0]), one[1]))
        )

    def matrix(self, day: date) -> Matrix:
        """Open things by importance and urgency; within each, the nearest first."""
        rows = self._matrix_rows(day)
        split: dict[tuple[bool, bool], list[MatrixRow]] = {}
        for row in rows:
            split.setdefault((row.importance >= IMPORTANT, row.urgent or row.near), []).append(row)
        keys = ((True, True), (True, False), (False, True), (False, False))
        return Matrix(*(tuple(split.get(key, ())) for key in keys))

    def _matrix_rows(self, day: date) -> list[MatrixRow]:
        i, c = t.item.c, t.client.c
        places = (Place.TRAY, Place.DESK, Place.DATED)
        query = (
            select(
                i.id, i.title, c.short_name, c.client_class, i.place, i.due, i.importance, i.urgent, i.minutes,
                i.postponed,
            )
            .outerjoin(t.client, c.id == i.client_id)
            .where(t.ITEM_OPEN, i.place.in_(places), i.kind != ItemKind.READ)
            .order_by(i.due.is_(None), i.due, i.touched_at.desc())
        )  # fmt: skip
        with self._store.read() as s:
            return [
                MatrixRow(
                    id=row[0], title=row[1], client=row[2] or "", client_class=row[3], place=row[4], due=row[5],
                    importance=row[6], urgent=row[7], near=row[5] is not None and row[5] <= day + NEAR,
                    minutes=row[8], postponed=row[9],
                )
                for row in s.execute(query)
            ]  # fmt: skip


def _papers(s: Session, first: date, last: date) -> Iterator[tuple[Unit, date, UnitPaper]]:
    j, b, c = t.job.c, t.brief.c, t.client.c
    head = (j.id, j.number, j.title, c.short_name, j.stage)
    live = j.stage != Stage.CLOSED
    due = select(*head, j.due).join(t.client, c.id == j.client_id).where(live, j.due.between(first, last))
    for id, number, title, client, stage, on in s.execute(due.order_by(j.due)):
        yield UNIT_OF[stage], on, UnitPaper(id, number or "", title, client, "job")
    for name, unit, until in MILESTONES:
        column: Any = b[name]
        ahead = STAGES[: STAGES.index(until) + 1]
        query = (
            select(*head, column)
            .select_from(t.job)
            .join(t.client, c.id == j.client_id)
            .join(t.brief, b.job_id == j.id)
            .where(j.stage.in_(ahead), column.between(first, last), column != j.due)
        )
        for id, number, title, client, _stage, on in s.execute(query.order_by(column)):
            yield unit, on, UnitPaper(id, number or "", title, client, name)
