"""The card of a suggestion that is not in the day yet: every reason, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aedesk.domain.client import ClientClass
from aedesk.words import _
from ui.calls.chips import Flow
from ui.calls.wording import ICONS, TONES, act_words, minutes, reason
from ui.labels import label
from ui.theme import C
from ui.widgets.buttons import Button, Rule
from ui.widgets.labels import Label, Text
from ui.widgets.layouts import empty
from ui.widgets.marks import ClassChip
from ui.widgets.picture import Picture

if TYPE_CHECKING:
    from aedesk.services.suggestions import CallSuggestion

_PAD = 24


class SuggestedPane(QWidget):
    """`call` starts at once, `take` puts it into the block, `visit` plans a visit, `drop` puts it aside for today."""

    call = Signal()
    take = Signal()
    visit = Signal()
    drop = Signal()
    client = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chip = ClassChip(ClientClass.C)
        self.name = Label("", 16, 600, elide=True)
        self.name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.name.setMinimumWidth(60)
        self.of = Button("", "link")
        self.of.clicked.connect(self.client)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.chip)
        head.addWidget(self.name)
        head.addWidget(self.of)
        head.addStretch(1)
        self.about = Text("", 13, 400, "t2")
        top = QVBoxLayout()
        top.setContentsMargins(_PAD, 14, 16, 12)
        top.setSpacing(4)
        top.addLayout(head)
        top.addWidget(self.about)
        self.reasons = QVBoxLayout()
        self.reasons.setContentsMargins(_PAD, 12, _PAD, 12)
        self.reasons.setSpacing(8)
        self.go = Button(_("Call now"), "primary", "phone", _("Space"))
        self.block = Button(_("Into the block"), icon="stack-2", keys="B")
        self.evaluate = Button(_("Evaluate"), "primary", "presentation", _("Enter"))
        self.meet = Button(_("Plan a visit"), icon="walk", keys="V")
        self.aside = Button(_("Not today"), "quiet", keys="X")
        for button, signal in ((self.go, self.call), (self.block, self.take), (self.evaluate, self.take),
                               (self.meet, self.visit), (self.aside, self.drop)):  # fmt: skip
            button.clicked.connect(signal)
        self._verbs = Flow((self.go, self.block, self.evaluate, self.meet, self.aside))
        verbs = QVBoxLayout()
        verbs.setContentsMargins(_PAD, 0, _PAD, 0)
        verbs.addWidget(self._verbs)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(Rule())
        column.addLayout(self.reasons)
        column.addLayout(verbs)
        column.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["surf"])
            painter.fillRect(0, 0, 1, self.height(), C["line"])

    def show_row(self, row: CallSuggestion) -> None:
        """Show this suggestion."""
        self.chip.set_class(row.client_class)
        self.name.setText(row.contact or row.client)
        self.of.setVisible(bool(row.contact))
        self.of.set_text(row.client)
        about = [
            act_words(row.act.value),
            label(row.purpose),
            minutes(row.minutes.minutes) if row.act.value == "call" else "",
        ]
        about.append(row.phone if row.phone else _("No phone number is known."))
        self.about.setText(" · ".join(part for part in about if part))
        empty(self.reasons)
        for why in (row.why, *row.also):
            self.reasons.addWidget(_Reason(reason(why), ICONS.get(why.code, "phone"), TONES[why.tone]))
        is_call = row.act.value == "call"
        self.go.setVisible(is_call)
        self.block.setVisible(is_call)
        self.evaluate.setVisible(row.why.code == "evaluation")
        self._verbs.relay()
        self.meet.set_kind("primary" if row.act.value == "visit" else "plain")


class _Reason(QWidget):
    def __init__(self, words: str, icon: str, tone: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(Picture(icon, 16, tone))
        row.addWidget(Text(words, 13, 400, tone), 1)
