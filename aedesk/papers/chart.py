"""An organisation chart as rows: each seat under its superior, joined by lines; it breaks over pages as any list."""

from collections.abc import Sequence

from aedesk.papers.flow import Part
from aedesk.papers.questions import Seat
from aedesk.papers.sheet import Form
from aedesk.papers.text import GAP, GREY, Piece, base, mixed

ROW, STEP = 22.0, 22.0
_MOST_DEEP = 12  # steps; deeper seats stand below one another


def chart(form: Form, seats: Sequence[Seat], x: float, right: float) -> list[Part]:
    """The rows of a chart."""
    parts: list[Part] = []
    _add(form, seats, x, right, 0, (), parts)
    return parts


def _add(form: Form, seats: Sequence[Seat], x: float, right: float, depth: int, rails: tuple[bool, ...],
         parts: list[Part]) -> None:
    """Add seats of one superior; `rails` says at which depths above a line goes on down."""
    for place, seat in enumerate(seats):
        last = place == len(seats) - 1
        parts.append(_row(form, seat, x, right, depth, rails, last))
        _add(form, seat.below, x, right, depth + 1, (*rails, not last), parts)


def _row(form: Form, seat: Seat, x: float, right: float, depth: int, rails: tuple[bool, ...], last: bool) -> Part:
    language = form.say.first
    left = x + STEP * min(depth, _MOST_DEEP)
    pieces = [Piece(seat.name, language)]
    if seat.title:
        pieces.append(Piece(f"{GAP}{seat.title}", language, 11, grey=GREY))
    lines = mixed(pieces, max(60.0, right - left))
    height = ROW + 15 * (len(lines) - 1)

    def draw(top: float) -> None:
        middle = top + ROW / 2
        for level, goes_on in enumerate(rails[1:_MOST_DEEP], 1):
            if goes_on:
                rail = x + STEP * (level - 0.65)
                form.pen.line(rail, top, rail, top + height, 0.75, 0.4)
        if 0 < depth <= _MOST_DEEP:
            rail = x + STEP * (depth - 0.65)
            form.pen.line(rail, top, rail, middle if last else top + height, 0.75, 0.4)
            form.pen.line(rail, middle, left - 4, middle, 0.75, 0.4)
        level_ = base(top + 2.5, 17, 12)
        for line in lines:
            form.flow(left, level_, line)
            level_ += 15

    return Part(height, draw)
