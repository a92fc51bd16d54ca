"""A window with the room of clients in front, and three clients of three scripts."""

import pytest

from aedesk.domain.client import ClientClass
from tests.builders import House
from tests.ui.houses import house_of
from ui.clients.page import ClientPage
from ui.clients.room import ClientsRoom
from ui.session import Session


@pytest.fixture
def house(session: Session) -> House:
    made = house_of(session)
    made.client("竹月茶", other_name="Moonbamboo Tea", client_class=ClientClass.B, industry="茶叶")
    made.client("Niño Juguetes", other_name="", client_class=ClientClass.C, industry="juguetes", contacts=[])
    return made


@pytest.fixture
def room(session: Session, house: House) -> ClientsRoom:
    session.window.resize(1440, 900)
    session.window.show()
    shell = session.window.shell
    assert shell is not None
    shell.go("clients")
    made = shell.room
    assert isinstance(made, ClientsRoom)
    return made


@pytest.fixture
def page(session: Session, house: House) -> ClientPage:
    """The page of Larkwheel Cycles."""
    session.window.resize(1440, 900)
    session.window.show()
    shell = session.window.shell
    assert shell is not None
    row = next(row for row in house.desk.clients.rows() if row.short_name == "Larkwheel Cycles")
    shell.go("client", row.id)
    made = shell.room
    assert isinstance(made, ClientPage)
    return made
