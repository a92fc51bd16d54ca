"""What the past of the desk shows: minutes by folder, who breaks in and when, the age of the tray, promises kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aedesk.sentences_plan import MONTH
from aedesk.words import _, n_
from ui import format
from ui.desk_room.drill_past import PastSheet, past_row
from ui.desk_room.figure_paint import TINTS, AgeLine, Bar, Bars, Lines
from ui.desk_room.views import View
from ui.room import Command
from ui.times import length, wall
from ui.widgets.buttons import Button, IconButton, Rule
from ui.widgets.labels import Label, Text
from ui.widgets.rows import Row, Section
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from aedesk.services.desk_figures import WeekMinutes
    from ui.desk import Desk

WEEKS = 8
TRAY_DAYS = 30
THIRDS = 3
FOLDERS = 4  # more than these stand together in a bar
LISTED = 6


class Part(QWidget):
    """One picture under its heading, with a line that says it in words."""

    def __init__(self, title: str, picture: QWidget) -> None:
        super().__init__()
        self.note = Text("", 12, 400, "t2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(title, 12, 600))
        column.addWidget(Rule())
        column.addSpacing(4)
        column.addWidget(picture)
        column.addWidget(self.note)
        column.addStretch(1)

    def say(self, words: str) -> None:
        """The picture in words."""
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self.note.updateGeometry()


class FiguresView(View):
    """Quiet pictures, figures readable."""

    topics = frozenset({
        "item", "sitting", "interruption", "promise", "category", "desk_settings", "day_close", "big_thing",
        "week_plan", "drill",
    })  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._line = ""
        self.month_of = desk.clock.today()
        self.minutes, self.folders = Bars(), Lines(LISTED)
        self.hours, self.people = Bars(), Lines(6)
        self.tray, self.kept = AgeLine(), Bars()
        self.parts = {
            "minutes": Part(_("Hours on the desk, by week"), self.minutes),
            "folders": Part(_("Where they went"), self.folders),
            "hours": Part(_("Interruptions by the hour"), self.hours),
            "people": Part(_("Who breaks in"), self.people),
            "tray": Part(_("Oldest thing in the tray, workdays"), self.tray),
            "kept": Part(_("Promises kept, by week"), self.kept),
        }
        before, after = IconButton("chevron-left", _("Month before")), IconButton("chevron-right", _("Month after"))
        before.clicked.connect(lambda: self.turn(-1))
        after.clicked.connect(lambda: self.turn(1))
        self.month_name = Label("", 12, 600)
        self.months = [Section("", None, tall=34) for _n in range(THIRDS)]
        month = QWidget()
        month_rows = QVBoxLayout(month)
        month_rows.setContentsMargins(0, 0, 0, 0)
        month_rows.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(self.month_name)
        head.addStretch(1)
        paper = Button(_("Print"), icon="printer", height="sm")
        paper.clicked.connect(self.print)
        head.addWidget(before)
        head.addWidget(after)
        head.addWidget(paper)
        month_rows.addLayout(head)
        month_rows.addWidget(Rule())
        thirds = QHBoxLayout()
        thirds.setSpacing(36)
        for section in self.months:
            section.set_heading(False)
            thirds.addWidget(section, 1, Qt.AlignmentFlag.AlignTop)
        month_rows.addLayout(thirds)
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(24, 16, 24, 20)
        grid.setHorizontalSpacing(36)
        grid.setVerticalSpacing(22)
        for place, part in enumerate(self.parts.values()):
            grid.addWidget(part, place // 2, place % 2)
        grid.addWidget(month, 3, 0, 1, 2)
        self.drills = Section(_("Drills gone through"), self._open_drill, most=6)
        grid.addWidget(self.drills, 4, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(5, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(page))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Figures of the desk"))

    def load(self) -> None:
        figures, today = self.desk.services.desk_figures, self.desk.clock.today()
        weeks = figures.minutes_by_category(today, WEEKS)
        self._load_minutes(weeks)
        self._load_broken()
        self._load_tray(today)
        kept = figures.kept_by_week(today, WEEKS)
        done, closed = sum(week.kept for week in kept), sum(week.closed for week in kept)
        bars = [Bar(format.day(week.monday), (week.kept,), "", week.closed or None) for week in kept]
        said = [format.join((format.day(week.monday), f"{week.kept} / {week.closed}")) for week in kept if week.closed]
        self.kept.show_bars(bars, said)
        words = _("{kept} of {closed} kept in time in {weeks} weeks; the tick shows how many came to an end.")
        self.parts["kept"].say(words.format(kept=done, closed=closed, weeks=WEEKS) if closed else "")
        self._load_month()
        past = self.desk.services.drills.past(30)
        self.drills.show_rows([past_row(one, today) for one in past], _("None yet. They begin under the document."))
        total = sum(week.minutes for week in weeks)
        self._line = _("{hours} on the desk in {n} weeks").format(hours=length(total), n=WEEKS)
        self.said.emit()

    def _load_minutes(self, weeks: tuple[WeekMinutes, ...]) -> None:
        sums: dict[str, int] = {}
        for week in weeks:
            for part in week.parts:
                name = part.name or _("not filed")
                sums[name] = sums.get(name, 0) + part.minutes
        order = sorted(sums, key=lambda name: -sums[name])
        shown, rest = order[:FOLDERS], order[FOLDERS:]
        bars = []
        for week in weeks:
            found = {part.name or _("not filed"): part.minutes for part in week.parts}
            parts = [found.get(name, 0) / 60 for name in shown]
            parts.append(sum(found.get(name, 0) for name in rest) / 60)
            bars.append(Bar(format.day(week.monday), tuple(parts), wall(week.minutes) if week.minutes else ""))
        said = [format.join((format.day(week.monday), length(week.minutes))) for week in weeks if week.minutes]
        self.minutes.show_bars(bars, said)
        rows = [
            (name, float(sums[name]), length(sums[name]), TINTS[min(place, FOLDERS)])
            for place, name in enumerate(order[: LISTED if len(order) <= LISTED else LISTED - 1])
        ]
        if len(order) > LISTED:
            left = sum(sums[name] for name in order[LISTED - 1 :])
            rows.append((_("all others"), float(left), length(left), TINTS[FOLDERS]))
        self.folders.show_rows(rows)

    def _load_broken(self) -> None:
        figures = self.desk.services.desk_figures
        hours = {one.hour: one for one in figures.interruptions_by_hour()}
        if hours:
            span = range(min(8, *hours), max(18, *hours) + 1)
            bars = [
                Bar(str(hour), (float(hours[hour].count),), str(hours[hour].count)) if hour in hours
                else Bar(str(hour), (0.0,)) for hour in span
            ]  # fmt: skip
        else:
            bars = []
        said = [f"{hour}:00 {one.count}" for hour, one in hours.items()]
        self.hours.show_bars(bars, said)
        worst = max(hours.values(), key=lambda one: one.count, default=None)
        words = ""
        if worst is not None:
            words = _("Most often between {from_} and {to}: shut the door then, or call then.")
            words = words.format(from_=f"{worst.hour}:00", to=f"{worst.hour + 1}:00")
        self.parts["hours"].say(words)
        people = figures.interruptions_by_person()
        rows = [
            (one.name, float(one.count), n_("{n} time, {m}", "{n} times, {m}", one.count).format(
                n=one.count, m=length(one.minutes)), "ctl")
            for one in people
        ]  # fmt: skip
        self.people.show_rows(rows)

    def _load_tray(self, today: date) -> None:
        limit = self.desk.services.desk.settings().tray_days
        days = self.desk.services.desk_figures.tray_age(today, TRAY_DAYS)
        rows = [(format.day(one.day), one.count, one.oldest) for one in days]
        said = [format.join((format.day(one.day), str(one.count), str(one.oldest))) for one in days if one.count]
        self.tray.show_days(rows, limit, said)
        last = days[-1]
        if last.count:
            words = n_("{n} thing waits, {days} workdays on average.", "{n} things wait, {days} workdays on average.",
                       last.count)  # fmt: skip
            self.parts["tray"].say(words.format(n=last.count, days=format.number(round(last.average, 1))))
        else:
            self.parts["tray"].say(_("The tray is empty."))

    def _load_month(self) -> None:
        month = self.desk.services.weeks.month(self.month_of)
        rows = [
            Row(_(MONTH[code]), right=format.number(count), tone="plain" if count else "far")
            for code, count in month.figures.items()
        ]
        self.month_name.setText(_("The month: {month}").format(month=format.month(month.first)))
        many = -(-len(rows) // THIRDS)
        for place, section in enumerate(self.months):
            section.show_rows(rows[place * many : (place + 1) * many], count="")

    def _open_drill(self, key: object) -> None:
        PastSheet(self.desk, self.desk.services.drills.get(cast(UUID, key))).open()

    def turn(self, step: int) -> None:
        """Another month."""
        first = self.month_of.replace(day=1)
        months = first.year * 12 + first.month - 1 + step
        self.month_of = date(months // 12, months % 12 + 1, 1)
        self._load_month()

    def state_line(self) -> str:
        return self._line

    def print(self) -> None:
        from ui.desk_room.print_sheet import MONTH as PAPER
        from ui.desk_room.print_sheet import DeskPrint

        DeskPrint(self.desk, PAPER, day=self.month_of).open()

    def commands(self) -> list[Command]:
        return [Command(_("Print the summary of the month"), self.print, "Ctrl P", "printer")]

    def keep(self) -> object:
        return {"month": self.month_of}

    def restore(self, kept: object) -> None:
        if isinstance(kept, dict):
            self.month_of = kept["month"]
