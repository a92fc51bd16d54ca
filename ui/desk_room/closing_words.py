"""What the page that closes the day says of each rule, and why it cannot be closed yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aedesk.words import _, n_
from ui import format
from ui.desk_room.week_words import entry_lines
from ui.times import wall
from ui.widgets.rows import Row

if TYPE_CHECKING:
    from datetime import date

    from aedesk.app import Services
    from aedesk.services.closing import CloseView, Rule
    from aedesk.services.desk_views import RegisterRow

ORDER = ("D-01", "D-04", "D-02", "D-03", "D-05")
"""The rules as they stand on the page: what is quickly looked at first, then the two that must be kept."""

MUST = ("D-02", "D-03")
_THEN = 3  # things of tomorrow that are named


def title(rule: Rule) -> str:
    """What a rule is called, as it ought to be."""
    return {
        "D-01": _("Papers marked and labelled"),
        "D-02": _("The tray is empty"),
        "D-03": _("Nothing left on the desk"),
        "D-04": _("Loose texts read once"),
        "D-05": _("Diary of the day"),
    }[rule.code]


def detail(rule: Rule, view: CloseView) -> str:
    """How it stands."""
    v = rule.values
    if rule.code == "D-01":
        if not v["filed"]:
            return _("Nothing was filed today.")
        filed = n_("{n} paper filed", "{n} papers filed", v["filed"]).format(n=v["filed"])
        left = n_("{n} without a label or a client", "{n} without a label or a client", v["left"])
        return format.join((filed, left.format(n=v["left"]) if v["left"] else _("all of them labelled")))
    if rule.code == "D-02":
        left = n_("{n} paper left. It needs a place or a date.", "{n} papers left. Each needs a place or a date.",
                  v["left"])  # fmt: skip
        return left.format(n=v["left"]) if v["left"] else _("Everything has its place or its date.")
    if rule.code == "D-03":
        if view.on_desk is None:
            return _("The desk is clear.")
        if rule.done:
            return _("“{title}” stays there for tomorrow.").format(title=view.on_desk.row.title)
        return _("“{title}” lies there.").format(title=view.on_desk.row.title)
    if rule.code == "D-04":
        kept = n_("{n} kept", "{n} kept", v["kept"]).format(n=v["kept"])
        away = n_("{n} thrown away", "{n} thrown away", v["dropped"]).format(n=v["dropped"])
        left = n_("{n} left to read", "{n} left to read", v["left"]).format(n=v["left"]) if v["left"] else ""
        return format.join((kept, away, left)) if v["kept"] or v["dropped"] or left else _("There was none.")
    parts = (
        n_("{n} line", "{n} lines", v["lines"]).format(n=v["lines"]),
        n_("{n} interruption", "{n} interruptions", v["interruptions"]).format(n=v["interruptions"]),
        n_("{n} switch", "{n} switches", v["switches"]).format(n=v["switches"]),
    )
    return format.join(parts)


def not_yet(view: CloseView) -> str:
    """Why the day cannot be closed, or an empty word."""
    tray, desk = len(view.tray), view.unsorted - len(view.tray)
    papers = n_("{n} paper", "{n} papers", tray).format(n=tray)
    if tray and desk:
        return _("{papers} and the document on the desk still need a place.").format(papers=papers)
    if tray:
        return n_("{n} paper still needs a place.", "{n} papers still need a place.", tray).format(n=tray)
    return _("The document on the desk still needs a place.") if desk else ""


MINUTES = {
    "calls": lambda: _("Calls"),
    "visits": lambda: _("Visits"),
    "desk": lambda: _("Desk"),
    "interruptions": lambda: _("Interruptions"),
}


def promise_row(each: RegisterRow) -> Row:
    """A promise whose day has come."""
    late = n_("{n} day late", "{n} days late", each.days).format(n=each.days) if each.days > 0 else _("Today")
    tone = "late" if each.days > 0 else "near"
    return Row(each.title, each.client, icon="flag", right=late, tone=tone, key=each.id)


def tomorrow(services: Services, day: date) -> list[str]:
    """What stands on the next workday at a fixed time, beside its first thing."""
    on = services.closing.next_day(day)
    first = services.closing.first_of(on)
    begins = (first.minute, first.words) if first is not None else None
    entries = services.weeks.days(on, on)[0].entries
    timed = sorted((one.minute, entry_lines(one)[0]) for one in entries if one.minute is not None)
    return [f"{wall(minute)} {words}" for minute, words in timed if (minute, words) != begins][:_THEN]
