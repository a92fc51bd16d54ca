"""Recording a signature that was written on the printed sheet: the scan, who and when, and the three ticks of W-29."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.client import Contact
from aedesk.domain.estimate import Estimate
from aedesk.domain.people import Person
from aedesk.words import _
from ui import format, labels
from ui.desk import Desk
from ui.forms import FormSheet
from ui.signing.panel import VerdictStrip
from ui.signing.scan_pane import ScanPane
from ui.widgets.buttons import Rule
from ui.widgets.fields import Choice, DateEdit, Field, Line
from ui.widgets.labels import Label, Text
from ui.widgets.toggles import Check

if TYPE_CHECKING:
    from aedesk.services.signing import Scan

CLIENT = "estimate.client"


class PaperSheet(FormSheet):
    """For one box of one issued version."""

    undoable = False

    def __init__(self, desk: Desk, estimate: Estimate, slot: str) -> None:
        about = _("Estimate {number}, version {version}")
        title = _("Record a paper signature")
        super().__init__(desk, title, _("Record signature"), width=920)
        self._estimate, self._slot = estimate, slot
        self._mismatch = self._reading = False
        self.setAccessibleDescription(about.format(number=estimate.number, version=estimate.edition))
        self.title.setText(f"{title} · {self.accessibleDescription()}")
        services, id = desk.services, estimate.id
        self.scan = ScanPane(desk, lambda data: services.signing.read_scan(data, id))
        self.scan.busy.connect(self._is_reading)
        self.scan.seen.connect(self._seen)
        self.verdict = VerdictStrip()
        self.typed = Line()
        self.typed.textChanged.connect(lambda _text: self._judge())
        help = _("It stands at the left of the foot: {number} v{version}")
        self.typed_field = Field(
            _("Number under the square"), self.typed, help.format(number=estimate.number, version=estimate.edition)
        )
        self.typed_field.hide()
        self.who = Choice(self._people())
        self.who.set_value(estimate.contact_id if slot == CLIENT else self.who.value())
        self.on = DateEdit(desk.clock.today(), clock=desk.clock)
        self.folder = Line()
        self.ticks = {
            "scan": Check(_("Scan kept with the estimate")),
            "copy": Check(_("Copy handed to production")),
            "original": Check(_("Original in the folder")),
        }
        self.ticks["scan"].setEnabled(False)
        self._count = Label("", 12, 500, "t3")
        self._then = Text("", 12, 400, "t2", pitch=18)
        self._why = Label("", 12, 400, "t3", elide=True)
        self._lay_out()
        for signal in (self.who.changed, self.on.textChanged, self.folder.textChanged):
            signal.connect(lambda *_each: self._judge())
        for tick in self.ticks.values():
            tick.changed.connect(lambda _on: self._judge())
        self._judge()

    def _people(self) -> list[tuple[object, str]]:
        services = self.desk.services
        if self._slot != CLIENT:
            return [(person.id, _person(person)) for person in services.agency.signers(self._slot)]
        client = services.clients.get(self._estimate.client_id)
        return [(each.id, _contact(each)) for each in client.contacts if each.left_on is None]

    def _lay_out(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(Rule())
        sides = QHBoxLayout()
        sides.setSpacing(0)
        sides.addWidget(self.scan, 44)
        sides.addWidget(self._right(), 48)
        self.body.addLayout(sides, 1)
        self.body.addWidget(Rule())
        self.scan.setMinimumHeight(min(560, self.host().height() - 250))
        self._foot.addWidget(self._why, 100)
        self.foot(self.cancel, primary=self.go)

    def _right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(24, 16, 24, 12)
        column.setSpacing(8)
        estimate = self._estimate
        column.addWidget(self.verdict)
        column.addWidget(self.typed_field)
        column.addLayout(_fact(_("Total on the sheet"), format.money(estimate.total or 0, estimate.currency)))
        column.addWidget(Rule())
        state = labels.label(estimate.state)
        if estimate.sent_on is not None:
            state = _("sent {day}").format(day=format.day_long(estimate.sent_on))
        column.addLayout(_fact(_("Version in the job"), format.joined(str(estimate.edition), state)))
        column.addWidget(Rule())
        column.addSpacing(6)
        column.addWidget(Field(_("Who signed?"), self.who))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.field("on", _("Date on the paper"), self.on), 0, 0, top)
        grid.addWidget(self.field("folder", _("Folder number"), self.folder), 0, 1, top)
        column.addLayout(grid)
        if self._slot == CLIENT:
            head = QHBoxLayout()
            head.setContentsMargins(0, 8, 0, 0)
            head.addWidget(Label(_("The paper itself"), 12, 600))
            head.addWidget(self._count)
            head.addStretch(1)
            column.addLayout(head)
            for tick in self.ticks.values():
                column.addWidget(tick)
            column.addWidget(Rule())
        column.addWidget(self._then)
        column.addStretch(1)
        return right

    # what is read and typed

    def _is_reading(self) -> None:
        self._reading = True
        self.verdict.say(_("Reading the square…"))
        self._judge()

    def _seen(self, scan: Scan | None) -> None:
        self._reading = False
        self._mismatch = scan is not None and scan.code is not None and not scan.matches
        self.typed_field.setVisible(scan is not None and scan.code is None)
        if scan is None:
            self.verdict.say("")
        elif scan.code is None:
            words = _("No square could be read. Type the number that stands under it, or scan the sheet again.")
            self.verdict.say(words, "amb")
        elif scan.matches:
            words = _(
                "The square belongs to {number} version {version}, page {page} of {pages}, and its total matches."
            )
            code = scan.code
            words = words.format(number=code.number, version=code.edition, page=code.page, pages=code.pages)
            self.verdict.say(words, "grn")
        else:
            self.verdict.say(self._wrong(scan), "red")
        self.refit()
        self._judge()

    def _wrong(self, scan: Scan) -> str:
        code, own = scan.code, self._estimate
        assert code is not None
        shown = f"{code.number} v{code.edition}"
        words = {
            "number": _("This is another sheet: {shown}. Scan {own}."),
            "version": _("This is another version: {shown}. Scan {own}, or open the version that was signed."),
            "total": _("The total in the square is not the one we issued. Do not record it; ask for the original."),
            "content": _("The square is not the one we printed on this sheet. Do not record it; ask for the original."),
        }.get(scan.why, _("We never issued a sheet with this square: {shown}."))
        return words.format(shown=shown, own=f"{own.number} v{own.edition}")

    def _number_fits(self) -> bool:
        typed = "".join(self.typed.value().upper().replace("V", " V").split())
        return typed in (f"{self._estimate.number}V{self._estimate.edition}", f"{self._estimate.number}")

    def _judge(self) -> None:
        has_scan = self.scan.data is not None and not self._reading
        self.ticks["scan"].setChecked(has_scan)
        original = self.ticks["original"]
        original.setEnabled(bool(self.folder.value()))
        if not self.folder.value():
            original.setChecked(False)
        done = sum(tick.isChecked() for tick in self.ticks.values())
        self._count.setText(_("{done} of {count}").format(done=done, count=len(self.ticks)))
        self._then.setText(self._consequence(done) if self._slot == CLIENT else "")
        why = self._missing(has_scan)
        self._why.setText(why or _("Recorded with your name and the time; the scan cannot be replaced later."))
        self._why.set_tone("amb" if why else "t3")
        self.go.setEnabled(not why)

    def _consequence(self, done: int) -> str:
        if done == len(self.ticks):
            return _("All three are there: third-party work may be ordered.")
        if not self.folder.value() and not self.ticks["original"].isChecked():
            return _("The gate to third-party work opens with all three. The original needs a folder number.")
        return _("The gate to third-party work opens with all three; what is missing can be ticked later.")

    def _missing(self, has_scan: bool) -> str:
        """Why the signature cannot be recorded yet."""
        if self._reading:
            return _("The square is being read.")
        if self._mismatch:
            return _("The scan does not belong to this sheet.")
        if not has_scan and not self.folder.value():
            return _("A scan or a folder number must prove it.")
        if self.typed_field.isVisibleTo(self) and not self._number_fits():
            return _("Type the number under the square.")
        if self.who.value() is None:
            return _("Choose who signed.")
        return _("Type the date on the paper.") if self.on.date() is None else ""

    @property
    def half_filled(self) -> bool:
        return self.scan.data is not None or super().half_filled

    def save(self) -> None:
        who, today = cast(UUID, self.who.value()), self.desk.clock.today()
        by_client = self._slot == CLIENT
        self.desk.services.signing.sign_paper(
            self._estimate.id,
            self._slot,
            self.on.date() or today,
            person_id=None if by_client else who,
            contact_id=who if by_client else None,
            scan=self.scan.data,
            folder=self.folder.value(),
            witness=self.desk.services.agency.me().name,
            copy_to_production_on=today if by_client and self.ticks["copy"].isChecked() else None,
            original_filed=by_client and self.ticks["original"].isChecked(),
        )
        words = _("Signature on {number} version {version} recorded")
        self.kept_words = words.format(number=self._estimate.number, version=self._estimate.edition)

    def complain(self, error: BaseException) -> None:
        super().complain(error)
        if self.trouble.text():  # this sheet has its own line for what belongs to no field
            self.verdict.say(self.trouble.text(), "red")
            self.trouble.setText("")
            self.refit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.scan.zone.paste()
            event.accept()
        else:
            super().keyPressEvent(event)


def _person(person: Person) -> str:
    return format.joined(person.name, labels.label(person.rank))


def _contact(contact: Contact) -> str:
    return format.joined(contact.name, contact.title)


def _fact(name: str, value: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 4, 0, 4)
    row.addWidget(Label(name, 13, 400, "t2"))
    row.addStretch(1)
    row.addWidget(Label(value, 13, 500))
    return row
