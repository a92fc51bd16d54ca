"""The seal: valid for two independent readers, fields over the open boxes, ink that leaves the issued bytes alone."""

import io
import re
import shutil
import subprocess
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509 import load_der_x509_certificate
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from aedesk.domain.errors import UserError
from aedesk.papers import sealing
from tests.papers import reading, samples, sealed


def p12(identity: sealing.Identity, password: bytes = b"secret", key: sealing.Identity | None = None) -> bytes:
    loaded = serialization.load_der_private_key((key or identity).key_der, None)
    return pkcs12.serialize_key_and_certificates(
        b"agency", loaded, load_der_x509_certificate(identity.cert_der),  # type: ignore[arg-type]
        None, serialization.BestAvailableEncryption(password),
    )


def test_the_sealed_file_begins_with_the_sheet_and_reserves_every_open_box() -> None:
    sheet, issued = sealed.open_sheet(), sealed.issued()
    assert issued.startswith(sheet.pdf)
    fields = {name: value is not None for name, value, _ref in enumerate_sig_fields(PdfFileReader(io.BytesIO(issued)))}
    assert fields == {"AgencySeal": True, "estimate_prepared": False, "estimate_checked": False, "estimate_ad": False,
                      "estimate_client": False}


def test_the_seal_certifies_for_form_filling_only() -> None:
    seal = PdfFileReader(io.BytesIO(sealed.issued())).embedded_signatures[0]
    assert seal.docmdp_level is not None
    assert seal.docmdp_level.value == 2
    assert seal.self_reported_timestamp == sealed.ISSUED
    assert seal.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"


def test_ink_keeps_the_issued_bytes_as_an_exact_beginning() -> None:
    issued = sealed.issued()
    now, steps = issued, []
    for day, slot in enumerate(("estimate.prepared", "estimate.checked", "estimate.ad", "estimate.client"), 1):
        now = sealing.add_ink(now, sealed.identity(), sealed.ISSUED + timedelta(days=day), slot,
                              samples.strokes(samples.BO), "马博 Bo Marek", f"ink on the pad, day {day}",
                              dated="2026-03-10")
        steps.append(now)
        assert now.startswith(issued)
    assert all(after.startswith(before) for before, after in pairwise(steps))
    verdict = sealing.judge(now, None, sealed.identity().cert_der)
    assert verdict.code == "extended"
    assert [each.field for each in verdict.additions] == ["estimate_prepared", "estimate_checked", "estimate_ad",
                                                         "estimate_client"]
    assert verdict.additions[0].name == "马博 Bo Marek"
    assert verdict.additions[3].reason == "ink on the pad, day 4"
    assert verdict.original == issued


def test_a_box_is_signed_once_and_only_where_one_was_reserved() -> None:
    ink = samples.strokes(samples.FEN)
    for slot in ("estimate.client", "estimate.nobody"):
        with pytest.raises(UserError, match="box_not_open"):
            sealing.add_ink(sealed.inked(), sealed.identity(), sealed.ISSUED, slot, ink, "Fen Yao", "again")


def test_ink_and_date_are_seen_in_the_box() -> None:
    box = sealed.open_sheet().boxes["estimate.client"]
    before, after = (reading.picture(data, box.page) for data in (sealed.issued(), sealed.inked()))
    scale, height = 2.0, before.height
    frame = tuple(round(each * scale) for each in (box.x, height / scale - box.y - box.height,
                                                   box.x + box.width, height / scale - box.y))
    changed = [sum(1 for value in picture.convert("L").crop(frame).tobytes() if value < 128)
               for picture in (before, after)]
    assert changed[1] > changed[0] + 500
    outside = [picture.convert("L").crop((0, 0, picture.width, frame[1] - 40)).tobytes() for picture in (before, after)]
    assert outside[0] == outside[1]


def test_ink_adds_little() -> None:
    assert len(sealed.inked()) - len(sealed.issued()) < 20_000


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler is not installed")
def test_a_second_library_finds_every_signature_valid(tmp_path: Path) -> None:
    path = tmp_path / "signed.pdf"
    path.write_bytes(sealed.inked())
    said = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False).stdout
    assert len(re.findall("Signature Validation: Signature is Valid", said)) == 2
    assert "AgencySeal" in said


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_the_file_is_well_formed(tmp_path: Path) -> None:
    path = tmp_path / "signed.pdf"
    path.write_bytes(sealed.inked())
    said = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr


def test_an_imported_identity_seals() -> None:
    identity = sealing.load_p12(p12(sealed.stranger()), "secret", sealed.ISSUED)
    assert identity == sealed.stranger()
    data = sealing.seal(sealed.open_sheet().pdf, identity, sealed.ISSUED, {})
    assert sealing.judge(data, None, identity.cert_der).code == "same"


@pytest.mark.parametrize(("data", "password", "code"), [
    (p12(sealed.stranger()), "wrong", "seal_password"),
    (b"not a key", "secret", "seal_password"),
])
def test_a_wrong_password_is_an_answer(data: bytes, password: str, code: str) -> None:
    with pytest.raises(UserError, match=code):
        sealing.load_p12(data, password, sealed.ISSUED)


def test_a_key_without_its_certificate_or_out_of_date_is_refused() -> None:
    loaded = serialization.load_der_private_key(sealed.stranger().key_der, None)
    alone = pkcs12.serialize_key_and_certificates(b"x", loaded, None, None,  # type: ignore[arg-type]
                                                  serialization.BestAvailableEncryption(b"secret"))
    with pytest.raises(UserError, match="seal_incomplete"):
        sealing.load_p12(alone, "secret", sealed.ISSUED)
    with pytest.raises(UserError, match="seal_expired"):
        sealing.load_p12(p12(sealed.stranger()), "secret", sealed.ISSUED + timedelta(days=4000))


def test_the_certificate_says_what_it_is() -> None:
    said = sealing.describe(sealed.identity().cert_der)
    assert said.subject == "燕羽广告 Tern & Quill, Shenqiao"
    assert said.kind == "EC P-256"
    assert (said.not_after - said.not_before).days == 3652
    assert said.fingerprint == sealed.identity().fingerprint
    assert len(said.fingerprint) == 64
    assert sealing.describe(sealing.make_identity("长" * 80, sealed.ISSUED).cert_der).subject == "长" * 21
