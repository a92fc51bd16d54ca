"""The pen that draws a paper: text, lines, squares, ink and pictures, in the pixels of the design, y down.

One pixel is 1/96 inch. Nothing is written before `pdf`, so a sheet may be measured, paged and drawn in any order.
"""

from collections.abc import Sequence
from datetime import datetime

from aedesk.papers import document, ink, qr
from aedesk.papers.embed import UsedFace
from aedesk.papers.fonts import Stack, clean, stack

PT = 0.75  # points in a pixel
MM = 96 / 25.4


class Pen:
    """Draws on the pages of one paper; `page()` starts the next one."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._pages: list[list[str]] = []
        self._code: list[str] = []
        self._faces: dict[str, UsedFace] = {}
        self._encoded: dict[tuple[Stack, str], tuple[tuple[str, str], ...]] = {}
        self._pictures: list[bytes] = []
        self._fill = self._stroke = self._line = -1.0

    @property
    def pages(self) -> int:
        """How many pages were begun."""
        return len(self._pages)

    def page(self) -> None:
        """Begin the next page."""
        self._code = []
        self._pages.append(self._code)
        self._fill = self._stroke = self._line = -1.0

    def turn_to(self, page: int) -> None:
        """Go on drawing on a page that was begun before, counted from 0."""
        self._code = self._pages[page]
        self._fill = self._stroke = self._line = -1.0

    def text(self, x: float, base: float, words: str, size: float = 12, style: str = "regular", language: str = "en",
             *, align: str = "left", grey: float = 0, spacing: float = 0) -> float:
        """Write one line on its base line; returns where it ends."""
        if not words:
            return x
        faces, words = stack(style, language), clean(words)
        width = faces.width(words, size) + spacing * len(words)
        if align == "right":
            x -= width
        elif align == "centre":
            x -= width / 2
        if grey != self._fill:
            self._fill = grey
            self._code.append(f"{grey:g} g")
        points = f"{size * PT:g}"
        shown = " ".join([f"/{name} {points} Tf <{code}> Tj" for name, code in self._encode(faces, words)])
        if spacing:
            shown = f"{spacing * PT:g} Tc {shown} 0 Tc"
        self._code.append(f"BT {x * PT:.2f} {(self.height - base) * PT:.2f} Td {shown} ET")
        return x + width

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float = 0.75, grey: float = 0) -> None:
        """A straight line, `width` in pixels."""
        self._stroking(width, grey)
        self._code.append(f"{x1 * PT:.2f} {(self.height - y1) * PT:.2f} m "
                          f"{x2 * PT:.2f} {(self.height - y2) * PT:.2f} l S")

    def rect(self, x: float, y: float, width: float, height: float, line: float = 0.75, grey: float = 0) -> None:
        """A frame."""
        self._stroking(line, grey)
        self._code.append(f"{x * PT:.2f} {(self.height - y - height) * PT:.2f} {width * PT:.2f} {height * PT:.2f} re S")

    def tick_box(self, x: float, y: float, side: float = 11.34, *, ticked: bool = False) -> None:
        """A box of 3 mm for a tick, or with one."""
        self.rect(x, y, side, side, 0.9)
        if ticked:
            self._tick(x, y, side)

    def _tick(self, x: float, y: float, side: float) -> None:
        self._stroking(1.7, 0)
        places = ((0.2, 0.52), (0.42, 0.76), (0.82, 0.24))
        points = [f"{(x + a * side) * PT:.2f} {(self.height - y - b * side) * PT:.2f}" for a, b in places]
        self._code.append(f"{points[0]} m {points[1]} l {points[2]} l S")

    def tick_circle(self, x: float, y: float, side: float = 11.34, *, ticked: bool = False) -> None:
        """A circle where only one of several is ticked."""
        self.circle(x + side / 2, y + side / 2, side / 2)
        if ticked:
            self._tick(x, y, side)

    def circle(self, x: float, y: float, radius: float, *, line: float = 0.9, filled: bool = False) -> None:
        """A circle around (x, y), its line or the whole of it."""
        if filled:
            self._filling(0)
        else:
            self._stroking(line, 0)
        self._code.append(f"{_circle(x * PT, (self.height - y) * PT, radius * PT)} {'f' if filled else 's'}")

    def path(self, points: Sequence[tuple[float, float]], *, line: float = 1.1, grey: float = 0,
             dashes: tuple[float, ...] = (), closed: bool = False) -> None:
        """Straight lines from point to point, dashed or dotted where it is asked for."""
        self._stroking(line, grey)
        places = [f"{x * PT:.2f} {(self.height - y) * PT:.2f}" for x, y in points]
        drawn = f"{places[0]} m " + " ".join(f"{place} l" for place in places[1:]) + (" s" if closed else " S")
        pattern = " ".join(f"{dash * PT:g}" for dash in dashes)
        self._code.append(f"[{pattern}] 0 d {drawn} [] 0 d" if dashes else drawn)

    def blot(self, points: Sequence[tuple[float, float]], line: float = 0.9) -> None:
        """A figure with corners, white inside, over what was drawn before."""
        self._filling(1)
        self._stroking(line, 0)
        places = [f"{x * PT:.2f} {(self.height - y) * PT:.2f}" for x, y in points]
        self._code.append(f"{places[0]} m " + " ".join(f"{place} l" for place in places[1:]) + " b")

    def bar(self, x: float, y: float, width: float, height: float) -> None:
        """A solid bar, for what is under 1.6 mm high."""
        self._filling(0)
        self._code.append(f"{x * PT:.2f} {(self.height - y - height) * PT:.2f} {width * PT:.2f} {height * PT:.2f} re f")

    def ink(self, strokes: ink.Strokes, x: float, bottom: float, width: float, height: float) -> None:
        """Handwriting that stands on `bottom`."""
        self._filling(0)
        self._code.append(ink.operators(strokes, x * PT, (self.height - bottom) * PT, width * PT, height * PT))

    def mark(self, mark: qr.Mark, page: int, pages: int, x: float, y: float, side: float = qr.SIDE) -> None:
        """The square that says which paper and page this is."""
        self._filling(0)
        self._code.append(qr.path(mark, page, pages, x * PT, (self.height - y - side) * PT, side * PT))

    def square(self, rows: Sequence[bytes], x: float, y: float, side: float) -> None:
        """Any other square of modules."""
        self._filling(0)
        self._code.append(qr.fill(rows, x * PT, (self.height - y - side) * PT, side * PT))

    def picture(self, data: bytes, x: float, y: float, width: float, height: float) -> None:
        """A PNG or JPEG."""
        if data not in self._pictures:
            self._pictures.append(data)
        place = f"{width * PT:.2f} 0 0 {height * PT:.2f} {x * PT:.2f} {(self.height - y - height) * PT:.2f} cm"
        self._code.append(f"q {place} /P{self._pictures.index(data) + 1} Do Q")

    def across(self, words: str, language: str) -> None:
        """Words once across the page in outline letters, behind what is drawn later."""
        faces = stack("bold", language)
        size = min(96.0, 0.9 * self.width / faces.width(words, 1))
        half = faces.width(words, size) / 2 * PT
        shown = " ".join(f"/{name} {size * PT:g} Tf <{code}> Tj" for name, code in self._encode(faces, clean(words)))
        letters = f"BT %s Tr {-half:.2f} {-size * 0.26:.2f} Td {shown} ET"
        # Filled in white over the stroke: a sign is made of pieces whose edges would show inside it.
        self._code.append(f"q 1 0 0 1 {self.width / 2 * PT:.2f} {self.height / 2 * PT:.2f} cm .866 .5 -.5 .866 0 0 cm "
                          f"0.733 G 1 w {letters % 1} 1 g {letters % 0} Q")

    def pdf(self, title: str, author: str, language: str, at: datetime | None) -> bytes:
        """The file."""
        return document.write(["\n".join(code) for code in self._pages], (self.width * PT, self.height * PT),
                              list(self._faces.values()), self._pictures, document.Info(title, author, language, at))

    def _encode(self, faces: Stack, words: str) -> tuple[tuple[str, str], ...]:
        key = (faces, words)
        found = self._encoded.get(key)
        if found is None:
            pieces = []
            for face, part in faces.runs(words):
                used = self._faces.get(face.name)
                if used is None:
                    used = self._faces[face.name] = UsedFace(face, f"F{len(self._faces) + 1}")
                pieces.append((used.name, used.encode(part)))
            found = self._encoded[key] = tuple(pieces)
        return found

    def _filling(self, grey: float) -> None:
        if grey != self._fill:
            self._fill = grey
            self._code.append(f"{grey:g} g")

    def _stroking(self, width: float, grey: float) -> None:
        if grey != self._stroke:
            self._stroke = grey
            self._code.append(f"{grey:g} G")
        if width != self._line:
            self._line = width
            self._code.append(f"{width * PT:g} w")


def _circle(x: float, y: float, radius: float) -> str:
    """Four curves around (x, y), in points."""
    arm, parts = radius * 0.5523, [f"{x + radius:.2f} {y:.2f} m"]
    for a, b, c, d in ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0)):
        numbers = (x + a * radius + c * arm, y + b * radius + d * arm, x + c * radius + a * arm,
                   y + d * radius + b * arm, x + c * radius, y + d * radius)
        parts.append(" ".join(f"{number:.2f}" for number in numbers) + " c")
    return " ".join(parts)
