"""What lies on, in and around the desk: things to deal with, and the one that is being dealt with (D-01 to D-05)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from aedesk.domain.ids import new_id


class ItemKind(StrEnum):
    """What an item is; all kinds are the same record and stand in one list."""

    PAPER = "paper"  # a paper, a note, anything to do
    READ = "read"  # loose texts and pictures: read once, then kept or thrown away (D-04)
    LANDMINE = "landmine"  # a doubt, to whom it was said, the plan B
    ISSUE = "issue"  # goes up a level when it is not solved (I-05)
    QUESTION = "question"  # for the account manager (I-22)
    PARKED = "parked"  # a problem put aside until a day (I-30)


REGISTERS = (ItemKind.LANDMINE, ItemKind.ISSUE, ItemKind.QUESTION, ItemKind.PARKED)


class Place(StrEnum):
    """Where an item lies; there is one place for one item at most: on the desk (D-03)."""

    TRAY = "tray"  # not decided yet (D-02)
    DESK = "desk"
    DATED = "dated"  # comes back to the tray by itself on its day
    WITH = "with"  # handed on to somebody
    PILE = "pile"  # to be read once
    REGISTER = "register"  # an open line of a register
    FILED = "filed"
    DONE = "done"
    DROPPED = "dropped"


OPEN = (Place.TRAY, Place.DESK, Place.DATED, Place.WITH, Place.PILE, Place.REGISTER)


class Source(StrEnum):
    """How an item came to the desk."""

    TYPED = "typed"
    FILE = "file"
    PICTURE = "picture"
    PASTED = "pasted"
    CALL = "call"
    VISIT = "visit"
    REPEAT = "repeat"


@dataclass(eq=False)
class ItemPaper:
    """One file of an item: a scan, a picture, a text."""

    name: str
    blob: str
    media: str = "application/octet-stream"
    size: int = 0
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class Category:
    """A folder of the filing (D-01); an item is filed under one."""

    name: str
    place: int = 0
    closed: bool = False  # old papers stay, new ones do not go there
    version: int = 0
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class Item:
    """One thing of the desk, from its arrival to its end; it is never deleted."""

    title: str
    kind: ItemKind = ItemKind.PAPER
    place: Place = Place.TRAY
    words: str = ""
    source: Source = Source.TYPED
    client_id: UUID | None = None
    subject_kind: str = ""  # job, estimate, client, call, visit
    subject_id: UUID | None = None
    category_id: UUID | None = None
    label: str = ""  # the bookmark (D-01)
    arrived_at: datetime | None = None
    touched_at: datetime | None = None  # the tray is sorted by it, the newest on top
    settled_at: datetime | None = None  # filed, done or dropped
    due: date | None = None
    due_minute: int | None = None  # of the day
    due_words: str = ""  # a date as it was said that nobody understood
    repeat: str = ""  # an RRULE (RFC 5545)
    minutes: int = 0  # planned; 0 is no guess
    seconds: int = 0  # spent on the desk
    importance: int = 2  # 1 little, 2 as usual, 3 much (T-12)
    urgent: bool = False
    postponed: int = 0  # how often it was put off (T-04)
    reward: str = ""
    person_id: UUID | None = None  # of our own people
    person: str = ""  # who has it, in words
    follow_on: date | None = None  # when to ask the one who has it
    said_on: date | None = None  # a doubt told, a question asked
    plan: str = ""  # the plan B of a landmine
    answer: str = ""
    level: int = 0  # of an issue: 0 with us, 1 with the account manager, 2 with the account director
    papers: list[ItemPaper] = field(default_factory=list)
    version: int = 0
    id: UUID = field(default_factory=new_id)


class SittingEnd(StrEnum):
    """How a document left the desk."""

    DONE = "done"
    FILED = "filed"
    BACK = "back"
    SWITCHED = "switched"  # another was taken
    DATED = "dated"
    HANDED_ON = "handed_on"
    DROPPED = "dropped"
    CLOSED = "closed"  # the day was closed over it


@dataclass(eq=False)
class Sitting:
    """The time one document lay on the desk; its timer rests while `paused_at` is set."""

    item_id: UUID
    started_at: datetime
    ended_at: datetime | None = None
    paused_at: datetime | None = None
    paused_seconds: int = 0
    seconds: int = 0  # worked, when it has ended
    end: SittingEnd | None = None
    category_id: UUID | None = None
    version: int = 0
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class Interruption:
    """Somebody or something that broke in (T-05, T-06)."""

    at: datetime
    who: str = ""
    contact_id: UUID | None = None
    person_id: UUID | None = None
    item_id: UUID | None = None  # what lay on the desk
    minutes: int = 0
    reason: str = ""
    back_to: str = ""  # the note that brings one back
    later_on: date | None = None  # the "later at" slip
    later_minute: int | None = None
    ended_at: datetime | None = None
    version: int = 0
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class DiaryLine:
    """A line of the work diary written by hand; all others are read from what was done (D-05)."""

    at: datetime
    words: str
    client_id: UUID | None = None
    version: int = 0
    id: UUID = field(default_factory=new_id)
