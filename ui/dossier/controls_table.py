"""Tables: fixed rows or as many as are needed, and rings where each row has one of several."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from aedesk.domain.errors import UserError
from aedesk.domain.questionnaire import Kind, Node
from ui import theme
from ui.dossier.about import About
from ui.dossier.control import Control
from ui.dossier.figures import show_date
from ui.dossier.table_cells import PAD, Cells
from ui.dossier.table_model import TableModel
from ui.errors import sentence
from ui.theme import C
from ui.widgets.paint import box, text
from ui.widgets.scroll import flat

_MOST = 560  # pixels; a longer table scrolls in itself


class _Heads(QHeaderView):
    def __init__(self, view: QTableView, model: TableModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._of = model
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(20)
        self.setFixedHeight(theme.scaled(28))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        seen = self._of.seen[section]
        area = QRectF(rect)
        painter.fillRect(area, C["sunk"])
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), C["line2"])
        if section < len(self._of.seen) - 1:
            painter.fillRect(QRectF(area.right() - 1, area.top(), 1, area.height()), C["line"])
        align = Qt.AlignmentFlag.AlignRight if seen.figure else Qt.AlignmentFlag.AlignLeft
        if seen.what == "option":
            align = Qt.AlignmentFlag.AlignHCenter
        inner = area.adjusted(4 if seen.what == "option" else PAD, 0, -4 if seen.what == "option" else -PAD, -1)
        text(painter, inner, seen.head, 12, 500, "t2", align)


class Grid(QTableView):
    """The cells by keyboard: arrows and Tab walk, typing or F2 changes, Space chooses, Ctrl+Delete removes a row."""

    left = Signal()
    refused = Signal(object)  # why copied cells do not fit

    def __init__(self, parent: QWidget, model: TableModel, large: bool) -> None:
        super().__init__(parent)
        self.table = model
        flat(self, "surf")
        for each in (self, self.viewport()):  # Chinese is typed straight into a cell
            each.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, True)
        self.setModel(model)
        self.cells = Cells(self, model, 16 if large else 13, 52 if large else 29)
        self.setItemDelegate(self.cells)
        self.cells.pasted.connect(self.paste)
        self.cells.finished_down.connect(lambda: self._step(0, 1, edit=False))
        self.setHorizontalHeader(_Heads(self, model))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(10)
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked)
        self.selectionModel().selectionChanged.connect(lambda *_each: self._follow())

    def _follow(self) -> None:
        chosen = self.selectionModel().selectedIndexes()  # screen readers select without making current
        if chosen and chosen[0] != self.currentIndex():
            self.selectionModel().setCurrentIndex(chosen[0], self.selectionModel().SelectionFlag.NoUpdate)
        self.viewport().update()

    # size

    def spread(self, width: int) -> None:
        """Share the width out among the columns."""
        seen = self.table.seen
        metrics = self.fontMetrics()
        fixed: dict[int, int] = {}
        for i, each in enumerate(seen):
            if each.what == "number":
                fixed[i] = theme.scaled(34)
            elif each.what == "label":
                names = [metrics.horizontalAdvance(self.table.row_name(r)) for r in range(len(self.table.node.rows))]
                fixed[i] = min(max(names, default=80) + 2 * PAD + 20, width * 2 // 5)
            elif each.what == "option":
                fixed[i] = max(metrics.horizontalAdvance(each.head) + 20, theme.scaled(84))
            elif each.column is not None and each.column.kind is Kind.DATE:
                fixed[i] = metrics.horizontalAdvance(show_date("2026-12-28", self.table.language)) + 2 * PAD + 4
            elif each.figure:
                fixed[i] = max(metrics.horizontalAdvance(each.head) + 2 * PAD, theme.scaled(110))
        free = [i for i in range(len(seen)) if i not in fixed]
        if not free:  # a grid of rings: the words of the rows get what is left
            label = next(i for i, each in enumerate(seen) if each.what == "label")
            fixed[label] = max(width - sum(w for i, w in fixed.items() if i != label), theme.scaled(120))
        rest = max(width - sum(fixed.values()), 60 * max(len(free), 1))
        for i in range(len(seen)):
            self.setColumnWidth(i, fixed[i] if i in fixed else rest // max(len(free), 1))
        over = sum(self.columnWidth(i) for i in range(len(seen))) - width
        last = free[-1] if free else len(seen) - 1
        self.setColumnWidth(last, self.columnWidth(last) - over)

    def heights(self) -> int:
        """Give every row the height of its text; how high they are together with the head."""
        total = self.horizontalHeader().height()
        for row in range(self.table.rowCount()):
            height = self.cells.row_height(row)
            self.setRowHeight(row, height)
            total += height
        return total

    def sizeHint(self) -> QSize:
        return QSize(400, 200)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBar().maximum() == 0:
            event.ignore()
            return
        super().wheelEvent(event)

    # keys

    def event(self, event: QEvent) -> bool:
        override = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if override and event.key() == Qt.Key.Key_F2:  # type: ignore[attr-defined]
            event.accept()  # F2 changes the cell, not who says it
            return True
        return super().event(event)

    def _stops(self, row: int) -> list[int]:
        able = Qt.ItemFlag.ItemIsSelectable
        return [i for i in range(len(self.table.seen)) if self.table.flags(self.table.index(row, i)) & able]

    def _step(self, along: int, down: int, edit: bool) -> bool:
        here = self.currentIndex()
        if not here.isValid():
            return False
        row, stops = here.row() + down, self._stops(here.row())
        place = stops.index(here.column()) if here.column() in stops else 0
        column = here.column()
        if along:
            place += along
            if not 0 <= place < len(stops):
                row += along
                if not 0 <= row < self.table.rowCount():
                    return False
                stops = self._stops(row)
                place = 0 if along > 0 else len(stops) - 1
            column = stops[place]
        if not 0 <= row < self.table.rowCount():
            return False
        index = self.table.index(row, column)
        self.setCurrentIndex(index)
        if edit and self.table.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        return True

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        hints = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, hints.NoHint)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if hint in (hints.EditNextItem, hints.EditPreviousItem):
            self._step(1 if hint is hints.EditNextItem else -1, 0, edit=True)

    def paste(self, said: str) -> None:
        """Put copied cells in, from the one that has the mark on."""
        here = self.currentIndex()
        row, column = here.row(), here.column()
        if row < 0 or not said.strip():
            return
        try:
            self.table.paste(row, column, said)
        except UserError as error:
            self.refused.emit(error)
        self.setCurrentIndex(self.table.index(row, column))

    def focusNextPrevChild(self, next: bool) -> bool:
        if self._step(1 if next else -1, 0, edit=False):
            return True
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Delete and here.isValid():
            if ctrl:
                self.table.remove(here.row())
                self.setCurrentIndex(self.table.index(min(here.row(), self.table.rowCount() - 1), here.column()))
            else:
                self.table.setData(here, "")
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not ctrl:
            if here.isValid() and self.table.flags(here) & Qt.ItemFlag.ItemIsEditable:
                self.edit(here)
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
            return
        if event.matches(QKeySequence.StandardKey.Copy) and here.isValid():
            QGuiApplication.clipboard().setText(str(here.data(Qt.ItemDataRole.DisplayRole) or ""))
            return
        if ctrl:
            event.ignore()  # Ctrl with an arrow belongs to the page
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self.table.rowCount():
            stops = self._stops(0)
            self.setCurrentIndex(self.table.index(0, stops[0] if stops else 0))
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
        if self.state() is not QAbstractItemView.State.EditingState:
            self.left.emit()


class TableControl(Control):
    """A table."""

    def __init__(self, node: Node, language: str, about: About, large: bool = False) -> None:
        super().__init__(node, language, about, large)
        self.model = TableModel(node, language, about)
        self.grid = Grid(self, self.model, large)
        self._height = 0
        self._measured = (0, -1)
        self._wrong = False
        self.model.edited.connect(self._edited)
        self.model.rowsInserted.connect(lambda *_rows: self._measure_again())
        self.model.modelReset.connect(self._measure_again)
        self.grid.left.connect(self.settled)
        self.grid.refused.connect(lambda error: self.fail(sentence(error)))

    def _edited(self) -> None:
        self._measure_again()
        self.changed.emit()
        self.settled.emit()

    def _measure_again(self) -> None:
        self._measured = (0, -1)
        self.fit()

    def value(self) -> Any:
        return self.model.value()

    def set_value(self, value: Any) -> None:
        try:
            if self.model.value() == value and value is not None:
                return
        except UserError:
            pass
        here = self.grid.currentIndex()
        row, column = here.row(), here.column()
        self.model.show(value)
        if row >= 0:
            self.grid.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1), column))

    def stop(self) -> QWidget:
        return self.grid

    def set_name(self, name: str) -> None:
        self.grid.setAccessibleName(name)
        if not self.model.fixed:
            self.grid.setAccessibleDescription(
                self.say.t("Type in the empty last row to add one; Ctrl Delete removes a row.")
            )

    def show_error(self, error: bool) -> None:
        self._wrong = error
        self.update()

    def arrange(self, width: int, move: bool) -> int:
        key = (width, self.model.rowCount())
        if key != self._measured:
            self._measured = key
            self.grid.spread(width - 2)
            whole = self.grid.heights()
            most = theme.scaled(_MOST)
            if whole > most:
                self.grid.spread(width - 12)
                whole = most
            self._height = whole + 2
        if move:
            self.grid.setGeometry(1, 1, width - 2, self._height - 2)
        return self._height

    def current(self) -> QModelIndex:
        """The cell that has the mark."""
        return self.grid.currentIndex()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            area = QRectF(0, 0, self.width(), self._height)
            box(painter, area, 4, C["surf"], C["red" if self._wrong else "line2"])
