"""The drills: a change of priorities in six steps, and what is put off in eight questions (T-01 to T-04)."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.calendar import monday_of
from aedesk.domain.client import Client, ContactRole
from aedesk.domain.desk import Item, Place
from aedesk.domain.desk_plan import Drill, DrillKind, PlanEntry
from aedesk.domain.errors import UserError
from aedesk.domain.job import Job, Stage
from aedesk.domain.people import Department, Rank
from aedesk.domain.plan_rules import STEPS, UNIT_OF, Unit, check_minute, check_minutes
from aedesk.services import lookup
from aedesk.services.calendar import CalendarService
from aedesk.storage import tables as t
from aedesk.storage.store import Store

AHEAD = timedelta(days=13)
"""So far ahead the plan is kept with a drill: this week and the next."""

UNIT_STAFF = {
    Unit.CREATIVE: Department.CREATIVE, Unit.STUDIO: Department.CREATIVE, Unit.PRODUCTION: Department.PRODUCTION,
}  # fmt: skip


@dataclass(frozen=True)
class Notify:
    """Somebody who has to know of a change of plan, and for which jobs."""

    id: UUID
    name: str
    ours: bool
    role: str  # code of a rank of ours, or of a contact's role
    title: str
    client_id: UUID | None
    client: str
    phone: str
    email: str
    jobs: tuple[str, ...]  # numbers, or titles


@dataclass(frozen=True)
class JobChange:
    """A job, or something of the week, before and after a drill."""

    code: str  # job or entry
    id: UUID
    name: str
    before: date | None  # none: it was not there
    after: date | None


class DrillService:
    """What is done with drills."""

    def __init__(self, store: Store, clock: Clock, calendar: CalendarService) -> None:
        self._store = store
        self._clock = clock
        self._calendar = calendar

    def begin(self, kind: DrillKind, item_id: UUID | None = None, title: str = "") -> Drill:
        """Begin a drill; the plan as it stands is kept with it."""
        with self._store.write("drill.begin", undoable=True) as s:
            if item_id is not None:
                title = title or lookup.one(s, Item, item_id).title
            drill = Drill(kind, self._clock.now(), item_id=item_id, title=title.strip(), before=self._snapshot(s))
            s.add(drill)
        return drill

    def open(self, kind: DrillKind | None = None) -> list[Drill]:
        """Drills that were begun and not finished, the newest first."""
        d = t.drill.c
        query = select(Drill).where(d.ended_at.is_(None)).order_by(d.at.desc())
        with self._store.read() as s:
            return list(s.scalars(query.where(d.kind == kind) if kind else query))

    def past(self, limit: int = 50) -> list[Drill]:
        """Drills that were gone through, the newest first."""
        d = t.drill.c
        with self._store.read() as s:
            return list(s.scalars(select(Drill).where(d.ended_at.is_not(None)).order_by(d.at.desc()).limit(limit)))

    def get(self, id: UUID) -> Drill:
        """One drill."""
        with self._store.read() as s:
            return lookup.one(s, Drill, id)

    def name(self, id: UUID, title: str) -> Drill:
        """Say what came up."""
        return self._change(id, "drill.name", lambda drill: setattr(drill, "title", title.strip()))

    def answer(self, id: UUID, step: str, words: str) -> Drill:
        """Keep the answer to one step."""

        def keep(drill: Drill) -> None:
            if all(one.code != step for one in STEPS[drill.kind]):
                raise UserError("drill_step", step=step)
            told = answers(drill)
            told[step] = words.strip()
            drill.answers = json.dumps(told, ensure_ascii=False)

        return self._change(id, "drill.answer", keep)

    def reorder(self, id: UUID, dues: Mapping[UUID, date]) -> list[Job]:
        """Give affected jobs other due dates on the real board, all in one step (T-02, third step)."""
        with self._store.write("drill.reorder", undoable=True) as s:
            _open(lookup.one(s, Drill, id))
            moved = []
            for job_id, due in dues.items():
                job = lookup.one(s, Job, job_id)
                if job.stage is Stage.CLOSED:
                    raise UserError("job_closed_due", name=job.number or job.title)
                if job.due != due:
                    job.due = due
                    moved.append(job)
        return moved

    def finish(
        self, id: UUID, *, day: date | None = None, minute: int | None = None, minutes: int = 0, reward: str = ""
    ) -> Drill:
        """End a drill; the plan as it stands now is kept beside the old one.

        What was put off becomes a dated item with its reward, important and urgent from now on (T-04).
        """
        with self._store.write("drill.finish", undoable=True) as s:
            drill = lookup.one(s, Drill, id)
            _open(drill)
            told = answers(drill)
            for step in STEPS[drill.kind]:
                if step.needed and not told.get(step.code):
                    raise UserError("drill_answer", field=step.code)
            if drill.kind is DrillKind.PUTTING_OFF:
                self._date(s, drill, day, minute, minutes, reward)
            s.flush()
            drill.after, drill.ended_at = self._snapshot(s), self._clock.now()
        return drill

    def drop(self, id: UUID) -> None:
        """Give a drill up that was begun; what it moved stays where it is."""
        with self._store.write("drill.drop", undoable=True) as s:
            drill = lookup.one(s, Drill, id)
            _open(drill)
            s.delete(drill)

    def changes(self, drill: Drill) -> tuple[JobChange, ...]:
        """What stands elsewhere in the plan after the drill; while it is open, now."""
        before = _read(drill.before)
        if drill.ended_at is None:
            with self._store.read() as s:
                after = _read(self._snapshot(s))
        else:
            after = _read(drill.after)
        found = []
        for key in {**before, **after}:
            old, new = before.get(key), after.get(key)
            if (old or {}).get("on") == (new or {}).get("on"):
                continue
            there = new or old or {}
            found.append(JobChange(key[0], UUID(key[1]), str(there["name"]), _on(old), _on(new)))
        return tuple(sorted(found, key=lambda one: (one.code, one.after or date.max, one.name)))

    def jobs(self) -> list[Any]:
        """Open jobs that a change may touch, by due date: id, number, title, client, stage, due."""
        j, c = t.job.c, t.client.c
        query = (
            select(j.id, j.number, j.title, c.short_name.label("client"), j.client_id, j.stage, j.due)
            .join(t.client, c.id == j.client_id)
            .where(j.stage != Stage.CLOSED)
            .order_by(j.due.is_(None), j.due, j.id)
        )
        with self._store.read() as s:
            return list(s.execute(query).all())

    def notify_list(self, job_ids: Iterable[UUID]) -> tuple[Notify, ...]:
        """Who is concerned by a change of these jobs: our people first, then the clients' (T-02, first step)."""
        with self._store.read() as s:
            people = lookup.people(s)
            jobs = [lookup.one(s, Job, id) for id in dict.fromkeys(job_ids)]
            ours: dict[UUID, list[str]] = {}
            theirs: list[Notify] = []
            for client_id in dict.fromkeys(job.client_id for job in jobs):
                client = lookup.one(s, Client, client_id)
                names = tuple(_name(job) for job in jobs if job.client_id == client_id)
                theirs += _contacts(client, names)
                for member in client.group:
                    ours.setdefault(member.person_id, []).extend(names)
            for job in jobs:
                for person_id in _concerned(job, people):
                    ours.setdefault(person_id, []).append(_name(job))
        staff = [
            Notify(one.id, one.name, True, one.rank.value, "", None, "", "", "", tuple(dict.fromkeys(ours[one.id])))
            for one in people.values() if one.id in ours and one.left_on is None and not one.is_me
        ]  # fmt: skip
        return (*staff, *theirs)

    # Inside

    def _change(self, id: UUID, verb: str, do: Any) -> Drill:
        with self._store.write(verb, undoable=True) as s:
            drill = lookup.one(s, Drill, id)
            _open(drill)
            do(drill)
        return drill

    def _date(self, s: Session, drill: Drill, day: date | None, minute: int | None, minutes: int, reward: str) -> None:
        if day is None:
            raise UserError("empty", field="day")
        if day < self._clock.today():
            raise UserError("plan_past", field="day")
        check_minute(minute)
        if minutes:
            check_minutes(minutes)
        if not reward.strip():
            raise UserError("drill_reward", field="reward")
        now = self._clock.now()
        item = s.get(Item, drill.item_id) if drill.item_id else None
        if item is None:
            if not drill.title:
                raise UserError("empty", field="title")
            item = Item(drill.title, arrived_at=now)
            s.add(item)
            s.flush()
            drill.item_id = item.id
        if item.place in (Place.TRAY, Place.DATED):
            item.place = Place.DATED
        item.due, item.due_minute, item.due_words = day, minute, ""
        item.minutes = minutes or item.minutes
        item.reward, item.importance, item.urgent = reward.strip(), 3, True
        item.postponed, item.touched_at = 0, now

    def _snapshot(self, s: Session) -> str:
        """The plan as it stands: open jobs with their days, and what was placed by hand."""
        j, p = t.job.c, t.plan_entry.c
        monday = monday_of(self._clock.today())
        rows = [
            {"code": "job", "id": str(id), "name": " ".join(part for part in (number, title) if part), "on": _iso(due)}
            for id, number, title, due in s.execute(
                select(j.id, j.number, j.title, j.due).where(j.stage != Stage.CLOSED).order_by(j.due)
            )
        ]
        placed = select(PlanEntry).where(p.day.between(monday, monday + AHEAD)).order_by(p.day, p.minute)
        rows += [
            {"code": "entry", "id": str(one.id), "name": one.words, "on": _iso(one.day)} for one in s.scalars(placed)
        ]
        return json.dumps(rows, ensure_ascii=False)


