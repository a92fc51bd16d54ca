"""The call block in the day: its head with sums and the list of its calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aedesk.domain.call import CallState
from aedesk.words import _, n_
from ui import format, icons, theme
from ui.calls.drags import CALL
from ui.calls.wording import about, length, spoken_call, used, who
from ui.theme import C
from ui.widgets.dragging import carrying, drag
from ui.widgets.marks import paint_tick
from ui.widgets.paint import box, text
from ui.widgets.painted import PaintedList, RowDelegate, RowModel

if TYPE_CHECKING:
    from aedesk.services.call_views import BlockView, CallRow

HEAD, LINE, FOOT = 30, 25, 10
_PAD = 10


class _Delegate(RowDelegate):
    def paint_inside(self, painter: QPainter, area: QRect, row: CallRow) -> None:
        middle = area.center().y()
        dpr = painter.device().devicePixelRatio()
        if row.state is CallState.MISSED:
            painter.drawPixmap(QPointF(area.left() + 1, middle - 7), icons.pixmap("minus", 16, "t3", dpr))
        else:
            paint_tick(painter, area.left() + 1, middle - 8, row.state is CallState.DONE)
        left = area.left() + 25.0
        live = row.state in (CallState.RUNNING, CallState.HELD)
        over = row.state in (CallState.DONE, CallState.MISSED)
        weight = 600 if live else 400
        right = used(row)
        short = QFontMetrics(theme.font(12, weight)).horizontalAdvance(right) + 8
        wide = area.right() - left - short - 4
        name = who(row)
        taken = min(QFontMetrics(theme.font(13, weight)).horizontalAdvance(name) + 2, wide)
        text(painter, QRectF(left, area.top(), taken, area.height()), name, 13, weight, "t2" if over else "t1")
        rest = QRectF(left + taken + 8, area.top(), max(wide - taken - 8, 0), area.height())
        if row.phone_missing and not over:
            text(painter, rest, _("no phone number"), 12, 500, "amb")
        else:
            text(painter, rest, about(row), 12, 400, "t3")
        place = QRectF(area.right() - short - 2, area.top(), short, area.height())
        token = "t1" if live else "amb" if _long(row) else "t2"
        text(painter, place, right, 12, weight, token, Qt.AlignmentFlag.AlignRight)


def _long(row: CallRow) -> bool:
    return row.seconds is not None and row.seconds > row.minutes * 60 * 1.15


class CallList(PaintedList):
    """The calls of a block; `shift` asks for a place up or down by Ctrl and the arrows."""

    shift = Signal(object, int)

    def __init__(self) -> None:
        super().__init__(RowModel(spoken_call), _("Calls in the block"))
        self.setItemDelegate(_Delegate(self, LINE))
        self.setDragEnabled(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def startDrag(self, supported: Qt.DropAction) -> None:
        row = self.chosen()
        if row is not None and row.state is CallState.PLANNED:
            drag(self, carrying(CALL, str(row.id)), who(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        up, down = event.key() == Qt.Key.Key_Up, event.key() == Qt.Key.Key_Down
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and (up or down) and self.chosen() is not None:
            self.shift.emit(self.chosen(), -1 if up else 1)
            event.accept()
            return
        super().keyPressEvent(event)


class BlockBox(QWidget):
    """The block where it stands in the day."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.list = CallList()
        self._view: BlockView | None = None
        self.hot = False
        column = QVBoxLayout(self)
        column.setContentsMargins(_PAD, theme.scaled(HEAD), _PAD, 4)
        column.addWidget(self.list)

    def show_block(self, view: BlockView, calls: list[CallRow]) -> None:
        """Show this block and its calls."""
        chosen = self.list.chosen()
        self._view = view
        self.list.blockSignals(True)
        self.list.rows.show(calls)
        if chosen is not None:
            self.list.choose(self.list.rows.place_of(chosen.id))
        self.list.blockSignals(False)
        self.setAccessibleName(format.join((_("Call block"), *self.words())))
        self.update()

    def words(self) -> tuple[str, str]:
        """What the head says: the sum, and what is done or too much."""
        view = self._view
        if view is None:
            return "", ""
        calls = n_("{n} call", "{n} calls", view.calls).format(n=view.calls)
        left = _("{calls} · {time} estimated").format(calls=calls, time=length(view.estimated))
        if view.over > 0:
            return left, _("{time} too much").format(time=length(view.over))
        return left, n_("{n} done", "{n} done", view.done).format(n=view.done) if view.done else ""

    @staticmethod
    def needs(calls: int) -> int:
        """How high it must be for that many calls."""
        return theme.scaled(HEAD) + max(calls, 1) * theme.scaled(LINE) + FOOT

    def set_hot(self, hot: bool) -> None:
        """Something that may be dropped here hovers over it."""
        self.hot = hot
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, self.needs(len(self.list.rows.rows)))

    def paintEvent(self, event: QPaintEvent) -> None:
        view = self._view
        with QPainter(self) as painter:
            box(painter, self.rect(), 8, C["sel"], C["acc"], 2 if self.hot else 1)
            if view is None:
                return
            area = QRectF(_PAD, 3, self.width() - 2 * _PAD, theme.scaled(HEAD) - 3)
            title = _("Call block")
            text(painter, area, title, 12, 600, "acc")
            used_up = QFontMetrics(theme.font(12, 600)).horizontalAdvance(title) + 10
            left, right = self.words()
            weight = 600 if view.over > 0 else 400
            short = QFontMetrics(theme.font(12, weight)).horizontalAdvance(right) + 4
            text(painter, area.adjusted(used_up, 0, -short - 6, 0), left, 12, 400, "t2")
            end = QRectF(area.right() - short, area.top(), short, area.height())
            text(painter, end, right, 12, weight, "amb" if view.over > 0 else "t2", Qt.AlignmentFlag.AlignRight)
            if not self.list.rows.rows:
                empty = QRectF(_PAD, theme.scaled(HEAD), self.width() - 2 * _PAD, theme.scaled(LINE))
                text(painter, empty, _("Drag a call here, or press B on it."), 12, 400, "t3")
