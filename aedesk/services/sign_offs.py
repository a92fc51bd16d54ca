"""Signatures, questions for them, refusals and overrides on one job; all inside the caller's transaction.

Who signs is checked against the people list and the client's contacts on the day of the signature; a tick alone is
never enough (Z-36).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from aedesk.domain.client import Client, Contact
from aedesk.domain.errors import UserError
from aedesk.domain.gate_check import Facts, check_override, check_signer, current, override_slot, waits_for
from aedesk.domain.gates import ART_CHECKS, SLOT, Signer
from aedesk.domain.job import Job
from aedesk.domain.people import Person
from aedesk.domain.signoff import How, SignOff, SignState
from aedesk.services import lookup
from aedesk.storage.files import Files

Strokes = Sequence[Sequence[tuple[float, float, float, float]]]
"""Points of x, y, time and pressure in pixels of the pad, y downwards."""


@dataclass(frozen=True)
class Signing:
    """How somebody signs: one of the agency or one of the client, on the pad or on paper."""

    how: How
    on: date
    person_id: UUID | None = None
    contact_id: UUID | None = None
    strokes: Strokes = ()
    scan: bytes | None = None
    folder: str = ""
    witness: str = ""
    device: str = ""
    checked: str = ""
    copy_to_production_on: date | None = None
    original_filed: bool = False


def sign(
    session: Session, files: Files, facts: Facts, slot: str, signing: Signing, now: datetime, today: date
) -> SignOff:
    """Put a signature into its slot, or say why it may not stand there."""
    job = facts.job
    signer = _signer(session, job, signing.person_id, signing.contact_id)
    check_day(signing.on, today)
    rank = check_signer(slot, signer, signing.on)
    check_open(facts, slot)
    check_proof(signing)
    if slot == "art.ae" and not set(ART_CHECKS) <= {part.strip() for part in signing.checked.split(",")}:
        raise UserError("check_incomplete", field="checked")
    sign = _slot(facts, slot)
    sign.state, sign.how, sign.rank = SignState.SIGNED, signing.how, rank
    _name(sign, signer)
    sign.signed_on, sign.signed_at = signing.on, now
    sign.asked_on = sign.asked_on or signing.on
    keep_proof(files, sign, signing)
    sign.reason = ""
    return sign


def check_day(on: date, today: date) -> None:
    """Refuse a date that has not come yet."""
    if on > today:
        raise UserError("date_in_future", field="on")


def check_open(facts: Facts, slot: str) -> None:
    """Refuse a slot that is signed already, or that waits for others."""
    sign = current(facts.job, slot, facts.estimate.id if facts.estimate else None)
    if sign is not None and sign.state is SignState.SIGNED:
        raise UserError("slot_signed", slot=slot, name=sign.name)
    if before := waits_for(facts, slot):
        raise UserError("slot_locked", slot=slot, before=before)


def check_proof(signing: Signing) -> None:
    """Refuse ink without a stroke, and paper without a scan or a folder number."""
    if signing.how is How.INK and not any(len(stroke) > 1 for stroke in signing.strokes):
        raise UserError("no_ink", field="strokes")
    if signing.how is How.PAPER and not signing.scan and not signing.folder.strip():
        raise UserError("needs_evidence", field="folder")
    if signing.how is How.OVERRIDE:
        raise UserError("override_not_permitted", gate="")


def keep_proof(files: Files, sign: SignOff, signing: Signing) -> None:
    """Keep what stands behind a signature beside it."""
    strokes = json.dumps([[list(point) for point in stroke] for stroke in signing.strokes])
    sign.ink = files.put(strokes.encode(), kind="ink") if signing.how is How.INK else None
    sign.scan = files.put(signing.scan, kind="scan") if signing.scan else None
    sign.folder, sign.witness, sign.device = signing.folder.strip(), signing.witness.strip(), signing.device
    sign.checked = signing.checked
    sign.copy_to_production_on, sign.original_filed = signing.copy_to_production_on, signing.original_filed


def ask(session: Session, facts: Facts, slot: str, on: date, who: UUID | None) -> SignOff:
    """Note that somebody was asked to sign."""
    check_open(facts, slot)
    sign = _slot(facts, slot)
    _named(session, facts.job, sign, who, on)
    sign.state, sign.asked_on, sign.reason = SignState.ASKED, on, ""
    return sign


def refuse(session: Session, facts: Facts, slot: str, reason: str, by: UUID | None, today: date) -> SignOff:
    """Note a refusal; what others signed on the same sheet is asked for again, since the sheet will change (W-24)."""
    if not reason.strip():
        raise UserError("reason_missing", field="reason")
    check_open(facts, slot)
    sign = _slot(facts, slot)
    _named(session, facts.job, sign, by, today)
    sheet = slot.split(".")[0]
    for other in facts.job.sign_offs:
        if other.slot.startswith(f"{sheet}.") and other.state is SignState.SIGNED:
            other.state, other.asked_on = SignState.ASKED, today
    sign.state, sign.reason = SignState.REFUSED, reason.strip()
    return sign


def override(facts: Facts, gate: int, person: Person, reason: str, now: datetime, today: date) -> SignOff:
    """Pass a gate with name and reason, where matrix and setting permit it."""
    rank = check_override(facts, gate, person, reason, today)
    slot = override_slot(gate)
    if current(facts.job, slot) is not None:
        raise UserError("gate_overridden", gate=gate)
    sign = SignOff(slot, SignState.SIGNED, How.OVERRIDE, rank=rank, reason=reason.strip())
    _name(sign, person)
    sign.asked_on = sign.signed_on = today
    sign.signed_at = now
    facts.job.sign_offs.append(sign)
    return sign


def _slot(facts: Facts, slot: str) -> SignOff:
    """The sign-off of a slot: there is one a slot and, for estimates, one a version."""
    estimate_id = facts.estimate.id if facts.estimate and slot.startswith("estimate.") else None
    sign = current(facts.job, slot, estimate_id)
    if sign is None:
        sign = SignOff(slot, estimate_id=estimate_id)
        facts.job.sign_offs.append(sign)
    return sign


def _signer(session: Session, job: Job, person_id: UUID | None, contact_id: UUID | None) -> Person | Contact:
    if person_id is not None:
        return lookup.one(session, Person, person_id)
    if contact_id is None:
        raise UserError("signer_missing", field="signer")
    client = lookup.one(session, Client, job.client_id)
    for contact in client.contacts:
        if contact.id == contact_id:
            return contact
    raise UserError("contact_not_of_client", field="signer")


def _named(session: Session, job: Job, sign: SignOff, who: UUID | None, on: date) -> None:
    """Put the name of who is asked, or refused, into a slot, if it is known and may stand there."""
    if who is not None:
        client_side = SLOT[sign.slot].signer is Signer.CLIENT
        signer = _signer(session, job, None if client_side else who, who if client_side else None)
        check_signer(sign.slot, signer, on)
        _name(sign, signer)


def _name(sign: SignOff, signer: Person | Contact) -> None:
    sign.name = signer.name
    sign.person_id = signer.id if isinstance(signer, Person) else None
    sign.contact_id = signer.id if isinstance(signer, Contact) else None
    sign.title = signer.title if isinstance(signer, Contact) else ""
