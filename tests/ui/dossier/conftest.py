"""A window with the dossier of a client in front: three contacts, two products."""

import pytest
from pytestqt.qtbot import QtBot

from aedesk.domain.client import Client, Contact
from aedesk.domain.dossier import Product
from tests.builders import House
from tests.ui.houses import house_of
from ui.clients.page import DOSSIER, ClientPage
from ui.dossier.tab import DossierTab
from ui.session import Session


@pytest.fixture
def house(session: Session) -> House:
    return house_of(session)


@pytest.fixture
def client(house: House) -> Client:
    row = next(row for row in house.desk.clients.rows() if row.short_name == "Larkwheel Cycles")
    found = house.desk.clients.get(row.id)
    found.contacts += [Contact("Su Wen", title="Brand manager"), Contact("Ren Tao", title="Head of sales", signs=True)]
    house.desk.clients.save(found)
    return house.desk.clients.get(row.id)


@pytest.fixture
def products(house: House, client: Client) -> list[Product]:
    return [house.desk.dossiers.add_product(client.id, name) for name in ("Kids’ bike", "City bike")]


@pytest.fixture
def page(session: Session, client: Client, qtbot: QtBot) -> ClientPage:
    session.window.resize(1440, 900)
    session.window.show()
    assert session.window.shell is not None
    session.window.shell.go("client", client.id)
    made = session.window.shell.room
    assert isinstance(made, ClientPage)
    made.tabs.setCurrentIndex(DOSSIER)
    return made


@pytest.fixture
def tab(products: list[Product], page: ClientPage) -> DossierTab:
    return page.dossier
