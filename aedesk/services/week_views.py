"""What the rooms and papers read of weeks and months: frozen values, complete."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from aedesk.domain.calendar import DayKind
from aedesk.domain.desk_plan import BigThing, EntryKind, WeekPlan


@dataclass(frozen=True)
class Told:
    """Something to be worded: a code and its values, or words that stand as they were typed."""

    code: str
    values: Mapping[str, object]
    words: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Unplaced:
    """Something that the week asks for and that has no place in it yet, with its reason."""

    key: str
    code: str  # the rule that found it
    values: Mapping[str, object]
    tone: str  # late, near or quiet
    minutes: int
    kind: EntryKind = EntryKind.WORK
    client_id: UUID | None = None
    subject_kind: str = ""
    subject_id: UUID | None = None
    department: str = ""
    due: date | None = None
    order: int = 0  # the more, the further down


@dataclass(frozen=True)
class Entry:
    """One thing on a day: placed by hand, or from its own record, where alone it is moved."""

    id: UUID
    day: date
    kind: EntryKind
    code: str  # "own" where it was placed by hand
    values: Mapping[str, object]
    words: str  # of an own one
    detail: str
    minute: int | None
    minutes: int
    own: bool
    client_id: UUID | None = None
    subject_kind: str = ""
    subject_id: UUID | None = None
    department: str = ""
    reason: str = ""
    done: bool = False

    @property
    def end(self) -> int | None:
        """When it ends, if it has a time."""
        return None if self.minute is None else self.minute + self.minutes

    @property
    def counts(self) -> int:
        """Minutes that it takes of the day: a deadline takes none, the work before it does."""
        return 0 if self.kind is EntryKind.DEADLINE else self.minutes


@dataclass(frozen=True)
class DayView:
    """One day of the week."""

    day: date
    kind: DayKind
    entries: tuple[Entry, ...]
    minutes: int
    load: int  # percent
    full: bool  # over what the agency calls full (T-14)
    free_from: int | None  # a free half hour and more begins here

    @property
    def worked(self) -> bool:
        """Whether people work on that day."""
        return self.kind in (DayKind.WORKDAY, DayKind.MAKEUP)


@dataclass(frozen=True)
class LastWeek:
    """What came of the week before."""

    monday: date
    big_done: int
    big: int
    visits_done: int
    visits: int
    put_off: int  # things put off twice and more that still wait


@dataclass(frozen=True)
class WeekView:
    """A week as it stands."""

    monday: date
    days: tuple[DayView, ...]
    big: tuple[BigThing, ...]
    plan: WeekPlan | None
    last: LastWeek

    @property
    def number(self) -> int:
        """The number of the week in its year."""
        return self.monday.isocalendar().week

    @property
    def closed(self) -> bool:
        """Whether the plan was closed."""
        return self.plan is not None and self.plan.closed_at is not None


@dataclass(frozen=True)
class WeekLine:
    """A week in the summary of its month."""

    monday: date
    big: tuple[BigThing, ...]
    went: str
    why: str
    mark: int


@dataclass(frozen=True)
class MonthView:
    """What a month came to, read from what was done (R-11)."""

    first: date
    last: date
    weeks: tuple[WeekLine, ...]
    figures: Mapping[str, int]  # by the codes of MONTH_FIGURES


MONTH_FIGURES = (
    "jobs_opened", "jobs_closed", "estimates_issued", "signatures", "calls_held", "visits_held", "promises_kept",
    "promises_closed", "ideas_offered", "items_done", "items_filed", "desk_minutes", "interruptions",
    "interruption_minutes", "days_closed",
)  # fmt: skip
