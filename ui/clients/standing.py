"""Where a client stands: its evaluations and its class, how satisfied it is, and its plan while it is a prospect."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aedesk.domain.client import Client, ClientClass
from aedesk.domain.standing import AXES, LOW, Evaluation, Survey, numbers
from aedesk.services import standing_words as told
from aedesk.words import _, n_, p_
from ui import format, theme
from ui.clients.prospects_part import ProspectPart
from ui.clients.standing_marks import Line, MarksPicture, Trend
from ui.room import Command
from ui.theme import C
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, Text
from ui.widgets.marks import ClassChip
from ui.widgets.paint import box
from ui.widgets.rows import Row, Section
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from ui.desk import Desk

_BELOW = 900  # narrower than this, satisfaction stands below


class _Card(QWidget):
    """The evaluation that is shown: class and score, the axes, why, and what is done."""

    def __init__(self) -> None:
        super().__init__()
        self.chip = ClassChip(ClientClass.C)
        self.head = Label("", 16, 600, elide=True)
        self.due = Label("", 12, 500, "t3")
        self.about = Label("", 12, 400, "t3", elide=True)
        self.axes = MarksPicture(_("Evaluation"))
        self.reasons, self.action = Text("", 13, 400, "t1"), Text("", 13, 400, "t1")
        self.names = (Label(_("Reasons"), 12, 500, "t3"), Label(_("What we do now"), 12, 500, "t3"))
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.chip)
        top.addWidget(self.head, 1)
        top.addWidget(self.due)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.about)
        column.addSpacing(6)
        column.addWidget(self.axes)
        for name, words in zip(self.names, (self.reasons, self.action), strict=True):
            column.addSpacing(4)
            column.addWidget(name)
            column.addWidget(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box(painter, self.rect(), 8, C["surf"], C["line"])

    def show_evaluation(self, client: Client, one: Evaluation | None, before: Evaluation | None, by: str) -> None:
        """Show one evaluation beside the one before it, or that there is none."""
        self.chip.set_class((one.given or one.suggested) if one else client.client_class)
        for part in (self.axes, self.about, *self.names, self.reasons, self.action):
            part.setVisible(one is not None)
        if one is None:
            self.head.setText(_("Not evaluated yet"))
            return
        self.head.setText(_("{score} of 100").format(score=one.score))
        given = one.given or one.suggested
        said = [format.day(one.on) if one.on else "", by, _(told.CLASSES[given])]
        if given is not one.suggested:
            said.append(_("class {kind} was suggested").format(kind=one.suggested.value))
        self.about.setText(" · ".join(part for part in said if part))
        rows = []
        for axis, weight in zip(AXES, numbers(one.weights), strict=True):
            mark, old = getattr(one, axis), getattr(before, axis) if before else None
            behind = _("before {mark}").format(mark=old) if old not in (None, mark) else ""
            rows.append(Line(_(told.AXES[axis][0]), format.percent(weight / 100), mark, "", behind))
        self.axes.show_rows(rows)
        for name, part, words in zip(self.names, (self.reasons, self.action), (one.note, one.action), strict=True):
            part.setText(words)
            part.setVisible(bool(words))
            name.setVisible(bool(words))
            part.updateGeometry()


class StandingTab(Scroll):
    """Evaluation at the left, satisfaction at the right."""

    def __init__(self, desk: Desk, room: QWidget) -> None:
        self.desk = desk
        self.client: Client | None = None
        self._stale = False
        self._chosen: UUID | None = None  # the evaluation in the card; none: the newest
        self._evaluations: list[Evaluation] = []
        self._surveys: list[Survey] = []
        self.card = _Card()
        self.evaluate_button = Button(_("Evaluate"), icon="presentation", keys="E", height="sm")
        self.evaluate_button.clicked.connect(self.evaluate)
        self.print_button = Button(_("Print"), "quiet", "printer", "Ctrl P", height="sm")
        self.print_button.clicked.connect(self.print)
        self.scores = Trend(_("Score over time"), (0, 50, 100))
        self.past = Section(_("Evaluations"), lambda key: self._choose(cast(UUID, key)), most=6)
        new = Button(_("Record a survey"), "link", height="sm")
        new.clicked.connect(self.survey)
        self.trend = Trend(_("Average over time"), (1, 3, 5), low=float(LOW))
        self.surveys = Section(_("Satisfaction"), lambda key: self.open_survey(cast(UUID, key)), most=6, action=new)
        self.prospect = ProspectPart(desk)
        page = QWidget()
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._whole.setContentsMargins(24, 16, 20, 18)
        self._whole.setSpacing(32)
        verbs = QHBoxLayout()
        verbs.setSpacing(8)
        verbs.addWidget(self.evaluate_button)
        verbs.addWidget(self.print_button)
        verbs.addStretch(1)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, parts in ((left, (self.card, verbs, self.past, self.scores)),
                              (right, (self.prospect, self.surveys, self.trend))):  # fmt: skip
            column.setSpacing(14)
            for part in parts:
                if isinstance(part, QWidget):
                    column.addWidget(part)
                else:
                    column.addLayout(part)
            column.addStretch(1)
            self._whole.addLayout(column, 1)
        super().__init__(page)
        self._keys = []  # of the whole page, while this tab is in front: the tabs above may have the cursor
        for keys, do in (
            ("E", self.evaluate), ("S", self.survey), ("Ctrl+P", self.print),
            ("Alt+Right", lambda: self.prospect.advance(1)), ("Alt+Left", lambda: self.prospect.advance(-1)),
        ):  # fmt: skip
            key = QShortcut(QKeySequence(keys), room, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(do)
            self._keys.append(key)

    def set_front(self, front: bool) -> None:
        """Whether this tab is in front: only then its keys work."""
        for key in self._keys:
            key.setEnabled(front)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = self.viewport().width() < theme.scaled(_BELOW)
        self._whole.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)

    # --- data

    def show_client(self, client: Client) -> None:
        """Show this client, as soon as somebody looks."""
        if self.client is None or self.client.id != client.id:
            self._chosen = None
        self.client, self._stale = client, True
        if self.isVisible():
            self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        if not self._stale or self.client is None:
            return
        self._stale = False
        standing = self.desk.services.standing
        self._evaluations = standing.evaluations(self.client.id)
        self._surveys = standing.surveys(self.client.id)
        self._show_evaluations()
        self._show_surveys()
        self.prospect.show_client(self.client)

    def _show_evaluations(self) -> None:
        assert self.client is not None
        every = self._evaluations
        place = next((i for i, one in enumerate(every) if one.id == self._chosen), 0)
        one = every[place] if every else None
        before = every[place + 1] if len(every) > place + 1 else None
        people = {person.id: person.name for person in self.desk.services.agency.people(include_left=True)}
        by = people.get(one.evaluator_id, "") if one and one.evaluator_id else ""
        self.card.show_evaluation(self.client, one, before, by)
        self._say_due()
        self.past.show_rows(
            [evaluation_row(each) for each in every],
            _("Each client is evaluated once a quarter: four marks suggest its class."),
        )
        points = [(format.month(each.on), float(each.score)) for each in reversed(every) if each.on]
        self.scores.show_points(points)
        self.scores.setVisible(len(points) > 1)

    def _say_due(self) -> None:
        assert self.client is not None
        due = self.desk.services.standing.next_due(self.client.id, self.desk.clock.today())
        if due is None:
            self.card.due.setText("")
            return
        day = format.day(due.by)
        words = _("due by {day}").format(day=day) if due.missing else _("next by {day}").format(day=day)
        self.card.due.setText(words)
        self.card.due.set_tone("amb" if due.missing else "t3")

    def _show_surveys(self) -> None:
        rows = [survey_row(one) for one in self._surveys]
        words = _("Not asked yet. Hand the survey over, or ask by telephone, once a quarter.")
        newest = self._surveys[0].average if self._surveys else None
        latest = _("last {average} of 5").format(average=format.number(newest, 1)) if newest is not None else ""
        self.surveys.show_rows(rows, words, latest)
        points = [
            (format.day(one.on), float(one.average))
            for one in reversed(self._surveys) if one.on is not None and one.average is not None
        ]  # fmt: skip
        self.trend.show_points(points)
        self.trend.setVisible(len(points) > 1)

    def _choose(self, key: UUID) -> None:
        self._chosen = key
        self._show_evaluations()
        self.ensureWidgetVisible(self.card)

    # --- acts

    def evaluate(self) -> None:
        """Evaluate the client."""
        from ui.clients.standing_sheet import EvaluateSheet

        if self.client is not None:
            self._chosen = None
            EvaluateSheet(self.desk, self.client.id).open()

    def survey(self) -> None:
        """Record what the client answered."""
        from ui.clients.survey_sheet import SurveySheet

        if self.client is not None:
            SurveySheet(self.desk, self.client).open()

    def open_survey(self, key: UUID) -> None:
        """Show one survey as it was answered."""
        from ui.clients.survey_sheet import AnsweredSheet

        self._look()
        found = next((one for one in self._surveys if one.id == key), None)
        if self.client is not None and found is not None:
            AnsweredSheet(self.desk, self.client, found).open()

    def print(self) -> None:
        """Ask what to print."""
        self._print("evaluation")

    def _print(self, paper: str) -> None:
        from ui.clients.standing_print import StandingPrint

        if self.client is not None:
            StandingPrint(self.desk, self.client, paper, evaluation=self._chosen).open()

    def panes(self) -> list[QWidget]:
        """What F6 walks through."""
        return [self.evaluate_button, self.past, self.prospect, self.surveys]

    def shortcuts(self) -> list[tuple[str, str]]:
        """This tab's own keys."""
        return [("E", _("Evaluate the client")), ("S", _("Record a survey")), ("Ctrl P", _("Print"))]

    def commands(self) -> list[Command]:
        """What the palette offers here."""
        return [
            Command(_("Record a survey"), self.survey, "S", "list"),
            Command(_("Print client evaluation"), self.print, "Ctrl P", "printer"),
            Command(_("Print satisfaction survey"), lambda: self._print("survey"), "", "printer"),
            *self.prospect.commands(),
        ]


