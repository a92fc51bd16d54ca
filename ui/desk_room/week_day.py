"""One day of the week: its name, how full it is, and the cards of what stands there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from aedesk.domain.calendar import DayKind
from aedesk.domain.desk_plan import EntryKind
from aedesk.words import _
from ui import format, theme
from ui.desk_room.week_words import EDGES, day_short, entry_lines, load_words, spoken, when
from ui.theme import C
from ui.times import wall
from ui.widgets.dragging import carrying, drag
from ui.widgets.paint import box, text, tick
from ui.widgets.painted import ROW, PaintedList, RowDelegate, RowModel

if TYPE_CHECKING:
    from aedesk.services.week_views import DayView, Entry

PLACED = "application/x-aedesk-plan-entry"
ASKED = "application/x-aedesk-unplaced"
_GAP = 6
_PAD = 10


@dataclass(frozen=True)
class Free:
    """The time from which a day is free."""

    id: None
    day: date
    minute: int


class _Cards(RowDelegate):
    def __init__(self, view: PaintedList) -> None:
        super().__init__(view, 68)
        self.lines = False

    def height_of(self, row: Any) -> int:
        if isinstance(row, Free):
            return 46 + _GAP
        return (64 if entry_lines(row)[1] else 46) + _GAP

    def paint(self, painter: QPainter, option: Any, index: Any) -> None:
        from PySide6.QtWidgets import QStyle

        row = index.data(ROW)
        card = QRectF(option.rect).adjusted(_PAD, 0, -_PAD, -_GAP)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focus = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        if isinstance(row, Free):
            self._paint_free(painter, card, row, chosen)
        else:
            fill = C["sel"] if chosen else C["hover"] if over else C["surf"]
            edge = C["acc"] if focus else C["line2"]
            box(painter, card, 6, fill, edge, 2 if focus else 1)
            painter.setClipRect(QRectF(card.left(), card.top(), 3, card.height()))
            box(painter, card, 6, C[EDGES[row.kind]])
            painter.setClipping(False)
            self._paint_card(painter, card.adjusted(10, 5, -8, -5), row)
        painter.restore()

    def _paint_free(self, painter: QPainter, card: QRectF, row: Free, chosen: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(C["acc" if chosen else "ctl"], 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        inside, pitch = card.adjusted(10, 5, -8, -5), theme.scaled(18)
        text(painter, QRectF(inside.left(), inside.top(), inside.width(), pitch), wall(row.minute), 12, 400, "t3")
        lower = QRectF(inside.left(), inside.top() + pitch, inside.width(), pitch)
        text(painter, lower, _("Free"), 12, 500, "t3")

    def _paint_card(self, painter: QPainter, inside: QRectF, row: Entry) -> None:
        title, detail = entry_lines(row)
        pitch = theme.scaled(18)
        first = QRectF(inside.left(), inside.top(), inside.width(), pitch)
        text(painter, first, when(row), 12, 400, "amb" if row.kind is EntryKind.DEADLINE else "t3")
        if row.done:
            tick(painter, first.topRight() + QPoint(-8, round(pitch / 2)), 14, C["grn"])
        text(painter, first.translated(0, pitch), title, 12, 600, "t3" if row.done else "t1")
        if detail:
            text(painter, first.translated(0, 2 * pitch), detail, 12, 400, "t2")

    def paint_inside(self, painter: QPainter, area: QRect, row: Any) -> None:
        """All of a card is painted in `paint`."""


def _spoken(row: Any) -> str:
    return format.join((wall(row.minute), _("Free"))) if isinstance(row, Free) else spoken(row)


class DayList(PaintedList):
    """The cards of one day; others may be dropped here."""

    stepped = Signal(int)  # to the day before or after
    taken = Signal(str, str)  # sort and key of what was dropped

    def __init__(self, day: date) -> None:
        super().__init__(RowModel(_spoken), format.day_of_week(day))
        self.day = day
        self._hover = False
        self.setItemDelegate(_Cards(self))
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)

    def startDrag(self, supported: Qt.DropAction) -> None:
        row = self.chosen()
        if row is not None and not isinstance(row, Free):
            drag(self, carrying(PLACED, str(row.id)), entry_lines(row)[0])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(PLACED) or event.mimeData().hasFormat(ASKED):
            self._show_hover(True)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_hover(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_hover(False)
        for kind in (PLACED, ASKED):
            if event.mimeData().hasFormat(kind):
                event.setDropAction(Qt.DropAction.MoveAction)
                event.accept()
                self.taken.emit(kind, bytes(event.mimeData().data(kind).data()).decode())
                return

    def _show_hover(self, on: bool) -> None:
        self._hover = on
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._hover:
            with QPainter(self.viewport()) as painter:
                painter.setPen(QPen(C["acc"], 2))
                painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
            event.accept()
            return
        super().keyPressEvent(event)


class DayHead(QLabel):
    """Name, percentage and bar of a day."""

    def __init__(self) -> None:
        super().__init__()
        self.view: DayView | None = None
        self._today = False
        self.setFixedHeight(theme.scaled(58))

    def show_day(self, view: DayView, today: date) -> None:
        """Show how full this day is."""
        self.view, self._today = view, view.day == today
        full = _("full") if view.full else ""
        self.setAccessibleName(format.join((format.day_of_week(view.day), self._right(), full)))
        self.update()

    def _right(self) -> str:
        assert self.view is not None
        if self.view.kind is DayKind.HOLIDAY:
            return _("holiday")
        return load_words(self.view.load) if self.view.worked or self.view.minutes else ""

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        view = self.view
        if view is None:
            return
        with QPainter(self) as painter:
            inside = QRectF(_PAD, 10, self.width() - 2 * _PAD, theme.scaled(22))
            text(painter, inside, day_short(view.day), 13, 600, "acc" if self._today else "t1")
            tone = ("amb", 500) if view.full else ("t3", 400)
            text(painter, inside, self._right(), 12, tone[1], tone[0], Qt.AlignmentFlag.AlignRight)
            bar = QRectF(_PAD, inside.bottom() + 7, inside.width(), 6)
            box(painter, bar, 3, C["line"])
            if view.load and view.kind is not DayKind.HOLIDAY:
                bar.setWidth(max(bar.width() * min(view.load, 100) / 100, 6))
                box(painter, bar, 3, C["amb" if view.full else "t2"])


class DayColumn(QWidget):
    """Head and cards of one day."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self.day = day
        self.head, self.list = DayHead(), DayList(day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.list, 1)
        self.setMinimumWidth(theme.scaled(110))

    def show_day(self, view: DayView, today: date) -> None:
        """Show this day; the chosen card stays chosen."""
        self.head.show_day(view, today)
        chosen, at = self.list.chosen(), self.list.currentIndex().row()
        rows: list[Any] = list(view.entries)
        if view.free_from is not None and view.day >= today:
            rows.append(Free(None, view.day, view.free_from))
            rows.sort(key=_order)
        self.list.blockSignals(True)
        self.list.rows.show(rows)
        self.list.blockSignals(False)
        if chosen is not None:
            place = self.list.rows.place_of(chosen.id)
            self.list.choose(place if place >= 0 else min(at, len(rows) - 1))

    def find_entry(self, id: UUID) -> bool:
        """Choose a card here; whether it is here."""
        place = self.list.rows.place_of(id)
        if place >= 0:
            self.list.choose(place)
        return place >= 0


def _order(row: Any) -> tuple[int, int]:
    if row.minute is not None:
        return 1, row.minute
    return (0, 0) if row.kind is EntryKind.DEADLINE else (2, 0)
