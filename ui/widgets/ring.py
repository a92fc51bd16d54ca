"""How complete something is, as a ring; all of it is a green disc with a tick."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.theme import C
from ui.widgets.paint import box, tick


def paint_ring(painter: QPainter, x: float, y: float, percent: int, size: float = 18, stroke: float = 2.5) -> None:
    """A ring of `size` whose left top is at `x`, `y`."""
    area = QRectF(x, y, size, size)
    if percent >= 100:
        box(painter, area, size / 2, C["grn"])
        tick(painter, area.center(), size * 0.86, C["surf"], 1.8)
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inside = area.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    painter.setPen(QPen(C["line2"], stroke))
    painter.drawEllipse(inside)
    if percent > 0:
        pen = QPen(C["acc"], stroke)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(inside, 90 * 16, -round(percent * 57.6))


class Ring(QProgressBar):
    """A ring of its own; `name` is what it measures."""

    def __init__(self, name: str, size: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setAccessibleName(name)
        self.setRange(0, 100)
        self.setTextVisible(False)
        self.setFixedSize(size, size)

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_ring(painter, 0, 0, max(self.value(), 0), self._size, 3 if self._size >= 20 else 2.5)
