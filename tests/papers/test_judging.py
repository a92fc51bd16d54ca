"""Judging a file: each way of touching a sealed sheet gets its own answer, and no other."""

import io
import re
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pypdf import PdfReader, PdfWriter

from aedesk.papers.judging import CODES, Verdict, judge
from aedesk.papers.sealing import seal
from tests.papers import sealed


def judged(data: bytes, *issued: bytes) -> Verdict:
    return judge(data, issued, sealed.identity().cert_der)


def updated(data: bytes, change: object) -> bytes:
    """The file with a change appended as an update of its own."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    change(writer)  # type: ignore[operator]
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def overlay(writer: IncrementalPdfFileWriter) -> None:
    stream = writer.add_object(generic.StreamObject(stream_data=b"q 1 g 400 300 150 40 re f Q"))
    writer.add_stream_to_page(0, stream)


def annotation(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    square = generic.DictionaryObject({
        pdf_name("/Type"): pdf_name("/Annot"), pdf_name("/Subtype"): pdf_name("/FreeText"),
        pdf_name("/Rect"): generic.ArrayObject([generic.NumberObject(each) for each in (100, 100, 300, 140)]),
        pdf_name("/Contents"): generic.pdf_string("0 yuan"),
    })
    page["/Annots"].append(writer.add_object(square))
    writer.update_container(page["/Annots"])


def title(writer: IncrementalPdfFileWriter) -> None:
    writer.set_info(writer.add_object(generic.DictionaryObject({pdf_name("/Title"): generic.pdf_string("Mine")})))


def test_our_own_bytes_are_the_same() -> None:
    assert judged(sealed.issued(), sealed.issued()) == Verdict(
        "same", (), sealed.identity().fingerprint, sealed.ISSUED, stored=True, original=sealed.issued()
    )


def test_a_sheet_of_ours_that_the_store_does_not_have_is_still_ours() -> None:
    verdict = judged(sealed.issued())
    assert (verdict.code, verdict.stored) == ("same", False)


def test_ink_in_a_reserved_box_is_told() -> None:
    verdict = judged(sealed.inked())
    assert verdict.code == "extended"
    assert [(each.kind, each.name) for each in verdict.additions] == [("ink", "Fen Yao")]
    assert verdict.original == sealed.issued()
    assert verdict.good


def test_an_earlier_state_is_ours_but_lacks_the_ink() -> None:
    verdict = judged(sealed.issued(), sealed.inked())
    assert (verdict.code, verdict.later_missing) == ("same", True)


@pytest.mark.parametrize("change", [overlay, annotation])
def test_what_lies_over_the_sheet_is_seen(change: object) -> None:
    verdict = judged(updated(sealed.issued(), change))
    assert verdict.code == "covered"
    assert verdict.original == sealed.issued()
    assert not verdict.good


@pytest.mark.parametrize("data", [
    updated(sealed.issued(), title), updated(sealed.issued(), lambda writer: writer.update_root()),
    sealed.issued() + b"\n% a note\n",
])
def test_touched_properties_leave_the_sheet_alone(data: bytes) -> None:
    verdict = judged(data)
    assert verdict.code == "extended"
    assert [each.kind for each in verdict.additions] == ["properties"]


@settings(max_examples=60, deadline=None)
@given(st.integers(40, len(sealed.issued()) - 40), st.integers(0, 7))
def test_a_flipped_bit_is_never_good(place: int, bit: int) -> None:
    data = bytearray(sealed.issued())
    data[place] ^= 1 << bit
    verdict = judged(bytes(data))
    assert verdict.code in CODES
    assert not verdict.good
    if place < len(sealed.open_sheet().pdf) - 2000:
        assert verdict.code == "changed"


def test_a_flipped_byte_in_the_page_is_a_change() -> None:
    data = bytearray(sealed.issued())
    place = data.index(b"stream") + 300
    data[place] ^= 0x55
    assert judged(bytes(data)).code == "changed"


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
@pytest.mark.parametrize("options", [["--linearize"], ["--object-streams=generate"], []])
def test_a_file_that_was_saved_again_cannot_be_checked(options: list[str], tmp_path: Path) -> None:
    before, after = tmp_path / "a.pdf", tmp_path / "b.pdf"
    before.write_bytes(sealed.issued())
    subprocess.run(["qpdf", *options, str(before), str(after)], check=False, capture_output=True)
    assert judged(after.read_bytes()).code == "resaved"


def test_without_a_seal_there_is_none() -> None:
    assert judged(sealed.open_sheet().pdf).code == "no_seal"
    assert judged(b"%PDF-1.7 nothing").code == "no_seal"
    assert judged(b"").code == "no_seal"
    writer = PdfWriter()
    writer.add_page(PdfReader(io.BytesIO(sealed.issued())).pages[0])
    stripped = io.BytesIO()
    writer.write(stripped)
    assert judged(stripped.getvalue()).code in ("no_seal", "resaved")


def test_another_key_under_our_name_is_not_ours() -> None:
    forged = seal(sealed.open_sheet().pdf, sealed.stranger(), sealed.ISSUED, {})
    verdict = judged(forged)
    assert verdict.code == "not_ours"
    assert verdict.fingerprint == sealed.stranger().fingerprint
    assert judge(forged, None, [sealed.identity().cert_der, sealed.stranger().cert_der]).code == "same"


def test_a_seal_pasted_from_another_file_is_a_change() -> None:
    other = seal(sealed.open_sheet().pdf.replace(b"AE Desk", b"AE Dusk"), sealed.identity(), sealed.ISSUED, {})
    pattern = re.compile(rb"/Contents <([0-9a-fA-F]+)>")
    mine, theirs = (pattern.search(each) for each in (sealed.issued(), other))
    assert mine is not None
    assert theirs is not None
    blob = theirs.group(1)[: len(mine.group(1))].ljust(len(mine.group(1)), b"0")
    pasted = sealed.issued().replace(mine.group(1), blob)
    assert judged(pasted).code == "changed"


def test_a_certificate_that_had_ended_is_told() -> None:
    late = seal(sealed.open_sheet().pdf, sealed.identity(), sealed.ISSUED + timedelta(days=5000), {})
    assert judged(late).code == "expired"


def test_ink_by_another_key_is_told_as_foreign() -> None:
    from aedesk.papers.sealing import add_ink
    from tests.papers import samples

    data = add_ink(sealed.issued(), sealed.stranger(), sealed.ISSUED, "estimate.client", samples.strokes(samples.FEN),
                   "Fen Yao", "")
    assert [each.kind for each in judged(data).additions] == ["foreign_ink"]


def test_judging_is_quiet(caplog: pytest.LogCaptureFixture) -> None:
    judged(updated(sealed.issued(), overlay))
    assert caplog.records == []
