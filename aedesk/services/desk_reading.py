"""Reads the desk for its room, for Today and for its papers."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from aedesk.clock import Clock
from aedesk.domain.desk import REGISTERS, Item, ItemKind
from aedesk.services import desk_views, lookup
from aedesk.services.calendar import CalendarService
from aedesk.services.care import CareService, OpenRow
from aedesk.services.desk_folders import Folders
from aedesk.services.desk_views import DeskView, ItemRow, OnDesk, RegisterRow
from aedesk.storage import tables as t
from aedesk.storage.store import Store


class DeskReading(Folders):
    """What the desk shows."""

    def __init__(self, store: Store, clock: Clock, calendar: CalendarService, care: CareService) -> None:
        super().__init__(store)
        self._clock = clock
        self._calendar = calendar
        self._care = care

    def view(self, day: date) -> DeskView:
        """The room as it stands on a day."""
        work = self._calendar.work()
        with self._store.read() as s:
            return desk_views.view(s, self._clock, work, day)

    def on_top(self) -> OnDesk | None:
        """The one thing on the desk, for the first card of Today."""
        work = self._calendar.work()
        with self._store.read() as s:
            return desk_views.on_desk(s, self._clock, work, self._clock.today())

    def tray_count(self, day: date) -> int:
        """How much waits to be decided."""
        with self._store.read() as s:
            return desk_views.tray_count(s, day)

    def item(self, id: UUID) -> Item:
        """One item."""
        with self._store.read() as s:
            return lookup.one(s, Item, id)

    def rows(self, ids: Sequence[UUID]) -> tuple[ItemRow, ...]:
        """Items as lists show them, in the order of the ids."""
        work = self._calendar.work()
        with self._store.read() as s:
            query = desk_views.listing().where(t.item.c.id.in_(list(ids)))
            found = {row.id: row for row in desk_views.rows(s, self._clock, work, self._clock.today(), query)}
        return tuple(found[id] for id in ids if id in found)

    def folder(self, category_id: UUID, limit: int = 200) -> tuple[ItemRow, ...]:
        """What lies in a folder, the newest first."""
        work = self._calendar.work()
        with self._store.read() as s:
            return desk_views.folder(s, self._clock, work, self._clock.today(), category_id, limit)

    def putting_off(self) -> tuple[ItemRow, ...]:
        """What was put off three times and more (T-04)."""
        work = self._calendar.work()
        with self._store.read() as s:
            return desk_views.putting_off(s, self._clock, work, self._clock.today())

    def registers(self, day: date, kind: str | None = None) -> tuple[RegisterRow, ...]:
        """Every open line of the registers, or those of one kind."""
        found = []
        if kind in (None, "promise"):
            found += [_of_care("promise", row) for row in self._care.promise_rows(day)]
        if kind in (None, "boss"):
            found += [_of_care("boss", row) for row in self._care.boss_list(day)]
        if kind not in ("promise", "boss"):
            kinds = (ItemKind(kind),) if kind else REGISTERS
            with self._store.read() as s:
                found += desk_views.register_items(s, self._clock, day, kinds)
        return tuple(found)


def _of_care(kind: str, row: OpenRow) -> RegisterRow:
    promise = kind == "promise"
    return RegisterRow(kind, row.id, row.words, "", row.client_id, row.client, row.code, None if promise else row.on,
                       row.on if promise else None, row.days, big=row.big)  # fmt: skip
