"""The second and third page: gates, passphrase, recovery sheet, backups, papers, look; and the filter."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aedesk import door
from aedesk.domain.errors import UserError
from tests.builders import PASSPHRASE, client
from tests.ui.conftest import Answers
from tests.ui.houses import services_of
from tests.ui.names import nameless
from ui.lock import LockPage
from ui.session import Session
from ui.settings.backups import BackupsBlock
from ui.settings.gates import GatesBlock
from ui.settings.look import LookBlock
from ui.settings.papers import PapersBlock, SealSheet
from ui.settings.room import SettingsRoom
from ui.settings.security import PassphraseSheet, RecoverySheet, SecurityBlock
from ui.widgets.sheet import ModalSheet


def sheet_of(session: Session) -> ModalSheet:
    return next(each for each in session.window.findChildren(ModalSheet) if each.isVisible())


def go(room: SettingsRoom, code: str) -> None:
    room.nav.choose(room.nav.rows.place_of(code))


def test_only_five_gates_have_a_switch(room: SettingsRoom, session: Session) -> None:
    go(room, "gates")
    block = room.blocks["gates"]
    assert isinstance(block, GatesBlock)
    assert sorted(block.switches) == [1, 6, 8, 9, 20]
    assert block.note.text() == "all off, as the workflow asks"
    block.switches[6].click()
    block.switches[20].click()
    assert services_of(session).agency.get().overrides == "6,20"
    assert block.note.text() == "2 may be passed"
    assert next(each for each in room.sections if each.code == "gates").mark == "2 open"
    block.switches[6].click()
    assert services_of(session).agency.get().overrides == "20"


def test_the_passphrase_is_changed_only_with_the_old_one(room: SettingsRoom, session: Session, qtbot: QtBot) -> None:
    go(room, "security")
    block = room.blocks["security"]
    assert isinstance(block, SecurityBlock)
    block.change.click()
    sheet = sheet_of(session)
    assert isinstance(sheet, PassphraseSheet)
    assert not nameless(sheet.card)
    new = "four quiet herons today"
    for line, typed in ((sheet.old, "wrong one"), (sheet.one, "short"), (sheet.two, "short")):
        line.setText(typed)
    sheet.go.click()
    assert sheet.fields["one"].failed
    sheet.one.setText(new)
    sheet.go.click()
    assert sheet.fields["two"].failed
    sheet.two.setText(new)
    sheet.go.click()
    qtbot.waitUntil(lambda: sheet.fields["old"].failed, timeout=10000)
    sheet.old.setText(PASSPHRASE)
    with qtbot.waitSignal(sheet.closed, timeout=10000):
        sheet.go.click()
    door.proves(session.paths, new)
    with pytest.raises(UserError, match="wrong_passphrase"):
        door.proves(session.paths, PASSPHRASE)


def test_a_new_recovery_sheet_must_be_printed_or_saved(
    room: SettingsRoom, session: Session, answers: Answers, tmp_path: Path
) -> None:
    go(room, "security")
    block = room.blocks["security"]
    assert isinstance(block, SecurityBlock)
    answers.yes = False
    block.sheet.click()
    assert not any(isinstance(each, RecoverySheet) for each in session.window.children())
    answers.yes = True
    block.sheet.click()
    sheet = sheet_of(session)
    assert isinstance(sheet, RecoverySheet)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert not sheet.finish.isEnabled()
    sheet.keeper.setText("Bo Marek")
    sheet.print.click()
    assert answers.printed[0][0].startswith(b"%PDF")
    assert sheet.finish.isEnabled()
    code = sheet._code
    sheet.finish.click()
    assert door.with_recovery(session.paths, code).key == session.key
    assert session.prefs.text("keeper") == "Bo Marek"


def test_the_desk_locks_after_the_chosen_minutes(room: SettingsRoom, session: Session) -> None:
    go(room, "security")
    block = room.blocks["security"]
    assert isinstance(block, SecurityBlock)
    block.minutes.part(30).click()
    assert services_of(session).agency.get().lock_minutes == 30
    assert session.upkeep.idle is not None
    assert session.upkeep.idle.minutes == 30


def test_a_backup_is_made_in_the_background_and_put_back(
    room: SettingsRoom, session: Session, answers: Answers, qtbot: QtBot
) -> None:
    go(room, "backups")
    block = room.blocks["backups"]
    assert isinstance(block, BackupsBlock)
    assert block.said.text() == "No backup yet."
    assert not block.put_back.isEnabled()
    QTest.keyClick(room, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(block.list.rows.rows), timeout=20000)
    qtbot.waitUntil(block.now.isEnabled, timeout=20000)
    said = block.list.rows.data(block.list.rows.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("12 Mar 09:20, today, by hand, 1 client, 2 jobs, 0 estimates")
    assert said.endswith("verified")
    assert next(each for each in room.sections if each.code == "backups").mark == "verified"
    services_of(session).clients.register(client("Registered afterwards"))
    block.list.choose(0)
    answers.yes = False
    block.put_back.click()
    assert session.desk is not None
    answers.yes = True
    block.put_back.click()
    assert answers.asked[-1] == "Restore this backup?"
    assert isinstance(session.window.centralWidget(), LockPage)
    session.enter(door.with_passphrase(session.paths, PASSPHRASE))
    qtbot.waitUntil(lambda: session.desk is not None and session.desk.ready, timeout=15000)
    assert [row.short_name for row in services_of(session).clients.rows()] == ["Larkwheel Cycles"]


def test_papers_and_seal(room: SettingsRoom, session: Session, answers: Answers, tmp_path: Path) -> None:
    go(room, "papers")
    block = room.blocks["papers"]
    assert isinstance(block, PapersBlock)
    block.paper_size.part("Letter").click()
    block.language.activated.emit(block.language._values.index("es"))
    agency = services_of(session).agency.get()
    assert (agency.paper_size, agency.paper_language) == ("Letter", "es")
    answers.file = tmp_path / "seal.cer"
    block.export.click()
    assert answers.file.read_bytes() == services_of(session).agency.certificate()
    seal = services_of(session).agency.seal()
    assert seal.fingerprint in block.seal_row.words.text()
    answers.file.write_bytes(b"nonsense")
    block.take.click()
    sheet = sheet_of(session)
    assert isinstance(sheet, SealSheet)
    sheet.password.setText("x")
    sheet.go.click()
    assert sheet.fields["password"].failed
    assert services_of(session).agency.seal() == seal


def test_language_and_theme_build_the_window_anew_in_the_same_place(
    room: SettingsRoom, session: Session, qtbot: QtBot
) -> None:
    go(room, "look")
    block = room.blocks["look"]
    assert isinstance(block, LookBlock)
    block.language.part("zh").click()
    qtbot.waitUntil(lambda: session.window.shell is not None and session.window.shell.room is not room)
    assert session.window.shell is not None
    again = session.window.shell.room
    assert isinstance(again, SettingsRoom)
    assert again.title == "设置"
    assert again.keep() == "look"
    look = again.blocks["look"]
    assert isinstance(look, LookBlock)
    look.motion.click()
    assert not session.prefs.motion


def test_ctrl_f_finds_a_setting(room: SettingsRoom) -> None:
    room.to_filter()
    room.search.setText("fingerpr")
    assert room.stack.currentWidget() is room.none
    room.search.setText("recovery")
    assert [each.code for each in room.nav.rows.rows] == ["security"]
    block = room.blocks["security"]
    assert isinstance(block, SecurityBlock)
    assert block.sheet.isVisible()
    assert not block.change.isVisible()
    room.search.setText("tax rate")
    room.search.setText("taxes")
    assert [each.code for each in room.nav.rows.rows] == ["numbers"]
    QTest.keyClick(room.search, Qt.Key.Key_Escape)
    assert len(room.nav.rows.rows) == len(room.sections)
    assert block.sheet.isVisibleTo(block)
    assert block.change.isVisibleTo(block)


def test_enter_goes_into_a_section(room: SettingsRoom, session: Session) -> None:
    room.nav.setFocus()
    go(room, "look")
    QTest.keyClick(room.nav, Qt.Key.Key_Return)
    block = room.blocks["look"]
    focus = session.app.focusWidget()
    assert focus is not None
    assert block.isAncestorOf(focus)
