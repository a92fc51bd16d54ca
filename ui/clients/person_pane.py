"""The inspector of one person at the client."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.call import CallHours
from aedesk.domain.client import Contact
from aedesk.words import _
from ui import format
from ui.clients.birthday import as_told, until
from ui.clients.call_hours import hours_words
from ui.clients.inspector import person_initials
from ui.labels import label
from ui.theme import C
from ui.widgets.buttons import Button, Rule
from ui.widgets.labels import Label, Text
from ui.widgets.marks import Avatar, Tick
from ui.widgets.picture import Picture
from ui.widgets.scroll import Scroll


class PersonPane(QWidget):
    """Reads out what is known of somebody; `edit` and `edit_hours` ask for the sheets."""

    edit = Signal()
    edit_hours = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Inspector"))
        self.face = Avatar("")
        self.role = Label("", 12, 400, "t2", elide=True)
        self.name = Text("", 16, 600, "t1")
        self.about = Text("", 12, 400, "t2")
        self.change = Button(_("Change"), icon="edit", height="sm")
        self.change.clicked.connect(self.edit)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.face)
        head.addWidget(self.role, 1)
        head.addWidget(self.change)
        top = QVBoxLayout()
        top.setContentsMargins(20, 16, 20, 14)
        top.setSpacing(2)
        top.addLayout(head)
        top.addSpacing(6)
        top.addWidget(self.name)
        top.addWidget(self.about)
        page = QWidget()
        self._facts = QGridLayout()
        self._facts.setContentsMargins(20, 12, 20, 12)
        self._facts.setHorizontalSpacing(10)
        self._facts.setVerticalSpacing(10)
        self._facts.setColumnStretch(1, 1)
        self.signs = Tick(False)
        self.signs_words = Label("", 13)
        signs = QVBoxLayout()
        signs.setContentsMargins(20, 12, 20, 12)
        signs.setSpacing(6)
        signs.addWidget(Label(_("Signs"), 12, 600))
        line = QHBoxLayout()
        line.setSpacing(9)
        line.addWidget(self.signs)
        line.addWidget(self.signs_words, 1)
        signs.addLayout(line)
        self.change_hours = Button(_("Change the call hours"), "link", height="sm")
        self.change_hours.clicked.connect(self.edit_hours)
        self._hours = QVBoxLayout()
        self._hours.setSpacing(6)
        hours = QVBoxLayout()
        hours.setContentsMargins(20, 12, 20, 12)
        hours.setSpacing(6)
        hours.addWidget(Label(_("Call hours"), 12, 600))
        hours.addLayout(self._hours)
        under = QHBoxLayout()
        under.addWidget(self.change_hours)
        under.addStretch(1)
        hours.addLayout(under)
        self._said: list[QWidget] = []
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(self._facts)
        inside.addWidget(Rule())
        inside.addLayout(signs)
        inside.addWidget(Rule())
        inside.addLayout(hours)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Rule())
        column.addWidget(Scroll(page), 1)
        self._parts: list[QWidget] = []

    def show_person(self, contact: Contact, phone: str, next_day: date | None, today: date) -> None:
        """Show this person."""
        self.face.set_person(person_initials(contact.name), contact.name)
        self.role.setText(label(contact.role))
        self.name.setText("  ".join(part for part in (contact.name, contact.other_name) if part))
        left = _("left on {day}").format(day=format.day_long(contact.left_on)) if contact.left_on else ""
        self.about.setText(format.join((contact.title, left)))
        self.about.setVisible(bool(self.about.text()))
        self.signs.set_done(contact.signs, _("signs estimates") if contact.signs else _("does not sign"))
        self.signs_words.setText(_("Estimates") if contact.signs else _("nothing so far"))
        self._fill(contact, phone, next_day, today)
        for each in (self.name, self.about):
            each.updateGeometry()

    def show_hours(self, hours: list[CallHours]) -> None:
        """Show when this person is called."""
        for part in self._said:
            self._hours.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._said = []
        for each in hours:
            said, days = hours_words(each)
            self._said += [Text(said, 13, 400, "t1"), Text(days, 12, 400, "t3")]
        if not hours:
            self._said = [Text(_("whenever their office is open"), 13, 400, "t2")]
        for part in self._said:
            self._hours.addWidget(part)

    def _fill(self, contact: Contact, phone: str, next_day: date | None, today: date) -> None:
        for part in self._parts:
            self._facts.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        told = as_told(contact)
        if told and contact.birth_year:
            told = f"{told}, {contact.birth_year}"
        when = format.day_long(next_day) if next_day else ""
        near = until(next_day, today)[0]
        rows = [
            ("phone", phone, ""),
            ("mail", contact.email, ""),
            ("cake", format.join((when, near)), _("{told}, as told").format(told=told)),
            ("gift", contact.tastes, _("tastes")),
        ]
        for icon, words, quiet in rows:
            if words:
                self._add(icon, words, quiet)
        if not self._parts:
            self._add("help-circle", _("Nothing more is known yet."), "")

    def _add(self, icon: str, words: str, quiet: str) -> None:
        place = self._facts.rowCount()
        picture, said = Picture(icon, 16), QWidget()
        lines = QVBoxLayout(said)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(Text(words, 13, 400, "t1"))
        if quiet:
            lines.addWidget(Text(quiet, 12, 400, "t3"))
        self._facts.addWidget(picture, place, 0, Qt.AlignmentFlag.AlignTop)
        self._facts.addWidget(said, place, 1)
        self._parts += [picture, said]

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["surf"])
            painter.fillRect(0, 0, 1, self.height(), C["line"])
