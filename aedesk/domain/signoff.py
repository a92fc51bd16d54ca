"""A sign-off: who signed which step, with what rank, when and how (W-46, Z-36)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from aedesk.domain.ids import new_id
from aedesk.domain.people import Rank


class How(StrEnum):
    """By what a signature is proved."""

    INK = "ink"  # written on the screen's pad
    PAPER = "paper"  # wet ink: a scan or a folder number proves it
    OVERRIDE = "override"  # a permitted override: name and reason, never silent


class SignState(StrEnum):
    """What a card's dot shows."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    SIGNED = "signed"
    REFUSED = "refused"


@dataclass(eq=False)
class SignOff:
    """One slot of one step: asked for, signed or refused."""

    slot: str  # code of the slot, as in gates.SLOTS: "brief.ad", "estimate.client" ...
    state: SignState = SignState.NOT_ASKED
    how: How | None = None
    person_id: UUID | None = None  # one of the agency, or
    contact_id: UUID | None = None  # one of the client
    name: str = ""  # as it stood on that day
    title: str = ""
    rank: Rank | None = None  # the rank that it was signed with
    asked_on: date | None = None
    signed_on: date | None = None  # the date on the paper
    signed_at: datetime | None = None  # the instant on the pad, or of recording
    ink: str | None = None  # hash of the strokes among the files
    scan: str | None = None  # hash of the scan among the files
    folder: str = ""  # number of the paper folder
    witness: str = ""
    device: str = ""
    reason: str = ""  # of a refusal or an override
    copy_to_production_on: date | None = None  # W-29, client's estimate only
    original_filed: bool = False  # W-29
    checked: str = ""  # of the AE's check (W-45): proofread, sums, photos, materials, comma separated
    estimate_id: UUID | None = None
    id: UUID = field(default_factory=new_id)

    @property
    def proved(self) -> bool:
        """Whether something stands behind it: ink, a scan, a folder number or a named override (Z-36)."""
        if self.state is not SignState.SIGNED:
            return False
        if self.how is How.INK:
            return self.ink is not None
        if self.how is How.PAPER:
            return self.scan is not None or bool(self.folder.strip())
        return self.how is How.OVERRIDE and bool(self.reason.strip())
