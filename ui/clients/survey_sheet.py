"""The sheets of a satisfaction survey: what a client answered, and what is done about it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aedesk.domain.client import Client
from aedesk.domain.errors import UserError
from aedesk.domain.standing import STATEMENTS, Survey, numbers
from aedesk.services import standing_words as told
from aedesk.words import _, p_
from ui import format, theme
from ui.clients.standing_marks import Line, MarkField, MarksPicture, next_mark
from ui.done import done
from ui.forms import FormSheet
from ui.widgets.buttons import Button, Rule
from ui.widgets.fields import Choice, DateEdit, LongText, Segments
from ui.widgets.labels import Label, Text

if TYPE_CHECKING:
    from ui.desk import Desk

_ROW = 36


def average_words(average: Decimal | None) -> str:
    """The mean of a survey, in words."""
    return _("{average} of 5").format(average=format.number(average, 1)) if average is not None else "–"


class SurveySheet(FormSheet):
    """Ten statements from 1 to 5, or not answered; a digit goes on to the next one."""

    def __init__(self, desk: Desk, client: Client) -> None:
        title = _("Satisfaction of {client}").format(client=client.short_name)
        super().__init__(desk, title, _("Save survey"), width=760)
        self._client = client
        there = [one for one in client.contacts if one.left_on is None]
        people: list[tuple[object, str]] = [(one.id, one.name) for one in there]
        self.who = Choice([*people, (None, _("nobody by name"))])
        self.who.set_value(there[0].id if there else None)
        self.on = DateEdit(desk.clock.today(), clock=desk.clock)
        how = [(True, p_("survey", "By telephone"), "phone"), (False, p_("survey", "On paper"), "file-text")]
        self.how = Segments(how, True)
        self.row(
            self.field("contact_id", p_("survey", "Answered by"), self.who), self.field("on", _("Day"), self.on),
            self.field("by_phone", _("How"), self.how), stretch=(4, 3, 4),
        )  # fmt: skip
        self.marks = [MarkField(none=True) for _code in STATEMENTS]
        self.average = Label("", 13, 600)
        self.body.addWidget(self._statements())
        self.words = LongText("", _("what they said, in their words"), lines=2)
        self.follow_up = LongText("", _("what we do about it; it comes up among the calls"), lines=2)
        self.row(
            self.field("words", _("Their own words"), self.words),
            self.field("follow_up", _("What we do about it"), self.follow_up),
        )
        self.places = {"scores": "words"}
        self._mean()
        self.finish()

    def _statements(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(Label(_("1 not at all, 5 fully, – no answer"), 12, 400, "t3"), 1)
        head.addWidget(self.average)
        column.addLayout(head)
        column.addSpacing(4)
        column.addWidget(Rule())
        for place, (code, field) in enumerate(zip(STATEMENTS, self.marks, strict=True)):
            words = _(told.STATEMENTS[code])
            field.setAccessibleName(words)
            field.changed.connect(lambda _value: self._mean())
            field.typed.connect(lambda field=field: self._go_on(field))
            row = QWidget()
            row.setMinimumHeight(theme.scaled(_ROW))
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 2, 0, 2)
            line.setSpacing(10)
            number = Label(str(place + 1), 12, 400, "t3")
            number.setFixedWidth(theme.scaled(18))
            said = Text(words, 13, 400, "t1")
            said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            line.addWidget(number, 0, Qt.AlignmentFlag.AlignVCenter)
            line.addWidget(said, 1, Qt.AlignmentFlag.AlignVCenter)
            line.addWidget(field, 0, Qt.AlignmentFlag.AlignVCenter)
            column.addWidget(row)
            column.addWidget(Rule())
        return holder

    def first_focus(self) -> QWidget | None:
        return self.marks[0].part(1)

    def _go_on(self, field: MarkField) -> None:
        self._scroll.ensureWidgetVisible(next_mark(self.marks, field, self.words))

    def _survey(self) -> Survey:
        scores = ",".join(str(field.mark() or 0) for field in self.marks)
        return Survey(self._client.id, scores)

    def _mean(self) -> None:
        self.average.setText(average_words(self._survey().average))
        self.average.updateGeometry()

    def save(self) -> None:
        on = self.on.date()
        if on is None:
            raise UserError("empty", field="on")
        survey = self._survey()
        survey.on, survey.contact_id = on, cast("UUID | None", self.who.value())
        survey.by_phone = bool(self.how.value())
        survey.words, survey.follow_up = self.words.value(), self.follow_up.value()
        self.desk.services.standing.survey(survey)
        self.kept_words = _("Survey saved: {average}").format(average=average_words(survey.average))


class AnsweredSheet(FormSheet):
    """A survey as it was answered; what is done about it can be changed, and marked as done."""

    def __init__(self, desk: Desk, client: Client, survey: Survey) -> None:
        day = format.day(survey.on) if survey.on else ""
        super().__init__(desk, _("Survey of {day}, {client}").format(day=day, client=client.short_name), _("Save"),
                         width=680)  # fmt: skip
        self._client, self._kept = client, survey
        who = next((one.name for one in client.contacts if one.id == survey.contact_id), "")
        how = p_("survey", "by telephone") if survey.by_phone else p_("survey", "on paper")
        head = " · ".join(part for part in (average_words(survey.average), who, how) if part)
        self.body.addWidget(Label(head, 13, 600))
        picture = MarksPicture(_("Answers"))
        picture.show_rows([
            Line(_(told.STATEMENTS[code]), "", mark, format.number(mark) if mark else "–")
            for code, mark in zip(STATEMENTS, numbers(survey.scores), strict=True)
        ])  # fmt: skip
        self.body.addWidget(picture)
        if survey.words:
            self.body.addWidget(Text(survey.words, 13, 400, "t1"))
        self.follow_up = LongText(survey.follow_up, _("what we do about it; it comes up among the calls"), lines=2)
        help_ = _("followed up on {day}").format(day=format.day(survey.followed_on)) if survey.followed_on else ""
        self.body.addWidget(self.field("follow_up", _("What we do about it"), self.follow_up, help_))
        printer = Button(_("Print"), "quiet", "printer")
        printer.clicked.connect(self._print)
        if survey.followed_on is None:
            self.follow = Button(_("It is followed up"), icon="check")
            self.follow.clicked.connect(self._followed)
            self._foot.addWidget(self.follow)
        self.finish(quiet=printer)

    def _print(self) -> None:
        from ui.clients.standing_print import SURVEY, StandingPrint

        if self.dismiss():
            StandingPrint(self.desk, self._client, SURVEY, survey=self._kept.id).open()

    def _followed(self) -> None:
        try:
            if self.follow_up.value() != self._kept.follow_up:
                self.desk.services.standing.follow_up(self._kept.id, self.follow_up.value())
            self.desk.services.standing.followed(self._kept.id)
        except UserError as error:
            self.complain(error)
            return
        self.close()
        done(self.desk, _("Survey followed up"))
        self.on_saved()

    def save(self) -> None:
        if self.follow_up.value() != self._kept.follow_up:
            self.desk.services.standing.follow_up(self._kept.id, self.follow_up.value())
            self.kept_words = _("Survey changed")
