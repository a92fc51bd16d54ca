"""Keeps the key and the certificate that seal the agency's papers."""

from dataclasses import dataclass
from datetime import datetime

from aedesk.domain.people import Agency
from aedesk.papers import identity
from aedesk.papers.identity import Identity
from aedesk.storage.files import Files


@dataclass(frozen=True)
class SealInfo:
    """What a reader compares: the fingerprint in groups of four, the name, the kind of key, the last day."""

    fingerprint: str
    subject: str
    kind: str
    not_after: datetime


def make(agency: Agency, files: Files, now: datetime) -> None:
    """Give the agency a key of its own."""
    _keep(agency, files, identity.make_identity(agency.legal_name or agency.name, now))


def take(agency: Agency, files: Files, p12: bytes, password: str, now: datetime) -> None:
    """Let the agency seal with the key in a .p12 file."""
    _keep(agency, files, identity.load_p12(p12, password, now))


def describe(certificate: bytes) -> SealInfo:
    """What stands in a certificate."""
    told = identity.describe(certificate)
    digest = told.fingerprint.upper()
    groups = " ".join(digest[place : place + 4] for place in range(0, len(digest), 4))
    return SealInfo(groups, told.subject, told.kind, told.not_after)


def _keep(agency: Agency, files: Files, made: Identity) -> None:
    agency.seal_certificate = files.put(made.cert_der, kind="certificate")
    agency.seal_key = files.put(made.key_der, kind="key")
