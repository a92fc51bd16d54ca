"""The sheet that evaluates a client: four marks, the class that they suggest, the class that is given, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from aedesk.domain.client import ClientClass
from aedesk.domain.errors import UserError
from aedesk.domain.standing import AXES, BEST, Evaluation, numbers
from aedesk.services import standing_words as told
from aedesk.words import _
from ui import format
from ui.clients.standing_marks import MarkField, next_mark
from ui.forms import FormSheet
from ui.widgets.fields import DateEdit, LongText, Segments
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from ui.desk import Desk


class EvaluateSheet(FormSheet):
    """Four marks by digit; the score and the class that it suggests follow every one of them."""

    def __init__(self, desk: Desk, client_id: UUID) -> None:
        client = desk.services.clients.get(client_id)
        super().__init__(desk, _("Evaluate {client}").format(client=client.short_name), _("Evaluate"), width=680)
        self._client = client
        self._by_hand = False
        before = next(iter(desk.services.standing.evaluations(client_id)), None)
        weights = numbers(desk.services.planner.settings().weights)
        self.marks = {axis: MarkField() for axis in AXES}
        parts = []
        for axis, weight in zip(AXES, weights, strict=True):
            name, asks = (_(words) for words in told.AXES[axis])
            last = _("last time {mark}").format(mark=getattr(before, axis)) if before else ""
            help_ = " · ".join(part for part in (asks, last) if part)
            part = self.field(axis, f"{name} · {format.percent(weight / 100)}", self.marks[axis], help_)
            self.marks[axis].setAccessibleName(name)
            parts.append(part)
        self.row(parts[0], parts[1])
        self.row(parts[2], parts[3])
        self.score = Label("", 16, 600)
        self.suggests = Label("", 13, 400, "t2", elide=True)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.score)
        line.addWidget(self.suggests, 1)
        self.body.addLayout(line)
        self.given = Segments([(kind, kind.value) for kind in ClientClass], client.client_class)
        self.on = DateEdit(desk.clock.today(), clock=desk.clock)
        self.row(
            self.field("given", _("Class given"), self.given), self.field("on", _("Day"), self.on), stretch=(3, 2)
        )
        self.note = LongText("", _("what the marks do not say"), lines=2)
        self.action = LongText("", _("what we do now to raise or keep it"), lines=2)
        self.row(self.field("note", _("Reasons"), self.note), self.field("action", _("What we do now"), self.action))
        for mark in self.marks.values():
            mark.changed.connect(lambda _value: self._suggest())
            mark.typed.connect(lambda mark=mark: next_mark(list(self.marks.values()), mark, self._class_part()))
        self.given.changed.connect(lambda _value: self._choose())
        self._suggest()
        self.finish()

    def _class_part(self) -> QWidget:
        return self.given.part(self.given.value() or ClientClass.C)

    def first_focus(self) -> QWidget | None:
        return self.marks[AXES[0]].part(1)

    def _choose(self) -> None:
        self._by_hand = True
        self._suggest()

    def _given_marks(self) -> list[int] | None:
        found = [mark.mark() for mark in self.marks.values()]
        return None if None in found else cast("list[int]", found)

    def _suggest(self) -> None:
        marks = self._given_marks()
        if marks is None:
            left = sum(mark.mark() is None for mark in self.marks.values())
            self.score.setText("–")
            self.suggests.setText(_("{n} of {all} marks given").format(n=len(AXES) - left, all=len(AXES)))
            return
        total, kind = self.desk.services.standing.suggest(*marks)
        if not self._by_hand:
            self.given.set_value(kind)
        self.score.setText(_("{score} of 100").format(score=total))
        words = _("suggests class {kind}: {means}").format(kind=kind.value, means=_(told.CLASSES[kind]))
        if self.given.value() is not kind:
            words = _("suggests class {kind}; say below why it is another").format(kind=kind.value)
        self.suggests.setText(words)

    def save(self) -> None:
        on = self.on.date()
        for axis, field in self.marks.items():
            if field.mark() is None:
                raise UserError("score_out_of_range", field=axis, most=BEST)
        if on is None:
            raise UserError("empty", field="on")
        business, influence, payment, satisfaction = (field.mark() or 0 for field in self.marks.values())
        one = Evaluation(
            self._client.id, business, influence, payment, satisfaction, on=on,
            given=cast(ClientClass, self.given.value()), note=self.note.value(), action=self.action.value(),
        )  # fmt: skip
        kept = self.desk.services.standing.evaluate(one)
        words = _("{client} evaluated: class {kind}")
        given = kept.given or kept.suggested
        self.kept_words = words.format(client=self._client.short_name, kind=given.value)
