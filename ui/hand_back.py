"""Giving the laptop back: the client's page closes, and where the setting says so only with the passphrase."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from aedesk.domain.errors import UserError
from aedesk.words import _
from ui import errors, tasks
from ui.desk import Desk
from ui.widgets.buttons import Button
from ui.widgets.fields import Field, Line
from ui.widgets.labels import Text
from ui.widgets.sheet import ModalSheet


class HandBack(ModalSheet):
    """`words` say what was done and what follows; `left` is called once the page may close."""

    def __init__(self, desk: Desk, window: QWidget, left: Callable[[], None], words: str) -> None:
        super().__init__(window, _("Please hand the laptop back"), width=460, close=False)
        self._desk, self._left = desk, left
        self._ask = desk.prefs.leave_needs_passphrase
        self.body.addWidget(Text(words, 14, 400, "t2"))
        self.setAccessibleDescription(words)
        self._line = Line(height="xl")
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.returnPressed.connect(self._try)
        self._field = Field(_("Passphrase"), self._line)
        self.body.addWidget(self._field)
        self._field.setVisible(self._ask)
        self.stay = Button(_("Stay on this page"), height="xl")
        self.stay.clicked.connect(self.close)
        self.go = Button(_("Close the page"), "primary", height="xl")
        self.go.clicked.connect(self._try)
        self.foot(self.stay, primary=self.go)

    def _try(self) -> None:
        if not self._ask:
            self._close_all()
            return
        self.go.setEnabled(False)
        paths, key, typed = self._desk.paths, self._desk.key, self._line.text()

        def check(_task: tasks.Task) -> bool:
            from aedesk import door

            return door.with_passphrase(paths, typed).key == key

        tasks.run(self, check, lambda right: self._close_all(), self._failed)

    def _failed(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        self._field.fail(errors.sentence(error))
        self.refit()
        if not isinstance(error, UserError):
            raise error

    def _close_all(self) -> None:
        self.close()
        self._left()
