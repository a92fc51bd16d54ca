"""A coloured disc with an icon, the verdict before the words; and the page of thanks that begins with one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui import icons, theme
from ui.theme import C
from ui.widgets.labels import Label
from ui.widgets.paint import box


class Disc(QLabel):
    """`tone` is grn, red or amb; `name` is read aloud."""

    def __init__(self, icon: str, tone: str, size: int = 44, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self._icon, self._tone = icon, tone
        self.setFixedSize(size, size)
        if name:
            self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box(painter, self.rect(), self.width() / 2, C[f"{self._tone}bg"])
            size = round(self.width() * 0.55)
            picture = icons.pixmap(self._icon, size, self._tone, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, picture)


def thank(column: QVBoxLayout, title: str, lines: Sequence[str]) -> None:
    """Begin a page before the client: a green tick, thanks, what was done; the buttons follow."""
    column.setContentsMargins(40, 32, 40, 32)
    column.setSpacing(12)
    column.addStretch(2)
    middle = Qt.AlignmentFlag.AlignHCenter
    column.addWidget(Disc("check", "grn", 72), 0, middle)
    column.addWidget(Label(title, 28, 600), 0, middle)
    for n, line in enumerate(lines):
        column.addWidget(Label(line, 16, 600 if n == 0 else 400, "t1" if n == 0 else "t2"), 0, middle)
    column.addSpacing(theme.scaled(16))
