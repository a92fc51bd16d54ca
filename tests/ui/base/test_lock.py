"""Locking and unlocking: nothing readable stays, every failure has its sentence and its way out."""

import json
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from aedesk import door
from aedesk.paths import Paths
from tests.builders import PASSPHRASE, FixedClock
from tests.ui.base.test_session import PlainRoom, plain_rooms, press, room_of, shell_of
from tests.ui.conftest import MakeSession
from tests.ui.names import cut, nameless
from ui.first_run.renewal import Renewal
from ui.idle import Idle
from ui.lock import LockPage
from ui.recover import RecoverPage
from ui.restore import RestorePage
from ui.session import Session

__all__ = ["plain_rooms"]


def page_of(session: Session) -> LockPage:
    page = session.window.centralWidget()
    assert isinstance(page, LockPage)
    return page


def unlock(session: Session, qtbot: QtBot, passphrase: str = PASSPHRASE) -> None:
    page = page_of(session)
    page.line.setText(passphrase)
    qtbot.keyClick(page.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._busy is None, timeout=15000)


def locked(make_session: MakeSession, paths: Paths) -> Session:
    session = make_session(paths)
    session.begin(None)
    return session


def everything_said(session: Session) -> str:
    texts = [label.text() for label in session.window.findChildren(QLabel)]
    names = [each.accessibleName() for each in session.window.findChildren(QLabel)]
    return " ".join([session.window.windowTitle(), QApplication.applicationDisplayName(), *texts, *names])


def test_lock_key_leaves_nothing_readable(session: Session, qtbot: QtBot) -> None:
    room_of(session).made = 3
    shell_of(session).go("clients")
    room_of(session).made = 5
    press(qtbot, session, "Ctrl+Shift+L")
    page = page_of(session)
    assert session.desk is None
    assert session.key is None
    qtbot.waitUntil(lambda: session.window.findChild(PlainRoom) is None)
    assert "Larkwheel" not in everything_said(session)
    assert "Tern & Quill" in everything_said(session)
    assert session.window.windowTitle() == "AE Desk"
    assert nameless(page) == []
    assert cut(page) == []
    assert page.line.hasFocus()
    unlock(session, qtbot)
    assert shell_of(session).code == "clients"
    assert room_of(session).made == 5


def test_it_locks_under_an_open_sheet_too(session: Session, qtbot: QtBot) -> None:
    from ui.keys_sheet import show
    from ui.widgets.sheet import ModalSheet

    show(session.window, [])
    press(qtbot, session, "Ctrl+Shift+L")
    page_of(session)
    qtbot.waitUntil(lambda: session.window.findChild(ModalSheet) is None)


