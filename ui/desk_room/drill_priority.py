"""“Priorities changed”: the six steps of the handbook, on the real board (T-01, T-02)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.calendar import DayKind, monday_of
from aedesk.domain.desk_plan import DrillKind
from aedesk.domain.plan_rules import ERROR_CHECKS
from aedesk.sentences_plan import CHECKS, help_text
from aedesk.words import _
from ui import format, theme
from ui.desk_room.drill_past import changes_words
from ui.desk_room.drill_people import NotifyPage
from ui.desk_room.drill_sheet import Asking, DrillSheet, Page, panel_height
from ui.desk_room.load_paint import DayBars
from ui.due import due_words
from ui.widgets.buttons import Button, Rule
from ui.widgets.fields import Check, DateEdit, Segments
from ui.widgets.labels import Label, Text
from ui.widgets.layouts import empty
from ui.widgets.lines import LongText
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from aedesk.domain.desk_plan import Drill
    from aedesk.services.drills import JobChange
    from ui.desk import Desk
    from ui.desk_room.room import DeskRoom


class ReorderPage(Page):
    """The touched jobs by how serious it is if they wait, each with its due date (third step)."""

    def __init__(self, sheet: PriorityDrill, number: int) -> None:
        super().__init__("reorder", number)
        self._sheet = sheet
        self._weights: dict[str, int] = {}
        self._days: dict[UUID, tuple[date | None, DateEdit]] = {}
        inside = QWidget()
        self.grid = QGridLayout(inside)
        self.grid.setContentsMargins(0, 0, 8, 0)
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(0, 1)
        self.empty = Text(_("No job was chosen in the first step. Go back, or go on without."), 13, 400, "t3")
        scroll = Scroll(inside)
        scroll.setMinimumHeight(panel_height(7))
        self.column.addWidget(self.empty)
        self.column.addWidget(scroll, 1)

    def enter(self) -> None:
        self._days.clear()
        empty(self.grid)
        rows = sorted(self._sheet.jobs(), key=lambda row: (-self._weights.get(str(row.id), 2), row.due or date.max))
        today = self._sheet.desk.clock.today()
        for i, row in enumerate(rows):
            name = Label(" ".join(part for part in (row.number, row.title) if part), 13, 500, elide=True)
            below = Label(format.join((row.client, due_words(row.due, today))), 12, 400, "t3", elide=True)
            words = QWidget()
            column = QVBoxLayout(words)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(name)
            column.addWidget(below)
            chosen = self._weights.get(str(row.id), 2)
            weight = Segments([(1, _("can wait")), (2, _("as usual")), (3, _("serious"))], chosen, height="sm")
            weight.setAccessibleName(_("How serious is it if {what} waits").format(what=row.number or row.title))
            weight.changed.connect(lambda value, id=str(row.id): self._weigh(id, int(str(value))))
            day = DateEdit(row.due, clock=self._sheet.desk.clock, height="sm")
            day.setFixedWidth(theme.scaled(150))
            day.setAccessibleName(_("Due date of {what}").format(what=row.number or row.title))
            self._days[row.id] = (row.due, day)
            for place, part in enumerate((words, weight, day)):
                self.grid.addWidget(part, i, place)
        self.grid.setRowStretch(len(rows), 1)
        self.empty.setVisible(not rows)

    def _weigh(self, id: str, value: int) -> None:
        self._weights[id] = value

    def value(self) -> str:
        names = {3: "serious", 2: "usual", 1: "wait"}
        return "\n".join(f"{id} {names[self._weights.get(str(id), 2)]}" for id in self._days)

    def set_value(self, words: str) -> None:
        weights = {"serious": 3, "usual": 2, "wait": 1}
        for line in words.splitlines():
            id, _space, name = line.partition(" ")
            self._weights[id] = weights.get(name, 2)

    def leave(self) -> None:
        moved = {id: day.date() for id, (before, day) in self._days.items() if day.date() not in (None, before)}
        if moved:
            drills = self._sheet.desk.services.drills
            drills.reorder(self._sheet.drill.id, {id: on for id, on in moved.items() if on is not None})
            self._sheet.stale = True


class LoadPageOfDrill(Asking):
    """Two weeks of one's own load, then what is moved or handed on (fourth step)."""

    def __init__(self, sheet: PriorityDrill, number: int) -> None:
        super().__init__("load", number, lines=3)
        self._sheet = sheet
        self.bars = DayBars()
        self.column.insertWidget(2, self.bars)
        self.edit.setPlaceholderText(_("what moves, what is handed on, to whom"))

    def enter(self) -> None:
        services, today = self._sheet.desk.services, self._sheet.desk.clock.today()
        monday = monday_of(today)
        found = services.loads.by_day(monday, monday + timedelta(days=13))
        days = [one for one in found if one.day.weekday() < 5 or one.kind is DayKind.MAKEUP]
        self.bars.show_days(days, services.desk.settings().full, today)


