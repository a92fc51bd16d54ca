"""Goals of a quarter or a year, work and personal apart; each certain and stretch, looked at on its days (T-08)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aedesk.domain.desk_plan import Area, Goal
from aedesk.domain.errors import UserError
from aedesk.domain.plan_rules import period_of, span_of
from aedesk.sentences_plan import period as period_words
from aedesk.words import N_, _, n_
from ui import format, theme
from ui.desk_room.goal_paint import ENDS, HEIGHT, GoalRows, spoken
from ui.desk_room.views import View
from ui.done import done
from ui.errors import sentence
from ui.room import Command
from ui.widgets.buttons import Button, Rule
from ui.widgets.empty import EmptyState
from ui.widgets.fields import Choice, Field, LongText
from ui.widgets.labels import Label, Text
from ui.widgets.menu import Entry, Menu
from ui.widgets.painted import PaintedList, RowModel
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from ui.desk import Desk

AREAS = (
    (Area.WORK, N_("Work"), N_("No goal for work yet"), N_("Two or three are enough, each with its measure.")),
    (Area.PERSONAL, N_("Personal"), N_("No personal goal yet"), N_("Nobody sees it but you.")),
)
SHEET = (
    ("review_days", N_("Days to look at them"), N_("2026-03-31, one a line; empty: at the end of each month")),
    ("stop", N_("What I stop doing"), N_("so that there is time for these")),
    ("need", N_("What I need from the agency"), N_("people, time, training")),
    ("went", N_("Reached, and what made it possible"), ""),
    ("missed", N_("Not reached, and the cause"), ""),
)


class AreaPane(QWidget):
    """The goals of one area."""

    def __init__(self, name: str, empty: str, hint: str) -> None:
        super().__init__()
        self.count = Label("", 12, 500, "t3")
        self.list = PaintedList(RowModel(spoken), name)
        self.list.setItemDelegate(GoalRows(self.list))
        self.none = EmptyState("flag", empty, hint, framed=True)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(self.none)
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 14, 6)
        head.setSpacing(8)
        head.addWidget(Label(name, 12, 600))
        head.addWidget(self.count)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule())
        column.addWidget(self.pages)

    def show_goals(self, goals: list[Goal]) -> None:
        """Show these; the chosen one stays chosen."""
        chosen = self.list.chosen()
        self.list.blockSignals(True)
        self.list.rows.show(goals)
        self.list.blockSignals(False)
        self.count.setText(str(len(goals)) if goals else "")
        self.pages.setCurrentWidget(self.list if goals else self.none)
        self.pages.setFixedHeight(max(len(goals), 1) * theme.scaled(HEIGHT) + 2)
        if chosen is not None:
            self.list.choose(self.list.rows.place_of(chosen.id))


class GoalsView(View):
    """The goals of one period, and what stands under them."""

    topics = frozenset({"goal", "goal_sheet", "goal_review"})
    adds = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.primary = _("New goal")
        self.period = period_of(desk.clock.today())
        self._line = ""
        self._front = Area.WORK
        self.panes_of: dict[Area, AreaPane] = {}
        self.due = Button("", "plain", "clock", height="sm")
        self.due.clicked.connect(self.review)
        left = QVBoxLayout()
        left.setContentsMargins(24, 14, 20, 16)
        left.setSpacing(14)
        for area, name, empty, hint in AREAS:
            pane = self.panes_of[area] = AreaPane(_(name), _(empty), _(hint))
            pane.list.picked.connect(lambda row, area=area: self._picked(area) if row is not None else None)
            pane.list.opened.connect(lambda _row: self.edit())
            left.addWidget(pane)
        left.addStretch(1)
        page = QWidget()
        page.setLayout(left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Scroll(page), 1)
        row.addWidget(Rule(upright=True))
        row.addWidget(self._make_sheet())
        self._make_tools()
        for keys, do in (
            ("R", self.review), ("S", self.end), ("E", self.edit), ("Ctrl+Up", partial(self.shift, -1)),
            ("Ctrl+Down", partial(self.shift, 1)), ("[", partial(self._turn, -1)), ("]", partial(self._turn, 1)),
        ):  # fmt: skip
            made = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(do)

    def _make_sheet(self) -> QWidget:
        self.editors: dict[str, LongText] = {}
        self.fields: dict[str, Field] = {}
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(12)
        column.addWidget(Label(_("Under the goals"), 12, 600))
        for name, words, hint in SHEET:
            editor = LongText("", _(hint) if hint else "", lines=2)
            editor.setFixedHeight(editor.minimumHeight())
            field = Field(_(words), editor)
            editor.left.connect(partial(self._keep, name))
            self.editors[name], self.fields[name] = editor, field
            column.addWidget(field)
        self.next = Text("", 12, 400, "t3")
        column.addWidget(self.next)
        column.addStretch(1)
        side = Scroll(page)
        side.setFixedWidth(theme.scaled(348))
        side.setAccessibleName(_("Under the goals"))
        return side

    def _make_tools(self) -> None:
        self._tools = QWidget()
        self.periods = Choice([], None, height="sm")
        self.periods.setAccessibleName(_("Period"))
        self.periods.setFixedWidth(theme.scaled(190))
        self.periods.changed.connect(lambda code: self.show_period(str(code)))
        self.copy = Button(_("Take over what was not reached"), icon="arrow-right", height="sm")
        self.copy.clicked.connect(self.take_over)
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.periods)
        row.addWidget(self.due)
        row.addStretch(1)
        row.addWidget(self.copy)
        paper = Button(_("Print"), icon="printer", height="sm")
        paper.clicked.connect(self.print)
        row.addWidget(paper)

    def tools(self) -> QWidget:
        return self._tools

    # --- data

    def load(self) -> None:
        goals, today = self.desk.services.goals, self.desk.clock.today()
        codes = goals.periods()
        if self.period not in codes:
            codes = (self.period, *codes)
        self.periods.set_items([(code, period_words(code, _)) for code in codes])
        self.periods.set_value(self.period)
        rows = goals.of(self.period)
        for area, pane in self.panes_of.items():
            pane.show_goals([one for one in rows if one.area is area])
        sheet = goals.sheet(self.period)
        for name, editor in self.editors.items():
            if not editor.hasFocus():
                editor.set_value(getattr(sheet, name))
        over = span_of(self.period)[1] < today
        for name in ("went", "missed"):
            self.fields[name].setVisible(over or bool(getattr(sheet, name)) or any(one.reached for one in rows))
        days = [format.day(on) for on in goals.reviews_of(self.period)]
        self.next.setText(_("Looked at on {days}.").format(days=format.join(days)))
        due = {one.period: one for one in goals.reviews_due(today)}.get(self.period)
        self.due.setVisible(due is not None)
        if due is not None:
            words = n_("Review of {day}: {n} goal waits", "Review of {day}: {n} goals wait", due.goals)
            self.due.set_text(words.format(day=format.day(due.on), n=due.goals))
        self.copy.setVisible(any(not one.reached or one.reached == "missed" for one in rows) and over)
        said = n_("{n} goal", "{n} goals", len(rows)).format(n=len(rows))
        ended = sum(bool(one.reached and one.reached != "missed") for one in rows)
        reached = n_("{n} reached", "{n} reached", ended).format(n=ended) if ended else ""
        self._line = " · ".join(part for part in (period_words(self.period, _), said, reached) if part)
        self.said.emit()

    def show_period(self, code: str) -> None:
        """Show another quarter or year."""
        self.period = code
        self.load()

    def _turn(self, step: int) -> None:
        codes = sorted(self.desk.services.goals.periods(), key=lambda code: ("-Q" in code, code))
        if self.period in codes:
            self.show_period(codes[(codes.index(self.period) + step) % len(codes)])

    def _keep(self, name: str) -> None:
        sheet = self.desk.services.goals.sheet(self.period)
        value = self.editors[name].value()
        if getattr(sheet, name) == value:
            return
        setattr(sheet, name, value)
        try:
            self.desk.services.goals.save_sheet(sheet)
        except UserError as error:
            self.fields[name].fail(sentence(error))
            return
        self.fields[name].clear()

    def _picked(self, area: Area) -> None:
        self._front = area
        for other, pane in self.panes_of.items():
            if other is not area:
                pane.list.clearSelection()

    def chosen(self) -> Any:
        """The chosen goal."""
        return next((row for pane in self.panes_of.values() if (row := pane.list.chosen()) is not None), None)

    # --- acts

    def new(self) -> None:
        from ui.desk_room.goal_sheets import GoalForm

        GoalForm(self.desk, self.period, None, self._front).open()

    def add(self) -> None:
        self.new()

    def edit(self) -> None:
        """Change the chosen goal."""
        from ui.desk_room.goal_sheets import GoalForm

        goal = self.chosen()
        if goal is not None:
            GoalForm(self.desk, self.period, goal).open()

    def review(self) -> None:
        """Look at the chosen goal, else at the first that waits for it."""
        from ui.desk_room.goal_sheets import ReviewSheet

        goal = self.chosen() or self._waiting()
        if goal is not None:
            ReviewSheet(self.desk, goal).open()

    def _waiting(self) -> Goal | None:
        due = {one.period: one for one in self.desk.services.goals.reviews_due(self.desk.clock.today())}
        here = due.get(self.period)
        open_ = [one for one in self.desk.services.goals.of(self.period) if not one.reached]
        if here is not None:
            open_ = [one for one in open_ if all(review.on < here.on for review in one.reviews)] or open_
        return open_[0] if open_ else None

    def end(self) -> None:
        """Say how the chosen goal ended."""
        goal = self.chosen()
        if goal is None or self.desk.window is None:
            return
        entries: list[Entry] = [
            (_(words)[:1].upper() + _(words)[1:], "x" if code == "missed" else "check", partial(self._end, goal, code))
            for code, words in ENDS.items()
        ]
        if goal.reached:
            entries.append((_("Not ended yet"), "arrow-back-up", partial(self._end, goal, "")))
        Menu(self.desk.window, self._near(), goal.words, entries).open()

    def _near(self) -> QRect:
        rows = self.panes_of[self._front].list
        area = rows.visualRect(rows.currentIndex())
        return QRect(rows.viewport().mapTo(self.window(), area.topLeft()), area.size())

    def _end(self, goal: Goal, code: str) -> None:
        self.desk.services.goals.end(goal.id, code)
        done(self.desk, _("{what}: {how}").format(what=goal.words, how=_(ENDS[code]) if code else _("open again")))

    def shift(self, step: int) -> None:
        """Put the chosen goal further up or down."""
        goal = self.chosen()
        if goal is not None:
            self.desk.services.goals.move(goal.id, step)

    def take_over(self) -> None:
        """Take the goals that were not reached into the period that runs now."""
        today = self.desk.clock.today()
        into = period_of(today, year="-Q" not in self.period)
        made = self.desk.services.goals.copy_from(self.period, into)
        words = n_("{n} goal taken over", "{n} goals taken over", len(made)).format(n=len(made))
        if made:
            done(self.desk, words)
        self.show_period(into)

    def state_line(self) -> str:
        return self._line

    def focus_first(self) -> None:
        panes = list(self.panes_of.values())
        pane = next((each for each in panes if each.list.rows.rows), panes[0])
        pane.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        return [*(pane.list for pane in self.panes_of.values()), self.editors["review_days"]]

    def shortcuts(self) -> list[tuple[str, str]]:
        return [
            (_("Enter"), _("Change the goal")), ("R", _("Look at the goal")), ("S", _("Say how it ended")),
            ("Ctrl ↑ ↓", _("Further up, further down")), ("[ ]", _("Period before, period after")),
        ]  # fmt: skip

    def commands(self) -> list[Command]:
        return [
            Command(_("New goal"), self.new, "N", "plus"),
            Command(_("Look at the goal"), self.review, "R", "clock"),
            Command(_("Print the goals"), self.print, "Ctrl P", "printer"),
        ]

    def print(self) -> None:
        from ui.desk_room.print_sheet import GOALS, DeskPrint

        DeskPrint(self.desk, GOALS, period=self.period).open()

    def keep(self) -> object:
        return {"period": self.period}

    def restore(self, kept: object) -> None:
        if isinstance(kept, dict):
            self.period = str(kept["period"])
            if self.desk.ready:
                self.load()
