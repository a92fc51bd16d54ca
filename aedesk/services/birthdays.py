"""When a birthday comes round, in the solar or the lunar calendar.

No rule is official; this is the custom: who was born in a leap month celebrates in it when the year has it, else in the
plain month of that number; who was born on the 30th celebrates on the 29th of a short month, and a 29 February on
the 28th. The agency may choose the plain month always (`leap="plain"`), and the day after (`late="next"`).
"""

import calendar
from datetime import date, timedelta

from aedesk.domain.client import Contact
from aedesk.domain.errors import UserError

FIRST_YEAR = 1900
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def next_birthday(contact: Contact, today: date, *, leap: str = "leap", late: str = "last") -> date | None:
    """The next solar date, today included, on which the contact's birthday falls; none if it is not known."""
    month, day = contact.birth_month, contact.birth_day
    if month is None or day is None:
        return None
    if not contact.birth_lunar:
        years = (today.year, today.year + 1)
        return next(found for year in years if (found := _solar(year, month, day, late)) >= today)
    in_leap = contact.birth_leap and leap == "leap"
    dates = (lunar(year, month, day, in_leap, late) for year in range(today.year - 1, today.year + 2))
    return next((found for found in dates if found is not None and found >= today), None)


def lunar(year: int, month: int, day: int, leap: bool = False, late: str = "last") -> date | None:
    """The solar date of a birthday in one lunar year; none where the tables of the calendar end."""
    from borax.calendars.lunardate import InvalidLunarDateError, LCalendars, LunarDate

    try:
        in_leap = int(leap and LCalendars.leap_month(year) == month)
        last = LCalendars.ndays(year, month, in_leap)
        found = LunarDate(year, month, min(day, last), in_leap).to_solar_date().toordinal()
        return date.fromordinal(found + (day > last and late == "next"))
    except (InvalidLunarDateError, ValueError, IndexError):
        return None


def check(contact: Contact, today: date) -> None:
    """Refuse a birthday that no calendar has."""
    year, month, day = contact.birth_year, contact.birth_month, contact.birth_day
    if month is None and day is None and year is None:
        return
    if month is None or day is None:
        raise UserError("birthday_half", field="birthday", name=contact.name)
    longest = 30 if contact.birth_lunar else LONGEST[month - 1] if 1 <= month <= 12 else 0
    if not (1 <= month <= 12 and 1 <= day <= longest):
        raise UserError("birthday_impossible", field="birthday", name=contact.name)
    if year is not None and not FIRST_YEAR <= year <= today.year:
        raise UserError("birthday_year", field="birthday", name=contact.name)
    if contact.birth_leap and not contact.birth_lunar:
        raise UserError("birthday_leap", field="birthday", name=contact.name)


def _solar(year: int, month: int, day: int, late: str) -> date:
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(day, last)) + timedelta(days=day > last and late == "next")
