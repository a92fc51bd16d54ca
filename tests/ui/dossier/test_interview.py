"""The interview: one question at a time, answers saved at once with who said them, nothing else on the page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from aedesk import door
from aedesk.domain.client import Client
from aedesk.domain.dossier import AnswerState, Product, SourceKind
from tests.builders import PASSPHRASE, House
from tests.ui.conftest import dress
from tests.ui.names import cut, nameless
from ui.dossier.controls_choice import ChoiceControl
from ui.dossier.controls_text import TextControl
from ui.dossier.interview import InterviewPage
from ui.dossier.interview_end import End
from ui.dossier.interview_round import ANSWERED, NOT_APPLICABLE, NOT_KNOWN
from ui.hand_back import HandBack
from ui.session import Session

TEXT = "product.names.brand_name"


@pytest.fixture
def listed(house: House, client: Client, products: list[Product]) -> list[str]:
    """A visit list: a text, a choice, a text."""
    form = house.desk.forms.form()
    choice = next(node.path for node in form.fields() if node.kind == "single_choice" and node.per_product)
    long = next(node.path for node in form.fields() if node.kind == "long_text" and not node.per_product)
    first = products[0].id
    house.desk.dossier_ask.add(client.id, [(TEXT, first), (choice, first), (long, None)])
    return [TEXT, choice, long]


@pytest.fixture
def page(session: Session, client: Client, listed: list[str]) -> InterviewPage:
    session.window.resize(1440, 900)
    session.window.show()
    assert session.window.shell is not None
    session.window.shell.go("interview", client.id)
    made = session.window.shell.room
    assert isinstance(made, InterviewPage)
    return made


def said(page: InterviewPage) -> str:
    """All that can be read in the window."""
    QApplication.processEvents()
    found = [page.window().windowTitle()]
    for each in page.window().findChildren(QLabel) + page.window().findChildren(QAbstractButton):
        if each.isVisible():
            found += [each.text(), each.accessibleName(), each.toolTip()]
    return "\n".join(found)


def hand_back(page: InterviewPage) -> HandBack:
    return next(each for each in page.window().findChildren(HandBack) if each.isVisible())


def test_one_question_after_the_other_each_saved_at_once(
    page: InterviewPage, house: House, client: Client, listed: list[str], products: list[Product]
) -> None:
    assert page.ask is not None
    assert page.side is not None
    assert page.head is not None
    assert page.head.far.text() == "Question 1 of 3 · about 5 minutes left"
    people = {button.accessibleName(): button for button in page.side.people}
    people["Su Wen"].click()
    control = page.ask.control
    assert isinstance(control, TextControl)
    QTest.keyClicks(control.area, "Larkwheel")
    control.area.left.emit()
    chapter = house.desk.dossiers.chapter(client.id, "product", products[0].id)
    view = chapter.answers[TEXT]
    assert (view.value, view.said_by, view.source) == ("Larkwheel", "Su Wen", SourceKind.VISIT)
    assert page.round.step.state == ANSWERED
    QTest.keyClick(control.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.round.at == 1
    assert page.side is not None
    assert page.side.people[[each.accessibleName() for each in page.side.people].index("Su Wen")].isChecked()
    choice = page.ask.control
    assert isinstance(choice, ChoiceControl)
    choice.to_edit()
    QTest.keyClick(choice.stop(), Qt.Key.Key_2)
    assert choice.value()[0] == choice.options[1].key
    page.ask.next.click()
    QTest.keyClick(page.ask.control.stop(), Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert [step.state for step in page.round.steps] == [ANSWERED, ANSWERED, NOT_KNOWN]
    assert page.round.over
    assert isinstance(page._body.itemAt(1).widget(), End)  # type: ignore[union-attr]
    assert "2 questions answered" in said(page)
    kept = house.desk.dossiers.chapter(client.id, listed[2].split(".")[0]).answers[listed[2]]
    assert kept.state is AnswerState.NOT_KNOWN


def test_back_shows_what_was_said(page: InterviewPage) -> None:
    assert page.ask is not None
    QTest.keyClicks(page.ask.control.stop(), "Larkwheel")
    page.onward()
    QTest.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.round.at == 0
    assert page.ask.control.value() == "Larkwheel"


def test_somebody_else_is_named_in_words(page: InterviewPage, house: House, client: Client,
                                         products: list[Product]) -> None:  # fmt: skip
    assert page.side is not None
    assert page.ask is not None
    page.side.people[-1].click()
    assert page.side.other.isVisible()
    QTest.keyClicks(page.side.other, "the porter")
    QTest.keyClicks(page.ask.control.stop(), "Larkwheel")
    page.onward()
    view = house.desk.dossiers.chapter(client.id, "product", products[0].id).answers[TEXT]
    assert (view.said_by, view.contact_id) == ("the porter", None)
    QTest.keyClick(page, Qt.Key.Key_F2)
    assert page.side.people[-1].hasFocus()


def test_does_not_apply_goes_on(page: InterviewPage) -> None:
    assert page.ask is not None
    page.ask.none.click()
    assert (page.round.steps[0].state, page.round.at) == (NOT_APPLICABLE, 1)


def test_what_cannot_be_read_stays_on_its_question(page: InterviewPage, house: House, client: Client) -> None:
    number = next(node for node in house.desk.forms.form().fields() if node.kind == "integer")
    house.desk.dossier_ask.add(client.id, [(number.path, None)])
    page.round.steps[0].path, page.round.steps[0].node, page.round.steps[0].product_id = number.path, number, None
    page._show()
    assert page.ask is not None
    QTest.keyClicks(page.ask.control.stop(), "many")
    page.onward()
    assert page.round.at == 0
    assert page.ask.control.failed


def test_only_this_client_is_on_the_page(page: InterviewPage, house: House, client: Client) -> None:
    house.client("Moonbamboo Tea")
    house.desk.dossiers.remark(client.id, TEXT, "never say cheap")
    page._show()
    words = said(page)
    assert "Moonbamboo" not in words
    assert "cheap" not in words
    assert "Spring city ride" not in words
    shell = page.window().shell  # type: ignore[attr-defined]
    assert not shell.rail.isVisible()
    assert not shell.top.isVisible()


def test_another_language_for_this_page_only(page: InterviewPage, session: Session) -> None:
    assert page.head is not None
    assert page.ask is not None
    QTest.keyClicks(page.ask.control.stop(), "Larkwheel")
    page.head.languages.part("zh").click()
    assert page.ask.title.text() == "品牌名称"
    assert page.ask.control.value() == "Larkwheel"
    assert "结束访谈" in said(page)
    assert session.prefs.language == "en"


def test_leaving_asks_as_the_signing_page_does(page: InterviewPage, session: Session, qtbot: QtBot) -> None:
    shell = session.window.shell
    assert shell is not None
    shell.go("jobs")
    assert shell.code == "interview"
    QTest.keyClick(page, Qt.Key.Key_Escape)
    sheet = hand_back(page)
    sheet.stay.click()
    assert page.head is not None
    page.head.end.click()
    hand_back(page).go.click()
    assert shell.code == "client"
    assert not page.findChildren(TextControl) or not page.findChildren(TextControl)[0].isVisible()


def test_the_passphrase_where_the_setting_says_so(page: InterviewPage, session: Session, qtbot: QtBot) -> None:
    session.prefs.keep("leave_needs_passphrase", True)
    page.round.at = len(page.round.steps)
    page._show()
    next(each for each in page.findChildren(QAbstractButton) if each.accessibleName() == "Done").click()
    sheet = hand_back(page)
    sheet._line.setText(PASSPHRASE)
    sheet.go.click()
    assert session.window.shell is not None
    qtbot.waitUntil(lambda: session.window.shell.code == "client", timeout=15000)  # type: ignore[union-attr]


def test_after_the_lock_it_goes_on_where_it_was(page: InterviewPage, session: Session, qtbot: QtBot) -> None:
    assert page.ask is not None
    QTest.keyClicks(page.ask.control.stop(), "Larkwheel")
    page.onward()
    session.lock()
    session.enter(door.with_passphrase(session.paths, PASSPHRASE))
    qtbot.waitUntil(lambda: session.desk is not None and session.desk.ready, timeout=15000)
    assert session.window.shell is not None
    again = session.window.shell.room
    assert isinstance(again, InterviewPage)
    assert (again.round.at, again.round.steps[0].state) == (1, ANSWERED)


@pytest.mark.parametrize("language", ["en", "zh", "es"])
@pytest.mark.parametrize("size", [(1440, 900), (1092, 614)])
def test_nothing_is_cut_and_all_has_names(
    session: Session, client: Client, listed: list[str], language: str, size: tuple[int, int]
) -> None:
    session.prefs.keep("language", language)
    session.dress()
    session.window.resize(*size)
    session.window.show()
    assert session.window.shell is not None
    session.window.shell.go("interview", client.id)
    page = session.window.shell.room
    assert isinstance(page, InterviewPage)
    for at in range(4):
        page.round.at = at
        page._show()
        session.app.processEvents()
        assert not cut(page)
        assert not nameless(page)
        small = [each for each in page.findChildren(QAbstractButton) if each.isVisible() and each.height() < 44]
        assert not [each.accessibleName() for each in small if each.width() > 60]
    dress(session.app)
