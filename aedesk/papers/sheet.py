"""What all papers share: the page, its head and foot, headings and signature boxes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aedesk.papers.boxes import Box, field, inside
from aedesk.papers.pen import MM, Pen
from aedesk.papers.qr import SIDE, Mark
from aedesk.papers.text import GAP, GREY, Piece, Voice, base, filled, fitted, mixed, resized, width_of
from aedesk.papers.views import House, Sheet, Signer, Two

BLOCK = 174 * MM
GUTTER = 16.0  # between signature boxes
TOP = 53.0
HEAD_RULE, RUNNING_RULE = 28.25 * MM, 21.4 * MM


@dataclass(frozen=True)
class Size:
    """A kind of page, in pixels of the design."""

    width: float
    height: float
    left: float
    end: float  # of what may be drawn
    mark: float  # top of the square


SIZES = {
    "A4": Size(210 * MM, 297 * MM, 18 * MM, 261 * MM, 265 * MM),
    "Letter": Size(215.9 * MM, 279.4 * MM, 21 * MM, 243 * MM, 247 * MM),
}


class Form:
    """One paper while it is drawn."""

    def __init__(self, size: str, language: str) -> None:
        self.size = SIZES[size]
        self.say = Voice(language)
        self.pen = Pen(self.size.width, self.size.height)
        self.left, self.right, self.end = self.size.left, self.size.left + BLOCK, self.size.end
        self.boxes: dict[str, Box] = {}

    def flow(self, x: float, base_line: float, pieces: Sequence[Piece], align: str = "left") -> float:
        """Write pieces behind one another; returns where they end."""
        if align == "right":
            x -= width_of(pieces)
        for piece in pieces:
            x = self.pen.text(x, base_line, piece.words, piece.size, piece.style, piece.language, grey=piece.grey)
        return x

    def paragraph(self, x: float, top: float, piece: Piece, width: float, line: float = 17) -> float:
        """Write wrapped words; returns where they end."""
        for part in piece.lines(width):
            self.flow(x, base(top, line, part.size, serif=part.style == "serif"), [part])
            top += line
        return top

    def head(self, house: House, title: Two, mark: Two | None = None, note: Two | None = None) -> float:
        """The head of page 1: who writes, what it is, and a framed mark on what is not for everyone."""
        self.pen.page()
        say, left = self.say, self.left
        titles = say.pieces(title, 27 if say.first == "zh" else 25, style="serif")
        if len(titles) == 2:
            titles = [titles[0], Piece(title.second, say.second, 17, "serif_light")]
        elif title.second and not say.second:  # what kind of this paper it is, in the one language
            titles.append(Piece(title.second, say.first, 17, "serif_light"))
        title_width = width_of(titles) + 10 * (len(titles) - 1)
        if house.logo:
            left += self._logo(house.logo) + 12
        room = self.right - left - title_width - 24
        names = fitted(say.pieces(house.name, 18, style="serif", gap=GAP), room, (15,))
        top = TOP
        for line in names:
            self.flow(left, base(top, 24, line[0].size, serif=True), line)
            top += 24
        top += 2
        under = say.join(note, GAP) if note else self._address(house)
        x = left
        if mark and (note or self._framed_width(mark) + width_of([Piece(under, say.first, 10)]) <= room):
            x += self._framed(mark, left, top)
        elif mark:  # the head must not grow, or a marked sheet would be paged otherwise than the sheet itself
            self._framed(mark, self.right - self._framed_width(mark) + 8, TOP - 5)
        for parts in fitted([Piece(under, say.first, 10.5, grey=GREY)], room - (x - left), (10,)):
            self.flow(x, base(top, 15, 10.5), parts)
            top += 15
        rule = max(HEAD_RULE, top + 11.8)
        end = self.right
        for piece in reversed(titles):
            self.flow(end, base(rule - 46, 34, titles[0].size, serif=True), [piece], "right")
            end -= piece.width + 10
        self.pen.line(self.left, rule, self.right, rule, 1.5)
        return rule + 0.75

    def _address(self, house: House) -> str:
        tax = self.say.join(self.say.p("paper", "Tax no.")) + " " + house.tax_number if house.tax_number else ""
        both = house.address.both if self.say.second else house.address.both[:1]
        return f"{GAP}·{GAP}".join([*both, *([tax] if tax else [])])

    def _logo(self, data: bytes) -> float:
        import io

        from PIL import Image

        with Image.open(io.BytesIO(data)) as image:
            scale = min(41 / image.height, 130 / image.width)
            width, height = image.width * scale, image.height * scale
        self.pen.picture(data, self.left, TOP + (41 - height) / 2, width, height)
        return width

    def _framed_width(self, mark: Two) -> float:
        return width_of(self.say.pieces(mark, 10)) + 20

    def _framed(self, mark: Two, x: float, top: float) -> float:
        """A framed word; returns the room that it takes."""
        width = self._framed_width(mark)
        self.pen.rect(x, top, width - 8, 15)
        self.flow(x + 6, base(top, 15, 10), self.say.pieces(mark, 10))
        return width

    def running_head(self, house: House, pieces: Sequence[Piece]) -> float:
        """The head of pages 2 and on; returns where it ends."""
        self.pen.page()
        line = RUNNING_RULE - 12.6
        left, right = self._running_lines(house, pieces)
        for name in left:
            self.flow(self.left, line, name)
            line += 16
        if self.running_end(house, pieces) == RUNNING_RULE + 0.5:
            line -= 16
        for words in right:
            self.flow(self.right, line, words, "right")
            line += 14
        rule = self.running_end(house, pieces) - 0.5
        self.pen.line(self.left, rule, self.right, rule, 1)
        return rule + 0.5

    def running_end(self, house: House, pieces: Sequence[Piece]) -> float:
        """Where the head of a later page ends: long names take more lines."""
        left, right = self._running_lines(house, pieces)
        beside = len(left) == len(right) == 1 and width_of(left[0]) + width_of(right[0]) + 24 <= BLOCK
        return RUNNING_RULE + 0.5 + (0 if beside else 16 * len(left) + 14 * (len(right) - 1))

    def _running_lines(self, house: House, pieces: Sequence[Piece]) -> tuple[list[list[Piece]], list[list[Piece]]]:
        name = self.say.pieces(house.name, 14, style="serif", gap=GAP)
        if width_of(name) + width_of(pieces) + 24 > BLOCK:
            name = name[:1]
        return fitted(name, BLOCK, (11,)), mixed(pieces, BLOCK)

    def foot(self, page: int, pages: int, before: Sequence[Piece], note: Sequence[Piece], mark: Mark | None) -> None:
        """Number and page, then what the square is for, in the lower left; the square in the lower right."""
        bottom = self.size.mark + SIDE
        counted = filled(self.say.p("paper", "Page {page} of {pages}"), page=page, pages=pages)
        dot = [Piece(f"{GAP}·{GAP}", self.say.first)] if before else []
        first = [*before, *dot, *self.say.pieces(counted, gap=GAP)]
        grey = [[Piece(p.words, p.language, 10, p.style, GREY) for p in line] for line in (first, note)]
        self.flow(self.left, base(bottom - 28, 14, 10), grey[0])
        self.flow(self.left, base(bottom - 14, 14, 10), grey[1])
        if mark is not None:
            self.pen.mark(mark, page, pages, self.right - SIDE, self.size.mark)

    def heading(self, x: float, top: float, title: Piece, note: Sequence[Piece] = (), count: str = "") -> float:
        """A section's heading with a note behind it; returns where it ends."""
        line = base(top, 20, 15, serif=True)
        end = self.flow(x, line, [Piece(title.words, title.language, 15, "serif")])
        self.flow(end + 10, line, [Piece(p.words, p.language, 11, p.style, GREY) for p in note])
        if count:
            self.pen.text(self.right, line, count, 11, grey=GREY, align="right")
        return top + 20

    def signature(self, slot: str, frame: tuple[float, float, float, float], title: Sequence[Piece], signer: Signer,
                  dated: str) -> None:
        """A box to sign in: what it means above, name and date under a line, the ink on the line.

        A box without ink is kept in `boxes`, so that a field can be reserved there.
        """
        x, top, width, height = frame
        bottom, places = top + height, inside(slot, height)
        self.pen.rect(x, top, width, height)
        line_top = top + 7
        for line in fitted(title, width - 20, (10,)):
            self.flow(x + 10, base(line_top, 14, 10.5), line)
            line_top += 12
        rule, text = bottom - places.rule, bottom - places.base
        self.pen.line(x + 10, rule, x + width - 10, rule, 0.75, 0.6)
        date = Piece(dated if signer.strokes else "", self.say.first, 10.5, grey=GREY)
        room = width - 20 - max(date.width + 8 if signer.strokes else 0, 62)
        names = self._names(signer.name, room, width - 20)
        for number, line in enumerate(names):
            self.flow(x + 10, text + (0 if len(names) == 1 else 10.5 * number - 3), line)
        if signer.strokes:
            self.flow(x + width - 10, text, [date], "right")
            self.pen.ink(signer.strokes, x + places.ink_left, bottom - places.ink, *places.ink_size)
        else:
            self.boxes[slot] = field(self.pen.pages - 1, x, self.size.height - bottom, width, height)

    def _names(self, name: Two, room: float, whole: float) -> list[list[Piece]]:
        """A signer's name on one line, or on two over the `whole` width, each as large as it can be."""
        names = fitted(resized(self.say.pieces(name, grey=GREY), 10.5), room, (10,))
        for size in (9.0, 8.0, 7.0, 6.0):
            if len(names) <= 2:
                break
            names = fitted(resized(self.say.pieces(name, grey=GREY), size), whole)
        if len(names) > 1:
            names = [resized(line, min(10.0, line[0].size * whole / width_of(line))) for line in names]
        return names

    def sheet(self, title: str, author: str, at: datetime | None) -> Sheet:
        """The paper as it was drawn."""
        return Sheet(self.pen.pdf(title, author, self.say.language, at), dict(self.boxes), self.pen.pages)
