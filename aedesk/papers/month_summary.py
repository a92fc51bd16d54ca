"""The summary of a month and the plan of the next one (PF-31, R-11)."""

from collections.abc import Sequence
from functools import partial

from aedesk.papers.clipped import clipped
from aedesk.papers.desk_paper import BETWEEN, BOX, HALF, WRITING, DeskPaper, Frame
from aedesk.papers.desk_paper_view import MonthSummaryView, MonthWeek
from aedesk.papers.flow import Part
from aedesk.papers.ledger import Field, Ledger
from aedesk.papers.sheet import BLOCK
from aedesk.papers.text import GREY, Piece, Voice, base, filled
from aedesk.papers.views import Sheet, Two

_ROW, _FIGURE = 29.0, 23.0
_WEEK, _MARK = 138.0, 48.0
_THIRD = (BLOCK - 2 * BETWEEN) / 3
_PLANNED, _FEWEST = 14, 6


def month_summary(view: MonthSummaryView, *, size: str = "A4") -> Sheet:
    """Draw the sheet."""
    say = Voice(view.language)
    frame = Frame(
        view.house, Two(say.p("desk paper", "Month summary").first, view.month), say.p("dossier", "Internal"),
        say.p("call paper", "Several clients: not for the bag"),
        filled(say.p("desk paper", "Month {name}"), name=view.name).first,
        say.p("desk paper", "Figures from the journal; the words by hand").first, view.number,
        view.content_hash, view.at,
    )  # fmt: skip
    return _MonthSummary(view, size, frame).drawn()


