"""The room of jobs: board, lanes and list over the same cards, filters above, the inspector beside."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from aedesk.domain.cards import JobCard
from aedesk.domain.job import STAGES, Stage
from aedesk.words import _
from ui.desk import Desk
from ui.jobs import limits
from ui.jobs.board import Board
from ui.jobs.commands import commands, shortcuts
from ui.jobs.figures import newest_totals, state_line
from ui.jobs.filter import Filter
from ui.jobs.filter_bar import FilterBar
from ui.jobs.flight import fly_back
from ui.jobs.inspector import Inspector
from ui.jobs.lanes import Lanes
from ui.jobs.list_view import JobsList
from ui.jobs.menus import edit_job, job_menu, limit_menu
from ui.jobs.moving import Moves
from ui.jobs.work import Work, is_wide
from ui.room import Command, Room
from ui.widgets.empty import EmptyState

View = Board | Lanes | JobsList
KINDS = frozenset({"job", "client", "person", "agency", "estimate", "brief", "paper"})
LOOK_AFTER = 60  # ms that a card stays selected before the inspector reads about it


class JobsRoom(Room):
    """Shows every job; what is done here passes through `Moves` and the sheets."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title, self.primary = _("Jobs"), _("New job")
        self._cards: list[JobCard] = []
        self._closed = 0
        self._selected: UUID | None = None
        self._limits = limits.read(desk.prefs.text("jobs.limits"))
        self._inspect = desk.prefs.flag("jobs.inspector", True)
        self._look = QTimer(self, interval=LOOK_AFTER, singleShot=True)
        self._look.timeout.connect(self._read_selected)
        today = desk.clock.today
        self.bar = FilterBar()
        self.board, self.lanes, self.list = Board(today), Lanes(today), JobsList(today)
        self.empty = EmptyState(
            "layout-kanban",
            _("No jobs yet"),
            _("A job begins as a forecast and moves across the board."),
            "Ctrl N",
            button=_("New job"),
        )
        self.nothing = EmptyState("filter", _("No job passes the filters"), button=_("Show all"))
        self.stack = QStackedWidget()
        for page in (self.board, self.lanes, self.list, self.empty, self.nothing):
            self.stack.addWidget(page)
        self.inspector = Inspector(desk)
        self.work = Work(self.stack, self.inspector, self)
        self.moves = Moves(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.work, 1)
        self._connect()
        self._keys()
        self._dress()
        if desk.first_cards is not None:
            self.first(desk.first_cards, desk.first_closed_count)
        desk.when_ready(self._load)

    def _connect(self) -> None:
        for view in (self.board, self.lanes, self.list):
            view.selected.connect(self._on_selected)
            view.clicked.connect(self._on_clicked)
            view.entered.connect(lambda job: self.desk.show("job", job))
            view.asked.connect(self._on_dropped)
            view.menu.connect(partial(job_menu, self))
        self.board.headed.connect(partial(limit_menu, self))
        self.board.folds_changed.connect(self._keep_folds)
        self.board.set_refuses(self.moves.closed_to)
        self.lanes.list.refuses = self.moves.closed_to
        self.inspector.closed.connect(lambda: self.show_inspector(False))
        self.inspector.moved.connect(self.ask_move)
        self.inspector.opened.connect(lambda job: self.desk.show("job", job))
        self.inspector.supplied.connect(self.moves.supply)
        self.inspector.menu.connect(partial(job_menu, self))
        self.moves.refused.connect(lambda _job, stage: self.view.mark_refused(stage))
        self.moves.settled.connect(lambda: self.view.mark_refused(None))
        self.bar.view_changed.connect(self.show_view)
        self.bar.lanes_changed.connect(self._on_lanes)
        self.bar.filter_changed.connect(self._show)
        self.bar.which_changed.connect(self._show)
        self.bar.sorted.connect(lambda column: self.list.rows.order(column, False))
        self.bar.grouped.connect(self.list.rows.group)
        if self.empty.button is not None and self.nothing.button is not None:
            self.empty.button.clicked.connect(self.new)
            self.nothing.button.clicked.connect(self._show_all)

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

    def _dress(self) -> None:
        prefs = self.desk.prefs
        self.board.motion = prefs.motion
        self.board.set_limits(self._limits)
        self.lanes.limits = self._limits
        folded = frozenset(Stage(s) for s in prefs.text("jobs.folded").split(",") if s in list(STAGES))
        self.board.folded = self.lanes.folded = folded if len(folded) < len(STAGES) else frozenset()
        self.bar.lanes.set_value(prefs.flag("jobs.lanes"))
        self.show_view(prefs.text("jobs.view", "board"))

    # what is shown

    @property
    def selected(self) -> JobCard | None:
        """The card of the selected job."""
        return self.card(self._selected)

    @property
    def view(self) -> View:
        """The view in front."""
        if self.bar.views.value() == "list":
            return self.list
        return self.lanes if self.bar.lanes.value() else self.board

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
        self.moves.forget()
        board = services.jobs.board()
        self._cards, self._closed = board.cards, board.closed_count
        self.bar.offer(self._cards, services.agency.people(include_left=True))
        if self.view is self.list:
            self._amounts()
        self._show()
        self._read_selected()

    def _amounts(self) -> None:
        if self.desk.ready:
            self.list.set_amounts(newest_totals(self.desk))

    def _show(self) -> None:
        today = self.desk.clock.today()
        shown = self.bar.filter.keep(self._cards, today)
        view = self.view
        if view is self.list:
            shown = [card for card in shown if self.bar.passes(card)]
        view.show_cards(shown, None if self.bar.filter.parts else self._closed)
        if not self._cards:
            self.stack.setCurrentWidget(self.empty)
        elif not shown:
            self.stack.setCurrentWidget(self.nothing)
        else:
            self.stack.setCurrentWidget(view)
        view.select(self._selected, follow=False)
        if view.current() is None:
            self._selected = None
        self._update_inspector()
        self._tell()

    def _tell(self) -> None:
        self.state_line = state_line(self._cards, self.desk.clock.today())
        self.changed_head()

    def show_view(self, name: str) -> None:
        """Show the board or the list."""
        name = name if name in ("board", "list") else "board"
        self.bar.show_view(name)
        self.desk.prefs.keep("jobs.view", name)
        if name == "list":
            self._amounts()
        self._show()
        if self.isVisible() and self.stack.currentWidget() is self.view:
            self.view.take_focus()

    def _on_lanes(self, on: bool) -> None:
        self.desk.prefs.keep("jobs.lanes", on)
        self._show()

    def _show_all(self) -> None:
        self.bar.set_filter(Filter())
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.fit(is_wide(self.width()))
        self._update_inspector()

    def sizeHint(self) -> QSize:
        return QSize(1200, 760)

    # the selected job

    def _on_selected(self, job_id: UUID) -> None:
        self._selected = job_id
        held = bool(QApplication.mouseButtons() & Qt.MouseButton.LeftButton)
        if not held or not self.inspector.isHidden():
            self._update_inspector()

    def _on_clicked(self, job_id: UUID | None) -> None:
        if job_id is None:
            return
        self._selected = job_id
        if not self.work.wide:
            self._inspect = True
        self._update_inspector()

    def toggle_inspector(self) -> None:
        """I: open or close the inspector."""
        self.show_inspector(self.inspector.isHidden())

    def show_inspector(self, on: bool) -> None:
        """Open or close the inspector; closed, the board gets its place and the keyboard back."""
        self._inspect = on
        self.desk.prefs.keep("jobs.inspector", on)
        focus = QApplication.focusWidget()
        had = focus is not None and self.inspector.isAncestorOf(focus)
        self._update_inspector()
        if had and not on:
            self.view.take_focus()

    def _update_inspector(self) -> None:
        card = self.selected
        shown = self.stack.currentWidget() is self.view
        on = self._inspect and card is not None and shown
        if card is not None and on:
            self.inspector.show_card(card)
            self._look.start()
        self.work.show_inspector(on)

    def card(self, job_id: UUID | None) -> JobCard | None:
        """The card of a job."""
        return next((card for card in self._cards if card.id == job_id), None)

    def _read_selected(self) -> None:
        if self.selected is not None and not self.inspector.isHidden() and self.desk.ready:
            self.inspector.read()

    # moving

    def step(self, by: int) -> None:
        """Ask for the selected job's move by one stage."""
        card = self.selected
        at = STAGES.index(card.stage) + by if card else -1
        if card is not None and 0 <= at < len(STAGES):
            self.ask_move(card.id, STAGES[at])

    def ask_move(self, job_id: UUID, stage: Stage) -> None:
        """Move a job, or answer why not beside its card."""
        near = self.view.card_rect(job_id)
        if self.moves.move(job_id, stage, near):
            self._after_move(job_id)

    def _on_dropped(self, job_id: UUID, stage: Stage, near: QRect) -> None:
        if self.moves.move(job_id, stage, near):
            self._after_move(job_id)
            self._update_inspector()
        elif self.desk.prefs.motion:
            fly_back(self, job_id, near)

    def _after_move(self, job_id: UUID) -> None:
        self._load()
        self.view.select(job_id)

    # menus and sheets

    def set_limit(self, stage: Stage, limit: int | None) -> None:
        """Let a stage hold at most `limit` jobs."""
        self._limits[stage] = limit
        self.desk.prefs.keep("jobs.limits", limits.write(self._limits))
        self.board.set_limits(self._limits)
        self.lanes.limits = self._limits
        self.lanes.heads.update()

    def _keep_folds(self) -> None:
        self.lanes.folded = self.board.folded
        self.desk.prefs.keep("jobs.folded", ",".join(self.board.folded))

    def new(self) -> None:
        if self.desk.ready:
            from ui.jobs.job_sheet import JobSheet

            JobSheet(self.desk, self._opened, client_id=self.bar.filter.client_id).open()

    def edit(self, job_id: UUID) -> None:
        """Change what was said when a job was opened."""
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
        if self.stack.currentWidget() is self.view:
            self.view.take_focus()

    def to_filter(self) -> None:
        self.bar.focus_first()

    def panes(self) -> list[QWidget]:
        return [self.bar, self.stack, self.inspector]

    def shortcuts(self) -> list[tuple[str, str]]:
        return shortcuts()

    def commands(self) -> list[Command]:
        return commands(self)

    def keep(self) -> object:
        return self.bar.filter, self._selected, self.bar.which.value(), self.list.rows.sorted_by

    def restore(self, kept: object) -> None:
        if isinstance(kept, tuple) and isinstance(kept[0], Filter):
            self.bar.set_filter(kept[0])
            self.bar.which.set_value(kept[2])
            self.bar.sort.set_value(kept[3])
            self.list.rows.order(str(kept[3]), False)
            self._selected = kept[1]
            self._show()
            self.view.select(self._selected)
