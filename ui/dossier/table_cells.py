"""How a cell of a table answer is painted, and the text that opens in it."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QMimeData, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPlainTextEdit, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from ui import theme
from ui.dossier.table_model import WRONG, Index, TableModel
from ui.theme import C
from ui.widgets.labels import wrap
from ui.widgets.paint import box, text

PAD = 9
MOST_LINES = 8


class CellText(QPlainTextEdit):
    """The text of one cell; Enter goes down, Alt+Enter starts a line."""

    down = Signal()
    pasted = Signal(str)  # several cells

    def __init__(self, parent: QWidget, px: int) -> None:
        super().__init__(parent)
        self.setFont(theme.font(px))
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.setTabChangesFocus(True)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if "\t" in source.text():
            self.pasted.emit(source.text())
        else:
            super().insertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            elif event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier):
                self.insertPlainText("\n")
            else:
                self.down.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), C["surf"])
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.setPen(QPen(C["acc"], 2))
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))


class Cells(QStyledItemDelegate):
    """Flat cells, text in as many lines as it needs, a ring where one of several is chosen."""

    finished_down = Signal()
    pasted = Signal(str)

    def __init__(self, view: QTableView, model: TableModel, px: int, least: int) -> None:
        super().__init__(view)
        self._view, self._model, self._px, self._least = view, model, px, least

    def lines(self, row: int, column: int) -> tuple[str, ...]:
        """The text of a cell, broken."""
        words = self._model.shown(row, self._model.seen[column])
        if not words:
            return ()
        width = self._view.columnWidth(column) - 2 * PAD
        short = len(words) * self._px * 0.4 < width and "\n" not in words
        if short and QFontMetricsF(theme.font(self._px)).horizontalAdvance(words) <= width:
            return (words,)
        return wrap(words[:2000], self._px, 400, width, MOST_LINES)

    def row_height(self, row: int) -> int:
        """How high a row is."""
        wordy = (i for i, seen in enumerate(self._model.seen) if seen.what in ("label", "cell"))
        most = max((len(self.lines(row, i)) for i in wordy), default=1)
        return max(theme.scaled(self._least), most * self._pitch() + 9)

    def _pitch(self) -> int:
        return theme.scaled(18) if self._px == 13 else theme.line(self._px)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRectF(option.rect)
        seen = self._model.seen[index.column()]
        now = self._view.currentIndex()
        active = now.isValid() and now.row() == index.row() and now.column() == index.column() and self._view.hasFocus()
        painter.save()
        painter.fillRect(area, C["surf"])
        if index.row() < self._model.rowCount() - 1 or self._view.verticalScrollBar().maximum():
            painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), C["line"])
        if index.column() < len(self._model.seen) - 1:
            painter.fillRect(QRectF(area.right() - 1, area.top(), 1, area.height()), C["line"])
        if seen.what == "option":
            self._ring(painter, area, self._model.chosen(index.row(), seen))
        else:
            self._words(painter, area, index)
        if active:
            painter.setPen(QPen(C["acc"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.restore()

    def _ring(self, painter: QPainter, area: QRectF, on: bool) -> None:
        side = 14.0 if self._px == 13 else 20.0
        mark = QRectF(area.center().x() - side / 2, area.center().y() - side / 2, side, side)
        box(painter, mark, side / 2, C["surf"], C["acc" if on else "ctl"], side * 0.29 if on else 1.5)

    def _words(self, painter: QPainter, area: QRectF, index: Index) -> None:
        row, seen = index.row(), self._model.seen[index.column()]
        side = Qt.AlignmentFlag.AlignRight if seen.figure else Qt.AlignmentFlag.AlignLeft
        inner = area.adjusted(PAD, 0, -PAD, 0)
        if seen.what == "number":
            text(painter, inner, self._model.shown(row, seen), 12, 400, "t3", Qt.AlignmentFlag.AlignRight)
            return
        if seen.what == "label" and self._model.node.rows[row].parent:
            inner.adjust(theme.scaled(14), 0, 0, 0)
        lines = self.lines(row, index.column())
        empty = not lines
        if empty and not (self._model.fixed or self._model.rows[row]):
            return
        token = "red" if index.data(WRONG) else "t3" if empty else "t2" if seen.what == "label" else "t1"
        if len(lines) <= 1:
            text(painter, inner, lines[0] if lines else "–", self._px, 400, token, side)
            return
        painter.setFont(theme.font(self._px))
        painter.setPen(C[token])
        metrics = QFontMetricsF(theme.font(self._px))
        pitch = self._pitch()
        top = area.top() + 4 + (pitch - metrics.height()) / 2 + metrics.ascent()
        for i, line in enumerate(lines):
            painter.drawText(QPointF(inner.left(), top + i * pitch), line)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, self.row_height(index.row()))

    # typing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        made = CellText(parent, self._px)
        made.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)).rsplit(":", 1)[0])
        made.down.connect(lambda: self._down(made))
        made.pasted.connect(lambda said: self._pasted(made, said))
        return made

    def _pasted(self, editor: CellText, said: str) -> None:
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.pasted.emit(said)

    def _down(self, editor: CellText) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.finished_down.emit()

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, CellText)
        if not editor.document().isModified():
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, CellText)
        model.setData(index, editor.toPlainText())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        area = option.rect
        assert isinstance(editor, CellText)
        pitch = editor.fontMetrics().lineSpacing()
        words = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if "\n" in words or editor.fontMetrics().horizontalAdvance(words[:400]) > area.width() - 20:
            area.setHeight(max(area.height(), min(pitch * 6 + 10, self._view.viewport().height() - area.top())))
        editor.setGeometry(area)
        above = max((theme.scaled(self._least) - pitch - 4) // 2, 0)
        editor.setViewportMargins(0, 0, 0, 0)
        editor.document().setDocumentMargin(2)
        frame = editor.document().rootFrame()
        shape = frame.frameFormat()
        shape.setTopMargin(above)
        shape.setLeftMargin(PAD - 3)
        frame.setFrameFormat(shape)
        editor.document().setModified(False)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        seen = self._model.seen[index.column()]
        if seen.what != "option":
            return False
        pressed = event.type() is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent)
        keyed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        keyed = keyed and event.key() == Qt.Key.Key_Space  # type: ignore[attr-defined]
        if pressed or keyed:
            return model.setData(index, None, Qt.ItemDataRole.CheckStateRole)
        return False
