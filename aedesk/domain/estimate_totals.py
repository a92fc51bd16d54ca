"""The sums of an estimate: each printed figure follows from the printed figures before it, so a hand can check them."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from aedesk.domain.estimate import Estimate, EstimateLine
from aedesk.domain.money import round_half_up, split

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class RateTotal:
    """What one tax rate is charged on, after the discount of the whole, and the tax."""

    rate: Decimal
    net: int
    tax: int


@dataclass(frozen=True)
class Totals:
    """Every sum of one estimate in minor units; `cost` and `markup` are for the agency's eyes only."""

    subtotal: int  # of the lines
    discount: int  # of the whole
    net: int  # subtotal less discount
    by_rate: tuple[RateTotal, ...]  # lowest rate first
    tax: int
    total: int
    cost: int
    markup: int  # net less cost

    @property
    def markup_percent(self) -> Decimal:
        """The mark-up in per cent of the cost, one decimal."""
        return Decimal(round_half_up(Decimal(self.markup * 1000) / self.cost)) / 10 if self.cost else Decimal(0)


def unit_price(line: EstimateLine) -> int:
    """The printed price of one unit: cost and mark-up."""
    return round_half_up(line.cost * (1 + line.markup / HUNDRED))


def amount(line: EstimateLine) -> int:
    """The printed amount of a line: printed unit price times quantity, less the line's discount."""
    return round_half_up(unit_price(line) * line.quantity * (1 - line.discount / HUNDRED))


def cost(line: EstimateLine) -> int:
    """What a line costs us."""
    return round_half_up(line.cost * line.quantity)


def totals(estimate: Estimate) -> Totals:
    """All sums; the discount of the whole is spread over the tax rates by largest remainder."""
    sums: dict[Decimal, int] = {}
    for line in sorted(estimate.lines, key=lambda line: line.tax):
        sums[line.tax] = sums.get(line.tax, 0) + amount(line)
    subtotal = sum(sums.values())
    discount = round_half_up(subtotal * estimate.discount / HUNDRED)
    shares = split(discount, list(sums.values()))
    nets = {rate: gross - share for (rate, gross), share in zip(sums.items(), shares, strict=True)}
    by_rate = tuple(RateTotal(rate, net, round_half_up(net * rate)) for rate, net in nets.items())
    tax = sum(row.tax for row in by_rate)
    net = subtotal - discount
    spent = sum(cost(line) for line in estimate.lines)
    return Totals(subtotal, discount, net, by_rate, tax, net + tax, spent, net - spent)


def plain(value: Decimal) -> str:
    """A decimal in its shortest form, the same whether it comes from the editor or from the database."""
    return format(value.normalize(), "f") if value else "0"


def frozen_content(estimate: Estimate) -> bytes:
    """What the client is asked to sign, in one canonical form; cost and mark-up are not in it."""
    sums = totals(estimate)
    content = {
        "number": estimate.number,
        "version": estimate.edition,
        "job": str(estimate.job_id),
        "client": str(estimate.client_id),
        "contact": str(estimate.contact_id or ""),
        "language": estimate.language,
        "currency": estimate.currency,
        "issued_on": _day(estimate.issued_on),
        "valid_until": _day(estimate.valid_until),
        "notes": [estimate.notes, estimate.other_notes],
        "lines": [
            {
                "item": [line.description, line.other_description],
                "group": line.group.value,
                "quantity": plain(line.quantity),
                "unit": [line.unit, line.other_unit],
                "unit_price": unit_price(line),
                "discount": plain(line.discount),
                "tax": plain(line.tax),
                "amount": amount(line),
            }
            for line in estimate.lines
        ],
        "discount": [plain(estimate.discount), sums.discount],
        "net": sums.net,
        "taxes": [[plain(row.rate), row.net, row.tax] for row in sums.by_rate],
        "total": sums.total,
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def content_hash(estimate: Estimate) -> str:
    """SHA-256 of the frozen content; its first eight signs stand in the QR."""
    return hashlib.sha256(frozen_content(estimate)).hexdigest()


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
