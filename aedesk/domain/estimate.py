"""The estimate (PF-10): lines, totals and the states that it goes through."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from aedesk.domain.ids import new_id


class LineGroup(StrEnum):
    """Who does the work of a line; third party and media wait for the client's signature (W-30)."""

    IN_HOUSE = "in_house"
    THIRD_PARTY = "third_party"
    MEDIA = "media"


class EstimateState(StrEnum):
    DRAFT = "draft"
    ISSUED = "issued"
    APPROVED = "approved"  # signed inside by AD or above (W-27)
    SENT = "sent"  # handed to the client, due in 7 days (W-28)
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    REPLACED = "replaced"  # a later version was issued
    VOID = "void"


@dataclass(eq=False)
class EstimateLine:
    """One line; money in minor units of the estimate's currency."""

    description: str = ""
    other_description: str = ""  # in the second language of a bilingual sheet
    group: LineGroup = LineGroup.IN_HOUSE
    quantity: Decimal = Decimal(1)
    unit: str = ""
    other_unit: str = ""
    cost: int = 0  # unit price before mark-up
    markup: Decimal = Decimal(0)  # per cent; never printed
    discount: Decimal = Decimal(0)  # per cent of the line
    tax: Decimal = Decimal("0.06")  # a fraction
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class Estimate:
    """One version of an estimate; issued is immutable, a change after that is the next version."""

    job_id: UUID
    client_id: UUID
    number: str | None = None  # E-0001, drawn when version 1 is issued
    edition: int = 1  # printed as "version"
    replaces_id: UUID | None = None
    state: EstimateState = EstimateState.DRAFT
    language: str = "zh+en"
    currency: str = "CNY"
    discount: Decimal = Decimal(0)  # per cent of the whole
    notes: str = ""
    other_notes: str = ""
    contact_id: UUID | None = None  # who is to sign at the client
    prepared_by: UUID | None = None  # production (Z-38)
    checked_by: UUID | None = None  # AE
    valid_until: date | None = None
    issued_on: date | None = None
    issued_at: datetime | None = None
    sent_on: date | None = None
    decided_on: date | None = None
    reason: str = ""  # of a rejection or of voiding
    content_hash: str | None = None  # SHA-256 of the frozen content
    total: int | None = None  # frozen, minor units
    pdf: str | None = None  # hash of the issued, sealed sheet among the files
    signed_pdf: str | None = None  # the same with ink; begins with the issued bytes
    lines: list[EstimateLine] = field(default_factory=list)
    created_at: datetime | None = None
    version: int = 0
    id: UUID = field(default_factory=new_id)
