"""The box for their own words: in the interview, and beside the form."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aedesk.domain.client import Client
from aedesk.domain.dossier import AnswerState, Product
from aedesk.services.dossier_views import AnswerView
from tests.builders import House
from ui.dossier.interview import InterviewPage
from ui.dossier.interview_round import ANSWERED, NOT_APPLICABLE, NOT_KNOWN
from ui.dossier.tab import DossierTab
from ui.pause import PAUSE
from ui.session import Session

TEXT, STAFF = "product.names.brand_name", "client.company.employees"


@pytest.fixture
def choice(house: House, products: list[Product]) -> str:
    return next(node.path for node in house.desk.forms.form().fields()
                if node.kind == "single_choice" and node.per_product)  # fmt: skip


@pytest.fixture
def interview(session: Session, client: Client, house: House, choice: str, products: list[Product]) -> InterviewPage:
    first = products[0].id
    house.desk.dossier_ask.add(client.id, [(choice, first), (STAFF, None), (TEXT, first)])
    session.window.resize(1280, 800)
    session.window.show()
    assert session.window.shell is not None
    session.window.shell.go("interview", client.id)
    made = session.window.shell.room
    assert isinstance(made, InterviewPage)
    return made


def kept(house: House, client: Client, path: str, product: Product | None = None) -> AnswerView | None:
    return house.desk.dossiers.everything(client.id).get((path, product.id if product else None))


def to(page: InterviewPage, path: str) -> None:
    page.round.at = [step.path for step in page.round.steps].index(path)
    page._show()


def test_words_before_and_after_a_choice(
    interview: InterviewPage, house: House, client: Client, choice: str, products: list[Product], qtbot: QtBot
) -> None:
    page, product = interview, products[0]
    to(page, choice)
    assert page.ask is not None
    assert page.ask.own is not None
    assert page.side is not None
    page.side.people[0].click()
    area = page.ask.own.area
    QApplication.processEvents()
    page.ask.control.to_edit()
    QTest.keyClick(page.ask.control.stop(), Qt.Key.Key_Tab)
    assert area.hasFocus()  # the box follows the answer
    QTest.keyClicks(area, "2 a week")
    assert page.ask.control.value() is None  # a figure in their words chooses nothing
    qtbot.waitUntil(lambda: kept(house, client, choice, product) is not None, timeout=PAUSE * 5)
    view = kept(house, client, choice, product)
    assert view is not None
    who = page.side.people[0].accessibleName()
    assert (view.state, view.own_words, view.said_by) == (AnswerState.NOT_KNOWN, "2 a week", who)
    assert page.round.step.state == NOT_KNOWN
    QTest.keyClick(page.ask.control.stop(), Qt.Key.Key_2)
    QTest.keyClicks(area, ", Saturdays")
    QTest.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    view = kept(house, client, choice, product)
    assert view is not None
    assert (view.state, view.own_words) == (AnswerState.KNOWN, "2 a week, Saturdays")
    assert page.round.steps[[step.path for step in page.round.steps].index(choice)].state == ANSWERED
    to(page, choice)
    assert page.ask.own is not None
    assert page.ask.own.value() == "2 a week, Saturdays"


def test_words_stay_with_the_other_ways_on_and_a_text_has_no_box(
    interview: InterviewPage, house: House, client: Client
) -> None:
    page = interview
    to(page, STAFF)
    assert page.ask is not None
    assert page.ask.own is not None
    QTest.keyClicks(page.ask.own.area, "Ask the bank")
    page.ask.none.click()
    view = kept(house, client, STAFF)
    assert view is not None
    assert (view.state, view.own_words) == (AnswerState.NOT_APPLICABLE, "Ask the bank")
    to(page, STAFF)
    assert page.ask.own is not None
    QTest.keyClicks(page.ask.own.area, "Or not. ")
    assert page._save()
    view = kept(house, client, STAFF)
    assert view is not None
    assert (view.state, view.own_words) == (AnswerState.NOT_APPLICABLE, "Or not. Ask the bank")
    assert page.round.step.state == NOT_APPLICABLE
    QTest.keyClicks(page.ask.own.area, "Indeed. ")
    page.ask.unknown.click()
    view = kept(house, client, STAFF)
    assert view is not None
    assert (view.state, view.own_words) == (AnswerState.NOT_KNOWN, "Or not. Indeed. Ask the bank")
    to(page, TEXT)
    assert page.ask.own is None


def test_words_stand_under_the_answer_and_are_changed_beside_it(
    tab: DossierTab, house: House, client: Client, qtbot: QtBot
) -> None:
    house.desk.dossiers.answer(client.id, STAFF, 5, own_words="Five, roughly")
    tab.refresh()
    assert tab.reveal(STAFF)
    row = tab.form.row(STAFF)
    assert row is not None
    assert row._quoted is not None
    assert row._quoted.text() == "“Five, roughly”"
    own = tab.side.own
    qtbot.waitUntil(lambda: own.isVisible() and own.value() == "Five, roughly")
    own.area.setFocus()
    own.area.setPlainText("Six")
    qtbot.waitUntil(lambda: row._quoted is not None and row._quoted.text() == "“Six”", timeout=PAUSE * 5)
    own.area.setPlainText("Seven")
    tab.open_chapter("cover")  # what was typed is kept with its own question
    view = kept(house, client, STAFF)
    assert view is not None
    assert (view.own_words, view.value) == ("Seven", 5)
    assert tab.reveal("client.company.founder")
    qtbot.waitUntil(lambda: not own.isVisible())  # a text is their words
