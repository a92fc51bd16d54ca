"""Painted loads: a bar a day with the line of what is full, and a grid of departments under the same days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from aedesk.domain.desk_plan import EntryKind
from aedesk.domain.plan_rules import Unit
from aedesk.sentences_plan import MILESTONES, UNITS
from aedesk.words import _
from ui import format, theme
from ui.desk_room.week_words import day_short, load_words
from ui.theme import C
from ui.widgets.paint import box, text

if TYPE_CHECKING:
    from aedesk.services.loads import DayLoad, UnitDay

LEFT = 128
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_FILLS = {EntryKind.VISIT: "acc", EntryKind.CALLS: "t2", EntryKind.WORK: "ctl"}


class _Wide(QLabel):
    def __init__(self, height: int) -> None:
        super().__init__()
        self.setFixedHeight(theme.scaled(height))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.height())

    def left(self) -> int:
        return theme.scaled(LEFT)

    def step(self, count: int) -> float:
        """How wide the column of one day is."""
        return (self.width() - self.left()) / max(count, 1)


class DayBars(_Wide):
    """The minutes of each day by what they go to; the dashed line is a full day."""

    def __init__(self) -> None:
        super().__init__(176)
        self._days: list[DayLoad] = []
        self._full = 90
        self._today: date | None = None

    def show_days(self, days: list[DayLoad], full: int, today: date) -> None:
        """Show these days."""
        self._days, self._full, self._today = days, full, today
        said = [format.join((format.day_of_week(one.day), load_words(one.load))) for one in days]
        self.setAccessibleName("; ".join(said))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._days:
            return
        with QPainter(self) as painter:
            foot, head = theme.scaled(24), theme.scaled(22)
            base = self.height() - foot
            high = base - head
            most = max(100, *(one.load for one in self._days))
            step, left = self.step(len(self._days)), self.left()
            for value in (0, 50, 100):
                line = base - value / most * high
                painter.fillRect(QRectF(left, line, self.width() - left, 1), C["line"])
                mark = QRectF(0, line - 8, left - 10, 16)
                text(painter, mark, load_words(value), 11, 400, "t3", Qt.AlignmentFlag.AlignRight, elide=False)
            line = round(base - self._full / most * high)
            painter.setPen(QPen(C["amb"], 1, Qt.PenStyle.DashLine))
            painter.drawLine(left, line, self.width(), line)
            for i, one in enumerate(self._days):
                self._paint_day(painter, one, left + i * step, step, base, high / most)
                if i and self._days[i - 1].day.weekday() > one.day.weekday():
                    painter.fillRect(QRectF(left + i * step, head, 1, base - head + foot), C["line2"])

    def _paint_day(self, painter: QPainter, one: DayLoad, x: float, step: float, base: float, scale: float) -> None:
        wide = min(step - 14, theme.scaled(44))
        at, middle = base, x + step / 2
        whole = max(one.minutes, 1)
        for kind, minutes in one.parts:
            part = one.load * minutes / whole * scale
            box(painter, QRectF(middle - wide / 2, at - part, wide, part - 1), 2, C[_FILLS.get(kind, "ctl")])
            at -= part
        if one.full:
            painter.fillRect(QRectF(middle - wide / 2, at - 3, wide, 3), C["amb"])
            at -= 3
        tone = ("amb", 600) if one.full else ("t2", 400)
        top = QRectF(x, at - theme.scaled(18), step, theme.scaled(17))
        said = load_words(one.load) if one.minutes else ""
        text(painter, top, said, 11, tone[1], tone[0], _CENTRE, elide=False)
        here = one.day == self._today
        area = QRectF(x, base + 4, step, theme.scaled(18))
        text(painter, area, day_short(one.day), 11, 600 if here else 400, "acc" if here else "t3", _CENTRE)


class UnitGrid(_Wide):
    """How many papers each department hands over on each day."""

    def __init__(self) -> None:
        super().__init__(34 * len(Unit) + 2)
        self._days: list[date] = []
        self._units: dict[tuple[Unit, date], UnitDay] = {}
        self.setMouseTracking(True)

    def show_units(self, days: list[date], units: tuple[UnitDay, ...]) -> None:
        """Show these departments under these days."""
        self._days, self._units = days, {(one.unit, one.day): one for one in units}
        said = [
            format.join((_(UNITS[one.unit]), format.day(one.day), str(len(one.papers)),
                         _("collision") if one.collision else ""))
            for one in units
        ]  # fmt: skip
        self.setAccessibleName("; ".join(said) or _("Nothing is handed over in these two weeks."))
        self.update()

    def _rows(self) -> list[tuple[Unit, float, float]]:
        high = (self.height() - 2) / len(Unit)
        return [(unit, i * high, high) for i, unit in enumerate(Unit)]

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            step, left = self.step(len(self._days)), self.left()
            for unit, top, high in self._rows():
                painter.fillRect(QRectF(0, top, self.width(), 1), C["line"])
                text(painter, QRectF(0, top, left - 8, high), _(UNITS[unit]), 12, 400, "t2")
                for i, day in enumerate(self._days):
                    found = self._units.get((unit, day))
                    if found is None:
                        continue
                    cell = QRectF(left + i * step + step / 2 - 17, top + high / 2 - 12, 34, 24)
                    box(painter, cell, 4, C["ambbg" if found.collision else "hover"])
                    tone = ("amb", 600) if found.collision else ("t1", 400)
                    text(painter, cell, str(len(found.papers)), 12, tone[1], tone[0], _CENTRE, elide=False)
            painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), C["line"])

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            self.setToolTip(self._said(event.pos().x(), event.pos().y()))
        return super().event(event)

    def _said(self, x: int, y: int) -> str:
        place = int((x - self.left()) / self.step(len(self._days))) if x >= self.left() and self._days else -1
        unit = next((unit for unit, top, high in self._rows() if top <= y < top + high), None)
        if unit is None or not 0 <= place < len(self._days):
            return ""
        found = self._units.get((unit, self._days[place]))
        papers = found.papers if found else ()
        return "\n".join(
            format.join((paper.number or paper.title, _(MILESTONES[paper.what]), paper.client)) for paper in papers
        )
