"""The prospects in the room of clients: added, moved by key, won and lost, each with Undo."""

from datetime import timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from aedesk.domain.client import ContactKind, ContactNote
from aedesk.domain.standing import Prospect, ProspectStep
from tests.builders import TODAY, House
from tests.ui.names import nameless
from ui.clients.client_bar import CLIENTS, PROSPECTS
from ui.clients.prospects_sheet import KNOWN, ProspectSheet
from ui.clients.prospects_view import ProspectsView
from ui.clients.room import ClientsRoom
from ui.session import Session

T = TypeVar("T", bound=QWidget)
ALT = Qt.KeyboardModifier.AltModifier


def found(session: Session, kind: type[T]) -> T:
    return next(each for each in session.window.findChildren(kind) if each.isVisible())


@pytest.fixture
def view(room: ClientsRoom, house: House) -> ProspectsView:
    """Two prospects: one of intent 3 at the first step, one nearer."""
    rows = {row.short_name: row.id for row in house.desk.clients.rows()}
    lead = house.people.ad.id
    house.desk.standing.prospect(Prospect(rows["竹月茶"], ProspectStep.PHONE_VISIT, 2, lead))
    house.desk.standing.prospect(
        Prospect(rows["Niño Juguetes"], intent=3, lead_owner_id=lead, goals="The season", next_on=TODAY)
    )
    QTest.keyClick(room.list, Qt.Key.Key_2, ALT)
    return room.prospects


def shown(view: ProspectsView) -> list[str]:
    return [getattr(row, "client", "") or row.name for row in view.list.rows.rows]


def test_nobody_yet(room: ClientsRoom, session: Session) -> None:
    room.show_view(PROSPECTS)
    assert room.primary == "New prospect"
    assert room.prospects.none.isVisible()
    assert not room.inspector.isVisible()
    assert not room.search.isVisible()
    assert room.prospects.none.button is not None
    room.prospects.none.button.click()
    assert found(session, ProspectSheet)


@pytest.mark.rule("N-03")
def test_they_stand_under_their_steps_and_move_by_key(view: ProspectsView, room: ClientsRoom, house: House) -> None:
    assert shown(view) == ["Telephone visit", "竹月茶", "Target chosen", "Niño Juguetes"]
    assert room.state_line == "2 prospects · 6 contacts to go this week"
    assert view.side.name.text() == "竹月茶  Moonbamboo Tea"
    view.list.choose(3)
    QTest.keyClick(view.list, Qt.Key.Key_Right, ALT)
    assert shown(view) == ["Telephone visit", "竹月茶", "Information gathered", "Niño Juguetes"]
    assert view.list.chosen().client == "Niño Juguetes"
    for _step in range(5):  # the last step is the last
        QTest.keyClick(view.list, Qt.Key.Key_Right, ALT)
    assert view.list.chosen().step is ProspectStep.VISIT_PLAN
    QTest.keyClick(view.list, Qt.Key.Key_Left, ALT)
    assert view.list.chosen().step is ProspectStep.PHONE_VISIT
    assert nameless(room) == []


@pytest.mark.rule("N-01")
def test_the_week_counts_to_three(view: ProspectsView, room: ClientsRoom, house: House) -> None:
    key = view.list.chosen().client_id
    for _n in range(2):
        house.desk.clients.note(ContactNote(key, ContactKind.VISIT, house.desk.clock.now(), "seen"))
    assert view.side.part.week.accessibleName() == "2 of 3 contacts, 2 in person"
    assert room.state_line == "2 prospects · 4 contacts to go this week"


def test_won_and_lost_can_be_taken_back(view: ProspectsView, session: Session, house: House) -> None:
    QTest.keyClick(view.list, Qt.Key.Key_W)
    assert shown(view) == ["Target chosen", "Niño Juguetes"]
    QTest.keyClick(view.list, Qt.Key.Key_L)
    assert view.none.isVisible()
    assert [row.short_name for row in house.desk.clients.rows(archived=True)] == ["Niño Juguetes"]
    shell = session.window.shell
    assert shell is not None
    QTest.keyClick(session.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown(view) == ["Target chosen", "Niño Juguetes"]


@pytest.mark.rule("N-04")
def test_a_new_company_is_added_with_its_plan(view: ProspectsView, room: ClientsRoom, session: Session) -> None:
    room.new()
    sheet = found(session, ProspectSheet)
    sheet.submit()
    assert sheet.fields["short_name"].failed
    sheet.short_name.set_value("北辰影业")
    sheet.phone.set_value("138 0118 0537")
    sheet.submit()
    assert sheet.fields["name"].failed  # a number belongs to somebody
    sheet.person.set_value("许海")
    sheet.goals.set_value("九家影院\n春季档期" * 40)
    sheet.intent.part(3).click()
    sheet.next_on.set_date(TODAY + timedelta(days=3))
    sheet.submit()
    assert not sheet.isVisible()
    chosen = view.list.chosen()
    assert (chosen.client, chosen.contact, chosen.intent, chosen.lead_owner) == ("北辰影业", "许海", 3, "Bo Marek")
    assert chosen.phone == "+86 138 0118 0537"
    assert view.side.part.next_on.text() == "Next contact: Sun 15"


def test_a_client_of_the_desk_is_chosen_or_changed(
    view: ProspectsView, room: ClientsRoom, session: Session, house: House
) -> None:
    house.client("Idle Looms")
    room.new()
    sheet = found(session, ProspectSheet)
    sheet.which.part(KNOWN).click()
    names = [sheet.known.itemText(i) for i in range(sheet.known.count())]
    assert names == ["Idle Looms"]  # Larkwheel has open jobs, the others are prospects already
    sheet.submit()
    assert view.list.chosen().client == "Idle Looms"
    QTest.keyClick(view.list, Qt.Key.Key_E)
    change = found(session, ProspectSheet)
    assert change.title.full() == "Change prospect Idle Looms"
    change.strategy.set_value("Show the spring work")
    change.submit()
    assert view.side.part.plan[2][1].text() == "Show the spring work"


def test_back_among_the_clients(view: ProspectsView, room: ClientsRoom) -> None:
    kept = room.keep()
    QTest.keyClick(view.list, Qt.Key.Key_1, ALT)
    assert room.primary == "New client"
    assert room.list.isVisible()
    assert room.inspector.isVisible()
    room.restore(kept)
    assert room.views.value() == PROSPECTS
    room.to_filter()
    assert room.views.value() == CLIENTS
    assert room.search.hasFocus()
