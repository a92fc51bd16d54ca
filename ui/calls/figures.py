"""What past calls show: minutes by week, hours at which people are reached, first calls, each client's weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from aedesk.domain.calendar import monday_of
from aedesk.domain.call_rules import EVIDENCE
from aedesk.words import _, n_
from ui import format, icons, theme
from ui.calls.chart import Chart, ChartLegend
from ui.labels import label
from ui.theme import C
from ui.widgets.buttons import Rule
from ui.widgets.labels import Label, Text
from ui.widgets.marks import paint_class
from ui.widgets.paint import box, text
from ui.widgets.painted import PaintedList, RowDelegate, RowModel
from ui.widgets.scroll import Scroll
from ui.widgets.weeks import Week, paint_weeks, spoken, width

if TYPE_CHECKING:

    from aedesk.services.call_figures import ClientQuota, FirstScore
    from aedesk.services.call_views import HourFigure
    from ui.desk import Desk

WEEKS = 12
_CENTRE, _RIGHT = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
_ROW = 34


class HourBars(QLabel):
    """A bar for each hour: its height is how many calls were tried, what is filled how many were answered."""

    def __init__(self) -> None:
        super().__init__()
        self._hours: tuple[HourFigure, ...] = ()
        self.setFixedHeight(theme.scaled(150))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_hours(self, hours: tuple[HourFigure, ...]) -> None:
        """Show these hours."""
        self._hours = hours
        said = [_("{hour}: {n} of {all}").format(hour=f"{each.hour}:00", n=each.reached, all=each.attempts)
                for each in hours]  # fmt: skip
        self.setAccessibleName(format.join(said) if said else _("No call was made yet."))
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if not self._hours:
                text(painter, QRectF(self.rect()), _("No call was made yet."), 13, 400, "t3")
                return
            foot, head = theme.scaled(20), theme.scaled(20)
            base, high = self.height() - foot, self.height() - foot - head
            most = max(each.attempts for each in self._hours)
            step = min(self.width() / len(self._hours), theme.scaled(72))
            painter.fillRect(0, base, self.width(), 1, C["line"])
            for place, each in enumerate(self._hours):
                centre = (place + 0.5) * step
                tall = max(each.attempts / most * high, 3)
                wide = min(step * 0.5, theme.scaled(26))
                box(painter, QRectF(centre - wide / 2, base - tall, wide, tall), 2, C["hover"], C["line2"])
                share = tall * each.reached / max(each.attempts, 1)
                thin = each.attempts < EVIDENCE
                if share > 0:
                    bar = QRectF(centre - wide / 2, base - share, wide, share)
                    box(painter, bar, 2, C["line2"] if thin else C["ctl"])
                words = f"{each.reached}/{each.attempts}"
                above = QRectF(centre - step / 2, base - tall - head, step, head - 2)
                text(painter, above, words, 11, 400, "t3" if thin else "t2", _CENTRE, elide=False)
                under = QRectF(centre - step / 2, base + 3, step, foot - 3)
                text(painter, under, f"{each.hour}:00", 11, 400, "t3", _CENTRE, elide=False)


class FirstBar(QLabel):
    """How often we were the first call they heard: two figures and a bar."""

    def __init__(self) -> None:
        super().__init__()
        self._score: FirstScore | None = None
        self.setFixedHeight(theme.scaled(56))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_score(self, score: FirstScore) -> None:
        """Show this score."""
        self._score = score
        self.setAccessibleName(self._words())
        self.update()

    def _words(self) -> str:
        if self._score is None or not self._score.tried:
            return _("Nobody was asked this quarter.")
        return _("{n} of {all} times the first call they heard").format(n=self._score.first, all=self._score.tried)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        score = self._score
        if score is None:
            return
        with QPainter(self) as painter:
            line = QRectF(0, 0, self.width(), theme.scaled(30))
            if not score.tried:
                text(painter, line, self._words(), 13, 400, "t3")
                return
            text(painter, line, self._words(), 14, 500)
            wide = min(self.width(), theme.scaled(320))
            bar = QRectF(0, theme.scaled(36), wide, theme.scaled(8))
            box(painter, bar, 2, C["line"])
            if score.first:
                box(painter, QRectF(bar.left(), bar.top(), wide * score.first / score.tried, bar.height()), 2, C["t2"])


class _Delegate(RowDelegate):
    def __init__(self, view: QuotaList) -> None:
        super().__init__(view, _ROW)

    def paint_inside(self, painter: QPainter, area: QRect, row: ClientQuota) -> None:
        middle, strip = area.center().y(), width(WEEKS)
        if row.prospect:
            picture = icons.pixmap("user-plus", 18, "t2", painter.device().devicePixelRatio())
            painter.drawPixmap(QPointF(area.left() + 4, middle - 9), picture)
        else:
            paint_class(painter, area.left() + 4, middle - 9, row.client_class)
        right = area.right() - theme.scaled(64)
        name = QRectF(area.left() + 34, area.top(), right - strip - area.left() - 46, area.height())
        text(painter, name, row.client, 13, 500)
        paint_weeks(painter, right - strip, middle, weeks_of(row))
        met = sum(cell.done >= cell.target for cell in row.cells)
        total = QRectF(right, area.top(), area.right() - right - 4, area.height())
        words = _("{n} of {all}").format(n=met, all=len(row.cells)) if row.target else _("dormant")
        text(painter, total, words, 12, 400, "t2", _RIGHT)


def weeks_of(row: ClientQuota) -> list[Week]:
    """A client's weeks as they are painted."""
    return [Week(cell.monday, cell.done, cell.target, cell.short) for cell in row.cells]


