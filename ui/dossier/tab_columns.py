"""The three columns of the dossier: the chapters, the one in front, and what to ask next."""

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.dossier.side import NARROW, WIDTH
from ui.theme import C


class Ground(QWidget):
    """The white page in the middle, with a hairline at its left."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["surf"])
            painter.fillRect(0, 0, 1, self.height(), C["line"])


class Columns(QWidget):
    """Where there is no room for all three, `toggle` puts the right one into the place of the chapters."""

    def __init__(
        self, left: tuple[QWidget, QWidget], middle: Sequence[QWidget], side: QWidget, toggle: QAbstractButton
    ) -> None:
        super().__init__()
        self._side, self._toggle = side, toggle
        self._left = QWidget()
        chapters = QVBoxLayout(self._left)
        chapters.setContentsMargins(0, 0, 0, 0)
        chapters.setSpacing(0)
        chapters.addWidget(left[0])
        inner = QHBoxLayout()
        inner.setContentsMargins(16, 12, 12, 12)
        inner.addWidget(left[1])
        chapters.addLayout(inner, 1)
        ground = Ground()
        front = QVBoxLayout(ground)
        front.setContentsMargins(1, 0, 0, 0)
        front.setSpacing(0)
        for part in middle:
            front.addWidget(part, 1 if part is middle[-1] else 0)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._left)
        across.addWidget(ground, 1)
        across.addWidget(side)
        toggle.toggled.connect(lambda _on: self._fit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        tight, wide = self.width() < theme.scaled(1280), self.width() >= theme.scaled(1000)
        self._left.setFixedWidth(theme.scaled(258 if tight else 268))
        self._side.setFixedWidth(theme.scaled(NARROW if tight else WIDTH))
        wanted = self._toggle.isChecked()
        self._toggle.setVisible(not wide)
        self._side.setVisible(wide or wanted)
        self._left.setVisible(wide or not wanted)
