"""Days of the lunar calendar by their names, in the window's language."""

from aedesk.services import lunar_words
from aedesk.words import language


def lunar_month(month: int) -> str:
    """A lunar month by its name: 正月 ... 腊月; a number elsewhere."""
    return lunar_words.month_name(month, language())


def lunar_day(day: int) -> str:
    """A lunar day by its name: 初一 ... 三十; a number elsewhere."""
    return lunar_words.day_name(day, language())
