"""A card that flies back to where it came from."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

LASTS = 160  # ms


class Flight(QWidget):
    """Carries a picture over the window from one place to another, then calls `landed` and goes."""

    def __init__(
        self, window: QWidget, picture: QPixmap, start: QPoint, end: QPoint, landed: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._picture = picture
        self._landed = landed
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(picture.deviceIndependentSize().toSize())
        self.move(start)
        self._way = QPropertyAnimation(self, b"pos", self)
        self._way.setDuration(LASTS)
        self._way.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._way.setStartValue(start)
        self._way.setEndValue(end)
        self._way.finished.connect(self._land)

    def start(self) -> None:
        """Take off."""
        self.show()
        self.raise_()
        self._way.start()

    def _land(self) -> None:
        self._landed()
        self.hide()
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            p.drawPixmap(0, 0, self._picture)
