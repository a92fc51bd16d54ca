"""Days, weeks and quarters of the desk: what matters, what was planned, what came of it (T-01 to T-14, R-11)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from aedesk.domain.ids import new_id


@dataclass(eq=False)
class DayClose:
    """A day that was closed: the five rules with their causes, and what lies on the desk tomorrow (D-06, T-10)."""

    day: date
    closed_at: datetime
    marks: str = "11111"  # one digit a rule, D-01 to D-05
    causes: str = ""  # one line a rule
    score: int = 100  # 20 a rule
    first_item_id: UUID | None = None
    first_words: str = ""
    first_minute: int | None = None
    note: str = ""
    version: int = 0
    id: UUID = field(default_factory=new_id)


class Span(StrEnum):
    DAY = "day"
    WEEK = "week"


@dataclass(eq=False)
class BigThing:
    """One of the three things that matter on a day or in a week (T-09, T-10)."""

    span: Span
    on: date  # the day, or the Monday of the week
    words: str
    place: int = 0  # 0, 1, 2
    detail: str = ""
    due: date | None = None
    done_on: date | None = None
    why_not: str = ""
    subject_kind: str = ""
    subject_id: UUID | None = None
    version: int = 0
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class WeekPlan:
    """The plan of a week and Friday's evaluation of it (R-11, T-09, PF-31)."""

    monday: date
    closed_at: datetime | None = None
    went: str = ""
    why: str = ""
    first_next: str = ""
    mark: int = 0  # 1 to 5; 0 is none yet
    version: int = 0
    id: UUID = field(default_factory=new_id)


class EntryKind(StrEnum):
    WORK = "work"
    CALLS = "calls"
    VISIT = "visit"
    DEADLINE = "deadline"


@dataclass(eq=False)
class PlanEntry:
    """Something placed on a day of the week by hand; calls, visits and dates come from their own records."""

    day: date
    words: str
    kind: EntryKind = EntryKind.WORK
    detail: str = ""
    minute: int | None = None  # of the day; none is "some time"
    minutes: int = 60
    department: str = ""
    client_id: UUID | None = None
    subject_kind: str = ""
    subject_id: UUID | None = None
    reason: str = ""  # the key of the suggestion it came from
    done_on: date | None = None
    version: int = 0
    id: UUID = field(default_factory=new_id)


class Area(StrEnum):
    WORK = "work"
    PERSONAL = "personal"


@dataclass(eq=False)
class GoalReview:
    """Where a goal stood on a day, and why."""

    on: date
    value: str = ""
    words: str = ""
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class Goal:
    """A goal of a quarter or a year, with a part that is certain and a part that is a stretch (T-08, G-13)."""

    period: str  # "2026" or "2026-Q2"
    words: str
    area: Area = Area.WORK
    note: str = ""
    measure: str = ""
    start: str = ""
    now: str = ""
    certain: str = ""
    stretch: str = ""
    place: int = 0
    ended_on: date | None = None
    reached: str = ""  # "", "stretch", "certain", "missed"
    reviews: list[GoalReview] = field(default_factory=list)
    version: int = 0
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class GoalSheet:
    """What stands under the goals of a period (PF-32)."""

    period: str
    review_days: str = ""  # ISO days, one a line
    stop: str = ""  # what I stop doing
    need: str = ""  # what I need from the agency
    went: str = ""  # reached, and what made it possible
    missed: str = ""  # not reached, and the cause
    version: int = 0
    id: UUID = field(default_factory=new_id)


class DrillKind(StrEnum):
    PRIORITY = "priority"  # T-02
    PUTTING_OFF = "putting_off"  # T-04


@dataclass(eq=False)
class Drill:
    """A drill that was gone through: its answers step by step, the plan before and the plan after."""

    kind: DrillKind
    at: datetime
    ended_at: datetime | None = None
    item_id: UUID | None = None
    title: str = ""
    answers: str = "{}"  # JSON by step
    before: str = ""  # JSON: the plan as it was
    after: str = ""
    version: int = 0
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class DeskSettings:
    """How the agency keeps its desks; one row."""

    sunday: bool = True  # ask for the week's plan (T-09, Z-13: optional and private)
    sunday_weekday: int = 7
    sunday_minute: int = 1140
    tray_days: int = 3  # older things stand bold
    day_minutes: int = 480  # what fits into a day (T-14)
    full: int = 90  # percent of a day above which it is said
    department_limit: int = 3  # papers of one department due on one day before it is called a collision
    read_minutes: int = 5
    version: int = 0
    id: UUID = field(default_factory=new_id)
