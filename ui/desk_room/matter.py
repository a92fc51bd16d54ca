"""The three things that mattered today: done, or why not and when then (T-10)."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.words import _
from ui.desk_room.closing_rows import BigRow
from ui.desk_room.first_popover import WhyPopover
from ui.done import went
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.layouts import empty
from ui.widgets.lines import Line

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from aedesk.domain.desk_plan import BigThing
    from aedesk.services.closing import CloseView
    from ui.desk import Desk

_MOST = 3


class MatterPane(QWidget):
    """Heading, the things that mattered, and a line for one more while there are fewer than three."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: CloseView | None = None
        self.count = Label("", 12, 400, "t3")
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 6)
        head.setSpacing(8)
        head.addWidget(Label(_("The three that mattered"), 12, 600))
        head.addWidget(self.count)
        head.addStretch(1)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        self.add = Line("", _("What mattered today?"), height="sm")
        self.add.setAccessibleName(_("What mattered today?"))
        self.add.returnPressed.connect(self._add)
        last = QHBoxLayout()
        last.setContentsMargins(16, 10, 16, 0)
        last.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self.rows)
        column.addLayout(last)

    def show_view(self, view: CloseView) -> None:
        """Show the three of this day."""
        self._shown = view
        empty(self.rows)
        for one in view.big:
            self.rows.addWidget(self._row(one))
        finished = sum(one.done_on is not None for one in view.big)
        words = _("{done} of {n} done").format(done=finished, n=len(view.big))
        self.count.setText(words if view.big else "")
        self.add.setVisible(len(view.big) < _MOST and view.closed is None)

    def _row(self, one: BigThing) -> BigRow:
        ask: Button | None = None
        below = one.detail
        if one.done_on is None:
            ask = Button(_("Why not?"), height="sm")
            ask.clicked.connect(partial(self._why, one, ask))
            below = _("Why not? {words}").format(words=one.why_not) if one.why_not else one.detail
        row = BigRow(one.id, one.words, below, one.done_on is not None, ask)
        row.done.connect(self._done)
        return row

    def _tried(self, do: Callable[[], object]) -> bool:
        return went(self._desk, do)

    def _add(self) -> None:
        words, view = self.add.value(), self._shown
        if not words or view is None:
            return
        kept = {one.place: one.words for one in view.big}
        free = next(place for place in range(_MOST) if place not in kept)
        said = [words if place == free else kept.get(place, "") for place in range(_MOST)]
        if self._tried(lambda: self._desk.services.closing.big(view.day, *said)):
            self.add.set_value("")

    def _done(self, key: object, on: bool) -> None:
        view = self._shown
        if view is not None:
            self._tried(lambda: self._desk.services.closing.big_done(cast("UUID", key), view.day, done=on))

    def _why(self, one: BigThing, near: Button, _on: bool = False) -> None:
        def say(words: str, day: date | None) -> None:
            self._tried(lambda: self._desk.services.closing.big_why(one.id, words, day))

        area = QRect(near.mapTo(near.window(), QPoint(0, 0)), near.size())
        WhyPopover(self._desk, area, one.words, one.why_not, say).open()
