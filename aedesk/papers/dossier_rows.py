"""The questions of a filled dossier as rows: number, question in grey, answer, and at the right where it comes from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from aedesk.papers.asking import LINE, NUMBER, continued, group_head, indent, number, sub_head
from aedesk.papers.chart import chart
from aedesk.papers.choices import lay_out
from aedesk.papers.flow import Part
from aedesk.papers.questions import Answer, Chapter, Heading, Item, Known, Question, Shape
from aedesk.papers.sheet import BLOCK, Form
from aedesk.papers.tables import filled_table
from aedesk.papers.text import GAP, GREY, Piece, base, filled, tongue

QUESTION, SOURCE = 138.0, 92.0
ANSWER = NUMBER + QUESTION + 8  # where answers begin
WIDTH = BLOCK - ANSWER - SOURCE - 8
WRITING = 27.0
PAD = 7.0
_TOGETHER = 2  # lines of a long answer that stay together


class Rows:
    """Makes the parts of chapters."""

    def __init__(self, form: Form) -> None:
        self.form, self.say, self.language = form, form.say, form.say.first
        self.nothing = self.say.p("dossier", "not asked yet").first
        self.margin, self.roomy = NUMBER, True

    def parts(self, chapter: Chapter, roomy: bool) -> Iterator[Part]:
        """A chapter from its first head to its last answer; `roomy` with a line of its own for what was not asked."""
        self.roomy = roomy
        self.margin = NUMBER if any(item.number for item in chapter.items) else 0.0
        group: Item | None = None
        sub: Heading | None = None
        items = chapter.items
        for place, item in enumerate(items):
            if item.depth == 1:
                group, sub = item, None
            elif item.depth == 2:
                sub = item if isinstance(item, Heading) else None
            again = continued(self.form, group if item.depth > 1 else None, sub if item is not sub else None)
            after = items[place + 1] if place + 1 < len(items) else None
            ruled = isinstance(after, Question) and (after.depth > 1 or not after.number)
            for part in self._item(item, again, ruled):
                yield replace(part, again=part.again or again)

    def _item(self, item: Item, again: tuple[Part, ...], ruled: bool) -> list[Part]:
        form = self.form
        if isinstance(item, Heading):
            if item.depth == 1:
                head = group_head(form, item)
                return [head] if item.applies else [head, self._one_line(self._not_applicable())]
            behind = [] if item.applies else [Piece(f"{GAP}{self._not_applicable()}", self.language, grey=GREY)]
            head = sub_head(form, item, behind=behind)
            return [replace(head, keep=item.applies)]
        if item.depth == 1 and item.number:
            return self._under_head(item, again)
        return self._row(item, again, ruled)

    def _under_head(self, item: Question, again: tuple[Part, ...]) -> list[Part]:
        """A question that is a group of its own: its words are the head."""
        source = self._whole_source(item)
        table = item.shape is Shape.TABLE
        again = continued(self.form, item, None, ruled=not table)
        if table:
            head = group_head(self.form, item, ruled=False, width=source.width, right=partial(self._at_right, source))
            return [head, *self._table(item, self.form.left, again), *self._quoted_below(item)]
        bare = replace(item, number="", label="")
        return [group_head(self.form, item), *self._row(bare, again, False)]

    def _at_right(self, source: Piece, top: float) -> None:
        """Where a table comes from, at the right of its head."""
        self.form.flow(self.form.right, base(top, LINE, 10.5), [source], "right")

    def _one_line(self, words: str) -> Part:
        form = self.form

        def draw(top: float) -> None:
            form.pen.text(form.left + ANSWER, base(top + PAD, LINE, 12), words, language=self.language, grey=GREY)

        return Part(LINE + 2 * PAD, draw)

    def _not_applicable(self) -> str:
        return self.say.p("dossier", "does not apply").first

    def _row(self, item: Question, again: tuple[Part, ...], ruled: bool) -> list[Part]:
        """Number, question, answer and source."""
        if item.shape is Shape.TABLE and item.table:
            x = self.form.left + self.margin + indent(item)
            return [*self._words_of_table(item, x), *self._table(item, x, again), *self._quoted_below(item)]
        lines = [*self._answer_lines(item), *self._quoted(item)]
        label = Piece(item.label, self.language, grey=GREY).lines(QUESTION + NUMBER - self.margin - indent(item)) \
            if item.label else []
        return self._parted(item, label, lines, self._source(item), ruled, again)

    def _source(self, item: Question) -> list[Piece]:
        """Where an answer comes from, in lines of whole parts."""
        comma = "，" if self.language == "zh" else ", "
        lines: list[Piece] = []
        for part in (item.answer or Answer()).source:
            longer = replace(lines[-1], words=f"{lines[-1].words}{comma}{part}") if lines else None
            if longer and longer.width <= SOURCE:
                lines[-1] = longer
            else:
                if lines:
                    lines[-1] = replace(lines[-1], words=lines[-1].words + comma.rstrip())
                lines += Piece(part, self.language, 10.5, grey=GREY).lines(SOURCE)
        return lines

    def _whole_source(self, item: Question) -> Piece:
        comma = "，" if self.language == "zh" else ", "
        return Piece(comma.join((item.answer or Answer()).source), self.language, 10.5, grey=GREY)

    def _parted(self, item: Question, label: Sequence[Piece], lines: Sequence[Part], source: Sequence[Piece],
                ruled: bool, again: tuple[Part, ...]) -> list[Part]:
        """The lines of an answer as parts: the first carries question and source, a long answer goes on overleaf."""
        form = self.form
        least = max(LINE * len(label), LINE + 14 * (len(source) - 1) if source else 0.0)
        first = _TOGETHER if len(lines) > 2 * _TOGETHER else len(lines)
        while first < len(lines) - _TOGETHER and sum(line.height for line in lines[:first]) < least:
            first += 1
        if len(lines) - first < _TOGETHER:
            first = len(lines)

        def head(top: float) -> None:
            level = base(top + PAD, LINE, 12)
            number(form, item, level)
            for line in label:
                form.flow(form.left + self.margin + indent(item), level, [line])
                level += LINE
            for place, words in enumerate(source):
                form.flow(form.right, base(top + PAD + 14 * place, LINE, 10.5), [words], "right")
            _draw_all(lines[:first], top + PAD)

        def rule(top: float) -> None:
            if ruled:
                form.pen.line(form.left, top, form.right, top, 0.75, 0.8)

        height = PAD + max(least, sum(line.height for line in lines[:first]))

        def whole(top: float) -> None:
            head(top)
            rule(top + height + PAD - 0.4)

        if first == len(lines):
            return [Part(height + PAD, whole)]
        rest = [Part(line.height, line.draw, keep=place >= len(lines) - first - _TOGETHER, again=again)
                for place, line in enumerate(lines[first:])]
        return [Part(height, head), *rest, Part(PAD, lambda top: rule(top + PAD - 0.4))]

    def _answer_lines(self, item: Question) -> list[Part]:
        """What stands in the column of answers, line by line."""
        form, x, answer = self.form, self.form.left + ANSWER, item.answer or Answer()
        ticked = item.shape in (Shape.ONE, Shape.SEVERAL)
        if answer.known is Known.NOT_APPLICABLE:
            return [self._grey(self._not_applicable())]
        if answer.known is Known.NOT_KNOWN:
            return [self._grey(filled(self.say.p("dossier", "asked {day}, not known"), day=answer.asked).first)]
        if answer.known is Known.OPEN and not ticked:
            roomy = [self._grey(self.nothing), Part(WRITING, self._writing_line)]
            return roomy if self.roomy else [self._narrow_line()]
        if ticked:
            laid = [Part(line.height, line.draw) for line in lay_out(
                form, item.choices, x, WIDTH, one=item.shape is Shape.ONE, blank_form=answer.known is Known.OPEN)]
            last = laid[-1]
            return [*laid[:-1], replace(last, height=last.height - 8)]
        if item.shape is Shape.CHART:
            return chart(form, item.seats, x, form.left + ANSWER + WIDTH)
        return [self._words(line) for text in answer.words
                for line in Piece(text, tongue(text, self.language)).lines(WIDTH)]

    def _quoted(self, item: Question) -> list[Part]:
        """What they said, word for word, under the answer."""
        text = (item.answer or Answer()).quoted
        return [self._words(line) for line in Piece(text, tongue(text, self.language), 10.5, grey=GREY).lines(WIDTH)] \
            if text else []

    def _quoted_below(self, item: Question) -> list[Part]:
        """The same under a table, which leaves no room between its last line and what follows."""
        lines = self._quoted(item)
        return [replace(lines[0], gap=PAD), *lines[1:]] if lines else []

    def _words(self, line: Piece) -> Part:
        return Part(LINE, lambda top: void(self.form.flow(self.form.left + ANSWER, base(top, LINE, 12), [line])))

    def _grey(self, words: str) -> Part:
        return self._words(Piece(words, self.language, grey=GREY))

    def _narrow_line(self) -> Part:
        """That it was not asked, with the line to write on behind it."""
        form = self.form
        left, right = form.left + ANSWER, form.left + ANSWER + WIDTH

        def draw(top: float) -> None:
            end = form.pen.text(left, base(top, LINE, 12), self.nothing, 12, language=self.language, grey=GREY)
            form.pen.line(end + 8, top + LINE, right, top + LINE, 0.75, 0.667)

        return Part(LINE, draw)

    def _writing_line(self, top: float) -> None:
        x = self.form.left + ANSWER
        self.form.pen.line(x, top + WRITING - 1, x + WIDTH, top + WRITING - 1, 0.75, 0.667)

    def _words_of_table(self, item: Question, x: float) -> list[Part]:
        """The question over its table, with the source at the right."""
        form = self.form
        source = self._whole_source(item)
        lines = Piece(item.label, self.language, grey=GREY).lines(max(QUESTION, form.right - source.width - 12 - x))

        def draw(top: float) -> None:
            level = base(top, LINE, 12)
            number(form, item, level)
            for line in lines:
                form.flow(x, level, [line])
                level += LINE
            self._at_right(source, top)

        return [Part(LINE * len(lines) + 5, draw, PAD, keep=True)]

    def _table(self, item: Question, x: float, again: tuple[Part, ...]) -> list[Part]:
        assert item.table is not None
        answer = item.answer or Answer()
        if answer.known is Known.NOT_APPLICABLE:
            return [self._one_line(self._not_applicable())]
        nothing = self.nothing
        if answer.known is Known.NOT_KNOWN:
            nothing = filled(self.say.p("dossier", "asked {day}, not known"), day=answer.asked).first
        return filled_table(self.form, item.table, x, nothing, again)


def _draw_all(parts: Iterable[Part], top: float) -> None:
    for part in parts:
        part.draw(top)
        top += part.height


def void(_value: object) -> None:
    """Nothing: for what is drawn and gives a place back."""
