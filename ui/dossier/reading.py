"""Reads what the dossier's tab shows beside its chapter: the client, its products, and how much of it all is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from aedesk.domain.dossier_rules import Completeness
from aedesk.services.dossier_views import ChapterState
from ui import tasks
from ui.dossier.about import About, people_of
from ui.dossier.numbers import numbers
from ui.dossier.telling import Telling

if TYPE_CHECKING:
    from ui.dossier.tab import DossierTab


TOP = ("chairman", "general_manager")
KEY_PEOPLE = (
    *TOP, "deputy_general_manager", "other_executives", "general_affairs", "sales_contacts", "advertising_contacts",
)  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """Where one was, for a window that is built again."""

    chapter: str
    product_id: UUID | None
    path: str | None
    scroll: int
    telling: Telling


class Reading(QObject):
    """Belongs to one tab."""

    def __init__(self, tab: DossierTab) -> None:
        super().__init__(tab)
        self._tab = tab
        self._task: tasks.Task | None = None

    def about(self) -> None:
        """The client, its people, and the form's numbers."""
        tab = self._tab
        assert tab.client is not None
        services = tab.desk.services
        tab.client = services.clients.get(tab.client.id)
        form = services.forms.form()
        people, today = people_of(tab.client), tab.desk.clock.today()
        tab.about = About(tab.client.currency, people, form.units, today, tab.beside.add_person, self._proposed)
        tab.numbers = numbers(form)
        tab.show_telling()

    def _proposed(self) -> list[list[str | None]]:
        """Whom the questions on key people name: the chair over the general manager, the others below."""
        chapter = self._tab.chapter
        if chapter is None:
            return []
        seats: dict[str, str | None] = {}
        boss: str | None = None
        for key in KEY_PEOPLE:
            view = chapter.answers.get(f"client.people.{key}")
            for who in view.value if view is not None and isinstance(view.value, list) else ():
                seats.setdefault(who, boss)
            if key in TOP and view is not None and view.value:
                boss = view.value[0]
        return [[who, over if over != who else None] for who, over in seats.items()]

    def products(self) -> None:
        """The client's products; one of them is chosen."""
        tab = self._tab
        assert tab.client is not None
        tab.products = tab.desk.services.dossiers.products(tab.client.id)
        if tab.product_id not in [each.id for each in tab.products]:
            tab.product_id = tab.products[0].id if tab.products else None
        tab.product_bar.show_products(tab.client.id, tab.products, tab.product_id)

    def whole(self) -> None:
        """How much of each chapter is known."""
        tab = self._tab
        assert tab.client is not None
        self._show(tab.client.id, tab.desk.services.dossiers.overview(tab.client.id))

    def whole_soon(self) -> None:
        """The same in the background: somebody may be typing."""
        tab = self._tab
        assert tab.client is not None
        dossiers, client_id = tab.desk.services.dossiers, tab.client.id
        if self._task is not None:
            self._task.cancel()
        self._task = tasks.run(
            self,
            lambda _task: dossiers.overview(client_id),
            lambda states: self._show(client_id, states),
            lambda _error: None,
        )

    def _show(self, client_id: UUID, states: tuple[ChapterState, ...]) -> None:
        tab = self._tab
        self._task = None
        if tab.client is None or tab.client.id != client_id or not tab.desk.ready:
            return
        tab.states = states
        tab.bar.show_whole(sum((state.completeness for state in states), Completeness(0, 0)))
        if tab.chapter_path and tab.chapter is not None:
            tab.show_list(tab.chapter.section)
