"""The filled dossier: what is known of a client, with its sources; a front page where several chapters are printed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from aedesk.papers import labels
from aedesk.papers.asking import LINE
from aedesk.papers.dossier_front import AskNext, front
from aedesk.papers.dossier_rows import Rows
from aedesk.papers.flow import Flow, Part, count
from aedesk.papers.labels import Cell
from aedesk.papers.qr import Mark
from aedesk.papers.questions import Chapter, strings
from aedesk.papers.sheet import BLOCK, Form
from aedesk.papers.text import GAP, GREY, Piece, base, filled
from aedesk.papers.views import House, Sheet, Two

FRONT_FROM = 3  # chapters


@dataclass(frozen=True)
class FilledView:
    """What a filled dossier says, in one language."""

    language: str  # zh, en or es
    house: House
    client: str
    internal_number: str
    version: int
    printed_on: str
    printed_at: str
    printed_by: str
    chapters: tuple[Chapter, ...]
    ask_next: tuple[AskNext, ...] = ()  # on the front page
    compared_with: str = ""  # version and day that `changed` counts from
    others: str = ""  # names of other clients in it: then the paper says that it is not for the bag
    content_hash: str = ""
    at: datetime | None = None

    @property
    def number(self) -> str:
        """The number on its squares."""
        return self.internal_number.replace("C-", "D-", 1)


def dossier_filled(view: FilledView, *, size: str = "A4") -> Sheet:
    """Draw the chosen chapters."""
    return _Filled(Form(size, view.language), view).drawn()


def typed(view: FilledView) -> list[str]:
    """Every text of a view."""
    found = [view.client, view.internal_number, view.printed_by, view.others, *view.house.name.both]
    for chapter in view.chapters:
        found += strings(chapter)
    for each in view.ask_next:
        found += [each.label, each.where]
    return found


def secrecy(form: Form, client: str, others: str) -> tuple[Two, Two]:
    """The mark of an internal paper, and what it means here."""
    say = form.say
    if others:
        return say.p("dossier", "Internal"), say.p("dossier", "Names another client: not for the bag")
    return say.p("dossier", "Confidential"), filled(say.p("dossier", "Only {client} appears in this paper"),
                                                    client=client)


class _Filled:
    def __init__(self, form: Form, view: FilledView) -> None:
        self.form, self.view, self.say, self.language = form, view, form.say, form.say.first
        self.title = self.say.p("dossier", "Client dossier")
        self.rows = Rows(form)
        self.pages: list[Chapter | None] = []  # the chapter of each page

    def drawn(self) -> Sheet:
        form, view = self.form, self.view
        several = len(view.chapters) >= FRONT_FROM
        begins: list[int] = []
        if several:
            top = self._head(None)
            self.pages.append(None)
        for chapter in view.chapters:
            begins.append(form.pen.pages)
            self._chapter(chapter)
        if several:
            form.pen.turn_to(0)
            front(form, top + 4, view.chapters, begins, view.ask_next)
        for page, chapter_ in enumerate(self.pages):
            form.pen.turn_to(page)
            self._foot(page + 1, chapter_)
        return form.sheet(f"{self.title.first} {view.client}", view.house.name.first, view.at)

    def _head(self, chapter: Chapter | None) -> float:
        view, form = self.view, self.form
        mark, note = secrecy(form, view.client, view.others)
        top = form.head(view.house, self.title, mark, note)
        return labels.draw(form, top + 10, self._labels(chapter), (1.5, 0.95, 1.05)) + 2

    def _labels(self, chapter: Chapter | None) -> list[list[Cell]]:
        view, say = self.view, self.say
        version = filled(say.p("dossier", "Version {number}"), number=view.version).first
        chapters = (chapter,) if chapter else view.chapters
        answered = filled(say.p("dossier", "{settled} of {applicable}"),
                          settled=sum(each.settled for each in chapters),
                          applicable=sum(each.applicable for each in chapters)).first
        what = filled(say.n("{count} chapter", "{count} chapters", len(chapters)), count=len(chapters)).first
        if chapter:
            colon = "：" if self.language == "zh" else ": "
            what = f"{chapter.name}{colon}{chapter.product}" if chapter.product else chapter.name

        cell = partial(labels.told, say)
        return [
            [cell(say.p("dossier", "Client"), view.client), cell(say.p("dossier", "Dossier"), version),
             cell(say.p("dossier", "Printed"), view.printed_on)],
            [cell(say.p("dossier", "Chapter"), what), cell(say.p("dossier", "Internal no."), view.internal_number),
             cell(say.p("dossier", "Answered"), answered)],
        ]

    def _chapter(self, chapter: Chapter) -> None:
        form = self.form
        top = self._head(chapter)
        self.pages.append(chapter)
        box = self._box(chapter)
        end = form.end - (box.height + 14 if box else 0)
        flow = Flow(top + 12, end, partial(self._next_page, chapter))
        if box:
            box.draw(form.end - box.height)
        flow.put(self._fitting(chapter, top + 12, end))

    def _fitting(self, chapter: Chapter, top: float, end: float) -> list[Part]:
        """The parts with room to write, or with less of it where that saves a page."""
        next_top = self.form.running_end(self.view.house, self._running(chapter)) + 15
        found: list[tuple[int, list[Part]]] = []
        for roomy in (True, False):
            parts = list(self.rows.parts(chapter, roomy))
            found.append((count(parts, top, end, next_top, self.form.end), parts))
            if found[0][0] == 1:
                break
        return min(found, key=lambda each: each[0])[1]

    def _running(self, chapter: Chapter) -> list[Piece]:
        """The words in the head of a later page."""
        dot = f"{GAP}·{GAP}"
        name = f"{self.view.client}{'，' if self.language == 'zh' else ', '}{chapter.name}"
        if chapter.product:
            name += f"{'：' if self.language == 'zh' else ': '}{chapter.product}"
        words = dot.join((self.title.first, name, self.say.p("paper", "continued").first))
        return [Piece(words, self.language, 10.5, grey=GREY)]

    def _next_page(self, chapter: Chapter) -> tuple[float, float]:
        self.pages.append(chapter)
        return self.form.running_head(self.view.house, self._running(chapter)) + 15, self.form.end

    def _foot(self, page: int, chapter: Chapter | None) -> None:
        view, say, dot = self.view, self.say, f"{GAP}·{GAP}"
        if chapter is None or not chapter.number:
            words = filled(say.p("dossier", "dossier version {version}"), version=view.version)
        else:
            words = filled(say.p("dossier", "dossier version {version}, chapter {chapter}"), version=view.version,
                           chapter=chapter.number)
        before = [Piece(f"{view.internal_number}{GAP}{words.first}", self.language)]
        printed = filled(say.p("dossier", "Printed by {name}, {time}"), name=view.printed_by, time=view.printed_at)
        rule = say.p("dossier", "Shred when it is no longer needed")
        mark = Mark(view.number, view.version, 0, view.content_hash) if view.content_hash else None
        self.form.foot(page, len(self.pages), before, [Piece(f"{printed.first}{dot}{rule.first}", self.language)], mark)

    def _box(self, chapter: Chapter) -> Part | None:
        """What changed since the version before, and what is still to ask: at the end of a chapter's first page."""
        if not chapter.changed and not chapter.to_ask:
            return None
        return changes_box(self.form, self.view.compared_with, chapter.changed, chapter.to_ask)


