"""Words of one line in their looks, in the one or two languages of a paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from aedesk.papers.fonts import clean, stack
from aedesk.papers.views import Two
from aedesk.papers.wrap import atoms, tidy
from aedesk.words import words

GAP = "\u2002"  # between two things on one line
GREY = 0.333  # of labels, #555
_SANS, _SERIF = (0.96875, 0.2412), (1.151, 0.286)  # ascent and descent of the faces, in em


@dataclass(frozen=True)
class Piece:
    """Some words of one line in one look."""

    words: str
    language: str
    size: float = 12
    style: str = "regular"
    grey: float = 0

    @property
    def width(self) -> float:
        """How wide it is."""
        return stack(self.style, self.language).width(self.words, self.size)

    def lines(self, width: float) -> list["Piece"]:
        """The same words in lines of at most `width`."""
        faces = stack(self.style, self.language)
        return [replace(self, words=line) for line in faces.wrap(self.words.strip(), self.size, width)]


def tongue(words: str, language: str) -> str:
    """The language whose quotes and dashes suit some words: an English answer on a Chinese paper keeps its own."""
    return "en" if language == "zh" and not any("\u2e80" <= char < "\uff00" for char in words) else language


def width_of(pieces: Sequence[Piece]) -> float:
    """How wide some pieces are together."""
    return sum(piece.width for piece in pieces)


def resized(pieces: Sequence[Piece], size: float) -> list[Piece]:
    """The same pieces in another size."""
    return [replace(piece, size=size) for piece in pieces]


def fitted(pieces: Sequence[Piece], width: float, sizes: Sequence[float] = ()) -> list[list[Piece]]:
    """The pieces on one line in the first size in which they fit; else each language in lines of its own."""
    for size in (None, *sizes):
        pieces = pieces if size is None else resized(pieces, size)
        if width_of(pieces) <= width:
            return [list(pieces)]
    return [[line] for piece in pieces for line in piece.lines(width)]


def mixed(pieces: Sequence[Piece], width: float) -> list[list[Piece]]:
    """Pieces of several looks wrapped as one text."""
    lines: list[list[Piece]] = [[]]
    used = 0.0
    for piece in pieces:
        for atom in _fitting(piece, width):
            part = replace(piece, words=atom)
            bare = replace(piece, words=atom.rstrip(" ")).width
            if lines[-1] and used + bare > width:
                lines.append([])
                used = 0.0
            lines[-1].append(part)
            used += part.width
    return [_merged(line) for line in lines]


def _fitting(piece: Piece, width: float) -> Iterator[str]:
    """The words of a piece between which a line may end; one that is longer than a line is cut."""
    for atom in atoms(tidy(clean(piece.words))):
        if replace(piece, words=atom.rstrip(" ")).width <= width:
            yield atom
        else:
            yield from (line.words for line in replace(piece, words=atom).lines(width))


def _merged(line: Sequence[Piece]) -> list[Piece]:
    """A line with neighbours of one look in one piece, and without the space at its end."""
    merged: list[Piece] = []
    for piece in line:
        if merged and replace(merged[-1], words=piece.words) == piece:
            merged[-1] = replace(piece, words=merged[-1].words + piece.words)
        else:
            merged.append(piece)
    if merged:
        merged[-1] = replace(merged[-1], words=merged[-1].words.rstrip(" "))
    return merged


def base(top: float, line: float, size: float, *, serif: bool = False) -> float:
    """The base line of text of `size` in a line of height `line` that begins at `top`."""
    ascent, descent = _SERIF if serif else _SANS
    return top + (line - (ascent + descent) * size) / 2 + ascent * size


class Voice:
    """The words of a paper in its one or two languages."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.first, _plus, self.second = language.partition("+")
        self._words = tuple(words(each) for each in language.split("+"))

    def p(self, context: str, text: str) -> Two:
        """The words for `text`, in both languages."""
        return Two(*(each.p(context, text) for each in self._words))

    def n(self, one: str, many: str, count: int) -> Two:
        """The words for `count` things, in both languages; the caller puts the number in."""
        return Two(*(each.n(one, many, count) for each in self._words))

    def pieces(self, text: Two, size: float = 12, *, style: str = "regular", grey: float = 0, gap: str = " ",
               second_grey: float | None = None, second_style: str | None = None) -> list[Piece]:
        """Both texts behind one another on a line; the second is left out where it says the same."""
        shown = [Piece(text.first, self.first, size, style, grey)] if text.first else []
        if self.second and text.second and text.second != text.first:
            grey = grey if second_grey is None else second_grey
            before = gap if shown else ""
            shown.append(Piece(before + text.second, self.second, size, second_style or style, grey))
        return shown

    def join(self, text: Two, gap: str = " ") -> str:
        """Both texts as one string in the paper's first language."""
        return gap.join(dict.fromkeys(each for each in (text.first, text.second if self.second else "") if each))


def filled(text: Two, **values: object) -> Two:
    """A text whose places are filled."""
    return Two(text.first.format(**values), text.second.format(**values))
