"""When somebody at the client is called: their hours in words, and the sheet that changes them."""

from datetime import date, timedelta
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.call import CallHours, HoursKind
from aedesk.domain.client import Client, Contact
from aedesk.domain.errors import UserError
from aedesk.words import _
from ui import format, theme
from ui.desk import Desk
from ui.forms import FormSheet
from ui.labels import label
from ui.times import wall
from ui.widgets.buttons import Button, IconButton
from ui.widgets.fields import Check, Choice
from ui.widgets.labels import Label, Text
from ui.widgets.wall_time import WallTime

_MONDAY = date(2026, 3, 9)


def weekday(number: str) -> str:
    """Mon for 1."""
    return format.weekday(_MONDAY + timedelta(days=int(number) - 1), short=True)


def days_words(weekdays: str) -> str:
    """Mon–Fri, or each day by its name."""
    days = "".join(sorted(weekdays))
    if days == "1234567":
        return _("every day")
    if len(days) > 2 and days in "1234567":
        return f"{weekday(days[0])}–{weekday(days[-1])}"
    return format.join([weekday(each) for each in days])


def hours_words(hours: CallHours) -> tuple[str, str]:
    """Kind and times, and on which days."""
    return f"{label(hours.kind)}  {wall(hours.start)}–{wall(hours.end)}", days_words(hours.weekdays)


class HoursRow(QWidget):
    """One span of hours: what they are, on which weekdays, from when until when."""

    removed = Signal()

    def __init__(self, hours: CallHours) -> None:
        super().__init__()
        kinds: list[tuple[object, str]] = [(kind, label(kind)) for kind in HoursKind]
        self.kind = Choice(kinds, hours.kind)
        self.kind.setFixedWidth(theme.scaled(132))
        self.kind.setAccessibleName(_("Kind"))
        self.days = {each: Check(weekday(each), each in hours.weekdays, px=12) for each in "1234567"}
        self.start, self.end = WallTime(hours.start), WallTime(hours.end)
        self.start.setAccessibleName(_("From"))
        self.end.setAccessibleName(_("Until"))
        remove = IconButton("trash", _("Remove these hours"), self)
        remove.clicked.connect(self.removed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.kind)
        for each in self.days.values():
            line.addWidget(each)
        line.addStretch(1)
        line.addWidget(self.start)
        line.addWidget(Label("–", 13, 400, "t3"))
        line.addWidget(self.end)
        line.addWidget(remove)

    def read(self, client: Client, contact: Contact) -> CallHours:
        """The hours as they stand here, or the refusal of what is no span of hours."""
        start, end = self.start.minute(), self.end.minute()
        wrong = start is None or end is None or start >= end
        self.start.set_error(wrong)
        self.end.set_error(wrong)
        if start is None or end is None or wrong:
            raise UserError("hours_wrong", field="hours")
        days = "".join(each for each, check in self.days.items() if check.value())
        return CallHours(client.id, contact.id, cast(HoursKind, self.kind.value()), days, start, end)


class HoursSheet(FormSheet):
    """Adds, changes and removes the hours of one person."""

    def __init__(self, desk: Desk, client: Client, contact: Contact) -> None:
        self._client, self._contact = client, contact
        about = _("by the clock on their wall; outside working hours nobody is called")
        title = _("When {name} is called").format(name=contact.name)
        super().__init__(desk, title, _("Save call hours"), about=about, width=800)
        self.rows: list[HoursRow] = []
        self.none = Text(_("No hours yet: they are called in working hours."), 13, 400, "t3")
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self.more = Button(_("Add hours"), icon="plus", height="sm")
        self.more.clicked.connect(self._add_more)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch(1)
        self.body.addWidget(self.none)
        self.body.addLayout(self._column)
        self.body.addLayout(foot)
        kept = desk.services.planner.hours(contact.id)
        for each in kept:
            self._add(each)
        self.none.setVisible(not kept)
        self.finish()

    def _add(self, hours: CallHours) -> HoursRow:
        row = HoursRow(hours)
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def _add_more(self) -> None:
        row = self._add(CallHours(self._client.id, self._contact.id, start=12 * 60, end=13 * 60 + 30))
        self.none.hide()
        row.show()  # what is not shown yet takes no room
        self.refit()
        row.kind.setFocus()

    def _remove(self, row: HoursRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.setParent(None)
        row.deleteLater()
        self.none.setVisible(not self.rows)
        self.more.setFocus()
        self.refit()

    def save(self) -> None:
        hours = [row.read(self._client, self._contact) for row in self.rows]
        self.desk.services.planner.set_hours(self._client.id, self._contact.id, hours)
        self.kept_words = _("Call hours of {name} saved").format(name=self._contact.name)
