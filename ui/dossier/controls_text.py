"""Answers in words: one that grows with what is typed, and several, one a line."""

from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from aedesk.domain.questionnaire import Kind, Node
from ui import theme
from ui.dossier.about import About
from ui.dossier.control import Control
from ui.widgets.lines import LongText

MOST_LINES = 12  # then it scrolls


class GrowingText(LongText):
    """As high as its text; `single`: Enter goes on instead of starting a line."""

    asked = Signal()  # its height should be looked at again
    entered = Signal()

    def __init__(self, parent: QWidget, *, single: bool, large: bool) -> None:
        super().__init__("", "", parent, lines=1)
        self._single = single
        self._lines = 1
        self._resizing = False
        self._least = 3 if large and not single else 1
        if large:
            self.setFont(theme.font(16))
            self.setViewportMargins(13, 11, 8, 11)
            self._around = 26
        else:
            self.setViewportMargins(7, 5, 4, 5)
            self._around = 16
        self.setMinimumHeight(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().clearUndoRedoStacks()  # margins and faces are steps, too
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._count())

    def _count(self) -> None:
        layout, block = self.document().documentLayout(), self.document().begin()
        lines = 0
        while block.isValid() and lines < MOST_LINES:
            layout.blockBoundingRect(block)  # breaks its lines, which would else wait for the first painting
            lines += max(block.layout().lineCount(), 1)
            block = block.next()
        lines = min(max(lines, 1), MOST_LINES)
        if lines != self._lines:
            self._lines = lines
            if self._resizing:  # while it is being shown, Qt forgets what is resized in turn
                QTimer.singleShot(0, self, self.asked.emit)
            else:
                self.asked.emit()

    def needed(self) -> int:
        """How high it wants to be."""
        pitch = QFontMetricsF(self.font()).lineSpacing()
        return ceil(pitch * max(self._lines, self._least)) + self._around

    def event(self, event: QEvent) -> bool:
        # nothing of its own to take back: the window's Ctrl+Z takes back the saved answer
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ctrl = Qt.KeyboardModifier.ControlModifier
            undo = event.key() == Qt.Key.Key_Z and event.modifiers() == ctrl
            if undo and not self.document().isUndoAvailable():
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
                return
            if self._single and plain:
                self.entered.emit()
                return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._resizing = True
        super().resizeEvent(event)
        self._count()  # another width breaks the lines elsewhere, which the document does not tell
        self._resizing = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.ShortcutFocusReason):
            self.moveCursor(self.textCursor().MoveOperation.End)


class TextControl(Control):
    """One text, short or long."""

    def __init__(self, node: Node, language: str, about: About, large: bool = False) -> None:
        super().__init__(node, language, about, large)
        self.area = GrowingText(self, single=self._single(), large=large)
        self.area.asked.connect(self.fit)
        self.area.textChanged.connect(self._typed)
        self.area.left.connect(self.settled)
        self.area.entered.connect(self._entered)
        self._quiet = False

    def _single(self) -> bool:
        return self.node.kind is Kind.TEXT

    def _entered(self) -> None:
        self.settled.emit()
        self.area.focusNextChild()

    def _typed(self) -> None:
        if not self._quiet:
            self.changed.emit()

    def value(self) -> Any:
        return self.area.toPlainText().strip() or None

    def set_value(self, value: Any) -> None:
        text = self._text_of(value)
        if text != self.area.toPlainText():
            self._quiet = True
            self.area.setPlainText(text)
            self.area.document().clearUndoRedoStacks()
            self._quiet = False

    def _text_of(self, value: Any) -> str:
        return str(value or "")

    def set_hint(self, hint: str) -> None:
        """What an empty field says."""
        self.area.setPlaceholderText(hint)

    def stop(self) -> QWidget:
        return self.area

    def show_error(self, error: bool) -> None:
        self.area.set_error(error)

    def arrange(self, width: int, move: bool) -> int:
        height = self.area.needed()
        if move:
            self.area.setGeometry(0, 0, width, height)
        return height


class LinesControl(TextControl):
    """Several short texts, one a line."""

    def _single(self) -> bool:
        return False

    def value(self) -> Any:
        return [line.strip() for line in self.area.toPlainText().split("\n") if line.strip()] or None

    def _text_of(self, value: Any) -> str:
        return "\n".join(str(each).replace("\n", " ") for each in value or ())

    def set_hint(self, hint: str) -> None:
        super().set_hint(self.say.t("One a line"))
