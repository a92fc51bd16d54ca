"""Goals of a quarter and a year: a certain part, a stretch part, and reviews on their days (T-08, G-13)."""

from dataclasses import dataclass, fields
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.desk_plan import Goal, GoalReview, GoalSheet
from aedesk.domain.errors import UserError
from aedesk.domain.plan_rules import REACHED, next_period, period_of, review_days, span_of
from aedesk.services import lookup
from aedesk.storage import tables as t
from aedesk.storage.store import Store

EARLY = timedelta(days=6)
"""A review counts for its day also when it was held a few days before."""


@dataclass(frozen=True)
class ReviewDue:
    """A day on which the goals of a period were to be looked at, and some were not."""

    period: str
    on: date
    goals: int


class GoalService:
    """What is done with goals."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def of(self, period: str) -> list[Goal]:
        """The goals of a period: work first, each area in its order."""
        span_of(period)
        with self._store.read() as s:
            return _of(s, period)

    def save(self, goal: Goal) -> Goal:
        """Keep a goal; a new one goes to the end of its area."""
        span_of(goal.period)
        goal.words = goal.words.strip()
        if not goal.words:
            raise UserError("empty", field="words")
        with self._store.write("goal.save", undoable=True) as s:
            if s.get(Goal, goal.id) is None:
                others = [one.place for one in _of(s, goal.period) if one.area is goal.area]
                goal.place = max(others, default=-1) + 1
                goal.now = goal.now or goal.start
                s.add(goal)
                return goal
            kept = s.merge(goal)
        goal.version = kept.version
        return kept

    def review(self, id: UUID, on: date, value: str, words: str = "") -> Goal:
        """Keep where a goal stands on a day, and why; one review a day."""
        if on > self._clock.today():
            raise UserError("date_in_future", field="on")
        if not value.strip() and not words.strip():
            raise UserError("empty", field="value")
        with self._store.write("goal.review", undoable=True) as s:
            goal = lookup.one(s, Goal, id)
            kept = next((one for one in goal.reviews if one.on == on), None)
            if kept is None:
                goal.reviews.append(GoalReview(on, value.strip(), words.strip()))
                goal.reviews.sort(key=lambda one: one.on)
            else:
                kept.value, kept.words = value.strip(), words.strip()
            if value.strip() and max(one.on for one in goal.reviews) == on:
                goal.now = value.strip()
        return goal

    def end(self, id: UUID, reached: str) -> Goal:
        """Say how a goal ended: the stretch part, the certain part, or neither; "" opens it again."""
        if reached and reached not in REACHED:
            raise UserError("goal_end", field="reached")
        with self._store.write("goal.end", undoable=True) as s:
            goal = lookup.one(s, Goal, id)
            goal.reached, goal.ended_on = reached, self._clock.today() if reached else None
        return goal

    def drop(self, id: UUID) -> None:
        """Take a goal away that was none."""
        with self._store.write("goal.drop", undoable=True) as s:
            s.delete(lookup.one(s, Goal, id))

    def move(self, id: UUID, step: int) -> None:
        """Put a goal further up or down among those of its area."""
        with self._store.write("goal.move", undoable=True) as s:
            goal = lookup.one(s, Goal, id)
            rows = [one for one in _of(s, goal.period) if one.area is goal.area]
            at = rows.index(goal)
            rows.insert(max(0, min(at + step, len(rows) - 1)), rows.pop(at))
            for place, one in enumerate(rows):
                one.place = place

    def sheet(self, period: str) -> GoalSheet:
        """What stands under the goals of a period."""
        span_of(period)
        with self._store.read() as s:
            return _sheet(s, period) or GoalSheet(period)

    def save_sheet(self, sheet: GoalSheet) -> GoalSheet:
        """Keep what stands under the goals."""
        span_of(sheet.period)
        review_days(sheet.period, sheet.review_days)
        with self._store.write("goal.sheet", undoable=True) as s:
            kept = _sheet(s, sheet.period)
            if kept is None:
                s.add(sheet)
                return sheet
            for one in fields(GoalSheet):
                if one.name not in ("id", "version", "period"):
                    setattr(kept, one.name, getattr(sheet, one.name))
        return kept

    def reviews_of(self, period: str) -> tuple[date, ...]:
        """The days on which a period's goals are looked at."""
        return review_days(period, self.sheet(period).review_days)

    def periods(self) -> tuple[str, ...]:
        """This quarter and year and the next, and every period that has goals, newest first."""
        today = self._clock.today()
        here = {period_of(today), period_of(today, year=True)}
        with self._store.read() as s:
            kept = set(s.scalars(select(t.goal.c.period).distinct()))
        found = here | {next_period(one) for one in here} | kept
        return tuple(sorted(found, key=lambda one: (span_of(one)[1], len(one)), reverse=True))

    def copy_from(self, period: str, into: str) -> list[Goal]:
        """Take the goals of a period that were not reached over into another, beginning where they stand now."""
        span_of(into)
        with self._store.write("goal.copy", undoable=True) as s:
            there = {(one.area, one.words) for one in _of(s, into)}
            made: list[Goal] = []
            for one in _of(s, period):
                if one.reached in ("stretch", "certain") or (one.area, one.words) in there:
                    continue
                made.append(
                    Goal(into, one.words, one.area, one.note, one.measure, one.now or one.start, one.now or one.start,
                         one.certain, one.stretch, len(there) + len(made))
                )  # fmt: skip
            s.add_all(made)
        return made

    def reviews_due(self, day: date) -> tuple[ReviewDue, ...]:
        """Review days that have come, and whose goals were not all looked at since."""
        with self._store.read() as s:
            live = list(s.scalars(select(Goal).where(t.goal.c.ended_on.is_(None))))
            sheets = {one.period: one.review_days for one in s.scalars(select(GoalSheet))}
        found = []
        for period in sorted({one.period for one in live}):
            come = [on for on in review_days(period, sheets.get(period, "")) if on <= day]
            if not come:
                continue
            since = come[-1] - EARLY
            open_ = [one for one in live if one.period == period and not any(r.on >= since for r in one.reviews)]
            if open_:
                found.append(ReviewDue(period, come[-1], len(open_)))
        return tuple(found)


def _of(s: Session, period: str) -> list[Goal]:
    g = t.goal.c
    return list(s.scalars(select(Goal).where(g.period == period).order_by(g.area.desc(), g.place, g.id)))


def _sheet(s: Session, period: str) -> GoalSheet | None:
    return s.scalars(select(GoalSheet).where(t.goal_sheet.c.period == period)).first()
