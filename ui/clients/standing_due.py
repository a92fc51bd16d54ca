"""The sheet of the clients whose evaluation of this quarter is missing; each opens its evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import UUID

from aedesk.words import _, n_
from ui import format
from ui.labels import label
from ui.widgets.buttons import Button
from ui.widgets.labels import Text
from ui.widgets.rows import Row, Section
from ui.widgets.sheet import ModalSheet

if TYPE_CHECKING:
    from aedesk.services.standing import DueRow
    from ui.desk import Desk

_MOST = 12


class DueSheet(ModalSheet):
    """Class A first; what was evaluated from here is gone when one comes back."""

    def __init__(self, desk: Desk) -> None:
        assert desk.window is not None
        super().__init__(desk.window, _("Evaluations due this quarter"), width=560)
        self._desk = desk
        rows = desk.services.standing.evaluation_due(desk.clock.today())
        count = n_("{n} client is not evaluated yet.", "{n} clients are not evaluated yet.", len(rows))
        self.body.addWidget(Text(count.format(n=len(rows)) if rows else _("Every client is evaluated."), 13, 400, "t2"))
        self.list = Section(_("Clients"), lambda key: self._evaluate(cast(UUID, key)), most=_MOST)
        self.list.show_rows([due_row(row) for row in rows])
        self.list.setVisible(bool(rows))
        self.body.addWidget(self.list)
        self.body.addStretch(1)
        close = Button(_("Close"))
        close.clicked.connect(self.dismiss)
        self.foot(close)

    def _evaluate(self, client_id: UUID) -> None:
        from ui.clients.standing_sheet import EvaluateSheet

        self.close()
        sheet = EvaluateSheet(self._desk, client_id)
        sheet.on_saved = lambda: DueSheet(self._desk).open()
        sheet.open()


def due_row(row: DueRow) -> Row:
    """A client that is to be evaluated, with what it had the last time."""
    last = _("{score} of 100").format(score=row.last_score) if row.last_score is not None else _("never evaluated")
    day = format.day(row.last_on) if row.last_on is not None else ""
    detail = " · ".join(part for part in (label(row.client_class), last) if part)
    return Row(row.client, detail, icon="presentation", right=day, key=row.client_id)
