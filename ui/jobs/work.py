"""The room's views beside the inspector, or under it where the window is narrow."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from aedesk.domain.cards import JobCard
from ui import theme
from ui.desk import Desk

if TYPE_CHECKING:
    from ui.jobs.inspector import Inspector

LOOK_AFTER = 60  # ms that a card stays selected before the inspector reads about it
WIDTH = 348  # of the inspector
WIDE = 1280 - 76  # of the room; under it the inspector lies over the board


def is_wide(width: int) -> bool:
    """Whether a room of this width has room for everything beside each other, at the chosen size of text."""
    return width >= theme.scaled(WIDE)


class Work(QWidget):
    """Places the views and the inspector, which is made when it is first wanted.

    `left`: the inspector was closed while it had the keyboard.
    """

    left = Signal()

    def __init__(self, desk: Desk, views: QWidget, make: Callable[[], Inspector], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._make = desk, make
        self.views = views
        self.wanted = desk.prefs.flag("jobs.inspector", True)
        self.inspecting = False
        self._look = QTimer(self, interval=LOOK_AFTER, singleShot=True)
        self._look.timeout.connect(self.read)
        self._shadow = _Shadow(self)
        views.setParent(self)
        self._shadow.hide()

    @cached_property
    def inspector(self) -> Inspector:
        """What is told of the selected job."""
        made = self._make()
        made.setParent(self)
        made.hide()
        return made

    @property
    def wide(self) -> bool:
        """Whether board and inspector have room beside each other."""
        return is_wide(self.width())

    def want(self, on: bool) -> None:
        """Keep whether the inspector is wanted; `look_at` follows."""
        self.wanted = on
        self._desk.prefs.keep("jobs.inspector", on)

    def look_at(self, card: JobCard | None) -> None:
        """Show a card in the inspector if that is wanted, and close it where there is none."""
        on = self.wanted and card is not None
        if card is not None and on:
            self.inspector.show_card(card)
            self._look.start()
        if on is not self.inspecting:
            self._open(on)

    def read(self) -> None:
        """Read everything about the card that is shown."""
        if self.inspecting and self._desk.ready:
            self.inspector.read()

    def _open(self, on: bool) -> None:
        focus = QApplication.focusWidget()
        had = not on and focus is not None and self.inspector.isAncestorOf(focus)
        self.inspecting = on
        self.inspector.setVisible(on)
        self.arrange()
        if had:
            self.left.emit()

    def arrange(self) -> None:
        """Give everything its place."""
        w, h, side = self.width(), self.height(), theme.scaled(WIDTH)
        on, over = self.inspecting, not self.wide
        self.views.setGeometry(0, 0, w if over or not on else w - side, h)
        self._shadow.setGeometry(QRect(w - side - 28, 0, 28, h))
        self._shadow.setVisible(on and over)
        if on:
            self.inspector.over = over
            self.inspector.setGeometry(w - side, 0, side, h)
            self._shadow.raise_()
            self.inspector.raise_()
            self.inspector.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()


class _Shadow(QWidget):
    """The shadow that an inspector over the board casts to its left."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        from ui.widgets.floating import paint_shadow

        with QPainter(self) as p:
            paint_shadow(p, self.rect().adjusted(self.width(), 0, WIDTH, 0), 0, 24, 0)
