"""Line breaking for Chinese, English and Spanish: no mark starts or ends a line that must not, no number is cut."""

import re
from collections.abc import Mapping

NO_START = frozenset("，。、；：？！）】》〉」』〕］｝”’…‥·～ー々°%‰℃!),.:;?]}»›％／")
NO_END = frozenset("（【《〈「『〔［｛“‘([{«‹¥￥$€£¿¡＄＃№")
NEVER_PARTED = frozenset(("——", "……", "──", "~~"))
NO_BREAK = frozenset("\u00a0\u202f\u2011")
UNITS = "mm|cm|dm|km|m|kg|g|mg|t|ml|cl|l|s|min|h|pt|px|dpi|ppp|GB|MB|kB|Hz|kW|W|V|%|°C|°|€|[°º]"
_TIDY = (
    (re.compile(rf"(?<=\d) (?=(?:{UNITS})(?![A-Za-z]))"), "\u00a0"),
    (re.compile(r"(?<=\d) (?=[\u3400-\u9fff])"), "\u00a0"),  # 12 辆
    (re.compile(r"(?<=[第约共¥€£$]) (?=\d)"), "\u00a0"),  # 第 2
    (re.compile(r"(?<=\d) ([×x–+]) (?=\d)"), "\u00a0\\1\u00a0"),  # 1185 × 1750
    (re.compile(r"(?<=\b[Nn][oº.]) (?=\d)|(?<=[Nn]\.º) (?=\d)"), "\u00a0"),
)


def wrap(text: str, widths: Mapping[str, float], width: float) -> list[str]:
    """The lines of `text`, each at most `width`; only a single word longer than a line is cut inside."""
    lines: list[str] = []
    measure = widths.__getitem__
    for paragraph in text.split("\n"):
        if sum(map(measure, paragraph)) <= width:
            lines.append(paragraph)
        else:
            lines += _fill(tidy(paragraph), widths, width)
    return lines


def tidy(text: str) -> str:
    """The text with no-break spaces where a number would lose its unit."""
    for pattern, space in _TIDY:
        text = pattern.sub(space, text)
    return text


def _fill(text: str, widths: Mapping[str, float], width: float) -> list[str]:
    measure = widths.__getitem__
    lines: list[str] = []
    line, used = "", 0.0
    for atom in atoms(text):
        word = atom.rstrip(" ")
        needed = sum(map(measure, word))
        if line and used + needed > width:
            lines.append(line.rstrip(" "))
            line, used = "", 0.0
        while word and needed > width:
            head = _longest(word, widths, width)
            lines.append(head)
            word = atom = atom[len(head) :]
            word = word.rstrip(" ")
            needed -= sum(map(measure, head))
        line += atom
        used += sum(map(measure, atom))
    if line.strip(" "):
        lines.append(line.rstrip(" "))
    return lines


def _longest(word: str, widths: Mapping[str, float], width: float) -> str:
    """As much of a word as one line holds, one character at least."""
    used = 0.0
    for place, char in enumerate(word):
        used += widths[char]
        if used > width and place:
            return word[:place]
    return word


def atoms(text: str) -> list[str]:
    """The pieces between which a line may end, each with the spaces after it."""
    pieces: list[str] = []
    start = 0
    for place in range(1, len(text)):
        if can_break(text, place):
            pieces.append(text[start:place])
            start = place
    pieces.append(text[start:])
    return pieces


def can_break(text: str, place: int) -> bool:
    """Whether a line may end before the character at `place`."""
    before, after = text[place - 1], text[place]
    if after == " " or before in NO_BREAK or after in NO_BREAK:
        return False
    if after in NO_START or before in NO_END:
        return False
    if before == " ":
        while place > 0 and text[place - 1] == " ":
            place -= 1
        return text[place - 1 : place] not in NO_END
    if before + after in NEVER_PARTED:
        return False
    if before in "-–—" and place > 1:
        return after.isalpha() and (before == "—" or text[place - 2].isalpha())
    if _han(before) or _han(after):
        return not (before.isdigit() or (before in "第约共" and after.isdigit()))
    return False


def _han(char: str) -> bool:
    """Chinese signs and full-width marks, between which a line may end anywhere."""
    return char >= "\u2e80"
