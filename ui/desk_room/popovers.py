"""Small questions beside a document: which folder, which day, who has it now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aedesk.domain.desk import Category
from aedesk.domain.errors import UserError
from aedesk.words import _
from ui.desk_room.acts import DEFER
from ui.desk_room.dates import WhenLine
from ui.errors import sentence
from ui.widgets.buttons import Button, IconButton
from ui.widgets.fields import Choice, Field, Line
from ui.widgets.floating import cycle, stops
from ui.widgets.labels import Label
from ui.widgets.menu import MenuRow
from ui.widgets.paint import key_cap
from ui.widgets.popover import Popover
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from ui.desk import Desk

_MOST = 9  # folders that have a figure for a key


class Question(Popover):
    """A question about one thing; arrows walk through its rows."""

    def __init__(self, desk: Desk, near: QRect, title: str, about: str, *, width: int = 340) -> None:
        assert desk.window is not None
        super().__init__(desk.window, near, width=width, pad=16)
        self.desk = desk
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        self.body.addWidget(Label(title, 13, 600))
        self.body.addWidget(Label(about, 12, 400, "t2", elide=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            cycle(stops(self.card), event.key() == Qt.Key.Key_Down)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, Button):
            focus.click()
        else:
            super().keyPressEvent(event)


class _Numbered(MenuRow):
    """A row with the figure that chooses it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._keys:
            with QPainter(self) as painter:
                key_cap(painter, self.width() - 8, self.height() / 2, self._keys)


class FolderPopover(Question):
    """Into which folder; the figures choose, a label can be written on it (D-01)."""

    def __init__(
        self, desk: Desk, near: QRect, title: str, chosen: Callable[[UUID, str, str], object], *, label: bool = True
    ) -> None:
        super().__init__(desk, near, _("File it in"), title)
        self._chosen = chosen
        self.label = Line("", _("written on the bookmark"), height="sm")
        self.rows: list[MenuRow] = []
        self._folders: Sequence[Category] = desk.services.desk.categories()
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for n, folder in enumerate(self._folders):
            keys = str(n + 1) if n < _MOST else ""
            row = _Numbered(folder.name, "quiet", "folder", keys, wide=True)
            row.clicked.connect(partial(self._take, folder))
            self.rows.append(row)
            column.addWidget(row)
        new = MenuRow(_("New folder…"), "quiet", "plus", wide=True)
        new.clicked.connect(self._new)
        self.rows.append(new)
        column.addWidget(new)
        column.addStretch(1)
        self._area = Scroll(held)
        self._area.setFixedHeight(min(held.sizeHint().height(), 340))
        self.body.addWidget(self._area)
        if label:
            self.body.addWidget(Field(_("Label"), self.label))

    def first_focus(self) -> QWidget | None:
        return self.rows[0]

    def _take(self, folder: Category, _on: bool = False) -> None:
        label = self.label.value()
        self.close()
        self._chosen(folder.id, folder.name, label)

    def _new(self) -> None:
        name = self.desk.ask.words(_("New folder"), _("Name"), _("Make it"))
        if not name:
            return
        try:
            made = self.desk.services.desk.save_category(Category(name, place=len(self._folders)))
        except UserError as error:
            self.desk.toast(sentence(error))
            return
        self._take(made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = isinstance(QApplication.focusWidget(), QLineEdit)
        place = event.key() - Qt.Key.Key_1
        if not typed and 0 <= place < min(len(self._folders), _MOST):
            self._take(self._folders[place])
            event.accept()
            return
        super().keyPressEvent(event)


class DatePopover(Question):
    """On which day it comes back; as it is said, or by one of three buttons."""

    def __init__(
        self, desk: Desk, near: QRect, title: str, chosen: Callable[[date, int | None, str], object],
        defer: Callable[[str], object] | None = None, *, words: str = "",
    ) -> None:  # fmt: skip
        super().__init__(desk, near, _("When does it come back?"), title, width=380)
        self._chosen, self._defer = chosen, defer
        self.when = WhenLine(desk.clock)
        self.when.entered.connect(self._take)
        self.pick = IconButton("calendar", _("Choose a day"), size=32, framed=True)
        self.pick.clicked.connect(self._calendar)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.when, 1)
        row.addWidget(self.pick, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        go = Button(_("Put it there"), "primary", keys=_("Enter"), height="sm")
        go.clicked.connect(self._take)
        quick = QHBoxLayout()
        quick.setSpacing(6)
        self.quick: dict[str, Button] = {}
        for code, said in DEFER.items() if defer is not None else ():
            button = Button(_(said), height="sm")
            button.clicked.connect(partial(self._later, code))
            self.quick[code] = button
            quick.addWidget(button)
        quick.addStretch(1)
        self.body.addLayout(quick)
        self.body.addSpacing(2)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(go)
        self.body.addLayout(last)
        if words:
            self.when.set_text(words)

    def first_focus(self) -> QWidget | None:
        return self.when.line

    def _calendar(self) -> None:
        from ui.widgets.calendar import DayPicker

        today = self.desk.clock.today()
        picker = DayPicker(self.pick, self.when.day() or today, today)
        picker.chosen.connect(self._picked)
        picker.open()

    def _picked(self, day: date) -> None:
        self.when.set_day(day)
        self.when.line.setFocus()

    def _later(self, code: str, _on: bool = False) -> None:
        assert self._defer is not None
        self.close()
        self._defer(code)

    def _take(self) -> None:
        day = self.when.day()
        if day is None:
            self.when.refuse()
            return
        minute, words = self.when.minute(), ""
        self.close()
        self._chosen(day, minute, words)


class HandOnPopover(Question):
    """Who has it now, and when to ask for it."""

    def __init__(
        self, desk: Desk, near: QRect, title: str, chosen: Callable[[str, UUID | None, date | None], object]
    ) -> None:
        super().__init__(desk, near, _("Who has it now?"), title, width=380)
        self._chosen = chosen
        people = [one for one in desk.services.agency.people() if not one.is_me]
        self._people = {one.id: one.name for one in people}
        other: list[tuple[object, str]] = [(None, _("somebody else"))]
        self.who = Choice([*((one.id, one.name) for one in people), *other])
        self.who.set_value(people[0].id if people else None)
        self.who.changed.connect(lambda _value: self._turn())
        self.name = Line("", _("name"))
        self._named = Field(_("Name"), self.name)
        self.when = WhenLine(desk.clock, _("Friday"))
        self.when.entered.connect(self._take)
        self.body.addWidget(Field(_("Handed to"), self.who))
        self.body.addWidget(self._named)
        self.body.addWidget(Field(_("Ask for it on"), self.when))
        go = Button(_("Hand it on"), "primary", keys=_("Enter"), height="sm")
        go.clicked.connect(self._take)
        self.name.returnPressed.connect(self._take)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(go)
        self.body.addLayout(last)
        self._turn()

    def _turn(self) -> None:
        self._named.setVisible(self.who.value() is None)
        if self.isVisible():
            self.refit()

    def first_focus(self) -> QWidget | None:
        return self.who

    def _take(self) -> None:
        person = self.who.value()
        to = self._people[person] if isinstance(person, UUID) else self.name.value()
        if not to:
            self._named.fail(_("Type something here."))
            self.name.setFocus()
            return
        if self.when.line.value() and self.when.day() is None:
            self.when.refuse()
            return
        day = self.when.day()
        self.close()
        self._chosen(to, person if isinstance(person, UUID) else None, day)
