"""What the room counts: the line beside its title, and what the estimates come to."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from aedesk.domain.cards import JobCard
from aedesk.domain.estimate import EstimateState
from aedesk.domain.job import Stage
from aedesk.domain.signoff import SignState
from aedesk.words import n_
from ui.desk import Desk

_OUT = (EstimateState.VOID, EstimateState.REPLACED, EstimateState.REJECTED)


def state_line(cards: Sequence[JobCard], today: date) -> str:
    """How many jobs are open, late, and waiting for a signature."""
    open_jobs = [card for card in cards if card.stage is not Stage.CLOSED]
    late = sum(card.due is not None and card.due < today for card in open_jobs)
    waiting = sum(SignState.ASKED in card.dots for card in open_jobs)
    parts = [n_("{n} open", "{n} open", len(open_jobs)).format(n=len(open_jobs))]
    if late:
        parts.append(n_("{n} late", "{n} late", late).format(n=late))
    if waiting:
        parts.append(n_("{n} waits for a signature", "{n} wait for a signature", waiting).format(n=waiting))
    return " · ".join(parts)


def newest_totals(desk: Desk) -> dict[UUID, tuple[int, str]]:
    """The total of each job's newest estimate that is in force, with its currency."""
    newest: dict[UUID, tuple[int, str]] = {}
    for row in sorted(desk.services.estimates.rows(), key=lambda row: (row.number or "", row.edition)):
        if row.total is not None and row.state not in _OUT:
            newest[row.job_id] = (row.total, row.currency)
    return newest
