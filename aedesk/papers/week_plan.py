"""The plan of a week on one page (PF-31): three big things, its days, visits owed, promises, deadlines, Friday."""

from collections.abc import Sequence
from dataclasses import dataclass

from aedesk.papers.compact import fitting
from aedesk.papers.desk_paper import BETWEEN, DeskPaper, Frame
from aedesk.papers.desk_paper_view import Matter, WeekPlanView
from aedesk.papers.flow import Part
from aedesk.papers.ledger import Cell, Field, Ledger
from aedesk.papers.sheet import BLOCK
from aedesk.papers.text import GREY, Piece, Voice, base, filled
from aedesk.papers.views import Sheet, Two

_ROW, _FIELD, _BIG = 29.0, 34.0, 30.0
_VISITS = 290.0
FIELDS = 5
_LEAST = 3  # rows of a list
_TAIL = 76.0


@dataclass(frozen=True)
class _Most:
    visits: int
    promises: int
    deliveries: int
    fields: int


def week_plan(view: WeekPlanView, *, size: str = "A4") -> Sheet:
    """Draw the sheet; it is one page, always."""
    say = Voice(view.language)
    note = (
        filled(say.p("desk paper", "Made {when}"), when=view.made)
        if view.made
        else say.p("desk paper", "Not closed yet")
    )
    frame = Frame(
        view.house, Two(say.p("desk paper", "Week plan").first), say.p("dossier", "Internal"), note,
        filled(say.p("desk paper", "Week {name}"), name=view.name).first,
        say.p("desk paper", "Stays in the agency: it names several clients").first, view.number, view.content_hash,
        view.at,
    )  # fmt: skip
    return _WeekPlan(view, size, frame).drawn()


