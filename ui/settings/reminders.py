"""Whether one is reminded on this laptop, and how long before."""

from aedesk.words import _
from ui import theme
from ui.reminders import LEAST, MINUTES, MOST, ON, USUAL
from ui.settings.parts import Block
from ui.settings.saving import Saver
from ui.widgets.fields import Number, Switch


class RemindersBlock(Block):
    """Kept on this laptop: another one may hang before the client."""

    def __init__(self, saver: Saver) -> None:
        super().__init__("reminders", _("Reminders"))
        self._saver, prefs = saver, saver.desk.prefs
        self.body.setContentsMargins(0, 0, 0, 0)
        self.on = Switch("", prefs.flag(ON, True))
        self.on.changed.connect(self._turn)
        words = _("by the system’s notices, else by a line in the window; without names while locked")
        self.add_row(_("Remind of calls, visits, promises and the block"), words, self.on)
        self.minutes = Number(prefs.number(MINUTES, USUAL), places=0, least=LEAST, most=MOST, height="sm")
        self.minutes.setFixedWidth(theme.scaled(76))
        self.minutes.left.connect(self._take)
        self._before = _("before a call, or before one leaves for a visit")
        self.row = self.add_row(_("So many minutes before"), self._before, self.minutes)
        self.row.setEnabled(self.on.value())

    def _turn(self, on: bool) -> None:
        self._saver.desk.prefs.keep(ON, on)
        self.row.setEnabled(on)
        self._saver.saved()

    def _take(self) -> None:
        problem, value = self.minutes.problem(), self.minutes.value()
        self.minutes.set_error(bool(problem))
        self.row.say(problem or self._before, "red" if problem else "t3")
        if not problem and value is not None and int(value) != self._saver.desk.prefs.number(MINUTES, USUAL):
            self._saver.desk.prefs.keep(MINUTES, int(value))
            self._saver.saved()
