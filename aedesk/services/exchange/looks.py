"""How the lines of a form look in a spreadsheet, and how high they are."""

import unicodedata
from collections.abc import Iterable
from math import ceil
from typing import Any

from aedesk.services.exchange.lines import Line

WIDTHS = {"A": 4, "B": 7, "C": 46, "D": 46, "E": 36, "F": 26, "G": 26, "H": 22}
OWN_WORDS = 40  # wide, where what they say stands, word for word
HIGHEST = 400  # points; a spreadsheet knows no higher line
_INK, _SOFT, _LINE, _HEAD, _GROUP = "1F2328", "6B7280", "AEB6C0", "27548A", "E8EEF5"
_PITCH = {"answer": 15.0, "hint": 12.5, "head": 12.5, "part": 14.0, "more": 14.0}
_SMALL = {"answer": 1.0, "hint": 0.84, "head": 0.88, "part": 0.92, "more": 0.92}
_FONTS = {"zh": "Microsoft YaHei"}


def looks(language: str) -> dict[str, dict[str, Any]]:
    """What is set on the cells of each kind of line."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    side, hair = Side(style="thin", color=_LINE), Side(style="hair", color=_LINE)
    top, group = Alignment(vertical="top", wrap_text=True), PatternFill("solid", fgColor=_GROUP)
    middle, open_ = Alignment(vertical="center"), Protection(locked=False)
    bar = PatternFill("solid", fgColor=_HEAD)

    def font(size: int = 11, color: str = _INK, **more: bool) -> Any:
        return Font(name=_FONTS.get(language, "Arial"), size=size, color=color, **more)

    return {
        "title": {"font": font(15, bold=True), "alignment": middle},
        "note": {"font": font(10, _SOFT), "alignment": top},
        "top": {"font": font(10, "FFFFFF", bold=True), "fill": bar, "alignment": middle},
        "chapter": {"font": font(12, bold=True), "fill": group, "alignment": top},
        "group": {"font": font(bold=True), "fill": group, "alignment": top},
        "question": {"font": font(), "alignment": top},
        "part": {"font": font(10), "alignment": top},
        "more": {"font": font(10, _SOFT), "alignment": top},
        "head": {"font": font(9, _SOFT, bold=True), "alignment": top},
        "hint": {"font": font(9, _SOFT, italic=True),
                 "alignment": Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)},
        "answer": {"font": font(), "alignment": top, "number_format": "@", "protection": open_,
                   "border": Border(left=side, right=side, top=side, bottom=side)},
        "aside": {"font": font(9, _SOFT), "alignment": top, "number_format": "@", "protection": open_,
                  "border": Border(bottom=hair)},
    }  # fmt: skip


def height(line: Line) -> float:
    """How high a line must be for what stands in it, in points, as far as that can be known without its font."""
    indent = max(line.depth - 1, 0)
    own = line.look if line.look in _PITCH else "answer"
    columns = list(WIDTHS.values())[3:]
    parts = [_tall(line.label, WIDTHS["C"] - 1.5 * indent, own)]
    parts += [_tall(cell.text, columns[n], "answer", cell.room) for n, cell in enumerate(line.cells)]
    parts += [_tall(head, columns[n], "head") for n, head in enumerate(line.heads)]
    if line.own_words:
        parts.append(_tall(line.own_words, OWN_WORDS, "answer"))
    if line.hint:
        parts.append(_tall(line.hint, columns[min(max(len(line.cells), 1), len(columns) - 1)], "hint"))
    return min(max(parts) + 3, HIGHEST)


def _tall(text: str, width: float, look: str, least: int = 1) -> float:
    inner = (width - 1.5) / _SMALL[look]
    count = sum(max(1, ceil(wide(part) / inner)) for part in text[:6000].replace("\r", "\n").split("\n"))
    return max(count, least) * _PITCH[look]


def wide(text: str) -> float:
    """How wide a text is, in figures of the font."""
    return sum(2.0 if unicodedata.east_asian_width(sign) in "WF" else 0.95 for sign in text)


def used(lines: Iterable[Line]) -> int:
    """How many answer columns a sheet needs."""
    return max([2, *(max(len(line.cells) + bool(line.hint), len(line.heads)) for line in lines)])
