"""Tables that may run over pages: cells of several lines in several looks, the head again on every page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from aedesk.papers.compact import shortened
from aedesk.papers.flow import Part
from aedesk.papers.sheet import Form
from aedesk.papers.text import GREY, Piece, base

PAD, LINE, HEAD = 6.0, 15.0, 25.0
INSET, BETWEEN = 8.0, 8.0


@dataclass(frozen=True)
class Field:
    """A column; an upright line stands before what is filled in by hand."""

    title: str
    width: float
    ruled: bool = False
    right: bool = False


Cell = Sequence[Piece] | Callable[[float, float], None]
"""Lines one below the other, or something that is drawn at (x, top)."""


class Ledger:
    """One table of a paper."""

    def __init__(self, form: Form, fields: Sequence[Field], least: float, x: float | None = None) -> None:
        self.form, self.fields, self.least = form, fields, least
        self.left = form.left if x is None else x
        self.right = self.left + sum(field.width for field in fields)

    def lines(self, place: int, words: str, *, most: int = 2, size: float = 12.0, style: str = "regular",
              grey: float = 0) -> list[Piece]:
        """Words in the lines of a cell; what does not fit is shortened."""
        if not words.strip():
            return []
        found = shortened(words, self.form.say.first, self._room(place) * 12 / size, most, grey)
        return [replace(line, size=size, style=style) for line in found]

    def _room(self, place: int) -> float:
        field = self.fields[place]
        return field.width - (INSET if field.ruled else 0) - (0 if field.right else BETWEEN)

    def head(self, gap: float = 0) -> Part:
        """The head; it stays with the first row."""
        form, language = self.form, self.form.say.first
        style = "regular" if language == "zh" else "medium"
        titles = [Piece(field.title, language, 10.5, style, 0.2).lines(self._room(place) + BETWEEN - 2)
                  for place, field in enumerate(self.fields)]
        height = HEAD + 12 * (max(len(lines) for lines in titles) - 1)

        def draw(top: float) -> None:
            form.pen.line(self.left, top, self.right, top, 1)
            self._rules(top, height)
            for place, lines in enumerate(titles):
                level = top + height - 8 - 12 * (len(lines) - 1)
                for line in lines:
                    self._at(place, level, line)
                    level += 12
            form.pen.line(self.left, top + height, self.right, top + height, 1)

        return Part(height, draw, gap, keep=True)

    def _x(self, place: int) -> float:
        return self.left + sum(field.width for field in self.fields[:place])

    def _at(self, place: int, level: float, line: Piece) -> None:
        field, x = self.fields[place], self._x(place)
        if field.right:
            self.form.flow(x + field.width - BETWEEN, level, [line], "right")
        else:
            self.form.flow(x + (INSET if field.ruled else 0), level, [line])

    def _rules(self, top: float, height: float) -> None:
        for place, field in enumerate(self.fields):
            if field.ruled:
                self.form.pen.line(self._x(place), top + 0.5, self._x(place), top + height, 0.75, 0.8)

    def row(self, cells: Sequence[Cell], *, first: bool = False) -> Part:
        """One row; the first of a table stays with the next one, so that no head stands over one row alone."""
        form = self.form
        tallest = max((len(cell) for cell in cells if not callable(cell)), default=1)
        height = max(self.least, 2 * PAD + LINE * tallest + 2)

        def draw(top: float) -> None:
            for place, cell in enumerate(cells):
                if callable(cell):
                    cell(self._x(place) + (INSET if self.fields[place].ruled else 0), top)
                    continue
                for number, line in enumerate(cell):
                    self._at(place, base(top + PAD + LINE * number, LINE + 1, line.size), line)
            self._rules(top, height)
            form.pen.line(self.left, top + height - 0.4, self.right, top + height - 0.4, 0.75, 0.8)

        return Part(height, draw, again=(self.head(),), keep=first)


def section(form: Form, title: str, behind: str = "", *, gap: float = 14, x: float | None = None) -> Part:
    """A section's heading; it stays with what follows."""
    left = form.left if x is None else x

    def draw(top: float) -> None:
        form.heading(left, top, Piece(title, form.say.first), [Piece(behind, form.say.first)] if behind else [])

    return Part(26, draw, gap, keep=True)


def written(form: Form, words: str, *, size: float = 10.5, grey: float = GREY, gap: float = 0) -> list[Part]:
    """A small text over the whole width."""
    language = form.say.first
    lines = Piece(words, language, size, grey=grey).lines(form.right - form.left)
    return [Part(LINE, lambda top, line=line: _drawn(form, top, line), gap if not place else 0)  # type: ignore[misc]
            for place, line in enumerate(lines)]


def _drawn(form: Form, top: float, line: Piece) -> None:
    form.flow(form.left, base(top, LINE, line.size), [line])


def to_write_on(form: Form, count: int, height: float = 34.0) -> list[Part]:
    """Lines to write on over the whole width."""
    def draw(top: float) -> None:
        form.pen.line(form.left, top + height - 1, form.right, top + height - 1, 0.75, 0.667)

    return [Part(height, draw, keep=place < count - 1) for place in range(count)]
