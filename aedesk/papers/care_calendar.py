"""The care calendar and gift list (PF-37): who is thought of when, with what, for how much, and who agreed to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from aedesk.papers import labels
from aedesk.papers.asking import strong
from aedesk.papers.compact import beside, bullets
from aedesk.papers.flow import Flow, Part
from aedesk.papers.labels import Cell
from aedesk.papers.ledger import Cell as Filled
from aedesk.papers.ledger import Field, Ledger, section
from aedesk.papers.pen import MM
from aedesk.papers.qr import Mark
from aedesk.papers.sheet import BLOCK, GUTTER, Form
from aedesk.papers.text import GAP, GREY, Piece, base, filled
from aedesk.papers.views import House, Sheet, Signer, Two

HALF = (BLOCK - 24.0) / 2
MOST = 8  # warnings, and people whose birthday nobody knows
_BOX = 26 * MM


@dataclass(frozen=True)
class CareRow:
    """One day on which somebody is thought of."""

    day: str
    lunar: str
    who: str
    client: str
    occasion: str
    thing: str
    earlier: str
    budget: str
    approved: bool = False
    delivered: str = ""
    received: str = ""


@dataclass(frozen=True)
class CardText:
    """Words that are copied by hand."""

    who: str
    words: str
    copied: bool = False


@dataclass(frozen=True)
class CareCalendarView:
    """What the calendar says, in one language."""

    language: str  # zh, en or es
    house: House
    number: str
    iso_day: str
    period: str
    made_by: str
    approver: str
    budget: str
    limit: str
    ahead: str
    review: str
    rows: tuple[CareRow, ...]
    cards: tuple[CardText, ...] = ()
    remember: tuple[str, ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()
    unknown_more: int = 0
    rows_more: int = 0
    content_hash: str = ""
    at: datetime | None = None


def care_calendar(view: CareCalendarView, *, size: str = "A4") -> Sheet:
    """Draw the calendar."""
    return _CareCalendar(Form(size, view.language), view).drawn()


def typed(view: CareCalendarView) -> list[str]:
    """Every text that somebody typed."""
    found = [view.made_by, view.approver, *view.remember, *view.house.name.both]
    for row in view.rows:
        found += [row.who, row.client, row.occasion, row.thing, row.earlier, row.received]
    for card in view.cards:
        found += [card.who, card.words]
    return [*found, *(words for pair in view.unknown for words in pair)]


class _CareCalendar:
    def __init__(self, form: Form, view: CareCalendarView) -> None:
        self.form, self.view, self.say, self.language = form, view, form.say, form.say.first
        self.title = self.say.p("call paper", "Care calendar")

    def p(self, context: str, text: str) -> str:
        """The words for `text` in the one language of this paper."""
        return self.say.p(context, text).first

    def drawn(self) -> Sheet:
        form, view, say = self.form, self.view, self.say
        top = form.head(
            view.house,
            self.title,
            say.p("dossier", "Internal"),
            say.p("call paper", "In the company’s name, not in one’s own"),
        )
        top = labels.draw(form, top + 10, self._labels(), (1, 0.75, 1)) + 14
        flow = Flow(top, form.end, self._next_page)
        flow.put([*self._days(), *self._cards(), *self._last()])
        if flow.top + 18 + _BOX > form.end:
            self._next_page()
        self._boxes(form.end - _BOX)
        for page in range(form.pen.pages):
            form.pen.turn_to(page)
            self._foot(page + 1, form.pen.pages)
        return form.sheet(f"{self.title.first} {view.iso_day}", view.house.name.first, view.at)

    def _next_page(self) -> tuple[float, float]:
        words = f"{self.title.first}{GAP}{self.view.period}{GAP}·{GAP}{self.say.p('paper', 'continued').first}"
        return self.form.running_head(self.view.house, [Piece(words, self.language, 10.5)]) + 14, self.form.end

    def _labels(self) -> list[list[Cell]]:
        view, say = self.view, self.say
        cell = partial(labels.told, say)
        return [
            [
                cell(say.p("call paper", "Period"), view.period),
                cell(say.p("dossier", "AE"), view.made_by),
                cell(say.p("call paper", "Budget"), view.budget),
            ],
            [
                cell(say.p("call paper", "Approved by"), view.approver),
                cell(say.p("call paper", "Gift ahead"), view.ahead),
                cell(say.p("call paper", "Limit for one"), view.limit),
            ],
        ]

    def _days(self) -> list[Part]:
        fields = (
            Field(self.p("call paper", "Date"), 58),
            Field(self.p("call paper", "Who"), 104),
            Field(self.p("call paper", "Occasion"), 96),
            Field(self.p("call paper", "Gift or greeting"), 112),
            Field(self.p("call paper", "Two years before"), 78),
            Field(self.p("call paper", "Budget"), 62, right=True),
            Field(self.p("call paper", "Agreed"), 52, ruled=True),
            Field(self.p("call paper", "Given on"), 48, ruled=True),
            Field(self.p("call paper", "Taken by"), BLOCK - 610, ruled=True),
        )
        table = Ledger(self.form, fields, 42)
        behind = self.p("call paper", "what was given in two years is not given again")
        parts = [section(self.form, self.p("call paper", "Days and gifts"), behind, gap=0), table.head()]
        for place, row in enumerate(self.view.rows):
            parts.append(table.row(self._day(table, row), first=place == 0 and len(self.view.rows) > 1))
        if not self.view.rows:
            parts.append(table.row([[] for _field in fields]))
        if self.view.rows_more:
            words = filled(self.say.p("dossier", "and {count} more in the desk"), count=self.view.rows_more).first
            parts.append(Part(18, lambda top: self._small(self.form.left, top, words)))
        return parts

    def _day(self, table: Ledger, row: CareRow) -> list[Filled]:
        def agreed(x: float, top: float) -> None:
            self.form.pen.tick_box(x + 2, top + 8, 15, ticked=row.approved)

        lunar = [Piece(row.lunar, self.language, 10.5, grey=GREY)] if row.lunar else []
        who = table.lines(1, row.who, most=1 if row.client else 2, style=strong(self.language))
        who += table.lines(1, row.client, most=1, size=10.5, grey=GREY)
        return [
            [Piece(row.day, self.language), *lunar],
            who,
            table.lines(2, row.occasion),
            table.lines(3, row.thing),
            table.lines(4, row.earlier, size=11, grey=GREY),
            [Piece(row.budget, self.language)],
            agreed,
            table.lines(7, row.delivered, size=10.5),
            table.lines(8, row.received, size=10.5),
        ]

    def _cards(self) -> list[Part]:
        if not self.view.cards:
            return []
        fields = (
            Field(self.p("call paper", "Who"), 104),
            Field(self.p("call paper", "Words"), BLOCK - 156),
            Field(self.p("call paper", "Copied"), 52, ruled=True),
        )
        table = Ledger(self.form, fields, 34)
        parts = [
            section(
                self.form, self.p("call paper", "Words for cards"), self.p("call paper", "copied by hand, not printed")
            ),
            table.head(),
        ]
        for card in self.view.cards:

            def copied(x: float, top: float, on: bool = card.copied) -> None:
                self.form.pen.tick_box(x + 8, top + 8, 15, ticked=on)

            parts.append(table.row([table.lines(0, card.who), table.lines(1, card.words, most=3), copied]))
        return parts

    def _last(self) -> list[Part]:
        """What to remember, beside the people whose birthday nobody knows."""
        form, view = self.form, self.view
        left, right = [], []
        if view.remember:
            left = [
                section(
                    form,
                    self.p("call paper", "Remember"),
                    self.p("call paper", "what is not given, and what they like"),
                ),
                *bullets(form, form.left, HALF, view.remember[:MOST], 2),
            ]
            left += self._more(form.left, len(view.remember) - MOST)
        if view.unknown:
            x = form.left + HALF + 24.0
            table = Ledger(
                form,
                (
                    Field(self.p("call paper", "Name"), 110),
                    Field(self.p("call paper", "Client"), HALF - 220),
                    Field(self.p("call paper", "Birthday"), 110, ruled=True),
                ),
                34,
                x,
            )
            right = [section(form, self.p("call paper", "Birthdays not asked yet"), x=x), table.head()]
            right += [
                table.row([table.lines(0, name, most=1), table.lines(1, client, most=1), []])
                for name, client in view.unknown
            ]
            right += self._more(x, view.unknown_more)
        if not left and not right:
            return []
        part = beside(left, right)
        return [Part(part.height, part.draw, gap=14)]

    def _more(self, x: float, count: int) -> list[Part]:
        if count <= 0:
            return []
        words = filled(self.say.p("dossier", "and {count} more in the desk"), count=count).first
        return [Part(18, lambda top: self._small(x, top, words))]

    def _small(self, x: float, top: float, words: str) -> None:
        self.form.pen.text(x, base(top + 2, 15, 10.5), words, 10.5, language=self.language, grey=GREY)

    def _boxes(self, top: float) -> None:
        form, view, say = self.form, self.view, self.say
        width = (BLOCK - 2 * GUTTER) / 3
        titles: Sequence[tuple[str, Two, str]] = (
            ("care.ae", say.p("dossier", "AE"), view.made_by),
            ("care.ad", say.p("call paper", "Agreed by account director"), view.approver),
            ("care.review", say.p("call paper", "Looked over at the quarter’s end"), view.review),
        )
        for place, (slot, title, name) in enumerate(titles):
            frame = (form.left + place * (width + GUTTER), top, width, _BOX)
            form.signature(slot, frame, say.pieces(title, 10.5), Signer(Two(name), None, ()), "")

    def _foot(self, page: int, pages: int) -> None:
        view = self.view
        receipts = self.p("call paper", "Receipts on the back")
        rule = f"{self.p('call paper', 'Several clients: not for the bag')}{GAP}·{GAP}{receipts}"
        mark = Mark(view.number, 1, 0, view.content_hash) if view.content_hash else None
        self.form.foot(page, pages, [Piece(view.number, self.language)], [Piece(rule, self.language)], mark)
