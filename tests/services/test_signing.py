"""Signatures on estimates: ink in its field, paper with its proof, and the record of both."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from pypdf import PdfReader

from aedesk.domain.client import Contact
from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.domain.gate_check import current
from aedesk.domain.job import Stage
from aedesk.domain.paper import Paper, PaperKind
from aedesk.domain.people import Person, Rank
from aedesk.domain.signoff import How, SignOff
from aedesk.services import signing as signing_module
from aedesk.services.signing import SigningService
from aedesk.storage import tables as t
from tests.builders import STROKES, TODAY, House
from tests.services.test_estimates import Made, refused

CLIENT = "estimate.client"


@pytest.fixture
def made(house: House) -> Made:
    client = house.client()
    return Made(house, client, house.job(client, "Spring city ride", other_title="春季城市骑行"))


@pytest.fixture
def signing(made: Made) -> SigningService:
    return made.house.desk.signing


def sign_off(made: Made, sheet: Estimate, slot: str = CLIENT) -> SignOff:
    sign = current(made.house.desk.jobs.get(made.job.id), slot, sheet.id)
    assert sign is not None
    return sign


def gates(made: Made) -> dict[str, bool]:
    return {need.code: need.done for need in made.house.desk.jobs.needs(made.job.id, Stage.EXECUTION)}


def records(made: Made) -> list[Paper]:
    with made.house.desk.store.read() as s:
        return s.query(Paper).filter(t.paper.c.kind == PaperKind.SIGNING_RECORD).all()


def test_ink_goes_into_its_box_and_leaves_the_issued_bytes(made: Made, signing: SigningService) -> None:
    people, files = made.house.people, made.house.desk.files
    sheet = made.issued()
    issued = files.get(sheet.pdf or "")
    states = [issued]
    for slot, person in (("prepared", people.production), ("checked", people.ae), ("ad", people.ad)):
        signed = signing.sign_ink(sheet.id, f"estimate.{slot}", STROKES, person.id, None, "Iris Tan", "touch")
        assert signed.pdf.startswith(states[-1])
        assert files.get(signed.estimate.signed_pdf or "") == signed.pdf
        assert signed.record_number is None
        states.append(signed.pdf)
    sign = sign_off(made, sheet, "estimate.ad")
    assert (sign.how, sign.rank, sign.name, sign.device) == (How.INK, Rank.AD, "Bo Marek", "touch")
    assert json.loads(files.get(sign.ink or "")) == [[list(point) for point in stroke] for stroke in STROKES]
    assert made.estimates.get(sheet.id).state is EstimateState.APPROVED


def test_the_clients_ink_accepts_opens_gate_11_and_makes_the_record(made: Made, signing: SigningService) -> None:
    sent = made.sent()
    assert not gates(made)[CLIENT]
    signed = signing.sign_ink(sent.id, CLIENT, STROKES, contact_id=made.client.contacts[0].id, witness="Iris Tan")
    assert (signed.estimate.state, signed.estimate.decided_on) == (EstimateState.ACCEPTED, TODAY)
    assert signed.record_number == "SR-0001"
    found = gates(made)
    assert found[CLIENT]
    assert found["estimate_filed"]
    sign = sign_off(made, sent)
    assert (sign.copy_to_production_on, sign.original_filed) == (TODAY, True)
    (record,) = records(made)
    assert (record.number, record.subject_id, record.total) == ("SR-0001", sent.id, sent.total)
    pdf = made.house.desk.files.get(record.pdf)
    assert b"AgencySeal" in pdf


def test_the_record_says_who_when_and_of_which_file(made: Made, signing: SigningService) -> None:
    import hashlib
    import io

    sent = made.sent()
    contact = made.client.contacts[0]
    signed = signing.sign_ink(
        sent.id, CLIENT, STROKES, contact_id=contact.id, witness="Iris Tan", device="mouse; Desk 1"
    )
    (record,) = records(made)
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(made.house.desk.files.get(record.pdf))).pages)
    flat = "".join(text.split())
    digest = hashlib.sha256(signed.pdf).hexdigest()
    for words in ("SR-0001", "E-0001v1", "姚芬", "BoMarek", "Desk1", digest, sent.content_hash or "-"):
        assert words in flat, words


def test_ink_that_fails_halfway_leaves_everything_as_it_was(
    made: Made, signing: SigningService, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = made.sent()

    def broken(*_: object) -> None:
        raise OSError("disk")

    monkeypatch.setattr(signing_module.signing_records, "make", broken)
    with pytest.raises(OSError, match="disk"):
        signing.sign_ink(sent.id, CLIENT, STROKES, contact_id=made.client.contacts[0].id)
    assert made.estimates.get(sent.id).state is EstimateState.SENT
    assert made.estimates.get(sent.id).signed_pdf == sent.signed_pdf
    assert not gates(made)[CLIENT]
    assert made.house.desk.store.peek("SR") == "SR-0001"


def test_signing_at_the_table_hands_the_sheet_over(made: Made, signing: SigningService) -> None:
    approved = made.approved()
    signed = signing.sign_ink(approved.id, CLIENT, STROKES, contact_id=made.client.contacts[0].id)
    assert (signed.estimate.state, signed.estimate.sent_on) == (EstimateState.ACCEPTED, TODAY)


def test_the_client_cannot_sign_before_the_director(made: Made, signing: SigningService) -> None:
    issued = made.issued()
    with refused("estimate_not_approved"):
        signing.sign_ink(issued.id, CLIENT, STROKES, contact_id=made.client.contacts[0].id)


@pytest.mark.rule("W-27")
@pytest.mark.parametrize("rank", [Rank.AE, Rank.SAE, Rank.AM, Rank.SAM, Rank.CD, Rank.FINANCE])
def test_no_lower_rank_approves(made: Made, signing: SigningService, rank: Rank) -> None:
    person = made.house.desk.agency.add_person(Person("Somebody", rank))
    issued = made.issued()
    with refused("rank_too_low"):
        signing.sign_ink(issued.id, "estimate.ad", STROKES, person.id)


def test_signatures_that_cannot_be(made: Made, signing: SigningService) -> None:
    issued, people = made.issued(), made.house.people
    with refused("slot_unknown"):
        signing.sign_ink(issued.id, "layout.cd", STROKES, people.cd.id)
    with refused("signer_missing"):
        signing.sign_ink(issued.id, "estimate.ad", STROKES)
    with refused("wrong_side"):
        signing.sign_ink(issued.id, "estimate.ad", STROKES, contact_id=made.client.contacts[0].id)
    with refused("no_ink"):
        signing.sign_ink(issued.id, "estimate.ad", [], people.ad.id)
    signing.sign_ink(issued.id, "estimate.prepared", STROKES, people.production.id)
    with refused("slot_signed"):
        signing.sign_ink(issued.id, "estimate.prepared", STROKES, people.production.id)
    with refused("estimate_is_draft"):
        signing.sign_ink(made.draft().id, "estimate.ad", STROKES, people.ad.id)


def test_a_contact_of_another_client_cannot_sign(made: Made, signing: SigningService) -> None:
    other = made.house.client("Moonbamboo Tea", contacts=[Contact("Su Wen")])
    sent = made.sent()
    with refused("contact_not_of_client"):
        signing.sign_ink(sent.id, CLIENT, STROKES, contact_id=other.contacts[0].id)


def test_somebody_else_at_the_client_signs_by_name(made: Made, signing: SigningService) -> None:
    made.client.contacts.append(Contact("Lei Gang", "雷岗", "shop manager", signs=True))
    made.house.desk.clients.save(made.client)
    sent = made.sent()
    other = made.house.desk.clients.get(made.client.id).contacts[1]
    signing.sign_ink(sent.id, CLIENT, STROKES, contact_id=other.id)
    assert sign_off(made, sent).name == "Lei Gang"


# on paper


@pytest.mark.rule("Z-36")
def test_paper_needs_a_scan_or_a_folder(made: Made, signing: SigningService) -> None:
    issued, ad = made.issued(), made.house.people.ad
    with refused("needs_evidence"):
        signing.sign_paper(issued.id, "estimate.ad", TODAY, ad.id)
    signed = signing.sign_paper(issued.id, "estimate.ad", TODAY, ad.id, folder="F-2026-004")
    assert signed.estimate.state is EstimateState.APPROVED
    assert signed.estimate.signed_pdf is None
    assert sign_off(made, issued, "estimate.ad").folder == "F-2026-004"


@pytest.mark.rule("W-29")
def test_gate_11_waits_for_all_three(made: Made, signing: SigningService) -> None:
    sent = made.sent()
    contact = made.client.contacts[0].id
    signing.sign_paper(sent.id, CLIENT, TODAY, contact_id=contact, folder="F-2026-005")
    assert gates(made)[CLIENT]
    assert not gates(made)["estimate_filed"]
    signing.file(sent.id, copy_to_production_on=TODAY)
    assert not gates(made)["estimate_filed"]
    signing.file(sent.id, original_filed=True)
    assert gates(made)["estimate_filed"]
    assert records(made) == []


def test_filing_needs_a_signature_first(made: Made, signing: SigningService) -> None:
    sent = made.sent()
    with refused("estimate_not_signed"):
        signing.file(sent.id, original_filed=True)


def test_a_paper_signed_in_time_may_be_recorded_later(made: Made, signing: SigningService) -> None:
    sent = made.sent()
    made.house.desk.clock.go(days=40)  # type: ignore[attr-defined]
    contact = made.client.contacts[0].id
    with refused("estimate_expired"):
        signing.sign_paper(sent.id, CLIENT, TODAY + timedelta(days=35), contact_id=contact, folder="F-1")
    signed = signing.sign_paper(sent.id, CLIENT, TODAY + timedelta(days=20), contact_id=contact, folder="F-1")
    assert signed.estimate.state is EstimateState.ACCEPTED


@pytest.mark.parametrize(("days", "code"), [(1, "date_in_future"), (-1, "date_before_issue")])
def test_paper_dates_that_cannot_be(made: Made, signing: SigningService, days: int, code: str) -> None:
    issued = made.issued()
    with refused(code):
        signing.sign_paper(
            issued.id, "estimate.ad", TODAY + timedelta(days=days), made.house.people.ad.id, folder="F-1"
        )


def scan_of(pdf: bytes, dpi: int = 200, angle: float = 2.0) -> bytes:
    """A page that went through an office scanner, a little askew."""
    import io

    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(pdf)
    picture = document[0].render(scale=dpi / 72, grayscale=True).to_pil().rotate(angle, fillcolor=255)
    document.close()
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=60)
    return out.getvalue()


def test_a_scan_proves_the_sheet_that_it_shows(made: Made, signing: SigningService) -> None:
    sent = made.sent()
    scan = scan_of(made.estimates.pdf(sent.id))
    found = signing.read_scan(scan)
    assert (found.matches, found.why, found.estimate_id) == (True, "", sent.id)
    assert found.code is not None
    assert (found.code.number, found.code.edition, found.code.total) == ("E-0001", 1, sent.total)
    signing.sign_paper(sent.id, CLIENT, TODAY, contact_id=made.client.contacts[0].id, scan=scan)
    assert made.house.desk.files.get(sign_off(made, sent).scan or "") == scan


def test_a_scan_of_another_version_is_refused(made: Made, signing: SigningService) -> None:
    first = made.sent()
    old = scan_of(made.estimates.pdf(first.id))
    second = made.estimates.issue(made.estimates.next_version(first.id).id)
    with pytest.raises(UserError) as refusal:
        signing.sign_paper(second.id, "estimate.ad", TODAY, made.house.people.ad.id, scan=old)
    assert refusal.value.code == "scan_mismatch"
    assert (refusal.value.values["shown"], refusal.value.values["wanted"]) == ("E-0001 v1", "E-0001 v2")


@pytest.fixture
def squares(monkeypatch: pytest.MonkeyPatch) -> Iterator[list]:
    read: list = []
    monkeypatch.setattr(signing_module.scans, "read", lambda data: list(read))
    return read


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"number": "E-0009"}, "number"),
        ({"edition": 2}, "version"),
        ({"total": 1}, "total"),
        ({"hash8": "00000000"}, "content"),
    ],
)
def test_what_a_square_may_say_otherwise(made: Made, signing: SigningService, squares: list, change, why: str) -> None:
    sent = made.sent()
    square = signing_module.Square("E-0001", 1, 1, 1, sent.total or 0, (sent.content_hash or "")[:8].upper())
    squares.append(square)
    assert signing.read_scan(b"", sent.id).matches
    squares[0] = replace(square, **change)
    found = signing.read_scan(b"", sent.id)
    assert (found.matches, found.why) == (False, why)
    with pytest.raises(UserError) as refusal:
        signing.sign_paper(sent.id, CLIENT, TODAY, contact_id=made.client.contacts[0].id, scan=b"x")
    assert refusal.value.values["shown"] != refusal.value.values["wanted"]


def test_a_number_that_we_never_issued(made: Made, signing: SigningService, squares: list) -> None:
    squares.append(signing_module.Square("E-0009", 1, 1, 1, 1, "00000000"))
    assert signing.read_scan(b"").why == "unknown"
    squares.clear()
    assert signing.read_scan(b"").why == "no_square"


# what the client sees


@pytest.mark.rule("X-01")
def test_the_signing_page_knows_no_other_client(made: Made, signing: SigningService) -> None:
    other = made.house.client("Moonbamboo Tea", other_name="竹月茶", contacts=[Contact("Su Wen", "苏雯")])
    made.house.job(other, "Tea gift box")
    sent = made.sent()
    for language in ("zh", "en", "es"):
        view = signing.view(sent.id, language)
        assert view.total == sent.total
        for stranger in ("Moonbamboo", "竹月茶", "Su Wen", "苏雯", "gift box"):
            assert stranger not in repr(view)
    zh, en = signing.view(sent.id, "zh"), signing.view(sent.id, "en")
    assert (zh.client, en.client) == ("云雀单车", "Larkwheel Cycles")
    assert (zh.job, en.job) == ("春季城市骑行", "Spring city ride")
    assert zh.words.startswith("人民币")
    assert "1" in zh.consent
    assert zh.consent != en.consent
