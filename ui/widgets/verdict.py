"""A coloured disc with an icon: the verdict before the words."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui import icons
from ui.theme import C
from ui.widgets.paint import box


class Disc(QLabel):
    """`tone` is grn, red or amb; `name` is read aloud."""

    def __init__(self, icon: str, tone: str, size: int = 44, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self._icon, self._tone = icon, tone
        self.setFixedSize(size, size)
        if name:
            self.setAccessibleName(name)

    def show_verdict(self, icon: str, tone: str, name: str) -> None:
        """Show another verdict."""
        self._icon, self._tone = icon, tone
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box(painter, self.rect(), self.width() / 2, C[f"{self._tone}bg"])
            size = round(self.width() * 0.55)
            picture = icons.pixmap(self._icon, size, self._tone, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, picture)
