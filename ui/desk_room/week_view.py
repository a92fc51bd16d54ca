"""The week as a view of the desk: what has no place, its days, the big three; closed on Sunday, judged on Friday."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aedesk.domain.calendar import monday_of
from aedesk.words import _
from ui.desk_room.views import View
from ui.desk_room.week_acts import WeekActs
from ui.desk_room.week_day import ASKED, DayColumn, DayList, Free
from ui.desk_room.week_side import WeekSide
from ui.desk_room.week_tools import LOAD, MATRIX, PLAN, WeekTools
from ui.desk_room.week_words import span
from ui.due import when_words
from ui.room import Command
from ui.theme import C
from ui.widgets.buttons import Rule
from ui.widgets.layouts import empty

if TYPE_CHECKING:
    from aedesk.services.week_views import WeekView as Week
    from ui.desk import Desk

WEEK = timedelta(days=7)
FRIDAY = 4


class Surface(QWidget):
    """The ground of the days."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["surf"])


class WeekView(View):
    """The plan of a week, its load, and what is important in it."""

    topics = frozenset({
        "plan_entry", "big_thing", "week_plan", "item", "job", "visit", "call", "call_block", "client", "promise",
        "estimate", "idea", "goal", "goal_sheet", "planner", "desk_settings", "sign_off", "contact_note", "brief",
        "care_rules", "prospect", "decree",
    })  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.monday = coming(desk.clock.today())
        self.week: Week | None = None
        self.acts = WeekActs(self)
        self.side = WeekSide()
        self.columns: list[DayColumn] = []
        self._front: QWidget = self.side.list
        self._tools = WeekTools()
        self._tools.turned.connect(self.turn)
        self._tools.look.connect(self.show_look)
        self._tools.print.clicked.connect(self.print)
        self.days = Surface()
        self._row = QHBoxLayout(self.days)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        plan = QWidget()
        across = QHBoxLayout(plan)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.side)
        across.addWidget(Rule(upright=True))
        across.addWidget(self.days, 1)
        self.pages = QStackedWidget()
        self.pages.addWidget(plan)
        self._looks: dict[str, QWidget] = {PLAN: plan}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self._wire()

    def _wire(self) -> None:
        acts, side = self.acts, self.side
        side.list.picked.connect(lambda row: self._picked(side.list) if row is not None else None)
        side.list.opened.connect(acts.open_asked)
        side.big.connect(acts.big)
        side.ticked.connect(acts.tick)
        keys: list[tuple[str, Any]] = [(str(n + 1), partial(self._number, n)) for n in range(7)]
        keys += [
            ("X", acts.take_out), ("Delete", acts.take_out), ("Space", acts.done), ("+", partial(acts.resize, 15)),
            ("=", partial(acts.resize, 15)), ("-", partial(acts.resize, -15)), ("G", acts.make_big),
            ("[", partial(self.turn, -1)), ("]", partial(self.turn, 1)), ("E", acts.evaluate),
            ("Ctrl+Return", acts.close),
        ]  # fmt: skip
        for key, do in keys:
            made = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            turns = key in "[]" or key.isdigit()
            made.activated.connect(do if turns else partial(self._in_plan, do))

    def _in_plan(self, do: Any) -> None:
        if self.pages.currentWidget() is self._looks[PLAN]:
            do()

    def _number(self, place: int) -> None:
        """A day of the plan, or a field of what is important."""
        front: Any = self.pages.currentWidget()
        if front is self._looks[PLAN]:
            self.acts.to_day(place)
        elif hasattr(front, "to_field"):
            front.to_field(place)

    # --- data

    def load(self) -> None:
        services, today = self.desk.services, self.desk.clock.today()
        self.week = services.weeks.plan(self.monday)
        if [one.day for one in self.week.days] != [column.day for column in self.columns]:
            self._make_columns()
        for column, view in zip(self.columns, self.week.days, strict=True):
            column.show_day(view, today)
        self.side.show_rows(services.weeks.unplaced(self.monday), len(self.columns))
        self.side.say_over(self._over() if self.monday + WEEK <= today else "")
        self.side.show_big(self.week.big)
        self.side.show_last(self.week.last)
        first = self.week.days[0].day
        self._tools.span.setText(span(first, self.week.days[-1].day))
        self._tools._fold()
        for which, page in self._looks.items():
            if which != PLAN and self.pages.currentWidget() is page:
                page.load(self.monday)  # type: ignore[attr-defined]
        self._head()

    def _over(self) -> str:
        """What was said of a week that is over."""
        plan = self.week.plan if self.week is not None else None
        said = (plan.went, plan.why, plan.first_next) if plan is not None else ()
        return "\n".join(part for part in said if part) or _("Nobody judged it yet.")

    def _make_columns(self) -> None:
        assert self.week is not None
        empty(self._row)
        self.columns = [DayColumn(one.day) for one in self.week.days]
        self._front = self.side.list
        for place, column in enumerate(self.columns):
            if place:
                self._row.addWidget(Rule(upright=True))
            self._row.addWidget(column, 1)
            rows = column.list
            rows.picked.connect(lambda row, rows=rows: self._picked(rows) if row is not None else None)
            rows.opened.connect(self.acts.open_row)
            rows.stepped.connect(partial(self._step, place))
            rows.taken.connect(partial(self._dropped, column.day))

    def _picked(self, front: QWidget) -> None:
        """One list has the choice; the others let theirs go."""
        self._front = front
        lists: list[Any] = [self.side.list, *(column.list for column in self.columns)]
        for each in lists:
            if each is not front and each.chosen() is not None:
                each.blockSignals(True)
                each.clearSelection()
                each.viewport().update()
                each.blockSignals(False)

    def chosen(self) -> Any:
        """What is chosen: something without a place, an entry, a free hour, or nothing."""
        return self._front.chosen() if isinstance(self._front, DayList) else self.side.list.chosen()

    @property
    def in_list(self) -> bool:
        """Whether what has no place is chosen, not what stands on a day."""
        return not isinstance(self._front, DayList)

    def select(self, id: UUID) -> None:
        """Choose an entry, wherever it stands now, and go on there."""
        for column in self.columns:
            if column.find_entry(id):
                self._picked(column.list)
                column.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _step(self, place: int, by: int) -> None:
        if place + by < 0:
            self.side.list.setFocus(Qt.FocusReason.TabFocusReason)
        elif place + by < len(self.columns):
            there = self.columns[place + by].list
            there.setFocus(Qt.FocusReason.TabFocusReason)
            if there.chosen() is None:
                there.choose(there.rows.first())

    def _dropped(self, day: date, kind: str, key: str) -> None:
        if kind == ASKED:
            row = self.side.find_row(key)
            if row is not None:
                self.acts.place(row, day)
        else:
            self.acts.move(UUID(key), day)

    # --- head

    def _head(self) -> None:
        week, today = self.week, self.desk.clock.today()
        assert week is not None
        if not week.closed:
            self.primary, self.primary_icon, self.primary_keys = _("Close the plan"), "check", _("Ctrl Enter")
        elif self.may_evaluate:
            self.primary, self.primary_icon, self.primary_keys = _("Evaluate the week"), "edit", "E"
        else:
            self.primary, self.primary_icon, self.primary_keys = "", "plus", "Ctrl N"
        said = _("Plan of week {n}").format(n=week.number)
        state = _("not closed yet")
        if week.plan is not None and week.plan.closed_at is not None:
            state = _("closed: {when}").format(when=when_words(week.plan.closed_at, today))
        if week.plan is not None and week.plan.mark:
            state = _("evaluated with {mark} of 5").format(mark=week.plan.mark)
        self._line = f"{said} · {state}"
        self.said.emit()

    @property
    def may_evaluate(self) -> bool:
        """Whether it is Friday or later."""
        return self.desk.clock.today() >= self.monday + timedelta(days=FRIDAY)

    def state_line(self) -> str:
        return getattr(self, "_line", "")

    def new(self) -> None:
        if self.week is not None and self.week.closed:
            self.acts.evaluate()
        else:
            self.acts.close()

    adds = True

    def add(self) -> None:
        chosen = self.chosen()
        if isinstance(chosen, Free):
            self.acts.new_entry(chosen.day, chosen.minute)
        else:
            today = self.desk.clock.today()
            first = self.columns[0].day if self.columns else self.monday
            day = self._front.day if isinstance(self._front, DayList) else max(today, first)
            self.acts.new_entry(day)

    # --- ways

    def turn(self, by: int) -> None:
        """Another week; 0 goes back to the one that is planned now."""
        self.monday = self.monday + by * WEEK if by else coming(self.desk.clock.today())
        self.load()

    def go_to(self, day: date) -> None:
        self.monday = monday_of(day)
        self.load()

    def show_look(self, which: str) -> None:
        """The plan, the load, or what is important."""
        if which not in self._looks:
            page: Any
            if which == LOAD:
                from ui.desk_room.load_page import LoadPage

                page = LoadPage(self.desk)
            else:
                from ui.desk_room.matrix_page import MatrixPage

                page = MatrixPage(self.desk)
            self._looks[which] = page
            self.pages.addWidget(page)
        page = self._looks[which]
        self.pages.setCurrentWidget(page)
        self._tools.show_look(which)
        if which != PLAN:
            page.load(self.monday)
        self.focus_first()

    def tools(self) -> QWidget:
        return self._tools

    def focus_first(self) -> None:
        page: Any = self.pages.currentWidget()
        if page is self._looks[PLAN]:
            front = self._front if self._front.isVisible() else self.columns[0].list if self.columns else self.days
            front.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            page.focus_first()

    def panes(self) -> list[QWidget]:
        page = self.pages.currentWidget()
        if page is not None and page is not self._looks[PLAN]:
            return [page]
        return [self.side.list, *(column.list for column in self.columns), self.side.bigs[0].line]

    def shortcuts(self) -> list[tuple[str, str]]:
        return [
            ("1 … 5", _("Put it on this day")),
            ("← →", _("Day before, day after")),
            ("[ ]", _("Week before, week after")),
            (_("Enter"), _("Open what is chosen")),
            ("X", _("Take it out of the week")),
            (_("Space"), _("Done")),
            ("+ −", _("A quarter of an hour more, less")),
            ("G", _("Make it a big thing")),
            (_("Ctrl Enter"), _("Close the plan")),
            ("E", _("Evaluate the week")),
            ("Ctrl P", _("Print")),
        ]

    def commands(self) -> list[Command]:
        found = [
            Command(_("Close the plan"), self.acts.close, _("Ctrl Enter"), "check"),
            Command(_("Something of my own in the week"), self.add, "N", "plus"),
            Command(_("Load of the week"), partial(self.show_look, LOAD), "", "timeline"),
            Command(_("Important and urgent"), partial(self.show_look, MATRIX), "", "columns"),
            Command(_("Plan of the week"), partial(self.show_look, PLAN), "", "calendar"),
            Command(_("Print the plan of the week"), self.print, "Ctrl P", "printer"),
            Command(_("Back to the week that is planned now"), partial(self.turn, 0), "", "calendar"),
        ]
        if self.may_evaluate:
            found.append(Command(_("Evaluate the week"), self.acts.evaluate, "E", "edit"))
        return found

    def print(self) -> None:
        self.acts.print()

    def keep(self) -> object:
        look = next(code for code, page in self._looks.items() if page is self.pages.currentWidget())
        return {"monday": self.monday, "look": look}

    def restore(self, kept: object) -> None:
        if isinstance(kept, dict):
            self.monday = kept["monday"]
            if self.desk.ready:
                self.load()
            if kept["look"] != PLAN and self.desk.ready:
                self.show_look(kept["look"])


def coming(today: date) -> date:
    """The week that is planned now: this one, from Saturday on the next."""
    return monday_of(today) + (WEEK if today.weekday() >= 5 else timedelta(0))
