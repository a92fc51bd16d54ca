"""What the paper of an estimate says (PF-10)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from aedesk.papers.qr import Mark
from aedesk.papers.views import NOBODY, NOTHING, House, Signer, Two


@dataclass(frozen=True)
class Line:
    """One line as the client sees it: cost and mark-up are not here."""

    text: Two
    quantity: Decimal
    unit: Two
    price: int
    amount: int  # after the discount
    third_party: bool = False
    discount: Decimal = Decimal(0)  # per cent
    group: Two = NOTHING


@dataclass(frozen=True)
class TaxTotal:
    """The tax of one rate."""

    rate: Decimal  # a fraction
    tax: int


@dataclass(frozen=True)
class EstimateView:
    """An estimate in the words and figures of its paper; money in minor units."""

    language: str  # zh, en, es or zh+en
    currency: str
    house: House
    client: Two
    contact: Two
    job_number: str
    job_title: Two
    lines: tuple[Line, ...]
    subtotal: int
    net: int
    taxes: tuple[TaxTotal, ...]
    total: int
    words: Two  # the total in words
    discount: int = 0
    discount_percent: Decimal = Decimal(0)
    number: str = ""  # none while it is a draft of version 1
    edition: int = 1
    replaces: int | None = None
    issued_on: date | None = None
    valid_until: date | None = None
    sign_by: date | None = None
    payment_days: int | None = None
    terms: Two = NOTHING
    notes: Two = NOTHING
    prepared: Signer = NOBODY
    checked: Signer = NOBODY
    director: Signer = NOBODY
    signer: Signer = NOBODY  # the client's
    content_hash: str = ""
    issued_at: datetime | None = None

    @property
    def mark(self) -> Mark | None:
        """What the squares say; a draft that has no number or content yet has none."""
        if not (self.number and self.content_hash):
            return None
        return Mark(self.number, self.edition, self.total, self.content_hash)


def strings(view: EstimateView) -> list[str]:
    """Every text of a view that people typed: to be checked for characters that cannot be printed."""
    found = [view.number, view.job_number, view.house.tax_number]
    texts = [view.house.name, view.house.address, view.client, view.contact, view.job_title, view.words, view.terms,
             view.notes, view.prepared.name, view.checked.name, view.director.name, view.signer.name]
    for line in view.lines:
        texts += [line.text, line.unit, line.group]
    return found + [each for text in texts for each in text.both]
