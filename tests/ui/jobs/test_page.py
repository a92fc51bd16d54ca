"""The page of a job: the brief keeps itself, says what is vague, stands once signed; one primary act."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from aedesk.domain.brief_rules import FIELDS
from aedesk.domain.job import RecordKind, Stage
from aedesk.domain.signoff import How
from tests.builders import TODAY, brief_complete
from tests.ui.jobs.conftest import button


def type_into(page, field, text):
    editor = page.form.editors[field]
    editor.setFocus()
    editor.setPlainText(text) if hasattr(editor, "setPlainText") else (editor.clear(), QTest.keyClicks(editor, text))


def test_a_brief_keeps_itself_while_it_is_typed(show, house, brief_job, qtbot):
    shown = show()
    page = shown.open_page(brief_job)
    with qtbot.waitSignal(page.form.kept, timeout=3000):
        type_into(page, "background", "Parents ask for a first real bicycle.")
        QTest.keyClicks(page.form.editors["budget"], "60,000")
    brief = house.desk.briefs.of(brief_job.id)
    assert brief.background == "Parents ask for a first real bicycle."
    assert brief.number == "B-0001"
    assert page.form.state.text() == "saved 09:20"
    assert page.form.count.full() == "2 of 12 fields filled"


def test_all_twelve_fields_are_kept_as_they_were_typed(show, house, brief_job):
    shown = show()
    page = shown.open_page(brief_job)
    wanted = brief_complete(brief_job)
    for name in ("background", "objective", "must", "budget", "approver"):
        type_into(page, name, getattr(wanted, name))
    for name in ("layout_due", "to_client_on", "finished_art_on", "in_market_on"):
        type_into(page, name, getattr(wanted, name).isoformat())
    type_into(page, "revisions", "2")
    row = page.form.editors["deliverables"].rows[0]
    for cell, text in zip(
        (row.name, row.format, row.quantity, row.languages), ("Banner", "A3", "3", "zh"), strict=True
    ):
        QTest.keyClicks(cell, text)
    materials = page.form.editors["materials"]
    for words in ("Prototype photos", "Colour fan"):
        QTest.keyClicks(materials.line, words)
        QTest.keyClick(materials.line, Qt.Key.Key_Return)
    materials.chips[1].check.click()
    assert page.form.save()
    brief = house.desk.briefs.of(brief_job.id)
    for name in FIELDS:
        if name not in ("deliverables", "materials"):
            assert getattr(brief, name) == getattr(wanted, name), name
    (piece,) = brief.deliverables
    assert (piece.piece, piece.format, piece.quantity, piece.languages) == ("Banner", "A3", 3, "zh")
    assert brief.materials == "Prototype photos\n- Colour fan"
    assert house.desk.briefs.gaps(brief) == ()
    assert page.form.count.full() == "all 12 fields filled"


@pytest.mark.rule("W-17")
def test_a_vague_answer_is_flagged_under_its_field(show, brief_job):
    shown = show()
    page = shown.open_page(brief_job)
    type_into(page, "objective", "你们定")
    page.form.save()
    assert page.form.fields["objective"].note.text().startswith("Vague:")
    assert page.form.count.full() == "1 of 12 fields filled · 1 vague"
    type_into(page, "objective", "300 pre-orders by 1 June")
    page.form.save()
    assert not page.form.fields["objective"].note.isVisible()


def test_the_open_brief_button_leads_to_the_first_gap(show, brief_job):
    shown = show()
    page = shown.open_page(brief_job)
    button(page.side, "Open brief: Brief complete").click()
    assert page.form.editors["background"].hasFocus()
    assert page.form.fields["budget"].note.text() == "Still empty"


@pytest.mark.rule("W-12")
def test_too_little_time_is_said_with_what_doing_it_twice_costs(show, house, brief_job):
    house.desk.briefs.save(brief_complete(brief_job, layout_due=TODAY + timedelta(days=1)))
    shown = show()
    page = shown.open_page(brief_job)
    assert page.form.squeeze.words.text() == (
        "1 working day until the layout; the standard is 4. Doing it twice would cost 15 hours."
    )


@pytest.mark.rule("W-06")
def test_the_second_signature_draws_the_number_and_the_brief_stands(show, house, brief_job):
    house.desk.briefs.save(brief_complete(brief_job))
    shown = show()
    page = shown.open_page(brief_job)
    assert page.state_line.startswith("no number yet")
    assert page.side.primary.words() == "Bo Marek signs now"
    for _ in range(2):
        page.side.primary.click()
        sheet = shown.top()
        sheet._choose(How.PAPER)
        sheet.folder.setText("F-1")
        button(sheet, "Record signature").click()
    assert house.desk.jobs.get(brief_job.id).number == "J-0001"
    assert page.state_line.startswith("J-0001")
    assert page.form.lock.words.text() == "Signed by Bo Marek, Noa Ferrin: the brief stands and cannot be changed."
    assert not page.form.editors["background"].isEnabled()
    assert page.side.primary.words() == "Move to Layout"
    page.side.primary.click()
    assert house.desk.jobs.get(brief_job.id).stage is Stage.LAYOUT
    assert shown.said[-1][0] == "J-0001 moved to Layout"


def test_a_draft_is_kept_when_the_page_is_left(show, house, brief_job):
    shown = show()
    page = shown.open_page(brief_job)
    type_into(page, "must", "Helmet on every child.")
    shown.desk.show("jobs", None)
    assert house.desk.briefs.of(brief_job.id).must == "Helmet on every child."


def test_what_is_typed_is_not_lost_when_something_else_changes(show, house, brief_job):
    shown = show()
    page = shown.open_page(brief_job)
    type_into(page, "must", "Helmet")
    house.record(brief_job, RecordKind.BRIEFING_HELD)
    assert page.form.editors["must"].value() == "Helmet"


def test_a_wrong_date_or_quantity_is_said_and_the_rest_kept(show, house, brief_job):
    shown = show()
    page = shown.open_page(brief_job)
    type_into(page, "layout_due", "soon")
    QTest.keyClick(page.form.editors["layout_due"], Qt.Key.Key_Return)
    assert page.form.fields["layout_due"].failed
    type_into(page, "must", "Helmet")
    assert page.form.save()
    brief = house.desk.briefs.of(brief_job.id)
    assert (brief.must, brief.layout_due) == ("Helmet", None)


def test_pieces_are_added_and_removed(show, house, brief_job):
    house.desk.briefs.save(brief_complete(brief_job))
    shown = show()
    page = shown.open_page(brief_job)
    pieces = page.form.editors["deliverables"]
    button(pieces, "Add a piece").click()
    QTest.keyClicks(pieces.rows[1].name, "Order card")
    assert pieces.rows[1].name.accessibleName() == "Piece 2"
    page.form.save()
    assert [piece.piece for piece in house.desk.briefs.of(brief_job.id).deliverables] == [
        "Key picture, three ideas", "Order card",
    ]  # fmt: skip
    button(pieces, "Remove piece 1").click()
    page.form.save()
    assert [piece.piece for piece in house.desk.briefs.of(brief_job.id).deliverables] == ["Order card"]


def test_the_paper_beside_the_form_is_the_pdf_that_is_printed(show, house, brief_job, qtbot):
    house.desk.briefs.save(brief_complete(brief_job))
    shown = show()
    page = shown.open_page(brief_job)
    qtbot.waitUntil(lambda: page.preview.pdf is not None, timeout=10000)
    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    pdf, name = shown.ask.printed[0]
    assert pdf == page.preview.pdf
    assert name == "Brief B-0001"


def test_under_1280_the_paper_becomes_a_button(show, house, brief_job):
    house.desk.briefs.save(brief_complete(brief_job))
    shown = show(size=(1092, 614), language="es")
    page = shown.open_page(brief_job)
    assert not page.preview.isVisible()
    button(page, "Vista previa").click()
    assert shown.top().accessibleName() == "Brief B-0001"


def test_the_briefing_is_recorded_beside_the_gates(show, house, brief_job):
    shown = show()
    page = shown.open_page(brief_job)
    button(page.side, "Record: Briefing held").click()
    button(shown.top(), "Record").click()
    assert page.side.needs.row("briefing_held").need.done


def test_a_shut_gate_is_explained_on_the_page_too(show, house, brief_job):
    shown = show()
    page = shown.open_page(brief_job)
    QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shown.top().accessibleName() == "The brief must be complete before the layout"


def test_the_track_tells_who_and_when(show, house):
    job = house.job_at(Stage.LAYOUT)
    shown = show()
    page = shown.open_page(job)
    said = page.track.accessibleName()
    assert "Forecast · Noa Ferrin, 12 Mar" in said
    assert "Layout · 0 of 3 signatures" in said


def test_every_control_of_the_page_has_a_name(show, brief_job):
    shown = show(language="es")
    page = shown.open_page(brief_job)
    assert [b for b in page.findChildren(QAbstractButton) if not (b.accessibleName() or b.text())] == []
    for name, editor in page.form.editors.items():
        assert editor.accessibleName(), name


def test_a_new_job_is_opened_shown_and_chosen(show, house):
    house.client("Moonbamboo Tea")
    shown = show()
    shown.shell.new()
    sheet = shown.top()
    button(sheet, "Open job").click()
    assert sheet.fields["title"].failed
    sheet.title_line.setText("Dragon Boat gift tin")
    sheet.due.setText("2026-05-15")
    sheet.words.setPlainText("Tin, leaflet, shop poster")
    button(sheet, "Open job").click()
    (card,) = house.desk.jobs.cards()
    assert (card.title, card.owner_initials, card.stage) == ("Dragon Boat gift tin", "IT", Stage.FORECAST)
    assert shown.room.board.current() == card.id


def test_a_job_needs_a_client_first(show):
    shown = show()
    shown.shell.new()
    sheet = shown.top()
    sheet.title_line.setText("Tin")
    button(sheet, "Open job").click()
    assert sheet.fields["client_id"].note.text() == "Choose the client."


def test_a_job_is_edited(show, house):
    job = house.job()
    shown = show()
    shown.room.edit(job.id)
    sheet = shown.top()
    sheet.title_line.setText("Kids’ range, second ideas")
    button(sheet, "Save").click()
    assert house.desk.jobs.get(job.id).title == "Kids’ range, second ideas"
