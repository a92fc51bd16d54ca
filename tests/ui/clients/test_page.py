"""The page of one client: overview, people, the sheets of a person and of the service group."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aedesk import door
from aedesk.domain.client import ContactRole
from aedesk.domain.job import Stage
from tests.builders import PASSPHRASE, House
from tests.ui.conftest import Answers, dress
from tests.ui.names import cut, nameless
from ui.clients.contact_sheet import ContactSheet
from ui.clients.group_sheet import GroupSheet
from ui.clients.page import OVERVIEW, PEOPLE, ClientPage
from ui.session import Session
from ui.widgets.sheet import ModalSheet


def sheet_of(session: Session) -> ModalSheet:
    return next(each for each in session.window.findChildren(ModalSheet) if each.isVisible())


def titles(section: object) -> list[str]:
    return [each.row.title for each in section.buttons]  # type: ignore[attr-defined]


def test_the_overview_shows_what_is_open(page: ClientPage, session: Session) -> None:
    assert page.title == "Larkwheel Cycles"
    assert page.state_line == "bicycles · client since 2026"
    assert len(titles(page.overview.jobs)) == 2
    assert titles(page.overview.people) == ["Fen Yao"]
    assert page.overview.estimates.empty.isVisibleTo(page.overview)
    page.overview.jobs.buttons[0].click()  # type: ignore[attr-defined]
    assert session.window.shell is not None
    assert session.window.shell.code == "job"


def test_an_estimate_that_waits_stands_there(page: ClientPage, house: House) -> None:
    assert page.client is not None
    job = house.job_at(Stage.ESTIMATE, page.client)
    made = house.issued(job)
    assert [each.row.number for each in page.overview.estimates.buttons] == [made.number]  # type: ignore[attr-defined]


def test_a_person_is_added_with_a_checked_phone(page: ClientPage, session: Session, house: House) -> None:
    page.tabs.setCurrentIndex(PEOPLE)
    assert page.primary == "Add a person"
    page.new()
    sheet = sheet_of(session)
    assert isinstance(sheet, ContactSheet)
    assert not nameless(sheet.card)
    sheet.name.setText("苏闻")
    sheet.other_name.setText("Su Wen")
    sheet.phone.setText("13800138000")
    sheet.phone.left.emit()
    assert sheet.phone.text() == "+86 138 0013 8000"
    sheet.role.set_value(ContactRole.DAY_TO_DAY)
    sheet.go.click()
    client = house.desk.clients.get(page.client.id)  # type: ignore[union-attr]
    assert (client.contacts[1].name, client.contacts[1].phone) == ("苏闻", "+8613800138000")
    assert page.people.list.chosen().contact.name == "苏闻"
    assert page.people.pane.name.text() == "苏闻  Su Wen"


def test_a_number_that_no_phone_knows_is_kept_as_typed(page: ClientPage, session: Session, house: House) -> None:
    page._edit_contact(page.client.contacts[0])  # type: ignore[union-attr]
    sheet = sheet_of(session)
    assert isinstance(sheet, ContactSheet)
    sheet.phone.setText("through Su Wen")
    sheet.phone.left.emit()
    assert sheet.fields["phone"].note.text() == "Not a number that a phone knows; kept as typed."
    sheet.go.click()
    assert house.desk.clients.get(page.client.id).contacts[0].phone == "through Su Wen"  # type: ignore[union-attr]


def test_wrong_mail_and_missing_name_stay_at_their_fields(page: ClientPage, session: Session) -> None:
    page._edit_contact(None)
    sheet = sheet_of(session)
    assert isinstance(sheet, ContactSheet)
    sheet.go.click()
    assert sheet.fields["name"].failed
    sheet.name.setText("Ren Tao")
    sheet.email.setText("ren tao at home")
    sheet.go.click()
    assert sheet.fields["email"].failed
    assert sheet.isVisible()


def test_a_lunar_birthday_tells_its_next_day(page: ClientPage, session: Session, house: House) -> None:
    page._edit_contact(page.client.contacts[0])  # type: ignore[union-attr]
    sheet = sheet_of(session)
    assert isinstance(sheet, ContactSheet)
    field = sheet.birthday
    field.calendar.part(True).click()
    field.month.set_value(1)
    field.day.set_value(25)
    field._tell()
    assert field.said.text() == "Next: 13 March 2026, birthday tomorrow"
    sheet.go.click()
    kept = house.desk.clients.get(page.client.id).contacts[0]  # type: ignore[union-attr]
    assert (kept.birth_lunar, kept.birth_month, kept.birth_day) == (True, 1, 25)
    assert page.overview.people.buttons[0].row.right == "birthday tomorrow"  # type: ignore[attr-defined]


def test_half_a_birthday_is_refused_at_its_field(page: ClientPage, session: Session) -> None:
    page._edit_contact(page.client.contacts[0])  # type: ignore[union-attr]
    sheet = sheet_of(session)
    assert isinstance(sheet, ContactSheet)
    sheet.birthday.month.set_value(2)
    sheet.go.click()
    assert sheet.fields["birthday"].note.text() == "Fen Yao: a birthday needs month and day."


def test_undo_takes_a_change_of_a_person_back(page: ClientPage, session: Session, house: House) -> None:
    page._edit_contact(page.client.contacts[0])  # type: ignore[union-attr]
    sheet = sheet_of(session)
    assert isinstance(sheet, ContactSheet)
    sheet.left_on.set_date(date(2026, 3, 1))
    sheet.go.click()
    assert page.people.count.text() == "0"
    seq = house.desk.history.last_undoable()
    assert seq is not None
    house.desk.history.undo(seq)
    assert page.people.count.text() == "1"


def test_the_service_group(page: ClientPage, session: Session, house: House) -> None:
    page.tabs.setCurrentIndex(PEOPLE)
    page._edit_member(None)
    sheet = sheet_of(session)
    assert isinstance(sheet, GroupSheet)
    sheet.person.set_value(None)
    sheet.go.click()
    assert sheet.fields["person_id"].failed
    sheet.person.set_value(house.people.ad.id)
    sheet.duty.setText("answers for all")
    sheet.go.click()
    row = page.people.group.buttons[0].row  # type: ignore[attr-defined]
    assert (row.title, row.detail, row.right) == ("Bo Marek", "Account director", "answers for all")
    page._edit_member(row.key)
    sheet = sheet_of(session)
    assert isinstance(sheet, GroupSheet)
    sheet._take_out()
    assert not page.people.group.buttons


def test_keys_turn_the_tabs(page: ClientPage, session: Session) -> None:
    QTest.keyClick(page.tabs, Qt.Key.Key_Right)
    assert page.tabs.currentIndex() == PEOPLE
    kept = page.keep()
    page.tabs.setCurrentIndex(OVERVIEW)
    page.restore(kept)
    assert page.tabs.currentIndex() == PEOPLE
    QTest.keyClick(session.window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.tabs.currentIndex() in range(page.tabs.count())


@pytest.mark.parametrize("language", ["en", "zh", "es"])
@pytest.mark.parametrize("size", [(1440, 900), (1092, 614)])
def test_nothing_is_cut_and_all_has_names(
    session: Session, house: House, language: str, size: tuple[int, int], answers: Answers
) -> None:
    session.prefs.keep("language", language)
    session.dress()
    session.window.resize(*size)
    session.window.show()
    row = next(row for row in house.desk.clients.rows() if row.short_name == "Larkwheel Cycles")
    assert session.window.shell is not None
    session.window.shell.go("client", row.id)
    page = session.window.shell.room
    assert isinstance(page, ClientPage)
    for tab in (OVERVIEW, PEOPLE):
        page.tabs.setCurrentIndex(tab)
        session.app.processEvents()
        assert not cut(page)
        assert not nameless(page)
    dress(session.app)


def test_after_the_lock_the_same_page_comes_back(page: ClientPage, session: Session, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(PEOPLE)
    session.lock()
    session.enter(door.with_passphrase(session.paths, PASSPHRASE))
    qtbot.waitUntil(lambda: session.desk is not None and session.desk.ready, timeout=15000)
    assert session.window.shell is not None
    again = session.window.shell.room
    assert isinstance(again, ClientPage)
    assert again is not page
    assert (again.title, again.tabs.currentIndex()) == ("Larkwheel Cycles", PEOPLE)
