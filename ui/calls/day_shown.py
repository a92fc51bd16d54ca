"""What stands in the day of calls and what of it is chosen: read by its verbs and its menus."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from aedesk.domain.call import CallState
from aedesk.words import n_

if TYPE_CHECKING:
    from aedesk.services.call_views import CallCard, CallRow, DayPlan
    from aedesk.services.suggestions import CallSuggestion
    from ui.calls.card import CardPane
    from ui.calls.day_pane import DayPane
    from ui.calls.queue import QueuePane
    from ui.desk import Desk


class DayShown(QWidget):
    """The panes of a day, its plan, and the call or the suggestion that is chosen."""

    queue: QueuePane
    middle: DayPane
    card: CardPane

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.day: date = desk.clock.today()
        self.plan: DayPlan | None = None
        self._rows: tuple[CallSuggestion, ...] = ()
        self._call: UUID | None = None

    def state_line(self) -> str:
        """How many calls are left and how many are suggested."""
        if self.plan is None:
            return ""
        left = sum(row.state is CallState.PLANNED for row in self.block_rows())
        suggested = len(self._rows)
        parts = [
            n_("{n} left in the block", "{n} left in the block", left).format(n=left),
            n_("{n} suggested", "{n} suggested", suggested).format(n=suggested),
        ]
        return " · ".join(parts)

    # --- what is chosen

    def suggestions(self) -> list[CallSuggestion]:
        """The suggestions that are chosen; none while a call is."""
        return self.queue.list.chosen_all() if self._call is None else []

    def suggestion(self) -> CallSuggestion | None:
        """The one suggestion that is chosen."""
        return next(iter(self.suggestions()), None)

    def row(self) -> CallRow | None:
        """The call that is chosen."""
        return self._in_day(self._call) or (self.card.card.row if self.card.card and self._call else None)

    def over(self) -> CallCard | None:
        """The chosen call, once it was talked through."""
        card = self.card.card if self._call is not None else None
        return card if card is not None and card.call.state is CallState.DONE else None

    def rows(self) -> list[CallRow]:
        """Every call of the day."""
        if self.plan is None:
            return []
        return [*self.plan.rows, *(each.call for each in self.plan.unplaced)]

    def planned(self) -> int:
        """How many calls are in the day."""
        return len(self.rows())

    def block_rows(self) -> list[CallRow]:
        """The calls of the block, as they are shown."""
        return list(self.middle.timeline.block.list.rows.rows)

    def _in_day(self, call: UUID | None) -> CallRow | None:
        return next((row for row in self.rows() if row.id == call), None)

    def start_of(self, call: UUID) -> int | None:
        """When a call stands in the day."""
        items = self.plan.items if self.plan is not None else ()
        return next((item.start for item in items if item.call is not None and item.call.id == call), None)

    def following(self, call: UUID | None) -> CallRow | None:
        """The next call while the block runs."""
        plan = self.plan
        if plan is None or plan.block.began_at is None or plan.block.ended_at is not None:
            return None
        return next((row for row in self.block_rows() if row.state is CallState.PLANNED and row.id != call), None)
