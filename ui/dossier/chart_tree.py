"""Where the boxes of an organisation chart lie: as a tree from the top, or indented where that is too wide."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRect

GAP_X, GAP_Y = 20, 30
INDENT = 34


@dataclass(frozen=True)
class Placed:
    """The boxes by id, the lines between them, and how high it all is."""

    boxes: Mapping[str, QRect]
    lines: tuple[QLineF, ...]
    height: int


def below(seats: Mapping[str, str | None]) -> dict[str | None, list[str]]:
    """Who reports to whom, the top under None; somebody whose superior has no seat stands at the top."""
    found: dict[str | None, list[str]] = {None: []}
    for who, boss in seats.items():
        found.setdefault(boss if boss in seats else None, []).append(who)
    return found


def place(seats: Mapping[str, str | None], width: int, wide: int, tall: int) -> Placed:
    """The chart in a width."""
    under = below(seats)
    columns = sum(_leaves(under, top) for top in under[None])
    if columns * (wide + GAP_X) - GAP_X <= width:
        return _tree(under, wide, tall)
    return _indented(under, min(wide * 3 // 2, width), tall)


def _leaves(under: Mapping[str | None, list[str]], who: str) -> int:
    return max(sum(_leaves(under, each) for each in under.get(who, ())), 1)


def _tree(under: Mapping[str | None, list[str]], wide: int, tall: int) -> Placed:
    boxes: dict[str, QRect] = {}
    lines: list[QLineF] = []
    deepest = 0

    def put(who: str, left: int, depth: int) -> int:
        nonlocal deepest
        deepest = max(deepest, depth)
        y = depth * (tall + GAP_Y)
        x = left
        centres = []
        for each in under.get(who, ()):
            x = put(each, x, depth + 1)
            centres.append(boxes[each].center().x())
        right = max(x, left + wide + GAP_X)
        centre = (centres[0] + centres[-1]) // 2 if centres else left + wide // 2
        boxes[who] = QRect(centre - wide // 2, y, wide, tall)
        if centres:
            middle = y + tall + GAP_Y // 2
            lines.append(QLineF(centre, y + tall, centre, middle))
            lines.append(QLineF(centres[0], middle, centres[-1], middle))
            lines.extend(QLineF(c, middle, c, y + tall + GAP_Y) for c in centres)
        return right

    x = 0
    for top in under[None]:
        x = put(top, x, 0)
    return Placed(boxes, tuple(lines), (deepest + 1) * (tall + GAP_Y) - GAP_Y if boxes else 0)


def _indented(under: Mapping[str | None, list[str]], wide: int, tall: int) -> Placed:
    boxes: dict[str, QRect] = {}
    lines: list[QLineF] = []
    y = 0

    def put(who: str, depth: int) -> None:
        nonlocal y
        left = min(depth, 6) * INDENT
        boxes[who] = QRect(left, y, wide - left // 3, tall)
        start = y + tall
        y += tall + 8
        for each in under.get(who, ()):
            middle = y + tall // 2
            put(each, depth + 1)
            lines.append(QLineF(left + 14, start, left + 14, middle))
            lines.append(QLineF(left + 14, middle, boxes[each].left(), middle))

    for top in under[None]:
        put(top, 0)
    return Placed(boxes, tuple(lines), max(y - 8, 0))
