"""Small pictures on papers: the strengths of a product beside its rivals, and the months in which media run."""

from collections.abc import Sequence

from aedesk.papers import formats
from aedesk.papers.flow import Part
from aedesk.papers.questions import Marks, Months
from aedesk.papers.sheet import Form
from aedesk.papers.text import GREY, Piece, base

MOST_ROWS = 6
_ROW, _HEAD, _LEGEND, _DOT, _BESIDE = 16.0, 15.0, 21.0, 3.6, 7.0
_CELL, _GAP = 11.0, 2.0
_LABEL = 0.38  # of the width, at most
_LINES: tuple[tuple[float, ...], ...] = ((), (1.2, 2.4), (4.0, 3.0))  # ours solid, rivals dotted and dashed


def strengths(form: Form, marks: Marks, x: float, width: float) -> Part:
    """At most six rows between weak and strong: a disc is ours, a square and a triangle are rivals."""
    language, rows = form.say.first, marks.rows[:MOST_ROWS]
    label = min(max(Piece(row, language, 10.5).width for row in rows) + 12, width * _LABEL)
    places = [x + label + 14 + (width - label - 28) * place / 2 for place in range(3)]
    say = form.say
    heads = (say.p("dossier", "weak"), say.p("dossier", "even"), say.p("dossier", "strong"))

    def draw(top: float) -> None:
        for at, words in zip(places, heads, strict=True):
            form.pen.text(at, top + 10, words.first, 10, language=language, align="centre", grey=GREY)
            form.pen.line(at, top + _HEAD, at, top + _HEAD + _ROW * len(rows), 0.75, 0.8)
        for place, row in enumerate(rows):
            line = Piece(row, language, 10.5).lines(label - 4)[0]
            form.flow(x, base(top + _HEAD + _ROW * place, _ROW, 10.5), [line])
        for name in range(len(marks.names)):
            _profile(form, marks, name, places, top + _HEAD, len(rows))
        _names(form, marks, x, top + _HEAD + _ROW * len(rows) + 6, width)

    return Part(_HEAD + _ROW * len(rows) + _LEGEND, draw)


def _profile(form: Form, marks: Marks, name: int, places: Sequence[float], top: float, rows: int) -> None:
    """The line of one product; one that meets another on its place is set off."""
    points = []
    for row in range(rows):
        place = marks.places.get((row, name))
        if place is not None:
            before = sum(marks.places.get((row, other)) == place for other in range(name))
            points.append((places[place] + _BESIDE * before, top + _ROW * (row + 0.5)))
    if len(points) > 1:
        form.pen.path(points, line=1.2 if not name else 0.9, dashes=_LINES[name])
    for at in points:
        _mark(form, name, *at)


def _mark(form: Form, name: int, x: float, y: float) -> None:
    r = _DOT
    if name == 0:
        form.pen.circle(x, y, r, filled=True)
        return
    corners = ((-r, -r), (r, -r), (r, r), (-r, r)) if name == 1 else ((0, -r - 0.6), (r + 0.6, r), (-r - 0.6, r))
    form.pen.blot([(x + a, y + b) for a, b in corners])


def _names(form: Form, marks: Marks, x: float, top: float, width: float) -> None:
    language, at = form.say.first, x
    room = (width - 14 * len(marks.names)) / len(marks.names)
    for name, words in enumerate(marks.names):
        _mark(form, name, at + 4, top + 8)
        line = Piece(words, language, 10).lines(room)[0]
        at = form.flow(at + 12, base(top, 15, 10), [line]) + 10


def months(form: Form, media: Sequence[Months], x: float, width: float) -> Part:
    """A row of twelve cells for each medium: crossed is booked, filled with lines has run."""
    language, rows = form.say.first, media[:MOST_ROWS]
    step = _CELL + _GAP
    label = width - 12 * step
    left = x + label
    say = form.say
    initials = [formats.month_initial(month, language) for month in range(1, 13)]

    def draw(top: float) -> None:
        for place, initial in enumerate(initials):
            form.pen.text(left + step * place + _CELL / 2, top + 10, initial, 8.5, language=language, align="centre",
                          grey=GREY)
        for row, medium in enumerate(rows):
            y = top + _HEAD + _ROW * row
            form.flow(x, base(y, _ROW, 10.5), Piece(medium.medium, language, 10.5).lines(label - 6)[:1])
            for month in range(1, 13):
                _cell(form, left + step * (month - 1), y + 2.5, month in medium.booked, month in medium.has_run)
        y, at = top + _HEAD + _ROW * len(rows) + 6, x
        for booked, words in ((True, say.p("dossier", "booked")), (False, say.p("dossier", "has run"))):
            _cell(form, at, y + 2, booked, not booked)
            at = form.pen.text(at + 16, base(y, 15, 10), words.first, 10, language=language) + 14

    return Part(_HEAD + _ROW * len(rows) + _LEGEND, draw)


def _cell(form: Form, x: float, y: float, booked: bool, has_run: bool) -> None:
    """One month: hatched once where it is booked, twice where it has run."""
    form.pen.rect(x, y, _CELL, _CELL, 0.75, 0 if booked or has_run else 0.667)
    for step in range(1, 6) if booked or has_run else ():
        reach = _CELL * step / 3
        low, high = max(0.0, reach - _CELL), min(_CELL, reach)
        form.pen.line(x + low, y + reach - low, x + high, y + reach - high, 0.75)
        if has_run:
            form.pen.line(x + low, y + _CELL - reach + low, x + high, y + _CELL - reach + high, 0.75)
