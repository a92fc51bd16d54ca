"""The settings for calls and care: hours, targets, gifts, birthdays; each saved at once."""

import pytest
from pytestqt.qtbot import QtBot

from aedesk.app import Services
from tests.ui.conftest import dress
from tests.ui.houses import services_of
from tests.ui.names import cut, nameless
from ui.session import Session
from ui.settings.calls import PlannerBlock
from ui.settings.room import SettingsRoom
from ui.widgets.wall_time import WallTime, read_wall


@pytest.fixture
def services(session: Session) -> Services:
    return services_of(session)


def block_of(room: SettingsRoom, code: str) -> PlannerBlock:
    room.restore("calls")
    block = room.blocks[code]
    assert isinstance(block, PlannerBlock)
    return block


def put(block: PlannerBlock, name: str, words: str) -> None:
    block.editors[name].setText(words)
    block.editors[name].left.emit()


@pytest.mark.parametrize(
    ("typed", "minute"),
    [("9:30", 570), ("9.30", 570), ("0930", 570), ("9", 540), ("9 点 30 分", 570), ("9：05", 545), ("24:00", 1440)],
)
def test_a_time_is_read_as_people_type_it(typed: str, minute: int) -> None:
    assert read_wall(typed) == minute


@pytest.mark.parametrize("typed", ["", "soon", "25:00", "9:70", "9:3"])
def test_what_is_no_time_is_not_read(typed: str) -> None:
    assert read_wall(typed) is None


def test_the_hours_of_a_day(room: SettingsRoom, services: Services) -> None:
    block = block_of(room, "calls")
    assert block.editors["block_starts"].text() == "10:45"
    put(block, "block_starts", "1015")
    assert services.planner.settings().block_starts == 615
    assert block.editors["block_starts"].text() == "10:15"
    assert room.state_line == "Saved 09:20"
    put(block, "block_minutes", "45")
    put(block, "quiet_starts", "16:00")
    assert block.rows["quiet_starts"].words.text() == "The end comes after the beginning, within one day."
    assert services.planner.settings().quiet_starts == 930
    put(block, "quiet_ends", "16:30")
    kept = services.planner.settings()
    assert (kept.block_minutes, kept.quiet_starts, kept.quiet_ends) == (45, 960, 990)
    assert block.rows["quiet_starts"].words.text() == "call-backs wait for it"
    assert not block.editors["quiet_starts"].error


def test_what_fits_no_day_stays_at_its_row(room: SettingsRoom, services: Services) -> None:
    block = block_of(room, "calls")
    put(block, "block_starts", "20:00")
    assert block.editors["block_starts"].error
    assert "within the working day" in block.rows["block_starts"].words.text()
    put(block, "opens", "early")
    assert block.rows["opens"].words.text() == "Type a time, for example 9:30."
    kept = services.planner.settings()
    assert (kept.block_starts, kept.opens) == (645, 510)


def test_targets_of_a_week(room: SettingsRoom, services: Services) -> None:
    block = block_of(room, "targets")
    put(block, "target_a", "3")
    put(block, "target_b", "15")
    assert block.editors["target_b"].error
    block.editors["video_counts"].click()
    kept = services.planner.settings()
    assert (kept.target_a, kept.target_b, kept.video_counts) == (3, 1, True)


def test_gifts_and_birthdays(room: SettingsRoom, services: Services) -> None:
    block = block_of(room, "gifts")
    put(block, "gift_days", "21")
    put(block, "gift_limit", "250.50")
    choice = block.editors["late_birthday"]
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    kept = services.planner.settings()
    assert (kept.gift_days, kept.gift_limit, kept.late_birthday) == (21, 25050, "next")


def test_undo_shows_what_stood_before(room: SettingsRoom, services: Services) -> None:
    block = block_of(room, "gifts")
    put(block, "gift_days", "21")
    put(block, "gift_days", "30")
    seq = services.history.last_undoable()
    assert seq is not None
    services.history.undo(seq)
    assert block.editors["gift_days"].text() == "21"


def test_the_filter_finds_the_section(room: SettingsRoom) -> None:
    block = block_of(room, "gifts")
    room.search.setText("leap month")
    assert "calls" in [section.code for section in room.nav.rows.rows]
    assert block.isVisibleTo(room.stack)


@pytest.mark.parametrize("language", ["en", "zh", "es"])
@pytest.mark.parametrize("size", [(1440, 900), (1000, 600)])
def test_nothing_is_cut_and_all_has_names(session: Session, qtbot: QtBot, language: str, size: tuple[int, int]) -> None:
    session.prefs.keep("language", language)
    session.dress()
    session.window.resize(*size)
    session.window.show()
    assert session.window.shell is not None
    session.window.shell.go("settings")
    room = session.window.shell.room
    assert isinstance(room, SettingsRoom)
    block = block_of(room, "calls")
    qtbot.waitUntil(lambda: not cut(room), timeout=5000)
    assert not nameless(room)
    assert isinstance(block.editors["meal_ends"], WallTime)
    assert block.editors["meal_ends"].accessibleName()
    dress(session.app)


def test_weights_are_kept_once_they_are_a_whole(room: SettingsRoom, services: Services) -> None:
    block = block_of(room, "scores")
    put(block, "weights.0", "50")
    assert "100" in block.rows["weights.3"].words.text()
    assert services.planner.settings().weights == "40,20,25,15"
    put(block, "weights.1", "10")
    assert services.planner.settings().weights == "50,10,25,15"
    assert block.rows["weights.3"].words.text() == "how content it is with us"
    put(block, "classes.1", "85")
    assert services.planner.settings().classes == "80,60,40"
    put(block, "classes.1", "70")
    assert services.planner.settings().classes == "80,70,40"


def test_clients_may_sit_elsewhere(room: SettingsRoom, services: Services) -> None:
    block = block_of(room, "places")
    for name, value in (("country", "MX"), ("zone", "America/Mexico_City")):
        block.editors[name].set_value(value)
        block.editors[name].changed.emit(value)
        assert getattr(services.planner.settings(), name) == value
