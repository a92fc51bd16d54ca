"""Painted figures of the desk: bars by week and by hour, a list with bars, a line of ages; each spelled out aloud."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from aedesk.words import _
from ui import format, theme
from ui.theme import C
from ui.widgets.paint import box, text

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_RIGHT = Qt.AlignmentFlag.AlignRight
_LEFT = 38
TINTS = ("t2", "line2", "t1", "ctl", "line")


class Bar(NamedTuple):
    """One bar: its name under it, its parts from below, and what stands above it."""

    name: str
    parts: tuple[float, ...]
    top: str = ""
    tick: float | None = None  # of so many

    @property
    def whole(self) -> float:
        """Its height."""
        return sum(self.parts)


def round_top(most: float) -> int:
    """A round figure for the top of a scale."""
    steps = (4, 8, 10, 20, 40, 60, 80, 120, 160, 240, 320, 480, 600, 900, 1200, 1800, 2400)
    return next((top for top in steps if most <= top), -(-int(most) // 600) * 600)


def every_name(names: Sequence[str], step: float) -> int:
    """Which names have room under their bars: each, every second, … counted from the last."""
    metrics = QFontMetricsF(theme.font(11))
    widest = max((metrics.horizontalAdvance(name) for name in names), default=0.0)
    return max(1, math.ceil((widest + 8) / step))


class _Figure(QLabel):
    def __init__(self, height: int) -> None:
        super().__init__()
        self.setFixedHeight(theme.scaled(height))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, self.height())

    def nothing(self, painter: QPainter) -> None:
        """What stands where there is nothing to see yet."""
        text(painter, QRectF(0, 0, self.width(), self.height()), _("Nothing to see yet."), 12, 400, "t3")


class Bars(_Figure):
    """Upright bars with a quiet scale; a tick shows of how many."""

    def __init__(self, unit: str = "") -> None:
        super().__init__(158)
        self._bars: list[Bar] = []
        self._unit = unit

    def show_bars(self, bars: Sequence[Bar], said: Sequence[str]) -> None:
        """Show these bars; `said` are their words for a reader."""
        self._bars = list(bars)
        self.setAccessibleName("; ".join(said) or _("Nothing to see yet."))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if not any(bar.whole or bar.tick for bar in self._bars):
                self.nothing(painter)
                return
            foot, head = theme.scaled(20), theme.scaled(18)
            base, high = self.height() - foot, self.height() - foot - head
            top = round_top(max(max(bar.whole, bar.tick or 0) for bar in self._bars))
            for value in (0, top // 2, top):
                line = round(base - value / top * high)
                painter.fillRect(_LEFT, line, self.width() - _LEFT, 1, C["line"])
                mark = QRectF(0, line - 8, _LEFT - 8, 16)
                text(painter, mark, format.number(value), 11, 400, "t3", _RIGHT, elide=False)
            step = (self.width() - _LEFT) / len(self._bars)
            wide = min(step * 0.5, 30)
            every = every_name([bar.name for bar in self._bars], step)
            for i, bar in enumerate(self._bars):
                middle = _LEFT + (i + 0.5) * step
                self._paint_bar(painter, bar, middle, wide, base, high / top)
                if (len(self._bars) - 1 - i) % every == 0:
                    area = QRectF(middle - step, base + 3, 2 * step, foot - 3)
                    text(painter, area, bar.name, 11, 400, "t3", _CENTRE, elide=False)

    def _paint_bar(self, painter: QPainter, bar: Bar, middle: float, wide: float, base: float, scale: float) -> None:
        at = base
        for place, part in enumerate(bar.parts):
            if part:
                area = QRectF(middle - wide / 2, at - part * scale, wide, max(part * scale - 1, 1))
                box(painter, area, 2, C[TINTS[min(place, len(TINTS) - 1)]])
                at -= part * scale
        if bar.tick is not None and bar.tick:
            painter.fillRect(QRectF(middle - wide / 2 - 4, base - bar.tick * scale - 1, wide + 8, 2), C["t1"])
            at = min(at, base - bar.tick * scale)
        if bar.top:
            area = QRectF(middle - 40, at - theme.scaled(17), 80, theme.scaled(15))
            text(painter, area, bar.top, 11, 500, "t1", _CENTRE, elide=False)


class Lines(_Figure):
    """Names with a bar each and the figure at its end, the most first."""

    def __init__(self, rows: int = 6) -> None:
        super().__init__(26 * rows)
        self._most = rows
        self._rows: list[tuple[str, float, str, str]] = []

    def show_rows(self, rows: Sequence[tuple[str, float, str, str]]) -> None:
        """Name, length, figure and token of each row."""
        self._rows = list(rows)[: self._most]
        self.setAccessibleName("; ".join(format.join(row[:1] + row[2:3]) for row in rows) or _("Nothing to see yet."))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if not self._rows:
                self.nothing(painter)
                return
            high = theme.scaled(26)
            longest = max(row[1] for row in self._rows) or 1
            name, end = self.width() * 0.34, theme.scaled(124)
            for i, (words, length, figure, token) in enumerate(self._rows):
                top = i * high
                text(painter, QRectF(0, top, name - 10, high), words, 12, 400, "t1")
                room = self.width() - name - end
                wide = max(room * length / longest, 3)
                box(painter, QRectF(name, top + high / 2 - 5, wide, 10), 2, C[token])
                area = QRectF(name + wide + 8, top, end + room - wide - 8, high)
                text(painter, area, figure, 12, 400, "t2", elide=False)


class AgeLine(_Figure):
    """How old the tray was at the end of each day; the dashed line is the age from which things stand bold."""

    def __init__(self) -> None:
        super().__init__(158)
        self._days: list[tuple[str, int, int]] = []
        self._limit = 3

    def show_days(self, days: Sequence[tuple[str, int, int]], limit: int, said: Sequence[str]) -> None:
        """Name, count and age in workdays of each day."""
        self._days, self._limit = list(days), limit
        self.setAccessibleName("; ".join(said))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if not any(count for _name, count, _age in self._days):
                self.nothing(painter)
                return
            foot, head = theme.scaled(20), theme.scaled(18)
            base, high = self.height() - foot, self.height() - foot - head
            top = round_top(max(self._limit + 1, *(age for _name, _count, age in self._days)))
            for value in (0, top // 2, top):
                line = round(base - value / top * high)
                painter.fillRect(_LEFT, line, self.width() - _LEFT, 1, C["line"])
                mark = QRectF(0, line - 8, _LEFT - 8, 16)
                text(painter, mark, format.number(value), 11, 400, "t3", _RIGHT, elide=False)
            limit = round(base - self._limit / top * high)
            painter.setPen(QPen(C["amb"], 1, Qt.PenStyle.DashLine))
            painter.drawLine(_LEFT, limit, self.width(), limit)
            step = (self.width() - _LEFT) / len(self._days)
            points = [
                QPointF(_LEFT + (i + 0.5) * step, base - age / top * high)
                for i, (_name, _count, age) in enumerate(self._days)
            ]
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(C["t2"], 1.6))
            painter.drawPolyline(points)
            every = max(1, len(self._days) // 5)
            for i, (name, _count, age) in enumerate(self._days):
                if (len(self._days) - 1 - i) % every == 0:
                    area = QRectF(min(points[i].x() - 40, self.width() - 76), base + 3, 80, foot - 3)
                    text(painter, area, name, 11, 400, "t3", _CENTRE, elide=False)
                if age > self._limit:
                    box(painter, QRectF(points[i].x() - 2.5, points[i].y() - 2.5, 5, 5), 2.5, C["amb"])
            last = points[-1]
            box(painter, QRectF(last.x() - 3, last.y() - 3, 6, 6), 3, C["acc"])
            area = QRectF(last.x() - 60, last.y() - theme.scaled(20), 66, theme.scaled(15))
            text(painter, area, format.number(self._days[-1][2]), 11, 600, "t1", _RIGHT, elide=False)
