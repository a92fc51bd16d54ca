"""Figures, partial dates and months as one language writes them, and back to the form that is kept."""

import re
from contextlib import suppress
from datetime import date

from aedesk.domain.answer_values import partial_date
from aedesk.domain.errors import UserError
from aedesk.domain.figures import read_figure as read_figure
from aedesk.domain.figures import show_figure as show_figure
from ui.widgets.inputs import read_date

_SHORT = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"),
}
_LONG = {
    "en": "January February March April May June July August September October November December".split(),  # noqa: SIM905
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),  # noqa: SIM905
}


def month_short(month: int, language: str) -> str:
    """The name of a month as short as it goes: Mar · 3 月 · mar."""
    return f"{month} 月" if language == "zh" else _SHORT[language][month - 1]


def month_long(month: int, language: str) -> str:
    """The name of a month: March · 3 月 · marzo."""
    return f"{month} 月" if language == "zh" else _LONG[language][month - 1]


def show_date(kept: str, language: str) -> str:
    """A date of which less may be known: 2008 · May 2008 · 6 May 2008."""
    parts = [int(part) for part in kept.split("-")]
    if len(parts) == 1:
        return f"{parts[0]} 年" if language == "zh" else str(parts[0])
    year, month = parts[:2]
    if language == "zh":
        return f"{year} 年 {month} 月" + (f" {parts[2]} 日" if len(parts) > 2 else "")
    of = " de " if language == "es" else " "
    return (f"{parts[2]}{of}" if len(parts) > 2 else "") + f"{_LONG[language][month - 1]}{of}{year}"


def read_date_part(typed: str, coarsest: str, today: date) -> str | None:
    """A date as people type it, with as little as `coarsest` asks for; UserError where it is none."""
    text = typed.strip()
    if not text:
        return None
    squeezed = re.sub(r"\s*([年月日/.-])\s*", r"\1", text)
    with suppress(UserError):
        return partial_date(squeezed, coarsest)
    full = read_date(text, today)
    if full is not None:
        return full.isoformat()
    named = re.fullmatch(r"([^\W\d]{3,})\.?,?\s+(?:de\s+)?(\d{4})", text.lower())
    for names in (*_SHORT.values(), *_LONG.values()):
        for number, name in enumerate(names, 1):
            if named and name.lower() == named[1]:
                return partial_date(f"{named[2]}-{number:02d}", coarsest)
    if numbers := re.fullmatch(r"(\d{1,2})[/.-](\d{4})", text):
        return partial_date(f"{numbers[2]}-{int(numbers[1]):02d}", coarsest)
    return partial_date(squeezed, coarsest)
