"""Tables of a questionnaire: fixed rows or as many as it takes, to fill in by hand or with what is known."""

from collections.abc import Sequence
from dataclasses import dataclass

from aedesk.papers.flow import Part
from aedesk.papers.questions import Column, Row, Table
from aedesk.papers.sheet import Form
from aedesk.papers.text import GREY, Piece, base, tongue

WRITING, HEAD, LINE, PAD = 34.0, 25.0, 17.0, 6.0
EMPTY_ROWS = 3  # of a table that gets as many rows as it needs
_NUMBER, _INSET, _STATE, _FIGURES, _CIRCLE = 30.0, 8.0, 40.0, 112.0, 11.34
_LABEL, _MOST = (112.0, 150.0), 0.42  # least widths of the labels, blank and filled; most of the table
_CHUNK = 24  # lines of a row that stay together


@dataclass(frozen=True)
class _Places:
    """Where columns begin, counted from the table's left edge; the label's is 0."""

    label: float  # its width
    columns: tuple[tuple[float, float], ...]  # left edge and width
    state: float  # left edge of the column for "not known", 0 if there is none
    width: float
    numbered: bool


def blank_table(form: Form, table: Table, x: float, again: tuple[Part, ...] = ()) -> list[Part]:
    """A table to fill in by hand."""
    rows = table.rows or (Row((None,) * len(table.columns)),) * EMPTY_ROWS
    state = table.fixed and not any(column.choices for column in table.columns)
    places = _places(form, table, form.right - x, blank=True, state=state)
    head = _head(form, table, x, places)
    parts = [head]
    for row in rows:
        parts.append(_blank_row(form, table, row, x, places, (*again, head)))
    return _kept(parts)


def filled_table(form: Form, table: Table, x: float, nothing: str, again: tuple[Part, ...] = ()) -> list[Part]:
    """A table with its answers; `nothing` stands in a row that has none."""
    places = _places(form, table, form.right - x, blank=False, state=False)
    head = _head(form, table, x, places)
    parts = [head]
    for row in table.rows or (Row((nothing, *(None,) * (len(table.columns) - 1))),):
        if table.fixed and row.empty and not table.columns[0].choices:
            row = Row((nothing, *row.cells[1:]), row.number, row.label, row.blank, row.below)
        parts += _filled_row(form, table, row, x, places, nothing, (*again, head))
    return _kept(parts)


def _kept(parts: list[Part]) -> list[Part]:
    """The head keeps two rows, and no last row stands alone."""
    kept = {0, 1, len(parts) - 2} if len(parts) > 2 else {0}
    return [Part(part.height, part.draw, part.gap, place in kept or part.keep, part.again, part.question)
            for place, part in enumerate(parts)]


def _places(form: Form, table: Table, width: float, *, blank: bool, state: bool) -> _Places:
    language = form.say.first
    numbered = any(row.number for row in table.rows) and table.fixed
    at_right = _STATE if state else 0.0
    grids = [_grid(form, column) for column in table.columns]
    label = 0.0
    if table.fixed:
        longest = max(Piece(row.label, language).width + (12 if row.below else 0) for row in table.rows) + _INSET
        longest += _NUMBER if numbered else 0
        most = width - at_right - sum(grids) if all(grids) else width * _MOST
        label = most if all(grids) else min(max(_LABEL[not blank], longest), most)
    shares = [0.0 if grid else _share(column, place, table) for place, (column, grid) in
              enumerate(zip(table.columns, grids, strict=True))]
    fixed = [grid or (_FIGURES if column.right else 0.0) for column, grid in zip(table.columns, grids, strict=True)]
    room = width - label - at_right - sum(fixed)
    columns, left = [], label
    for each, share in zip(fixed, shares, strict=True):
        wide = each or room * share / sum(shares)
        columns.append((left, wide))
        left += wide
    return _Places(label, tuple(columns), width - _STATE if state else 0.0, width, numbered)


def _share(column: Column, place: int, table: Table) -> float:
    if column.right:
        return 0.0
    return 0.6 if place == 0 and not table.fixed and len(table.columns) == 3 else 1.0


def _grid(form: Form, column: Column) -> float:
    """The width of a column of choices, one under the other heading each."""
    return sum(_steps(form, column))


def _steps(form: Form, column: Column) -> list[float]:
    """The width of each choice."""
    return [max(58.0, Piece(choice, form.say.first, 10.5).width + 18) for choice in column.choices]


def _head(form: Form, table: Table, x: float, places: _Places) -> Part:
    language = form.say.first
    style = "regular" if language == "zh" else "medium"
    titles: list[tuple[float, float, str, str]] = []  # left edge, width, words, where they stand
    if table.fixed and table.header:
        titles.append((0, places.label, table.header, "left"))
    for column, (left, width) in zip(table.columns, places.columns, strict=True):
        if column.choices:
            for step, words in zip(_steps(form, column), column.choices, strict=True):
                titles.append((left, step, words, "centre"))
                left += step
        else:
            titles.append((left + (_INSET if left else 0), width - _INSET, column.title, "left"))
    if places.state:
        titles.append((places.state, _STATE, form.say.p("dossier", "n/k").first, "centre"))
    lines = [(left, width, Piece(words, language, 10.5, style, 0.2).lines(width - 4), align)
             for left, width, words, align in titles]
    height = HEAD + 13 * (max((len(each[2]) for each in lines), default=1) - 1)

    def draw(top: float) -> None:
        form.pen.line(x, top, x + places.width, top, 1)
        for left, width, pieces, align in lines:
            level = base(top + height - 7 - 13 * len(pieces), 14, 10.5)
            for piece in pieces:
                at = left + width / 2 if align == "centre" else left
                form.pen.text(x + at, level, piece.words, 10.5, style, language, align=align, grey=0.2)
                level += 13
        form.pen.line(x, top + height, x + places.width, top + height, 1)
        _uprights(form, table, x, places, top + 0.5, top + height)

    return Part(height, draw, keep=True)


