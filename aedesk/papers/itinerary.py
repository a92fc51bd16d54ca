"""The work diary of a day as an itinerary (D-05): what is planned, with room for what came of it, and what was done."""

from collections.abc import Sequence

from aedesk.papers.desk_paper import BETWEEN, HALF, DeskPaper, Frame
from aedesk.papers.desk_paper_view import DiaryLine, ItineraryView
from aedesk.papers.flow import Part
from aedesk.papers.ledger import Field, Ledger
from aedesk.papers.sheet import BLOCK
from aedesk.papers.text import GREY, Piece, Voice, filled
from aedesk.papers.views import Sheet, Two

_ROW, _BLANK, _AT, _WHOSE, _CAME = 29.0, 34.0, 50.0, 120.0, 190.0
EMPTY = 4  # rows for what nobody planned


def itinerary(view: ItineraryView, *, size: str = "A4") -> Sheet:
    """Draw the sheet."""
    say = Voice(view.language)
    mark, note = say.p("dossier", "Internal"), say.p("call paper", "Several clients: not for the bag")
    foot = note.first
    if view.bag:
        mark = say.p("call paper", "For the bag")
        note = say.p("call paper", "Clients as codes: the key is in the desk only")
        foot = say.p("call paper", "Lost? Nothing here names a client").first
    title = say.p("desk paper", "Work diary")
    frame = Frame(
        view.house, Two(title.first), mark, note, filled(say.p("desk paper", "Diary {day}"), day=view.iso_day).first,
        foot, view.number, view.content_hash, view.at,
    )  # fmt: skip
    return _Itinerary(view, size, frame).drawn()


class _Itinerary(DeskPaper):
    def __init__(self, view: ItineraryView, size: str, frame: Frame) -> None:
        super().__init__(view.language, size, frame)
        self.view = view

    def drawn(self) -> Sheet:
        view, say = self.view, self.say
        top = self.begin(
            [
                [
                    (say.p("call paper", "Name"), view.who),
                    (say.p("call paper", "Day"), view.day),
                    (say.p("desk paper", "Interruptions"), view.interruptions),
                ]
            ],
            (0.9, 1.5, 0.9),
        )
        self.put(top + 14, [*self._planned(), *self._done()], self._tail())
        return self.sheet()

    def _planned(self) -> list[Part]:
        rows = self.view.planned
        ledger = Ledger(
            self.form,
            (
                Field(self.p("desk paper", "Time"), _AT),
                Field(self.p("desk paper", "What"), BLOCK - _AT - _WHOSE - _CAME),
                Field(self.p("desk paper", "Client"), _WHOSE),
                Field(self.p("desk paper", "What came of it"), _CAME, ruled=True),
            ),
            _BLANK,
        )
        parts = [
            self.heading(
                self.form.left, self.p("desk paper", "Planned"), self.p("desk paper", "in the order of the day"), gap=0
            ),
            ledger.head(),
        ]
        parts += self._rows(ledger, rows, last=[[]])
        return parts + [ledger.row([[], [], [], []]) for _place in range(EMPTY if len(rows) < 12 else 2)]

    def _done(self) -> list[Part]:
        rows = self.view.done
        if not rows:
            return []
        ledger = Ledger(
            self.form,
            (
                Field(self.p("desk paper", "Time"), _AT),
                Field(self.p("desk paper", "What"), BLOCK - _AT - _WHOSE),
                Field(self.p("desk paper", "Client"), _WHOSE),
            ),
            _ROW,
        )
        count = self.say.n("{count} line", "{count} lines", len(rows)).first.format(count=len(rows))
        parts = [
            self.heading(
                self.form.left,
                self.p("desk paper", "Done"),
                self.p("desk paper", "as the desk wrote it down"),
                count=count,
            ),
            ledger.head(),
        ]
        return parts + self._rows(ledger, rows)

    def _rows(self, ledger: Ledger, rows: Sequence[DiaryLine], last: Sequence[Sequence[Piece]] = ()) -> list[Part]:
        return [ledger.row([
            ledger.lines(0, row.at), self._words(ledger, row), ledger.lines(2, row.whose, most=1, grey=GREY), *last,
        ], first=place == 0) for place, row in enumerate(rows)]  # fmt: skip

    def _words(self, ledger: Ledger, row: DiaryLine) -> list[Piece]:
        return [*ledger.lines(1, row.words, most=2), *ledger.lines(1, row.detail, most=1, size=10.5, grey=GREY)]

    def _tail(self) -> Part:
        form = self.form
        left = self.lines(form.left, HALF, "", 2)
        right = self.lines(form.left + HALF + BETWEEN, HALF, "", 2)

        def draw(top: float) -> None:
            self.small(form.left, top, self.p("desk paper", "Important things done; if not, why"))
            self.small(form.left + HALF + BETWEEN, top, self.p("desk paper", "First of tomorrow"))
            for part in (left, right):
                part.draw(top + 14)

        return Part(14 + left.height, draw, 14)
