"""The rows and cells of a table answer, for the view that shows them."""

import csv
from dataclasses import dataclass
from io import StringIO
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from aedesk.domain.answer_values import LONGEST, MOST_ROWS
from aedesk.domain.errors import UserError
from aedesk.domain.questionnaire import Column, Kind, Node
from aedesk.words import words
from ui.dossier.about import About
from ui.dossier.chips import in_language
from ui.dossier.figures import read_date_part, read_figure, show_date, show_figure

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_FIGURES = (Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.INTEGER)
WRONG = Qt.ItemDataRole.UserRole + 1  # the sentence code of a cell that cannot be read


def read_block(said: str) -> list[list[str]]:
    """Cells as a spreadsheet copies them: tabs between them, lines in quotation marks kept together."""
    try:
        return list(csv.reader(StringIO(said.rstrip("\r\n"), newline=""), delimiter="\t"))
    except csv.Error:
        raise UserError("answer_too_long", most=LONGEST, length=len(said)) from None


@dataclass(frozen=True)
class Seen:
    """One column of the view: the printed number, the row's label, a column, or one option of a column."""

    what: str  # number, label, cell or option
    head: str
    column: Column | None = None
    option: str = ""

    @property
    def figure(self) -> bool:
        """Whether it holds figures, at the right."""
        return self.column is not None and self.column.kind in _FIGURES and not self.option


