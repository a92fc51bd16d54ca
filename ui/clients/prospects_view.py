"""The prospects of the room of clients: the list by step, and beside it how the chosen one is to be won."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aedesk.words import _, n_
from ui import theme
from ui.clients.inspector import Plate
from ui.clients.prospects_acts import ProspectActs
from ui.clients.prospects_list import Heads, by_step, make_list
from ui.clients.prospects_part import ProspectPart
from ui.clients.rows import Group
from ui.room import Command
from ui.theme import C
from ui.widgets.buttons import Button, IconButton, Rule
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Text
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from aedesk.services.standing import ProspectRow
    from ui.desk import Desk

_SIDE = 348


class _Side(QWidget):
    """Who it is, the part with steps and plan, and the verbs of the week."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setAccessibleName(_("Prospect"))
        self.plate, self.name = Plate(), Text("", 16, 600, "t1")
        self.about = Text("", 12, 400, "t2")
        self.part = ProspectPart(desk, titled=False)
        self.open_client = Button(_("Open client"), "primary", height="sm")
        self.note = Button(_("Note a contact"), height="sm")
        self.visit = IconButton("walk", _("Plan a visit"), keys="V")
        self.call = IconButton("phone", _("Plan a call"), keys="C")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(4)
        column.addWidget(self.plate)
        column.addSpacing(4)
        for part in (self.name, self.about):
            column.addWidget(part)
        column.addSpacing(12)
        column.addWidget(self.part)
        column.addStretch(1)
        bar = QHBoxLayout()
        bar.setContentsMargins(20, 12, 12, 12)
        bar.setSpacing(6)
        for button in (self.open_client, self.note, self.visit, self.call):
            bar.addWidget(button)
        bar.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Scroll(page), 1)
        whole.addWidget(Rule())
        whole.addLayout(bar)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["surf"])
            painter.fillRect(0, 0, 1, self.height(), C["line"])


