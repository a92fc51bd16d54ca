"""Everything that is typed in the first run, kept while one goes back and forth or changes the language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from aedesk.domain.client import Client, ClientClass, Contact
from aedesk.domain.people import Agency, Person, Rank, TaxRate
from aedesk.words import _

if TYPE_CHECKING:
    from aedesk.app import Services

TAXES: dict[str, tuple[tuple[str, str], ...]] = {
    "CNY": (("6", "services"), ("13", "goods")),
    "EUR": (("21", "IVA"),),
    "MXN": (("16", "IVA"),),
    "GBP": (("20", "VAT"),),
    "JPY": (("10", "tax"),),
    "USD": (),
}


@dataclass
class PersonDraft:
    """One line of the table of people."""

    name: str = ""
    rank: Rank = Rank.AE
    second: Rank | None = None
    is_me: bool = False


def usual_people() -> list[PersonDraft]:
    """A line for each rank that a gate asks for; lines without a name are left out."""
    ranks = (Rank.AD, Rank.CD, Rank.AM, Rank.ART_DIRECTOR, Rank.COPYWRITER, Rank.PRODUCTION, Rank.FINANCE)
    return [PersonDraft(is_me=True), *(PersonDraft(rank=rank) for rank in ranks)]


def usual_taxes(currency: str) -> str:
    """The tax rates that agencies of this currency mostly use, as they are typed."""
    names = {"services": _("services"), "goods": _("goods"), "tax": _("tax")}
    return " · ".join(f"{rate}% {names.get(name, name)}" for rate, name in TAXES.get(currency, ()))


def read_taxes(text: str) -> list[TaxRate] | None:
    """The rates in `6% services · 13% goods`; None if it cannot be read."""
    rates = []
    for part in re.split(r"[·;\n]|,\s", text):
        if not part.strip():
            continue
        match = re.fullmatch(r"\s*(\d{1,2}(?:[.,]\d{1,2})?)\s*[%％]\s*(.*?)\s*", part)
        if match is None:
            return None
        name = match[2] or f"{match[1]}%"
        rates.append(TaxRate(name, Decimal(match[1].replace(",", ".")) / 100))
    return rates


@dataclass
class Draft:
    """What the steps read and write."""

    name: str = ""
    other_name: str = ""
    legal_name: str = ""
    address: str = ""
    tax_number: str = ""
    phone: str = ""
    bank: str = ""
    bank_account: str = ""
    currency: str = "CNY"
    taxes: str | None = None  # None until somebody typed here: then the usual ones of the currency
    paper_language: str = "zh+en"
    logo: bytes | None = None
    people: list[PersonDraft] = field(default_factory=usual_people)
    passphrase: str = ""
    again: str = ""
    lock_minutes: int = 10
    keeper: str = ""
    proof: str = ""
    have_it: bool = False
    client_name: str = ""
    client_legal: str = ""
    client_class: str = "A"
    contact_name: str = ""
    contact_title: str = ""
    code: str = ""  # of the recovery sheet, once the desk is made
    made_with: str = ""  # the passphrase that the desk was made with
    services: Services | None = None

    @property
    def named(self) -> list[PersonDraft]:
        """The lines with a name."""
        return [person for person in self.people if person.name.strip()]

    @property
    def me(self) -> PersonDraft:
        """Whose desk it is."""
        return next(person for person in self.people if person.is_me)

    @property
    def taxes_shown(self) -> str:
        """What stands in the field of tax rates."""
        return usual_taxes(self.currency) if self.taxes is None else self.taxes

    def agency(self) -> Agency:
        """The agency as it was typed."""
        return Agency(
            name=self.name.strip(), other_name=self.other_name.strip(), legal_name=self.legal_name.strip(),
            address=self.address.strip(), tax_number=self.tax_number.strip(), phone=self.phone.strip(),
            bank=self.bank.strip(), bank_account=self.bank_account.strip(), currency=self.currency,
            paper_language=self.paper_language, paper_size="Letter" if self.currency in ("USD", "MXN") else "A4",
            lock_minutes=self.lock_minutes, tax_rates=read_taxes(self.taxes_shown) or [],
        )  # fmt: skip

    def persons(self) -> list[Person]:
        """The people who were named."""
        return [
            Person(
                each.name.strip(), each.rank, each.second if each.second is not each.rank else None, is_me=each.is_me
            )
            for each in self.named
        ]

    def client(self, agency: Agency, me: Person) -> Client:
        """The first client."""
        contact = Contact(self.contact_name.strip(), title=self.contact_title.strip(), signs=True)
        return Client(
            self.client_name.strip(), legal_name=self.client_legal.strip(), language=agency.paper_language,
            client_class=ClientClass(self.client_class), currency=agency.currency, payment_days=agency.payment_days,
            owner_id=me.id, contacts=[contact] if contact.name else [],
        )  # fmt: skip