class _WeekPlan(DeskPaper):
    def __init__(self, view: WeekPlanView, size: str, frame: Frame) -> None:
        super().__init__(view.language, size, frame)
        self.view = view

    def drawn(self) -> Sheet:
        view, say, form = self.view, self.say, self.form
        top = self.begin(
            [
                [
                    (say.p("desk paper", "From"), view.who),
                    (say.p("desk paper", "Week"), view.week),
                    (say.p("desk paper", "Answers to"), view.boss),
                ]
            ],
            (1, 1, 0.75),
        )
        most = _Most(
            len(view.visits),
            len(view.promises),
            len(view.deliveries),
            max(FIELDS, *(len(day.entries) for day in view.days), 0) if view.days else FIELDS,
        )
        room = form.end - _TAIL - 14 - top - 10
        lists = [{name: count} for count in range(12, 3, -1) for name in ("visits", "promises", "deliveries")]
        smaller = [
            *({"fields": count} for count in range(most.fields - 1, FIELDS, -1)),
            *lists,
            {"fields": FIELDS},
            {"visits": 3, "promises": 3},
            {"deliveries": 3},
            {"fields": 4},
            {"fields": 3},
        ]
        parts = fitting(
            most,
            [{name: min(count, getattr(most, name)) for name, count in step.items()} for step in smaller],
            self._parts,
            room,
        )
        self.put(top + 10, parts, self._tail())
        return self.sheet()

    def _parts(self, most: _Most) -> list[Part]:
        return [*self._big(), *self._days(most.fields), *self._beside(most), *self._deliveries(most.deliveries)]

    def _section(self, title: str, note: str = "", *, first: bool = False) -> Part:
        part = self.heading(self.form.left, title, note)
        return Part(25 if first else 38, lambda top: part.draw(top + (0 if first else 13)))

    def _big(self) -> list[Part]:
        form, big = self.form, self.view.big
        parts = [
            self._section(
                self.p("desk paper", "The three big ones"),
                self.p("desk paper", "if only three things get done"),
                first=True,
            )
        ]
        for place in range(3):
            one = big[place] if place < len(big) else None

            def draw(top: float, one: Matter | None = one) -> None:
                form.pen.tick_box(form.left, top + 7, 15, ticked=bool(one and one.done))
                if one is not None:
                    due = Piece(one.due, self.language)
                    self.middle(one.words, _BIG, style=self.strong, room=262)(form.left + 30, top)
                    self.middle(one.detail, _BIG, grey=GREY, room=form.right - form.left - 313 - due.width)(
                        form.left + 305, top
                    )
                    form.flow(form.right, base(top + 6.5, 17, 12), [due], "right")
                form.pen.line(form.left, top + _BIG - 0.4, form.right, top + _BIG - 0.4, 0.75, 0.8)

            parts.append(Part(_BIG, draw))
        return parts

    def _days(self, fields: int) -> list[Part]:
        form, days = self.form, self.view.days
        note = self.p("desk paper", "what is fixed is printed, the rest by hand")
        width = BLOCK / max(1, len(days))
        height = 26 + fields * _FIELD

        def draw(top: float) -> None:
            form.pen.line(form.left, top, form.right, top, 1)
            for place, day in enumerate(days):
                x = form.left + place * width + (8 if place else 0)
                end = form.left + (place + 1) * width - (8 if place + 1 < len(days) else 0)
                if place:
                    form.pen.line(
                        form.left + place * width, top + 0.5, form.left + place * width, top + height, 0.75, 0.8
                    )
                form.flow(x, base(top + 6, 18, 13, serif=True), [Piece(day.name, self.language, 13, "serif")])
                if day.off:
                    form.flow(end, base(top + 6, 18, 10), [Piece(day.off, self.language, 10, grey=GREY)], "right")
                self._fields(x, end, top + 26, day.entries, fields)
            form.pen.line(form.left, top + height, form.right, top + height, 1)

        return [self._section(self.p("desk paper", "The days"), note), Part(height, draw)]

    def _fields(self, x: float, end: float, top: float, entries: Sequence[str], fields: int) -> None:
        form = self.form
        more = len(entries) - fields
        shown = list(entries if more <= 0 else entries[: fields - 1])
        if more > 0:
            words = self.say.p("dossier", "and {count} more in the desk")
            shown.append(filled(words, count=len(entries) - len(shown)).first)
        for place in range(fields):
            level = top + _FIELD * place
            form.pen.line(x, level, end, level, 0.75, 0.8)
            if place < len(shown):
                for number, line in enumerate(Piece(shown[place], self.language, 10.5).lines(end - x)[:2]):
                    form.flow(x, base(level + 2 + 14 * number, 14, 10.5), [line])

    def _beside(self, most: _Most) -> list[Part]:
        form, view = self.form, self.view
        right = form.left + _VISITS + BETWEEN + 4
        width = form.right - right
        visits = Ledger(
            form,
            (
                Field(self.p("desk paper", "Client"), 124),
                Field(self.p("desk paper", "Class"), 42, right=True),
                Field(self.p("desk paper", "Due"), 36, right=True),
                Field(self.p("desk paper", "Day and hour"), 88, ruled=True),
            ),
            _ROW,
        )
        promised = Ledger(
            form,
            (
                Field(self.p("desk paper", "Promised"), width - 84 - 56 - 46),
                Field(self.p("desk paper", "Client"), 84),
                Field(self.p("desk paper", "By"), 56),
                Field(self.p("desk paper", "Kept"), 46, ruled=True),
            ),
            _ROW,
            right,
        )
        left_parts = [
            visits.head(),
            *self._cut(
                visits,
                [
                    [
                        self.middle(row.client, _ROW, room=116),
                        visits.lines(1, row.client_class),
                        visits.lines(2, row.target),
                        self.middle(row.when, _ROW, room=78),
                    ]
                    for row in view.visits
                ],
                most.visits,
            ),
        ]
        right_parts = [
            promised.head(),
            *self._cut(
                promised,
                [
                    [
                        self.middle(row.words, _ROW, room=width - 84 - 56 - 46 - 8),
                        self.middle(row.client, _ROW, room=76),
                        promised.lines(2, row.due),
                        self.box(_ROW, indent=8),
                    ]
                    for row in view.promises
                ],
                most.promises,
            ),
        ]
        high = max(sum(part.height for part in parts) for parts in (left_parts, right_parts))
        heads = (
            self.heading(
                form.left, self.p("desk paper", "Visits owed"), self.p("desk paper", "A: two, the others one")
            ),
            self.heading(right, self.p("desk paper", "Promises"), self.p("desk paper", "due this week")),
        )

        def draw(top: float) -> None:
            for head, parts in zip(heads, (left_parts, right_parts), strict=True):
                head.draw(top + 13)
                level = top + 38
                for part in parts:
                    part.draw(level)
                    level += part.height

        return [Part(38 + high, draw)]

    def _deliveries(self, most: int) -> list[Part]:
        what = BLOCK - 58 - 132 - 70 - 48
        ledger = Ledger(
            self.form,
            (
                Field(self.p("desk paper", "Job"), 58),
                Field(self.p("desk paper", "What is delivered"), what),
                Field(self.p("desk paper", "Client"), 132),
                Field(self.p("desk paper", "Due on"), 70),
                Field(self.p("desk paper", "Done"), 48, ruled=True),
            ),
            _ROW,
        )
        rows: list[list[Cell]] = [
            [
                ledger.lines(0, row.number),
                self.middle(row.words, _ROW, room=what - 8),
                self.middle(row.client, _ROW, room=124),
                ledger.lines(3, row.due),
                self.box(_ROW, ticked=row.done, indent=10),
            ]
            for row in self.view.deliveries
        ]
        return [
            self._section(self.p("desk paper", "Deadlines of the week")),
            ledger.head(),
            *self._cut(ledger, rows, most),
        ]

    def _cut(self, ledger: Ledger, rows: Sequence[Sequence[Cell]], most: int) -> list[Part]:
        """The rows there is room for, and empty ones to write in; what does not fit is counted."""
        blank: list[Cell] = [()] * len(ledger.fields)
        if len(rows) <= most:
            return [ledger.row(row) for row in [*rows, *[blank] * (_LEAST - len(rows))]]
        words = filled(self.say.p("dossier", "and {count} more in the desk"), count=len(rows) - most + 1).first
        note = self.middle(words, _ROW, size=10.5, grey=GREY)
        return [*(ledger.row(row) for row in rows[: most - 1]), ledger.row([note, *blank[1:]])]

    def _tail(self) -> Part:
        form, view = self.form, self.view
        width = (BLOCK - 2 * BETWEEN) / 3
        three = (
            (self.p("desk paper", "Friday: what came off and what did not"), view.went),
            (self.p("desk paper", "Why"), view.why),
            (self.p("desk paper", "The first of next week"), view.first_next),
        )

        def draw(top: float) -> None:
            for place, (title, words) in enumerate(three):
                x = form.left + place * (width + BETWEEN)
                self.small(x, top, title)
                self._known(x, top + 14, width, words)
                form.pen.line(x, top + 47, x + width, top + 47, 0.75, 0.667)
            level = top + 52
            mark = self.p("desk paper", "Mark from 1 to 5")
            self.small(form.left, level + 6, mark)
            x = form.left + Piece(mark, self.language, 10.5).width + 18
            for number in range(1, 6):
                form.pen.tick_circle(x, level + 6, 15, ticked=number == view.mark)
                form.pen.text(x + 22, base(level + 5, 17, 12), str(number), 12)
                x += 58
            x = form.left + 408
            seen = self.p("desk paper", "Seen, {who}", who=view.boss) if view.boss else self.p("desk paper", "Seen")
            self.small(x, level + 2, seen)
            form.pen.line(x, level + 23, form.right, level + 23, 0.75, 0.667)

        return Part(_TAIL, draw)

    def _known(self, x: float, top: float, width: float, words: str) -> None:
        if words.strip():
            for number, line in enumerate(Piece(" ".join(words.split()), self.language, 10.5).lines(width)[:2]):
                self.form.flow(x, base(top + 3 + 14 * number, 14, 10.5), [line])
