"""Words in the face of the papers: an amount in words as the sheet prints it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme


class SerifText(QLabel):
    """Wraps by its own face, so that nothing runs over the edge."""

    def __init__(self, text: str = "", px: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(theme.serif(px))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumWidth(120)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
