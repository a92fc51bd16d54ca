"""The agency and the people of it: who they are decides what they may sign."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from aedesk.domain.ids import new_id


class Rank(StrEnum):
    """What a person is in the agency (Z-24: codes are ours, the displayed name is the agency's)."""

    AE = "ae"
    SAE = "sae"
    AM = "am"
    SAM = "sam"
    AD = "ad"
    GAD = "gad"
    CD = "cd"
    ART_DIRECTOR = "art_director"
    COPYWRITER = "copywriter"
    PRODUCTION = "production"
    FINANCE = "finance"


class Department(StrEnum):
    CLIENT_SERVICE = "client_service"
    CREATIVE = "creative"
    PRODUCTION = "production"
    FINANCE = "finance"


LADDER = (Rank.AE, Rank.SAE, Rank.AM, Rank.SAM, Rank.AD, Rank.GAD)
"""The ranks of client service, lowest first; only these compare as higher and lower."""

DEPARTMENT_OF = {
    **dict.fromkeys(LADDER, Department.CLIENT_SERVICE),
    **dict.fromkeys((Rank.CD, Rank.ART_DIRECTOR, Rank.COPYWRITER), Department.CREATIVE),
    Rank.PRODUCTION: Department.PRODUCTION,
    Rank.FINANCE: Department.FINANCE,
}


def at_least(rank: Rank, floor: Rank) -> bool:
    """Whether `rank` stands on the client-service ladder at `floor` or above."""
    return rank in LADDER and LADDER.index(rank) >= LADDER.index(floor)


@dataclass(eq=False)
class Person:
    """Somebody of the agency; in a small house one person may hold two ranks, and papers then show both."""

    name: str
    rank: Rank
    second_rank: Rank | None = None
    other_name: str = ""  # the name in the second script, printed beside on bilingual papers
    is_me: bool = False
    left_on: date | None = None
    version: int = 0
    id: UUID = field(default_factory=new_id)

    @property
    def ranks(self) -> tuple[Rank, ...]:
        """Every rank this person holds, the first one first."""
        return (self.rank,) if self.second_rank is None else (self.rank, self.second_rank)

    @property
    def departments(self) -> tuple[Department, ...]:
        """The departments this person stands for."""
        return tuple(dict.fromkeys(DEPARTMENT_OF[rank] for rank in self.ranks))

    @property
    def initials(self) -> str:
        """Two letters for the round mark: of the first and last Latin word, or the last two Han signs."""
        words = self.name.split()
        if len(words) > 1:
            return (words[0][0] + words[-1][0]).upper()
        return self.name[-2:] if self.name and ord(self.name[0]) > 0x2E80 else self.name[:2].upper()


@dataclass(eq=False)
class TaxRate:
    """A tax that estimate lines may carry; a new rate applies from its day, old papers keep theirs."""

    name: str
    rate: Decimal  # a fraction: 0.06 is six per cent
    purpose: str = ""
    since: date | None = None
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class Agency:
    """The house that issues the papers; there is exactly one."""

    name: str
    other_name: str = ""  # in the second script
    legal_name: str = ""
    address: str = ""
    other_address: str = ""
    city: str = ""
    tax_number: str = ""
    phone: str = ""
    bank: str = ""
    bank_account: str = ""
    logo: str | None = None  # hash of the picture among the files
    currency: str = "CNY"
    paper_language: str = "zh+en"  # of new clients: zh, en, es or zh+en
    paper_size: str = "A4"  # or Letter
    valid_days: int = 30
    answer_days: int = 7  # W-28
    payment_days: int = 45  # F-11
    terms_zh: str = ""  # printed under every estimate, after the third-party sentence
    terms_en: str = ""
    terms_es: str = ""
    overrides: str = ""  # numbers of the gates whose permitted override is switched on, comma separated
    lock_minutes: int = 10
    seal_certificate: str | None = None  # hash of the DER certificate among the files
    seal_key: str | None = None  # hash of the PKCS#8 key among the encrypted files
    created_at: datetime | None = None
    tax_rates: list[TaxRate] = field(default_factory=list)
    version: int = 0
    id: UUID = field(default_factory=new_id)
