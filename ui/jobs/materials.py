"""The material list of a brief: what is there is ticked, what is still missing is not."""

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

from aedesk.words import _
from ui import theme
from ui.theme import C
from ui.widgets.buttons import Button, IconButton
from ui.widgets.fields import Check, Line
from ui.widgets.paint import box


class Flow(QLayout):
    """Puts its parts side by side and goes on in the next line."""

    def __init__(self, parent: QWidget, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), apply=False)

    def minimumSize(self) -> QSize:
        widest = max((item.sizeHint().width() for item in self._items), default=0)
        return QSize(widest, theme.scaled(28) if self._items else 0)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, apply=True)

    def _lay(self, rect: QRect, *, apply: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            size = item.sizeHint()
            if x + size.width() > rect.right() + 1 and line:
                x, y, line = rect.x(), y + line + self._gap, 0
            if apply:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            line = max(line, size.height())
        return y + line - rect.y()


class _Chip(QWidget):
    """One material with its tick and a cross."""

    changed = Signal()
    removed = Signal()

    def __init__(self, words: str, there: bool) -> None:
        super().__init__()
        self.check = Check(words, there)
        self.check.changed.connect(lambda _on: self.changed.emit())
        self.cross = IconButton("x", _("Remove {what}").format(what=words), size=20)
        self.cross.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 3, 0)
        row.setSpacing(2)
        row.addWidget(self.check)
        row.addWidget(self.cross)
        self.setFixedHeight(theme.scaled(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            box(p, self.rect(), 6, C["surf"], C["line2"])


class Materials(QWidget):
    """Ticks for each material, and a line to add one more."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[_Chip] = []
        self._field = QWidget()
        self._flow = Flow(self._field)
        self.line = Line("", _("Add a material, then Enter"), height="sm")
        self.line.setAccessibleName(_("New material"))
        self.line.returnPressed.connect(self._take)
        self.add = Button(_("Add material"), height="sm", icon="plus")
        self.add.clicked.connect(self._take)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._field)
        column.addLayout(row)

    def set_value(self, text: str) -> None:
        """Show a list, one a line; a dash in front means that it is still missing."""
        if text == self.value():
            return
        for chip in list(self.chips):
            self._drop(chip)
        for line in text.splitlines():
            if words := line.lstrip("- ").strip():
                self._put(words, not line.lstrip().startswith("-"))
        self._settle()

    def value(self) -> str:
        """The list as it is kept."""
        return "\n".join(
            chip.check.accessibleName() if chip.check.value() else f"- {chip.check.accessibleName()}"
            for chip in self.chips
        )

    def set_error(self, error: bool) -> None:
        """Show or clear the red frame."""
        self.line.set_error(error)

    def _take(self) -> None:
        words = self.line.value()
        if words:
            self._put(words, True)
            self.line.clear()
            self._settle()
            self.changed.emit()
        self.line.setFocus()

    def _put(self, words: str, there: bool) -> None:
        chip = _Chip(words, there)
        chip.changed.connect(self.changed)
        chip.removed.connect(lambda: self._remove(chip))
        self._flow.addWidget(chip)
        self.chips.append(chip)

    def _remove(self, chip: _Chip) -> None:
        self._drop(chip)
        self._settle()
        self.line.setFocus()
        self.changed.emit()

    def _drop(self, chip: _Chip) -> None:
        self.chips.remove(chip)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _settle(self) -> None:
        self._field.setVisible(bool(self.chips))
        self._flow.invalidate()
        self._field.updateGeometry()
