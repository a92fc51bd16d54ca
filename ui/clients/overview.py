"""The overview of one client: who they are, what is open, what waits for an answer, what was said last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from aedesk.domain.cards import JobCard
from aedesk.domain.client import Client, ContactNote
from aedesk.domain.estimate import EstimateState
from aedesk.words import _, n_
from ui import format, labels, theme
from ui.clients.inspector import contact_row, job_row, note_row
from ui.labels import label
from ui.theme import C
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.paint import box
from ui.widgets.rows import Row, Section
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from aedesk.services.estimate_rows import EstimateRow

WAITING = (EstimateState.ISSUED, EstimateState.APPROVED, EstimateState.SENT)
_ONE_COLUMN = 760


class Facts(QWidget):
    """The card at the top: labels and values in two columns."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(20, 14, 20, 14)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        self._parts: list[QWidget] = []

    def show_facts(self, facts: list[tuple[str, str]]) -> None:
        """Show the facts that are known."""
        for part in self._parts:
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        known = [(name, value) for name, value in facts if value]
        rows = (len(known) + 1) // 2
        for i, (name, value) in enumerate(known):
            head = Label(name, 12, 400, "t3")
            said = Label(value, 12, 400, elide=True)
            said.setToolTip(value)
            said.setMinimumHeight(theme.scaled(24))
            said.setAccessibleName(f"{name}: {value}")
            side = 0 if i < rows else 2
            self._grid.addWidget(head, i % rows, side)
            self._grid.addWidget(said, i % rows, side + 1)
            self._parts += [head, said]
        self._grid.setColumnMinimumWidth(1, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box(painter, self.rect(), 8, C["surf"], C["line"])


class Overview(Scroll):
    """Nothing is typed here; each row opens its thing."""

    def __init__(self, show: Callable[[str, object], None], add_person: Callable[[], None]) -> None:
        self.facts = Facts()
        self.jobs = Section(_("Open jobs"), lambda key: show("job", key), most=6)
        self.estimates = Section(_("Estimates waiting"), lambda key: show("estimate", key), most=6)
        more = Button(_("Add a person"), "link", height="sm")
        more.clicked.connect(add_person)
        self.people = Section(_("People who matter"), lambda key: show("person", key), most=4, action=more)
        self.notes = Section(_("Last contacts"))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 16, 20, 18)
        column.setSpacing(16)
        column.addWidget(self.facts)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(32)
        for sections in ((self.jobs, self.estimates), (self.people, self.notes)):
            side = QVBoxLayout()
            side.setSpacing(18)
            for section in sections:
                side.addWidget(section)
            side.addStretch(1)
            self._across.addLayout(side, 1)
        column.addLayout(self._across)
        column.addStretch(1)
        super().__init__(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.viewport().width() < theme.scaled(_ONE_COLUMN)
        self._across.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(18 if narrow else 32)

    def show_client(
        self,
        client: Client,
        owner: str,
        cards: list[JobCard],
        estimates: list[EstimateRow],
        notes: list[ContactNote],
        birthdays: dict[UUID, date | None],
        today: date,
    ) -> None:
        """Show this client."""
        self.facts.show_facts(_facts(client, owner))
        self.jobs.show_rows(
            [job_row(card, today, full=True) for card in cards], _("No open job. A new one starts in the room of jobs.")
        )
        waiting = [estimate_row(each, today) for each in estimates if each.state in WAITING]
        self.estimates.show_rows(waiting, _("No estimate waits for an answer."))
        there = [contact for contact in client.contacts if contact.left_on is None]
        there.sort(key=lambda each: (not each.signs, each.role.value != "decides"))
        people = [contact_row(each, birthdays.get(each.id), today) for each in there]
        self.people.show_rows(people, _("Nobody yet. Add whom we talk to and who signs."))
        names = {contact.id: contact.name for contact in client.contacts}
        said = [note_row(each, names, today) for each in notes]
        self.notes.show_rows(said, _("No contact noted yet. Note the first one with Ctrl N."), "")


def _facts(client: Client, owner: str) -> list[tuple[str, str]]:
    days = n_("{n} day", "{n} days", client.payment_days).format(n=client.payment_days)
    return [
        (_("Legal name"), client.legal_name),
        (_("Second script"), client.other_name),
        (_("Address"), client.address),
        (_("Owner"), owner),
        (_("Code"), client.code),
        (_("Its papers"), f"{labels.PAPER_LANGUAGES.get(client.language, client.language)} · {client.currency}"),
        (_("Pays within"), days),
        (_("Tax number"), client.tax_number),
    ]


def estimate_row(row: EstimateRow, today: date) -> Row:
    """An estimate that waits, with whom and how long."""
    words, tone = label(row.state), "far"
    if row.state is EstimateState.SENT and row.sent_on is not None:
        days = (today - row.sent_on).days
        words = n_("{n} day", "{n} days", days).format(n=days)
        tone = "near" if row.answer_due is not None and row.answer_due < today else "far"
    number = row.number or ""
    return Row(
        row.job_title,
        _("version {n}, {state}").format(n=row.edition, state=label(row.state)),
        number=number,
        figure=format.money(row.total, row.currency) if row.total is not None else "",
        right=words,
        tone=tone,
        key=row.id,
    )
