"""Judges a file against what we issued: first the very bytes, then what it begins with, then its signatures."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.domain.paper import Paper
from aedesk.services import lookup
from aedesk.storage import tables as t
from aedesk.storage.files import Files
from aedesk.storage.store import Store

if TYPE_CHECKING:
    from aedesk.papers.judging import Addition

LIMIT_BYTES = 200 * 1024 * 1024
MAX_ENDS = 300
_END = re.compile(rb"%%EOF(?:\r\n|\n|\r)?")
_HEAD = 1024
OURS = ("same", "extended")


@dataclass(frozen=True)
class Verdict:
    """What a file is, by code, with the values of its sentence and what was added to the sealed sheet.

    `original` is the sealed sheet inside a file that was added to; `later_missing` tells that we have a later state.
    """

    code: str
    values: dict[str, object]
    additions: tuple[Addition, ...] = ()
    fingerprint: str = ""
    later_missing: bool = False
    estimate_id: UUID | None = None
    original: bytes | None = field(default=None, repr=False)

    @property
    def sentence(self) -> str:
        """The code of its sentence: ours is not always in this desk's register."""
        return "not_registered" if self.code in OURS and "number" not in self.values else self.code

    @property
    def remarks(self) -> tuple[str, ...]:
        """Codes of what else is to be known about a paper of ours."""
        found = ["later"] if self.later_missing else []
        state = self.values.get("state")
        if state in (EstimateState.REPLACED, EstimateState.VOID, EstimateState.REJECTED):
            found.append(str(state))
        return tuple(found)


def judge(store: Store, files: Files, data: bytes) -> Verdict:
    """The verdict on any file whatever."""
    if len(data) > LIMIT_BYTES or b"%PDF-" not in data[:_HEAD]:
        return Verdict("not_pdf", {})
    with store.read() as s:
        paper = _paper(s, data)
        estimate = s.get(Estimate, paper.subject_id) if paper else None
        agency = lookup.agency(s)
    stored = _stored(files, paper, estimate)
    certificates = [_seal_certificate(each) for each in stored[:1]]
    if agency is not None and agency.seal_certificate is not None:
        certificates.append(files.get(agency.seal_certificate))
    return _worded(_judged(data, stored, certificates), paper, estimate)


def _judged(data: bytes, stored: list[bytes], certificates: list[bytes]) -> Verdict:
    from aedesk.papers.judging import judge as judged

    found = judged(data, stored, certificates)
    code = found.code
    if any(addition.kind == "foreign_ink" for addition in found.additions):
        code = "covered"  # whoever signs in our box with another key has changed what the sheet shows
    if code == "no_seal" and not _readable(data):
        code = "not_pdf"
    values: dict[str, object] = {"issued_on": found.at.astimezone().date()} if found.at else {}
    return Verdict(
        code, values, found.additions, found.fingerprint, later_missing=found.later_missing, original=found.original
    )


def _worded(found: Verdict, paper: Paper | None, estimate: Estimate | None) -> Verdict:
    """The verdict with what its sentence names."""
    values = {**found.values, "fingerprint": _grouped(found.fingerprint)}
    if paper is not None:
        values |= {
            "number": paper.number,
            "version": paper.edition,
            "issued_on": paper.issued_at.astimezone().date(),
            "kind": paper.kind,
        }
    if estimate is not None:
        values["state"] = estimate.state
    return Verdict(
        found.code,
        values,
        found.additions,
        found.fingerprint,
        found.later_missing,
        estimate.id if estimate else None,
        found.original,
    )


def _paper(s: Session, data: bytes) -> Paper | None:
    """The paper that this file is or begins with."""
    whole = hashlib.sha256(data).hexdigest()
    p, e = t.paper.c, t.estimate.c
    if found := s.scalars(select(Paper).where(p.pdf == whole)).first():
        return found
    if signed := s.scalars(select(Estimate).where(e.signed_pdf == whole)).first():
        return s.scalars(select(Paper).where(p.subject_id == signed.id, p.pdf == signed.pdf)).first()
    digests = list(_beginnings(data))
    known = {paper.pdf: paper for paper in s.scalars(select(Paper).where(p.pdf.in_(digests)))}
    return next((known[digest] for digest in reversed(digests) if digest in known), None)


def _beginnings(data: bytes) -> Iterator[str]:
    """The hash of every state that this file went through: each ends where a PDF can end."""
    running, before = hashlib.sha256(), 0
    for number, found in enumerate(_END.finditer(data)):
        if number == MAX_ENDS:
            return
        for end in range(found.start() + 5, found.end() + 1):
            running.update(data[before:end])
            before = end
            yield running.hexdigest()


def _stored(files: Files, paper: Paper | None, estimate: Estimate | None) -> list[bytes]:
    names = [paper.pdf] if paper else []
    if paper and estimate and estimate.pdf == paper.pdf and estimate.signed_pdf:
        names.append(estimate.signed_pdf)
    try:
        return [files.get(name) for name in names]
    except UserError:
        return []  # `check` tells that it is missing; the seal still speaks for itself


def _seal_certificate(sealed: bytes) -> bytes:
    """The certificate that a stored sheet was sealed with: maybe not the one of today."""
    import io

    from pyhanko.pdf_utils.reader import PdfFileReader

    return bytes(PdfFileReader(io.BytesIO(sealed)).embedded_signatures[0].signer_cert.dump())


def _readable(data: bytes) -> bool:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return False
    document.close()
    return True


def _grouped(fingerprint: str) -> str:
    upper = fingerprint.upper()
    return " ".join(upper[place : place + 4] for place in range(0, len(upper), 4))
