"""The week: what it asks for, where it stands, the three big things, and what came of it (T-09, T-14, R-11)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.calendar import monday_of
from aedesk.domain.desk_plan import BigThing, EntryKind, PlanEntry, Span, WeekPlan
from aedesk.domain.errors import UserError
from aedesk.domain.plan_rules import check_minute, check_minutes
from aedesk.services import lookup, month_figures, week_rules
from aedesk.services.calendar import CalendarService
from aedesk.services.visits import VisitService, WeekMarks
from aedesk.services.week_entries import day_view, entries, gap, settings
from aedesk.services.week_views import DayView, Entry, LastWeek, MonthView, Unplaced, WeekView
from aedesk.storage import tables as t
from aedesk.storage.store import Store

WEEK = timedelta(days=7)
BIG = 3
PUT_OFF_TWICE = 2


class WeekService:
    """What is done with weeks."""

    def __init__(self, store: Store, clock: Clock, calendar: CalendarService, visits: VisitService) -> None:
        self._store = store
        self._clock = clock
        self._calendar = calendar
        self._visits = visits

    # Reading

    def unplaced(self, monday: date) -> tuple[Unplaced, ...]:
        """What the week asks for and that has no place in it, the loudest first; one that is over asks for nothing."""
        monday = monday_of(monday)
        if monday + WEEK <= self._clock.today():
            return ()
        marks = self._visits.week(monday)
        with self._store.read() as s:
            return week_rules.unplaced(s, self._asked(s, monday, marks))

    def plan(self, monday: date) -> WeekView:
        """The week as it stands; Saturday and Sunday only where they are worked or something takes time there."""
        monday = monday_of(monday)
        before = self._visits.week(monday - WEEK)
        with self._store.read() as s:
            days = self._days(s, monday, monday + timedelta(days=6))
            shown = tuple(one for one in days if one.day.weekday() < 5 or one.worked or one.minutes)
            last = _last(s, monday - WEEK, before)
            return WeekView(monday, shown, _big(s, Span.WEEK, monday), _plan(s, monday), last)

    def days(self, first: date, last: date) -> tuple[DayView, ...]:
        """Any days, with what stands on them."""
        with self._store.read() as s:
            return self._days(s, first, last)

    def entry(self, id: UUID) -> PlanEntry:
        """One thing that was placed by hand."""
        with self._store.read() as s:
            return lookup.one(s, PlanEntry, id)

    def month(self, first: date) -> MonthView:
        """What a month came to (R-11)."""
        with self._store.read() as s:
            return month_figures.month(s, self._clock, first.replace(day=1))

    # Placing

    def place(self, one: Unplaced, day: date, words: str, detail: str = "", minute: int | None = None) -> PlanEntry:
        """Give something its place; without a time it gets the first one that is free. `words` say what it is."""
        with self._store.write("week.place", undoable=True) as s:
            at = self._free(s, day, one.minutes) if minute is None else minute
            check_minute(at)
            made = week_rules.placed(one, day, at, _must(words), detail.strip())
            s.add(made)
        return made

    def add(self, entry: PlanEntry) -> PlanEntry:
        """Put something of one's own on a day."""
        with self._store.write("week.add", undoable=True) as s:
            _check(entry)
            if entry.minute is None:
                entry.minute = self._free(s, entry.day, entry.minutes)
            s.add(entry)
        return entry

    def save(self, entry: PlanEntry) -> PlanEntry:
        """Keep what was changed about something placed by hand."""
        _check(entry)
        with self._store.write("week.save", undoable=True) as s:
            lookup.one(s, PlanEntry, entry.id)
            kept = s.merge(entry)
        entry.version = kept.version
        return kept

    def move(self, id: UUID, day: date, minute: int | None = None) -> PlanEntry:
        """Put it on another day, or at another time; without one it keeps its own where that is free."""
        check_minute(minute)
        with self._store.write("week.move", undoable=True) as s:
            one = lookup.one(s, PlanEntry, id)
            if minute is None and one.day != day:
                minute = self._free(s, day, one.minutes, one.minute)
            one.day, one.minute = day, one.minute if minute is None else minute
        return one

    def resize(self, id: UUID, minutes: int) -> PlanEntry:
        """Give it more or fewer minutes."""
        check_minutes(minutes)
        with self._store.write("week.minutes", undoable=True) as s:
            one = lookup.one(s, PlanEntry, id)
            one.minutes = minutes
        return one

    def done(self, id: UUID, on: date | None) -> PlanEntry:
        """Say that it is done; none takes it back."""
        with self._store.write("week.done", undoable=True) as s:
            one = lookup.one(s, PlanEntry, id)
            one.done_on = on
        return one

    def take_out(self, id: UUID) -> None:
        """Take it out of the week; what asked for it comes back to the list."""
        with self._store.write("week.take_out", undoable=True) as s:
            s.delete(lookup.one(s, PlanEntry, id))

    # What matters, and what came of it

    def big(
        self, monday: date, place: int, words: str, detail: str = "", due: date | None = None,
        subject_kind: str = "", subject_id: UUID | None = None,
    ) -> BigThing | None:  # fmt: skip
        """One of the three big things of a week; without words its place is empty again."""
        if not 0 <= place < BIG:
            raise UserError("big_three", field="place", most=BIG)
        monday = monday_of(monday)
        with self._store.write("week.big", undoable=True) as s:
            kept = next((one for one in _big(s, Span.WEEK, monday) if one.place == place), None)
            if not words.strip():
                if kept is not None:
                    s.delete(kept)
                return None
            if kept is None:
                kept = BigThing(Span.WEEK, monday, "", place)
                s.add(kept)
            kept.words, kept.detail, kept.due = words.strip(), detail.strip(), due
            kept.subject_kind, kept.subject_id = subject_kind, subject_id
        return kept

    def big_done(self, id: UUID, on: date | None) -> BigThing:
        """Say that a big thing is done; none takes it back."""
        with self._store.write("week.big_done", undoable=True) as s:
            one = lookup.one(s, BigThing, id)
            one.done_on = on
        return one

    def close(self, monday: date) -> WeekPlan:
        """The plan stands (T-09); it can still be changed."""
        with self._store.write("week.close", undoable=True) as s:
            plan = _made(s, monday_of(monday))
            plan.closed_at = self._clock.now()
        return plan

    def evaluate(self, monday: date, went: str, why: str, first_next: str, mark: int) -> WeekPlan:
        """Friday's evaluation: what went, why the rest did not, what comes first next week, a mark (R-11)."""
        if not 0 <= mark <= 5:
            raise UserError("week_mark", field="mark", most=5)
        monday = monday_of(monday)
        if monday > self._clock.today():
            raise UserError("week_not_begun")
        with self._store.write("week.evaluate", undoable=True) as s:
            plan = _made(s, monday)
            plan.went, plan.why, plan.first_next, plan.mark = went.strip(), why.strip(), first_next.strip(), mark
        return plan

    # Sunday evening (T-09, Z-13)

    def asked_for(self, now: datetime) -> date | None:
        """The Monday whose plan is due to be made at this moment; none where nothing is to be asked.

        It is asked from the hour of the setting until noon of the first day of that week.
        """
        wall = self._clock.local(now)
        today, minute = wall.date(), wall.hour * 60 + wall.minute
        with self._store.read() as s:
            house = settings(s)
            if not house.sunday:
                return None
            since = today - timedelta(days=(today.isoweekday() - house.sunday_weekday) % 7)
            if since == today and minute < house.sunday_minute:
                since -= WEEK
            monday = since if since.weekday() == 0 else monday_of(since) + WEEK
            late = today > monday or (today == monday and minute >= 12 * 60)
            if since == monday:  # asked on the Monday itself: all day
                late = today > monday
            plan = _plan(s, monday)
            return None if late or (plan is not None and plan.closed_at is not None) else monday

    # Inside

    def _days(self, s: Session, first: date, last: date) -> tuple[DayView, ...]:
        work, planner, house = self._calendar.work(), lookup.planner(s), settings(s)
        found = entries(s, self._clock, work, first, last)
        return tuple(day_view(day, rows, work, planner, house) for day, rows in found.items())

    def _asked(self, s: Session, monday: date, marks: tuple[WeekMarks, ...]) -> week_rules.Asked:
        visits = {
            (monday + timedelta(days=step), one.client_id)
            for one in marks for step, day in enumerate(one.days) if any(mark.planned for mark in day)
        }  # fmt: skip
        return week_rules.asked(s, self._clock, monday, marks, frozenset(visits))

    def _free(self, s: Session, day: date, minutes: int, wanted: int | None = None) -> int | None:
        """A free time on a day: the wanted one if nothing stands there, else the first."""
        with s.no_autoflush:
            rows = entries(s, self._clock, self._calendar.work(), day, day)[day]
        if wanted is not None and not _meets(rows, wanted, wanted + minutes):
            return wanted
        return gap(rows, minutes, lookup.planner(s))


