"""Which face draws which character, how wide a text is, how it breaks, and what no bundled face can draw."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from aedesk.papers.truetype import TrueType, face
from aedesk.papers.wrap import wrap

HAN, HAN_BOLD = "AEHan-Regular", "AEHan-Bold"
STYLES = {
    "regular": ("AEPaper-Regular", HAN),
    "medium": ("AEPaper-Medium", HAN),
    "semibold": ("AEPaper-SemiBold", HAN_BOLD),
    "bold": ("AEPaper-Bold", HAN_BOLD),
    "serif": ("AESerif-Bold", HAN_BOLD, "AEPaper-Bold"),
    "serif_light": ("AESerif-Regular", HAN, "AEPaper-Regular"),
    "mono": ("AEMono-Regular", "AEPaper-Regular", HAN),
}
FULL_WIDTH_IN_CHINESE = frozenset("—‘’“”…")
INVISIBLE = dict.fromkeys((*range(0x200B, 0x2010), 0x2060, 0xFEFF, 0xAD, *range(0xFE00, 0xFE10)))
SPACES = dict.fromkeys((0x09, 0x0B, 0x0C, 0x0D, 0x2028, 0x2029), " ")
APOSTROPHE = "\u02bc"  # narrow in every language: “L’Oréal” stands in Chinese lines too
_APOSTROPHE = re.compile(r"(?<=[A-Za-z\u00c0-\u024f])’(?=[A-Za-z\u00c0-\u024f\s]|$)")
_CLEAN = {**INVISIBLE, **SPACES}


class Stack:
    """The faces of one style for one language: the first that has a character draws it."""

    def __init__(self, style: str, language: str) -> None:
        self.faces = tuple(face(name) for name in STYLES[style])
        serif, count = style.startswith("serif"), len(self.faces)
        # Quotes and dashes are wide in Chinese and narrow elsewhere; the serif face, a Chinese one, has wide ones only.
        self._for_quotes = range(count) if serif == (language == "zh") else range(count - 1, -1, -1)
        self.widths = _Widths(self)
        self._number: dict[str, int] = {}

    def number(self, char: str) -> int:
        """The place in `faces` of the face that draws a character; -1 if none can."""
        found = self._number.get(char)
        if found is None:
            order = self._for_quotes if char in FULL_WIDTH_IN_CHINESE else range(len(self.faces))
            found = next((place for place in order if self.faces[place].glyph(char)), -1)
            self._number[char] = found
        return found

    def width(self, text: str, size: float) -> float:
        """How wide a text of one line is, in the unit of `size`."""
        return sum(map(self.widths.__getitem__, text)) * size

    def wrap(self, text: str, size: float, width: float) -> list[str]:
        """The lines of a text in a column of `width`."""
        return wrap(clean(text), self.widths, width / size)

    def runs(self, text: str) -> list[tuple[TrueType, str]]:
        """The text cut where the face changes; what no face has goes to the first one as its empty box."""
        cut: list[tuple[TrueType, str]] = []
        start, last = 0, None
        for place, char in enumerate(text):
            number = self._number.get(char)
            if number is None:
                number = self.number(char)
            if number != last:
                if last is not None:
                    cut.append((self.faces[max(last, 0)], text[start:place]))
                start, last = place, number
        if last is not None:
            cut.append((self.faces[max(last, 0)], text[start:]))
        return cut

    def missing(self, text: str) -> set[str]:
        """The characters that none of the faces has."""
        return {char for char in clean(text) if char != "\n" and self.number(char) < 0}


class _Widths(dict[str, float]):
    """Advance of each character in em, measured when first met."""

    def __init__(self, stack: Stack) -> None:
        super().__init__()
        self._stack = stack

    def __missing__(self, char: str) -> float:
        font = self._stack.faces[max(self._stack.number(char), 0)]
        self[char] = width = font.advance(font.glyph(char)) / font.units
        return width


@cache
def stack(style: str, language: str) -> Stack:
    """The stack of a style in a language."""
    return Stack(style, language)


def clean(text: str) -> str:
    """The text composed, without marks that only steer a screen; a line break stays."""
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text).translate(_CLEAN)
    return _APOSTROPHE.sub(APOSTROPHE, text) if "’" in text else text


def missing(strings: Iterable[str], language: str) -> set[str]:
    """The characters of these strings that would print as empty boxes."""
    regular = stack("regular", language[:2])
    return set[str]().union(*(regular.missing(text) for text in strings))
