"""vCards of other programs made readable: their lines put together, their words decoded, card by card.

What 2.1 of old telephones and 3.0 of today do differently (folds, quoted-printable, encodings by line) ends here: what
comes out is one clean text a card, as version 3.0 writes it. Pictures, sounds and keys are left out.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

from aedesk.domain.errors import UserError
from aedesk.services.contacts import texts
from aedesk.services.contacts.views import MOST_ROWS

_HEAD = re.compile(rb"^\s*(?:[\w-]+\.)?([A-Za-z][\w-]*)((?:;[^:\r\n]*)?):", re.DOTALL)
_BEGIN, _END = re.compile(rb"^\s*BEGIN\s*:\s*VCARD\s*$", re.I), re.compile(rb"^\s*END\s*:\s*VCARD\s*$", re.I)
_VERSION = re.compile(rb"(?i)\s*VERSION[^:]*:\s*([\d.]+)")
_LEFT_OUT = {b"PHOTO", b"LOGO", b"SOUND", b"KEY", b"AGENT"}
_MOST_LINE = 100_000  # bytes of one property; a note of more is no note


@dataclass(frozen=True)
class Line:
    """One property: its name, what it says about itself, and its words."""

    name: str
    params: dict[str, tuple[str, ...]]
    value: str

    def has(self, *types: str) -> bool:
        """Whether it says that it is of one of these types."""
        return bool({each.upper() for each in self.params.get("TYPE", ())} & set(types))


@dataclass(frozen=True)
class Raw:
    """The lines of one card; `broken` where its end is missing."""

    place: int
    version: str
    lines: tuple[Line, ...]
    broken: bool = False


def narrow(data: bytes) -> bytes:
    """The file in one byte a sign where it was in two; UserError where it is no text."""
    if not data.removeprefix(b"\xef\xbb\xbf").strip(b"\x00 \t\r\n"):
        raise UserError("contacts_empty")
    texts.refuse_other_kinds(data)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:24]:
        data = texts.decode(data).text.encode()
    return data.removeprefix(b"\xef\xbb\xbf")


def split(data: bytes) -> Iterator[Raw]:
    """The cards of a file made `narrow`, one after the other; UserError where there is none at all."""
    usual = _usual(data)
    place, seen = 0, False
    inside: list[bytes] | None = None
    for raw in re.split(rb"\r\n|\n|\r", data):
        if _BEGIN.match(raw):
            if inside is not None:
                yield _card(place, inside, usual, broken=True)
            place, inside, seen = place + 1, [], True
            if place > MOST_ROWS:
                raise UserError("contacts_many", most=MOST_ROWS)
        elif _END.match(raw) and inside is not None:
            yield _card(place, inside, usual)
            inside = None
        elif inside is not None:
            inside.append(raw)
    if inside is not None:
        yield _card(place, inside, usual, broken=True)
    if not seen:
        raise UserError("contacts_no_card")


def count(data: bytes) -> int:
    """About how many cards there are."""
    return len(re.findall(rb"(?i)BEGIN\s*:\s*VCARD", data)) or 1


def _usual(data: bytes) -> str:
    """The encoding of lines that say nothing about it."""
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        data.decode("gb18030")
        return "gb18030" if texts.chinese(data) else "cp1252"
    except UnicodeDecodeError:
        return "cp1252"


def _card(place: int, raw: list[bytes], usual: str, *, broken: bool = False) -> Raw:
    told = (_VERSION.match(line) for line in raw)
    version = next((match[1].decode() for match in told if match), "2.1")
    lines = [made for whole in _whole(raw) if (made := _line(whole, version, usual)) is not None]
    return Raw(place, version, tuple(lines), broken)


def _whole(raw: list[bytes]) -> Iterator[bytes]:
    """Lines put together: folded ones, and quoted-printable that goes on after its equals sign."""
    held: bytes | None = None
    soft = False
    for line in raw:
        if held is not None and soft:
            held, soft = held.rstrip(b" \t")[:-1] + line.lstrip(b"\t "), line.rstrip().endswith(b"=")
        elif held is not None and line[:1] in (b" ", b"\t") and line.strip():
            held += line[1:]
            soft = _quoted(held) and line.rstrip().endswith(b"=")
        elif held is not None and not _HEAD.match(line) and line.strip() and not _encoded(held):
            held += b"\\n" + line.strip() if not _quoted(held) else line.strip()  # an old telephone broke a note
        elif held is not None and _encoded(held) and not _HEAD.match(line) and line.strip():
            held += line.strip()
        else:
            if held is not None and held.strip():
                yield held
            held = line
            soft = _quoted(line) and line.rstrip().endswith(b"=")
    if held is not None and held.strip():
        yield held


def _params(head: bytes) -> bytes:
    return head.partition(b":")[0].upper()


def _quoted(line: bytes) -> bool:
    return b"QUOTED-PRINTABLE" in _params(line)


def _encoded(line: bytes) -> bool:
    return re.search(rb"ENCODING=(?:B|BASE64)\b|;BASE64\b", _params(line)) is not None


def _line(whole: bytes, version: str, usual: str) -> Line | None:
    match = _HEAD.match(whole)
    if match is None:
        return None
    head, value = _cut(whole)
    name, *given = [part.strip() for part in re.split(rb';(?=(?:[^"]*"[^"]*")*[^"]*$)', head.strip())]
    name = name.rpartition(b".")[2].upper()
    if name in _LEFT_OUT or len(value) > _MOST_LINE:
        return None
    params: dict[str, list[str]] = {}
    for part in given:
        key, equals, said = part.decode("ascii", "replace").partition("=")
        if not equals:  # 2.1 says CELL and means TYPE=CELL
            key, said = ("ENCODING", key) if key.upper() in ("QUOTED-PRINTABLE", "BASE64", "8BIT") else ("TYPE", key)
        params.setdefault(key.upper(), []).extend(each for each in said.strip('"').split(",") if each)
    encoding = (params.get("ENCODING") or [""])[0].upper()
    charset = (params.get("CHARSET") or [""])[0].lower().replace("gb2312", "gb18030").replace("gbk", "gb18030")
    if encoding == "QUOTED-PRINTABLE":
        value = binascii.a2b_qp(re.sub(rb"=\s*$", b"", value))
    elif encoding in ("B", "BASE64"):
        try:
            value = binascii.a2b_base64(value)
        except binascii.Error:
            return None
    text = _decoded(value, charset or usual, usual)
    if version.startswith("2") or encoding == "QUOTED-PRINTABLE":
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return Line(name.decode("ascii", "replace"), {key: tuple(said) for key, said in params.items()}, text.strip())


def _cut(whole: bytes) -> tuple[bytes, bytes]:
    """Head and value: the first colon outside quotation marks."""
    quoted = False
    for at, sign in enumerate(whole):
        if sign == 0x22:
            quoted = not quoted
        elif sign == 0x3A and not quoted:
            return whole[:at], whole[at + 1 :]
    head, _, value = whole.partition(b":")
    return head, value


def _decoded(value: bytes, charset: str, usual: str) -> str:
    for codec in dict.fromkeys((charset, "utf-8", usual, "gb18030")):
        try:
            return value.decode(codec).replace("\x00", "")
        except (UnicodeDecodeError, LookupError):
            continue
    return value.decode("cp1252", "replace").replace("\x00", "")
