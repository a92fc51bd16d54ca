"""The day of calls: queue, timeline and card side by side, and what is chosen in them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import QRect, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from aedesk.domain.call import CallState, Slot
from ui import theme
from ui.calls.acts import Acts
from ui.calls.card import LIVE, WIDTH, CardPane
from ui.calls.day_pane import DayPane
from ui.calls.day_shown import DayShown
from ui.calls.menus import card_menu
from ui.calls.queue import LEAST, QueuePane
from ui.calls.queue import WIDTH as QUEUE
from ui.calls.suggested import SuggestedPane
from ui.calls.wording import who
from ui.widgets.buttons import Rule

if TYPE_CHECKING:
    from aedesk.domain.call import Planner
    from ui.desk import Desk

_NARROW = 348
_LOW = 744  # less height than this and the chart folds: 800 less the bars above


class Side(QStackedWidget):
    """The card at the right, as wide as there is room for."""

    want = WIDTH

    def sizeHint(self) -> QSize:
        return QSize(self.want, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(_NARROW), 200)


class DayView(DayShown):
    """`said` tells that the state line changed."""

    said = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._planner: Planner | None = None
        self._by_hand: bool | None = None
        self.queue, self.middle = QueuePane(), DayPane()
        self.card, self.suggested = CardPane(desk), SuggestedPane()
        self.acts = Acts(self)
        self.right = Side()
        self.right.addWidget(self.card)
        self.right.addWidget(self.suggested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.queue)
        row.addWidget(Rule(upright=True))
        row.addWidget(self.middle, 1)
        row.addWidget(self.right)
        self._wire()
        self._minute = QTimer(self)
        self._minute.setInterval(60_000)
        self._minute.timeout.connect(self._passing)
        self._minute.start()

    def _wire(self) -> None:
        acts, card = self.acts, self.card
        self.queue.list.picked.connect(self._picked_suggestion)
        self.queue.list.opened.connect(lambda _row: acts.to_slot(Slot.BLOCK))
        self.queue.take.connect(lambda rows: acts.take(rows))
        self.queue.plan.connect(acts.plan)
        timeline = self.middle.timeline
        timeline.picked.connect(lambda row: self.select(row.id, focus=False))
        timeline.visit.connect(self.open_visit)
        timeline.dropped.connect(acts.dropped)
        timeline.nudge.connect(acts.nudge)
        timeline.block.list.shift.connect(acts.shift)
        timeline.block.list.opened.connect(lambda _row: self.card.go.setFocus())
        self.middle.turned.connect(self.turn)
        self.middle.start_block.connect(acts.block)
        self.middle.chart.folded.connect(self._fold_by_hand)
        card.start.connect(acts.start)
        card.end.connect(acts.end)
        card.hold.connect(acts.hold)
        card.dial.connect(lambda: acts.start(dial=True))
        card.mail.connect(acts.mail)
        card.missed.connect(acts.missed)
        card.save.connect(acts.save)
        card.prepare.connect(self.prepare)
        card.more.connect(lambda near: self.more(near))
        card.settle.connect(self._settle)
        card.client.connect(self._open_client)
        self.suggested.call.connect(acts.start)
        self.suggested.take.connect(lambda: acts.to_slot(Slot.BLOCK))
        self.suggested.visit.connect(self.plan_visit)
        self.suggested.drop.connect(acts.drop)
        self.suggested.client.connect(self._open_client)

    # --- data

    def load(self, *, queue: bool = True) -> None:
        """Read the day, and the queue where that may have changed."""
        services = self.desk.services
        self._planner = services.planner.settings()
        if queue:
            self._rows = services.suggestions.today(self.day)
            self.queue.show_rows(self._rows, anybody=bool(self._rows or services.clients.rows()))
        self.plan = services.calls.day(self.day)
        figures = services.call_figures
        self.middle.show_plan(self.plan, self._planner, figures.first_call(self.day))
        self.middle.show_minutes(figures.minutes(self.desk.clock.today()), self.desk.clock.today())
        running = services.calls.running() or next(iter(services.calls.held()), None)
        if running is not None and self._call is None and not self.queue.list.chosen_all():
            self._call = running.id
        if (
            self._call is not None
            and self._in_day(self._call) is None
            and (running is None or running.id != self._call)
        ):
            self._call = None
        self._show()
        self.said.emit()

    def _show(self) -> None:
        chosen = self.suggestion()
        if chosen is not None:
            self.suggested.show_row(chosen)
            self.right.setCurrentWidget(self.suggested)
            self.middle.timeline.choose(None)
            self._show_hours(chosen.client_id, chosen.contact_id)
            return
        self.right.setCurrentWidget(self.card)
        if self._call is None:
            self.card.show_card(None)
            self.middle.timeline.choose(None)
            self.middle.timeline.show_hours(())
            return
        card = self.desk.services.calls.card(self._call)
        following = self.following(self._call)
        name = who(following) if following is not None else ""
        first = self.desk.services.planner.rules(card.call.client_id).first_call
        self.card.show_card(card, name, first_call=first)
        self.middle.timeline.choose(self._call)
        self._show_hours(card.call.client_id, card.call.contact_id)

    def _show_hours(self, client: UUID, contact: UUID | None) -> None:
        if contact is None:
            self.middle.timeline.show_hours(())
            return
        week = self.desk.services.planner.week_hours(client, contact)
        weekday = self.day.isoweekday()
        self.middle.timeline.show_hours(tuple((minute, state) for day, minute, state in week if day == weekday))

    def _passing(self) -> None:
        if self.isVisible() and self.desk.ready and self.plan is not None and self.plan.now is not None:
            self.load(queue=False)

    def _picked_suggestion(self, row: object) -> None:
        if row is not None and not self._busy():
            self._call = None
            self._show()
            self._show_in_block(None)

    def _show_in_block(self, call: UUID | None) -> None:
        self.middle.timeline.choose(call)

    def _busy(self) -> bool:
        """A call whose outcome is being written stays on the card."""
        card = self.card.card
        live = card is not None and card.call.state in LIVE
        return live and self._call is not None and self.card.outcome.touched

    def select(self, call: UUID, *, focus: bool = False) -> None:
        """Show this call on the card."""
        if self._busy() and call != self._call:
            self._show_in_block(self._call)
            return
        self._call = call
        self.queue.list.blockSignals(True)
        self.queue.list.clearSelection()
        self.queue.list.blockSignals(False)
        self._show()
        if focus:
            self.middle.timeline.block.list.setFocus()

    def go_to(self, call: UUID) -> None:
        """Show this call, and the day in which it stands."""
        day = self.desk.services.calls.get(call).day
        if day is not None and self._in_day(call) is None and not self._busy():
            self.day = day
            self._call = call
            self.load()
        self.select(call)

    def go_on(self, *, start: bool) -> None:
        """After a call: on to the next one of the block, started where the block runs."""
        following = self.following(self._call)
        if following is not None:
            self.select(following.id)
            if start:
                self.acts.begin(following.id)
            return
        later = next((row for row in self.block_rows() if row.state is CallState.PLANNED), None)
        if later is not None:
            self.select(later.id)
        self.middle.timeline.block.list.setFocus()

    def turn(self, day: date) -> None:
        """Show another day."""
        if not self._busy():
            self.day = day
            self._call = None
            self.load()

    # --- sheets

    def prepare(self, at: str) -> None:
        """Write the six points."""
        from ui.calls.prep import PrepSheet

        card = self.card.card
        if card is not None and self._call is not None:
            PrepSheet(self.desk, card, who(card.row), at).open()

    def new(self, client: UUID | None = None, *, theirs: bool = False) -> None:
        """Plan a call, or take one that comes in."""
        from ui.calls.call_sheet import CallSheet

        sheet = CallSheet(self.desk, theirs=theirs)
        if client is not None:
            sheet.choose_client(client)
        sheet.on_saved = lambda: self.select(cast(UUID, sheet.call_id))
        sheet.open()

    def edit(self) -> None:
        """Change the chosen call."""
        from ui.calls.call_sheet import CallSheet

        card = self.card.card
        if card is not None and self._call is not None:
            CallSheet(self.desk, card.call).open()

    def plan_visit(self) -> None:
        """Plan a visit with whom is chosen."""
        from ui.calls.visit_sheet import VisitSheet

        chosen, card = self.suggestion(), self.card.card
        client = chosen.client_id if chosen is not None else card.call.client_id if card is not None else None
        contact = chosen.contact_id if chosen is not None else card.call.contact_id if card is not None else None
        VisitSheet(self.desk, client, contact, self.day).open()

    def open_visit(self, visit: object) -> None:
        """Open a visit of the day."""
        from ui.calls.visit_sheet import open_visit

        open_visit(self.desk, cast(UUID, visit))

    def more(self, near: QRect | None = None) -> None:
        """The menu of the call."""
        if self.card.card is not None and self._call is not None:
            card_menu(self, near or self.card._near()).open()

    def _settle(self, promise: object) -> None:
        from ui.calls.menus import promise_menu

        promise_menu(self.desk, cast(UUID, promise), self.card._near()).open()

    def _open_client(self) -> None:
        chosen, card = self.suggestion(), self.card.card
        client = chosen.client_id if chosen is not None else card.call.client_id if card is not None else None
        if client is not None:
            self.desk.show("client", client)

    # --- room for the panes

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        whole = self.width()
        tight = whole < theme.scaled(1180)
        self.queue.want = theme.scaled(LEAST if tight else QUEUE)
        self.right.want = theme.scaled(_NARROW if tight else WIDTH)
        for pane, most in ((self.queue, self.queue.want), (self.right, self.right.want)):
            pane.setMaximumWidth(most)
            pane.updateGeometry()
        low = self.height() < _LOW - 44
        self.middle.chart.fold(low if self._by_hand is None else self._by_hand)

    def _fold_by_hand(self, folded: bool) -> None:
        self._by_hand = folded

    def focus_list(self) -> None:
        """Start where the morning starts."""
        rows = self.queue.list if self.queue.list.rows.rows else self.middle.timeline.block.list
        rows.setFocus()
