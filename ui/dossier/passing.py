"""Keys that a line would keep for itself although they belong to the page."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.widgets.lines import Line


def passes_on(line: QLineEdit, event: QEvent) -> bool:
    """Whether the key is the page's: Ctrl+U, which empties a line on X11, and Ctrl+Z where nothing was typed."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
        return False
    ours = event.key() == Qt.Key.Key_U or (event.key() == Qt.Key.Key_Z and not line.isUndoAvailable())
    if ours:
        event.ignore()
    return ours


class PageLine(Line):
    """A line that leaves the page its keys."""

    def event(self, event: QEvent) -> bool:
        return passes_on(self, event) or super().event(event)
