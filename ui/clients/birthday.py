"""Birthdays as they were told: solar or lunar, with the next day that they fall on."""

from datetime import date

from aedesk.domain.client import Contact
from aedesk.words import N_, _, language, n_
from ui import format
from ui.moon import lunar_day, lunar_month

_ORDINAL = N_("lunar, day {day} of month {month}")


def solar_month(month: int) -> str:
    """A month of the year by its name."""
    return f"{month} 月" if language() == "zh" else format.month(date(2000, month, 1)).split()[0]


def as_told(contact: Contact) -> str:
    """The birthday as it was told, empty where it was not."""
    if contact.birth_month is None or contact.birth_day is None:
        return ""
    if not contact.birth_lunar:
        return _solar(contact.birth_month, contact.birth_day)
    month, day = lunar_month(contact.birth_month), lunar_day(contact.birth_day)
    if contact.birth_leap:
        return _("lunar, day {day} of leap month {month}").format(day=day, month=month)
    return _(_ORDINAL).format(day=day, month=month)


def _solar(month: int, day: int) -> str:
    return format.day(date(2000, month, min(day, 29 if month == 2 else day)), year=False)


def until(next_day: date | None, today: date) -> tuple[str, str]:
    """How far the next birthday is, and how loudly to say it: near within a week, else far."""
    if next_day is None:
        return "", "far"
    days = (next_day - today).days
    if days == 0:
        return _("birthday today"), "near"
    if days == 1:
        return _("birthday tomorrow"), "near"
    if days <= 7:
        return n_("birthday in {n} day", "birthday in {n} days", days).format(n=days), "near"
    return "", "far"
