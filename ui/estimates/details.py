"""What stands on the sheet beside its lines: who signs, until when it holds, the discount, the notes."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aedesk.clock import Clock
from aedesk.domain.client import Client, Contact
from aedesk.domain.estimate import Estimate
from aedesk.domain.gate_check import may_sign
from aedesk.domain.people import Person
from aedesk.services.taking import Taken
from aedesk.words import N_, _, n_
from ui import format
from ui.estimates.units import bilingual
from ui.from_dossier import DossierOffers, fitting, source
from ui.widgets.buttons import Button
from ui.widgets.fields import Choice, DateEdit, Field, LongText, Number
from ui.widgets.labels import Label, Text


def called(contact: Contact) -> str:
    """Name and title of a contact on one line."""
    return format.joined(contact.name, contact.title)


class DetailsForm(QWidget):
    """Signals: changed: a value of the estimate is another one, through `before_change`. closed: back to the sums."""

    changed = Signal()
    closed = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.before_change: Callable[[], bool] = lambda: True
        self.estimate: Estimate | None = None
        self._valid_days = 30
        self._nobody = ""
        self.contact = Choice([])
        self.valid = DateEdit(clock=clock)
        self.discount = Number(places=None, least=0, most=100)
        self.prepared = Choice([])
        self.checked = Choice([])
        self.notes = LongText(lines=2)
        self.other_notes = LongText(lines=2)
        for notes in (self.notes, self.other_notes):
            notes.setFixedHeight(notes.minimumHeight())
        self._clock = clock
        self.contact_field = Field(_("Signs at the client"), self.contact)
        self.valid_field = Field(_("Valid until"), self.valid)
        self.discount_field = Field(_("Discount of the whole, per cent"), self.discount)
        self.other_field = Field(_("Notes in the second language"), self.other_notes)
        self.notes_field = Field(_("Notes on the sheet"), self.notes)
        self.offers = DossierOffers(self.take, {"notes": N_("Notes on the sheet")})
        self.known_name = Text("", 12, 400, "t3")
        self._taken: tuple[Taken, ...] = ()
        self._close = Button(_("Back to the sums"), height="sm", keys="Esc")
        self._lay_out()
        for choice, name in (
            (self.contact, "contact_id"),
            (self.prepared, "prepared_by"),
            (self.checked, "checked_by"),
        ):
            choice.changed.connect(lambda value, name=name: self._set(name, value))
        self.valid.changed.connect(lambda day: self._set("valid_until", day))
        self.discount.changed.connect(lambda value: self._set("discount", value or Decimal(0)))
        self.notes.left.connect(lambda: self._set("notes", self.notes.value()))
        self.other_notes.left.connect(lambda: self._set("other_notes", self.other_notes.value()))
        self._close.clicked.connect(self.closed)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(_("Details of the sheet"), 12, 600))
        head.addStretch(1)
        head.addWidget(self.offers)
        head.addWidget(self._close)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.contact_field, 0, 0, 1, 2, top)
        grid.addWidget(self.valid_field, 0, 2, top)
        grid.addWidget(self.discount_field, 0, 3, top)
        grid.addWidget(Field(_("Prepared by (production)"), self.prepared), 1, 0, 1, 2, top)
        grid.addWidget(Field(_("Checked by (account executive)"), self.checked), 1, 2, 1, 2, top)
        grid.addWidget(self.notes_field, 2, 0, 1, 2, top)
        grid.addWidget(self.other_field, 2, 2, 1, 2, top)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addLayout(grid)
        whole.addWidget(self.known_name)
        whole.addStretch(1)

    def show_people(self, client: Client, people: list[Person], valid_days: int) -> None:
        """Offer the contacts of this client and the people who may sign the two first boxes."""
        self._valid_days = valid_days
        here = [contact for contact in client.contacts if contact.left_on is None]
        here.sort(key=lambda contact: not contact.signs)
        self.contact.set_items([(contact.id, called(contact)) for contact in here])
        self._nobody = "" if here else _("The client has no contact yet: add one on the client’s page.")
        for choice, slot in ((self.prepared, "estimate.prepared"), (self.checked, "estimate.checked")):
            may = [person for person in people if may_sign(slot, person.ranks)]
            choice.set_items([(None, _("not chosen")), *((person.id, person.name) for person in may)])

    def show_taken(self, taken: tuple[Taken, ...]) -> None:
        """What the client's dossier gives this draft; nothing for one that stands."""
        self._taken = taken
        self.offers.show_offers([each for each in taken if each.field == "notes"])
        name = next((each for each in taken if each.field == "client_name"), None)
        words = _("Client on the sheet: {name}").format(name=name.words) + f" · {source(name)}" if name else ""
        self.known_name.setText(words)
        self.known_name.setVisible(bool(words))

    def take(self, taken: Taken) -> None:
        """Put a line from the dossier into the notes, unless it stands there."""
        if self.estimate is None:
            return
        self.commit()
        for name, notes, said in (
            ("notes", self.notes, str(taken.value)),
            ("other_notes", self.other_notes, taken.other),
        ):
            if said:
                self._set(name, _with(getattr(self.estimate, name), said))
                notes.set_value(getattr(self.estimate, name))
        self.show_sources()

    def show_sources(self) -> None:
        """Say under a field that what stands in it is the dossier's."""
        if self.estimate is not None:
            self.contact_field.set_help(fitting(self._taken, "contact_id", self.estimate.contact_id) or self._nobody)
            self.notes_field.set_help(fitting(self._taken, "notes", self.estimate.notes))

    def show_estimate(self, estimate: Estimate, *, editable: bool) -> None:
        """Show the values of this estimate."""
        self.estimate = estimate
        self.contact.set_value(estimate.contact_id)
        self.prepared.set_value(estimate.prepared_by)
        self.checked.set_value(estimate.checked_by)
        self.discount.set_value(estimate.discount)
        self.other_field.setVisible(bilingual(estimate.language))
        if not self.valid.hasFocus():
            self.valid.set_date(estimate.valid_until)
        for notes, text in ((self.notes, estimate.notes), (self.other_notes, estimate.other_notes)):
            if not notes.hasFocus():
                notes.set_value(text)
        self.valid_field.set_help(self._held(estimate))
        self.show_sources()
        for each in (
            self.contact,
            self.valid,
            self.discount,
            self.prepared,
            self.checked,
            self.notes,
            self.other_notes,
        ):
            each.setEnabled(editable)

    def _held(self, estimate: Estimate) -> str:
        if estimate.valid_until is None:
            return _("empty: the day of issue + {days}").format(days=self._valid_days)
        days = (estimate.valid_until - self._clock.today()).days
        words = n_("{days} day from today", "{days} days from today", days)
        return words.format(days=days) if days >= 0 else _("in the past")

    def commit(self) -> None:
        """Take over what is being typed."""
        self._set("notes", self.notes.value())
        self._set("other_notes", self.other_notes.value())
        if not self.valid.problem() and self.valid.text().strip() != "":
            self._set("valid_until", self.valid.date())
        if not self.discount.problem():
            self._set("discount", self.discount.value() or Decimal(0))

    def _set(self, name: str, value: object) -> None:
        if self.estimate is None or getattr(self.estimate, name) == value or not self.before_change():
            return
        setattr(self.estimate, name, value)
        if name == "valid_until":
            self.valid_field.set_help(self._held(self.estimate))
        self.changed.emit()

    def summary(self, estimate: Estimate) -> str:
        """The details in one line."""
        parts = [
            _("For {name}").format(name=self.contact.currentText()) if estimate.contact_id else _("no signer chosen")
        ]
        if estimate.valid_until is not None:
            parts.append(_("valid until {day}").format(day=_day(estimate.valid_until)))
        if estimate.discount:
            parts.append(_("discount {percent}").format(percent=format.percent(estimate.discount / 100)))
        return " · ".join(parts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _with(text: str, line: str) -> str:
    """A text with one more line."""
    if line in text.splitlines():
        return text
    return f"{text.rstrip()}\n{line}" if text.strip() else line


def _day(on: date) -> str:
    return format.day(on)
