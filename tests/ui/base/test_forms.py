"""Half-filled forms: Esc and closing ask, a lock keeps what was typed, a change of theme waits."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aedesk import door
from tests.builders import PASSPHRASE
from tests.ui.conftest import Answers
from ui.desk import Desk
from ui.forms import FormSheet
from ui.session import Session
from ui.widgets.fields import Check, Choice, DateEdit, Line, LongText, Segments
from ui.widgets.lines import Line as Secret


class Sheet(FormSheet):
    """One field of every kind."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "A form", "Save it")
        self.line, self.words, self.day = Line("before"), LongText(), DateEdit(clock=desk.clock)
        self.choice = Choice([(1, "one"), (2, "two")])
        self.ways = Segments([("a", "this"), ("b", "that")])
        self.tick = Check("Tick")
        self.secret = Secret()
        self.secret.setEchoMode(Secret.EchoMode.Password)
        for name in ("line", "words", "day", "choice", "ways", "tick", "secret"):
            self.body.addWidget(self.field(name, name, getattr(self, name)))
        self.finish()

    def save(self) -> None:
        self.kept_words = "Saved"


def opened(session: Session) -> Sheet:
    assert session.desk is not None
    sheet = Sheet(session.desk)
    sheet.open()
    return sheet


def fill(sheet: Sheet) -> None:
    sheet.line.setText("after")
    sheet.words.setPlainText("two\nlines")
    sheet.day.setText("2026-04-01")
    sheet.choice.set_value(2)
    sheet.ways.part("b").click()
    sheet.tick.click()
    sheet.secret.setText("nobody may keep this")


def test_an_untouched_form_closes_at_once(session: Session, qtbot: QtBot, answers: Answers) -> None:
    sheet = opened(session)
    sheet.secret.setText("not even this is asked about")
    qtbot.keyClick(sheet.line, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert answers.asked == []


@pytest.mark.parametrize("field", ["line", "words", "day", "choice", "ways", "tick"])
def test_esc_asks_before_anything_typed_is_lost(session: Session, qtbot: QtBot, answers: Answers, field: str) -> None:
    sheet = opened(session)
    before = {name: getattr(sheet, name) for name in ("line", "words", "day", "choice", "ways", "tick")}
    {
        "line": lambda: before["line"].setText("x"),
        "words": lambda: before["words"].setPlainText("x"),
        "day": lambda: before["day"].setText("+1"),
        "choice": lambda: before["choice"].set_value(2),
        "ways": lambda: before["ways"].part("b").click(),
        "tick": lambda: before["tick"].click(),
    }[field]()
    answers.yes = False
    qtbot.keyClick(sheet.line, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    sheet.cancel.click()
    assert sheet.isVisible()
    answers.yes = True
    sheet.cancel.click()
    assert not sheet.isVisible()
    assert answers.asked == ["Throw away what you typed?"] * 3


def test_the_window_stays_for_a_half_filled_form(session: Session, answers: Answers) -> None:
    sheet = opened(session)
    fill(sheet)
    answers.yes = False
    assert not session.window.close()
    assert session.desk is not None
    answers.yes = True
    assert session.window.close()
    assert session.desk is None


def test_a_lock_keeps_what_was_typed_but_no_secret(session: Session, qtbot: QtBot, answers: Answers) -> None:
    fill(opened(session))
    session.lock()
    assert answers.asked == []  # a lock asks nobody
    session.enter(door.with_passphrase(session.paths, PASSPHRASE))
    qtbot.waitUntil(lambda: session.desk is not None and session.desk.ready, timeout=15000)
    sheet = opened(session)
    assert (sheet.line.value(), sheet.words.value(), str(sheet.day.date())) == ("after", "two\nlines", "2026-04-01")
    assert (sheet.choice.value(), sheet.ways.value(), sheet.tick.value()) == (2, "b", True)
    assert sheet.secret.text() == ""
    assert sheet.half_filled
    sheet.submit()
    assert not sheet.isVisible()
    assert opened(session).line.value() == "before"


def test_the_systems_theme_waits_for_the_form(session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    from ui import theme

    session.prefs.keep("theme", "system")
    sheet = opened(session)
    fill(sheet)
    monkeypatch.setattr(theme, "resolve", lambda mode: "dark" if mode == "system" else mode)
    session._system_theme()
    assert sheet.isVisible()
    assert theme.mode() == "light"
    sheet.submit()
    qtbot.waitUntil(lambda: theme.mode() == "dark", timeout=5000)


def test_a_save_that_changed_nothing_offers_no_undo(session: Session) -> None:
    from ui.widgets.toast import Toast

    assert session.desk is not None
    services = session.desk.services
    client = services.clients.get(services.clients.rows()[0].id)
    client.industry = "Bicycles"
    services.clients.save(client)
    assert services.history.just_done() == services.history.last_undoable() is not None
    services.clients.save(services.clients.get(client.id))
    assert services.history.just_done() is None
    sheet = opened(session)
    sheet.submit()
    toast = session.window.findChild(Toast)
    assert toast.words == "Saved"
    assert not toast._button.isVisible()
