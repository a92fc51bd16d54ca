"""Pages, faces and pictures put together as one PDF file; the same input gives the same bytes on every machine."""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from aedesk.papers.embed import Apart, Name, Stream, UsedFace, font

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en", "es": "es"}


@dataclass(frozen=True)
class Info:
    """What the file says about itself."""

    title: str
    author: str
    language: str
    at: datetime | None = None  # of issue; None for what is only looked at


def write(pages: Sequence[str], size: tuple[float, float], faces: Sequence[UsedFace], pictures: Sequence[bytes],
          info: Info) -> bytes:
    """The file; `pages` hold drawing operators, `pictures` PNG or JPEG files that these call P1, P2 ..."""
    from reportlab.pdfbase import pdfdoc

    doc = pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7), lang=LANGUAGE_TAGS[info.language[:2]])
    doc._timeStamp = _Stamp(info.at or UNDATED)  # "invariant" alone would date every file 2000-01-01
    doc.signature = hashlib.md5(usedforsecurity=False)  # the one it has depends on the environment
    doc.info.title, doc.info.author, doc.info.subject = info.title, info.author, ""
    doc.info.creator = doc.info.producer = "AE Desk"
    doc.Catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
    fonts = pdfdoc.PDFDictionary({used.name: _pdf(doc, font(used)) for used in faces})
    doc.Reference(fonts, "faces")
    names = {f"P{number}": _picture(doc, data) for number, data in enumerate(pictures, 1)}
    for code in pages:
        page = pdfdoc.PDFPage()
        page.pagewidth, page.pageheight = size
        page.Contents = _stream(code.encode("ascii"))
        page.Resources = pdfdoc.PDFResourceDictionary()
        page.Resources.Font = pdfdoc.PDFObjectReference("faces")
        page.Resources.XObject = names
        page.Resources.allProcs()
        doc.signature.update(code.encode("ascii"))
        doc.addPage(page)
    return bytes(doc.GetPDFData(None))


class _Stamp:
    """An instant in the form that the library keeps its own."""

    def __init__(self, at: datetime) -> None:
        instant = at.astimezone(UTC)
        self.YMDhms = tuple(instant.timetuple())[:6]
        self.dhh = self.dmm = 0


def _stream(content: bytes, **entries: object) -> Any:
    from reportlab.pdfbase import pdfdoc

    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(dict(entries)), content, [pdfdoc.PDFZCompress])


def _pdf(doc: Any, value: object) -> Any:
    """A value in the objects of the library."""
    from reportlab.pdfbase import pdfdoc

    if isinstance(value, dict):
        made = pdfdoc.PDFDictionary({key: _pdf(doc, each) for key, each in value.items()})
        return doc.Reference(made) if isinstance(value, Apart) else made
    if isinstance(value, list):
        return pdfdoc.PDFArray([_pdf(doc, each) for each in value])
    if isinstance(value, Stream):
        return doc.Reference(_stream(bytes(value), Length1=len(value)))
    if isinstance(value, str):
        return pdfdoc.PDFName(value) if isinstance(value, Name) else pdfdoc.PDFString(value)
    return value


def _picture(doc: Any, data: bytes) -> Any:
    """A picture as the file's own pixels on white, with what is transparent in a mask."""
    from PIL import Image
    from reportlab.pdfbase.pdfdoc import PDFName

    with Image.open(io.BytesIO(data)) as opened:
        image = opened.convert("RGBA")
    entries = {"Type": PDFName("XObject"), "Subtype": PDFName("Image"), "BitsPerComponent": 8,
               "Width": image.width, "Height": image.height}
    alpha = image.getchannel("A")
    if min(alpha.tobytes()) < 255:
        entries["SMask"] = doc.Reference(_stream(alpha.tobytes(), ColorSpace=PDFName("DeviceGray"), **entries))
    return doc.Reference(_stream(image.convert("RGB").tobytes(), ColorSpace=PDFName("DeviceRGB"), **entries))
