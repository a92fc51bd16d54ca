"""How the desk room speaks of its items: icons, kinds, ages, dates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aedesk.domain.desk import ItemKind, Place
from aedesk.words import N_, _, language, n_
from ui import format
from ui.due import due_words
from ui.times import wall

if TYPE_CHECKING:
    from aedesk.clock import Clock
    from aedesk.services.desk_views import ItemRow

KINDS: dict[ItemKind, tuple[str, str, str]] = {
    ItemKind.PAPER: (N_("To deal with"), "inbox", N_("It waits in the tray until it is decided.")),
    ItemKind.READ: (N_("To read once"), "book", N_("Read once, then kept in a folder or thrown away.")),
    ItemKind.LANDMINE: (N_("Landmine"), "alert-triangle", N_("A doubt: to whom was it said, and what is plan B?")),
    ItemKind.ISSUE: (N_("Open issue"), "flag", N_("Not solved with us: it goes up a level.")),
    ItemKind.QUESTION: (N_("Question"), "help-circle", N_("For the account manager, asked together with others.")),
    ItemKind.PARKED: (N_("Parked"), "hourglass", N_("Put aside until its day; then it comes back by itself.")),
}
"""What each kind is called, its icon, and what it means."""

_OF_SUBJECT = {
    "estimate": "receipt", "job": "layout-kanban", "client": "address-book", "call": "phone", "visit": "walk",
}  # fmt: skip


def kind_words(kind: ItemKind) -> str:
    """What a kind is called."""
    return _(KINDS[kind][0])


def icon_of(row: ItemRow) -> str:
    """The icon of an item: what it is, else what it is about, else how it came."""
    if row.kind is not ItemKind.PAPER:
        return KINDS[row.kind][1]
    if row.media.startswith("image/"):
        return "photo"
    if row.papers:
        return "file-text"
    return _OF_SUBJECT.get(row.subject_kind, "message")


def short(title: str) -> str:
    """A title within a sentence."""
    return title if len(title) <= 60 else title[:59].rstrip() + "…"


def about(row: ItemRow) -> str:
    """The second line: whose it is, and its number; else what was written under it."""
    has_it = row.detail if row.place is Place.WITH else ""
    said = " · ".join(part for part in (has_it, row.client, row.number) if part)
    return said or row.detail


def age(row: ItemRow, clock: Clock) -> str:
    """How long it has been lying here: the time today, then days."""
    at = clock.local(row.arrived_at)
    days = (clock.today() - at.date()).days
    if days <= 0:
        return f"{at:%H:%M}"
    if days == 1:
        return _("yesterday")
    return n_("{n} day", "{n} days", days).format(n=days)


def due_said(row: ItemRow, today: date) -> str:
    """Its date and time, or the date as it was said."""
    if row.due is None:
        return row.due_words
    said = due_words(row.due, today)
    return f"{said} {wall(row.due_minute)}" if row.due_minute is not None else said


def day_said(day: date, minute: int | None, today: date) -> str:
    """A date as it was understood, written out: Thursday 12 Mar, 15:00."""
    said = format.day_of_week(day)
    near = {0: _("today"), 1: _("tomorrow")}.get((day - today).days)
    if near is not None:
        said = f"{said} ({near})" if minute is None else f"{said} ({near}) {wall(minute)}"
    elif minute is not None:
        said = f"{said} {wall(minute)}"
    return said


def spoken(row: ItemRow, clock: Clock) -> str:
    """One row of the tray as a reader says it."""
    parts = [kind_words(row.kind) if row.kind is not ItemKind.PAPER else "", row.title, about(row)]
    parts += [_("back again") if row.again else "", due_said(row, clock.today()), age(row, clock)]
    return format.join(parts)


def repeat_words(rule: str) -> str:
    """How often a thing comes: every day, every Friday, every month on the 3rd."""
    from aedesk.services.dates import said

    return said.repeat_words(rule, language()) or _("repeats")
