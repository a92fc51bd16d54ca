"""The signing record of an estimate: who signed it, when, how and before whom, as a paper of its own."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import datetime
from typing import TYPE_CHECKING

from aedesk.domain.estimate import Estimate
from aedesk.domain.people import Rank
from aedesk.domain.signoff import How, SignOff, SignState
from aedesk.papers.views import Sheet, Strokes, Two
from aedesk.services import sheets
from aedesk.services.estimate_views import Around, amount_words, by_script, house
from aedesk.storage.files import Files
from aedesk.words import N_, words

if TYPE_CHECKING:
    from aedesk.papers.signing_record import Signed, SigningRecordView

def _p(context: str, text: str) -> tuple[str, str]:
    """Marks words with their context for the catalogue."""
    return context, text


MEANING = {
    "estimate.prepared": _p("signature", "Prepared by"),
    "estimate.checked": _p("signature", "Checked by"),
    "estimate.ad": _p("signature", "Approved by"),
    "estimate.client": _p("signature", "Accepts the total"),
}
DEVICES = {
    "mouse": _p("device", "mouse"),
    "touch": _p("device", "touch"),
    "pen": _p("device", "pen"),
    "touchpad": _p("device", "touchpad"),
}
ROLES = {
    Rank.AE: ("", N_("Account executive")),
    Rank.SAE: ("", N_("Senior account executive")),
    Rank.AM: ("", N_("Account manager")),
    Rank.SAM: ("", N_("Senior account manager")),
    Rank.AD: ("", N_("Account director")),
    Rank.GAD: ("", N_("Group account director")),
    Rank.CD: ("", N_("Creative director")),
    Rank.ART_DIRECTOR: ("", N_("Art director")),
    Rank.COPYWRITER: ("", N_("Copywriter")),
    Rank.PRODUCTION: _p("rank", "Production"),
    Rank.FINANCE: _p("rank", "Finance"),
}
CLIENT = _p("signature", "Client")
ESTIMATE = _p("paper", "Estimate")


def make(
    around: Around, estimate: Estimate, signed: bytes, pages: int, number: str, files: Files, at: datetime
) -> Sheet:
    """Draw the record of a sheet whose bytes, ink included, are `signed`."""
    from aedesk.papers.signing_record import signing_record, strings

    view = record_view(around, estimate, signed, pages, number, files, at)
    sheets.refuse_missing(strings(view), view.language)
    return signing_record(view, size=around.agency.paper_size)


def record_view(
    around: Around, estimate: Estimate, signed: bytes, pages: int, number: str, files: Files, at: datetime
) -> SigningRecordView:
    """What the record says."""
    from aedesk.papers.identity import describe
    from aedesk.papers.signing_record import SigningRecordView

    language = estimate.language
    seal = describe(sheets.identity(around.agency, files).cert_der)
    signs = [
        sign
        for sign in around.job.sign_offs
        if sign.estimate_id == estimate.id and sign.slot in MEANING and sign.state is SignState.SIGNED
    ]
    signs.sort(key=lambda sign: (sign.signed_at is None, sign.signed_at))
    return SigningRecordView(
        language=language,
        house=house(around, language),
        number=number,
        document=f"{estimate.number} v{estimate.edition}",
        kind=_said(language, *ESTIMATE),
        client=by_script(around.client.short_name, around.client.other_name, language),
        pages=pages,
        currency=estimate.currency,
        total=estimate.total or 0,
        words=amount_words(estimate.total or 0, estimate.currency, language),
        content_hash=estimate.content_hash or "",
        file_hash=hashlib.sha256(signed).hexdigest(),
        certificate=seal.subject,
        key=seal.kind,
        valid_from=seal.not_before.date(),
        valid_to=seal.not_after.date(),
        fingerprint=seal.fingerprint,
        signatures=tuple(_signed(around, sign, language, files) for sign in signs),
        made_at=at.astimezone(),
    )


def _signed(around: Around, sign: SignOff, language: str, files: Files) -> Signed:
    from aedesk.papers.signing_record import Signed

    strokes: Strokes = json.loads(files.get(sign.ink)) if sign.ink else ()
    at = sign.signed_at or around.job.created_at
    assert at is not None
    return Signed(
        name=sheets.signer_name(around, sign, language),
        role=_role(sign, language),
        meaning=_said(language, *MEANING[sign.slot]),
        at=at.astimezone(),
        strokes=strokes,
        device=_device(sign.device, language),
        pressure=len({point[3] for stroke in strokes for point in stroke}) > 1,
        witness=_witness(around, sign.witness, language),
        ink_hash=(sign.ink if sign.how is How.INK else sign.scan) or "",
        folder=sign.folder,
        on=sign.signed_on,
    )


def _role(sign: SignOff, language: str) -> Two:
    if sign.rank is not None:
        return _said(language, *ROLES[sign.rank])
    client = _said(language, *CLIENT)
    if not sign.title:
        return client
    last = client.second or client.first
    return Two(client.first, f"{last}, {sign.title}") if client.second else Two(f"{last}, {sign.title}")


def _witness(around: Around, name: str, language: str) -> Two:
    known = next((person for person in around.people.values() if person.name == name), None)
    found = by_script(name, known.other_name if known else "", language)
    return found if found.first else Two(found.second)


def _device(device: str, language: str) -> str:
    """The pad's own word for itself in the languages of the paper; a model's name stays as it is."""
    found = re.match(r"\w+", device)
    if not found or found[0] not in DEVICES:
        return device
    both = _said(language, *DEVICES[found[0]]).both
    return " ".join(both) + device[found.end() :]


def _said(language: str, context: str, text: str) -> Two:
    spoken = [words(part) for part in language.split("+")]
    return Two(*((each.p(context, text) if context else each.t(text)) for each in spoken))