class _MonthSummary(DeskPaper):
    def __init__(self, view: MonthSummaryView, size: str, frame: Frame) -> None:
        super().__init__(view.language, size, frame)
        self.view = view

    def drawn(self) -> Sheet:
        view, say = self.view, self.say
        top = self.begin(
            [
                [
                    (say.p("desk paper", "From"), view.who),
                    (say.p("desk paper", "Month"), view.month),
                    (say.p("desk paper", "Answers to"), view.boss),
                ]
            ],
            (1, 1, 0.75),
        )
        self.put(top + 14, [*self._figures(), *self._weeks(), *self._back()])
        top, tail = self.turn(), self._tail()
        spare = self.room(top, [*self._goals(), *self._next(0)], tail)
        planned = max(_FEWEST, min(_PLANNED, int(spare // WRITING)))
        self.put(top, [*self._goals(), *self._next(planned)], tail)
        return self.sheet()

    def _figures(self) -> list[Part]:
        form, figures = self.form, self.view.figures
        high = -(-len(figures) // 3)
        rows = [figures[place::high] for place in range(high)]

        def draw_row(top: float, row: Sequence[tuple[str, str]]) -> None:
            for place, (words, figure) in enumerate(row):
                x = form.left + place * (_THIRD + BETWEEN)
                shown = Piece(figure, self.language, style=self.strong)
                form.flow(x, base(top + 3, 17, 12), [clipped(Piece(words, self.language), _THIRD - shown.width - 8)])
                form.flow(x + _THIRD, base(top + 3, 17, 12), [shown], "right")
                form.pen.line(x, top + _FIGURE - 0.4, x + _THIRD, top + _FIGURE - 0.4, 0.75, 0.8)

        return [
            self.heading(
                form.left, self.p("desk paper", "In figures"), self.p("desk paper", "counted from the journal"), gap=0
            ),
            *(Part(_FIGURE, partial(draw_row, row=row)) for row in rows),
        ]

    def _weeks(self) -> list[Part]:
        view = self.view
        rest = BLOCK - _WEEK - _MARK
        ledger = Ledger(
            self.form,
            (
                Field(self.p("desk paper", "Week"), _WEEK),
                Field(self.p("desk paper", "The three big ones"), rest * 0.44),
                Field(self.p("desk paper", "What came off, and why not"), rest * 0.56),
                Field(self.p("desk paper", "Mark"), _MARK, right=True),
            ),
            _ROW,
        )
        parts = [
            self.heading(
                self.form.left,
                self.p("desk paper", "Week by week"),
                self.p("desk paper", "from the plans of the weeks"),
            ),
            ledger.head(),
        ]
        for place, week in enumerate(view.weeks):
            parts.append(
                ledger.row(
                    [
                        ledger.lines(0, week.name),
                        self._big(ledger, week),
                        self._came(ledger, week),
                        ledger.lines(3, f"{week.mark}" if week.mark else ""),
                    ],
                    first=place == 0,
                )
            )
        return parts

    def _big(self, ledger: Ledger, week: MonthWeek) -> list[Piece]:
        found = []
        for one in week.big:
            sign = "✓ " if one.done else "– "
            found += ledger.lines(1, sign + one.words, most=2, grey=0 if one.done else GREY)
        return found

    def _came(self, ledger: Ledger, week: MonthWeek) -> list[Piece]:
        return [*ledger.lines(2, week.went, most=3), *ledger.lines(2, week.why, most=2, size=10.5, grey=GREY)]

    def _goals(self) -> list[Part]:
        goals = self.view.goals
        if not goals:
            return []
        ledger = Ledger(
            self.form,
            (
                Field(self.p("desk paper", "Goal"), BLOCK - 70 - 70 - 150),
                Field(self.p("desk paper", "Now"), 70, right=True),
                Field(self.p("desk paper", "Stretch"), 78, right=True),
                Field(self.p("desk paper", "What it needs next month"), 142, ruled=True),
            ),
            _ROW,
        )
        rows = [
            ledger.row(
                [ledger.lines(0, words, most=2), ledger.lines(1, now), ledger.lines(2, stretch), []], first=place == 0
            )
            for place, (words, now, stretch) in enumerate(goals)
        ]
        return [
            self.heading(self.form.left, self.p("desk paper", "Goals"), self.p("desk paper", "work only")),
            ledger.head(),
            *rows,
        ]

    def _back(self) -> list[Part]:
        form, x = self.form, self.form.left + HALF + BETWEEN
        titles = (
            (form.left, self.p("desk paper", "What was good and stays")),
            (x, self.p("desk paper", "What changes")),
        )
        columns = [self.lines(at, HALF, "", 4) for at, _title in titles]

        def draw(top: float) -> None:
            for (at, title), part in zip(titles, columns, strict=True):
                form.heading(at, top, Piece(title, self.language))
                part.draw(top + 20)

        return [Part(20 + columns[0].height, draw, 16)]

    def _next(self, planned: int) -> list[Part]:
        """The plan of the next month, to be written by hand."""
        ledger = Ledger(
            self.form,
            (
                Field("#", 24),
                Field(self.p("desk paper", "What"), BLOCK - 24 - 130 - 90 - 48),
                Field(self.p("desk paper", "Client"), 130, ruled=True),
                Field(self.p("desk paper", "By"), 90, ruled=True),
                Field(self.p("desk paper", "Done"), 48, ruled=True),
            ),
            WRITING,
        )
        plan = self.p("desk paper", "Plan of {month}", month=self.view.next_month)
        rows = [
            ledger.row([self.middle(str(place), WRITING), [], [], [], self.box(WRITING, indent=10)], first=place == 1)
            for place in range(1, planned + 1)
        ]
        return [self.heading(self.form.left, plan, self.p("desk paper", "in this order"), gap=16), ledger.head(), *rows]

    def _tail(self) -> Part:
        view = self.view
        boxes = self.boxes(
            (
                (self.p("desk paper", "Written by"), view.who, ""),
                (self.p("desk paper", "Talked over with"), view.boss, ""),
                (self.p("desk paper", "The next summary"), self.p("desk paper", "Day, hour"), ""),
            )
        )
        return Part(BOX, boxes.draw, 14)