def _uprights(form: Form, table: Table, x: float, places: _Places, top: float, bottom: float) -> None:
    """Upright lines before what is filled in."""
    edges = [left for left, _width in places.columns if left]
    if places.state:
        edges.append(places.state)
    for edge in edges:
        form.pen.line(x + edge, top, x + edge, bottom, 0.75, 0.8)


def _label(form: Form, row: Row, x: float, places: _Places) -> tuple[list[Piece], float]:
    """The lines of a row's label, and where they begin."""
    left = (_NUMBER if places.numbered else 0.0) + (12.0 if row.below else 0.0)
    return Piece(row.label, form.say.first).lines(places.label - left - 4) if row.label else [], x + left


def _draw_label(form: Form, row: Row, x: float, level: float, lines: Sequence[Piece], at: float) -> float:
    """The label; returns where its last line ends."""
    end = at
    if row.number:
        form.pen.text(x + (12.0 if row.below else 0.0), level, row.number, 11, language=form.say.first, grey=GREY)
    for line in lines:
        end = form.flow(at, level, [line])
        level += LINE
    return end


def _blank_row(form: Form, table: Table, row: Row, x: float, places: _Places, again: tuple[Part, ...]) -> Part:
    lines, at = _label(form, row, x, places)
    height = max(WRITING, LINE * len(lines) + 10) if table.fixed and not _dense(table) else WRITING
    if _dense(table):
        height = max(25.0, LINE * len(lines) + 8)

    def draw(top: float) -> None:
        level = base(top + (height - LINE * len(lines)) / 2, LINE, 12)
        end = _draw_label(form, row, x, level, lines, at)
        if row.blank:
            under = top + height - 6
            form.pen.line(end + 8, under, x + places.label - 12, under, 0.75, 0.667)
        for column, (left, _width) in zip(table.columns, places.columns, strict=True):
            _circles(form, column, x + left, top + height / 2, None)
        if places.state:
            form.pen.tick_box(x + places.state + (_STATE - _CIRCLE) / 2, top + (height - _CIRCLE) / 2, _CIRCLE)
        form.pen.line(x, top + height - 0.4, x + places.width, top + height - 0.4, 0.75, 0.8)
        _uprights(form, table, x, places, top, top + height)

    return Part(height, draw, again=again)


def _dense(table: Table) -> bool:
    """A table whose rows are only ticked."""
    return all(column.choices for column in table.columns)


def _circles(form: Form, column: Column, left: float, middle: float, ticked: object) -> None:
    for place, step in enumerate(_steps(form, column)):
        form.pen.tick_circle(left + (step - _CIRCLE) / 2, middle - _CIRCLE / 2, _CIRCLE, ticked=ticked == place)
        left += step


def _filled_row(form: Form, table: Table, row: Row, x: float, places: _Places, nothing: str,
                again: tuple[Part, ...]) -> list[Part]:
    """A row with its answers; one that is very long goes on over the page."""
    language = form.say.first
    label, at = _label(form, row, x, places)
    if row.blank and row.blank.value:
        label = Piece(f"{row.label}: {row.blank.value}", language).lines(places.label - (at - x) - 4)
    cells: list[list[Piece]] = []
    for cell, (left, width) in zip(row.cells, places.columns, strict=True):
        grey = GREY if cell == nothing else 0
        words = cell if isinstance(cell, str) else ""
        piece = Piece(words, tongue(words, language), grey=grey)
        cells.append(piece.lines(width - (_INSET if left else 0) - 6) if words else [])
    count = max(1, len(label), *(len(lines) for lines in cells))
    starts = range(0, count, _CHUNK) if count > _CHUNK + 6 else range(1)
    parts = []
    for start in starts:
        stop = count if start == starts[-1] else start + _CHUNK
        parts.append(_chunk(form, table, row, x, places, again, (label, at, cells), (start, stop, count)))
    return parts


def _chunk(form: Form, table: Table, row: Row, x: float, places: _Places, again: tuple[Part, ...],
           lines: tuple[list[Piece], float, list[list[Piece]]], part: tuple[int, int, int]) -> Part:
    label, at, cells = lines
    start, stop, count = part
    pad = 4.0 if _dense(table) else PAD
    before, after = (pad if not start else 0.0), (pad + 1 if stop == count else 0.0)
    height = before + LINE * (stop - start) + after

    def draw(top: float) -> None:
        level = base(top + before, LINE, 12)
        if not start:
            _draw_label(form, Row(number=row.number, below=row.below), x, level, (), at)
        for lines_of_label in label[start:stop]:
            form.flow(at, level, [lines_of_label])
            level += LINE
        for column, cell, content, (left, _width) in zip(table.columns, row.cells, cells, places.columns, strict=True):
            level = base(top + before, LINE, 12)
            if column.choices and not start:
                _circles(form, column, x + left, top + before + LINE / 2, cell)
            for line in content[start:stop]:
                form.flow(x + left + (_INSET if left else 0), level, [line])
                level += LINE
        if after:
            form.pen.line(x, top + height - 0.4, x + places.width, top + height - 0.4, 0.75, 0.8)
        _uprights(form, table, x, places, top, top + height)

    return Part(height, draw, again=again)
