"""Supplying what a gate misses, without leaving the board."""

import pytest

from aedesk.domain.gates import ART_CHECKS
from aedesk.domain.job import RecordKind, RightsState, Stage
from aedesk.domain.people import Person, Rank
from aedesk.domain.signoff import How, SignState
from tests.ui.jobs.conftest import button
from ui.jobs.record_sheets import RecordSheet, RightsSheet
from ui.jobs.sign_sheet import SignSheet


def sign_of(house, job, slot):
    return next(sign for sign in house.desk.jobs.get(job.id).sign_offs if sign.slot == slot)


def test_what_is_missing_is_supplied_and_then_the_card_moves(show, house):
    job = house.job_at(Stage.ESTIMATE)
    shown = show()
    shown.select(job)
    shown.room.step(1)
    button(shown.top(), "Sign now: Layout: client").click()
    sheet = shown.top()
    sheet._choose(How.PAPER)
    sheet.submit()
    assert sheet.fields["folder"].failed  # a tick alone opens no gate
    sheet.folder.setText("F-26/031")
    button(sheet, "Record signature").click()
    sign = sign_of(house, job, "layout.client")
    assert (sign.folder, sign.name, sign.how) == ("F-26/031", "Fen Yao", How.PAPER)
    popover = shown.top()
    assert [row.need.done for row in popover.needs.rows] == [True, False]
    button(popover, "Record").click()
    sheet = shown.top()
    for name, text in zip(("size", "colour", "copy_text", "file_format"), ("A3", "4c", "v2", "PDF/X-4"), strict=True):
        sheet.lines[name].setText(text)
    button(sheet, "Record").click()
    assert shown.top().accessibleName() == "Nothing is missing any more"
    button(shown.top(), "Move now").click()
    assert house.desk.jobs.get(job.id).stage is Stage.FINISHED_ART
    assert shown.said[-1][0] == "J-0001 moved to Finished art"
    assert shown.floats() == []


def test_ink_on_the_pad_signs(show, house):
    job = house.job_at(Stage.BRIEF)
    shown = show()
    sheet = SignSheet(shown.desk, job, "strategy.ad", lambda: None)
    sheet.open()
    button(sheet, "Sign").click()
    assert sheet.trouble.isVisible()  # nothing was written yet
    shown.draw(sheet.pad)
    button(sheet, "Sign").click()
    sign = sign_of(house, job, "strategy.ad")
    assert sign.proved
    assert sign.name == "Bo Marek"


def test_only_the_right_rank_may_be_chosen_and_the_others_say_why(show, house):
    house.desk.agency.add_person(Person("Ada Wing", Rank.GAD))
    job = house.job_at(Stage.BRIEF)
    shown = show()
    person = SignSheet(shown.desk, job, "brief.ad", lambda: None).person
    texts = [person.itemText(i) for i in range(person.count())]
    able = [person.itemText(i) for i in range(person.count()) if person.model().item(i).isEnabled()]
    assert able == ["Bo Marek, Account director", "Ada Wing, Group account director"]
    assert "Leo Quan, Account manager – only an account director or above" in texts
    assert len(texts) == 9


def test_nobody_who_may_sign_is_said(show, house):
    house.leaves(house.people.cd, house.desk.clock.today())
    job = house.job()
    shown = show()
    sheet = SignSheet(shown.desk, job, "brief.cd", lambda: None)
    sheet.open()
    assert sheet.fields["person"].note.text() == "Nobody here may sign this: only the creative director."
    button(sheet, "Sign").click()
    assert sheet.fields["person"].failed


def test_a_contact_of_the_client_signs_for_the_client(show, house):
    job = house.job_at(Stage.LAYOUT)
    shown = show()
    sheet = SignSheet(shown.desk, job, "layout.client", lambda: None)
    assert [sheet.person.itemText(i) for i in range(sheet.person.count())] == ["Fen Yao, Marketing manager"]


@pytest.mark.rule("W-45")
def test_the_ae_signs_artwork_only_with_all_four_ticks(show, house):
    job = house.job_at(Stage.FINISHED_ART)
    house.sign(job, "art.art_director")
    house.sign(job, "art.copywriter")
    shown = show()
    sheet = SignSheet(shown.desk, job, "art.ae", lambda: None)
    sheet.open()
    shown.draw(sheet.pad)
    for check in list(sheet.checks.values())[:3]:
        check.click()
    button(sheet, "Sign").click()
    assert sheet.fields["checked"].note.text() == "Tick all four checks: proofread, sums, pictures, materials."
    list(sheet.checks.values())[3].click()
    button(sheet, "Sign").click()
    assert sign_of(house, job, "art.ae").checked == ",".join(ART_CHECKS)


