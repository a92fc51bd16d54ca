"""The bar above the board: which view, which cards; under 1280 pixels the filters are one button."""

from collections.abc import Sequence
from typing import cast
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from aedesk.domain.cards import JobCard
from aedesk.domain.client import ClientClass
from aedesk.domain.people import Person
from aedesk.words import _, n_, p_
from ui.jobs.filter import DUE, Filter
from ui.widgets.buttons import Button
from ui.widgets.fields import Choice, Field, Segments, Switch

Items = list[tuple[object, str]]


class FilterBar(QWidget):
    """View, filters, and what belongs to the view at the right.

    Signals: view_changed, filter_changed, lanes_changed.
    """

    view_changed = Signal(object)
    filter_changed = Signal()
    lanes_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = Filter()
        self._clients: Items = []
        self._owners: Items = []
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 20, 12)
        row.setSpacing(8)
        self.views = Segments(
            [("board", _("Board"), "layout-kanban"), ("list", _("List"), "list")], "board", height="sm"
        )
        self.views.setAccessibleName(_("View"))
        self.views.part("board").setToolTip(_("Board") + " (Alt B)")
        self.views.part("list").setToolTip(_("List") + " (Alt L)")
        self.views.changed.connect(self.view_changed)
        self.choices = {
            name: Choice([], None, height="sm", prefix=words)
            for name, words in (
                ("client", p_("person", "Client")),
                ("owner", _("Owner")),
                ("class", p_("client", "Class")),
                ("due", _("Due")),
            )
        }
        row.addWidget(self.views)
        row.addSpacing(4)
        for name, choice in self.choices.items():
            choice.changed.connect(lambda value, which=name: self._set(which, value))
            row.addWidget(choice)
        self.folded = Button("", height="sm", icon="filter")
        self.folded.clicked.connect(self._open)
        row.addWidget(self.folded)
        row.addStretch(1)
        self.lanes = Switch(_("Swimlanes by client"))
        self.lanes.changed.connect(self.lanes_changed)
        row.addWidget(self.lanes)
        for choice in self.choices.values():
            mark = QLabel(choice.accessibleName(), self)  # on Linux a combo box is named by its label alone
            mark.setBuddy(choice)
            mark.resize(0, 0)
        self._row = row
        self.offer([], [])
        self.fit(True)
        self.show_view("board")

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())  # it folds: open filters must not hold the window wide

    def fit(self, wide: bool) -> None:
        """Show four filters, or the one button that holds them."""
        for choice in self.choices.values():
            choice.setVisible(wide)
        self.folded.setVisible(not wide)

    def show_view(self, view: str) -> None:
        """Show what belongs to a view."""
        self.views.set_value(view)
        self.lanes.setVisible(view == "board")

    def add(self, tools: QWidget) -> None:
        """Tools of one view, at the right."""
        self._row.addWidget(tools)

    def offer(self, cards: Sequence[JobCard], people: Sequence[Person]) -> None:
        """Offer the clients and owners of these cards."""
        clients = {card.client_id: card.client for card in sorted(cards, key=lambda c: (c.client_class, c.client))}
        names = {person.id: person.name for person in people}
        owners = {card.owner_id: names.get(card.owner_id, card.owner_initials) for card in cards if card.owner_id}
        self._clients = [(None, p_("clients", "all")), *clients.items()]
        self._owners = [(None, _("anyone")), *sorted(owners.items(), key=lambda each: each[1])]
        for name, choice in self.choices.items():
            self._fill(choice, name)
        self._tell()

    def _fill(self, choice: Choice, name: str) -> None:
        classes: Items = [(None, p_("classes", "all")), *((each, str(each)) for each in ClientClass)]
        due: Items = [(code, _(words)) for code, words in DUE.items()]
        choice.set_items({"client": self._clients, "owner": self._owners, "class": classes, "due": due}[name])
        choice.set_value(self._get(name))
        if choice.currentIndex() < 0:
            choice.setCurrentIndex(0)
        choice.updateGeometry()

    def set_filter(self, wanted: Filter) -> None:
        """Ask for other cards."""
        self.filter = wanted
        for name, choice in self.choices.items():
            choice.set_value(self._get(name))
            choice.updateGeometry()
        self._tell()

    def _get(self, name: str) -> object:
        return {
            "client": self.filter.client_id,
            "owner": self.filter.owner_id,
            "class": self.filter.client_class,
            "due": self.filter.due,
        }[name]

    def _set(self, name: str, value: object) -> None:
        now = self.filter
        self.set_filter(
            Filter(
                client_id=cast(UUID | None, value) if name == "client" else now.client_id,
                owner_id=cast(UUID | None, value) if name == "owner" else now.owner_id,
                client_class=cast(ClientClass | None, value) if name == "class" else now.client_class,
                due=str(value) if name == "due" else now.due,
            )
        )
        self.filter_changed.emit()

    def _tell(self) -> None:
        count = self.filter.parts
        said = n_("{n} filter", "{n} filters", count).format(n=count) if count else _("No filter")
        self.folded.set_text(said)
        self.folded.updateGeometry()

    def focus_first(self) -> None:
        """Put the keyboard into the filters."""
        if self.folded.isVisible():
            self._open()
        else:
            self.choices["client"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open(self) -> None:
        from ui.widgets.popover import Popover

        window = self.window()
        corner = window.mapFromGlobal(self.folded.mapToGlobal(QPoint(0, 0)))
        popover = Popover(window, QRect(corner, self.folded.size()), width=300)
        popover.setAccessibleName(_("Filters"))
        for name, label in (
            ("client", p_("person", "Client")),
            ("owner", _("Owner")),
            ("class", p_("client", "Class")),
            ("due", _("Due")),
        ):
            choice = Choice([])
            self._fill(choice, name)
            choice.changed.connect(lambda value, which=name: self._set(which, value))
            popover.body.addWidget(Field(label, choice))
        clear = Button(_("Show all"), "quiet")
        clear.clicked.connect(self._clear)
        clear.clicked.connect(popover.close)
        done = Button(_("Done"), "primary")
        done.clicked.connect(popover.close)
        popover.buttons(done, quiet=clear)
        popover.open()

    def _clear(self) -> None:
        self.set_filter(Filter())
        self.filter_changed.emit()
