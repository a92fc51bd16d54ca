"""One of a few things, chosen from a list that drops down."""

from PySide6.QtCore import QChildEvent, QItemSelection, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ui import icons, theme
from ui.theme import C
from ui.widgets.lines import HEIGHTS, paint_frame
from ui.widgets.paint import box, text


class Choice(QComboBox):
    """One of a few: `items` are (value, words); `changed` carries the value the user chose."""

    changed = Signal(object)
    left = Signal()
    _listened = False

    def __init__(
        self,
        items: list[tuple[object, str]],
        value: object = None,
        parent: QWidget | None = None,
        *,
        height: str = "md",
        prefix: str = "",
    ) -> None:
        super().__init__(parent)
        self.error = False
        self._prefix = prefix
        self._values: list[object] = []
        self.setFont(theme.font(13 if height in ("sm", "md") else 14) if not prefix else theme.font(12))
        self.setFixedHeight(theme.scaled(HEIGHTS[height]))
        across = QSizePolicy.Policy.Fixed if prefix else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMaxVisibleItems(14)
        self.set_items(items)
        if value is not None:
            self.set_value(value)
        self.activated.connect(self._chosen)
        if prefix:
            self.setAccessibleName(prefix)

    def set_items(self, items: list[tuple[object, str]]) -> None:
        """Offer other things; keeps the value if it is among them."""
        before = self.value()
        self.blockSignals(True)
        self.clear()
        self._values = [value for value, _words in items]
        self.addItems([words for _value, words in items])
        self.blockSignals(False)
        if before in self._values:
            self.set_value(before)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.setAccessibleDescription(name)  # on Linux a combo box is called by its value, and its name is not read

    def value(self) -> object:
        """The chosen value, or None."""
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Choose `value`; nothing if it is not among the items."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)
        self.updateGeometry()

    def set_error(self, error: bool) -> None:
        """Show or clear the red frame."""
        self.error = error
        self.update()

    def _chosen(self, index: int) -> None:
        self.updateGeometry()
        self.changed.emit(self._values[index])
        self.left.emit()

    def childEvent(self, event: QChildEvent) -> None:
        super().childEvent(event)
        if event.added() and not self._listened:  # the list is made when it is first dropped down, or read
            self._listened = True
            QTimer.singleShot(0, self, self._listen)

    def _listen(self) -> None:
        self.view().selectionModel().selectionChanged.connect(self._marked)

    def _marked(self, marked: QItemSelection) -> None:
        """A screen reader or a script marked a thing in the list that is not dropped down: it is chosen by that."""
        rows = marked.indexes()
        if not rows or self.view().isVisible() or not self.isVisible():
            return
        models = self.view().selectionModel()
        models.blockSignals(True)
        models.clearSelection()  # so that the same thing can be marked again later
        models.blockSignals(False)
        if rows[0].row() != self.currentIndex():
            self.setCurrentIndex(rows[0].row())
            self._chosen(rows[0].row())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a page that is being scrolled must not change a choice

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(12, 500) if self._prefix else self.font())
        widest = max((metrics.horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=40)
        if self._prefix:
            widest = metrics.horizontalAdvance(f"{self._prefix} ") + metrics.horizontalAdvance(self.currentText())
        return QSize(widest + (42 if self._prefix else 44), self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self._prefix else QSize(min(self.sizeHint().width(), 90), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._prefix:
                over = self.isEnabled() and self.underMouse()
                edge = C["acc"] if self.hasFocus() else C["line2"]
                box(painter, self.rect(), 6, C["hover"] if over else C["surf"], edge)
            else:
                paint_frame(self, painter, error=self.error)
            area = QRectF(self.rect()).adjusted(10, 0, -28, 0)
            token = "t1" if self.isEnabled() and self.currentIndex() >= 0 else "t3"
            px = 12 if self._prefix else _unscaled(self.font().pixelSize())
            if self._prefix:
                text(painter, area, self._prefix, 12, 400, "t2", elide=False)
                area.adjust(self.fontMetrics().horizontalAdvance(f"{self._prefix} ") + 1, 0, 0, 0)
            painter.setFont(self.font())
            weight = 500 if self._prefix else 400
            text(painter, area, self.currentText() or self.placeholderText(), px, weight, token)
            size = 14
            picture = icons.pixmap("chevron-down", size, "t2", self.devicePixelRatioF())
            painter.drawPixmap(self.width() - size - 9, (self.height() - size) // 2, picture)


def _unscaled(px: int) -> int:
    return round(px / max(theme.scaled(100) / 100, 1))
