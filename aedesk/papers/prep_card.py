"""The prep card of a call (PF-30): A5, two on a page that is cut in the middle."""

from collections.abc import Sequence
from dataclasses import replace

from aedesk.papers.call_view import PrepCard, PrepCardsView
from aedesk.papers.clipped import clipped
from aedesk.papers.compact import height, shortened, stack
from aedesk.papers.flow import Part
from aedesk.papers.pen import Pen
from aedesk.papers.qr import Mark
from aedesk.papers.sheet import Form
from aedesk.papers.text import GAP, GREY, Piece, base, filled
from aedesk.papers.views import Sheet, Two

MARGIN, TOP = 45.0, 38.0
SQUARE = 60.0
_LABEL, _LINE, _PAD = 138.0, 17.0, 7.0
_EMPTY = 34.0  # 9 mm to write on
_LINES = (5, 4, 3, 2, 1)  # of one point, as many as there is room for


def prep_cards(view: PrepCardsView, *, size: str = "A4") -> Sheet:
    """Draw the cards."""
    form = Form(size, view.language)
    form.pen = Pen(form.size.height, form.size.width)
    half = form.pen.width / 2
    for place, card in enumerate(view.cards):
        if place % 2 == 0:
            form.pen.page()
            form.pen.path([(half, 0), (half, form.pen.height)], line=0.75, grey=0.467, dashes=(3, 3))
        _Card(form, view, card, half * (place % 2)).drawn()
    title = form.say.p("call paper", "Call prep cards").first
    return form.sheet(f"{title} {view.iso_day}", view.house.name.first, view.at)


