"""The room of clients: search and filters, the list, the inspector beside or over it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aedesk.domain.client import ClientClass
from aedesk.words import _, n_
from ui import theme
from ui.clients import chosen, files
from ui.clients import week as weeks
from ui.clients.client_bar import ARCHIVED, CLIENTS, PROSPECTS, FilterBar
from ui.clients.client_list import Heads, make_list
from ui.clients.inspector import WIDTH, Inspector
from ui.clients.rows import Sieve, Weeks, grouped
from ui.desk import Desk
from ui.room import Command, Room
from ui.widgets.buttons import Rule
from ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from aedesk.services.client_rows import ClientRow
    from ui.clients.prospects_view import ProspectsView

_TOPICS = frozenset({"client", "contact", "contact_note", "group_member", "job", "person"})
_DOSSIER = frozenset({"answer", "product", "own_node"})
_CARE = frozenset(
    {"visit", "visit_person", "contact_note", "care_rules", "planner", "prospect", "client", "call", "promise"}
)
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
        self._prospects: ProspectsView | None = None  # made when it is first shown
        self.known: dict[UUID, int] = {}  # how much of each dossier is settled, in per cent
        self.care = Weeks()
        self.list = make_list(desk.clock.today(), self.known, self.care)
        self.inspector = Inspector(lambda room, key: desk.show(room, cast(UUID, key)))
        self._build()
        self.list.picked.connect(self._picked)
        self.list.opened.connect(lambda row: desk.show("client", row.id))
        self.inspector.open_client.connect(self.list.open_chosen)
        self.inspector.person.connect(lambda key: desk.show("client", (self.list.chosen().id, str(key))))
        self.inspector.note.connect(partial(chosen.note, self))
        self.inspector.closed.connect(self._toggle)
        self.inspector.call.connect(partial(chosen.call, self))
        self.inspector.act.connect(partial(chosen.show_act, self))
        self._drops = files.Drops(self, desk)
        self.bar.more.clicked.connect(self._menu)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, which in (("Alt+1", CLIENTS), ("Alt+2", PROSPECTS)):
            QShortcut(QKeySequence(keys), self, context=within).activated.connect(partial(self.show_view, which))
        for keys, do in (("I", self._toggle), ("N", partial(chosen.note, self)), ("C", partial(chosen.call, self))):
            key = QShortcut(QKeySequence(keys), self.list, context=Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(do)
        desk.when_ready(self._begin)

    def _menu(self) -> None:
        files.menu(self.desk, self.bar.more, self._wanted, files.besides(self.desk, self.in_prospects))

    # --- building

    def _build(self) -> None:
        self.bar = FilterBar()
        self.views, self.search, self.group = self.bar.views, self.bar.search, self.bar.group
        self.by_class, self.by_owner, self.by_industry = self.bar.by_class, self.bar.by_owner, self.bar.by_industry
        self.views.changed.connect(lambda which: self.show_view(str(which)))
        self.search.textChanged.connect(lambda _text: self._load())
        self.by_class.changed.connect(lambda _value: self._load())
        for choice in (self.by_owner, self.by_industry, self.group):
            choice.changed.connect(lambda _value: self._sift())
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
        whole.addWidget(self.bar)
        whole.addWidget(Rule())
        whole.addLayout(self._work, 1)

    # --- views

    @property
    def prospects(self) -> ProspectsView:
        """Who is to be won."""
        if self._prospects is None:
            from ui.clients.prospects_view import ProspectsView

            self._prospects = ProspectsView(self.desk)
            self._prospects.said.connect(self._say)
            self.pages.addWidget(self._prospects)
        return self._prospects

    @property
    def in_prospects(self) -> bool:
        """Whether the prospects are in front."""
        return self.views.value() == PROSPECTS

    def show_view(self, which: str) -> None:
        """The clients, or the prospects."""
        self.bar.show_view(which)
        self.primary = _("New prospect") if self.in_prospects else _("New client")
        if self.in_prospects:
            self.prospects.load()
            self.pages.setCurrentWidget(self.prospects)
        else:
            self._sift()
        self._arrange()
        self._say()
        self.entered()

    # --- data

    def _begin(self) -> None:
        self._count()
        self._weigh()
        self._load()

    def _count(self) -> None:
        self.known.clear()
        self.known.update(self.desk.services.dossiers.percents())

    def _weigh(self) -> None:
        services = self.desk.services
        self.care.of.clear()
        self.care.of.update({one.client_id: one for one in services.visits.week(self.desk.clock.today())})
        self.care.rules = weeks.rules(services.planner.settings())

    def _load(self) -> None:
        if not self.desk.ready:
            return
        archived = self.by_class.value() == ARCHIVED
        self._all = self.desk.services.clients.rows(self.search.value(), archived=archived)
        if not self.search.value() and not archived:
            self.bar.offer(self._all)
            self._say()
        self._sift()

    def _say(self) -> None:
        if self.in_prospects:
            self.state_line = self.prospects.state_line()
            self.changed_head()
            return
        late = sum(row.late_jobs for row in self._all)
        jobs = sum(row.open_jobs for row in self._all)
        parts = [
            n_("{n} client", "{n} clients", len(self._all)).format(n=len(self._all)),
            n_("{n} open job", "{n} open jobs", jobs).format(n=jobs),
        ]
        if late:
            parts.append(n_("{n} late", "{n} late", late).format(n=late))
        if open_visits := weeks.unplanned(self.care.of):
            visits = n_("{n} visit not planned yet", "{n} visits not planned yet", open_visits)
            parts.append(visits.format(n=open_visits))
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
        self.list.rows.show(grouped(rows, str(self.group.value()), self.care))
        nothing_asked = not self.search.value() and sieve == Sieve() and self.by_class.value() != ARCHIVED
        if not self.in_prospects:
            self.pages.setCurrentIndex(0 if rows else 1 if nothing_asked else 2)
        place = self.list.rows.place_of(wanted)
        self.list.choose(place if place >= 0 else self.list.rows.first())
        self._wanted = wanted if place >= 0 else self._wanted

    def reload(self, kinds: frozenset[str]) -> None:
        if self.desk.ready and (not kinds or kinds & _DOSSIER):
            self._count()
            self.list.viewport().update()
        if self.desk.ready and (not kinds or kinds & _CARE):
            self._weigh()
            if kinds and not kinds & _TOPICS:
                self._say()
                self._sift()
        if not kinds or kinds & _TOPICS:
            self._load()
        if self.in_prospects and self.desk.ready and (not kinds or kinds & self.prospects.topics):
            self.prospects.load()

    # --- inspector

    def _picked(self, row: ClientRow | None) -> None:
        if row is None:
            self.inspector.hide()
            return
        self._wanted = row.id
        self._arrange()
        if self._shown():
            chosen.inspect(self, row)

    def _beside(self) -> bool:
        return self.width() >= theme.scaled(_BESIDE) - 76

    def _shown(self) -> bool:
        return self._open and self.list.chosen() is not None and not self.in_prospects

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
            chosen.inspect(self, row)
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
        if self.in_prospects:
            self.prospects.new()
            return
        from ui.clients.client_sheet import ClientSheet

        sheet = ClientSheet(self.desk)

        def registered() -> None:
            self._wanted = sheet.client_id
            self.search.clear()
            self._load()

        sheet.on_saved = registered
        sheet.open()

    def to_filter(self) -> None:
        if self.in_prospects:
            self.show_view(CLIENTS)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def entered(self) -> None:
        if self.desk.ready:
            (self.prospects.list if self.in_prospects else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self, what: object) -> None:
        """Select a client; a pair with "prospect" selects it among the prospects."""
        if isinstance(what, tuple):
            self.show_view(PROSPECTS)
            self.prospects.select(what[0])
            return
        self._wanted = cast(UUID | None, what)
        self._sift()

    def panes(self) -> list[QWidget]:
        if self.in_prospects:
            return self.prospects.panes()
        return [self.list, self.inspector] if self._shown() else [self.list]

    def shortcuts(self) -> list[tuple[str, str]]:
        views = ("Alt 1, Alt 2", _("Clients, prospects"))
        if self.in_prospects:
            return [*self.prospects.shortcuts(), views]
        return [
            ("Enter", _("Open the client")),
            ("I", _("Inspector on and off")),
            ("N", _("Note a contact")),
            ("C", _("Plan a call")),
            views,
        ]

    def commands(self) -> list[Command]:
        if self.in_prospects:
            there = Command(_("Clients"), lambda: self.show_view(CLIENTS), "Alt 1", "address-book")
            return [*self.prospects.commands(), there]
        call = Command(_("Plan a call"), partial(chosen.call, self), "C", "phone")
        mine = [call] if self.list.chosen() is not None else []
        return [*mine, *files.commands(self.desk, self._wanted), *files.besides(self.desk, False),
                Command(_("Prospects"), lambda: self.show_view(PROSPECTS), "Alt 2", "user-plus")]  # fmt: skip

    def keep(self) -> object:
        return {"client": self._wanted, "open": self._open, "bar": self.bar.keep()}

    def restore(self, kept: object) -> None:
        assert isinstance(kept, dict)
        self._wanted, self._open = kept["client"], kept["open"]
        self.bar.restore(kept["bar"])
        self._load()
        if kept["bar"]["view"] == PROSPECTS and self.desk.ready:
            self.show_view(PROSPECTS)
