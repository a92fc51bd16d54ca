"""Locks the desk: when nobody touched it for a while, when the laptop sleeps, when the system's session is locked."""

import sys
from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from aedesk.clock import Clock
from aedesk.words import n_
from ui import format as fmt

TICK = 5000  # ms
SLEPT = timedelta(seconds=30)  # a tick that comes this late means that the laptop slept
_TOUCH = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


class Idle(QObject):
    """Watches while the desk is unlocked; `minutes` 0 means never by time."""

    def __init__(
        self, app: QApplication, clock: Clock, minutes: int, lock: Callable[[str], None], window: QWidget
    ) -> None:
        super().__init__(window)
        self._app, self._clock, self.minutes, self._lock = app, clock, minutes, lock
        self._touched = self._ticked = clock.now()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        app.installEventFilter(self)
        app.applicationStateChanged.connect(self._state)
        self._bus = listen(self.sleep) if sys.platform.startswith("linux") else None

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._app.removeEventFilter(self)
        self._app.applicationStateChanged.disconnect(self._state)
        if self._bus is not None:
            self._bus.stop()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCH:
            self._touched = self._clock.now()
        return False

    @Slot()
    def tick(self) -> None:
        """Look at the clock."""
        now = self._clock.now()
        slept = now - self._ticked > SLEPT + timedelta(milliseconds=TICK)
        self._ticked = now
        if slept:
            self.sleep()
        elif self.minutes and now - self._touched >= timedelta(minutes=self.minutes):
            self._lock(self._words(now))

    def _words(self, now: datetime) -> str:
        words = n_(
            "Locked at {time}, after {count} minute away", "Locked at {time}, after {count} minutes away", self.minutes
        )
        return words.format(time=fmt.clock_time(now), count=self.minutes)

    @Slot()
    def sleep(self) -> None:
        """The laptop goes to sleep, or woke up."""
        self._lock("")

    def _state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationSuspended:
            self.sleep()


class _Bus(QObject):
    """Hears of sleep and of the session's lock from logind, where it is there."""

    def __init__(self, sleep: Callable[[], None]) -> None:
        super().__init__()
        from PySide6.QtDBus import QDBusConnection

        self._sleep = sleep
        self._system = QDBusConnection.systemBus()
        self._heard: list[tuple[str, str, str, str, str]] = []
        if not self._system.isConnected():
            return
        service, path = "org.freedesktop.login1", "/org/freedesktop/login1"
        self._hear(service, path, "org.freedesktop.login1.Manager", "PrepareForSleep", "prepare(bool)")
        self._hear(service, "", "org.freedesktop.login1.Session", "Lock", "locked()")

    def _hear(self, service: str, path: str, interface: str, name: str, slot: str) -> None:
        if self._system.connect(service, path, interface, name, self, b"1" + slot.encode()):
            self._heard.append((service, path, interface, name, slot))

    def stop(self) -> None:
        """Hear no more."""
        for service, path, interface, name, slot in self._heard:
            self._system.disconnect(service, path, interface, name, self, b"1" + slot.encode())
        self.deleteLater()

    @Slot(bool)
    def prepare(self, begins: bool) -> None:
        """Sleep begins or ended: lock at its beginning."""
        if begins:
            self._sleep()

    @Slot()
    def locked(self) -> None:
        """The system's session was locked."""
        self._sleep()


def listen(sleep: Callable[[], None]) -> _Bus | None:
    """Hear of sleep from the system, if it can tell."""
    try:
        return _Bus(sleep)
    except ImportError:
        return None
