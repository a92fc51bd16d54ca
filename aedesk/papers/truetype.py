"""A TrueType file: which characters it has, how wide they are, and its outlines, read only where they are needed.

The Han faces hold 30,000 glyphs in 10 MB; a paper needs a hundred of them. So the file is mapped, not loaded.
"""

import mmap
import struct
from bisect import bisect_right
from functools import cache
from pathlib import Path

from aedesk.resources import folder

Point = tuple[float, float, bool]  # x, y, on the curve; in font units


class TrueType:
    """One face."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        with path.open("rb") as stream:
            self._data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        count = struct.unpack_from(">H", self._data, 4)[0]
        rows = (struct.unpack_from(">4sLLL", self._data, 12 + 16 * row) for row in range(count))
        self._at = {tag.decode(): (offset, length) for tag, _sum, offset, length in rows}
        head, hhea, maxp = self._at["head"][0], self._at["hhea"][0], self._at["maxp"][0]
        self.units: int = struct.unpack_from(">H", self._data, head + 18)[0]
        self.box: tuple[int, int, int, int] = struct.unpack_from(">4h", self._data, head + 36)
        self._long: bool = bool(struct.unpack_from(">h", self._data, head + 50)[0])
        self.ascent, self.descent = struct.unpack_from(">2h", self._data, hhea + 4)
        self._metrics: int = struct.unpack_from(">H", self._data, hhea + 34)[0]
        self.glyphs: int = struct.unpack_from(">H", self._data, maxp + 4)[0]
        self._ranges = self._read_ranges()
        self._starts = [start for start, _end, _glyph in self._ranges]

    def table(self, tag: str) -> bytes:
        """One table as it stands in the file."""
        offset, length = self._at[tag]
        return self._data[offset : offset + length]

    def glyph(self, char: str) -> int:
        """The glyph of a character, 0 if the face has none."""
        code = ord(char)
        row = bisect_right(self._starts, code) - 1
        if row < 0:
            return 0
        start, end, first = self._ranges[row]
        return first + code - start if code <= end else 0

    def advance(self, glyph: int) -> int:
        """How far a glyph moves the pen, in font units."""
        row = min(glyph, self._metrics - 1)
        return int(struct.unpack_from(">H", self._data, self._at["hmtx"][0] + 4 * row)[0])

    def metrics(self, glyph: int) -> bytes:
        """Advance and left side bearing as the file has them."""
        at = self._at["hmtx"][0]
        if glyph < self._metrics:
            return self._data[at + 4 * glyph : at + 4 * glyph + 4]
        last, bearing = at + 4 * (self._metrics - 1), at + 4 * self._metrics + 2 * (glyph - self._metrics)
        return self._data[last : last + 2] + self._data[bearing : bearing + 2]

    def outline(self, glyph: int) -> bytes:
        """The glyph's description, empty for a space."""
        at, width = self._at["loca"][0], 4 if self._long else 2
        first, last = struct.unpack_from(">2L" if self._long else ">2H", self._data, at + width * glyph)
        scale = 1 if self._long else 2
        start = self._at["glyf"][0]
        return self._data[start + first * scale : start + last * scale]

    def _read_ranges(self) -> list[tuple[int, int, int]]:
        """(first code, last code, glyph of the first) in the order of the codes."""
        at = self._at["cmap"][0]
        count = struct.unpack_from(">H", self._data, at + 2)[0]
        maps = {}
        for row in range(count):
            platform, encoding, offset = struct.unpack_from(">HHL", self._data, at + 4 + 8 * row)
            maps[platform, encoding] = at + offset
        if (3, 10) in maps:
            return self._read_format_12(maps[3, 10])
        return self._read_format_4(maps[3, 1])

    def _read_format_12(self, at: int) -> list[tuple[int, int, int]]:
        count = struct.unpack_from(">L", self._data, at + 12)[0]
        flat = struct.unpack_from(f">{3 * count}L", self._data, at + 16)
        return list(zip(flat[0::3], flat[1::3], flat[2::3], strict=True))

    def _read_format_4(self, at: int) -> list[tuple[int, int, int]]:
        count = struct.unpack_from(">H", self._data, at + 6)[0] // 2
        ends = struct.unpack_from(f">{count}H", self._data, at + 14)
        starts = struct.unpack_from(f">{count}H", self._data, at + 16 + 2 * count)
        deltas = struct.unpack_from(f">{count}H", self._data, at + 16 + 4 * count)
        offsets_at = at + 16 + 6 * count
        offsets = struct.unpack_from(f">{count}H", self._data, offsets_at)
        ranges = []
        for row, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
            if start == 0xFFFF:
                continue
            if not offset:
                ranges.append((start, end, (start + delta) & 0xFFFF))
                continue
            glyphs = struct.unpack_from(f">{end - start + 1}H", self._data, offsets_at + 2 * row + offset)
            ranges += [(start + i, start + i, (glyph + delta) & 0xFFFF) for i, glyph in enumerate(glyphs) if glyph]
        return ranges


@cache
def face(name: str) -> TrueType:
    """The bundled face `resources/fonts/<name>.ttf`, opened when it is first used."""
    return TrueType(folder("fonts") / f"{name}.ttf")
