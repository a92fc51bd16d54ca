"""Client care: visits, promises, complaints, ideas, gifts, greetings, days that matter, and telling the boss."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from aedesk.domain.ids import new_id


@dataclass(eq=False)
class CareRules:
    """How one client wants to be cared for; a client without such a row is cared for as its class is."""

    client_id: UUID
    dormant: bool = False  # no visits owed
    annoyed: bool = False  # fewer contacts owed (N-01)
    first_call: bool = False  # be the first call they hear (P-05)
    no_gifts: str = ""  # why they take none
    zone: str = ""  # IANA name; empty: the agency's
    visits: int | None = None  # own target a week
    do_not_say: str = ""  # one a line
    only_us: str = ""  # what only we do for them (C-20)
    version: int = 0
    id: UUID = field(default_factory=new_id)


class VisitKind(StrEnum):
    """Where people meet; all but a video call is face to face (Z-40)."""

    AT_CLIENT = "at_client"
    AT_OURS = "at_ours"
    MEAL = "meal"  # handled as a meeting (C-23)
    VIDEO = "video"


class VisitState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


@dataclass(eq=False)
class VisitPerson:
    """Somebody of the client who is visited."""

    contact_id: UUID
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class Visit:
    """A meeting with a client; afterwards its three learnings are told (C-11)."""

    client_id: UUID
    starts_at: datetime
    minutes: int = 60
    travel: int = 0  # minutes on the way there
    kind: VisitKind = VisitKind.AT_CLIENT
    state: VisitState = VisitState.PLANNED
    place: str = ""
    goal: str = ""
    business: str = ""  # how their business develops
    market: str = ""
    need: str = ""  # what advertising they need
    result: str = ""
    cost: int | None = None
    people: list[VisitPerson] = field(default_factory=list)
    version: int = 0
    id: UUID = field(default_factory=new_id)


LEARNINGS = ("business", "market", "need")


class PromiseKind(StrEnum):
    DEED = "deed"
    REPLY = "reply"  # an answer we owe (C-12, C-14)


class PromiseState(StrEnum):
    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"  # the client let us off


@dataclass(eq=False)
class Promise:
    """What we promised a client (C-15)."""

    client_id: UUID
    words: str
    due: date
    contact_id: UUID | None = None
    kind: PromiseKind = PromiseKind.DEED
    made_on: date | None = None
    state: PromiseState = PromiseState.OPEN
    settled_on: date | None = None
    version: int = 0
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class Complaint:
    """A complaint: a chance to make the relation stronger (C-17)."""

    client_id: UUID
    words: str
    received_at: datetime | None = None
    contact_id: UUID | None = None
    cause: str = ""
    response: str = ""
    answered_at: datetime | None = None
    closed_on: date | None = None
    lesson: str = ""
    version: int = 0
    id: UUID = field(default_factory=new_id)


class IdeaKind(StrEnum):
    ADVERTISING = "advertising"
    PACKAGING = "packaging"
    PROMOTION = "promotion"
    PRODUCT = "product"
    OTHER = "other"


class IdeaOutcome(StrEnum):
    OPEN = "open"
    TAKEN = "taken"
    DECLINED = "declined"


@dataclass(eq=False)
class Idea:
    """An idea of ours for a client (C-28)."""

    client_id: UUID
    words: str
    kind: IdeaKind = IdeaKind.ADVERTISING
    had_on: date | None = None
    offered_on: date | None = None
    outcome: IdeaOutcome = IdeaOutcome.OPEN
    note: str = ""
    version: int = 0
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class Gift:
    """A gift in the agency's name (C-04, C-05); money in the agency's currency."""

    client_id: UUID
    item: str
    on: date
    occasion: str = ""  # birthday, a festival's key, day:<id of an important day>, or words
    contact_id: UUID | None = None
    budget: int = 0
    supplier: str = ""
    card_text: str = ""
    approved_by: UUID | None = None
    approved_on: date | None = None
    delivered_on: date | None = None
    received_by: str = ""
    cost: int | None = None
    version: int = 0
    id: UUID = field(default_factory=new_id)


class Channel(StrEnum):
    CALL = "call"
    CARD = "card"
    MESSAGE = "message"
    MAIL = "mail"


@dataclass(eq=False)
class Greeting:
    """A greeting to somebody at a client (C-03, C-07)."""

    client_id: UUID
    occasion: str
    on: date
    contact_id: UUID | None = None
    channel: Channel = Channel.MESSAGE
    words: str = ""
    sent_on: date | None = None
    version: int = 0
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class ImportantDay:
    """A day that matters to a client (C-06): every year, or once where the year is given."""

    client_id: UUID
    name: str
    month: int
    day: int
    lunar: bool = False
    year: int | None = None
    contact_id: UUID | None = None
    gift: bool = False
    version: int = 0
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class BossNote:
    """What the boss must know about a client (R-10)."""

    client_id: UUID
    words: str
    big: bool = False
    noted_on: date | None = None
    told_on: date | None = None
    told_to: UUID | None = None
    version: int = 0
    id: UUID = field(default_factory=new_id)
