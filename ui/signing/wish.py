"""What the client wants changed, in their own words, instead of a signature."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.words import _
from ui.widgets.buttons import Button
from ui.widgets.fields import Field, LongText
from ui.widgets.labels import Label, Text


class Wish(QWidget):
    """Signals: told: the wish is complete. back: to the signature."""

    told = Signal(str)
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = LongText(lines=8)
        self._field = Field(_("What should be different?"), self.words)
        self._empty = _("Write a few words first.")
        self.stay = Button(_("Back to the signature"), height="xl")
        self.send = Button(_("Leave this note"), "primary", height="xl")
        self.stay.clicked.connect(self.back)
        self.send.clicked.connect(self._send)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.stay)
        row.addStretch(1)
        row.addWidget(self.send)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 32, 40, 28)
        column.setSpacing(16)
        column.addWidget(Label(_("I want a change"), 20, 600))
        note = _("Nothing is signed. Your account executive reads the note and comes back with a new version.")
        column.addWidget(Text(note, 14, 400, "t2"))
        column.addWidget(self._field, 1)
        column.addLayout(row)

    def _send(self) -> None:
        if self.words.value():
            self.told.emit(self.words.value())
        else:
            self._field.fail(self._empty)
