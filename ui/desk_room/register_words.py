"""How the registers speak: kinds, what a line is about, how it stands, and what is done with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from aedesk.words import N_, _, n_
from ui import format
from ui.due import due_words

if TYPE_CHECKING:
    from aedesk.services.desk_views import RegisterRow


class Kind(NamedTuple):
    """One kind of line."""

    code: str
    name: str
    many: str
    icon: str
    means: str


KINDS = (
    Kind("promise", N_("Promise"), N_("Promises"), "flag", N_("What we promised a client, and by when.")),
    Kind("boss", N_("Tell the boss"), N_("Tell the boss"), "send",
         N_("What the boss must know: big things at once, with the least trouble.")),
    Kind("landmine", N_("Landmine"), N_("Landmines"), "alert-triangle",
         N_("A doubt, said aloud before the decision: to whom, when, and what the way out is.")),
    Kind("issue", N_("Open issue"), N_("Open issues"), "users",
         N_("Trouble between departments. What is not solved here goes up a level.")),
    Kind("question", N_("Question"), N_("Questions"), "help-circle",
         N_("For the account manager or a senior colleague; asked together with others.")),
    Kind("parked", N_("Parked"), N_("Parked"), "hourglass",
         N_("A problem put aside until a day. On that day it comes back, asked or not.")),
)  # fmt: skip
OF = {kind.code: kind for kind in KINDS}

LEVELS = (N_("with us"), N_("with the account manager"), N_("with the account director"))


def standing(row: RegisterRow, today: date) -> tuple[str, str]:
    """The word at the right of a line, and its tone."""
    if row.due is not None:
        near = (row.due - today).days
        tone = "late" if near < 0 else "near" if near <= 1 else "far"
        if row.kind == "parked":
            tone = "near" if near <= 0 else "far"
        return due_words(row.due, today), tone
    days = row.days
    said = _("since today") if days <= 0 else n_("for {n} day", "for {n} days", days).format(n=days)
    return said, "near" if row.big or (row.kind in ("question", "issue") and days >= 7) else "far"


def detail(row: RegisterRow) -> str:
    """The second line: whose it is, where it stands, what else was said."""
    level = _(LEVELS[row.level]) if row.kind == "issue" else ""
    big = _("big") if row.big and row.kind == "boss" else ""
    return " · ".join(part for part in (row.client, level, big, row.detail) if part)


def spoken(row: RegisterRow, today: date) -> str:
    """One line, for a reader."""
    return format.join((_(OF[row.kind].name), row.title, detail(row), standing(row, today)[0]))


def pressing(row: RegisterRow, today: date) -> tuple[int, int]:
    """What is late or due comes first, then what is big, then the oldest."""
    if row.due is not None and row.due <= today:
        return 0, (row.due - today).days
    if row.big:
        return 1, -row.days
    if row.due is not None:
        return 2, (row.due - today).days
    return 3, -row.days
