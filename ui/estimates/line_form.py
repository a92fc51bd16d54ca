"""One line as a small form of named fields: for screen readers, and for lines that are easier to write this way."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.estimate import LineGroup
from aedesk.words import _
from ui.estimates import units
from ui.estimates.columns import AT, COLUMNS
from ui.estimates.model import ERROR, Lines, head
from ui.labels import label
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choice import Choice
from ui.widgets.fields import Field
from ui.widgets.labels import Label
from ui.widgets.lines import Line

_PLACES = {
    "description": (0, 0, 2), "other_description": (0, 2, 2),
    "group": (1, 0, 1), "quantity": (1, 1, 1), "unit": (1, 2, 1), "cost": (1, 3, 1),
    "markup": (2, 0, 1), "tax": (2, 1, 1), "discount": (2, 2, 1),
}  # fmt: skip
_PER_CENT = ("markup", "tax", "discount")


class LineForm(QWidget):
    """Signals: closed: back to the grid. went: another line is wanted, by its row."""

    closed = Signal()
    went = Signal(int)
    add_wanted = Signal()
    remove_wanted = Signal(int)

    def __init__(self, lines: Lines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._row = -1
        self.fields: dict[str, Field] = {}
        self._title = Label("", 12, 600)
        head_row = QHBoxLayout()
        head_row.setSpacing(4)
        head_row.addWidget(self._title)
        head_row.addStretch(1)
        self._before = self._icon("arrow-left", _("Line before"), "Ctrl ↑", lambda: self._go(-1))
        self._after = self._icon("arrow-right", _("Line after"), "Ctrl ↓", lambda: self._go(1))
        self._add = self._icon("plus", _("Add a line"), "Ctrl Enter", self.add_wanted.emit)
        self._remove = self._icon("trash", _("Delete the line"), "", lambda: self.remove_wanted.emit(self._row))
        self._close = Button(_("Back to the grid"), height="sm", keys="Esc")
        self._close.clicked.connect(self.closed)
        for each in (self._before, self._after, self._add, self._remove, self._close):
            head_row.addWidget(each)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for code, (row, column, span) in _PLACES.items():
            self.fields[code] = self._field(code)
            grid.addWidget(self.fields[code], row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(head_row)
        whole.addLayout(grid)
        whole.addStretch(1)
        lines.dataChanged.connect(lambda *_each: self._fill())
        for keys, by in (("Ctrl+Up", -1), ("Ctrl+Down", 1)):
            key = QShortcut(QKeySequence(keys), self, partial(self._go, by))
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _icon(self, icon: str, name: str, keys: str, do: Callable[[], None]) -> IconButton:
        button = IconButton(icon, name, keys=keys)
        button.clicked.connect(do)
        return button

    def _field(self, code: str) -> Field:
        name = head(COLUMNS[AT[code]]) + (" (%)" if code in _PER_CENT else "")
        editor: QWidget
        if code == "group":
            choice = Choice([(group.value, label(group)) for group in LineGroup])
            choice.changed.connect(lambda value: self._typed(code, str(value)))
            editor = choice
        else:
            line = Line()
            line.left.connect(lambda: self._typed(code, line.text()))
            line.textChanged.connect(lambda text: self._set(code, text))
            editor = line
        return Field(name, editor)

    def show_line(self, row: int) -> None:
        """Show the line of this row."""
        self._row = row
        self._fill()

    def first(self) -> None:
        """Put the cursor into the first field."""
        self.fields["description"].editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self) -> None:
        count = self._lines.rowCount()
        if not 0 <= self._row < count:
            return
        self._title.setText(_("Line {number} of {count}").format(number=self._row + 1, count=count))
        self._before.setEnabled(self._row > 0)
        self._after.setEnabled(self._row + 1 < count)
        both = units.bilingual(self._lines.sheet[0])
        self.fields["other_description"].setVisible(both)
        unit = self.fields["unit"].editor
        unit.setToolTip(_("both languages: 张 / piece") if both else "")
        for code, field in self.fields.items():
            index = self._lines.index(self._row, AT[code])
            field.setEnabled(self._lines.editable)
            value = str(index.data(Qt.ItemDataRole.EditRole))
            editor = field.editor
            under_way = isinstance(editor, Line) and editor.hasFocus() and editor.isModified()
            if isinstance(editor, Choice | Line) and not under_way:
                editor.set_value(value)
            wrong = index.data(ERROR)
            if wrong:
                field.fail(str(wrong))
            elif field.failed:
                field.clear()

    def _set(self, code: str, text: str) -> None:
        editor = self.fields[code].editor
        if isinstance(editor, Line) and not editor.isModified():  # a screen reader writes without typing
            self._take(code, text)

    def commit(self) -> None:
        """Take over what is being typed."""
        for code, field in self.fields.items():
            if isinstance(field.editor, Line):
                self._take(code, field.editor.text())

    def _take(self, code: str, text: str) -> None:
        index = self._lines.index(self._row, AT[code])
        if index.isValid() and text != index.data(Qt.ItemDataRole.EditRole):
            self._typed(code, text)

    def _typed(self, code: str, text: str) -> None:
        editor = self.fields[code].editor
        if isinstance(editor, Line):
            editor.setModified(False)
        if 0 <= self._row < self._lines.rowCount() and self._lines.editable:
            self._lines.type(self._row, code, text)
            self._fill()

    def _go(self, by: int) -> None:
        self.went.emit(self._row + by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
