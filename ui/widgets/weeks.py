"""A strip of weeks: one cell a week with how often it was, full where nothing was owed any more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from aedesk.words import _
from ui import format, theme
from ui.theme import C
from ui.widgets.paint import box, text

CELL, GAP = 22, 3
_CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True)
class Week:
    """One week: done against owed; a short week has fewer workdays."""

    monday: date
    done: int
    target: int
    short: bool = False


def width(count: int) -> int:
    """How wide so many weeks are."""
    return count * theme.scaled(CELL + GAP) - theme.scaled(GAP)


def paint_weeks(painter: QPainter, left: float, middle: float, weeks: Sequence[Week]) -> None:
    """Paint a strip that begins at `left`."""
    side, gap = theme.scaled(CELL), theme.scaled(GAP)
    for place, week in enumerate(weeks):
        area = QRectF(left + place * (side + gap), middle - side / 2, side, side)
        full = week.done >= week.target
        if full and week.done:
            box(painter, area, 3, C["t2"])
        else:
            box(painter, area, 3, C["hover"] if week.done else None, None if week.short else C["line2"])
        if week.short and not (full and week.done):
            painter.setPen(QPen(C["ctl"], 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if week.done or week.target:
            token = "win" if full and week.done else "t2" if week.done else "t3"
            text(painter, area, str(week.done), 11, 600 if week.done else 400, token, _CENTRE, elide=False)


def spoken(weeks: Sequence[Week]) -> str:
    """The weeks as a screen reader says them."""
    said = [_("{day}: {n} of {all}").format(day=format.day(week.monday), n=week.done, all=week.target)
            for week in weeks]  # fmt: skip
    return format.join(said)


class WeekStrip(QLabel):
    """The weeks of one client; where there is no room for all, the newest."""

    def __init__(self, weeks: Sequence[Week] = ()) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_weeks(weeks)

    def show_weeks(self, weeks: Sequence[Week]) -> None:
        """Show these weeks."""
        self._weeks = tuple(weeks)
        self.setAccessibleName(spoken(self._weeks))
        self.setToolTip("\n".join(spoken([week]) for week in self._weeks))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(max(width(len(self._weeks)), 1), theme.scaled(CELL) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(CELL), theme.scaled(CELL) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            room = (self.width() + theme.scaled(GAP)) // theme.scaled(CELL + GAP)
            paint_weeks(painter, 0, self.height() / 2, self._weeks[-max(room, 1) :])
