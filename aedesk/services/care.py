"""What we owe a client: promises kept, complaints answered, ideas offered, the boss informed (C-12 to C-28, R-10)."""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, func, select

from aedesk.clock import Clock
from aedesk.domain.calendar import quarter_of
from aedesk.domain.care import BossNote, Complaint, Idea, IdeaOutcome, Promise, PromiseState
from aedesk.domain.client import Client
from aedesk.domain.errors import UserError
from aedesk.domain.job import Job
from aedesk.domain.people import Person
from aedesk.domain.standard_time import Squeeze, squeeze
from aedesk.services import lookup
from aedesk.storage import tables as t
from aedesk.storage.store import Store

T = TypeVar("T", Promise, Complaint, Idea, BossNote)


@dataclass(frozen=True)
class Kept:
    """How many of the promises that came due in a quarter were kept in time (C-15)."""

    kept: int
    closed: int


@dataclass(frozen=True)
class OpenRow:
    """One open promise, complaint or note for the boss, in a list over all clients."""

    id: UUID
    client_id: UUID
    client: str
    code: str
    words: str
    on: date | None
    days: int  # late, or old
    big: bool = False


class CareService:
    """What is done with promises, complaints, ideas, and what the boss must know."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    # Promises

    def promise(self, promise: Promise) -> Promise:
        """Keep what we promised."""
        promise.made_on = promise.made_on or self._clock.today()
        return self._add("promise.add", promise, promise.contact_id)

    def settle_promise(self, id: UUID, state: PromiseState, on: date | None = None) -> Promise:
        """Say how a promise ended; one that was kept after its day counts as kept late."""
        with self._store.write("promise.settle", undoable=True) as s:
            promise = lookup.one(s, Promise, id)
            if promise.state is not PromiseState.OPEN:
                raise UserError("already_settled")
            promise.state, promise.settled_on = state, on or self._clock.today()
        return promise

    def promises(self, client_id: UUID | None = None, *, open_only: bool = True) -> list[Promise]:
        """Promises, the nearest first."""
        p = t.promise.c
        query = select(Promise).order_by(p.due, p.id)
        query = query.where(p.state == PromiseState.OPEN) if open_only else query
        return self._list(query.where(p.client_id == client_id) if client_id else query)

    def promise_rows(self, day: date) -> tuple[OpenRow, ...]:
        """Open promises of all clients, the most late first."""
        p = t.promise.c
        query = _open_rows(t.promise, p.due).where(p.state == PromiseState.OPEN).order_by(p.due)
        return self._rows(query, day)

    def kept(self, client_id: UUID | None = None, day: date | None = None) -> Kept:
        """How many of a quarter's promises were kept, by the quarter of a day."""
        first, last = quarter_of(day or self._clock.today())
        p = t.promise.c
        query = select(p.state, p.due, p.settled_on).where(p.settled_on.between(first, last))
        with self._store.read() as s:
            rows = s.execute(query.where(p.client_id == client_id) if client_id else query).all()
        closed = [row for row in rows if row[0] in (PromiseState.KEPT, PromiseState.BROKEN)]
        return Kept(sum(row[0] is PromiseState.KEPT and row[2] <= row[1] for row in closed), len(closed))

    def over_promise(self, job_id: UUID, due: date) -> Squeeze | None:
        """What to warn of when work is promised sooner than such work takes; none when there is time enough."""
        with self._store.read() as s:
            job, brief = lookup.one(s, Job, job_id), lookup.brief(s, job_id)
        return squeeze(job.kind, len(brief.deliverables) if brief else 1, self._clock.today(), due)

    # Complaints

    def complain(self, complaint: Complaint) -> Complaint:
        """Keep a complaint."""
        complaint.received_at = complaint.received_at or self._clock.now()
        return self._add("complaint.add", complaint, complaint.contact_id)

    def answer_complaint(self, id: UUID, cause: str, response: str) -> Complaint:
        """Keep why it came to a complaint and what we answered."""
        with self._store.write("complaint.answer", undoable=True) as s:
            complaint = lookup.one(s, Complaint, id)
            complaint.cause, complaint.response = cause.strip(), response.strip()
            complaint.answered_at = complaint.answered_at or self._clock.now()
        return complaint

    def close_complaint(self, id: UUID, lesson: str) -> Complaint:
        """Close an answered complaint with what it taught."""
        with self._store.write("complaint.close", undoable=True) as s:
            complaint = lookup.one(s, Complaint, id)
            for name, words in (("response", complaint.response), ("lesson", lesson.strip())):
                if not words:
                    raise UserError("empty", field=name)
            complaint.lesson, complaint.closed_on = lesson.strip(), self._clock.today()
        return complaint

    def complaints(self, client_id: UUID | None = None, *, open_only: bool = False) -> list[Complaint]:
        """Complaints, the newest first."""
        k = t.complaint.c
        query = select(Complaint).order_by(k.received_at.desc())
        query = query.where(k.closed_on.is_(None)) if open_only else query
        return self._list(query.where(k.client_id == client_id) if client_id else query)

    # Ideas

    def idea(self, idea: Idea) -> Idea:
        """Put an idea into the bank of a client."""
        idea.had_on = idea.had_on or self._clock.today()
        return self._add("idea.add", idea, None)

    def offer_idea(self, id: UUID, on: date | None = None) -> Idea:
        """Keep that an idea was offered."""
        return self._change("idea.offer", Idea, id, offered_on=on or self._clock.today())

    def settle_idea(self, id: UUID, outcome: IdeaOutcome, note: str = "") -> Idea:
        """Keep what they said to an idea."""
        return self._change("idea.settle", Idea, id, outcome=outcome, note=note.strip())

    def ideas(self, client_id: UUID) -> list[Idea]:
        """A client's ideas, the newest first."""
        i = t.idea.c
        return self._list(select(Idea).where(i.client_id == client_id).order_by(i.had_on.desc(), i.id.desc()))

    # The boss

    def tell_boss(self, note: BossNote) -> BossNote:
        """Keep what the boss must know."""
        note.noted_on = note.noted_on or self._clock.today()
        return self._add("boss.note", note, None)

    def told(self, id: UUID, person_id: UUID, on: date | None = None) -> BossNote:
        """Keep that the boss knows."""
        with self._store.read() as s:
            lookup.one(s, Person, person_id)
        return self._change("boss.told", BossNote, id, told_to=person_id, told_on=on or self._clock.today())

    def boss_list(self, day: date) -> tuple[OpenRow, ...]:
        """What the boss does not know yet, big things first."""
        b = t.boss_note.c
        query = _open_rows(t.boss_note, b.noted_on, b.big).where(b.told_on.is_(None))
        return self._rows(query.order_by(b.big.desc(), b.noted_on), day)

    def boss_notes(self, client_id: UUID) -> list[BossNote]:
        """Everything noted for the boss about a client, the newest first."""
        b = t.boss_note.c
        return self._list(select(BossNote).where(b.client_id == client_id).order_by(b.noted_on.desc(), b.id.desc()))

    def last_told(self) -> dict[UUID, date]:
        """When the boss last heard of each client."""
        b = t.boss_note.c
        query = select(b.client_id, func.max(b.told_on)).where(b.told_on.is_not(None)).group_by(b.client_id)
        with self._store.read() as s:
            return dict(s.execute(query).all())

    def _add(self, verb: str, noun: T, contact_id: UUID | None) -> T:
        if not noun.words.strip():
            raise UserError("empty", field="words")
        with self._store.write(verb, undoable=True) as s:
            client = lookup.one(s, Client, noun.client_id)
            if contact_id is not None and all(one.id != contact_id for one in client.contacts):
                raise UserError("contact_not_of_client", field="contact_id")
            s.add(noun)
        return noun

    def _change(self, verb: str, kind: type[T], id: UUID, **values: object) -> T:
        with self._store.write(verb, undoable=True) as s:
            noun = lookup.one(s, kind, id)
            for name, value in values.items():
                setattr(noun, name, value)
        return noun

    def _list(self, query: Select[Any]) -> list[Any]:
        with self._store.read() as s:
            return list(s.scalars(query))

    def _rows(self, query: Select[Any], day: date) -> tuple[OpenRow, ...]:
        with self._store.read() as s:
            rows = s.execute(query).all()
        return tuple(
            OpenRow(row[0], row[1], row[2], row[3], row[4], row[5], (day - row[5]).days if row[5] else 0,
                    bool(len(row) > 6 and row[6]))
            for row in rows
        )  # fmt: skip


def _open_rows(table: Any, on: Any, *more: Any) -> Select[Any]:
    c = t.client.c
    return select(table.c.id, c.id, c.short_name, c.code, table.c.words, on, *more).join_from(
        table, t.client, c.id == table.c.client_id
    )
