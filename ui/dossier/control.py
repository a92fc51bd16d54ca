"""What every control of an answer has in common: its value, its name, its height, and the line that says what is wrong.

Controls lay out their parts by hand, since a chapter has many of them and layouts cost more than the parts.
"""

from abc import abstractmethod
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aedesk.domain.questionnaire import Node
from aedesk.words import words
from ui import theme
from ui.dossier.about import About
from ui.widgets.labels import Text


class Control(QWidget):
    """One answer.

    `value()` is what the service takes (None: no answer) and raises UserError where something typed cannot be read.
    `changed`: the user typed or chose something. `settled`: that is over for now (a choice was made, a part was
    left): save it. `grew`: it wants another height.
    """

    changed = Signal()
    settled = Signal()
    grew = Signal()

    def __init__(self, node: Node, language: str, about: About, large: bool = False) -> None:
        super().__init__()
        self.node, self.language, self.about, self.large = node, language, about, large
        self.say = words(language)
        self.px = 16 if large else 13
        self.tall = theme.scaled(52 if large else 32)
        self._note: Text | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # what subclasses say

    @abstractmethod
    def value(self) -> Any:
        """The answer, or None."""

    @abstractmethod
    def set_value(self, value: Any) -> None:
        """Show a kept answer; None shows none."""

    @abstractmethod
    def stop(self) -> QWidget:
        """The part that gets the focus first."""

    @abstractmethod
    def arrange(self, width: int, move: bool) -> int:
        """How high the parts are at this width; with `move`, put them there."""

    def set_name(self, name: str) -> None:
        """What a screen reader says of the parts: the question."""
        self.stop().setAccessibleName(name)

    def show_error(self, error: bool) -> None:
        """Turn the parts red, or back."""

    def choose(self, number: int) -> bool:
        """Choose the part with this number, counted from 1; False where there is nothing to choose."""
        return False

    def renew(self, about: About) -> None:
        """People were added or changed."""
        self.about = about

    # what they have in common

    def fail(self, sentence: str) -> None:
        """Say under the control what is wrong; an empty sentence takes it back."""
        if not sentence and self._note is None:
            return
        if self._note is None:
            self._note = Text("", 12, 400, "red", self)
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))
        self.show_error(bool(sentence))
        self.stop().setAccessibleDescription(sentence)
        self.fit()

    @property
    def failed(self) -> str:
        """What it says is wrong, or nothing."""
        return self._note.text() if self._note is not None else ""

    def to_edit(self) -> None:
        """Give the first part the focus."""
        self.stop().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fit(self) -> None:
        """Something changed its size: lay out again and tell those outside."""
        self._lay(self.width())
        self.updateGeometry()
        self.grew.emit()

    def _lay(self, width: int) -> None:
        height = self.arrange(width, True)
        if self._note is not None and self._note.text():
            self._note.setGeometry(0, height + 5, width, self._note.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        height = self.arrange(width, False)
        if self._note is not None and self._note.text():
            height += 5 + self._note.heightForWidth(width)
        return height

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 100 else theme.scaled(480)
        return QSize(theme.scaled(480), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(160), self.tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(self.width())
