"""The work instruction and brief (PF-03): twelve fields on one sheet, signed before a job gets its number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from aedesk.papers import formats, labels
from aedesk.papers.labels import Cell
from aedesk.papers.qr import Mark
from aedesk.papers.sections import LINE, TEXT, WIDTH, Draw, Prose, Row, Section, text_rows
from aedesk.papers.sheet import BLOCK, GUTTER, Form
from aedesk.papers.text import GAP, GREY, Piece, base, filled
from aedesk.papers.views import NOBODY, House, Sheet, Signer, Two

BOX, BEFORE = 98.0, 18.0
_COLUMNS = (0.0, 234.0, 414.0, 424.0)  # piece, format, right edge of quantity, languages
_WIDTHS = (222.0, 118.0, 60.0, WIDTH - 424.0)
_ROW = 24.0


@dataclass(frozen=True)
class Deliverable:
    """One piece that is to be made."""

    piece: str
    format: str = ""
    quantity: int | None = None
    languages: str = ""


@dataclass(frozen=True)
class BriefView:
    """What a brief says, in one language."""

    language: str  # zh, en or es
    house: House
    number: str
    client: str
    job_title: str
    written_by: str = ""
    written_on: date | None = None
    job_number: str = ""
    edition: int = 1
    background: str = ""
    objective: str = ""
    deliverables: tuple[Deliverable, ...] = ()
    must: str = ""
    budget: str = ""
    approver: str = ""
    materials: tuple[tuple[str, bool], ...] = ()  # what, and whether it is here
    layout_due: date | None = None
    revisions: int | None = None
    to_client_on: date | None = None
    finished_art_on: date | None = None
    in_market_on: date | None = None
    director: Signer = NOBODY
    creative: Signer = NOBODY
    other: Signer = NOBODY
    content_hash: str = ""
    at: datetime | None = None


def brief(view: BriefView, *, size: str = "A4") -> Sheet:
    """Draw the brief: its sections over as many pages as they take, the boxes at the foot of the last."""
    return _Brief(Form(size, view.language.partition("+")[0]), view).drawn()


def strings(view: BriefView) -> list[str]:
    """Every text of a view that people typed."""
    found = [view.client, view.job_title, view.written_by, view.background, view.objective, view.must, view.budget,
             view.approver, *(what for what, _here in view.materials), *view.house.name.both, *view.house.address.both]
    for signer in (view.director, view.creative, view.other):
        found += signer.name.both
    for each in view.deliverables:
        found += [each.piece, each.format, each.languages]
    return found


class _Brief:
    def __init__(self, form: Form, view: BriefView) -> None:
        self.form, self.view, self.say, self.language = form, view, form.say, form.say.first
        self.house = House(Two(view.house.name.first), Two(view.house.address.first), logo=view.house.logo)

    def drawn(self) -> Sheet:
        form, view = self.form, self.view
        title = self.say.p("brief", "Work instruction and brief")
        top = form.head(self.house, title)
        top = labels.draw(form, top + 12, self._labels(), (1.4, 1.0, 1.05)) + 12
        form.pen.line(form.left, top, form.right, top, 1)
        prose = Prose(form, top, self._next_page)
        for number, section in enumerate(self._sections(), 1):
            prose.section(number, section)
        if prose.top + BEFORE + BOX > form.end:
            self._next_page()
        self._boxes()
        for page in range(form.pen.pages):
            form.pen.turn_to(page)
            self._foot(page + 1, form.pen.pages)
        return form.sheet(f"{title.first} {view.number}".strip(), self.house.name.first, view.at)

    def _next_page(self) -> float:
        view, dot = self.view, f"{GAP}·{GAP}"
        name = self.say.p("brief", "Work instruction and brief").first
        words = dot.join((f"{name}{GAP}{view.number}", view.client, self.say.p("paper", "continued").first))
        return self.form.running_head(self.house, [Piece(words, self.language, 10.5, grey=GREY)]) + 6

    def _labels(self) -> list[list[Cell]]:
        view, say, language = self.view, self.say, self.language
        rounds = "" if view.revisions is None else filled(say.n("{count} round", "{count} rounds", view.revisions),
                                                           count=view.revisions).first
        job = GAP.join(each for each in (view.job_number, view.job_title) if each)

        cell = partial(labels.told, say)
        return [
            [cell(say.p("paper", "Client"), view.client), cell(say.p("brief", "Brief"), view.number),
             cell(say.p("paper", "Date"), formats.day(view.written_on, language))],
            [cell(say.p("paper", "Job"), job), cell(say.p("brief", "Written by"), view.written_by),
             cell(say.p("brief", "Layout due"), formats.day(view.layout_due, language))],
            [cell(say.p("brief", "Approves"), view.approver), cell(say.p("brief", "Revisions"), rounds),
             cell(say.p("brief", "In market"), formats.day(view.in_market_on, language))],
        ]

    def _sections(self) -> list[Section]:
        view, form, say = self.view, self.form, self.say

        def section(title: Two, note: Two, rows: Sequence[Row]) -> Section:
            return Section(title.first, note.first, rows or [Row(LINE, lambda _top: None)])

        objective = text_rows(form, view.objective, size=16, line=23, style="serif")
        if len(objective) > 4:
            objective = text_rows(form, view.objective)
        return [
            section(say.p("brief", "Background"), say.p("brief", "Why now: the business reason"),
                    text_rows(form, view.background)),
            section(say.p("brief", "Objective"), say.p("brief", "What it is judged by"), objective),
            section(say.p("brief", "What we make"), say.p("brief", "Sizes checked with the printer"), self._table()),
            section(say.p("brief", "Must, must not"), say.p("brief", "From the client"), text_rows(form, view.must)),
            section(say.p("brief", "Budget"), say.p("brief", "Told by the client"), text_rows(form, view.budget)),
            section(say.p("brief", "Materials"), say.p("brief", "Ticked: here. Open: still missing"),
                    self._materials()),
            section(say.p("brief", "Key dates"), say.p("brief", "Each one moves the next"), [self._dates()]),
        ]

    def _table(self) -> list[Row]:
        """The pieces: head and rows; a text too long for its column goes on under it."""
        say, form, language = self.say, self.form, self.language
        if not self.view.deliverables:
            return []
        titles = (say.p("brief", "Piece").first, say.p("brief", "Format").first, say.p("paper", "Qty").first,
                  say.p("brief", "Languages").first)
        rows = [Row(_ROW, self._table_row([[each] for each in titles], 10.5, GREY), keep=True)]
        for number, each in enumerate(self.view.deliverables):
            quantity = "" if each.quantity is None else formats.number(each.quantity, language)
            cells = [[piece.words for piece in Piece(text, language).lines(width)] if text else []
                     for text, width in zip((each.piece, each.format, quantity, each.languages), _WIDTHS, strict=True)]
            height = _ROW - LINE + LINE * max(1, *(len(cell) for cell in cells))
            rows.append(Row(height, self._table_row(cells, 12, 0, rule=form.left + TEXT), keep=number == 0))
        return rows

    def _table_row(self, cells: Sequence[Sequence[str]], size: float, grey: float, rule: float = 0) -> Draw:
        form, language = self.form, self.language

        def draw(top: float) -> None:
            if rule:
                form.pen.line(rule, top - 0.4, form.right, top - 0.4, 0.75, 0.8)
            for place, (x, lines) in enumerate(zip(_COLUMNS, cells, strict=True)):
                for number, words in enumerate(lines):
                    form.pen.text(form.left + TEXT + x, base(top + 3 + LINE * number, LINE, size), words, size,
                                  language=language, grey=grey, align="right" if place == 2 else "left")

        return draw

    def _materials(self) -> list[Row]:
        """Each with its box, ticked where it is here."""
        form, language = self.form, self.language

        def drawer(lines: Sequence[Piece], here: bool) -> Draw:
            def draw(top: float) -> None:
                form.pen.tick_box(form.left + TEXT, top + 2.8, ticked=here)
                for number, line in enumerate(lines):
                    form.flow(form.left + TEXT + 18, base(top + LINE * number, LINE, 12), [line])

            return draw

        rows = []
        for what, here in self.view.materials:
            lines = Piece(what, language).lines(WIDTH - 18)
            rows.append(Row(LINE * len(lines) + 2, drawer(lines, here)))
        return rows

    def _dates(self) -> Row:
        view, form, say, language = self.view, self.form, self.say, self.language
        dates = ((say.p("brief", "To the client"), view.to_client_on),
                 (say.p("brief", "Finished art"), view.finished_art_on),
                 (say.p("brief", "In market"), view.in_market_on))

        def draw(top: float) -> None:
            for number, (label, day) in enumerate(dates):
                x = form.left + TEXT + WIDTH / 3 * number
                form.pen.text(x, base(top, 14, 10.5), label.first, 10.5, language=language, grey=GREY)
                form.pen.text(x, base(top + 14, LINE, 12), formats.day(day, language), 12, language=language)
                if day is None:
                    form.pen.line(x, top + 31, x + WIDTH / 3 - 24, top + 31, 0.75, 0.667)

        return Row(34, draw)

    def _boxes(self) -> None:
        view, say, form = self.view, self.say, self.form
        width = (BLOCK - 2 * GUTTER) / 3
        for place, (slot, title, signer) in enumerate((
            ("brief.ad", say.p("signature", "Account director"), view.director),
            ("brief.cd", say.p("signature", "Creative director"), view.creative),
            ("brief.other", say.p("signature", "Other head"), view.other),
        )):
            frame = (form.left + (width + GUTTER) * place, form.end - BOX, width, BOX)
            form.signature(slot, frame, say.pieces(title, 10.5, grey=GREY), signer,
                           formats.short_day(signer.on, self.language))

    def _foot(self, page: int, pages: int) -> None:
        view, say = self.view, self.say
        version = filled(say.p("brief", "version {version}"), version=view.edition).first
        before = [Piece(f"{view.number}{GAP}·{GAP}{version}", self.language)] if view.number else []
        note = say.pieces(say.p("brief", "No job number, no layout before the signatures"))
        mark = Mark(view.number, view.edition, 0, view.content_hash) if view.number else None
        self.form.foot(page, pages, before, note, mark)
