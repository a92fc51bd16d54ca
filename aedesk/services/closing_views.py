"""What the page that closes the day reads: frozen values, complete."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.call import TRIED, CallState
from aedesk.domain.care import PromiseState, VisitState
from aedesk.domain.desk import Place
from aedesk.domain.desk_plan import BigThing, DayClose
from aedesk.services import call_day
from aedesk.services.desk_views import ItemRow, OnDesk, RegisterRow
from aedesk.services.diary_rows import DiaryRow
from aedesk.storage import tables as t

RULES = ("D-01", "D-02", "D-03", "D-04", "D-05")


@dataclass(frozen=True)
class Rule:
    """One of the five rules, and what its sentence says."""

    code: str
    done: bool
    values: Mapping[str, int]


@dataclass(frozen=True)
class Figures:
    """The day in figures."""

    first_at: datetime | None
    last_at: datetime | None
    calls_done: int
    calls_planned: int
    first_calls: int  # how often we were the first call they heard
    filed: int
    signatures: int
    kept: int
    closed: int  # promises that came to an end
    put_off: int  # a third time


@dataclass(frozen=True)
class First:
    """What the next day begins with."""

    item: ItemRow | None
    words: str
    minute: int | None
    day: date


@dataclass(frozen=True)
class CloseView:
    """The day as it stands before it is closed, or as it was closed."""

    day: date
    rules: tuple[Rule, ...]
    tray: tuple[ItemRow, ...]
    on_desk: OnDesk | None
    pile: tuple[ItemRow, ...]
    promises: tuple[RegisterRow, ...]
    big: tuple[BigThing, ...]
    putting_off: tuple[ItemRow, ...]
    figures: Figures
    minutes: tuple[tuple[str, int, int], ...]  # calls, visits, desk, interruptions: actual, planned
    first: First | None
    closed: DayClose | None
    unsorted: int

    @property
    def score(self) -> int:
        """Twenty for each rule that was kept."""
        return sum(20 for rule in self.rules if rule.done)


def filed_marked(s: Session, clock: Clock, day: date) -> tuple[int, int]:
    """How much was filed on a day, and how much of it bears a bookmark or the name of a client (D-01)."""
    i = t.item.c
    query = select(func.count(), func.count().filter((i.label != "") | i.client_id.is_not(None)))
    filed, marked = s.execute(query.where(i.place == Place.FILED, *_settled(clock, day))).one()
    return filed, marked


def read_once(s: Session, clock: Clock, day: date) -> tuple[int, int]:
    """How many loose texts were kept and how many thrown away on a day (D-04)."""
    i = t.item.c
    query = select(i.place, func.count()).where(i.kind == "read", *_settled(clock, day)).group_by(i.place)
    counts: dict[Place, int] = dict(s.execute(query).all())
    return counts.get(Place.FILED, 0), counts.get(Place.DROPPED, 0)


def figures(s: Session, clock: Clock, day: date, lines: tuple[DiaryRow, ...], filed: int, put_off: int) -> Figures:
    """The day in figures."""
    calls = call_day.of_day(s, clock, day)
    p = t.promise.c
    settled = s.execute(select(p.state).where(p.settled_on == day, p.state != PromiseState.WITHDRAWN)).scalars().all()
    return Figures(
        first_at=lines[0].at if lines else None,
        last_at=lines[-1].at if lines else None,
        calls_done=sum(call.state in TRIED for call in calls),
        calls_planned=len(calls),
        first_calls=sum(call.was_first is True for call in calls),
        filed=filed,
        signatures=sum(int(str(line.values.get("count", 1))) for line in lines if line.code == "signed"),
        kept=sum(state is PromiseState.KEPT for state in settled),
        closed=len(settled),
        put_off=put_off,
    )


def minutes(s: Session, clock: Clock, day: date) -> tuple[tuple[str, int, int], ...]:
    """Minutes of the day by what they went into: actual and planned."""
    first, end = _span(clock, day)
    calls = [call for call in call_day.of_day(s, clock, day) if call.state is not CallState.DROPPED]
    visits = [one for one in call_day.visits_of(s, clock, day) if one.state is not VisitState.CANCELLED]
    sat, n, i = t.sitting.c, t.interruption.c, t.item.c
    worked = select(sat.item_id, func.sum(sat.seconds)).where(sat.started_at >= first, sat.started_at < end)
    spent: dict[object, int] = dict(s.execute(worked.group_by(sat.item_id)).all())
    planned = s.scalar(select(func.coalesce(func.sum(i.minutes), 0)).where(i.id.in_(list(spent)))) or 0
    broken = s.scalar(select(func.coalesce(func.sum(n.minutes), 0)).where(n.at >= first, n.at < end)) or 0
    return (
        ("calls", round(sum(call.seconds or 0 for call in calls) / 60), sum(call.minutes for call in calls)),
        ("visits", sum(one.minutes for one in visits if one.state is VisitState.HELD), sum(v.minutes for v in visits)),
        ("desk", round(sum(spent.values()) / 60), planned),
        ("interruptions", broken, 0),
    )


def _span(clock: Clock, day: date) -> tuple[datetime, datetime]:
    return clock.instant(day, 0), clock.instant(day + timedelta(days=1), 0)


def _settled(clock: Clock, day: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    first, end = _span(clock, day)
    return t.item.c.settled_at >= first, t.item.c.settled_at < end
