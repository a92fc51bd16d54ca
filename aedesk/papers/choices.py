"""Choices to tick, laid out in lines or in columns; a box and its words never part."""

from collections.abc import Sequence
from dataclasses import dataclass

from aedesk.papers.flow import Draw
from aedesk.papers.questions import BLANK_PLACE, Blank, Choice
from aedesk.papers.sheet import Form
from aedesk.papers.text import GAP, GREY, Piece, base, mixed, tongue, width_of

BOX, AFTER_BOX, BETWEEN = 15.0, 6.0, 18.0
LINE, PITCH = 17.0, 25.0
IN_COLUMNS_FROM = 5  # choices
INDENT = 20.0
_SHORT, _LONG, _LEAST = 64.0, 112.0, 40.0  # lines to write on
_CAPTIONED = 3  # blanks with one caption, which then stands once


@dataclass(frozen=True)
class _Measured:
    """One choice: its lines of words, and a line to write on after the words of line `blank_after`."""

    choice: Choice
    lines: list[list[Piece]]
    blank: float = 0.0  # its width
    after: tuple[Piece, ...] = ()  # words behind the blank, on the last line

    @property
    def width(self) -> float:
        widest = max(width_of(line) for line in self.lines)
        last = width_of(self.lines[-1]) + (self.blank + 6 if self.blank else 0) + width_of(self.after)
        return BOX + AFTER_BOX + max(widest, last + (4 if self.after else 0))

    @property
    def height(self) -> float:
        return PITCH + LINE * (len(self.lines) - 1)


@dataclass(frozen=True)
class Line:
    """One line of choices."""

    height: float
    draw: Draw


def shared_caption(choices: Sequence[Choice]) -> str:
    """The caption that all blanks have, where it is said once for them all."""
    captions = [choice.blank.caption for choice in choices if choice.blank]
    return captions[0] if len(captions) >= _CAPTIONED and len(set(captions)) == 1 else ""


def lay_out(form: Form, choices: Sequence[Choice], x: float, width: float, *, one: bool,
            blank_form: bool) -> list[Line]:
    """The lines of some choices, `one` with circles; what belongs to a choice stands indented under it."""
    shared = shared_caption(choices)
    lines: list[Line] = []
    run: list[Choice] = []
    for choice in (*choices, None):
        if choice is not None and (not run or run[-1].below == choice.below):
            run.append(choice)
            continue
        indent = INDENT if run[0].below else 0.0
        measured = [_measure(form, each, width - indent, shared, blank_form=blank_form) for each in run]
        lines += _lines(form, measured, x + indent, width - indent, one)
        run = [choice] if choice else []
    return lines


def _lines(form: Form, measured: Sequence[_Measured], x: float, width: float, one: bool) -> list[Line]:
    widest = max(each.width for each in measured)
    columns = int((width + BETWEEN) / (widest + BETWEEN))
    if len(measured) >= IN_COLUMNS_FROM and columns >= 2:
        columns = -(-len(measured) // -(-len(measured) // columns))  # no line much shorter than the others
        step = min(width / columns, (width + BETWEEN) / columns)
        rows = [measured[start : start + columns] for start in range(0, len(measured), columns)]
        return [_line(form, [(x + step * place, each) for place, each in enumerate(row)], one) for row in rows]
    lines: list[Line] = []
    row: list[tuple[float, _Measured]] = []
    left = x
    for each in measured:
        if row and left + each.width > x + width:
            lines.append(_line(form, row, one))
            row, left = [], x
        row.append((left, each))
        left += each.width + BETWEEN
    return [*lines, _line(form, row, one)]


def _line(form: Form, row: list[tuple[float, _Measured]], one: bool) -> Line:
    def draw(top: float) -> None:
        for x, each in row:
            _draw(form, x, top, each, one)

    return Line(max(each.height for _x, each in row), draw)


def _draw(form: Form, x: float, top: float, each: _Measured, one: bool) -> None:
    mark = form.pen.tick_circle if one else form.pen.tick_box
    mark(x, top + 1.2, BOX - 1.2, ticked=each.choice.ticked)
    level = base(top, LINE, 12)
    end = x
    for line in each.lines:
        end = form.flow(x + BOX + AFTER_BOX, level, line)
        level += LINE
    level -= LINE
    if each.blank:
        form.pen.line(end + 6, top + LINE * len(each.lines) + 1, end + 6 + each.blank, top + LINE * len(each.lines) + 1,
                      0.75, 0.667)
        end += 6 + each.blank
    form.flow(end + 4, level, each.after)


def _measure(form: Form, choice: Choice, width: float, shared: str, *, blank_form: bool) -> _Measured:
    language, room = form.say.first, width - BOX - AFTER_BOX
    before, place, after = choice.label.partition(BLANK_PLACE)
    before, after = before.strip(), after.strip()
    pieces = [Piece(f"{choice.number}{GAP}", language, 10, grey=GREY)] if choice.number else []
    blank = choice.blank
    if not blank_form:
        said = _said(before, after, blank, language)
        return _Measured(choice, mixed([*pieces, Piece(said, tongue(said, language))], room))
    pieces.append(Piece(before, language))
    if blank is None:
        return _Measured(choice, mixed(pieces, room))
    if blank.caption and not shared and not place:
        pieces.append(Piece(f"{_comma(language)}{blank.caption}", language, 10.5, grey=GREY))
    lines = mixed(pieces, room) if before or len(pieces) > 1 else [[]]
    behind = (Piece(after, language),) if after else ()
    wanted = _SHORT if blank.short or (place and after) else _LONG
    left = room - width_of(lines[-1]) - 6 - (width_of(behind) + 4 if behind else 0)
    if left < _LEAST:
        lines.append([])
        left = room - 6 - (width_of(behind) + 4 if behind else 0)
    return _Measured(choice, lines, min(wanted, left), behind)


def _said(before: str, after: str, blank: Blank | None, language: str) -> str:
    """The words of a choice on a filled form, with what stands in its blank."""
    value = blank.value if blank else ""
    space = "" if language == "zh" and after[:1] >= "\u2e80" and value[-1:] >= "\u2e80" else " "
    if after:
        return " ".join(part for part in (before, value or "…") if part) + space + after
    if not value:
        return before
    return f"{before}：{value}" if language == "zh" else f"{before}: {value}"


def _comma(language: str) -> str:
    return "，" if language == "zh" else ", "
