"""A window with the room of calls in front, on the real services."""

from datetime import timedelta

import pytest

from aedesk.domain.call import Call, Purpose
from aedesk.domain.care import Promise
from aedesk.domain.client import Client, ClientClass, Contact, ContactRole
from tests.builders import TODAY, House
from tests.ui.houses import house_of
from ui.calls.room import CallsRoom
from ui.session import Session

PHONE = "+86 21 6288 0147"


def person(name: str, phone: str = PHONE) -> Contact:
    """Somebody we call."""
    return Contact(name, role=ContactRole.DAY_TO_DAY, phone=phone, email="someone@example.com")


@pytest.fixture
def house(session: Session) -> House:
    """Three clients more: a promise to one, one without a telephone."""
    made = house_of(session)
    tea = made.client("Moonbamboo Tea", client_class=ClientClass.B, contacts=[person("Su Wen")])
    made.client("Picoro Noodles", client_class=ClientClass.C, contacts=[person("Pell Anders", "")])
    made.desk.care.promise(Promise(tea.id, "Send the colour fan", TODAY + timedelta(days=1)))
    return made


@pytest.fixture
def tea(house: House) -> Client:
    row = next(row for row in house.desk.clients.rows() if row.short_name == "Moonbamboo Tea")
    return house.desk.clients.get(row.id)


def plan(house: House, client: Client, about: str = "the colour fan", **fields: object) -> Call:
    """A call in the block."""
    given: dict[str, object] = {"contact_id": client.contacts[0].id, "day": TODAY, "minutes": 6} | fields
    return house.desk.calls.add(Call(client.id, Purpose.PROMISE, about, **given))  # type: ignore[arg-type]


@pytest.fixture
def room(session: Session, house: House) -> CallsRoom:
    session.window.resize(1440, 900)
    session.window.show()
    shell = session.window.shell
    assert shell is not None
    shell.go("calls")
    made = shell.room
    assert isinstance(made, CallsRoom)
    return made