def changes_box(form: Form, since: str, changed: Sequence[str], to_ask: Sequence[str], most: int = 4) -> Part:
    """The framed box under a chapter: numbers that changed, and what is still to ask."""
    say, language = form.say, form.say.first
    half = (BLOCK - 24 - 24) / 2 if changed and to_ask else BLOCK - 24
    comma = "、" if language == "zh" else ", "
    left = _few(form, comma.join(changed), half, most) if changed else []
    right = _few(form, f"{GAP}·{GAP}".join(to_ask), half, most) if to_ask else []
    since_words = filled(say.p("dossier", "Changed since {version}"), version=since).first if since else ""
    height = 9 + 14 + LINE * max(1, len(left), len(right)) + 9

    def draw(top: float) -> None:
        form.pen.rect(form.left, top, BLOCK, height)
        for x, title, lines in ((form.left + 12, since_words if left else "", left),
                                (form.left + 12 + half + 24 if left else form.left + 12,
                                 say.p("dossier", "Still to ask").first if right else "", right)):
            form.pen.text(x, base(top + 9, 14, 10.5), title, 10.5, language=language, grey=GREY)
            for place, line in enumerate(lines):
                form.flow(x, base(top + 23 + LINE * place, LINE, 12), [line])

    return Part(height, draw)


def _few(form: Form, text: str, width: float, most: int) -> list[Piece]:
    """The first lines of a text; the last one says that there is more."""
    lines = Piece(text, form.say.first).lines(width)
    if len(lines) <= most:
        return lines
    last = replace(lines[most - 1], words=lines[most - 1].words.rstrip(" ,、·\u2002") + " …")
    return [*lines[: most - 1], last]
