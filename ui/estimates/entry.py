"""What people type into number cells, read in their language: a comma or a point may be the decimal sign."""

import re
import unicodedata
from decimal import Decimal

from aedesk.domain.errors import UserError
from aedesk.domain.money import CURRENCIES, LIMIT

_NOISE = re.compile(r"[\s\u00a0\u202f'’%]|US\$|MX\$|JP¥|[¥€£$]")
_GROUPED = {
    sign: re.compile(rf"[0-9]{{1,3}}({re.escape(sign)}[0-9]{{3}})+({re.escape(other)}[0-9]*)?")
    for sign, other in ((",", "."), (".", ","))
}
_PLAIN = re.compile(r"([0-9]+[.,]?[0-9]*|[.,][0-9]+)")


def read(text: str, language: str) -> Decimal:
    """The number that `text` means to somebody who writes `language`.

    The other language's decimal sign is understood too, wherever it cannot be a thousands separator: "12.5" is twelve
    and a half in Spanish as well, "1.250" is not.
    """
    typed = unicodedata.normalize("NFKC", text).replace("。", ".").replace("、", ",").replace("\u2212", "-")
    typed = _NOISE.sub("", typed)
    sign, digits = (typed[0], typed[1:]) if typed[:1] in ("+", "-") else ("", typed)
    grouping = "." if language == "es" else ","
    decimal = "," if grouping == "." else "."
    other_way = digits.count(grouping) == 1 and decimal not in digits
    if _GROUPED[grouping].fullmatch(digits):
        digits = digits.replace(grouping, "").replace(decimal, ".")
    elif _GROUPED[decimal].fullmatch(digits) and grouping in digits:
        digits = digits.replace(decimal, "").replace(grouping, ".")
    elif _PLAIN.fullmatch(digits) and (decimal in digits or grouping not in digits or other_way):
        digits = digits.replace(",", ".")
    else:
        raise UserError("not_a_number", text=text.strip())
    return Decimal(sign + digits)


def quantity(text: str, language: str) -> Decimal:
    """A quantity: above nought, at most three places."""
    value = read(text, language)
    if not 0 < value < 10**9:
        raise UserError("above_zero")
    return _places(value, 3)


def per_cent(text: str, language: str, most: int = 1000) -> Decimal:
    """A percentage from 0 to `most`; an empty cell means none."""
    value = read(text, language) if text.strip() else Decimal(0)
    if not 0 <= value <= most:
        raise UserError("percent_range", most=most)
    return _places(value, 2)


def price(text: str, language: str, currency: str) -> int:
    """A price in minor units of `currency`; an empty cell means nothing is charged."""
    value = read(text, language) if text.strip() else Decimal(0)
    if value < 0:
        raise UserError("not_negative")
    digits = CURRENCIES[currency].digits
    minor = _places(value, digits).scaleb(digits)
    if minor > LIMIT:
        raise UserError("amount_too_large")
    return int(minor)


def _places(value: Decimal, most: int) -> Decimal:
    if value != round(value, most):
        raise UserError("too_many_places", most=most)
    return value
