"""A client's week in words: what took place, what is planned, what is still owed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from aedesk.domain.client import ClientClass
from aedesk.words import N_, _, n_, p_
from ui import format

if TYPE_CHECKING:
    from aedesk.domain.call import Planner
    from aedesk.services.visits import WeekMarks

PROSPECT = "prospect"
_RULES = {
    0: N_("no visits owed"),
    1: N_("one visit a week"),
    2: N_("two visits a week"),
    3: N_("three visits a week"),
}
_CONTACTS = {
    0: N_("no contacts owed"),
    1: N_("one contact a week"),
    2: N_("two contacts a week"),
    3: N_("three contacts a week"),
}


def rules(planner: Planner) -> dict[ClientClass | str, str]:
    """What each group is owed, in words."""
    found: dict[ClientClass | str, str] = {}
    for one in ClientClass:
        n = int(getattr(planner, f"target_{one.value.lower()}"))
        found[one] = _(_RULES[n]) if n in _RULES else n_("{n} visit a week", "{n} visits a week", n).format(n=n)
    n = planner.target_prospect
    many = n_("{n} contact a week", "{n} contacts a week", n).format(n=n)
    found[PROSPECT] = _(_CONTACTS[n]) if n in _CONTACTS else many
    return found


def missing(week: WeekMarks) -> int:
    """How much is owed and has no date."""
    return max(week.target - week.done - week.planned, 0)


def words(week: WeekMarks | None, today: date) -> tuple[str, str]:
    """What stands beside the boxes, and the token of its colour."""
    if week is None:
        return "", "t3"
    if week.dormant:
        return p_("visits", "dormant"), "t3"
    lacks = missing(week)
    if not week.target and not week.done + week.planned:
        return "–", "t3"
    if not lacks and not week.planned:
        return p_("visits", "done"), "t3"
    token = "red" if lacks and week.tone == "late" else "t2"
    if week.short and lacks:
        token = "t3"
    if not week.planned and not week.done:
        return p_("visits", "not planned"), token
    parts = []
    if week.planned:
        when = _planned(week, today)
        alone = week.planned == 1 and week.target <= 1
        parts.append(when if alone else _("{n} {when}").format(n=week.planned, when=when) if when
                     else n_("{n} planned", "{n} planned", week.planned).format(n=week.planned))  # fmt: skip
    if lacks:
        parts.append(n_("{n} short", "{n} short", lacks).format(n=lacks))
    return format.join(parts), token


def _planned(week: WeekMarks, today: date) -> str:
    """The day of what is planned, where it is one day."""
    monday = today - timedelta(days=today.weekday())
    days = [monday + timedelta(days=i) for i, marks in enumerate(week.days) for m in marks if m.planned and m.counts]
    if len(set(days)) != 1:
        return ""
    if days[0] == today:
        return p_("visits", "today")
    if days[0] == today + timedelta(days=1):
        return p_("visits", "tomorrow")
    return format.weekday(days[0])


def spoken(week: WeekMarks | None, today: date) -> str:
    """The week in one line, for a screen reader or a script."""
    if week is None:
        return ""
    if week.dormant or not week.target:
        return words(week, today)[0].replace("–", "")
    said = _("this week {done} of {owed}").format(done=week.done, owed=week.target)
    return format.join((said, words(week, today)[0]))


def unplanned(weeks: Mapping[UUID, WeekMarks]) -> int:
    """How many visits of the week have no date."""
    return sum(missing(week) for week in weeks.values() if not week.dormant and not week.prospect)
