"""Reminders while one works in another program: by the system's tray, else by a quiet line in the window.

They outlive the lock, but not their names: what is kept while the desk is locked says when, and no more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from aedesk.words import N_, _, n_
from ui.prefs import Prefs
from ui.window import floats

if TYPE_CHECKING:
    from aedesk.clock import Clock
    from aedesk.services.reminders import Reminder
    from ui.desk import Desk
    from ui.session import Session

ON, MINUTES = "reminders", "reminder_minutes"  # kept on this laptop
USUAL, LEAST, MOST = 10, 1, 60
EVERY = 20_000  # ms
_AHEAD, _BACK, _STALE = timedelta(hours=12), timedelta(hours=1), timedelta(hours=2)
_REFRESH = timedelta(minutes=10)
_TOPICS = frozenset({"call", "visit", "promise", "planner", "call_block", "client", "contact"})


class Kind(NamedTuple):
    """How one kind of `aedesk.services.reminders` is said: while the desk is open, while it is locked; and its room."""

    open: str
    locked: str
    room: str
    ends: bool = True  # not said any more once it has begun


KINDS: dict[str, Kind] = {
    "call": Kind(N_("Call at {time}: {who}"), N_("A call at {time}"), "calls"),
    "visit": Kind(N_("Visit at {time}: {who}"), N_("A visit at {time}"), "calls"),
    "promise": Kind(N_("Promised for today: {about} ({who})"), N_("Something promised is due today"), "today", False),
    "block": Kind(N_("The call block begins."), N_("The call block begins."), "calls", False),
}


class Tray(Protocol):
    """Where the system shows notices; tests hand in another one."""

    pressed: Callable[[], None]

    def say(self, title: str, words: str) -> None:
        """Show a notice."""

    def leave(self) -> None:
        """Go out of the tray."""


class SystemTray(QObject):
    """The tray of the system."""

    def __init__(self, parent: QObject) -> None:
        from ui.dress import mark

        super().__init__(parent)
        self.pressed: Callable[[], None] = lambda: None
        self._icon = QSystemTrayIcon(mark(), self)
        self._icon.setToolTip("AE Desk")
        self._menu = QMenu()
        self._menu.addAction(_("Show the window"), self._press)
        self._icon.setContextMenu(self._menu)
        self._icon.messageClicked.connect(self._press)
        self._icon.activated.connect(self._activated)
        self._icon.show()

    def say(self, title: str, words: str) -> None:
        """Show a notice."""
        self._icon.showMessage(title, words, self._icon.icon(), 10_000)

    def leave(self) -> None:
        """Go out of the tray."""
        self._icon.hide()
        self._menu.deleteLater()
        self.deleteLater()

    def _activated(self, why: QSystemTrayIcon.ActivationReason) -> None:
        if why is not QSystemTrayIcon.ActivationReason.Context:
            self._press()

    def _press(self) -> None:
        self.pressed()


def system_tray(parent: QObject) -> Tray | None:
    """The tray, or None where the system has none that shows notices."""
    if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
        return SystemTray(parent)
    return None


class Reminders(QObject):
    """Says in time what is due; made once the first screens are over. `pressed` tells which room to show, if any."""

    pressed = Signal(str, object)

    def __init__(
        self, parent: QObject, prefs: Prefs, clock: Clock, line: Callable[[str], None],
        make_tray: Callable[[QObject], Tray | None] = system_tray,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._prefs, self._clock, self._line, self._make_tray = prefs, clock, line, make_tray
        self._tray: Tray | None = None
        self._asked_tray = False
        self._desk: Desk | None = None
        self._known: tuple[Reminder, ...] = ()
        self._said: set[object] = set()
        self._fresh_until: datetime | None = None
        self._minutes = 0
        self._last: Reminder | None = None
        self.silent: Callable[[], bool] = lambda: False  # while the client is looking
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.tick)

    def open(self, desk: Desk) -> None:
        """The desk is open."""
        self._desk = desk
        self._fresh_until = None
        desk.bus.changed.connect(self._changed)
        self._timer.start()
        self.tick()

    def lock(self) -> None:
        """The desk is being locked: what is due is kept without a name."""
        if self._desk is not None and self._desk.ready and self._prefs.flag(ON, True):
            try:
                self._read(self._clock.now())
            except Exception as error:  # the desk is locked all the same; what was read before stands
                from ui import crash

                crash.log(error)
        self._desk = self._last = None
        self._known = tuple(replace(one, who="", about="", client_id=None) for one in self._known)

    def stop(self) -> None:
        """The window is being closed."""
        self._timer.stop()
        self._desk, self._known = None, ()
        self._leave_tray()

    @property
    def kept(self) -> tuple[Reminder, ...]:
        """What will be said."""
        return self._known

    def tick(self) -> None:
        """Say what has come due."""
        if not self._prefs.flag(ON, True):
            self._known, self._fresh_until = (), None
            self._leave_tray()
            return
        now = self._clock.now()
        self._enter_tray()
        if self._desk is not None and self._desk.ready and self._old(now):
            self._read(now)
        due = [one for one in self._known if one.at <= now and one.key not in self._said]
        if not due or self.silent():
            return
        self._said.update(one.key for one in due)
        if timely := [one for one in due if not _late(one, now)]:
            self._say(timely)

    def _old(self, now: datetime) -> bool:
        return self._fresh_until is None or now >= self._fresh_until or self._minutes != self._chosen()

    def _chosen(self) -> int:
        return min(max(self._prefs.number(MINUTES, USUAL), LEAST), MOST)

    def _read(self, now: datetime) -> None:
        assert self._desk is not None
        self._minutes = self._chosen()
        self._known = self._desk.services.reminders.due(now - _BACK, now + _AHEAD, self._minutes)
        self._fresh_until = now + _REFRESH

    def _changed(self, kinds: frozenset[str]) -> None:
        if not kinds or kinds & _TOPICS:
            self._fresh_until = None

    def _say(self, due: list[Reminder]) -> None:
        self._last = due[-1]
        said = "\n".join(words(one, self._clock, locked=self._desk is None) for one in due)
        if self._tray is not None:
            self._tray.say("AE Desk", said)
        else:
            self._line(said)

    def _enter_tray(self) -> None:
        if not self._asked_tray:
            self._asked_tray = True
            self._tray = self._make_tray(self)
            if self._tray is not None:
                self._tray.pressed = self._press

    def _leave_tray(self) -> None:
        if self._tray is not None:
            self._tray.leave()
        self._tray, self._asked_tray = None, False

    def _press(self) -> None:
        last = self._last if self._desk is not None else None
        key: UUID | None = last.id if last is not None and last.kind == "call" else None
        self.pressed.emit(KINDS[last.kind].room if last is not None else "", key)


def start(session: Session, desk: Desk) -> Reminders:
    """The reminders of a session, made when they are first needed, with its desk open."""
    made = session.upkeep.reminders
    if made is None:
        made = Reminders(session, session.prefs, session.clock, session.say)
        made.silent = session.before_client
        made.pressed.connect(lambda room, key: _come(session, room, key))
    made.open(desk)
    return made


def _come(session: Session, room: str, key: object) -> None:
    """Bring the window to the front, and what was reminded of if nothing lies over it."""
    window = session.window
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    if room and session.desk is not None and not floats(window) and not session.before_client():
        session.desk.bus.show.emit(room, key)


def _late(one: Reminder, now: datetime) -> bool:
    """Whether it is no use any more, after the laptop slept."""
    return now > one.begins if KINDS[one.kind].ends else now > one.at + _STALE


def words(one: Reminder, clock: Clock, *, locked: bool) -> str:
    """A reminder in words; while locked without whom it is about."""
    kind = KINDS[one.kind]
    if one.kind == "promise" and one.count > 1:
        return n_("{n} promise is due today", "{n} promises are due today", one.count).format(n=one.count)
    form = kind.locked if locked or not one.who else kind.open
    return _(form).format(time=f"{clock.local(one.begins):%H:%M}", who=one.who, about=one.about)
