"""Units of an estimate line; the usual ones know their word in the sheet's second language."""

from aedesk.domain.estimate import EstimateLine

PAIRS = {
    "件": "piece", "张": "piece", "个": "piece", "项": "job", "轮": "round", "天": "day", "幅": "image",
    "面": "face", "批": "lot", "次": "time", "小时": "hour", "条": "item", "套": "set", "版": "version",
    "秒": "second", "期": "issue", "人天": "person-day", "周": "week", "月": "month", "页": "page",
    "份": "copy", "块": "panel",
}  # fmt: skip
_BACK = {second: first for first, second in reversed(PAIRS.items())}
_BETWEEN = " / "


def bilingual(sheet: str) -> bool:
    """Whether a sheet in this language carries a second one."""
    return "+" in sheet


def shown(line: EstimateLine, sheet: str) -> str:
    """The unit as the grid shows it."""
    both = bilingual(sheet) and line.other_unit and line.other_unit != line.unit
    return f"{line.unit} {line.other_unit}" if both else line.unit


def typed(line: EstimateLine, sheet: str) -> str:
    """The unit as it is edited: both languages with a stroke between them."""
    return f"{line.unit}{_BETWEEN}{line.other_unit}" if bilingual(sheet) and line.other_unit else line.unit


def set_unit(line: EstimateLine, text: str, sheet: str) -> None:
    """Take a typed unit: "张 / piece", or one word where the other language's is known or was typed before."""
    first, stroke, second = (part.strip() for part in text.partition("/"))
    if not bilingual(sheet):
        line.unit = text.strip()
        return
    if not stroke:
        if first in _BACK and first not in PAIRS:
            first, second = _BACK[first], first
        else:
            second = PAIRS.get(first, line.other_unit if first == line.unit else "")
    line.unit, line.other_unit = first, second
