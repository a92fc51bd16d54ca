"""What today asks for: signatures that are waited for, dates that press, estimates without an answer."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aedesk.domain.cards import NEAR_DAYS
from aedesk.domain.estimate import EstimateState
from aedesk.domain.job import Stage
from aedesk.domain.signoff import SignState
from aedesk.storage import tables as t
from aedesk.storage.store import Store

ANSWER_DAYS = 7  # W-28, until the agency says otherwise


@dataclass(frozen=True)
class Waiting:
    """A signature that was asked for; `whom` is empty where no name was given."""

    job_id: UUID
    slot: str
    number: str | None
    title: str
    client_id: UUID
    client: str
    whom: str
    asked_on: date | None
    days: int
    estimate_id: UUID | None


@dataclass(frozen=True)
class Due:
    """An open job that is late or due within three days."""

    job_id: UUID
    number: str | None
    title: str
    client_id: UUID
    client: str
    stage: Stage
    due: date
    days: int


@dataclass(frozen=True)
class Unanswered:
    """An estimate that the client has had for longer than the agency gives for an answer: a week by default."""

    estimate_id: UUID
    number: str
    edition: int
    job_id: UUID
    title: str
    client_id: UUID
    client: str
    whom: str
    total: int | None
    currency: str
    sent_on: date
    days: int


@dataclass(frozen=True)
class Today:
    """The three lists, the most pressing first."""

    waiting: tuple[Waiting, ...]
    due: tuple[Due, ...]
    unanswered: tuple[Unanswered, ...]


class TodayService:
    """Reads the lists of the first room."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def lists(self, today: date) -> Today:
        """All three lists, as they stand on that day."""
        with self._store.read() as s:
            return Today(_waiting(s, today), _due(s, today), _unanswered(s, today))


def _waiting(session: Session, today: date) -> tuple[Waiting, ...]:
    s, j, c = t.sign_off.c, t.job.c, t.client.c
    query = (
        select(
            j.id.label("job_id"), s.slot, j.number, j.title, j.client_id, c.short_name.label("client"),
            s.name.label("whom"), s.asked_on, s.estimate_id,
        )
        .join_from(t.sign_off, t.job, j.id == s.job_id)
        .join(t.client, c.id == j.client_id)
        .where(s.state == SignState.ASKED, j.stage != Stage.CLOSED)
        .order_by(s.asked_on, s.id)
    )  # fmt: skip
    return tuple(Waiting(**row._mapping, days=_since(row.asked_on, today)) for row in session.execute(query))


def _due(session: Session, today: date) -> tuple[Due, ...]:
    j, c = t.job.c, t.client.c
    query = (
        select(j.id.label("job_id"), j.number, j.title, j.client_id, c.short_name.label("client"), j.stage, j.due)
        .join_from(t.job, t.client, c.id == j.client_id)
        .where(j.stage != Stage.CLOSED, j.due <= today + timedelta(days=NEAR_DAYS))
        .order_by(j.due, j.id)
    )
    return tuple(Due(**row._mapping, days=-_since(row.due, today)) for row in session.execute(query))


def _unanswered(session: Session, today: date) -> tuple[Unanswered, ...]:
    e, j, c = t.estimate.c, t.job.c, t.client.c
    patience = session.scalar(select(t.agency.c.answer_days)) or ANSWER_DAYS
    query = (
        select(
            e.id.label("estimate_id"), e.number, e.edition, e.job_id, j.title, e.client_id,
            c.short_name.label("client"), func.coalesce(t.contact.c.name, "").label("whom"), e.total, e.currency,
            e.sent_on,
        )
        .join_from(t.estimate, t.job, j.id == e.job_id)
        .join(t.client, c.id == e.client_id)
        .outerjoin(t.contact, t.contact.c.id == e.contact_id)
        .where(e.state == EstimateState.SENT, e.sent_on < today - timedelta(days=patience))
        .order_by(e.sent_on, e.id)
    )  # fmt: skip
    return tuple(Unanswered(**row._mapping, days=_since(row.sent_on, today)) for row in session.execute(query))


def _since(day: date | None, today: date) -> int:
    return (today - day).days if day else 0
