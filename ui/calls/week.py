"""The week of visits: one row a client, a cell a day, and at the right what is done against what is owed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from aedesk.domain.client import ContactKind
from aedesk.words import _, n_
from ui import format, icons, theme
from ui.calls.wording import wall
from ui.labels import label
from ui.theme import C
from ui.widgets.marks import paint_class
from ui.widgets.paint import box, text
from ui.widgets.painted import PaintedList, RowDelegate, RowModel

if TYPE_CHECKING:
    from aedesk.services.visits import Mark, WeekMarks

_GAP = 8
_ICONS = {ContactKind.VISIT: "walk", ContactKind.CALL: "phone", ContactKind.MAIL: "mail",
          ContactKind.MESSAGE: "message", ContactKind.VIDEO: "video"}  # fmt: skip
_RIGHT = Qt.AlignmentFlag.AlignRight
_TONES = {"done": "t3", "planned": "t3", "open": "t3", "short": "amb", "late": "red"}


def spans(area: QRect, days: int) -> tuple[QRectF, QRectF, list[QRectF], QRectF]:
    """Mark, name, the days and the sum."""
    total = theme.scaled(150)
    left = area.left() + 34.0
    wide = area.width() - 34 - total
    cell = min(theme.scaled(99), (wide * 0.76 - days * _GAP) / days)
    name = wide - days * (cell + _GAP)
    x = left + name
    cells = [QRectF(x + i * (cell + _GAP), area.top(), cell, area.height()) for i in range(days)]
    sum_of = QRectF(area.right() - total, area.top(), total, area.height())
    mark = QRectF(area.left(), area.top(), 26, area.height())
    return mark, QRectF(left, area.top(), name - 8, area.height()), cells, sum_of


def sum_words(row: WeekMarks) -> str:
    """What is done against what is owed, and what is missing."""
    if row.dormant:
        return _("dormant")
    said = _("{n} of {all}").format(n=row.done, all=row.target)
    missing = row.target - row.done - row.planned
    if row.done >= row.target:
        return said
    if row.short:
        return format.join((said, _("short week")))
    if missing > 0:
        return format.join((said, _("{n} not planned").format(n=missing)))
    return format.join((said, n_("{n} planned", "{n} planned", row.planned).format(n=row.planned)))


def spoken(row: WeekMarks, monday: date) -> str:
    """A client's week in one line."""
    told = []
    for i, marks in enumerate(row.days):
        for mark in marks:
            on = format.weekday(monday + timedelta(days=i), short=True)
            kind = label(mark.kind)
            told.append(f"{on} {kind} {mark.name}".strip())
    who = _("prospect") if row.prospect else label(row.client_class)
    return format.join((row.client, who, *told, sum_words(row)))


class Legend(QLabel):
    """What the three looks of a cell mean."""

    def __init__(self) -> None:
        super().__init__()
        self._parts = (("t2", _("visited")), ("acc", _("planned")), ("line2", _("does not count")))
        self.setAccessibleName(format.join(words for _token, words in self._parts))
        metrics = QFontMetrics(theme.font(12))
        width = sum(metrics.horizontalAdvance(words) + 32 for _token, words in self._parts)
        self.setFixedSize(width, theme.scaled(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            x = 14.0
            for token, words in self._parts:
                fill = C["t2"] if token == "t2" else C["sel"] if token == "acc" else None
                box(painter, QRectF(x, self.height() / 2 - 6, 12, 12), 3, fill, None if token == "t2" else C[token])
                need = QFontMetrics(theme.font(12)).horizontalAdvance(words)
                text(painter, QRectF(x + 17, 0, need + 2, self.height()), words, 12, 400, "t2", elide=False)
                x += need + 32


class Ground(QWidget):
    """A pane on the ground of a card."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inside)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["surf"])


class Heads(QWidget):
    """The days above the rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.scaled(28))
        self.monday, self.today, self.days = date(2026, 3, 9), date(2026, 3, 9), 5

    def show_week(self, monday: date, today: date, days: int) -> None:
        """Head another week."""
        self.monday, self.today, self.days = monday, today, days
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            _mark, name, cells, total = spans(self.rect(), self.days)
            text(painter, name, _("Client"), 12, 400, "t2")
            for i, cell in enumerate(cells):
                on = self.monday + timedelta(days=i)
                said = format.weekday(on, short=True)
                here = on == self.today
                words = f"{said[:1].upper()}{said[1:]} {on.day}"
                text(painter, cell, words, 12, 600 if here else 400, "acc" if here else "t2")
            text(painter, total, _("This week"), 12, 400, "t2", _RIGHT)
            painter.fillRect(0, self.height() - 1, self.width(), 1, C["line"])


class _Delegate(RowDelegate):
    def __init__(self, view: WeekList) -> None:
        super().__init__(view, 42)
        self._list = view

    def paint_inside(self, painter: QPainter, area: QRect, row: WeekMarks) -> None:
        dpr = painter.device().devicePixelRatio()
        mark, name, cells, total = spans(area, self._list.days)
        middle = area.center().y()
        if row.prospect:
            painter.drawPixmap(QPointF(mark.left(), middle - 9), icons.pixmap("user-plus", 18, "t2", dpr))
        else:
            paint_class(painter, mark.left(), middle - 9, row.client_class)
        text(painter, name, row.client, 13, 500)
        for i, cell in enumerate(cells):
            marks = row.days[i]
            if marks:
                self._paint_mark(painter, cell, marks, dpr)
        text(painter, total, sum_words(row), 12, 400, _TONES[row.tone], _RIGHT)

    def _paint_mark(self, painter: QPainter, cell: QRectF, marks: tuple[Mark, ...], dpr: float) -> None:
        mark = min(marks, key=lambda each: (not each.counts, not each.planned))
        high = theme.scaled(26)
        spot = QRectF(cell.left(), cell.center().y() - high / 2, cell.width(), high)
        if not mark.counts:
            token = "t3"
            box(painter, spot, 4, None, C["line2"])
        elif not mark.planned:
            token = "win"
            box(painter, spot, 4, C["t2"])
        else:
            token = "acc"
            box(painter, spot, 4, C["sel"], C["acc"])
        name = _ICONS[mark.kind]
        painter.drawPixmap(QPointF(spot.left() + 7, spot.center().y() - 6.5), icons.pixmap(name, 13, token, dpr))
        said = mark.name if mark.name and not mark.planned else wall(mark.minute)
        more = f" +{len(marks) - 1}" if len(marks) > 1 else ""
        text(painter, spot.adjusted(24, 0, -2, 0), said + more, 12, 400, token)


class WeekList(PaintedList):
    """Arrows left and right turn the week (`turned`), Enter plans a visit (`opened`)."""

    turned = Signal(int)

    def __init__(self) -> None:
        self.monday = date(2026, 3, 9)
        self.days = 5
        super().__init__(RowModel(lambda row: spoken(row, self.monday)), _("Visits this week"))
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_week(self, rows: tuple[WeekMarks, ...], monday: date) -> None:
        """Show these clients; the weekend only where something stands in it."""
        chosen = self.chosen()
        self.monday = monday
        self.days = 7 if any(row.days[5] or row.days[6] for row in rows) else 5
        self.rows.show(rows)
        self.setFixedHeight(max(len(rows), 1) * theme.scaled(42) + 2)
        if chosen is not None:
            place = next((i for i, row in enumerate(rows) if row.client_id == chosen.client_id), -1)
            if place >= 0:
                self.choose(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            self.turned.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
            event.accept()
            return
        super().keyPressEvent(event)
