"""What the papers of the desk share: a page's head and foot, boxes to sign in, writing lines, ticks with words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from aedesk.papers import labels
from aedesk.papers.clipped import clipped
from aedesk.papers.flow import Flow, Part
from aedesk.papers.pen import MM
from aedesk.papers.qr import Mark
from aedesk.papers.sheet import BLOCK, GUTTER, Form
from aedesk.papers.text import GAP, GREY, Piece, base
from aedesk.papers.views import House, Sheet, Two

BOX = 98.0
WRITING = 9 * MM
BETWEEN = 24.0
HALF = (BLOCK - BETWEEN) / 2

Labels = Sequence[Sequence[tuple[Two, str]]]


@dataclass(frozen=True)
class Frame:
    """What stands around a paper of the desk."""

    house: House
    title: Two
    mark: Two
    note: Two
    subject: str  # in the running head and the foot: Desk 2026-03-12
    foot: str  # the one rule of this paper
    number: str
    content_hash: str
    at: datetime | None


class DeskPaper:
    """One paper while it is drawn: parts over pages, a tail at the bottom of the last one."""

    def __init__(self, language: str, size: str, frame: Frame) -> None:
        self.form = Form(size, language)
        self.say, self.language = self.form.say, self.form.say.first
        self.frame = frame
        self.strong = "bold" if self.language == "zh" else "semibold"

    def p(self, context: str, text: str, **values: object) -> str:
        """The words for `text` in the paper's language."""
        said = self.say.p(context, text).first
        return said.format(**values) if values else said

    def begin(self, block: Labels, shares: Sequence[float]) -> float:
        """The head of page 1 with its label block; returns where it ends."""
        frame = self.frame
        top = self.form.head(frame.house, frame.title, frame.mark, frame.note)
        rows = [[labels.told(self.say, label, value) for label, value in row] for row in block]
        return labels.draw(self.form, top + 10, rows, shares)

    def put(self, top: float, parts: Sequence[Part], tail: Part | None = None) -> None:
        """Draw the parts, then the tail at the bottom of the last page."""
        form = self.form
        flow = Flow(top, form.end, lambda: (self.turn(), form.end))
        flow.put(parts)
        if tail is not None:
            if flow.top + tail.height > form.end:
                self.turn()
            tail.draw(form.end - tail.height)

    def room(self, top: float, parts: Sequence[Part], tail: Part) -> float:
        """What is left between some parts and the tail, where all stand on one page."""
        used = sum(part.height + part.gap for part in parts) - (parts[0].gap if parts else 0)
        return self.form.end - tail.height - 0.1 - top - used

    def turn(self) -> float:
        """Begin the next page; returns where its head ends."""
        words = GAP.join((self.frame.subject, self.p("desk paper", "continued")))
        return self.form.running_head(self.frame.house, [Piece(words, self.language, 10.5)]) + 12

    def sheet(self) -> Sheet:
        """Every page gets its foot; the file."""
        form, frame = self.form, self.frame
        mark = Mark(frame.number, 1, 0, frame.content_hash) if frame.content_hash else None
        pages = form.pen.pages
        for page in range(pages):
            form.pen.turn_to(page)
            form.foot(page + 1, pages, [Piece(frame.subject, self.language)], [Piece(frame.foot, self.language)], mark)
        return form.sheet(frame.subject, frame.house.name.first, frame.at)

    # Pieces

    def middle(
        self, words: str, height: float, *, size: float = 12, style: str = "regular", grey: float = 0, room: float = 0
    ) -> Callable[[float, float], None]:
        """Words in the middle of a row; what is too long for it stands smaller in two lines, and is cut there."""
        piece = Piece(words, self.language, size, style, grey)
        shown = [piece]
        if room and piece.width > room:
            lines = replace(piece, size=min(size, 10.5)).lines(room)
            rest = replace(lines[0], words=words.strip()[len(lines[0].words) :].strip())
            if len(lines) == 1:
                shown = lines
            else:
                shown = [lines[0], clipped(rest, room)] if height >= 27 else [clipped(piece, room)]

        def draw(x: float, top: float) -> None:
            if len(shown) == 1:
                self.form.flow(x, base(top + (height - 17) / 2, 16, shown[0].size), shown)
                return
            for place, line in enumerate(shown):
                self.form.flow(x, base(top + (height - 26) / 2 + 13 * place, 13, line.size), [line])

        return draw

    def box(
        self, height: float, side: float = 15, *, ticked: bool = False, indent: float = 0
    ) -> Callable[[float, float], None]:
        """A box to tick in the middle of a row."""

        def draw(x: float, top: float) -> None:
            self.form.pen.tick_box(x + indent, top + (height - side) / 2, side, ticked=ticked)

        return draw

    def ticks(
        self, words: Sequence[str], height: float, side: float = 12, gap: float = 11, size: float = 11
    ) -> Callable[[float, float], None]:
        """Boxes with their words; option and word never part."""

        def draw(x: float, top: float) -> None:
            for each in words:
                piece = Piece(each, self.language, size)
                self.form.pen.tick_box(x, top + (height - side) / 2, side)
                self.form.flow(x + side + 4, base(top + (height - 17) / 2, 17, size), [piece])
                x += side + 4 + piece.width + gap

        return draw

    def boxes(self, three: Sequence[tuple[str, str, str]], inside: Sequence[str] = ()) -> Part:
        """Three boxes to sign in: what it means, and what stands left and right under the line."""
        form = self.form
        width = (BLOCK - 2 * GUTTER) / 3

        def draw(top: float) -> None:
            for place, (title, left, right) in enumerate(three):
                x = form.left + place * (width + GUTTER)
                form.pen.rect(x, top, width, BOX)
                form.flow(x + 10, base(top + 7, 14, 10.5), [Piece(title, self.language, 10.5)])
                form.pen.line(x + 10, top + 70, x + width - 10, top + 70, 0.75, 0.6)
                level = base(top + 74, 14, 10.5)
                behind = Piece(right, self.language, 10.5, grey=GREY)
                before = clipped(Piece(left, self.language, 10.5, grey=GREY), width - 28 - behind.width)
                form.flow(x + 10, level, [before])
                form.flow(x + width - 10, level, [behind], "right")
                if place < len(inside) and inside[place]:
                    form.flow(x + 10, base(top + 38, 26, 22), [Piece(inside[place], self.language, 22, "serif")])

        return Part(BOX, draw)

    def small(self, x: float, top: float, words: str, size: float = 10.5) -> None:
        """A grey label."""
        self.form.flow(x, base(top, 15, size), [Piece(words, self.language, size, grey=GREY)])

    def lines(self, x: float, width: float, words: str, count: int, height: float = 27) -> Part:
        """Lines to write on, with what is known on them."""
        form = self.form
        known = Piece(" ".join(words.split()), self.language).lines(width) if words.strip() else []
        if len(known) > count:
            known = [*known[: count - 1], clipped(Piece(known[count - 1].words + "…", self.language), width)]

        def draw(top: float) -> None:
            for place in range(count):
                level = top + height * (place + 1) - 1
                if place < len(known):
                    form.flow(x, level - 7, [known[place]])
                form.pen.line(x, level, x + width, level, 0.75, 0.667)

        return Part(height * count, draw)

    def heading(
        self, x: float, title: str, note: str = "", *, end: float = 0, count: str = "", gap: float = 16
    ) -> Part:
        """A section's heading; it stays with what follows."""
        form = self.form

        def draw(top: float) -> None:
            form.heading(x, top, Piece(title, self.language), [Piece(note, self.language)] if note else [])
            if count:
                form.flow(
                    end or form.right,
                    base(top, 20, 15, serif=True),
                    [Piece(count, self.language, 11, grey=GREY)],
                    "right",
                )

        return Part(26, draw, gap, keep=True)
