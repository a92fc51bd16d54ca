"""The list of prospects: two-line rows under their steps, painted, and the heads of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent

from aedesk.words import N_, _
from ui import format, icons, theme
from ui.clients.client_list import Heads as ClientHeads
from ui.clients.prospects_part import paint_week, week_words
from ui.clients.prospects_words import STEPS, intent_words
from ui.clients.rows import Group
from ui.due import due_words, tone
from ui.labels import label
from ui.theme import C
from ui.widgets.paint import box, text
from ui.widgets.painted import PaintedList, RowDelegate, RowModel, paint_two

if TYPE_CHECKING:
    from aedesk.services.standing import ProspectRow

_GAP = 12
_TONES = {"late": ("red", 600), "near": ("amb", 500), "far": ("t2", 400)}


class Spans(NamedTuple):
    """Where the columns stand in a row."""

    mark: QRectF
    name: QRectF
    intent: QRectF
    week: QRectF
    lead: QRectF
    next: QRectF


def spans(area: QRect) -> Spans:
    """The columns of a row; who develops it gives way first."""
    intent, week, lead, following = (theme.scaled(each) for each in (92, 150, 150, 110))
    whole = area.width() - 16 - 26 - 5 * _GAP - following
    if whole - intent - week - lead < theme.scaled(200):
        lead, week = theme.scaled(96), theme.scaled(120)
    name = max(whole - intent - week - lead, 60)
    x, found = area.left() + 8.0, []
    for width in (26, name, intent, week, lead, following):
        found.append(QRectF(x, area.top(), width, area.height()))
        x += width + _GAP
    return Spans(*found)


class Heads(ClientHeads):
    """What stands above the columns."""

    _TITLES = (N_("Prospect, whom we call"), N_("Intent"), N_("This week"), N_("Develops, serves"), N_("Next contact"))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            columns = spans(self.rect().adjusted(0, 0, -self._taken, 0))
            for area, words in zip(columns[1:], self._TITLES, strict=True):
                text(painter, area, _(words), 12, 500, "t2")
            painter.fillRect(0, self.height() - 1, self.width(), 1, C["line"])


class _Delegate(RowDelegate):
    def __init__(self, view: PaintedList, today: date) -> None:
        super().__init__(view, 50)
        self._today = today

    def height_of(self, row: ProspectRow | Group) -> int:
        return 34 if isinstance(row, Group) else 50

    def paint_inside(self, painter: QPainter, area: QRect, row: ProspectRow | Group) -> None:
        if isinstance(row, Group):
            line = QRectF(area).adjusted(8, 8, 0, 0)
            text(painter, line, row.name, 12, 600)
            wide = QFontMetrics(theme.font(12, 600)).horizontalAdvance(row.name)
            text(painter, line.adjusted(wide + 10, 0, 0, 0), str(row.count), 12, 400, "t3")
            return
        columns = spans(area)
        picture = icons.pixmap("user-plus", 18, "t2", painter.device().devicePixelRatio())
        middle = columns.mark.center().y()
        painter.drawPixmap(QPointF(columns.mark.left(), middle - 9), picture)
        paint_two(painter, columns.name, row.client, " · ".join(part for part in (row.contact, row.phone) if part), 500)
        for place in range(3):
            on = place < row.intent
            spot = QRectF(columns.intent.left() + place * 13, middle - 5, 9, 9)
            box(painter, spot, 4.5, C["ink"] if on else None, None if on else C["ctl"], 1.5)
        self._paint_week(painter, columns.week, row)
        paint_two(painter, columns.lead, row.lead_owner or "–", row.contact_ae)
        token, weight = _TONES[tone(row.next_on, self._today)]
        words = due_words(row.next_on, self._today) if row.next_on else "–"
        text(painter, columns.next, words, 12, weight, token if row.next_on else "t3")

    @staticmethod
    def _paint_week(painter: QPainter, area: QRectF, row: ProspectRow) -> None:
        left = paint_week(painter, area.left(), area.center().y(), row) + 6
        words = _("{done} of {target}").format(done=row.contacts, target=row.target)
        tone_ = "t3" if row.contacts >= row.target else "t2"
        text(painter, QRectF(left, area.top(), area.right() - left, area.height()), words, 12, 400, tone_)


def spoken(row: ProspectRow | Group, today: date) -> str:
    """The whole row in one line, for a screen reader or a script."""
    if isinstance(row, Group):
        return format.join((row.name, str(row.count)))
    parts = [row.client, row.contact, _("intent {words}").format(words=intent_words(row.intent)), week_words(row)]
    parts.append(row.lead_owner)
    parts.append(due_words(row.next_on, today) if row.next_on else "")
    return format.join(part for part in parts if part)


def by_step(rows: Sequence[ProspectRow]) -> list[ProspectRow | Group]:
    """The prospects under their steps, the nearest to being won first."""
    found: list[ProspectRow | Group] = []
    for step in reversed(STEPS):
        there = [row for row in rows if row.step is step]
        if there:
            found += [Group(label(step), "", len(there)), *there]
    return found


def make_list(today: date) -> PaintedList:
    """The list, empty."""
    model = RowModel(lambda row: spoken(row, today), lambda row: isinstance(row, Group))
    made = PaintedList(model, _("Prospects"))
    made.setItemDelegate(_Delegate(made, today))
    return made
