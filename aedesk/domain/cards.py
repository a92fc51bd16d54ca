"""Small frozen read values for lists: what a card on the board shows."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from aedesk.domain.client import ClientClass
from aedesk.domain.job import Stage
from aedesk.domain.signoff import SignState

NEAR_DAYS = 3

DOTS: dict[Stage, tuple[str, ...]] = {
    Stage.FORECAST: (),
    Stage.BRIEF: ("brief.ad", "brief.cd"),
    Stage.LAYOUT: ("layout.cd", "layout.am", "layout.client"),
    Stage.ESTIMATE: ("estimate.ad", "estimate.client"),
    Stage.FINISHED_ART: ("art.art_director", "art.copywriter", "art.ae", "art.client"),
    Stage.EXECUTION: ("execution.cs", "execution.cr"),
    Stage.PRODUCTION: ("proof.cs", "proof.cr", "proof.pr", "proof.client"),
    Stage.CLOSED: (),
}
"""The slots whose signatures a card shows as dots in each stage."""


@dataclass(frozen=True)
class JobCard:
    """One card of the board; `dots` are the signatures of its present stage."""

    id: UUID
    number: str | None
    title: str
    client_id: UUID
    client: str
    client_class: ClientClass
    owner_id: UUID | None
    owner_initials: str
    stage: Stage
    due: date | None
    dots: tuple[SignState, ...]
    third_party: bool


@dataclass(frozen=True)
class DueState:
    """How many days are left, and how loudly the card says so."""

    days: int
    tone: str  # late, near or far


def due_in(due: date, today: date) -> DueState:
    """How a due date stands to today; near is three days or less."""
    days = (due - today).days
    return DueState(days, "late" if days < 0 else "near" if days <= NEAR_DAYS else "far")
