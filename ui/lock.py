"""The lock page: the agency's name, one field, and a way out of every trouble. No client, no count, no reminder."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit

from aedesk import door
from aedesk.domain.errors import UserError
from aedesk.words import _
from ui import tasks
from ui.errors import sentence
from ui.gate import Gate
from ui.widgets.buttons import Button, IconButton
from ui.widgets.fields import Field
from ui.widgets.labels import Label, Text
from ui.widgets.lines import Line

if TYPE_CHECKING:
    from ui.session import Session

RESTORE = {"database_missing", "database_empty", "database_damaged", "wrong_key", "vault_missing", "vault_damaged"}


class Secret(Line):
    """A line whose signs are dots, with an eye to show them."""

    def __init__(self, *, height: str = "xl") -> None:
        super().__init__("", "", height=height, room=30)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhNoPredictiveText)
        self._eye = IconButton("eye", _("Show what is typed"), self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._show)

    def _show(self, on: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._eye.move(self.width() - self._eye.width() - 6, (self.height() - self._eye.height()) // 2)


class LockPage(Gate):
    """Asks for the passphrase; the recovery sheet and, where it is set up, the keyring are the other ways."""

    def __init__(self, session: Session, why: str, typed: str = "") -> None:
        super().__init__(self._choose_language)
        self._session, self._why = session, why
        self._busy: tasks.Task | None = None
        self._trouble: BaseException | None = None
        self.column.addWidget(Label(session.prefs.text("agency") or "AE Desk", 20, 600, elide=True))
        self.column.addWidget(Text(why or _("Locked"), 13, 400, "t2"))
        self.column.addSpacing(20)
        self.line = Secret()
        self.line.setText(typed)
        self.field = Field(_("Passphrase"), self.line)
        self.column.addWidget(self.field)
        self.column.addSpacing(16)
        self.button = Button(_("Unlock"), "primary", keys=_("Enter"), height="lg", wide=True)
        self.button.clicked.connect(self.unlock)
        self.line.returnPressed.connect(self.unlock)
        self.column.addWidget(self.button)
        self.column.addSpacing(8)
        if "keyring" in self._ways():
            remembered = Button(_("Unlock with this computer's keyring"), height="lg", wide=True)
            remembered.clicked.connect(self.by_keyring)
            self.column.addWidget(remembered)
            self.column.addSpacing(8)
        keeper = session.prefs.text("keeper")
        lost = _("Lost it? Only the recovery sheet opens this desk: ask {keeper}, who keeps it. There is no reset.")
        alone = _("Lost it? Only the recovery sheet opens this desk. There is no reset.")
        self.column.addSpacing(8)
        self.column.addWidget(Text(lost.format(keeper=keeper) if keeper else alone, 12, 400, "t2"))
        self.column.addSpacing(2)
        self.sheet = Button(_("Use the recovery sheet"), "link", height="sm")
        self.sheet.clicked.connect(self.by_sheet)
        self.column.addWidget(self.sheet)
        self.restore = Button(_("Restore a backup"), "link", height="sm")
        self.restore.clicked.connect(self.by_backup)
        self.restore.hide()
        self.column.addWidget(self.restore)
        self.spare = Button(_("Use the second copy of the key file"), "link", height="sm")
        self.spare.clicked.connect(self.by_spare)
        self.spare.hide()
        self.column.addWidget(self.spare)
        self.setFocusProxy(self.line)
        self.line.setFocus()

    def again(self) -> LockPage:
        page = LockPage(self._session, "", self.line.text())
        if self._trouble is not None:
            page.trouble(self._trouble)
        return page

    def _choose_language(self, code: str) -> None:
        self._session.prefs.keep("language", code)
        self._session.redress()

    def _ways(self) -> frozenset[str]:
        try:
            return door.ways(self._session.paths)
        except UserError as error:
            self._trouble = error
            return frozenset()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        QTimer.singleShot(0, self.line, self.line.setFocus)  # after the page that it replaces has let go
        if self._trouble is not None:
            self.trouble(self._trouble)

    def unlock(self) -> None:
        """Try the passphrase that was typed."""
        typed = self.line.text()
        if not typed:
            self.field.fail(_("Type the passphrase."))
            self.line.setFocus()
            return
        paths = self._session.paths
        self._try(lambda: door.with_passphrase(paths, typed))

    def by_keyring(self) -> None:
        """Try what this computer remembers."""
        paths = self._session.paths
        self._try(lambda: door.with_keyring(paths))

    def _try(self, open_: Callable[[], door.Opened]) -> None:
        if self._busy is not None:
            return
        self.field.clear()
        self.button.set_text(_("Unlocking…"))
        self.button.setEnabled(False)
        self.line.setReadOnly(True)
        session = self._session

        def work(_task: tasks.Task) -> door.Opened:
            if session.held is None:
                session.held = door.hold(session.paths)
            return open_()

        self._busy = tasks.run(self, work, self._opened, self.trouble)

    def _opened(self, opened: door.Opened) -> None:
        self._busy = None
        self._session.enter(opened)

    def trouble(self, error: BaseException) -> None:
        """Say what is wrong, each failure in its own words, and open the way out."""
        self._busy, self._trouble = None, error
        self.button.set_text(_("Unlock"))
        self.button.setEnabled(True)
        self.line.setReadOnly(False)
        if not isinstance(error, UserError):
            from ui import crash

            crash.log(error)
        self.field.fail(sentence(error))
        code = error.code if isinstance(error, UserError) else ""
        self.restore.setVisible(code in RESTORE)
        self.spare.setVisible(code.startswith("vault_") and door.spare_key_file(self._session.paths))
        self.line.selectAll()
        self.line.setFocus()

    def by_sheet(self) -> None:
        """Open by the recovery sheet."""
        from ui.recover import RecoverPage

        self._session.window.show_page(RecoverPage(self._session))

    def by_backup(self) -> None:
        """Choose a backup to go back to."""
        from ui.restore import RestorePage

        self._session.window.show_page(RestorePage(self._session))

    def by_spare(self) -> None:
        """Put the second copy of the key file in place."""
        try:
            door.use_spare_key_file(self._session.paths)
        except UserError as error:
            self.trouble(error)
            return
        self._trouble = None
        self.spare.hide()
        self.restore.hide()
        self.field.clear()
        self.field.set_help(_("The second copy is in place. Type the passphrase."))
        self.line.setFocus()
