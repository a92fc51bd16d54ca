"""Opening by the recovery sheet: type its four lines, choose a new passphrase, print the new sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aedesk import door
from aedesk.words import _
from ui import tasks
from ui.errors import sentence
from ui.gate import Gate
from ui.widgets.buttons import Button
from ui.widgets.fields import Field
from ui.widgets.labels import Label, Text
from ui.widgets.lines import LongText

if TYPE_CHECKING:
    from ui.session import Session


class RecoverPage(Gate):
    """Takes the code; spaces, dashes and small letters do not matter."""

    def __init__(self, session: Session, typed: str = "") -> None:
        super().__init__(self._choose_language)
        self._session = session
        self.column.addWidget(Label(_("Open by the recovery sheet"), 20, 600))
        self.column.addWidget(Text(_("Type its four lines as they are printed. The sheet is replaced afterwards."), 13))
        self.column.addSpacing(18)
        self.code = LongText(typed, "XXXX XXXX XXXX X", lines=4)
        self.code.setFixedHeight(self.code.minimumHeight())
        self.field = Field(_("Recovery code"), self.code)
        self.column.addWidget(self.field)
        self.column.addSpacing(16)
        self.button = Button(_("Open"), "primary", keys="Ctrl Enter", height="lg", wide=True)
        self.button.setShortcut("Ctrl+Return")
        self.button.clicked.connect(self.open)
        self.column.addWidget(self.button)
        self.column.addSpacing(8)
        back = Button(_("Back to the passphrase"), "link", height="sm")
        back.clicked.connect(lambda: session.show_lock())
        self.column.addWidget(back)
        self.setFocusProxy(self.code)

    def again(self) -> RecoverPage:
        return RecoverPage(self._session, self.code.toPlainText())

    def _choose_language(self, code: str) -> None:
        self._session.prefs.keep("language", code)
        self._session.redress()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.code.setFocus()

    def open(self) -> None:
        """Try the code."""
        typed = self.code.toPlainText()
        session = self._session

        def work(_task: tasks.Task) -> door.Opened:
            if session.held is None:
                session.held = door.hold(session.paths)
            return door.with_recovery(session.paths, typed)

        self.button.setEnabled(False)
        tasks.run(self, work, self._opened, self.trouble)

    def _opened(self, opened: door.Opened) -> None:
        from ui.first_run.renewal import Renewal

        self._session.window.show_page(Renewal(self._session, opened))

    def trouble(self, error: BaseException) -> None:
        """Say which line is wrong, or what else."""
        self.button.setEnabled(True)
        self.field.fail(sentence(error))
        self.code.setFocus()
