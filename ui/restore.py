"""Going back to a backup when the desk itself does not open: what is there is kept aside, nothing is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aedesk import door
from aedesk.words import _, n_
from ui import format as fmt
from ui import tasks
from ui.errors import sentence
from ui.gate import Gate
from ui.lock import Secret
from ui.widgets.buttons import Button
from ui.widgets.fields import Choice, Field
from ui.widgets.labels import Label, Text

if TYPE_CHECKING:
    from ui.session import Session


def counts(info: door.BackupInfo) -> str:
    """What lies in a backup: 60 clients, 400 jobs, 12 estimates."""
    clients = info.counts.get("client", 0)
    jobs = info.counts.get("job", 0)
    estimates = info.counts.get("estimate", 0)
    return fmt.join(
        (
            n_("{count} client", "{count} clients", clients).format(count=clients),
            n_("{count} job", "{count} jobs", jobs).format(count=jobs),
            n_("{count} estimate", "{count} estimates", estimates).format(count=estimates),
        )
    )


class RestorePage(Gate):
    """Choose a backup, type the passphrase, go on from there."""

    def __init__(self, session: Session, chosen: int = 0) -> None:
        super().__init__(self._choose_language)
        self._session = session
        self._backups = door.backups(session.paths)
        self.column.addWidget(Label(_("Restore a backup"), 20, 600))
        words = _("The desk goes back to that day. What is there now is kept aside, nothing is lost.")
        none = _("There is no backup in this desk's folder. Put one back into its folder “backups”, then try again.")
        self.column.addWidget(Text(words if self._backups else none, 13))
        self.column.addSpacing(18)
        items: list[tuple[object, str]] = [(i, fmt.when(info.at)) for i, info in enumerate(self._backups)]
        self.which = Choice(items, chosen, height="lg")
        self.which.changed.connect(self._show)
        self.line = Secret()
        self.field = Field(_("Passphrase"), self.line)
        self.which_field = Field(_("Backup"), self.which)
        self.button = Button(_("Restore"), "primary", keys=_("Enter"), height="lg", wide=True)
        if self._backups:
            self.column.addWidget(self.which_field)
            self.column.addSpacing(12)
            self.column.addWidget(self.field)
            self.column.addSpacing(16)
            self.column.addWidget(self.button)
            self.line.returnPressed.connect(self.restore)
            self.button.clicked.connect(self.restore)
            self._show(chosen)
        self.column.addSpacing(8)
        back = Button(_("Back to the passphrase"), "link", height="sm")
        back.clicked.connect(lambda: session.show_lock())
        self.column.addWidget(back)

    def again(self) -> RestorePage:
        return RestorePage(self._session, self._chosen())

    def _choose_language(self, code: str) -> None:
        self._session.prefs.keep("language", code)
        self._session.redress()

    def _chosen(self) -> int:
        value = self.which.value()
        return value if isinstance(value, int) else 0

    def _show(self, _value: object) -> None:
        self.which_field.set_help(counts(self._backups[self._chosen()]))

    def restore(self) -> None:
        """Put the chosen backup in place and open the desk."""
        typed, info, session = self.line.text(), self._backups[self._chosen()], self._session

        def work(_task: tasks.Task) -> door.Opened:
            if session.held is None:
                session.held = door.hold(session.paths)
            return door.restore(session.paths, info, typed)

        self.button.setEnabled(False)
        tasks.run(self, work, self._restored, self.trouble)

    def _restored(self, opened: door.Opened) -> None:
        self._session.enter(opened)

    def trouble(self, error: BaseException) -> None:
        """Say what is wrong."""
        self.button.setEnabled(True)
        self.field.fail(sentence(error))
        self.line.setFocus()
