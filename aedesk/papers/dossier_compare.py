"""Two days of a dossier side by side: words that are gone are struck out, new ones underlined."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import SequenceMatcher
from functools import partial

from aedesk.papers import labels
from aedesk.papers.asking import LINE, continued, group_head
from aedesk.papers.dossier_filled import secrecy
from aedesk.papers.flow import Flow, Part
from aedesk.papers.fonts import clean
from aedesk.papers.labels import Cell
from aedesk.papers.qr import Mark
from aedesk.papers.questions import Heading
from aedesk.papers.sheet import BLOCK, Form
from aedesk.papers.text import GAP, GREY, Piece, base, filled, mixed, tongue
from aedesk.papers.views import House, Sheet
from aedesk.papers.wrap import atoms, tidy

QUESTION, INSET, PAD = 150.0, 8.0, 7.0
SIDE = (BLOCK - QUESTION) / 2
MOST_TO_MATCH = 1500  # pieces of text that are compared word by word
_CHUNK = 30
_LIKE = 0.3  # less alike, and the texts are two texts


@dataclass(frozen=True)
class Side:
    """How a question stood on one day; grey for a state in words."""

    words: str
    known: bool = True
    source: str = ""


@dataclass(frozen=True)
class Compared:
    """One question on both days."""

    number: str
    label: str
    before: Side
    after: Side


@dataclass(frozen=True)
class ComparedChapter:
    """The differences of one chapter."""

    number: int
    title: str
    product: str
    rows: tuple[Compared, ...]


@dataclass(frozen=True)
class ComparisonView:
    """What a comparison says, in one language."""

    language: str  # zh, en or es
    house: House
    client: str
    internal_number: str
    first: str  # the days, with their versions
    second: str
    version: int  # of the second day
    added: int
    changed: int
    unknown: int
    not_applicable: int
    told_by: tuple[tuple[str, int], ...]
    chapters: tuple[ComparedChapter, ...]
    printed_on: str
    printed_at: str
    printed_by: str
    others: str = ""
    content_hash: str = ""
    at: datetime | None = None


def dossier_compare(view: ComparisonView, *, size: str = "A4") -> Sheet:
    """Draw the comparison."""
    return _Compare(Form(size, view.language), view).drawn()


def typed(view: ComparisonView) -> list[str]:
    """Every text of a view."""
    found = [view.client, view.printed_by, view.others, *view.house.name.both, *(name for name, _n in view.told_by)]
    for chapter in view.chapters:
        found += [chapter.title, chapter.product]
        for row in chapter.rows:
            found += [row.label, row.before.words, row.before.source, row.after.words, row.after.source]
    return found


@dataclass(frozen=True)
class _Marked(Piece):
    """Words that are struck out or underlined."""

    mark: str = ""


class _Compare:
    def __init__(self, form: Form, view: ComparisonView) -> None:
        self.form, self.view, self.say, self.language = form, view, form.say, form.say.first
        self.title = self.say.p("dossier", "Client dossier, two days")

    def drawn(self) -> Sheet:
        form, view = self.form, self.view
        mark, note = secrecy(form, view.client, view.others)
        top = form.head(view.house, self.title, mark, note)
        top = labels.draw(form, top + 10, self._labels(), (1.3, 1.05, 1.05)) + 4
        top = self._summary(top + 4) + 8
        flow = Flow(top, form.end, self._next_page)
        flow.put(self._parts())
        for page in range(form.pen.pages):
            form.pen.turn_to(page)
            self._foot(page + 1)
        return form.sheet(f"{self.title.first} {view.client}", view.house.name.first, view.at)

    def _labels(self) -> list[list[Cell]]:
        view, say = self.view, self.say
        cell = partial(labels.told, say)
        count = str(view.added + view.changed + view.unknown + view.not_applicable)
        return [
            [cell(say.p("dossier", "Client"), view.client), cell(say.p("dossier", "First day"), view.first),
             cell(say.p("dossier", "Printed"), view.printed_on)],
            [cell(say.p("dossier", "Internal no."), view.internal_number),
             cell(say.p("dossier", "Second day"), view.second), cell(say.p("dossier", "Differences"), count)],
        ]

    def _summary(self, top: float) -> float:
        """How many differences of which kind, who told them, and how to read the marks."""
        view, say = self.view, self.say
        comma, colon = ("，", "：") if self.language == "zh" else (", ", ": ")
        kinds = ((say.p("dossier", "{count} new"), view.added), (say.p("dossier", "{count} changed"), view.changed),
                 (say.p("dossier", "{count} not known any more"), view.unknown),
                 (say.p("dossier", "{count} do not apply"), view.not_applicable))
        sentences = [comma.join(filled(words, count=count).first for words, count in kinds if count)]
        if view.told_by:
            told = comma.join(f"{name} {count}" for name, count in view.told_by)
            sentences.append(f"{say.p('dossier', 'told by').first}{colon}{told}")
        sentences.append(say.p("dossier", "struck out: words that are gone; underlined: new words").first)
        text = f"{GAP}·{GAP}".join(sentence for sentence in sentences if sentence)
        for line in Piece(text, self.language, 11, grey=GREY).lines(BLOCK):
            self.form.flow(self.form.left, base(top, 15, 11), [line])
            top += 15
        return top + 6

    def _next_page(self) -> tuple[float, float]:
        view, dot = self.view, f"{GAP}·{GAP}"
        words = dot.join((self.title.first, view.client, self.say.p("paper", "continued").first))
        top = self.form.running_head(view.house, [Piece(words, self.language, 10.5, grey=GREY)])
        return top + 15, self.form.end

    def _parts(self) -> Iterator[Part]:
        if not self.view.chapters:
            words = self.say.p("dossier", "Nothing changed between these two days.").first
            yield Part(LINE, lambda top: self._written(top, words), 14)
        for chapter in self.view.chapters:
            colon = "：" if self.language == "zh" else ": "
            title = f"{chapter.title}{colon}{chapter.product}" if chapter.product else chapter.title
            heading = Heading(title, str(chapter.number or ""))
            head = self._columns()
            again = (*continued(self.form, heading, None), head)
            yield group_head(self.form, heading, ruled=False)
            yield head
            for row in chapter.rows:
                yield from self._row(row, again)

    def _written(self, top: float, words: str) -> None:
        self.form.pen.text(self.form.left, base(top, LINE, 12), words, language=self.language)

    def _columns(self) -> Part:
        """The head of the table: the two days."""
        form = self.form
        style = "regular" if self.language == "zh" else "medium"

        def draw(top: float) -> None:
            form.pen.line(form.left, top, form.right, top, 1)
            for place, words in enumerate((self.view.first, self.view.second)):
                x = form.left + QUESTION + SIDE * place
                form.pen.text(x + INSET, base(top + 5, 14, 10.5), words, 10.5, style, self.language, grey=0.2)
                form.pen.line(x, top + 0.5, x, top + 25, 0.75, 0.8)
            form.pen.line(form.left, top + 25, form.right, top + 25, 1)

        return Part(25, draw, keep=True)

    def _row(self, row: Compared, again: tuple[Part, ...]) -> list[Part]:
        """A question with both answers; one that is very long goes on over the page."""
        width = SIDE - INSET - 4
        label = mixed([Piece(f"{row.number}{GAP}" if row.number else "", self.language, 11, grey=GREY),
                       Piece(row.label, self.language)], QUESTION - 8)
        before, after = self._marked(row)
        sides = []
        for pieces, side in ((before, row.before), (after, row.after)):
            lines = [line for paragraph in _paragraphs(pieces) for line in mixed(paragraph, width)]
            lines += [[line] for line in Piece(side.source, self.language, 10.5, grey=GREY).lines(width)
                      if side.source]
            sides.append(lines)
        columns = [label, *sides]
        count = max(map(len, columns))
        starts = range(0, count, _CHUNK) if count > _CHUNK + 6 else range(1)
        return [self._chunk(columns, start, count if start == starts[-1] else start + _CHUNK, count, again)
                for start in starts]

    def _chunk(self, columns: Sequence[Sequence[Sequence[Piece]]], start: int, stop: int, count: int,
               again: tuple[Part, ...]) -> Part:
        form = self.form
        height = LINE * (stop - start) + (PAD if not start else 0) + (PAD if stop == count else 0)

        def draw(top: float) -> None:
            for place, lines in enumerate(columns):
                x = form.left + (QUESTION + SIDE * (place - 1) + INSET if place else 0)
                level = base(top + (PAD if not start else 0), LINE, 12)
                for line in lines[start:stop]:
                    self._line(x, level, line)
                    level += LINE
                if place:
                    form.pen.line(x - INSET, top, x - INSET, top + height, 0.75, 0.8)
            if stop == count:
                form.pen.line(form.left, top + height - 0.4, form.right, top + height - 0.4, 0.75, 0.8)

        return Part(height, draw, again=again)

    def _line(self, x: float, level: float, line: Sequence[Piece]) -> None:
        for piece in line:
            end = self.form.flow(x, level, [piece])
            mark = piece.mark if isinstance(piece, _Marked) else ""
            if mark:
                at = level + 2.6 if mark == "new" else level - 4.2
                self.form.pen.line(x, at, end, at, 0.75)
            x = end

    def _marked(self, row: Compared) -> tuple[list[Piece], list[Piece]]:
        """The pieces of both answers with what differs marked."""
        plain = [Piece(clean(side.words), tongue(side.words, self.language), grey=0 if side.known else GREY)
                 for side in (row.before, row.after)]
        language = tongue(row.before.words + row.after.words, self.language)
        if not (row.before.known and row.after.known):
            return [plain[0]], [plain[1]]
        old, new = (atoms(tidy(piece.words)) for piece in plain)
        if len(old) + len(new) > MOST_TO_MATCH:
            return [plain[0]], [plain[1]]
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        if matcher.ratio() < _LIKE:
            return [_Marked(plain[0].words, language, grey=GREY, mark="gone")], [
                _Marked(plain[1].words, language, mark="new")]
        before: list[Piece] = []
        after: list[Piece] = []
        for tag, a, b, c, d in matcher.get_opcodes():
            gone, come = "".join(old[a:b]), "".join(new[c:d])
            if tag == "equal":
                before.append(Piece(gone, language))
                after.append(Piece(come, language))
                continue
            if gone:
                before.append(_Marked(gone, language, grey=GREY, mark="gone"))
            if come:
                after.append(_Marked(come, language, mark="new"))
        return before, after

    def _foot(self, page: int) -> None:
        view, say, dot = self.view, self.say, f"{GAP}·{GAP}"
        words = filled(say.p("dossier", "dossier version {version}"), version=view.version).first
        before = [Piece(f"{view.internal_number}{GAP}{words}", self.language)]
        printed = filled(say.p("dossier", "Printed by {name}, {time}"), name=view.printed_by, time=view.printed_at)
        rule = say.p("dossier", "Shred when it is no longer needed")
        number = view.internal_number.replace("C-", "D-", 1) + "-C"
        mark = Mark(number, view.version, 0, view.content_hash) if view.content_hash else None
        self.form.foot(page, self.form.pen.pages, before, [Piece(f"{printed.first}{dot}{rule.first}", self.language)],
                       mark)


def _paragraphs(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces cut where a line ends."""
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        for place, words in enumerate(piece.words.split("\n")):
            if place:
                found.append([])
            if words:
                found[-1].append(replace(piece, words=words))
    return found
