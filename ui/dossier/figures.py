"""Figures, partial dates and months as one language writes them, and back to the form that is kept."""

import re
from contextlib import suppress
from datetime import date
from decimal import Decimal

from aedesk.domain.answer_values import decimal, partial_date
from aedesk.domain.errors import UserError
from ui.widgets.inputs import read_date

_SHORT = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"),
}
_LONG = {
    "en": "January February March April May June July August September October November December".split(),  # noqa: SIM905
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),  # noqa: SIM905
}
_SWAP = str.maketrans(",.", ".,")


def month_short(month: int, language: str) -> str:
    """The name of a month as short as it goes: Mar · 3 月 · mar."""
    return f"{month} 月" if language == "zh" else _SHORT[language][month - 1]


def month_long(month: int, language: str) -> str:
    """The name of a month: March · 3 月 · marzo."""
    return f"{month} 月" if language == "zh" else _LONG[language][month - 1]


def show_figure(kept: str, language: str, least: int = 0) -> str:
    """An exact decimal with separators: 1,234.5 · 1.234,5; at least `least` digits after the point."""
    value = Decimal(kept)
    exponent = value.as_tuple().exponent
    places = max(-exponent if isinstance(exponent, int) else 0, least, 0)
    text = f"{value:,.{places}f}"
    return text.translate(_SWAP) if language == "es" else text


def read_figure(typed: str, language: str) -> str | None:
    """What was typed as an exact decimal; None for nothing, UserError where it is no figure."""
    text = re.sub(r"\s", "", typed).replace("，", ",").replace("。", ".").replace("−", "-").replace("–", "-")
    if not text:
        return None
    comma = language == "es"
    if text.count(",") == 1 and "." not in text and not re.fullmatch(r"-?\d{1,3},\d{3}", text):
        comma = True  # 0,06 is a fraction in every language
    elif text.count(".") == 1 and "," not in text and not re.fullmatch(r"-?\d{1,3}\.\d{3}", text):
        comma = False
    elif "," in text and "." in text:
        comma = text.rfind(",") > text.rfind(".")
    group, point = (".", ",") if comma else (",", ".")
    plain = text.replace(group, "").replace(point, ".")
    if not re.fullmatch(r"-?(\d+\.?\d*|\.\d+)", plain):
        raise UserError("answer_no_number", typed=typed[:40])
    return decimal(f"0{plain}" if plain.startswith(".") else plain.replace("-.", "-0."))


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