def _spoken(row: ClientQuota) -> str:
    who = _("prospect") if row.prospect else label(row.client_class)
    return format.join((row.client, who, spoken(weeks_of(row))))


class QuotaList(PaintedList):
    """Every client's weeks; Enter opens the client."""

    def __init__(self) -> None:
        super().__init__(RowModel(_spoken), _("Visits and contacts, twelve weeks"))
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)

    def show_rows(self, rows: tuple[ClientQuota, ...]) -> None:
        """Show these clients, the chosen one again."""
        chosen = self.chosen()
        self.rows.show(rows)
        self.setFixedHeight(max(len(rows), 1) * theme.scaled(_ROW) + 2)
        if chosen is not None:
            self.choose(next((i for i, row in enumerate(rows) if row.client_id == chosen.client_id), -1))


class FiguresView(QWidget):
    """`said` tells that the state line changed."""

    said = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.chart, self.hours, self.first, self.quota = Chart(), HourBars(), FirstBar(), QuotaList()
        self.quota.opened.connect(lambda row: desk.show("client", row.client_id))
        self._line = ""
        self.best = Text("", 12, 400, "t2")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 12, 24, 20)
        column.setSpacing(20)
        pair = QGridLayout()
        pair.setHorizontalSpacing(32)
        pair.setColumnStretch(0, 1)
        pair.setColumnStretch(1, 1)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(6)
        self._head(left, _("Call minutes by week"), ChartLegend())
        left.addWidget(self.chart)
        left.addStretch(1)
        self._head(right, _("Calls by hour"), Label(_("answered / tried"), 12, 400, "t2"))
        right.addWidget(self.hours)
        right.addWidget(self.best)
        right.addStretch(1)
        pair.addLayout(left, 0, 0)
        pair.addLayout(right, 0, 1)
        column.addLayout(pair)
        firsts, clients = QVBoxLayout(), QVBoxLayout()
        for part in (firsts, clients):
            part.setSpacing(6)
        self._head(firsts, _("First call of the day, this quarter"), None)
        firsts.addWidget(self.first)
        column.addLayout(firsts)
        self.span = Label("", 12, 400, "t2")
        self._head(clients, _("Visits and contacts, twelve weeks"), self.span)
        clients.addWidget(self.quota)
        column.addLayout(clients)
        column.addStretch(1)
        self.area = Scroll(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    @staticmethod
    def _head(column: QVBoxLayout, title: str, right: QWidget | None) -> None:
        head = QWidget()
        head.setFixedHeight(theme.scaled(24))  # whatever stands at its right
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(title, 12, 600))
        row.addStretch(1)
        if right is not None:
            row.addWidget(right)
        column.addWidget(head)
        column.addWidget(Rule())

    def load(self) -> None:
        """Read everything again."""
        figures, today = self.desk.services.call_figures, self.desk.clock.today()
        weeks, hours, score = figures.weeks(today, WEEKS), figures.by_hour(), figures.first_call(today)
        self.chart.show_days(weeks, monday_of(today), weekly=True)
        self.hours.show_hours(hours)
        self.best.setText(_best(hours))
        self.first.show_score(score)
        rows = figures.quotas(today, WEEKS)
        self.quota.show_rows(rows)
        self.span.setText(f"{format.day(weeks[0].day)} – {format.day(today)} · {_('the last cell is this week')}")
        self._line = self._say(rows)
        self.said.emit()

    def _say(self, rows: tuple[ClientQuota, ...]) -> str:
        behind = sum(row.cells[-2].done < row.cells[-2].target for row in rows)
        return n_("{n} client short last week", "{n} clients short last week", behind).format(n=behind)

    def state_line(self) -> str:
        """How many clients fell short."""
        return self._line

    def panes(self) -> list[QWidget]:
        """What F6 walks through."""
        return [self.area, self.quota]


def _best(hours: tuple[HourFigure, ...]) -> str:
    """The hour at which most calls were answered, where there is evidence."""
    known = [each for each in hours if each.attempts >= EVIDENCE]
    if not known:
        return _("Fewer than {n} calls at any hour: no evidence yet.").format(n=EVIDENCE)
    best = max(known, key=lambda each: (each.reached / each.attempts, each.attempts))
    words = _("Best answered at {hour}: {n} of {all} calls.")
    return words.format(hour=f"{best.hour}:00", n=best.reached, all=best.attempts)
