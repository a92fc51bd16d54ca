"""The window: rooms, keys, palette, undo, language and theme by rebuilding, closing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aedesk import door, words
from aedesk.domain.errors import UserError
from tests.builders import PASSPHRASE, client
from tests.ui.conftest import Answers, MakeSession
from tests.ui.names import name_of, nameless, strays
from ui import keys, rooms, theme
from ui.desk import Desk
from ui.keys_sheet import show as show_keys
from ui.palette import Palette
from ui.room import Command, Room
from ui.session import Session
from ui.widgets.focus import FocusRing
from ui.widgets.sheet import ModalSheet
from ui.widgets.toast import Toast
from ui.window import Shell


class PlainRoom(Room):
    """A room that only counts."""

    title = "Plain"
    primary = "New thing"
    state_line = "nothing to see"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.heard: list[frozenset[str]] = []
        self.opened: list[object] = []
        self.made = 0
        self.stays = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Plain")

    def reload(self, kinds: frozenset[str]) -> None:
        self.heard.append(kinds)

    def open(self, what: object) -> None:
        self.opened.append(what)

    def new(self) -> None:
        self.made += 1

    def leave(self) -> bool:
        return not self.stays

    def keep(self) -> object:
        return self.made

    def restore(self, kept: object) -> None:
        assert isinstance(kept, int)
        self.made = kept

    def commands(self) -> list[Command]:
        return [Command("Count the spoons", self.new, "Ctrl N")]

    def shortcuts(self) -> list[tuple[str, str]]:
        return [("I", "Inspector on and off")]


@pytest.fixture(autouse=True)
def plain_rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rooms that cost nothing, in place of the real ones."""
    monkeypatch.setattr(rooms, "make", lambda code, desk: PlainRoom(desk))


def shell_of(session: Session) -> Shell:
    shell = session.window.shell
    assert shell is not None
    return shell


def room_of(session: Session) -> PlainRoom:
    room = shell_of(session).room
    assert isinstance(room, PlainRoom)
    return room


def press(qtbot: QtBot, session: Session, text: str) -> None:
    """Press a key of the window."""
    from PySide6.QtGui import QKeySequence

    combination = QKeySequence(text)[0]
    target = QApplication.focusWidget() or session.window
    qtbot.keyClick(target, combination.key(), combination.keyboardModifiers())


def test_it_opens_in_jobs(session: Session) -> None:
    assert shell_of(session).code == "jobs"
    assert session.window.windowTitle() == "AE Desk"
    assert nameless(session.window) == []
    assert strays(session.window) == []


def test_rooms_by_keys(session: Session, qtbot: QtBot) -> None:
    shell = shell_of(session)
    shell.room.setFocus()
    for text, code in (("Ctrl+3", "clients"), ("Ctrl+1", "today"), ("Ctrl+2", "jobs"), ("Ctrl+,", "settings")):
        press(qtbot, session, text)
        assert shell.code == code
    assert shell.rail.buttons["settings"].accessibleDescription() == "open now"
    assert shell.rail.buttons["jobs"].accessibleDescription() == ""


def test_the_primary_button_and_its_key(session: Session, qtbot: QtBot) -> None:
    shell = shell_of(session)
    assert shell.top.button.words() == "New thing"
    shell.top.button.click()
    press(qtbot, session, "Ctrl+N")
    assert room_of(session).made == 2


def test_a_room_that_must_stay_stays(session: Session) -> None:
    shell = shell_of(session)
    room_of(session).stays = True
    shell.go("clients")
    assert shell.code == "jobs"
    room_of(session).stays = False
    shell.go("clients")
    assert shell.code == "clients"


def test_a_page_keeps_its_rail_item_lit_and_goes_back(session: Session) -> None:
    shell = shell_of(session)
    thing = client().id
    shell.go("client", thing)
    assert room_of(session).opened == [thing]
    assert shell.rail.buttons["clients"].accessibleDescription() == "open now"
    shell.go("estimate", client().id)
    shell.back()
    assert shell.code == "client"
    shell.back()
    assert shell.code == "jobs"


def test_rooms_reload_on_their_topics(session: Session, qtbot: QtBot) -> None:
    shell = shell_of(session)
    shell.go("clients")
    shell.go("jobs")
    desk = session.desk
    assert desk is not None
    with qtbot.waitSignal(desk.bus.changed):
        desk.services.clients.register(client("Moonbamboo Tea"))
    assert any("client" in kinds for kinds in room_of(session).heard)
    hidden = shell._rooms["clients"]
    assert isinstance(hidden, PlainRoom)
    assert hidden.heard == []
    shell.go("clients")
    assert any("client" in kinds for kinds in hidden.heard)


