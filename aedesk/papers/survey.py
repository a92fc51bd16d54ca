"""The satisfaction survey (PF-35): ten statements to agree with; blank for the client, filled for us."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from aedesk.papers import labels
from aedesk.papers.clipped import clipped
from aedesk.papers.compact import heading, shortened
from aedesk.papers.flow import Part
from aedesk.papers.labels import Cell
from aedesk.papers.pen import MM
from aedesk.papers.qr import Mark
from aedesk.papers.sheet import BLOCK, Form
from aedesk.papers.text import GREY, Piece, base, filled
from aedesk.papers.views import House, Sheet

FOOT = 112 * MM  # as far as the foot may reach
MARKS = (1, 2, 3, 4, 5)
_ROW, _HEAD, _BOX, _LINE = 37.0, 38.0, 15.0, 34.0
_STATEMENT, _FIRST, _STEP, _NONE = 24.0, 404.0, 36.0, 600.0  # left edges; of the circles


@dataclass(frozen=True)
class SurveyView:
    """What the sheet says, in one language; without scores it is the form for the client."""

    language: str  # zh, en or es
    house: House
    client: str
    internal_number: str
    account_executive: str
    statements: tuple[str, ...]
    scores: tuple[int, ...] = ()  # 0: not answered
    contact: str = ""
    day: str = ""
    how: str = ""
    average: str = ""
    words: str = ""
    follow_up: str = ""
    followed: str = ""
    edition: int = 1
    content_hash: str = ""
    at: datetime | None = None

    @property
    def number(self) -> str:
        """What the paper is filed under."""
        return self.internal_number.replace("C-", "SA-", 1)


def survey(view: SurveyView, *, size: str = "A4") -> Sheet:
    """Draw the sheet; it is one page, always."""
    return _Survey(Form(size, view.language), view).drawn()


def typed(view: SurveyView) -> list[str]:
    """Every text that somebody typed."""
    return [view.client, view.account_executive, view.contact, view.words, view.follow_up, *view.house.name.both]


class _Survey:
    def __init__(self, form: Form, view: SurveyView) -> None:
        self.form, self.view, self.say, self.language = form, view, form.say, form.say.first

    def drawn(self) -> Sheet:
        form, view, say = self.form, self.view, self.say
        title = say.p("standing paper", "Satisfaction survey")
        ours = (say.p("dossier", "Internal"), say.p("standing paper", "What one client answered"))
        top = form.head(view.house, title, *(ours if view.scores else ()))
        top = labels.draw(form, top + 10, self._labels(), (1.3, 1.2, 1))
        asks = say.p("standing paper", "How far do you agree? One circle a line. Leave out what you cannot judge.")
        top = form.paragraph(form.left, top + 14, Piece(asks.first, self.language), BLOCK) + 8
        top = self._head(top)
        for place, statement in enumerate(view.statements):
            self._statement(top, place, statement)
            top += _ROW
        if view.scores:
            self._answers(top)
        else:
            self._own_words(top)
        self._foot()
        return form.sheet(f"{title.first} {view.client}".strip(), view.house.name.first, view.at)

    def _labels(self) -> list[list[Cell]]:
        view, say = self.view, self.say
        cell = partial(labels.told, say)
        rows = [[cell(say.p("dossier", "Client"), view.client),
                 cell(say.p("standing paper", "Answered by"), view.contact),
                 cell(say.p("standing paper", "Day"), view.day)]]
        if view.scores:
            average = filled(say.p("standing paper", "{average} of 5"), average=view.average).first
            rows.append([cell(say.p("dossier", "AE"), view.account_executive),
                         cell(say.p("standing paper", "How"), view.how),
                         cell(say.p("standing paper", "Average"), average)])
        return rows

    def _head(self, top: float) -> float:
        form, say = self.form, self.say
        style = "regular" if self.language == "zh" else "medium"
        form.pen.line(form.left, top, form.right, top, 1)

        def head(x: float, level: float, words: str, align: str, grey: float = 0.2) -> None:
            form.pen.text(form.left + x, level, words, 10.5, style, self.language, align=align, grey=grey)

        lower, middle = top + 30, _BOX / 2
        head(0, lower, "#", "left")
        head(_STATEMENT, lower, say.p("standing paper", "Statement").first, "left")
        for mark in MARKS:
            head(_FIRST + _STEP * (mark - 1) + middle, lower, str(mark), "centre")
        head(_FIRST - 4, top + 15, say.p("standing paper", "not at all").first, "left", GREY)
        head(_FIRST + _STEP * 4 + _BOX + 4, top + 15, say.p("standing paper", "fully").first, "right", GREY)
        head(BLOCK, lower, say.p("standing paper", "cannot judge").first, "right", GREY)
        form.pen.line(form.left, top + _HEAD, form.right, top + _HEAD, 1)
        return top + _HEAD

    def _statement(self, top: float, place: int, words: str) -> None:
        form, view = self.form, self.view
        score = view.scores[place] if view.scores else -1
        lines = Piece(words, self.language).lines(_FIRST - _STATEMENT - 16)
        first = top + (_ROW - 17 * len(lines)) / 2
        form.pen.text(form.left, base(first, 17, 12), str(place + 1), 12, grey=GREY)
        for number, line in enumerate(lines):
            form.flow(form.left + _STATEMENT, base(first + 17 * number, 17, 12), [line])
        level = top + (_ROW - _BOX) / 2
        for mark in MARKS:
            form.pen.tick_circle(form.left + _FIRST + _STEP * (mark - 1), level, _BOX, ticked=mark == score)
        form.pen.tick_circle(form.right - _BOX - 14, level, _BOX, ticked=score == 0)
        form.pen.line(form.left, top + _ROW - 0.4, form.right, top + _ROW - 0.4, 0.75, 0.8)

    def _own_words(self, top: float) -> None:
        form, say = self.form, self.say
        part = heading(form, form.left, say.p("standing paper", "In your own words").first,
                       say.p("standing paper", "what we should keep, and what we should change first").first)
        part.draw(top + 2)
        top += 2 + part.height
        lines = min(5, int((form.end - top) / _LINE))
        for place in range(lines):
            y = top + _LINE * (place + 1) - 8
            form.pen.line(form.left, y, form.right, y, 0.75, 0.667)

    def _answers(self, top: float) -> None:
        """What the client said, and what we do about it: as many lines of each as there is room for."""
        view, say = self.view, self.say
        texts = [(say.p("standing paper", "Their own words").first, "", view.words),
                 (say.p("standing paper", "What we do about it").first, view.followed, view.follow_up)]
        texts = [each for each in texts if each[2].strip()]
        room = self.form.end - top - 36 * len(texts)
        most = max(1, int(room / 17 / max(len(texts), 1)))
        for title, behind, words in texts:
            for part in self._text(title, behind, words, most):
                part.draw(top)
                top += part.height

    def _text(self, title: str, behind: str, words: str, most: int) -> list[Part]:
        form = self.form
        lines = shortened(words, self.language, BLOCK, most)
        return [heading(form, form.left, title, behind), *(Part(17, partial(_flow, form, line)) for line in lines)]

    def _foot(self) -> None:
        view, say = self.view, self.say
        before = [Piece(view.number, self.language)] if view.number else []
        if view.scores:
            note = say.p("standing paper", "For us only: the client gets no copy of what we do about it").first
        else:
            thanks = say.p("standing paper", "Thank you. Please hand it to {name}, {agency}")
            note = filled(thanks, name=view.account_executive, agency=view.house.name.first).first
            if not view.account_executive:
                note = filled(say.p("standing paper", "Thank you. Please hand it to {agency}"),
                              agency=view.house.name.first).first
        mark = Mark(view.number, view.edition, 0, view.content_hash) if view.content_hash and view.number else None
        self.form.foot(1, 1, before, [clipped(Piece(note, self.language, 10), FOOT)], mark)


def _flow(form: Form, line: Piece, top: float) -> None:
    form.flow(form.left, base(top, 17, 12), [line])