class _Card:
    def __init__(self, form: Form, view: PrepCardsView, card: PrepCard, x: float) -> None:
        self.form, self.view, self.card, self.say, self.language = form, view, card, form.say, form.say.first
        self.left, self.right = x + MARGIN, x + form.pen.width / 2 - MARGIN
        self.bottom = form.pen.height - 32

    def drawn(self) -> None:
        top = self._labels(self._head())
        self.form.pen.line(self.left, top, self.right, top, 1)
        ending = self.bottom - SQUARE - 20 - 56
        parts = self._points(_LINES[0])
        for lines in _LINES[1:]:
            if height(parts) <= ending - top - 6:
                break
            parts = self._points(lines)
        stack(parts, top)
        self._ending(ending)
        self._foot()

    def _head(self) -> float:
        form, say, language = self.form, self.say, self.language
        comma = "，" if language == "zh" else ", "
        title = comma.join(part for part in (self.card.who, self.card.at) if part)
        wide = self.right - self.left
        shown = clipped(Piece(title, language, 20, "serif"), wide * 0.62)
        name = Piece(self.view.house.name.first, language, 15, "serif")
        form.flow(self.left, base(TOP, 20, 15, serif=True), [clipped(name, wide - shown.width - 16)])
        mark = say.p("dossier", "Internal").first
        framed = Piece(mark, language, 10)
        form.pen.rect(self.left, TOP + 22, framed.width + 12, 15)
        form.flow(self.left + 6, base(TOP + 22, 15, 10), [framed])
        note = Piece(say.p("call paper", "Call prep card").first, language, 10.5, grey=GREY)
        form.flow(self.left + framed.width + 20, base(TOP + 22, 15, 10.5), [note])
        form.flow(self.right, base(TOP + 13, 26, 20, serif=True), [shown], "right")
        form.pen.line(self.left, TOP + 48, self.right, TOP + 48, 1.5)
        return TOP + 55

    def _labels(self, top: float) -> float:
        say, card = self.say, self.card
        middle = self.left + (self.right - self.left - 24) * 0.535
        for label, value, x, end in (
            (say.p("call paper", "Client"), card.client, self.left, middle),
            (say.p("call paper", "Estimate"), card.estimate, middle + 24, self.right),
        ):
            self._pair(top, label, value, x, end)
        for label, value, x, end in (
            (say.p("call paper", "Purpose"), card.purpose, self.left, middle),
            (say.p("call paper", "Mood"), "", middle + 24, self.right),
        ):
            self._pair(top + 28, label, value, x, end)
        return top + 62

    def _pair(self, top: float, label: Two, value: str, x: float, end: float) -> None:
        name = Piece(label.first, self.language, 11, grey=GREY)
        self.form.flow(x, base(top + 5, 17, 11), [name])
        if value:
            shown = clipped(Piece(value, self.language), end - x - name.width - 10)
            self.form.flow(end, base(top + 5, 17, 12), [shown], "right")
        self.form.pen.line(x, top + 27.6, end, top + 27.6, 0.75, 0.733)

    def _points(self, lines: int) -> list[Part]:
        say, card = self.say, self.card
        rows = (
            ("1", say.p("call paper", "The work"), say.p("call paper", "know it by heart"), card.work),
            ("2", say.p("call paper", "Questions"), say.p("call paper", "two steps ahead"), card.questions),
            ("4", say.p("call paper", "First words"), say.p("call paper", "and the tone"), card.opening),
            ("5", say.p("call paper", "Main message"), say.p("call paper", "one sentence"), card.message),
            ("6", say.p("call paper", "Ask before"), say.p("call paper", "colleague or boss"), card.ask),
            ("", say.p("call paper", "Half a minute"), say.p("call paper", "if they say: quick"), card.half_minute),
            ("", say.p("dossier", "Do not say"), Two(), card.do_not_say),
        )
        parts = [self._point(number, name, note, words, lines) for number, name, note, words in rows]
        return [*parts[:2], self._best(lines), *parts[2:]]

    def _point(self, number: str, name: Two, note: Two, words: str, most: int) -> Part:
        room = self.right - self.left - _LABEL
        text: Sequence[Piece] = shortened(" ".join(words.split()), self.language, room, most) if words.strip() else ()
        line = _LINE
        if number == "5":
            line, text = 20.0, self._message(words, room, min(most, 2))
        inner = max(30.0 if note.first else _LINE, line * len(text)) if text else _EMPTY

        def draw(top: float) -> None:
            self._named(top, number, name, note)
            for place, piece in enumerate(text):
                level = base(top + _PAD + line * place, line, piece.size, serif=number == "5")
                self.form.flow(self.left + _LABEL, level, [piece])
            self._ruled(top + inner + 2 * _PAD)

        return Part(inner + 2 * _PAD, draw)

    def _message(self, words: str, room: float, most: int) -> list[Piece]:
        """The one sentence, larger."""
        lines = Piece(words.strip(), self.language, 14, "serif").lines(room) if words.strip() else []
        if len(lines) <= most:
            return lines
        last = replace(lines[most - 1], words=f"{lines[most - 1].words} {lines[most].words}")
        return [*lines[: most - 1], clipped(last, room)]

    def _best(self, most: int) -> Part:
        """What we want, and what we accept, side by side."""
        say, card = self.say, self.card
        room = (self.right - self.left - _LABEL - 14) / 2
        sides = ((say.p("call paper", "Best"), card.best), (say.p("call paper", "Least"), card.least))
        texts = [shortened(words, self.language, room, most) if words.strip() else () for _name, words in sides]
        inner = max(30.0, *(14 + _LINE * len(text) if text else _EMPTY for text in texts))

        def draw(top: float) -> None:
            self._named(top, "3", say.p("call paper", "Best, worst"), say.p("call paper", "what I accept at the least"))
            for place, ((name, _words), text) in enumerate(zip(sides, texts, strict=True)):
                x = self.left + _LABEL + (room + 14) * place
                self.form.flow(x, base(top + _PAD, 14, 10.5), [Piece(name.first, self.language, 10.5, grey=GREY)])
                for row, piece in enumerate(text):
                    self.form.flow(x, base(top + _PAD + 14 + _LINE * row, _LINE, 12), [piece])
            self._ruled(top + inner + 2 * _PAD)

        return Part(inner + 2 * _PAD, draw)

    def _named(self, top: float, number: str, name: Two, note: Two) -> None:
        words = f"{number}{GAP}{name.first}" if number else name.first
        shown = clipped(Piece(words, self.language, 12, "serif"), _LABEL - 8)
        self.form.flow(self.left, base(top + _PAD, _LINE, 12, serif=True), [shown])
        if note.first:
            small = clipped(Piece(note.first, self.language, 10, grey=GREY), _LABEL - 8)
            self.form.flow(self.left, base(top + _PAD + _LINE, 13, 10), [small])

    def _ruled(self, level: float) -> None:
        self.form.pen.line(self.left, level - 0.4, self.right, level - 0.4, 0.75, 0.733)

    def _ending(self, top: float) -> None:
        say = self.say
        width = (self.right - self.left - 28) / 3
        names = (say.p("call paper", "Minutes, actual"), say.p("call paper", "Result"),
                 say.p("call paper", "Next step, date"))
        for place, name in enumerate(names):
            x = self.left + (width + 14) * place
            self.form.flow(x, base(top, 14, 10.5), [Piece(name.first, self.language, 10.5, grey=GREY)])
            self.form.pen.line(x, top + 56, x + width, top + 56, 0.75, 0.667)

    def _foot(self) -> None:
        view, say, language = self.view, self.say, self.language
        page = filled(say.p("paper", "Page {page} of {pages}"), page=1, pages=1).first
        cut = say.p("call paper", "Two cards on one sheet, cut in the middle").first
        for place, words in enumerate((f"{self.card.number}{GAP}·{GAP}{page}", cut)):
            level = base(self.bottom - 28 + 14 * place, 14, 10)
            self.form.flow(self.left, level, [Piece(words, language, 10, grey=GREY)])
        if view.content_hash:
            mark = Mark(self.card.number, 1, 0, view.content_hash)
            self.form.pen.mark(mark, 1, 1, self.right - SQUARE, self.bottom - SQUARE, SQUARE)
