"""Estimates from draft to answer, on a real desk."""

import io
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest
from pypdf import PdfReader

from aedesk.domain.client import Client, Contact
from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate, EstimateLine, EstimateState, LineGroup
from aedesk.domain.gate_check import current
from aedesk.domain.ids import new_id
from aedesk.domain.job import Job
from aedesk.domain.paper import Paper
from aedesk.domain.signoff import SignState
from aedesk.services import estimate_views
from aedesk.services.estimates import EstimateService
from aedesk.storage import tables as t
from tests.builders import STROKES, TODAY, House
from tests.papers.reading import texts


def lines() -> list[EstimateLine]:
    return [
        EstimateLine("创意构思与文案", "Idea and copy", unit="项", other_unit="job", cost=1_800_000),
        EstimateLine(
            "摄影", "Photography", LineGroup.THIRD_PARTY, Decimal(2), "天", "day", cost=780_000, markup=Decimal(15)
        ),
        EstimateLine("海报", "Posters", LineGroup.THIRD_PARTY, Decimal(60), "张", "piece", 18_500, tax=Decimal("0.13")),
    ]


@dataclass
class Made:
    """A house with one job and what is done to its estimates."""

    house: House
    client: Client
    job: Job

    @property
    def estimates(self) -> EstimateService:
        return self.house.desk.estimates

    def draft(self) -> Estimate:
        draft = self.estimates.draft(self.job.id)
        draft.lines = lines()
        return self.estimates.save(draft)

    def issued(self) -> Estimate:
        return self.estimates.issue(self.draft().id)

    def approved(self, sheet: Estimate | None = None) -> Estimate:
        sheet = sheet or self.issued()
        signed = self.house.desk.signing.sign_ink(sheet.id, "estimate.ad", STROKES, self.house.people.ad.id)
        return signed.estimate

    def sent(self) -> Estimate:
        return self.estimates.send(self.approved().id, self.house.desk.clock.today())

    def sign(self, sheet: Estimate, slot: str = "estimate.client") -> "SignOffOf":
        return SignOffOf(self.house.desk.jobs.get(self.job.id), slot, sheet)


@dataclass
class SignOffOf:
    job: Job
    slot: str
    sheet: Estimate

    @property
    def state(self) -> SignState:
        sign = current(self.job, self.slot, self.sheet.id)
        return sign.state if sign else SignState.NOT_ASKED


@pytest.fixture
def made(house: House) -> Made:
    client = house.client()
    return Made(house, client, house.job(client, "Spring city ride", other_title="春季城市骑行"))


def refused(code: str):
    return pytest.raises(UserError, match=code)


def test_a_draft_brings_what_client_and_agency_know(made: Made) -> None:
    draft = made.estimates.draft(made.job.id)
    assert (draft.number, draft.edition, draft.state) == (None, 1, EstimateState.DRAFT)
    assert (draft.language, draft.currency) == ("zh+en", "CNY")
    assert draft.contact_id == made.client.contacts[0].id
    assert draft.prepared_by == made.house.people.production.id
    assert draft.checked_by == made.house.people.ae.id
    assert made.estimates.draft(made.job.id).id == draft.id  # an empty one is taken again


def test_a_draft_is_saved_again_and_again(made: Made) -> None:
    draft = made.draft()
    draft.lines[0].quantity = Decimal("2.5")
    draft.lines.append(EstimateLine("修图", "Retouching", cost=22_000))
    del draft.lines[1]
    draft.number = "E-9999"  # not the editor's to give
    saved = made.estimates.save(draft)
    again = made.estimates.get(draft.id)
    assert [line.description for line in again.lines] == ["创意构思与文案", "海报", "修图"]
    assert again.lines[0].quantity == Decimal("2.5")
    assert again.number is None
    draft.notes = "x"
    made.estimates.save(saved)


def test_a_draft_may_wait_for_words_but_not_carry_nonsense(made: Made) -> None:
    draft = made.draft()
    draft.lines[0].description = ""
    draft = made.estimates.save(draft)
    draft.lines[0].quantity = Decimal(0)
    with refused("line_quantity"):
        made.estimates.save(draft)
    with refused("line_without_words"):
        made.estimates.issue(draft.id)
    assert made.house.desk.store.peek("E") == "E-0001"


