"""The day at the right of Today: painted to scale, and a way into the room of calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from aedesk.words import _
from ui import format, theme
from ui.theme import C
from ui.times import wall
from ui.today.pieces import Piece, pieces, span, summary
from ui.widgets.paint import box, text
from ui.widgets.scale import Scale

if TYPE_CHECKING:
    from aedesk.services.call_views import DayPlan

_HEAD, _FOOT, _PAD = 46, 18, 16
_HOUR = 41
_LEAST = {"block": 44, "empty": 44, "event": 26, "travel": 24, "free": 24}


class DayCard(QAbstractButton):
    """Pressed by mouse, Enter or Space it asks for the room of calls (`clicked`)."""

    def __init__(self) -> None:
        super().__init__()
        self.plan: DayPlan | None = None
        self.pieces: tuple[Piece, ...] = ()
        self._summary = ""
        self._scale = Scale(480, 1080, _HOUR)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("The day"))

    def show_plan(self, plan: DayPlan) -> None:
        """Show this day."""
        self.plan = plan
        self.pieces = pieces(plan)
        self._summary = summary(plan)
        needs = [(each.start, each.end, float(theme.scaled(_LEAST[each.look]))) for each in self.pieces]
        self._scale = Scale(*span(plan, self.pieces), float(theme.scaled(_HOUR)), needs)
        self.setAccessibleName(format.join((_("The day"), self._summary)))
        told = "\n".join(each.spoken() for each in self.pieces)
        self.setAccessibleDescription(told)
        self.setToolTip(told)
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def place_of(self, minute: int) -> float:
        """Where a minute lies in this widget."""
        return theme.scaled(_HEAD) + self._scale.y(minute)

    def sizeHint(self) -> QSize:
        return QSize(260, theme.scaled(_HEAD) + round(self._scale.height) + _FOOT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    # --- paint

    def _left(self) -> int:
        return _PAD + theme.scaled(44)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box(painter, self.rect(), 8, C["surf"], C["line2" if self.underMouse() else "line"])
            title = _("The day")
            head = QRectF(_PAD, 8, self.width() - 2 * _PAD, theme.scaled(28))
            text(painter, head, title, 12, 600)
            taken = QFontMetrics(theme.font(12, 600)).horizontalAdvance(title) + 12
            said = self._fitting(head.width() - taken)
            text(painter, head.adjusted(taken, 0, 0, 0), said, 12, 400, "t2", Qt.AlignmentFlag.AlignRight)
            if self.plan is None:
                return
            self._paint_hours(painter)
            for each in self.pieces:
                self._paint_piece(painter, each)
            self._paint_now(painter, self.plan.now)

    def _fitting(self, width: float) -> str:
        """The sum whole, or only its last part where there is little room."""
        if QFontMetrics(theme.font(12)).horizontalAdvance(self._summary) <= width:
            return self._summary
        return self._summary.rpartition(" · ")[2]

    def _paint_hours(self, painter: QPainter) -> None:
        for minute in range(self._scale.first, self._scale.last + 1, 60):
            y = round(self.place_of(minute))
            area = QRectF(_PAD - 8, y - 8, self._left() - _PAD, 16)
            text(painter, area, wall(minute), 11, 400, "t3", Qt.AlignmentFlag.AlignRight, elide=False)
            painter.fillRect(self._left() - 4, y, self.width() - self._left() - _PAD + 4, 1, C["line"])

    def _paint_piece(self, painter: QPainter, piece: Piece) -> None:
        top, end = self.place_of(piece.start), self.place_of(piece.end)
        area = QRectF(self._left(), top + 1, self.width() - self._left() - _PAD, max(end - top - 2, 8))
        inside = area.adjusted(10, 0, -8, 0)
        if piece.look == "travel":
            box(painter, QRectF(area.left(), area.top(), 3, area.height()), 1.5, C["ctl"])
            text(painter, inside, piece.title, 12, 400, "t3" if piece.past else "t2")
            return
        if piece.look in ("free", "empty"):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(C["surf"])
            painter.setPen(QPen(C["acc" if piece.look == "empty" else "line2"], 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        elif piece.look == "block" and not piece.past:
            box(painter, area, 6, C["sel"], C["acc"])
        else:
            box(painter, area, 6, C["win" if piece.past else "hover"], C["line" if piece.past else "line2"])
        self._paint_words(painter, piece, inside)

    def _paint_words(self, painter: QPainter, piece: Piece, area: QRectF) -> None:
        blue = piece.look in ("block", "empty")
        token = "t3" if piece.past or piece.look == "free" else "acc" if blue else "t1"
        quiet = "t3" if piece.past else "t2"
        weight = 500 if piece.look == "free" else 600
        pitch = theme.scaled(17)
        if area.height() >= 2 * pitch + 4:
            first = QRectF(area.left(), area.top() + min(6.0, (area.height() - 2 * pitch) / 2), area.width(), pitch)
            text(painter, first, piece.title, 12, weight, token)
            text(painter, first.translated(0, pitch), piece.detail, 12, 400, quiet)
            return
        text(painter, area, piece.title, 12, weight, token)
        if piece.detail:
            wide = QFontMetrics(theme.font(12, weight)).horizontalAdvance(piece.title) + 2
            text(painter, area.adjusted(wide, 0, 0, 0), f" · {piece.detail}", 12, 400, quiet)

    def _paint_now(self, painter: QPainter, now: int | None) -> None:
        if now is None or not self._scale.first <= now <= self._scale.last:
            return
        y = self.place_of(now)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(C["red"])
        painter.drawEllipse(QPointF(self._left() - 8, y), 3, 3)
        painter.fillRect(QRectF(self._left() - 8, y - 0.5, self.width() - self._left() - _PAD + 8, 1), C["red"])
