"""Every file gets one plain answer, and never a wrong one."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import RectangleObject

from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.papers.boxes import Box
from aedesk.papers.identity import make_identity
from aedesk.papers.sealing import add_ink, seal
from aedesk.services import verify
from aedesk.services.signing import SigningService
from tests.builders import STROKES, House
from tests.services.test_estimates import Made


@pytest.fixture
def made(house: House) -> Made:
    client = house.client()
    return Made(house, client, house.job(client, "Spring city ride"))


@pytest.fixture
def signing(made: Made) -> SigningService:
    return made.house.desk.signing


@pytest.fixture
def sheet(made: Made) -> Estimate:
    return made.sent()


def appended(data: bytes, change) -> bytes:
    """What an editor does that saves by appending."""
    writer = PdfWriter(io.BytesIO(data), incremental=True)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def rewritten(data: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def cover(writer: PdfWriter) -> None:
    writer.add_annotation(0, FreeText(text="¥ 1.00", rect=RectangleObject((300, 300, 500, 340)), font_size="20pt"))


def test_what_we_issued_is_the_same(made: Made, signing: SigningService, sheet: Estimate) -> None:
    verdict = signing.verify(made.estimates.pdf(sheet.id))
    assert (verdict.code, verdict.sentence, verdict.later_missing) == ("same", "same", False)
    assert verdict.values["number"] == "E-0001"
    assert verdict.estimate_id == sheet.id
    assert [addition.name for addition in verdict.additions] == ["Bo Marek"]
    assert verdict.fingerprint


def test_every_state_that_it_went_through_is_the_same(made: Made, signing: SigningService) -> None:
    people, contact = made.house.people, made.client.contacts[0]
    issued = made.issued()
    states = [made.house.desk.files.get(issued.pdf or "")]
    for slot, person in (("prepared", people.production), ("checked", people.ae), ("ad", people.ad)):
        states.append(signing.sign_ink(issued.id, f"estimate.{slot}", STROKES, person.id).pdf)
    states.append(signing.sign_ink(issued.id, "estimate.client", STROKES, contact_id=contact.id).pdf)
    for number, state in enumerate(states):
        verdict = signing.verify(state)
        assert verdict.code == "same"
        assert verdict.later_missing == (number < 4)
        assert len(verdict.additions) == number
    assert "later" in signing.verify(states[0]).remarks


def test_a_signing_record_is_ours_too(made: Made, signing: SigningService, sheet: Estimate) -> None:
    signing.sign_ink(sheet.id, "estimate.client", STROKES, contact_id=made.client.contacts[0].id)
    record = next(row for row in made.house.desk.jobs.documents(made.job.id) if row.kind == "signing_record")
    verdict = signing.verify(made.house.desk.files.get(record.pdf or ""))
    assert (verdict.code, verdict.values["number"]) == ("same", "SR-0001")


def test_touched_properties_and_appended_bytes_are_extended(
    made: Made, signing: SigningService, sheet: Estimate
) -> None:
    data = made.estimates.pdf(sheet.id)
    for touched in (data + b"\nsomething", appended(data, lambda writer: writer.add_metadata({"/Title": "New"}))):
        verdict = signing.verify(touched)
        assert verdict.code == "extended"
        assert verdict.values["number"] == "E-0001"


def test_a_flipped_byte_is_changed(made: Made, signing: SigningService, sheet: Estimate) -> None:
    data = bytearray(made.estimates.pdf(sheet.id))
    for place in (len(data) // 7, len(data) // 3, 2 * len(data) // 3):
        flipped = bytearray(data)
        flipped[place] ^= 0x01
        assert signing.verify(bytes(flipped)).code in ("changed", "resaved")
    half = data.find(b"/ByteRange") - 4000
    data[half] ^= 0x01
    assert signing.verify(bytes(data)).code == "changed"


def test_text_laid_over_is_covered_and_the_sealed_sheet_is_handed_out(
    made: Made, signing: SigningService, sheet: Estimate
) -> None:
    data = made.estimates.pdf(sheet.id)
    verdict = signing.verify(appended(data, cover))
    assert verdict.code == "covered"
    assert verdict.original is not None
    assert data.startswith(verdict.original)


def test_a_strange_signature_in_our_box_is_covered(made: Made, signing: SigningService) -> None:
    """Whoever has the file can fill the client's field with a key of their own: that is no acceptance."""
    approved = made.approved()
    data = made.estimates.pdf(approved.id)
    stranger = make_identity("Fen Yao", made.house.desk.clock.now())
    forged = add_ink(data, stranger, made.house.desk.clock.now(), "estimate.client", STROKES, "Fen Yao", "ink")
    verdict = signing.verify(forged)
    assert verdict.code == "covered"
    assert [addition.kind for addition in verdict.additions][-1] == "foreign_ink"


