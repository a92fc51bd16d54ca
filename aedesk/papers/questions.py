"""Questions as papers show them in the words of one language, blank or with their answers: frozen views.

Private remarks have no place here: what a view cannot hold is never printed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Shape(StrEnum):
    """How a question looks on paper."""

    LINE = "line"  # a short text
    TEXT = "text"
    LINES = "lines"  # several short texts
    FIGURE = "figure"
    FIGURES = "figures"  # one for each year or month
    DATE = "date"
    MONTHS = "months"
    ONE = "one"  # of the choices
    SEVERAL = "several"
    TABLE = "table"
    PEOPLE = "people"
    CHART = "chart"


class Known(StrEnum):
    """What is known of a question."""

    KNOWN = "known"
    NOT_KNOWN = "not_known"
    NOT_APPLICABLE = "not_applicable"
    OPEN = "open"  # not asked yet


BLANK_PLACE = "( )"
"""Where a choice has its blank inside its words."""


@dataclass(frozen=True)
class Blank:
    """What is written into a choice or behind a row."""

    caption: str = ""
    value: str = ""
    short: bool = False  # a figure


@dataclass(frozen=True)
class Choice:
    """One answer to tick."""

    label: str
    number: str = ""
    blank: Blank | None = None
    ticked: bool = False
    below: bool = False  # a part of the choice before it


@dataclass(frozen=True)
class Column:
    """One column of a table; with choices one of them is ticked in each row."""

    title: str
    choices: tuple[str, ...] = ()
    right: bool = False


Cell = str | int | None
"""Words, or the place of the choice that is ticked; None for nothing."""


@dataclass(frozen=True)
class Row:
    """One row of a table; a fixed one has a label."""

    cells: tuple[Cell, ...] = ()
    number: str = ""
    label: str = ""
    blank: Blank | None = None
    below: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return all(cell is None or cell == "" for cell in self.cells)


@dataclass(frozen=True)
class Table:
    """A table with fixed rows, or one that gets as many as it needs."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()
    header: str = ""  # over the labels of fixed rows
    fixed: bool = False


@dataclass(frozen=True)
class Seat:
    """One person of an organisation chart, and who stands below."""

    name: str
    title: str = ""
    below: tuple["Seat", ...] = ()

    def walk(self, depth: int = 0) -> Iterator[tuple[int, "Seat"]]:
        """Every seat with its depth, superiors first."""
        yield depth, self
        for seat in self.below:
            yield from seat.walk(depth + 1)


@dataclass(frozen=True)
class Answer:
    """What is known, and where it comes from."""

    known: Known = Known.OPEN
    words: tuple[str, ...] = ()  # one for each line, year or person
    source: tuple[str, ...] = ()  # who, when, how sure
    asked: str = ""  # the day, where they did not know
    quoted: str = ""  # what they said, word for word


@dataclass(frozen=True)
class Question:
    """One question; without an answer it stands on a form to fill in."""

    label: str
    shape: Shape
    number: str = ""
    depth: int = 1
    hint: str = ""  # unit, currency, or the parts of a date
    period: str = ""  # what each figure belongs to, as on a line to fill in
    choices: tuple[Choice, ...] = ()
    table: Table | None = None
    seats: tuple[Seat, ...] = ()
    answer: Answer | None = None


@dataclass(frozen=True)
class Heading:
    """The head of a group."""

    label: str
    number: str = ""
    depth: int = 1
    applies: bool = True  # else its questions are left out


Item = Question | Heading


@dataclass(frozen=True)
class Chapter:
    """One chapter, of one product where it is asked for each."""

    number: int  # 0 for the cover
    title: str
    items: tuple[Item, ...]
    product: str | None = None  # None where it is asked once for the client
    settled: int = 0
    applicable: int = 0
    changed: tuple[str, ...] = ()
    to_ask: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its number and title."""
        return f"{self.number} {self.title}" if self.number else self.title


def strings(chapter: Chapter) -> Iterator[str]:
    """Every text of a chapter."""
    yield from (chapter.title, chapter.product or "", *chapter.changed, *chapter.to_ask)
    for item in chapter.items:
        yield from (item.label, item.number)
        if isinstance(item, Question):
            yield from _of_question(item)


def _of_question(question: Question) -> Iterator[str]:
    yield from (question.hint, question.period)
    for choice in question.choices:
        yield from (choice.label, *_of_blank(choice.blank))
    if question.table:
        yield question.table.header
        for column in question.table.columns:
            yield from (column.title, *column.choices)
        for row in question.table.rows:
            yield from (row.label, *_of_blank(row.blank), *(cell for cell in row.cells if isinstance(cell, str)))
    for seat in question.seats:
        for _depth, each in seat.walk():
            yield from (each.name, each.title)
    if question.answer:
        yield from (*question.answer.words, *question.answer.source, question.answer.quoted)


def _of_blank(blank: Blank | None) -> tuple[str, ...]:
    return (blank.caption, blank.value) if blank else ()


@dataclass(frozen=True)
class Marks:
    """Marks beside the rows of pros and cons: weak 0, even 1, strong 2."""

    rows: tuple[str, ...]
    names: tuple[str, ...]  # the client's product first, then at most two rivals
    places: dict[tuple[int, int], int] = field(default_factory=dict)  # (row, name)


@dataclass(frozen=True)
class Months:
    """The months of one medium."""

    medium: str
    booked: tuple[int, ...] = ()
    has_run: tuple[int, ...] = ()
