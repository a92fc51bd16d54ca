"""Client care at the right of Today: birthdays and festivals ahead, and what A clients are owed this week."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aedesk.domain.client import ClientClass
from aedesk.words import _, n_
from ui import format, theme
from ui.theme import C
from ui.widgets import visit_marks
from ui.widgets.labels import Label
from ui.widgets.paint import box, text
from ui.widgets.rows import Row, Section
from ui.widgets.wide import WideButton

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aedesk.services.gifts import CareDay
    from aedesk.services.visits import WeekMarks

AHEAD = timedelta(days=7)
_MOST = 6
_TONES = {"short": ("amb", 500), "late": ("red", 600)}
CARE = (UUID(int=0), "care")  # the view of every client's care, nobody's in particular
DAY = (UUID(int=0), "day")  # the day of calls, whatever the room showed last


def in_days(days: int) -> str:
    """How far a day is off."""
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    return n_("in {n} day", "in {n} days", days).format(n=days)


def occasion(code: str) -> str:
    """What is celebrated, in words."""
    from aedesk.sentences import occasion as words

    return words(code, _)


def rows(ahead: Iterable[CareDay], today: date) -> list[Row]:
    """Birthdays and important days within a week, then the next festival."""
    days = list(ahead)
    near = [day for day in days if day.kind != "festival" and day.on - today <= AHEAD]
    festival = next((day for day in days if day.kind == "festival"), None)
    found = [_personal(day, today) for day in near]
    return [*found, _festival(festival, today)] if festival is not None else found


def _personal(day: CareDay, today: date) -> Row:
    when = in_days((day.on - today).days)
    if day.kind == "birthday":
        said = _("Birthday {when} (lunar)") if day.told_lunar else _("Birthday {when}")
        title, detail, icon = format.join((day.contact, day.client)), said.format(when=when), "cake"
    else:
        title, detail, icon = format.join((day.name, day.client)), f"{format.day(day.on)}, {when}", "calendar"
    return Row(title, " · ".join((detail, *_prepared(day))), icon=icon, key=day)


def _festival(day: CareDay, today: date) -> Row:
    detail = [in_days((day.on - today).days), *_prepared(day)]
    if day.sad:
        detail.append(_("greeting only, no gift"))
    return Row(format.join((occasion(day.occasion), format.day(day.on))), " · ".join(detail), icon="gift", key=day)


def _prepared(day: CareDay) -> list[str]:
    found = []
    if day.gifts:
        found.append(n_("{n} gift", "{n} gifts", len(day.gifts)).format(n=len(day.gifts)))
    if day.greetings:
        found.append(n_("{n} greeting", "{n} greetings", day.greetings).format(n=day.greetings))
    return found


def owed(week: Iterable[WeekMarks]) -> list[WeekMarks]:
    """A clients with a target, those behind first."""
    mine = [row for row in week
            if row.client_class is ClientClass.A and not row.prospect and not row.dormant and row.target]  # fmt: skip
    return sorted(mine, key=lambda row: (row.tone != "late", row.done >= row.target))


class QuotaRow(WideButton):
    """A client's week: a cell for each visit that is owed, and the same in words."""

    def __init__(self, row: WeekMarks) -> None:
        visits = n_("{done} / {n} visit", "{done} / {n} visits", row.target)
        words = visits.format(done=row.done, n=row.target)
        planned = n_("{n} planned", "{n} planned", row.planned).format(n=row.planned) if row.planned else ""
        spoken = format.join((row.client, words, planned))
        super().__init__(spoken, theme.scaled(24))
        self.row, self.words = row, words
        self.setToolTip(spoken)

    def paintEvent(self, event: QPaintEvent) -> None:
        row = self.row
        with QPainter(self) as painter:
            if self.underMouse() or self.isDown():
                box(painter, self.rect(), 6, C["hover"])
            token, weight = _TONES.get(row.tone, ("t2", 400))
            wide = QFontMetrics(theme.font(12, weight)).horizontalAdvance(self.words) + 4
            area = QRectF(self.rect())
            place = QRectF(area.right() - wide, 0, wide, area.height())
            text(painter, place, self.words, 12, weight, token, Qt.AlignmentFlag.AlignRight)
            marks = row.done, row.planned, row.target
            left = place.left() - 8 - visit_marks.width(*marks)
            visit_marks.paint_visits(painter, left, area.center().y(), *marks)
            text(painter, QRectF(30, 0, max(left - 38, 20), area.height()), row.client, 13)


class CareColumn(QWidget):
    """`opened` tells the day that was pressed, `client` the client, `all` asks for the whole view."""

    opened = Signal(object)
    client = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.days = Section(_("Client care"), self.opened.emit)
        self.heading = Label("", 13, 500, elide=True)
        self.heading.setContentsMargins(30, 0, 0, 0)
        self.quota: list[QuotaRow] = []
        self._shown: object = None
        self.more = Label("", 12, 400, "t3")
        self.more.setContentsMargins(30, 0, 0, 0)
        self._strips = QVBoxLayout()
        self._strips.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.days)
        column.addSpacing(10)
        column.addWidget(self.heading)
        column.addSpacing(4)
        column.addLayout(self._strips)
        column.addWidget(self.more)

    def show_care(self, ahead: Sequence[Row], week: Sequence[WeekMarks]) -> None:
        """Show these days and these clients; what is shown already stays as it is."""
        if self._shown == (told := (list(ahead), list(week))):
            return
        self._shown = told
        self.days.show_rows(ahead, _("No birthday within a week."), "")
        focus = next((each.row.client_id for each in self.quota if each.hasFocus()), None)
        for old in self.quota:
            self._strips.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.quota = []
        for row in week[:_MOST]:
            strip = QuotaRow(row)
            strip.clicked.connect(lambda _on=False, key=row.client_id: self.client.emit(key))
            self._strips.addWidget(strip)
            strip.show()
            self.quota.append(strip)
            if row.client_id == focus:
                strip.setFocus(Qt.FocusReason.OtherFocusReason)
        self.heading.setText(_("A clients this week"))
        self.heading.setVisible(bool(week))
        left = len(week) - len(self.quota)
        self.more.setText(_("and {n} more").format(n=left))
        self.more.setVisible(left > 0)
