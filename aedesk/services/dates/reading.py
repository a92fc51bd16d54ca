"""What a rule of a language says of the words it finds, and the sums with days behind it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
ONE = timedelta(days=1)
FARTHEST = 3660  # days ahead that somebody plans

# What a part of the day begins at, where no hour is said.
EARLY, MORNING, NOON, AFTERNOON, DUSK, EVENING, MIDNIGHT = 510, 540, 720, 840, 1020, 1140, 1439
CLOSING = 1050  # the end of the office day


@dataclass(frozen=True)
class Now:
    """The wall clock while something is typed."""

    today: date
    minute: int

    @staticmethod
    def of(at: datetime) -> Now:
        """The clock of an instant."""
        return Now(at.date(), at.hour * 60 + at.minute)


@dataclass(frozen=True)
class Said:
    """What some words mean; `unread` looks like a date and is none, or not one that we know."""

    day: date | None = None
    minute: int | None = None
    repeat: str = ""
    part: int | None = None  # of the day: what an hour without morning or afternoon belongs to
    unread: bool = False
    unit: tuple[int, str] | None = None  # of a repetition that takes its weekday or day of the month from its first day
    keep: bool = False  # the words stay in the title
    open_hour: bool = False  # 3 may be three in the morning or in the afternoon


UNREAD = Said(unread=True)
Read = Callable[[re.Match[str], Now], Said | None]  # None: these words are no date at all
Rule = tuple[str, str, Read]  # what it tells (repeat, day, time, part, unread), pattern, meaning


def get(found: re.Match[str], name: str) -> str:
    """A group in small letters; nothing where the rule has no such group or it was not said."""
    return (found.groupdict().get(name) or "").lower()


def on(day: date | None) -> Said:
    """A day, or words that look like one."""
    return UNREAD if day is None else Said(day=day)


def exact(year: int, month: int, day: int) -> date | None:
    """A full date; none where there is no such day."""
    year += 2000 if year < 100 else 0
    try:
        return date(year, month, day) if 1900 <= year <= 2199 else None
    except ValueError:
        return None


def coming(month: int, day: int, today: date) -> date | None:
    """The next time that day comes; 29 February waits for its year."""
    for year in range(today.year, today.year + 9):
        found = exact(year, month, day)
        if found is not None and found >= today:
            return found
    return None


def coming_number(day: int, today: date) -> date | None:
    """The next month that has this day, today's included."""
    if not 1 <= day <= 31:
        return None
    for step in range(13):
        first = month(today, step)
        found = exact(first.year, first.month, day)
        if found is not None and found >= today:
            return found
    return None


