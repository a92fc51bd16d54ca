"""What several acts on an estimate have in common, inside their transaction."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.domain.client import Client, Contact
from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.domain.estimate_rules import check_not_expired
from aedesk.domain.gate_check import current
from aedesk.domain.job import Job
from aedesk.domain.signoff import SignOff, SignState
from aedesk.services import lookup
from aedesk.storage import tables as t


def ask(job: Job, slot: str, estimate: Estimate, on: date) -> SignOff:
    """The sign-off of this slot on this version, asked for if it was not yet."""
    sign = current(job, slot, estimate.id)
    if sign is None:
        sign = SignOff(slot=slot, estimate_id=estimate.id)
        job.sign_offs.append(sign)
    if sign.state is SignState.NOT_ASKED:
        sign.state, sign.asked_on = SignState.ASKED, on
    return sign


def check_newest(s: Session, estimate: Estimate) -> None:
    """Refuse a version after which another one was issued: an undo may have brought it back to life."""
    e = t.estimate.c
    later = select(e.id).where(e.number == estimate.number, e.edition > estimate.edition, e.issued_on.is_not(None))
    if s.execute(later.limit(1)).first() is not None:
        raise UserError("estimate_replaced", number=estimate.number or "", version=estimate.edition)


def withdraw(job: Job, estimate: Estimate) -> None:
    """Nobody is waited for on this version any more."""
    for sign in job.sign_offs:
        if sign.estimate_id == estimate.id and sign.state is SignState.ASKED:
            sign.state = SignState.NOT_ASKED


def hand_over(s: Session, estimate: Estimate, on: date, today: date, contact_id: UUID | None = None) -> None:
    """The sheet is with the client from this day on; their answer is asked for."""
    check_day(on, estimate, today)
    check_not_expired(estimate, on)
    estimate.state, estimate.sent_on = EstimateState.SENT, on
    contact_id = contact_id or estimate.contact_id
    contact = contact_of(s, estimate, contact_id) if contact_id else None
    sign = ask(lookup.one(s, Job, estimate.job_id), "estimate.client", estimate, on)
    if contact is not None:
        sign.contact_id, sign.name, sign.title = contact.id, contact.name, contact.title


def contact_of(s: Session, estimate: Estimate, contact_id: UUID) -> Contact:
    """A contact of this estimate's client and of no other."""
    client = lookup.one(s, Client, estimate.client_id)
    for contact in client.contacts:
        if contact.id == contact_id:
            return contact
    raise UserError("contact_not_of_client", field="contact")


def check_contact(s: Session, estimate: Estimate) -> None:
    """Refuse a contact who is not the client's."""
    if estimate.contact_id is not None:
        contact_of(s, estimate, estimate.contact_id)


def check_day(on: date, estimate: Estimate, today: date) -> None:
    """Refuse a day to come, and one before the sheet was issued."""
    if on > today:
        raise UserError("date_in_future", field="on")
    if estimate.issued_on is not None and on < estimate.issued_on:
        raise UserError("date_before_issue", field="on", issued_on=estimate.issued_on)


def said(reason: str) -> str:
    """The reason that was given; none is refused."""
    if not reason.strip():
        raise UserError("reason_missing", field="reason")
    return reason.strip()
