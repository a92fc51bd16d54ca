"""Questions to fill in by hand: lines, boxes to tick, tables, and at the right what they do not know."""

from collections.abc import Iterator, Sequence
from functools import partial

from aedesk.papers.asking import (
    LINE,
    NUMBER,
    STATE,
    continued,
    group_head,
    indent,
    is_question_row,
    line_to_write,
    number,
    state_boxes,
    sub_head,
)
from aedesk.papers.choices import PITCH, Line, lay_out, shared_caption
from aedesk.papers.flow import Part
from aedesk.papers.questions import Chapter, Column, Heading, Item, Question, Row, Shape, Table
from aedesk.papers.sheet import Form
from aedesk.papers.tables import blank_table
from aedesk.papers.text import GAP, GREY, Piece, base, mixed, width_of

WRITING = 34.0  # a line to write on, 9 mm
CHART = 390.0  # half a page
PEOPLE_ROWS = 2
_INLINE = 300.0  # widest label that has its line beside it
_LABEL, _ROOM = 76.0, 112.0  # least width of a label before choices, and of the choices


class BlankRows:
    """Makes the parts of chapters."""

    def __init__(self, form: Form) -> None:
        self.form, self.say, self.language = form, form.say, form.say.first
        self.margin, self.lines = NUMBER, 2  # before the questions of a chapter; to write a long text on

    def parts(self, chapter: Chapter, lines: int) -> Iterator[Part]:
        """A chapter from its first head to its last line, with so many lines for a long text."""
        self.margin = NUMBER if any(item.number for item in chapter.items) else 0.0
        self.lines = lines
        group: Item | None = None
        sub: Heading | None = None
        for item in chapter.items:
            if item.depth == 1:
                group, sub = item, None
            elif item.depth == 2:
                sub = item if isinstance(item, Heading) else None
            again = continued(self.form, group if item.depth > 1 else None, sub if item is not sub else None)
            if isinstance(item, Heading):
                parts = [group_head(self.form, item) if item.depth == 1 else sub_head(self.form, item, gap=14)]
            else:
                parts = self._question(item, again)
            number_ = group.number if group else ""
            for part in parts:
                gap = part.gap if self.lines > 1 else min(part.gap, 11.0)
                yield Part(part.height, part.draw, gap, part.keep,
                           part.again or again, number_)

    def _question(self, item: Question, again: tuple[Part, ...]) -> list[Part]:
        if item.depth > 1 or is_question_row(item):
            return self._asked(item, again)
        table = item.shape in (Shape.TABLE, Shape.PEOPLE)
        again = continued(self.form, item, None, ruled=not table)
        body = self._body(item, self.form.left + NUMBER, again)
        in_row = item.shape in (Shape.ONE, Shape.SEVERAL, Shape.MONTHS) and len(body) == 1
        right = None if in_row else partial(state_boxes, self.form)
        head = group_head(self.form, item, ruled=not table, right=right)
        if in_row:
            body = [self._with_boxes(body[0])]
        return [head, *body]

    def _with_boxes(self, part: Part) -> Part:
        def draw(top: float) -> None:
            part.draw(top)
            state_boxes(self.form, top + 2)

        return Part(part.height, draw, part.gap, part.keep)

    def _asked(self, item: Question, again: tuple[Part, ...]) -> list[Part]:
        """A question with its words, on the line to write on or above it."""
        form, language = self.form, self.language
        x = form.left + self.margin + indent(item)
        label = [Piece(item.label, language)]
        behind = item.hint if item.shape is Shape.FIGURES else shared_caption(item.choices)
        if behind:
            label.append(Piece(f"{GAP}{behind}", language, 11, grey=GREY))
        width = width_of(label)
        if item.shape in (Shape.LINE, Shape.FIGURE, Shape.DATE) and width <= _INLINE:
            return [self._line(item, x, label)]
        if item.shape in (Shape.ONE, Shape.SEVERAL) and (beside := self._beside(item, x, width)):
            return [self._ticks_beside(item, x, label, beside)]
        lines = mixed(label, form.right - STATE - 8 - x)

        def draw(top: float) -> None:
            level = base(top, LINE, 12)
            number(form, item, level)
            for line in lines:
                form.flow(x, level, line)
                level += LINE
            state_boxes(form, top + 1)

        return [Part(LINE * len(lines), draw, 9, keep=True), *self._body(item, x, again)]

    def _line(self, item: Question, x: float, label: Sequence[Piece]) -> Part:
        form = self.form

        def draw(top: float) -> None:
            bottom = top + WRITING
            level = base(bottom - LINE, LINE, 12)
            number(form, item, level)
            end = form.flow(x, level, label)
            line_to_write(form, end + 8, bottom, form.right - STATE - 8, item.hint)
            state_boxes(form, bottom - 15)

        return Part(WRITING, draw)

    def _beside(self, item: Question, x: float, width: float) -> Line | None:
        """The choices beside their question, where they stand on one line there."""
        start = x + max(_LABEL + 8, width + 16)
        room = self.form.right - STATE - 8 - start
        if room < _ROOM:
            return None
        lines = lay_out(self.form, item.choices, start, room, one=item.shape is Shape.ONE, blank_form=True)
        return lines[0] if len(lines) == 1 and lines[0].height <= PITCH else None

    def _ticks_beside(self, item: Question, x: float, label: Sequence[Piece], line: Line) -> Part:
        form = self.form

        def draw(top: float) -> None:
            level = base(top + 12, LINE, 12)
            number(form, item, level)
            form.flow(x, level, label)
            line.draw(top + 12)
            state_boxes(form, top + 14)

        return Part(36, draw)

    def _body(self, item: Question, x: float, again: tuple[Part, ...]) -> list[Part]:
        """The room for an answer."""
        form = self.form
        match item.shape:
            case Shape.ONE | Shape.SEVERAL | Shape.MONTHS:
                return self._ticks(item, x)
            case Shape.TABLE if item.table:
                return _spaced(blank_table(form, item.table, self._edge(item, x), again), item)
            case Shape.PEOPLE:
                return _spaced(blank_table(form, self._people(), self._edge(item, x), again), item)
            case Shape.CHART:
                return [Part(CHART, self._frame, 8)]
            case Shape.FIGURES:
                return [self._figures(item, x)]
        return self._lines(x, self.lines if item.shape in (Shape.TEXT, Shape.LINES) else 1, item.hint)

    def _edge(self, item: Question, x: float) -> float:
        """Where a table begins: under its head it takes the whole width."""
        return self.form.left if item.depth == 1 and item.number else x

    def _ticks(self, item: Question, x: float) -> list[Part]:
        form = self.form
        right = form.right if item.depth > 1 else form.right - STATE - 8
        choices = item.choices
        if item.shape is Shape.MONTHS:
            right = form.right
        lines = lay_out(form, choices, x, right - x, one=item.shape is Shape.ONE, blank_form=True)
        if item.depth == 1 and len(lines) > 1:
            lines = lay_out(form, choices, x, form.right - x, one=item.shape is Shape.ONE, blank_form=True)
        return [Part(line.height, line.draw, 0 if place else 8, keep=place < len(lines) - 1)
                for place, line in enumerate(lines)]

    def _lines(self, x: float, count: int, hint: str) -> list[Part]:
        form = self.form

        def draw(top: float) -> None:
            line_to_write(form, x, top + WRITING, form.right, hint)

        return [Part(WRITING, draw, keep=place < count - 1) for place in range(count)]

    def _figures(self, item: Question, x: float) -> Part:
        """Three figures, each with the year or month that it belongs to."""
        form = self.form
        period = Piece(item.period, self.language, 11, grey=GREY)
        step = (form.right - x + 20) / 3

        def draw(top: float) -> None:
            for place in range(3):
                left, bottom = x + step * place, top + WRITING
                middle = left + 34 + period.width
                line_to_write(form, left, bottom, middle, item.period)
                line_to_write(form, middle + 8, bottom, left + step - 20)

        return Part(WRITING, draw)

    def _people(self) -> Table:
        say = self.say
        titles = (say.p("dossier", "Name"), say.p("dossier", "Title"), say.p("dossier", "Phone"),
                  say.p("dossier", "E-mail, note"))
        columns = tuple(Column(title.first) for title in titles)
        return Table(columns, (Row((None,) * len(columns)),) * PEOPLE_ROWS)

    def _frame(self, top: float) -> None:
        form = self.form
        form.pen.rect(form.left + NUMBER, top, form.right - form.left - NUMBER, CHART, 0.75, 0.667)
        words = self.say.p("dossier", "Names and titles; a line leads to whom each reports").first
        form.pen.text(form.right - 8, top + CHART - 8, words, 10, language=self.language, align="right", grey=GREY)


def _spaced(parts: list[Part], item: Question) -> list[Part]:
    """A table below its question's words, a little away from them."""
    if item.depth == 1 and item.number:
        return parts
    return [Part(parts[0].height, parts[0].draw, 5, True), *parts[1:]]
