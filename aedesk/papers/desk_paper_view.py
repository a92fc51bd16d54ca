"""What the papers of the desk say, in one language: frozen values that a service fills in."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime

from aedesk.papers.views import House


@dataclass(frozen=True)
class TrayRow:
    """One thing of the tray, not decided yet."""

    title: str
    whose: str  # client and number of the work
    arrived: str
    days: int
    old: bool


@dataclass(frozen=True)
class CleanupView:
    """The desk at the end of a day (PF-33)."""

    language: str  # zh, en or es
    house: House
    who: str
    day: str
    iso_day: str
    number: str
    last_score: str = ""
    tray_days: int = 3
    rows: tuple[TrayRow, ...] = ()
    on_desk: str = ""
    on_desk_note: str = ""
    first: str = ""  # tomorrow's, where it was chosen
    marks: tuple[bool, ...] = ()  # of the five rules, once the day is closed
    causes: tuple[str, ...] = ()
    score: str = ""
    closed_at: str = ""  # the hour
    content_hash: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class DiaryLine:
    """One line of a day."""

    at: str
    words: str
    detail: str = ""
    whose: str = ""  # a code on a paper for the bag


@dataclass(frozen=True)
class ItineraryView:
    """The work diary of a day: what is planned, what was done (D-05)."""

    language: str
    house: House
    bag: bool
    who: str
    day: str
    iso_day: str
    number: str
    planned: tuple[DiaryLine, ...] = ()
    done: tuple[DiaryLine, ...] = ()
    interruptions: str = ""
    content_hash: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Matter:
    """A big thing of a week."""

    words: str
    detail: str = ""
    due: str = ""
    done: bool = False


@dataclass(frozen=True)
class PlanDay:
    """A day of the week with what is fixed on it."""

    name: str
    entries: tuple[str, ...] = ()
    off: str = ""  # why nobody works


@dataclass(frozen=True)
class Owed:
    """A client with its visits of the week."""

    client: str
    client_class: str
    target: str
    when: str = ""


@dataclass(frozen=True)
class Given:
    """A promise that comes due."""

    words: str
    client: str
    due: str


@dataclass(frozen=True)
class Delivery:
    """Work that is due in the week."""

    number: str
    words: str
    client: str
    due: str
    done: bool = False


@dataclass(frozen=True)
class WeekPlanView:
    """The plan of a week on one page (PF-31)."""

    language: str
    house: House
    who: str
    week: str
    boss: str
    made: str  # when the plan was closed
    name: str  # 2026-12
    number: str
    big: tuple[Matter, ...] = ()
    days: tuple[PlanDay, ...] = ()
    visits: tuple[Owed, ...] = ()
    promises: tuple[Given, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    went: str = ""
    why: str = ""
    first_next: str = ""
    mark: int = 0
    content_hash: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class MonthWeek:
    """A week in its month."""

    name: str
    big: tuple[Matter, ...]
    went: str = ""
    why: str = ""
    mark: int = 0


@dataclass(frozen=True)
class MonthSummaryView:
    """What a month came to, and the plan of the next one (PF-31)."""

    language: str
    house: House
    who: str
    month: str
    next_month: str
    boss: str
    name: str  # 2026-03
    number: str
    weeks: tuple[MonthWeek, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()
    goals: tuple[tuple[str, str, str], ...] = ()  # words, now, stretch
    content_hash: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class GoalRow:
    """One goal; reviews that were not held yet are empty."""

    words: str
    note: str
    measure: str
    start: str
    now: str
    certain: str
    stretch: str
    reviews: tuple[str, ...] = ()


@dataclass(frozen=True)
class GoalsView:
    """The goals of a quarter or a year, work and personal apart (PF-32)."""

    language: str
    house: House
    who: str
    boss: str
    period: str
    span: str
    next_review: str
    name: str  # 2026-Q2
    number: str
    reviews: tuple[str, ...] = ()  # over the columns
    work: tuple[GoalRow, ...] = ()
    personal: tuple[GoalRow, ...] = ()
    stop: str = ""
    need: str = ""
    went: str = ""
    missed: str = ""
    with_personal: bool = True
    content_hash: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Label:
    """A label for one working paper."""

    title: str
    mark: str = ""  # the bookmark
    folder: str = ""
    whose: str = ""
    day: str = ""


@dataclass(frozen=True)
class LabelsView:
    """Dividers for folders and labels for papers, to be cut (D-01)."""

    language: str
    house: House
    who: str
    iso_day: str
    number: str
    folders: tuple[str, ...] = ()
    labels: tuple[Label, ...] = ()
    content_hash: str = ""
    at: datetime | None = None


def typed(view: object) -> list[str]:
    """Every text of a paper of the desk that somebody may have typed."""
    return list(_texts(view))


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, House):
        yield from value.name.both
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
