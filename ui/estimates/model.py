"""The lines of one estimate as a table to type into; what cannot be read stays in its cell, with the reason."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate, EstimateLine
from aedesk.words import _
from ui import errors, labels
from ui.estimates.columns import AT, COLUMNS, LONG_HEADS, Column, new_line, trial

ERROR = Qt.ItemDataRole.UserRole + 1
TONE = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class Lines(QAbstractTableModel):
    """Signals: changed: a line holds another value. refused: row and column of text that could not be read.

    `before_change` is asked before the first change; False leaves everything as it is. It may put another version of
    the estimate in place (see `swap`): the change then goes into that one.
    """

    changed = Signal()
    refused = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.estimate: Estimate | None = None
        self.editable = True
        self.before_change: Callable[[], bool] = lambda: True
        self.tax = Decimal("0.06")  # of a first line
        self._typed: dict[tuple[UUID, str], tuple[str, UserError]] = {}

    def show(self, estimate: Estimate | None) -> None:
        """Show another estimate."""
        self.beginResetModel()
        self.estimate = estimate
        self._typed.clear()
        self.endResetModel()

    def swap(self, estimate: Estimate) -> None:
        """Go on with another version whose lines are the same, without losing the place."""
        if self.estimate is None or len(estimate.lines) != len(self.estimate.lines):
            self.show(estimate)
            return
        old = {line.id: new.id for line, new in zip(self.estimate.lines, estimate.lines, strict=True)}
        self._typed = {(old.get(line, line), code): kept for (line, code), kept in self._typed.items()}
        self.estimate = estimate
        self._all_changed()

    def adopt(self, saved: Estimate) -> None:
        """Hold the saved twin of what is shown; a cell that is being typed into notices nothing."""
        self.estimate = saved

    @property
    def lines(self) -> list[EstimateLine]:
        """The lines, in order."""
        return self.estimate.lines if self.estimate is not None else []

    @property
    def sheet(self) -> tuple[str, str]:
        """Language and currency of the sheet."""
        return (self.estimate.language, self.estimate.currency) if self.estimate is not None else ("en", "CNY")

    def problems(self) -> list[tuple[int, int, str]]:
        """Row, column and sentence of everything typed that could not be read."""
        rows = {line.id: row for row, line in enumerate(self.lines)}
        found = [
            (rows[line], AT[code], errors.sentence(error))
            for (line, code), (_t, error) in self._typed.items()
            if line in rows
        ]
        return sorted(found)

    # what a view asks

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            second = self.sheet[0].partition("+")[2]
            return labels.LANGUAGES[second] if column.code == "other_description" and second else _(column.head)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align | Qt.AlignmentFlag.AlignVCenter
        return head(column) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.editable and COLUMNS[index.column()].read is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), COLUMNS[index.column()]
        line = self.lines[row]
        kept = self._typed.get((line.id, column.code))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return kept[0] if kept else self._shown(row, column)
            case Qt.ItemDataRole.EditRole:
                return kept[0] if kept else column.typed(line, self.sheet)
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.align | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.AccessibleTextRole:
                value = kept[0] if kept else column.show(line, self.sheet)
                words = _("Line {number}, {what}").format(number=row + 1, what=head(column))
                return f"{words}: {value}" + (f". {errors.sentence(kept[1])}" if kept else "")
            case Qt.ItemDataRole.ToolTipRole:
                return errors.sentence(kept[1]) if kept else None
            case _ if role == ERROR:
                return errors.sentence(kept[1]) if kept else None
            case _ if role == TONE:
                return column.tone
        return None

    def _shown(self, row: int, column: Column) -> str:
        line = self.lines[row]
        if column.code == "group" and row and self.lines[row - 1].group is line.group:
            return ""  # once a run
        return column.show(line, self.sheet)

    # what a user does

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        return self.type(index.row(), COLUMNS[index.column()].code, str(value))

    def type(self, row: int, code: str, text: str) -> bool:
        """Take typed text for one cell; False when it cannot be read, and then it stays there to be put right."""
        column = COLUMNS[AT[code]]
        line = self.lines[row]
        if column.read is None or (
            text == column.typed(line, self.sheet) and not self._typed.pop((line.id, code), None)
        ):
            return column.read is not None
        try:
            column.read(trial(line), text, self.sheet)
        except UserError as error:
            self._typed[line.id, code] = (text, error)
            self._row_changed(row)
            self.refused.emit(row, AT[code])
            return False
        if not self.before_change():
            return False
        line = self.lines[row]
        self._typed.pop((line.id, code), None)
        column.read(line, text, self.sheet)
        self._row_changed(row)
        self.changed.emit()
        return True

    def add(self, at: int | None = None) -> int | None:
        """Put an empty line in at `at`, by default at the end; where it is, or None."""
        if self.estimate is None or not self.before_change():
            return None
        at = len(self.lines) if at is None else at
        self.beginInsertRows(_NONE, at, at)
        self.lines.insert(at, new_line(self.lines[at - 1] if at else None, self.tax))
        self.endInsertRows()
        self._all_changed()
        self.changed.emit()
        return at

    def remove(self, row: int) -> EstimateLine | None:
        """Take a line out; what it was, or None."""
        if not self.before_change():
            return None
        self.beginRemoveRows(_NONE, row, row)
        gone = self.lines.pop(row)
        self._typed = {key: kept for key, kept in self._typed.items() if key[0] != gone.id}
        self.endRemoveRows()
        self._all_changed()
        self.changed.emit()
        return gone

    def move(self, row: int, by: int) -> bool:
        """Move a line up (-1) or down (+1)."""
        to = row + by
        if not 0 <= to < len(self.lines) or not self.before_change():
            return False
        self.beginMoveRows(_NONE, row, row, _NONE, to + 1 if by > 0 else to)
        self.lines.insert(to, self.lines.pop(row))
        self.endMoveRows()
        self._all_changed()
        self.changed.emit()
        return True

    def refresh(self) -> None:
        """Language or currency of the sheet changed."""
        self._all_changed()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def _row_changed(self, row: int) -> None:
        last = min(row + 1, len(self.lines) - 1)  # the group below shows or hides its name
        self.dataChanged.emit(self.index(row, 0), self.index(last, len(COLUMNS) - 1))

    def _all_changed(self) -> None:
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(COLUMNS) - 1))


def head(column: Column) -> str:
    """The whole name of a column."""
    return _(LONG_HEADS.get(column.code, column.head))
