"""How a client is cared for, on its form; when its people are called, on theirs."""

import pytest

from aedesk.domain.call import HoursKind
from tests.builders import House
from tests.ui.conftest import dress
from tests.ui.names import cut, nameless
from ui.clients.call_hours import HoursSheet
from ui.clients.client_sheet import ClientSheet
from ui.clients.page import PEOPLE, ClientPage
from ui.session import Session
from ui.widgets.labels import Text
from ui.widgets.sheet import ModalSheet


def sheet_of(session: Session) -> ModalSheet:
    return next(each for each in session.window.findChildren(ModalSheet) if each.isVisible())


def form_of(page: ClientPage, session: Session) -> ClientSheet:
    page._change()
    sheet = sheet_of(session)
    assert isinstance(sheet, ClientSheet)
    return sheet


def test_how_a_client_is_cared_for(page: ClientPage, session: Session, house: House) -> None:
    assert page.client is not None
    sheet = form_of(page, session)
    assert sheet.care is not None
    sheet.care.first_call.click()
    sheet.care.annoyed.click()
    sheet.care.do_not_say.setPlainText(" the old logo \n\nthe price of 2024")
    assert sheet.half_filled
    sheet.go.click()
    kept = house.desk.planner.rules(page.client.id)
    assert (kept.first_call, kept.annoyed, kept.dormant) == (True, True, False)
    assert kept.do_not_say == "the old logo\nthe price of 2024"
    again = form_of(page, session)
    assert again.care is not None
    assert again.care.first_call.value()
    assert again.care.do_not_say.value() == kept.do_not_say


def test_a_form_that_says_nothing_new_writes_no_rules(page: ClientPage, session: Session, house: House) -> None:
    assert page.client is not None
    form_of(page, session).go.click()
    assert "care.rules" not in [each.verb for each in house.desk.history.of("client", page.client.id)]


def test_a_new_client_has_no_rules_yet(session: Session, page: ClientPage) -> None:
    sheet = ClientSheet(page.desk)
    sheet.open()
    assert sheet.care is None


@pytest.mark.parametrize("language", ["en", "zh", "es"])
def test_the_form_has_names_and_room(page: ClientPage, session: Session, language: str) -> None:
    dress(session.app, language)
    sheet = form_of(page, session)
    assert not nameless(sheet.card)
    assert not cut(sheet.card)


def hours_sheet(page: ClientPage, session: Session) -> HoursSheet:
    page.tabs.setCurrentIndex(PEOPLE)
    page.people.pane.change_hours.click()
    sheet = sheet_of(session)
    assert isinstance(sheet, HoursSheet)
    return sheet


def test_hours_are_added_changed_and_removed(page: ClientPage, session: Session, house: House) -> None:
    assert page.client is not None
    contact = page.client.contacts[0]
    sheet = hours_sheet(page, session)
    assert sheet.none.isVisibleTo(sheet)
    sheet.more.click()
    sheet.more.click()
    best = sheet.rows[1]
    best.kind.set_value(HoursKind.BEST)
    best.days["5"].click()
    best.start.setText("9.30")
    best.end.setText("11")
    sheet.go.click()
    kept = {each.kind: each for each in house.desk.planner.hours(contact.id)}
    assert (kept[HoursKind.AVOID].weekdays, kept[HoursKind.AVOID].start, kept[HoursKind.AVOID].end) == (
        "12345",
        720,
        810,
    )
    assert (kept[HoursKind.BEST].weekdays, kept[HoursKind.BEST].start, kept[HoursKind.BEST].end) == ("1234", 570, 660)
    said = [part.text() for part in page.people.pane._said if isinstance(part, Text)]
    assert "Best hours  9:30–11:00" in said
    assert "Mon–Thu" in said
    again = hours_sheet(page, session)
    again.rows[0].removed.emit()
    again.go.click()
    assert len(house.desk.planner.hours(contact.id)) == 1


def test_wrong_hours_stay_on_the_sheet(page: ClientPage, session: Session, house: House) -> None:
    assert page.client is not None
    sheet = hours_sheet(page, session)
    sheet.more.click()
    row = sheet.rows[0]
    row.end.setText("later")
    sheet.go.click()
    assert row.end.error
    assert sheet.trouble.isVisible()
    row.end.setText("14:00")
    for check in row.days.values():
        check.set_value(False)
    sheet.go.click()
    assert sheet.trouble.text() == "Choose at least one weekday for these hours."
    assert house.desk.planner.hours(page.client.contacts[0].id) == []


@pytest.mark.parametrize("language", ["en", "zh", "es"])
def test_the_hours_have_names_and_room(page: ClientPage, session: Session, language: str) -> None:
    dress(session.app, language)
    sheet = hours_sheet(page, session)
    sheet.more.click()
    assert not nameless(sheet.card)
    assert not cut(sheet.card)
