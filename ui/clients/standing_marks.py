"""Marks from 1 to 5: a field to give one, the axes of an evaluation as a picture, and a figure over time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from aedesk.domain.standing import BEST
from aedesk.words import _
from ui import format, theme
from ui.theme import C
from ui.widgets.paint import box, text
from ui.widgets.toggles import Segments

MARKS = tuple(range(1, BEST + 1))
_RIGHT, _CENTRE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
_CELL, _GAP = 14, 4


class MarkField(Segments):
    """A mark from 1 to 5, by digit, arrow or click; with `none` also 0 for no answer. `typed` follows a digit."""

    typed = Signal()

    def __init__(self, value: int | None = None, *, none: bool = False) -> None:
        self._none = none
        items = [(mark, str(mark)) for mark in MARKS]
        super().__init__([*items, (0, "–")] if none else items, -1 if value is None else value)

    def mark(self) -> int | None:
        """The mark, or None while none is given."""
        found = self.value()
        return found if isinstance(found, int) else None

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for value, part in self._parts:
            words = _("no answer") if value == 0 else str(value)
            part.setAccessibleName(f"{name}: {words}")

    def take_focus(self) -> None:
        """Put the cursor on the mark that is given, else on the first."""
        part = next((part for _value, part in self._parts if part.isChecked()), self._parts[0][1])
        part.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        least = 0 if self._none else 1
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and len(typed) == 1 and typed in "0123456789" and least <= int(typed) <= BEST:
            self.part(int(typed)).setChecked(True)
            self.part(int(typed)).setFocus(Qt.FocusReason.TabFocusReason)
            self.typed.emit()
            event.accept()
            return
        super().keyPressEvent(event)


class Line(NamedTuple):
    """One row of marks: what is marked, what stands before the cells, the mark, what stands behind them."""

    name: str
    before: str
    mark: int
    behind: str = ""
    quiet: str = ""  # behind, of an earlier time


class MarksPicture(QLabel):
    """Rows of five cells, full up to the mark; read aloud row by row."""

    def __init__(self, name: str, *, row: int = 28) -> None:
        super().__init__()
        self._name, self._rows, self._tall = name, tuple[Line, ...](), row
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[Line]) -> None:
        """Show these rows."""
        self._rows = tuple(rows)
        self.setFixedHeight(theme.scaled(self._tall) * max(len(rows), 1))
        said = (f"{row.name}: {row.mark or _('no answer')} {row.quiet}".strip() for row in rows)
        self.setAccessibleName(f"{self._name}: {'; '.join(said)}")
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.height())

    def sizeHint(self) -> QSize:
        return QSize(420, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            metrics = QFontMetrics(theme.font(12))
            before = max((metrics.horizontalAdvance(row.before) for row in self._rows), default=0)
            behind = max((metrics.horizontalAdvance(row.behind or row.quiet) for row in self._rows), default=0)
            cells = 5 * _CELL + 4 * _GAP
            tall = theme.scaled(self._tall)
            end = self.width() - (behind + 14 if behind else 0)
            for place, row in enumerate(self._rows):
                area = QRectF(0, place * tall, self.width(), tall)
                left = end - cells
                room = left - 14 - (before + 14 if before else 0)
                text(painter, QRectF(0, area.top(), room, tall), row.name, 13)
                if row.before:
                    spot = QRectF(left - 14 - before, area.top(), before, tall)
                    text(painter, spot, row.before, 12, 400, "t3", _RIGHT, elide=False)
                for mark in MARKS:
                    spot = QRectF(left + (mark - 1) * (_CELL + _GAP), area.center().y() - _CELL / 2, _CELL, _CELL)
                    on = mark <= row.mark
                    box(painter, spot, 3, C["ink" if on else "surf"], None if on else C["line2"])
                spot = QRectF(end + 14, area.top(), behind + 1, tall)
                tone = "t1" if row.behind else "t3"
                text(painter, spot, row.behind or row.quiet, 12, 400, tone, _RIGHT, elide=False)


class Trend(QLabel):
    """A figure over time: a thin line, every point with its figure, the days below; read aloud point by point."""

    MOST = 12

    def __init__(self, name: str, scale: tuple[float, ...], *, low: float | None = None) -> None:
        super().__init__()
        self._name, self._scale, self._low = name, scale, low
        self._points: tuple[tuple[str, float], ...] = ()
        self.setFixedHeight(theme.scaled(124))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, points: Sequence[tuple[str, float]]) -> None:
        """Show the newest of these points, the oldest first."""
        self._points = tuple(points[-self.MOST :])
        said = "; ".join(f"{day}: {format.number(figure)}" for day, figure in self._points)
        self.setAccessibleName(f"{self._name}: {said}")
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.height())

    def sizeHint(self) -> QSize:
        return QSize(420, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._points:
            return
        with QPainter(self) as painter:
            small = QFontMetrics(theme.font(11))
            left = max(small.horizontalAdvance(format.number(each)) for each in self._scale) + 12
            foot, head = theme.scaled(20), theme.scaled(18)
            base, least, most = self.height() - foot, self._scale[0], self._scale[-1]

            def y(figure: float) -> float:
                return head + (base - head) * (1 - (figure - least) / (most - least))

            for figure in self._scale:
                painter.fillRect(left, round(y(figure)), self.width() - left, 1, C["line"])
                spot = QRectF(0, y(figure) - 8, left - 8, 16)
                text(painter, spot, format.number(figure), 11, 400, "t3", _RIGHT, elide=False)
            step = (self.width() - left - 56) / max(len(self._points) - 1, 1)
            places = [QPointF(left + 28 + i * step, y(figure)) for i, (_day, figure) in enumerate(self._points)]
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(C["t2"], 1.5))
            painter.drawPolyline(places)
            self._paint_points(painter, places, base, foot, small, step)

    def _paint_points(
        self, painter: QPainter, places: list[QPointF], base: float, foot: int, small: QFontMetrics, step: float
    ) -> None:
        widest = max(small.horizontalAdvance(day) for day, _figure in self._points) + 10
        every = max(1, -(-widest // max(int(step), 1))) if len(places) > 1 else 1
        for i, ((day, figure), at) in enumerate(zip(self._points, places, strict=True)):
            low = self._low is not None and figure < self._low
            box(painter, QRectF(at.x() - 4, at.y() - 4, 8, 8), 4, C["amb" if low else "ink"])
            spot = QRectF(at.x() - 30, at.y() - 22, 60, 16)
            text(painter, spot, format.number(figure), 12, 500, "amb" if low else "t1", _CENTRE, elide=False)
            if (len(places) - 1 - i) % every == 0:
                wide = small.horizontalAdvance(day) + 4
                spot = QRectF(at.x() - 60, base + 3, 120, foot - 3)
                spot.moveLeft(min(max(spot.left(), 60 - 120 + wide / 2), self.width() - 60 - wide / 2))
                text(painter, spot, day, 11, 400, "t3", _CENTRE, elide=False)


def next_mark(fields: Sequence[MarkField], after: MarkField, last: QWidget) -> QWidget:
    """Where the cursor goes once a mark was typed."""
    place = list(fields).index(after) + 1
    if place < len(fields):
        fields[place].take_focus()
        return fields[place]
    last.setFocus(Qt.FocusReason.TabFocusReason)
    return last
