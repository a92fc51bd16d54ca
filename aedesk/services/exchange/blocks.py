"""What a sheet says about one question, cell by cell, and how a refusal is told by its cell."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from aedesk.domain.answer_values import Value
from aedesk.domain.dossier import AnswerState
from aedesk.domain.errors import UserError
from aedesk.services.exchange.text import plain
from aedesk.services.exchange.views import Place, Problem

T = TypeVar("T")


@dataclass(frozen=True)
class Found:
    """What stands in one cell; `percent` says that the cell shows its figure as a percentage."""

    place: Place
    value: object
    percent: bool = False

    @property
    def text(self) -> str:
        """It as text."""
        return plain(self.value)

    @property
    def empty(self) -> bool:
        """Whether nothing stands there."""
        return not self.text.strip()


Cells = dict[int, Found]  # by answer column, from 0


@dataclass
class Part:
    """One line of a block."""

    key: str
    cells: Cells

    def filled(self, column: int) -> Found | None:
        """The cell of a column if something stands there."""
        found = self.cells.get(column)
        return None if found is None or found.empty else found


@dataclass
class Block:
    """Everything that a sheet says about one question."""

    place: Place
    head: Cells = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    own_words: Found | None = None  # what they said, word for word
    began: bool = False  # its own line was there
    broken: bool = False  # a cell holds an error of the spreadsheet

    def say(self, found: Found | None) -> None:
        """Take words of their own, or the rest of those that did not fit into one cell."""
        if found is not None and self.own_words is not None:
            found = Found(self.own_words.place, self.own_words.text + found.text)
        self.own_words = found or self.own_words

    def go_on(self, cells: Cells) -> None:
        """Take the rest of answers that did not fit into one cell."""
        kept = self.parts[-1].cells if self.parts else self.head
        for column, found in cells.items():
            before = kept.get(column)
            text = before.text + found.text if before else found.text
            kept[column] = Found(before.place if before else found.place, text)


@dataclass(frozen=True)
class Known:
    """What a block says: the answer, or why there is none."""

    state: AnswerState
    value: Value = None


class Unread(Exception):  # noqa: N818 - an answer, told by cell
    """Something in the block does not fit; it was told."""


@dataclass
class Teller:
    """Tells what does not fit; `failed` remembers that there was something."""

    report: Callable[[Problem], None]
    failed: bool = False

    def say(self, place: Place, code: str, **values: object) -> None:
        """Tell it of this cell."""
        self.failed = True
        self.report(Problem(place, code, values))

    @contextmanager
    def at(self, place: Place) -> Iterator[None]:
        """A refusal in here belongs to this cell."""
        try:
            yield
        except UserError as error:
            self.say(place, error.code, **error.values)

    def lines_of(self, block: Block, known: Mapping[str, T]) -> list[tuple[T, Part]]:
        """The lines of a block with what they stand for; one that stands for nothing, or comes twice, is told."""
        found: dict[str, Part] = {}
        for part in block.parts:
            filled = next((cell for cell in part.cells.values() if not cell.empty), None)
            if part.key not in known and part.key:
                self.say(filled.place if filled else block.place, "answer_no_row", typed=part.key[:40])
            elif filled and not part.key:
                self.say(filled.place, "exchange_loose")
            elif part.key in found and filled:
                self.say(filled.place, "exchange_twice")
            elif part.key in known:
                found.setdefault(part.key, part)
        return [(known[key], found[key]) for key in known if key in found]
