"""A brief in the words of its paper (PF-03), in the client's language."""

import hashlib
import json
from dataclasses import fields
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from aedesk.domain.brief import Brief
from aedesk.domain.client import Client
from aedesk.domain.errors import UserError
from aedesk.domain.gate_check import current, may_sign
from aedesk.domain.job import Job
from aedesk.domain.signoff import SignState
from aedesk.papers.views import Signer
from aedesk.services import dossier_given, lookup
from aedesk.services.estimate_views import Around, by_script, house, second_name
from aedesk.storage.files import Files

if TYPE_CHECKING:
    from aedesk.papers.brief import BriefView

NOT_SAID = ("id", "version", "number")
"""What changes the brief's words in nothing."""


def brief_view(session: Session, files: Files, brief: Brief, now: datetime, today: date) -> "BriefView":
    """Read what stands around a brief, and word it."""
    from aedesk.papers.brief import BriefView, Deliverable

    job = lookup.one(session, Job, brief.job_id)
    client = lookup.one(session, Client, job.client_id)
    agency = lookup.agency(session)
    if agency is None:
        raise UserError("agency_missing")
    language = client.language.partition("+")[0]
    people = lookup.people(session)
    advertiser = dossier_given.text(session, client.id, dossier_given.ADVERTISER)
    logo = files.get(agency.logo) if agency.logo else None
    around = Around(agency=agency, client=client, job=job, people=people, replaces=None, logo=logo)
    owner = people.get(job.owner_id) if job.owner_id else None
    director, creative = (_signer(around, files, slot, language) for slot in ("brief.ad", "brief.cd"))
    return BriefView(
        language=language,
        house=house(around, language),
        number=brief.number,
        client=by_script(client.short_name, second_name(client, advertiser), language).first,
        job_title=by_script(job.title, job.other_title, language).first,
        written_by=by_script(owner.name, owner.other_name, language).first if owner else "",
        written_on=max((signer.on for signer in (director, creative) if signer.on), default=today),
        job_number=job.number or "",
        background=brief.background,
        objective=brief.objective,
        deliverables=tuple(
            Deliverable(row.piece, row.format, row.quantity, row.languages) for row in brief.deliverables
        ),
        must=brief.must,
        budget=brief.budget,
        approver=brief.approver,
        materials=tuple(_material(line) for line in brief.materials.splitlines() if line.strip(" -")),
        layout_due=brief.layout_due,
        revisions=brief.revisions,
        to_client_on=brief.to_client_on,
        finished_art_on=brief.finished_art_on,
        in_market_on=brief.in_market_on,
        director=director,
        creative=creative,
        content_hash=content_hash(brief),
        at=now,
    )


def content_hash(brief: Brief) -> str:
    """SHA-256 of what the brief says; its first eight signs stand in the QR."""
    said: dict[str, Any] = {
        field.name: getattr(brief, field.name)
        for field in fields(brief)
        if field.name not in (*NOT_SAID, "deliverables")
    }
    said["deliverables"] = [[row.piece, row.format, row.quantity, row.languages] for row in brief.deliverables]
    return hashlib.sha256(json.dumps(said, default=str, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _material(line: str) -> tuple[str, bool]:
    """What a line names, and whether it is here: a dash before it says that it is still missing."""
    return line.lstrip("- ").strip(), not line.lstrip().startswith("-")


def _signer(around: Around, files: Files, slot: str, language: str) -> Signer:
    """Who signed, with date and ink; until then the one who may, where there is only one."""
    sign = current(around.job, slot)
    if sign is not None and sign.state is SignState.SIGNED:
        strokes = json.loads(files.get(sign.ink)) if sign.ink else ()
        person = around.people.get(sign.person_id) if sign.person_id else None
        return Signer(by_script(sign.name, person.other_name if person else "", language), sign.signed_on, strokes)
    able = [person for person in around.people.values() if person.left_on is None and may_sign(slot, person.ranks)]
    return Signer(by_script(able[0].name, able[0].other_name, language)) if len(able) == 1 else Signer()
