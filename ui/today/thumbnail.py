"""A small sheet of paper beside the document on the desk; decoration, where the window is wide."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.theme import C

_WIDE, _HIGH = 96, 134


class Thumbnail(QWidget):
    """Title, lines and two boxes for signatures, drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_WIDE, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["line2"])
            painter.fillRect(self.rect().adjusted(1, 1, -1, -1), theme.PAPER)
            painter.fillRect(QRectF(10, 11, 36, 4), theme.PAPER_INK)
            for n in range(9):
                painter.fillRect(QRectF(10, 25 + 8 * n, 76 if n % 4 != 3 else 62, 2), theme.PAPER_LINE.darker(115))
            painter.setPen(theme.PAPER_LINE.darker(130))
            for left in (10, 52):
                painter.drawRect(QRectF(left, 112, 33, 13))
