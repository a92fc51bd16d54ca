"""Interrupted: one key logs it and stops the timer; a small note brings one back (T-05, T-06)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QHBoxLayout

from aedesk.domain.errors import UserError
from aedesk.domain.plan_rules import ADVICE
from aedesk.sentences_plan import ADVICE as WORDS
from aedesk.words import _
from ui.desk_room.dates import WhenLine
from ui.done import done
from ui.errors import sentence
from ui.widgets.buttons import Button
from ui.widgets.fields import Field, Line
from ui.widgets.labels import Label, Text
from ui.widgets.popover import Popover

if TYPE_CHECKING:
    from uuid import UUID

    from aedesk.domain.desk import Interruption
    from ui.desk_room.desk_view import DeskView
    from ui.desk_room.room import DeskRoom


def interrupt(room: DeskRoom) -> None:
    """Log it at once; who it was and what one was at can be told while it goes on. A second I goes on."""
    from ui.desk_room.views import DESK

    room.show_view(DESK)
    view: DeskView = room.view(DESK)  # type: ignore[assignment]
    desk, diary = room.desk, room.desk.services.diary
    running = diary.interruption()
    try:
        broken = running or diary.interrupt()
    except UserError as error:
        desk.toast(sentence(error))
        return
    if running is None:
        done(desk, _("Interruption noted {time}").format(time=f"{desk.clock.local(broken.at):%H:%M}"))
    part = view.document.drills.get("interrupted") or view.document
    near = QRect(part.mapTo(part.window(), QPoint(0, 0)), part.size())
    InterruptedPopover(room, view, broken, near).open()


class InterruptedPopover(Popover):
    """Who, what for, when to come back, and the note; Enter goes on with the work, Esc leaves the timer resting."""

    def __init__(self, room: DeskRoom, view: DeskView, broken: Interruption, near: QRect) -> None:
        assert room.desk.window is not None
        super().__init__(room.desk.window, near, width=420, pad=18)
        self._desk, self._view, self._broken = room.desk, view, broken
        since = f"{room.desk.clock.local(broken.at):%H:%M}"
        self.head("bell", _("Interrupted since {time}").format(time=since), _("The timer rests."), "acc")
        self.note = Line(broken.back_to, _("the third line of the estimate"))
        self.who = Line(broken.who, _("name"))
        self.reason = Line(broken.reason, _("in a few words"))
        self.later = WhenLine(room.desk.clock, _("at 16:00"))
        self.body.addWidget(Field(_("What were you about to do?"), self.note))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Field(_("Who?"), self.who), 2)
        row.addWidget(Field(_("What for?"), self.reason), 3)
        self.body.addLayout(row)
        self.body.addWidget(Label(_("“Later”: a new time for it"), 12, 500, "t2"))
        self.body.addWidget(self.later)
        count = len(room.desk.services.diary.interruptions(room.desk.clock.today()))
        self.advice = Text(_(WORDS[ADVICE[(count - 1) % len(ADVICE)]]), 12, 400, "t3")  # another one each time (T-06)
        self.body.addWidget(self.advice)
        go = Button(_("Back to work"), "primary", keys=_("Enter"), height="sm")
        stay = Button(_("It goes on"), keys=_("Esc"), height="sm")
        go.clicked.connect(lambda: self._tell(over=True))
        stay.clicked.connect(lambda: self._tell(over=False))
        for line in (self.note, self.who, self.reason, self.later.line):
            line.returnPressed.connect(lambda: self._tell(over=True))
        self.buttons(go, stay)
        self.go = go
        self._over = False

    def _tell(self, *, over: bool) -> None:
        """Keep what was told; the work goes on where it is over."""
        if self.later.line.value() and self.later.day() is None:
            self.later.refuse()
            return
        diary, item = self._desk.services.diary, self._broken.id
        try:
            if self._told():
                diary.tell_interruption(
                    item, self.who.value(), self.reason.value(), self.note.value(), self.later.day(),
                    self.later.minute(),
                )  # fmt: skip
            if over:
                diary.end_interruption(item)
        except UserError as error:
            self._desk.toast(sentence(error))
            return
        self._over = True
        self.close()
        if over:
            come_back(self._view, item, self.note.value())

    def _told(self) -> bool:
        before = (self._broken.who, self._broken.reason, self._broken.back_to)
        said = (self.who.value(), self.reason.value(), self.note.value())
        return said != before or self.later.day() is not None

    def closeEvent(self, event: object) -> None:
        if not self._over and self._told() and self._desk.ready:
            self._over = True  # what was typed is kept, also when it is closed by Esc or a press beside it
            try:
                self._desk.services.diary.tell_interruption(
                    self._broken.id, self.who.value(), self.reason.value(), self.note.value()
                )
            except UserError as error:
                self._desk.toast(sentence(error))
        super().closeEvent(event)


def come_back(view: DeskView, _item: UUID, note: str) -> None:
    """Say where one was, and be there."""
    words = _("You were about to: {note}").format(note=note) if note else ""
    view.document.say_note(words)
    view.focus_first()