def test_issuing_numbers_freezes_seals_and_registers(made: Made) -> None:
    draft = made.draft()
    issued = made.estimates.issue(draft.id)
    assert (issued.number, issued.edition, issued.state) == ("E-0001", 1, EstimateState.ISSUED)
    assert (issued.issued_on, issued.valid_until) == (TODAY, TODAY + timedelta(days=30))
    assert issued.total == 5_063_940
    pdf = made.house.desk.files.get(issued.pdf or "")
    assert pdf.startswith(b"%PDF-")
    fields = PdfReader(io.BytesIO(pdf)).get_fields() or {}
    open_boxes = {f"estimate_{slot}" for slot in ("prepared", "checked", "ad", "client")}
    assert set(fields) == open_boxes | {"AgencySeal"}
    with made.house.desk.store.read() as s:
        (paper,) = s.query(Paper).filter(t.paper.c.number == "E-0001").all()
    assert (paper.pdf, paper.total, paper.content_hash) == (issued.pdf, issued.total, issued.content_hash)
    assert made.sign(issued, "estimate.ad").state is SignState.ASKED


def test_what_is_issued_cannot_change(made: Made) -> None:
    issued = made.issued()
    issued.lines[0].cost = 1
    for attempt in (made.estimates.save, lambda one: made.estimates.issue(one.id)):
        with refused("estimate_frozen"):
            attempt(issued)
    issued.state = EstimateState.DRAFT  # not even by pretending
    with refused("estimate_frozen"):
        made.estimates.save(issued)
    with refused("estimate_frozen"):
        made.estimates.discard(issued.id)


def test_a_refused_issue_leaves_nothing_behind(made: Made) -> None:
    draft = made.draft()
    before = made.house.desk.files.names()
    draft.lines[0].description = "龘 prints, 한 does not"
    draft = made.estimates.save(draft)
    with pytest.raises(UserError) as refusal:
        made.estimates.issue(draft.id)
    assert refusal.value.code == "cannot_print"
    assert refusal.value.values["chars"] == "한"
    assert made.estimates.get(draft.id).state is EstimateState.DRAFT
    assert made.house.desk.store.peek("E") == "E-0001"
    assert made.house.desk.files.names() == before


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"contact_id": None}, "no_signer"),
        ({"valid_until": TODAY - timedelta(days=1)}, "valid_until_past"),
        ({"lines": []}, "estimate_empty"),
    ],
)
def test_what_a_sheet_must_say_before_it_is_issued(made: Made, change: dict, code: str) -> None:
    draft = made.draft()
    for name, value in change.items():
        setattr(draft, name, value)
    draft = made.estimates.save(draft)
    with refused(code):
        made.estimates.issue(draft.id)


def test_another_clients_contact_is_refused(made: Made) -> None:
    other = made.house.client("Moonbamboo Tea", contacts=[Contact("Su Wen")])
    draft = made.draft()
    draft.contact_id = other.contacts[0].id
    with refused("contact_not_of_client"):
        made.estimates.save(draft)


@pytest.mark.rule("W-27")
def test_nothing_is_sent_before_the_director_signed(made: Made) -> None:
    with refused("estimate_is_draft"):
        made.estimates.send(made.draft().id, TODAY)
    issued = made.issued()
    with refused("estimate_not_approved"):
        made.estimates.send(issued.id, TODAY)
    made.approved(issued)
    sent = made.estimates.send(issued.id, TODAY)
    assert (sent.state, sent.sent_on) == (EstimateState.SENT, TODAY)
    assert made.sign(sent).state is SignState.ASKED
    with refused("estimate_already_sent"):
        made.estimates.send(issued.id, TODAY)


@pytest.mark.rule("W-27")
def test_what_may_be_printed_is_marked_until_then(made: Made) -> None:
    issued = made.issued()
    stored = made.estimates.pdf(issued.id)
    assert made.estimates.marked(issued.id) != stored
    made.approved(issued)
    assert made.estimates.marked(issued.id) == made.estimates.pdf(issued.id)


DRAFT = "Draft, not approved"


def text_of(pdf: bytes) -> str:
    return " ".join(each.words for each in texts(pdf))


@pytest.mark.rule("W-27")
@pytest.mark.parametrize("approved", [False, True])
@pytest.mark.parametrize("end", ["void", "replaced"])
def test_a_sheet_that_nobody_approved_stays_marked_for_ever(made: Made, end: str, approved: bool) -> None:
    sheet = made.issued()
    if approved:
        made.approved(sheet)
    if end == "void":
        made.estimates.void(sheet.id, "by mistake")
    else:
        made.estimates.issue(made.estimates.next_version(sheet.id).id)
    assert (DRAFT in text_of(made.estimates.marked(sheet.id))) is not approved
    copied = text_of(made.estimates.copy(sheet.id, "en"))
    assert "Copy, not sealed" in copied
    assert (DRAFT in copied) is not approved


