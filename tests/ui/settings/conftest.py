"""A window with the settings in front."""

import pytest
from pytestqt.qtbot import QtBot

from ui.session import Session
from ui.settings.room import SettingsRoom


@pytest.fixture
def room(session: Session, qtbot: QtBot) -> SettingsRoom:
    session.window.resize(1440, 900)
    with qtbot.waitActive(session.window):
        session.window.show()
        session.window.activateWindow()
    shell = session.window.shell
    assert shell is not None
    shell.go("settings")
    made = shell.room
    assert isinstance(made, SettingsRoom)
    return made
