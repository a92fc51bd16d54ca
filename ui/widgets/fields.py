"""A field: its label above, the editor, and one line under it that helps or says what is wrong.

The editors live in modules of their own (lines, choice, inputs, toggles) and are gathered here.
"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.choice import Choice
from ui.widgets.inputs import DateEdit, Money, Number
from ui.widgets.labels import Label, Text
from ui.widgets.lines import Line, LongText
from ui.widgets.toggles import Check, Radio, Segments, Switch

__all__ = [
    "Check",
    "Choice",
    "DateEdit",
    "Field",
    "Line",
    "LongText",
    "Money",
    "Number",
    "Radio",
    "Segments",
    "Switch",
    "labelled",
]


class Field(QWidget):
    """Label, editor and one line under it; `fail` turns it red and says why, `clear` takes that back.

    The editor gets the label as its accessible name and the line under it as description. An editor with a method
    `problem() -> str` is asked when it is left.
    """

    def __init__(self, label: str, editor: QWidget, help: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._help = help
        self._width = 0  # unknown until it was laid out
        self.label = Label(label, 12, 500, "t2", self)
        self.label.setBuddy(editor)
        self.note = Text(help, 12, 400, "t3", self)  # parentless and shown, it would be a window
        self.note.setVisible(bool(help))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.label)
        column.addSpacing(5)
        column.addWidget(editor)
        column.addWidget(self.note)
        self.note.setContentsMargins(0, 5, 0, 0)
        editor.setAccessibleName(label)
        if help:
            editor.setAccessibleDescription(help)
        if not isinstance(editor, QPlainTextEdit):
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if hasattr(editor, "problem") and hasattr(editor, "left"):
            editor.left.connect(self._judge)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()  # as wide as the line under it would like to be, so perhaps too low
        if self._width and not self.note.isHidden():
            hint.setHeight(max(hint.height(), self.heightForWidth(self._width)))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._width != event.size().width():
            self._width = event.size().width()
            if not self.note.isHidden():
                self.updateGeometry()

    def _judge(self) -> None:
        problem = self.editor.problem()  # type: ignore[attr-defined]
        if problem:
            self.fail(problem)
        else:
            self.clear()

    def fail(self, sentence: str) -> None:
        """Turn red and say what is wrong; typing goes on and drafts are kept all the same."""
        self._say(sentence, "red", True)

    def clear(self) -> None:
        """Nothing is wrong."""
        self._say(self._help, "t3", False)

    def set_help(self, help: str, tone: str = "t3") -> None:
        """Another line under the editor."""
        self._help = help
        self._say(help, tone, False)

    @property
    def failed(self) -> bool:
        """Whether it is red."""
        return bool(getattr(self.editor, "error", False))

    def _say(self, words: str, tone: str, error: bool) -> None:
        self.note.setText(words)
        self.note.set_tone(tone)
        self.note.setVisible(bool(words))
        self.note.updateGeometry()
        self.editor.setAccessibleDescription(words)
        if hasattr(self.editor, "set_error"):
            self.editor.set_error(error)


def labelled(label: str, editor: QWidget) -> QLabel:
    """A label bound to an editor that stands elsewhere in the layout."""
    made = Label(label, 12, 500, "t2")
    made.setBuddy(editor)
    editor.setAccessibleName(label)
    return made
