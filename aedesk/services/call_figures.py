"""Small figures about calls: planned and actual minutes, hours, first calls, who calls whom (P-03, P-05, P-19)."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Integer, and_, cast, func, select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.calendar import monday_of, quarter_of
from aedesk.domain.call import CallState, Outcome, Purpose
from aedesk.domain.client import ClientClass
from aedesk.services import lookup
from aedesk.services.calendar import CalendarService
from aedesk.services.call_views import HourFigure
from aedesk.services.morning import Rules, face_kinds, target
from aedesk.storage import tables as t
from aedesk.storage.store import Store

OVER = 1.15
"""Actual minutes above this share of the planned ones are marked."""

NEWEST = 2000


@dataclass(frozen=True)
class DayMinutes:
    """A day's call minutes."""

    day: date
    planned: int
    actual: int
    over: bool


@dataclass(frozen=True)
class PurposeFigure:
    """How well calls of one purpose are estimated."""

    purpose: Purpose
    calls: int
    estimated: int  # minutes
    actual: int


@dataclass(frozen=True)
class FirstScore:
    """How often we were the first call they heard, of those we asked about (P-05)."""

    tried: int
    first: int


@dataclass(frozen=True)
class Initiated:
    """Who called whom (P-19)."""

    ours: int
    theirs: int
    last: str  # ours, theirs or nothing
    last_on: date | None


@dataclass(frozen=True)
class WeekCell:
    """One week of a client's quota."""

    monday: date
    done: int
    target: int
    short: bool


@dataclass(frozen=True)
class ClientQuota:
    """A client's weeks, the newest last."""

    client_id: UUID
    client: str
    client_class: ClientClass
    prospect: bool
    target: int
    cells: tuple[WeekCell, ...]


@dataclass(frozen=True)
class WeekFigures:
    """A week of calls, for the efficiency page."""

    monday: date
    days: tuple[DayMinutes, ...]
    purposes: tuple[PurposeFigure, ...]
    hours: tuple[HourFigure, ...]
    calls: int
    missed: int
    outcomes: tuple[tuple[Outcome, int], ...]
    first: FirstScore
    learned: tuple[tuple[date, str], ...]


