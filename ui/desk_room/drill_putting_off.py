"""“I am putting something off”: the eight questions; it becomes a dated thing with a reward (T-03, T-04)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from aedesk.domain.desk_plan import DrillKind
from aedesk.domain.errors import UserError
from aedesk.domain.plan_rules import STEPS
from aedesk.words import _, n_
from ui import format
from ui.desk_room.drill_sheet import Asking, DrillSheet, Page
from ui.desk_room.week_sheets import TimeLine
from ui.forms import FormSheet
from ui.widgets.fields import DateEdit, Field, Line, Number
from ui.widgets.rows import Row, Section

if TYPE_CHECKING:
    from aedesk.domain.desk_plan import Drill
    from ui.desk import Desk
    from ui.desk_room.room import DeskRoom


class StartPage(Page):
    """Day, hour, minutes and the reward (seventh question)."""

    def __init__(self, desk: Desk, number: int) -> None:
        super().__init__("start", number)
        self.day = DateEdit(desk.services.calendar.add_workdays(desk.clock.today(), 1), clock=desk.clock)
        self.time = TimeLine("", "9:00")
        self.minutes = Number(None, least=5, most=720)
        self.reward = Line("", _("a walk, a good coffee, home an hour earlier"))
        row = QHBoxLayout()
        row.setSpacing(12)
        for words, editor, stretch in (
            (_("Day"), self.day, 3), (_("Time"), self.time, 2), (_("Minutes"), self.minutes, 2),
        ):  # fmt: skip
            row.addWidget(Field(words, cast(QWidget, editor)), stretch)
        self.column.addLayout(row)
        self.column.addWidget(Field(_("Reward when it is done"), self.reward))
        self.column.addStretch(1)

    def value(self) -> str:
        day = self.day.date()
        return format.join((day.isoformat() if day else "", self.time.value(), self.reward.value()), " · ")

    def set_value(self, words: str) -> None:
        from datetime import date

        parts = words.split(" · ")
        try:
            self.day.set_date(date.fromisoformat(parts[0]))
        except ValueError:
            return
        self.reward.set_value(parts[-1] if len(parts) > 1 else "")
        if len(parts) > 2:
            self.time.set_value(parts[1])

    def leave(self) -> None:
        for editor in (self.day, self.time, self.minutes):
            if editor.problem():
                raise UserError("plan_unreadable", words=editor.text())


class PuttingOffDrill(DrillSheet):
    """The eight pages."""

    places = {"reward": "start", "day": "start", "minute": "start", "minutes": "start"}

    def __init__(self, desk: Desk, drill: Drill) -> None:
        super().__init__(desk, drill, _("Put off: {what}").format(what=drill.title))
        self._start: StartPage | None = None
        self.begin()

    def make(self) -> Sequence[Page]:
        pages: list[Page] = []
        for number, step in enumerate(STEPS[DrillKind.PUTTING_OFF], 1):
            if step.code == "start":
                self._start = StartPage(self.desk, number)
                pages.append(self._start)
            else:
                pages.append(Asking(step.code, number))
        return pages

    def finish(self) -> str:
        assert self._start is not None
        start = self._start
        drill = self.desk.services.drills.finish(
            self.drill.id, day=start.day.date(), minute=start.time.minute(), minutes=int(start.minutes.value() or 0),
            reward=start.reward.value(),
        )  # fmt: skip
        day = start.day.date()
        when = format.day_of_week(day) if day else ""
        return _("{what}: {when}, then {reward}").format(what=drill.title, when=when, reward=start.reward.value())


class WhichSheet(FormSheet):
    """What is it that is put off: one of those that were moved three times, or something else."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("I am putting something off"), _("Begin"), width=560)
        rows = desk.services.desk.putting_off()
        self.known = Section(_("Put off again and again"), self._take, most=6)
        self.known.show_rows(
            [
                Row(row.title, row.client, icon="hourglass", key=row.id, tone="near",
                    right=n_("put off {n} time", "put off {n} times", row.postponed).format(n=row.postponed))
                for row in rows
            ],
            _("Nothing was put off three times. That is a good sign."),
        )  # fmt: skip
        self.body.addWidget(self.known)
        self.words = Line("", _("name it as it is"))
        self.body.addWidget(self.field("title", _("Something else"), self.words))
        self.words.returnPressed.connect(self.submit)
        self.finish()

    def _take(self, key: object) -> None:
        self.close()
        drill = self.desk.services.drills.begin(DrillKind.PUTTING_OFF, cast(UUID, key))
        PuttingOffDrill(self.desk, drill).open()

    def save(self) -> None:
        title = self.words.value()
        if not title:
            raise UserError("empty", field="title")
        drill = self.desk.services.drills.begin(DrillKind.PUTTING_OFF, title=title)
        self.on_saved = partial(self._go_on, drill)

    def _go_on(self, drill: Drill) -> None:
        PuttingOffDrill(self.desk, drill).open()


def begin(room: DeskRoom) -> None:
    """Go on with the drill that was begun, else ask what is put off."""
    open_ = room.desk.services.drills.open(DrillKind.PUTTING_OFF)
    if open_:
        PuttingOffDrill(room.desk, open_[0]).open()
    else:
        WhichSheet(room.desk).open()