@pytest.mark.parametrize(("on", "code"), [(1, "date_in_future"), (-1, "date_before_issue")])
def test_days_that_cannot_be(made: Made, on: int, code: str) -> None:
    approved = made.approved()
    with refused(code):
        made.estimates.send(approved.id, TODAY + timedelta(days=on))
    with refused(code):
        made.estimates.reject(approved.id, "too dear", TODAY + timedelta(days=on))


@pytest.mark.rule("W-28")
def test_rows_tell_until_when_an_answer_is_due(made: Made) -> None:
    sent = made.sent()
    (row,) = made.estimates.rows()
    assert (row.number, row.client, row.job_title) == ("E-0001", "Larkwheel Cycles", "Spring city ride")
    assert (row.answer_due, row.expired, row.total) == (TODAY + timedelta(days=7), False, sent.total)
    made.house.desk.clock.go(days=31)  # type: ignore[attr-defined]
    assert made.estimates.rows()[0].expired
    assert made.estimates.rows(new_id()) == []


def test_an_expired_sheet_is_neither_sent_nor_accepted(made: Made) -> None:
    approved = made.approved()
    made.house.desk.clock.go(days=31)  # type: ignore[attr-defined]
    with refused("estimate_expired"):
        made.estimates.send(approved.id, made.house.desk.clock.today())
    contact = made.client.contacts[0].id
    with refused("estimate_expired"):
        made.house.desk.signing.sign_ink(approved.id, "estimate.client", STROKES, contact_id=contact)
    assert made.estimates.get(approved.id).state is EstimateState.APPROVED


def test_rejecting_needs_a_reason_and_keeps_it(made: Made) -> None:
    sent = made.sent()
    with refused("reason_missing"):
        made.estimates.reject(sent.id, "  ", TODAY)
    rejected = made.estimates.reject(sent.id, "media too dear", TODAY)
    assert (rejected.state, rejected.reason, rejected.decided_on) == (EstimateState.REJECTED, "media too dear", TODAY)
    assert made.sign(sent).state is SignState.REFUSED


def test_voiding_needs_a_reason_and_ends_the_waiting(made: Made) -> None:
    sent = made.sent()
    with refused("reason_missing"):
        made.estimates.void(sent.id, "")
    assert made.estimates.void(sent.id, "wrong format").state is EstimateState.VOID
    assert made.sign(sent).state is SignState.NOT_ASKED
    contact = made.client.contacts[0].id
    with refused("estimate_void"):
        made.house.desk.signing.sign_ink(sent.id, "estimate.client", STROKES, contact_id=contact)


@pytest.mark.rule("F-03")
def test_the_next_version_replaces_the_one_before(made: Made) -> None:
    first = made.sent()
    draft = made.estimates.next_version(first.id)
    assert (draft.number, draft.edition, draft.replaces_id) == ("E-0001", 2, first.id)
    assert draft.pdf is None
    assert draft.total is None
    assert {line.id for line in draft.lines}.isdisjoint(line.id for line in first.lines)
    assert made.estimates.next_version(first.id).id == draft.id
    assert made.estimates.get(first.id).state is EstimateState.SENT  # until the new one is issued
    draft.lines[2].quantity = Decimal(40)
    second = made.estimates.issue(made.estimates.save(draft).id)
    assert (second.number, second.edition) == ("E-0001", 2)
    assert made.estimates.get(first.id).state is EstimateState.REPLACED
    assert made.sign(first).state is SignState.NOT_ASKED
    contact = made.client.contacts[0].id
    with refused("estimate_replaced"):
        made.house.desk.signing.sign_ink(first.id, "estimate.client", STROKES, contact_id=contact)
    assert [one.edition for one in made.estimates.of_job(made.job.id)] == [1, 2]
    with refused("estimate_replaced"):
        made.estimates.next_version(first.id)
    assert made.house.desk.store.peek("E") == "E-0002"


def test_a_version_that_undo_brings_back_to_life_cannot_be_signed(made: Made) -> None:
    first = made.sent()
    made.estimates.reject(first.id, "too dear", TODAY)
    history = made.house.desk.history
    seq = history.last_undoable()
    made.estimates.issue(made.estimates.next_version(first.id).id)
    assert seq is not None
    history.undo(seq)
    assert made.estimates.get(first.id).state is EstimateState.SENT
    contact = made.client.contacts[0].id
    with refused("estimate_replaced"):
        made.house.desk.signing.sign_ink(first.id, "estimate.client", STROKES, contact_id=contact)


