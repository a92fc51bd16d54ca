"""The left side of the signing page: what is being signed, in this client's facts alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.words import _
from ui import format, theme
from ui.widgets.buttons import Button, Rule
from ui.widgets.labels import Label, Text
from ui.widgets.serif import SerifText

if TYPE_CHECKING:
    from aedesk.services.signing_views import SigningView

_RIGHT = Qt.AlignmentFlag.AlignRight
WIDE, NARROW = 452, 380


class Facts(QWidget):
    """Number, version, job, client, net, tax, total in figures and words; `read_wanted` asks for the whole sheet."""

    read_wanted = Signal()

    def __init__(self, view: SigningView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(theme.scaled(WIDE))
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 32, 40, 32)
        column.setSpacing(0)
        column.addWidget(Label(_("Estimate {number}").format(number=view.number), 28, 600, spacing=-0.4))
        column.addSpacing(4)
        day = format.day_long(view.issued_on) if view.issued_on is not None else ""
        column.addWidget(Label(_("Version {number}, {day}").format(number=view.edition, day=day), 16, 400, "t2"))
        column.addSpacing(14)
        rows = [
            (_("Job"), view.job),
            (_("Client"), view.client),
            (_("Net"), format.amount(view.net, view.currency)),
            (self._taxes(view), format.amount(view.tax, view.currency)),
        ]
        for name, value in rows:
            column.addLayout(self._row(name, value))
            column.addWidget(Rule())
        column.addSpacing(8)
        column.addLayout(self._total(format.money(view.total, view.currency)))
        column.addWidget(SerifText(view.words, 15))
        column.addStretch(1)
        self.read = Button(_("Read the full sheet"), icon="file-text", height="xl", wide=True)
        self.read.clicked.connect(self.read_wanted)
        column.addWidget(self.read)

    def say_pages(self, count: int) -> None:
        """How many pages the sheet has, on its button."""
        words = _("Read the full sheet, 1 page") if count == 1 else _("Read the full sheet, {count} pages")
        self.read.set_text(words.format(count=count))

    @staticmethod
    def _taxes(view: SigningView) -> str:
        rates = [format.percent(row.rate) for row in view.taxes]
        if len(rates) < 2:
            return _("Tax {percent}").format(percent="".join(rates))
        return _("Tax {rates} and {last}").format(rates=", ".join(rates[:-1]), last=rates[-1])

    @staticmethod
    def _row(name: str, value: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 9, 0, 9)
        row.setSpacing(16)
        row.addWidget(Label(name, 14, 400, "t2"), 0, Qt.AlignmentFlag.AlignTop)
        shown = Text(value, 14, 500, "t1")
        shown.setAlignment(_RIGHT)
        row.addWidget(shown, 1)
        return row

    @staticmethod
    def _total(value: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 4)
        name = Label(_("Total"), 16, 600)
        name.setContentsMargins(0, 0, 0, 5)  # on one line with the large figures
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignBottom)
        total = Label(value, 28, 600)
        total.setAlignment(_RIGHT)
        row.addWidget(total, 1)
        return row
