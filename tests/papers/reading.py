"""Reads papers back: what stands where, so that a test compares structure and an eye looks at pictures."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

PX = 96 / 72  # pixels of the design in a point
DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Text:
    """Words of one look on one line, in pixels of the design, y down."""

    page: int
    x: float
    base: float
    size: float
    words: str
    right: float
    top: float
    bottom: float


def texts(pdf: bytes) -> list[Text]:
    """Every piece of text in the order in which it was drawn; pieces that touch on one line are one."""
    found: list[Text] = []
    with _opened(pdf) as document:
        for number in range(len(document)):
            page = document[number]
            height = page.get_height()
            textpage = page.get_textpage()
            for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], textpage=textpage):
                matrix = item.get_matrix()
                if abs(matrix.b) > 0.01:
                    continue  # the words across a draft
                _left, low, right, high = item.get_bounds()
                words = item.extract().replace("\r\n", "")
                piece = Text(number, matrix.e * PX, (height - matrix.f) * PX, item.get_font_size() * PX, words,
                             right * PX, (height - high) * PX, (height - low) * PX)
                last = found[-1] if found else None
                if last and last.page == number and last.base == piece.base and abs(piece.x - last.right) < 9:
                    found[-1] = Text(number, last.x, last.base, last.size, last.words + words, piece.right,
                                     min(last.top, piece.top), max(last.bottom, piece.bottom))
                elif words.strip():
                    found.append(piece)
    return [replace(each, words=" ".join(each.words.split())) for each in found]


def pages(pdf: bytes) -> int:
    """How many pages there are."""
    with _opened(pdf) as document:
        return len(document)


def picture(pdf: bytes, page: int = 0, scale: float = 2.0) -> Image.Image:
    """A page as PIL picture, ink in fields included."""
    with _opened(pdf) as document:
        document.init_forms()
        return document[page].render(scale=scale).to_pil()


def overlaps(found: Sequence[Text], slack: float = 1.0) -> list[tuple[str, str]]:
    """Pairs of texts of one page that lie over each other."""
    pairs = []
    ordered = sorted(found, key=lambda each: (each.page, each.top))
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.page != one.page or other.top >= one.bottom - slack:
                break
            if one.x < other.right - slack and other.x < one.right - slack:
                pairs.append((one.words, other.words))
    return pairs


def outside(found: Sequence[Text], left: float, right: float, end: float, mark: float) -> list[str]:
    """Texts that leave the text block; the foot lies below its end, and a serif f hangs over its own width."""
    return [each.words for each in found
            if each.x < left - 1.5 or each.right > right + 2.5 or (each.bottom > end + 1 and each.base < mark + 20)]


def check_page(pdf: bytes, size: str) -> list[Text]:
    """Every text of a paper; none lies over another one or leaves the text block."""
    from aedesk.papers.sheet import SIZES

    found, page = texts(pdf), SIZES[size]
    assert overlaps(found) == []
    assert outside(found, page.left, page.left + 657.7, page.end, page.mark) == []
    return found


def snapshot(pdf: bytes) -> list[list[list[object]]]:
    """The structure of a paper, small enough to keep: x, base line, size and words on a grid of two thirds pixels."""
    kept: list[list[list[object]]] = [[] for _page in range(pages(pdf))]
    for each in texts(pdf):
        kept[each.page].append([round(each.x, 1), round(each.base, 1), round(each.size, 1), each.words])
    return kept


def differences(pdf: bytes, name: str, slack: float = 1.0) -> list[str]:
    """How a paper differs from the one that is kept; the first time it is kept."""
    path = DATA / f"{name}.json"
    now = snapshot(pdf)
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        lines = ",\n".join("[" + ",\n ".join(json.dumps(row, ensure_ascii=False) for row in page) + "]" for page in now)
        path.write_text(f"[{lines}]\n", "utf-8")
    return list(_compared(json.loads(path.read_text("utf-8")), now, slack))


def _compared(before: list[list[list[object]]], now: list[list[list[object]]], slack: float) -> Iterator[str]:
    if len(before) != len(now):
        yield f"{len(now)} pages instead of {len(before)}"
    for number, (old, new) in enumerate(zip(before, now, strict=False), 1):
        words_old, words_new = [row[3] for row in old], [row[3] for row in new]
        yield from (f"p{number} gone: {words!r}" for words in words_old if words not in words_new)
        yield from (f"p{number} new: {words!r}" for words in words_new if words not in words_old)
        if words_old == words_new:
            for a, b in zip(old, new, strict=True):
                if any(abs(x - y) > slack for x, y in zip(a[:3], b[:3], strict=True)):  # type: ignore[operator]
                    yield f"p{number} moved: {a} to {b}"


class _opened:  # noqa: N801
    def __init__(self, pdf: bytes) -> None:
        self._document = pdfium.PdfDocument(pdf)

    def __enter__(self) -> pdfium.PdfDocument:
        return self._document

    def __exit__(self, *_error: object) -> None:
        self._document.close()
