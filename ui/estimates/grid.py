"""The grid of an estimate's lines: everything by keyboard, and by mouse."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QLabel, QTableView, QWidget

from aedesk.words import _
from ui import format, theme
from ui.estimates.cells import Cells
from ui.estimates.columns import AT, COLUMNS
from ui.estimates.model import ERROR, Lines
from ui.theme import C
from ui.widgets.paint import box, text
from ui.widgets.scroll import flat

Index = QModelIndex | QPersistentModelIndex
_NEXT = QAbstractItemDelegate.EndEditHint.EditNextItem


class Heads(QHeaderView):
    """The names of the columns, flat."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFixedHeight(theme.scaled(32))
        self.setMinimumSectionSize(30)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        column = COLUMNS[section]
        pad = 9 if self.width() > 860 else 7
        area = QRectF(rect)
        painter.fillRect(area, C["sunk"])
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), C["line2"])
        right = {"amount": -20, "no": 0}.get(column.code, -pad)
        inner = area.adjusted(24 if section == 0 else pad, 0, right, -1)
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        text(painter, inner, words, 12, 500, "t2", column.align)


class CellNote(QLabel):
    """Says under a cell why what was typed there cannot be read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(theme.font(12, 500))
        self.setPalette(theme.tinted("red"))
        self.setForegroundRole(QPalette.ColorRole.WindowText)  # a child of a list would take its Text
        self.setContentsMargins(8, 2, 8, 2)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box(painter, self.rect(), 4, C["redbg"], C["red"])
        super().paintEvent(event)


class Grid(QTableView):
    """The lines; signals tell what keys and mouse ask for, and `selected` that another line is the current one."""

    form_wanted = Signal(int)
    add_wanted = Signal()
    remove_wanted = Signal(int)
    move_wanted = Signal(int, int)
    selected = Signal(int)

    def __init__(self, lines: Lines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = lines
        self.least = 4  # lines that stay in sight however little room there is
        flat(self, "surf")
        for each in (self, self.viewport()):  # Chinese is typed straight into a cell
            each.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, True)
        self.setModel(lines)
        self.setItemDelegate(Cells(self))
        self.setHorizontalHeader(Heads(self))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)  # Tab leaves the grid, arrows walk in it
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked)
        self.setAccessibleName(_("Lines of the estimate"))
        self.setAccessibleDescription(_("Enter opens a line as a form; F2 or typing changes the cell."))
        self.set_row_height(34)
        self.selectionModel().selectionChanged.connect(lambda *_each: self._follow())
        self.selectionModel().currentChanged.connect(self._current)
        lines.modelReset.connect(self.fit)
        lines.rowsInserted.connect(self.fit)
        lines.rowsRemoved.connect(self.fit)
        self._note = CellNote(self.viewport())
        lines.refused.connect(self._refused)
        lines.dataChanged.connect(lambda *_each: self._judge())
        lines.modelReset.connect(self._note.hide)
        self._wrong = QPersistentModelIndex()
        self.show_second_language(False)

    # what is wrong

    def _refused(self, row: int, column: int) -> None:
        self._wrong = QPersistentModelIndex(self.lines.index(row, column))
        self._judge()

    def _judge(self) -> None:
        here = self.currentIndex()
        index = here if here.isValid() and here.data(ERROR) else self._wrong
        words = index.data(ERROR) if index.isValid() else None
        self._note.setVisible(bool(words))
        if not words:
            return
        self._note.setText(str(words))
        self._note.adjustSize()
        cell = self.visualRect(self.lines.index(index.row(), index.column()))
        below = cell.bottom() + 1
        if below + self._note.height() > self.viewport().height():
            below = cell.top() - self._note.height()
        left = min(cell.left(), self.viewport().width() - self._note.width() - 4)
        self._note.move(left, max(below, 0))
        self._note.raise_()

    # size

    def set_row_height(self, height: int) -> None:
        """34 pixels a line, 31 on a low screen."""
        self.verticalHeader().setDefaultSectionSize(theme.scaled(height))
        self.fit()

    def show_second_language(self, show: bool) -> None:
        """Show or hide the column of the sheet's second language."""
        self.setColumnHidden(AT["other_description"], not show)
        self.fit()

    def fit(self) -> None:
        """Share the width out: the descriptions get what the figures leave."""
        tight = self.viewport().width() < 880
        fixed = 0
        for n, column in enumerate(COLUMNS):
            if column.width:
                width = theme.scaled(round(column.width * (0.92 if tight else 1)))
                self.setColumnWidth(n, max(width, self._least(n)))
                fixed += self.columnWidth(n)
        room = max(self.viewport().width() - fixed, 160)
        both = not self.isColumnHidden(AT["other_description"])
        first = room - room * 9 // 20 if both else room
        self.setColumnWidth(AT["description"], first)
        self.setColumnWidth(AT["other_description"], room - first if both else 0)
        self.updateGeometry()

    def _least(self, column: int) -> int:
        """What the head of a column needs, and a percentage in it."""
        if column == AT["no"]:
            return theme.scaled(44)
        pad = 18 if self.viewport().width() > 860 else 14
        head = str(self.lines.headerData(column, Qt.Orientation.Horizontal))
        need = QFontMetrics(theme.font(12, 500)).horizontalAdvance(head)
        if column in (AT["markup"], AT["tax"], AT["discount"]):
            need = max(need, QFontMetrics(theme.font(13)).horizontalAdvance(format.percent(0.13)))
        return need + pad + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def sizeHint(self) -> QSize:
        rows = max(self.lines.rowCount(), 1)
        return QSize(600, self.horizontalHeader().height() + rows * self.verticalHeader().defaultSectionSize())

    def minimumSizeHint(self) -> QSize:
        rows = min(max(self.lines.rowCount(), 1), self.least)
        return QSize(420, self.horizontalHeader().height() + rows * self.verticalHeader().defaultSectionSize())

    # place

    def row(self) -> int:
        """The current line, or -1."""
        return self.currentIndex().row()

    def go(self, row: int, code: str = "description", *, edit: bool = False) -> None:
        """Make one cell the current one."""
        index = self.lines.index(row, AT[code])
        self.setCurrentIndex(index)
        self.scrollTo(index)
        if edit and self.lines.editable:
            self.edit(index)

    def _follow(self) -> None:
        # screen readers select without making current
        chosen = self.selectionModel().selectedIndexes()
        if chosen and chosen[0] != self.currentIndex():
            self.selectionModel().setCurrentIndex(chosen[0], self.selectionModel().SelectionFlag.NoUpdate)

    def _current(self, now: QModelIndex, before: QModelIndex) -> None:
        self.viewport().update()
        self._judge()
        if now.row() != before.row():
            self.selected.emit(now.row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.lines.rowCount():
            self.go(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def commit(self) -> None:
        """Take over what is being typed in an open cell, and close it."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None and self.state() is QAbstractItemView.State.EditingState:
            self.commitData(editor)
            super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    # keys

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                event.accept()  # here they move a line, whatever the window does with them
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QAbstractItemView.State.EditingState:
            event.ignore()  # what the open editor had no use for
            return
        key, held = event.key(), event.modifiers()
        ctrl, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
        row = self.row()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held & ctrl:
            if row >= 0:
                self.form_wanted.emit(row)
        elif held & ctrl and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and row >= 0:
            self.remove_wanted.emit(row)
        elif held & alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and row >= 0:
            self.move_wanted.emit(row, -1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not held and self.currentIndex().isValid():
            self.edit(self.currentIndex())
            editor = self.indexWidget(self.currentIndex())
            if editor is not None and hasattr(editor, "clear"):
                editor.clear()
        elif key == Qt.Key.Key_Escape or held & (ctrl | alt) or key in (Qt.Key.Key_F6, Qt.Key.Key_F1):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters open the cell; they do not search."""

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        now = self.currentIndex()
        last = now.row() == self.lines.rowCount() - 1 and self._step(now, 1) is None
        if hint == _NEXT and last:
            super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self.add_wanted.emit()
        elif hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            if now.row() + 1 < self.lines.rowCount():
                self.setCurrentIndex(self.lines.index(now.row() + 1, now.column()))
        else:
            super().closeEditor(editor, hint)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        steps = {QAbstractItemView.CursorAction.MoveNext: 1, QAbstractItemView.CursorAction.MovePrevious: -1}
        if action in steps:
            return self._step(self.currentIndex(), steps[action]) or self.currentIndex()
        return super().moveCursor(action, modifiers)

    def _step(self, index: Index, by: int) -> QModelIndex | None:
        """The next cell that can be typed into, over the ends of lines."""
        row, column = index.row(), index.column()
        while 0 <= row < self.lines.rowCount():
            column += by
            if not 0 <= column < len(COLUMNS):
                row, column = row + by, -1 if by > 0 else len(COLUMNS)
            elif not self.isColumnHidden(column) and COLUMNS[column].read is not None:
                return self.lines.index(row, column)
        return None
