"""Reminders: said once and in time, by the tray or by a line, without names while locked, never before the client."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from aedesk.domain.call import Call
from aedesk.domain.care import Promise
from aedesk.services.reminders import KINDS as SERVED
from tests.builders import TODAY, FixedClock, House
from tests.ui.houses import house_of
from ui import reminders
from ui.reminders import KINDS, MINUTES, ON, Reminders
from ui.session import Session
from ui.settings.room import SettingsRoom
from ui.widgets.toast import Toast


@dataclass
class FakeTray:
    said: list[str] = field(default_factory=list)
    left: bool = False
    pressed: Callable[[], None] = lambda: None

    def say(self, title: str, words: str) -> None:
        self.said.append(words)

    def leave(self) -> None:
        self.left = True


@dataclass
class Told:
    """A desk with a call at 10:30, a fake tray, and a clock at 9:20."""

    session: Session
    house: House
    tray: FakeTray
    made: Reminders
    call: Call

    def go(self, **step: float) -> list[str]:
        clock = self.session.clock
        assert isinstance(clock, FixedClock)
        clock.go(**step)
        self.made.tick()
        said, self.tray.said = self.tray.said, []
        return said


@pytest.fixture
def told(session: Session, monkeypatch: pytest.MonkeyPatch) -> Told:
    house, tray = house_of(session), FakeTray()
    client = house.desk.clients.get(house.desk.clients.rows()[0].id)
    at = datetime(2026, 3, 12, 10, 30, tzinfo=UTC)
    call = house.desk.calls.add(Call(client.id, contact_id=client.contacts[0].id, at=at))
    monkeypatch.setattr(reminders, "system_tray", lambda parent: tray)
    monkeypatch.setattr(Reminders.__init__, "__defaults__", (lambda parent: tray,))
    assert session.upkeep.reminders is None  # nothing of it before the first screens are over
    session.upkeep.remind()
    assert session.upkeep.reminders is not None
    return Told(session, house, tray, session.upkeep.reminders, call)


def test_every_kind_has_its_words() -> None:
    assert KINDS.keys() == SERVED.keys()


def test_a_call_is_said_once_in_time_and_a_moved_one_again(told: Told) -> None:
    assert told.go(minutes=59) == []
    assert told.go(minutes=1) == ["Call at 10:30: Fen Yao, Larkwheel Cycles"]
    assert told.go(minutes=1) == []
    told.house.desk.calls.move(told.call.id, at=datetime(2026, 3, 12, 11, tzinfo=UTC))
    assert told.go(minutes=10) == []
    assert told.go(minutes=20) == ["Call at 11:00: Fen Yao, Larkwheel Cycles"]
    told.session.prefs.keep(MINUTES, 30)
    told.house.desk.calls.add(Call(told.call.client_id, at=datetime(2026, 3, 12, 11, 20, tzinfo=UTC)))
    assert told.go(minutes=1) == ["Call at 11:20: Larkwheel Cycles"]


@pytest.mark.qt_log_ignore("does not support raise", "systemTrayWindowChanged")
def test_while_locked_it_says_when_and_not_whom(told: Told, qtbot: QtBot) -> None:
    told.house.desk.care.promise(Promise(told.call.client_id, "two samples for the lid", TODAY))
    told.session.lock()
    assert all(not one.who and not one.about and one.client_id is None for one in told.made.kept)
    assert told.go(minutes=60) == ["Something promised is due today\nA call at 10:30"]
    told.tray.pressed()  # brings the window, goes nowhere
    assert told.session.window.shell is None


def test_without_a_tray_a_quiet_line_says_it(session: Session, qtbot: QtBot) -> None:
    said: list[str] = []
    house = house_of(session)
    house.desk.calls.add(Call(house.desk.clients.rows()[0].id, at=session.clock.now() + timedelta(minutes=5)))
    made = Reminders(QObject(session), session.prefs, session.clock, said.append, lambda parent: None)
    assert session.desk is not None
    made.open(session.desk)
    assert said == ["Call at 09:25: Larkwheel Cycles"]
    session.say(said[0])
    assert session.window.findChild(Toast) is not None
    made.stop()


def test_nothing_is_said_before_the_client_nor_when_it_is_over(told: Told) -> None:
    looking = [True]
    told.made.silent = lambda: looking[0]
    assert told.go(minutes=65) == []
    looking[0] = False
    assert told.go(minutes=1) == ["Call at 10:30: Fen Yao, Larkwheel Cycles"]  # as soon as they are gone
    told.house.desk.calls.move(told.call.id, at=datetime(2026, 3, 12, 11, tzinfo=UTC))
    assert told.go(hours=3) == []  # the laptop slept


@pytest.mark.qt_log_ignore("does not support raise", "systemTrayWindowChanged")
def test_a_press_brings_the_window_and_the_call(told: Told) -> None:
    told.go(minutes=60)
    told.tray.pressed()
    shell = told.session.window.shell
    assert shell is not None
    assert shell.code == "calls"


def test_it_is_turned_off_and_on_in_the_settings(told: Told) -> None:
    shell = told.session.window.shell
    assert shell is not None
    shell.go("settings")
    room = shell.room
    assert isinstance(room, SettingsRoom)
    room._page(4)
    block = room.blocks["reminders"]
    block.on.setChecked(False)  # type: ignore[attr-defined]
    assert not told.session.prefs.flag(ON, True)
    assert told.go(minutes=60) == []
    assert (told.tray.left, told.made.kept) == (True, ())
    block.on.setChecked(True)  # type: ignore[attr-defined]
    assert told.go(minutes=1) == ["Call at 10:30: Fen Yao, Larkwheel Cycles"]
    block.minutes.setText("99")  # type: ignore[attr-defined]
    block.minutes.left.emit()  # type: ignore[attr-defined]
    assert told.session.prefs.number(MINUTES, 10) == 10


@pytest.mark.qt_log_ignore("does not support raise", "systemTrayWindowChanged")
def test_the_real_tray_comes_and_goes(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    tray = reminders.SystemTray(session)
    pressed: list[bool] = []
    tray.pressed = lambda: pressed.append(True)
    tray._menu.actions()[0].trigger()
    tray.say("AE Desk", "x")
    tray.leave()
    assert pressed == [True]
    assert reminders.system_tray(session) is None  # there is none off the screen
