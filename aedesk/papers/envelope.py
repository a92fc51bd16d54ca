"""Whether a signature stands as we write it: parts of its envelope that nothing covers could be altered unseen."""

import re
from typing import Any

_HEXADECIMAL = re.compile(rb"(?:[0-9a-fA-F]{2})+")
_SHA256 = bytes.fromhex("300d06096086480165030402010500")
_SIGNED_BY = (bytes.fromhex("300a06082a8648ce3d040302"), bytes.fromhex("300d06092a864886f70d01010b0500"))  # EC, RSA


def as_written(signature: Any, data: bytes) -> bool:
    """Whether one of our signatures stands as we write them: its envelope and its filling are covered by nothing."""
    start, end = int(signature.byte_range[1]), int(signature.byte_range[2])
    written = data[start + 1 : end - 1]
    if data[start : start + 1] + data[end - 1 : end] != b"<>" or not _HEXADECIMAL.fullmatch(written):
        return False
    content = bytes.fromhex(written.decode())
    length = int.from_bytes(content[2:4], "big") + 4  # of the outermost value: more than 255 bytes
    plain = content[:length].hex().ljust(len(written), "0").encode()
    try:
        return written in (plain, plain.upper()) and _filled(content, 0, length) and _plain_envelope(signature)
    except (ValueError, IndexError, TypeError, KeyError, AttributeError):  # a damaged envelope
        return False


def _filled(data: bytes, at: int, end: int) -> bool:
    """Whether the values inside a value fill it exactly."""
    while at < end:
        if not data[at]:
            return False
        constructed, size, at = data[at] & 0x20, data[at + 1], at + 2
        if size & 0x80:
            count = size & 0x7F
            size, at = int.from_bytes(data[at : at + count], "big"), at + count
        if constructed and not _filled(data, at, at + size):
            return False
        at += size
    return at == end


def _plain_envelope(signature: Any) -> bool:
    """One certificate, one signer who is its holder, one digest, nothing unsigned beside them."""
    envelope, cert = signature.signed_data, signature.signer_cert
    signers = list(envelope["signer_infos"])
    return (
        envelope["version"].native == "v1"
        and [each.dump() for each in envelope["digest_algorithms"]] == [_SHA256]
        and envelope["encap_content_info"]["content_type"].native == "data"
        and len(envelope["certificates"]) == 1
        and len(signers) == 1
        and signers[0]["version"].native == "v1"
        and signers[0]["digest_algorithm"].dump() == _SHA256
        and signers[0]["signature_algorithm"].dump() in _SIGNED_BY
        and signers[0]["sid"].chosen["issuer"].dump() == cert.issuer.dump()
        and signers[0]["sid"].chosen["serial_number"].native == cert.serial_number
        and not signers[0]["unsigned_attrs"].native
    )
