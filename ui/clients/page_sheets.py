"""The sheets that the page of a client opens over itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from aedesk.domain.client import Client, Contact, GroupMember
from ui.desk import Desk
from ui.room import Room

if TYPE_CHECKING:
    from aedesk.domain.dossier import Product


class PageSheets(Room):
    """A page of one client that has sheets to change it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.client: Client | None = None

    def product(self) -> Product | None:
        """The product that the pictures show."""
        return None

    def _change(self) -> None:
        from ui.clients.client_sheet import ClientSheet

        if self.client is not None:
            ClientSheet(self.desk, self.client).open()

    def _marks(self) -> None:
        from ui.dossier.marks_sheet import MarksSheet

        product = self.product()
        if self.client is not None and product is not None:
            MarksSheet(self.desk, self.client.id, product).open()

    def _media(self) -> None:
        from ui.dossier.media_sheet import MediaSheet

        if self.client is not None:
            MediaSheet(self.desk, self.client.id).open()

    def _edit_hours(self, contact: object) -> None:
        from ui.clients.call_hours import HoursSheet

        if self.client is not None:
            HoursSheet(self.desk, self.client, cast(Contact, contact)).open()

    def _edit_member(self, key: object) -> None:
        from ui.clients.group_sheet import GroupSheet

        if self.client is not None:
            member: GroupMember | None = next((each for each in self.client.group if each.id == key), None)
            GroupSheet(self.desk, self.client, member).open()

    def _history(self) -> None:
        from ui.history import History

        if self.client is not None:
            money = self.desk.services.agency.get().currency
            History(self.desk, "client", self.client.id, self.client.short_name, money, wide=True).open()