class CallFigures:
    """Reads what past calls show."""

    def __init__(self, store: Store, clock: Clock, calendar: CalendarService) -> None:
        self._store = store
        self._clock = clock
        self._calendar = calendar

    def minutes(self, last: date, days: int = 10) -> tuple[DayMinutes, ...]:
        """Planned and actual minutes of the last workdays, the newest last."""
        found: list[date] = []
        day = last
        while len(found) < days:
            if self._calendar.is_workday(day) or day == last:
                found.append(day)
            day -= timedelta(days=1)
        found.reverse()
        with self._store.read() as s:
            counts = _minutes(s, found[0], last)
        return tuple(_day(day, *counts.get(day, (0, 0))) for day in found)

    def by_hour(self, client_id: UUID | None = None, contact_id: UUID | None = None) -> tuple[HourFigure, ...]:
        """How often somebody was reached, by the hour of our wall; judge only hours with enough attempts."""
        k = t.call.c
        query = select(k.started_at, k.state).where(t.CALL_TRIED, k.started_at.is_not(None), k.theirs.is_(False))
        query = query.where(k.client_id == client_id) if client_id else query
        query = query.where(k.contact_id == contact_id) if contact_id else query
        query = query.order_by(k.started_at.desc()).limit(NEWEST)
        with self._store.read() as s:
            rows = s.execute(query).all()
        return self._hours([(at, state) for at, state in rows])

    def by_purpose(self, first: date, last: date) -> tuple[PurposeFigure, ...]:
        """Estimated and actual minutes by purpose, between two days."""
        with self._store.read() as s:
            return _purposes(s, first, last)

    def first_call(self, day: date) -> FirstScore:
        """The quarter's score of first calls."""
        with self._store.read() as s:
            return _first(s, *quarter_of(day))

    def initiated(self, client_id: UUID) -> Initiated:
        """Who called whom, of all calls with a client that were talked through."""
        k = t.call.c
        talked = and_(k.client_id == client_id, k.state == CallState.DONE)
        with self._store.read() as s:
            counted = s.execute(select(k.theirs, func.count()).where(talked).group_by(k.theirs)).all()
            latest = select(k.theirs, k.started_at).where(talked).order_by(k.started_at.desc()).limit(1)
            newest = s.execute(latest).first()
        if newest is None:
            return Initiated(0, 0, "", None)
        counts: dict[bool, int] = {row[0]: row[1] for row in counted}
        on = self._clock.local(newest[1]).date() if newest[1] else None
        return Initiated(counts.get(False, 0), counts.get(True, 0), "theirs" if newest[0] else "ours", on)

    def weeks(self, last: date, count: int = 12) -> tuple[DayMinutes, ...]:
        """Planned and actual minutes week by week, each by its Monday, the newest last."""
        first = monday_of(last) - timedelta(weeks=count - 1)
        with self._store.read() as s:
            counts = _minutes(s, first, first + timedelta(days=7 * count - 1))
        sums: dict[date, list[int]] = {first + timedelta(weeks=step): [0, 0] for step in range(count)}
        for day, (planned, actual) in counts.items():
            sums[monday_of(day)][0] += planned
            sums[monday_of(day)][1] += actual
        return tuple(_day(monday, *sums[monday]) for monday in sorted(sums))

    def quota(self, client_id: UUID, last: date, weeks: int = 12) -> tuple[WeekCell, ...]:
        """A client's visits, or a prospect's contacts, week by week, the newest last; against today's target."""
        return next(iter(self.quotas(last, weeks, client_id))).cells

    def quotas(self, last: date, weeks: int = 12, only: UUID | None = None) -> tuple[ClientQuota, ...]:
        """The weeks of every client in one go, A first, prospects last; who is dormant is owed nothing."""
        mondays = [monday_of(last) - timedelta(weeks=step) for step in range(weeks - 1, -1, -1)]
        n, c, r, p = t.contact_note.c, t.client.c, t.care_rules.c, t.prospect.c
        clients = select(c.id, c.short_name, c.client_class, r.dormant, r.annoyed, r.visits)
        clients = clients.outerjoin(t.care_rules, r.client_id == c.id).order_by(c.client_class, c.reading, c.short_name)
        since = self._clock.instant(mondays[0], 0)
        notes = select(n.client_id, n.at, n.kind).where(n.at >= since)
        with self._store.read() as s:
            planner = lookup.planner(s)
            faces = face_kinds(planner)
            prospects = frozenset(s.execute(select(p.client_id).where(p.ended_on.is_(None))).scalars())
            if only is not None:
                rows = s.execute(clients.where(c.id == only)).all()
                contacts = s.execute(notes.where(n.client_id == only)).all()
            else:
                rows = s.execute(clients.where(c.archived_on.is_(None))).all()
                contacts = s.execute(notes).all()
        counts: dict[tuple[UUID, date], int] = {}
        for id, at, how in contacts:
            if id in prospects or how in faces:
                key = (id, monday_of(self._clock.local(at).date()))
                counts[key] = counts.get(key, 0) + 1
        short = {monday: self._calendar.short_week(monday) for monday in mondays}
        found = []
        for id, name, kind, dormant, annoyed, visits in rows:
            wanted = target(planner, kind, id in prospects, Rules(bool(dormant), bool(annoyed), False, visits))
            cells = tuple(WeekCell(one, counts.get((id, one), 0), wanted, short[one]) for one in mondays)
            found.append(ClientQuota(id, name, kind, id in prospects, wanted, cells))
        return tuple(sorted(found, key=lambda one: one.prospect))

    def week(self, day: date) -> WeekFigures:
        """The whole week of a day."""
        monday = monday_of(day)
        sunday = monday + timedelta(days=6)
        k, b = t.call.c, t.call_block.c
        with self._store.read() as s:
            counts = _minutes(s, monday, sunday)
            tried = select(k.started_at, k.state, k.outcome).where(t.CALL_TRIED, k.day.between(monday, sunday))
            rows = s.execute(tried.where(k.started_at.is_not(None))).all()
            learned = s.execute(select(b.day, b.learned).where(b.day.between(monday, sunday), b.learned != ""))
            outcomes: dict[Outcome, int] = {}
            for _, _, outcome in rows:
                if outcome is not None:
                    outcomes[outcome] = outcomes.get(outcome, 0) + 1
            return WeekFigures(
                monday=monday,
                days=tuple(_day(on, *counts.get(on, (0, 0))) for on in (monday + timedelta(days=n) for n in range(7))),
                purposes=_purposes(s, monday, sunday), hours=self._hours([(row[0], row[1]) for row in rows]),
                calls=len(rows), missed=sum(row[1] is CallState.MISSED for row in rows),
                outcomes=tuple(sorted(outcomes.items(), key=lambda one: -one[1])), first=_first(s, monday, sunday),
                learned=tuple(learned),
            )  # fmt: skip

    def _hours(self, rows: list[tuple[object, CallState]]) -> tuple[HourFigure, ...]:
        counts: dict[int, list[int]] = {}
        for at, state in rows:
            figure = counts.setdefault(self._clock.local(at).hour, [0, 0])  # type: ignore[arg-type]
            figure[0] += 1
            figure[1] += state is CallState.DONE
        return tuple(HourFigure(hour, *counts[hour]) for hour in sorted(counts))


def _minutes(s: Session, first: date, last: date) -> dict[date, tuple[int, int]]:
    k = t.call.c
    query = (
        select(k.day, func.sum(k.minutes), func.sum(func.coalesce(k.seconds, 0)))
        .where(k.day.between(first, last), k.state != CallState.DROPPED, k.theirs.is_(False))
        .group_by(k.day)
    )
    return {day: (int(planned), round(seconds / 60)) for day, planned, seconds in s.execute(query)}


def _day(day: date, planned: int, actual: int) -> DayMinutes:
    return DayMinutes(day, planned, actual, actual > planned * OVER and actual > 0)


def _purposes(s: Session, first: date, last: date) -> tuple[PurposeFigure, ...]:
    k = t.call.c
    query = (
        select(k.purpose, func.count(), func.sum(k.minutes), func.sum(k.seconds))
        .where(k.day.between(first, last), k.state == CallState.DONE, k.seconds.is_not(None), k.theirs.is_(False))
        .group_by(k.purpose)
        .order_by(func.count().desc(), k.purpose)
    )
    return tuple(PurposeFigure(purpose, n, int(plan), round(secs / 60)) for purpose, n, plan, secs in s.execute(query))


def _first(s: Session, first: date, last: date) -> FirstScore:
    k = t.call.c
    won_by_us = func.sum(cast(k.was_first, Integer))
    query = select(func.count(), won_by_us).where(k.day.between(first, last), k.was_first.is_not(None))
    tried, won = s.execute(query).one()
    return FirstScore(tried, int(won or 0))
