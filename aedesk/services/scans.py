"""Reads the square on a scanned or photographed sheet, or in a PDF of scans."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aedesk.domain.errors import UserError

if TYPE_CHECKING:
    from PIL.Image import Image

PAYLOAD = re.compile(r"AE1\*([A-Z]{1,2}-\d+)\*(\d+)\*(\d+)/(\d+)\*(\d+)\*([0-9A-F]{8})")
DPI = 200
MAX_PAGES = 50
MAX_SIDE = 6000  # a photo beyond that is made smaller: the square stays readable and memory does not run away
LIMIT_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True)
class Square:
    """What the square on one page says."""

    number: str
    edition: int
    page: int
    pages: int
    total: int
    hash8: str


def payload(square: Square) -> str:
    """The words in a square: short, and in the signs that make a small square."""
    return f"AE1*{square.number}*{square.edition}*{square.page}/{square.pages}*{square.total}*{square.hash8.upper()}"


def parse(text: str) -> Square | None:
    """The square that this text is of, if it is one of ours."""
    found = PAYLOAD.fullmatch(text)
    if not found:
        return None
    number, edition, page, pages, total, hash8 = found.groups()
    return Square(number, int(edition), int(page), int(pages), int(total), hash8)


def read(data: bytes) -> list[Square]:
    """Every square of ours in a picture or PDF, page by page; an empty list if none can be read."""
    squares = []
    for picture in _pictures(data):
        square = _square(picture)
        if square is not None and square not in squares:
            squares.append(square)
    return squares


def _pictures(data: bytes) -> Iterator[Image]:
    if len(data) > LIMIT_BYTES:
        raise UserError("scan_unreadable")
    if data.lstrip()[:5] == b"%PDF-":
        yield from _pages(data)
        return
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.draft("L", (MAX_SIDE, MAX_SIDE))
            grey = ImageOps.exif_transpose(picture).convert("L")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise UserError("scan_unreadable") from None
    grey.thumbnail((MAX_SIDE, MAX_SIDE))
    yield grey


def _pages(data: bytes) -> Iterator[Image]:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        raise UserError("scan_unreadable") from None
    try:
        for index in range(min(len(document), MAX_PAGES)):
            page = document[index]
            scale = min(DPI / 72, MAX_SIDE / max(page.get_size()))
            yield page.render(scale=scale, grayscale=True).to_pil()
            page.close()
    finally:
        document.close()


def _square(picture: Image) -> Square | None:
    import zxingcpp

    for attempt in _attempts(picture):
        for code in zxingcpp.read_barcodes(attempt, formats=zxingcpp.BarcodeFormat.QRCode):
            square = parse(code.text)
            if square is not None:
                return square
    return None


def _attempts(picture: Image) -> Iterator[Image]:
    """The picture as it is, then larger and clearer: worth a tenth of a second when the first look fails."""
    from PIL import Image, ImageFilter, ImageOps

    yield picture
    for scale in (1.6, 2.2):
        width, height = (round(side * scale) for side in picture.size)
        if max(width, height) <= MAX_SIDE:
            yield picture.resize((width, height), Image.Resampling.BICUBIC)
    yield ImageOps.autocontrast(picture, cutoff=2)
    yield ImageOps.equalize(picture)
    yield picture.filter(ImageFilter.UnsharpMask(radius=2, percent=200))
