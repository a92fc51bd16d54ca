"""The jobs room in a real window over a real, encrypted desk; only the system's dialogs are doubles."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from aedesk import words
from aedesk.domain.job import Job, Stage
from tests.builders import House
from ui import format, tasks, theme
from ui.ask import Ask
from ui.desk import Desk
from ui.jobs.page import JobPage
from ui.jobs.room import JobsRoom
from ui.prefs import Prefs
from ui.widgets.floating import Floating
from ui.window import MainWindow, Shell


class Answers(Ask):
    """Answers instead of the system's dialogs."""

    def __init__(self) -> None:
        super().__init__()
        self.file: Path | None = None
        self.printed: list[tuple[bytes, str]] = []

    def open_file(self, title: str, patterns: tuple[str, ...] = ()) -> Path | None:
        return self.file

    def save_file(self, title: str, name: str, patterns: tuple[str, ...] = ()) -> Path | None:
        return self.file

    def print_pdf(self, pdf: bytes, name: str) -> bool:
        self.printed.append((pdf, name))
        return True


@dataclass
class Shown:
    """A window with the jobs room in front."""

    window: MainWindow
    shell: Shell
    desk: Desk
    house: House
    ask: Answers
    said: list[tuple[str, int | None]] = field(default_factory=list)
    went: list[tuple[str, object]] = field(default_factory=list)

    @property
    def room(self) -> JobsRoom:
        room = self.shell.room
        assert isinstance(room, JobsRoom)
        return room

    @property
    def page(self) -> JobPage:
        page = self.shell.room
        assert isinstance(page, JobPage)
        return page

    def floats(self) -> list[Any]:
        """What floats over the window now, the topmost last."""
        QApplication.sendPostedEvents(None, 0)
        return [each for each in self.window.children() if isinstance(each, Floating) and each.isVisible()]

    def top(self) -> Any:
        return self.floats()[-1]

    def select(self, job: Job) -> None:
        self.room.view.select(job.id)
        self.room._on_clicked(job.id)

    def open_page(self, job: Job) -> JobPage:
        self.desk.show("job", job.id)
        return self.page

    def draw(self, pad: QWidget) -> None:
        """Write something on the pad."""
        points = [QPoint(30 + 8 * i, 60 + (i % 5) * 9) for i in range(20)]
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=points[0])
        for point in points[1:]:
            QTest.mouseMove(pad, point)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=points[-1])


def button(under: QWidget, name: str) -> QAbstractButton:
    """The visible button of this accessible name."""
    found = [b for b in under.findChildren(QAbstractButton) if b.isVisible() and b.accessibleName() == name]
    assert len(found) == 1, [b.accessibleName() for b in under.findChildren(QAbstractButton) if b.isVisible()]
    return found[0]


@pytest.fixture
def speak(qapp: QApplication) -> Callable[[str], None]:
    """Let the window speak a language."""

    def use(language: str, mode: str = "light") -> None:
        words.use(language)
        theme.use(qapp, mode, language)

    return use


@pytest.fixture
def show(qtbot: Any, house: House, speak: Callable[[str], None]) -> Any:
    """Open the window on what the house holds by then."""
    made: list[Shown] = []

    def open_window(size: tuple[int, int] = (1440, 900), language: str = "en", ready: bool = True) -> Shown:
        speak(language)
        services = house.desk
        format.use(services.clock)
        window, ask = MainWindow(), Answers()
        prefs = Prefs(services.paths)
        prefs.keep("motion", "off")
        desk = Desk(services.paths, services.clock, prefs, ask)  # type: ignore[arg-type]
        desk.window = ask.window = window
        board = services.jobs.board()
        desk.first_cards, desk.first_closed_count = board.cards, board.closed_count
        shell = Shell(desk, window)
        shown = Shown(window, shell, desk, house, ask)
        desk.toast = lambda text, undo_seq=None: shown.said.append((text, undo_seq))
        window.show_page(shell)
        window.resize(*size)
        services.store.listeners.append(lambda change: desk.bus.changed.emit(change.kinds))
        shell.go("jobs")
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        if ready:
            desk.arrive(services)
        made.append(shown)
        return shown

    yield open_window
    for shown in made:
        shown.house.desk.store.listeners.clear()
        shown.window.clear_floats()
        shown.window.close()
    tasks.wait(2000)
    words.use("en")


@pytest.fixture
def brief_job(house: House) -> Job:
    """A job in the stage brief, its strategy signed and its brief empty."""
    job = house.job_at(Stage.BRIEF)
    return house.sign(job, "strategy.ad")
