"""A check that every room's test calls: whatever the keyboard reaches has a name that is read aloud."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QLineEdit, QScrollBar, QWidget


def reachable(root: QWidget) -> list[QWidget]:
    """The visible, enabled parts below `root` that take the focus."""
    return [
        each
        for each in root.findChildren(QWidget)
        if each.isVisibleTo(root)
        and each.isEnabled()
        and each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and each.focusProxy() is None
        and not isinstance(each, QScrollBar)
        and not (isinstance(each.parent(), QAbstractScrollArea) and each.parent().viewport() is each)
        and not isinstance(each.parent(), QComboBox)
    ]


def name_of(widget: QWidget) -> str:
    """What a screen reader says."""
    interface = QAccessible.queryAccessibleInterface(widget)
    said = interface.text(QAccessible.Text.Name) if interface is not None else ""
    return widget.accessibleName() or said


def nameless(root: QWidget) -> list[str]:
    """The parts below `root` that have no name: their class and place, for the message of the assertion."""
    return [
        f"{type(each).__name__} at {each.mapTo(root, each.rect().topLeft()).toTuple()}"
        for each in reachable(root)
        if not name_of(each).strip()
    ]


def strays(window: QWidget) -> list[QWidget]:
    """Windows that nobody asked for: a part that was shown before it had a parent flashes as one."""
    from PySide6.QtWidgets import QApplication

    return [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window]


def cut(root: QWidget) -> list[str]:
    """Labels and buttons below `root` whose words do not fit, unless they say themselves that they shorten."""
    from PySide6.QtWidgets import QAbstractButton, QLabel

    from ui.widgets.labels import Label, Text

    found = []
    for each in root.findChildren(QWidget):
        if not each.isVisibleTo(root) or isinstance(each, QLineEdit):
            continue
        if isinstance(each, Text):
            short = each.height() + 1 < each.heightForWidth(each.width())
        elif isinstance(each, Label):
            short = not each._elide and each.width() + 1 < each.fontMetrics().horizontalAdvance(each.text())
        elif isinstance(each, QAbstractButton) and not isinstance(each, QLabel):
            short = each.width() + 1 < each.sizeHint().width()
        else:
            continue
        if short:
            words = each.text() if hasattr(each, "text") else each.accessibleName()
            found.append(f"{type(each).__name__} {words!r} {each.width()}x{each.height()}")
    return found
