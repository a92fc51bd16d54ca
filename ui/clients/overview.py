"""The overview of one client: who they are, what is open, what was said last, what is known and what to ask."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from aedesk.domain.cards import JobCard
from aedesk.domain.client import Client, ContactNote
from aedesk.domain.estimate import EstimateState
from aedesk.words import _, n_
from ui import format, labels, theme
from ui.clients.cadence import Cadence
from ui.clients.inspector import contact_row, job_row, note_row
from ui.dossier.glance import Glance
from ui.dossier.known import known_facts
from ui.dossier.pictures import Pictures
from ui.labels import label
from ui.theme import C
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.paint import box
from ui.widgets.rows import Row, Section
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from aedesk.app import Services
    from aedesk.services.estimate_rows import EstimateRow

WAITING = (EstimateState.ISSUED, EstimateState.APPROVED, EstimateState.SENT)
DOSSIER_TOPICS = frozenset({"answer", "product", "to_ask", "own_node", "strength_mark", "media_year"})
_ONE_COLUMN = 600
_SIDE, _NARROW_SIDE = 320, 264
_BELOW = 900  # narrower than this, the dossier stands below the rest


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
        self.notes = Section(_("Last contacts"), most=4)
        self.cadence = Cadence()
        self.glance, self.pictures = Glance(), Pictures()
        self._about: tuple[Client, str] | None = None
        self._services: Services | None = None
        self._stale = False
        page = QWidget()
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._whole.setContentsMargins(24, 16, 20, 18)
        self._whole.setSpacing(28)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addWidget(self.facts)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(32)
        parts: tuple[tuple[QWidget, ...], ...] = (self.jobs, self.estimates, self.cadence), (self.people, self.notes)
        for sections in parts:
            side = QVBoxLayout()
            side.setSpacing(18)
            for section in sections:
                side.addWidget(section)
            side.addStretch(1)
            self._across.addLayout(side, 1)
        column.addLayout(self._across)
        column.addWidget(self.pictures)
        column.addStretch(1)
        self._whole.addLayout(column, 1)
        self._whole.addWidget(self.glance)
        super().__init__(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        below = width < theme.scaled(_BELOW)
        self._whole.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        side = theme.scaled(_SIDE if width >= theme.scaled(1240) else _NARROW_SIDE)
        self.glance.setMinimumWidth(0 if below else side)
        self.glance.setMaximumWidth(16_777_215 if below else side)
        narrow = (width if below else width - side - 72) < theme.scaled(_ONE_COLUMN)
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
        """Show this client; what its dossier says follows by `show_dossier`."""
        self._about = (client, owner)
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

    def show_dossier(self, services: Services) -> None:
        """Show what is known of this client, as soon as somebody looks."""
        self._services, self._stale = services, True
        if self.isVisible():
            self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        if not self._stale or self._services is None or self._about is None:
            return
        self._stale = False
        client, owner = self._about
        self.facts.show_facts(_facts(client, owner) + known_facts(self._services, client))
        self.cadence.show_client(self._services, client.id)
        self.glance.show_client(self._services, client.id)
        self.pictures.show_client(self._services, client, self._services.clock.today().year)


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
