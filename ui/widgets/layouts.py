"""Layouts whose widgets are made anew each time they are shown."""

from collections.abc import Iterable

from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget


def empty(layout: QLayout) -> None:
    """Let go of every widget; each is hidden at once, for it is deleted only later."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def refill(layout: QBoxLayout, parts: Iterable[QWidget]) -> None:
    """Let go of every widget and show these."""
    empty(layout)
    for part in parts:
        layout.addWidget(part)
