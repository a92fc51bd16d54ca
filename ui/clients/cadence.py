"""How often one client was seen in twelve weeks, and who called whom (P-19)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.words import _, n_
from ui import format
from ui.widgets.buttons import Rule
from ui.widgets.labels import Label, Text
from ui.widgets.weeks import Week, WeekStrip

if TYPE_CHECKING:
    from uuid import UUID

    from aedesk.app import Services
    from aedesk.services.call_figures import Initiated, WeekCell

_WEEKS = 12


class Cadence(QWidget):
    """A strip of weeks and one line."""

    def __init__(self) -> None:
        super().__init__()
        self.met = Label("", 12, 400, "t3", elide=True)
        self.strip = WeekStrip()
        self.calls = Text("", 12, 400, "t2")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(_("Visits and contacts, twelve weeks"), 12, 600, elide=True))
        head.addWidget(self.met)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(Rule())
        column.addWidget(self.strip)
        column.addWidget(self.calls)

    def show_client(self, services: Services, client: UUID) -> None:
        """Show this client's weeks, the newest last."""
        cells = services.call_figures.quota(client, services.clock.today(), _WEEKS)
        self.strip.show_weeks([Week(cell.monday, cell.done, cell.target, cell.short) for cell in cells])
        self.met.setText(_met(cells))
        self.calls.setText(_called(services.call_figures.initiated(client)))
        self.calls.updateGeometry()


def _met(cells: tuple[WeekCell, ...]) -> str:
    if not any(cell.target for cell in cells):
        return _("dormant")
    return _("{n} of {all} weeks as owed").format(n=sum(cell.done >= cell.target for cell in cells), all=len(cells))


def _called(told: Initiated) -> str:
    """Who called whom, and who was the last to do so."""
    if not told.last:
        return _("No call with them yet.")
    ours = n_("we called {n} time", "we called {n} times", told.ours).format(n=told.ours)
    theirs = n_("they called {n} time", "they called {n} times", told.theirs).format(n=told.theirs)
    last = _("last: we, {day}") if told.last == "ours" else _("last: they, {day}")
    said = format.join((ours, theirs, last.format(day=format.day(told.last_on)) if told.last_on else ""))
    return said[:1].upper() + said[1:]
