"""How a client is cared for, on its form; when its people are called, on theirs."""

import pytest

from tests.builders import House
from tests.ui.conftest import dress
from tests.ui.names import cut, nameless
from ui.clients.client_sheet import ClientSheet
from ui.clients.page import ClientPage
from ui.session import Session
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
