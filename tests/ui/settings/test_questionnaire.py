"""The settings page of the questionnaire: own chapters and questions, hidden ones, the order, the version."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aedesk.app import Services
from aedesk.domain.questionnaire import Kind
from tests.ui.conftest import dress
from tests.ui.houses import services_of
from tests.ui.names import cut, nameless
from ui.session import Session
from ui.settings.outline import NodeRow
from ui.settings.question_sheet import QuestionSheet
from ui.settings.questionnaire import ChaptersBlock, QuestionsBlock
from ui.settings.room import SettingsRoom


@pytest.fixture
def services(session: Session) -> Services:
    return services_of(session)


@pytest.fixture
def chapters(room: SettingsRoom) -> ChaptersBlock:
    room.restore("questionnaire")
    block = room.blocks["questionnaire"]
    assert isinstance(block, ChaptersBlock)
    return block


@pytest.fixture
def questions(room: SettingsRoom, chapters: ChaptersBlock) -> QuestionsBlock:
    block = room.blocks["questions"]
    assert isinstance(block, QuestionsBlock)
    chapters.list.choose(1)
    return block


def sheet_of(session: Session) -> QuestionSheet:
    return next(each for each in session.window.findChildren(QuestionSheet) if each.isVisible())


def rows(block: ChaptersBlock | QuestionsBlock) -> list[NodeRow]:
    return list(block.list.rows.rows)


def choose(block: ChaptersBlock | QuestionsBlock, path: str) -> None:
    block.list.choose(block.list.rows.place_of(path))
    block.list.setFocus()


def test_chapters_and_the_questions_of_the_chosen_one(chapters: ChaptersBlock, questions: QuestionsBlock) -> None:
    assert chapters.note.full() == "version 1"
    assert [row.id for row in rows(chapters)][:3] == ["cover", "client", "product"]
    assert rows(questions)[0].id == "client.company"
    assert rows(questions)[1].spoken() == "(1) Date founded, Date"
    choose(chapters, "product")
    assert rows(questions)[0].id == "product.names"


def test_a_question_of_our_own(
    chapters: ChaptersBlock, questions: QuestionsBlock, session: Session, services: Services
) -> None:
    choose(questions, "client.company.founder")
    questions._new()
    sheet = sheet_of(session)
    assert sheet.under.value() == "client.company"
    assert not nameless(sheet.card)
    sheet.go.click()
    assert sheet.fields["label"].failed
    sheet.labels["en"].setText("How do they want to be called?")
    sheet.kind.set_value(Kind.SINGLE_CHOICE)
    sheet._turn(Kind.SINGLE_CHOICE)
    sheet.options.lines[0]["en"].setText("By first name")
    sheet.go.click()
    assert sheet.trouble.isVisible()
    sheet.options.lines[1]["en"].setText("By title")
    sheet.go.click()
    node = services.forms.form().find("client.company.own_1")
    assert node is not None
    assert (node.kind, node.label["es"], len(node.options)) == (
        Kind.SINGLE_CHOICE, "How do they want to be called?", 2,
    )  # fmt: skip
    assert questions.list.chosen().id == "client.company.own_1"
    assert ("ours", "acc") in questions.list.chosen().marks()
    assert chapters.note.full() == "version 2"


def test_options_are_reworded_and_the_question_is_taken_out(
    questions: QuestionsBlock, session: Session, services: Services
) -> None:
    options = [{"en": "Te"}, {"en": "Coffee"}]
    made = services.forms.add("client.company", "multi_choice", {"en": "Tea or coffee?"}, options)
    questions.reload()
    choose(questions, "client.company.founder")
    assert not questions.remove.isEnabled()
    choose(questions, made.path)
    questions.reword.click()
    sheet = sheet_of(session)
    assert [line["en"].value() for line in sheet.options.lines] == ["Te", "Coffee"]
    assert not nameless(sheet.card)
    for line in sheet.options.lines[1].values():
        line.setText("")
    sheet.go.click()
    assert sheet.trouble.isVisible()
    sheet.options.lines[0]["en"].setText("Tea")
    sheet.options.lines[1]["en"].setText("Coffee")
    sheet.more.click()
    sheet.options.lines[2]["en"].setText("Water")
    sheet.go.click()
    node = services.forms.form().find(made.path)
    assert node is not None
    assert [option.label["en"] for option in node.options] == ["Tea", "Coffee", "Water"]
    choose(questions, made.path)
    QTest.keyClick(questions.list, Qt.Key.Key_Delete)
    assert services.forms.whole().find(made.path) is None
    seq = services.history.just_done()
    assert seq is not None
    services.history.undo(seq)
    assert services.forms.form().find(made.path) is not None


def test_a_chapter_of_our_own_and_other_words(
    chapters: ChaptersBlock, questions: QuestionsBlock, session: Session, services: Services
) -> None:
    chapters._open(QuestionSheet(session.desk))  # type: ignore[arg-type]
    sheet = sheet_of(session)
    sheet.labels["zh"].setText("可持续")
    sheet.go.click()
    assert chapters.list.chosen().name == "可持续"
    assert questions.note.full() == "可持续"
    chapters.reword.click()
    sheet = sheet_of(session)
    sheet.labels["en"].setText("Sustainability")
    sheet.go.click()
    assert chapters.list.chosen().name == "Sustainability"
    questions._new()
    sheet = sheet_of(session)
    sheet.labels["en"].setText("Who answers for it?")
    sheet.go.click()
    assert services.forms.form().find("own_1.own_1") is not None


def test_printed_words_stay(questions: QuestionsBlock) -> None:
    choose(questions, "client.company.founder")
    assert not questions.reword.isEnabled()
    assert questions.reword.toolTip() == "Printed words stay as they are printed"


def test_hide_and_show_again(questions: QuestionsBlock, services: Services) -> None:
    choose(questions, "client.company.founder")
    QTest.keyClick(questions.list, Qt.Key.Key_H)
    assert services.forms.form().find("client.company.founder") is None
    assert services.forms.whole().find("client.company.founder") is not None
    row = questions.list.chosen()
    assert (row.id, row.hidden) == ("client.company.founder", True)
    assert questions.hide_it.words() == "Show again"
    questions.hide_it.click()
    assert services.forms.form().find("client.company.founder") is not None


def test_what_stands_in_a_hidden_group_is_hidden_with_it(questions: QuestionsBlock) -> None:
    choose(questions, "client.people")
    questions.turn()
    choose(questions, "client.people.chairman")
    assert questions.list.chosen().marks() == [("hidden", "")]
    assert not questions.hide_it.isEnabled()


def test_the_order_by_keys_and_undo(questions: QuestionsBlock, services: Services) -> None:
    def order() -> list[str]:
        section = services.forms.form().find("client.company")
        assert section is not None
        return [node.path.rpartition(".")[2] for node in section.items][:3]

    assert order() == ["founded", "founder", "capital"]
    choose(questions, "client.company.founded")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(questions.list, Qt.Key.Key_Down, both)
    QTest.keyClick(questions.list, Qt.Key.Key_Down, both)
    assert order() == ["founder", "capital", "founded"]
    assert questions.list.chosen().id == "client.company.founded"
    QTest.keyClick(questions.list, Qt.Key.Key_Up, both)
    assert order() == ["founder", "founded", "capital"]
    seq = services.history.last_undoable()
    assert seq is not None
    services.history.undo(seq)
    assert order() == ["founder", "capital", "founded"]
    assert [row.id.rpartition(".")[2] for row in rows(questions)][1:4] == ["founder", "capital", "founded"]


def test_moving_beside_hidden_neighbours(questions: QuestionsBlock, services: Services) -> None:
    services.forms.hide("client.company.founder")
    choose(questions, "client.company.capital")
    questions.move_chosen(-1)
    section = services.forms.form().find("client.company")
    assert section is not None
    assert [node.path.rpartition(".")[2] for node in section.items][:2] == ["capital", "founded"]
    assert [row.id.rpartition(".")[2] for row in rows(questions)][1:3] == ["capital", "founded"]


def test_the_filter_finds_it(room: SettingsRoom) -> None:
    room.search.setText("questionn")
    assert [row.code for row in room.nav.rows.rows] == ["questionnaire"]


@pytest.mark.parametrize("language", ["en", "zh", "es"])
@pytest.mark.parametrize("size", [(1440, 900), (1092, 614)])
def test_nothing_is_cut_and_all_has_names(session: Session, language: str, size: tuple[int, int]) -> None:
    services_of(session).forms.hide("selling")
    session.prefs.keep("language", language)
    session.dress()
    session.window.resize(*size)
    session.window.show()
    assert session.window.shell is not None
    session.window.shell.go("settings")
    room = session.window.shell.room
    assert isinstance(room, SettingsRoom)
    room.restore("questionnaire")
    session.app.processEvents()
    assert not cut(room)
    assert not nameless(room)
    block = room.blocks["questions"]
    assert isinstance(block, QuestionsBlock)
    block._new()
    session.app.processEvents()
    assert not cut(sheet_of(session))
    dress(session.app)
