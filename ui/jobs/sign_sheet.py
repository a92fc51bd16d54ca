"""Signing one slot of a job: on the pad or on paper; asking for it, or keeping a refusal."""

from collections.abc import Callable
from typing import cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aedesk.domain.client import Contact
from aedesk.domain.errors import UserError
from aedesk.domain.gates import ART_CHECKS, SLOT, Signer
from aedesk.domain.job import Job
from aedesk.domain.people import Person
from aedesk.domain.signoff import How
from aedesk.words import N_, _
from ui import theme
from ui.ask import PDF, PICTURES
from ui.desk import Desk
from ui.done import done
from ui.forms import FormSheet
from ui.jobs.growing import Growing
from ui.jobs.people import requirement, signers
from ui.labels import slot as slot_name
from ui.widgets.buttons import Button
from ui.widgets.fields import Check, DateEdit, Field, Line, Segments
from ui.widgets.labels import Label, Text
from ui.widgets.pad import SignaturePad

_CHECKS = {
    "proofread": N_("Proofread, every word"),
    "sums": N_("Figures added up again"),
    "photos": N_("Product photos are the right ones"),
    "materials": N_("Materials are complete and right"),
}


class SignSheet(FormSheet):
    """Who signs, how, and what proves it; `then` is called when something was kept."""

    undoable = False

    def __init__(self, desk: Desk, job: Job, slot: str, then: Callable[[], None]) -> None:
        client = desk.services.clients.get(job.client_id)
        about = " · ".join(part for part in (job.number or "", job.title, client.short_name) if part)
        super().__init__(desk, slot_name(slot), _("Sign"), about=about, width=560)
        self._job, self._slot = job, slot
        self.on_saved = then
        self._scan: bytes | None = None
        by_client = SLOT[slot].signer is Signer.CLIENT
        people: list[Person | Contact] = list(client.contacts) if by_client else list(desk.services.agency.people())
        self._names = {person.id: person.name for person in people}
        self.person = signers(slot, people, desk.clock.today())
        help = (
            ""
            if self.person.value()
            else _("Nobody here may sign this: {who}.").format(who=requirement(SLOT[slot].signer))
        )
        self.body.addWidget(self.field("person", _("Who signs"), self.person, help))
        self.how = Segments(
            [
                (How.INK, _("On the pad"), "signature"),
                (How.PAPER, _("On paper"), "file-text"),
                (None, _("Refused"), "ban"),
            ]
        )
        self.how.setAccessibleName(_("How"))
        self.how.changed.connect(lambda _value: self._show_way())
        self.body.addWidget(self.how)
        self._ways = QStackedWidget()
        for way in (self._ink(), self._paper(), self._refusal()):
            self._ways.addWidget(way)
        self.body.addWidget(self._ways)
        self.checks = self._ae_checks() if slot == "art.ae" else {}
        asked = Button(_("Asked today"), "quiet", icon="send")
        asked.clicked.connect(self._ask)
        self.finish(asked)
        self.person.changed.connect(lambda _value: self._caption())
        self._caption()

    def _ink(self) -> QWidget:
        self.pad = SignaturePad()
        self.pad.setFixedHeight(theme.scaled(180))
        self.pad.changed.connect(self.quiet_down)
        self.pad.paper_wanted.connect(lambda: self._choose(How.PAPER))
        return self.pad

    def _paper(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(10)
        pick = Button(_("Choose a scan…"), icon="file-text")
        pick.clicked.connect(self._pick)
        row.addWidget(pick)
        self.scan_name = Label(_("no scan yet"), 12, 400, "t3", elide=True)
        row.addWidget(self.scan_name, 1)
        column.addLayout(row)
        both = QHBoxLayout()
        both.setSpacing(12)
        self.folder = Line()
        self.on = DateEdit(self.desk.clock.today(), clock=self.desk.clock)
        top = Qt.AlignmentFlag.AlignTop
        both.addWidget(self.field("folder", _("Folder number"), self.folder), 1, top)
        both.addWidget(self.field("on", _("Date on the paper"), self.on), 1, top)
        column.addLayout(both)
        column.addWidget(Text(_("A scan or a folder number proves it; a tick alone opens no gate."), 12, 400, "t3"))
        column.addStretch(1)
        return page

    def _refusal(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        self.reason = Growing(4)
        column.addWidget(self.field("reason", _("Why it was refused"), self.reason))
        column.addStretch(1)
        return page

    def _ae_checks(self) -> dict[str, Check]:
        checks = {code: Check(_(_CHECKS[code])) for code in ART_CHECKS}
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for check in checks.values():
            column.addWidget(check)
        frame = QWidget()
        frame.setLayout(column)
        self._check_field = Field(_("Looked at before it goes out"), frame)
        self.fields["checked"] = self._check_field
        self.body.addWidget(self._check_field)
        return checks

    def _choose(self, how: How | None) -> None:
        self.how.set_value(how)
        self._show_way()

    def _show_way(self) -> None:
        how = self.how.value()
        self._ways.setCurrentIndex([How.INK, How.PAPER, None].index(cast(How | None, how)))
        self.go.set_text(
            {How.INK: _("Sign"), How.PAPER: _("Record signature")}.get(cast(How, how), _("Record refusal"))
        )
        if self.checks:
            self._check_field.setVisible(how is not None)
        self.quiet_down()
        self.refit()

    def _caption(self) -> None:
        self.pad.set_caption(self.person.currentText())

    def _pick(self) -> None:
        found = self.desk.ask.bring(_("Choose a scan"), (*PDF, *PICTURES))
        if found is not None:
            name, self._scan = found
            self.scan_name.setText(name)

    def _who(self) -> UUID:
        who = self.person.value()
        if who is None:
            raise UserError("signer_missing", field="person")
        return cast(UUID, who)

    def _ask(self) -> None:
        try:
            self.desk.services.jobs.ask(self._job.id, self._slot, self.desk.clock.today())
        except UserError as error:
            self.complain(error)
            return
        self.close()
        done(self.desk, _("{what}, asked today").format(what=slot_name(self._slot)))
        self.on_saved()

    @property
    def half_filled(self) -> bool:
        return self._scan is not None or not self.pad.is_empty() or super().half_filled

    def save(self) -> None:
        from aedesk.services.sign_offs import Signing

        how = cast(How | None, self.how.value())
        jobs, who = self.desk.services.jobs, self._who()
        if how is None:
            jobs.refuse(self._job.id, self._slot, self.reason.value(), who)
            self.kept_words = _("{what}, refused").format(what=slot_name(self._slot))
            return
        if any(not check.value() for check in self.checks.values()):
            raise UserError("check_incomplete", field="checked")
        by_client = SLOT[self._slot].signer is Signer.CLIENT
        on_paper = how is How.PAPER
        if not on_paper and self.pad.is_empty():
            raise UserError("ink_empty")
        jobs.sign(
            self._job.id,
            self._slot,
            Signing(
                how=how,
                person_id=None if by_client else who,
                contact_id=who if by_client else None,
                on=(self.on.date() or self.desk.clock.today()) if on_paper else self.desk.clock.today(),
                strokes=() if on_paper else self.pad.strokes(),
                device="" if on_paper else self.pad.device(),
                scan=self._scan if on_paper else None,
                folder=self.folder.value() if on_paper else "",
                checked=",".join(self.checks),
            ),
        )
        name = self._names[who]
        self.kept_words = _("{what}, signed by {who}").format(what=slot_name(self._slot), who=name)
