"""Close-set pieces of one-page papers: pairs, tables and lists; a text too long is shortened, and says so."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from aedesk.papers.flow import Part
from aedesk.papers.sheet import Form
from aedesk.papers.text import GREY, Piece, base, tongue

LINE, PAD = 16.0, 4.0
HEAD = 22.5
HEADING = 36.0  # with the space above and below
_LABEL = 68.0

Most = TypeVar("Most")
"""How much of each list a paper shows: a frozen dataclass of figures."""

Said = str | Sequence[Piece] | Callable[[float, float], None]
"""What stands in a cell: words, pieces of several looks, or something that is drawn at (x, top)."""


@dataclass(frozen=True)
class Column:
    """A column of a close-set table; width 0 shares what is left."""

    title: str
    width: float = 0.0
    ruled: bool = False  # an upright line before it


def heading(form: Form, x: float, title: str, note: str = "") -> Part:
    """A section's heading."""
    notes = [Piece(note, form.say.first)] if note else []

    def draw(top: float) -> None:
        form.heading(x, top + 11, Piece(title, form.say.first), notes)

    return Part(HEADING, draw)


@lru_cache(maxsize=1024)
def shortened(words: str, language: str, width: float, most: int, grey: float = 0) -> tuple[Piece, ...]:
    """The first lines of a text; three points say that there is more in the desk."""
    language = tongue(words, language)
    lines = [line for line in Piece(words, language, grey=grey).lines(width) if line.words.strip()]
    if len(lines) <= most:
        return tuple(lines)
    last = " ".join(line.words for line in lines[most - 1 : most + 1])
    while last and Piece(last + "…", language).width > width:
        last = last[:-1]
    return (*lines[: most - 1], Piece(last.rstrip(" ，、,;；。.") + "…", language, grey=grey))


def pairs(form: Form, x: float, width: float, rows: Sequence[tuple[str, Said]], most: int,
          label: float = _LABEL) -> list[Part]:
    """Labels with their values; an empty value is a line to write on."""
    return [_pair(form, x, width, name, value, most, label) for name, value in rows]


def _pair(form: Form, x: float, width: float, name: str, value: Said, most: int, label: float) -> Part:
    language = form.say.first
    room = width - label - 8
    names = Piece(name, language, 11, grey=GREY).lines(label)
    lines = [[line] for line in shortened(value, language, room, most)] if isinstance(value, str) else []
    if not isinstance(value, str) and not callable(value):
        lines = [list(value)]
    height = PAD * 2 + LINE * max(1, len(names), len(lines)) + 1

    def draw(top: float) -> None:
        for place, line in enumerate(names):
            form.flow(x, base(top + PAD + LINE * place, LINE, 11), [line])
        for place, pieces in enumerate(lines):
            form.flow(x + label + 8, base(top + PAD + LINE * place, LINE, 12), pieces)
        if callable(value):
            value(x + label + 8, top + PAD)
        form.pen.line(x, top + height - 0.4, x + width, top + height - 0.4, 0.75, 0.8)

    return Part(height, draw)


def table(form: Form, x: float, width: float, columns: Sequence[Column], rows: Sequence[Sequence[Said]],
          most: int) -> list[Part]:
    """A table with its head."""
    places = _places(columns, width)
    return [_head(form, x, width, columns, places), *(_row(form, x, width, columns, places, row, most) for row in rows)]


def _places(columns: Sequence[Column], width: float) -> list[tuple[float, float]]:
    shared = (width - sum(column.width for column in columns)) / max(1, sum(not column.width for column in columns))
    places, left = [], 0.0
    for column in columns:
        inset = 8.0 if column.ruled else 0.0
        wide = column.width or shared
        places.append((left + inset, wide - inset - 8))
        left += wide
    return places