def evaluation_row(one: Evaluation) -> Row:
    """An evaluation of the history."""
    given = one.given or one.suggested
    marks = " ".join(str(getattr(one, axis)) for axis in AXES)
    title = _("Class {kind}, {score} of 100").format(kind=given.value, score=one.score)
    detail = " · ".join(part for part in (marks, one.note or one.action) if part)
    return Row(title, detail.replace("\n", " "), icon="presentation", right=format.day(one.on) if one.on else "",
               key=one.id)  # fmt: skip


def survey_row(one: Survey) -> Row:
    """A survey of the list: its average, and whether it is followed up."""
    from ui.clients.survey_sheet import average_words

    answered = sum(bool(mark) for mark in numbers(one.scores))
    said = [n_("{n} statement answered", "{n} statements answered", answered).format(n=answered)]
    said += [p_("survey", "by telephone") if one.by_phone else p_("survey", "on paper"), one.words.replace("\n", " ")]
    right, tone = format.day(one.on) if one.on else "", "far"
    if one.followed_on is not None:
        right, tone = _("followed up"), "good"
    elif one.follow_up or (one.average is not None and one.average < LOW):
        right, tone = _("to follow up"), "near"
    figure = format.day(one.on) if one.on and tone != "far" else ""
    return Row(average_words(one.average), " · ".join(part for part in said if part), icon="list", figure=figure,
               right=right, tone=tone, key=one.id)  # fmt: skip
