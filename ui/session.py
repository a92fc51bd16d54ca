"""One sitting: unlock, show the desk, lock it, rebuild it in another language, close it. Holds the key's lifetime."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from aedesk import door, words
from aedesk.clock import Clock
from aedesk.domain.errors import UserError
from aedesk.paths import Paths
from aedesk.words import _
from ui import format as fmt
from ui import theme
from ui.ask import Ask
from ui.desk import Desk
from ui.prefs import Prefs
from ui.upkeep import Upkeep
from ui.window import Kept, MainWindow, Shell, floats

if TYPE_CHECKING:
    from aedesk.app import Services
    from aedesk.door import Opened
    from ui.acts import Acts
    from ui.widgets.typed import Part

FIRST_ROOM = "jobs"


class Session(QObject):
    """Owns the window and what it shows; everything it needs is handed in."""

    def __init__(self, app: QApplication, paths: Paths, clock: Clock, ask: Ask) -> None:
        super().__init__()
        self.app, self.paths, self.clock, self.ask = app, paths, clock, ask
        self.prefs = Prefs(paths)
        self.held: door.Held | None = None
        self.desk: Desk | None = None
        self.key: bytes | None = None
        self.acts: Acts | None = None
        self.upkeep = Upkeep(self)
        self._kept: Kept | None = None
        self._half_filled: dict[str, list[Part]] = {}
        self.memory_kib = 0  # of a new desk's passphrase; 0 is the safe default, tests take less
        fmt.use(clock)
        self.dress()
        self.window = MainWindow()
        self.ask.window = self.window
        self.window.may_close = self.may_close
        self.window.place(self.prefs.blob("geometry"))

    # --- looks

    def dress(self) -> None:
        """Speak the chosen language in the chosen theme."""
        words.use(self.prefs.language)
        theme.use(self.app, self.prefs.theme, self.prefs.language, self.prefs.text_scale)

    def finish_dress(self) -> None:
        """What can wait until the first paint is over: Qt's own words, the focus ring, following the system's theme."""
        from ui.dress import mark, translate
        from ui.widgets.focus import FocusRing

        translate(self.app, self.prefs.language)
        self.app.setWindowIcon(mark())
        if self.window.findChild(FocusRing) is None:
            FocusRing(self.window)
            hints = QApplication.styleHints()
            hints.colorSchemeChanged.connect(self._system_theme, Qt.ConnectionType.QueuedConnection)

    def _system_theme(self, *_told: object) -> None:
        if self.prefs.theme != "system" or theme.resolve("system") == theme.mode():
            return
        over = floats(self.window)
        if over:  # a sheet would lose what is typed in it: the theme can wait
            over[-1].destroyed.connect(self._system_theme, Qt.ConnectionType.QueuedConnection)
        else:
            self.redress()

    def redress(self) -> None:
        """Language, theme or text size changed: build the window anew and be in the same place."""
        shell = self.window.shell
        if shell is not None and not shell.leave():
            return
        self.dress()
        self.finish_dress()
        if shell is not None and self.desk is not None:
            kept = shell.keep()
            self._show_shell(kept)
        else:
            from ui.gate import Page

            page = self.window.centralWidget()
            if isinstance(page, Page):
                self.window.show_page(page.again())

    # --- gates

    def begin(self, opened: Opened | BaseException | None) -> None:
        """Show the first page: the desk if it is open, the first run if there is none, else the lock page."""
        if isinstance(opened, door.Opened):
            self.enter(opened)
        elif opened is not None:
            self.show_lock("", opened)
        else:
            try:
                new = self.held is not None and door.is_new(self.paths)
            except UserError as error:
                self.show_lock("", error)
            else:
                (self.show_first_run if new else self.show_lock)()
        self.window.show()

    def show_first_run(self) -> None:
        """Set up a new desk."""
        from ui.first_run.wizard import Wizard

        self.window.show_page(Wizard(self))
        QTimer.singleShot(0, self.finish_dress)

    def show_lock(self, why: str = "", trouble: BaseException | None = None) -> None:
        """Show the lock page; `why` says since when."""
        from ui.lock import LockPage

        page = LockPage(self, why)
        self.window.show_page(page)
        if trouble is not None:
            page.trouble(trouble)
        QTimer.singleShot(0, self.finish_dress)

    # --- the unlocked desk

    def enter(self, opened: Opened, services: Services | None = None) -> None:
        """Show the desk; the services follow in the background unless they are here already."""
        self.key = opened.key
        desk = self.desk = Desk(self.paths, self.clock, self.prefs, self.ask)
        desk.window = self.window
        desk.redress, desk.lock, desk.key = self.redress, self.lock, opened.key
        desk.toast = self._toast
        desk.first_cards, desk.first_closed_count = opened.cards, opened.closed_count
        desk.half_filled = self._half_filled
        self._show_shell(self._kept)
        self._kept = None
        if services is not None:
            self._arrived(services)
        else:
            QTimer.singleShot(0, lambda: QTimer.singleShot(0, self._load_services))

    def make_desk(self, passphrase: str) -> tuple[Services, str]:
        """A new encrypted desk and the code of its recovery sheet; called in a thread."""
        if self.held is None:
            self.held = door.hold(self.paths)
        return door.make_desk(self.paths, passphrase, self.clock, self.memory_kib)

    def enter_new(self, services: Services, keeper: str) -> None:
        """From the first run into the window."""
        self.prefs.keep("keeper", keeper)
        self.enter(door.Opened(services.store.key, services.jobs.cards(), 0), services)

    def say(self, words: str) -> None:
        """A toast outside the desk."""
        self._toast(words)

    def recovery_pdf(self, code: str, agency: str, name: str, keeper: str) -> bytes:
        """The recovery sheet."""
        return door.recovery_pdf(self.paths, code, agency, name, keeper, words.language(), self.clock.now())

    def _show_shell(self, kept: Kept | None) -> None:
        assert self.desk is not None
        shell = Shell(self.desk, self.window)
        shell.rail.lock.connect(self.lock)
        self.window.show_page(shell)
        QTimer.singleShot(0, shell, lambda: QTimer.singleShot(0, shell, lambda: self._bind(shell)))  # after the paint
        if kept is not None and kept.trail:
            shell.restore(kept)
        else:
            shell.go(self.prefs.text("room", FIRST_ROOM) or FIRST_ROOM)

    def _bind(self, shell: Shell) -> None:
        from ui import keys
        from ui.acts import Acts
        from ui.badges import Badges
        from ui.sunday import SundayLine

        if self.desk is None or self.window.shell is not shell:
            return  # locked meanwhile
        self.acts = Acts(self, self.desk, shell)
        keys.bind(shell, self.acts.table())
        Badges(shell, self.desk)
        SundayLine(shell, self.desk)
        shell.top.search.connect(self.acts.palette)

    def _load_services(self) -> None:
        self.finish_dress()
        from ui import tasks

        key, paths, clock = self.key, self.paths, self.clock
        if key is None:
            return

        def build(_task: tasks.Task) -> Services:
            from aedesk.app import build

            return build(paths, key, clock)

        desk = self.desk
        assert desk is not None
        tasks.run(desk.bus, build, self._arrived, self._failed, late=lambda services: services.close())

    def _arrived(self, services: Services) -> None:
        if self.desk is None:
            services.close()
            return
        if not services.agency.exists():
            self._resume(services)
            return
        services.store.listeners.append(self._changed)
        self.desk.arrive(services)
        self._remember_agency(services)
        self.upkeep.begin(self.desk)
        for title in self._half_filled:
            self._toast(_("What you typed in “{sheet}” is kept until you open it again.").format(sheet=title))
        self.desk.bus.changed.connect(self._on_changed)

    def _failed(self, error: BaseException) -> None:
        from ui import crash
        from ui.gate import Page

        crash.report(error)
        self.lock()
        page = self.window.centralWidget()
        if isinstance(page, Page):
            page.trouble(error)

    def _changed(self, change: door.Change) -> None:
        from ui import tasks

        desk = self.desk
        if desk is not None:
            tasks.in_window_thread(lambda: desk.bus.changed.emit(change.kinds))

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if self.desk is not None and self.desk.ready and (not kinds or kinds & {"agency", "person"}):
            self._remember_agency(self.desk.services)
            self.upkeep.agency_changed()

    def before_client(self) -> bool:
        """Whether the client is looking."""
        shell = self.window.shell
        return shell is not None and shell.room is not None and shell.room.full_screen

    def _resume(self, services: Services) -> None:
        """The first run was cut short after the desk was made: go on with it."""
        from ui.first_run.draft import Draft
        from ui.first_run.wizard import Resume

        self.desk = None
        self.window.show_page(Resume(self, Draft(services=services)))

    def _remember_agency(self, services: Services) -> None:
        self.prefs.keep("agency", services.agency.get().name)

    def _toast(self, text: str, undo_seq: int | None = None, *, undo: Callable[[], None] | None = None) -> None:
        from ui.widgets.toast import Toast

        if self.before_client():
            return  # the client is looking
        toast = self.window.findChild(Toast) or Toast(self.window)
        toast.say(text, undo if undo_seq is None else lambda: self._undo(undo_seq))

    def _undo(self, seq: int) -> None:
        if self.acts is not None and self.desk is not None:
            self.acts.undo_step(seq)

    # --- leaving

    def lock(self, why: str = "") -> None:
        """Save drafts, forget the key, leave nothing readable."""
        shell = self.window.shell
        if shell is None or self.desk is None:
            return
        kept: Kept | None = None
        try:
            for sheet in floats(self.window):
                if hasattr(sheet, "keep_typed"):
                    sheet.keep_typed()
            shell.leave()
            kept = shell.keep()
        finally:  # whatever goes wrong with a draft, the desk is locked
            self._leave_desk()
            self._kept = kept
            at = fmt.clock_time(self.clock.now())
            self.show_lock(why or _("Locked at {time}").format(time=at))

    def _leave_desk(self) -> None:
        from ui.widgets.toast import Toast

        self.upkeep.lock()
        desk, self.desk, self.key = self.desk, None, None
        for over in (QApplication.activePopupWidget, QApplication.activeModalWidget):  # they would outlive the lock
            while (dialog := over()) is not None and dialog.close():
                pass
        for toast in self.window.findChildren(Toast):
            toast.forget()
        self.window.show_page(QWidget())
        self.window.repaint()  # at once: what still works in the background is waited for below
        if desk is not None:
            services = desk.leave()
            desk.bus.deleteLater()
            if services is not None:
                services.close()

    def may_close(self) -> bool:
        """The window is being closed: save drafts, make the backup of the day, let go."""
        shell, page = self.window.shell, self.window.centralWidget()
        if getattr(page, "half_filled", False) and not self._throw_away():
            return False
        if not all(sheet.dismiss() for sheet in floats(self.window) if hasattr(sheet, "dismiss")):
            return False
        if shell is not None and not shell.leave():
            return False
        if shell is not None and shell.code:
            self.prefs.keep("room", shell.code if shell.code in shell.rail.buttons else FIRST_ROOM)
        self.window.cover(False)
        self.prefs.keep("geometry", self.window.saveGeometry())
        self.prefs.save()
        from ui import tasks

        tasks.wait(3000)
        self.upkeep.stop()
        self.window.hide()
        self.upkeep.last_backup()
        self._leave_desk()
        if self.held is not None:
            self.held.release()
            self.held = None
        return True

    def _throw_away(self) -> bool:
        words = _("What you typed is not kept: the set-up begins anew next time.")
        return self.ask.confirm(_("Leave the set-up?"), words, _("Leave"), danger=True, no=_("Go on with it"))
