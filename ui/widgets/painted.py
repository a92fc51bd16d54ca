"""Lists whose rows are painted: the model, the view and the ground of a row that rooms share."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.theme import C
from ui.widgets.paint import box, text
from ui.widgets.scroll import flat

ROW = Qt.ItemDataRole.UserRole
_NONE = QModelIndex()
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class RowModel(QAbstractListModel):
    """Rows of any kind; `ROW` hands out the row itself, `spoken` is what a screen reader says of it."""

    def __init__(self, spoken: Callable[[Any], str], heading: Callable[[Any], bool] = lambda _row: False) -> None:
        super().__init__()
        self.rows: list[Any] = []
        self._spoken, self._heading = spoken, heading

    def show(self, rows: Sequence[Any]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def place_of(self, key: object) -> int:
        """The place of the row whose id is `key`, -1 where it is not shown."""
        return next((i for i, row in enumerate(self.rows) if getattr(row, "id", None) == key and key is not None), -1)

    def first(self) -> int:
        """The first row that is not a heading, -1 for none."""
        return next((i for i, row in enumerate(self.rows) if not self._heading(row)), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and self._heading(self.rows[index.row()]):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == ROW:
            return self.rows[index.row()]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return self._spoken(self.rows[index.row()])
        return None


class PaintedList(QListView):
    """Enter and a double click open a row; the selection is what the inspector shows."""

    opened = Signal(object)  # the row
    picked = Signal(object)  # the row, or None

    def __init__(self, model: RowModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flat(self)
        self.rows = model
        self.by_key = False
        self.setModel(model)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.selectionModel().selectionChanged.connect(lambda *_changed: self.picked.emit(self.chosen()))
        self.doubleClicked.connect(lambda _index: self.open_chosen())

    def chosen(self) -> Any:
        """The selected row, or None."""
        found = self.selectionModel().selectedIndexes()
        return found[0].data(ROW) if found else None

    def choose(self, place: int) -> None:
        """Select the row at this place and bring it into view."""
        if place < 0:
            self.clearSelection()
            self.picked.emit(None)
            return
        index = self.rows.index(place)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def open_chosen(self) -> None:
        """Open the selected row."""
        chosen = self.chosen()
        if chosen is not None:
            self.opened.emit(chosen)

    def keyboardSearch(self, search: str) -> None:
        """Single letters are keys of the room, not a search."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_key = event.reason() in _BY_KEY
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and self.by_key:
            self.choose(self.rows.first())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_key = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_chosen()
            event.accept()
            return
        super().keyPressEvent(event)


class RowDelegate(QStyledItemDelegate):
    """Paints the ground of a row and its hairline; `paint_inside` paints what it says."""

    def __init__(self, view: PaintedList, height: int) -> None:
        super().__init__(view)
        self._view, self._height = view, height
        self.lines = True  # whether a hairline stands under each row

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, theme.scaled(self.height_of(index.data(ROW))))

    def height_of(self, row: Any) -> int:
        """How high a row is, before the text size."""
        return self._height

    @abstractmethod
    def paint_inside(self, painter: QPainter, area: QRect, row: Any) -> None:
        """Paint what the row says."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Enabled:
            inside = QRectF(area).adjusted(0, 0, 0, -1)
            if state & QStyle.StateFlag.State_Selected:
                box(painter, inside, 6, C["sel"])
                if state & QStyle.StateFlag.State_HasFocus and self._view.by_key:
                    box(painter, inside, 6, None, C["acc"], 2)
            elif state & QStyle.StateFlag.State_MouseOver:
                box(painter, inside, 6, C["hover"])
        self.paint_inside(painter, area, index.data(ROW))
        if self.lines:
            painter.fillRect(area.left(), area.bottom(), area.width(), 1, C["line"])
        painter.restore()


def halves(area: QRectF) -> tuple[QRectF, QRectF]:
    """The places of two lines in the middle of `area`."""
    pitch = theme.scaled(18)
    upper = QRectF(area.left(), area.center().y() - pitch, area.width(), pitch)
    return upper, upper.translated(0, pitch)


def paint_two(painter: QPainter, area: QRectF, upper: str, lower: str, weight: int = 400, tone: str = "t1") -> None:
    """Two lines, or one in the middle where the second is empty; `tone` is of the first."""
    if not lower:
        text(painter, area, upper, 13, weight, tone)
        return
    first, second = halves(area)
    text(painter, first, upper, 13, weight, tone)
    text(painter, second, lower, 12, 400, "t3")
