"""What of a file could not be taken: the places at the left, sentences beside them."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from aedesk.words import _
from ui import theme
from ui.widgets.labels import wrap
from ui.widgets.paint import text
from ui.widgets.painted import ROW, PaintedList, RowDelegate, RowModel


@dataclass(frozen=True)
class ProblemRow:
    """What could not be read: where, and why."""

    place: str
    words: str
    id: object = None

    def spoken(self) -> str:
        """The row in one line."""
        return ": ".join(part for part in (self.place, self.words) if part)


class ProblemList(PaintedList):
    """As many lines a row as its words need."""

    def __init__(self, left: int = 190) -> None:
        super().__init__(RowModel(lambda row: row.spoken()), _("Problems"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setItemDelegate(_Problems(self, theme.scaled(left)))

    def spoken(self) -> str:
        """All of them, one a line."""
        return "\n".join(row.spoken() for row in self.rows.rows)


class _Problems(RowDelegate):
    def __init__(self, view: ProblemList, left: int) -> None:
        super().__init__(view, 44)
        self._left = left

    def _lines(self, row: ProblemRow) -> tuple[tuple[str, ...], tuple[str, ...]]:
        beside = self._view.viewport().width() - self._left - 28
        return wrap(row.place, 12, 600, self._left - 16, 3), wrap(row.words, 13, 400, beside, 6)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        most = max(map(len, self._lines(index.data(ROW))))
        return QSize(100, most * theme.line(13) + 21)

    def paint_inside(self, painter: QPainter, area: QRect, row: ProblemRow) -> None:
        place, words = self._lines(row)
        pitch, top, left = theme.line(13), area.top() + 10, self._left
        for i, line in enumerate(place):
            text(painter, QRectF(area.left() + 14, top + i * pitch, left - 14, pitch), line, 12, 600, "t2", elide=False)
        for i, line in enumerate(words):
            beside = QRectF(area.left() + 14 + left, top + i * pitch, area.width() - left - 20, pitch)
            text(painter, beside, line, 13, 400, "t1", elide=False)
