"""The square that a scan finds its paper by: a short payload, drawn as one vector path."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

SIDE = 75.59  # 20 mm in mock-up pixels


@dataclass(frozen=True)
class Mark:
    """What the squares of one paper say; the page is added when it is drawn."""

    number: str
    edition: int
    total: int  # minor units; 0 where the paper has none
    content_hash: str  # SHA-256 of the frozen content, hexadecimal

    def payload(self, page: int, pages: int) -> str:
        """The text of one page's square: QR's alphanumeric signs only, so that it stays small."""
        return f"AE1*{self.number}*{self.edition}*{page}/{pages}*{self.total}*{self.content_hash[:8]}".upper()


def path(mark: Mark, page: int, pages: int, x: float, y: float, side: float) -> str:
    """PDF operators that fill the square, its lower left corner at (x, y), all in points."""
    rows = _modules(mark.payload(page, pages), None if page == 1 else _mask(mark.payload(1, pages)))
    return fill(rows, x, y, side)


def fill(rows: Sequence[bytes], x: float, y: float, side: float) -> str:
    """PDF operators that fill a square of modules; one path, so that no seam shows between them."""
    step = side / len(rows)
    parts = []
    for row, modules in enumerate(rows):
        bottom = y + side - (row + 1) * step
        start = None
        for column, dark in enumerate((*modules, 0)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                parts.append(f"{x + start * step:.2f} {bottom:.2f} {(column - start) * step:.2f} {step:.2f} re")
                start = None
    return "\n".join(parts) + "\nf"


@lru_cache(maxsize=16)
def _mask(payload: str) -> int:
    """The mask that suits a paper's first page: choosing it takes four fifths of the time, so the others follow it."""
    return int(_code(payload, None).mask)


@lru_cache(maxsize=16)
def _modules(payload: str, mask: int | None) -> tuple[bytes, ...]:
    return tuple(bytes(row) for row in _code(payload, mask).matrix)


@lru_cache(maxsize=4)
def _code(payload: str, mask: int | None) -> Any:
    import segno

    return segno.make_qr(payload, error="m", boost_error=False, mask=mask)


def rows_of(text: str) -> tuple[bytes, ...]:
    """The rows of a square that says `text`, 1 for dark; nothing of it is kept, for it may be a secret."""
    import segno

    return tuple(bytes(row) for row in segno.make_qr(text, error="m", boost_error=False).matrix)
