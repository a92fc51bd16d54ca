"""Choosing a person: those who may stand first, the others shown with the reason why not."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QWidget

from aedesk.domain.client import Contact
from aedesk.domain.errors import UserError
from aedesk.domain.gate_check import check_signer
from aedesk.domain.gates import SLOT, Signer
from aedesk.domain.people import Department, Person, Rank
from aedesk.words import N_, _
from ui.jobs.wording import listed
from ui.labels import label
from ui.widgets.fields import Choice

_NEEDS = {
    Signer.AD_PLUS: N_("only an account director or above"),
    Signer.AM_PLUS: N_("only an account manager or above"),
    Signer.CD: N_("only the creative director"),
    Signer.ART_DIRECTOR: N_("only an art director"),
    Signer.COPYWRITER: N_("only a copywriter"),
    Signer.CLIENT_SERVICE: N_("only client service"),
    Signer.CREATIVE: N_("only creatives"),
    Signer.PRODUCTION: N_("only production"),
    Signer.FINANCE: N_("only finance"),
    Signer.CLIENT: N_("only the client"),
}


def requirement(signer: Signer) -> str:
    """Who a slot wants, in a few words."""
    return _(_NEEDS[signer])


def ranks(person: Person) -> str:
    """What a person is, both ranks where there are two."""
    return " / ".join(label(rank) for rank in person.ranks)


class PersonChoice(Choice):
    """A list of people; those who may not are there, cannot be chosen, and say why."""

    def __init__(
        self, able: Sequence[tuple[object, str]], unable: Sequence[tuple[object, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__([*able, *unable], able[0][0] if able else None, parent)
        if not able:
            self.setCurrentIndex(-1)
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        for row in range(len(able), len(able) + len(unable)):
            model.item(row).setFlags(Qt.ItemFlag.NoItemFlags)


def signers(slot: str, people: Sequence[Person | Contact], on: date, parent: QWidget | None = None) -> PersonChoice:
    """Who may sign a slot on a day, of these people."""
    able: list[tuple[object, str]] = []
    unable: list[tuple[object, str]] = []
    for person in people:
        words = listed((person.name, person.title if isinstance(person, Contact) else ranks(person)))
        words = words.removesuffix(", ")
        try:
            check_signer(slot, person, on)
        except UserError as error:
            why = _("has left") if error.code == "has_left" else requirement(SLOT[slot].signer)
            unable.append((person.id, f"{words} – {why}"))
        else:
            able.append((person.id, words))
    return PersonChoice(able, unable, parent)


def of_rank(rank: Rank, people: Sequence[Person], parent: QWidget | None = None) -> PersonChoice:
    """Who holds a rank."""
    able: list[tuple[object, str]] = [(p.id, listed((p.name, ranks(p)))) for p in people if rank in p.ranks]
    return PersonChoice(able, [], parent)


def of_department(department: Department, people: Sequence[Person], parent: QWidget | None = None) -> PersonChoice:
    """Who stands for a department."""
    able: list[tuple[object, str]] = [(p.id, listed((p.name, ranks(p)))) for p in people if department in p.departments]
    return PersonChoice(able, [], parent)
