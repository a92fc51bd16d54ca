"""What an empty list says: what is empty, what to do, one key."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import C
from ui.widgets.buttons import Button
from ui.widgets.labels import Text
from ui.widgets.picture import Picture


class EmptyState(QWidget):
    """Icon, words, hint and, where `button` is given, a verb with its key; connect `button.clicked`."""

    def __init__(
        self,
        icon: str,
        words: str,
        hint: str = "",
        key: str = "",
        parent: QWidget | None = None,
        *,
        button: str = "",
        framed: bool = False,
    ) -> None:
        super().__init__(parent)
        self._framed = framed
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(6)
        column.addStretch(1)
        column.addWidget(Picture(icon, 22, "t3"), 0, Qt.AlignmentFlag.AlignHCenter)
        self.words = Text(words, 13, 600, "t1")
        self.hint = Text(hint, 12, 400, "t2")
        for each in (self.words, self.hint):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(each)
        if not hint:
            self.hint.hide()
        self.button = Button(button, keys=key) if button else None
        if self.button is not None:
            column.addSpacing(6)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2 if not framed else 1)

    def say(self, words: str, hint: str = "") -> None:
        """Say something else."""
        self.words.setText(words)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._framed:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(C["line2"], 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)
