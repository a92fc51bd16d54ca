"""Jobs: opened, moved across the board, supplied with what their gates ask for, and looked up."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.cards import JobCard
from aedesk.domain.client import Client
from aedesk.domain.errors import UserError
from aedesk.domain.gate_check import Facts, Need, check_move, current, needs
from aedesk.domain.job import STAGES, Job, JobRecord, Right, RightsKind, RightsState, Stage
from aedesk.domain.people import Person
from aedesk.domain.record_rules import gap
from aedesk.domain.signoff import SignState
from aedesk.services import job_papers, lookup, sign_offs
from aedesk.services.job_papers import DocumentRow
from aedesk.services.sign_offs import Signing
from aedesk.storage import journal, opening
from aedesk.storage import tables as t
from aedesk.storage.files import Files
from aedesk.storage.journal import Entry
from aedesk.storage.store import Store

EDITABLE = ("title", "other_title", "kind", "owner_id", "due", "expected_brief", "words")
"""What a form may change; stage, number and signatures have their own doors."""

NUMBER_SLOTS = ("brief.ad", "brief.cd")


class JobService:
    """What is done with jobs."""

    def __init__(self, store: Store, files: Files, clock: Clock) -> None:
        self._store = store
        self._files = files
        self._clock = clock

    def open(self, job: Job) -> Job:
        """Take a job in as a forecast; its number comes with its signed brief."""
        _check(job)
        with self._store.write("job.open", undoable=True) as s:
            client = lookup.one(s, Client, job.client_id)
            if client.archived_on is not None:
                raise UserError("client_archived", field="client_id", name=client.short_name)
            me = s.scalars(select(Person).where(t.person.c.is_me)).first()
            today = self._clock.today()
            job.stage, job.stage_since, job.number = Stage.FORECAST, today, None
            job.owner_id = job.owner_id or client.owner_id or (me.id if me else None)
            job.opened_on = job.opened_on or today
            job.created_at = self._clock.now()
            known = {right.kind for right in job.rights}
            job.rights.extend(Right(kind) for kind in RightsKind if kind not in known)
            s.add(job)
        return job

    def save(self, job: Job) -> Job:
        """Keep what a form may change about a job."""
        _check(job)
        with self._store.write("job.save", undoable=True) as s:
            kept = lookup.one(s, Job, job.id)
            if kept.version != job.version:
                raise UserError("stale")
            if kept.number is not None and kept.kind is not job.kind:
                raise UserError("kind_fixed", field="kind", number=kept.number)
            for name in EDITABLE:
                setattr(kept, name, getattr(job, name))
        job.version = kept.version
        return kept

    def get(self, id: UUID) -> Job:
        """A job with its signatures, records and rights."""
        with self._store.read() as s:
            return lookup.one(s, Job, id)

    def board(self) -> opening.Board:
        """Every open card, the newest closed ones, and how many are closed."""
        with self._store.read() as s:
            return opening.board(_raw(s))

    def cards(self) -> list[JobCard]:
        """Every open card and the newest closed ones."""
        return self.board().cards

    def rows(self) -> list[JobCard]:
        """Every job there is: open ones by due date, then closed ones, newest first."""
        with self._store.read() as s:
            return opening.cards_of(_raw(s))

    def of_client(self, client_id: UUID) -> list[JobCard]:
        """Every job of one client: open ones by due date, then closed ones, newest first."""
        with self._store.read() as s:
            return opening.cards_of(_raw(s), client_id)

    def needs(self, id: UUID, target: Stage | None = None) -> tuple[Need, ...]:
        """What the way to `target`, or to the next stage, asks for: met or not."""
        with self._store.read() as s:
            job = lookup.one(s, Job, id)
            return needs(lookup.facts(s, job), target or next_stage(job.stage))

    def move(self, id: UUID, target: Stage) -> Job:
        """Move a job to a stage: forward through the gates on the way, back always."""
        with self._changing("job.move", id, undoable=True) as (_, facts):
            job = facts.job
            if job.stage is not target:
                check_move(facts, target)
                today = self._clock.today()
                job.stage, job.stage_since = target, today
                job.closed_on = today if target is Stage.CLOSED else None
        return job

    def record(self, id: UUID, record: JobRecord) -> Job:
        """Keep a dated fact that a gate asks for."""
        sign_offs.check_day(record.on, self._clock.today())
        with self._changing("job.record", id, undoable=True) as (_, facts):
            if field := gap(record, facts.people):
                raise UserError("record_incomplete", field=field, kind=record.kind)
            facts.job.records.append(record)
        return facts.job

    def set_right(self, id: UUID, kind: RightsKind, state: RightsState, until: date | None = None) -> Job:
        """Say how one borrowed right stands (W-47)."""
        return self.set_rights(id, {kind: (state, until)})

    def set_rights(self, id: UUID, states: Mapping[RightsKind, tuple[RightsState, date | None]]) -> Job:
        """Say how borrowed rights stand; only a cleared one has a day until which it is."""
        with self._changing("job.right", id, undoable=True) as (_, facts):
            known = {right.kind: right for right in facts.job.rights}
            for kind, (state, until) in states.items():
                if kind not in known:
                    known[kind] = Right(kind)
                    facts.job.rights.append(known[kind])
                known[kind].state, known[kind].until = state, until if state is RightsState.CLEARED else None
        return facts.job

    def ask(self, id: UUID, slot: str, on: date, who: UUID | None = None) -> Job:
        """Note that a signature was asked for, of whom if that is known."""
        sign_offs.check_day(on, self._clock.today())
        with self._changing("job.ask", id, undoable=True) as (s, facts):
            sign_offs.ask(s, facts, slot, on, who)
        return facts.job

    def sign(self, id: UUID, slot: str, signing: Signing) -> Job:
        """Record a signature; the brief's second one draws the job's number in the same breath."""
        _not_on_estimate(slot)
        with self._changing("job.sign", id) as (s, facts):
            job, now, today = facts.job, self._clock.now(), self._clock.today()
            sign_offs.sign(s, self._files, facts, slot, signing, now, today)
            if job.number is None and all(_signed(job, slot) for slot in NUMBER_SLOTS):
                job.number = self._store.draw(s, "J")
        return job

    def refuse(self, id: UUID, slot: str, reason: str, by: UUID | None = None) -> Job:
        """Record that somebody would not sign, and why."""
        _not_on_estimate(slot)
        with self._changing("job.refuse", id) as (s, facts):
            sign_offs.refuse(s, facts, slot, reason, by, self._clock.today())
        return facts.job

    def override(self, id: UUID, gate: int, person_id: UUID, reason: str) -> Job:
        """Pass a gate with name and reason, where the matrix and the agency's setting permit it."""
        with self._changing("job.override", id) as (s, facts):
            person = lookup.one(s, Person, person_id)
            sign_offs.override(facts, gate, person, reason, self._clock.now(), self._clock.today())
        return facts.job

    def documents(self, id: UUID) -> list[DocumentRow]:
        """The papers of a job, as its inspector lists them."""
        with self._store.read() as s:
            return job_papers.documents(s, lookup.one(s, Job, id))

    def timeline(self, id: UUID) -> list[Entry]:
        """What became of a job, its brief, estimates and papers, newest first."""
        with self._store.read() as s:
            return journal.history(s, "job", id, wide=True)

    @contextmanager
    def _changing(self, verb: str, id: UUID, *, undoable: bool = False) -> Iterator[tuple[Session, Facts]]:
        with self._store.write(verb, undoable=undoable) as s:
            yield s, lookup.facts(s, lookup.one(s, Job, id))


def next_stage(stage: Stage) -> Stage:
    """The stage to the right on the board; of the last one, itself."""
    return STAGES[min(STAGES.index(stage) + 1, len(STAGES) - 1)]


def _signed(job: Job, slot: str) -> bool:
    sign = current(job, slot)
    return sign is not None and sign.state is SignState.SIGNED


def _not_on_estimate(slot: str) -> None:
    if slot.startswith("estimate."):
        raise UserError("signed_on_estimate", slot=slot)


def _check(job: Job) -> None:
    if not job.title.strip():
        raise UserError("empty", field="title")


def _raw(session: Session) -> Any:
    return session.connection().connection.driver_connection