class ProspectsView(QWidget):
    """`said` tells that the state line changed."""

    said = Signal()
    topics = frozenset({"prospect", "client", "contact", "contact_note", "person", "planner", "care_rules"})

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.acts = desk, ProspectActs(desk)
        self._rows: tuple[ProspectRow, ...] = ()
        self._wanted: UUID | None = None  # the client
        self.list = make_list(desk.clock.today())
        self.heads = Heads(self.list.verticalScrollBar())
        self.side = _Side(desk)
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heads)
        column.addWidget(self.list, 1)
        hint = _("A prospect is a company to be won: choose it, find out, telephone, visit.")
        self.none = EmptyState("user-plus", _("No prospect yet"), hint, "Ctrl N", button=_("New prospect"))
        assert self.none.button is not None
        self.none.button.clicked.connect(self.new)
        self.pages = QStackedWidget()
        self.pages.addWidget(panel)
        self.pages.addWidget(self.none)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.pages, 1)
        whole.addWidget(self.side)
        self.list.picked.connect(self._picked)
        self.list.opened.connect(lambda row: desk.show("client", row.client_id))
        self.side.open_client.clicked.connect(self.list.open_chosen)
        self.side.note.clicked.connect(self.note)
        self.side.visit.clicked.connect(self.visit)
        self.side.call.clicked.connect(self.call)
        part = self.side.part
        self._keys: list[tuple[str, Callable[[], object]]] = [
            ("Alt+Right", lambda: part.advance(1)), ("Alt+Left", lambda: part.advance(-1)), ("E", part.change),
            ("W", part.won), ("L", part.lost), ("N", self.note), ("V", self.visit), ("C", self.call),
            ("Ctrl+P", self.acts.print),
        ]  # fmt: skip
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, do in self._keys:
            QShortcut(QKeySequence(keys), self, context=within).activated.connect(do)

    # --- data

    def load(self) -> None:
        """Read everything again; the chosen prospect stays chosen, else the one that came into its place."""
        before = self.list.currentIndex().row()
        chosen = self._wanted or (self.list.chosen().client_id if self.list.chosen() is not None else None)
        self._wanted = None
        services = self.desk.services
        self._rows = tuple(
            replace(row, phone=services.clients.phone_shown(row.phone) if row.phone else "")
            for row in services.standing.prospects(self.desk.clock.today())
        )
        shown = by_step(self._rows)
        self.list.blockSignals(True)
        self.list.rows.show(shown)
        self.list.blockSignals(False)
        self.pages.setCurrentIndex(0 if shown else 1)
        places = {row.client_id: i for i, row in enumerate(shown) if not isinstance(row, Group)}
        near = (i for i in places.values() if i >= before)
        place = places[chosen] if chosen in places else next(near, max(places.values(), default=-1))
        self.list.choose(place)
        self.said.emit()

    def _picked(self, row: ProspectRow | None) -> None:
        self.side.setVisible(row is not None)
        if row is None:
            return
        client = self.desk.services.clients.get(row.client_id)
        self.side.plate.set_name(client.short_name)
        self.side.name.setText("  ".join(part for part in (client.short_name, client.other_name) if part))
        reached = " · ".join(part for part in (row.contact, row.phone) if part)
        self.side.about.setText("\n".join(part for part in (client.industry, reached, client.address) if part))
        self.side.part.show_prospect(client, self.desk.services.standing.of_client(client.id), row)
        for each in (self.side.name, self.side.about):
            each.updateGeometry()

    def select(self, client_id: UUID) -> None:
        """Choose a prospect by its client, now or once it is there."""
        self._wanted = client_id
        self.load()

    def state_line(self) -> str:
        """How many there are, and how many contacts this week still asks for."""
        if not self._rows:
            return ""
        count = len(self._rows)
        owed = sum(max(row.target - row.contacts, 0) for row in self._rows)
        parts = [n_("{n} prospect", "{n} prospects", count).format(n=count)]
        parts.append(n_("{n} contact to go this week", "{n} contacts to go this week", owed).format(n=owed))
        return " · ".join(parts)

    # --- acts

    def new(self) -> None:
        """Add a prospect."""
        from ui.clients.prospects_sheet import ProspectSheet

        sheet = ProspectSheet(self.desk)

        def added() -> None:
            if sheet.client_id is not None:
                self.select(sheet.client_id)

        sheet.on_saved = added
        sheet.open()

    def _client(self) -> UUID | None:
        row = self.list.chosen()
        return row.client_id if row is not None else None

    def note(self) -> None:
        """Note a contact with the chosen prospect."""
        key = self._client()
        if key is not None:
            self.acts.note(key)

    def visit(self) -> None:
        """Plan a visit to the chosen prospect."""
        key = self._client()
        if key is not None:
            self.acts.visit(key)

    def call(self) -> None:
        """Plan a call to the chosen prospect."""
        key = self._client()
        if key is not None:
            self.acts.call(key)

    # --- room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.setFixedWidth(theme.scaled(_SIDE if self.width() >= theme.scaled(1080) else 300))

    def panes(self) -> list[QWidget]:
        """What F6 walks through."""
        return [self.list, self.side] if self._rows else [self.none]

    def shortcuts(self) -> list[tuple[str, str]]:
        """This view's own keys."""
        return [
            ("Enter", _("Open the client")), ("Alt → ←", _("A step further, a step back")),
            ("E", _("Change the prospect")), ("W", _("Prospect won")), ("L", _("Prospect lost")),
            ("N", _("Note a contact")), ("V", _("Plan a visit")), ("C", _("Plan a call")),
            ("Ctrl P", _("Print prospects")),
        ]  # fmt: skip

    def commands(self) -> list[Command]:
        """What the palette offers here."""
        found = [Command(_("Print prospects"), self.acts.print, "Ctrl P", "printer")]
        if self._client() is not None:
            found += self.side.part.commands()
        return found
