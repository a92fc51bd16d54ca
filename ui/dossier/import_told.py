"""Who filled the form in and when: one source for all answers of an import, or that of the file itself."""

from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.clock import Clock
from aedesk.domain.errors import UserError
from aedesk.words import _
from ui.dossier.about import Who
from ui.errors import sentence
from ui.widgets.fields import Check, Choice, DateEdit, Field, Line

_ELSE = "?"


class Told(QWidget):
    """`changed` follows where its height did."""

    changed = Signal()

    def __init__(self, people: tuple[Who, ...], clock: Clock) -> None:
        super().__init__()
        items: list[tuple[object, str]] = [("", _("nobody named"))]
        items += [(each.id, " · ".join(part for part in (each.name, each.title) if part)) for each in people]
        items.append((_ELSE, _("somebody else")))
        self._clock = clock
        self.who = Choice(items, "")
        self.other = Line()
        self.day = DateEdit(clock.today(), clock=clock)
        self.as_in_file = Check(_("Keep who said it and when as the file says"), True)
        self.as_in_file.hide()
        self._who_field = Field(_("Who filled it in"), self.who)
        self._other_field = Field(_("Name or where it stands"), self.other)
        self._other_field.hide()
        self._day_field = Field(_("When"), self.day)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._who_field, 3)
        row.addWidget(self._other_field, 3)
        row.addWidget(self._day_field, 2)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.as_in_file)
        column.addLayout(row)
        self.who.changed.connect(self._person)
        self.as_in_file.changed.connect(lambda _on: self._follow())

    def offer_file(self, has_sources: bool) -> None:
        """Let the sources of the file be kept, where it has some."""
        self.as_in_file.setVisible(has_sources)
        self.as_in_file.set_value(has_sources)
        self._follow()

    @property
    def keeps_file(self) -> bool:
        """Whether the sources of the file are kept."""
        return not self.as_in_file.isHidden() and self.as_in_file.value()

    def fields(self) -> dict[str, Any]:
        """As the service takes it."""
        named = self.who.value()
        return {
            "contact_id": UUID(str(named)) if named and named != _ELSE else None,
            "said_by": self.other.value() if named == _ELSE else "",
            "said_on": self.day.date(),
            "as_in_file": self.keeps_file,
        }

    def problem(self) -> bool:
        """Show what is wrong with the day; whether something is."""
        day: date | None = self.day.date()
        wrong = self.day.problem()
        if not wrong and day is not None and day > self._clock.today():
            wrong = sentence(UserError("date_in_future"))
        if wrong:
            self._day_field.fail(wrong)
        else:
            self._day_field.clear()
        self.changed.emit()
        return bool(wrong)

    def _person(self, key: object) -> None:
        self._other_field.setVisible(key == _ELSE)
        if key == _ELSE:
            self.other.setFocus()
        self.changed.emit()

    def _follow(self) -> None:
        for field in (self._who_field, self._other_field, self._day_field):
            field.setEnabled(not self.keeps_file)
        self.changed.emit()
