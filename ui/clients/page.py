"""The page of one client: its overview, its people and its dossier."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aedesk.domain.client import ClientClass, Contact
from aedesk.domain.errors import UserError
from aedesk.words import _, n_
from ui import format
from ui.clients import files
from ui.clients.overview import DOSSIER_TOPICS, Overview
from ui.clients.page_sheets import PageSheets
from ui.clients.people import People
from ui.clients.rows import open_by_due
from ui.desk import Desk
from ui.done import done
from ui.room import Command
from ui.widgets.buttons import Button, Rule
from ui.widgets.marks import ClassChip
from ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from aedesk.domain.dossier import Product
    from aedesk.services.dossier_views import Question
    from ui.clients.standing import StandingTab
    from ui.dossier.tab import DossierTab

_TOPICS = frozenset(
    {"client", "contact", "contact_note", "call_hours", "group_member", "job", "person", "estimate", "sign_off"}
)
STANDING_TOPICS = frozenset({"evaluation", "survey", "prospect", "planner", "care_rules"})
OVERVIEW, PEOPLE, DOSSIER, STANDING = 0, 1, 2, 3
WARM_AFTER = 400  # ms


def _warm() -> None:
    """Import what the dossier needs while nobody waits for it."""
    from ui.dossier.controls import import_all

    import_all()


class ClientPage(PageSheets):
    """Everything about one client."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = _("Client")
        self.tabs = Tabs(_("Client"), [_("Overview"), _("People"), _("Dossier"), _("Evaluation")])
        self._dossier: DossierTab | None = None  # made when it is first shown
        self._standing: StandingTab | None = None  # the same
        self.chip = ClassChip(ClientClass.C)
        self.change = Button(_("Change client"), "quiet", "edit", height="sm")
        self.change.clicked.connect(self._change)
        self.history = Button(_("History"), "quiet", "history", height="sm")
        self.history.setToolTip(f"{_('History')} (Ctrl H)")
        self.history.clicked.connect(self._history)
        self.overview = Overview(self._show, lambda: self._edit_contact(None))
        self.people = People(
            desk.clock.today(),
            lambda kept: desk.services.clients.phone_shown(kept),
            lambda contact_id: desk.services.planner.hours(contact_id),
        )
        self.overview.glance.opened.connect(self._to_dossier)
        self.overview.glance.interview.connect(self._interview)
        self.overview.glance.listed.connect(self._to_list)
        self.overview.pictures.marks.connect(self._marks)
        self.overview.pictures.media.connect(self._media)
        self.people.edit.connect(self._edit_contact)
        self.people.edit_member.connect(self._edit_member)
        self.people.edit_hours.connect(self._edit_hours)
        self._build()
        self.tabs.currentChanged.connect(self._turn)
        key = QShortcut(QKeySequence("Ctrl+H"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._history)
        turn = QShortcut(QKeySequence("Ctrl+Tab"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        turn.activated.connect(lambda: self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count()))
        self._head()
        QTimer.singleShot(WARM_AFTER, self, _warm)

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(24, 0, 20, 0)
        line.setSpacing(8)
        line.addWidget(self.tabs)
        line.addStretch(1)
        line.addWidget(self.chip)
        line.addSpacing(4)
        line.addWidget(self.change)
        line.addWidget(self.history)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.overview)
        self.pages.addWidget(self.people)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(Rule())
        column.addWidget(self.pages, 1)

    @property
    def dossier(self) -> DossierTab:
        """The dossier."""
        if self._dossier is None:
            from ui.dossier.tab import DossierTab

            self._dossier = DossierTab(self.desk, self)
            self.pages.addWidget(self._dossier)
            if self.client is not None:
                self._dossier.show_client(self.client)
        return self._dossier

    @property
    def standing(self) -> StandingTab:
        """Evaluation, satisfaction, and the plan of a prospect."""
        if self._standing is None:
            from ui.clients.standing import StandingTab

            self._standing = StandingTab(self.desk, self)
            self.pages.addWidget(self._standing)
            if self.client is not None:
                self._standing.show_client(self.client)
        return self._standing

    # --- data

    def open(self, what: object) -> None:
        """Show a client; of a pair the second part says which person, "dossier", "standing", "dossier:" and a question.

        "standing:" and the id of a survey opens that one.
        """
        client_id, person = what if isinstance(what, tuple) else (what, None)
        if self.client is None or self.client.id != client_id:
            self.tabs.setCurrentIndex(OVERVIEW)
        if self.desk.ready:
            self._show_client(cast(UUID, client_id), person)
        else:
            self.desk.when_ready(lambda: self._show_later(cast(UUID, client_id), person))

    def _show_client(self, client_id: UUID, person: str | None) -> None:
        self._load(client_id)
        place, _colon, question = str(person or "").partition(":")
        if place == "dossier":
            self.tabs.setCurrentIndex(DOSSIER)
            if question:
                self.dossier.load()
                self.dossier.reveal(question)
        elif place == "standing":
            self.tabs.setCurrentIndex(STANDING)
            if question:
                self.standing.open_survey(UUID(question))
        elif person is not None:
            self.tabs.setCurrentIndex(PEOPLE)
            self.people.choose(UUID(str(person)))

    def _show_later(self, client_id: UUID, person: str | None) -> None:
        try:
            self._show_client(client_id, person)
        except UserError:
            self.desk.show("clients")  # it is gone since

    def _load(self, client_id: UUID) -> None:
        services, today = self.desk.services, self.desk.clock.today()
        client = self.client = services.clients.get(client_id)
        people = {person.id: person for person in services.agency.people(include_left=True)}
        owner = people.get(client.owner_id) if client.owner_id else None
        cards = open_by_due(services.jobs.of_client(client_id))
        birthdays: dict[UUID, date | None] = {
            each.id: services.clients.birthday_next(each, today) for each in client.contacts
        }
        estimates = services.estimates.rows(client_id)
        notes = services.clients.notes(client_id, 10)
        owner_name = owner.name if owner else ""
        self.chip.set_class(client.client_class)
        self.overview.show_client(client, owner_name, cards, estimates, notes, birthdays, today)
        self.overview.show_dossier(services)
        self.people.show_client(client, people, birthdays)
        if self._dossier is not None:
            self._dossier.show_client(client)
        if self._standing is not None:
            self._standing.show_client(client)
        since = _("client since {year}").format(year=client.since.year) if client.since else ""
        if services.standing.of_client(client_id) is not None:
            since = _("prospect")
        self.title = client.short_name
        gone = _("archived on {day}").format(day=format.day(client.archived_on)) if client.archived_on else ""
        self.state_line = " · ".join(part for part in (gone, client.industry, owner_name, since) if part)
        self._head()

    def reload(self, kinds: frozenset[str]) -> None:
        if self.client is not None and (not kinds or kinds & _TOPICS):
            self._load(self.client.id)
        elif self.client is not None:
            if kinds & DOSSIER_TOPICS:
                self.overview.show_dossier(self.desk.services)
            if self._standing is not None and kinds & STANDING_TOPICS:
                self._standing.show_client(self.client)
        if self._dossier is not None:
            self._dossier.reload(kinds)

    def _head(self) -> None:
        words, self.primary_icon = {
            PEOPLE: (_("Add a person"), "user-plus"), STANDING: (_("Evaluate"), "presentation"),
        }.get(self.tabs.currentIndex(), (_("Note a contact"), "message"))  # fmt: skip
        self.primary = words
        self.changed_head()

    def _turn(self, index: int) -> None:
        before = self.pages.currentWidget()
        if before is self._dossier and index != DOSSIER and not self.leave():
            self.tabs.setCurrentIndex(DOSSIER)
            return
        if index in (DOSSIER, STANDING):
            self.pages.setCurrentWidget(self.dossier if index == DOSSIER else self.standing)
        else:
            self.pages.setCurrentIndex(index)
        if self._standing is not None:
            self._standing.set_front(index == STANDING)
        self._head()

    def entered(self) -> None:
        if self.tabs.currentIndex() == DOSSIER:
            self.dossier.list.setFocus()
        elif self.tabs.currentIndex() == STANDING:
            self.standing.evaluate_button.setFocus()
        else:
            (self.people.list if self.tabs.currentIndex() == PEOPLE else self.tabs).setFocus()

    def leave(self) -> bool:
        return self._dossier is None or self._dossier.leave()

    def to_filter(self) -> None:
        if self.tabs.currentIndex() == DOSSIER:
            self.dossier.keys.jump()

    # --- what the overview shows of the dossier

    def _to_dossier(self, path: str) -> None:
        """Its chapter or question; none means the dossier as it was left."""
        self.tabs.setCurrentIndex(DOSSIER)
        if path:
            self.dossier.load()
            (self.dossier.reveal if "." in path else self.dossier.open_chapter)(path)

    def product(self) -> Product | None:
        return self.overview.pictures.product

    def _interview(self) -> None:
        if self.client is not None:
            self.desk.show("interview", self.client.id)

    def _compare(self) -> None:
        if self.client is not None:
            self.desk.show("compare", self.client.id)

    def _to_list(self, questions: list[Question]) -> None:
        if self.client is not None and questions:
            self.desk.services.dossier_ask.add(self.client.id, [(each.path, each.product_id) for each in questions])
            count = len(questions)
            words = n_("{n} question on the visit list", "{n} questions on the visit list", count)
            done(self.desk, words.format(n=count))

    # --- acts

    def new(self) -> None:
        if self.client is None:
            return
        if self.tabs.currentIndex() == PEOPLE:
            self._edit_contact(None)
            return
        if self.tabs.currentIndex() == STANDING:
            self.standing.evaluate()
            return
        from ui.clients.note_sheet import NoteSheet

        NoteSheet(self.desk, self.client).open()

    def _show(self, room: str, key: object) -> None:
        if room != "person":
            self.desk.show(room, cast(UUID, key))
            return
        self.tabs.setCurrentIndex(PEOPLE)
        self.people.choose(cast(UUID, key))
        self.people.list.setFocus()

    def _edit_contact(self, contact: object) -> None:
        from ui.clients.contact_sheet import ContactSheet

        if self.client is None:
            return
        sheet = ContactSheet(self.desk, self.client, cast(Contact | None, contact))

        def saved() -> None:
            if sheet.contact_id is not None:
                self.people.choose(sheet.contact_id)

        sheet.on_saved = saved
        sheet.open()

    def panes(self) -> list[QWidget]:
        if self.tabs.currentIndex() == PEOPLE:
            return [self.tabs, self.people.list, self.people.group, self.people.pane]
        if self.tabs.currentIndex() == DOSSIER:
            return [self.tabs, *self.dossier.panes()]
        if self.tabs.currentIndex() == STANDING:
            return [self.tabs, *self.standing.panes()]
        return [self.tabs, self.overview]

    def shortcuts(self) -> list[tuple[str, str]]:
        keys = [("Ctrl+Tab", _("Next tab")), ("Ctrl+H", _("History"))]
        if self.tabs.currentIndex() == STANDING:
            return keys + self.standing.shortcuts()
        return keys + (self.dossier.keys.shortcuts() if self.tabs.currentIndex() == DOSSIER else [])

    def commands(self) -> list[Command]:
        if self.tabs.currentIndex() == DOSSIER:
            return self.dossier.keys.commands()
        if self.tabs.currentIndex() == STANDING:
            return self.standing.commands()
        found = [
            Command(_("Dossier"), lambda: self.tabs.setCurrentIndex(DOSSIER), "", "file-text"),
            Command(_("Evaluation"), lambda: self.tabs.setCurrentIndex(STANDING), "", "presentation"),
            Command(_("Start interview"), self._interview, "", "message"),
            Command(_("Compare two days"), self._compare, "", "git-compare"),
            Command(_("Media by month"), self._media, "", "calendar"),
        ]
        if self.client is not None:
            found += files.of_client(self.desk, self.client.id)
        if self.product() is not None:
            found.append(Command(_("Strengths and weaknesses"), self._marks, "", "edit"))
        return found

    def keep(self) -> object:
        return self.tabs.currentIndex(), self._dossier.keep() if self._dossier is not None else None

    def restore(self, kept: object) -> None:
        index, dossier = cast(tuple[int, object], kept)
        self.tabs.setCurrentIndex(index)
        if dossier is not None and index == DOSSIER:
            self.dossier.restore(dossier)
