"""Where a client stands: its evaluation and class, a prospect's steps, its satisfaction (A-01 to A-03, N-01, C-10)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from aedesk.domain.client import ClientClass
from aedesk.domain.errors import UserError
from aedesk.domain.ids import new_id
from aedesk.domain.money import round_half_up

AXES = ("business", "influence", "payment", "satisfaction")
BEST = 5


@dataclass(eq=False)
class Evaluation:
    """One quarter's scores of a client on four axes, 1 to 5 (A-02, PF-34)."""

    client_id: UUID
    business: int
    influence: int
    payment: int
    satisfaction: int
    on: date | None = None
    weights: str = ""
    score: int = 0  # of 100
    suggested: ClientClass = ClientClass.C
    given: ClientClass | None = None  # none: as suggested
    payment_computed: bool = False  # from receivables, not guessed
    evaluator_id: UUID | None = None
    note: str = ""
    action: str = ""
    version: int = 0
    id: UUID = field(default_factory=new_id)


def numbers(text: str) -> tuple[int, ...]:
    """The whole numbers of a setting like 40,20,25,15."""
    try:
        return tuple(int(part) for part in text.split(","))
    except ValueError:
        raise UserError("numbers_wrong", text=text) from None


def check_weights(weights: str, classes: str) -> None:
    """Refuse weights that are no whole, and classes that do not fall."""
    if len(numbers(weights)) != len(AXES) or min(numbers(weights)) < 0 or sum(numbers(weights)) != 100:
        raise UserError("weights_not_whole", field="weights")
    least = numbers(classes)
    if len(least) != 3 or not 100 >= least[0] > least[1] > least[2] >= 0:
        raise UserError("classes_not_falling", field="classes")


def score(scores: Sequence[int], weights: str) -> int:
    """The weighted score of 100; full marks give 100, the lowest 20."""
    for name, value in zip(AXES, scores, strict=True):
        if not 1 <= value <= BEST:
            raise UserError("score_out_of_range", field=name, most=BEST)
    total = sum(value * weight for value, weight in zip(scores, numbers(weights), strict=True))
    return round_half_up(Decimal(total) / BEST)


def suggested(score: int, classes: str) -> ClientClass:
    """The class that a score stands for."""
    for kind, least in zip(ClientClass, numbers(classes), strict=False):
        if score >= least:
            return kind
    return ClientClass.D


class ProspectStep(StrEnum):
    """How far the search for a client has come (N-03)."""

    TARGET = "target"
    INFORMATION = "information"
    PHONE_VISIT = "phone_visit"
    VISIT_PLAN = "visit_plan"


@dataclass(eq=False)
class Prospect:
    """A client to be won: kept beside the client record, until it is won or lost."""

    client_id: UUID
    step: ProspectStep = ProspectStep.TARGET
    intent: int = 1  # 1 to 3
    lead_owner_id: UUID | None = None  # who develops it: AD or GM (N-05)
    who_can_help: str = ""  # N-02
    goals: str = ""  # N-04
    strategy: str = ""
    timetable: str = ""
    next_on: date | None = None
    since: date | None = None
    ended_on: date | None = None
    became_client: bool = False
    version: int = 0
    id: UUID = field(default_factory=new_id)


STATEMENTS = (
    "understands", "keeps_dates", "answers_fast", "ideas", "quality", "clear_costs", "minutes", "reachable",
    "communication", "again",
)  # fmt: skip
"""The ten statements of the satisfaction survey (PF-35); "communication" asks about ours (P-21)."""

LOW = 3
"""An average below this asks for a follow-up."""


@dataclass(eq=False)
class Survey:
    """What a client answered to the ten statements, 1 to 5; 0 is no answer (C-10)."""

    client_id: UUID
    scores: str
    on: date | None = None
    contact_id: UUID | None = None
    by_phone: bool = False
    words: str = ""
    follow_up: str = ""
    followed_on: date | None = None
    version: int = 0
    id: UUID = field(default_factory=new_id)

    @property
    def average(self) -> Decimal | None:
        """The mean of the answered statements, to one place; none when nothing was answered."""
        given = [value for value in numbers(self.scores) if value]
        return Decimal(round_half_up(Decimal(sum(given) * 10) / len(given))) / 10 if given else None


def check_survey(survey: Survey) -> None:
    """Refuse scores that are not ten, or not 0 to 5, or all empty."""
    given = numbers(survey.scores)
    if len(given) != len(STATEMENTS) or not all(0 <= value <= BEST for value in given) or not any(given):
        raise UserError("survey_scores", field="scores", most=BEST, count=len(STATEMENTS))
