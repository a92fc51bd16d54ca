"""A verdict in one strip: green, amber or red ground, an icon, one sentence."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import C
from ui.widgets.labels import Text
from ui.widgets.paint import box
from ui.widgets.picture import Picture

ICONS = {"grn": "circle-check", "amb": "help-circle", "red": "hand-stop", "": "hourglass"}


class VerdictStrip(QWidget):
    """Say it with a tone: grn, amb, red, or empty while it is being read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = ""
        self._icon = Picture(ICONS[""], 16, "t2")
        self._words = Text("", 13, 500, "t2", pitch=18)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 12, 9)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    @property
    def tone(self) -> str:
        """What it says, as a colour."""
        return self._tone

    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, words: str, tone: str = "") -> None:
        """Say it."""
        self._tone = tone
        self._icon.set_icon(ICONS[tone], tone or "t2")
        self._words.setText(words)
        self._words.set_tone(tone or "t2")
        self._words.updateGeometry()
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box(painter, self.rect(), 8, C[f"{self._tone}bg" if self._tone else "hover"])
