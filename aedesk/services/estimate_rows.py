"""The list of estimates, read in one query."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.domain.estimate import EstimateState
from aedesk.domain.estimate_rules import answer_by, lapsed
from aedesk.storage import tables as t


@dataclass(frozen=True)
class EstimateRow:
    """One line of a list of estimates."""

    id: UUID
    number: str | None
    edition: int
    state: EstimateState
    job_id: UUID
    job_number: str | None
    job_title: str
    client_id: UUID
    client: str
    currency: str
    total: int | None
    issued_on: date | None
    sent_on: date | None
    answer_due: date | None
    valid_until: date | None
    expired: bool


def read(s: Session, today: date, client_id: UUID | None = None) -> list[EstimateRow]:
    """Every estimate, or those of one client, newest first."""
    e, j, c = t.estimate.c, t.job.c, t.client.c
    query = (
        select(
            e.id, e.number, e.edition, e.state, e.job_id, j.number.label("job_number"), j.title, e.client_id,
            c.short_name, e.currency, e.total, e.issued_on, e.sent_on, e.valid_until,
            select(t.agency.c.answer_days).limit(1).scalar_subquery().label("answer_days"),
        )
        .join_from(t.estimate, t.job, e.job_id == j.id)
        .join(t.client, e.client_id == c.id)
        .order_by(e.id.desc())
    )  # fmt: skip
    if client_id is not None:
        query = query.where(e.client_id == client_id)
    return [_row(found, today) for found in s.execute(query)]


def _row(found: Any, today: date) -> EstimateRow:
    return EstimateRow(
        found.id,
        found.number,
        found.edition,
        found.state,
        found.job_id,
        found.job_number,
        found.title,
        found.client_id,
        found.short_name,
        found.currency,
        found.total,
        found.issued_on,
        found.sent_on,
        answer_by(found.sent_on, found.answer_days),
        found.valid_until,
        lapsed(found.state, found.valid_until, today),
    )