class HelpPage(Asking):
    """What is needed, and a text to copy that says it to client and colleagues (fifth step)."""

    def __init__(self, sheet: PriorityDrill, number: int) -> None:
        super().__init__("help", number, lines=2)
        self._sheet = sheet
        self.edit.setPlaceholderText(_("two more days, somebody for the proofs, an answer by noon"))
        self.edit.setFixedHeight(self.edit.minimumHeight())
        self.edit.textChanged.connect(self._write)
        self.text = LongText("", "", lines=6)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Text to copy"))
        copy = Button(_("Copy the text"), icon="file-text", height="sm")
        copy.clicked.connect(self._copy)
        row = QHBoxLayout()
        row.addWidget(Label(_("Text to copy"), 12, 600))
        row.addStretch(1)
        row.addWidget(copy)
        self.column.insertLayout(3, row)
        self.column.insertWidget(4, self.text)

    def enter(self) -> None:
        self._write()

    def _write(self) -> None:
        moved = [one for one in self._sheet.changes() if one.code == "job" and one.after is not None]
        changes = "; ".join(f"{one.name} → {format.day(one.after)}" for one in moved if one.after)
        self.text.set_value(help_text(self._sheet.drill.title, changes, self.edit.value(), _))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())
        self._sheet.desk.toast(_("The text is copied. Paste it into a mail or a message."))


class ErrorPage(Page):
    """A last look at everything, and the old plan beside the new one (sixth step)."""

    def __init__(self, sheet: PriorityDrill, number: int) -> None:
        super().__init__("errors", number)
        self._sheet = sheet
        self.checks = {code: Check(_(CHECKS[code])) for code in ERROR_CHECKS}
        for check in self.checks.values():
            self.column.addWidget(check)
        self.column.addSpacing(6)
        self.column.addWidget(Label(_("Old plan, new plan"), 12, 600))
        self.column.addWidget(Rule())
        self.moved = Text("", 12, 400, "t2", pitch=19)
        self.column.addWidget(self.moved)
        self.column.addStretch(1)

    def enter(self) -> None:
        self.moved.setText(changes_words(self._sheet.changes()) or _("Nothing stands elsewhere so far."))
        self.moved.updateGeometry()

    def value(self) -> str:
        return ",".join(code for code, check in self.checks.items() if check.value())

    def set_value(self, words: str) -> None:
        for code in words.split(","):
            if code in self.checks:
                self.checks[code].set_value(True)


class PriorityDrill(DrillSheet):
    """The six pages."""

    width_ = 860

    def __init__(self, desk: Desk, drill: Drill) -> None:
        super().__init__(desk, drill, _("Priorities changed"))
        self.stale = False
        self._notify: NotifyPage | None = None
        self.begin()

    def make(self) -> Sequence[Page]:
        self._notify = NotifyPage(self.desk, 1, self.drill.title)
        self._notify.named.connect(self._name)
        important = Asking("important", 2)
        return [
            self._notify, important, ReorderPage(self, 3), LoadPageOfDrill(self, 4), HelpPage(self, 5),
            ErrorPage(self, 6),
        ]  # fmt: skip

    def _name(self, title: str) -> None:
        if title != self.drill.title:
            self.drill = self.desk.services.drills.name(self.drill.id, title)

    def jobs(self) -> list[Any]:
        """The touched jobs as they stand now."""
        assert self._notify is not None
        chosen = {row.id for row in self._notify.chosen()}
        return [row for row in self.desk.services.drills.jobs() if row.id in chosen]

    def changes(self) -> Sequence[JobChange]:
        """What stands elsewhere since the drill began."""
        return self.desk.services.drills.changes(self.drill)

    def untouched(self) -> bool:
        rest = any(value for code, value in self.told.items() if code not in ("notify", "reorder"))
        return not rest and not self.drill.title and not self.jobs()

    def finish(self) -> str:
        drill = self.desk.services.drills.finish(self.drill.id)
        return _("New plan kept: {what}").format(what=drill.title or _("priorities changed"))


def begin(room: DeskRoom) -> None:
    """Go on with the drill that was begun, else begin one; what lies there of the plan is kept."""
    drills = room.desk.services.drills
    open_ = drills.open(DrillKind.PRIORITY)
    PriorityDrill(room.desk, open_[0] if open_ else drills.begin(DrillKind.PRIORITY)).open()
