"""The frame: rail, top bar and the rooms. It holds rooms and decides nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from aedesk.domain.errors import UserError
from ui import rooms
from ui.desk import Desk
from ui.rail import Rail
from ui.room import Room
from ui.top import TopBar

What = UUID | tuple[UUID, str] | None
SIZE, LEAST = (1440, 900), (1000, 600)
FRAME = 48  # px a title bar may take


@dataclass(frozen=True)
class Kept:
    """Where one was: the way through the rooms, and what each room wants back."""

    trail: list[tuple[str, What]]
    rooms: dict[str, object]


def floats(window: QWidget) -> list[QWidget]:
    """The sheets and popovers over the window, newest last."""
    return [each for each in window.children() if isinstance(each, QWidget) and getattr(each, "floating", False)]


class MainWindow(QMainWindow):
    """The one window; its content is a gate page (lock, first run) or the desk."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("AE Desk")
        self.setMinimumSize(*LEAST)
        self.may_close: Callable[[], bool] = lambda: True
        self.shell: Shell | None = None

    def place(self, geometry: QByteArray | None) -> None:
        """Stand where it stood last, or else as large as the screen allows."""
        if geometry is None or not self.restoreGeometry(geometry):
            room = QApplication.primaryScreen().availableGeometry()
            self.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height()))
            fits = room.width() > SIZE[0] and room.height() >= SIZE[1] + FRAME
            if not fits and room.width() >= LEAST[0]:  # with its frame it would hang out below
                self.setWindowState(Qt.WindowState.WindowMaximized)

    def show_page(self, page: QWidget) -> None:
        """Show a gate page and drop everything that was there."""
        self.clear_floats()
        self.cover(False)
        self.shell = page if isinstance(page, Shell) else None
        self.setCentralWidget(page)

    def cover(self, whole: bool) -> None:
        """Take the whole screen for a page before the client, or give it back."""
        fits = not whole or self.screen().size().width() >= self.width()
        if fits and self.isVisible() and whole is not self.isFullScreen():
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def hush(self) -> None:
        """Leave nothing of what the toast said last."""
        from ui.widgets.toast import Toast

        for toast in self.findChildren(Toast):
            toast.forget()

    def clear_floats(self) -> None:
        """Close what floats over the content."""
        for each in floats(self):
            each.close()

    def show_head(self, room: Room) -> None:
        """The head of a room changed."""
        if self.shell is not None:
            self.shell.show_head(room)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close():
            event.accept()
        else:
            event.ignore()


class Shell(QWidget):
    """The unlocked desk."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__()
        self.desk = desk
        self._window = window
        self._rooms: dict[str, Room] = {}
        self._stale: dict[str, frozenset[str]] = {}
        self._trail: list[tuple[str, What]] = []
        self.rail = Rail()
        self.top = TopBar()
        self.stack = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.top)
        self.column.addWidget(self.stack, 1)
        row.addLayout(self.column, 1)
        self.rail.chosen.connect(self.go)
        self.top.primary.connect(self.new)
        self.top.back.connect(self.back)
        desk.bus.show.connect(self.go)
        desk.bus.changed.connect(self.reload)

    @property
    def room(self) -> Room | None:
        """The room in front."""
        current = self.stack.currentWidget()
        return current if isinstance(current, Room) else None

    @property
    def code(self) -> str:
        """The code of the room in front."""
        return self._trail[-1][0] if self._trail else ""

    def new(self) -> None:
        """The primary act of the room in front."""
        if self.room is not None:
            self.room.new()

    def go(self, code: str, what: What = None) -> None:
        """Show a room or page, and one thing in it."""
        before = self.room
        room = self._rooms.get(code)
        if before is not None and before is not room and not before.leave():
            return
        if room is None:
            room = self._rooms[code] = rooms.make(code, self.desk)
            self.stack.addWidget(room)
        if what is not None:
            room.open(what)
        self._remember(code, what)
        self._in_front(code, room, before)

    def _in_front(self, code: str, room: Room, before: Room | None) -> None:
        self.stack.setCurrentWidget(room)
        self.rail.show_here(code)
        if room.full_screen:
            self._window.hush()
        self._window.cover(room.full_screen)
        self.rail.setVisible(not room.full_screen)
        self.top.setVisible(not room.full_screen and not room.bare)
        self.show_head(room)
        stale = self._stale.pop(code, None)
        if stale is not None:
            room.reload(stale)
        room.entered()
        focus = QApplication.focusWidget()
        inside = focus is not None and room.isAncestorOf(focus)
        if not inside and (before is None or focus is None or before.isAncestorOf(focus)):
            room.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remember(self, code: str, what: What) -> None:
        if rooms.row(code).rail:
            self._trail.clear()
        elif self._trail and self._trail[-1][0] == code:
            self._trail.pop()
        self._trail.append((code, what))

    def back(self) -> None:
        """From a page to where it was opened from."""
        if len(self._trail) > 1:
            self._trail.pop()
            code, what = self._trail.pop()
            self.go(code, what if not rooms.row(code).rail else None)
        elif self._trail and not rooms.row(self.code).rail:
            self.go(rooms.row(self.code).parent)

    def show_head(self, room: Room) -> None:
        """Take over title, state line and primary button if this room is in front."""
        if room is self.room and self.code:  # the first room is in the stack before it is in front
            page = not rooms.row(self.code).rail
            button = room.primary, room.primary_icon, room.primary_keys
            self.top.say(room.title, room.state_line, *button, page, room.primary_kind)

    def reload(self, kinds: frozenset[str]) -> None:
        """The room in front reloads at once, the others when they come in front."""
        for code, room in self._rooms.items():
            if room is self.room:
                room.reload(kinds)
            else:
                self._stale[code] = self._stale.get(code, frozenset()) | kinds

    def leave(self) -> bool:
        """Have every room save its drafts; False if one of them must stay."""
        return all(room.leave() for room in self._rooms.values())

    def keep(self) -> Kept:
        """Where one was, for the time after a lock or a change of language."""
        return Kept(list(self._trail), {code: room.keep() for code, room in self._rooms.items()})

    def restore(self, kept: Kept) -> None:
        """Be there again; if what was shown is gone, be in its room."""
        for code, what in kept.trail[-1:]:
            try:
                act = rooms.row(code).rail and isinstance(what, tuple)  # what was asked of a room is not done twice
                self.go(code, None if act else what)
                if kept.rooms.get(code) is not None:
                    self._rooms[code].restore(kept.rooms[code])
                self._trail = list(kept.trail)
            except UserError:
                self.go(rooms.row(code).parent or code)

    def shortcut(self, keys: str, do: Callable[[], object], *, always: bool = False) -> None:
        """A key that works in every room; while something lies over it, or before the client, only if `always`."""
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(Qt.ShortcutContext.WindowShortcut)
        made.activated.connect(lambda: do() if always or not self._shut() else None)

    def _shut(self) -> bool:
        before_client = self.room is not None and self.room.full_screen
        return before_client or bool(floats(self._window))
