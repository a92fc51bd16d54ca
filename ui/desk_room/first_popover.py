"""Two small questions in the evening: what tomorrow starts with, and why something was not done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.words import _
from ui.desk_room.dates import WhenLine, understand
from ui.desk_room.popovers import Question
from ui.desk_room.wording import icon_of
from ui.times import wall
from ui.widgets.buttons import Button
from ui.widgets.fields import Field, Line
from ui.widgets.labels import Label
from ui.widgets.menu import MenuRow
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from aedesk.services.desk_views import ItemRow
    from ui.desk import Desk

_MOST = 8


class FirstPopover(Question):
    """Words of one's own (“9:00 call Vera”), or one of the things that wait."""

    def __init__(
        self, desk: Desk, near: QRect, offered: Sequence[ItemRow], chosen: Callable[[UUID | str, int | None], object]
    ) -> None:
        super().__init__(desk, near, _("Tomorrow starts with"), _("It lies on the desk when you open it."), width=400)
        self._chosen = chosen
        self.line = Line("", _("9:00 call Vera: new date"))
        self.line.setAccessibleName(_("Tomorrow starts with"))
        self.line.textEdited.connect(self._read)
        self.line.returnPressed.connect(self._take_words)
        self.time = Label("", 12, 400, "acc")
        self.body.addWidget(self.line)
        self.body.addWidget(self.time)
        self.time.hide()
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows: list[MenuRow] = []
        for row in offered[:_MOST]:
            words = f"{row.title} · {row.client}" if row.client else row.title
            made = MenuRow(words, "quiet", icon_of(row), wide=True)
            made.setMinimumWidth(10)
            made.clicked.connect(partial(self._take, row.id))
            self.rows.append(made)
            column.addWidget(made)
        column.addStretch(1)
        if self.rows:
            area = Scroll(held)
            area.setFixedHeight(min(held.sizeHint().height(), 260))
            self.body.addWidget(area)

    def first_focus(self) -> QWidget | None:
        return self.line

    def _minute(self) -> tuple[str, int | None]:
        found = understand(self.line.value(), self.desk.clock)
        return found.title if found.minute is not None else self.line.value(), found.minute

    def _read(self, _text: str) -> None:
        _words, minute = self._minute()
        self.time.setText(_("at {time}").format(time=wall(minute)) if minute is not None else "")
        self.time.setVisible(minute is not None)
        self.refit()

    def _take_words(self) -> None:
        words, minute = self._minute()
        if words:
            self.close()
            self._chosen(words, minute)

    def _take(self, item: UUID, _on: bool = False) -> None:
        _words, minute = self._minute()
        self.close()
        self._chosen(item, minute)


class WhyPopover(Question):
    """Why it was not done, and on which day it matters again."""

    def __init__(
        self, desk: Desk, near: QRect, about: str, words: str, say: Callable[[str, date | None], object]
    ) -> None:
        super().__init__(desk, near, _("Why was it not done?"), about, width=380)
        self._say = say
        self.words = Line(words, _("Vera was away until 17:00"))
        self.words.setAccessibleName(_("Why was it not done?"))
        self.when = WhenLine(desk.clock, _("tomorrow"))
        self.body.addWidget(self.words)
        self.body.addWidget(Field(_("It matters again on"), self.when))
        go = Button(_("Save"), "primary", keys=_("Enter"), height="sm")
        go.clicked.connect(self._take)
        for line in (self.words, self.when.line):
            line.returnPressed.connect(self._take)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(go)
        self.body.addLayout(last)

    def first_focus(self) -> QWidget | None:
        return self.words

    def _take(self) -> None:
        if self.when.line.value() and self.when.day() is None:
            self.when.refuse()
            return
        words, day = self.words.value(), self.when.day()
        self.close()
        self._say(words, day)
