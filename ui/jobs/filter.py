"""Which cards are shown: by client, owner, class and due date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from aedesk.domain.cards import JobCard
from aedesk.domain.client import ClientClass
from aedesk.words import N_

DUE = {
    "any": N_("any time"),
    "late": N_("late"),
    "three": N_("in 3 days"),
    "week": N_("this week"),
    "none": N_("no date"),
}


@dataclass(frozen=True)
class Filter:
    """What the filter bar asks for; None and "any" let everything pass."""

    client_id: UUID | None = None
    owner_id: UUID | None = None
    client_class: ClientClass | None = None
    due: str = "any"

    @property
    def parts(self) -> int:
        """How many of the four filters are set."""
        return sum((self.client_id is not None, self.owner_id is not None, self.client_class is not None,
                    self.due != "any"))  # fmt: skip

    def keep(self, cards: Sequence[JobCard], today: date) -> list[JobCard]:
        """The cards that pass."""
        return [card for card in cards if self._passes(card, today)]

    def _passes(self, card: JobCard, today: date) -> bool:
        return (
            (self.client_id is None or card.client_id == self.client_id)
            and (self.owner_id is None or card.owner_id == self.owner_id)
            and (self.client_class is None or card.client_class is self.client_class)
            and self._in_time(card.due, today)
        )

    def _in_time(self, due: date | None, today: date) -> bool:
        if self.due == "any":
            return True
        if due is None or self.due == "none":
            return due is None and self.due == "none"
        if self.due == "late":
            return due < today
        if self.due == "three":
            return due <= today + timedelta(days=3)
        return due <= today + timedelta(days=6 - today.weekday())
