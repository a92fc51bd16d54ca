"""Days of the lunar calendar by their names, for screens and papers."""

from aedesk.domain.calendar import LunarDay

_MONTHS = "正二三四五六七八九十冬腊"
_TENS = ("初", "十", "廿", "三")
_DIGITS = "十一二三四五六七八九"


def month_name(month: int, language: str) -> str:
    """A lunar month by its name: 正月 ... 腊月; a number elsewhere."""
    return f"{_MONTHS[month - 1]}月" if language == "zh" else str(month)


def day_name(day: int, language: str) -> str:
    """A lunar day by its name: 初一 ... 三十; a number elsewhere."""
    if language != "zh":
        return str(day)
    if day in (10, 20, 30):
        return {10: "初十", 20: "二十", 30: "三十"}[day]
    return _TENS[day // 10] + _DIGITS[day % 10]


def short(day: LunarDay, language: str) -> str:
    """A lunar day in a list: 正月廿五, 闰六月初一; elsewhere its month and day in figures."""
    if language == "zh":
        return ("闰" if day.leap else "") + month_name(day.month, language) + day_name(day.day, language)
    return f"{day.month}{'+' if day.leap else ''}/{day.day}"
