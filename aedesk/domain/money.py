"""Money: whole minor units of one currency, rounded half up, never a binary float."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from aedesk.domain.errors import UserError


@dataclass(frozen=True)
class Currency:
    """A currency that papers may be written in."""

    code: str
    digits: int  # of the minor unit
    symbol: str


CURRENCIES = {
    row.code: row
    for row in (
        Currency("CNY", 2, "¥"),
        Currency("EUR", 2, "€"),
        Currency("USD", 2, "US$"),
        Currency("MXN", 2, "MX$"),
        Currency("GBP", 2, "£"),
        Currency("JPY", 0, "JP¥"),
    )
}

LIMIT = 999_999_999_999_999
"""The greatest amount in minor units: above 9 999 999 999 999.99 the words have no agreed form."""

_FIGURES = re.compile(r"[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]*)?|[+-]?\.[0-9]+")


def currency(code: str) -> Currency:
    """The currency of this code."""
    try:
        return CURRENCIES[code]
    except KeyError:
        raise UserError("currency_unknown", currency=code) from None


def round_half_up(value: Decimal) -> int:
    """The nearest whole number; a half goes away from zero."""
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def to_minor(amount: str | Decimal | int, code: str) -> int:
    """Minor units of an amount written in figures; more decimals than the currency has are refused, not rounded."""
    digits = currency(code).digits
    if isinstance(amount, str):
        text = re.sub(r"[\s\u00a0\u202f]", "", amount)
        if not _FIGURES.fullmatch(text):
            raise UserError("amount_not_number", text=amount)
        amount = text.replace(",", "")
    try:
        value = Decimal(amount).scaleb(digits)
    except InvalidOperation:
        raise UserError("amount_not_number", text=str(amount)) from None
    if not value.is_finite():
        raise UserError("amount_not_number", text=str(amount))
    if abs(value) > LIMIT:
        raise UserError("amount_too_large")
    if value != value.to_integral_value():
        raise UserError("amount_decimals", digits=digits)
    return int(value)


def to_decimal(minor: int, code: str) -> Decimal:
    """The amount in units of the currency, with all its decimals."""
    return Decimal(minor).scaleb(-currency(code).digits)


def split(total: int, weights: Sequence[int]) -> list[int]:
    """Shares of `total` by weight that sum to it exactly: the largest remainders take what is left over."""
    if total < 0:
        return [-share for share in split(-total, weights)]
    whole = sum(weights)
    if whole == 0:
        weights, whole = [1] * len(weights), len(weights)
    shares = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(shares)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in by_remainder[: total - sum(shares)]:
        shares[i] += 1
    return shares
