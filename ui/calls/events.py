"""One call or visit at its own time in the day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from aedesk.domain.call import CallState
from aedesk.words import _
from ui import format, theme
from ui.calls.drags import CALL
from ui.calls.wording import about, used, wall, who
from ui.labels import label
from ui.theme import C
from ui.widgets.dragging import carrying, drag
from ui.widgets.paint import box, text

if TYPE_CHECKING:
    from aedesk.services.call_views import DayItem

LEAST = 28
_STEP = 5


class EventBox(QAbstractButton):
    """Pressed it is shown or opened; Ctrl and the arrows move a call by five minutes (`nudged`)."""

    nudged = Signal(int)

    def __init__(self, item: DayItem, now: int | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.item = item
        self._chosen = False
        self._press: QPoint | None = None
        over = item.call is not None and item.call.state in (CallState.DONE, CallState.MISSED, CallState.DROPPED)
        self._past = over or (now is not None and item.end <= now and item.call is None)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        title, detail = self.words()
        time = f"{wall(item.start)}–{wall(item.end)}"
        self.setText(format.join((time, title, detail)))
        self.setAccessibleName(self.text())
        self.setToolTip(self.text())

    def words(self) -> tuple[str, str]:
        """Title and detail."""
        call, visit = self.item.call, self.item.visit
        if call is not None:
            told = " · ".join(part for part in (about(call), used(call)) if part)
            return who(call), told
        assert visit is not None
        title = _("Visit {client}").format(client=visit.client)
        people = format.join(visit.people) or label(visit.kind)
        if visit.travel:
            leave = format.clock_time(visit.starts_at - timedelta(minutes=visit.travel))
            people = " · ".join(part for part in (people, _("leave at {time}").format(time=leave)) if part)
        return title, people

    def set_chosen(self, chosen: bool) -> None:
        """It is the one that the card shows."""
        self._chosen = chosen
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if ctrl and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.item.call is not None:
            self.nudged.emit(-_STEP if event.key() == Qt.Key.Key_Up else _STEP)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        call = self.item.call
        if self._press is None or call is None or call.state is not CallState.PLANNED:
            return
        if (event.position().toPoint() - self._press).manhattanLength() >= QApplication.startDragDistance():
            self._press = None
            self.setDown(False)
            drag(self, carrying(CALL, str(call.id)), who(call))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._past:
                box(painter, self.rect(), 6, C["win"], C["acc" if self._chosen else "line"])
            else:
                fill = C["sel"] if self._chosen else C["line" if self.underMouse() else "hover"]
                box(painter, self.rect(), 6, fill, C["acc" if self._chosen else "line2"])
            title, detail = self.words()
            area = QRectF(self.rect()).adjusted(11, 0, -10, 0)
            pitch = theme.scaled(19)
            token = "t3" if self._past else "t1"
            if self.height() >= 2 * pitch + 4:
                top = min(8.0, (self.height() - 2 * pitch) / 2)
                first = QRectF(area.left(), top, area.width(), pitch)
                text(painter, first, title, 13, 600, token)
                text(painter, first.translated(0, pitch), detail, 12, 400, "t3" if self._past else "t2")
                return
            wide = min(QFontMetrics(theme.font(12, 600)).horizontalAdvance(title) + 2, area.width())
            text(painter, area, title, 12, 600, token)
            text(painter, area.adjusted(wide, 0, 0, 0), f" · {detail}", 12, 400, "t3" if self._past else "t2")
