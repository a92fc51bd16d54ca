"""A client's week as boxes, one a visit that is owed: full is visited, outlined is planned, empty is to do."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from aedesk.words import _, p_
from ui import format, theme
from ui.theme import C
from ui.widgets.paint import box, text

WIDE, HIGH, STEP = 8, 14, 12
MOST = 5  # boxes; who wants to know of more reads the words


def count(done: int, planned: int, owed: int) -> int:
    """How many boxes are shown."""
    return min(max(owed, done + planned), MOST)


def width(done: int, planned: int, owed: int) -> int:
    """How wide the boxes are, with the space after them."""
    return count(done, planned, owed) * STEP


def paint_visits(painter: QPainter, x: float, middle: float, done: int, planned: int, owed: int) -> float:
    """Paint the boxes from `x` on; where they end."""
    for i in range(count(done, planned, owed)):
        spot = QRectF(x + i * STEP, middle - HIGH / 2, WIDE, HIGH)
        if i < done:
            box(painter, spot, 2, C["t1"])
        elif i < done + planned:
            box(painter, spot, 2, C["sel"], C["acc"], 1.5)
        else:
            box(painter, spot, 2, C["surf"], C["ctl"])
    return x + width(done, planned, owed)


class VisitLegend(QLabel):
    """What the three looks of a box mean."""

    def __init__(self) -> None:
        super().__init__()
        self._parts = ((_("visited"), 1, 0), (_("planned"), 0, 1), (p_("visits", "still to do"), 0, 0))
        self.setAccessibleName(format.join(words for words, _done, _planned in self._parts))
        metrics = QFontMetrics(theme.font(12))
        self._wide = sum(metrics.horizontalAdvance(words) + 28 for words, *_marks in self._parts)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._wide, theme.scaled(20))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.scaled(20))  # it makes room for what is pressed

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            x = 0.0
            for words, done, planned in self._parts:
                paint_visits(painter, x, self.height() / 2, done, planned, 1)
                need = QFontMetrics(theme.font(12)).horizontalAdvance(words)
                area = QRectF(x + 13, 0, need + 2, self.height())
                text(painter, area, words, 12, 400, "t2", Qt.AlignmentFlag.AlignLeft, elide=False)
                x += need + 28