def test_saved_again_by_another_program(made: Made, signing: SigningService, sheet: Estimate) -> None:
    assert signing.verify(rewritten(made.estimates.pdf(sheet.id))).code == "resaved"


def test_no_seal(made: Made, signing: SigningService, sheet: Estimate) -> None:
    assert signing.verify(made.estimates.copy(sheet.id, "en")).code == "no_seal"
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    out = io.BytesIO()
    writer.write(out)
    assert signing.verify(out.getvalue()).code == "no_seal"


def test_the_same_name_on_another_key_is_not_ours(made: Made, signing: SigningService, sheet: Estimate) -> None:
    now = made.house.desk.clock.now()
    impostor = make_identity(made.house.desk.agency.get().legal_name, now)
    forged = seal(made.estimates.copy(sheet.id, "en"), impostor, now, {"estimate.client": Box(0, 50, 50, 100, 60)})
    verdict = signing.verify(forged)
    assert verdict.code == "not_ours"
    assert verdict.values["fingerprint"] != made.house.desk.agency.seal().fingerprint


def test_a_sheet_of_ours_that_the_register_does_not_know(made: Made, signing: SigningService, sheet: Estimate) -> None:
    """A sheet issued after the backup that this desk was restored from."""
    identity = verify_identity(made)
    lost = seal(made.estimates.copy(sheet.id, "es"), identity, made.house.desk.clock.now())
    verdict = signing.verify(lost)
    assert (verdict.code, verdict.sentence, verdict.estimate_id) == ("same", "not_registered", None)


def verify_identity(made: Made):
    from aedesk.services.sheets import identity

    return identity(made.house.desk.agency.get(), made.house.desk.files)


def test_a_sheet_sealed_before_the_certificate_was_changed(made: Made, signing: SigningService) -> None:
    from cryptography.hazmat.primitives.serialization import NoEncryption, load_der_private_key, pkcs12
    from cryptography.x509 import load_der_x509_certificate

    old = made.sent()
    fresh = make_identity("New seal", made.house.desk.clock.now())
    key, cert = load_der_private_key(fresh.key_der, None), load_der_x509_certificate(fresh.cert_der)
    p12 = pkcs12.serialize_key_and_certificates(b"x", key, cert, None, NoEncryption())  # type: ignore[arg-type]
    made.house.desk.agency.import_seal(p12, "")
    verdict = signing.verify(made.estimates.pdf(old.id) + b"\nx")
    assert verdict.code == "extended"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        b"%PDF-",
        b"%PDF-1.7\n" + bytes(range(256)) * 40,
        b"%PDF-1.7\n%%EOF\n" * 500,
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        "估价单".encode(),
    ],
)
def test_garbage(made: Made, signing: SigningService, data: bytes) -> None:
    assert signing.verify(data).code == "not_pdf"


def test_an_encrypted_file(made: Made, signing: SigningService, sheet: Estimate) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made.estimates.copy(sheet.id, "en"))))
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    assert signing.verify(out.getvalue()).code == "not_pdf"


def test_a_file_that_is_too_large_to_be_ours(
    made: Made, signing: SigningService, sheet: Estimate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify, "LIMIT_BYTES", 1000)
    assert signing.verify(made.estimates.pdf(sheet.id)).code == "not_pdf"


def test_a_sheet_that_was_replaced_or_taken_back_says_so(made: Made, signing: SigningService, sheet: Estimate) -> None:
    data = made.estimates.pdf(sheet.id)
    made.estimates.void(sheet.id, "wrong format")
    verdict = signing.verify(data)
    assert (verdict.code, verdict.remarks, verdict.values["state"]) == ("same", ("void",), EstimateState.VOID)
