"""The blank questionnaire (PF-45): a print for each chapter, with room to write; sheets that get parted stay known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from aedesk.papers import labels
from aedesk.papers.blank_rows import BlankRows
from aedesk.papers.flow import Flow, Part, count
from aedesk.papers.labels import Cell
from aedesk.papers.qr import Mark
from aedesk.papers.questions import Chapter, strings
from aedesk.papers.sheet import Form
from aedesk.papers.text import GAP, GREY, Piece, base, filled
from aedesk.papers.views import House, Sheet, Two


@dataclass(frozen=True)
class BlankView:
    """What a blank form says; the client's figures only where it is printed for one."""

    language: str  # zh, en or es
    house: House
    form_version: int
    chapters: tuple[Chapter, ...]
    client: str = ""
    account_executive: str = ""
    internal_number: str = ""
    content_hash: str = ""
    at: datetime | None = None


def dossier_blank(view: BlankView, *, size: str = "A4") -> Sheet:
    """Draw the chosen chapters."""
    return _Blank(Form(size, view.language), view).drawn()


def typed(view: BlankView) -> list[str]:
    """Every text of a view."""
    found = [view.client, view.account_executive, view.internal_number, *view.house.name.both,
             *view.house.address.both]
    for chapter in view.chapters:
        found += strings(chapter)
    return found


class _Blank:
    def __init__(self, form: Form, view: BlankView) -> None:
        self.form, self.view, self.say, self.language = form, view, form.say, form.say.first
        self.title = self.say.p("dossier", "Client questionnaire").first
        self.rows = BlankRows(form)

    def drawn(self) -> Sheet:
        for chapter in self.view.chapters:
            first = self.form.pen.pages
            questions = self._chapter(chapter)
            for page in range(first, self.form.pen.pages):
                self.form.pen.turn_to(page)
                self._foot(chapter, page - first + 1, self.form.pen.pages - first, questions[page - first])
        return self.form.sheet(self.title, self.view.house.name.first, self.view.at)

    def _chapter(self, chapter: Chapter) -> list[list[str]]:
        form = self.form
        name = self._chapter_name(chapter)
        top = form.head(self.view.house, Two(self.title, name))
        top = labels.draw(form, top + 10, self._labels(chapter), (1.5, 1.05, 1.05)) + 7
        top = self._legend(chapter, top)
        flow = Flow(top + 8, form.end, partial(self._next_page, chapter))
        flow.put(self._fitting(chapter, top + 8))
        return flow.pages

    def _fitting(self, chapter: Chapter, top: float) -> list[Part]:
        """The parts with two lines for a long text, or with one where that saves a page."""
        next_top = self.form.running_end(self.view.house, self._running(chapter)) + 2 + labels.ROW + 11
        found: list[tuple[int, list[Part]]] = []
        for lines in (2, 1):
            parts = list(self.rows.parts(chapter, lines))
            found.append((count(parts, top, self.form.end, next_top, self.form.end), parts))
            if found[0][0] == 1:
                break
        return min(found, key=lambda each: each[0])[1]

    def _running(self, chapter: Chapter) -> list[Piece]:
        words = (self.title, self._chapter_name(chapter), "·", self.say.p("paper", "continued").first)
        return [Piece(GAP.join(words), self.language, 10.5, grey=GREY)]

    def _chapter_name(self, chapter: Chapter) -> str:
        if not chapter.number:
            return chapter.title
        return filled(self.say.p("dossier", "{number} {chapter}"), number=chapter.number, chapter=chapter.title).first

    def _next_page(self, chapter: Chapter) -> tuple[float, float]:
        form, say = self.form, self.say
        top = form.running_head(self.view.house, self._running(chapter))
        row = [self._cell(say.p("dossier", "Client"), self.view.client)]
        if chapter.product is not None:
            row.append(self._cell(say.p("dossier", "Product"), chapter.product))
        row.append(self._cell(say.p("paper", "Date"), ""))
        shares = (1.4, 1.3, 1.0) if len(row) == 3 else (1.8, 1.0)
        return labels.draw(form, top + 2, [row], shares) + 11, form.end

    def _cell(self, label: Two, value: str) -> Cell:
        return Cell(self.say.pieces(label, 11), [Piece(value, self.language)] if value else [])

    def _labels(self, chapter: Chapter) -> list[list[Cell]]:
        view, say = self.view, self.say
        parts = say.p("dossier", "day     month     year").first
        date = Cell(say.pieces(say.p("paper", "Date"), 11), [Piece(parts, self.language, 11, grey=GREY)])
        if chapter.product is None:
            third = self._cell(say.p("dossier", "Place"), "")
        else:
            third = self._cell(say.p("dossier", "Product"), chapter.product)
        return [
            [self._cell(say.p("dossier", "Client"), view.client), self._cell(say.p("dossier", "Told by"), ""), date],
            [third, self._cell(say.p("dossier", "AE"), view.account_executive),
             self._cell(say.p("dossier", "Internal no."), view.internal_number)],
        ]

    def _legend(self, chapter: Chapter, top: float) -> float:
        """How to tick; returns where the questions begin."""
        form, say, x = self.form, self.say, self.form.left
        for draw, words in ((form.pen.tick_box, say.p("dossier", "tick several")),
                            (form.pen.tick_circle, say.p("dossier", "tick one"))):
            draw(x, top + 1, 14)
            x = form.flow(x + 19, base(top, 15, 11), [Piece(words.first, self.language, 11, grey=GREY)]) + 15
        if chapter.product is None:
            words = say.p("dossier", "n/k: asked, they do not know. n/a: does not apply to this client. "
                          "Left empty: not asked.")
        else:
            words = say.p("dossier", "n/k: asked, they do not know. n/a: does not apply to this product. "
                          "Left empty: not asked.")
        for number_, line in enumerate(Piece(words.first, self.language, 11, grey=GREY).lines(form.right - x)):
            form.flow(x, base(top + 15 * number_, 15, 11), [line])
            bottom = top + 15 * (number_ + 1)
        return bottom

    def _foot(self, chapter: Chapter, page: int, pages: int, questions: Sequence[str]) -> None:
        say, code, name = self.say, f"Q-{chapter.number}", self._chapter_name(chapter)
        before = [Piece(f"{code}{GAP}{chapter.title}", self.language)]
        if len(questions) > 1:
            words = filled(say.p("dossier", "These answers belong to chapter {chapter}, questions {first} to {last}"),
                           chapter=name, first=questions[0], last=questions[-1])
        elif questions:
            words = filled(say.p("dossier", "These answers belong to chapter {chapter}, question {first}"),
                           chapter=name, first=questions[0])
        else:
            words = filled(say.p("dossier", "These answers belong to chapter {chapter}"), chapter=name)
        mark = Mark(code, self.view.form_version, 0, self.view.content_hash) if self.view.content_hash else None
        self.form.foot(page, pages, before, [Piece(words.first, self.language)], mark)