def _meets(rows: Iterable[Entry], start: int, end: int) -> bool:
    return any(
        one.minute is not None and one.end is not None and one.counts and one.minute < end and start < one.end
        for one in rows
    )


def _must(words: str) -> str:
    if not words.strip():
        raise UserError("empty", field="words")
    return words.strip()


def _check(entry: PlanEntry) -> None:
    entry.words = _must(entry.words)
    check_minutes(entry.minutes)
    check_minute(entry.minute)
    if entry.kind is EntryKind.DEADLINE:
        entry.minute = None


def _big(s: Session, span: Span, on: date) -> tuple[BigThing, ...]:
    b = t.big_thing.c
    return tuple(s.scalars(select(BigThing).where(b.on == on, b.span == span).order_by(b.place, b.id)))


def _plan(s: Session, monday: date) -> WeekPlan | None:
    return s.scalars(select(WeekPlan).where(t.week_plan.c.monday == monday)).first()


def _made(s: Session, monday: date) -> WeekPlan:
    plan = _plan(s, monday)
    if plan is None:
        plan = WeekPlan(monday)
        s.add(plan)
    return plan


def _last(s: Session, monday: date, marks: tuple[WeekMarks, ...]) -> LastWeek:
    big = _big(s, Span.WEEK, monday)
    owed = [one for one in marks if one.target and not one.prospect]
    put_off = select(func.count()).select_from(t.item).where(t.ITEM_OPEN, t.item.c.postponed >= PUT_OFF_TWICE)
    return LastWeek(
        monday, sum(one.done_on is not None for one in big), len(big), sum(min(one.done, one.target) for one in owed),
        sum(one.target for one in owed), s.scalar(put_off) or 0,
    )  # fmt: skip
