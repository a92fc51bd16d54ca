"""The goals sheet (PF-32): work and personal apart; what the reviews find is written by hand."""

from collections.abc import Sequence

from aedesk.papers.desk_paper import BETWEEN, BOX, HALF, DeskPaper, Frame
from aedesk.papers.desk_paper_view import GoalRow, GoalsView
from aedesk.papers.flow import Part
from aedesk.papers.ledger import Field, Ledger
from aedesk.papers.sheet import BLOCK
from aedesk.papers.text import GREY, Piece, Voice, filled
from aedesk.papers.views import Sheet, Two

_ROW, _EMPTY = 44.0, 2
_NUMBER, _MEASURE, _START, _NOW, _CERTAIN, _STRETCH, _REVIEW = 22.0, 136.0, 48.0, 48.0, 56.0, 58.0, 64.0


def goals(view: GoalsView, *, size: str = "A4") -> Sheet:
    """Draw the sheet; who writes it and who answers for it keep one copy each."""
    say = Voice(view.language)
    mark = say.p("desk paper", "Personal") if view.with_personal else say.p("dossier", "Internal")
    both = filled(say.p("desk paper", "Read by {who} and {boss}"), who=view.who, boss=view.boss)
    note = both if view.boss else filled(say.p("desk paper", "Read by {who} only"), who=view.who)
    frame = Frame(
        view.house, Two(say.p("desk paper", "Goals").first, view.period), mark, note, view.number,
        say.p("desk paper", "Two copies: one each").first, view.number, view.content_hash, view.at,
    )  # fmt: skip
    return _Goals(view, size, frame).drawn()


class _Goals(DeskPaper):
    def __init__(self, view: GoalsView, size: str, frame: Frame) -> None:
        super().__init__(view.language, size, frame)
        self.view = view

    def drawn(self) -> Sheet:
        view, say = self.view, self.say
        top = self.begin(
            [
                [
                    (say.p("desk paper", "Who"), view.who),
                    (say.p("desk paper", "Period"), view.span),
                    (say.p("desk paper", "Next review"), view.next_review),
                ]
            ],
            (1.3, 1, 1),
        )
        parts = self._list(
            self.p("desk paper", "Work"), self.p("desk paper", "agreed with whoever answers for it"), view.work, 1
        )
        if view.with_personal:
            parts += self._list(
                self.p("desk paper", "Personal"),
                self.p("desk paper", "chosen freely; the other only reads"),
                view.personal,
                len(view.work) + 1,
                gap=16,
            )
        self.put(top + 14, [*parts, *self._below()], self._tail())
        return self.sheet()

    def _list(self, title: str, note: str, rows: Sequence[GoalRow], first: int, gap: float = 0) -> list[Part]:
        words = BLOCK - _NUMBER - _MEASURE - _START - _NOW - _CERTAIN - _STRETCH - 2 * _REVIEW
        reviews = [*self.view.reviews, "", ""][:2]
        ledger = Ledger(
            self.form,
            (
                Field("#", _NUMBER),
                Field(self.p("desk paper", "Goal"), words),
                Field(self.p("desk paper", "How it is measured"), _MEASURE),
                Field(self.p("desk paper", "Start"), _START, right=True),
                Field(self.p("desk paper", "Now"), _NOW, right=True),
                Field(self.p("desk paper", "Certain"), _CERTAIN, right=True),
                Field(self.p("desk paper", "Stretch"), _STRETCH, right=True),
                Field(reviews[0], _REVIEW, ruled=True),
                Field(reviews[1], _REVIEW, ruled=True),
            ),
            _ROW,
        )
        made = [
            ledger.row(self._cells(ledger, place, row), first=place == first) for place, row in enumerate(rows, first)
        ]
        blank = [ledger.row([()] * 9, first=place == 0) for place in range(len(rows), _EMPTY)]
        return [self.heading(self.form.left, title, note, gap=gap), ledger.head(), *made, *blank]

    def _cells(self, ledger: Ledger, place: int, row: GoalRow) -> list[list[Piece]]:
        values = (row.start, row.now, row.certain, row.stretch)
        reviews = [*row.reviews, "", ""][:2]
        return [
            [Piece(str(place), self.language)],
            [*ledger.lines(1, row.words, most=3, style=self.strong),
             *ledger.lines(1, row.note, most=2, size=10.5, grey=GREY)],
            ledger.lines(2, row.measure, most=3),
            *(ledger.lines(column, value, most=2) for column, value in enumerate(values, 3)),
            *(ledger.lines(column, value, most=2) for column, value in enumerate(reviews, 7)),
        ]  # fmt: skip

    def _pair(self, left: tuple[str, str], right: tuple[str, str], *, small: bool) -> Part:
        form = self.form
        places = (form.left, form.left + HALF + BETWEEN)
        columns = [self.lines(x, HALF, words, 2) for x, (_title, words) in zip(places, (left, right), strict=True)]

        def draw(top: float) -> None:
            for x, (title, _words), part in zip(places, (left, right), columns, strict=True):
                if small:
                    self.small(x, top, title)
                else:
                    form.heading(x, top, Piece(title, self.language))
                part.draw(top + (14 if small else 22))

        return Part((14 if small else 22) + columns[0].height, draw, 0 if small else 16)

    def _below(self) -> list[Part]:
        view = self.view
        return [
            self._pair((self.p("desk paper", "What I stop doing"), view.stop),
                       (self.p("desk paper", "What I need from the agency"), view.need), small=False),
            self.heading(self.form.left, self.p("desk paper", "Review"),
                         self.p("desk paper", "filled in together, 20 minutes")),
            self._pair((self.p("desk paper", "Reached, and what made it possible"), view.went),
                       (self.p("desk paper", "Not reached, and the cause"), view.missed), small=True),
        ]  # fmt: skip

    def _tail(self) -> Part:
        view = self.view
        boxes = self.boxes(
            (
                (self.p("desk paper", "Account executive"), view.who, ""),
                (self.p("desk paper", "Account director"), view.boss, ""),
                (self.p("desk paper", "Next review"), self.p("desk paper", "Place, hour"), view.next_review),
            )
        )
        return Part(BOX, boxes.draw, 14)
