"""Where clients stand: evaluations and classes, prospects, satisfaction (A-01 to A-03, N-01 to N-05, C-10)."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.calendar import monday_of, quarter_of
from aedesk.domain.client import Client, ClientClass
from aedesk.domain.errors import UserError
from aedesk.domain.people import Person, Rank, at_least
from aedesk.domain.standing import AXES, Evaluation, Prospect, ProspectStep, Survey, check_survey, score, suggested
from aedesk.services import lookup
from aedesk.services.clients import ClientService
from aedesk.services.morning import Rules, counted, target
from aedesk.storage import tables as t
from aedesk.storage.store import Store


@dataclass(frozen=True)
class DueRow:
    """A client whose evaluation of this quarter is missing."""

    client_id: UUID
    client: str
    code: str
    client_class: ClientClass
    last_on: date | None
    last_score: int | None


@dataclass(frozen=True)
class NextDue:
    """By when a client is evaluated next (A-02)."""

    by: date
    missing: bool  # this quarter's is not there yet


@dataclass(frozen=True)
class ProspectRow:
    """A client to be won, and how its week goes."""

    id: UUID
    client_id: UUID
    client: str
    code: str
    step: ProspectStep
    intent: int
    lead_owner: str
    contact_ae: str
    who_can_help: str
    contact: str
    phone: str
    address: str
    next_on: date | None
    contacts: int  # of this week, of any kind
    face: int  # of these, face to face
    target: int
    annoyed: bool


class StandingService:
    """What is done about where clients stand."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    # Evaluation

    def suggest(self, *scores: int) -> tuple[int, ClientClass]:
        """The score of 100 and the class that four marks stand for."""
        with self._store.read() as s:
            planner = lookup.planner(s)
        total = score(scores, planner.weights)
        return total, suggested(total, planner.classes)

    def evaluate(self, evaluation: Evaluation) -> Evaluation:
        """Keep an evaluation, and give the client its class."""
        with self._store.write("client.evaluate", undoable=True) as s:
            client = lookup.one(s, Client, evaluation.client_id)
            planner = lookup.planner(s)
            evaluation.on = evaluation.on or self._clock.today()
            if evaluation.on > self._clock.today():
                raise UserError("date_in_future", field="on")
            evaluation.weights = planner.weights
            evaluation.score = score([getattr(evaluation, axis) for axis in AXES], planner.weights)
            evaluation.suggested = suggested(evaluation.score, planner.classes)
            evaluation.given = evaluation.given or evaluation.suggested
            if evaluation.evaluator_id is None:
                evaluation.evaluator_id = s.execute(select(t.person.c.id).where(t.person.c.is_me)).scalar()
            e = t.evaluation.c
            newest = s.scalar(select(func.max(e.on)).where(e.client_id == client.id))
            if newest is None or newest <= evaluation.on:  # one that was told late leaves the class as it is
                client.client_class = evaluation.given
            s.add(evaluation)
        return evaluation

    def evaluations(self, client_id: UUID) -> list[Evaluation]:
        """A client's evaluations, the newest first."""
        e = t.evaluation.c
        with self._store.read() as s:
            query = select(Evaluation).where(e.client_id == client_id)
            return list(s.scalars(query.order_by(e.on.desc(), e.id.desc())))

    def next_due(self, client_id: UUID, day: date) -> NextDue | None:
        """By when a client is to be evaluated: once in every quarter; never while it is a prospect."""
        first, last = quarter_of(day)
        e, c = t.evaluation.c, t.client.c
        with self._store.read() as s:
            if client_id in _live(s):
                return None
            since = s.scalar(select(c.since).where(c.id == client_id))
            newest = s.scalar(select(func.max(e.on)).where(e.client_id == client_id))
        if (newest is not None and newest >= first) or (since is not None and since >= first):
            return NextDue(quarter_of(last + timedelta(days=1))[1], False)
        return NextDue(last, True)

    def evaluation_due(self, day: date) -> tuple[DueRow, ...]:
        """The clients that were not evaluated in the quarter of a day."""
        first, _ = quarter_of(day)
        e, c = t.evaluation.c, t.client.c
        with self._store.read() as s:
            live = _live(s)
            newest: dict[UUID, tuple[date, int]] = {}
            for id, on, mark in s.execute(select(e.client_id, e.on, e.score).order_by(e.on)):
                newest[id] = (on, mark)
            clients = s.execute(
                select(c.id, c.short_name, c.code, c.client_class, c.since)
                .where(c.archived_on.is_(None))
                .order_by(c.client_class, c.reading)
            ).all()
        return tuple(
            DueRow(id, name, code, kind, *newest.get(id, (None, None)))
            for id, name, code, kind, since in clients
            if id not in live and (since is None or since < first) and newest.get(id, (date.min, 0))[0] < first
        )

    # Prospects

    def prospect(self, prospect: Prospect) -> Prospect:
        """Make a client a prospect: somebody to be won."""
        with self._store.write("prospect.add", undoable=True) as s:
            client = lookup.one(s, Client, prospect.client_id)
            if prospect.client_id in _live(s):
                raise UserError("prospect_exists", name=client.short_name)
            self._check(s, prospect)
            prospect.since = prospect.since or self._clock.today()
            s.add(prospect)
        return prospect

    def new_prospect(self, client: Client, prospect: Prospect) -> Prospect:
        """Take in somebody to be won who has no record yet."""
        ClientService(self._store, self._clock).prepare(client)
        prospect.client_id = client.id
        with self._store.write("prospect.add") as s:
            self._check(s, prospect)
            client.code = self._store.draw(s, "C")
            prospect.since = prospect.since or self._clock.today()
            s.add(client)
            s.flush()
            s.add(prospect)
        return prospect

    def save_prospect(self, prospect: Prospect) -> Prospect:
        """Keep what was changed about a prospect."""
        with self._store.write("prospect.save", undoable=True) as s:
            lookup.one(s, Prospect, prospect.id)
            self._check(s, prospect)
            kept = s.merge(prospect)
        prospect.version = kept.version
        return kept

    def step(self, id: UUID, step: ProspectStep) -> Prospect:
        """Carry a prospect to another step (N-03)."""
        with self._store.write("prospect.step", undoable=True) as s:
            prospect = self._running(s, id)
            prospect.step = step
        return prospect

    def won(self, id: UUID) -> Prospect:
        """The prospect has become a client."""
        return self._end(id, True)

    def lost(self, id: UUID) -> Prospect:
        """The prospect is given up; what is known about it stays, in the archive where it never had a job."""
        return self._end(id, False)

    def of_client(self, client_id: UUID) -> Prospect | None:
        """The prospect that a client is, if it is one."""
        p = t.prospect.c
        with self._store.read() as s:
            return s.scalars(select(Prospect).where(p.client_id == client_id, p.ended_on.is_(None))).first()

    def prospects(self, day: date) -> tuple[ProspectRow, ...]:
        """All prospects with their week, the strongest intent first (N-01, Z-42)."""
        p, c, n, r = t.prospect.c, t.client.c, t.contact.c, t.care_rules.c
        lead, ae = t.person.alias("lead"), t.person.alias("ae")
        query = (
            select(
                t.prospect, c.short_name, c.code, c.client_class, c.address, lead.c.name, ae.c.name, r.annoyed,
                r.dormant, r.visits,
            )
            .join_from(t.prospect, t.client, c.id == p.client_id)
            .outerjoin(lead, lead.c.id == p.lead_owner_id)
            .outerjoin(ae, ae.c.id == c.owner_id)
            .outerjoin(t.care_rules, r.client_id == c.id)
            .where(p.ended_on.is_(None), c.archived_on.is_(None))
            .order_by(p.intent.desc(), c.reading)
        )
        with self._store.read() as s:
            planner = lookup.planner(s)
            faces, contacts = counted(s, self._clock, monday_of(day), planner)
            people: dict[UUID, tuple[str, str]] = {}
            for row in s.execute(select(n.client_id, n.name, n.phone).where(n.left_on.is_(None)).order_by(n.position)):
                people.setdefault(row[0], (row[1], row[2]))
            found = []
            for row in s.execute(query):
                name, code, kind, address, owner, own, annoyed, dormant, visits = row[len(t.prospect.c) :]
                rule = Rules(bool(dormant), bool(annoyed), False, visits)
                contact, phone = people.get(row.client_id, ("", ""))
                found.append(
                    ProspectRow(
                        row.id, row.client_id, name, code, row.step, row.intent, owner or "", own or "",
                        row.who_can_help, contact, phone, address, row.next_on, contacts.get(row.client_id, 0),
                        faces.get(row.client_id, 0), target(planner, kind, True, rule), bool(annoyed),
                    )
                )  # fmt: skip
        return tuple(found)

    # Satisfaction

    def survey(self, survey: Survey) -> Survey:
        """Keep what a client answered (C-10)."""
        check_survey(survey)
        with self._store.write("survey.add", undoable=True) as s:
            client = lookup.one(s, Client, survey.client_id)
            if survey.contact_id is not None and all(one.id != survey.contact_id for one in client.contacts):
                raise UserError("contact_not_of_client", field="contact_id")
            survey.on = survey.on or self._clock.today()
            if survey.on > self._clock.today():
                raise UserError("date_in_future", field="on")
            s.add(survey)
        return survey

    def follow_up(self, id: UUID, words: str) -> Survey:
        """Keep what is to be done about a survey."""
        with self._store.write("survey.save", undoable=True) as s:
            survey = lookup.one(s, Survey, id)
            survey.follow_up = words.strip()
        return survey

    def followed(self, id: UUID, on: date | None = None) -> Survey:
        """Keep that a survey was followed up."""
        with self._store.write("survey.followed", undoable=True) as s:
            survey = lookup.one(s, Survey, id)
            if survey.followed_on is not None:
                raise UserError("already_settled")
            survey.followed_on = on or self._clock.today()
            if survey.followed_on > self._clock.today():
                raise UserError("date_in_future", field="on")
        return survey

    def surveys(self, client_id: UUID) -> list[Survey]:
        """A client's surveys, the newest first."""
        v = t.survey.c
        with self._store.read() as s:
            return list(s.scalars(select(Survey).where(v.client_id == client_id).order_by(v.on.desc(), v.id.desc())))

    def trend(self, client_id: UUID) -> tuple[tuple[date, Decimal], ...]:
        """The average of every survey, the oldest first."""
        points = ((one.on, one.average) for one in reversed(self.surveys(client_id)))
        return tuple((on, average) for on, average in points if on is not None and average is not None)

    # Inside one transaction

    def _check(self, s: Session, prospect: Prospect) -> None:
        if not 1 <= prospect.intent <= 3:
            raise UserError("intent_out_of_range", field="intent")
        if prospect.lead_owner_id is not None:  # clients are developed by the house, not by the AE (N-05)
            person = lookup.one(s, Person, prospect.lead_owner_id)
            if not any(at_least(rank, Rank.AD) for rank in person.ranks):
                raise UserError("lead_owner_rank", field="lead_owner_id", name=person.name)

    def _running(self, s: Session, id: UUID) -> Prospect:
        prospect = lookup.one(s, Prospect, id)
        if prospect.ended_on is not None:
            raise UserError("prospect_over", name=lookup.one(s, Client, prospect.client_id).short_name)
        return prospect

    def _end(self, id: UUID, won: bool) -> Prospect:
        with self._store.write("prospect.won" if won else "prospect.lost", undoable=True) as s:
            prospect = self._running(s, id)
            prospect.ended_on, prospect.became_client = self._clock.today(), won
            client = lookup.one(s, Client, prospect.client_id)
            if won:
                client.since = self._clock.today()
            elif not s.scalar(select(func.count()).where(t.job.c.client_id == client.id)):
                client.archived_on = client.archived_on or self._clock.today()
        return prospect


def _live(s: Session) -> frozenset[UUID]:
    p = t.prospect.c
    return frozenset(s.execute(select(p.client_id).where(p.ended_on.is_(None))).scalars())
