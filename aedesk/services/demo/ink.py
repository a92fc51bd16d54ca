"""Signatures of the demo's people: strokes as a pad would have caught them."""

import math
import re
from itertools import pairwise
from random import Random

Stroke = list[tuple[float, float, float, float]]

_WRITTEN = {
    "Wei Lan": "M6 10 C8 24 12 34 16 34 C20 34 22 20 24 14 C26 24 30 34 34 33 C40 30 42 16 44 8 M46 26 C52 24 56 18 "
    "52 16 C46 16 46 30 54 30 C60 30 62 22 64 18 C64 26 64 30 70 29 C84 26 96 20 114 22 M66 9 L67 10",
    "Iris Tan": "M12 8 C18 6 26 6 32 8 M22 8 C20 18 18 26 14 33 M8 34 C14 31 22 31 28 33 M35 32 C37 26 38 22 38 18 "
    "C42 21 46 17 50 20 M55 32 C55 27 56 23 58 20 M61 11 L62 12 M79 18 C70 15 67 22 74 25 C81 28 74 35 64 31 "
    "M83 13 C94 9 106 9 116 12 M99 11 C97 20 95 28 92 34",
    "Bo Marek": "M4 30 C10 4 18 2 16 22 C15 36 8 34 12 24 C18 10 30 14 24 24 C20 32 34 30 36 20 C38 12 30 14 34 24 "
    "C38 34 46 26 52 16 M50 30 L56 8 C58 20 60 26 64 10 L66 30 C70 22 74 20 78 22 C84 26 74 32 78 24 "
    "C84 18 90 24 98 20",
    "Fen Yao": "M8 5 C16 2 25 2 32 4 M20 4 C17 12 14 20 9 28 M13 16 C17 14 22 13 26 13 M28 20 C31 18 34 14 31 14 "
    "C28 14 28 22 34 19 C37 17 38 14 40 14 C41 15 38 20 40 20 C43 16 46 14 47 14 C49 16 46 20 50 19 "
    "M62 4 C63 10 67 13 71 10 C76 7 77 2 78 2 C76 12 71 25 65 31 C62 33 61 29 67 25 C76 20 82 15 85 13 "
    "C80 14 79 20 83 19 C86 17 88 13 89 13 C88 17 89 19 93 16 C95 13 98 13 97 16 C95 20 91 19 94 15 "
    "C97 12 106 14 119 9",
}
_SCALE = 4.0
_SPEED = 260.0  # px of the pad in a second


def strokes(name: str, seed: int = 0) -> list[Stroke]:
    """How this person signs; the same person never signs twice alike."""
    random = Random(f"{name}/{seed}")
    path = _WRITTEN.get(name)
    lines = _drawn(path) if path else _scribbled(Random(name))
    clock, result = 0.0, []
    for line in lines:
        stroke: Stroke = []
        before = line[0]
        for number, (x, y) in enumerate(line):
            clock += math.hypot(x - before[0], y - before[1]) / _SPEED
            before = (x, y)
            rise = math.sin(math.pi * (number + 1) / (len(line) + 1))
            pressure = min(1.0, 0.35 + 0.4 * rise + random.uniform(-0.04, 0.04))
            wobble_x, wobble_y = random.uniform(-0.5, 0.5), random.uniform(-0.5, 0.5)
            stroke.append((round(x + wobble_x, 1), round(y + wobble_y, 1), round(clock, 3), round(pressure, 2)))
        result.append(stroke)
        clock += 0.18
    return result


def _drawn(path: str) -> list[list[tuple[float, float]]]:
    """Points along a path of moves, lines and curves."""
    lines: list[list[tuple[float, float]]] = []
    for sign, numbers in re.findall(r"([MLC])([^MLC]*)", path):
        values = [float(value) * _SCALE for value in numbers.split()]
        points = list(zip(values[::2], values[1::2], strict=True))
        if sign == "M":
            lines.append([points[0]])
        elif sign == "L":
            lines[-1] += points
        else:
            for first in range(0, len(points), 3):
                lines[-1] += _curve(lines[-1][-1], *points[first : first + 3])
    return lines


def _curve(*corners: tuple[float, float]) -> list[tuple[float, float]]:
    length = sum(math.dist(one, two) for one, two in pairwise(corners))
    steps = max(3, int(length / 6))
    return [_bezier(corners, step / steps) for step in range(1, steps + 1)]


def _bezier(corners: tuple[tuple[float, float], ...], t: float) -> tuple[float, float]:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    return a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


def _scribbled(random: Random) -> list[list[tuple[float, float]]]:
    """A hand of one's own for everybody else: a tall letter, a run of small ones, a stroke to end with."""
    x, lines = 24.0, []
    for word in range(2):
        foot, tall = 96.0, random.uniform(64, 88)
        anchors = [(x, foot - tall * 0.4), (x + 16, foot - tall), (x + 8, foot + random.uniform(-4, 14))]
        x += random.uniform(26, 40)
        for _ in range(random.randint(3, 6)):
            height = random.choice((18, 24, 30, 52)) * random.uniform(0.8, 1.2)
            anchors += [(x + random.uniform(4, 9), foot - height), (x + random.uniform(-2, 5), foot)]
            x += random.uniform(14, 24)
        if word or random.random() < 0.4:
            anchors += [(x + 26, foot - 16), (x + 60, foot - 6), (x + 110, foot - random.uniform(14, 30))]
        lines.append(_smooth(anchors))
        x += random.uniform(18, 30)
    if random.random() < 0.5:
        lines.append([(x * 0.3, 104.0), (x * 0.6, 101.0), (x * 0.95, 95.0)])
    return lines


def _smooth(anchors: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A curve through the anchors."""
    ends = [anchors[0], *anchors, anchors[-1]]
    line = [anchors[0]]
    for place in range(1, len(ends) - 2):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = ends[place - 1 : place + 3]
        one, two = (x1 + (x2 - x0) / 5, y1 + (y2 - y0) / 5), (x2 - (x3 - x1) / 5, y2 - (y3 - y1) / 5)
        line += _curve((x1, y1), one, two, (x2, y2))
    return line
