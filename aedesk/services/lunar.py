"""Days in the lunar calendar, and where festivals and birthdays fall."""

import calendar
from datetime import date, timedelta
from functools import lru_cache

from aedesk.domain.calendar import FESTIVALS, Festival, FestivalDay, LunarDay, Way
from aedesk.services.birthdays import lunar

Key = tuple[bool, int, int, bool]
"""A birthday as it is told: lunar or solar, month, day, born in a leap month."""


@lru_cache(maxsize=4096)
def lunar_day(day: date) -> LunarDay | None:
    """A day in the lunar calendar; none where its tables end."""
    from borax.calendars.lunardate import LunarDate

    try:
        found = LunarDate.from_solar(day)
    except ValueError:
        return None
    return LunarDay(found.year, found.month, found.day, bool(found.leap))


def festivals(first: date, last: date) -> tuple[FestivalDay, ...]:
    """The festivals between two days, both included."""
    years = range(first.year - 1, last.year + 1)
    found = {FestivalDay(one, on) for one in FESTIVALS for year in years if (on := _falls(one, year)) is not None}
    return tuple(sorted((day for day in found if first <= day.on <= last), key=lambda day: (day.on, day.key)))


@lru_cache(maxsize=512)
def _falls(festival: Festival, year: int) -> date | None:
    """The day of a festival in a solar year, or in the lunar year of that number."""
    if festival.way is Way.SOLAR:
        return date(year, festival.month, festival.day)
    if festival.way is Way.LUNAR:
        return lunar(year, festival.month, festival.day)
    if festival.way is Way.EVE:
        following = lunar(year + 1, 1, 1)
        return following - timedelta(days=1) if following else None
    return _term(festival, year)


def _term(festival: Festival, year: int) -> date | None:
    """The day of a solar term, near where it usually is."""
    from borax.calendars.lunardate import LunarDate

    usual = date(year, festival.month, festival.day)
    for day in (usual + timedelta(days=step) for step in range(-3, 4)):
        try:
            if LunarDate.from_solar(day).term == _TERMS[festival.key]:
                return day
        except ValueError:
            return None
    return None


_TERMS = {"qingming": "清明", "dongzhi": "冬至"}


def celebrated(day: date, *, leap: str = "leap", late: str = "last") -> frozenset[Key]:
    """Every birthday that is kept on a day, by the agency's custom for leap months and missing days."""
    found: set[Key] = {(False, day.month, day.day, False)}
    if (day.month, day.day) == (2, 28) and late == "last" and not calendar.isleap(day.year):
        found.add((False, 2, 29, False))
    if (day.month, day.day) == (3, 1) and late == "next" and not calendar.isleap(day.year):
        found.add((False, 2, 29, False))
    for number in (day, day - timedelta(days=1)):
        here = lunar_day(number)
        if here is None:
            continue
        last = lunar_day(number + timedelta(days=1))
        if number == day:
            found |= _born(here, here.day, leap)
        if here.day == 29 and last is not None and last.day == 1 and (number == day) == (late == "last"):
            found |= _born(here, 30, leap)  # the month has no 30th
    return frozenset(found)


def _born(here: LunarDay, day: int, custom: str) -> set[Key]:
    """Who keeps a birthday on this number of this month."""
    if here.leap:
        return {(True, here.month, day, True)} if custom == "leap" else set()
    keys = {(True, here.month, day, False)}
    if custom == "plain" or not _has_leap(here.year, here.month):
        keys.add((True, here.month, day, True))
    return keys


@lru_cache(maxsize=512)
def _has_leap(year: int, month: int) -> bool:
    from borax.calendars.lunardate import LCalendars

    return bool(LCalendars.leap_month(year) == month)
