"""The room of jobs: board, lanes and list over the same cards, filters above, the inspector beside.

Only the board is made at once; everything else is imported when it is first needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from aedesk.domain.cards import JobCard
from aedesk.domain.job import STAGES, Stage
from aedesk.words import _
from ui.desk import Desk
from ui.jobs.figures import newest_totals, state_line
from ui.jobs.filter import Filter
from ui.jobs.filter_bar import FilterBar
from ui.jobs.views import Views
from ui.jobs.work import Work, is_wide
from ui.room import Command, Room

if TYPE_CHECKING:
    from ui.jobs.inspector import Inspector
    from ui.jobs.list_tools import ListTools
    from ui.jobs.moving import Moves
    from ui.jobs.views import View

KINDS = frozenset({"job", "client", "person", "agency", "estimate", "brief", "paper"})


class JobsRoom(Room):
    """Shows every job; what is done here passes through `Moves` and the sheets."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title, self.primary = _("Jobs"), _("New job")
        self._cards: list[JobCard] = []
        self._closed = 0
        self._selected: UUID | None = None
        self.bar = FilterBar()
        self.views = Views(desk)
        self.board = self.views.board
        self.work = Work(desk, self.views, self._make_inspector, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.work, 1)
        self._connect()
        self._keys()
        self.bar.lanes.set_value(self.views.in_lanes)
        self.show_view(desk.prefs.text("jobs.view", "board"))
        if desk.first_cards is not None:
            self.first(desk.first_cards, desk.first_closed_count)
        desk.when_ready(self._load)

    def _connect(self) -> None:
        views = self.views
        views.refuses = lambda job, stage: self.moves.closed_to(job, stage)
        views.selected.connect(self._on_selected)
        views.clicked.connect(self._on_clicked)
        views.entered.connect(partial(self.desk.show, "job"))
        views.asked.connect(self._on_dropped)
        views.menu.connect(self._menu)
        views.headed.connect(self._limit_menu)
        self.work.left.connect(lambda: self.view.take_focus())
        self.bar.view_changed.connect(self.show_view)
        self.bar.lanes_changed.connect(self._on_lanes)
        self.bar.filter_changed.connect(self._show)
        if views.empty.button is not None and views.nothing.button is not None:
            views.empty.button.clicked.connect(self.new)
            views.nothing.button.clicked.connect(self._show_all)

    def _keys(self) -> None:
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for place, keys, act in (
            (self.work, "I", self.toggle_inspector),
            (self.work, "Escape", partial(self.show_inspector, False)),
            (self, "Alt+Left", partial(self.step, -1)),
            (self, "Alt+Right", partial(self.step, 1)),
            (self, "Alt+B", partial(self.show_view, "board")),
            (self, "Alt+L", partial(self.show_view, "list")),
        ):
            QShortcut(QKeySequence(keys), place, context=inside).activated.connect(act)

    # made when first needed

    def _make_inspector(self) -> Inspector:
        from ui.jobs.inspector import Inspector

        made = Inspector(self.desk)
        made.closed.connect(partial(self.show_inspector, False))
        made.moved.connect(self.ask_move)
        made.opened.connect(partial(self.desk.show, "job"))
        made.supplied.connect(self.moves.supply)
        made.menu.connect(self._menu)
        return made

    @cached_property
    def moves(self) -> Moves:
        """Moving, and the answers of shut gates."""
        from ui.jobs.moving import Moves

        made = Moves(self.desk, self)
        made.refused.connect(lambda _job, stage: self.view.mark_refused(stage))
        made.settled.connect(lambda: self.view.mark_refused(None))
        return made

    @cached_property
    def tools(self) -> ListTools:
        """What stands above the list."""
        from ui.jobs.list_tools import ListTools

        made = ListTools()
        self.bar.add(made)
        made.which_changed.connect(self._show)
        made.sorted.connect(lambda column: self.views.table.rows.order(column, False))
        made.grouped.connect(lambda by: self.views.table.rows.group(by))
        return made

    # what is shown

    @property
    def inspector(self) -> Inspector:
        """What is told of the selected job."""
        return self.work.inspector

    @property
    def view(self) -> View:
        """The view in front."""
        return self.views.front

    @property
    def selected(self) -> JobCard | None:
        """The card of the selected job."""
        return self.card(self._selected)

    def card(self, job_id: UUID | None) -> JobCard | None:
        """The card of a job."""
        return next((card for card in self._cards if card.id == job_id), None)

    def first(self, cards: Sequence[JobCard], closed: int) -> None:
        """Paint these cards before anything else is there."""
        self._cards, self._closed = list(cards), closed
        self.bar.offer(self._cards, [])
        self._show()

    def reload(self, kinds: frozenset[str]) -> None:
        if not kinds or kinds & KINDS:
            self.desk.when_ready(self._load)

    def _load(self) -> None:
        services = self.desk.services
        if "moves" in self.__dict__:
            self.moves.forget()
        board = services.jobs.board()
        self._cards, self._closed = board.cards, board.closed_count
        self.bar.offer(self._cards, services.agency.people(include_left=True))
        self._amounts()
        self._show()
        self.work.read()

    def _amounts(self) -> None:
        if self.views.listing and self.desk.ready:
            self.views.table.set_amounts(newest_totals(self.desk))

    def _show(self) -> None:
        shown = self.bar.filter.keep(self._cards, self.desk.clock.today())
        if self.views.listing:
            shown = [card for card in shown if self.tools.passes(card)]
        self.views.fill(shown, None if self.bar.filter.parts else self._closed, any_jobs=bool(self._cards))
        self.view.select(self._selected, follow=False)
        self._selected = self.view.current()
        self._look()
        self.state_line = state_line(self._cards, self.desk.clock.today())
        self.changed_head()

    def show_view(self, name: str) -> None:
        """Show the board or the list."""
        self.views.listing = listing = name == "list"
        self.bar.show_view("list" if listing else "board")
        if listing or "tools" in self.__dict__:
            self.tools.setVisible(listing)
        self.desk.prefs.keep("jobs.view", "list" if listing else "board")
        self._amounts()
        self._show()
        if self.isVisible() and self.views.seen:
            self.view.take_focus()

    def _on_lanes(self, on: bool) -> None:
        self.views.in_lanes = on
        self.desk.prefs.keep("jobs.lanes", on)
        self._show()

    def _show_all(self) -> None:
        self.bar.set_filter(Filter())
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.fit(is_wide(self.width()))

    # the selected job

    def _on_selected(self, job_id: UUID) -> None:
        self._selected = job_id
        held = bool(QApplication.mouseButtons() & Qt.MouseButton.LeftButton)
        if not held or self.work.inspecting:  # columns must not fold under a card that is being lifted
            self._look()

    def _on_clicked(self, job_id: UUID | None) -> None:
        if job_id is not None:
            self._selected = job_id
            if not self.work.wide:
                self.work.wanted = True
            self._look()

    def toggle_inspector(self) -> None:
        """I: open or close the inspector."""
        self.show_inspector(not self.work.inspecting)

    def show_inspector(self, on: bool) -> None:
        """Open or close the inspector; closed, the board gets its place and the keyboard back."""
        self.work.want(on)
        self._look()

    def _look(self) -> None:
        self.work.look_at(self.selected if self.views.seen else None)

    # moving

    def step(self, by: int) -> None:
        """Ask for the selected job's move by one stage."""
        card = self.selected
        at = STAGES.index(card.stage) + by if card else -1
        if card is not None and 0 <= at < len(STAGES):
            self.ask_move(card.id, STAGES[at])

    def ask_move(self, job_id: UUID, stage: Stage) -> None:
        """Move a job, or answer why not beside its card."""
        if self.moves.move(job_id, stage, self.view.card_rect(job_id)):
            self._after_move(job_id)

    def _on_dropped(self, job_id: UUID, stage: Stage, near: QRect) -> None:
        if self.moves.move(job_id, stage, near):
            self._after_move(job_id)
            self._look()
        elif self.desk.prefs.motion:
            from ui.jobs.flight import fly_back

            fly_back(self, job_id, near)

    def _after_move(self, job_id: UUID) -> None:
        self._load()
        self.view.select(job_id)

    # menus and sheets

    def _menu(self, job_id: UUID, where: QPoint) -> None:
        from ui.jobs.menus import job_menu

        job_menu(self, job_id, where)

    def _limit_menu(self, stage: Stage) -> None:
        from ui.jobs.menus import limit_menu

        limit_menu(self, stage)

    def new(self) -> None:
        if self.desk.ready:
            from ui.jobs.job_sheet import JobSheet

            JobSheet(self.desk, self._opened, client_id=self.bar.filter.client_id).open()

    def edit(self, job_id: UUID) -> None:
        """Change what was said when a job was opened."""
        from ui.jobs.menus import edit_job

        edit_job(self.desk, job_id)

    def _opened(self, job_id: UUID) -> None:
        self._load()
        card = self.card(job_id)
        if card is not None and not self.bar.filter.keep([card], self.desk.clock.today()):
            self._show_all()
        self.view.select(job_id)
        self._on_selected(job_id)
        self.view.take_focus()

    # what the window asks

    def open(self, what: UUID | tuple[UUID, str] | None) -> None:
        if isinstance(what, UUID):
            self.desk.when_ready(lambda: self._opened(what))

    def entered(self) -> None:
        if self.views.seen:
            self.view.take_focus()

    def to_filter(self) -> None:
        self.bar.focus_first()

    def panes(self) -> list[QWidget]:
        return [self.bar, self.views, *([self.inspector] if self.work.inspecting else [])]

    def shortcuts(self) -> list[tuple[str, str]]:
        from ui.jobs.commands import shortcuts

        return shortcuts()

    def commands(self) -> list[Command]:
        from ui.jobs.commands import commands

        return commands(self)

    def keep(self) -> object:
        order = (self.tools.which.value(), self.views.table.rows.sorted_by) if self.views.listing else None
        return self.bar.filter, self._selected, order

    def restore(self, kept: object) -> None:
        if isinstance(kept, tuple) and isinstance(kept[0], Filter):
            self.bar.set_filter(kept[0])
            if kept[2] is not None and self.views.listing:
                which, column = kept[2]
                self.tools.which.set_value(which)
                self.tools.sort.set_value(column)
                self.views.table.rows.order(column, False)
            self._selected = kept[1]
            self._show()
            self.view.select(self._selected)
