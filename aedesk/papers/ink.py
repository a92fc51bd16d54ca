"""Handwriting as filled outlines: smooth through the points of the pad, thick where the pen pressed."""

import math
from collections.abc import Sequence

Stroke = Sequence[Sequence[float]]  # (x, y, seconds, pressure 0 to 1), y down
Strokes = Sequence[Stroke]
Point = tuple[float, float]

THIN, THICK = 0.55, 1.9  # points, for a signature of 31 mm
FULL_WIDTH = 88.0  # the width in points that these are for
_STEP = 1.3  # points between two places of the smoothed line


def operators(strokes: Strokes, x: float, y: float, width: float, height: float) -> str:
    """PDF operators that fill the ink into a box, its lower left corner at (x, y), all in points."""
    scale = min(1.5, width / FULL_WIDTH)
    paths = [_curve(outline(stroke, THIN * scale, THICK * scale)) for stroke in fitted(strokes, x, y, width, height)]
    return "\n".join(paths) + "\nf" if paths else ""


def fitted(strokes: Strokes, x: float, y: float, width: float, height: float) -> list[list[Sequence[float]]]:
    """The strokes turned to y up and scaled into a box, standing on its lower left corner."""
    points = [point for stroke in strokes for point in stroke]
    if not points:
        return []
    left, right = min(p[0] for p in points), max(p[0] for p in points)
    top, bottom = min(p[1] for p in points), max(p[1] for p in points)
    scale = min(width / max(right - left, 40.0), height / max(bottom - top, 16.0))
    return [[(x + (p[0] - left) * scale, y + (bottom - p[1]) * scale, *p[2:]) for p in stroke]
            for stroke in strokes if stroke]


def outline(stroke: Stroke, thin: float, thick: float) -> list[Point]:
    """The closed outline of one stroke: along its left side, round the end, back along its right side."""
    places = _smooth(stroke, thin, thick)
    if len(places) == 1:
        x, y, half = places[0]
        return [(x + half * math.cos(a * math.pi / 4), y + half * math.sin(a * math.pi / 4)) for a in range(8)]
    left, right = [], []
    for number, (x, y, half) in enumerate(places):
        before, after = places[max(number - 1, 0)], places[min(number + 1, len(places) - 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = math.hypot(dx, dy) or 1.0
        nx, ny = -dy / length * half, dx / length * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return [*left, *_cap(places[-2], places[-1]), *reversed(right), *_cap(places[1], places[0])]


def _smooth(stroke: Stroke, thin: float, thick: float) -> list[tuple[float, float, float]]:
    """(x, y, half the thickness) along a Catmull-Rom curve through the points."""
    points: list[tuple[float, float, float]] = []
    for point in stroke:
        pressure = point[3] if len(point) > 3 else 0.5
        half = (thin + (thick - thin) * min(max(pressure, 0.0), 1.0)) / 2
        if not points or math.hypot(point[0] - points[-1][0], point[1] - points[-1][1]) > 0.05:
            points.append((point[0], point[1], half))
    if len(points) < 2:
        return points
    places = [points[0]]
    for number in range(len(points) - 1):
        a, b = points[max(number - 1, 0)], points[number]
        c, d = points[number + 1], points[min(number + 2, len(points) - 1)]
        steps = max(1, math.ceil(math.hypot(c[0] - b[0], c[1] - b[1]) / _STEP))
        for step in range(1, steps + 1):
            t = step / steps
            places.append((_spline(a[0], b[0], c[0], d[0], t), _spline(a[1], b[1], c[1], d[1], t),
                           b[2] + (c[2] - b[2]) * t))
    return places


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t)


def _cap(before: Sequence[float], end: Sequence[float]) -> list[Point]:
    """The round end of a stroke that comes from `before`."""
    x, y, half = end
    angle = math.atan2(y - before[1], x - before[0])
    return [(x + half * math.cos(angle + turn), y + half * math.sin(angle + turn))
            for turn in (math.pi / 4, 0, -math.pi / 4)]


def _curve(points: Sequence[Point]) -> str:
    """A closed smooth path through the points of an outline."""
    count = len(points)
    parts = [f"{points[0][0]:.2f} {points[0][1]:.2f} m"]
    for number in range(count):
        a, b = points[number - 1], points[number]
        c, d = points[(number + 1) % count], points[(number + 2) % count]
        parts.append(f"{b[0] + (c[0] - a[0]) / 6:.2f} {b[1] + (c[1] - a[1]) / 6:.2f} "
                     f"{c[0] - (d[0] - b[0]) / 6:.2f} {c[1] - (d[1] - b[1]) / 6:.2f} {c[0]:.2f} {c[1]:.2f} c")
    return " ".join(parts) + " h"
