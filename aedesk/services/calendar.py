"""The agency's working calendar: shipped decrees, corrected ones, other countries, festivals and lunar days."""

from dataclasses import dataclass
from datetime import date, timedelta
from threading import Lock

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.calendar import (
    DayKind,
    Decree,
    FestivalDay,
    KeptDecree,
    LunarDay,
    WorkCalendar,
    read_decree,
)
from aedesk.domain.errors import UserError
from aedesk.resources import folder
from aedesk.services import lookup, lunar
from aedesk.storage import tables as t
from aedesk.storage.store import Change, Store

AHEAD = 10
"""Years for which other countries' holidays are foreseen."""


@dataclass(frozen=True)
class DecreeRow:
    """One decree: shipped, or taken in by the agency."""

    decree: Decree
    own: bool


class CalendarService:
    """Answers what sort of day it is."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._lock = Lock()
        self._made: WorkCalendar | None = None
        store.listeners.append(self._heard)

    def work(self) -> WorkCalendar:
        """The calendar of the agency's country."""
        with self._lock:
            if self._made is None:
                country = self.country()
                decrees = [row.decree for row in self.decrees() if row.decree.country == country]
                self._made = WorkCalendar(decrees, _foreseen(country, self._clock.today().year))
            return self._made

    def country(self) -> str:
        """Whose holidays hold."""
        with self._store.read() as s:
            return lookup.planner(s).country

    def kind(self, day: date) -> DayKind:
        """What sort of day it is."""
        return self.work().kind(day)

    def is_workday(self, day: date) -> bool:
        """Whether people work on that day."""
        return self.work().is_workday(day)

    def add_workdays(self, day: date, count: int) -> date:
        """The count-th workday after a day."""
        return self.work().add_workdays(day, count)

    def short_week(self, day: date) -> bool:
        """Whether its week has fewer than five workdays."""
        return self.work().short_week(day)

    def provisional(self, year: int) -> bool:
        """Whether nothing was decreed for that year yet."""
        return self.work().provisional(year)

    def festivals(self, first: date, last: date) -> tuple[FestivalDay, ...]:
        """The festivals between two days."""
        return lunar.festivals(first, last)

    def next_festival(self, day: date) -> FestivalDay | None:
        """The next festival, today included."""
        return next(iter(lunar.festivals(day, day + timedelta(days=366))), None)

    def lunar(self, day: date) -> LunarDay | None:
        """A day in the lunar calendar."""
        return lunar.lunar_day(day)

    def decrees(self) -> list[DecreeRow]:
        """Every decree, the agency's own before the shipped one of the same year."""
        found = {(one.country, one.year): DecreeRow(one, False) for one in shipped()}
        with self._store.read() as s:
            kept = list(s.scalars(select(KeptDecree)))
        found |= {(one.country, one.year): DecreeRow(read_decree(one.text), True) for one in kept}
        return [found[key] for key in sorted(found)]

    def import_decree(self, data: bytes) -> Decree:
        """Take a decree in, or correct one."""
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise UserError("decree_not_json") from None
        decree = read_decree(text)
        with self._store.write("calendar.decree", undoable=True) as s:
            kept = _kept(s, decree.country, decree.year)
            if kept is None:
                s.add(KeptDecree(decree.country, decree.year, text))
            else:
                kept.text = text
        return decree

    def drop_decree(self, country: str, year: int) -> None:
        """Go back to the shipped decree, or to none."""
        with self._store.write("calendar.drop_decree", undoable=True) as s:
            kept = _kept(s, country, year)
            if kept is None:
                raise UserError("not_found")
            s.delete(kept)

    def text(self, country: str, year: int) -> str:
        """A decree as its file, to correct it by hand."""
        with self._store.read() as s:
            kept = _kept(s, country, year)
        if kept is not None:
            return kept.text
        file = folder("calendar") / f"{country}-{year}.json"
        if not file.exists():
            raise UserError("not_found")
        return file.read_text(encoding="utf-8")

    def _heard(self, change: Change) -> None:
        if change.kinds & {"decree", "planner"}:
            with self._lock:
                self._made = None


def shipped() -> list[Decree]:
    """The decrees that come with the app: one file each."""
    return [read_decree(file.read_bytes()) for file in sorted(folder("calendar").glob("*.json"))]


def _foreseen(country: str, year: int) -> list[date]:
    """Public holidays as they are foreseen, for years and countries without a decree."""
    years = range(year - 1, year + AHEAD)
    if country == "CN":  # by law; which days around them are free is decreed each year
        spans = ((day.on, DAYS_OFF[day.key]) for day in lunar.festivals(date(years[0], 1, 1), date(years[-1], 12, 31))
                 if day.key in DAYS_OFF)  # fmt: skip
        return [on + timedelta(days=step) for on, count in spans for step in range(count)]
    import holidays

    try:
        found = holidays.country_holidays(country, years=years)
    except (NotImplementedError, AttributeError):  # how the library says that it does not know a country
        return []
    return [day for day in found if isinstance(day, date)]


DAYS_OFF = {
    "new_year": 1, "eve": 4, "qingming": 1, "labour_day": 2, "dragon_boat": 1, "mid_autumn": 1, "national_day": 3,
}  # fmt: skip
"""Statutory days in mainland China, by the revision of 2024: from the festival's day on."""


def _kept(session: Session, country: str, year: int) -> KeptDecree | None:
    d = t.decree.c
    return session.scalars(select(KeptDecree).where(d.country == country, d.year == year)).first()