def answers(drill: Drill) -> dict[str, str]:
    """The answers of a drill, by step."""
    told = json.loads(drill.answers or "{}")
    return {str(key): str(value) for key, value in told.items()}


def _open(drill: Drill) -> None:
    if drill.ended_at is not None:
        raise UserError("drill_over")


def _name(job: Job) -> str:
    return job.number or job.title


def _concerned(job: Job, people: Mapping[UUID, Any]) -> set[UUID]:
    """Who of ours is concerned: the job's owner, who signed or is asked to, the creative director, and its desk."""
    found = {one.person_id for one in job.sign_offs if one.person_id} | {job.owner_id}
    unit = UNIT_STAFF.get(UNIT_OF.get(job.stage, Unit.CLIENT_SERVICE))
    for person in people.values():
        if person.left_on is None and (Rank.CD in person.ranks or (unit is not None and unit in person.departments)):
            found.add(person.id)
    return {id for id in found if id is not None}


def _contacts(client: Client, jobs: tuple[str, ...]) -> list[Notify]:
    """Who has to know at a client: whoever signs and whoever does the daily work; somebody at least."""
    there = [one for one in client.contacts if one.left_on is None]
    told = [one for one in there if one.signs or one.role in (ContactRole.DAY_TO_DAY, ContactRole.DECIDES)]
    return [
        Notify(one.id, one.name, False, one.role.value, one.title, client.id, client.short_name, one.phone, one.email,
               jobs)
        for one in told or there[:1]
    ]  # fmt: skip


def _read(text: str) -> dict[tuple[str, str], dict[str, Any]]:
    return {(row["code"], row["id"]): row for row in json.loads(text or "[]")}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _on(row: Mapping[str, Any] | None) -> date | None:
    return date.fromisoformat(row["on"]) if row and row.get("on") else None
