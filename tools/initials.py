"""Writes resources/pinyin/initials.txt: the first letters that a Chinese sign may be read with, for search.

One line a letter, its signs behind it; a sign with two readings in use stands in two lines. Made from the word lists of
pypinyin (MIT), which the app itself does not import for searching: they cost 300 ms.
"""

import unicodedata
from collections import Counter, defaultdict

from pypinyin.phrases_dict import phrases_dict  # type: ignore[import-untyped]
from pypinyin.pinyin_dict import pinyin_dict  # type: ignore[import-untyped]

from aedesk.resources import folder

SURNAMES = {
    "单": "s", "曾": "z", "解": "x", "仇": "q", "查": "z", "盖": "g", "区": "o", "朴": "p", "尉": "y", "翟": "z",
    "缪": "m", "召": "s", "种": "c", "乐": "y", "员": "y", "折": "s", "秘": "b", "重": "c", "长": "c", "覃": "q",
    "冼": "x", "逄": "p", "隗": "w",
}  # fmt: skip
SHARE = 0.04
NEWEST = 0x9FFF


def letter(reading: str) -> str:
    """The first letter of a reading, without its tone mark."""
    plain = unicodedata.normalize("NFD", reading)[0].lower()
    return {"ê": "e"}.get(plain, plain)


def main() -> None:
    """Count the readings in use and write the table."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in phrases_dict.items():
        if len(phrase) == len(readings):
            for sign, reading in zip(phrase, readings, strict=True):
                if reading[0]:
                    seen[sign][letter(reading[0])] += 1
    lines: dict[str, set[str]] = defaultdict(set)
    for code, readings in pinyin_dict.items():
        if not 0x4E00 <= code <= NEWEST:
            continue
        sign = chr(code)
        letters = {letter(readings.split(",")[0])}
        total = seen[sign].total()
        letters |= {one for one, count in seen[sign].items() if count >= 2 and count >= SHARE * total}
        letters |= set(SURNAMES.get(sign, ""))
        for one in letters:
            lines[one].add(sign)
    text = "".join(f"{one} {''.join(sorted(signs))}\n" for one, signs in sorted(lines.items()) if one.isascii())
    (folder("pinyin") / "initials.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
