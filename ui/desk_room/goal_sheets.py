"""Sheets of the goals: what a goal is, and where it stood on a day (T-08, G-13, PF-32)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from aedesk.domain.desk_plan import Area, Goal
from aedesk.domain.errors import UserError
from aedesk.sentences_plan import period as period_words
from aedesk.words import _
from ui import format
from ui.desk_room.goal_paint import standing
from ui.forms import FormSheet, must
from ui.widgets.buttons import Button
from ui.widgets.fields import DateEdit, Line, LongText, Segments

if TYPE_CHECKING:
    from ui.desk import Desk


class GoalForm(FormSheet):
    """Clear, measured, with a part that is certain and a part that is a stretch."""

    def __init__(self, desk: Desk, period: str, goal: Goal | None, area: Area = Area.WORK) -> None:
        title = _("Goal for {period}").format(period=period_words(period, _))
        super().__init__(desk, title, _("Save"), width=600)
        self._goal, self._period = goal, period
        area = goal.area if goal else area
        self.area = Segments([(Area.WORK, _("Work")), (Area.PERSONAL, _("Personal"))], area)
        self.area.setAccessibleName(_("Area"))
        self.words = Line(goal.words if goal else "", _("one sentence"))
        self.measure = Line(goal.measure if goal else "", _("what is counted, and by whom"))
        self.start = Line(goal.start if goal else "", _("where it stands at the beginning"))
        self.now = Line(goal.now if goal else "")
        self.certain = Line(goal.certain if goal else "", _("reached for sure"))
        self.stretch = Line(goal.stretch if goal else "", _("reached if all goes well"))
        self.note = LongText(goal.note if goal else "", _("why this goal, and who helps"), lines=2)
        self.body.addWidget(self.area)
        self.body.addWidget(self.field("words", _("Goal"), self.words))
        self.body.addWidget(self.field("measure", _("Measure"), self.measure))
        self.row(self.field("start", _("Start"), self.start), self.field("now", _("Now"), self.now))
        self.row(self.field("certain", _("Certain part"), self.certain),
                 self.field("stretch", _("Stretch part"), self.stretch))  # fmt: skip
        self.body.addWidget(self.field("note", _("Note"), self.note))
        self.fields["now"].setVisible(goal is not None)
        quiet = None
        if goal is not None:
            quiet = Button(_("Take it away"), "quiet", "trash")
            quiet.clicked.connect(self._drop)
        self.finish(quiet=quiet)

    def first_focus(self) -> QWidget | None:
        return self.words

    def _drop(self) -> None:
        from ui.done import done

        assert self._goal is not None
        self.close()
        self.desk.services.goals.drop(self._goal.id)
        done(self.desk, _("Goal taken away: {what}").format(what=self._goal.words))

    def save(self) -> None:
        words = must("words", self.words.value())
        goal = self._goal or Goal(self._period, words)
        goal.words, goal.area = words, cast(Area, self.area.value())
        for name in ("measure", "start", "certain", "stretch", "note"):
            setattr(goal, name, getattr(self, name).value())
        if self._goal is not None:
            goal.now = self.now.value()
        self.desk.services.goals.save(goal)
        self.kept_words = _("Goal kept: {what}").format(what=words)


class ReviewSheet(FormSheet):
    """Where a goal stands, and why; the earlier reviews stand under it."""

    def __init__(self, desk: Desk, goal: Goal) -> None:
        super().__init__(desk, goal.words, _("Keep the review"), about=standing(goal), width=560)
        self._goal = goal
        self.on = DateEdit(desk.clock.today(), clock=desk.clock)
        self.value = Line("", goal.measure or _("where it stands"))
        self.words = LongText("", _("what helped, what stood in the way"), lines=2)
        self.row(self.field("value", _("Now"), self.value), self.field("on", _("On"), self.on), stretch=(3, 2))
        self.body.addWidget(self.field("words", _("Why"), self.words))
        from ui.widgets.labels import Text

        for one in sorted(goal.reviews, key=lambda one: one.on, reverse=True)[:6]:
            said = format.join((format.day(one.on), one.value, one.words))
            self.body.addWidget(Text(said, 12, 400, "t3"))
        self.finish()

    def save(self) -> None:
        on = self.on.date()
        if on is None:
            raise UserError("empty", field="on")
        self.desk.services.goals.review(self._goal.id, on, self.value.value(), self.words.value())
        self.kept_words = _("Reviewed: {what}").format(what=self._goal.words)
