"""Signatures on a job: who, how and when; what is refused; how the number is drawn; refusals and overrides."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from aedesk.domain.errors import UserError
from aedesk.domain.gate_check import current
from aedesk.domain.gates import ART_CHECKS, SLOT, SLOTS, Signer
from aedesk.domain.job import Job, RecordKind, RightsKind, RightsState, Stage
from aedesk.domain.people import Person, Rank
from aedesk.domain.signoff import How, SignState
from aedesk.services.sign_offs import Signing
from tests.builders import STROKES, TODAY, House, brief_complete


def ready_to_sign(house: House) -> Job:
    """A job in the brief stage whose brief may be signed."""
    made = house.job_at(Stage.BRIEF)
    house.desk.briefs.save(brief_complete(made))
    house.sign(made, "strategy.ad")
    return made


def by(person: Person, how: How = How.INK, **fields: Any) -> Signing:
    return Signing(how, TODAY, person.id, **({"strokes": STROKES} | fields))


@pytest.mark.rule("W-06")
@pytest.mark.parametrize("order", [("brief.ad", "brief.cd"), ("brief.cd", "brief.ad")])
def test_the_second_signature_on_the_brief_draws_the_number(house: House, order: tuple[str, str]) -> None:
    made = ready_to_sign(house)
    assert house.sign(made, order[0]).number is None
    assert house.desk.store.peek("J") == "J-0001"
    assert house.sign(made, order[1]).number == "J-0001"
    assert house.desk.jobs.get(made.id).number == "J-0001"
    verbs = [entry.verb for entry in house.desk.history.of("job", made.id)]
    assert verbs[:2] == ["job.sign", "job.sign"]


def test_a_number_is_drawn_once_and_in_order(house: House) -> None:
    numbers = [house.job_at(Stage.LAYOUT).number for _ in range(3)]
    assert numbers == ["J-0001", "J-0002", "J-0003"]


@pytest.mark.rule("W-46")
def test_a_signature_keeps_who_when_and_how(house: House) -> None:
    made = ready_to_sign(house)
    house.sign(made, "brief.ad", witness=" Iris Tan ", device="pen")
    sign = current(house.desk.jobs.get(made.id), "brief.ad")
    assert sign is not None
    assert (sign.state, sign.how, sign.proved) == (SignState.SIGNED, How.INK, True)
    assert (sign.name, sign.rank, sign.person_id) == ("Bo Marek", Rank.AD, house.people.ad.id)
    assert (sign.signed_on, sign.signed_at) == (TODAY, house.desk.clock.now())
    assert (sign.witness, sign.device) == ("Iris Tan", "pen")
    assert json.loads(house.desk.files.get(sign.ink or "")) == [[list(point) for point in STROKES[0]]]


def test_a_paper_signature_keeps_scan_and_folder(house: House) -> None:
    made = ready_to_sign(house)
    before = TODAY - timedelta(days=1)
    house.sign(made, "brief.ad", how=How.PAPER, strokes=(), scan=b"a scan", folder=" F-12 ", on=before)
    sign = current(house.desk.jobs.get(made.id), "brief.ad")
    assert sign is not None
    assert (sign.folder, sign.ink, sign.signed_on) == ("F-12", None, before)
    assert house.desk.files.get(sign.scan or "") == b"a scan"


@pytest.mark.rule("Z-36")
@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"strokes": ()}, "no_ink", "strokes"),
        ({"strokes": [[]]}, "no_ink", "strokes"),
        ({"strokes": [[(1.0, 1.0, 0.0, 0.5)]]}, "no_ink", "strokes"),
        ({"how": How.PAPER}, "needs_evidence", "folder"),
        ({"how": How.PAPER, "folder": "  ", "scan": b""}, "needs_evidence", "folder"),
        ({"how": How.OVERRIDE}, "override_not_permitted", None),
        ({"on": TODAY + timedelta(days=1)}, "date_in_future", "on"),
        ({"person_id": None}, "signer_missing", "signer"),
    ],
)
def test_a_tick_is_no_signature(house: House, fields: dict[str, object], code: str, field: str | None) -> None:
    made = ready_to_sign(house)
    with pytest.raises(UserError) as refusal:
        house.sign(made, "brief.ad", **fields)
    assert (refusal.value.code, refusal.value.field) == (code, field)
    assert current(house.desk.jobs.get(made.id), "brief.ad") is None


@pytest.mark.parametrize("slot", [slot.code for slot in SLOTS if slot.signer is not Signer.CLIENT])
def test_the_people_list_decides_who_signs(house: House, slot: str) -> None:
    """Whoever has not the rank is refused, whatever else is in order or not."""
    made = house.job()
    if slot.startswith("estimate."):
        with pytest.raises(UserError, match="signed_on_estimate"):
            house.sign(made, slot)
        return
    able = {person.id for person in house.desk.agency.signers(slot)}
    assert able
    for person in house.people.all:
        if person.id not in able:
            with pytest.raises(UserError, match="rank_too_low"):
                house.desk.jobs.sign(made.id, slot, by(person))


def test_a_rank_counts_as_it_is_on_the_day_of_signing(house: House) -> None:
    made = ready_to_sign(house)
    promoted = house.people.am
    with pytest.raises(UserError, match="rank_too_low"):
        house.desk.jobs.sign(made.id, "brief.ad", by(promoted))
    promoted.rank = Rank.AD
    house.desk.agency.save_person(promoted)
    house.desk.jobs.sign(made.id, "brief.ad", by(promoted))
    promoted.rank = Rank.AM
    house.desk.agency.save_person(promoted)
    sign = current(house.desk.jobs.get(made.id), "brief.ad")
    assert sign is not None
    assert sign.rank is Rank.AD


def test_who_has_left_cannot_sign_but_what_they_signed_stands(house: House) -> None:
    made = ready_to_sign(house)
    house.sign(made, "brief.cd")
    for person in (house.people.ad, house.people.cd):
        house.leaves(person, TODAY)
    with pytest.raises(UserError, match="has_left"):
        house.sign(made, "brief.ad")
    yesterday = TODAY - timedelta(days=1)
    house.sign(made, "brief.ad", how=How.PAPER, folder="F-1", on=yesterday)
    assert house.desk.jobs.get(made.id).number == "J-0001"


def test_the_same_slot_is_not_signed_twice(house: House) -> None:
    made = ready_to_sign(house)
    house.sign(made, "brief.ad")
    with pytest.raises(UserError, match="slot_signed") as refusal:
        house.sign(made, "brief.ad")
    assert refusal.value.values["name"] == "Bo Marek"
    with pytest.raises(UserError, match="slot_signed"):
        house.desk.jobs.ask(made.id, "brief.ad", TODAY)
    with pytest.raises(UserError, match="slot_signed"):
        house.desk.jobs.refuse(made.id, "brief.ad", "no")


@pytest.mark.rule("W-17")
def test_a_vague_brief_is_not_signed(house: House) -> None:
    made = house.job_at(Stage.BRIEF)
    house.desk.briefs.save(brief_complete(made, objective="you decide"))
    house.sign(made, "strategy.ad")
    with pytest.raises(UserError, match="slot_locked") as refusal:
        house.sign(made, "brief.ad")
    assert refusal.value.values["before"] == ("brief_complete",)


@pytest.mark.rule("Z-33")
def test_the_client_signs_the_proof_after_the_three(house: House) -> None:
    made = proof_job(house)
    for slot in ("proof.pr", "proof.cs", "proof.cr"):
        with pytest.raises(UserError, match="slot_locked"):
            house.sign(made, "proof.client")
        house.sign(made, slot)
    house.sign(made, "proof.client")


def proof_job(house: House) -> Job:
    made = house.job_at(Stage.FINISHED_ART)
    for slot in ("art.copywriter", "art.art_director", "art.ae", "art.client"):
        house.sign(made, slot)
    return made


@pytest.mark.rule("W-35")
@pytest.mark.rule("W-45")
def test_the_ae_signs_artwork_after_both_creatives_and_a_whole_check(house: House) -> None:
    made = house.job_at(Stage.FINISHED_ART)
    house.sign(made, "art.art_director")
    with pytest.raises(UserError, match="slot_locked"):
        house.sign(made, "art.ae")
    house.sign(made, "art.copywriter")
    for left_out in ART_CHECKS:
        with pytest.raises(UserError, match="check_incomplete"):
            house.sign(made, "art.ae", checked=",".join(check for check in ART_CHECKS if check != left_out))
    house.sign(made, "art.ae", checked=", ".join(ART_CHECKS))


@pytest.mark.rule("W-21")
def test_the_layout_goes_from_director_to_manager_to_client(house: House) -> None:
    made = house.job_at(Stage.LAYOUT)
    for slot in ("layout.cd", "layout.am", "layout.client"):
        with pytest.raises(UserError, match="slot_locked"):
            house.sign(made, slot)
    house.record(made, RecordKind.REVIEW_HELD)
    house.sign(made, "layout.cd")
    house.sign(made, "layout.am")
    with pytest.raises(UserError, match="slot_locked") as refusal:
        house.sign(made, "layout.client")
    assert refusal.value.values["before"] == ("rights_cleared",)
    for kind in RightsKind:
        house.desk.jobs.set_right(made.id, kind, RightsState.CLEARED, date(2027, 1, 1))
    house.sign(made, "layout.client")


def test_only_this_clients_people_sign_for_the_client(house: House) -> None:
    made, stranger = proof_job(house), house.client("Other").contacts[0]
    for slot in ("proof.pr", "proof.cs", "proof.cr"):
        house.sign(made, slot)
    with pytest.raises(UserError, match="contact_not_of_client"):
        house.sign(made, "proof.client", contact_id=stranger.id)
    with pytest.raises(UserError, match="wrong_side"):
        house.sign(made, "proof.client", contact_id=None, person_id=house.people.ad.id)
    sign = current(house.sign(made, "proof.client"), "proof.client")
    assert sign is not None
    assert (sign.name, sign.title, sign.rank) == ("Fen Yao", "Marketing manager", None)


def test_asking_names_whom_and_since_when(house: House) -> None:
    made = ready_to_sign(house)
    yesterday = TODAY - timedelta(days=1)
    house.desk.jobs.ask(made.id, "brief.ad", yesterday, house.people.ad.id)
    sign = current(house.desk.jobs.get(made.id), "brief.ad")
    assert sign is not None
    assert (sign.state, sign.asked_on, sign.name) == (SignState.ASKED, yesterday, "Bo Marek")
    with pytest.raises(UserError, match="rank_too_low"):
        house.desk.jobs.ask(made.id, "brief.cd", TODAY, house.people.ad.id)
    with pytest.raises(UserError, match="date_in_future"):
        house.desk.jobs.ask(made.id, "brief.cd", TODAY + timedelta(days=1))
    with pytest.raises(UserError, match="slot_locked"):
        house.desk.jobs.ask(made.id, "layout.cd", TODAY)
    house.sign(made, "brief.ad")
    assert len([one for one in house.desk.jobs.get(made.id).sign_offs if one.slot == "brief.ad"]) == 1


@pytest.mark.rule("W-24")
def test_a_refusal_takes_back_what_others_signed_on_the_same_sheet(house: House) -> None:
    made = ready_to_sign(house)
    house.sign(made, "brief.ad")
    with pytest.raises(UserError, match="reason_missing"):
        house.desk.jobs.refuse(made.id, "brief.cd", " ")
    house.desk.jobs.refuse(made.id, "brief.cd", "The objective cannot be counted.", house.people.cd.id)
    kept = house.desk.jobs.get(made.id)
    states = {sign.slot: sign.state for sign in kept.sign_offs}
    assert states == {
        "strategy.ad": SignState.SIGNED,
        "brief.ad": SignState.ASKED,
        "brief.cd": SignState.REFUSED,
    }
    house.desk.briefs.save(replaced(house, made))
    house.sign(made, "brief.ad")
    assert house.sign(made, "brief.cd").number == "J-0001"
    assert current(house.desk.jobs.get(made.id), "brief.cd").reason == ""  # type: ignore[union-attr]


def replaced(house: House, made: Job) -> Any:
    brief = house.desk.briefs.of(made.id)
    brief.objective = "200 pre-orders by 1 May."
    return brief


def test_signatures_have_no_undo(house: House) -> None:
    made = ready_to_sign(house)
    house.sign(made, "brief.ad")
    (entry, *_) = house.desk.history.of("job", made.id)
    assert not entry.undoable
    assert house.desk.history.last_undoable() is None
    with pytest.raises(UserError, match="undo_not_possible"):
        house.desk.history.undo(entry.seq)


def test_overrides_are_off_until_the_agency_permits_them(house: House) -> None:
    made = house.job_at(Stage.LAYOUT)
    director = house.people.ad.id
    with pytest.raises(UserError, match="override_not_permitted"):
        house.desk.jobs.override(made.id, 6, director, "Press day")
    agency = house.desk.agency.get()
    agency.overrides = "6,11"
    house.desk.agency.save(agency)
    with pytest.raises(UserError, match="override_not_permitted"):
        house.desk.jobs.override(made.id, 11, director, "Press day")
    with pytest.raises(UserError, match="override_rank"):
        house.desk.jobs.override(made.id, 6, house.people.cd.id, "Press day")
    house.desk.jobs.override(made.id, 6, director, " Press day ")
    with pytest.raises(UserError, match="gate_overridden"):
        house.desk.jobs.override(made.id, 6, director, "Again")
    need = next(need for need in house.desk.jobs.needs(made.id) if need.gate == 6)
    assert (need.done, need.name, need.how) == (True, "Bo Marek", How.OVERRIDE)
    sign = current(house.desk.jobs.get(made.id), "gate.6")
    assert sign is not None
    assert (sign.reason, sign.rank, sign.signed_on) == ("Press day", Rank.AD, TODAY)
    house.sign(made, "layout.cd")


def test_nothing_half_signed_is_kept_when_the_number_cannot_be_drawn(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ready_to_sign(house)
    house.sign(made, "brief.ad")

    def fail(*_: object) -> str:
        raise OSError("disk")

    monkeypatch.setattr(house.desk.store, "draw", fail)
    with pytest.raises(OSError, match="disk"):
        house.sign(made, "brief.cd")
    assert current(house.desk.jobs.get(made.id), "brief.cd") is None


def test_signing_is_plain_data() -> None:
    signing = Signing(How.INK, TODAY)
    assert replace(signing, folder="F-1").folder == "F-1"
    assert {slot.signer for slot in SLOT.values()} == set(Signer)
