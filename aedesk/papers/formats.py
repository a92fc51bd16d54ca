"""Figures and dates as each language writes them on paper."""

from datetime import date
from decimal import Decimal
from functools import lru_cache

from aedesk.domain.money import currency

SUFFIX_IN_SPANISH = {"EUR": "€", "GBP": "£"}
_LONG = {"en": "d MMM y", "es": "d 'de' MMMM 'de' y", "zh": "y 年 M 月 d 日"}
_MONTH = {"en": "MMM y", "es": "MMM y", "zh": "y 年 M 月"}
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


def month(value: date, language: str) -> str:
    """A month and its year."""
    return _written(value, _MONTH[language[:2]], language[:2])


@lru_cache(maxsize=512)
def _written(value: date, pattern: str, language: str) -> str:
    from babel.dates import format_date

    return str(format_date(value, pattern, locale="en_GB" if language == "en" else language)).replace("Sept ", "Sep ")
