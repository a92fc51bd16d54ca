"""The visit brief: one page for the bag with goal, people, questions, promises and what not to say."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from aedesk.papers import labels
from aedesk.papers.compact import Column, Said, beside, fitting, heading, note, pairs, shortened, stack, table
from aedesk.papers.flow import Part
from aedesk.papers.labels import Cell
from aedesk.papers.qr import Mark
from aedesk.papers.sheet import BLOCK, Form
from aedesk.papers.text import GAP, GREY, Piece, base, filled, tongue
from aedesk.papers.views import Sheet
from aedesk.papers.visit_view import Ask, Person, VisitBriefView

GUTTER = 24.0
HALF = (BLOCK - GUTTER) / 2
QUESTIONS = 5
_MOODS, _MOOD = 5, 11.0
_NUMBER, _STATE = 68.0, 44.0


@dataclass(frozen=True)
class _Most:
    people: int = 6
    questions: int = QUESTIONS
    stands: int = 5
    promises: int = 4
    lines: int = 2
    do_not_say: int = 6
    said: int = 2  # lines of each thing not to say
    writing: float = 26.0  # height of a line to write on


_SMALLER: tuple[dict[str, float], ...] = (
    {"people": 5}, {"stands": 4}, {"promises": 3}, {"writing": 24.0}, {"do_not_say": 4}, {"lines": 1}, {"people": 4},
    {"said": 1}, {"stands": 3}, {"promises": 2}, {"writing": 22.0}, {"people": 3}, {"do_not_say": 2},
    {"stands": 2}, {"people": 2}, {"promises": 1}, {"questions": 4}, {"questions": 3},
)


def visit_brief(view: VisitBriefView, *, size: str = "A4") -> Sheet:
    """Draw the brief."""
    return _VisitBrief(Form(size, view.language), view).drawn()


class _VisitBrief:
    def __init__(self, form: Form, view: VisitBriefView) -> None:
        self.form, self.view, self.say, self.language = form, view, form.say, form.say.first

    def drawn(self) -> Sheet:
        form, view, say = self.form, self.view, self.say
        title = say.p("dossier", "Visit brief")
        top = form.head(view.house, title, say.p("dossier", "For the bag, do not show"),
                        say.p("dossier", "Only this client appears here"))
        top = labels.draw(form, top + 10, self._labels(), (1.4, 1.1, 0.9)) + 2
        ending = self._ending()
        stack(fitting(_Most(), _SMALLER, self._parts, form.end - top - ending.height), top)
        ending.draw(form.end - ending.height)
        self._foot()
        return form.sheet(f"{title.first} {view.client}", view.house.name.first, view.at)

    def _labels(self) -> list[list[Cell]]:
        view, say = self.view, self.say
        cell = partial(labels.told, say)
        client = f"{view.client}{GAP}{view.client_class}"
        return [
            [cell(say.p("dossier", "Client"), client), cell(say.p("dossier", "Day and hour"), view.day),
             cell(say.p("dossier", "Leave at"), view.leave_at)],
            [cell(say.p("dossier", "Place"), view.place), cell(say.p("dossier", "AE"), view.account_executive),
             cell(say.p("dossier", "Until"), view.until)],
        ]

    def _parts(self, most: _Most) -> list[Part]:
        form, say = self.form, self.say
        left, right = form.left, form.left + HALF + GUTTER
        parts = [heading(form, left, say.p("dossier", "We go home with").first,
                         say.p("dossier", "goal of the visit").first), *self._goal()]
        parts += self._people(most)
        parts += self._questions(most)
        parts.append(beside(self._stands(left, most), self._promises(right, most)))
        if self.view.do_not_say:
            parts.append(self._do_not_say(most))
        parts += self._learnings()
        return parts

    def _goal(self) -> list[Part]:
        form = self.form
        if not self.view.goal.strip():
            return [Part(30, lambda top: form.pen.line(form.left, top + 27, form.right, top + 27, 0.75, 0.667))]
        lines = Piece(self.view.goal.strip(), tongue(self.view.goal, self.language), 15, "serif").lines(BLOCK)[:3]
        return [Part(21, lambda top, line=line: _written(form, base(top, 21, 15, serif=True), line))  # type: ignore[misc]
                for line in lines]

    def _people(self, most: _Most) -> list[Part]:
        form, say, view = self.form, self.say, self.view
        role = Column(say.p("dossier", "Role, and what they sign").first, 188)
        columns = (Column(say.p("dossier", "Who").first, 100), role, Column(say.p("dossier", "How they are").first),
                   Column(say.p("dossier", "Last seen").first, 84), Column(say.p("dossier", "Mood").first, 78))
        rows: list[list[Said]] = []
        for person in view.people[: most.people]:
            rows.append([person.name, person.role, self._ways(person, most.lines), person.seen, self._moods])
        if not rows:
            return []
        parts = [heading(form, form.left, say.p("dossier", "People").first),
                 *table(form, form.left, BLOCK, columns, rows, most.lines)]
        if len(view.people) > most.people:
            parts.append(note(form, form.left, self._more(len(view.people) - most.people)))
        return parts

    def _ways(self, person: Person, most: int) -> Said:
        """What to remember of somebody; a near birthday is set off."""
        if not person.soon:
            return person.ways
        strong = Piece(person.soon, self.language, style="bold" if self.language == "zh" else "semibold")
        room = BLOCK - 100 - 188 - 84 - 78 - 8 - strong.width - 6
        before = shortened(person.ways, self.language, room, 1)[:1] if person.ways and room > 40 else []
        gap = [Piece(GAP, self.language)] if before else []
        return [strong, *gap, *before]

    def _moods(self, x: float, top: float) -> None:
        for place in range(_MOODS):
            self.form.pen.circle(x + 5.5 + 15.5 * place, top + 8, _MOOD / 2)

    def _more(self, count: int) -> str:
        return filled(self.say.p("dossier", "and {count} more in the desk"), count=count).first

    def _questions(self, most: _Most) -> list[Part]:
        form, say, view = self.form, self.say, self.view
        shown = view.questions[: most.questions]
        more = view.more_questions + len(view.questions) - len(shown)
        words = say.p("dossier", "from the dossier; write the answer here").first
        if more:
            words += f"{'；' if self.language == 'zh' else '; '}{self._more(more)}"
        return [heading(form, form.left, say.p("dossier", "Ask next").first, words),
                *(self._question(each, most) for each in shown or (Ask("", ""),) * 3)]

    def _question(self, ask: Ask, most: _Most) -> Part:
        form, language = self.form, self.language
        x = form.left + _NUMBER
        room = form.right - _STATE - 8 - x
        where = Piece(f"{GAP}{ask.where}", language, 10.5, grey=GREY) if ask.where else None
        lines = shortened(ask.words, language, room, 2)
        if where and (not lines or lines[-1].width + where.width > room):
            where = None if len(lines) > 1 else where
        height_ = 5 + 17 * max(1, len(lines)) + most.writing - 2

        def draw(top: float) -> None:
            level = base(top + 5, 17, 12)
            form.pen.text(form.left, level, ask.number, 11, language=language, grey=GREY)
            end = x
            for line in lines:
                end = form.flow(x, level, [line])
                level += 17
            if where:
                cut = shortened(where.words.strip(), language, form.right - _STATE - 16 - end, 1, GREY)
                form.flow(end + 6, level - 17, [replace(piece, size=10.5) for piece in cut[:1]])
            unknown = Piece(self.say.p("dossier", "n/k").first, language, 10, grey=GREY)
            form.flow(form.right, base(top + 6, 14, 10), [unknown], "right")
            form.pen.tick_box(form.right - unknown.width - 15.5, top + 7.2, 11)
            form.pen.line(x, top + height_ - 0.4, form.right, top + height_ - 0.4, 0.75, 0.667)

        return Part(height_, draw)

    def _stands(self, x: float, most: _Most) -> list[Part]:
        say, view = self.say, self.view
        rows: list[tuple[str, Said]] = [(each.number, each.words) for each in view.stands[: most.stands]]
        if len(view.stands) > most.stands:
            rows.append(("", [Piece(self._more(len(view.stands) - most.stands), self.language, 11, grey=GREY)]))
        if view.money:
            rows.append((say.p("dossier", "Money").first, view.money))
        if not rows:
            rows = [("", [Piece(say.p("dossier", "no open job").first, self.language, grey=GREY)])]
        return [heading(self.form, x, say.p("dossier", "Where it stands").first,
                        say.p("dossier", "if they ask suddenly").first),
                *pairs(self.form, x, HALF, rows, most.lines, 52 if any(label for label, _said in rows) else 0)]

    def _promises(self, x: float, most: _Most) -> list[Part]:
        """Promises of both sides: ours that are open, and room for those that are made in the visit."""
        form, say, view = self.form, self.say, self.view
        ours, theirs = say.p("dossier", "Ours").first, say.p("dossier", "Theirs").first
        shown = view.promises[: most.promises]
        rows: list[tuple[str, Said]] = [(ours, self._promise(each.words)) for each in shown]
        if len(view.promises) > len(shown):
            more = self._more(len(view.promises) - len(shown))
            rows.append(("", [Piece(more, self.language, 11, grey=GREY)]))
        rows += [(ours, self._promise(""))] * (1 if shown else 2)
        rows += [(theirs, self._promise(""))] * (1 if len(rows) > 2 else 2)
        return [heading(form, x, say.p("dossier", "Promises").first), *pairs(form, x, HALF, rows, 1, 44)]

    def _promise(self, words: str) -> Said:
        """A box to tick, and what was promised."""
        form = self.form

        def draw(at: float, top: float) -> None:
            form.pen.tick_box(at, top + 2, 12)
            if words:
                form.flow(at + 18, base(top, 16, 12), shortened(words, self.language, HALF - 44 - 8 - 18, 1))

        return draw

    def _do_not_say(self, most: _Most) -> Part:
        form, language = self.form, self.language
        title = Piece(self.say.p("dossier", "Do not say").first, language, 13, "serif")
        x, half = form.left + 12 + 96, (BLOCK - 24 - 96 - GUTTER) / 2
        columns: tuple[list[Sequence[Piece]], list[Sequence[Piece]]] = ([], [])
        for text in self.view.do_not_say[: most.do_not_say]:
            shorter = min(columns, key=lambda each: sum(map(len, each)))
            shorter.append(shortened(text, language, half - 12, most.said))
        count = max(sum(map(len, column)) for column in columns)

        def draw(top: float) -> None:
            top += 13
            form.pen.rect(form.left, top, BLOCK, 18 + 17 * count)
            form.flow(form.left + 12, base(top + 9, 18, 13, serif=True), [title])
            for place, column in enumerate(columns):
                at, level = x + (half + GUTTER) * place, base(top + 9, 17, 12)
                for lines in column:
                    form.pen.text(at, level, "–", 12, grey=GREY)
                    for line in lines:
                        form.flow(at + 12, level, [line])
                        level += 17

        return Part(13 + 18 + 17 * count, draw)

    def _learnings(self) -> list[Part]:
        form, say = self.form, self.say
        rows = (say.p("dossier", "Their business"), say.p("dossier", "Their market"),
                say.p("dossier", "Advertising need"))
        return [heading(form, form.left, say.p("dossier", "Three learnings").first,
                        say.p("dossier", "before the day ends").first),
                *(self._to_write(row.first) for row in rows)]

    def _to_write(self, label: str) -> Part:
        form = self.form

        def draw(top: float) -> None:
            form.pen.text(form.left, top + 23, label, 11, language=self.language, grey=GREY)
            form.pen.line(form.left, top + 28.6, form.right, top + 28.6, 0.75, 0.667)

        return Part(29, draw)

    def _ending(self) -> Part:
        """The three fields at the foot of the page."""
        form, say = self.form, self.say
        width = (BLOCK - 2 * GUTTER) / 3
        fields = (say.p("dossier", "Next visit, day and hour"), say.p("dossier", "Repeated the conclusion to"),
                  say.p("dossier", "Back in the agency at"))

        def draw(top: float) -> None:
            for place, words in enumerate(fields):
                x = form.left + (width + GUTTER) * place
                form.pen.text(x, top + 27, words.first, 11, language=self.language, grey=GREY)
                form.pen.line(x, top + 33.6, x + width, top + 33.6, 0.75, 0.667)

        return Part(34, draw)

    def _foot(self) -> None:
        view, say, dot = self.view, self.say, f"{GAP}·{GAP}"
        words = f"{view.internal_number}{GAP}{say.p('dossier', 'Visit brief').first}{dot}{view.printed_on}"
        only = filled(say.p("dossier", "{client} only"), client=view.client)
        after = say.p("dossier", "afterwards the answers go to the dossier")
        number = f"V-{view.internal_number}"
        mark = Mark(number, 1, 0, view.content_hash) if view.content_hash else None
        self.form.foot(1, 1, [Piece(words, self.language)], [Piece(f"{only.first}{dot}{after.first}", self.language)],
                       mark)


def _written(form: Form, level: float, line: Piece) -> None:
    form.flow(form.left, level, [line])

