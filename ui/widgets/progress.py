"""A flat bar that says how far something has come."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.theme import C
from ui.widgets.paint import box


class Progress(QProgressBar):
    """Six pixels high; `name` is what readers say."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setFixedHeight(6)
        self.setRange(0, 100)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box(painter, self.rect(), 3, C["line2"])
            done = self.value() / max(self.maximum(), 1)
            if done > 0:
                box(painter, self.rect().adjusted(0, 0, round(self.width() * (done - 1)), 0), 3, C["acc"])
