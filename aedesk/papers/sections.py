"""Prose papers: a label at the left, its text at the right; a long text goes on over pages, never one line alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aedesk.papers.sheet import BLOCK, Form
from aedesk.papers.text import GAP, GREY, Piece, base

LABEL, BETWEEN, PAD, LINE = 152.0, 16.0, 10.0, 17.0
TEXT = LABEL + BETWEEN  # where the text begins
WIDTH = BLOCK - TEXT
Draw = Callable[[float], None]  # told where the line begins
TOGETHER = 2  # lines that stay together at either side of a page's end


@dataclass(frozen=True)
class Row:
    """One line of a section: how high it is, how it is drawn, whether it needs the next one beside it."""

    height: float
    draw: Draw
    keep: bool = False


@dataclass(frozen=True)
class Section:
    """A label with a note under it, and the rows beside them."""

    title: str
    note: str
    rows: Sequence[Row]


class Prose:
    """Draws sections one below the other; `next_page` begins a page and says where its text begins."""

    def __init__(self, form: Form, top: float, next_page: Callable[[], float]) -> None:
        self.form, self.top, self._next_page = form, top, next_page

    def section(self, number: int, section: Section) -> None:
        """One section; it goes on over the page when it has to."""
        rows, again = list(section.rows), False
        while True:
            label = self._label(number, section, again, draw=False)
            room = self.form.end - self.top - 2 * PAD
            if max(sum(row.height for row in rows), label) <= room:
                self._draw(number, section, rows, again)
                return
            count = _splits_at(rows, room) if label <= room else 0
            if count:
                self._draw(number, section, rows[:count], again)
                rows, again = rows[count:], True
            self.top = self._next_page()

    def _draw(self, number: int, section: Section, rows: Sequence[Row], again: bool) -> None:
        top = self.top + PAD
        label = self._label(number, section, again, draw=True)
        height = 0.0
        for row in rows:
            row.draw(top + height)
            height += row.height
        self.top = top + max(height, label) + PAD
        self.form.pen.line(self.form.left, self.top - 0.4, self.form.right, self.top - 0.4, 0.75, 0.733)

    def _label(self, number: int, section: Section, again: bool, *, draw: bool) -> float:
        """The label; returns how high it is."""
        form, language = self.form, self.form.say.first
        note = form.say.p("paper", "continued").first if again else section.note
        titles = Piece(f"{number}{GAP}{section.title}", language, 13, "serif").lines(LABEL)
        notes = Piece(note, language, 10, grey=GREY).lines(LABEL)
        if draw:
            top = self.top + PAD
            for line in titles:
                form.flow(form.left, base(top, 18, 13, serif=True), [line])
                top += 18
            for line in notes:
                form.flow(form.left, base(top + 2, 14, 10), [line])
                top += 14
        return 18 * len(titles) + 2 + 14 * len(notes)


def _splits_at(rows: Sequence[Row], room: float) -> int:
    """How many rows stay on this page; none if too few would stand on one of the two."""
    count, used = 0, 0.0
    while count < len(rows) and used + rows[count].height <= room:
        used += rows[count].height
        count += 1
    count = min(count, len(rows) - TOGETHER)
    while count > 0 and rows[count - 1].keep:
        count -= 1
    return count if count >= TOGETHER else 0


def text_rows(form: Form, text: str, *, x: float = TEXT, width: float = WIDTH, size: float = 12, line: float = LINE,
              style: str = "regular") -> list[Row]:
    """The rows of a text; a line that begins with a dash hangs behind it."""
    language = form.say.first
    rows: list[Row] = []
    for paragraph in text.strip().split("\n"):
        dash = paragraph.lstrip().startswith(("- ", "– "))
        indent = 12.0 if dash else 0.0
        words = paragraph.lstrip()[2:] if dash else paragraph.strip()
        for number, piece in enumerate(Piece(words, language, size, style).lines(width - indent)):
            mark = Piece("–", "en", size, grey=GREY) if dash and not number else None
            rows.append(Row(line, _drawer(form, x, indent, piece, mark, line)))
    return rows


def _drawer(form: Form, x: float, indent: float, piece: Piece, mark: Piece | None, line: float) -> Draw:
    def draw(top: float) -> None:
        level = base(top, line, piece.size, serif=piece.style == "serif")
        if mark is not None:
            form.flow(form.left + x, level, [mark])
        form.flow(form.left + x + indent, level, [piece])

    return draw
