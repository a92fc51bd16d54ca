"""An estimate in the words and figures of its paper; what we pay and what we add never comes this far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from aedesk.domain.amount_in_words import in_words
from aedesk.domain.client import Client, Contact
from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate, EstimateLine, LineGroup
from aedesk.domain.estimate_totals import amount, totals, unit_price
from aedesk.domain.gate_check import may_sign
from aedesk.domain.job import Job
from aedesk.domain.people import Agency, Person
from aedesk.papers.views import House, Signer, Two
from aedesk.services import dossier_given, lookup
from aedesk.storage.files import Files

if TYPE_CHECKING:
    from aedesk.papers.estimate_view import EstimateView, Line


@dataclass(frozen=True)
class Around:
    """What a sheet shows besides the estimate itself."""

    agency: Agency
    client: Client
    job: Job
    people: dict[UUID, Person]
    replaces: int | None
    logo: bytes | None
    advertiser: str = ""  # the client's name as the dossier has it

    def contact(self, id: UUID | None) -> Contact | None:
        """One of this client's people."""
        return next((contact for contact in self.client.contacts if contact.id == id), None)


def around(s: Session, files: Files, estimate: Estimate) -> Around:
    """Read what stands around an estimate."""
    agency = lookup.agency(s)
    if agency is None:
        raise UserError("agency_missing")
    before = s.get(Estimate, estimate.replaces_id) if estimate.replaces_id else None
    return Around(
        agency=agency,
        client=lookup.one(s, Client, estimate.client_id),
        job=lookup.one(s, Job, estimate.job_id),
        people=lookup.people(s),
        replaces=before.edition if before else None,
        logo=files.get(agency.logo) if agency.logo else None,
        advertiser=dossier_given.text(s, estimate.client_id, dossier_given.ADVERTISER),
    )


def estimate_view(
    around: Around, estimate: Estimate, *, language: str | None = None, today: date | None = None
) -> EstimateView:
    """The estimate for its sheet, in its own language or another; `today` dates one that is not issued yet."""
    from aedesk.papers.estimate_view import EstimateView, TaxTotal

    spoken = language or estimate.language
    agency, client, job = around.agency, around.client, around.job
    sums = totals(estimate)
    issued_on = estimate.issued_on or today
    default_validity = issued_on + timedelta(days=agency.valid_days) if issued_on else None
    contact = around.contact(estimate.contact_id)
    contact_name = by_script(contact.name, contact.other_name, spoken) if contact else Two()
    return EstimateView(
        language=spoken,
        currency=estimate.currency,
        house=house(around, spoken),
        client=by_script(client.short_name, second_name(client, around.advertiser), spoken),
        contact=contact_name,
        job_number=job.number or "",
        job_title=by_script(job.title, job.other_title, spoken),
        lines=tuple(_line(line, estimate.language, spoken) for line in estimate.lines),
        subtotal=sums.subtotal,
        net=sums.net,
        taxes=tuple(TaxTotal(row.rate, row.tax) for row in sums.by_rate),
        total=sums.total,
        words=amount_words(sums.total, estimate.currency, spoken),
        discount=sums.discount,
        discount_percent=estimate.discount,
        number=estimate.number or "",
        edition=estimate.edition,
        replaces=around.replaces,
        issued_on=issued_on,
        valid_until=estimate.valid_until or default_validity,
        sign_by=issued_on + timedelta(days=agency.answer_days) if issued_on else None,
        payment_days=client.payment_days,
        terms=Two(*(getattr(agency, f"terms_{part}") for part in spoken.split("+"))),
        notes=by_place(estimate.notes, estimate.other_notes, estimate.language, spoken),
        prepared=_person(around, estimate.prepared_by, spoken),
        checked=_person(around, estimate.checked_by, spoken),
        director=_person(around, _only_director(around), spoken),
        signer=Signer(contact_name),
        content_hash=estimate.content_hash or "",
        issued_at=estimate.issued_at,
    )


def house(around: Around, language: str) -> House:
    """The agency at the head of a paper."""
    return house_of(around.agency, around.logo, language)


def house_of(agency: Agency, logo: bytes | None, language: str) -> House:
    """The agency in the languages of a paper."""
    name = by_script(agency.name, agency.other_name, language)
    return House(
        name=name if name.first else Two(name.second),
        address=by_script(agency.address, agency.other_address, language),
        tax_number=agency.tax_number,
        logo=logo,
    )


def amount_words(total: int, currency: str, language: str) -> Two:
    """A total in the words of the paper's languages."""
    words = (in_words(total, currency, part) for part in language.split("+"))
    return Two(*(text[:1].upper() + text[1:] for text in words))


def by_script(one: str, other: str, language: str) -> Two:
    """Two names of one thing, put to the languages by their script: names are kept in either order."""
    texts = [text for text in (one.strip(), other.strip()) if text]
    if language.startswith("zh+") and len(texts) == 1 and not _is_han(texts[0]):
        return Two("", texts[0])  # so that its quotes and dashes are those of Latin type
    if len(texts) < 2 or _is_han(texts[0]) == _is_han(texts[1]):
        return Two(*texts) if "+" in language else Two(*texts[:1])
    han, latin = sorted(texts, key=_is_han, reverse=True)
    return Two(*(han if part == "zh" else latin for part in language.split("+")))


def second_name(client: Client, advertiser: str) -> str:
    """The client's name in its second script: from its record, else as the dossier has it."""
    if client.other_name.strip():
        return client.other_name
    script = _is_han(client.short_name)
    return next((name for name in (client.legal_name, advertiser) if name and _is_han(name) != script), "")


def by_place(one: str, other: str, written: str, language: str) -> Two:
    """Two texts written for the languages of a sheet, put to the languages that are asked for."""
    parts = dict(zip(written.split("+"), (one.strip(), other.strip()), strict=False))
    parts = {part: text for part, text in parts.items() if text}
    if "+" not in written and other.strip():  # a second text on a sheet in one language: kept for copies
        parts.setdefault("zh" if _is_han(other) else "en", other.strip())
    wanted = language.split("+")
    if "+" in language:
        return Two(*(parts.get(part, "") for part in wanted))
    return Two(parts.get(language) or (parts.get("en") if language == "es" else "") or one.strip() or other.strip())


def _line(line: EstimateLine, written: str, language: str) -> Line:
    from aedesk.papers.estimate import group_title
    from aedesk.papers.estimate_view import Line

    return Line(
        text=by_place(line.description, line.other_description, written, language),
        quantity=line.quantity,
        unit=by_place(line.unit, line.other_unit, written, language),
        price=unit_price(line),
        amount=amount(line),
        third_party=line.group is not LineGroup.IN_HOUSE,
        discount=line.discount,
        group=group_title(line.group.value, language),
    )


def _person(around: Around, id: UUID | None, language: str) -> Signer:
    person = around.people.get(id) if id else None
    return Signer(by_script(person.name, person.other_name, language)) if person else Signer()


def _only_director(around: Around) -> UUID | None:
    """The one who can approve an estimate, where there is only one."""
    able = [p.id for p in around.people.values() if p.left_on is None and may_sign("estimate.ad", p.ranks)]
    return able[0] if len(able) == 1 else None


def _is_han(text: str) -> bool:
    return any("\u3400" <= char <= "\u9fff" or char >= "\U00020000" for char in text)
