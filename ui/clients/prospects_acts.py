"""What is done with a prospect, wherever it is shown: its step, won, lost, a contact, a visit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from aedesk.domain.standing import Prospect, ProspectStep
from aedesk.words import _
from ui import rooms
from ui.done import done, went
from ui.labels import label

if TYPE_CHECKING:
    from ui.desk import Desk


class ProspectActs:
    """The verbs; each says what it did, with Undo."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def _tried(self, do: Callable[[], Any], words: str) -> bool:
        if not went(self._desk, do):
            return False
        done(self._desk, words)
        return True

    def move(self, id: UUID, name: str, step: ProspectStep) -> None:
        """Carry it to another step."""
        words = _("{name}: {step}").format(name=name, step=label(step))
        self._tried(lambda: self._desk.services.standing.step(id, step), words)

    def won(self, id: UUID, name: str) -> None:
        """It has become a client."""
        words = _("{name} is a client now").format(name=name)
        self._tried(lambda: self._desk.services.standing.won(id), words)

    def lost(self, id: UUID, name: str) -> None:
        """It is given up."""
        words = _("{name} given up; what is known stays").format(name=name)
        self._tried(lambda: self._desk.services.standing.lost(id), words)

    def change(self, prospect: Prospect) -> None:
        """Change the plan."""
        from ui.clients.prospects_sheet import ProspectSheet

        ProspectSheet(self._desk, prospect).open()

    def new(self, client_id: UUID | None = None) -> None:
        """Add a prospect, or make a client one."""
        from ui.clients.prospects_sheet import ProspectSheet

        ProspectSheet(self._desk, client_id=client_id).open()

    def note(self, client_id: UUID) -> None:
        """Note a contact; it counts towards the week."""
        from ui.clients.note_sheet import NoteSheet

        NoteSheet(self._desk, self._desk.services.clients.get(client_id)).open()

    def visit(self, client_id: UUID) -> None:
        """Plan a visit."""
        rooms.sheet("visit", self._desk, client_id, None, self._desk.clock.today()).open()

    def call(self, client_id: UUID) -> None:
        """Plan a call."""
        self._desk.show("calls", (client_id, "new"))

    def print(self) -> None:
        """Print the list and the visit plan."""
        from ui.clients.standing_print import ProspectsPrint

        ProspectsPrint(self._desk).open()