def _head(form: Form, x: float, width: float, columns: Sequence[Column], places: Sequence[tuple[float, float]]) -> Part:
    language = form.say.first
    style = "regular" if language == "zh" else "medium"
    titles = [Piece(column.title, language, 10.5, style, 0.2).lines(room + 6)
              for column, (_left, room) in zip(columns, places, strict=True)]
    height = HEAD + 12 * (max(len(lines) for lines in titles) - 1)

    def draw(top: float) -> None:
        form.pen.line(x, top, x + width, top, 1)
        for lines, column, (left, _room) in zip(titles, columns, places, strict=True):
            level = top + height - 7 - 12 * (len(lines) - 1)
            for line in lines:
                form.flow(x + left, level, [line])
                level += 12
            if column.ruled:
                form.pen.line(x + left - 8, top + 0.5, x + left - 8, top + height, 0.75, 0.8)
        form.pen.line(x, top + height, x + width, top + height, 1)

    return Part(height, draw)


def _row(form: Form, x: float, width: float, columns: Sequence[Column], places: Sequence[tuple[float, float]],
         row: Sequence[Said], most: int) -> Part:
    language = form.say.first
    cells: list[list[list[Piece]]] = []
    for said, (_left, room) in zip(row, places, strict=True):
        if isinstance(said, str):
            cells.append([[line] for line in shortened(said, language, room, most)])
        else:
            cells.append([] if callable(said) else [list(said)])
    height = PAD * 2 + LINE * max(1, *(len(lines) for lines in cells)) + 1

    def draw(top: float) -> None:
        for said, lines, column, (left, _room) in zip(row, cells, columns, places, strict=True):
            for place, pieces in enumerate(lines):
                form.flow(x + left, base(top + PAD + LINE * place, LINE, 12), pieces)
            if callable(said):
                said(x + left, top + PAD)
            if column.ruled:
                form.pen.line(x + left - 8, top, x + left - 8, top + height, 0.75, 0.8)
        form.pen.line(x, top + height - 0.4, x + width, top + height - 0.4, 0.75, 0.8)

    return Part(height, draw)


def note(form: Form, x: float, words: str) -> Part:
    """A grey line under a list."""
    return Part(LINE, lambda top: _written(form, x, base(top + 1, LINE, 11), words, 11))


def bullets(form: Form, x: float, width: float, texts: Sequence[str], most: int) -> list[Part]:
    """A list of short texts; a blank one gets no dash."""
    return [_bullet(form, x, width, text, most) for text in texts if text.strip()]


def _bullet(form: Form, x: float, width: float, text: str, most: int) -> Part:
    lines = shortened(text, form.say.first, width - 12, most)

    def draw(top: float) -> None:
        form.pen.text(x, base(top, 17, 12), "–", 12, grey=GREY)
        for place, line in enumerate(lines):
            form.flow(x + 12, base(top + 17 * place, 17, 12), [line])

    return Part(17.0 * len(lines), draw)


def _written(form: Form, x: float, level: float, words: str, size: float) -> None:
    form.pen.text(x, level, words, size, language=form.say.first, grey=GREY)


def fitting(most: Most, smaller: Iterable[Mapping[str, float]], parts: Callable[[Most], list[Part]],
            room: float) -> list[Part]:
    """What fits into `room`: lists give way in the order of `smaller`, and take back what then still has its place."""
    given: list[dict[str, float]] = []
    made = parts(most)
    for step in smaller:
        if height(made) <= room:
            break
        given.append({name: getattr(most, name) for name in step})
        most = replace(most, **step)  # type: ignore[type-var]
        made = parts(most)
    for step in reversed(given):
        larger = replace(most, **step)  # type: ignore[type-var]
        tried = parts(larger)
        if height(tried) <= room:
            most, made = larger, tried
    return made


def height(parts: Sequence[Part]) -> float:
    """How high some parts are, one below the other."""
    return sum(part.height for part in parts)


def beside(*columns: Sequence[Part]) -> Part:
    """Columns that begin at one height."""
    def draw(top: float) -> None:
        for parts in columns:
            stack(parts, top)

    return Part(max(height(parts) for parts in columns), draw)


def stack(parts: Sequence[Part], top: float) -> float:
    """Draw parts one below the other; returns where they end."""
    for part in parts:
        part.draw(top)
        top += part.height
    return top
