"""Days of the lunar calendar by their names."""

from aedesk.words import language

_LUNAR_MONTHS = "正二三四五六七八九十冬腊"
_LUNAR_DAYS = ("初", "十", "廿", "三")
_DIGITS = "十一二三四五六七八九"


def lunar_month(month: int) -> str:
    """A lunar month by its name: 正月 ... 腊月; a number elsewhere."""
    return f"{_LUNAR_MONTHS[month - 1]}月" if language() == "zh" else str(month)


def lunar_day(day: int) -> str:
    """A lunar day by its name: 初一 ... 三十; a number elsewhere."""
    if language() != "zh":
        return str(day)
    if day in (10, 20, 30):
        return {10: "初十", 20: "二十", 30: "三十"}[day]
    return _LUNAR_DAYS[day // 10] + _DIGITS[day % 10]
