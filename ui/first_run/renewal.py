"""After the recovery sheet was used: a new passphrase and a new sheet; the old one opens nothing from then on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from aedesk import door
from aedesk.words import _
from ui import tasks
from ui.first_run.draft import Draft
from ui.first_run.passphrase import PassphraseStep
from ui.first_run.recovery import RecoveryStep
from ui.first_run.wizard import Step, Wizard

if TYPE_CHECKING:
    from ui.session import Session


class NewPassphraseStep(PassphraseStep):
    """The passphrase step of an existing desk."""

    def leave(self, go_on: Callable[[], None]) -> None:
        """Wrap the key with it, and draw the code of a new sheet."""
        wizard = self.wizard
        assert isinstance(wizard, Renewal)
        paths, key, passphrase = wizard.session.paths, wizard.opened.key, self.draft.passphrase
        wizard.wait(True)

        def renewed(code: object) -> None:
            wizard.draft.code = str(code)
            wizard.wait(False)
            go_on()

        tasks.run(wizard, lambda _task: door.renew(paths, key, passphrase), renewed, wizard.trouble)


class Renewal(Wizard):
    """Two steps, then the desk."""

    def __init__(self, session: Session, opened: door.Opened, draft: Draft | None = None, at: int = 0) -> None:
        self.opened = opened
        kept = draft or Draft(name=session.prefs.text("agency"), keeper=session.prefs.text("keeper"))
        super().__init__(session, kept, at)

    def steps(self) -> list[type[Step]]:
        return [NewPassphraseStep, RecoveryStep]

    def last_words(self) -> str:
        return _("Open the desk")

    def again(self) -> Renewal:
        if self.step is not None:
            self.step.keep()
        return Renewal(self.session, self.opened, self.draft, self.at)

    def finish(self) -> None:
        self.session.prefs.keep("keeper", self.draft.keeper)
        self.session.enter(self.opened)
