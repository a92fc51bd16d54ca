"""The right side of closing the day: the day in figures, its minutes, what tomorrow starts with, and the button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from aedesk.words import _, n_
from ui import format, theme
from ui.desk_room.closing_words import MINUTES, not_yet
from ui.theme import C
from ui.times import minutes, wall
from ui.widgets.buttons import Button
from ui.widgets.fields import Check
from ui.widgets.labels import Label, Text
from ui.widgets.marks import paint_class
from ui.widgets.paint import box, text
from ui.widgets.picture import Picture
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from aedesk.clock import Clock
    from aedesk.services.closing import CloseView, First

WIDTH, LEAST = 400, 320
_RIGHT = Qt.AlignmentFlag.AlignRight


class Figure(QLabel):
    """One figure of the day: what, and how much."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words, self._value, self._token = words, "", "t1"
        self.setFixedHeight(theme.scaled(31))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_value(self, value: str, token: str = "t1") -> None:
        """So much."""
        self._value, self._token = value, token
        self.setText(f"{self._words}: {value}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            area = QRectF(0, 0, self.width(), self.height() - 1)
            text(painter, area, self._words, 13, 400, "t2")
            left = QFontMetrics(theme.font(13)).horizontalAdvance(self._words) + 12
            text(painter, area.adjusted(left, 0, 0, 0), self._value, 13, 600, self._token, _RIGHT)
            painter.fillRect(0, self.height() - 1, self.width(), 1, C["line"])


class MinuteBar(QLabel):
    """Minutes of one part of the day: a bar, and a tick where they were planned."""

    def __init__(self) -> None:
        super().__init__()
        self._row, self._most = ("", 0, 0), 60
        self.setFixedHeight(theme.scaled(25))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_row(self, words: str, actual: int, planned: int, most: int) -> None:
        """Show these minutes; `most` fills the bar."""
        self._row, self._most = (words, actual, planned), max(most, 1)
        self.setText(f"{words}: {self._figure()}")
        self.update()

    def _figure(self) -> str:
        _words, actual, planned = self._row
        return _("{actual} / {planned} min").format(actual=actual, planned=planned) if planned else minutes(actual)

    def paintEvent(self, event: QPaintEvent) -> None:
        words, actual, planned = self._row
        left, right = theme.scaled(104), theme.scaled(88)
        wide, middle = max(self.width() - left - right, 20), self.height() / 2
        with QPainter(self) as painter:
            text(painter, QRectF(0, 0, left - 8, self.height()), words, 12, 400, "t2")
            box(painter, QRectF(left, middle - 4, wide, 8), 2, C["line"])
            if actual:
                box(painter, QRectF(left, middle - 4, max(wide * actual / self._most, 3), 8), 2, C["ctl"])
            if planned:
                painter.fillRect(QRectF(left + wide * planned / self._most - 1, middle - 7, 2, 14), C["t1"])
            area = QRectF(self.width() - right, 0, right, self.height())
            text(painter, area, self._figure(), 12, 400, "t3", _RIGHT)


class FirstCard(QAbstractButton):
    """What tomorrow starts with; a press chooses it."""

    def __init__(self) -> None:
        super().__init__()
        self._first: First | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(theme.scaled(86))

    def show_first(self, first: First | None) -> None:
        """Show what was chosen."""
        self._first = first
        said = first.words if first is not None else _("Choose the first thing of tomorrow")
        self.setText(said)
        self.setAccessibleName(_("Tomorrow starts with: {words}").format(words=said))
        self.update()

    def _hint(self) -> str:
        first = self._first
        if first is None:
            return _("Then it lies on the desk when you open it.")
        planned = first.item.minutes if first.item is not None else 0
        there = _("It lies on the desk when you open it.")
        return format.join((there, f"{minutes(planned)}." if planned else ""), " ")

    def paintEvent(self, event: QPaintEvent) -> None:
        first = self._first
        pitch = theme.scaled(18)
        inside = QRectF(self.rect()).adjusted(14, 11, -14, -11)
        with QPainter(self) as painter:
            fill = C["hover"] if self.underMouse() else None
            box(painter, self.rect(), 8, fill, C["line2"])
            row = first.item if first is not None else None
            top = inside.top() if (row is not None and row.client) or first is not None else inside.top() - pitch / 2
            if row is not None and row.client:
                left = inside.left()
                if row.client_class is not None:
                    paint_class(painter, left, top, row.client_class)
                    left += 26
                said = "  ".join(part for part in (row.client, row.number) if part)
                text(painter, QRectF(left, top, inside.width() - 100, pitch), said, 12, 400, "t2")
            if first is not None and first.minute is not None:
                area = QRectF(inside.right() - 80, top, 80, pitch)
                text(painter, area, wall(first.minute), 12, 400, "t3", _RIGHT)
            title = QRectF(inside.left(), top + pitch + 3, inside.width(), theme.scaled(20))
            text(painter, title, self.text(), 14, 600, "t1" if first is not None else "t2")
            hint = QRectF(inside.left(), title.bottom() + 1, inside.width(), pitch)
            text(painter, hint, self._hint(), 12, 400, "t2")


class ClosingSide(QWidget):
    """`close_day`, `choose` tomorrow's first, `sheet` prints the day, `again` opens a closed one."""

    close_day = Signal()
    choose = Signal()
    sheet = Signal()
    again = Signal()

    def __init__(self, clock: Clock, *, lock: bool) -> None:
        super().__init__()
        self._clock = clock
        self.span = Label("", 12, 400, "t3")
        self.figures = {
            code: Figure(words)
            for code, words in (
                ("calls", _("Calls")), ("filed", _("Papers filed")), ("signed", _("Signatures collected")),
                ("kept", _("Promises kept")), ("put_off", _("Put off a third time")),
            )
        }  # fmt: skip
        self.bars = {code: MinuteBar() for code in MINUTES}
        self.paper = Button(_("Print"), icon="printer")
        self.paper.setAccessibleName(_("Print the sheet"))
        self.paper.setToolTip(_("Print the sheet") + " (Ctrl P)")
        self.paper.clicked.connect(self.sheet)
        self.first = FirstCard()
        self.first.clicked.connect(self.choose)
        self.then = Text("", 12, 400, "t2")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 20, 24, 12)
        column.setSpacing(0)
        column.addLayout(_head(_("Today"), self.span))
        column.addSpacing(4)
        for figure in self.figures.values():
            column.addWidget(figure)
        column.addSpacing(20)
        column.addLayout(_head(_("Minutes"), Label(_("actual / planned"), 12, 400, "t3")))
        column.addSpacing(2)
        for bar in self.bars.values():
            column.addWidget(bar)
        column.addSpacing(20)
        column.addLayout(_head(_("Tomorrow starts with")))
        column.addSpacing(6)
        column.addWidget(self.first)
        column.addSpacing(10)
        column.addWidget(self.then)
        column.addStretch(1)
        self.lock = Check(_("and lock the desk"), lock, px=12)
        self.go = Button(_("Close the day"), "primary", keys="Ctrl ↵", wide=True)
        self.go.clicked.connect(self.close_day)
        self.reopen = Button(_("Open the day again"), wide=True)
        self.reopen.clicked.connect(self.again)
        self.why = Text("", 12, 400, "t3")
        backup = QHBoxLayout()
        backup.setSpacing(7)
        backup.addWidget(Picture("database", 15, "t3"))
        self.after = Label(_("Closing makes the backup"), 12, 400, "t3", elide=True)
        backup.addWidget(self.after, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.paper)
        buttons.addWidget(self.go, 1)
        buttons.addWidget(self.reopen, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 6, 24, 16)
        foot.setSpacing(8)
        foot.addLayout(backup)
        foot.addWidget(self.lock)
        foot.addLayout(buttons)
        foot.addWidget(self.why)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Scroll(page), 1)
        whole.addLayout(foot)

    def show_view(self, view: CloseView) -> None:
        """Show the day."""
        f = view.figures
        times = [f"{self._clock.local(at):%H:%M}" for at in (f.first_at, f.last_at) if at is not None]
        self.span.setText(_("{first} to {last}").format(first=times[0], last=times[-1]) if times else "")
        done = _("{done} of {n}").format(done=f.calls_done, n=f.calls_planned) if f.calls_planned else "0"
        first = n_("first call to one client", "first call to {n} clients", f.first_calls).format(n=f.first_calls)
        self.figures["calls"].show_value(format.join((done, first if f.first_calls else "")))
        self.figures["filed"].show_value(str(f.filed))
        self.figures["signed"].show_value(str(f.signatures), "grn" if f.signatures else "t1")
        kept = _("{done} of {n}").format(done=f.kept, n=f.closed) if f.closed else "0"
        self.figures["kept"].show_value(kept, "grn" if f.closed and f.kept == f.closed else "t1")
        self.figures["put_off"].show_value(str(f.put_off), "amb" if f.put_off else "t1")
        most = max((max(actual, planned) for _code, actual, planned in view.minutes), default=60)
        for code, actual, planned in view.minutes:
            if code in self.bars:
                self.bars[code].show_row(MINUTES[code](), actual, planned, max(most, 60))
        self.first.show_first(view.first)
        closed, why = view.closed is not None, not_yet(view)
        self.go.setVisible(not closed)
        self.reopen.setVisible(closed)
        self.lock.setVisible(not closed)
        self.after.setText(_("The day is closed.") if closed else _("Closing makes the backup"))
        self.go.setEnabled(not why)
        self.why.setText("" if closed else why)
        self.go.setAccessibleDescription(why)

    def show_next(self, lines: Sequence[str]) -> None:
        """What follows tomorrow at a fixed time."""
        words = _("Then {things}.").format(things=format.join(lines))
        self.then.setText(words if lines else "")
        self.then.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(WIDTH), 600)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["surf"])
            painter.fillRect(0, 0, 1, self.height(), C["line"])


def _head(words: str, *right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Label(words, 12, 600))
    row.addStretch(1)
    for each in right:
        row.addWidget(each)
    return row
