"""The tab of evaluation and satisfaction: marks by digit, the class that follows, surveys, what is printed."""

from datetime import date
from io import BytesIO
from typing import TypeVar

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aedesk.domain.client import ClientClass
from aedesk.domain.standing import Evaluation, Prospect, Survey
from tests.builders import TODAY, House
from tests.ui.houses import house_of
from tests.ui.names import nameless
from tests.ui.windows import Flashes
from ui.calls.room import CallsRoom
from ui.clients.page import STANDING, ClientPage
from ui.clients.room import ClientsRoom
from ui.clients.standing import StandingTab
from ui.clients.standing_due import DueSheet
from ui.clients.standing_print import StandingPrint
from ui.clients.standing_sheet import EvaluateSheet
from ui.clients.survey_sheet import AnsweredSheet, SurveySheet
from ui.session import Session

T = TypeVar("T", bound=QWidget)


def found(session: Session, kind: type[T]) -> T:
    """The sheet that lies on top."""
    return next(each for each in session.window.findChildren(kind) if each.isVisible())


def type_digits(text: str) -> None:
    for sign in text:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, sign)


@pytest.fixture
def tab(page: ClientPage) -> StandingTab:
    page.tabs.setCurrentIndex(STANDING)
    page.entered()
    return page.standing


@pytest.mark.rule("A-02")
def test_four_digits_evaluate_a_client(tab: StandingTab, page: ClientPage, session: Session, house: House) -> None:
    assert tab.card.head.text() == "Not evaluated yet"
    assert page.primary == "Evaluate"
    QTest.keyClick(tab.evaluate_button, Qt.Key.Key_E)
    sheet = found(session, EvaluateSheet)
    assert sheet.score.text() == "–"
    type_digits("3333")
    assert (sheet.score.text(), sheet.given.value()) == ("60 of 100", ClientClass.B)
    assert QApplication.focusWidget() is sheet.given.part(ClientClass.B)
    sheet.given.part(ClientClass.C).click()
    assert sheet.suggests.text() == "suggests class B; say below why it is another"
    sheet.marks["business"].part(5).setChecked(True)
    assert sheet.given.value() is ClientClass.C  # chosen by hand, it stays
    sheet.note.set_value("Pays after three reminders")
    sheet.go.click()
    assert not sheet.isVisible()
    assert tab.card.head.text() == "76 of 100"
    assert "class B was suggested" in tab.card.about.text()
    assert tab.card.due.text() == "next by 30 Jun"
    assert page.client is not None
    assert page.client.client_class is ClientClass.C
    assert "Business importance: 5" in tab.card.axes.accessibleName()
    assert nameless(tab) == []


def test_a_missing_mark_is_asked_for(tab: StandingTab, session: Session) -> None:
    tab.evaluate()
    sheet = found(session, EvaluateSheet)
    type_digits("44")
    type_digits("679")  # not marks
    sheet.submit()
    assert sheet.isVisible()
    assert sheet.fields["payment"].note.text() == "A score is a number from 1 to 5."
    assert sheet.fields["business"].note.text() == "budget, steadiness, what it may become"
    assert nameless(sheet) == []


def test_the_history_shows_an_earlier_one(tab: StandingTab, page: ClientPage, house: House) -> None:
    assert page.client is not None
    for on, mark in ((date(2025, 8, 1), 2), (date(2025, 11, 1), 4)):
        house.desk.standing.evaluate(Evaluation(page.client.id, mark, mark, mark, mark, on))
    assert tab.card.due.text() == "next by 30 Jun"  # it came this quarter
    rows = tab.past.buttons
    assert len(rows) == 2
    rows[1].click()  # type: ignore[attr-defined]
    assert tab.card.head.text() == "40 of 100"
    assert tab.scores.accessibleName() == "Score over time: August 2025: 40; November 2025: 80"


