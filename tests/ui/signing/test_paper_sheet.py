"""Recording wet ink: the scan is read and compared, and the button says why it is off."""

from __future__ import annotations

import io

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aedesk.domain.estimate import EstimateState
from aedesk.domain.gate_check import current
from aedesk.domain.signoff import How
from ui.signing.file_sheet import FileSheet
from ui.signing.paper_sheet import PaperSheet


def scan_of(estimates, estimate, dpi=200, angle=0.6):
    """The printed sheet as a scanner gives it back."""
    import pypdfium2

    from ui.widgets.pages import PDFIUM

    with PDFIUM:  # the preview may draw in its thread
        document = pypdfium2.PdfDocument(estimates.services.estimates.pdf(estimate.id))
        picture = document[0].render(scale=dpi / 72).to_pil()
        document.close()
    kept = io.BytesIO()
    picture.rotate(angle, fillcolor=(255, 255, 255)).save(kept, "JPEG", quality=80)
    return kept.getvalue()


@pytest.fixture
def sent(estimates):
    return estimates.sent()


@pytest.fixture
def paper(estimates, sent, qtbot):
    estimates.show(qtbot, sent)
    sheet = PaperSheet(estimates.session.desk, sent, "estimate.client")
    sheet.open()
    return sheet


def test_a_matching_scan_is_recorded_with_its_three_ticks(paper, estimates, sent, qtbot):
    assert not paper.go.isEnabled()
    assert paper._why.full() == "A scan or a folder number must prove it."
    scan = scan_of(estimates, sent)
    paper.scan.take(scan, "Scan_2026-03-12.jpg")
    assert paper._why.full() == "The square is being read."
    qtbot.waitUntil(lambda: paper.verdict.tone == "grn", timeout=20000)
    assert paper.verdict.words() == ("The square belongs to E-0001 version 1, page 1 of 1, and its total matches.")
    assert paper.ticks["scan"].isChecked()
    assert not paper.ticks["original"].isEnabled()
    paper.folder.setText("F-26 / 031")
    paper.ticks["copy"].click()
    paper.ticks["original"].click()
    assert paper._then.text().startswith("All three are there")
    QTest.keyClick(paper, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sign = current(estimates.services.jobs.get(sent.job_id), "estimate.client", sent.id)
    assert (sign.how, sign.folder, sign.original_filed) == (How.PAPER, "F-26 / 031", True)
    assert estimates.services.files.get(sign.scan) == scan
    assert estimates.fresh(sent).state is EstimateState.ACCEPTED


def test_another_versions_scan_keeps_the_button_off(paper, estimates, sent, qtbot):
    other = estimates.services.estimates.draft(estimates.services.jobs.board().cards[1].id)
    other.lines = [*estimates.draft().lines]
    for line in other.lines:
        line.id = type(line)().id
    other = estimates.services.estimates.issue(estimates.services.estimates.save(other).id)
    paper.scan.take(scan_of(estimates, other), "wrong.jpg")
    qtbot.waitUntil(lambda: paper.verdict.tone == "red", timeout=20000)
    assert paper.verdict.words() == "This is another sheet: E-0002 v1. Scan E-0001 v1."
    paper.folder.setText("F-1")
    assert not paper.go.isEnabled()
    assert paper._why.full() == "The scan does not belong to this sheet."


def test_an_unread_square_asks_for_the_number_under_it(paper, estimates, sent, qtbot):
    image = QImage(600, 800, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    QGuiApplication.clipboard().setImage(image)
    QTest.keyClick(paper, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: paper.verdict.tone == "amb", timeout=20000)
    assert paper._why.full() == "Type the number under the square."
    paper.typed.setText("e-0001 v1")
    assert paper.go.isEnabled()
    paper.typed.setText("E-0002 v1")
    assert not paper.go.isEnabled()


def test_a_folder_number_alone_proves_it_and_the_rest_is_filed_later(paper, estimates, sent, qtbot, session):
    paper.folder.setText("F-26 / 031")
    paper.go.click()
    page = session.window.shell.room
    assert page.estimate.state is EstimateState.ACCEPTED
    assert page.head.next.words() == "File it"
    page.head.next.click()
    sheet = next(each for each in session.window.findChildren(FileSheet) if each.isVisible())
    sheet._copy.set_date(session.desk.clock.today())
    sheet._original.click()
    sheet._primary.click()
    sign = current(estimates.services.jobs.get(sent.job_id), "estimate.client", sent.id)
    assert sign.copy_to_production_on == session.desk.clock.today()
    assert sign.original_filed
    assert not page.head.next.isVisible()


def test_a_file_is_dropped_and_rubbish_is_refused(paper, qtbot, tmp_path):
    bad = tmp_path / "notes.txt"
    bad.write_text("no picture")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(bad))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPoint(5, 5), copy, mime, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(paper.scan.zone, over)
    assert over.isAccepted()
    event = QDropEvent(QPointF(5, 5), copy, mime, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(paper.scan.zone, event)
    qtbot.waitUntil(lambda: paper.scan._trouble.text() != "", timeout=10000)
    assert paper.scan._trouble.text() == "This file is neither a picture nor a PDF."
    assert paper.scan.data is None
    assert not paper.go.isEnabled()


def test_the_scan_can_be_a_pdf_and_be_turned(paper, estimates, sent, qtbot):
    paper.scan.take(estimates.services.estimates.pdf(sent.id), "scan.pdf")
    qtbot.waitUntil(lambda: paper.verdict.tone == "grn", timeout=20000)
    before = paper.scan._page.image.size()
    paper.scan.turn.click()
    assert paper.scan._page.image.size() == before.transposed()
