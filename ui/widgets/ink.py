"""Ink on the screen: how a stroke's points become a line whose width follows the pressure."""

import math
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

Point = tuple[float, float, float, float]
"""x and y in pixels, seconds since the pen first touched, pressure from 0 to 1."""

THIN, THICK = 1.2, 3.6  # around the 2.4 px of the design
_FAST = 2400.0  # px a second at which a finger's or a mouse's line is thinnest


def width(pressure: float) -> float:
    """The line's width where the pen pressed with `pressure`."""
    return THIN + (THICK - THIN) * pressure


def pressure_of_speed(before: Point, x: float, y: float, t: float) -> float:
    """A pressure for a pointer that knows none: a slow line is a heavy one, without jumps."""
    speed = math.hypot(x - before[0], y - before[1]) / max(t - before[2], 0.001)
    wanted = 1.0 - min(speed / _FAST, 1.0) * 0.75
    return 0.7 * before[3] + 0.3 * wanted


def length(strokes: list[list[Point]]) -> float:
    """How far the pen went over all strokes."""
    return sum(math.hypot(b[0] - a[0], b[1] - a[1]) for stroke in strokes for a, b in pairwise(stroke))


def draw_last(painter: QPainter, stroke: list[Point], colour: QColor) -> None:
    """Draw what the newest point of `stroke` adds: one quadratic piece, from middle to middle."""
    if len(stroke) == 1:
        x, y, _, pressure = stroke[0]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(x, y), width(pressure) / 2, width(pressure) / 2)
        return
    a, b = stroke[-2], stroke[-1]
    start = _middle(stroke[-3], a) if len(stroke) > 2 else QPointF(a[0], a[1])
    path = QPainterPath(start)
    path.quadTo(QPointF(a[0], a[1]), _middle(a, b))
    _trace(painter, path, (a[3] + b[3]) / 2, colour)


def draw_end(painter: QPainter, stroke: list[Point], colour: QColor) -> None:
    """Close the gap from the last middle to the point where the pen was lifted."""
    if len(stroke) > 1:
        path = QPainterPath(_middle(stroke[-2], stroke[-1]))
        path.lineTo(stroke[-1][0], stroke[-1][1])
        _trace(painter, path, stroke[-1][3], colour)


def draw(painter: QPainter, strokes: list[list[Point]], colour: QColor) -> None:
    """Draw all strokes anew, exactly as they grew."""
    for stroke in strokes:
        for n in range(1, len(stroke) + 1):
            draw_last(painter, stroke[:n][-3:], colour)
        draw_end(painter, stroke, colour)


def _middle(a: Point, b: Point) -> QPointF:
    return QPointF((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)


def _trace(painter: QPainter, path: QPainterPath, pressure: float, colour: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(colour, width(pressure))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(path)
