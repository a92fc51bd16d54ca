"""The working calendar: decreed breaks and make-up workdays, festivals, weeks (Z-13, Z-41)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from aedesk.domain.errors import UserError
from aedesk.domain.ids import new_id


class DayKind(StrEnum):
    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKEUP = "makeup"  # a weekend day that is worked


@dataclass(frozen=True)
class Break:
    """Days off in a row, and the weekend days worked for them."""

    key: str
    first: date
    last: date
    makeup: tuple[date, ...] = ()


@dataclass(frozen=True)
class Decree:
    """One country's public holidays of one year, as they were announced."""

    country: str
    year: int
    breaks: tuple[Break, ...]
    number: str = ""
    issued: date | None = None


@dataclass(eq=False)
class KeptDecree:
    """A decree that the agency took in or corrected; it stands before the shipped one."""

    country: str
    year: int
    text: str  # the JSON file as it was read
    version: int = 0
    id: UUID = field(default_factory=new_id)


LONGEST = timedelta(days=31)


def read_decree(data: str | bytes) -> Decree:
    """A decree from its file; whatever is wrong in it is told by its place."""
    try:
        told = json.loads(data)
    except ValueError:
        raise UserError("decree_not_json") from None
    if not isinstance(told, dict) or not isinstance(told.get("breaks"), list):
        raise UserError("decree_field", name="breaks")
    country, year = told.get("country"), told.get("year")
    if not isinstance(country, str) or len(country) != 2 or not country.isalpha():
        raise UserError("decree_field", name="country")
    if not isinstance(year, int) or not 1990 <= year <= 2100:
        raise UserError("decree_field", name="year")
    breaks = tuple(_break(item, year, place) for place, item in enumerate(told["breaks"], 1))
    issued = _day(told["issued"], "issued") if told.get("issued") else None
    return Decree(country.upper(), year, breaks, str(told.get("number") or ""), issued)


def _break(item: Any, year: int, place: int) -> Break:
    if not isinstance(item, dict):
        raise UserError("decree_field", name=f"breaks {place}")
    first, last = (_day(item.get(name), f"{name} {place}") for name in ("from", "to"))
    makeup = item.get("makeup") or []
    if not isinstance(makeup, list):
        raise UserError("decree_field", name=f"makeup {place}")
    days = tuple(_day(day, f"makeup {place}") for day in makeup)
    if not first <= last <= first + LONGEST or not year - 1 <= first.year <= year + 1:
        raise UserError("decree_field", name=f"to {place}")
    if any(first <= day <= last for day in days):
        raise UserError("decree_field", name=f"makeup {place}")
    return Break(str(item.get("key") or ""), first, last, days)


def _day(text: Any, name: str) -> date:
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        raise UserError("decree_field", name=name) from None


class WorkCalendar:
    """Which days are worked; years without a decree are provisional."""

    def __init__(self, decrees: Iterable[Decree], expected: Iterable[date] = ()) -> None:
        self._off: dict[date, str] = {}
        self._made_up: set[date] = set()
        self.years: set[int] = set()
        for decree in decrees:
            self.years.add(decree.year)
            for one in decree.breaks:
                self._made_up |= set(one.makeup)
                for step in range((one.last - one.first).days + 1):
                    self._off[one.first + timedelta(days=step)] = one.key
        for day in expected:  # what is foreseen counts only where nothing was decreed
            if day.year not in self.years:
                self._off.setdefault(day, "")

    def provisional(self, year: int) -> bool:
        """Whether that year's decree is still missing."""
        return year not in self.years

    def kind(self, day: date) -> DayKind:
        """What sort of day it is."""
        if day in self._made_up:
            return DayKind.MAKEUP
        if day in self._off:
            return DayKind.HOLIDAY
        return DayKind.WEEKEND if day.weekday() >= 5 else DayKind.WORKDAY

    def is_workday(self, day: date) -> bool:
        """Whether people work on that day."""
        return self.kind(day) in (DayKind.WORKDAY, DayKind.MAKEUP)

    def add_workdays(self, day: date, count: int) -> date:
        """The count-th workday after a day; counting starts on the day after."""
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_workday(day)
        return day

    def short_week(self, day: date) -> bool:
        """Whether the week of that day has fewer than five workdays (Z-41)."""
        monday = monday_of(day)
        return sum(self.is_workday(monday + timedelta(days=step)) for step in range(7)) < 5


def monday_of(day: date) -> date:
    """The first day of its week: weeks run from Monday to Sunday (Z-41)."""
    return day - timedelta(days=day.weekday())


def quarter_of(day: date) -> tuple[date, date]:
    """The first and the last day of its quarter."""
    month = (day.month - 1) // 3 * 3 + 1
    first = date(day.year, month, 1)
    following = date(day.year + (month == 10), month % 12 + 3 if month < 10 else 1, 1)
    return first, following - timedelta(days=1)


class Way(StrEnum):
    """How a festival is found."""

    SOLAR = "solar"
    LUNAR = "lunar"
    TERM = "term"  # a solar term
    EVE = "eve"  # the last day of the lunar year


@dataclass(frozen=True)
class Festival:
    """A festival that is greeted (C-03); with a gift where custom asks for it (C-04)."""

    key: str
    way: Way
    month: int = 0
    day: int = 0
    gift: bool = False
    greet: bool = True
    sad: bool = False  # a day of remembrance: no gifts, no good wishes


FESTIVALS = (
    Festival("new_year", Way.SOLAR, 1, 1),
    Festival("eve", Way.EVE, greet=False),
    Festival("spring", Way.LUNAR, 1, 1, gift=True),
    Festival("lantern", Way.LUNAR, 1, 15),
    Festival("qingming", Way.TERM, 4, 5, sad=True),
    Festival("labour_day", Way.SOLAR, 5, 1),
    Festival("dragon_boat", Way.LUNAR, 5, 5),
    Festival("qixi", Way.LUNAR, 7, 7, greet=False),
    Festival("mid_autumn", Way.LUNAR, 8, 15, gift=True),
    Festival("national_day", Way.SOLAR, 10, 1),
    Festival("double_ninth", Way.LUNAR, 9, 9),
    Festival("dongzhi", Way.TERM, 12, 22),
)


@dataclass(frozen=True)
class FestivalDay:
    """A festival and the day it falls on."""

    festival: Festival
    on: date

    @property
    def key(self) -> str:
        """The festival's code."""
        return self.festival.key


@dataclass(frozen=True)
class LunarDay:
    """A day in the lunar calendar."""

    year: int
    month: int
    day: int
    leap: bool = False
