"""What the rooms read of calls: frozen values, complete."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from aedesk.domain.calendar import DayKind
from aedesk.domain.call import Call, CallState, HoursState, Outcome, Prep, Purpose, Slot
from aedesk.domain.call_plan import Why as PlanWhy
from aedesk.domain.call_rules import Minutes
from aedesk.domain.care import Complaint, Promise, Visit, VisitKind, VisitState
from aedesk.domain.client import Client, ClientClass, Contact, ContactNote
from aedesk.domain.job import Stage


@dataclass(frozen=True)
class CallRow:
    """One call in a list."""

    id: UUID
    client_id: UUID
    client: str
    code: str  # stands for the name on papers for the bag (Z-43)
    client_class: ClientClass
    prospect: bool
    contact_id: UUID | None
    contact: str
    phone: str
    email: str
    about: str
    purpose: Purpose
    why: str
    minutes: int
    usual: Minutes
    state: CallState
    slot: Slot
    at: datetime | None
    day: date | None
    important: bool
    prepared: int  # of six points
    seconds: int | None
    outcome: Outcome | None
    was_first: bool | None
    back_of: UUID | None
    hours: HoursState  # at its planned time
    by_mail: bool  # write instead of calling (P-08)

    @property
    def phone_missing(self) -> bool:
        """Whether nobody can be dialled."""
        return not self.phone


@dataclass(frozen=True)
class VisitRow:
    """One visit in a list."""

    id: UUID
    client_id: UUID
    client: str
    code: str
    client_class: ClientClass
    starts_at: datetime
    minutes: int
    travel: int
    kind: VisitKind
    state: VisitState
    people: tuple[str, ...]
    goal: str
    place: str


@dataclass(frozen=True)
class DayItem:
    """One thing in the day; minutes after midnight on the wall."""

    kind: str  # call, visit or travel
    start: int
    end: int
    id: UUID
    call: CallRow | None = None
    visit: VisitRow | None = None


@dataclass(frozen=True)
class Unplaced:
    """A call that found no place in the day, and why."""

    call: CallRow
    why: PlanWhy


@dataclass(frozen=True)
class BlockView:
    """The block of calls: how long it is meant to be, and what lies in it."""

    starts: int
    minutes: int
    calls: int
    done: int
    estimated: int
    over: int  # minutes that do not fit (P-02)
    began_at: datetime | None
    ended_at: datetime | None
    learned: str


@dataclass(frozen=True)
class DayPlan:
    """A day: its calls with their times, its visits, and the calls without a place."""

    day: date
    kind: DayKind
    opens: int
    closes: int
    quiet: tuple[int, int]
    now: int | None  # on the day itself
    block: BlockView
    items: tuple[DayItem, ...]
    unplaced: tuple[Unplaced, ...]
    planned: int  # minutes
    free_from: int | None  # when the last thing ends

    @property
    def rows(self) -> tuple[CallRow, ...]:
        """The calls in order of time."""
        return tuple(item.call for item in self.items if item.call is not None)


@dataclass(frozen=True)
class JobLine:
    """An open job on the card of a call."""

    id: UUID
    number: str | None
    title: str
    stage: Stage
    due: date | None


@dataclass(frozen=True)
class EstimateLineShown:
    """An estimate without an answer on the card of a call."""

    id: UUID
    number: str
    edition: int
    title: str
    total: int | None
    currency: str
    sent_on: date | None


@dataclass(frozen=True)
class HourFigure:
    """How often somebody was reached in one hour of the day."""

    hour: int
    attempts: int
    reached: int


@dataclass(frozen=True)
class CallCard:
    """Everything for one call, put together so that nothing has to be looked up."""

    call: Call
    client: Client
    contact: Contact | None
    row: CallRow
    prep: Prep
    usual_seconds: int | None  # with this contact, from five calls on
    reached: tuple[HourFigure, ...]  # only hours with five attempts and more
    do_not_say: tuple[str, ...]
    notes: tuple[ContactNote, ...]
    jobs: tuple[JobLine, ...]
    estimates: tuple[EstimateLineShown, ...]
    promises: tuple[Promise, ...]
    complaints: tuple[Complaint, ...]
    birthday: date | None
    hours: HoursState  # now
    must_prepare: bool
    dial: str  # tel: address, or nothing


@dataclass(frozen=True)
class Finished:
    """A call that ended, what follows from it, and the next call of the block."""

    call: Call
    follow: Call | Visit | None
    next_id: UUID | None
