"""What past calls show, read aloud; the same weeks stand on the client's page; a call becomes a report."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aedesk.domain.call import NextKind, Outcome
from aedesk.domain.client import Client, ContactKind, ContactNote
from tests.builders import TODAY, House
from tests.ui.calls.conftest import plan
from tests.ui.calls.test_day import clock_of
from tests.ui.names import cut, nameless
from ui.calls.figures import FiguresView
from ui.calls.room import FIGURES, CallsRoom
from ui.clients.cadence import Cadence
from ui.session import Session


@pytest.fixture
def figures(room: CallsRoom, house: House, tea: Client, session: Session) -> FiguresView:
    call = plan(house, tea)
    house.desk.calls.start(call.id)
    clock_of(session).go(minutes=9)
    house.desk.calls.finish(call.id, Outcome.AGREED, "", NextKind.NONE, was_first=True)
    at = clock_of(session).instant(TODAY - timedelta(days=7), 600)
    house.desk.clients.note(ContactNote(tea.id, ContactKind.VISIT, at, "Saw the shop", tea.contacts[0].id))
    QTest.keyClick(room, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert room._figures is not None
    return room._figures


def test_the_figures_are_read_aloud(figures: FiguresView, room: CallsRoom, tea: Client) -> None:
    assert room.view == FIGURES
    assert figures.hours.accessibleName() == "9:00: 1 of 1"
    assert figures.best.text() == "Fewer than 5 calls at any hour: no evidence yet."
    assert figures.first.accessibleName() == "1 of 1 times the first call they heard"
    assert "9 Mar: planned 6, actual 9 min" in figures.chart.accessibleName()
    spoken = [figures.quota.rows.data(figures.quota.rows.index(i), Qt.ItemDataRole.AccessibleTextRole)
              for i in range(figures.quota.rows.rowCount())]  # fmt: skip
    mine = next(said for said in spoken if tea.short_name in said)
    assert "2 Mar: 1 of 1" in mine
    assert not nameless(figures)
    assert not cut(figures)


def test_a_row_opens_its_client(figures: FiguresView, session: Session) -> None:
    figures.quota.setFocus()
    figures.quota.choose(0)
    QTest.keyClick(figures.quota, Qt.Key.Key_Return)
    assert session.window.shell is not None
    assert session.window.shell.code == "client"


def test_the_view_comes_back_after_a_rebuild(figures: FiguresView, room: CallsRoom) -> None:
    again = CallsRoom(room.desk)
    again.restore(room.keep())
    assert again.view == FIGURES


def test_a_client_tells_its_weeks_and_who_called_whom(figures: FiguresView, house: House, tea: Client) -> None:
    cadence = Cadence()
    cadence.show_client(house.desk, tea.id)
    assert cadence.met.text() == "1 of 12 weeks as owed"
    assert cadence.calls.text() == "We called 1 time, they called 0 times, last: we, 12 Mar"
    theirs = house.desk.calls.received(tea.id, tea.contacts[0].id)
    house.desk.calls.finish(theirs.id, Outcome.AGREED, "", NextKind.NONE, minutes=2)
    cadence.show_client(house.desk, tea.id)
    assert cadence.calls.text() == "We called 1 time, they called 1 time, last: they, 12 Mar"


def test_every_view_names_the_paper_that_it_prints(room: CallsRoom, session: Session) -> None:
    words: list[Any] = []
    for view in ("day", "care", "figures"):
        room.show_view(view)
        words.append(room.paper.words())
        assert not nameless(room)
    assert words == ["Call sheet", "Care calendar", "The week’s calls"]
