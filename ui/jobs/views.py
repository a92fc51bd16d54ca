"""The three views of the same cards, and what is shown where there is none; lanes and list are made when first seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from aedesk.domain.cards import JobCard
from aedesk.domain.job import STAGES, Stage
from aedesk.words import _
from ui.desk import Desk
from ui.jobs import limits
from ui.jobs.board import Board
from ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from ui.jobs.lanes import Lanes
    from ui.jobs.list_view import JobsList

    View = Board | Lanes | JobsList

V = TypeVar("V", "Board", "Lanes", "JobsList")


class Views(QStackedWidget):
    """Holds the views; what one of them says is said again here.

    Signals: as the board's.
    """

    selected = Signal(object)
    clicked = Signal(object)
    entered = Signal(object)
    asked = Signal(object, object, QRect)
    menu = Signal(object, QPoint)
    headed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.refuses: Callable[[UUID, Stage], bool] = lambda _job, _stage: False
        self.listing = False
        self.in_lanes = desk.prefs.flag("jobs.lanes")
        self.limits = limits.read(desk.prefs.text("jobs.limits"))
        self.board = self._join(Board(desk.clock.today))
        self.board.motion = desk.prefs.motion
        self.board.set_limits(self.limits)
        self.board.set_refuses(self._refuses)
        folded = frozenset(stage for stage in STAGES if stage in desk.prefs.text("jobs.folded").split(","))
        self.board.folded = folded if len(folded) < len(STAGES) else frozenset()
        self.board.headed.connect(self.headed)
        self.board.folds_changed.connect(self._keep_folds)
        hint = _("A job begins as a forecast and moves across the board.")
        self.empty = EmptyState("layout-kanban", _("No jobs yet"), hint, "Ctrl N", button=_("New job"))
        self.nothing = EmptyState("filter", _("No job passes the filters"), button=_("Show all"))
        self.addWidget(self.empty)
        self.addWidget(self.nothing)

    @cached_property
    def lanes(self) -> Lanes:
        """The board in lanes."""
        from ui.jobs.lanes import Lanes

        made = Lanes(self._desk.clock.today)
        made.limits, made.folded = self.limits, self.board.folded
        made.list.refuses = self._refuses
        return self._join(made)

    @cached_property
    def table(self) -> JobsList:
        """The jobs as a list."""
        from ui.jobs.list_view import JobsList

        return self._join(JobsList(self._desk.clock.today))

    def _join(self, view: V) -> V:
        self.addWidget(view)
        view.selected.connect(self.selected)
        view.clicked.connect(self.clicked)
        view.entered.connect(self.entered)
        view.asked.connect(self.asked)
        view.menu.connect(self.menu)
        return view

    def _refuses(self, job_id: UUID, stage: Stage) -> bool:
        return self.refuses(job_id, stage)

    @property
    def front(self) -> View:
        """The view that is chosen."""
        if self.listing:
            return self.table
        return self.lanes if self.in_lanes else self.board

    @property
    def seen(self) -> bool:
        """Whether the chosen view is to be seen, and not that there is nothing to see."""
        return self.currentWidget() is self.front

    def fill(self, shown: Sequence[JobCard], closed: int | None, *, any_jobs: bool) -> None:
        """Show these cards in the chosen view; `any_jobs` is whether there are jobs at all."""
        self.front.show_cards(shown, closed)
        self.setCurrentWidget(self.front if shown else self.nothing if any_jobs else self.empty)

    def set_limit(self, stage: Stage, limit: int | None) -> None:
        """Let a stage hold at most `limit` jobs."""
        self.limits[stage] = limit
        self._desk.prefs.keep("jobs.limits", limits.write(self.limits))
        self.board.set_limits(self.limits)
        if "lanes" in self.__dict__:
            self.lanes.heads.update()

    def _keep_folds(self) -> None:
        self._desk.prefs.keep("jobs.folded", ",".join(self.board.folded))
        if "lanes" in self.__dict__:
            self.lanes.folded = self.board.folded
