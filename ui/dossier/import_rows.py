"""The rows of an import: a tick, the question, what we know and what the file says; and what could not be read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from aedesk.services.exchange.views import Difference, Problem
from aedesk.words import _
from ui import format as fmt
from ui import icons, theme
from ui.dossier.compare_rows import ChangeRow, Rows, spans
from ui.errors import sentence
from ui.theme import C
from ui.widgets.labels import wrap
from ui.widgets.paint import box, text, tick
from ui.widgets.painted import ROW, PaintedList, RowModel
from ui.widgets.problems import ProblemRow

LEAD = 36
_CHECK = Qt.ItemDataRole.CheckStateRole


@dataclass(frozen=True)
class Caption:
    """The chapter and product of the rows that follow."""

    words: str
    id: object = None


@dataclass(frozen=True)
class ImportRow:
    """One answer of the file beside the present one."""

    difference: Difference
    change: ChangeRow
    note: str  # why to look twice

    @property
    def id(self) -> object:
        """What it is chosen by."""
        return self.difference.key


class ImportModel(RowModel):
    """Knows which rows are ticked; readers hear and change it as a check box."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__(self._say, lambda row: isinstance(row, Caption))
        self.chosen: set[Any] = set()

    def _say(self, row: ImportRow | Caption) -> str:
        if isinstance(row, Caption):
            return row.words
        mark = _("ticked") if row.id in self.chosen else _("not ticked")
        return fmt.join([row.change.spoken(), row.note, mark])

    def choose(self, keys: Iterable[object]) -> None:
        """Tick these and no others."""
        self.chosen = set(keys)
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))
        self.ticked.emit()

    def toggle(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Tick a row, or take its tick away."""
        row = self.rows[index.row()]
        if isinstance(row, ImportRow):
            self.chosen ^= {row.id}
            self.dataChanged.emit(index, index)
            self.ticked.emit()

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if flags else flags

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == _CHECK and index.isValid() and isinstance(row := self.rows[index.row()], ImportRow):
            return Qt.CheckState.Checked if row.id in self.chosen else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: QModelIndex | QPersistentModelIndex, value: Any, role: int = _CHECK) -> bool:
        if role != _CHECK:
            return False
        self.toggle(index)
        return True


class _Delegate(Rows):
    lead = LEAD

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.data(ROW)
        if isinstance(row, Caption):
            return QSize(100, theme.scaled(38))
        beside = self._note_width(self._view.viewport().width())
        lines = len(wrap(row.note, 12, 500, beside, 3)) if row.note else 0
        return QSize(100, self.tall(row.change) + lines * theme.line(12) + 4 * bool(lines))

    def _note_width(self, width: int) -> int:
        return spans(width - theme.scaled(self.lead))[1] - 54

    def editorEvent(self, *_event: object) -> bool:
        return False  # the list itself hears presses: anywhere in the row counts

    def paint_inside(self, painter: QPainter, area: QRect, row: Any) -> None:
        if isinstance(row, Caption):
            painter.fillRect(area, C["surf"])
            text(painter, QRectF(area).adjusted(14, 6, -8, 0), row.words, 12, 600, "t2")
            return
        assert isinstance(self._view, ImportList)
        on = row.id in self._view.model_.chosen
        mark = QRectF(area.left() + 14, area.top() + 14, 16, 16)
        box(painter, mark, 4, C["acc"] if on else C["surf"], None if on else C["ctl"], 1.5)
        if on:
            tick(painter, mark.center(), 15, C["on-acc"], 1.8)
        super().paint_inside(painter, area, row.change)
        if row.note:
            self._paint_note(painter, area, row)

    def _paint_note(self, painter: QPainter, area: QRect, row: ImportRow) -> None:
        """Under what the file says: why to look twice, or who is new."""
        twice = row.difference.here != "same"
        icon, token = ("alert-triangle", "amb") if twice else ("user-plus", "t2")
        wide = self._note_width(area.width())
        lines = wrap(row.note, 12, 500, wide, 3)
        left, pitch = area.right() - wide - 38, theme.line(12)
        top = area.bottom() - len(lines) * pitch - 10
        picture = icons.pixmap(icon, 14, token, painter.device().devicePixelRatio())
        painter.drawPixmap(round(left), round(top + pitch / 2 - 7), picture)
        for i, line in enumerate(lines):
            text(painter, QRectF(left + 20, top + i * pitch, wide + 8, pitch), line, 12, 500, token, elide=False)


class ImportList(PaintedList):
    """A press anywhere in a row, Space or Enter ticks it."""

    def __init__(self) -> None:
        self.model_ = ImportModel()
        super().__init__(self.model_, _("Answers of the file"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setItemDelegate(_Delegate(self))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.model_.toggle(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.by_key = True
            if self.currentIndex().isValid():
                self.model_.toggle(self.currentIndex())
            event.accept()
            return
        if not plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the verb of the sheet
            return
        super().keyPressEvent(event)


def problem_rows(problems: Sequence[Problem]) -> list[ProblemRow]:
    """The problems in words."""
    return [ProblemRow(" · ".join(part for part in (each.place.sheet, each.place.cell) if part),
                       sentence(each.refusal)) for each in problems]  # fmt: skip
