"""The contact report of a call: what was said, what was agreed, who does it by when; the client may correct it."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from aedesk.papers import labels
from aedesk.papers.flow import Flow, Part
from aedesk.papers.labels import Cell
from aedesk.papers.ledger import Field, Ledger, section, to_write_on, written
from aedesk.papers.pen import MM
from aedesk.papers.qr import Mark
from aedesk.papers.sections import text_rows
from aedesk.papers.sheet import BLOCK, GUTTER, Form
from aedesk.papers.text import GAP, Piece
from aedesk.papers.views import House, Sheet, Signer, Two

_BOX = 26 * MM
_AFTER = 18.0


@dataclass(frozen=True)
class Agreed:
    """Something that was agreed: what, who does it, by when."""

    what: str
    who: str
    due: str


@dataclass(frozen=True)
class ContactReportView:
    """What the report says, in one language."""

    language: str  # zh, en or es
    house: House
    number: str
    iso_day: str
    client: str
    person: str
    title: str
    how: str
    when: str
    minutes: str
    made_by: str
    about: str
    said: str
    agreed: tuple[Agreed, ...]
    silence: str = ""
    next_meeting: str = ""
    content_hash: str = ""
    at: datetime | None = None


def contact_report(view: ContactReportView, *, size: str = "A4") -> Sheet:
    """Draw the report."""
    return _ContactReport(Form(size, view.language), view).drawn()


def typed(view: ContactReportView) -> list[str]:
    """Every text that somebody typed."""
    found = [view.client, view.person, view.title, view.made_by, view.about, view.said, *view.house.name.both]
    return [*found, *(words for each in view.agreed for words in (each.what, each.who))]


class _ContactReport:
    def __init__(self, form: Form, view: ContactReportView) -> None:
        self.form, self.view, self.say, self.language = form, view, form.say, form.say.first
        self.title = self.say.p("call paper", "Contact report")

    def p(self, context: str, text: str) -> str:
        """The words for `text` in the one language of this paper."""
        return self.say.p(context, text).first

    def drawn(self) -> Sheet:
        form, view = self.form, self.view
        top = form.head(view.house, self.title)
        top = labels.draw(form, top + 10, self._labels(), (1.2, 1.2, 1)) + 14
        flow = Flow(top, form.end, self._next_page)
        flow.put([*self._said(), *self._agreed(), *self._corrections()])
        if flow.top + _AFTER + _BOX > form.end:
            self._next_page()
        self._boxes(form.end - _BOX)
        for page in range(form.pen.pages):
            form.pen.turn_to(page)
            self._foot(page + 1, form.pen.pages)
        return form.sheet(f"{self.title.first} {view.number}", view.house.name.first, view.at)

    def _next_page(self) -> tuple[float, float]:
        view = self.view
        words = f"{self.title.first}{GAP}{view.number}{GAP}·{GAP}{view.client}{GAP}·{GAP}"
        words += self.say.p("paper", "continued").first
        return self.form.running_head(view.house, [Piece(words, self.language, 10.5)]) + 14, self.form.end

    def _labels(self) -> list[list[Cell]]:
        view, say = self.view, self.say
        cell = partial(labels.told, say)
        return [
            [
                cell(say.p("dossier", "Client"), view.client),
                cell(say.p("call paper", "Day"), view.when),
                cell(say.p("call paper", "Number"), view.number),
            ],
            [
                cell(say.p("call paper", "Spoken with"), view.person),
                cell(say.p("call paper", "How"), view.how),
                cell(say.p("dossier", "AE"), view.made_by),
            ],
        ]

    def _said(self) -> list[Part]:
        form, view = self.form, self.view
        parts: list[Part] = []
        for title, words in (
            (self.p("call paper", "What it was about"), view.about),
            (self.p("call paper", "What was said"), view.said),
        ):
            if words.strip():
                rows = text_rows(form, words, x=0, width=BLOCK)
                parts.append(section(form, title, gap=14 if parts else 0))
                parts += [
                    Part(row.height, row.draw, keep=place == 0 and len(rows) > 1) for place, row in enumerate(rows)
                ]
        return parts

    def _agreed(self) -> list[Part]:
        fields = (
            Field("#", 26),
            Field(self.p("call paper", "What was agreed"), BLOCK - 272),
            Field(self.p("call paper", "By whom"), 138),
            Field(self.p("call paper", "By"), 108),
        )
        table = Ledger(self.form, fields, 30)
        behind = "" if self.view.agreed else self.p("call paper", "nothing to be done by either side")
        parts = [section(self.form, self.p("call paper", "Agreements"), behind)]
        if not self.view.agreed:
            return parts
        parts.append(table.head())
        for number, each in enumerate(self.view.agreed, 1):
            parts.append(
                table.row(
                    [
                        [Piece(str(number), self.language)],
                        table.lines(1, each.what, most=6),
                        table.lines(2, each.who),
                        table.lines(3, each.due),
                    ]
                )
            )
        return parts

    def _corrections(self) -> list[Part]:
        form = self.form
        behind = self.p("call paper", "please write it here if we understood something otherwise than you meant it")
        parts = [section(form, self.p("call paper", "To be put right"), behind), *to_write_on(form, 3)]
        return [*parts, *written(form, self.view.silence, gap=10)] if self.view.silence else parts

    def _boxes(self, top: float) -> None:
        form, view, say = self.form, self.view, self.say
        width = (BLOCK - 2 * GUTTER) / 3
        titles = (
            ("report.ae", say.p("call paper", "Written by"), view.made_by),
            ("report.client", say.p("call paper", "Confirmed by client"), view.person),
            ("report.next", say.p("call paper", "Next contact"), view.next_meeting),
        )
        for place, (slot, title, name) in enumerate(titles):
            frame = (form.left + place * (width + GUTTER), top, width, _BOX)
            form.signature(slot, frame, say.pieces(title, 10.5), Signer(Two(name)), "")

    def _foot(self, page: int, pages: int) -> None:
        view = self.view
        rule = self.p("call paper", "Sent within a day of the call")
        mark = Mark(view.number, 1, 0, view.content_hash) if view.content_hash else None
        self.form.foot(page, pages, [Piece(view.number, self.language)], [Piece(rule, self.language)], mark)
