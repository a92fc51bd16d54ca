"""The agency's seal on an issued paper, and ink in the fields that the seal left open (PAdES B-B by pyHanko).

The seal certifies the file for form filling only (DocMDP 2). Ink is an incremental signature by the same key in a
reserved field, so the issued bytes stay an exact beginning of the signed file.
"""

import io
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from aedesk.domain.errors import UserError
from aedesk.papers import ink
from aedesk.papers.boxes import INSET, PT, Box, height_of, inside
from aedesk.papers.embed import Apart, Name, Stream, UsedFace, font
from aedesk.papers.fonts import clean, stack
from aedesk.papers.identity import Identity, describe, fingerprint, load_p12, make_identity
from aedesk.papers.judging import Addition, Verdict, judge
from aedesk.papers.views import Strokes

__all__ = ["Addition", "Identity", "Verdict", "add_ink", "describe", "fingerprint", "judge", "load_p12",
           "make_identity", "seal"]

SEAL_FIELD = "AgencySeal"


def seal(
    pdf: bytes, identity: Identity, at: datetime, boxes: Mapping[str, Box] | None = None, docmdp: int = 2
) -> bytes:
    """The paper certified by the agency, with an empty signature field over every box that is still open."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields

    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    for slot, box in (boxes or {}).items():
        corners = (box.x, box.y, box.x + box.width, box.y + box.height)
        place = tuple(round(each, 2) for each in corners)
        fields.append_signature_field(writer, fields.SigFieldSpec(field_name(slot), on_page=box.page, box=place))
    return _signed(writer, identity, at, {"field_name": SEAL_FIELD, "certify": True,
                                          "docmdp_permissions": fields.MDPPerm(docmdp)})


def add_ink(pdf: bytes, identity: Identity, at: datetime, box_name: str, strokes: Strokes, name: str, reason: str, *,
            dated: str = "", written: str = "") -> bytes:
    """The sealed paper with ink in a reserved field; `dated` stands under it, `written` where no name is printed."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields

    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    wanted = field_name(box_name)
    for found, value, reference in fields.enumerate_sig_fields(writer.prev):
        if found == wanted and value is None:
            left, low, right, high = (float(each) for each in reference.get_object()["/Rect"])
            style = _ink_style(box_name, right - left, high - low, strokes, dated, written)
            return _signed(writer, identity, at, {"field_name": wanted, "name": name, "reason": reason}, style)
    raise UserError("box_not_open", slot=box_name)


def field_name(slot: str) -> str:
    """The name of a slot's field; a dot would mean a field inside another."""
    return slot.replace(".", "_")


def _signed(writer: Any, identity: Identity, at: datetime, entries: dict[str, Any], style: Any = None) -> bytes:
    from asn1crypto import keys, x509
    from pyhanko.sign import fields, signers
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    class At(signers.PdfSigner):  # type: ignore[misc]
        """Signs at the instant that it is given, not at the computer's."""

        def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:
            session = super().init_signing_session(pdf_out, existing_fields_only)
            session.system_time = at
            return session

    signer = signers.SimpleSigner(x509.Certificate.load(identity.cert_der), keys.PrivateKeyInfo.load(identity.key_der),
                                  SimpleCertificateStore())
    meta = signers.PdfSignatureMetadata(md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES, **entries)
    kept = {"stamp_style": style} if style is not None else {}
    out = At(meta, signer, **kept).sign_pdf(writer, existing_fields_only=style is not None)
    return bytes(out.getvalue())


def _ink_style(slot: str, width: float, height: float, strokes: Strokes, dated: str, written: str) -> Any:
    """What the field shows: ink on the line, name and date under it where they are not printed."""
    from pyhanko.pdf_utils import content
    from pyhanko.pdf_utils.generic import pdf_name
    from pyhanko.stamp import StaticStampStyle

    places = inside(slot, height_of(height))
    faces: dict[str, UsedFace] = {}
    code = ["0 g", ink.operators(strokes, (places.ink_left - INSET) * PT, (places.ink - INSET) * PT,
                                 places.ink_size[0] * PT, places.ink_size[1] * PT), "0.333 g"]
    line, margin, size = (places.base - INSET) * PT, (places.margin - INSET) * PT, 10.5 * PT
    if written:
        code.append(_words(written, margin, line, size, faces))
    if dated:
        code.append(_words(dated, width - margin - stack("regular", "zh").width(dated, size), line, size, faces))
    data = "\n".join(each for each in code if each).encode("ascii")

    class Appearance(content.AppearanceContent):  # type: ignore[misc]
        """The field's picture, compressed."""

        def render(self) -> bytes:
            for name, used in faces.items():
                self.set_resource(content.ResourceType.FONT, pdf_name(f"/{name}"), _pdf(self.writer, font(used)))
            return data

        def as_form_xobject(self) -> Any:
            form = super().as_form_xobject()
            form.compress()
            return form

    class Style(StaticStampStyle):  # type: ignore[misc]
        """Hands the picture to the signer."""

        def create_stamp(self, writer: Any, box: Any, text_params: Any) -> Any:
            return Appearance(writer, box)

    return Style(border_width=0)


def _words(text: str, x: float, y: float, size: float, faces: dict[str, UsedFace]) -> str:
    shown = []
    for face, part in stack("regular", "zh").runs(clean(text)):
        name = next((key for key, used in faces.items() if used.face is face), f"F{len(faces) + 1}")
        used = faces.setdefault(name, UsedFace(face, name))
        shown.append(f"/{name} {size:g} Tf <{used.encode(part)}> Tj")
    return f"BT {x:.2f} {y:.2f} Td {' '.join(shown)} ET"


def _pdf(writer: Any, value: object) -> Any:
    """A value in the objects of the signing library."""
    from pyhanko.pdf_utils import generic

    if isinstance(value, dict):
        entries = {generic.pdf_name(f"/{key}"): _pdf(writer, each) for key, each in value.items()}
        made = generic.DictionaryObject(entries)
        return writer.add_object(made) if isinstance(value, Apart) else made
    if isinstance(value, list):
        return generic.ArrayObject([_pdf(writer, each) for each in value])
    if isinstance(value, Stream):
        length = {generic.pdf_name("/Length1"): generic.NumberObject(len(value))}
        stream = generic.StreamObject(length, stream_data=bytes(value))
        stream.compress()
        return writer.add_object(stream)
    if isinstance(value, str):
        return generic.pdf_name(f"/{value}") if isinstance(value, Name) else generic.pdf_string(value)
    return generic.NumberObject(value) if isinstance(value, int) else generic.FloatObject(value)
