"""How words become searchable in three scripts: Latin words, Chinese two by two, and the initials of their pinyin."""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise, product
from typing import Any

from aedesk.resources import folder

_HAN = re.compile(
    "[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_MARK = "x"  # stands between two runs, so that a phrase never reaches from one into the next
_READINGS = 8  # at most, of one run: some signs are read in two ways


def fold(text: str) -> str:
    """The text as it is compared: wide signs made narrow, capitals made small."""
    return unicodedata.normalize("NFKC", text).casefold()


def runs(text: str) -> list[str]:
    """The runs of signs that are written without spaces."""
    return _HAN.findall(text)


def words(text: str) -> str:
    """What is left for the index of words."""
    return _HAN.sub(" ", text)


def grams(text: str) -> str:
    """Every two neighbours of each run, and its last sign alone."""
    return f" {_MARK} ".join(" ".join([*map("".join, pairwise(run)), run[-1]]) for run in runs(text))


def initials(names: str) -> str:
    """The first letters of each run's pinyin, and of every end of it."""
    found = set()
    for run in runs(names):
        for letters in _letters(run[:12]):
            found |= {letters[place:] for place in range(len(letters))}
    return " ".join(sorted(found))


def spoken(value: str) -> str:
    """What somebody said in an answer's JSON: its texts, without the keys of columns, options and people."""
    return "\n".join(_leaves(json.loads(value))) if value else ""


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _leaves(inner)
    elif isinstance(value, list):
        chosen = len(value) == 2 and isinstance(value[0], str) and re.fullmatch("[a-z][a-z0-9_]*", value[0])
        for inner in value[1:] if chosen else value:
            yield from _leaves(inner)
    elif isinstance(value, str) and not re.fullmatch("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", value):
        yield value


def question(text: str) -> str:
    """The full-text question for what somebody typed; empty if there is nothing to look for."""
    parts = []
    for word in fold(text).split():
        for run in runs(word):
            parts.append(_phrase(run))
        latin = " ".join(re.findall(r"\w+", words(word)))
        if latin:
            asked = f'words:"{latin}"*'
            parts.append(f'({asked} OR initials:"{latin}"*)' if re.fullmatch("[a-z]+", latin) else asked)
    return " AND ".join(parts)


def _phrase(run: str) -> str:
    if len(run) == 1:
        return f'grams:"{run}"*'
    return 'grams:"' + " ".join(map("".join, pairwise(run))) + '"'


def _letters(run: str) -> set[str]:
    table = _table()
    choices = [table.get(sign, "") for sign in run]
    ways = 1
    for place, letters in enumerate(choices):
        if ways * max(len(letters), 1) > _READINGS:
            choices[place] = letters[0]
        else:
            ways *= max(len(letters), 1)
    return {"".join(way) for way in product(*(letters or [""] for letters in choices))}


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in (folder("pinyin") / "initials.txt").read_text(encoding="utf-8").splitlines():
        letter, _, signs = line.partition(" ")
        for sign in signs:
            table[sign] = table.get(sign, "") + letter
    return table
