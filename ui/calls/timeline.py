"""The day painted to scale: hours, windows, the block, calls and visits at their time, the red line of now."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from aedesk.domain.call import CallState, HoursState, Slot
from aedesk.words import _
from ui import theme
from ui.calls.block import BlockBox
from ui.calls.drags import call_in, suggestion_in
from ui.calls.events import LEAST, EventBox
from ui.calls.wording import wall
from ui.theme import C
from ui.widgets.paint import box, text
from ui.widgets.scale import HOUR, Scale

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aedesk.domain.call import Planner
    from aedesk.services.call_views import CallRow, DayItem, DayPlan

_TOP, _BOTTOM = 8, 12
_LEAST = 5  # minutes of a gap into which the block may go
Half = tuple[int, HoursState]


def _in_block(call: CallRow) -> bool:
    return call.slot is Slot.BLOCK and call.at is None


def _waits(call: CallRow) -> bool:
    return _in_block(call) and call.state is CallState.PLANNED


def block_span(start: int, minutes: int, taken: Iterable[tuple[int, int]], first: int | None) -> tuple[int, int]:
    """A stretch for the block in which nothing else stands, the one with its first waiting call where there is one."""
    gaps, free = [], start
    for begins, ends in sorted(taken):
        if begins - free >= _LEAST:
            gaps.append((free, begins))
        free = max(free, ends)
    gaps.append((free, max(free, start) + minutes))
    mine = [gap for gap in gaps if first is not None and gap[0] <= first < gap[1]]
    begins, ends = (mine or gaps)[0]
    usual = start + minutes if start + minutes - begins >= _LEAST else begins + minutes
    return begins, min(ends, max(usual, begins + _LEAST))


class Timeline(QWidget):
    """`picked` tells the call that was chosen, `visit` the visit that was opened, `dropped` what came by drag.

    `dropped` carries (key or None, call id or None, slot or None, minute): a slot where it fell into a window.
    """

    picked = Signal(object)
    visit = Signal(object)
    dropped = Signal(object, object, object, int)
    nudge = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.block = BlockBox(self)
        self.block.list.picked.connect(self._pick)
        self.events: list[EventBox] = []
        self._plan: DayPlan | None = None
        self._planner: Planner | None = None
        self._halves: tuple[Half, ...] = ()
        self._scale = Scale(480, 1080, HOUR)
        self._hover: int | None = None

    # --- data

    def show_plan(self, plan: DayPlan, planner: Planner) -> None:
        """Show this day."""
        self._plan, self._planner = plan, planner
        focus = next((each.item.id for each in self.events if each.hasFocus()), None)
        for each in self.events:
            each.hide()
            each.deleteLater()
        self.events = []
        rows: list[CallRow] = []
        for item in plan.items:
            if item.call is not None and _in_block(item.call):
                rows.append(item.call)
            elif item.kind != "travel":
                self.events.append(self._event(item))
        rows += [each.call for each in plan.unplaced if _in_block(each.call)]
        self.block.show_block(plan.block, rows)
        self._place()
        for made in self.events:
            made.show()
            if made.item.id == focus:
                made.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()
        self.update()

    def _pick(self, row: object) -> None:
        if row is not None:
            self.picked.emit(row)

    def _event(self, item: DayItem) -> EventBox:
        assert self._plan is not None
        made = EventBox(item, self._plan.now, self)
        if item.call is not None:
            row = item.call
            made.clicked.connect(lambda: self.picked.emit(row))
            made.nudged.connect(lambda step, key=item.id: self.nudge.emit(key, step))
        else:
            made.clicked.connect(lambda _on=False, key=item.id: self.visit.emit(key))
        return made

    def show_hours(self, halves: tuple[Half, ...]) -> None:
        """Mark the half hours in which the chosen person is, or is not, to be called."""
        self._halves = halves
        self.update()

    def choose(self, call_id: UUID | None) -> None:
        """Select a call in the block, or none."""
        self.block.list.blockSignals(True)
        self.block.list.choose(self.block.list.rows.place_of(call_id))
        self.block.list.blockSignals(False)
        for each in self.events:
            each.set_chosen(call_id is not None and each.item.id == call_id)

    # --- places

    def _span(self) -> tuple[int, int]:
        plan = self._plan
        assert plan is not None
        alone = [item for item in plan.items if item.call is None or not _in_block(item.call)]
        starts = [plan.opens, plan.block.starts, *(item.start for item in alone)]
        ends = [plan.closes, self._block_span()[1], *(item.end for item in alone)]
        return min(starts) // 60 * 60, min(-(-max(ends) // 60) * 60, 24 * 60)

    def _block_span(self) -> tuple[int, int]:
        """Where the block is drawn: at its time, or beside what else stands there, where its next call is made."""
        plan = self._plan
        assert plan is not None
        others = [each.item for each in self.events] + [item for item in plan.items if item.kind == "travel"]
        waiting = [item.start for item in plan.items if item.call is not None and _waits(item.call)]
        taken = [(item.start, item.end) for item in others]
        return block_span(plan.block.starts, plan.block.minutes, taken, min(waiting, default=None))

    def _needs(self) -> list[tuple[int, int, float]]:
        plan = self._plan
        assert plan is not None
        tall = self.block.needs(len(self.block.list.rows.rows))
        found = [(*self._block_span(), float(tall))]
        for each in self.events:
            found.append((each.item.start, max(each.item.end, each.item.start + 1), float(theme.scaled(LEAST))))
        return found

    def _make_scale(self, hour: float) -> Scale:
        first, last = self._span()
        return Scale(first, last, hour, self._needs())

    def _place(self) -> None:
        if self._plan is None:
            return
        room = self.height() - _TOP - _BOTTOM
        hour = float(theme.scaled(HOUR))
        self._scale = self._make_scale(hour)
        if self._scale.height > room:  # a full day gives up some air before it scrolls
            self._scale = self._make_scale(max(hour * room / max(self._scale.height, 1), hour * 0.72))
        left = self._left()
        wide = max(self.width() - left, 40)
        start, stop = self._block_span()
        top, end = self.place_of(start), self.place_of(stop)
        self.block.setGeometry(left, round(top), wide, max(round(end - top), 20))
        for each in self.events:
            top, end = self.place_of(each.item.start), self.place_of(max(each.item.end, each.item.start + 1))
            each.setGeometry(left, round(top) + 1, wide, max(round(end - top) - 2, theme.scaled(LEAST) - 4))

    def _left(self) -> int:
        return theme.scaled(46)

    def place_of(self, minute: float) -> float:
        """Where a minute lies in this widget."""
        return _TOP + self._scale.y(minute)

    def sizeHint(self) -> QSize:
        if self._plan is None:
            return QSize(300, 200)
        return QSize(300, round(self._make_scale(theme.scaled(HOUR) * 0.72).height) + _TOP + _BOTTOM)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    # --- drops

    def _slot_at(self, minute: int) -> Slot | None:
        plan, planner = self._plan, self._planner
        if plan is None or planner is None:
            return None
        if plan.block.starts <= minute < plan.block.starts + plan.block.minutes:
            return Slot.BLOCK
        if planner.quiet_starts <= minute < planner.quiet_ends:
            return Slot.QUIET
        return None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if suggestion_in(event.mimeData()) or call_in(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        minute = self._scale.minute(event.position().y() - _TOP)
        self.block.set_hot(self._slot_at(minute) is Slot.BLOCK)
        self._hover = None if self._slot_at(minute) is Slot.BLOCK else minute
        self.update()
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._cool()

    def _cool(self) -> None:
        self._hover = None
        self.block.set_hot(False)
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        minute = self._scale.minute(event.position().y() - _TOP)
        key, call = suggestion_in(event.mimeData()), call_in(event.mimeData())
        slot = self._slot_at(minute)
        self._cool()
        event.acceptProposedAction()
        # after the drag has cleaned up behind itself, which would wipe what the answer shows
        QTimer.singleShot(0, self, lambda: self.dropped.emit(key, call, slot, minute))

    # --- paint

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._plan is None:
            return
        with QPainter(self) as painter:
            self._paint_hours(painter)
            self._paint_windows(painter)
            for item in self._plan.items:
                if item.kind == "travel":
                    top, end = self.place_of(item.start), self.place_of(item.end)
                    box(painter, QRectF(self._left(), top, 3, max(end - top, 4)), 1.5, C["ctl"])
            self._paint_halves(painter)
            self._paint_now(painter)
            if self._hover is not None:
                y = round(self.place_of(self._hover))
                painter.fillRect(self._left(), y - 1, self.width() - self._left(), 2, C["acc"])
                text(painter, QRectF(0, y - 8, self._left() - 8, 16), wall(self._hover), 11, 600, "acc")

    def _paint_hours(self, painter: QPainter) -> None:
        for minute in range(self._scale.first, self._scale.last + 1, 60):
            y = round(self.place_of(minute))
            area = QRectF(0, y - 8, self._left() - 10, 16)
            text(painter, area, wall(minute), 11, 400, "t3", Qt.AlignmentFlag.AlignRight, elide=False)
            painter.fillRect(self._left() - 4, y, self.width() - self._left() + 4, 1, C["line"])

    def _paint_windows(self, painter: QPainter) -> None:
        planner, plan = self._planner, self._plan
        assert planner is not None
        assert plan is not None
        windows = (
            (planner.quiet_starts, planner.quiet_ends, _("Quiet: call-backs")),
            (planner.meal_starts, planner.meal_ends, _("Meal: plan talks before and after")),
        )
        for start, end, words in windows:
            top, bottom = self.place_of(start), self.place_of(end)
            if bottom - top < 8:
                continue
            area = QRectF(self._left() + 0.5, top + 2.5, self.width() - self._left() - 1, bottom - top - 5)
            painter.setBrush(C["win"])
            painter.setPen(QPen(C["line2"], 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(area, 6, 6)
            text(painter, area.adjusted(10, 0, -10, 0), words, 12, 400, "t3")

    def _paint_halves(self, painter: QPainter) -> None:
        for minute, state in self._halves:
            if state not in (HoursState.BEST, HoursState.AVOID) or not self._scale.first <= minute < self._scale.last:
                continue
            top, end = self.place_of(minute), self.place_of(minute + 30)
            area = QRectF(self._left() - 7, top + 1, 4, end - top - 2)
            box(painter, area, 2, C["redbg" if state is HoursState.AVOID else "t2"],
                C["red"] if state is HoursState.AVOID else None)  # fmt: skip

    def _paint_now(self, painter: QPainter) -> None:
        now = self._plan.now if self._plan is not None else None
        if now is None or not self._scale.first <= now <= self._scale.last:
            return
        y = self.place_of(now)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(C["red"])
        painter.drawEllipse(QPointF(self._left() - 9, y), 3, 3)
        painter.fillRect(QRectF(self._left() - 9, y - 0.5, 9, 1), C["red"])
        # beside what stands in the day, too, so that it is seen where nothing stands
        painter.fillRect(QRectF(self._left(), y - 0.5, self.width() - self._left(), 1), C["red"])
