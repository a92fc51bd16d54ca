"""What the card tells without being asked: what not to say, last contacts, open jobs, promises, money, complaints."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aedesk.words import _
from ui import format
from ui.due import due_words, tone, when_words
from ui.labels import label
from ui.widgets.labels import Label, Text
from ui.widgets.rows import Row, Section

if TYPE_CHECKING:
    from datetime import date

    from aedesk.services.call_views import CallCard

_ICONS = {"visit": "walk", "call": "phone", "mail": "mail", "message": "message", "video": "video"}


class FactsPane(QWidget):
    """Sections that are shown only where there is something to tell."""

    def __init__(self, show: Callable[[str, object], None], settle: Callable[[object], None]) -> None:
        super().__init__()
        self.never = Label(_("Do not say"), 12, 600)
        self.words = Text("", 13, 400, "t1")
        self.promises = Section(_("Promised"), settle, tall=42, ruled=False)
        self.estimates = Section(_("Without an answer"), lambda key: show("estimate", key), tall=42, ruled=False)
        self.jobs = Section(_("Open jobs"), lambda key: show("job", key), most=4, tall=42, ruled=False)
        self.complaints = Section(_("Complaints"), tall=42, ruled=False)
        self.notes = Section(_("Last contacts"), tall=42, ruled=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        told = QVBoxLayout()
        told.setSpacing(4)
        told.addWidget(self.never)
        told.addWidget(self.words)
        column.addLayout(told)
        for each in (self.promises, self.complaints, self.estimates, self.jobs, self.notes):
            column.addWidget(each)

    def show_card(self, card: CallCard, today: date) -> None:
        """Show what is known for this call."""
        never = "\n".join(card.do_not_say)
        self.words.setText(never)
        for part in (self.never, self.words):
            part.setVisible(bool(never))
        self.words.updateGeometry()
        names = {each.id: each.name for each in card.client.contacts}
        promises = [
            Row(each.words, icon="flag", right=due_words(each.due, today), tone=tone(each.due, today), key=each.id)
            for each in card.promises
        ]
        estimates = [
            Row(
                f"{each.number} v{each.edition}",
                format.money(each.total, each.currency) if each.total is not None else each.title,
                icon="receipt",
                right=_("sent {day}").format(day=format.day(each.sent_on)) if each.sent_on else "",
                key=each.id,
            )
            for each in card.estimates
        ]
        jobs = [
            Row(
                each.title, number=each.number or "", stage=each.stage, right=due_words(each.due, today) if each.due
                else "", tone=tone(each.due, today), key=each.id,
            )
            for each in card.jobs
        ]  # fmt: skip
        complaints = [
            Row(
                each.words, icon="alert-triangle",
                right=when_words(each.received_at, today) if each.received_at else "",
            )
            for each in card.complaints
        ]  # fmt: skip
        notes = []
        for each in card.notes:
            said = each.words.splitlines()[0] if each.words.strip() else label(each.kind)
            who = names.get(each.contact_id, "") if each.contact_id else ""
            icon = _ICONS.get(each.kind.value, "history")
            notes.append(Row(said, format.join((label(each.kind), who)), icon=icon, right=when_words(each.at, today)))
        for section, rows in (
            (self.promises, promises), (self.estimates, estimates), (self.jobs, jobs),
            (self.complaints, complaints), (self.notes, notes),
        ):  # fmt: skip
            section.show_rows(rows, "")
            section.setVisible(bool(rows))
