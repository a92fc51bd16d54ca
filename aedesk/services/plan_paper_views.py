"""Weeks, months and goals in the words of their papers (PF-31, PF-32)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from aedesk import sentences_plan
from aedesk.clock import Clock
from aedesk.domain.calendar import DayKind
from aedesk.domain.desk_plan import Area, BigThing, EntryKind, Goal, GoalSheet
from aedesk.domain.plan_rules import span_of
from aedesk.papers import formats
from aedesk.services.call_paper_views import Caller, wall
from aedesk.services.desk_paper_views import Voiced, hashed, hour
from aedesk.services.desk_views import RegisterRow
from aedesk.services.visits import WeekMarks
from aedesk.services.week_views import MONTH_FIGURES, DayView, Entry, MonthView, WeekView

if TYPE_CHECKING:
    from aedesk.papers.desk_paper_view import (
        Delivery,
        GoalRow,
        GoalsView,
        Matter,
        MonthSummaryView,
        Owed,
        PlanDay,
        WeekPlanView,
    )

SHOWN_REVIEWS = 2


@dataclass(frozen=True)
class Around:
    """Who writes a plan, and to whom it is shown."""

    to: Caller
    boss: str
    clock: Clock
    voice: Voiced
    at: datetime

    def day(self, on: date) -> str:
        """Mon 16 · 周一 16 · Lun 16."""
        name = formats.weekday(on, self.to.language)
        return f"{name[:1].upper()}{name[1:]} {on.day}"

    def small_day(self, on: date) -> str:
        """The same inside a line: mon 16 in the small letters of Spanish."""
        return f"{formats.weekday(on, self.to.language)} {on.day}"

    def span(self, first: date, last: date, *, year: bool = False) -> str:
        """16 – 20 Mar · 3 月 16 – 20 日."""
        return formats.span(first, last, self.to.language, year=year)


def week_plan_view(
    around: Around, week: WeekView, marks: Sequence[WeekMarks], promises: Sequence[RegisterRow]
) -> WeekPlanView:
    """A week on one page."""
    from aedesk.papers.desk_paper_view import Given, WeekPlanView

    to, plan = around.to, week.plan
    year, number, _day = week.monday.isocalendar()
    days = [day for day in week.days if day.day.weekday() < 5 or day.worked]
    entries = [one for day in week.days for one in day.entries]
    made = around.clock.local(plan.closed_at) if plan and plan.closed_at else None
    comma = around.voice.comma
    return hashed(WeekPlanView(
        language=to.language, house=to.house, who=to.name,
        week=f"{number}{comma}{around.span(week.monday, week.monday + timedelta(days=4))}", boss=around.boss,
        made=f"{around.day(made.date())}{comma}{hour(made)}" if made else "", name=f"{year}-{number:02}",
        number=f"WP-{year}-{number:02}", big=tuple(_matter(around, one) for one in week.big),
        days=tuple(_plan_day(around, day) for day in days), visits=tuple(_owed(around, marks, entries)),
        promises=tuple(Given(row.title, row.client, around.small_day(row.due)) for row in promises if row.due),
        deliveries=tuple(_deliveries(around, entries)), went=plan.went if plan else "", why=plan.why if plan else "",
        first_next=plan.first_next if plan else "", mark=plan.mark if plan else 0, at=around.at,
    ))  # fmt: skip


def _matter(around: Around, one: BigThing) -> Matter:
    from aedesk.papers.desk_paper_view import Matter

    return Matter(one.words, one.detail, around.small_day(one.due) if one.due else "", one.done_on is not None)


def _plan_day(around: Around, day: DayView) -> PlanDay:
    from aedesk.papers.desk_paper_view import PlanDay

    found = []
    for one in day.entries:
        if _delivered(one):
            continue
        title, _below = around.voice.entry(one)
        found.append(f"{wall(one.minute)} {title}" if one.minute is not None else title)
    off = around.voice.say.p("desk paper", "off") if day.kind is DayKind.HOLIDAY else ""
    return PlanDay(around.day(day.day), tuple(found), off)


def _delivered(one: Entry) -> bool:
    """Whether it stands among the deadlines."""
    return one.kind is EntryKind.DEADLINE


def _owed(around: Around, marks: Sequence[WeekMarks], entries: Sequence[Entry]) -> Iterable[Owed]:
    """Clients whose visits of the week are not all paid; in each class first those that have their day."""
    from aedesk.papers.desk_paper_view import Owed

    placed: dict[UUID, list[str]] = {}
    for one in entries:
        if one.kind is EntryKind.VISIT and one.client_id is not None:
            when = around.small_day(one.day) + (f" {wall(one.minute)}" if one.minute is not None else "")
            placed.setdefault(one.client_id, []).append(when)
    due = [mark for mark in marks if not mark.dormant and (mark.done < mark.target or mark.client_id in placed)]
    for mark in sorted(due, key=lambda each: (each.client_class.value, each.client_id not in placed, each.client)):
        yield Owed(mark.client, mark.client_class.value, str(mark.target), around.voice.comma.join(
            placed.get(mark.client_id, ())))  # fmt: skip


def _deliveries(around: Around, entries: Sequence[Entry]) -> Iterable[Delivery]:
    from aedesk.papers.desk_paper_view import Delivery

    for one in entries:
        if not _delivered(one):
            continue
        title, below = around.voice.entry(one)
        number = "" if one.own else str(one.values.get("number") or "")
        words = title if one.own or one.code != "job" else str(one.values.get("title") or title)
        stage = around.voice.shown(one.values["stage"]) if one.values.get("stage") else ""
        told = f"{stage}{'：' if around.to.language == 'zh' else ': '}{words}" if stage else words
        if one.own and below:
            told = f"{told}{around.voice.comma}{below}"
        yield Delivery(number, told, around.voice.whose(one.client_id), around.small_day(one.day), one.done)


def month_summary_view(around: Around, month: MonthView, goals: Sequence[Goal]) -> MonthSummaryView:
    """What a month came to."""
    from aedesk.papers.desk_paper_view import MonthSummaryView, MonthWeek

    to, say = around.to, around.voice.say
    weeks = tuple(
        MonthWeek(
            f"{week.monday.isocalendar().week}{around.voice.comma}"
            f"{around.span(week.monday, week.monday + timedelta(days=4))}",
            tuple(_matter(around, one) for one in week.big), week.went, week.why, week.mark,
        ) for week in month.weeks
    )  # fmt: skip
    figures = tuple(
        (say.t(sentences_plan.MONTH[code]), formats.number(month.figures.get(code, 0), to.language))
        for code in MONTH_FIGURES
    )
    return hashed(MonthSummaryView(
        language=to.language, house=to.house, who=to.name, month=formats.long_month(month.first, to.language),
        next_month=formats.long_month(month.last + timedelta(days=1), to.language), boss=around.boss,
        name=f"{month.first:%Y-%m}", number=f"WP-{month.first:%Y}-M{month.first:%m}", weeks=weeks, figures=figures,
        goals=tuple((one.words, one.now, one.stretch or one.certain) for one in goals
                    if one.area is Area.WORK and one.ended_on is None),
        at=around.at,
    ))  # fmt: skip


def goals_view(
    around: Around, period: str, goals: Sequence[Goal], sheet: GoalSheet, reviews: Sequence[date], today: date, *,
    personal: bool,
) -> GoalsView:  # fmt: skip
    """The goals of a period; the columns are for the reviews to come, and for the last ones when none is left."""
    from aedesk.papers.desk_paper_view import GoalsView

    to = around.to
    first, last = span_of(period)
    ahead = [day for day in reviews if day >= today]
    columns = (list(reviews)[-SHOWN_REVIEWS:] if len(ahead) < SHOWN_REVIEWS else ahead[:SHOWN_REVIEWS])
    shown = [one for one in goals if personal or one.area is Area.WORK]
    return hashed(GoalsView(
        language=to.language, house=to.house, who=to.name, boss=around.boss,
        period=sentences_plan.period(period, around.voice.say.t), span=around.span(first, last, year=True),
        next_review=formats.near_day(ahead[0], today, to.language) if ahead else "", name=period,
        number=f"G-{period}", reviews=tuple(formats.near_day(day, today, to.language) for day in columns),
        work=tuple(_goal(one, columns) for one in shown if one.area is Area.WORK),
        personal=tuple(_goal(one, columns) for one in shown if one.area is Area.PERSONAL), stop=sheet.stop,
        need=sheet.need, went=sheet.went, missed=sheet.missed, with_personal=personal, at=around.at,
    ))  # fmt: skip


def _goal(one: Goal, columns: Sequence[date]) -> GoalRow:
    from aedesk.papers.desk_paper_view import GoalRow

    held = {review.on: review.value for review in one.reviews}
    return GoalRow(one.words, one.note, one.measure, one.start, one.now, one.certain, one.stretch,
                   tuple(held.get(day, "") for day in columns))  # fmt: skip
