"""The room of clients: search and filters, the list, the inspector beside or over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aedesk.domain.client import ClientClass
from aedesk.words import _, n_, p_
from ui import theme
from ui.clients.client_list import Heads, make_list
from ui.clients.inspector import WIDTH, Inspector
from ui.clients.rows import Sieve, grouped, open_by_due
from ui.desk import Desk
from ui.room import Room
from ui.widgets.buttons import Rule
from ui.widgets.choice import Choice
from ui.widgets.empty import EmptyState
from ui.widgets.search_line import SearchLine

if TYPE_CHECKING:
    from aedesk.services.client_rows import ClientRow

_TOPICS = frozenset({"client", "contact", "contact_note", "group_member", "job", "person"})
_DOSSIER = frozenset({"answer", "product", "own_node"})
ARCHIVED = "archived"
_BESIDE = 1180  # from this width on the inspector stands beside the list


class ClientsRoom(Room):
    """Everybody we serve."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = _("Clients")
        self.primary = _("New client")
        self._all: list[ClientRow] = []
        self._wanted: UUID | None = None
        self._open = True
        self.known: dict[UUID, int] = {}  # how much of each dossier is settled, in per cent
        self.list = make_list(desk.clock.today(), self.known)
        self.inspector = Inspector(lambda room, key: desk.show(room, cast(UUID, key)))
        self._build()
        self.list.picked.connect(self._picked)
        self.list.opened.connect(lambda row: desk.show("client", row.id))
        self.inspector.open_client.connect(self.list.open_chosen)
        self.inspector.person.connect(lambda key: desk.show("client", (self.list.chosen().id, str(key))))
        self.inspector.note.connect(self._note)
        self.inspector.closed.connect(self._toggle)
        for keys, do in (("I", self._toggle), ("N", self._note)):
            key = QShortcut(QKeySequence(keys), self.list, context=Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(do)
        desk.when_ready(self._begin)

    # --- building

    def _build(self) -> None:
        self.search = SearchLine(_("Name, industry, pinyin"))
        self.search.textChanged.connect(lambda _text: self._load())
        self.by_class = Choice([(None, _("all"))], prefix=p_("client", "Class"), height="sm")
        classes: list[tuple[object, str]] = [(None, _("all")), *((each, each.value) for each in ClientClass)]
        self.by_class.set_items([*classes, (ARCHIVED, p_("clients", "archived"))])
        self.by_class.changed.connect(lambda _value: self._load())
        self.by_owner = Choice([(None, _("anyone"))], prefix=_("Owner"), height="sm")
        self.by_industry = Choice([(None, _("all"))], prefix=_("Industry"), height="sm")
        kinds: list[tuple[object, str]] = [
            ("class", _("class")),
            ("owner", _("owner")),
            ("industry", _("industry")),
            ("none", _("nothing")),
        ]
        self.group = Choice(kinds, "class", prefix=_("Group by"), height="sm")
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 0, 20, 12)
        bar.setSpacing(8)
        bar.addWidget(self.search, 1)
        for choice in (self.by_class, self.by_owner, self.by_industry, self.group):
            if choice is not self.by_class:
                choice.changed.connect(lambda _value: self._sift())
            bar.addWidget(choice)
        bar.addStretch(1)
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(0)
        self.heads = Heads(self.list.verticalScrollBar())
        column.addWidget(self.heads)
        column.addWidget(self.list, 1)
        hint = _("Register the first one; its papers, jobs and people follow.")
        self.none = EmptyState("address-book", _("No clients yet"), hint, "Ctrl N", button=_("New client"))
        assert self.none.button is not None
        self.none.button.clicked.connect(self.new)
        self.lost = EmptyState("search", _("Nobody found"), _("The search looks at names, pinyin, industries, people."))
        self.pages = QStackedWidget()
        for page in (panel, self.none, self.lost):
            self.pages.addWidget(page)
        self._work = QHBoxLayout()
        self._work.setSpacing(0)
        self._work.addWidget(self.pages, 1)
        self._work.addWidget(self.inspector)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(bar)
        whole.addWidget(Rule())
        whole.addLayout(self._work, 1)

    # --- data

    def _begin(self) -> None:
        self._count()
        self._load()

    def _count(self) -> None:
        self.known.clear()
        self.known.update(self.desk.services.dossiers.percents())

    def _load(self) -> None:
        if not self.desk.ready:
            return
        archived = self.by_class.value() == ARCHIVED
        self._all = self.desk.services.clients.rows(self.search.value(), archived=archived)
        if not self.search.value() and not archived:
            self._offer()
        self._sift()

    def _offer(self) -> None:
        owners = {row.owner_id: row.owner for row in self._all if row.owner_id}
        nobody: list[tuple[object, str]] = [(None, _("anyone"))]
        self.by_owner.set_items(nobody + sorted(owners.items(), key=lambda each: each[1]))
        industries = sorted({row.industry for row in self._all if row.industry})
        every: list[tuple[object, str]] = [(None, _("all"))]
        self.by_industry.set_items(every + [(each, each) for each in industries])
        for choice in (self.by_owner, self.by_industry):
            if choice.currentIndex() < 0:
                choice.set_value(None)
        self._say()

    def _say(self) -> None:
        late = sum(row.late_jobs for row in self._all)
        jobs = sum(row.open_jobs for row in self._all)
        parts = [
            n_("{n} client", "{n} clients", len(self._all)).format(n=len(self._all)),
            n_("{n} open job", "{n} open jobs", jobs).format(n=jobs),
        ]
        if late:
            parts.append(n_("{n} late", "{n} late", late).format(n=late))
        self.state_line = " · ".join(parts) if self._all else ""
        self.changed_head()

    def _sift(self) -> None:
        sieve = Sieve(
            None if self.by_class.value() == ARCHIVED else cast(ClientClass | None, self.by_class.value()),
            cast(UUID | None, self.by_owner.value()),
            cast(str | None, self.by_industry.value()),
        )
        rows = sieve.keep(self._all)
        wanted = self._wanted
        self.list.rows.show(grouped(rows, str(self.group.value())))
        nothing_asked = not self.search.value() and sieve == Sieve() and self.by_class.value() != ARCHIVED
        self.pages.setCurrentIndex(0 if rows else 1 if nothing_asked else 2)
        place = self.list.rows.place_of(wanted)
        self.list.choose(place if place >= 0 else self.list.rows.first())
        self._wanted = wanted if place >= 0 else self._wanted

    def reload(self, kinds: frozenset[str]) -> None:
        if self.desk.ready and (not kinds or kinds & _DOSSIER):
            self._count()
            self.list.viewport().update()
        if not kinds or kinds & _TOPICS:
            self._load()

    # --- inspector

    def _picked(self, row: ClientRow | None) -> None:
        if row is None:
            self.inspector.hide()
            return
        self._wanted = row.id
        self._arrange()
        if self._shown():
            self._inspect(row)

    def _inspect(self, row: ClientRow) -> None:
        services, today = self.desk.services, self.desk.clock.today()
        client = services.clients.get(row.id)
        cards = open_by_due(services.jobs.of_client(row.id))
        birthdays = {each.id: services.clients.birthday_next(each, today) for each in client.contacts}
        notes = services.clients.notes(row.id, 3)
        self.inspector.show_client(client, row.owner, cards, notes, birthdays, today)

    def _beside(self) -> bool:
        return self.width() >= theme.scaled(_BESIDE) - 76

    def _shown(self) -> bool:
        return self._open and self.list.chosen() is not None

    def _arrange(self) -> None:
        """The inspector beside the list, or over it where there is no room for both."""
        beside = self._beside()
        wide = theme.scaled(WIDTH)
        self.inspector.setFixedWidth(wide)
        if beside and self._work.indexOf(self.inspector) < 0:
            self._work.addWidget(self.inspector)
        elif not beside:
            self._work.removeWidget(self.inspector)
            self.inspector.setParent(self)
            top = self.pages.y()
            self.inspector.setGeometry(self.width() - wide, top, wide, self.height() - top)
            self.inspector.raise_()
        self.inspector.setVisible(self._shown())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = event.oldSize().width()
        if self._open and before > 0 and not self._beside() and before >= theme.scaled(_BESIDE) - 76:
            self._open = False
        elif before <= 0:
            self._open = self._beside()
        self._arrange()

    def _toggle(self) -> None:
        self._open = not self._open
        self._arrange()
        row = self.list.chosen()
        if self._shown():
            self._inspect(row)
        if not self._open:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._shown() and not self._beside():
            self._toggle()  # Esc gives the list its room back
            event.accept()
            return
        super().keyPressEvent(event)

    # --- acts

    def new(self) -> None:
        from ui.clients.client_sheet import ClientSheet

        sheet = ClientSheet(self.desk)

        def registered() -> None:
            self._wanted = sheet.client_id
            self.search.clear()
            self._load()

        sheet.on_saved = registered
        sheet.open()

    def _note(self) -> None:
        from ui.clients.note_sheet import NoteSheet

        row = self.list.chosen()
        if row is not None:
            NoteSheet(self.desk, self.desk.services.clients.get(row.id)).open()

    def to_filter(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def entered(self) -> None:
        if self.desk.ready:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self, what: object) -> None:
        """Select a client."""
        self._wanted = cast(UUID | None, what)
        self._sift()

    def panes(self) -> list[QWidget]:
        return [self.list, self.inspector] if self._shown() else [self.list]

    def shortcuts(self) -> list[tuple[str, str]]:
        return [
            ("Enter", _("Open the client")),
            ("I", _("Inspector on and off")),
            ("N", _("Note a contact")),
        ]

    def keep(self) -> object:
        return {
            "client": self._wanted,
            "text": self.search.text(),
            "class": self.by_class.value(),
            "owner": self.by_owner.value(),
            "industry": self.by_industry.value(),
            "group": self.group.value(),
            "open": self._open,
        }

    def restore(self, kept: object) -> None:
        assert isinstance(kept, dict)
        self._wanted, self._open = kept["client"], kept["open"]
        self.by_class.set_value(kept["class"])
        self.group.set_value(kept["group"])
        self.search.setText(kept["text"])
        self.by_owner.set_value(kept["owner"])
        self.by_industry.set_value(kept["industry"])
        self._load()
