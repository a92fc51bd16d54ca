"""A goal as a row: what it is, where it stands between start, the certain part and the stretch part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from aedesk.words import N_, _
from ui import format, icons, theme
from ui.theme import C
from ui.widgets.paint import box, text
from ui.widgets.painted import PaintedList, RowDelegate

if TYPE_CHECKING:
    from aedesk.domain.desk_plan import Goal

ENDS = {"stretch": N_("stretch part reached"), "certain": N_("certain part reached"), "missed": N_("not reached")}
HEIGHT = 112


def figure(words: str) -> float | None:
    """The figure in what was typed: 70 of “70 %”."""
    found = re.search(r"-?\d+(?:[.,]\d+)?", words.replace(" ", ""))
    return float(found[0].replace(",", ".")) if found else None


def share(goal: Goal, words: str) -> float | None:
    """Where a value lies between the start and the stretch part, 0 to 1; none where there are no figures."""
    start, end = figure(goal.start), figure(goal.stretch or goal.certain)
    value = figure(words)
    if start is None or end is None or value is None or start == end:
        return None
    return min(max((value - start) / (end - start), 0.0), 1.0)


def standing(goal: Goal) -> str:
    """Start, now, certain and stretch in one line."""
    parts = (
        (_("start"), goal.start), (_("now"), goal.now), (_("certain"), goal.certain), (_("stretch"), goal.stretch),
    )  # fmt: skip
    return " · ".join(f"{name} {value}" for name, value in parts if value)


def reviewed(goal: Goal) -> str:
    """What was said when it was last looked at."""
    if not goal.reviews:
        return _("not looked at yet")
    last = max(goal.reviews, key=lambda one: one.on)
    return format.join((_("looked at on {day}").format(day=format.day(last.on)), last.words))


def gaps(goal: Goal) -> str:
    """What a goal lacks to be clear: a measure, a certain part, a stretch part (G-13)."""
    missing = [
        words for words, value in (
            (_("a measure"), goal.measure), (_("a certain part"), goal.certain), (_("a stretch part"), goal.stretch),
        ) if not value
    ]  # fmt: skip
    return _("It lacks {what}.").format(what=format.join(missing)) if missing else ""


def spoken(goal: Goal) -> str:
    """A goal in one line, for a reader."""
    end = _(ENDS[goal.reached]) if goal.reached else ""
    return format.join((goal.words, goal.measure, standing(goal), end or reviewed(goal)))


class GoalRows(RowDelegate):
    """Paints goals."""

    def __init__(self, view: PaintedList) -> None:
        super().__init__(view, HEIGHT)

    def paint_inside(self, painter: QPainter, area: QRect, row: Goal) -> None:
        pitch = theme.scaled(19)
        inside = QRectF(area).adjusted(14, 10, -14, -10)
        over = bool(row.reached)
        head = QRectF(inside.left(), inside.top(), inside.width(), pitch)
        right = ""
        if over:
            right = _(ENDS[row.reached])
            tone = {"stretch": "grn", "certain": "grn"}.get(row.reached, "t3")
            text(painter, head, right, 12, 500, tone, Qt.AlignmentFlag.AlignRight)
            head.setWidth(head.width() - theme.scaled(160))
        text(painter, head, row.words, 13, 600, "t3" if over else "t1")
        text(painter, head.translated(0, pitch), row.measure or gaps(row), 12, 400, "t3" if row.measure else "amb")
        self._paint_bar(painter, QRectF(inside.left(), inside.top() + 2 * pitch + 14, inside.width(), 16), row)
        last = QRectF(inside.left(), inside.bottom() - pitch + 2, inside.width(), pitch)
        text(painter, last, reviewed(row), 12, 400, "t3")

    def _paint_bar(self, painter: QPainter, area: QRectF, row: Goal) -> None:
        now = share(row, row.now)
        if now is None:
            text(painter, area, standing(row), 12, 400, "t2")
            return
        left, right = theme.scaled(64), theme.scaled(64)
        text(painter, QRectF(area.left(), area.top(), left - 8, area.height()), row.start, 12, 400, "t3",
             Qt.AlignmentFlag.AlignRight)  # fmt: skip
        end = QRectF(area.right() - right + 8, area.top(), right - 8, area.height())
        text(painter, end, row.stretch or row.certain, 12, 400, "t3")
        track = QRectF(area.left() + left, area.center().y() - 4, area.width() - left - right, 8)
        box(painter, track, 4, C["line"])
        certain = share(row, row.certain)
        reached = certain is not None and now >= certain
        if now > 0:
            box(painter, QRectF(track.left(), track.top(), max(track.width() * now, 8), 8), 4,
                C["grn" if reached else "t2"])  # fmt: skip
        if certain is not None:
            at = track.left() + track.width() * certain
            painter.fillRect(QRectF(at - 1, track.top() - 5, 2, 18), C["t1"])
            if abs(certain - now) * track.width() > 44 and row.stretch:
                over = QRectF(at - 40, track.top() - 20, 80, 14)
                text(painter, over, row.certain, 11, 400, "t3", Qt.AlignmentFlag.AlignHCenter, elide=False)
        here = QRectF(track.left() + track.width() * now - 40, track.top() - 17, 80, 14)
        here.moveLeft(min(max(here.left(), track.left() - 30), track.right() - 50))
        text(painter, here, row.now, 11, 600, "t1", Qt.AlignmentFlag.AlignHCenter, elide=False)
        if row.reached:
            painter.drawPixmap(QPointF(track.right() - 16, track.top() - 22), icons.pixmap("check", 14, "grn", 1))