def test_a_room_that_fails_to_save_does_not_stop_the_lock(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> bool:
        raise RuntimeError("no room for the draft")

    monkeypatch.setattr(room_of(session), "leave", fails)
    with pytest.raises(RuntimeError):
        session.lock()
    page_of(session)
    assert session.key is None


def idle_of(session: Session) -> tuple[Idle, FixedClock]:
    assert session.upkeep.idle is not None
    assert isinstance(session.clock, FixedClock)
    return session.upkeep.idle, session.clock


def pass_time(session: Session, seconds: int) -> None:
    """Let the clock run as it does while the laptop is awake."""
    for _ in range(0, seconds, 5):
        if session.upkeep.idle is None:
            return
        idle, clock = idle_of(session)
        clock.go(seconds=5)
        idle.tick()


def test_idle_time_locks_and_says_since_when(session: Session) -> None:
    pass_time(session, 9 * 60 + 55)
    assert session.window.shell is not None
    event = QMouseEvent(
        QEvent.Type.MouseButtonPress, QPointF(5, 5), QPointF(5, 5), Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(shell_of(session), event)
    pass_time(session, 9 * 60 + 55)
    assert session.window.shell is not None
    pass_time(session, 10)
    page_of(session)
    assert "after 10 minutes away" in everything_said(session)


def test_the_idle_time_of_the_agency_counts(session: Session, qtbot: QtBot) -> None:
    desk = session.desk
    assert desk is not None
    agency = desk.services.agency.get()
    agency.lock_minutes = 5
    with qtbot.waitSignal(desk.bus.changed):
        desk.services.agency.save(agency)
    pass_time(session, 5 * 60 + 5)
    page_of(session)


def test_sleep_locks(session: Session) -> None:
    idle, clock = idle_of(session)
    clock.at += timedelta(minutes=2)  # no tick for two minutes: the laptop slept
    idle.tick()
    page_of(session)


def test_the_systems_own_sleep_signal_locks(session: Session) -> None:
    idle, _clock = idle_of(session)
    if idle._bus is None:
        pytest.skip("this Qt has no D-Bus")
    idle._bus.prepare(True)
    page_of(session)


def test_wrong_passphrase(make_session: MakeSession, desk_paths: Paths, qtbot: QtBot) -> None:
    session = locked(make_session, desk_paths)
    page = page_of(session)
    qtbot.keyClick(page.line, Qt.Key.Key_Return)
    assert page.field.note.text() == "Type the passphrase."
    unlock(session, qtbot, "seven herons on the floor")
    assert page.field.note.text().startswith("This is not the passphrase of this desk.")
    assert page.line.selectedText()
    assert not page.line.isReadOnly()  # it can be typed anew
    assert page.button.isEnabled()
    assert not page.restore.isVisible()
    unlock(session, qtbot)
    assert session.window.shell is not None


def test_empty_database(make_session: MakeSession, desk_paths: Paths, qtbot: QtBot) -> None:
    desk_paths.database.write_bytes(b"")
    session = locked(make_session, desk_paths)
    unlock(session, qtbot)
    page = page_of(session)
    assert page.field.note.text() == "The database file is empty. Restore a backup."
    assert page.restore.isVisible()
    assert desk_paths.database.read_bytes() == b""


def test_missing_database(make_session: MakeSession, desk_paths: Paths, qtbot: QtBot) -> None:
    desk_paths.database.unlink()
    session = locked(make_session, desk_paths)
    page = page_of(session)
    assert page.field.note.text() == "The database is missing. Restore a backup."
    assert page.restore.isVisible()


def test_damaged_database(make_session: MakeSession, desk_paths: Paths, qtbot: QtBot) -> None:
    data = bytearray(desk_paths.database.read_bytes())
    data[100:4000] = b"x" * 3900
    desk_paths.database.write_bytes(bytes(data))
    session = locked(make_session, desk_paths)
    unlock(session, qtbot)
    page = page_of(session)
    assert "damaged" in page.field.note.text()
    assert page.restore.isVisible()
    assert desk_paths.database.read_bytes() == bytes(data)


def test_newer_database(make_session: MakeSession, desk_paths: Paths, qtbot: QtBot) -> None:
    from aedesk.storage import opening, vault

    key = vault.open_with_passphrase(desk_paths.vault, PASSPHRASE)
    con = opening.connect(desk_paths.database, key)
    con.execute("PRAGMA user_version=999")
    con.close()
    session = locked(make_session, desk_paths)
    unlock(session, qtbot)
    assert "newer version" in page_of(session).field.note.text()
    assert not page_of(session).restore.isVisible()


def test_damaged_key_file_and_its_second_copy(make_session: MakeSession, desk_paths: Paths, qtbot: QtBot) -> None:
    desk_paths.vault.write_text("{broken")
    session = locked(make_session, desk_paths)
    page = page_of(session)
    assert "key file is damaged" in page.field.note.text()
    assert page.restore.isVisible()
    assert page.spare.isVisible()
    page.spare.click()
    unlock(session, qtbot)
    assert session.window.shell is not None


def test_missing_key_file(make_session: MakeSession, desk_paths: Paths, qtbot: QtBot) -> None:
    desk_paths.vault.unlink()
    session = locked(make_session, desk_paths)
    assert "key file is missing" in page_of(session).field.note.text()


def test_key_file_of_a_newer_version(make_session: MakeSession, desk_paths: Paths) -> None:
    vault = json.loads(desk_paths.vault.read_text())
    vault["format"] = 99
    desk_paths.vault.write_text(json.dumps(vault))
    session = locked(make_session, desk_paths)
    assert page_of(session).field.failed


def test_already_open(make_session: MakeSession, desk_paths: Paths, qtbot: QtBot) -> None:
    other = door.hold(desk_paths)
    from tests.ui.conftest import Answers
    from ui.session import Session as Plain

    session = Plain(QApplication.instance(), desk_paths, FixedClock(), Answers())
    session.begin(None)
    unlock(session, qtbot)
    assert page_of(session).field.note.text().startswith("This desk is already open")
    other.release()
    unlock(session, qtbot)
    assert session.window.shell is not None
    session.window.close()


def test_the_keyring_has_its_button_and_its_answer(
    make_session: MakeSession, desk_paths: Paths, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from aedesk.domain.errors import UserError

    def missing(_paths: Paths) -> door.Opened:
        raise UserError("keyring_missing")

    monkeypatch.setattr(door, "ways", lambda _paths: frozenset({"passphrase", "keyring"}))
    monkeypatch.setattr(door, "with_keyring", missing)
    session = locked(make_session, desk_paths)
    page = page_of(session)
    page.by_keyring()
    qtbot.waitUntil(lambda: page._busy is None, timeout=15000)
    assert "Type the passphrase" in page.field.note.text()


def test_the_recovery_sheet_opens_and_is_renewed(
    make_session: MakeSession, desk_paths: Paths, desk_template: tuple[object, str], qtbot: QtBot
) -> None:
    code = desk_template[1]
    session = locked(make_session, desk_paths)
    page_of(session).sheet.click()
    page = session.window.centralWidget()
    assert isinstance(page, RecoverPage)
    assert nameless(page) == []
    lines = code.splitlines()
    wrong = lines[2][:3] + ("7" if lines[2][3] != "7" else "8") + lines[2][4:]
    page.code.setPlainText("\n".join([*lines[:2], wrong, lines[3]]))
    page.open()
    qtbot.waitUntil(lambda: page.button.isEnabled(), timeout=15000)
    assert page.field.note.text() == "Line 3 has a typing error. Compare it with the sheet."
    page.code.setPlainText(code.lower().replace(" ", ""))
    page.open()
    qtbot.waitUntil(lambda: isinstance(session.window.centralWidget(), Renewal), timeout=15000)
    renewal = session.window.centralWidget()
    assert isinstance(renewal, Renewal)
    renewal.step.one.setText("copper anchors under nine moons")  # type: ignore[union-attr]
    renewal.step.two.setText("copper anchors under nine moons")  # type: ignore[union-attr]
    renewal.next()
    qtbot.waitUntil(lambda: renewal.at == 1 and not renewal.busy, timeout=15000)
    assert renewal.draft.code != code
    renewal.step.have.setChecked(True)  # type: ignore[union-attr]
    renewal.next()
    assert session.window.shell is not None
    qtbot.waitUntil(lambda: session.desk is not None and session.desk.ready, timeout=15000)
    session.lock()
    unlock(session, qtbot)
    assert page_of(session).field.failed
    unlock(session, qtbot, "copper anchors under nine moons")
    assert session.window.shell is not None


def test_a_backup_brings_the_desk_back(session: Session, desk_paths: Paths, qtbot: QtBot) -> None:
    desk = session.desk
    assert desk is not None
    desk.services.backups.make("hand")
    session.lock()
    desk_paths.database.write_bytes(b"")
    unlock(session, qtbot)
    page_of(session).restore.click()
    page = session.window.centralWidget()
    assert isinstance(page, RestorePage)
    assert nameless(page) == []
    assert "1 client, 2 jobs, 0 estimates" in page.which_field.note.text()
    page.line.setText("not this one, sorry")
    page.restore()
    qtbot.waitUntil(lambda: page.button.isEnabled(), timeout=15000)
    assert page.field.failed
    page.line.setText(PASSPHRASE)
    page.restore()
    qtbot.waitUntil(lambda: session.window.shell is not None, timeout=15000)
    qtbot.waitUntil(lambda: session.desk is not None and session.desk.ready, timeout=15000)
    assert len(session.desk.services.clients.rows()) == 1  # type: ignore[union-attr]


@pytest.mark.parametrize("language", ["zh", "en", "es"])
def test_the_lock_page_changes_its_language(make_session: MakeSession, desk_paths: Paths, language: str) -> None:
    session = locked(make_session, desk_paths)
    page_of(session).line.setText("half a passphr")
    page_of(session)._choose_language(language)
    page = page_of(session)
    assert page.line.text() == "half a passphr"
    assert page.field.label.text() == {"zh": "口令", "en": "Passphrase", "es": "Contraseña"}[language]
    session.window.resize(1000, 600)
    assert cut(page) == []
