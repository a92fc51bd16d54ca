"""Telephone calls: planned, prepared, timed, and what came of them (P-01 to P-19)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from aedesk.domain.ids import new_id


class CallState(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    HELD = "held"
    DONE = "done"
    MISSED = "missed"  # tried, and nobody was reached
    DROPPED = "dropped"


OPEN = (CallState.PLANNED, CallState.RUNNING, CallState.HELD)
TRIED = (CallState.DONE, CallState.MISSED)


class Slot(StrEnum):
    """The part of the day that a call waits for (Z-12), in this order."""

    OPENING = "opening"  # be the first call they hear (P-05)
    BLOCK = "block"  # all calls in one go (P-01)
    MEAL = "meal"  # plans are talked over before and after meals (P-06)
    QUIET = "quiet"  # call-backs, when it is quiet (P-04, Z-11)


class Outcome(StrEnum):
    AGREED = "agreed"
    WILL_CALL_BACK = "will_call_back"
    REFUSED = "refused"
    LEFT_WORD = "left_word"
    BY_MAIL = "by_mail"
    NO_ANSWER = "no_answer"
    BUSY = "busy"


NOT_REACHED = (Outcome.LEFT_WORD, Outcome.NO_ANSWER, Outcome.BUSY)
"""Outcomes after which we call back."""


class NextKind(StrEnum):
    """What comes after a call (P-12)."""

    NONE = "none"
    CALL = "call"
    VISIT = "visit"
    THEIRS = "theirs"  # they do it; we watch the day


class Purpose(StrEnum):
    """Why we call."""

    STATUS = "status"
    SIGNATURE = "signature"
    ANSWER = "answer"
    FEEDBACK = "feedback"
    MONEY = "money"
    GREETING = "greeting"
    PROMISE = "promise"
    IDEA = "idea"
    EVALUATION = "evaluation"
    PROSPECT = "prospect"
    QUESTION = "question"
    PLAN_TALK = "plan_talk"
    OTHER = "other"


class Mood(StrEnum):
    """How they are today (P-11)."""

    GLAD = "glad"
    CALM = "calm"
    HURRIED = "hurried"
    WORRIED = "worried"
    ANGRY = "angry"


class HoursKind(StrEnum):
    AVOID = "avoid"
    BEST = "best"
    MEAL = "meal"


class HoursState(StrEnum):
    """Whether one may call somebody at a moment, by their own wall clock."""

    OK = "ok"
    BEST = "best"
    AVOID = "avoid"
    CLOSED = "closed"
    HOLIDAY = "holiday"


DEFAULT_MINUTES = {
    Purpose.STATUS: 8, Purpose.SIGNATURE: 12, Purpose.ANSWER: 10, Purpose.FEEDBACK: 12, Purpose.MONEY: 9,
    Purpose.GREETING: 5, Purpose.PROMISE: 6, Purpose.IDEA: 15, Purpose.EVALUATION: 10, Purpose.PROSPECT: 12,
    Purpose.QUESTION: 6, Purpose.PLAN_TALK: 20, Purpose.OTHER: 10,
}  # fmt: skip
"""What a call is thought to take while nothing is known about it."""


@dataclass(eq=False)
class Call:
    """One call, or one attempt at it; what follows from it is a call of its own."""

    client_id: UUID
    purpose: Purpose = Purpose.OTHER
    about: str = ""
    contact_id: UUID | None = None
    day: date | None = None  # none: it waits in the queue
    slot: Slot = Slot.BLOCK
    at: datetime | None = None  # a fixed time stands before the slot
    minutes: int = 10
    state: CallState = CallState.PLANNED
    place: int = 0
    important: bool = False
    theirs: bool = False  # they called us (P-19)
    why: str = ""  # code of the rule that suggested it
    subject_kind: str = ""
    subject_id: UUID | None = None
    back_of: UUID | None = None  # the call that it follows
    started_at: datetime | None = None
    ended_at: datetime | None = None
    held_at: datetime | None = None
    held_seconds: int = 0
    seconds: int | None = None  # talked
    outcome: Outcome | None = None
    result: str = ""
    next_kind: NextKind = NextKind.NONE
    next_step: str = ""
    next_on: date | None = None
    next_at: datetime | None = None
    next_settled: bool = False
    was_first: bool | None = None
    mood: Mood | None = None
    version: int = 0
    id: UUID = field(default_factory=new_id)


POINTS = ("work", "questions", "best", "worst", "opening", "message", "ask")
"""The fields of the six points; best and worst are one point."""


@dataclass(eq=False)
class Prep:
    """The six points of a call, and the version for somebody in a hurry (P-10, P-14)."""

    call_id: UUID
    work: str = ""
    questions: str = ""
    best: str = ""
    worst: str = ""
    opening: str = ""
    message: str = ""
    ask: str = ""
    half_minute: str = ""
    version: int = 0
    id: UUID = field(default_factory=new_id)

    @property
    def points(self) -> int:
        """How many of the six points are filled."""
        told = {name: bool(getattr(self, name).strip()) for name in POINTS}
        return sum(told[name] for name in POINTS if name not in ("best", "worst")) + (told["best"] and told["worst"])


POINT_COUNT = 6


@dataclass(eq=False)
class CallBlock:
    """The one block of calls of a day."""

    day: date
    starts: int = 645  # minutes since midnight, on the wall
    minutes: int = 60
    began_at: datetime | None = None
    ended_at: datetime | None = None
    learned: str = ""  # what to estimate differently tomorrow
    version: int = 0
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class CallHours:
    """When a contact is called gladly, not at all, or at meals; minutes since midnight on the client's wall."""

    client_id: UUID
    contact_id: UUID
    kind: HoursKind = HoursKind.AVOID
    weekdays: str = "12345"  # Monday is 1
    start: int = 0
    end: int = 0
    version: int = 0
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class Dropped:
    """A suggestion that was put aside for a day, and why."""

    key: str
    day: date
    client_id: UUID
    reason: str = ""
    version: int = 0
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class Planner:
    """The agency's settings for calls and care; there is one."""

    opens: int = 510
    closes: int = 1050
    block_starts: int = 645
    block_minutes: int = 60
    quiet_starts: int = 930
    quiet_ends: int = 960
    meal_starts: int = 720
    meal_ends: int = 810
    target_a: int = 2  # C-01
    target_b: int = 1  # C-02
    target_c: int = 1
    target_d: int = 1
    target_prospect: int = 3  # N-01
    target_annoyed: int = 1
    video_counts: bool = False  # Z-40
    gift_days: int = 14
    gift_budget: int = 400_000  # a quarter, in minor units of the agency's currency
    gift_limit: int = 30_000  # a person
    idea_days: int = 30  # C-27
    silence_days: int = 30
    zone: str = ""  # where clients without their own zone sit; empty: where the laptop stands
    country: str = "CN"
    leap_birthday: str = "leap"  # who was born in a leap month: leap (where the year has it) or plain
    late_birthday: str = "last"  # who was born on a day that is missing: last (the day before) or next
    weights: str = "40,20,25,15"  # business, influence, payment, satisfaction
    classes: str = "80,60,40"  # least score of A, B and C, of 100
    version: int = 0
    id: UUID = field(default_factory=new_id)
