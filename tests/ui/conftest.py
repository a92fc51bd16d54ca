"""What every test of the window needs: a dressed application, answers instead of dialogs, a session on a real desk."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from aedesk import door, words
from aedesk.app import create_desk
from aedesk.paths import Paths
from tests.builders import PASSPHRASE, FixedClock, agency_with_people
from ui import crash, tasks, theme
from ui import format as fmt
from ui.ask import Ask
from ui.prefs import Prefs
from ui.session import Session

MEMORY = 8192


@dataclass
class Answers(Ask):
    """Answers instead of asking; keeps what was asked and printed."""

    file: Path | None = None
    yes: bool = True
    said: str | None = "because the client asked"
    asked: list[str] = field(default_factory=list)
    printed: list[tuple[bytes, str]] = field(default_factory=list)
    window: QWidget | None = None

    def open_file(self, title: str, patterns: tuple[str, ...] = ()) -> Path | None:
        self.asked.append(title)
        return self.file

    def save_file(self, title: str, name: str, patterns: tuple[str, ...] = ()) -> Path | None:
        self.asked.append(title)
        return self.file

    def folder(self, title: str) -> Path | None:
        self.asked.append(title)
        return self.file

    def confirm(self, title: str, words: str, yes: str, *, danger: bool = False, no: str = "") -> bool:
        self.asked.append(title)
        return self.yes

    def words(self, title: str, label: str, yes: str, text: str = "", *, must: bool = True) -> str | None:
        self.asked.append(title)
        return self.said

    def print_pdf(self, pdf: bytes, name: str) -> bool:
        self.printed.append((pdf, name))
        return True


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """English, light, 100 %; whatever a test changes is put back."""
    dress(qapp)
    fmt.use(FixedClock())
    yield
    tasks.wait(5000)
    crash.uninstall()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    dress(qapp)


def dress(app: QApplication, language: str = "en", mode: str = "light", scale: float = 1.0) -> None:
    """Dress the application for a test."""
    words.use(language)
    theme.use(app, mode, language, scale)


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture(scope="session")
def desk_template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A desk behind a passphrase, with an agency, one client and two jobs; and its recovery code."""
    folder = tmp_path_factory.mktemp("desk-template") / "desk"
    services, code = create_desk(Paths(folder), PASSPHRASE, FixedClock(), memory_kib=MEMORY)
    house = agency_with_people(services)
    client = house.client()
    house.job(client)
    house.job(client, "Spring city ride, launch materials")
    services.close()
    return folder, code


@pytest.fixture
def desk_paths(tmp_path: Path, desk_template: tuple[Path, str]) -> Paths:
    """The files of a locked desk."""
    shutil.copytree(desk_template[0], tmp_path / "locked")
    paths = Paths(tmp_path / "locked")
    prefs = Prefs(paths)
    prefs.keep("language", "en")
    prefs.keep("theme", "light")
    prefs.save()
    return paths


MakeSession = Callable[[Paths], Session]


@pytest.fixture
def make_session(qapp: QApplication, answers: Answers, qtbot: object) -> Iterator[MakeSession]:
    """Makes a session whose window is closed at the end."""
    made: list[Session] = []

    def make(paths: Paths) -> Session:
        paths.data.mkdir(exist_ok=True)
        Prefs(paths).keep("language", words.language())
        session = Session(qapp, paths, FixedClock(), answers)
        session.memory_kib = MEMORY
        session.held = door.hold(paths)
        made.append(session)
        return session

    yield make
    for session in made:
        session.window.close()
        session.window.deleteLater()
        session.deleteLater()
    tasks.wait(5000)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def session(make_session: MakeSession, desk_paths: Paths, qtbot: object) -> Session:
    """An unlocked desk in its window, services ready."""
    session = make_session(desk_paths)
    session.begin(door.with_passphrase(desk_paths, PASSPHRASE))
    qtbot.waitUntil(lambda: session.desk is not None and session.desk.ready, timeout=15000)  # type: ignore[attr-defined]
    return session
