"""The used part of a TrueType face as a composite PDF font, its character codes in the order of first use."""

import struct
import zlib
from dataclasses import dataclass, field

from aedesk.papers.truetype import TrueType


class Name(str):
    """A PDF name."""


class Stream(bytes):
    """The content of a PDF stream."""


class Apart(dict[str, object]):
    """A dictionary that stands as an object of its own."""


_ARGS_ARE_WORDS, _SCALE, _MORE, _SCALE_XY, _SCALE_2X2 = 0x1, 0x8, 0x20, 0x40, 0x80


@dataclass
class UsedFace:
    """A face in one document, and the characters of it that were drawn."""

    face: TrueType
    name: str  # F1, F2 ... in the page's resources
    codes: dict[str, str] = field(default_factory=dict)  # character -> four hex digits
    glyphs: list[int] = field(default_factory=lambda: [0])  # by code; 0 is the empty box

    def encode(self, text: str) -> str:
        """The text as the hex string that a page shows."""
        codes = self.codes
        try:
            return "".join([codes[char] for char in text])
        except KeyError:
            for char in text:
                if char not in codes:
                    codes[char] = f"{len(self.glyphs):04X}"
                    self.glyphs.append(self.face.glyph(char))
            return self.encode(text)

    def widths(self) -> list[float]:
        """The advances by code, in thousandths of the size."""
        face = self.face
        return [round(face.advance(glyph) * 1000 / face.units, 2) for glyph in self.glyphs]

    def to_unicode(self) -> bytes:
        """The map from codes back to characters, by which a reader finds and copies text."""
        rows = [f"<{code}> <{_plain(char).encode('utf-16-be').hex().upper()}>" for char, code in self.codes.items()]
        blocks = []
        for start in range(0, len(rows), 100):
            block = rows[start : start + 100]
            blocks.append(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n")
        return (_CMAP_HEAD + "".join(blocks) + _CMAP_FOOT).encode()

    def program(self) -> bytes:
        """A font file with these glyphs only."""
        glyphs, places = list(self.glyphs), {glyph: code for code, glyph in reversed(list(enumerate(self.glyphs)))}
        pieces: list[bytes] = []
        for glyph in glyphs:  # grows while the parts of composite glyphs are met
            pieces.append(_renumbered(self.face.outline(glyph), glyphs, places))
        glyf, offsets = bytearray(), [0]
        for piece in pieces:
            glyf += piece + b"\0" * (-len(piece) % 4)
            offsets.append(len(glyf))
        count = len(glyphs)
        head = bytearray(self.face.table("head"))
        head[50:52] = b"\0\1"  # long offsets
        hhea = bytearray(self.face.table("hhea"))
        hhea[34:36] = struct.pack(">H", count)
        maxp = bytearray(self.face.table("maxp"))
        maxp[4:6] = struct.pack(">H", count)
        tables = {
            b"glyf": bytes(glyf),
            b"head": bytes(head),
            b"hhea": bytes(hhea),
            b"hmtx": b"".join(self.face.metrics(glyph) for glyph in glyphs),
            b"loca": struct.pack(f">{count + 1}L", *offsets),
            b"maxp": bytes(maxp),
        }
        return _sfnt(tables)


def _plain(char: str) -> str:
    """Every kind of space is found and copied as a space, an apostrophe as it was typed."""
    return " " if char.isspace() else "’" if char == "\u02bc" else char


def _renumbered(outline: bytes, glyphs: list[int], places: dict[int, int]) -> bytes:
    """A glyph's description; the parts of a composite one join the font and get their new numbers."""
    if len(outline) < 10 or outline[0] < 0x80:
        return outline
    changed = bytearray(outline)
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, part = struct.unpack_from(">HH", outline, at)
        if part not in places:
            places[part] = len(glyphs)
            glyphs.append(part)
        struct.pack_into(">H", changed, at + 2, places[part])
        at += 8 if flags & _ARGS_ARE_WORDS else 6
        at += 8 if flags & _SCALE_2X2 else 4 if flags & _SCALE_XY else 2 if flags & _SCALE else 0
    return bytes(changed)


def _sfnt(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = struct.pack(">LHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    offset = len(header) + 16 * count
    rows, body = [], []
    for tag, data in tables.items():
        padded = data + b"\0" * (-len(data) % 4)
        rows.append(struct.pack(">4sLLL", tag, _sum(padded), offset, len(data)))
        body.append(padded)
        offset += len(padded)
    return header + b"".join(rows) + b"".join(body)


def _sum(data: bytes) -> int:
    total: int = sum(struct.unpack(f">{len(data) // 4}L", data))
    return total & 0xFFFFFFFF


_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_FOOT = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


def font(used: UsedFace) -> Apart:
    """The font's objects, free of any library: two of them write PDF, one for papers and one for ink added later."""
    face = used.face
    name = Name(f"{_tag(used)}+{face.name}")
    per = 1000 / face.units
    descriptor = Apart({
        "Type": Name("FontDescriptor"), "FontName": name, "Flags": 4, "ItalicAngle": 0, "StemV": 80,
        "FontBBox": [round(value * per) for value in face.box], "Ascent": round(face.ascent * per),
        "Descent": round(face.descent * per), "CapHeight": 720, "FontFile2": Stream(used.program()),
    })
    glyphs = Apart({
        "Type": Name("Font"), "Subtype": Name("CIDFontType2"), "BaseFont": name, "CIDToGIDMap": Name("Identity"),
        "CIDSystemInfo": {"Registry": "Adobe", "Ordering": "Identity", "Supplement": 0},
        "FontDescriptor": descriptor, "W": [0, used.widths()],
    })
    return Apart({
        "Type": Name("Font"), "Subtype": Name("Type0"), "BaseFont": name, "Encoding": Name("Identity-H"),
        "DescendantFonts": [glyphs], "ToUnicode": Stream(used.to_unicode()),
    })


def _tag(used: UsedFace) -> str:
    """Six letters that tell this subset from others, the same for the same text."""
    number = zlib.crc32("".join(used.codes).encode())
    letters = ""
    for _place in range(6):
        number, letter = divmod(number, 26)
        letters += chr(65 + letter)
    return letters
