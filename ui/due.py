"""Days told against today: when something is due, and how long ago something was."""

from datetime import UTC, date, datetime

from aedesk.domain.cards import due_in
from aedesk.words import _, language, n_
from ui import format


def due_words(due: date | None, today: date) -> str:
    """A due date as a row shows it: words while it is near, a date when it is far."""
    if due is None:
        return _("no date")
    days = (due - today).days
    if days < 0:
        return n_("{n} day late", "{n} days late", -days).format(n=-days)
    if days == 0:
        return _("Today")
    if days == 1:
        return _("Tomorrow")
    return _with_weekday(due) if days < 6 else format.day(due)


def _with_weekday(on: date) -> str:
    name = format.weekday(on, short=True)
    name = name[:1].upper() + name[1:]
    return f"{name} {on.day} 日" if language() == "zh" else f"{name} {on.day}"


def tone(due: date | None, today: date) -> str:
    """late, near or far."""
    return "far" if due is None else due_in(due, today).tone


def local(at: datetime) -> datetime:
    """An instant in UTC as the wall shows it."""
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone()


def when_words(at: datetime, today: date) -> str:
    """When something was: Today 10:37, Yesterday 16:20, Tue 10 Mar, and the age once that says more."""
    there = local(at)
    days = (today - there.date()).days
    if days == 0:
        return _("Today {time}").format(time=f"{there:%H:%M}")
    if days == 1:
        return _("Yesterday {time}").format(time=f"{there:%H:%M}")
    if 0 < days <= 20:
        name = format.weekday(there.date(), short=True)
        name = name[:1].upper() + name[1:]
        if language() == "zh":
            return f"{format.day(there.date())} {name}"
        return f"{name} {format.day(there.date())}"
    return format.day(there.date())


def ago_words(days: int) -> str:
    """How many days something has been waiting."""
    return _("since today") if days <= 0 else n_("{n} day", "{n} days", days).format(n=days)
