"""Figures and dates as each language writes them on paper."""

from datetime import date
from decimal import Decimal
from functools import lru_cache

from aedesk.domain.money import currency

SUFFIX_IN_SPANISH = {"EUR": "€", "GBP": "£"}
_LONG = {"en": "d MMM y", "es": "d 'de' MMMM 'de' y", "zh": "y 年 M 月 d 日"}
_WEEK_DAY = {"en": "EEEE d MMMM y", "es": "EEEE d 'de' MMMM 'de' y", "zh": "y 年 M 月 d 日 EEEE"}
_MONTH = {"en": "MMM y", "es": "MMM y", "zh": "y 年 M 月"}
_LONG_MONTH = {"en": "MMMM y", "es": "MMMM 'de' y", "zh": "y 年 M 月"}
_NEAR = {"en": "d MMM", "es": "d MMM", "zh": "M 月 d 日"}
_FAR = {"en": "d MMM y", "es": "d MMM y", "zh": "y 年 M 月 d 日"}
_CLEAR = 330  # days to either side
_SWAP = str.maketrans(",.", ".,")


def amount(minor: int, code: str, language: str) -> str:
    """An amount in figures, without the currency's sign: 1,827.84."""
    digits = currency(code).digits
    whole, part = divmod(abs(minor), 10**digits)
    text = f"{'−' if minor < 0 else ''}{whole:,}" + (f".{part:0{digits}d}" if digits else "")
    return text.translate(_SWAP) if language == "es" else text


def money(minor: int, code: str, language: str) -> str:
    """An amount with the currency's sign: ¥ 1,827.84."""
    figures = amount(minor, code, language)
    if language == "es" and code in SUFFIX_IN_SPANISH:
        return f"{figures}\u00a0{SUFFIX_IN_SPANISH[code]}"
    return f"{currency(code).symbol}\u00a0{figures}"


def number(value: Decimal | int, language: str) -> str:
    """A quantity in its shortest form: 5,000 or 2.5."""
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_SWAP) if language == "es" else text


def percentage(value: Decimal, language: str) -> str:
    """A value that is in per cent already."""
    return number(value, language) + ("\u00a0%" if language == "es" else "%")


def day(value: date | None, language: str) -> str:
    """A date in the label block: long in one language, ISO on a bilingual sheet."""
    if value is None:
        return ""
    return value.isoformat() if "+" in language else _written(value, _LONG[language], language)


def short_day(value: date | None, language: str) -> str:
    """A date in a signature box."""
    if value is None:
        return ""
    if language == "es":
        return f"{value:%d-%m-%Y}"
    return _written(value, _LONG["en"], "en") if language == "en" else value.isoformat()


def week_day(value: date, language: str) -> str:
    """A day with its weekday: Thursday 12 March 2026."""
    written = _written(value, _WEEK_DAY[language], language)
    return written[:1].upper() + written[1:]


def near_day(value: date | None, today: date, language: str) -> str:
    """A date in a list: the year only where it is not clear without it."""
    if value is None:
        return ""
    return _written(value, (_NEAR if abs((today - value).days) < _CLEAR else _FAR)[language], language)


def weekday(value: date, language: str) -> str:
    """A weekday in its short form: Mon, 周一, lun."""
    return _written(value, "EEE", language).rstrip(".")


def long_month(value: date, language: str) -> str:
    """A month written out, with its year: March 2026."""
    return _written(value, _LONG_MONTH[language], language)


def span(first: date, last: date, language: str, *, year: bool = False) -> str:
    """Days in a row, the month once where it is one: 16 – 20 Mar; 1 Apr – 30 Jun 2026 with the year."""
    if first.month != last.month or first.year != last.year or year:
        both = first.year != last.year
        left = _FAR if both or (year and language == "zh") else _NEAR
        right = _FAR if both or (year and language != "zh") else _NEAR
        return f"{_written(first, left[language], language)} – {_written(last, right[language], language)}"
    if language == "zh":
        return f"{first.month} 月 {first.day} – {last.day} 日"
    return f"{first.day} – {_written(last, _NEAR[language], language)}"


def partial_day(text: str, language: str) -> str:
    """A date of which less may be known, kept as 2021, 2021-05 or 2021-05-06."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return f"{parts[0]} 年" if language == "zh" else str(parts[0])
    if len(parts) == 2:
        return _written(date(parts[0], parts[1], 1), _LONG_MONTH[language], language)
    return day(date(*parts), language)


def month_name(number: int, language: str) -> str:
    """A month of any year: Mar, 3 月, mar."""
    return f"{number} 月" if language == "zh" else _written(date(2000, number, 1), "MMM", language)


def month_initial(number: int, language: str) -> str:
    """A month in one or two signs, over a narrow column."""
    return str(number) if language == "zh" else month_name(number, language)[:1].upper()


def figure(value: Decimal, language: str, digits: int = 0) -> str:
    """An exact figure with separators, and at least so many digits after the point."""
    exponent = value.as_tuple().exponent
    text = f"{value:,.{max(digits, -exponent if isinstance(exponent, int) else 0)}f}"
    return text.translate(_SWAP) if language == "es" else text


def currency_figure(value: Decimal, code: str, language: str) -> str:
    """An amount that is known as a figure only, whole where it is told so: ¥ 12,400,000."""
    figures = figure(value, language, 0 if value == value.to_integral_value() else currency(code).digits)
    if language == "es" and code in SUFFIX_IN_SPANISH:
        return f"{figures}\u00a0{SUFFIX_IN_SPANISH[code]}"
    return f"{currency(code).symbol}\u00a0{figures}"


def month(value: date, language: str) -> str:
    """A month and its year."""
    return _written(value, _MONTH[language[:2]], language[:2])


@lru_cache(maxsize=512)
def _written(value: date, pattern: str, language: str) -> str:
    from babel.dates import format_date

    written = str(format_date(value, pattern, locale="en_GB" if language == "en" else language))
    return written if language != "en" or "MMMM" in pattern else written.replace("Sept", "Sep")