def month(today: date, step: int) -> date:
    """The first day of the month so many months on."""
    place = today.year * 12 + today.month - 1 + step
    return date(place // 12, place % 12 + 1, 1)


def month_day(today: date, step: int, day: int) -> date | None:
    """A day of the month so many months on."""
    first = month(today, step)
    found = exact(first.year, first.month, day)
    return found if found is None or found >= today else exact(first.year + 1, first.month, day)


def month_end(today: date, step: int = 0) -> date:
    """The last day of the month so many months on."""
    return month(today, step + 1) - timedelta(days=1)


def named_month_end(number: int, today: date) -> date:
    """The last day of the next month of that number."""
    return month_end(today, (number - today.month) % 12)


def named_month(number: int, today: date, day: int = 1) -> date:
    """A day every month has, in the next month of that number."""
    found = coming(number, day, today)
    return found or today


def quarter_end(today: date) -> date:
    """The last day of this quarter."""
    return month_end(today, (3 - today.month % 3) % 3)


def year_end(today: date) -> date:
    """The last day of this year."""
    return date(today.year, 12, 31)


def weekday(number: int, today: date) -> date:
    """The next such weekday; on that very weekday the one a week later."""
    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def this_weekday(number: int, today: date) -> date:
    """That weekday of this week, today included; the next one where it has gone by."""
    return today + timedelta(days=(number - today.weekday()) % 7)


def this_friday(today: date) -> date:
    """The end of this week's work; on the weekend today."""
    return this_weekday(4, today) if today.weekday() <= 4 else today


def week_day(number: int, today: date, weeks: int = 1) -> date:
    """That weekday in the week so many weeks on; weeks begin on Monday."""
    return today - timedelta(days=today.weekday()) + timedelta(days=7 * weeks + number)


def weekday_number(number: int, day: int, today: date) -> date | None:
    """"Friday 20": the 20th, where the next one or the one after it is such a weekday."""
    for step in range(3):
        first = month(today, step)
        found = exact(first.year, first.month, day)
        if found is not None and found >= today and found.weekday() == number:
            return found
    return None


def nth(place: int, number: int, first: date) -> date:
    """The place-th weekday of a month, or its last one (-1)."""
    if place < 0:
        last = month_end(first)
        return last - timedelta(days=(last.weekday() - number) % 7)
    return first + timedelta(days=(number - first.weekday()) % 7 + 7 * (place - 1))


def ahead(count: int, unit: str, now: Now) -> Said:
    """So many days, weeks, months, years, hours or minutes from now."""
    today = now.today
    if unit in ("hour", "minute"):
        minutes = now.minute + count * (60 if unit == "hour" else 1)
        days = minutes // 1440
        return Said(today + timedelta(days=days), minutes % 1440) if days <= FARTHEST else UNREAD
    days = {"day": 1, "week": 7, "month": 31, "year": 366}[unit] * count
    if days > FARTHEST:
        return UNREAD
    if unit in ("day", "week"):
        return on(today + timedelta(days=days))
    first = month(today, count * (12 if unit == "year" else 1))
    return on(exact(first.year, first.month, today.day) or month_end(first))


def workdays(count: int, now: Now) -> Said:
    """So many working days from now, weekends left out."""
    if count > FARTHEST // 2:
        return UNREAD
    day = now.today
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return on(day)


def wall(hour: int, minute: int = 0, part: int | None = None) -> Said:
    """An hour of the day, with the part of the day where it was said."""
    if hour == 24 and minute == 0:
        return Said(minute=MIDNIGHT)
    if hour > 23 or minute > 59:
        return UNREAD
    if part is None:
        return Said(minute=hour * 60 + minute, open_hour=1 <= hour <= 6)
    return Said(minute=in_part(hour * 60 + minute, part))


def in_part(minute: int, part: int) -> int:
    """An hour read as one of that part of the day."""
    hour = minute // 60
    if part < NOON:
        return minute - 720 if hour == 12 and part == 0 else minute
    if hour == 12 and part >= EVENING:
        return MIDNIGHT
    if part == NOON:
        return minute + 720 if hour < 6 else minute
    return minute + 720 if hour < 12 else minute


def every(rule: str, first: date) -> Said:
    """Something that comes again and again."""
    return Said(day=first, repeat=rule)


def weekly(numbers: list[int], now: Now, interval: int = 1) -> Said:
    """Weekdays, every week or every so many weeks."""
    if not 1 <= interval <= 99:
        return UNREAD
    days = sorted(set(numbers)) or [now.today.weekday()]
    first = min(this_weekday(number, now.today) for number in days)
    step = f";INTERVAL={interval}" if interval > 1 else ""
    return every(f"FREQ=WEEKLY{step};BYDAY={','.join(DAYS[number] for number in days)}", first)


def daily(now: Now, interval: int = 1, part: int | None = None) -> Said:
    """Every day or every so many days."""
    if not 1 <= interval <= 365:
        return UNREAD
    step = f";INTERVAL={interval}" if interval > 1 else ""
    return Said(day=now.today, repeat=f"FREQ=DAILY{step}", part=part)


def monthly(day: int, now: Now, interval: int = 1) -> Said:
    """A day of the month; months that are too short have it on their last day."""
    if day != -1 and not 1 <= day <= 31:
        return UNREAD
    if not 1 <= interval <= 60:
        return UNREAD
    step = f";INTERVAL={interval}" if interval > 1 else ""
    first = next(each for each in (_within(now.today, n, day) for n in (0, 1)) if each >= now.today)
    if day == -1:
        return every(f"FREQ=MONTHLY{step};BYMONTHDAY=-1", first)
    return every(f"FREQ=MONTHLY{step};{_of_month(day)}", first)


def _within(today: date, step: int, day: int) -> date:
    """A day of the month so many months on, or its last day where the month is shorter."""
    last = month_end(today, step)
    return last if day == -1 or day > last.day else last.replace(day=day)


def _of_month(day: int) -> str:
    if day <= 28:
        return f"BYMONTHDAY={day}"
    return f"BYMONTHDAY={','.join(str(each) for each in range(28, day + 1))};BYSETPOS=-1"


def monthly_weekday(place: int, number: int, now: Now) -> Said:
    """Such a weekday of every month: the first, the last."""
    first = next(day for day in (nth(place, number, month(now.today, step)) for step in (0, 1)) if day >= now.today)
    return every(f"FREQ=MONTHLY;BYDAY={place}{DAYS[number]}", first)


def yearly(number: int, day: int, now: Now) -> Said:
    """A day of the year; 29 February falls on the 28th where there is none."""
    first = coming(number, day, now.today)
    if first is None:
        return UNREAD
    if (number, day) == (2, 29):
        first = min(each for each in (coming(2, 28, now.today), first) if each is not None)
        first = month_end(date(first.year, 2, 1))
    return every(f"FREQ=YEARLY;BYMONTH={number};{_of_month(day)}", first)


def every_workday(now: Now) -> Said:
    """Monday to Friday."""
    return every(WORKDAYS, this_weekday(0, now.today) if now.today.weekday() > 4 else now.today)


def each(count: int, unit: str, now: Now) -> Said:
    """Every so many units: day, workday, week, month, quarter, year."""
    if unit == "workday":
        return every_workday(now)
    if unit == "day":
        return daily(now, count)
    if unit == "week":
        said = weekly([], now, count)
    elif unit in ("month", "quarter"):
        said = monthly(now.today.day, now, count * (3 if unit == "quarter" else 1))
    elif unit == "year":
        said = yearly(now.today.month, now.today.day, now)
    else:
        return UNREAD
    return said if said.unread else replace(said, unit=(count, unit))
