"""The rows of the comparison: the question at the left, how it stood on the one day and on the other."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from aedesk.services.dossier_views import AnswerView
from aedesk.words import _
from ui import format as fmt
from ui import theme
from ui.dossier.compare_words import Piece
from ui.theme import C
from ui.widgets.labels import units, wrap
from ui.widgets.paint import text
from ui.widgets.painted import ROW, PaintedList, RowDelegate, RowModel

_PAD, _TOP = 16, 12
REMOVED, ADDED = "removed", "added"


@dataclass(frozen=True)
class Side:
    """One of the two days: the answer in stretches, and who told it."""

    pieces: tuple[Piece, ...]
    source: str
    quiet: bool = False  # not asked, not known, does not apply

    def words(self) -> str:
        """The answer in one piece."""
        return "".join(piece.words for piece in self.pieces)


@dataclass(frozen=True)
class ChangeRow:
    """One question on both days; `kind` is empty where nothing changed."""

    path: str
    product_id: UUID | None
    section: str
    number: str
    name: str
    product: str
    kind: str
    before: Side
    after: Side
    was: AnswerView | None = field(default=None, compare=False, hash=False)
    now: AnswerView | None = field(default=None, compare=False, hash=False)

    @property
    def id(self) -> tuple[str, UUID | None]:
        """What lists find it by."""
        return self.path, self.product_id

    def title(self) -> str:
        """The question as it is called."""
        return " · ".join(part for part in (self.name, self.product) if part)

    def spoken(self) -> str:
        """The row in one line."""
        if not self.kind:
            return fmt.join([self.number, self.title(), self.after.words(), _("unchanged")])
        was = _("before: {words}").format(words=self.before.words())
        now = _("then: {words}").format(words=self.after.words())
        return fmt.join([self.number, self.title(), was, now, self.after.source])


@lru_cache(maxsize=512)
def _laid(pieces: tuple[Piece, ...], mark: str, width: int, token: str, _theme: tuple[str, int]) -> QTextLayout:
    """The stretches broken into lines, with their marks."""
    words = "".join(piece.words for piece in pieces).replace("\n", "\u2028")
    layout = QTextLayout(words, theme.font(13))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    plain = QTextCharFormat()
    plain.setForeground(C[token])
    ranges, at = [], 0
    for piece in pieces:
        each = QTextLayout.FormatRange()
        each.start, each.length = at, units(piece.words)
        each.format = _mark(mark) if piece.changed else plain
        ranges.append(each)
        at += units(piece.words)
    layout.setFormats(ranges)
    layout.beginLayout()
    step, y = theme.line(13), 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y + (step - line.height()) / 2))
        y += step
    layout.endLayout()
    return layout


def _mark(mark: str) -> QTextCharFormat:
    made = QTextCharFormat()
    if mark == ADDED:
        made.setForeground(C["acc"])
        made.setBackground(C["sel"])
        made.setFontUnderline(True)
        made.setUnderlineColor(C["acc"])
    else:
        made.setForeground(C["t2"])
        made.setFontStrikeOut(True)
    return made


def spans(width: int) -> tuple[int, int]:
    """How wide the question and one day are."""
    first = min(max(theme.scaled(150), round(width * 0.24)), theme.scaled(230))
    return first, (width - first) // 2


class Rows(RowDelegate):
    """Paints a row at the height its words need; `lead` is room at the left for what a kind of list adds."""

    lead = 0

    def __init__(self, view: PaintedList) -> None:
        super().__init__(view, 60)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, self.tall(index.data(ROW)))

    def tall(self, row: ChangeRow) -> int:
        """How high a row is in the list as wide as it is now."""
        first, day = spans(self._view.viewport().width() - theme.scaled(self.lead))
        pitch = theme.line(13)
        name = len(wrap(row.title(), 13, 600 if row.kind else 400, first - 2 * _PAD, 6))
        tall = (name + 1) * pitch
        for side, mark in ((row.before, REMOVED), (row.after, ADDED)):
            lines = self._layout(side, mark, day, row).lineCount()
            tall = max(tall, lines * pitch + (theme.line(12) if side.source else 0))
        return tall + 2 * _TOP + 1

    def _layout(self, side: Side, mark: str, day: int, row: ChangeRow) -> QTextLayout:
        token = "t3" if side.quiet else "t1" if row.kind else "t2"
        return _laid(side.pieces, mark, day - 2 * _PAD, token, (theme.mode(), theme.scaled(100)))

    def paint_inside(self, painter: QPainter, area: QRect, row: ChangeRow) -> None:
        area = area.adjusted(theme.scaled(self.lead), 0, 0, 0)
        first, day = spans(area.width())
        pitch = theme.line(13)
        left, top = area.left() + _PAD, area.top() + _TOP
        text(painter, QRectF(left, top, first - 2 * _PAD, pitch), row.number, 12, 400, "t3")
        weight = 600 if row.kind else 400
        for i, line in enumerate(wrap(row.title(), 13, weight, first - 2 * _PAD, 6)):
            place = QRectF(left, top + (i + 1) * pitch, first - 2 * _PAD + 4, pitch)
            text(painter, place, line, 13, weight, "t1" if row.kind else "t2", elide=False)
        for i, (side, mark) in enumerate(((row.before, REMOVED), (row.after, ADDED))):
            x = area.left() + first + i * day
            painter.fillRect(x, area.top(), 1, area.height(), C["line"])
            layout = self._layout(side, mark, day, row)
            layout.draw(painter, QPointF(x + _PAD, top))
            if side.source:
                below = QRectF(x + _PAD, top + layout.lineCount() * pitch, day - 2 * _PAD, theme.line(12))
                text(painter, below, side.source, 12, 400, "t3")


class CompareList(PaintedList):
    """All rows that are shown; their heights follow the width."""

    def __init__(self) -> None:
        super().__init__(RowModel(lambda row: row.spoken()), _("Answers on both days"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setItemDelegate(Rows(self))

    def show_rows(self, rows: Sequence[ChangeRow]) -> None:
        """Show these rows."""
        self.rows.show(rows)


class Heads(QWidget):
    """The two days above their columns."""

    def __init__(self, lead: int = 0) -> None:
        super().__init__()
        self._days: tuple[str, str] = ("", "")
        self._lead = lead
        self.setFixedHeight(theme.scaled(38))
        self.taken = 0

    def show_days(self, first: str, second: str) -> None:
        """Show other days."""
        self._days = (first, second)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["sunk"])
            lead = theme.scaled(self._lead)
            first, day = spans(self.width() - self.taken - lead)
            text(painter, QRectF(lead + _PAD, 0, first - _PAD, self.height()), _("Question"), 12, 500, "t2")
            for i, words in enumerate(self._days):
                x = lead + first + i * day
                painter.fillRect(x, 0, 1, self.height(), C["line"])
                text(painter, QRectF(x + _PAD, 0, day - 2 * _PAD, self.height()), words, 12, 600)
            painter.fillRect(0, self.height() - 1, self.width(), 1, C["line"])


class Legend(QWidget):
    """What the two marks mean."""

    def __init__(self) -> None:
        super().__init__()
        self._words = (_("put in"), _("taken out"))
        self.setAccessibleName(fmt.join(self._words))
        self._wide = [QFontMetrics(theme.font(12)).horizontalAdvance(each) + 4 for each in self._words]
        self.setFixedSize(sum(self._wide) + 14, theme.scaled(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            added = QRectF(0, 3, self._wide[0], self.height() - 6)
            painter.fillRect(added, C["sel"])
            text(painter, added, self._words[0], 12, 400, "acc", Qt.AlignmentFlag.AlignHCenter, elide=False)
            painter.fillRect(QRectF(added.left(), added.bottom() - 2, added.width(), 1.5), C["acc"])
            gone = QRectF(self._wide[0] + 14, 3, self._wide[1], self.height() - 6)
            text(painter, gone, self._words[1], 12, 400, "t2", Qt.AlignmentFlag.AlignHCenter, elide=False)
            painter.fillRect(QRectF(gone.left(), gone.center().y(), gone.width(), 1), C["t2"])
