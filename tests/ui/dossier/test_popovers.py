"""What opens over the dossier: named, whole in three languages, and doing what it says."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aedesk.domain.client import Client
from aedesk.domain.dossier import Product
from tests.builders import House
from tests.ui.conftest import Answers, dress
from tests.ui.names import cut, nameless
from ui.dossier.menu import Menu
from ui.dossier.picker import PersonPicker
from ui.dossier.tab import DossierTab
from ui.session import Session
from ui.widgets.popover import Popover

CONTACTS = "client.people.advertising_contacts"


def popover(tab: DossierTab) -> Any:
    return next(each for each in tab.window().findChildren(Popover) if each.isVisible())


def pick(tab: DossierTab) -> None:
    tab.reveal(CONTACTS)
    row = tab.form.row(CONTACTS)
    assert row is not None
    row.control.pick()  # type: ignore[attr-defined]


def seat(tab: DossierTab) -> None:
    assert tab.client is not None
    people = [str(each.id) for each in tab.client.contacts]
    chart = [[people[0], None], [people[1], people[0]]]
    tab.desk.services.dossiers.answer(tab.client.id, "client.organisation", chart)
    tab.refresh()
    tab.reveal("client.organisation")
    row = tab.form.row("client.organisation")
    assert row is not None
    row.control.seats[1].click()  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", ["en", "zh", "es"])
@pytest.mark.parametrize(
    "open_it",
    [
        pytest.param(lambda tab: tab.beside.ask_telling(), id="who says it"),
        pytest.param(lambda tab: tab.keys.jump(), id="jump"),
        pytest.param(lambda tab: tab.product_bar.more.click(), id="products"),
        pytest.param(pick, id="people"),
        pytest.param(seat, id="seat"),
    ],
)
def test_every_popover_is_whole_and_named(
    session: Session, tab: DossierTab, language: str, open_it: Callable[[DossierTab], None], qtbot: QtBot
) -> None:
    session.prefs.keep("language", language)
    session.redress()
    assert session.window.shell is not None
    fresh: DossierTab = session.window.shell.room.dossier  # type: ignore[union-attr]
    open_it(fresh)
    opened = popover(fresh)
    session.app.processEvents()
    assert opened.accessibleName()
    assert not nameless(opened.card)
    assert not cut(opened.card)
    QTest.keyClick(session.window.focusWidget() or opened, Qt.Key.Key_Escape)
    assert not opened.isVisible()
    dress(session.app)


def test_a_person_is_chosen_by_a_few_letters(tab: DossierTab, house: House, client: Client) -> None:
    pick(tab)
    picker = popover(tab)
    assert isinstance(picker, PersonPicker)
    QTest.keyClicks(picker.line, "brand")
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    su_wen = next(each for each in client.contacts if each.name == "Su Wen")
    kept = house.desk.dossiers.chapter(client.id, "client").answers[CONTACTS]
    assert kept.value == [str(su_wen.id)]


def test_somebody_new_becomes_a_contact_of_the_client(tab: DossierTab, house: House, client: Client) -> None:
    pick(tab)
    picker = popover(tab)
    QTest.keyClicks(picker.line, "Mei Sorin")
    assert picker.add.isVisible()
    picker.title.setText("Shop manager")
    picker.add.click()
    contact = house.desk.clients.get(client.id).contacts[-1]
    assert (contact.name, contact.title) == ("Mei Sorin", "Shop manager")
    kept = house.desk.dossiers.chapter(client.id, "client").answers[CONTACTS]
    assert kept.value == [str(contact.id)]
    tab.refresh()
    row = tab.form.row(CONTACTS)
    assert row is not None
    assert "Mei Sorin" in row.control.parts[0].accessibleName()  # type: ignore[attr-defined]


def test_a_seat_moves_under_another(tab: DossierTab, house: House, client: Client) -> None:
    seat(tab)
    opened = popover(tab)
    opened.boss.changed.emit("")
    people = [str(each.id) for each in client.contacts]
    kept = house.desk.dossiers.chapter(client.id, "client").answers["client.organisation"]
    assert kept.value == [[people[0], None], [people[1], None]]


def test_products_are_added_renamed_put_away_and_taken_out(
    tab: DossierTab, products: list[Product], house: House, client: Client, answers: Answers
) -> None:
    def names() -> list[str]:
        return [each.name for each in house.desk.dossiers.products(client.id)]

    answers.said = "Cargo bike"
    tab.product_bar.add()
    assert names() == ["Kids’ bike", "City bike", "Cargo bike"]
    assert tab.product_bar.choice.currentText() == "Cargo bike"
    answers.said = "Cargo bike, long"
    tab.product_bar.rename()
    tab.refresh()
    assert names()[-1] == "Cargo bike, long"
    tab.product_bar.put_away()
    tab.refresh()
    assert names() == ["Kids’ bike", "City bike"]
    assert tab.product_bar.choice.currentText() == "Kids’ bike"
    tab.product_bar.more.click()
    menu = popover(tab)
    assert isinstance(menu, Menu)
    menu.acts[-1].click()
    assert names()[-1] == "Cargo bike, long"
