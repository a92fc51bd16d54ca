"""The agency's key and certificate: made at the first run or imported, and kept in the encrypted file only."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from aedesk.domain.errors import UserError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
    from cryptography.x509 import Certificate

YEARS = 10
_LONGEST_NAME = 64  # bytes of an X.509 name: 21 Chinese signs


@dataclass(frozen=True)
class Identity:
    """A certificate and its key."""

    cert_der: bytes
    key_der: bytes  # PKCS#8, not encrypted

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate, hexadecimal."""
        return fingerprint(self.cert_der)


@dataclass(frozen=True)
class Described:
    """What a person reads of a certificate."""

    subject: str
    kind: str  # EC P-256, RSA 3072
    not_before: datetime
    not_after: datetime
    fingerprint: str


def fingerprint(cert_der: bytes) -> str:
    """SHA-256 of a certificate, hexadecimal."""
    return hashlib.sha256(cert_der).hexdigest()


def describe(cert_der: bytes) -> Described:
    """What a certificate says."""
    from cryptography import x509

    cert = x509.load_der_x509_certificate(cert_der)
    names = [str(each.value) for each in cert.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)]
    return Described(names[0] if names else cert.subject.rfc4514_string(), _kind(cert), cert.not_valid_before_utc,
                        cert.not_valid_after_utc, fingerprint(cert_der))


def make_identity(name: str, now: datetime) -> Identity:
    """A new key on P-256 with a certificate of the agency's own, good for ten years."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    short = name.strip().encode()[:_LONGEST_NAME].decode(errors="ignore").strip() or "Agency"
    subject = x509.Name([x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, short),
                         x509.NameAttribute(x509.NameOID.COMMON_NAME, short)])
    start = now.astimezone(UTC).replace(microsecond=0)
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )
    cert = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=365 * YEARS + YEARS // 4))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return Identity(
        cert.public_bytes(serialization.Encoding.DER),
        key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()),
    )


def load_p12(data: bytes, password: str, now: datetime) -> Identity:
    """The identity in a .p12 file, refused unless it can seal today."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.serialization import pkcs12

    try:
        key, cert, _others = pkcs12.load_key_and_certificates(data, password.encode() or None)
    except ValueError as error:
        raise UserError("seal_password", field="password") from error
    if key is None or cert is None:
        raise UserError("seal_incomplete")
    _check(key, cert, now)
    return Identity(
        cert.public_bytes(serialization.Encoding.DER),
        key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()),
    )


def _check(key: "PrivateKeyTypes", cert: "Certificate", now: datetime) -> None:
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    if not isinstance(key, (ec.EllipticCurvePrivateKey, rsa.RSAPrivateKey)):
        raise UserError("seal_kind")
    if key.public_key() != cert.public_key():
        raise UserError("seal_mismatch")
    if not cert.not_valid_before_utc <= now <= cert.not_valid_after_utc:
        raise UserError("seal_expired", until=cert.not_valid_after_utc.date())
    if not may_sign(cert):
        raise UserError("seal_usage")


def may_sign(cert: "Certificate") -> bool:
    """Whether the certificate allows signing documents."""
    from cryptography import x509

    try:
        usage = cert.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def _kind(cert: "Certificate") -> str:
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    key = cert.public_key()
    if isinstance(key, ec.EllipticCurvePublicKey):
        return "EC " + {"secp256r1": "P-256", "secp384r1": "P-384", "secp521r1": "P-521"}.get(key.curve.name,
                                                                                          key.curve.name)
    return f"RSA {key.key_size}" if isinstance(key, rsa.RSAPublicKey) else type(key).__name__
