"""What was taken out of an answer and what was put into it, word by word (sign by sign in Chinese)."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

LONGEST = 1200  # signs of an answer that are shown beside another
_TOKEN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]|\w+|\s+|.", re.DOTALL)
_GLUE = re.compile(r"\s+|[,.;:，、；：]")


class Piece(NamedTuple):
    """A stretch of words; `changed`: it stands on one side only."""

    words: str
    changed: bool


def pieces(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Both answers in stretches, marked where they differ."""
    old, new = _cut(before), _cut(after)
    left, right = _TOKEN.findall(old), _TOKEN.findall(new)
    match = SequenceMatcher(None, left, right, autojunk=False)
    if match.ratio() < 0.3:  # another answer altogether
        return _whole(old), _whole(new)
    was: list[Piece] = []
    now: list[Piece] = []
    for what, i, j, k, m in match.get_opcodes():
        same = what == "equal"
        if same and j - i == 1 and _GLUE.fullmatch(left[i]) and was and now and 0 < i < len(left) - 1:
            same = not (was[-1].changed and now[-1].changed)  # no gap in a mark for a single space
        _add(was, "".join(left[i:j]), not same)
        _add(now, "".join(right[k:m]), not same)
    return was, now


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def _whole(words: str) -> list[Piece]:
    return [Piece(words, True)] if words else []


def _add(found: list[Piece], words: str, changed: bool) -> None:
    if not words:
        return
    if found and found[-1].changed == changed:
        found[-1] = Piece(found[-1].words + words, changed)
    else:
        found.append(Piece(words, changed))
