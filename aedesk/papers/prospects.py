"""The prospect list and visit plan (PF-47): whom we want to win, how far it has come, this week, and the visits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from aedesk.papers import labels
from aedesk.papers.asking import strong
from aedesk.papers.clipped import clipped
from aedesk.papers.compact import shortened
from aedesk.papers.flow import Flow, Part
from aedesk.papers.labels import Cell
from aedesk.papers.prospects_view import Plan, ProspectLine, ProspectsView
from aedesk.papers.qr import Mark
from aedesk.papers.sheet import BLOCK, Form
from aedesk.papers.text import GAP, GREY, Piece, base, filled
from aedesk.papers.views import Sheet

_LINE, _SMALL, _PAD, _HEAD, _BOX = 16.0, 10.5, 6.0, 24.0, 11.34
_GROUP, _LEAST = 30.0, 58.0  # the head of a step, the least height of a row
_MOST = 3  # lines of a text in a cell
_TEXT = 12  # lines of a plan's text


@dataclass(frozen=True)
class _Column:
    title: str
    width: float
    ruled: bool = False


def prospects(view: ProspectsView, *, size: str = "A4") -> Sheet:
    """Draw the list."""
    return _Prospects(Form(size, view.language), view).drawn()


class _Prospects:
    def __init__(self, form: Form, view: ProspectsView) -> None:
        self.form, self.view, self.say, self.language = form, view, form.say, form.say.first
        self.title = self.say.p("standing paper", "Prospects and visit plan")

    def drawn(self) -> Sheet:
        form, view, say = self.form, self.view, self.say
        top = form.head(view.house, self.title, say.p("dossier", "Internal"),
                        say.p("call paper", "Several clients: not for the bag"))
        top = labels.draw(form, top + 10, self._labels(), (1, 1.3, 1)) + 14
        flow = Flow(top, form.end, self._next_page)
        flow.put([*self._list(), *self._visits(), *self._plans()])
        for page in range(form.pen.pages):
            form.pen.turn_to(page)
            self._foot(page + 1, form.pen.pages)
        return form.sheet(f"{self.title.first} {view.iso_day}", view.house.name.first, view.at)

    def _next_page(self) -> tuple[float, float]:
        words = f"{self.title.first}{GAP}{self.view.day}{GAP}·{GAP}{self.say.p('paper', 'continued').first}"
        return self.form.running_head(self.view.house, [Piece(words, self.language, 10.5)]) + 14, self.form.end

    def _labels(self) -> list[list[Cell]]:
        view, say = self.view, self.say
        count = len(view.prospects)

        cell = partial(labels.told, say)
        return [[cell(say.p("call paper", "Day"), view.day), cell(say.p("standing paper", "Week"), view.week),
                 cell(say.p("standing paper", "Prospects"), str(count))],
                [cell(say.p("standing paper", "Printed for"), view.made_by),
                 cell(say.p("standing paper", "Owed in a week"),
                      say.p("standing paper", "three contacts, best face to face").first),
                 cell(say.p("standing paper", "Read by (AM)"), "")]]

    # the list by steps

    def _columns(self) -> list[_Column]:
        say = self.say
        return [_Column(say.p("standing paper", "Prospect, whom we call, where").first, 186),
                _Column(say.p("standing paper", "Intent").first, 52),
                _Column(say.p("standing paper", "Develops, serves").first, 92),
                _Column(say.p("standing paper", "Who can help").first, 98),
                _Column(say.p("standing paper", "Next").first, 72),
                _Column(say.p("standing paper", "This week").first, 66, ruled=True),
                _Column(say.p("standing paper", "Result, next step").first, 91.6, ruled=True)]

    def _list(self) -> list[Part]:
        columns = self._columns()
        head = self._table_head(columns)
        parts: list[Part] = [head]
        for step in self.view.steps:
            group = self._group(step.title, len(step.lines))
            rows = [self._prospect(columns, line, (head, self._group(step.title, 0))) for line in step.lines]
            parts += [replace(group, again=(head,)), *rows]
        return parts

    def _table_head(self, columns: Sequence[_Column], gap: float = 0) -> Part:
        form = self.form
        style = "regular" if self.language == "zh" else "medium"
        cells = [(column, Piece(column.title, self.language, _SMALL, style, 0.2).lines(column.width - 6))
                 for column in columns]
        height = _HEAD + 12 * (max(len(lines) for _column, lines in cells) - 1)

        def draw(top: float) -> None:
            form.pen.line(form.left, top, form.right, top, 1)
            x = form.left
            for column, lines in cells:
                level = top + height - 8 - 12 * (len(lines) - 1)
                for line in lines:
                    form.flow(x + (8 if column.ruled else 0), level, [line])
                    level += 12
                x += column.width
            self._rules(columns, top, height)
            form.pen.line(form.left, top + height, form.right, top + height, 1)

        return Part(height, draw, gap, keep=True)

    def _rules(self, columns: Sequence[_Column], top: float, height: float) -> None:
        x = self.form.left
        for column in columns:
            if column.ruled:
                self.form.pen.line(x, top + 0.5, x, top + height, 0.75, 0.8)
            x += column.width

    def _group(self, title: str, count: int) -> Part:
        form = self.form

        def draw(top: float) -> None:
            level = base(top + 4, 20, 13, serif=True)
            end = form.flow(form.left, level, [Piece(title, self.language, 13, "serif")])
            behind = str(count) if count else self.say.p("paper", "continued").first
            form.pen.text(end + 8, level, behind, 11, language=self.language, grey=GREY)
            form.pen.line(form.left, top + _GROUP - 0.4, form.right, top + _GROUP - 0.4, 0.75, 0.8)

        return Part(_GROUP, draw, keep=True)

    def _small(self, words: str, width: float, most: int, grey: float = 0) -> list[Piece]:
        """The lines of a small text in a cell."""
        if not words.strip():
            return []
        lines = shortened(words, self.language, (width - 10) * 12 / _SMALL, most, grey)
        return [replace(line, size=_SMALL) for line in lines]

    def _prospect(self, columns: Sequence[_Column], line: ProspectLine, again: tuple[Part, ...]) -> Part:
        form = self.form
        wide = [column.width for column in columns]
        named = self._named(line.client, 12, wide[0] - 62)
        reached = GAP.join(part for part in (line.contact, line.phone) if part)
        under = [*self._small(reached, wide[0], 2), *self._small(line.address, wide[0], 2, GREY)]
        ours = [*self._small(line.lead_owner, wide[2], 2), *self._small(line.contact_ae, wide[2], 2, GREY)]
        help_ = self._small(line.who_can_help, wide[3], 4)
        next_ = self._small(line.next_on, wide[4], 2)
        content = max(17 * len(named) + 1 + 14 * len(under), 14 * max(len(ours), len(help_)))
        height = max(_LEAST, 2 * _PAD + content)

        def draw(top: float) -> None:
            x = form.left
            for place, part in enumerate(named):
                level = base(top + _PAD + 17 * place, 17, 12)
                end = form.flow(x, level, [part])
            form.pen.text(end + 8, level, line.code, 10.5, grey=GREY)
            self._lines_at(x, top + _PAD + 17 * len(named) + 1, under)
            x += wide[0]
            for place in range(3):
                form.pen.circle(x + 6 + 13 * place, top + _PAD + 8, 4.2, filled=place < line.intent)
            x += wide[1]
            for texts, width in ((ours, wide[2]), (help_, wide[3]), (next_, wide[4])):
                self._lines_at(x, top + _PAD + 1, texts)
                x += width
            self._week(x + 8, top + _PAD + 2, line)
            self._rules(columns, top, height)
            form.pen.line(form.left, top + height - 0.4, form.right, top + height - 0.4, 0.75, 0.8)

        return Part(height, draw, again=again)

    def _named(self, name: str, size: float, width: float) -> list[Piece]:
        """A client's name in bold, on two lines where it must be."""
        lines = Piece(name, self.language, size, strong(self.language)).lines(width)
        if len(lines) < 3:
            return lines
        rest = replace(lines[1], words=" ".join(line.words for line in lines[1:]))
        return [lines[0], clipped(rest, width)]

    def _lines_at(self, x: float, top: float, lines: Sequence[Piece]) -> None:
        for line in lines:
            self.form.flow(x, base(top, 14, _SMALL), [line])
            top += 14

    def _week(self, x: float, top: float, line: ProspectLine) -> None:
        """A box for each contact that is owed, ticked where it took place; under them, how many were face to face."""
        for place in range(min(max(line.target, line.contacts), 4)):
            self.form.pen.tick_box(x + 14 * place, top, _BOX, ticked=place < line.contacts)
        counted = filled(self.say.p("standing paper", "{done} of {target}"), done=line.contacts, target=line.target)
        self.form.pen.text(x, top + 27, counted.first, 10, language=self.language, grey=GREY)
        if line.face:
            words = filled(self.say.p("standing paper", "{count} in person"), count=line.face).first
            self.form.pen.text(x, top + 40, words, 10, language=self.language, grey=GREY)

    # the visits, and how each is to be won

    def _section(self, title: str, behind: str) -> Part:
        form = self.form

        def draw(top: float) -> None:
            notes = [Piece(behind, self.language)] if behind else []
            form.heading(form.left, top, Piece(title, self.language), notes)

        return Part(26, draw, 16, keep=True)

    def _visits(self) -> list[Part]:
        say = self.say
        columns = [_Column(say.p("standing paper", "Day, hour").first, 104),
                   _Column(say.p("standing paper", "Prospect, whom we see").first, 160),
                   _Column(say.p("standing paper", "Where").first, 120),
                   _Column(say.p("standing paper", "Goal").first, 150),
                   _Column(say.p("standing paper", "What came of it").first, 123.6, ruled=True)]
        head = self._table_head(columns)
        rows: list[list[str | tuple[str, str]]] = [
            [visit.day, (visit.client, visit.whom), visit.where, visit.goal] for visit in self.view.visits
        ]
        empty: list[list[str | tuple[str, str]]] = [["", "", "", ""]] * max(0, 3 - len(rows))
        made = [self._visit(columns, row, (head,)) for row in [*rows, *empty]]
        made[0] = replace(made[0], keep=len(made) > 1)
        behind = say.p("standing paper", "empty lines are for those without a day").first
        return [self._section(say.p("standing paper", "Visit plan").first, behind), head, *made]

    def _visit(self, columns: Sequence[_Column], row: Sequence[str | tuple[str, str]], again: tuple[Part, ...]) -> Part:
        form = self.form
        cells: list[list[Piece]] = []
        for said, column in zip(row, columns, strict=False):
            if isinstance(said, tuple):
                name = self._named(said[0], _SMALL, column.width - 10)
                cells.append([*name, *self._small(said[1], column.width, 2, GREY)])
            else:
                cells.append(self._small(said, column.width, _MOST))
        height = max(38.0, 2 * _PAD + 14 * max(len(cell) for cell in cells))

        def draw(top: float) -> None:
            x = form.left
            for cell, column in zip(cells, columns, strict=False):
                self._lines_at(x, top + _PAD, cell)
                x += column.width
            self._rules(columns, top, height)
            form.pen.line(form.left, top + height - 0.4, form.right, top + height - 0.4, 0.75, 0.8)

        return Part(height, draw, again=again)

    def _plans(self) -> list[Part]:
        if not self.view.plans:
            return []
        say = self.say
        third = BLOCK / 3 - 34
        columns = [_Column(say.p("standing paper", "Prospect").first, 102),
                   _Column(say.p("standing paper", "Goals").first, third),
                   _Column(say.p("standing paper", "Strategy").first, third),
                   _Column(say.p("standing paper", "Timetable").first, third)]
        head = self._table_head(columns)
        rows = [self._plan(columns, plan, (head,)) for plan in self.view.plans]
        title = say.p("standing paper", "Development plans").first
        return [self._section(title, ""), head, *rows]

    def _plan(self, columns: Sequence[_Column], plan: Plan, again: tuple[Part, ...]) -> Part:
        form = self.form
        name = [replace(line, size=_SMALL, style=strong(self.language))
                for line in shortened(plan.client, self.language, columns[0].width - 16, 3)]
        texts = zip((plan.goals, plan.strategy, plan.timetable), columns[1:], strict=True)
        cells = [name, *(self._small(words, column.width, _TEXT) for words, column in texts)]
        height = max(30.0, 2 * _PAD + 14 * max(len(cell) for cell in cells))

        def draw(top: float) -> None:
            x = form.left
            for cell, column in zip(cells, columns, strict=True):
                self._lines_at(x, top + _PAD, cell)
                x += column.width
            form.pen.line(form.left, top + height - 0.4, form.right, top + height - 0.4, 0.75, 0.8)

        return Part(height, draw, again=again)

    def _foot(self, page: int, pages: int) -> None:
        view, say = self.view, self.say
        rule = say.p("standing paper", "Only as long as they are not annoyed; then one contact a week").first
        mark = Mark(view.number, 1, 0, view.content_hash) if view.content_hash else None
        self.form.foot(page, pages, [Piece(view.number, self.language)], [Piece(rule, self.language)], mark)


