"""The load of two weeks: how full the days are, what departments hand over, and which jobs get no time (T-14, T-15)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.calendar import DayKind
from aedesk.sentences_plan import MILESTONES, UNITS
from aedesk.words import _, n_
from ui import format
from ui.desk_room.load_paint import DayBars, UnitGrid
from ui.desk_room.week_words import day_short
from ui.due import due_words, tone
from ui.times import length
from ui.widgets.labels import Label, Text
from ui.widgets.rows import Row, Section
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from aedesk.services.loads import UnitDay
    from ui.desk import Desk

SPAN = timedelta(days=13)


class LoadPage(QWidget):
    """Days above, departments below them in the same columns, and what follows from both."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.days, self.units = DayBars(), UnitGrid()
        self.collisions = Section(_("Too much on one day"), self._open, most=8)
        self.jobs = Section(_("Jobs and their time"), self._open, most=10)
        self.note = Text("", 12, 400, "t3")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 14, 24, 20)
        column.setSpacing(6)
        column.addWidget(Label(_("How full the days are"), 12, 600))
        column.addWidget(self.days)
        column.addSpacing(14)
        column.addWidget(Label(_("What departments hand over"), 12, 600))
        column.addWidget(self.units)
        column.addWidget(self.note)
        column.addSpacing(14)
        pair = QHBoxLayout()
        pair.setSpacing(32)
        for section in (self.collisions, self.jobs):
            part = QVBoxLayout()
            part.addWidget(section)
            part.addStretch(1)
            pair.addLayout(part, 1)
        column.addLayout(pair)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(page))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Load of the week"))

    def load(self, monday: date) -> None:
        """Read two weeks from this Monday on."""
        loads, today = self.desk.services.loads, self.desk.clock.today()
        last = monday + SPAN
        found = loads.by_day(monday, last)
        days = [one for one in found if one.day.weekday() < 5 or one.kind is DayKind.MAKEUP or one.minutes]
        units = loads.by_department(monday, last)
        settings = self.desk.services.desk.settings()
        self.days.show_days(days, settings.full, today)
        self.units.show_units([one.day for one in days], units)
        words = n_(
            "More than {n} paper of one department on one day is a collision.",
            "More than {n} papers of one department on one day are a collision.", settings.department_limit,
        )  # fmt: skip
        self.note.setText(words.format(n=settings.department_limit))
        rows = [self._collision(one) for one in units if one.collision]
        full = [one for one in days if one.full]
        rows += [
            Row(format.day_of_week(one.day), _("{n}% of the day is planned").format(n=one.load), icon="clock",
                right=length(one.minutes), tone="near")
            for one in full
        ]  # fmt: skip
        self.collisions.show_rows(rows, _("No day is too full, and no department gets too much at once."))
        jobs = [
            Row(" ".join((one.number, one.title)).strip(), format.join((one.client, self._due(one.due))),
                icon="layout-kanban", right=length(one.minutes) if one.minutes else _("no time planned"),
                tone="far" if one.minutes else "near", key=one.job_id)
            for one in loads.by_job(monday, last)
        ]  # fmt: skip
        self.jobs.show_rows(jobs, _("No job is due in these two weeks."))

    def _due(self, due: date | None) -> str:
        return due_words(due, self.desk.clock.today()) if due else ""

    def _collision(self, one: UnitDay) -> Row:
        papers = format.join(
            (" ".join((paper.number or paper.title, _(MILESTONES[paper.what]))) for paper in one.papers), "; "
        )
        count = n_("{n} paper", "{n} papers", len(one.papers)).format(n=len(one.papers))
        return Row(
            format.join((_(UNITS[one.unit]), day_short(one.day))), papers, icon="alert-triangle", right=count,
            tone="late" if tone(one.day, self.desk.clock.today()) == "late" else "near", key=one.papers[0].job_id,
        )  # fmt: skip

    def _open(self, key: object) -> None:
        self.desk.show("job", cast(UUID, key))

    def focus_first(self) -> None:
        """The page came in front."""
        rows = [*self.collisions.buttons, *self.jobs.buttons]
        first = next((row for row in rows if row.focusPolicy() != Qt.FocusPolicy.NoFocus), self)
        first.setFocus(Qt.FocusReason.OtherFocusReason)
