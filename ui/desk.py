"""What every room is handed: the services, the bus, the dialogs, the preferences and the toast."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from aedesk.clock import Clock

if TYPE_CHECKING:
    from aedesk.app import Services
    from aedesk.domain.cards import JobCard
    from aedesk.paths import Paths
    from ui.ask import Ask
    from ui.prefs import Prefs
    from ui.widgets.typed import Part


class Bus(QObject):
    """Where rooms meet, by ids.

    `changed` carries the kinds (table names) that a commit touched; it arrives in the window's thread.
    `show` asks for a room or page by its code in `ui/rooms.py`, with the id of what is to be shown or None.
    """

    changed = Signal(object)
    show = Signal(str, object)


class Toaster(Protocol):
    """Says what was done, with Undo where the step `undo_seq` or an `undo` of one's own is given."""

    def __call__(
        self, text: str, undo_seq: int | None = None, *, undo: Callable[[], None] | None = None
    ) -> None: ...


class Desk:
    """Handed to every room; lives as long as the desk is unlocked.

    The services come after the first paint: a room that is shown earlier draws `first_cards` (all open jobs and the
    newest closed ones) and loads the rest by `when_ready`.
    """

    def __init__(self, paths: Paths, clock: Clock, prefs: Prefs, ask: Ask) -> None:
        self.paths = paths
        self.clock = clock
        self.prefs = prefs
        self.ask = ask
        self.bus = Bus()
        self.window: QMainWindow | None = None
        self.toast: Toaster = lambda text, undo_seq=None, *, undo=None: None
        self.first_cards: list[JobCard] | None = None
        self.first_closed_count = 0
        self.half_filled: dict[str, list[Part]] = {}  # what stood in forms when the desk was locked, by their title
        self.redress: Callable[[], None] = lambda: None  # after language, theme or text size changed in `prefs`
        self.lock: Callable[..., None] = lambda why="": None  # `why` stands on the lock page
        self.key = b""  # for what the vault is asked while the desk is open
        self._services: Services | None = None
        self._waiting: list[Callable[[], None]] = []

    @property
    def services(self) -> Services:
        """The services; only after `ready`."""
        if self._services is None:
            raise RuntimeError("asked for services before the first paint was over")
        return self._services

    @property
    def ready(self) -> bool:
        """Whether the services are there."""
        return self._services is not None

    def when_ready(self, do: Callable[[], None]) -> None:
        """Do it now if the services are there, else as soon as they are."""
        if self._services is not None:
            do()
        else:
            self._waiting.append(do)

    def arrive(self, services: Services) -> None:
        """Take the services over and do what waited for them."""
        self._services = services
        waiting, self._waiting = self._waiting, []
        for do in waiting:
            do()

    def leave(self) -> Services | None:
        """Hand the services back: the desk is being locked or closed."""
        services, self._services = self._services, None
        self._waiting.clear()
        return services

    def show(self, room: str, what: UUID | tuple[UUID, str] | None = None) -> None:
        """Go to a room or page."""
        self.bus.show.emit(room, what)
