"""The views of the desk room and its drills, as tables: one row each, imported when first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aedesk.words import N_
from ui.room import Command

if TYPE_CHECKING:
    from datetime import date

    from ui.desk import Desk
    from ui.desk_room.room import DeskRoom


class View(QWidget):
    """One view of the room. `said` tells that its state line changed.

    `topics` are the kinds of records whose change makes it load anew.
    """

    said = Signal()
    topics: frozenset[str] = frozenset()
    primary = ""  # the button of the top bar; none: the room's own, which captures
    primary_keys = "Ctrl N"
    primary_icon = "plus"
    adds = False  # N makes something new of this view's own; else the room captures

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def load(self) -> None:
        """Read everything anew; the services are there."""

    def state_line(self) -> str:
        """One line beside the title of the room."""
        return ""

    def new(self) -> None:
        """The primary button, where the view has one of its own."""

    def add(self) -> None:
        """N, where the view has something of its own to make."""

    def tools(self) -> QWidget | None:
        """What stands in the room's bar while this view is in front; asked once."""
        return None

    def focus_first(self) -> None:
        """The view has come in front."""
        self.setFocus()

    def panes(self) -> list[QWidget]:
        """What F6 walks through."""
        return [self]

    def shortcuts(self) -> list[tuple[str, str]]:
        """Its own keys, for the sheet on F1."""
        return []

    def commands(self) -> list[Command]:
        """What the palette offers while it is in front."""
        return []

    def print(self) -> None:
        """Ctrl+P."""

    def keep(self) -> object:
        """What `restore` needs after the window was rebuilt."""
        return None

    def restore(self, kept: object) -> None:
        """Look as `keep` said; None where nothing was kept."""

    def go_to(self, day: date) -> None:
        """Show this day, where the view shows days."""


class ViewRow(NamedTuple):
    """One view: its code, what it is called, where it is imported from."""

    code: str
    label: str
    factory: str


class DrillRow(NamedTuple):
    """One drill: a button under the document; `opens` is called with the room."""

    code: str
    label: str
    icon: str
    keys: str
    opens: str


DESK = "desk"

VIEWS: tuple[ViewRow, ...] = (
    ViewRow(DESK, N_("Desk"), "ui.desk_room.desk_view:DeskView"),
    ViewRow("week", N_("Week"), "ui.desk_room.week_view:WeekView"),
    ViewRow("diary", N_("Diary"), "ui.desk_room.diary_view:DiaryView"),
    ViewRow("registers", N_("Registers"), "ui.desk_room.registers_view:RegistersView"),
    ViewRow("goals", N_("Goals"), "ui.desk_room.goals_view:GoalsView"),
    ViewRow("figures", N_("Figures"), "ui.desk_room.figures_view:FiguresView"),
)

DRILLS: tuple[DrillRow, ...] = (
    DrillRow("priority", N_("Priorities changed"), "arrows-exchange", "C", "ui.desk_room.drill_priority:begin"),
    DrillRow("putting_off", N_("I am putting something off"), "hourglass", "O", "ui.desk_room.drill_putting_off:begin"),
    DrillRow("interrupted", N_("I was interrupted"), "bell", "I", "ui.desk_room.interrupted:interrupt"),
)


def found(path: str) -> Any:
    """What stands at `module:name`."""
    module, name = path.split(":")
    return getattr(import_module(module), name)


def make(row: ViewRow, desk: Desk) -> View:
    """Import and make one view."""
    made = found(row.factory)(desk)
    assert isinstance(made, View)
    return made


def begin(row: DrillRow, room: DeskRoom) -> None:
    """Begin one drill."""
    found(row.opens)(room)
