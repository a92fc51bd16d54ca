"""Birthdays as they were told: solar or lunar, with the next day that they fall on."""

from datetime import date

from aedesk.domain.client import Contact
from aedesk.words import N_, _, language, n_
from ui import format

_LUNAR_MONTHS = "正二三四五六七八九十冬腊"
_LUNAR_DAYS = ("初", "十", "廿", "三")
_DIGITS = "十一二三四五六七八九"

_ORDINAL = N_("lunar, day {day} of month {month}")


def solar_month(month: int) -> str:
    """A month of the year by its name."""
    return f"{month} 月" if language() == "zh" else format.month(date(2000, month, 1)).split()[0]


def lunar_month(month: int) -> str:
    """A lunar month by its name: 正月 ... 腊月; a number elsewhere."""
    return f"{_LUNAR_MONTHS[month - 1]}月" if language() == "zh" else str(month)


def lunar_day(day: int) -> str:
    """A lunar day by its name: 初一 ... 三十; a number elsewhere."""
    if language() != "zh":
        return str(day)
    if day in (10, 20, 30):
        return {10: "初十", 20: "二十", 30: "三十"}[day]
    return _LUNAR_DAYS[day // 10] + _DIGITS[day % 10]


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
