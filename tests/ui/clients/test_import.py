"""Contacts in and out through the window: read, chosen, written at once or not at all, refused with a sentence."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aedesk.services.contacts.views import Act, By
from tests.builders import House
from tests.ui.conftest import Answers
from tests.ui.names import nameless
from ui import tasks
from ui.clients import files
from ui.clients.export_sheet import CalendarExportSheet, PeopleExport
from ui.clients.import_sheet import COLUMNS, PEOPLE, TROUBLES, ImportSheet
from ui.clients.page import ClientPage
from ui.clients.room import ClientsRoom
from ui.session import Session
from ui.widgets.sheet import ModalSheet
from ui.widgets.toast import Toast

T = TypeVar("T", bound=ModalSheet)
LIST = "姓名,公司,手机,邮箱\n苏文,竹月茶,13800004412,su@b.cn\nFen Yao,Larkwheel Cycles,13900001111,\n陈一,新客,,ren@\n"


def sheet_of(session: Session, kind: type[T]) -> T:
    return next(each for each in session.window.findChildren(kind) if each.isVisible())


def opened(room: ClientsRoom, session: Session, qtbot: QtBot, path: Path, data: bytes) -> ImportSheet:
    path.write_bytes(data)
    files.bring_in(room.desk, path=path)
    sheet = sheet_of(session, ImportSheet)
    settled(sheet, qtbot)
    return sheet


def settled(sheet: ImportSheet, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: sheet._task is None, timeout=15000)


@pytest.fixture
def sheet(room: ClientsRoom, session: Session, qtbot: QtBot, tmp_path: Path) -> ImportSheet:
    return opened(room, session, qtbot, tmp_path / "list.csv", LIST.encode("gb18030"))


def test_a_file_is_read_chosen_and_written_in_one_step(
    sheet: ImportSheet, house: House, session: Session, qtbot: QtBot
) -> None:
    assert sheet.said.text() == "list.csv: 3 people. Read as GB18030, cut by comma."
    assert not nameless(sheet.card)
    assert [(row.client, row.act) for row in sheet.list.rows.rows] == [
        ("竹月茶", Act.NEW), ("Larkwheel Cycles", Act.ADD), ("新客", Act.NEW),
    ]  # fmt: skip
    assert sheet.part.part(TROUBLES).text() == "Problems 1"
    assert sheet.go.words() == "Import 3 people"
    assert sheet.list.rows.data(sheet.list.rows.index(1)) == (
        "Add to, Fen Yao, Larkwheel Cycles, +86 139 0000 1111, same name, same client, adds phone"
    )
    sheet.list.choose(2)
    QTest.keyClick(sheet.list, Qt.Key.Key_Space)
    assert sheet.count.text() == "1 new · 1 added to · 1 skipped"
    assert len(house.desk.clients.rows()) == 3  # nothing is written yet
    sheet.go.click()
    settled(sheet, qtbot)
    assert sheet.said.text() == "1 person came in. 1 whom we knew gained something. 1 was skipped."
    assert (sheet.go.isVisible(), sheet.stay.words(), sheet.troubles.isVisible()) == (False, "Close", True)
    assert sheet.troubles.rows.data(sheet.troubles.rows.index(0)).startswith("Line 4, 陈一: “ren@” is not")
    sheet.copy.click()
    assert "ren@" in QGuiApplication.clipboard().text()
    sheet.stay.click()
    assert session.acts is not None
    session.acts.undo()
    assert len(house.desk.clients.rows("13800004412")) == 0


def test_columns_and_the_reading_can_be_changed(sheet: ImportSheet, qtbot: QtBot) -> None:
    sheet.part.set_value(COLUMNS)
    sheet._follow()
    assert sheet.columns.columns() == {0: "name", 1: "client", 2: "phone", 3: "email"}
    company = sheet.columns.choices[1]
    assert company.accessibleName() == "公司 holds"
    company.set_value("")
    sheet.columns._chosen(1, "")
    settled(sheet, qtbot)
    assert [row.act for row in sheet.list.rows.rows] == [Act.SKIP] * 3
    assert not sheet.go.isEnabled()
    target = next(row.id for row in sheet.desk.services.clients.rows() if row.short_name == "竹月茶")
    sheet.target.set_value(target)
    sheet._read()
    settled(sheet, qtbot)
    assert {row.client for row in sheet.list.rows.rows} == {"竹月茶"}
    assert sheet.columns.columns()[0] == "name"  # what was chosen stays chosen
    name = sheet.columns.choices[0]
    name.set_value("notes")
    sheet.columns._chosen(0, "notes")
    settled(sheet, qtbot)
    assert sheet.part.value() == COLUMNS
    assert sheet.said.text() == "Nobody can be seen here yet: choose the column that holds the names."
    sheet.encoding.set_value("utf-8")
    sheet._read(anew=True)
    settled(sheet, qtbot)
    assert sheet.said.text() == "This file is not written in UTF-8. Choose another encoding."
    assert sheet.encoding.isVisible()
    sheet.encoding.set_value(None)
    sheet._read(anew=True)
    settled(sheet, qtbot)
    assert (sheet.part.value(), len(sheet.list.rows.rows)) == (PEOPLE, 3)


def test_what_cannot_be_read_is_refused_and_another_file_taken(
    room: ClientsRoom, session: Session, qtbot: QtBot, tmp_path: Path, answers: Answers
) -> None:
    sheet = opened(room, session, qtbot, tmp_path / "list.csv", b"%PDF-1.7 and so on")
    assert sheet.said.text().startswith("This is a PDF")
    assert (sheet.go.isEnabled(), sheet._switch.isVisible()) == (False, False)
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    card = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Su Wen\r\nTEL:13800004412\r\nORG:Elsewhere\r\nEND:VCARD\r\n"
    answers.file = tmp_path / "one.vcf"
    answers.file.write_bytes(card)
    sheet.other.click()
    settled(sheet, qtbot)
    assert (sheet.said.text(), sheet.part.value()) == ("one.vcf: 1 person.", PEOPLE)
    assert not sheet.encoding.isVisible()
    answers.file = tmp_path / "gone.vcf"
    sheet.other.click()
    settled(sheet, qtbot)
    assert sheet.said.text() == "gone.vcf cannot be read."


def test_cancel_in_the_middle_of_writing_leaves_everything_as_it_was(
    room: ClientsRoom, session: Session, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    lines = "Name,Company\n" + "".join(f"N{n},Larkwheel Cycles\n" for n in range(600))
    sheet = opened(room, session, qtbot, tmp_path / "many.csv", lines.encode())
    sheet.go.click()
    task = sheet._task
    assert task is not None
    sheet.stay.click()
    qtbot.waitUntil(lambda: task not in tasks._live, timeout=15000)
    assert not house.desk.clients.rows("N5")


def test_a_long_step_is_taken_back_in_the_background(
    room: ClientsRoom, session: Session, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    lines = "Name,Company\n" + "".join(f"N{n},Larkwheel Cycles\n" for n in range(700))
    sheet = opened(room, session, qtbot, tmp_path / "many.csv", lines.encode())
    sheet.go.click()
    settled(sheet, qtbot)
    sheet.stay.click()
    assert house.desk.clients.rows("N5")
    assert session.acts is not None
    session.acts.undo()
    toast = session.window.findChild(Toast)
    assert toast is not None
    assert toast.words == "Taking it back…"
    qtbot.waitUntil(lambda: toast.words.startswith("Undone."), timeout=15000)
    assert not house.desk.clients.rows("N5")


def test_a_file_that_came_in_once_is_known_the_second_time(
    sheet: ImportSheet, room: ClientsRoom, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet.go.click()
    settled(sheet, qtbot)
    sheet.stay.click()
    again = opened(room, session, qtbot, tmp_path / "list.csv", LIST.encode("utf-16"))
    assert [row.match.by for row in again.list.rows.rows] == [By.PHONE, By.PHONE, By.NAME]
    assert not again.go.isEnabled()


def test_a_dropped_file_opens_the_sheet_and_a_picture_does_not(
    room: ClientsRoom, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    def drop(name: str) -> bool:
        data = QMimeData()
        (tmp_path / name).write_text(LIST)
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        mouse, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, mouse, keys)
        QApplication.sendEvent(room.list.viewport(), enter)
        if enter.isAccepted():
            let = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, mouse, keys)
            QApplication.sendEvent(room.list.viewport(), let)
        return enter.isAccepted()

    assert not session.window.findChildren(ImportSheet)
    assert not drop("a.png")
    assert not session.window.findChildren(ImportSheet)
    assert drop("a.csv")
    settled(sheet_of(session, ImportSheet), qtbot)


def test_menu_and_palette_offer_the_same(room: ClientsRoom, session: Session) -> None:
    offered = [each.words for each in files.commands(room.desk)]
    assert offered == ["Import contacts…", "Export contacts…", "Export the calendar…"]
    assert set(offered) <= {each.words for each in room.commands()}
    room.bar.more.click()
    from ui.widgets.menu import Menu

    menu = session.window.findChild(Menu)
    assert menu is not None
    assert [row.words() for row in menu.rows] == [*offered, "Evaluations due this quarter"]


def test_the_page_of_a_client_takes_people_into_it(
    page: ClientPage, session: Session, qtbot: QtBot, tmp_path: Path, answers: Answers
) -> None:
    answers.file = tmp_path / "list.csv"
    answers.file.write_text("Name,Phone\nSu Wen,13800004412\n")
    offered = {each.words: each.do for each in page.commands()}
    offered["Import people of this client…"]()
    sheet = sheet_of(session, ImportSheet)
    settled(sheet, qtbot)
    assert [(row.client, row.act) for row in sheet.list.rows.rows] == [("Larkwheel Cycles", Act.NEW)]
    sheet.go.click()
    settled(sheet, qtbot)
    assert page.client is not None
    assert [each.name for each in page.client.contacts] == ["Fen Yao", "Su Wen"]
    sheet.stay.click()
    offered["Export people of this client…"]()
    assert sheet_of(session, PeopleExport).whose.currentText() == "Larkwheel Cycles"


def test_contacts_and_calendar_are_exported(
    room: ClientsRoom, session: Session, qtbot: QtBot, tmp_path: Path, answers: Answers
) -> None:
    answers.file = tmp_path / "people"
    files.give_out(room.desk)
    people = sheet_of(session, PeopleExport)
    assert not nameless(people.card)
    people.go.click()
    qtbot.waitUntil((tmp_path / "people.vcf").exists, timeout=15000)
    qtbot.waitUntil(lambda: not session.window.findChildren(PeopleExport), timeout=15000)
    assert "FN:Fen Yao" in (tmp_path / "people.vcf").read_text()
    files.calendar(room.desk)
    sheet = sheet_of(session, CalendarExportSheet)
    assert not nameless(sheet.card)
    answers.file = tmp_path / "plan.ics"
    sheet.go.click()
    qtbot.waitUntil(lambda: sheet.fields["last"].failed, timeout=15000)
    assert sheet.fields["last"].note.text() == "Nothing is planned on these days. Choose others."
    assert not answers.file.exists()
    for box in sheet.kinds.values():
        box.setChecked(False)
    assert not sheet.go.isEnabled()
