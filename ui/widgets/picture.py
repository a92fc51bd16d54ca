"""An icon as a widget of its own."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui import icons, theme
from ui.theme import C
from ui.widgets.paint import box


class Picture(QLabel):
    """An icon; decoration only, so it has no name unless one is given."""

    def __init__(
        self, icon: str, size: int = 18, token: str = "t2", parent: QWidget | None = None, *, name: str = ""
    ) -> None:
        super().__init__(parent)
        self._icon, self._size, self._token = icon, size, token
        self.setFixedSize(size, size)
        if name:
            self.setAccessibleName(name)

    def set_icon(self, icon: str, token: str = "") -> None:
        """Show another icon."""
        self._icon = icon
        self._token = token or self._token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, icons.pixmap(self._icon, self._size, self._token, self.devicePixelRatioF()))


class Mark(QLabel):
    """The mark of the house: Æ, white on ink."""

    def __init__(self, size: int = 32, radius: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._radius = radius
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_mark(painter, self.rect(), self._radius)


def paint_mark(painter: QPainter, area: QRect, radius: float) -> None:
    """Draw the mark."""
    box(painter, area, radius, C["ink"])
    painter.setPen(C["on-ink"])
    font = QFont(theme.font(13, 600))  # a copy: the made fonts are shared
    font.setPixelSize(round(area.width() * 0.47))
    painter.setFont(font)
    painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), "Æ")
