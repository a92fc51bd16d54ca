"""Pictures of the desk: where the minutes went, who broke in, how long things waited, what was kept (T-06, T-17)."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import and_, func, or_, select

from aedesk.clock import Clock
from aedesk.domain.calendar import monday_of
from aedesk.domain.care import PromiseState
from aedesk.domain.desk import ItemKind, Place
from aedesk.services.calendar import CalendarService
from aedesk.services.desk_views import ages
from aedesk.storage import tables as t
from aedesk.storage.store import Store

PAST = 90
"""So many days tell who breaks in and when."""

_WAITS = (ItemKind.PAPER, ItemKind.PARKED)


@dataclass(frozen=True)
class CategoryMinutes:
    """The minutes of one week that went into one folder; those of nothing filed stand without a name."""

    category_id: UUID | None
    name: str
    minutes: int


@dataclass(frozen=True)
class WeekMinutes:
    """A week of work on the desk."""

    monday: date
    parts: tuple[CategoryMinutes, ...]

    @property
    def minutes(self) -> int:
        """All of them together."""
        return sum(part.minutes for part in self.parts)


@dataclass(frozen=True)
class HourBroken:
    """How often somebody broke in during one hour of the day."""

    hour: int
    count: int
    minutes: int


@dataclass(frozen=True)
class PersonBroken:
    """How often one person broke in."""

    name: str
    contact_id: UUID | None
    person_id: UUID | None
    count: int
    minutes: int


@dataclass(frozen=True)
class TrayDay:
    """What waited to be decided when a day ended."""

    day: date
    count: int
    oldest: int  # workdays
    average: float


@dataclass(frozen=True)
class WeekKept:
    """The promises that came to an end in a week."""

    monday: date
    kept: int
    closed: int


class DeskFigures:
    """Reads what the past of the desk shows."""

    def __init__(self, store: Store, clock: Clock, calendar: CalendarService) -> None:
        self._store = store
        self._clock = clock
        self._calendar = calendar

    def minutes_by_category(self, last: date, weeks: int = 8) -> tuple[WeekMinutes, ...]:
        """Minutes on the desk by folder and week, the newest week last."""
        mondays = _mondays(last, weeks)
        sat, i, c = t.sitting.c, t.item.c, t.category.c
        folder = func.coalesce(sat.category_id, i.category_id)
        query = (
            select(sat.started_at, sat.seconds, folder, c.name)
            .join_from(t.sitting, t.item, i.id == sat.item_id)
            .outerjoin(t.category, c.id == folder)
            .where(sat.started_at >= self._clock.instant(mondays[0], 0), sat.started_at < self._end(last))
        )
        found: dict[date, dict[tuple[UUID | None, str], int]] = defaultdict(lambda: defaultdict(int))
        with self._store.read() as s:
            for started_at, seconds, id, name in s.execute(query):
                found[monday_of(self._clock.local(started_at).date())][id, name or ""] += seconds
        return tuple(
            WeekMinutes(
                monday,
                tuple(
                    CategoryMinutes(id, name, round(seconds / 60))
                    for (id, name), seconds in sorted(found[monday].items(), key=lambda each: -each[1])
                    if seconds >= 30
                ),
            )
            for monday in mondays
        )

    def interruptions_by_hour(self) -> tuple[HourBroken, ...]:
        """When people break in, by the hour on the wall; only hours with any."""
        n = t.interruption.c
        hours: dict[int, list[int]] = defaultdict(list)
        with self._store.read() as s:
            for at, minutes in s.execute(select(n.at, n.minutes).where(n.at >= self._since())):
                hours[self._clock.local(at).hour].append(minutes)
        return tuple(HourBroken(hour, len(each), sum(each)) for hour, each in sorted(hours.items()))

    def interruptions_by_person(self) -> tuple[PersonBroken, ...]:
        """Who breaks in, the most frequent first; one line a person, in whichever script the name was typed."""
        n = t.interruption.c
        query = select(n.who, n.contact_id, n.person_id, n.minutes).where(n.at >= self._since(), n.who != "")
        found: dict[UUID | str, PersonBroken] = {}
        known: dict[str, UUID] = {}  # whose name it is, also where it was typed before they were registered
        with self._store.read() as s:
            for who, contact, person, minutes in s.execute(query.order_by(n.at.desc())):  # the newest gives the name
                name, id = who.casefold(), person or contact
                key = known.setdefault(name, id) if id else known.get(name, name)
                one = found.get(key) or PersonBroken(who, contact, person, 0, 0)
                found[key] = replace(one, count=one.count + 1, minutes=one.minutes + minutes)
        return tuple(sorted(found.values(), key=lambda one: (-one.count, one.name)))

    def tray_age(self, last: date, days: int = 30) -> tuple[TrayDay, ...]:
        """How much waited at the end of each day, and how long: from its arrival to the last decision about it."""
        work = self._calendar.work()
        first = last - timedelta(days=days - 1)
        i, start = t.item.c, self._clock.instant(first, 0)
        waited = or_(and_(t.ITEM_OPEN, or_(i.place == Place.TRAY, i.touched_at >= start)), i.settled_at >= start)
        query = select(i.arrived_at, i.touched_at, i.place).where(i.kind.in_(_WAITS), waited)
        with self._store.read() as s:
            spans = s.execute(query.where(i.arrived_at < self._end(last))).all()
        found = []
        for step in range(days):
            day = first + timedelta(days=step)
            end, age = self._end(day), ages(self._clock, work, day)
            old = [age(at) for at, left, place in spans if at < end and (place is Place.TRAY or left >= end)]
            found.append(TrayDay(day, len(old), max(old, default=0), sum(old) / len(old) if old else 0.0))
        return tuple(found)

    def kept_by_week(self, last: date | None = None, weeks: int = 8) -> tuple[WeekKept, ...]:
        """Promises kept in time of those that came to an end, by week, the newest last."""
        mondays = _mondays(last or self._clock.today(), weeks)
        p = t.promise.c
        query = select(p.state, p.due, p.settled_on).where(
            p.settled_on.between(mondays[0], mondays[-1] + timedelta(days=6)),
            p.state.in_((PromiseState.KEPT, PromiseState.BROKEN)),
        )
        found: dict[date, list[bool]] = defaultdict(list)
        with self._store.read() as s:
            for state, due, on in s.execute(query):
                found[monday_of(on)].append(state is PromiseState.KEPT and on <= due)
        return tuple(WeekKept(monday, sum(found[monday]), len(found[monday])) for monday in mondays)

    def _since(self) -> datetime:
        return self._clock.now() - timedelta(days=PAST)

    def _end(self, day: date) -> datetime:
        return self._clock.instant(day + timedelta(days=1), 0)


def _mondays(last: date, weeks: int) -> list[date]:
    monday = monday_of(last)
    return [monday - timedelta(weeks=back) for back in range(weeks - 1, -1, -1)]
