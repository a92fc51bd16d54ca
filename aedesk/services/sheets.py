"""Makes, seals and inks the sheets of estimates: the way from views to the bytes that are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate
from aedesk.domain.people import Agency
from aedesk.domain.signoff import SignOff
from aedesk.papers.views import Sheet, Strokes, Tell, Two
from aedesk.services.estimate_views import Around, by_script, estimate_view
from aedesk.storage.files import Files

if TYPE_CHECKING:
    from aedesk.papers.sealing import Identity

BEFORE = 16  # characters shown around one that cannot be printed
View = TypeVar("View")
PRINTED = {
    "estimate.prepared": "prepared",
    "estimate.checked": "checked",
    "estimate.ad": "director",
    "estimate.client": "signer",
}
"""Where the view of a sheet has the name that is printed in each box."""


def make(
    around: Around,
    estimate: Estimate,
    *,
    language: str | None = None,
    size: str | None = None,
    draft: bool = False,
    copy: bool = False,
    today: date | None = None,
    tell: Tell | None = None,
) -> Sheet:
    """Draw a sheet that carries no seal yet."""
    from aedesk.papers.estimate import estimate as draw

    view = estimate_view(around, estimate, language=language, today=today)
    size = size or around.agency.paper_size
    return draw(view, size=size, draft=draft, copy=copy, tell=tell)


def check_characters(around: Around, estimate: Estimate) -> None:
    """Refuse a sheet with characters that would print as empty boxes, and name them."""
    from aedesk.papers.estimate_view import strings

    view = estimate_view(around, estimate)
    refuse_missing(strings(view), view.language)


def refuse_missing(strings: Sequence[str], language: str) -> None:
    """Refuse what no bundled font can draw."""
    from aedesk.papers.fonts import clean, missing

    if found := missing(strings, language):
        where = next(text for text in map(clean, strings) if found & set(text))
        at = next(place for place, char in enumerate(where) if char in found)
        part = " ".join(where[max(at - BEFORE, 0) : at + BEFORE].split())
        raise UserError("cannot_print", chars=" ".join(sorted(found)), where=part)


def printed(
    view: View, typed: Callable[[View], Sequence[str]], draw: Callable[..., Sheet], language: str, size: str
) -> bytes:
    """Draw an internal paper; what is typed on it and no bundled font can draw is refused."""
    refuse_missing(typed(view), language)
    return draw(view, size=size).pdf


def identity(agency: Agency, files: Files) -> Identity:
    """The agency's certificate and key."""
    from aedesk.papers.sealing import Identity

    if agency.seal_certificate is None or agency.seal_key is None:
        raise UserError("seal_missing")
    return Identity(files.get(agency.seal_certificate), files.get(agency.seal_key))


def seal(sheet: Sheet, agency: Agency, files: Files, at: datetime, docmdp: int = 2) -> bytes:
    """Seal a sheet and reserve a field over each of its open boxes."""
    from aedesk.papers.sealing import seal as sealed

    return sealed(sheet.pdf, identity(agency, files), at, sheet.boxes, docmdp)


def add_ink(
    data: bytes, around: Around, files: Files, at: datetime, estimate: Estimate, sign: SignOff, strokes: Strokes
) -> bytes:
    """Put ink into its reserved field; the bytes before stay as they are."""
    from aedesk.papers.formats import short_day
    from aedesk.papers.sealing import add_ink as inked

    view = estimate_view(around, estimate)
    printed = getattr(view, PRINTED[sign.slot]).name
    dated, written = short_day(sign.signed_on, estimate.language), ""
    name = signer_name(around, sign, estimate.language)
    if not printed.both:
        written = " ".join(name.both)
    elif printed != name:  # somebody else than the sheet expects: the date carries the name
        dated = f"{name.first} {dated}"
    reason = f"ink on the pad, witness {sign.witness or '-'}, content SHA-256 {estimate.content_hash}"
    return inked(
        data,
        identity(around.agency, files),
        at,
        sign.slot,
        strokes,
        sign.name,
        reason,
        dated=dated,
        written=written,
    )


def signer_name(around: Around, sign: SignOff, language: str) -> Two:
    """The name of who signed, in the languages of the paper."""
    who = around.people.get(sign.person_id) if sign.person_id else around.contact(sign.contact_id)
    return by_script(who.name, who.other_name, language) if who else Two(sign.name)
