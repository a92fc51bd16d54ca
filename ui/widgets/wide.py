"""A button as wide as its place, drawn by its kind, that Enter presses as Space does."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy


class WideButton(QAbstractButton):
    """`words` are read aloud; `height` is fixed, `width` is what it would like."""

    def __init__(self, words: str, height: int, width: int = 200) -> None:
        super().__init__()
        self._wanted = width
        self.setText(words)
        self.setAccessibleName(words)
        self.setFixedHeight(height)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._wanted, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)
