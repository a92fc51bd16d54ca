"""The round of one interview: its questions in order, and how each of them went."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from aedesk.domain.questionnaire import Node
from aedesk.services.dossier_views import Question

OPEN, ANSWERED, NOT_KNOWN, NOT_APPLICABLE = "open", "answered", "not_known", "not_applicable"
MINUTES_EACH = 1.75


@dataclass
class Step:
    """One question of the round; `who` told it, as shown beside it."""

    path: str
    product_id: UUID | None
    node: Node
    state: str = OPEN
    who: str = ""
    product: str = ""  # its name, where the client has several


@dataclass
class Round:
    """The questions that are asked today, and which of them is in front."""

    steps: list[Step] = field(default_factory=list)
    at: int = 0

    @property
    def step(self) -> Step:
        """The question in front."""
        return self.steps[self.at]

    @property
    def over(self) -> bool:
        """Whether the last question lies behind."""
        return self.at >= len(self.steps)

    def count(self, state: str) -> int:
        """How many questions went this way."""
        return sum(step.state == state for step in self.steps)

    def minutes(self) -> int:
        """About how long the rest takes."""
        left = sum(1 for step in self.steps[self.at :])
        return max(1, round(left * MINUTES_EACH))


def begin(questions: Sequence[Question], products: Mapping[UUID, str]) -> Round:
    """A round of these questions; `products` are the names of the client's products."""
    several = len(products) > 1
    return Round(
        [
            Step(each.path, each.product_id, each.node,
                 product=products.get(each.product_id, "") if several and each.product_id else "")
            for each in questions
        ]
    )  # fmt: skip
