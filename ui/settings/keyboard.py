"""The list of keys."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from aedesk.words import _
from ui import keys
from ui.settings.parts import Block
from ui.settings.saving import Saver
from ui.widgets.labels import Label
from ui.widgets.marks import KeyCap


class KeysBlock(Block):
    """Every key that works in more than one room; F1 also lists those of the room in front."""

    def __init__(self, saver: Saver) -> None:
        super().__init__("keyboard", _("Keyboard"), _("F1 lists the keys of the room in front, too"))
        self.body.setContentsMargins(0, 4, 0, 0)
        for title, rows in keys.listed([]):
            self.add(_heading(title))
            for caps, words in rows:
                self.add(_line(caps, words))


def _heading(words: str) -> QWidget:
    made = Label(words, 12, 600, "t2")
    made.setContentsMargins(0, 10, 0, 4)
    return made


def _line(caps: str, words: str) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 4, 0, 4)
    line.setSpacing(8)
    line.addWidget(Label(words, 13, 400, elide=True), 1)
    line.addWidget(KeyCap(caps))
    return made
