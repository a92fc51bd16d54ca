"""The list of clients: two-line rows under group headings, painted, and the heads of its columns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from aedesk.domain.client import ContactKind
from aedesk.words import N_, _
from ui import format, icons, theme
from ui.clients import week as weeks
from ui.clients.rows import Group, Weeks, contact_words, jobs_words, spoken
from ui.due import when_words
from ui.theme import C
from ui.widgets.marks import paint_avatar, paint_class
from ui.widgets.paint import text
from ui.widgets.painted import PaintedList, RowDelegate, RowModel, halves, paint_two
from ui.widgets.ring import paint_ring
from ui.widgets.visit_marks import STEP, count, paint_visits

if TYPE_CHECKING:
    from aedesk.services.client_rows import ClientRow

KIND_ICONS = {
    ContactKind.VISIT: "walk",
    ContactKind.CALL: "phone",
    ContactKind.MAIL: "mail",
    ContactKind.MESSAGE: "message",
    ContactKind.VIDEO: "video",
}
_TONES = {"late": ("red", 600), "near": ("amb", 500), "far": ("t3", 400)}
_GAP = 12
_RIGHT = Qt.AlignmentFlag.AlignRight
BAR = 10  # how wide a scroll bar is


class Spans(NamedTuple):
    """Where the columns stand in a row."""

    mark: QRectF
    name: QRectF
    contact: QRectF
    week: QRectF
    jobs: QRectF
    owner: QRectF
    dossier: QRectF


def spans(area: QRect) -> Spans:
    """The columns of a row: the owner shrinks to the round mark before the name gets too narrow."""
    contact, week, jobs, owner = theme.scaled(208), theme.scaled(142), theme.scaled(128), theme.scaled(160)
    dossier = theme.scaled(66)
    whole = area.width() - 8 - 20 - 26 - 6 * _GAP - dossier - week
    if whole - contact - jobs - owner < theme.scaled(220):
        owner = theme.scaled(48)
    if whole - contact - jobs - owner < theme.scaled(210):
        contact, jobs = theme.scaled(164), theme.scaled(108)
    name = max(whole - contact - jobs - owner, 60)
    x, found = area.left() + 8.0, []
    for width in (26, name, contact, week, jobs, owner, dossier):
        found.append(QRectF(x, area.top(), width, area.height()))
        x += width + _GAP
    return Spans(*found)


class Heads(QWidget):
    """What stands above the columns."""

    _WORDS = (N_("Client, industry"), N_("Last contact"), N_("This week"), N_("Open jobs"), N_("Owner"), N_("Dossier"))

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__()
        self._taken = 0  # by the scroll bar beside the rows
        self.setFixedHeight(theme.scaled(30))
        bar.rangeChanged.connect(self._make_room)

    def _make_room(self, _least: int, most: int) -> None:
        self._taken = BAR if most > 0 else 0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            columns = spans(self.rect().adjusted(0, 0, -self._taken, 0))
            for area, words in zip(columns[1:], self._WORDS, strict=True):
                last = _RIGHT if area is columns.dossier else Qt.AlignmentFlag.AlignLeft
                if QFontMetrics(theme.font(12, 500)).horizontalAdvance(_(words)) <= area.width() + _GAP:
                    text(painter, area.adjusted(0, 0, 0 if last & _RIGHT else _GAP, 0), _(words), 12, 500, "t2", last)
            painter.fillRect(0, self.height() - 1, self.width(), 1, C["line"])


class ClientDelegate(RowDelegate):
    """Paints a client or a group heading."""

    def __init__(self, view: PaintedList, today: date, known: Mapping[UUID, int], care: Weeks) -> None:
        super().__init__(view, 50)
        self._today, self._known, self._care = today, known, care

    def height_of(self, row: ClientRow | Group) -> int:
        return 34 if isinstance(row, Group) else 50

    def paint_inside(self, painter: QPainter, area: QRect, row: ClientRow | Group) -> None:
        if isinstance(row, Group):
            self._paint_group(painter, area, row)
            return
        columns = spans(area)
        middle = area.center().y()
        if self._care.prospect(row):
            picture = icons.pixmap("user-plus", 18, "t2", painter.device().devicePixelRatio())
            painter.drawPixmap(QPointF(columns.mark.left(), middle - 9), picture)
        else:
            paint_class(painter, columns.mark.left(), middle - 8, row.client_class)
        names = "  ".join(part for part in (row.short_name, row.other_name) if part)
        paint_two(painter, columns.name, names, row.industry, 500)
        self._paint_contact(painter, columns.contact, row)
        self._paint_week(painter, columns.week, row)
        self._paint_jobs(painter, columns.jobs, row)
        self._paint_owner(painter, columns.owner, row)
        self._paint_known(painter, columns.dossier, self._known.get(row.id, 0))

    @staticmethod
    def _paint_group(painter: QPainter, area: QRect, group: Group) -> None:
        line = QRectF(area).adjusted(8, 8, 0, 0)
        text(painter, line, group.name, 12, 600)
        wide = QFontMetrics(theme.font(12, 600)).horizontalAdvance(group.name)
        quiet = " · ".join(part for part in (group.rule, str(group.count)) if part)
        text(painter, line.adjusted(wide + 10, 0, 0, 0), quiet, 12, 400, "t3")

    def _paint_contact(self, painter: QPainter, area: QRectF, row: ClientRow) -> None:
        upper, lower = halves(area) if row.last_contact_at else (area, area)
        kind = KIND_ICONS.get(row.last_contact_kind, "history") if row.last_contact_kind else "history"
        picture = icons.pixmap(kind, 15, "t2" if row.last_contact_kind else "t3", painter.device().devicePixelRatio())
        painter.drawPixmap(QPointF(upper.left(), upper.center().y() - 7), picture)
        words = upper.adjusted(21, 0, 0, 0)
        text(painter, words, contact_words(row), 13, 400, "t1" if row.last_contact_at else "t3")
        if row.last_contact_at is not None:
            text(painter, lower.adjusted(21, 0, 0, 0), when_words(row.last_contact_at, self._today), 12, 400, "t3")

    def _paint_week(self, painter: QPainter, area: QRectF, row: ClientRow) -> None:
        week = self._care.of.get(row.id)
        if week is None:
            return
        said, token = weeks.words(week, self._today)
        left = area.left()
        if not week.dormant and count(week.done, week.planned, week.target):
            left = paint_visits(painter, left, area.center().y(), week.done, week.planned, week.target) + STEP - 6
        rest = QRectF(left, area.top(), area.right() - left, area.height())
        text(painter, rest, said, 12, 600 if token == "red" else 400, token)

    def _paint_jobs(self, painter: QPainter, area: QRectF, row: ClientRow) -> None:
        said, tone = jobs_words(row, self._today)
        token, weight = _TONES[tone]
        if not row.open_jobs:
            text(painter, area, "–", 13, 400, "t3")
        elif not said:
            text(painter, area, str(row.open_jobs))
        else:
            upper, lower = halves(area)
            text(painter, upper, str(row.open_jobs))
            text(painter, lower, said, 12, weight, token)

    def _paint_owner(self, painter: QPainter, area: QRectF, row: ClientRow) -> None:
        if not row.owner_initials:
            text(painter, area, "–", 13, 400, "t3")
            return
        paint_avatar(painter, area.left(), area.center().y() - 10, row.owner_initials)
        if area.width() > theme.scaled(100):
            text(painter, area.adjusted(28, 0, 0, 0), row.owner, 13, 400, "t2")

    @staticmethod
    def _paint_known(painter: QPainter, area: QRectF, percent: int) -> None:
        paint_ring(painter, area.right() - 18, area.center().y() - 8.5, percent)
        words = format.percent(percent / 100)
        text(painter, area.adjusted(0, 0, -26, 0), words, 12, 400, "t3", Qt.AlignmentFlag.AlignRight, elide=False)


def make_list(today: date, known: Mapping[UUID, int], care: Weeks | None = None) -> PaintedList:
    """The list, empty; `known` says how much of each dossier is settled in per cent, `care` how the week stands."""

    weeks_of = care or Weeks()

    def said(row: ClientRow | Group) -> str:
        if isinstance(row, Group):
            return spoken(row, today)
        return spoken(row, today, known.get(row.id, 0), weeks_of.of.get(row.id))

    model = RowModel(said, lambda row: isinstance(row, Group))
    made = PaintedList(model, _("Clients"))
    made.setItemDelegate(ClientDelegate(made, today, known, weeks_of))
    return made