def test_undo_and_redo_by_keys(session: Session, qtbot: QtBot) -> None:
    desk = session.desk
    assert desk is not None
    made = desk.services.clients.register(client("Moonbamboo Tea"))
    made.industry = "tea houses"
    desk.services.clients.save(made)
    press(qtbot, session, "Ctrl+Z")
    assert desk.services.clients.get(made.id).industry == "bicycles"
    toast = session.window.findChild(Toast)
    assert toast.words.startswith("Undone")
    press(qtbot, session, "Ctrl+Shift+Z")
    assert desk.services.clients.get(made.id).industry == "tea houses"


def test_undo_in_the_toast(session: Session) -> None:
    desk = session.desk
    assert desk is not None
    made = desk.services.clients.register(client("Moonbamboo Tea"))
    made.industry = "tea houses"
    desk.services.clients.save(made)
    desk.toast("Saved", desk.services.history.last_undoable())
    session.window.findChild(Toast)._button.click()
    assert desk.services.clients.get(made.id).industry == "bicycles"


def test_the_palette_finds_in_three_scripts(session: Session, qtbot: QtBot) -> None:
    press(qtbot, session, "Ctrl+K")
    palette = session.window.findChild(Palette)
    assert palette.line.hasFocus()
    assert nameless(palette) == []
    for typed, wanted in (("lark", "Larkwheel Cycles"), ("云雀", "Larkwheel Cycles"), ("yq", "Larkwheel Cycles"),
                          ("spring", "Spring city ride, launch materials"), ("fen y", "Fen Yao")):  # fmt: skip
        palette.line.setText(typed)
        assert wanted in [row.title for row in palette._model.rows], typed
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: session.window.findChild(Palette) is None)


def test_the_palette_opens_what_is_marked(session: Session, qtbot: QtBot) -> None:
    press(qtbot, session, "Ctrl+K")
    palette = session.window.findChild(Palette)
    palette.line.setText("spring")
    assert palette.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole).startswith("Spring city ride")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert shell_of(session).code == "job"
    assert len(room_of(session).opened) == 1


def test_the_palette_runs_commands(session: Session, qtbot: QtBot) -> None:
    press(qtbot, session, "Ctrl+K")
    palette = session.window.findChild(Palette)
    palette.line.setText("> spoons")
    assert [row.title for row in palette._model.rows] == ["Do", "Count the spoons"]
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert room_of(session).made == 1


def test_the_palette_walks_only_over_what_can_be_done(session: Session, qtbot: QtBot) -> None:
    press(qtbot, session, "Ctrl+K")
    palette = session.window.findChild(Palette)
    seen = []
    for _ in range(len(palette._model.rows) + 2):
        seen.append(palette._model.rows[palette.list.currentIndex().row()])
        qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    assert all(row.do for row in seen)
    palette.line.setText("zzzzzz")
    assert palette._model.rows[0].do is None
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_the_palette_in_chinese_by_pinyin(session: Session, qtbot: QtBot) -> None:
    session.prefs.keep("language", "zh")
    session.redress()
    qtbot.waitUntil(lambda: shell_of(session).top.search_button.receivers("2clicked()") > 0)
    session.acts.palette()
    palette = session.window.findChild(Palette)
    palette.line.setText("ljsd")
    assert "立即锁定" in [row.title for row in palette._model.rows]


def test_f1_lists_every_key(session: Session, qtbot: QtBot) -> None:
    press(qtbot, session, "F1")
    sheet = session.window.findChild(ModalSheet)
    texts = [each.text() for each in sheet.findChildren(QWidget) if hasattr(each, "text")]
    for key in keys.KEYS:
        assert words._(key.words) in texts
    assert "Inspector on and off" in texts
    sheet.close()


def test_keys_keep_still_under_a_sheet(session: Session, qtbot: QtBot) -> None:
    sheet = show_keys(session.window, [])
    press(qtbot, session, "Ctrl+3")
    assert shell_of(session).code == "jobs"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: session.window.findChild(ModalSheet) is None)
    assert sheet is not None
    press(qtbot, session, "Ctrl+3")
    assert shell_of(session).code == "clients"


def test_f6_walks_the_panes(session: Session, qtbot: QtBot) -> None:
    shell = shell_of(session)
    shell.rail.buttons["today"].setFocus()
    press(qtbot, session, "F6")
    assert shell.top.isAncestorOf(QApplication.focusWidget())
    press(qtbot, session, "F6")
    assert QApplication.focusWidget() is shell.room
    press(qtbot, session, "F6")
    assert shell.rail.isAncestorOf(QApplication.focusWidget())
    press(qtbot, session, "Shift+F6")
    assert QApplication.focusWidget() is shell.room


