"""What is done with the client that is chosen in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import UUID

from ui import rooms
from ui.clients.inspector_care import Care
from ui.clients.rows import open_by_due

if TYPE_CHECKING:
    from aedesk.services.client_rows import ClientRow
    from ui.clients.room import ClientsRoom


def inspect(room: ClientsRoom, row: ClientRow) -> None:
    """Show everything of this client in the inspector."""
    services, clock = room.desk.services, room.desk.clock
    client = services.clients.get(row.id)
    cards = open_by_due(services.jobs.of_client(row.id))
    birthdays = {each.id: services.clients.birthday_next(each, clock.today()) for each in client.contacts}
    notes = services.clients.notes(row.id, 3)
    care = Care(services.next_acts.of(row.id), room.care.of.get(row.id), services.care.promises(row.id),
                services.care.kept(row.id), services.planner.rules(row.id).do_not_say)  # fmt: skip
    room.inspector.show_client(client, row.owner, cards, notes, birthdays, care, clock)


def note(room: ClientsRoom) -> None:
    """Note a contact with this client."""
    from ui.clients.note_sheet import NoteSheet

    row = room.list.chosen()
    if row is not None:
        NoteSheet(room.desk, room.desk.services.clients.get(row.id)).open()


def call(room: ClientsRoom) -> None:
    """Plan a call with this client."""
    row = room.list.chosen()
    if row is not None:
        sheet = rooms.sheet("call", room.desk)
        sheet.choose_client(row.id)  # type: ignore[attr-defined]
        sheet.open()


def show_act(room: ClientsRoom, act: object) -> None:
    """Show what comes next in its own room."""
    kind, key = getattr(act, "kind", ""), cast(UUID, getattr(act, "id", None))
    room.desk.show("calls", key if kind == "call" else (key, "care"))
