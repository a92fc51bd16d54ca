"""What came of a call and what comes next: both are told before it is closed."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.call import Mood, NextKind, Outcome
from aedesk.domain.errors import UserError
from aedesk.words import _
from ui.calls.chips import Chips
from ui.labels import label
from ui.widgets.fields import Check, DateEdit, Line
from ui.widgets.labels import Label, Text

if TYPE_CHECKING:
    from aedesk.clock import Clock

REACHED = (Outcome.AGREED, Outcome.WILL_CALL_BACK, Outcome.REFUSED)
MISSED = (Outcome.NO_ANSWER, Outcome.BUSY, Outcome.LEFT_WORD)
KEYS = {outcome: str(n) for n, outcome in enumerate((*REACHED, *MISSED), 1)}
NEXT = {NextKind.CALL: "7", NextKind.VISIT: "8", NextKind.THEIRS: "9", NextKind.NONE: "0"}


def read_time(words: str) -> QTime | None:
    """A time as people type it: 13, 13:00, 13.30, 13：30."""
    words = words.strip().replace("：", ":").replace(".", ":")
    return next((found for form in ("H:mm", "H") if (found := QTime.fromString(words, form)).isValid()), None)


class OutcomePane(QWidget):
    """Outcome, result, next step, when; `missed` tells that nobody was reached, `full` that Enter closes the call."""

    missed = Signal(object)
    full = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self.outcome = Chips(_("Outcome"), [(each, label(each), KEYS[each]) for each in (*REACHED, *MISSED)])
        self.outcome.changed.connect(self._chosen)
        self.result = Line("", _("What came of it, in a few words"))
        self.result.setAccessibleName(_("Result"))
        self.kind = Chips(_("Next step"), [(kind, label(kind), key) for kind, key in NEXT.items()])
        self.kind.changed.connect(lambda _kind: self._next())
        self.step = Line("", _("Who does what"))
        self.step.setAccessibleName(_("Next step"))
        self.on = DateEdit(None, clock=clock)
        self.on.setAccessibleName(_("Day of the next step"))
        self.on.setPlaceholderText(_("day"))
        self.time = Line("", _("time"))
        self.time.setAccessibleName(_("Time of the next step"))
        self.first = Check(_("We were the first to call today"))
        self.mood = Chips(_("How they are today"), [(each, label(each), "") for each in Mood])
        self.wrong = Text("", 12, 500, "red")
        self.wrong.hide()
        when = QHBoxLayout()
        when.setSpacing(8)
        when.addWidget(self.on, 3)
        when.addWidget(self.time, 2)
        self._when = QWidget()
        self._when.setLayout(when)
        when.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(_("Outcome"), 12, 600))
        column.addWidget(self.outcome)
        column.addWidget(self.result)
        column.addSpacing(6)
        column.addWidget(Label(_("Next step"), 12, 600))
        column.addWidget(self.kind)
        column.addWidget(self.step)
        column.addWidget(self._when)
        column.addWidget(self.first)
        column.addSpacing(4)
        column.addWidget(Label(_("Mood"), 12, 600))
        column.addWidget(self.mood)
        column.addWidget(self.wrong)
        for line in (self.result, self.step, self.time):
            line.returnPressed.connect(self.full)
        self.reset(first_call=False)

    def reset(self, *, first_call: bool) -> None:
        """Empty it for another call; whether the client wants to be called first decides on the tick."""
        for chips in (self.outcome, self.kind, self.mood):
            chips.set_value(None)
        for line in (self.result, self.step, self.time):
            line.clear()
            line.set_error(False)
        self.on.set_date(None)
        self.first.set_value(False)
        self.first.setVisible(first_call)
        self.wrong.hide()
        self._next()

    @property
    def touched(self) -> bool:
        """Whether something was written that would be lost."""
        return bool(self.outcome.value() or self.result.value() or self.kind.value() or self.step.value())

    def _chosen(self, outcome: object) -> None:
        if outcome in MISSED:
            self.missed.emit(outcome)
        elif not self.result.value():
            self.result.setFocus()

    def _next(self) -> None:
        kind = self.kind.value()
        self.step.setVisible(kind is not NextKind.NONE)
        self._when.setVisible(kind not in (None, NextKind.NONE))
        if kind not in (None, NextKind.NONE):
            if self.on.date() is None:
                self.on.set_date(self._clock.today())
            if not self.step.value():
                self.step.setFocus()

    def when(self) -> datetime | None:
        """The instant of the next step, where a time was given."""
        day = self.on.date()
        if not self.time.value() or day is None:
            return None
        time = read_time(self.time.value())
        if time is None:
            raise UserError("time_odd", field="next_at")
        return self._clock.instant(day, time.hour() * 60 + time.minute())

    def told(self) -> tuple[Outcome, str, NextKind, str, date | None, datetime | None]:
        """What was written, or what is missing."""
        outcome = self.outcome.value()
        if outcome is None:
            raise UserError("call_without_outcome", field="outcome")
        kind = self.kind.value()
        if kind is None:
            raise UserError("call_without_next", field="next_kind")
        chosen = cast(NextKind, kind)
        on = None if chosen is NextKind.NONE else self.on.date()
        at = None if chosen is NextKind.NONE else self.when()
        step = "" if chosen is NextKind.NONE else self.step.value()
        return cast(Outcome, outcome), self.result.value(), chosen, step, on, at

    def say(self, words: str, field: str) -> None:
        """Say what is missing, and put the cursor there."""
        self.wrong.setText(words)
        self.wrong.show()
        self.wrong.updateGeometry()
        line = {"next_step": self.step, "next_on": self.on, "next_at": self.time, "result": self.result}.get(field)
        if field == "outcome":
            self.outcome.part(Outcome.AGREED).setFocus()
        elif field == "next_kind":
            self.kind.part(NextKind.CALL).setFocus()
        elif line is not None:
            line.set_error(True)
            line.setFocus()

    def clear_wrong(self) -> None:
        """Nothing is missing any more."""
        self.wrong.hide()
        for line in (self.result, self.step, self.on, self.time):
            line.set_error(False)
