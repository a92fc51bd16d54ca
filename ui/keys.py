"""The keys of the window, as a table: it makes them work and fills the sheet on F1."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from aedesk.words import N_, _

if TYPE_CHECKING:
    from ui.window import Shell


class Key(NamedTuple):
    """One key and what it does."""

    keys: str
    words: str
    do: str  # name of the act in `ui.acts`
    always: bool = False  # also while something lies over the room


KEYS: tuple[Key, ...] = (
    Key("Ctrl+1", N_("Today"), "today"),
    Key("Ctrl+2", N_("Jobs"), "jobs"),
    Key("Ctrl+3", N_("Clients"), "clients"),
    Key("Ctrl+4", N_("Calls"), "calls"),
    Key("Ctrl+5", N_("Desk"), "desk"),
    Key("Ctrl+,", N_("Settings"), "settings"),
    Key("Ctrl+K", N_("Search and commands"), "palette"),
    Key("Ctrl+N", N_("New in this room"), "new"),
    Key("Ctrl+Shift+N", N_("New on the desk, from anywhere"), "capture", True),
    Key("Ctrl+F", N_("Filter this room"), "filter"),
    Key("Ctrl+Z", N_("Undo"), "undo"),
    Key("Ctrl+Shift+Z", N_("Redo"), "redo"),
    Key("Alt+Up", N_("Back to where it was opened from"), "back"),
    Key("F6", N_("Next pane"), "pane"),
    Key("Shift+F6", N_("Pane before"), "pane_before"),
    Key("Ctrl+Shift+L", N_("Lock now"), "lock", True),
    Key("F1", N_("This list of keys"), "keys"),
    Key("Ctrl+Q", N_("Close AE Desk"), "quit", True),
)

EVERYWHERE: tuple[tuple[str, str], ...] = (
    ("Tab", N_("Next field or button")),
    ("↑ ↓ ← →", N_("Move in a list")),
    ("Enter", N_("Open, or press the button")),
    ("Esc", N_("Close what lies on top")),
    ("Ctrl Enter", N_("Save and close a sheet")),
    ("Alt ↓", N_("Calendar of a date field")),
)

NAMED = frozenset((N_("Enter"), N_("Space"), N_("Esc")))


def shown(keys: str) -> str:
    """Keys as they are drawn on a cap, in the window's language: Ctrl Shift L."""
    parts = re.sub(r"(?<=\w)\+(?=\S)", " ", keys).split(" ")  # a plus alone is a key itself
    return " ".join(_(part) if part in NAMED else part for part in parts)


def bind(shell: Shell, acts: dict[str, Callable[[], object]]) -> None:
    """Make the table's keys work in this shell."""
    for key in KEYS:
        shell.shortcut(key.keys, acts[key.do], always=key.always)


def listed(room_keys: list[tuple[str, str]]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The groups of the sheet: title and rows of keys and words."""
    groups = [(_("Everywhere"), [(shown(key.keys), _(key.words)) for key in KEYS])]
    if room_keys:
        groups.append((_("In this room"), [(shown(keys), words) for keys, words in room_keys]))
    groups.append((_("In lists and forms"), [(shown(keys), _(words)) for keys, words in EVERYWHERE]))
    return groups
