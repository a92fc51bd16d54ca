"""New lines of the registers: doubts, issues, questions, problems put aside (X-22, I-05, I-22, I-30)."""

from datetime import date

from aedesk.clock import Clock
from aedesk.domain import desk_rules
from aedesk.domain.client import Client
from aedesk.domain.desk import REGISTERS, Item, ItemKind
from aedesk.domain.errors import UserError
from aedesk.services import lookup
from aedesk.storage.store import Store


class RegisterService:
    """Writes them down; they are read, settled and moved on the desk."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def add(self, item: Item) -> Item:
        """Write a line: a doubt needs whom it was told and a way out, a problem put aside the day it comes back."""
        today = self._clock.today()
        item.title, item.words = desk_rules.cut_title(item.title, item.words)
        _check(item, today)
        with self._store.write("register.add", undoable=True) as s:
            if item.client_id is not None:
                lookup.one(s, Client, item.client_id)
            desk_rules.arrive(item, self._clock.now(), today)
            s.add(item)
        return item


def _check(item: Item, today: date) -> None:
    if item.kind not in REGISTERS:
        raise UserError("item_wrong_kind", title=item.title, kind=item.kind)
    needed = [("title", item.title)]
    if item.kind is ItemKind.LANDMINE:
        needed += [("person", item.person.strip()), ("plan", item.plan.strip())]
    for name, words in needed:
        if not words:
            raise UserError("empty", field=name)
    if item.said_on is not None and item.said_on > today:
        raise UserError("date_in_future", field="said_on")
    if item.kind is ItemKind.PARKED and (item.due is None or item.due <= today):
        raise UserError("date_past" if item.due else "empty", field="due", day=item.due)
