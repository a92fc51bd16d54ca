"""What the keys and the palette do in the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from aedesk.domain.errors import UserError
from aedesk.words import _
from ui.desk import Desk
from ui.errors import sentence
from ui.room import Command

if TYPE_CHECKING:
    from ui.session import Session
    from ui.window import Shell


ROOM_KEYS = {
    "today": "Ctrl 1", "jobs": "Ctrl 2", "clients": "Ctrl 3", "calls": "Ctrl 4", "desk": "Ctrl 5", "settings": "Ctrl ,",
}  # fmt: skip


class Acts:
    """The acts of one shell."""

    def __init__(self, session: Session, desk: Desk, shell: Shell) -> None:
        self._session, self._desk, self._shell = session, desk, shell

    def table(self) -> dict[str, Callable[[], object]]:
        """The acts by the names of `ui.keys`."""
        shell = self._shell
        return {
            "today": lambda: shell.go("today"),
            "jobs": lambda: shell.go("jobs"),
            "clients": lambda: shell.go("clients"),
            "calls": lambda: shell.go("calls"),
            "desk": lambda: shell.go("desk"),
            "capture": self.capture,
            "settings": lambda: shell.go("settings"),
            "palette": self.palette,
            "new": shell.new,
            "filter": self.filter,
            "back": shell.back,
            "undo": self.undo,
            "redo": self.redo,
            "pane": lambda: self.pane(1),
            "pane_before": lambda: self.pane(-1),
            "lock": self._session.lock,
            "keys": self.keys,
            "quit": self._session.window.close,
        }

    def capture(self) -> None:
        """Keep something for the desk, from anywhere but before the client."""
        room = self._shell.room
        if not self._desk.ready or (room is not None and room.full_screen):
            return
        from ui.desk_room.capture import CaptureSheet

        if self._session.window.findChild(CaptureSheet) is None:
            CaptureSheet(self._desk).open()

    def filter(self) -> None:
        """Put the cursor into the filter of the room in front."""
        if self._shell.room is not None:
            self._shell.room.to_filter()

    def palette(self) -> None:
        """Open search and commands."""
        from ui.palette import Palette

        if self._session.window.findChild(Palette) is None:
            Palette(self._session.window, self._desk, self.commands()).open()

    def keys(self) -> None:
        """Show the list of keys."""
        from ui.keys_sheet import show

        room = self._shell.room
        show(self._session.window, room.shortcuts() if room is not None else [])

    def undo(self) -> None:
        """Take the last step back."""
        if self._desk.ready:
            self._step(self._desk.services.history.last_undoable(), _("There is nothing to undo."))

    def redo(self) -> None:
        """Do again what was just taken back."""
        if self._desk.ready:
            self._step(self._desk.services.history.last_redoable(), _("There is nothing to redo."))

    def _step(self, seq: int | None, nothing: str) -> None:
        if seq is None:
            self._desk.toast(nothing)
        else:
            self.undo_step(seq)

    def undo_step(self, seq: int) -> None:
        """Take one step back, and say so."""
        history = self._desk.services.history
        if history.long(seq):
            from ui import tasks

            self._desk.toast(_("Taking it back…"))
            tasks.run(self._desk.bus, lambda _task: history.undo(seq), lambda _seq: self._undone(), self._not_undone)
            return
        try:
            history.undo(seq)
        except UserError as error:
            self._not_undone(error)
        else:
            self._undone()

    def _undone(self) -> None:
        self._desk.toast(_("Undone. Ctrl Shift Z does it again."))

    def _not_undone(self, error: BaseException) -> None:
        self._desk.toast(sentence(error))

    def pane(self, step: int) -> None:
        """From rail to top bar to the room's panes, round and round."""
        panes = self._panes()
        now = QApplication.focusWidget()
        at = next(
            (i for i, pane in enumerate(panes) if now is not None and (pane is now or pane.isAncestorOf(now))), -1
        )
        reason = Qt.FocusReason.TabFocusReason
        for offset in range(1, len(panes) + 1):
            pane = panes[(at + step * offset) % len(panes)]
            target = first_stop(pane)
            if target is not None:
                target.setFocus(reason)
                return

    def _panes(self) -> list[QWidget]:
        shell = self._shell
        panes: list[QWidget] = [shell.rail, shell.top]
        room = shell.room
        own = room.panes() if room is not None else []
        panes += own or ([room] if room is not None else [])
        return [pane for pane in panes if pane.isVisible()]

    def commands(self) -> list[Command]:
        """What the palette offers to do."""
        session, shell = self._session, self._shell
        room = shell.room
        found = list(room.commands()) if room is not None else []
        if room is not None and room.primary:
            found.insert(0, Command(room.primary, room.new, room.primary_keys, room.primary_icon))
        go = _("Go to {room}")
        for code, button in shell.rail.buttons.items():
            found.append(Command(go.format(room=button.text()), _goer(shell, code), ROOM_KEYS[code], _icon(code)))
        found += [
            Command(_("New on the desk"), self.capture, "Ctrl Shift N", "inbox"),
            Command(_("Verify a paper"), lambda: shell.go("verify"), "", "circle-check"),
            Command(_("Undo the last step"), self.undo, "Ctrl Z", "arrow-back-up"),
            Command(_("Redo"), self.redo, "Ctrl Shift Z", "arrow-right"),
            Command(_("Lock now"), session.lock, "Ctrl Shift L", "lock"),
            Command(_("List of keys"), self.keys, "F1", "keyboard"),
            Command("中文", lambda: self.speak("zh"), "", "language"),
            Command("English", lambda: self.speak("en"), "", "language"),
            Command("Español", lambda: self.speak("es"), "", "language"),
            Command(_("Light theme"), lambda: self.wear("light"), "", "sun"),
            Command(_("Dark theme"), lambda: self.wear("dark"), "", "moon"),
            Command(_("Theme as the system"), lambda: self.wear("system"), "", "settings"),
        ]
        return found

    def speak(self, language: str) -> None:
        """Change the window's language."""
        self._session.prefs.keep("language", language)
        self._session.redress()

    def wear(self, theme: str) -> None:
        """Change the window's theme."""
        self._session.prefs.keep("theme", theme)
        self._session.redress()


def _goer(shell: Shell, code: str) -> Callable[[], object]:
    return lambda: shell.go(code)


def _icon(code: str) -> str:
    from ui.rooms import row

    return row(code).icon


def first_stop(pane: QWidget) -> QWidget | None:
    """The first part of a pane that takes the focus."""
    from ui.widgets.floating import stops

    if pane.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return pane
    return next(iter(stops(pane)), None)
