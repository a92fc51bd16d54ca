"""What papers are made of: frozen values that services fill in. No noun of the domain, no clock, no database."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from aedesk.papers.boxes import Box

Strokes = Sequence[Sequence[Sequence[float]]]  # of the pad: (x, y, seconds, pressure), y down
Tell = Callable[[int, int], None]  # told (pages drawn, pages in all); may raise to stop


@dataclass(frozen=True)
class Two:
    """A text in the paper's language and, on a bilingual paper, in its second one."""

    first: str = ""
    second: str = ""

    @property
    def both(self) -> tuple[str, ...]:
        """The texts that are there, each once."""
        return tuple(dict.fromkeys(text for text in (self.first, self.second) if text))


NOTHING = Two()


@dataclass(frozen=True)
class House:
    """The agency as its papers show it."""

    name: Two
    address: Two = NOTHING
    tax_number: str = ""
    logo: bytes | None = None  # PNG or JPEG


@dataclass(frozen=True)
class Signer:
    """Who signs in a box: the expected name, and ink with its date once it is given."""

    name: Two = NOTHING
    on: date | None = None
    strokes: Strokes = ()


NOBODY = Signer()


@dataclass(frozen=True)
class Sheet:
    """A paper that was made: its bytes, the boxes still open by slot, and how many pages it has."""

    pdf: bytes
    boxes: dict[str, Box]
    pages: int
