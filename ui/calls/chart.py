"""Call minutes of two weeks: a grey bar for what was talked, a tick for what was planned, amber where 15 % over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from aedesk.words import N_, _
from ui import format, icons, theme
from ui.theme import C
from ui.widgets.buttons import Rule
from ui.widgets.paint import box, text

if TYPE_CHECKING:
    from datetime import date

    from aedesk.services.call_figures import DayMinutes

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_LEFT = 30


def _top_of(most: int) -> int:
    return next((top for top in (20, 40, 80, 120, 160, 240, 320, 480) if most <= top), -(-most // 240) * 240)


class Chart(QLabel):
    """The bars; read aloud day by day."""

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[DayMinutes, ...] = ()
        self._today: date | None = None
        self._weekly = False
        self.setFixedHeight(theme.scaled(126))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, days: tuple[DayMinutes, ...], today: date, *, weekly: bool = False) -> None:
        """Show these days, or weeks by their Mondays."""
        self._days, self._today, self._weekly = days, today, weekly
        said = [
            _("{day}: planned {planned}, actual {actual} min").format(
                day=format.day(each.day), planned=each.planned, actual=each.actual
            )
            for each in days
        ]
        self.setAccessibleName(format.join(said, "; "))
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._days:
            return
        with QPainter(self) as painter:
            top = _top_of(max(max(each.planned, each.actual) for each in self._days))
            foot = theme.scaled(20)
            base, high = self.height() - foot, self.height() - foot - 8

            def y(value: float) -> float:
                return base - value / top * high

            for value in (0, top // 2, top):
                line = round(y(value))
                painter.fillRect(_LEFT, line, self.width() - _LEFT, 1, C["line"])
                mark = QRectF(0, line - 8, _LEFT - 8, 16)
                text(painter, mark, str(value), 11, 400, "t3", Qt.AlignmentFlag.AlignRight, elide=False)
            step = (self.width() - _LEFT) / len(self._days)
            sparse = step < theme.scaled(44)
            for i, each in enumerate(self._days):
                centre = _LEFT + (i + 0.5) * step
                here = each.day == self._today
                if each.actual:
                    bar = QRectF(centre - 8, y(each.actual), 16, base - y(each.actual))
                    box(painter, bar, 2, C["amb" if each.over else "ctl"])
                if each.planned:
                    painter.fillRect(QRectF(centre - 13, y(each.planned) - 1, 26, 2), C["t1"])
                words = self._name(each.day, sparse)
                if self._weekly and sparse and (len(self._days) - 1 - i) % 2:
                    words = ""  # every other week, so that each date can be read
                area = QRectF(centre - step, base + 3, 2 * step, foot - 3)
                text(painter, area, words, 11, 600 if here else 400, "acc" if here else "t3", _CENTRE, elide=False)


    def _name(self, day: date, sparse: bool) -> str:
        if self._weekly:
            return format.day(day)
        name = format.weekday(day, short=True)
        return name if sparse else _day_words(name, day.day)


def _day_words(name: str, day: int) -> str:
    return f"{name[:1].upper()}{name[1:]} {day}"


_LEGEND = (("amb", N_("15% over")), ("ctl", N_("actual")), ("t1", N_("planned")))


def paint_legend(painter: QPainter, right: float, height: float, least: float) -> None:
    """What the looks of the bars mean, from the right, as far as there is room."""
    middle = height / 2
    for kind, words in _LEGEND:
        need = QFontMetrics(theme.font(12)).horizontalAdvance(_(words))
        if right - need - 32 < least:
            break
        text(painter, QRectF(right - need, 0, need + 1, height), _(words), 12, 400, "t2", elide=False)
        right -= need + 6
        if kind == "t1":
            painter.fillRect(QRectF(right - 14, middle - 1, 14, 2), C["t1"])
            right -= 14
        else:
            box(painter, QRectF(right - 10, middle - 5, 10, 10), 2, C[kind])
            right -= 10
        right -= 12


class ChartLegend(QLabel):
    """The legend alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(format.join(_(words) for _kind, words in _LEGEND))
        self.setFixedSize(theme.scaled(230), theme.scaled(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_legend(painter, self.width(), self.height(), 0)


class ChartHead(QAbstractButton):
    """Title and legend; pressing it folds the bars away and brings them back."""

    def __init__(self) -> None:
        super().__init__()
        self.setText(_("Call minutes, two weeks"))
        self.setAccessibleName(self.text())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(theme.scaled(32))
        self.folded = False

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            dpr = self.devicePixelRatioF()
            right, middle = float(self.width()), self.height() / 2
            name = "chevron-right" if self.folded else "chevron-down"
            painter.drawPixmap(QPointF(right - 14, middle - 7), icons.pixmap(name, 14, "t3", dpr))
            right -= 24
            wide = QFontMetrics(theme.font(12, 600)).horizontalAdvance(self.text())
            text(painter, QRectF(0, 0, right, self.height()), self.text(), 12, 600)
            paint_legend(painter, right, self.height(), wide)


class ChartPane(QWidget):
    """Head and bars."""

    folded = Signal(bool)  # by hand

    def __init__(self) -> None:
        super().__init__()
        self.head, self.chart = ChartHead(), Chart()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(0)
        column.addWidget(Rule())
        column.addSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.chart)
        self.head.clicked.connect(lambda: self._by_hand(not self.head.folded))

    def _by_hand(self, folded: bool) -> None:
        self.fold(folded)
        self.folded.emit(folded)

    def fold(self, folded: bool) -> None:
        """Fold to the heading, or open."""
        self.head.folded = folded
        self.head.setAccessibleDescription(_("folded") if folded else "")
        self.chart.setVisible(not folded)
        self.head.update()
