"""Last step: the first client, or an empty desk."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from aedesk.domain.client import ClientClass
from aedesk.words import N_, _
from ui import theme
from ui.first_run.wizard import Step, Wizard
from ui.widgets.fields import Field, labelled
from ui.widgets.lines import Line
from ui.widgets.toggles import Segments


class ClientStep(Step):
    """Just enough to open the first job; the rest is filled in later."""

    name = N_("First client")
    hint = N_("Or start with an empty desk")
    optional = True

    def __init__(self, wizard: Wizard) -> None:
        self.title = _("Your first client")
        self.words = _("Just enough to open a job for them. The rest can wait until you are in.")
        super().__init__(wizard)
        draft = self.draft
        holder = QWidget()
        holder.setMaximumWidth(theme.scaled(520))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.lines = {
            "client_name": Line(draft.client_name, height="lg"),
            "client_legal": Line(draft.client_legal, height="lg"),
            "contact_name": Line(draft.contact_name, height="lg"),
            "contact_title": Line(draft.contact_title, height="lg"),
        }
        self.name_field = Field(_("Short name"), self.lines["client_name"])
        self.classes = Segments([(str(each), str(each)) for each in ClientClass], draft.client_class, height="lg")
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(16)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.name_field, 0, 0, top)
        side = QVBoxLayout()
        side.setSpacing(5)
        side.addWidget(labelled(_("Class"), self.classes))
        side.addWidget(self.classes)
        side.addStretch(1)
        grid.addLayout(side, 0, 1)
        grid.addWidget(Field(_("Legal name"), self.lines["client_legal"]), 1, 0, 1, 2, top)
        grid.addWidget(Field(_("Contact"), self.lines["contact_name"]), 2, 0, top)
        grid.addWidget(Field(_("Title"), self.lines["contact_title"]), 2, 1, top)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch(1)
        self.column.addWidget(holder, 1)
        self.lines["client_name"].textChanged.connect(self.name_field.clear)

    def keep(self) -> None:
        for code, line in self.lines.items():
            setattr(self.draft, code, line.text())
        self.draft.client_class = str(self.classes.value())

    def check(self) -> bool:
        if not self.draft.client_name.strip():
            self.name_field.fail(_("Type the client’s name, or start with an empty desk."))
            self.lines["client_name"].setFocus()
            return False
        return True

    def first(self) -> QWidget | None:
        return self.lines["client_name"]