def test_a_version_is_found_by_its_number(made: Made) -> None:
    first = made.sent()
    second = made.estimates.issue(made.estimates.next_version(first.id).id)
    assert made.estimates.by_number("e-0001").id == second.id
    assert made.estimates.by_number(" E-0001 v1 ").id == first.id
    for text in ("E-0007", "E-0001 v3", "0001", ""):
        with refused("estimate_not_found"):
            made.estimates.by_number(text)


def test_a_copy_speaks_another_language_and_carries_no_seal(made: Made) -> None:
    issued = made.issued()
    for language in ("zh", "en", "es"):
        copy = made.estimates.copy(issued.id, language)
        assert copy.startswith(b"%PDF-")
        assert b"ByteRange" not in copy
    with refused("estimate_is_draft"):
        made.estimates.copy(made.draft().id, "en")


def test_the_file_has_a_name_that_every_system_takes(made: Made) -> None:
    made.client.short_name = 'A/B: "Larkwheel" <Cycles>?'
    made.house.desk.clients.save(made.client)
    issued = made.issued()
    job = made.job.number or made.job.title
    assert made.estimates.file_name(issued.id) == f"A B Larkwheel Cycles {job} E-0001 v1 2026-03-12.pdf"
    assert made.estimates.file_name(made.draft().id) == f"A B Larkwheel Cycles {job} draft 2026-03-12.pdf"


def test_a_draft_can_be_thrown_away_and_brought_back(made: Made) -> None:
    draft = made.draft()
    made.estimates.discard(draft.id)
    with refused("not_found"):
        made.estimates.get(draft.id)
    history = made.house.desk.history
    history.undo(history.last_undoable())  # type: ignore[arg-type]
    assert len(made.estimates.get(draft.id).lines) == 3


@pytest.mark.rule("X-03")
def test_the_view_knows_no_cost_and_no_markup(made: Made) -> None:
    draft = made.draft()
    draft.lines[1].cost, draft.lines[1].markup = 777_701, Decimal("13.37")
    with made.house.desk.store.read() as s:
        around = estimate_views.around(s, made.house.desk.files, draft)
    view = estimate_views.estimate_view(around, draft, today=TODAY)
    text = repr(view)
    assert "777701" not in text
    assert "13.37" not in text
    assert view.lines[1].price == 881_680


@pytest.mark.parametrize(
    ("one", "other", "language", "both"),
    [
        ("Fen Yao", "姚芬", "zh+en", ("姚芬", "Fen Yao")),
        ("姚芬", "Fen Yao", "zh+en", ("姚芬", "Fen Yao")),
        ("姚芬", "Fen Yao", "en", ("Fen Yao", "")),
        ("姚芬", "Fen Yao", "es", ("Fen Yao", "")),
        ("Fen Yao", "姚芬", "zh", ("姚芬", "")),
        ("姚芬", "", "en", ("姚芬", "")),
        ("Fen Yao", "", "zh+en", ("", "Fen Yao")),
        ("", "", "zh+en", ("", "")),
    ],
)
def test_names_find_their_language_by_their_script(one: str, other: str, language: str, both: tuple) -> None:
    found = estimate_views.by_script(one, other, language)
    assert (found.first, found.second) == both


@pytest.mark.parametrize(
    ("one", "other", "written", "language", "both"),
    [
        ("创意", "Idea", "zh+en", "zh+en", ("创意", "Idea")),
        ("创意", "Idea", "zh+en", "en", ("Idea", "")),
        ("创意", "Idea", "zh+en", "es", ("Idea", "")),
        ("创意", "Idea", "zh", "en", ("Idea", "")),
        ("Idea", "", "en", "es", ("Idea", "")),
        ("创意", "", "zh+en", "en", ("创意", "")),
    ],
)
def test_words_of_lines_find_their_language_by_their_place(
    one: str, other: str, written: str, language: str, both: tuple
) -> None:
    found = estimate_views.by_place(one, other, written, language)
    assert (found.first, found.second) == both


def test_validity_counts_from_the_day_of_issue(made: Made) -> None:
    draft = made.draft()
    draft.valid_until = date(2026, 12, 24)
    assert made.estimates.issue(made.estimates.save(draft).id).valid_until == date(2026, 12, 24)
