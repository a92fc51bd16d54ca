"""Beside the week: what has no place yet with its reason, the three big things, and what came of last week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from aedesk.words import _, n_
from ui import format, icons, theme
from ui.desk_room.week_day import ASKED
from ui.desk_room.week_words import ICONS, TONES, spoken_unplaced, unplaced_lines
from ui.theme import C
from ui.widgets.buttons import Rule
from ui.widgets.dragging import carrying, drag
from ui.widgets.empty import EmptyState
from ui.widgets.fields import Check
from ui.widgets.labels import Label, Text
from ui.widgets.lines import Line
from ui.widgets.paint import text
from ui.widgets.painted import PaintedList, RowDelegate, RowModel

if TYPE_CHECKING:
    from aedesk.domain.desk_plan import BigThing
    from aedesk.services.week_views import LastWeek, Unplaced

_LEFT, _RIGHT = 24, 18
BIG = 3
WIDTH, LEAST = 292, 232


class _Rows(RowDelegate):
    def __init__(self, view: PaintedList) -> None:
        super().__init__(view, 50)
        self.lines = False

    def paint_inside(self, painter: QPainter, area: QRect, row: Unplaced) -> None:
        painter.fillRect(area.left() + _LEFT, area.bottom(), area.width() - _LEFT - _RIGHT, 1, C["line"])
        dpr = painter.device().devicePixelRatio()
        title, detail = unplaced_lines(row)
        token, weight = TONES[row.tone]
        pitch = theme.scaled(18)
        top = area.center().y() + 0.5 - pitch
        picture = icons.pixmap(ICONS.get(row.code, "inbox"), 16, "t2", dpr)
        painter.drawPixmap(QPointF(area.left() + _LEFT, top + (pitch - 16) / 2), picture)
        left = area.left() + _LEFT + 26.0
        wide = area.right() - _RIGHT - left
        text(painter, QRectF(left, top, wide, pitch), title, 13, 500)
        text(painter, QRectF(left, top + pitch, wide, pitch), detail, 12, weight, token)


class UnplacedList(PaintedList):
    """What the week asks for; 1 to 5 and a drag give it its day."""

    def __init__(self) -> None:
        super().__init__(RowModel(spoken_unplaced), _("Without a place"))
        self.setItemDelegate(_Rows(self))
        self.setDragEnabled(True)

    def startDrag(self, supported: Qt.DropAction) -> None:
        row = self.chosen()
        if row is not None:
            drag(self, carrying(ASKED, row.key), unplaced_lines(row)[0])


class BigLine(Line):
    """One of the three big things, typed where it stands; a hairline until it is being written."""

    def __init__(self, place: int) -> None:
        super().__init__("", _("nothing yet"), height="sm")
        self.place = place
        self.setFixedHeight(theme.scaled(33))
        self.setAccessibleName(_("Big thing {n}").format(n=place + 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() or self.error:
            super().paintEvent(event)
        else:
            QLineEdit.paintEvent(self, event)


class BigRow(QWidget):
    """Number, words, and whether it is done."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.line = BigLine(place)
        self.done = Check("")
        self.done.setAccessibleName(_("Big thing {n} is done").format(n=place + 1))
        number = Label(str(place + 1), 13, 600, "t3")
        number.setFixedWidth(theme.scaled(14))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 1)
        row.setSpacing(4)
        row.addWidget(number)
        row.addWidget(self.line, 1)
        row.addWidget(self.done)

    def show_big(self, big: BigThing | None) -> None:
        """Show it, except where somebody is writing."""
        if not self.line.hasFocus():
            self.line.setText(big.words if big else "")
            self.line.setCursorPosition(0)
            self.line.setToolTip("\n".join(part for part in (big.words, big.detail) if part) if big else "")
        self.done.set_value(bool(big and big.done_on))
        self.done.setVisible(big is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(0, self.height() - 1, self.width(), 1, C["line"])


class WeekSide(QWidget):
    """The list, the big three and the line about last week. `big` carries place and words, `ticked` place and state."""

    big = Signal(int, str)
    ticked = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__()
        self.list = UnplacedList()
        self.count = Label("", 12, 500, "t3")
        self.hint = Text("", 12, 400, "t3")
        self.none = EmptyState("check", _("Everything has its place"), _("Nothing is left to be put into this week."))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(self.none)
        self.bigs = [BigRow(place) for place in range(BIG)]
        self.last = Text("", 12, 400, "t2", pitch=18)
        head = QHBoxLayout()
        head.setContentsMargins(_LEFT, 12, _RIGHT, 2)
        head.setSpacing(8)
        head.addWidget(Label(_("Without a place"), 12, 600))
        head.addWidget(self.count)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(_LEFT, 8, _RIGHT, 14)
        foot.setSpacing(0)
        foot.addWidget(self.hint)
        foot.addSpacing(16)
        foot.addWidget(Label(_("The big three"), 12, 600))
        for row in self.bigs:
            foot.addWidget(row)
            row.line.left.connect(lambda row=row: self.big.emit(row.line.place, row.line.value()))
            row.done.changed.connect(lambda on, row=row: self.ticked.emit(row.line.place, on))
        foot.addSpacing(14)
        foot.addWidget(Rule())
        foot.addSpacing(10)
        foot.addWidget(self.last)
        column.addLayout(foot)

    def sizeHint(self) -> QSize:
        return QSize(min(theme.scaled(WIDTH), max(self.window().width() // 4, WIDTH)), 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, 200)

    def show_rows(self, rows: tuple[Unplaced, ...], days: int) -> None:
        """Show what has no place; the one that comes into the chosen one's place is chosen then."""
        chosen, at = self.list.chosen(), self.list.currentIndex().row()
        self.list.blockSignals(True)
        self.list.rows.show(rows)
        self.list.blockSignals(False)
        self.count.setText(str(len(rows)) if rows else "")
        self.pages.setCurrentWidget(self.list if rows else self.none)
        self.hint.setText(_("Drag it to a day, or press 1 to {n}.").format(n=days) if rows else "")
        if chosen is not None and rows:
            place = next((i for i, row in enumerate(rows) if row.key == chosen.key), min(max(at, 0), len(rows) - 1))
            self.list.choose(place)

    def say_over(self, words: str) -> None:
        """The week is over: what was said of it stands where there is nothing to place; "" while it goes on."""
        if words:
            self.none.say(_("This week is over"), words)
        else:
            self.none.say(_("Everything has its place"), _("Nothing is left to be put into this week."))

    def find_row(self, key: str) -> Any:
        """The row with this key."""
        return next((row for row in self.list.rows.rows if row.key == key), None)

    def show_big(self, bigs: tuple[BigThing, ...]) -> None:
        """Show the big three."""
        for row in self.bigs:
            row.show_big(next((one for one in bigs if one.place == row.line.place), None))

    def show_last(self, last: LastWeek) -> None:
        """Say what came of the week before."""
        number = last.monday.isocalendar().week
        parts = []
        if last.big:
            words = n_("{done} of {n} big thing done", "{done} of {n} big things done", last.big)
            parts.append(words.format(done=last.big_done, n=last.big))
        if last.visits:
            words = n_("{done} of {n} visit", "{done} of {n} visits", last.visits)
            parts.append(words.format(done=last.visits_done, n=last.visits))
        if last.put_off:
            words = n_("{n} thing put off twice", "{n} things put off twice", last.put_off)
            parts.append(words.format(n=last.put_off))
        said = format.join(parts) or _("nothing was planned")
        self.last.setText(_("Week {n}: {what}.").format(n=number, what=said))
        self.last.updateGeometry()
