"""The right side of Today: the day to scale, client care, the heading, and how all of it folds."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aedesk.domain.calendar import LunarDay
from aedesk.domain.call import Call, NextKind, Outcome, Purpose
from aedesk.domain.care import Visit, VisitKind
from aedesk.domain.client import Client, ClientClass, Contact
from tests.builders import TODAY, House
from tests.ui.houses import house_of
from tests.ui.names import cut, nameless
from tests.ui.today.test_room import show
from ui.moon import lunar_day
from ui.session import Session
from ui.today.care import in_days
from ui.today.heading import heading
from ui.widgets.rows import RowButton


def plan(house: House, client: Client, **fields: object) -> Call:
    given: dict[str, object] = {"contact_id": client.contacts[0].id, "day": TODAY, "minutes": 6} | fields
    return house.desk.calls.add(Call(client.id, Purpose.STATUS, **given))  # type: ignore[arg-type]


def visit(house: House, client: Client, minute: int, day: date = TODAY, **fields: object) -> Visit:
    at = house.desk.clock.instant(day, minute)
    return house.desk.visits.plan(Visit(client.id, at, **fields))  # type: ignore[arg-type]


@pytest.fixture
def house(session: Session) -> House:
    return house_of(session)


@pytest.fixture
def full(house: House) -> Client:
    """Two calls in the block, one visit with a way, a birthday the day after tomorrow."""
    born = TODAY + timedelta(days=2)
    who = Contact("Su Wen", birth_month=born.month, birth_day=born.day)
    tea = house.client("Moonbamboo Tea", client_class=ClientClass.A, contacts=[who])
    plan(house, tea)
    plan(house, tea, about="the colour fan")
    visit(house, tea, 14 * 60, travel=30, minutes=60)
    return tea


def test_calls_are_one_block_and_visits_have_their_way(session: Session, full: Client) -> None:
    room = show(session)
    shown = {each.look: each for each in room.day.pieces if each.look in ("block", "travel")}
    assert shown["block"].detail == "2 calls · 12 min estimated"
    assert shown["travel"].title == "Leave at 13:30 · 30 min on the way"
    said = next(each for each in room.day.pieces if each.title == "Visit Moonbamboo Tea")
    assert (said.start, said.end) == (840, 900)
    assert "2 calls · 12 min estimated" in room.day.accessibleDescription()
    assert "free from 15:00" in room.day.accessibleName()


def test_no_two_pieces_overlap(session: Session, house: House, full: Client) -> None:
    plan(house, full, at=house.desk.clock.instant(TODAY, 11 * 60), minutes=20)
    found = show(session).day.pieces
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_call_made_before_the_block_does_not_become_it(session: Session, house: House, full: Client) -> None:
    early = plan(house, full)
    house.desk.calls.start(early.id, unprepared=True)
    house.desk.clock.go(minutes=4)  # type: ignore[attr-defined]
    house.desk.calls.finish(early.id, Outcome.AGREED, "", NextKind.NONE)
    first, block = (each for each in show(session).day.pieces if each.look == "block")
    assert (first.start, first.end) == (560, 564)
    assert block.start == house.desk.calls.day(TODAY).block.starts


def test_an_empty_day_keeps_its_block_and_is_free(session: Session) -> None:
    looks = {each.look for each in show(session).day.pieces}
    assert looks <= {"empty", "free"}
    assert "free" in looks


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_day_opens_the_calls(session: Session, full: Client, key: Qt.Key) -> None:
    room = show(session)
    room.day.setFocus()
    QTest.keyClick(room.day, key)
    assert session.window.shell is not None
    assert session.window.shell.code == "calls"


def test_a_birthday_opens_its_client(session: Session, full: Client) -> None:
    room = show(session)
    lines = [each for each in room.care.days.buttons if isinstance(each, RowButton)]
    assert lines[0].row.title == "Su Wen, Moonbamboo Tea"
    assert lines[0].row.detail == "Birthday in 2 days"
    lines[0].click()
    assert session.window.shell is not None
    assert session.window.shell.code == "client"


def test_the_festival_opens_client_care(session: Session) -> None:
    room = show(session)
    lines = [each for each in room.care.days.buttons if isinstance(each, RowButton)]
    assert lines[-1].row.title == "Qingming, 5 Apr"
    lines[-1].click()
    assert session.window.shell is not None
    assert session.window.shell.code == "calls"
    assert session.window.shell.room.in_care  # type: ignore[union-attr]


def test_visits_of_a_clients_are_cells_with_words(session: Session, full: Client) -> None:
    room = show(session)
    strip = next(each for each in room.care.quota if each.row.client_id == full.id)
    assert strip.words == "0 / 2 visits"
    assert strip.accessibleName() == "Moonbamboo Tea, 0 / 2 visits, 1 planned"
    QTest.keyClick(strip, Qt.Key.Key_Return)
    assert session.window.shell is not None
    assert session.window.shell.code == "client"


def test_what_did_not_change_stays_with_its_focus(session: Session, full: Client) -> None:
    room = show(session)
    strips = list(room.care.quota)
    strips[0].setFocus()
    room.reload(frozenset({"gift"}))
    assert room.care.quota == strips
    assert strips[0].hasFocus()


def test_a_call_planned_elsewhere_shows_at_once(session: Session, house: House, full: Client, qtbot: object) -> None:
    room = show(session)
    plan(house, full, about="one more")
    qtbot.waitUntil(lambda: any(each.detail.startswith("3 calls") for each in room.day.pieces))  # type: ignore[attr-defined]


def test_the_heading_tells_moon_and_festival(session: Session) -> None:
    room = show(session)
    assert room.state_line == "Thursday 12 March 2026 · day 24 of lunar month 1 · Qingming in 24 days"
    session.window.resize(1092, 614)
    assert room.state_line == "Thursday 12 March 2026 · Qingming in 24 days"
    assert "leap lunar month 6" in heading(date(2025, 7, 25), LunarDay(2025, 6, 1, True), None)
    assert lunar_day(1) == "1"
    assert [in_days(n) for n in (0, 1, 2)] == ["today", "tomorrow", "in 2 days"]


@pytest.mark.parametrize("language", ["en", "zh", "es"])
@pytest.mark.parametrize("size", [(1440, 900), (1280, 800), (1000, 600)])
def test_nothing_is_cut(session: Session, house: House, full: Client, language: str, size: tuple[int, int]) -> None:
    house.job(full, "Late one", due=TODAY - timedelta(days=1))
    visit(house, full, 16 * 60, kind=VisitKind.VIDEO, minutes=30)
    session.prefs.keep("language", language)
    session.dress()
    room = show(session)
    session.window.resize(*size)
    session.app.processEvents()
    assert not cut(room)
    assert not nameless(room)
    assert room.day.width() >= 260
    assert room.day.height() == room.day.sizeHint().height()
    below = room.care.quota[-1]
    page = room.side.widget()
    assert page is not None
    assert below.mapTo(page, below.rect().bottomLeft()).y() < page.height()
    assert below.height() == below.sizeHint().height()
    assert room.side.horizontalScrollBar().maximum() == 0
