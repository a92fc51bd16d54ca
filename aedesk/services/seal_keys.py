"""Keeps the key and the certificate that seal the agency's papers."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from aedesk.domain.people import Agency
from aedesk.storage.files import Files


@dataclass(frozen=True)
class SealInfo:
    """What a reader compares: the fingerprint in groups of four, the name, the last day."""

    fingerprint: str
    subject: str
    not_after: datetime


def make(agency: Agency, files: Files, now: datetime) -> None:
    """Give the agency a key of its own."""
    from aedesk.papers.sealing import make_identity

    identity = make_identity(agency.legal_name or agency.name, now)
    _keep(agency, files, identity.cert_der, identity.key_der)


def take(agency: Agency, files: Files, p12: bytes, password: str) -> None:
    """Let the agency seal with the key in a .p12 file."""
    from aedesk.papers.sealing import load_p12

    identity = load_p12(p12, password)
    _keep(agency, files, identity.cert_der, identity.key_der)


def describe(certificate: bytes) -> SealInfo:
    """What stands in a certificate."""
    from cryptography.x509 import load_der_x509_certificate
    from cryptography.x509.oid import NameOID

    read = load_der_x509_certificate(certificate)
    names = read.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    digest = hashlib.sha256(certificate).hexdigest().upper()
    groups = " ".join(digest[place : place + 4] for place in range(0, len(digest), 4))
    return SealInfo(groups, str(names[0].value) if names else "", read.not_valid_after_utc)


def _keep(agency: Agency, files: Files, certificate: bytes, key: bytes) -> None:
    agency.seal_certificate = files.put(certificate, kind="certificate")
    agency.seal_key = files.put(key, kind="key")
