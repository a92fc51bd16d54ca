"""The day in the middle: its heading, what did not find a place, the timeline and the minutes chart."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aedesk.domain.calendar import DayKind
from aedesk.words import N_, _, n_
from ui import format, theme
from ui.calls.chart import ChartPane
from ui.calls.timeline import Timeline
from ui.calls.wording import length, minutes, who
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Label
from ui.widgets.rows import Row, Section
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from aedesk.domain.call import Planner
    from aedesk.services.call_figures import DayMinutes, FirstScore
    from aedesk.services.call_views import DayPlan

_WHY = {
    "no_room": N_("no room left"),
    "do_not_call": N_("not at these hours"),
    "taken": N_("the time is taken"),
}


class DayPane(QWidget):
    """`turned` asks for another day, `start_block` for the block's start or end."""

    turned = Signal(object)
    start_block = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading = Label("", 12, 600, elide=True)
        self.heading.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.heading.setMinimumWidth(40)
        self.kind = Label("", 12, 400, "t3")
        self.planned = Label("", 12, 400, "t3", elide=True)
        self.planned.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        before = IconButton("chevron-left", _("Day before"), keys="[")
        after = IconButton("chevron-right", _("Day after"), keys="]")
        before.clicked.connect(lambda: self._turn(-1))
        after.clicked.connect(lambda: self._turn(1))
        self.block = Button(_("Start block"), icon="phone", keys="S", height="sm")
        self.block.clicked.connect(self.start_block)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(6)
        head.addWidget(before)
        head.addWidget(self.heading)
        head.addWidget(after)
        head.addWidget(self.kind)
        head.addWidget(self.planned, 1)
        head.addWidget(self.block)
        self.unplaced = Section(_("Without a place"), self._press, tall=42, ruled=False)
        self.timeline = Timeline()
        self.area = Scroll(self.timeline)
        self.chart = ChartPane()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 6, 20, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.unplaced)
        column.addWidget(self.area, 1)
        column.addWidget(self.chart)
        self.unplaced.hide()
        self._day: date | None = None
        self._calls: dict[object, object] = {}

    def sizeHint(self) -> QSize:
        return QSize(460, 500)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._head_words()

    def _head_words(self) -> None:
        if self._day is not None:
            narrow = self.width() < theme.scaled(400)
            self.heading.setText(format.day(self._day) if narrow else format.day_of_week(self._day))

    def _turn(self, step: int) -> None:
        if self._day is not None:
            self.turned.emit(self._day + timedelta(days=step))

    def _press(self, key: object) -> None:
        self.timeline.picked.emit(self._calls[key])

    def show_plan(self, plan: DayPlan, planner: Planner, first: FirstScore) -> None:
        """Show this day."""
        self._day = plan.day
        self._head_words()
        kinds = {DayKind.WEEKEND: _("weekend"), DayKind.HOLIDAY: _("public holiday"), DayKind.MAKEUP: _("make-up day")}
        self.kind.setText(kinds.get(plan.kind, ""))
        self.kind.setVisible(bool(self.kind.text()))
        parts = [_("{time} planned").format(time=length(plan.planned))] if plan.planned else []
        if first.tried:
            parts.append(_("first call {n} of {all}").format(n=first.first, all=first.tried))
        self.planned.setText(" · ".join(parts))
        begun = plan.block.began_at is not None and plan.block.ended_at is None
        self.block.set_look(_("End block") if begun else _("Start block"), "player-stop" if begun else "phone")
        self.block.setEnabled(begun or (plan.now is not None and plan.block.calls > plan.block.done))
        rows = []
        self._calls = {}
        for each in plan.unplaced:
            self._calls[each.call.id] = each.call
            right = minutes(each.call.minutes)
            rows.append(Row(who(each.call), _(_WHY[each.why]), icon="alert-circle", right=right, key=each.call.id))
        self.unplaced.show_rows(rows)
        self.unplaced.setVisible(bool(rows))
        self.timeline.show_plan(plan, planner)

    def show_minutes(self, days: tuple[DayMinutes, ...], today: date) -> None:
        """Show the chart."""
        self.chart.chart.show_days(days, today)
        total = sum(each.actual for each in days)
        self.chart.setAccessibleDescription(n_("{n} minute", "{n} minutes", total).format(n=total))
