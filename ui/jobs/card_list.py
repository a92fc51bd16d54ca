"""The list of cards in one open column."""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QDrag, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.jobs.card_paint import GAP, CardDelegate, drag_picture
from ui.jobs.cards import CardModel, card_at
from ui.widgets.scroll import flat


class CardList(QListView):
    """Selects one card, lifts it when dragged, and tells keys that are not its own to the board.

    Signals: picked: another card is selected. entered: the selected card is opened. menu: its menu is asked for, at a
    place on the screen. strayed: an arrow key leaves this column, -1 to the left, 1 to the right.
    """

    picked = Signal(object)
    entered = Signal(object)
    menu = Signal(object, QPoint)
    strayed = Signal(int)

    def __init__(self, model: CardModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards = model
        self._delegate = CardDelegate(self)
        self._press = QPoint()
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        flat(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # it lies in the column's margin
        self.verticalScrollBar().setFixedWidth(7)
        self.setDragEnabled(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(False)
        self.setMouseTracking(False)
        for part in (self, self.viewport()):
            part.setAcceptDrops(False)  # the column takes drops, its head and its empty part too
        self.verticalScrollBar().setSingleStep(24)
        self.selectionModel().selectionChanged.connect(self._on_selection)

    def select_row(self, row: int, *, quiet: bool = False) -> None:
        """Select a row, -1 for none; `quiet` says nothing to the board."""
        self.blockSignals(quiet)
        index = self.cards.index(row)
        command = QItemSelectionModel.SelectionFlag.ClearAndSelect
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, command)
            self.scrollTo(index)
        else:
            self.selectionModel().clear()
        self.blockSignals(False)

    def selected_row(self) -> int:
        """The selected row, -1 for none."""
        rows = self.selectionModel().selectedIndexes()
        return rows[0].row() if rows else -1

    def card_rect(self, row: int) -> QRect:
        """Where a card lies on the screen."""
        rect = self.visualRect(self.cards.index(row)).adjusted(1, 1, -1, 1 - GAP)
        return QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def set_lifted(self, row: int) -> None:
        """Show a row's place as empty, -1 for none."""
        self._delegate.lifted = QPersistentModelIndex(self.cards.index(row)) if row >= 0 else QPersistentModelIndex()
        self.viewport().update()

    def startDrag(self, supported: Qt.DropAction) -> None:
        row = self.selected_row()
        if row < 0:
            return
        index = self.cards.index(row)
        rect = self.card_rect(row)
        picture, corner = drag_picture(card_at(index), rect.size(), self.cards.today(), self.devicePixelRatioF())
        drag = QDrag(self)
        drag.setMimeData(self.cards.mimeData([index]))
        drag.setPixmap(picture)
        drag.setHotSpot(self._press - self.visualRect(index).topLeft() + corner)
        self.set_lifted(row)
        drag.exec(Qt.DropAction.MoveAction)
        self.set_lifted(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.entered.emit(card_at(self.indexAt(event.position().toPoint())).id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.cards.index(self.selected_row()) if by_key else self.indexAt(event.pos())
        if index.isValid():
            self.select_row(index.row())
            where = self.card_rect(index.row()).center() if by_key else event.globalPos()
            self.menu.emit(card_at(index).id, where)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.strayed.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.selected_row() >= 0:
            self.entered.emit(card_at(self.cards.index(self.selected_row())).id)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters are commands of the room."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.selected_row() < 0 and self.cards.rowCount() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.select_row(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _on_selection(self, chosen: QItemSelection, _gone: QItemSelection) -> None:
        indexes: list[QModelIndex] = chosen.indexes()
        if indexes:
            self.picked.emit(card_at(indexes[0]).id)
