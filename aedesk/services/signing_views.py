"""What the client sees on the signing page, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.domain.estimate_totals import RateTotal, totals
from aedesk.services.estimate_views import Around, amount_words, by_script
from aedesk.words import N_, words

CONSENT = N_(
    "I have read version {version} and accept its total. Orders to third parties may be placed after this signature."
)


@dataclass(frozen=True)
class SigningView:
    """One sheet in one language, for the one who is to sign it: no cost, no other client."""

    estimate_id: UUID
    language: str
    state: EstimateState
    agency: str
    city: str
    number: str
    edition: int
    issued_on: date | None
    valid_until: date | None
    job: str
    client: str
    contact_id: UUID | None
    contact: str
    contact_title: str
    currency: str
    net: int
    taxes: tuple[RateTotal, ...]
    tax: int
    total: int
    words: str
    consent: str


def signing_view(around: Around, estimate: Estimate, language: str) -> SigningView:
    """The sheet for the signing page."""
    sums = totals(estimate)
    contact = around.contact(estimate.contact_id)
    agency, job, client = around.agency, around.job, around.client
    return SigningView(
        estimate_id=estimate.id,
        language=language,
        state=estimate.state,
        agency=by_script(agency.name, agency.other_name, language).first,
        city=agency.city,
        number=estimate.number or "",
        edition=estimate.edition,
        issued_on=estimate.issued_on,
        valid_until=estimate.valid_until,
        job=by_script(job.title, job.other_title, language).first,
        client=by_script(client.short_name, client.other_name, language).first,
        contact_id=estimate.contact_id,
        contact=by_script(contact.name, contact.other_name, language).first if contact else "",
        contact_title=contact.title if contact else "",
        currency=estimate.currency,
        net=sums.net,
        taxes=sums.by_rate,
        tax=sums.tax,
        total=sums.total,
        words=amount_words(sums.total, estimate.currency, language).first,
        consent=words(language).t(CONSENT).format(version=estimate.edition),
    )
