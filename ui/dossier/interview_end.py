"""The end of the interview: thank you, and how much was learned."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.words import _, n_
from ui.dossier.interview_round import ANSWERED, NOT_KNOWN, Round
from ui.widgets.buttons import Button
from ui.widgets.verdict import thank


class End(QWidget):
    """`back` goes to the last question again, `done` leaves the page."""

    back = Signal()
    done = Signal()

    def __init__(self, asked: Round) -> None:
        super().__init__()
        known, unknown = asked.count(ANSWERED), asked.count(NOT_KNOWN)
        if not asked.steps:
            title, lines = _("Nothing to ask"), [_("Everything that matters is known and fresh.")]
        else:
            title = _("Thank you")
            lines = [n_("{n} question answered", "{n} questions answered", known).format(n=known)]
            if unknown:
                lines.append(n_("{n} asked, not known", "{n} asked, not known", unknown).format(n=unknown))
            lines.append(_("Please hand the laptop back."))
        column = QVBoxLayout(self)
        thank(column, title, lines)
        self.again = Button(_("Back"), icon="arrow-left", height="xl")
        self.again.clicked.connect(self.back)
        self.again.setVisible(bool(asked.steps))
        self.button = Button(_("Done"), "primary", height="xl")
        self.button.clicked.connect(self.done)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(self.again)
        row.addWidget(self.button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
