"""What goes on beside the work while the desk is open: the lock after idle time, reminders, the backup of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.idle import Idle
    from ui.reminders import Reminders
    from ui.session import Session

REMIND_AFTER = 4_000  # ms: the tray can wait until the first screens are over
BACKUP_AFTER = 20_000  # ms: not while somebody waits for the first screens


class Upkeep:
    """Each part comes when it is first needed; the reminders alone outlive the lock."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.idle: Idle | None = None
        self.reminders: Reminders | None = None

    def begin(self, desk: Desk) -> None:
        """The services are here: count idle time from now on; remind and back up once the first screens are over."""
        from ui.idle import Idle

        session = self._session
        minutes = desk.services.agency.get().lock_minutes
        self.idle = Idle(session.app, session.clock, minutes, session.lock, session.window)
        QTimer.singleShot(REMIND_AFTER, desk.bus, self.remind)
        QTimer.singleShot(BACKUP_AFTER, desk.bus, self.daily_backup)

    def agency_changed(self) -> None:
        """Take the agency's minutes until the lock."""
        desk = self._session.desk
        if self.idle is not None and desk is not None:
            self.idle.minutes = desk.services.agency.get().lock_minutes

    def remind(self) -> None:
        """Remind from now on, also while the desk is locked."""
        from ui.reminders import start

        session = self._session
        if shiboken6.isValid(session) and session.desk is not None:  # the shot outlives a session that is over
            self.reminders = start(session, session.desk)

    def daily_backup(self) -> None:
        """The first backup of the day, in the background; another follows when the desk closes."""
        from ui import crash, tasks

        desk = self._session.desk
        if desk is not None and desk.ready:
            backups = desk.services.backups
            if backups.due():
                tasks.run(desk.bus, lambda _task: backups.make("daily"), lambda _info: None, crash.log)

    def last_backup(self) -> None:
        """The backup at closing."""
        desk = self._session.desk
        if desk is None or not desk.ready:
            return
        try:
            desk.services.backups.make("exit")
        except Exception as error:  # the desk closes all the same; the failure is in the log
            from ui import crash

            crash.log(error)

    def lock(self) -> None:
        """The desk is being locked: count no more, and remind without names."""
        if self.idle is not None:
            self.idle.stop()
            self.idle = None
        if self.reminders is not None:
            self.reminders.lock()

    def stop(self) -> None:
        """The window is being closed: remind no more."""
        if self.reminders is not None:
            self.reminders.stop()