def test_the_ring_follows_the_keyboard_only(session: Session, qtbot: QtBot) -> None:
    shell = shell_of(session)
    ring = session.window.findChild(FocusRing)
    shell.room.setFocus()
    shell.rail.buttons["today"].setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.around is shell.rail.buttons["today"]
    assert ring.geometry().contains(shell.rail.buttons["today"].geometry())
    shell.rail.buttons["jobs"].setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring.around is None
    qtbot.keyClick(shell.rail.buttons["jobs"], Qt.Key.Key_Tab)
    assert ring.around is shell.rail.buttons["clients"]
    shell.rail.buttons["clients"].hide()
    assert ring.around is not shell.rail.buttons["clients"]


@pytest.mark.parametrize(("language", "jobs"), [("zh", "工作"), ("es", "Trabajos"), ("en", "Jobs")])
def test_another_language_without_a_restart(session: Session, qtbot: QtBot, language: str, jobs: str) -> None:
    shell = shell_of(session)
    shell.go("clients")
    room_of(session).made = 7
    session.prefs.keep("language", language)
    session.redress()
    assert shell_of(session) is not shell
    assert shell_of(session).code == "clients"
    assert room_of(session).made == 7
    assert name_of(shell_of(session).rail.buttons["jobs"]) == jobs
    from PySide6.QtCore import QCoreApplication

    said = QCoreApplication.translate("QPlatformTheme", "Cancel")
    assert said == {"zh": "取消", "es": "Cancelar", "en": "Cancel"}[language]


def test_another_theme_without_a_restart(session: Session) -> None:
    session.prefs.keep("theme", "dark")
    session.redress()
    assert theme.mode() == "dark"
    assert shell_of(session).code == "jobs"


def test_a_draft_that_cannot_be_left_keeps_the_language(session: Session) -> None:
    room_of(session).stays = True
    session.prefs.keep("language", "es")
    session.redress()
    assert words.language() == "en"
    room_of(session).stays = False


def test_closing_makes_a_backup_and_lets_go(session: Session, make_session: MakeSession) -> None:
    session.window.close()
    assert [info.reason for info in door.backups(session.paths)] == ["exit"]
    held = door.hold(session.paths)
    held.release()


def test_the_first_backup_of_the_day(session: Session, qtbot: QtBot) -> None:
    session.upkeep.daily_backup()
    qtbot.waitUntil(lambda: [info.reason for info in door.backups(session.paths)] == ["daily"], timeout=15000)
    session.upkeep.daily_backup()
    assert len(door.backups(session.paths)) == 1


def test_closing_is_refused_by_a_room_that_must_stay(session: Session) -> None:
    room_of(session).stays = True
    assert not session.window.close()
    room_of(session).stays = False


def test_rooms_can_wait_for_the_services(make_session: MakeSession, desk_paths: object, qtbot: QtBot) -> None:
    session = make_session(desk_paths)  # type: ignore[arg-type]
    opened = door.with_passphrase(session.paths, PASSPHRASE)
    assert [card.title for card in opened.cards]
    session.begin(opened)
    desk = session.desk
    assert desk is not None
    with pytest.raises(RuntimeError):
        _ = desk.services
    heard: list[bool] = []
    desk.when_ready(lambda: heard.append(True))
    qtbot.waitUntil(lambda: bool(heard), timeout=15000)
    assert desk.first_cards == opened.cards


def test_a_refusal_is_worded_and_a_bug_reported_once(session: Session, answers: Answers, tmp_path: Path) -> None:
    from ui import crash

    crash.install(session.paths, session.window, answers)
    crash.caught(UserError, UserError("undo_conflict"), None)
    assert session.window.findChild(Toast).words.startswith("It was changed again")
    try:
        raise ValueError("Larkwheel Cycles owes 12,000")
    except ValueError as error:
        crash.caught(ValueError, error, error.__traceback__)
        crash.caught(ValueError, error, error.__traceback__)
    sheets = session.window.findChildren(ModalSheet)
    assert len(sheets) == 1
    answers.file = tmp_path / "report.txt"
    crash._save(crash.text_of(error_of()))
    report = answers.file.read_text()
    assert "test_session.py" in report
    assert "Larkwheel" not in report
    assert "Larkwheel" not in session.paths.log.read_text()
    assert "ValueError" in session.paths.log.read_text()
    sheets[0].close()


def test_nothing_that_is_logged_holds_client_data(session: Session, answers: Answers) -> None:
    import logging

    from ui import crash

    crash.install(session.paths, session.window, answers)
    try:
        raise ValueError("Larkwheel Cycles owes 12,000")
    except ValueError:
        logging.getLogger("aedesk.storage.store").exception("a listener failed after %s", "job.move")
    logging.getLogger("some.library").warning("cannot read %s", "Larkwheel.pdf")
    told = session.paths.log.read_text()
    assert "a listener failed after job.move" in told
    assert "ValueError" in told
    assert "some.library" in told
    assert "Larkwheel" not in told


def error_of() -> BaseException:
    try:
        raise ValueError("Larkwheel Cycles owes 12,000")
    except ValueError as error:
        return error
