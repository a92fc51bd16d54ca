"""What a file of contacts says and what would be done with it: frozen values that leave the service whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from aedesk.domain.client import ContactRole
from aedesk.domain.errors import UserError

MOST_BYTES = 60_000_000  # of a file
MOST_ROWS = 20_000  # people in one file


class Act(StrEnum):
    """What is done with one person of the file."""

    NEW = "new"
    ADD = "add"  # what is missing is added to somebody we know
    SKIP = "skip"


class By(StrEnum):
    """By what somebody in the file was known again."""

    FILE = "file"  # our own mark in a file that came from here
    PHONE = "phone"
    EMAIL = "email"
    NAME = "name"
    ELSEWHERE = "elsewhere"  # the same name at another client: told, no more
    TWICE = "twice"  # stands in the file before


@dataclass(frozen=True)
class Birthday:
    """A birthday as told: solar or lunar, with or without its year."""

    month: int
    day: int
    year: int | None = None
    lunar: bool = False
    leap: bool = False


@dataclass(frozen=True)
class Trouble:
    """What of a person could not be taken as it stands; the code has its sentence."""

    place: int  # line of the table, or number of the card
    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    name: str = ""
    lost: bool = False  # the whole person, not a part

    @property
    def refusal(self) -> UserError:
        """It as a refusal, for its sentence."""
        return UserError(self.code, field=None, **self.values)


@dataclass(frozen=True)
class Card:
    """One person as a file tells it."""

    place: int
    name: str
    other_name: str = ""
    title: str = ""
    company: str = ""
    code: str = ""  # of the client, as C-0001
    phones: tuple[str, ...] = ()  # the best one first
    emails: tuple[str, ...] = ()
    birthday: Birthday | None = None
    notes: str = ""
    address: str = ""
    role: ContactRole | None = None
    signs: bool = False
    key: UUID | None = None  # ours, where the file came from here


@dataclass(frozen=True)
class Cards:
    """The people of one file."""

    cards: tuple[Card, ...]
    troubles: tuple[Trouble, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table as text: its lines, and how it was read."""

    rows: tuple[tuple[str, ...], ...]
    first: int = 1  # the number of the first line as a spreadsheet counts
    encoding: str = ""  # none for a spreadsheet
    separator: str = ""
    head: bool = True  # whether the first line says what the columns are
    columns: Mapping[int, str] = field(default_factory=dict)  # what each column is thought to hold

    @property
    def wide(self) -> int:
        """How many columns there are."""
        return max(map(len, self.rows), default=0)

    def title(self, column: int) -> str:
        """What stands above a column."""
        return self.rows[0][column] if self.head and self.rows and column < len(self.rows[0]) else ""

    def sample(self, column: int, count: int = 3) -> tuple[str, ...]:
        """A few things that stand in a column."""
        found: list[str] = []
        for row in self.rows[1:200] if self.head else self.rows[:200]:
            if column < len(row) and (said := row[column].strip()) and said not in found:
                found.append(said)
                if len(found) == count:
                    break
        return tuple(found)


@dataclass(frozen=True)
class Match:
    """Somebody we know already."""

    by: By
    contact_id: UUID | None = None
    name: str = ""
    client: str = ""


@dataclass(frozen=True)
class Row:
    """One person of the file, where they belong, and what we think should be done."""

    id: int  # place in the plan
    card: Card
    client_id: UUID | None  # none: a new client of the name `client`
    client: str
    act: Act
    match: Match | None = None
    gains: tuple[str, ...] = ()  # fields that somebody we know would gain

    @property
    def acts(self) -> tuple[Act, ...]:
        """What may be done with it."""
        if not self.client:
            return (Act.SKIP,)
        known = self.match is not None and self.match.contact_id is not None
        return (Act.NEW, Act.ADD, Act.SKIP) if known and self.gains else (Act.NEW, Act.SKIP)


@dataclass(frozen=True)
class Plan:
    """What an import would do."""

    rows: tuple[Row, ...]
    troubles: tuple[Trouble, ...]

    @property
    def new_clients(self) -> tuple[str, ...]:
        """Clients that would be registered."""
        return tuple(dict.fromkeys(row.client for row in self.rows if row.client and row.client_id is None))


@dataclass(frozen=True)
class Report:
    """What an import did."""

    added: int
    filled: int
    skipped: int
    clients: int
    troubles: tuple[Trouble, ...]
