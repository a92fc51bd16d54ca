"""The desk-cleanup sheet (PF-33): five rules, the tray by age, the one paper on the desk, tomorrow's first."""

from collections.abc import Callable

from aedesk.papers.desk_paper import BETWEEN, BOX, HALF, DeskPaper, Frame
from aedesk.papers.desk_paper_view import CleanupView, TrayRow
from aedesk.papers.flow import Part
from aedesk.papers.ledger import Cell, Field, Ledger
from aedesk.papers.sheet import BLOCK
from aedesk.papers.text import GREY, Piece, Voice, base, filled
from aedesk.papers.views import Sheet
from aedesk.words import N_, words

RULES = (
    (N_("Working papers are labelled"), N_("job number and date on each")),
    (N_("The tray is empty"), N_("what is new is entered the same day, {days} days at most")),
    (N_("One document on the desk"), N_("done or put back before the next is taken")),
    (N_("Loose sheets are read once"), N_("filed or thrown away, never put back")),
    (N_("The work diary is written"), N_("calls, visits, signatures, interruptions with their hours")),
)
LEAST = 10  # rows of the tray: empty ones for what comes in until the evening
_RULE, _ROW, _DESK = 34.0, 29.0, 76.0
_WHOSE, _SIDE = 124.0, 12.0


def desk_cleanup(view: CleanupView, *, size: str = "A4") -> Sheet:
    """Draw the sheet."""
    say = Voice(view.language)
    frame = Frame(
        view.house, say.p("desk paper", "Desk clean-up"), say.p("dossier", "Internal"),
        say.p("call paper", "Several clients: not for the bag"),
        filled(say.p("desk paper", "Desk {day}"), day=view.iso_day).first,
        say.p("desk paper", "do: today · hand on · keep: file · drop: destroy").first, view.number, view.content_hash,
        view.at,
    )  # fmt: skip
    return _Cleanup(view, size, frame).drawn()


