"""The room's three views beside the inspector, or under it where the window is narrow."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui import theme
from ui.jobs.inspector import WIDTH, Inspector, InspectorShadow

WIDE = 1280 - 76  # of the room; under it the inspector lies over the board


def is_wide(width: int) -> bool:
    """Whether a room of this width has room for everything beside each other, at the chosen size of text."""
    return width >= theme.scaled(WIDE)


class Work(QWidget):
    """Places the stack of views and the inspector."""

    def __init__(self, stack: QStackedWidget, inspector: Inspector, parent: QWidget) -> None:
        super().__init__(parent)
        self.stack, self.inspector = stack, inspector
        self._shadow = InspectorShadow(self)
        stack.setParent(self)
        inspector.setParent(self)
        inspector.hide()
        self._shadow.hide()

    @property
    def wide(self) -> bool:
        """Whether board and inspector have room beside each other."""
        return is_wide(self.width())

    def show_inspector(self, on: bool) -> None:
        """Open or close the inspector."""
        if on is not self.inspector.isHidden():
            return
        self.inspector.setVisible(on)
        self.arrange()

    def arrange(self) -> None:
        """Give everything its place."""
        w, h, side = self.width(), self.height(), theme.scaled(WIDTH)
        on, over = not self.inspector.isHidden(), not self.wide
        self.inspector.over = over
        self.stack.setGeometry(0, 0, w if over or not on else w - side, h)
        self.inspector.setGeometry(w - side, 0, side, h)
        self._shadow.setGeometry(QRect(w - side - 28, 0, 28, h))
        self._shadow.setVisible(on and over)
        self._shadow.raise_()
        self.inspector.raise_()
        self.inspector.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
