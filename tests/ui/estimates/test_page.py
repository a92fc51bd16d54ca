"""The estimate page through its window: typed by keyboard, kept by itself, frozen when issued."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from aedesk.domain.estimate import EstimateState, LineGroup
from aedesk.domain.estimate_totals import totals
from ui.estimates.columns import AT
from ui.widgets.sheet import ModalSheet
from ui.widgets.toast import Toast

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def typed(text):
    """Type into whatever has the focus."""
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit), editor
    if text.isascii():
        QTest.keyClicks(editor, text)
    else:  # as an input method commits it
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(editor, event)
    return editor


def enter():
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    QApplication.processEvents()  # a delegate commits once the key is over


def sheet(session) -> ModalSheet:
    return next(each for each in session.window.findChildren(ModalSheet) if each.isVisible())


def test_a_line_is_written_by_keyboard_alone(estimates, qtbot):
    page = estimates.show(qtbot, estimates.draft())
    page.grid.setFocus()
    page.grid.go(2)
    QTest.keyClick(page.grid, KEY.Key_Return, CTRL)
    typed("柜台卡")
    for text in ("Counter cards", "240", "张", "6.80", "12", "13", ""):
        QTest.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
        if text:
            typed(text)
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Escape)
    line = page.lines.lines[3]
    assert (line.description, line.other_description) == ("柜台卡", "Counter cards")
    assert (line.quantity, line.unit, line.other_unit, line.cost) == (240, "张", "piece", 680)
    assert (line.markup, line.tax, line.group) == (12, Decimal("0.13"), LineGroup.THIRD_PARTY)
    assert page.lines.data(page.lines.index(3, AT["amount"])) == "1,828.80"
    qtbot.waitUntil(lambda: len(estimates.fresh(page.estimate).lines) == 4)
    assert "Saved" in page.versions.saved.full()


def test_tab_after_the_last_cell_starts_another_line(estimates, qtbot):
    page = estimates.show(qtbot, estimates.draft())
    page.grid.setFocus()
    page.grid.go(2, "discount", edit=True)
    typed("5")
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
    assert page.lines.lines[2].discount == 5
    assert len(page.lines.lines) == 4


def test_what_cannot_be_read_is_said_beside_its_cell_and_nothing_is_lost(estimates, qtbot):
    page = estimates.show(qtbot, estimates.draft())
    page.grid.setFocus()
    page.grid.go(1, "quantity", edit=True)
    QApplication.focusWidget().clear()
    typed("-24")
    enter()
    page.grid.go(0, "cost", edit=True)
    QApplication.focusWidget().clear()
    typed("20,000.5")
    enter()
    assert page.grid._note.text() == "Type a number above 0."
    assert page.grid._note.isVisible()
    assert page.line_acts.wrong.words() == "Line 2: Type a number above 0."
    assert page.keeper.save()
    kept = estimates.fresh(page.estimate)
    assert (kept.lines[1].quantity, kept.lines[0].cost) == (24, 2_000_050)
    assert page.lines.data(page.lines.index(1, AT["quantity"])) == "-24"
    page.line_acts.wrong.click()
    assert (page.grid.currentIndex().row(), page.grid.currentIndex().column()) == (1, AT["quantity"])
    page.acts.do("issue")
    assert not page.estimate.number


def test_autosave_leaves_an_open_cell_alone(estimates, qtbot):
    page = estimates.show(qtbot, estimates.draft())
    page.grid.setFocus()
    assert page.lines.type(0, "quantity", "2")
    page.grid.go(1, edit=True)
    editor = QApplication.focusWidget()
    editor.clear()
    typed("half a word")
    assert page.keeper.save()
    assert QApplication.focusWidget() is editor
    assert editor.text() == "half a word"


def test_lines_move_and_go_and_come_back(estimates, qtbot, session):
    page = estimates.show(qtbot, estimates.draft())
    page.grid.setFocus()
    page.grid.go(2)
    QTest.keyClick(page.grid, KEY.Key_Up, ALT)
    assert [line.description for line in page.lines.lines] == ["创意构思与文案", "摄影", "修图"]
    assert page.grid.row() == 1
    QTest.keyClick(page.grid, KEY.Key_Delete, CTRL)
    assert [line.description for line in estimates.fresh(page.estimate).lines] == ["创意构思与文案", "修图"]
    toast = session.window.findChild(Toast)
    assert toast.words == "Line 2 deleted"
    toast._button.click()
    assert [line.description for line in page.lines.lines] == ["创意构思与文案", "摄影", "修图"]


def test_a_line_is_written_as_a_form_by_names(estimates, qtbot):
    page = estimates.show(qtbot, estimates.draft())
    page.grid.setFocus()
    page.grid.go(1)
    QTest.keyClick(page.grid, KEY.Key_Return)
    form = page.line_form
    assert page.stack.currentWidget() is form
    names = {field.editor.accessibleName(): field.editor for field in form.fields.values()}
    assert {"Description", "Quantity", "Unit price", "Markup (%)", "Tax (%)", "Discount (%)", "Unit", "Group"} <= set(
        names
    )
    names["Quantity"].setText("30")  # as a screen reader sets it: no key, no focus
    assert page.lines.lines[1].quantity == 30
    names["Unit price"].setText("many")
    assert form.fields["cost"].failed
    assert page.lines.lines[1].cost == 22_000
    names["Unit price"].setText("250")
    assert not form.fields["cost"].failed
    assert page.lines.lines[1].cost == 25_000
    names["Description"].setFocus()
    names["Description"].setText("修图，精修")
    assert page.lines.lines[1].description == "修图，精修"
    names["Quantity"].setFocus()
    QTest.keyClick(names["Quantity"], KEY.Key_Down, CTRL)
    assert form._title.text() == "Line 3 of 3"
    QTest.keyClick(names["Quantity"], KEY.Key_Escape)
    assert page.stack.currentWidget() is page.words


def test_totals_words_and_markup_follow(estimates, qtbot):
    page = estimates.show(qtbot, estimates.draft())
    sums = totals(page.estimate)
    assert f"Net {sums.net / 100:,.2f}" in page.sums.accessibleName()
    assert page.words.first.text().startswith("人民币")
    assert page.words.second.text().startswith("Yuan")
    assert page.words._check_words.text() == "agrees with the figures"
    assert page.words.markup.text() == "Markup is never printed: 2,868.00, 7.4% of cost"
    page.hands.open_details()
    page.details.discount.setText("10")
    page.details.discount.editingFinished.emit()
    assert "Discount 10%" in page.sums.accessibleName()
    assert page.line_acts.about.full().endswith("discount 10%")


def test_the_sheets_language_and_currency(estimates, qtbot):
    page = estimates.show(qtbot, estimates.draft())
    assert not page.grid.isColumnHidden(AT["other_description"])
    page.keeper.set_sheet("language", "en")
    assert page.grid.isColumnHidden(AT["other_description"])
    assert page.words.second.isHidden()
    page.keeper.set_sheet("currency", "EUR")
    assert page.words.first.text().startswith("Euros")
    assert page.keeper.save()
    assert estimates.fresh(page.estimate).currency == "EUR"


def test_issuing_freezes_in_the_background(estimates, qtbot, session):
    page = estimates.show(qtbot, estimates.draft())
    page.head.next.click()
    asked = sheet(session)
    assert "Fen Yao" in " ".join(label.text() for label in asked.findChildren(type(page.head.title)))
    asked.go.click()
    qtbot.waitUntil(lambda: page.estimate.state is EstimateState.ISSUED, timeout=20000)
    assert page.head.title.full() == "Estimate E-0001"
    assert page.strip.words().startswith("Version 1 is issued. Your first change starts version 2")
    qtbot.waitUntil(lambda: not page.pane.busy() and page.pane.pdf is not None, timeout=10000)
    assert page.approvals.boxes["estimate.ad"].button.isVisible()
    assert page.head.next.words() == "Sign inside"


def test_a_character_no_font_has_is_named(estimates, qtbot, session):
    made = estimates.draft()
    made.lines[0].description = "𠮷野家 poster"
    page = estimates.show(qtbot, estimates.services.estimates.save(made))
    page.acts.do("issue")
    asked = sheet(session)
    asked.go.click()
    qtbot.waitUntil(lambda: asked.trouble.isVisible(), timeout=20000)
    assert "𠮷" in asked.trouble.text()
    assert asked.go.isEnabled()
    assert estimates.fresh(page.estimate).number is None


def test_the_first_change_of_an_issued_version_starts_the_next(estimates, qtbot, session):
    first = estimates.issued()
    page = estimates.show(qtbot, first)
    assert page.lines.type(1, "quantity", "30")
    assert page.estimate.edition == 2
    assert page.lines.lines[1].quantity == 30
    toast = session.window.findChild(Toast)
    assert toast.words == "Version 2 started; version 1 stays as it was"
    assert page.keeper.save()
    assert estimates.fresh(first).lines[1].quantity == 24
    assert "修图: 24 张 → 30 张, +1,452.00" in page.words.table.accessibleName()
    toast._button.click()
    assert page.estimate.id == first.id
    assert [each.edition for each in page.family.members] == [1]


def test_an_old_version_points_to_the_one_being_written(estimates, qtbot):
    first = estimates.issued()
    draft = estimates.services.estimates.next_version(first.id)
    page = estimates.show(qtbot, first)
    assert not page.lines.editable
    assert page.strip.words() == "Version 1 is issued. Version 2 is being written."
    page.strip.button.click()
    assert page.estimate.id == draft.id


def test_handing_over_rejecting_and_voiding(estimates, qtbot, session, answers):
    page = estimates.show(qtbot, estimates.approved())
    assert page.head.next.words() == "Hand to the client"
    page.head.next.click()
    sheet(session).go.click()
    assert page.estimate.state is EstimateState.SENT
    assert page.approvals.boxes["estimate.client"].button.words() == "Sign now"
    page.acts.do("reject")
    asked = sheet(session)
    asked.go.click()
    assert asked.fields["reason"].failed
    asked._reason.set_value("media too dear")
    asked.go.click()
    assert page.estimate.state is EstimateState.REJECTED
    assert page.estimate.reason == "media too dear"
    answers.said = "sent to the wrong house"
    page.acts.do("void")
    assert page.estimate.state is EstimateState.VOID
    assert page.head.next.words() == "New version"


def test_printing_and_saving_use_the_stored_bytes(estimates, qtbot, session, answers, tmp_path):
    from ui.estimates.whole import Whole

    made = estimates.approved()
    page = estimates.show(qtbot, made)
    stored = estimates.services.estimates.pdf(made.id)
    answers.file = tmp_path / "sheet.pdf"
    page.head.save.click()
    assert answers.file.read_bytes() == stored
    page.head.print.click()
    over = session.window.findChild(Whole)
    qtbot.waitUntil(lambda: over.print.isEnabled(), timeout=10000)
    over.print.click()
    assert answers.printed == [(stored, estimates.services.estimates.file_name(made.id))]
    assert not over.paper.isVisible()
    QTest.keyClick(over, KEY.Key_Escape)
    assert not over.isVisible()


def test_a_draft_is_previewed_on_either_paper(estimates, qtbot, session):
    import pypdfium2

    from ui.estimates.whole import Whole
    from ui.widgets.pages import PDFIUM

    page = estimates.show(qtbot, estimates.draft())
    page.acts.whole()
    over = session.window.findChild(Whole)
    qtbot.waitUntil(lambda: over.print.isEnabled(), timeout=10000)
    over.paper.part("Letter").click()
    qtbot.waitUntil(lambda: over.print.isEnabled(), timeout=10000)
    with PDFIUM:  # the preview may draw in its thread
        document = pypdfium2.PdfDocument(over._pdf)
        width = document.get_page_size(0)[0]
        document.close()
    assert round(width) == 612


def test_the_preview_is_made_again_after_the_last_key(estimates, qtbot):
    page = estimates.show(qtbot, estimates.draft())
    before = page.pane.pdf
    for text in ("2", "25", "250"):
        page.lines.type(1, "quantity", text)
    assert page.pane.busy()
    qtbot.waitUntil(lambda: page.pane.pdf != before, timeout=10000)
    qtbot.waitUntil(page.pane.view.drawn, timeout=10000)


@pytest.mark.parametrize("size", [(1440, 900), (1280, 800), (1092, 614), (1000, 600)])
def test_the_page_folds_instead_of_scrolling_sideways(estimates, qtbot, session, size):
    page = estimates.show(qtbot, estimates.draft())
    session.window.resize(*size)
    QApplication.processEvents()
    assert page.pane.isVisible() == (size[0] >= 1280)
    assert page.versions.preview.isVisible() == (size[0] < 1280)
    assert page.grid.horizontalScrollBar().maximum() == 0
    assert page.width() <= size[0]


def test_every_verb_is_in_a_menu_that_keys_can_walk(estimates, qtbot, session):
    from ui.widgets.menu import Menu

    page = estimates.show(qtbot, estimates.approved())
    page.head.dots.click()
    menu = next(each for each in session.window.findChildren(Menu) if each.isVisible())
    words = [row.accessibleName() for row in menu.rows]
    assert words[:3] == ["Record a paper signature", "Let the client sign now", "The client rejected it"]
    assert {"Void it", "Copy in another language", "New version", "Open the job"} <= set(words)
    assert {command.words for command in page.commands()} >= set(words)
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    assert not menu.isVisible()
    assert session.window.shell.code == "sign"


def test_a_copy_in_another_language_is_marked(estimates, qtbot, session, answers, tmp_path):
    from pypdf import PdfReader

    from ui.widgets.menu import Menu

    page = estimates.show(qtbot, estimates.approved())
    answers.file = tmp_path / "copia.pdf"
    page.acts.do("copy")
    menu = next(each for each in session.window.findChildren(Menu) if each.isVisible())
    next(row for row in menu.rows if row.accessibleName() == "Español").click()
    read = PdfReader(answers.file).pages[0].extract_text()
    assert "Presupuesto" in read
    assert answers.file.read_bytes() != estimates.services.estimates.pdf(page.estimate.id)


def test_what_is_typed_after_a_change_elsewhere_is_kept(estimates, qtbot):
    page = estimates.show(qtbot, estimates.draft())
    shell = estimates.session.window.shell
    shell.go("jobs")
    job = estimates.services.jobs.get(estimates.job.id)
    job.words = "told by phone"
    estimates.services.jobs.save(job)
    shell.go("estimate", page.estimate.id)
    QApplication.processEvents()
    page.hands.add()
    assert page.estimate is page.lines.estimate
    page.lines.type(3, "description", "路演")
    page.lines.type(3, "cost", "100")
    qtbot.waitUntil(lambda: len(estimates.fresh(page.estimate).lines) == 4)
    assert totals(page.estimate).net == totals(estimates.fresh(page.estimate)).net