@pytest.mark.rule("C-10")
def test_a_survey_is_typed_in_and_followed_up(
    tab: StandingTab, page: ClientPage, session: Session, house: House
) -> None:
    assert page.client is not None
    house.desk.standing.survey(Survey(page.client.id, "5,5,5,5,5,5,5,5,5,5", date(2025, 12, 1)))
    QTest.keyClick(tab.evaluate_button, Qt.Key.Key_S)
    sheet = found(session, SurveySheet)
    sheet.submit()
    assert "give at least one" in sheet.fields["words"].note.text()
    sheet.marks[0].take_focus()
    type_digits("2230")
    assert sheet.average.text() == "2.3 of 5"
    sheet.how.part(False).click()
    sheet.submit()
    assert not sheet.isVisible()
    assert tab.trend.accessibleName() == "Average over time: 1 Dec 2025: 5; 12 Mar: 2.3"
    assert "to follow up" in tab.surveys.buttons[0].accessibleName()
    tab.surveys.buttons[0].click()  # type: ignore[attr-defined]
    answered = found(session, AnsweredSheet)
    answered.follow_up.set_value("Send costs first")
    answered.follow.click()
    (newest, _old) = house.desk.standing.surveys(page.client.id)
    assert (newest.follow_up, newest.followed_on, newest.by_phone) == ("Send costs first", TODAY, False)
    assert "followed up" in tab.surveys.buttons[0].accessibleName()


def test_only_what_there_is_can_be_printed(
    tab: StandingTab, page: ClientPage, session: Session, house: House, qtbot: QtBot
) -> None:
    assert page.client is not None
    tab.print()
    sheet = found(session, StandingPrint)
    assert [paper.code for paper in sheet.papers] == ["evaluation_form", "survey_form"]
    sheet.close()
    house.desk.standing.evaluate(Evaluation(page.client.id, 4, 4, 4, 4))
    tab.print()
    sheet = found(session, StandingPrint)
    assert sheet.paper.code == "evaluation"
    qtbot.waitUntil(lambda: not sheet.busy, timeout=20_000)
    assert sheet._pdf is not None
    assert "Client evaluation" in PdfReader(BytesIO(sheet._pdf)).pages[0].extract_text()


def test_a_prospect_is_moved_from_its_page(tab: StandingTab, page: ClientPage, house: House) -> None:
    assert page.client is not None
    assert tab.prospect.isHidden()
    assert "Make it a prospect" in [each.words for each in page.commands()]
    house.desk.standing.prospect(Prospect(page.client.id, lead_owner_id=house.people.ad.id, goals="The season"))
    assert not tab.prospect.isHidden()
    assert tab.card.due.text() == ""
    QTest.keyClick(tab.evaluate_button, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert tab.prospect.bar.accessibleName() == "Information gathered, step 2 of 4"
    tab.prospect.win.click()
    assert tab.prospect.isHidden()


def test_a_survey_is_opened_from_elsewhere(page: ClientPage, session: Session, house: House) -> None:
    assert page.client is not None
    kept = house.desk.standing.survey(Survey(page.client.id, "2,2,2,2,2,2,2,2,2,2"))
    with Flashes(QApplication.instance()) as flashes:  # type: ignore[arg-type]
        page.open((page.client.id, f"standing:{kept.id}"))
    assert found(session, AnsweredSheet)
    assert flashes.seen == []


@pytest.mark.rule("A-02")
def test_the_evaluation_that_is_due_opens_from_the_calls(session: Session) -> None:
    house = house_of(session)
    old = house.client("Oatharbor Bakery", since=date(2024, 1, 1))
    session.window.show()
    shell = session.window.shell
    assert shell is not None
    shell.go("calls")
    room = shell.room
    assert isinstance(room, CallsRoom)
    day = room.day
    row = next(row for row in day.queue.list.rows.rows if row.client_id == old.id and row.why.code == "evaluation")
    day.queue.list.choose(day.queue.list.rows.rows.index(row))
    assert day.suggested.evaluate.isVisible()
    QTest.keyClick(day.queue.list, Qt.Key.Key_Return)
    assert found(session, EvaluateSheet).title.full() == "Evaluate Oatharbor Bakery"


@pytest.mark.rule("A-02")
def test_whoever_is_due_is_evaluated_one_after_the_other(room: ClientsRoom, session: Session) -> None:
    house = house_of(session)
    for name in ("Oatharbor Bakery", "Lanternfold Hotels"):
        house.client(name, since=date(2024, 1, 1), client_class=ClientClass.B)
    next(each for each in room.commands() if each.words == "Evaluations due this quarter").do()
    for left in (2, 1):
        sheet = found(session, DueSheet)
        assert len(sheet.list.buttons) == left
        sheet.list.buttons[0].click()  # type: ignore[attr-defined]
        evaluate = found(session, EvaluateSheet)
        type_digits("3333")
        evaluate.submit()
    assert found(session, DueSheet).list.isHidden()