class _Cleanup(DeskPaper):
    def __init__(self, view: CleanupView, size: str, frame: Frame) -> None:
        super().__init__(view.language, size, frame)
        self.view = view
        self.gap = 11.0 if self.language == "zh" else 8.0
        self.acts = (self.p("desk paper", "do"), self.p("desk paper", "hand on"), self.p("desk paper", "keep"),
                     self.p("desk paper", "drop"))  # fmt: skip
        self.tray = self._tray_ledger()

    def drawn(self) -> Sheet:
        view, say = self.view, self.say
        top = self.begin(
            [
                [
                    (say.p("call paper", "Name"), view.who),
                    (say.p("call paper", "Day"), view.day),
                    (say.p("desk paper", "Last score"), view.last_score),
                ]
            ],
            (0.9, 1.5, 0.9),
        )
        tail = self._tail()
        parts = [*self._rules(), *self._tray()]
        empty = min(LEAST - len(view.rows), int(self.room(top + 14, parts, tail) // _ROW))
        self.put(top + 14, [*parts, *(self._row(0, None) for _place in range(empty))], tail)
        return self.sheet()

    def _rules(self) -> list[Part]:
        view, say = self.view, words(self.language)
        ledger = Ledger(
            self.form,
            (
                Field("#", 24),
                Field(self.p("desk paper", "Rule"), BLOCK - 24 - 44 - 180),
                Field(self.p("desk paper", "Kept"), 44, ruled=True),
                Field(self.p("desk paper", "Why not"), 180, ruled=True),
            ),
            _RULE,
        )
        parts = [
            self.heading(
                self.form.left,
                self.p("desk paper", "Five rules"),
                self.p("desk paper", "ten minutes before the day ends"),
                gap=0,
            ),
            ledger.head(),
        ]
        for place, (title, behind) in enumerate(RULES):
            kept = place < len(view.marks) and view.marks[place]
            cause = view.causes[place] if place < len(view.causes) else ""
            parts.append(ledger.row([
                self.middle(str(place + 1), _RULE), self._rule(say.t(title), say.t(behind).format(days=view.tray_days)),
                self.box(_RULE, ticked=kept, indent=10), self.middle(cause, _RULE, size=10.5, room=166),
            ]))  # fmt: skip
        return parts

    def _rule(self, title: str, behind: str) -> Callable[[float, float], None]:
        bold = Piece(title, self.language, style=self.strong)
        room = BLOCK - 24 - 44 - 180 - 8

        def draw(x: float, top: float) -> None:
            grey = Piece(behind, self.language, 10.5, grey=GREY)
            if bold.width + 10 + grey.width <= room:
                end = self.form.flow(x, base(top + 8.5, 17, 12), [bold])
                self.form.flow(end + 8, base(top + 8.5, 17, 12), [grey])
            else:
                self.form.flow(x, base(top + 3, 15, 12), [bold])
                self.form.flow(x, base(top + 17, 14, 10.5), [grey])

        return draw

    def _tray_ledger(self) -> Ledger:
        wide = 8 + sum(_SIDE + 4 + self.gap + Piece(each, self.language, 10.5).width for each in self.acts)
        self.title_room = BLOCK - 24 - _WHOSE - 46 - 36 - wide - 94
        fields = (
            Field("#", 24), Field(self.p("desk paper", "Paper"), self.title_room),
            Field(self.p("desk paper", "Client and work"), _WHOSE), Field(self.p("desk paper", "Came"), 46),
            Field(self.p("desk paper", "Days"), 36, right=True),
            Field(self.p("desk paper", "What becomes of it"), wide, ruled=True),
            Field(self.p("desk paper", "Where, by when"), 94, ruled=True),
        )  # fmt: skip
        return Ledger(self.form, fields, _ROW)

    def _tray(self) -> list[Part]:
        view = self.view
        oldest = max((row.days for row in view.rows), default=0)
        count = self.say.n("oldest: {count} workday", "oldest: {count} workdays", oldest).first.format(count=oldest)
        note = self.say.n("by age, {count} paper", "by age, {count} papers", len(view.rows)).first
        head = self.heading(self.form.left, self.p("desk paper", "Tray"), note.format(count=len(view.rows)),
                            count=count if oldest else "")  # fmt: skip
        return [head, self.tray.head(), *(self._row(place, row) for place, row in enumerate(view.rows, 1))]

    def _row(self, place: int, row: TrayRow | None) -> Part:
        """One paper of the tray, or an empty row for what comes in until the evening."""
        cells = self._cells(place, row) if row else [()] * 5
        return self.tray.row([*cells, self.ticks(self.acts, _ROW, _SIDE, self.gap, 10.5), ()], first=place == 1)

    def _cells(self, place: int, row: TrayRow) -> list[Cell]:
        days = Piece(str(row.days), self.language, 12, self.strong if row.old else "regular")

        def age(x: float, top: float) -> None:
            self.form.flow(x + 28, base(top + 6, 16, 12), [days], "right")

        return [self.middle(str(place), _ROW), self.middle(row.title, _ROW, room=self.title_room - 8),
                self.middle(row.whose, _ROW, room=_WHOSE - 8), self.middle(row.arrived, _ROW, room=44),
                age]  # fmt: skip

    def _tail(self) -> Part:
        form, view = self.form, self.view
        height = 30 + _DESK + 20 + BOX
        clock = self.p("desk paper", "at") + "\u2003\u2003:"
        boxes = self.boxes(
            (
                (self.p("desk paper", "Cleared by"), view.who, view.closed_at or clock),
                (self.p("desk paper", "Score"), self.p("desk paper", "20 a rule"), self.p("desk paper", "100 at most")),
                (self.p("desk paper", "Seen by (may stay empty)"), "", clock),
            ),
            ("", view.score),
        )

        def draw(top: float) -> None:
            right = form.left + HALF + BETWEEN
            for x, title in (
                (form.left, self.p("desk paper", "On the desk now")),
                (right, self.p("desk paper", "First of tomorrow")),
            ):
                form.heading(x, top, Piece(title, self.language))
                form.pen.rect(x, top + 30, HALF, _DESK)
            self._desk(form.left + 12, top + 30)
            if view.first:
                self.middle(view.first, 34, style=self.strong, room=HALF - 24)(right + 12, top + 30)
            boxes.draw(top + 30 + _DESK + 20)

        return Part(height, draw, 14)

    def _desk(self, x: float, top: float) -> None:
        view = self.view
        if not view.on_desk:
            return
        self.middle(view.on_desk, 17, style=self.strong, room=HALF - 24)(x, top + 9)
        self.middle(view.on_desk_note, 17, grey=GREY, room=HALF - 24)(x, top + 28)
        self.ticks((self.p("desk paper", "done"), self.p("desk paper", "back into the tray")), 17, 15, 18, 12)(
            x, top + 50
        )
