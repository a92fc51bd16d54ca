"""The sheets of the week: something placed by hand, and Friday's evaluation."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast
from uuid import UUID

from aedesk.domain.desk_plan import EntryKind, PlanEntry
from aedesk.domain.errors import UserError
from aedesk.words import _
from ui.desk_room.week_acts import kind_items
from ui.done import done
from ui.forms import FormSheet, must
from ui.times import wall
from ui.widgets.buttons import Button
from ui.widgets.fields import Check, Choice, DateEdit, Field, Line, LongText, Number, Segments
from ui.widgets.wall_time import read_wall

if TYPE_CHECKING:
    from aedesk.services.week_views import WeekView
    from ui.desk import Desk


class TimeLine(Line):
    """A time of the day that may stay empty."""

    def minute(self) -> int | None:
        return read_wall(self.text()) if self.value() else None

    def problem(self) -> str:
        """What is wrong with what was typed, or an empty word."""
        return "" if not self.value() or self.minute() is not None else _("Type a time, for example 9:30.")


class EntrySheet(FormSheet):
    """What, when and how long; for whom, if it is for somebody."""

    def __init__(
        self, desk: Desk, entry: PlanEntry | None, *, day: date | None = None, minute: int | None = None
    ) -> None:  # fmt: skip
        super().__init__(desk, _("In the week"), _("Save"), width=560)
        self._entry = entry
        day = entry.day if entry else day
        minute = entry.minute if entry else minute
        self.words = Line(entry.words if entry else "")
        self.detail = Line(entry.detail if entry else "")
        self.kind = Choice(kind_items(), entry.kind if entry else EntryKind.WORK)
        self.day = DateEdit(day, clock=desk.clock)
        self.time = TimeLine(wall(minute) if minute is not None else "", _("first free time"))
        self.minutes = Number(entry.minutes if entry else 60, places=0, least=5, most=720)
        clients = [(row.id, row.short_name) for row in desk.services.clients.rows("")]
        self.client = Choice([(None, _("no client")), *clients], entry.client_id if entry else None)
        self.body.addWidget(self.field("words", _("What"), self.words))
        self.row(
            self.field("day", _("Day"), self.day), self.field("minute", _("Time"), self.time),
            self.field("minutes", _("Minutes"), self.minutes), stretch=(3, 2, 2),
        )  # fmt: skip
        self.row(self.field("kind", _("Sort"), self.kind), self.field("client_id", _("Client"), self.client))
        self.body.addWidget(self.field("detail", _("Second line"), self.detail))
        quiet = None
        if entry is not None:
            quiet = Button(_("Take out of the week"), "quiet", "trash")
            quiet.clicked.connect(self._take_out)
        self.finish(quiet=quiet)

    def _take_out(self) -> None:
        assert self._entry is not None
        self.close()
        self.desk.services.weeks.take_out(self._entry.id)
        done(self.desk, _("{what} is out of the week").format(what=self._entry.words))

    def save(self) -> None:
        day = self.day.date()
        if day is None:
            raise UserError("empty", field="day")
        words = must("words", self.words.value())
        entry = self._entry or PlanEntry(day, words)
        entry.day, entry.words, entry.detail = day, words, self.detail.value()
        entry.kind = cast(EntryKind, self.kind.value())
        entry.minute, entry.minutes = self.time.minute(), int(self.minutes.value() or 0)
        entry.client_id = cast("UUID | None", self.client.value())
        weeks = self.desk.services.weeks
        if self._entry is None:
            weeks.add(entry)
        else:
            weeks.save(entry)
        self.kept_words = _("{what} is in the week").format(what=words)


class EvaluateSheet(FormSheet):
    """What went well, why the rest did not, what comes first next week; a mark from 1 to 5 (R-11)."""

    def __init__(self, desk: Desk, week: WeekView) -> None:
        title = _("Evaluate week {n}").format(n=week.number)
        super().__init__(desk, title, _("Keep the evaluation"), width=600)
        self._week = week
        plan = week.plan
        self._ticks: list[tuple[UUID, bool, Check]] = []
        for one in week.big:
            check = Check(one.words, one.done_on is not None)
            self._ticks.append((one.id, one.done_on is not None, check))
            self.body.addWidget(check)
        self.went = LongText(plan.went if plan else "", _("what came out as planned"), lines=2)
        self.why = LongText(plan.why if plan else "", _("the causes, without blame"), lines=2)
        self.first = Line(plan.first_next if plan else "", _("one thing"))
        self.mark = Segments([(n, str(n)) for n in range(1, 6)], plan.mark if plan and plan.mark else 3)
        self.body.addWidget(self.field("went", _("What went well"), self.went))
        self.body.addWidget(self.field("why", _("What did not, and why"), self.why))
        self.body.addWidget(self.field("first_next", _("First thing next week"), self.first))
        self.body.addWidget(Field(_("Mark, 5 is best"), self.mark))
        self.finish()

    def save(self) -> None:
        weeks, today = self.desk.services.weeks, self.desk.clock.today()
        for id, before, check in self._ticks:
            if check.value() != before:
                weeks.big_done(id, today if check.value() else None)
        mark = int(str(self.mark.value() or 0))
        weeks.evaluate(self._week.monday, self.went.value(), self.why.value(), self.first.value(), mark)
        self.kept_words = _("Week {n} is evaluated").format(n=self._week.number)
