"""The words in a file whose encoding nobody told: marks first, then UTF-8, then what Windows writes.

Detectors that count letters fail on short Chinese files; this order does not: whatever is valid UTF-8 is UTF-8.
"""

import re
from dataclasses import dataclass

from aedesk.domain.errors import UserError

UTF8, UTF16, GB18030, WESTERN = "utf-8", "utf-16", "gb18030", "cp1252"
ENCODINGS = (UTF8, GB18030, UTF16, WESTERN)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig", UTF8), (b"\xff\xfe", "utf-16", UTF16), (b"\xfe\xff", "utf-16", UTF16),
          (b"\x84\x31\x95\x33", GB18030, GB18030))  # fmt: skip
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"MZ", b"\x7fELF")
_PAIR = re.compile(rb"[\x81-\xfe][\x30-\xfe]")
_PLAIN_PAIR = re.compile(rb"[\xa1-\xf7][\xa1-\xfe]")
_LETTERS = set("áéíóúüñàèìòùâêîôûäëïöçãõåøæœßÁÉÍÓÚÜÑÀÈÌÒÙÂÊÎÔÛÄËÏÖÇÃÕÅØÆŒ¿¡ºª€’‘“”–—«»°")


@dataclass(frozen=True)
class Words:
    """A text and the encoding that it was read by."""

    text: str
    encoding: str


def decode(data: bytes, encoding: str | None = None) -> Words:
    """The text of a file; UserError where it is none."""
    if not data.removeprefix(b"\xef\xbb\xbf").strip(b"\x00 \t\r\n"):
        raise UserError("contacts_empty")
    refuse_other_kinds(data)
    if encoding is not None:
        return Words(_with(data, encoding), encoding)
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return Words(_with(data, codec), name)
    if (wide := _unmarked_wide(data)) is not None:
        return wide
    if b"\x00" in data:
        raise UserError("contacts_not_text")
    for name in (UTF8, GB18030):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if name == UTF8 or chinese(data):
            return Words(_clean(text), name)
    return Words(_western(data), WESTERN)


def chinese(data: bytes) -> bool:
    """Whether bytes that GB18030 can read are Chinese: accents of the west stand alone between plain letters."""
    pairs = _PAIR.findall(data)
    plain = sum(_PLAIN_PAIR.fullmatch(pair) is not None for pair in pairs)
    return plain * 2 >= len(pairs)


def refuse_other_kinds(data: bytes) -> None:
    """Say what a file is that only has the name of a table."""
    if data[:1024].lstrip().startswith(b"%PDF"):
        raise UserError("contacts_pdf")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UserError("exchange_old_excel")
    if data.startswith(_PICTURES) or data.startswith(b"PK\x03\x04"):
        raise UserError("contacts_not_text")


def _with(data: bytes, encoding: str) -> str:
    codec = {UTF8: "utf-8-sig"}.get(encoding, encoding)
    if codec == UTF16 and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        codec = "utf-16-be" if data[:1] == b"\x00" else "utf-16-le"
    try:
        return _clean(data.decode(codec))
    except UnicodeDecodeError:
        if encoding == WESTERN:
            return _western(data)
        raise UserError("contacts_encoding", name=encoding.upper()) from None


def _western(data: bytes) -> str:
    text = data.decode(WESTERN, errors="replace")
    if text.count("\ufffd") > 8 or sum(sign < " " and sign not in "\t\r\n\v\f" for sign in text[:20_000]) > 8:
        raise UserError("contacts_not_text")
    high = [sign for sign in text if sign > "\x7f"]
    if len(high) > len(text) * 0.4 or sum(sign in _LETTERS for sign in high) * 2 < len(high):
        raise UserError("contacts_not_text")
    return _clean(text)


def _unmarked_wide(data: bytes) -> Words | None:
    """UTF-16 without its mark: every second byte of plain text is nought."""
    head = data[:4096]
    if len(head) < 4 or b"\x00" not in head:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    codec = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) * 4 < len(head) // 2:
        return None
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    if any(sign < " " and sign not in "\t\r\n\v\f" for sign in text[:4096]):
        return None
    return Words(_clean(text), UTF16)


def _clean(text: str) -> str:
    if "\x00" in text:
        raise UserError("contacts_not_text")
    return text.removeprefix("\ufeff")
