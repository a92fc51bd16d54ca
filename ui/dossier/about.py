"""What a control has to know beside its question: the client's people, its currency, and whom to ask for more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from aedesk.domain.client import Client, Contact
from aedesk.domain.questionnaire import Label


@dataclass(frozen=True)
class Who:
    """One contact as the controls show it."""

    id: str
    name: str
    title: str = ""
    phone: str = ""
    signs: bool = False
    left: bool = False


@dataclass
class About:
    """The client whose dossier it is, as far as a control needs it; `add_person` keeps a new contact."""

    currency: str = "CNY"
    people: tuple[Who, ...] = ()
    units: Mapping[str, Label] = field(default_factory=dict)
    today: date = field(default_factory=date.today)
    add_person: Callable[[str, str], Who] | None = None
    proposed: Callable[[], list[list[str | None]]] | None = None  # a chart of the key people

    def who(self, key: str) -> Who | None:
        """The contact of this id."""
        return next((each for each in self.people if each.id == key), None)


def who(contact: Contact) -> Who:
    """A contact as the controls show it."""
    return Who(
        str(contact.id), contact.name, contact.title, contact.phone, contact.signs, contact.left_on is not None
    )


def people_of(client: Client) -> tuple[Who, ...]:
    """The contacts of a client, those who left last."""
    return tuple(sorted((who(each) for each in client.contacts), key=lambda each: each.left))
