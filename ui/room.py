"""What the window asks of a room."""

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ui.desk import Desk


class Command(NamedTuple):
    """Something the palette offers to do."""

    words: str
    do: Callable[[], object]
    keys: str = ""
    icon: str = "chevron-right"
    hint: str = ""


class Room(QWidget):
    """One room or page. The window makes it when it is first shown, keeps it, and drops it on a rebuild.

    `title` and `primary` are words in the window's language; `primary` names the one button of the top bar ("" for
    none), which calls `new()`. Set `state_line` and call `changed_head()` when they change.
    """

    title = ""
    primary = ""
    primary_icon = "plus"
    primary_keys = "Ctrl N"
    primary_kind = "primary"
    state_line = ""
    bare = False  # a page that brings its own top bar
    full_screen = False  # a page before the client: no rail, no top bar

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def reload(self, kinds: frozenset[str]) -> None:
        """Something of these kinds changed; an empty set means everything."""

    def entered(self) -> None:
        """The room has come in front."""

    def new(self) -> None:
        """The primary button, Ctrl+N."""

    def to_filter(self) -> None:
        """Put the cursor into the room's filter, Ctrl+F (`find` is QWidget's own)."""

    def open(self, what: UUID | tuple[UUID, str] | None) -> None:
        """Show one thing of this room."""

    def leave(self) -> bool:
        """Save drafts before the room goes into the background; False keeps it in front."""
        return True

    def panes(self) -> list[QWidget]:
        """The parts that F6 walks through, in reading order; none means the room as a whole."""
        return []

    def commands(self) -> list[Command]:
        """What the palette offers while this room is in front."""
        return []

    def shortcuts(self) -> list[tuple[str, str]]:
        """This room's own keys and what they do, for the sheet on F1."""
        return []

    def keep(self) -> object:
        """What `restore` needs to look the same after the window was rebuilt."""
        return None

    def restore(self, kept: object) -> None:
        """Look as `keep` said."""

    def changed_head(self) -> None:
        """Tell the top bar that title, state line or primary button changed."""
        window = self.desk.window
        if window is not None and hasattr(window, "show_head"):
            window.show_head(self)
