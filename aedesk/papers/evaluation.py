"""The client evaluation (PF-34): four axes with their weights, the class they stand for, why, and what is done now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from aedesk.papers import labels
from aedesk.papers.asking import strong
from aedesk.papers.compact import Column, Said, beside, fitting, heading, note, shortened, stack, table
from aedesk.papers.flow import Part
from aedesk.papers.labels import Cell
from aedesk.papers.qr import Mark
from aedesk.papers.sheet import BLOCK, Form
from aedesk.papers.text import GAP, GREY, Piece, base, filled
from aedesk.papers.trend import trend
from aedesk.papers.views import House, Sheet, Two

GUTTER = 24.0
HALF = (BLOCK - GUTTER) / 2
MARKS = (1, 2, 3, 4, 5)
_ROW, _WRITING, _BOX = 42.0, 34.0, 15.0
_WEIGHT, _FIRST, _STEP, _POINTS = 330.0, 378.0, 44.0, 657.0  # right edge of the weight, first circle, between two


@dataclass(frozen=True)
class Axis:
    """One axis; a mark of 0 is not given yet."""

    name: str
    asks: str
    weight: str
    mark: int = 0
    points: str = ""


@dataclass(frozen=True)
class ClassLine:
    """A class, the score that it begins at, and what it means."""

    letter: str
    least: str
    means: str
    given: bool = False


@dataclass(frozen=True)
class Past:
    """An earlier evaluation."""

    day: str
    marks: tuple[int, ...]
    score: int
    suggested: str
    given: str
    by: str


@dataclass(frozen=True)
class EvaluationView:
    """What the sheet says, in one language; without a score it is a form to fill in."""

    language: str  # zh, en or es
    house: House
    client: str
    internal_number: str
    account_executive: str
    quarter: str
    axes: tuple[Axis, ...]
    classes: tuple[ClassLine, ...]
    day: str = ""
    evaluator: str = ""
    next_due: str = ""
    score: str = ""
    suggested: str = ""
    given: str = ""
    reasons: str = ""
    action: str = ""
    past: tuple[Past, ...] = ()
    trend: tuple[tuple[str, float], ...] = ()  # day and score, the oldest first
    edition: int = 1
    others: str = ""
    content_hash: str = ""
    at: datetime | None = None

    @property
    def number(self) -> str:
        """What the paper is filed under."""
        return self.internal_number.replace("C-", "CE-", 1)


@dataclass(frozen=True)
class _Most:
    past: int = 6
    lines: int = 12  # of the reasons and of what is done


_SMALLER = ({"lines": 8}, {"past": 4}, {"lines": 5}, {"past": 3}, {"lines": 3}, {"past": 2}, {"past": 1})


def evaluation(view: EvaluationView, *, size: str = "A4") -> Sheet:
    """Draw the sheet; it is one page, always."""
    return _Evaluation(Form(size, view.language), view).drawn()


def typed(view: EvaluationView) -> list[str]:
    """Every text that somebody typed."""
    return [view.client, view.account_executive, view.evaluator, view.reasons, view.action, *view.house.name.both,
            *(one.by for one in view.past)]


class _Evaluation:
    def __init__(self, form: Form, view: EvaluationView) -> None:
        self.form, self.view, self.say, self.language = form, view, form.say, form.say.first

    def drawn(self) -> Sheet:
        form, view, say = self.form, self.view, self.say
        title = say.p("standing paper", "Client evaluation")
        top = form.head(view.house, Two(title.first, view.quarter), say.p("dossier", "Confidential"),
                        say.p("standing paper", "Never shown to the client"))
        top = labels.draw(form, top + 10, self._labels(), (1.3, 1, 1))
        top = stack([heading(form, form.left, say.p("standing paper", "Four axes").first,
                             say.p("standing paper", "1 weak, 5 strong").first),
                     self._head(), *(self._axis(axis) for axis in view.axes)], top)
        top = labels.draw(form, top + 8, self._result(), (1, 1.2, 1))
        stack(fitting(_Most(), _SMALLER, self._parts, form.end - top), top)
        self._foot()
        return form.sheet(f"{title.first} {view.client}", view.house.name.first, view.at)

    def _cell(self, label: Two, value: str) -> Cell:
        return Cell(self.say.pieces(label, 11), [Piece(value, self.language)] if value else [])

    def _labels(self) -> list[list[Cell]]:
        view, say = self.view, self.say
        return [
            [self._cell(say.p("dossier", "Client"), view.client),
             self._cell(say.p("dossier", "Internal no."), view.internal_number),
             self._cell(say.p("dossier", "AE"), view.account_executive)],
            [self._cell(say.p("standing paper", "Evaluated by"), view.evaluator),
             self._cell(say.p("standing paper", "Day"), view.day),
             self._cell(say.p("standing paper", "Next due"), view.next_due)],
        ]

    def _result(self) -> list[list[Cell]]:
        view, say = self.view, self.say
        score = filled(say.p("standing paper", "{score} of 100"), score=view.score).first if view.score else ""
        return [[self._cell(say.p("standing paper", "Score"), score),
                 self._cell(say.p("standing paper", "Suggested class"), view.suggested),
                 self._cell(say.p("standing paper", "Class given"), view.given)]]

    def _head(self) -> Part:
        form, say = self.form, self.say
        style = "regular" if self.language == "zh" else "medium"

        def draw(top: float) -> None:
            level = top + 15.5
            form.pen.line(form.left, top, form.right, top, 1)

            def head(x: float, words: str, align: str) -> None:
                form.pen.text(form.left + x, level, words, 10.5, style, self.language, align=align, grey=0.2)

            head(0, say.p("standing paper", "Axis").first, "left")
            head(_WEIGHT, say.p("standing paper", "Weight").first, "right")
            for mark in MARKS:
                head(_FIRST + _STEP * (mark - 1) + _BOX / 2, str(mark), "centre")
            head(_POINTS, say.p("standing paper", "Points").first, "right")
            form.pen.line(form.left, top + 22.5, form.right, top + 22.5, 1)

        return Part(22.5, draw)

    def _axis(self, axis: Axis) -> Part:
        form = self.form

        def draw(top: float) -> None:
            upper, middle = base(top + 5, 17, 12), base(top, _ROW, 12)
            form.flow(form.left, upper, [Piece(axis.name, self.language, style=strong(self.language))])
            form.pen.text(form.left, upper + 15, axis.asks, 10.5, language=self.language, grey=GREY)
            form.pen.text(form.left + _WEIGHT, middle, axis.weight, 12, language=self.language, align="right")
            for mark in MARKS:
                x = form.left + _FIRST + _STEP * (mark - 1)
                form.pen.tick_circle(x, top + (_ROW - _BOX) / 2, _BOX, ticked=mark == axis.mark)
            form.pen.text(form.left + _POINTS, middle, axis.points, 12, language=self.language, align="right")
            form.pen.line(form.left, top + _ROW - 0.4, form.right, top + _ROW - 0.4, 0.75, 0.8)

        return Part(_ROW, draw)

    def _parts(self, most: _Most) -> list[Part]:
        form, view, say = self.form, self.view, self.say
        left, right = form.left, form.left + HALF + GUTTER
        first = beside([heading(form, left, say.p("standing paper", "Classes").first), *self._classes(left)],
                       self._trend(right))
        texts = beside(self._text(left, say.p("standing paper", "Reasons").first, view.reasons, most),
                       self._text(right, say.p("standing paper", "What we do now").first, view.action, most))
        return [first, texts, *self._past(most)]

    def _classes(self, x: float) -> list[Part]:
        say = self.say
        columns = (Column("", 26), Column(say.p("standing paper", "Class").first, 40),
                   Column(say.p("standing paper", "From").first, 40), Column(say.p("standing paper", "Means").first))
        rows: list[Sequence[Said]] = [[self._circle(line.given), line.letter, line.least, line.means]
                                      for line in self.view.classes]
        return table(self.form, x, HALF, columns, rows, 2)

    def _circle(self, on: bool) -> Said:
        return lambda x, top: self.form.pen.tick_circle(x, top + 2, 12, ticked=on)

    def _trend(self, x: float) -> list[Part]:
        if len(self.view.trend) < 2:
            return []
        title = self.say.p("standing paper", "Score over time").first
        return [heading(self.form, x, title), trend(self.form, self.view.trend, x, HALF, (0, 50, 100))]

    def _text(self, x: float, title: str, words: str, most: _Most) -> list[Part]:
        """A text, or lines to write on."""
        form, language = self.form, self.language
        parts = [heading(form, x, title)]
        if not words.strip():
            def rule(top: float) -> None:
                form.pen.line(x, top + _WRITING - 8, x + HALF, top + _WRITING - 8, 0.75, 0.667)

            return [*parts, *([Part(_WRITING - 6, rule)] * 3)]
        lines = shortened(words, language, HALF, most.lines)
        return [*parts, *(Part(17, partial(_flow, form, x, line)) for line in lines)]

    def _past(self, most: _Most) -> list[Part]:
        form, view, say = self.form, self.view, self.say
        if not view.past:
            return []
        columns = (Column(say.p("standing paper", "Day").first, 104),
                   *(Column(axis.name, 84) for axis in view.axes),
                   Column(say.p("standing paper", "Score").first, 54),
                   Column(say.p("standing paper", "Class").first, 54),
                   Column(say.p("standing paper", "Evaluated by").first))
        rows: list[Sequence[Said]] = []
        for one in view.past[: most.past]:
            given = one.given if one.given == one.suggested else f"{one.given} ({one.suggested})"
            rows.append([one.day, *(str(mark) for mark in one.marks), str(one.score), given, one.by])
        parts = [heading(form, form.left, say.p("standing paper", "Earlier evaluations").first),
                 *table(form, form.left, BLOCK, columns, rows, 1)]
        if len(view.past) > most.past:
            words = filled(say.p("dossier", "and {count} more in the desk"), count=len(view.past) - most.past)
            parts.append(note(form, form.left, words.first))
        return parts

    def _foot(self) -> None:
        view, say = self.view, self.say
        before = [Piece(f"{view.number}{GAP}{filled(say.p('dossier', 'Version {number}'), number=view.edition).first}",
                        self.language)]
        rule = say.p("standing paper", "Evaluated once a quarter; the class in brackets was suggested").first
        if view.others:
            rule = say.p("dossier", "Names another client: not for the bag").first
        mark = Mark(view.number, view.edition, 0, view.content_hash) if view.content_hash else None
        self.form.foot(1, 1, before, [Piece(rule, self.language)], mark)


def _flow(form: Form, x: float, line: Piece, top: float) -> None:
    form.flow(x, base(top, 17, 12), [line])
