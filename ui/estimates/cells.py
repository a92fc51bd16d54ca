"""How a cell of the estimate grid is painted and what opens in it for typing."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from aedesk.domain.estimate import LineGroup
from aedesk.words import _
from ui import icons, theme
from ui.estimates.columns import COLUMNS
from ui.estimates.model import ERROR, TONE, head
from ui.labels import label
from ui.theme import C
from ui.widgets.choice import Choice
from ui.widgets.paint import text

Index = QModelIndex | QPersistentModelIndex
WORDY = ("description", "other_description")


class CellLine(QLineEdit):
    """The line that opens in a cell, with the 2 pixel frame of the cell that is being typed into."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setFont(theme.font(13))
        self.setTextMargins(5, 0, 5, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setPen(QPen(C["acc"], 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))


class Cells(QStyledItemDelegate):
    """Paints cells flat and opens the editor that fits the column."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRectF(option.rect)
        column = COLUMNS[index.column()]
        now = self._view.currentIndex()
        here = now.row() == index.row()
        active = here and now.column() == index.column() and self._view.hasFocus()
        painter.save()
        painter.fillRect(area, C["surf" if active or not here else "sel"])
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), C["line"])
        wrong = index.data(ERROR)
        pad = 9 if self._view.width() > 860 else 7
        right = {"amount": -20, "no": 0}.get(column.code, -pad)
        inner = area.adjusted(24 if index.column() == 0 else pad, 0, right, -1)
        if wrong:
            inner = self._wrong(painter, area)
        words = str(index.row() + 1) if column.code == "no" else str(index.data() or "")
        weight = 500 if column.code == "amount" else 400
        text(painter, inner, words, 12 if column.code == "no" else 13, weight,
             "red" if wrong else str(index.data(TONE)), column.align)  # fmt: skip
        if active:
            painter.setPen(QPen(C["acc"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.drawRect(area.adjusted(1, 1, -1, -2))
        painter.restore()

    def _wrong(self, painter: QPainter, area: QRectF) -> QRectF:
        painter.setPen(QPen(C["red"], 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -1.5))
        picture = icons.pixmap("alert-circle", 14, "red", self._view.devicePixelRatioF())
        painter.drawPixmap(QPointF(area.left() + 5, area.center().y() - 7), picture)
        return area.adjusted(22, 0, -5, -1)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = COLUMNS[index.column()]
        editor: QWidget
        if column.code == "group":
            choice = Choice([(group.value, label(group)) for group in LineGroup], parent=parent, height="sm")
            choice.changed.connect(lambda _value: self._chosen(choice))
            editor = choice
        else:
            line = CellLine(parent)
            line.setAlignment(column.align | Qt.AlignmentFlag.AlignVCenter)
            editor = line
        editor.setAccessibleName(_("Line {number}, {what}").format(number=index.row() + 1, what=head(column)))
        return editor

    def _chosen(self, editor: Choice) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, Choice):
            editor.set_value(value)
        elif isinstance(editor, QLineEdit):
            editor.setText(value)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, Choice):
            model.setData(index, str(editor.value()))
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        area = option.rect
        if COLUMNS[index.column()].code in WORDY:
            need = editor.fontMetrics().horizontalAdvance(str(index.data())) + 40
            room = self._view.viewport().width() - area.left()
            area.setWidth(min(max(area.width(), need, 240), room))
        editor.setGeometry(area.adjusted(0, 0, 0, -1))
