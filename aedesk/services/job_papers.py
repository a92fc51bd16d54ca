"""The papers of one job, as the inspector lists them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.domain.gate_check import current
from aedesk.domain.job import Job
from aedesk.domain.paper import Paper, PaperKind
from aedesk.domain.signoff import SignState
from aedesk.services import lookup
from aedesk.storage import tables as t


@dataclass(frozen=True)
class DocumentRow:
    """One paper: what it is, how it stands since when, and under which name its bytes lie among the files."""

    kind: PaperKind
    number: str | None
    edition: int
    state: EstimateState | SignState
    on: date | None
    id: UUID
    pdf: str | None


def documents(session: Session, job: Job) -> list[DocumentRow]:
    """Brief, estimates, signing records: in the order in which they came about."""
    rows = [*_brief(session, job)]
    of_job = select(Estimate).where(t.estimate.c.job_id == job.id)
    rows += [_estimate(one) for one in session.scalars(of_job.order_by(t.estimate.c.id))]
    records = select(Paper).where(t.paper.c.job_id == job.id, t.paper.c.kind == PaperKind.SIGNING_RECORD)
    for paper in session.scalars(records.order_by(t.paper.c.issued_at)):
        on = paper.issued_at.astimezone().date()
        rows.append(DocumentRow(paper.kind, paper.number, paper.edition, SignState.SIGNED, on, paper.id, paper.pdf))
    return rows


def _brief(session: Session, job: Job) -> list[DocumentRow]:
    brief = lookup.brief(session, job.id)
    if brief is None:
        return []
    signs = [sign for slot in ("brief.ad", "brief.cd") if (sign := current(job, slot)) is not None]
    state, on = EstimateState.DRAFT, None
    signed = [sign.signed_on for sign in signs if sign.state is SignState.SIGNED and sign.signed_on]
    states = {sign.state for sign in signs}
    if len(signed) == 2:
        return [DocumentRow(PaperKind.BRIEF, brief.number, 1, SignState.SIGNED, max(signed), brief.id, None)]
    for wanted in (SignState.REFUSED, SignState.ASKED):
        if wanted in states:
            on = max((sign.asked_on for sign in signs if sign.state is wanted and sign.asked_on), default=None)
            return [DocumentRow(PaperKind.BRIEF, brief.number, 1, wanted, on, brief.id, None)]
    return [DocumentRow(PaperKind.BRIEF, brief.number, 1, state, on, brief.id, None)]


def _estimate(one: Estimate) -> DocumentRow:
    on = one.decided_on or one.sent_on or one.issued_on
    return DocumentRow(PaperKind.ESTIMATE, one.number, one.edition, one.state, on, one.id, one.signed_pdf or one.pdf)
