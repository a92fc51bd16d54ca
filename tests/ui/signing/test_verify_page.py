"""Any file is answered in plain words, and says what to do."""

from __future__ import annotations

import io

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.signing.test_paper_sheet import scan_of
from ui.signing.verify import VerdictCard


@pytest.fixture
def page(session, estimates):
    session.window.shell.go("verify")
    QApplication.processEvents()
    return session.window.shell.room


def check(page, qtbot, data, name="file.pdf"):
    count = len(page.checked)
    page.take(data, name)
    qtbot.waitUntil(lambda: len(page.checked) > count, timeout=20000)
    return page.checked[0]


def blank_pdf():
    from pypdf import PdfWriter

    writer, kept = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(kept)
    return kept.getvalue()


def test_our_own_file_is_the_same_and_opens_its_estimate(page, estimates, qtbot, session):
    made = estimates.sent()
    checked = check(page, qtbot, estimates.services.files.get(made.pdf), "E-0001.pdf")
    assert (checked.code, checked.tone) == ("same", "grn")
    assert checked.title == "This is exactly the file issued on 12 March 2026: E-0001, version 1."
    assert ("In the desk", "a later state of this sheet, with more signatures") in checked.facts
    card = page.findChild(VerdictCard)
    card.open_button.click()
    assert session.window.shell.code == "estimate"
    assert session.window.shell.room.estimate.id == made.id


def test_every_kind_of_file_has_its_sentence(page, estimates, qtbot):
    made = estimates.sent()
    ours = estimates.services.estimates.pdf(made.id)
    at = ours.index(b"stream") + 40
    changed = ours[:at] + bytes([ours[at] ^ 1]) + ours[at + 1 :]
    wanted = {
        "same": ours,
        "changed": changed,
        "extended": ours + b"\n",
        "no_seal": blank_pdf(),
        "not_pdf": b"%PDF-1.7 rubbish",
        "square": scan_of(estimates, made),
        "no_square": _white(),
    }
    for code, data in wanted.items():
        checked = check(page, qtbot, data, f"{code}.bin")
        assert checked.code == code
        assert checked.title.endswith(".")
        assert checked.todo.endswith(".")
        assert page._list.itemAt(0).widget().accessibleName() == f"{code}.bin: {checked.short}"
    assert len(page.checked) == len(wanted)


def test_a_picture_that_is_none_is_answered_not_crashed(page, qtbot):
    page.take(b"neither", "notes.txt")
    qtbot.waitUntil(lambda: page._waits.text() != "Being checked: notes.txt", timeout=10000)
    assert page._waits.text() == "This file is neither a picture nor a PDF."


def test_the_file_is_chosen_by_the_systems_dialog(page, qtbot, answers, tmp_path):
    answers.file = tmp_path / "blank.pdf"
    answers.file.write_bytes(blank_pdf())
    page.new()
    qtbot.waitUntil(lambda: len(page.checked) == 1, timeout=10000)
    assert page.checked[0].name == "blank.pdf"


def _white():
    from PIL import Image

    kept = io.BytesIO()
    Image.new("L", (600, 800), 250).save(kept, "PNG")
    return kept.getvalue()