def test_asking_and_refusing_are_kept(show, house):
    job = house.job_at(Stage.BRIEF)
    shown = show()
    again: list[bool] = []
    sheet = SignSheet(shown.desk, job, "strategy.ad", lambda: again.append(True))
    sheet.open()
    button(sheet, "Asked today").click()
    assert sign_of(house, job, "strategy.ad").state is SignState.ASKED
    sheet = SignSheet(shown.desk, job, "strategy.ad", lambda: again.append(True))
    sheet.open()
    sheet._choose(None)
    button(sheet, "Record refusal").click()
    assert sheet.fields["reason"].failed
    sheet.reason.setPlainText("No single thought")
    button(sheet, "Record refusal").click()
    assert sign_of(house, job, "strategy.ad").reason == "No single thought"
    assert again == [True, True]
    shown.room.moves.explain(job.id, Stage.LAYOUT, shown.room.view.card_rect(job.id))
    assert "Bo Marek refused: No single thought" in shown.top().needs.row("strategy.ad").accessibleName()


def test_a_scan_proves_a_paper_signature(show, house, tmp_path):
    job = house.job_at(Stage.BRIEF)
    shown = show()
    shown.ask.file = tmp_path / "scan.pdf"
    shown.ask.file.write_bytes(b"%PDF-1.7 scanned")
    sheet = SignSheet(shown.desk, job, "strategy.ad", lambda: None)
    sheet.open()
    sheet._choose(How.PAPER)
    button(sheet, "Choose a scan…").click()
    assert sheet.scan_name.full() == "scan.pdf"
    button(sheet, "Record signature").click()
    sign = sign_of(house, job, "strategy.ad")
    assert house.desk.files.get(sign.scan) == b"%PDF-1.7 scanned"


@pytest.mark.parametrize(
    "kind", [RecordKind.FORECAST_TOLD, RecordKind.BRIEFING_HELD, RecordKind.REVIEW_HELD, RecordKind.ARCHIVED]
)
def test_each_record_is_kept_as_its_gate_wants_it(show, house, kind):
    job = house.job()
    shown = show()
    sheet = RecordSheet(shown.desk, job, kind, lambda: None)
    sheet.open()
    if kind is RecordKind.ARCHIVED:
        button(sheet, "Record").click()
        assert sheet.fields["words"].failed
        sheet.words.setText("Shelf 4, disc 12")
    button(sheet, "Record").click()
    (record,) = house.desk.jobs.get(job.id).records
    assert record.kind is kind
    assert record.on == house.desk.clock.today()


def test_a_record_without_its_day_is_refused(show, house):
    shown = show()
    sheet = RecordSheet(shown.desk, house.job(), RecordKind.FORECAST_TOLD, lambda: None)
    sheet.open()
    sheet.on.setText("some day")
    button(sheet, "Record").click()
    assert sheet.fields["on"].failed
    sheet.on.setText("")
    button(sheet, "Record").click()
    assert sheet.fields["on"].failed


def test_rights_are_set_kind_by_kind(show, house):
    job = house.job()
    shown = show()
    sheet = RightsSheet(shown.desk, job, lambda: None)
    sheet.open()
    for kind, choice in sheet.states.items():
        choice.set_value(RightsState.CLEARED if kind == "image" else RightsState.NOT_USED)
    sheet.until[next(iter(sheet.until))].setText("2027-03-01")
    button(sheet, "Save").click()
    rights = {right.kind: right for right in house.desk.jobs.get(job.id).rights}
    assert rights["image"].until.isoformat() == "2027-03-01"
    assert rights["music"].state is RightsState.NOT_USED


def test_a_gate_is_passed_with_a_reason_only_where_the_agency_permits_it(show, house):
    job = house.job()
    shown = show()
    where = shown.room.view.card_rect(job.id)
    shown.room.moves.explain(job.id, Stage.BRIEF, where)
    assert "Move with a reason…" not in [
        b.accessibleName() for b in shown.top().findChildren(type(shown.top().primary))
    ]
    agency = house.desk.agency.get()
    agency.overrides = "1"
    house.desk.agency.save(agency)
    shown.room.moves.explain(job.id, Stage.BRIEF, where)
    button(shown.top(), "Move with a reason…").click()
    sheet = shown.top()
    button(sheet, "Pass the gate").click()
    assert sheet.fields["reason"].failed
    sheet.reason.setPlainText("Urgent, the CD is on a plane")
    button(sheet, "Pass the gate").click()
    button(shown.top(), "Move now").click()
    assert house.desk.jobs.get(job.id).stage is Stage.BRIEF


def test_brief_and_estimate_are_supplied_on_their_own_pages(show, house):
    job = house.job_at(Stage.FINISHED_ART)
    shown = show()
    went: list[tuple[str, object]] = []
    shown.desk.bus.show.disconnect(shown.shell.go)
    shown.desk.bus.show.connect(lambda room, what: went.append((room, what)))
    shown.room.moves.explain(job.id, Stage.EXECUTION, shown.room.view.card_rect(job.id))
    button(shown.top(), "Open estimate: Estimate issued").click()
    (draft,) = house.desk.estimates.of_job(job.id)
    assert went == [("estimate", draft.id)]
    other = house.sign(house.job_at(Stage.BRIEF, title="Second"), "strategy.ad")
    shown.room.moves.explain(other.id, Stage.LAYOUT, shown.room.view.card_rect(other.id))
    button(shown.top(), "Open brief: Brief complete").click()
    assert went[-1] == ("job", other.id)
