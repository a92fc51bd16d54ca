"""The label block under a paper's head: three columns, no value ever cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aedesk.papers.sheet import BLOCK, Form
from aedesk.papers.text import GREY, Piece, Voice, base, fitted, resized, width_of
from aedesk.papers.views import Two

GUTTER, ROW, SMALLER = 24.0, 28.0, 11.34  # 8.5 pt
_BETWEEN = 10.0  # label and value


@dataclass(frozen=True)
class Cell:
    """A label and its value; an empty value is a field to write in."""

    label: Sequence[Piece]
    value: Sequence[Piece]
    span: int = 1

    def needs(self, size: float) -> float:
        """The width that it takes on one line."""
        return width_of(self.label) + _BETWEEN + width_of(resized(self.value, size)) + 0.5


def told(say: Voice, label: Two, value: str = "") -> Cell:
    """A label with a value in the first language of the paper."""
    return Cell(say.pieces(label, 11), [Piece(value, say.first)] if value else [])


def draw(form: Form, top: float, rows: Sequence[Sequence[Cell]], shares: Sequence[float]) -> float:
    """Draw the block; returns where it ends."""
    widths, size = _widths(rows, shares)
    for row in rows:
        column, x, tallest = 0, form.left, 1
        drawn = []
        for cell in row:
            width = _room(widths, column, cell)
            lines = fitted(resized(cell.value, size), width - width_of(cell.label) - _BETWEEN)
            drawn.append((cell, x, width, lines))
            tallest = max(tallest, len(lines))
            column += cell.span
            x += width + GUTTER
        height = ROW + 15 * (tallest - 1)
        for cell, x, width, lines in drawn:
            form.flow(x, base(top + 5, 17, 11), [Piece(p.words, p.language, 11, p.style, GREY) for p in cell.label])
            for number, line in enumerate(lines):
                form.flow(x + width, base(top + 5 + 15 * number, 17, 12), line, "right")
            form.pen.line(x, top + height - 0.4, x + width, top + height - 0.4, 0.75, 0.733)
        top += height
    return top


def _widths(rows: Sequence[Sequence[Cell]], shares: Sequence[float]) -> tuple[list[float], float]:
    """Column widths, and the size of the values: the usual ones, else what each needs, else smaller, else fair."""
    room = BLOCK - GUTTER * (len(shares) - 1)
    usual = [room * share / sum(shares) for share in shares]
    for size in (12.0, SMALLER):
        if all(cell.needs(size) <= _room(usual, column, cell) for column, cell in _placed(rows)):
            return usual, size
        needs = _needs(rows, len(shares), size, usual)
        if sum(needs) <= room:
            return _widened(needs, usual), size
    return _fair(_needs(rows, len(shares), SMALLER, usual), room), SMALLER


def _placed(rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[int, Cell]]:
    """Every cell with its first column."""
    for row in rows:
        column = 0
        for cell in row:
            yield column, cell
            column += cell.span


def _room(widths: Sequence[float], column: int, cell: Cell) -> float:
    return sum(widths[column : column + cell.span]) + GUTTER * (cell.span - 1)


def _needs(rows: Sequence[Sequence[Cell]], columns: int, size: float, usual: Sequence[float]) -> list[float]:
    """What each column needs; a cell over several asks more of them only where their usual widths do not hold it."""
    needs = [0.0] * columns
    for column, cell in sorted(_placed(rows), key=lambda each: each[1].span):
        if cell.span == 1 or cell.needs(size) > _room(usual, column, cell):
            needs[column] += max(0.0, cell.needs(size) - _room(needs, column, cell))
    return needs


def _widened(needs: Sequence[float], usual: Sequence[float]) -> list[float]:
    """The usual widths, but for columns that need more: those with room to spare give it."""
    wanting = sum(max(0.0, need - width) for need, width in zip(needs, usual, strict=True))
    spare = sum(max(0.0, width - need) for need, width in zip(needs, usual, strict=True))
    part = wanting / spare if spare else 0.0
    return [need if need > width else width - (width - need) * part for need, width in zip(needs, usual, strict=True)]


def _fair(needs: Sequence[float], room: float) -> list[float]:
    """Columns that need little get it; the others share the rest."""
    widths = [0.0] * len(needs)
    left = len(needs)
    for column in sorted(range(len(needs)), key=lambda each: needs[each]):
        widths[column] = min(needs[column], room / left)
        room -= widths[column]
        left -= 1
    return [width + room / len(needs) for width in widths]
