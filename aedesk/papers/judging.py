"""What a PDF is that somebody shows us: our sheet, our sheet with something on it, or not ours.

The store is asked first, then the signatures. A validator's word alone is never enough: it calls a foreign key's seal
valid, and does not see that a later ink is missing.
"""

import io
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aedesk.papers.envelope import as_written
from aedesk.papers.identity import fingerprint, may_sign

CODES = ("same", "extended", "changed", "covered", "resaved", "no_seal", "not_ours", "expired")
GOOD = frozenset(("same", "extended"))


@dataclass(frozen=True)
class Addition:
    """Something that was added to the sealed sheet."""

    kind: str  # ink, foreign_ink, time_stamp, properties
    field: str = ""
    name: str = ""
    at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True)
class Verdict:
    """The answer, by code; `original` is the sealed sheet inside a file that was added to."""

    code: str
    additions: tuple[Addition, ...] = ()
    fingerprint: str = ""  # of the certificate that sealed it
    at: datetime | None = None  # when it was sealed
    stored: bool = False  # the very bytes lie among ours
    later_missing: bool = False  # ours, but we have a later state of it
    original: bytes | None = field(default=None, repr=False)

    @property
    def good(self) -> bool:
        """Whether the sheet may be relied on."""
        return self.code in GOOD


@dataclass(frozen=True)
class _Checked:
    """One signature and what came of it."""

    signature: Any
    status: Any

    @property
    def sound(self) -> bool:
        return bool(self.status.intact and self.status.valid)

    @property
    def certificate(self) -> bytes:
        return bytes(self.signature.signer_cert.dump())


def judge(data: bytes, issued: Sequence[bytes] | None, certs: bytes | Sequence[bytes]) -> Verdict:
    """Judge a file: `issued` are the stored files it may be, `certs` the agency's certificates, past ones too."""
    ours = [certs] if isinstance(certs, bytes) else list(certs)
    stored = list(issued or ())
    same = any(each == data for each in stored)
    later = any(len(each) > len(data) and each.startswith(data) for each in stored)
    with _quiet():
        verdict = _judged(data, ours)
    if same:
        return Verdict("same", verdict.additions, verdict.fingerprint, verdict.at, stored=True, later_missing=later,
                       original=verdict.original)
    if verdict.good and any(len(each) == len(data) for each in stored):
        return Verdict("changed", (), verdict.fingerprint, verdict.at)
    if later and verdict.good:
        return Verdict("same", verdict.additions, verdict.fingerprint, verdict.at, later_missing=True,
                       original=verdict.original)
    return verdict


def _judged(data: bytes, ours: Sequence[bytes]) -> Verdict:
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        checked = [_checked(each, ours) for each in reader.embedded_signatures if not _is_stamp(each)]
    except Exception:  # a damaged file fails wherever the damage is; the library names no common error for it
        return Verdict("changed" if b"/ByteRange" in data else "no_seal")
    if not checked:
        return Verdict("no_seal")
    seal = checked[0]
    known = {"fingerprint": fingerprint(seal.certificate), "at": seal.signature.self_reported_timestamp}
    broken = next((each for each in checked if not each.sound), None)
    if broken is not None:
        return Verdict("resaved" if _resaved(broken) else "changed", **known)
    if not all(as_written(each.signature, data) for each in checked if each.certificate in ours):
        return Verdict("changed", **known)
    if seal.certificate not in ours:
        return Verdict("not_ours", **known)
    inner = _sealed(seal, data)
    if not seal.status.docmdp_ok or any(each.status.docmdp_ok is False for each in checked):
        return Verdict("covered", original=inner, **known)
    if not _in_force(seal):
        return Verdict("expired", original=inner, **known)
    additions = _additions(reader, checked, ours, data)
    return Verdict("extended" if additions else "same", additions, original=inner, **known)


def _is_stamp(signature: Any) -> bool:
    return bool(signature.sig_object.get("/Type") == "/DocTimeStamp")


def _checked(signature: Any, ours: Sequence[bytes]) -> _Checked:
    """The signature with its status."""
    from asn1crypto import x509
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    roots = [x509.Certificate.load(each) for each in ours]
    context = ValidationContext(trust_roots=roots, allow_fetching=False)
    return _Checked(signature, validate_pdf_signature(signature, signer_validation_context=context))


def _resaved(broken: _Checked) -> bool:
    """Whether the signed bytes are not where the signature says: another program wrote the file anew."""
    from pyhanko.sign.validation import SignatureCoverageLevel

    levels = (SignatureCoverageLevel.UNCLEAR, SignatureCoverageLevel.CONTIGUOUS_BLOCK_FROM_START)
    return broken.signature.evaluate_signature_coverage() in levels


def _sealed(seal: _Checked, data: bytes) -> bytes:
    """The file as it was when it was sealed."""
    ranges = [int(each) for each in seal.signature.byte_range]
    return data[: ranges[2] + ranges[3]]


def _in_force(seal: _Checked) -> bool:
    """Whether the certificate was valid when it sealed: with our own as the root the validator does not look."""
    from cryptography import x509

    cert = x509.load_der_x509_certificate(seal.certificate)
    at = seal.signature.self_reported_timestamp
    return at is None or (cert.not_valid_before_utc <= at <= cert.not_valid_after_utc and may_sign(cert))


def _additions(reader: Any, checked: Sequence[_Checked], ours: Sequence[bytes], data: bytes) -> tuple[Addition, ...]:
    found = []
    for each in checked[1:]:
        entries = each.signature.sig_object
        kind = "ink" if each.certificate in ours else "foreign_ink"
        found.append(Addition(kind, str(each.signature.field_name), str(entries.get("/Name", "")),
                              each.signature.self_reported_timestamp, str(entries.get("/Reason", ""))))
    found += [Addition("time_stamp", str(each.field_name)) for each in reader.embedded_signatures if _is_stamp(each)]
    ends = [int(each.byte_range[2]) + int(each.byte_range[3]) for each in reader.embedded_signatures]
    if max(ends) < len(data.rstrip(b"\r\n\0 ")):
        found.append(Addition("properties"))
    return tuple(found)


@contextmanager
def _quiet() -> Iterator[None]:
    """The library logs a long traceback for every file that was tampered with, which is an answer here."""
    loggers = [logging.getLogger(name) for name in ("pyhanko", "pyhanko_certvalidator")]
    before = [each.level for each in loggers]
    for each in loggers:
        each.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for each, level in zip(loggers, before, strict=True):
            each.setLevel(level)
