"""The counts on the rail: how much waits to be decided in the tray."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer

from ui import tasks

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.rail import RailButton
    from ui.window import Shell

_MINUTE = 60_000
_QUIET = 3_000  # ms after the desk is open, before words for the capture window are made ready


class Badges(QObject):
    """Lives with one shell; counts again when something of the desk changed, and at midnight."""

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell)
        self._desk = desk
        self._tray: RailButton | None = shell.rail.buttons.get("desk")
        self._day = desk.clock.today()
        if self._tray is None:
            return
        desk.bus.changed.connect(self._changed)
        midnight = QTimer(self, interval=_MINUTE)
        midnight.timeout.connect(self._pass)
        midnight.start()
        desk.when_ready(self.count)
        quiet = QTimer(self, interval=_QUIET, singleShot=True)  # goes with the shell, as a shot of the class does not
        quiet.timeout.connect(self._get_ready)
        desk.when_ready(lambda: quiet.start() if shiboken6.isValid(quiet) else None)

    def _changed(self, kinds: frozenset[str]) -> None:
        if not kinds or "item" in kinds:
            self.count()

    def _pass(self) -> None:
        if self._desk.clock.today() != self._day:
            self.count()

    def count(self) -> None:
        """How much lies in the tray now."""
        if self._desk.ready and self._tray is not None:
            self._day = self._desk.clock.today()
            self._tray.set_badge(self._desk.services.desk.tray_count(self._day))

    def _get_ready(self) -> None:
        """So that the first capture is as quick as the others."""

        def work(_task: tasks.Task) -> None:
            from aedesk.services import date_words

            date_words.get_ready()

        tasks.run(self._desk.bus, work, lambda _done: None, lambda _error: None)
