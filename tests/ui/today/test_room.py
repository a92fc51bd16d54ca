"""The first room: hero, lists, the small form, and what it says when nothing presses."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aedesk.domain.job import Stage
from tests.builders import TODAY, FixedClock
from tests.ui.conftest import dress
from tests.ui.houses import house_of
from tests.ui.names import cut, nameless
from ui.print_sheet import PapersSheet
from ui.session import Session
from ui.today.room import DUE, UNANSWERED, WAITING, TodayRoom
from ui.widgets.rows import RowButton


def show(session: Session) -> TodayRoom:
    session.window.resize(1440, 900)
    session.window.show()
    assert session.window.shell is not None
    session.window.shell.go("today")
    room = session.window.shell.room
    assert isinstance(room, TodayRoom)
    return room


def rows(room: TodayRoom, which: str) -> list[RowButton]:
    return [each for each in room.lists[which].buttons if isinstance(each, RowButton)]


def test_a_quiet_day_is_said_kindly(session: Session) -> None:
    room = show(session)
    assert room.state_line.startswith("Thursday 12 March 2026")
    assert room.quiet.isVisible()
    assert not room.card.isVisible()
    assert room.lists[DUE].empty.text() == "Nothing is late, nothing is due in the next three days."
    room.quiet.go.click()
    assert session.window.shell is not None
    assert session.window.shell.code == "jobs"


def test_late_jobs_are_listed_and_the_worst_is_the_hero(session: Session) -> None:
    house = house_of(session)
    client = house.client("Verandine Home")
    house.job(client, "Trade fair panels", due=TODAY - timedelta(days=1))
    worst = house.job(client, "Shelf talkers", due=TODAY - timedelta(days=2))
    room = show(session)
    assert [each.row.right for each in rows(room, DUE)] == ["2 days late", "1 day late"]
    assert room.card.title.text() == "Shelf talkers"
    assert room.card.reason.text() == "It is 2 days late and stands in Forecast."
    assert room.card.count.text() == "0 / 1"
    room.card.go.click()
    assert session.window.shell is not None
    assert session.window.shell.code == "job"
    assert session.window.shell.room is not None
    assert session.window.shell.room.job.id == worst.id  # type: ignore[attr-defined]


def test_signatures_and_unanswered_estimates(session: Session) -> None:
    house = house_of(session)
    clock = session.clock
    assert isinstance(clock, FixedClock)
    job = house.job_at(Stage.ESTIMATE, house.client("Solmarina Juices"), due=TODAY + timedelta(days=40))
    sheet = house.sign_estimate(house.issued(job), "estimate.ad")
    house.desk.estimates.send(sheet.id, TODAY, sheet.contact_id)
    clock.go(days=8)
    house.desk.jobs.ask(house.job(title="Next").id, "strategy.ad", clock.today() - timedelta(days=1))
    room = show(session)
    assert [each.row.number for each in rows(room, UNANSWERED)] == [sheet.number]
    assert rows(room, UNANSWERED)[0].row.right == "8 days"
    assert [each.row.title for each in rows(room, WAITING)][-1] == "Strategy: account director"
    rows(room, UNANSWERED)[0].click()
    assert session.window.shell is not None
    assert session.window.shell.code == "estimate"


def test_the_small_form_shows_one_list_with_a_switch(session: Session) -> None:
    house = house_of(session)
    house.job(title="Late one", due=TODAY - timedelta(days=1))
    room = show(session)
    assert not room.switch.isVisible()
    assert all(section.isVisible() for section in room.lists.values())
    session.window.resize(1092, 614)
    assert room.switch.isVisible()
    assert [code for code, section in room.lists.items() if section.isVisible()] == [WAITING]
    QTest.keyClick(room, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert [code for code, section in room.lists.items() if section.isVisible()] == [DUE]
    assert room.switch.part(DUE).text() == "Due and late 1"
    assert room.keep() == DUE


def test_more_rows_than_fit_hide_behind_all(session: Session) -> None:
    house = house_of(session)
    client = house.client("Pier")
    for n in range(10):
        house.job(client, f"Job {n}", due=TODAY - timedelta(days=n + 1))
    room = show(session)
    assert len(rows(room, DUE)) == 8
    room.lists[DUE].all.click()
    assert len(rows(room, DUE)) == 10
    assert room.lists[DUE].all.words() == "Fewer"


@pytest.mark.parametrize("language", ["en", "zh", "es"])
@pytest.mark.parametrize("size", [(1440, 900), (1000, 600)])
def test_nothing_is_cut_and_all_has_names(session: Session, language: str, size: tuple[int, int]) -> None:
    house = house_of(session)
    house.job(title="Late one", due=TODAY - timedelta(days=1))
    session.prefs.keep("language", language)
    session.dress()
    room = show(session)
    session.window.resize(*size)
    session.app.processEvents()
    assert not cut(room)
    assert not nameless(room)
    dress(session.app)


def test_the_day_prints_as_one_page_by_button_key_and_palette(session: Session, qtbot: QtBot) -> None:
    room = show(session)
    assert room.primary == "Day sheet"
    bag = next(each for each in room.commands() if each.words == "Print day sheet for the bag")
    for ask, code in ((room.new, "day_sheet"), (bag.do, "day_sheet_bag")):
        ask()
        sheet = next(each for each in session.window.findChildren(PapersSheet) if each.isVisible())
        qtbot.waitUntil(lambda: not sheet.busy, timeout=20_000)  # noqa: B023
        assert sheet.paper.code == code
        assert sheet._pdf is not None
        sheet.dismiss()
    assert ("Ctrl P", "Print day sheet") in room.shortcuts()
