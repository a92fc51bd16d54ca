"""A quiet line in the window on Sunday evening: the week wants its plan (T-09, Z-13). Never before a client."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aedesk.words import _
from ui import format, theme
from ui.theme import C
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Label
from ui.widgets.picture import Picture

if TYPE_CHECKING:
    from uuid import UUID

    from ui.desk import Desk
    from ui.window import Shell

ASIDE = "week_put_aside"
"""The Monday whose plan was not wanted, kept on this laptop."""

EVERY = 60_000  # ms
TOPICS = frozenset({"week_plan", "desk_settings"})


class SundayLine(QWidget):
    """Stands above the top bar while the plan of the week is due and nobody put it aside."""

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell)
        self._shell, self._desk = shell, desk
        self.monday: date | None = None
        self.words = Label("", 13, 500, elide=True)
        go = Button(_("Plan the week"), height="sm")
        go.clicked.connect(self.plan)
        away = IconButton("x", _("Not this week"))
        away.clicked.connect(self.put_aside)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 20, 0)
        row.setSpacing(10)
        row.addWidget(Picture("calendar", 16))
        row.addWidget(self.words, 1)
        row.addWidget(go)
        row.addWidget(away)
        self.setFixedHeight(theme.scaled(40))
        self.setAccessibleName(_("Plan the week"))
        self.hide()
        shell.column.insertWidget(0, self)
        shell.stack.currentChanged.connect(lambda _place: self._show())
        desk.bus.changed.connect(self._heard)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        desk.when_ready(self.look)

    def _heard(self, kinds: frozenset[str]) -> None:
        if not kinds or kinds & TOPICS:
            self.look()

    def look(self) -> None:
        """See whether the plan is due."""
        if not self._desk.ready:
            return
        self.monday = self._desk.services.weeks.asked_for(self._desk.clock.now())
        self._show()

    def _show(self) -> None:
        room, monday = self._shell.room, self.monday
        aside = monday is not None and self._desk.prefs.text(ASIDE) == monday.isoformat()
        before_client = room is not None and (room.full_screen or room.bare)
        if monday is not None:
            first, last = format.day(monday), format.day(monday + timedelta(days=4))
            self.words.setText(_("The week of {first} to {last} has no plan yet.").format(first=first, last=last))
        self.setVisible(monday is not None and not aside and not before_client)

    def plan(self) -> None:
        """Go to the week."""
        self._desk.show("desk", cast("tuple[UUID, str]", (None, "week")))

    def put_aside(self) -> None:
        """It is not wanted this time."""
        if self.monday is not None:
            self._desk.prefs.keep(ASIDE, self.monday.isoformat())
            self._show()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["sunk"])
            painter.fillRect(0, self.height() - 1, self.width(), 1, C["line"])
