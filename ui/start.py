"""Starts the window. The key is worked out in a thread while Qt is being imported; Qt itself is imported here, late."""

from __future__ import annotations

import os
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aedesk.door import Held, Opened
    from aedesk.paths import Paths


@dataclass
class Options:
    """What the command line may say about the window."""

    data_dir: Path | None = None
    passphrase_file: Path | None = None


class _Unlocking(threading.Thread):
    """Holds the desk and, with a passphrase file, opens it and reads the first board."""

    def __init__(self, paths: Paths, passphrase_file: Path | None) -> None:
        super().__init__(daemon=True)
        self._paths, self._file = paths, passphrase_file
        self.held: Held | None = None
        self.answer: Opened | BaseException | None = None

    def run(self) -> None:
        try:
            from aedesk import door

            self.held = door.hold(self._paths)
            if self._file is not None and not door.is_new(self._paths):
                self.answer = door.with_passphrase(self._paths, door.passphrase_in(self._file))
        except Exception as error:  # each failure has its answer on the lock page
            self.answer = error


def start(options: Options) -> int:
    """Show the window until it is closed."""
    from aedesk.paths import Paths, default_data_dir

    paths = Paths(options.data_dir or default_data_dir())
    unlocking = _Unlocking(paths, options.passphrase_file)
    unlocking.start()

    from PySide6.QtWidgets import QApplication

    from aedesk.clock import Clock
    from ui import crash
    from ui.ask import Ask
    from ui.session import Session

    QApplication.setApplicationName("AE Desk")
    app = QApplication(sys.argv[:1])
    session = Session(app, paths, Clock(), Ask())
    unlocking.join()
    session.held = unlocking.held
    crash.install(paths, session.window, session.ask)
    session.begin(unlocking.answer)
    if stay := os.environ.get("AEDESK_REPORT_PAINT"):
        from ui.reporting import FirstPaint

        FirstPaint(session.window, int(stay))
    code = app.exec()
    crash.uninstall()
    return code
