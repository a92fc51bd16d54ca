"""Clients, their people, the group that serves them, and notes of each contact."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from aedesk.domain.ids import new_id


class ClientClass(StrEnum):
    """The client's class (Z-16); it sets the cadence of care."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class ContactRole(StrEnum):
    """What a contact does for us at the client (Z-39)."""

    DECIDES = "decides"
    DAY_TO_DAY = "day_to_day"
    ADVERTISING = "advertising"
    SALES = "sales"
    FINANCE = "finance"
    OTHER = "other"


class ContactKind(StrEnum):
    """How a contact took place; only a visit is face to face (Z-40)."""

    VISIT = "visit"
    CALL = "call"
    MAIL = "mail"
    MESSAGE = "message"
    VIDEO = "video"


@dataclass(eq=False)
class Contact:
    """A person at the client."""

    name: str
    other_name: str = ""
    title: str = ""
    phone: str = ""  # E.164 when phonenumbers understands it, else as typed
    email: str = ""
    role: ContactRole = ContactRole.DAY_TO_DAY
    signs: bool = False  # may sign estimates
    birth_year: int | None = None
    birth_month: int | None = None  # 1 to 12, as told: solar or lunar
    birth_day: int | None = None  # 1 to 31
    birth_lunar: bool = False
    birth_leap: bool = False  # born in a leap month of the lunar year
    tastes: str = ""
    left_on: date | None = None
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class GroupMember:
    """One of the agency's people in this client's service group, and what they do in it (Q-02)."""

    person_id: UUID
    duty: str = ""
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class Client:
    """An advertiser we serve."""

    short_name: str
    code: str = ""  # C-0001, drawn when registered; stands for the name on papers for the bag (Z-43)
    legal_name: str = ""
    other_name: str = ""  # short name in the second script
    reading: str = ""  # sort key: pinyin of a Chinese name, editable
    client_class: ClientClass = ClientClass.C
    industry: str = ""
    language: str = "zh+en"  # of its papers: zh, en, es or zh+en
    currency: str = "CNY"
    payment_days: int = 45  # F-11, Z-10
    tax_number: str = ""
    address: str = ""
    owner_id: UUID | None = None  # the AE
    since: date | None = None
    archived_on: date | None = None
    contacts: list[Contact] = field(default_factory=list)
    group: list[GroupMember] = field(default_factory=list)
    version: int = 0
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class ContactNote:
    """A contact that took place: what was said, with whom, how; feeds "last contact"."""

    client_id: UUID
    kind: ContactKind
    at: datetime
    words: str = ""
    contact_id: UUID | None = None
    version: int = 0
    id: UUID = field(default_factory=new_id)