class TableModel(QAbstractTableModel):
    """Fixed rows, or as many as are needed with an empty one at the end."""

    edited = Signal()

    def __init__(self, node: Node, language: str, about: About) -> None:
        super().__init__()
        self.node, self.language, self.about = node, language, about
        self.say = words(language)
        self.fixed = bool(node.rows)
        self.seen = self._columns()
        self.rows: list[dict[str, Any]] = [{} for _row in node.rows] if self.fixed else [{}]
        self.unread: dict[tuple[int, str], str] = {}  # what was typed into a cell and cannot be read

    def _columns(self) -> list[Seen]:
        seen: list[Seen] = []
        if self.fixed:
            if any(row.number and not row.parent for row in self.node.rows):
                seen.append(Seen("number", ""))
            head = in_language(self.node.row_header, self.language) or self.say.t("Attribute")
            seen.append(Seen("label", head))
        for column in self.node.columns:
            if column.kind is Kind.SINGLE_CHOICE:
                seen += [
                    Seen("option", in_language(option.label, self.language), column, option.key)
                    for option in column.options
                ]
            else:
                seen.append(Seen("cell", in_language(column.label, self.language), column))
        return seen

    # value

    def value(self) -> Any:
        """The rows as they are kept; UserError where a cell cannot be read."""
        if self.unread:
            (_row, key), typed = next(iter(self.unread.items()))
            dated = any(column.key == key and column.kind is Kind.DATE for column in self.node.columns)
            raise UserError("answer_no_date" if dated else "answer_no_number", typed=typed[:40])
        if self.fixed:
            kept = {row.key: dict(self.rows[i]) for i, row in enumerate(self.node.rows) if self.rows[i]}
            return kept or None
        return [dict(row) for row in self.rows if row] or None

    def show(self, value: Any) -> None:
        """Show a kept value."""
        self.beginResetModel()
        self.unread.clear()
        if self.fixed:
            given = value or {}
            self.rows = [dict(given.get(row.key) or {}) for row in self.node.rows]
        else:
            self.rows = [dict(row) for row in value or ()]
            self._end()
        self.endResetModel()

    def _end(self) -> None:
        if not self.fixed and (not self.rows or self.rows[-1]) and len(self.rows) < MOST_ROWS:
            self.rows.append({})

    def remove(self, row: int) -> None:
        """Take a row out, or empty a fixed one."""
        if not 0 <= row < len(self.rows) or not (self.rows[row] or any(at == row for at, _key in self.unread)):
            return
        self.beginResetModel()
        if self.fixed:
            self.rows[row] = {}
            self.unread = {at: typed for at, typed in self.unread.items() if at[0] != row}
        else:
            del self.rows[row]
            self.unread = {
                (at - (at > row), key): typed for (at, key), typed in self.unread.items() if at != row
            }
            self._end()
        self.endResetModel()
        self.edited.emit()

    # cells

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.seen)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        seen = self.seen[index.column()]
        on = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if seen.what == "cell" or (seen.what == "label" and self.node.rows[index.row()].detail):
            return on | Qt.ItemFlag.ItemIsEditable
        if seen.what == "option":
            return on | Qt.ItemFlag.ItemIsUserCheckable
        return Qt.ItemFlag.NoItemFlags  # arrows pass over what cannot be changed

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.seen[section].head
        return None

    def row_name(self, row: int) -> str:
        """What a row is called."""
        if self.fixed:
            return in_language(self.node.rows[row].label, self.language)
        return self.say.t("Row {number}").format(number=row + 1)

    def shown(self, row: int, seen: Seen) -> str:
        """What a cell shows."""
        cells = self.rows[row]
        if seen.what == "number":
            return self.node.rows[row].number.strip("()（）") if not self.node.rows[row].parent else ""
        if seen.what == "label":
            blank = str(cells.get("blank") or "")
            return f"{self.row_name(row)}: {blank}" if blank else self.row_name(row)
        assert seen.column is not None
        if seen.what == "option":
            return ""
        typed = self.unread.get((row, seen.column.key))
        value = cells.get(seen.column.key)
        if typed is not None:
            return typed
        if value is None:
            return ""
        if seen.column.kind in _FIGURES:
            words = show_figure(str(value), self.language)
            percent = " %" if self.language == "es" else "%"
            return words + percent if seen.column.kind is Kind.PERCENT else words
        return show_date(str(value), self.language) if seen.column.kind is Kind.DATE else str(value)

    def chosen(self, row: int, seen: Seen) -> bool:
        """Whether an option of a row is the chosen one."""
        value = self.rows[row].get(seen.column.key) if seen.column is not None else None
        return bool(value) and (value[0] if isinstance(value, list) else value) == seen.option

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, seen = index.row(), self.seen[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(row, seen)
        if role == Qt.ItemDataRole.EditRole:
            if seen.what == "label":
                return str(self.rows[row].get("blank") or "")
            return self.shown(row, seen).removesuffix("%").rstrip() if seen.figure else self.shown(row, seen)
        if role == Qt.ItemDataRole.CheckStateRole and seen.what == "option":
            return Qt.CheckState.Checked if self.chosen(row, seen) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, seen)
        if role == WRONG and seen.column is not None:
            return (row, seen.column.key) in self.unread
        return None

    def _spoken(self, row: int, seen: Seen) -> str:
        if seen.what in ("number", "label"):
            return self.shown(row, seen)
        said = self.shown(row, seen) or self.say.t("empty")
        if seen.what == "option":
            said = self.say.t("chosen") if self.chosen(row, seen) else self.say.t("not chosen")
        return f"{self.row_name(row)}, {seen.head}: {said}"

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, seen = index.row(), self.seen[index.column()]
        if seen.what == "option" and role == Qt.ItemDataRole.CheckStateRole:
            self._tick(row, seen)
        elif seen.what == "label":
            self._put(row, "blank", str(value).strip() or None)
        elif seen.what == "cell" and role == Qt.ItemDataRole.EditRole:
            if str(value).strip() == str(self.data(index, Qt.ItemDataRole.EditRole)).strip():
                return False
            self._read(row, seen, str(value))
        else:
            return False
        before = len(self.rows)
        if not self.fixed and self.rows[-1] and before < MOST_ROWS:
            self.beginInsertRows(_NONE, before, before)
            self.rows.append({})
            self.endInsertRows()
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.seen) - 1))
        self.edited.emit()
        return True

    def paste(self, row: int, column: int, said: str) -> None:
        """Put copied cells in from this one on, all of them or none; UserError where they do not fit."""
        block = read_block(said)
        cells = [seen for seen in self.seen[column:] if seen.what == "cell"]
        most = len(self.rows) if self.fixed else MOST_ROWS
        if row + len(block) > most:
            raise UserError("answer_too_many_rows", most=most)
        if max(map(len, block), default=0) > len(cells):
            raise UserError("answer_too_many_cells", most=len(cells))
        self.beginResetModel()
        while not self.fixed and len(self.rows) < min(row + len(block) + 1, MOST_ROWS):
            self.rows.append({})
        for place, line in enumerate(block, row):
            for seen, typed in zip(cells, line, strict=False):
                self._read(place, seen, typed)
        self.endResetModel()
        self.edited.emit()

    def _tick(self, row: int, seen: Seen) -> None:
        assert seen.column is not None
        self._put(row, seen.column.key, None if self.chosen(row, seen) else [seen.option, None])

    def _read(self, row: int, seen: Seen, typed: str) -> None:
        assert seen.column is not None
        key = seen.column.key
        self.unread.pop((row, key), None)
        try:
            if seen.column.kind in _FIGURES:
                self._put(row, key, read_figure(typed.strip().removesuffix("%"), self.language))
            elif seen.column.kind is Kind.DATE:
                self._put(row, key, read_date_part(typed, seen.column.precision, self.about.today))
            else:
                self._put(row, key, typed.strip() or None)
        except UserError:
            self.unread[(row, key)] = typed

    def _put(self, row: int, key: str, value: Any) -> None:
        if value is None:
            self.rows[row].pop(key, None)
        else:
            self.rows[row][key] = value
