"""Every room in the window: names for the keyboard's parts, nothing cut in any language, no stray windows."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aedesk import door
from aedesk.paths import Paths
from tests.builders import PASSPHRASE
from tests.ui.conftest import MakeSession, dress
from tests.ui.names import cut, nameless, strays
from ui.rooms import ROWS
from ui.session import Session
from ui.window import LEAST

RAIL = [row.code for row in ROWS if row.rail]
WIDE_ENOUGH = QSize(*LEAST)


def opened(make_session: MakeSession, paths: Paths, qtbot: QtBot) -> Session:
    session = make_session(paths)
    session.begin(door.with_passphrase(paths, PASSPHRASE))
    qtbot.waitUntil(lambda: session.desk is not None and session.desk.ready, timeout=15000)
    return session


@pytest.mark.parametrize("language", ["zh", "en", "es"])
@pytest.mark.parametrize("code", RAIL)
def test_a_room_speaks_and_fits(
    make_session: MakeSession, desk_paths: Paths, qtbot: QtBot, qapp: QApplication, language: str, code: str
) -> None:
    dress(qapp, language)
    session = opened(make_session, desk_paths, qtbot)
    shell = session.window.shell
    assert shell is not None
    shell.go(code)
    for size in (LEAST, (1280, 800), (1440, 900)):
        session.window.resize(*size)
        qtbot.wait(1)
        assert (session.window.width(), session.window.height()) == size
        least = session.window.minimumSizeHint()
        assert least.width() <= WIDE_ENOUGH.width(), (code, least)
        assert least.height() <= WIDE_ENOUGH.height(), (code, least)
        assert nameless(session.window) == []
        assert cut(session.window) == []
    assert strays(session.window) == []


@pytest.mark.parametrize("language", ["zh", "es"])
def test_large_text_fits_too(
    make_session: MakeSession, desk_paths: Paths, qtbot: QtBot, qapp: QApplication, language: str
) -> None:
    dress(qapp, language)
    session = make_session(desk_paths)
    session.prefs.keep("language", language)
    session.prefs.keep("text_percent", 130)
    session.dress()
    session.begin(door.with_passphrase(desk_paths, PASSPHRASE))
    qtbot.waitUntil(lambda: session.desk is not None and session.desk.ready, timeout=15000)
    session.window.resize(1440, 900)
    shell = session.window.shell
    assert shell is not None
    for code in RAIL:
        shell.go(code)
        qtbot.wait(1)
        assert cut(shell) == [], code
