"""How the week speaks: entries and what has no place yet, spans of days, icons and edges."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from aedesk import sentences_plan
from aedesk.domain.desk_plan import EntryKind
from aedesk.words import _, language
from ui import format
from ui.labels import label
from ui.times import wall

if TYPE_CHECKING:
    from aedesk.services.week_views import Entry, Unplaced

EDGES = {EntryKind.VISIT: "acc", EntryKind.CALLS: "t2", EntryKind.WORK: "ctl", EntryKind.DEADLINE: "amb"}
TONES = {"late": ("red", 500), "near": ("amb", 500), "quiet": ("t3", 400)}
ICONS = {
    "job": "layout-kanban", "brief": "file-text", "visit": "walk", "signatures": "signature", "promise": "flag",
    "idea": "lamp", "item": "inbox", "review": "route",
}  # fmt: skip


def shown(value: object) -> str:
    """A value as the window writes it."""
    if isinstance(value, date):
        return format.day(value)
    if type(value).__name__ == "ClientClass":
        return str(value)
    return label(value) if isinstance(value, Enum) else str(value)


def entry_lines(one: Entry) -> tuple[str, str]:
    """What an entry is, and the line under it."""
    if one.own:
        return one.words, one.detail
    return sentences_plan.entry(one.code, one.values, _, shown)


def unplaced_lines(one: Unplaced) -> tuple[str, str]:
    """What the week asks for, and why."""
    return sentences_plan.unplaced(one.code, one.values, _, shown)


def when(one: Entry) -> str:
    """The time of an entry; a deadline has none, and neither has what may be done at any time."""
    if one.minute is not None:
        return wall(one.minute)
    return _("deadline") if one.kind is EntryKind.DEADLINE else _("at any time")


def day_short(day: date) -> str:
    """Mon 16."""
    name = format.weekday(day, short=True)
    name = name[:1].upper() + name[1:]
    return f"{name} {day.day} 日" if language() == "zh" else f"{name} {day.day}"


def span(first: date, last: date) -> str:
    """16–20 March; the month once where it is the same."""
    if language() == "zh":
        end = f"{last.day} 日" if first.month == last.month else format.day(last)
        return f"{format.day(first)}至 {end}"
    if language() == "es":
        if first.month == last.month:
            return f"{first.day} al {format.day_long(last).rsplit(' de ', 1)[0]}"
        return f"{format.day(first)} al {format.day(last)}"
    if first.month == last.month:
        return f"{first.day}–{format.day_long(last).rsplit(' ', 1)[0]}"
    return f"{format.day(first)} – {format.day(last)}"


def load_words(load: int) -> str:
    """How full a day is: 78%."""
    return f"{load} %" if language() == "es" else f"{load}%"


def spoken(one: Entry) -> str:
    """An entry in one line."""
    title, detail = entry_lines(one)
    return format.join((when(one), title, detail, _("done") if one.done else ""))


def spoken_unplaced(one: Unplaced) -> str:
    """What has no place yet in one line."""
    return format.join(unplaced_lines(one))
