"""The line that filters what is shown below it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, theme
from ui.widgets.lines import Line
from ui.widgets.paint import key_cap, key_width


class SearchLine(Line):
    """A short line with a looking glass and its key; Esc empties it."""

    def __init__(self, hint: str, keys: str = "Ctrl F", parent: QWidget | None = None, *, width: int = 248) -> None:
        super().__init__("", hint, parent, height="sm")
        self._keys, self._wide = keys, width
        self.setAccessibleName(hint)
        self.setFont(theme.font(12))
        self.setTextMargins(30, 0, key_width(keys) + 10, 0)
        self.setMinimumWidth(theme.scaled(150))
        self.setMaximumWidth(theme.scaled(width))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            picture = icons.pixmap("search", 14, "t3", self.devicePixelRatioF())
            painter.drawPixmap(9, (self.height() - 14) // 2, picture)
            if not self.text():
                key_cap(painter, self.width() - 6, self.height() / 2, self._keys)
