"""The board: eight columns that fold into strips, one selected card, and the asking for a move."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEasingCurve, QPoint, QRect, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from aedesk.domain.cards import JobCard
from aedesk.domain.job import STAGES, Stage
from ui.jobs import fold
from ui.jobs.cards import card_at
from ui.jobs.column import Column
from ui.jobs.face import Face

LEFT, RIGHT, BOTTOM = 24, 16, 16


class Board(Face):
    """Shows cards in their columns.

    Signals beside those of every view: headed: a stage's head was pressed. folds_changed: another set of columns is
    folded.
    """

    headed = Signal(object)
    folds_changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.motion = True
        self.folded: frozenset[Stage] = frozenset()
        self.focus = Stage.ESTIMATE
        self._selected: UUID | None = None
        self._glide = QVariantAnimation(self)
        self._glide.setDuration(160)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(1.0)
        self._glide.valueChanged.connect(self._on_glide)
        self._glide.finished.connect(self._settle)
        self._from: dict[Stage, QRect] = {}
        self.columns = {stage: Column(stage, today, self) for stage in STAGES}
        for stage, column in self.columns.items():
            column.unfolded.connect(self.unfold)
            column.headed.connect(self.headed)
            column.dropped.connect(self._on_dropped)
            column.list.picked.connect(self._on_picked)
            column.list.entered.connect(self.entered)
            column.list.clicked.connect(lambda index: self.clicked.emit(card_at(index).id))
            column.list.menu.connect(self.menu)
            column.list.strayed.connect(lambda step, s=stage: self._stray(s, step))
            column.rename()
        for keys, act in (
            ("[", self.fold_here),
            ("]", self.open_next),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def set_refuses(self, refuses: Callable[[UUID, Stage], bool]) -> None:
        """What tells a column, while a card hangs over it, whether the gate is shut."""
        for column in self.columns.values():
            column.refuses = refuses

    def set_limits(self, limits: Mapping[Stage, int | None]) -> None:
        """How many jobs each stage should hold at most."""
        for stage, column in self.columns.items():
            column.set_limit(limits[stage])

    def show_cards(self, cards: Sequence[JobCard], closed: int | None = None) -> None:
        """Show these cards and keep the selected one selected; `closed` counts the closed jobs that have no card."""
        self.columns[Stage.CLOSED].total = closed
        for stage, column in self.columns.items():
            column.model.show([card for card in cards if card.stage is stage])
            column.rename()
        self.select(self._selected, follow=False)

    def current(self) -> UUID | None:
        """The selected job."""
        return self._selected

    def card(self, job_id: UUID | None) -> JobCard | None:
        """A shown card."""
        column = self._column_of(job_id)
        return column.model.cards()[column.model.row_of(job_id)] if column else None

    def select(self, job_id: UUID | None, *, follow: bool = True) -> None:
        """Select a job's card; with `follow` its column opens."""
        home = self._column_of(job_id)
        self._selected = job_id if home else None
        for column in self.columns.values():
            column.list.select_row(column.model.row_of(self._selected), quiet=True)
        if home and follow:
            self.focus = home.stage
            if not home.is_open:
                self._arrange(glide=True)

    def take_focus(self) -> None:
        """Put the keyboard into the selected card's column, or the first that is open."""
        column = self._column_of(self._selected) or self.columns[self.focus]
        (column.list if column.is_open else column.strip).setFocus(Qt.FocusReason.OtherFocusReason)

    def card_rect(self, job_id: UUID) -> QRect:
        """Where a job's card, or the strip that hides it, lies on the screen."""
        column = self._column_of(job_id)
        if column is None:
            return QRect(self.mapToGlobal(self.rect().center()), self.rect().center() * 0).adjusted(0, 0, 1, 1)
        if column.is_open:
            return column.list.card_rect(column.model.row_of(job_id))
        return QRect(column.mapToGlobal(QPoint(0, 0)), column.size())

    def set_lifted(self, job_id: UUID | None) -> None:
        """Show a card's place as empty while it flies."""
        for column in self.columns.values():
            column.list.set_lifted(column.model.row_of(job_id))

    def mark_refused(self, stage: Stage | None) -> None:
        """Keep the refusing column framed in red, or none."""
        for column in self.columns.values():
            column.set_drop("refuse" if column.stage is stage else "")

    def unfold(self, stage: Stage) -> None:
        """Open a stage's column and look there."""
        if stage in self.folded:
            self.folded -= {stage}
            self.folds_changed.emit()
        self._look_at(stage)

    def fold_stage(self, stage: Stage) -> None:
        """Fold a stage's column until it is opened again."""
        if len(self.folded) < len(STAGES) - 1:
            self.folded |= {stage}
            self.folds_changed.emit()
            if self.focus is stage:
                at = STAGES.index(stage)
                left = [s for s in STAGES if s not in self.folded]
                self.focus = min(left, key=lambda s: abs(STAGES.index(s) - at))
            self._arrange(glide=True)

    def fold_here(self) -> None:
        """`[`: fold the column that has the keyboard."""
        stage = self._here()
        self.fold_stage(stage)
        self.columns[stage].strip.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_next(self) -> None:
        """`]`: open the strip that has the keyboard, else the nearest strip to the right, else to the left."""
        here = self._here()
        at = STAGES.index(here)
        strips = [stage for stage in STAGES if not self.columns[stage].is_open]
        if here in strips:
            self.unfold(here)
        elif strips:
            self.unfold(min(strips, key=lambda s: (STAGES.index(s) < at, abs(STAGES.index(s) - at))))

    def open_stages(self) -> tuple[Stage, ...]:
        """The stages whose columns stand open."""
        return tuple(stage for stage in STAGES if self.columns[stage].is_open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._glide.stop()
        self._arrange(glide=False)

    def _column_of(self, job_id: UUID | None) -> Column | None:
        if job_id is None:
            return None
        return next((c for c in self.columns.values() if c.model.row_of(job_id) >= 0), None)

    def _here(self) -> Stage:
        for stage, column in self.columns.items():
            if column.isAncestorOf(self.focusWidget()) if self.focusWidget() else False:
                return stage
        return self.focus

    def _look_at(self, stage: Stage) -> None:
        if self.focus is not stage or not self.columns[stage].is_open:
            self.focus = stage
            self._arrange(glide=True)
        column = self.columns[stage]
        (column.list if column.model.rowCount() else column.head).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_picked(self, job_id: UUID) -> None:
        self._selected = job_id
        for column in self.columns.values():
            if column.model.row_of(job_id) < 0:
                column.list.select_row(-1, quiet=True)
            else:
                self.focus = column.stage
        self.selected.emit(job_id)

    def _on_dropped(self, job_id: UUID, stage: Stage, where: QPoint) -> None:
        self.asked.emit(job_id, stage, QRect(where, where).adjusted(-8, -8, 8, 8))

    def _stray(self, stage: Stage, step: int) -> None:
        row = self.columns[stage].list.selected_row()
        at = STAGES.index(stage) + step
        while 0 <= at < len(STAGES):
            column = self.columns[STAGES[at]]
            if column.model.rowCount() and column.stage not in self.folded:
                if not column.is_open:
                    self.unfold(column.stage)
                column.list.select_row(min(max(row, 0), column.model.rowCount() - 1))
                column.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            at += step

    def _targets(self) -> dict[Stage, tuple[QRect, bool]]:
        inner = max(self.width() - LEFT - RIGHT, 8 * fold.STRIP + 7 * fold.GAP)
        opened = fold.open_stages(inner, self.focus, self.folded)
        height = self.height() - BOTTOM
        return {
            place.stage: (QRect(LEFT + place.x, 0, place.width, height), place.open)
            for place in fold.places(inner, opened)
        }

    def _arrange(self, *, glide: bool) -> None:
        targets = self._targets()
        self._goal = targets
        if not (glide and self.motion and self.isVisible()):
            self._settle()
            return
        if all(self.columns[s].geometry() == rect for s, (rect, _) in targets.items()):
            self._settle()
            return
        self._from = {stage: column.geometry() for stage, column in self.columns.items()}
        for stage, (_, is_open) in targets.items():
            self.columns[stage].set_open(is_open)
        self._glide.stop()
        self._glide.start()

    def _on_glide(self, t: float) -> None:
        for stage, (goal, _) in self._goal.items():
            start = self._from[stage]
            x = round(start.x() + (goal.x() - start.x()) * t)
            right = round(start.right() + (goal.right() - start.right()) * t)
            self.columns[stage].setGeometry(x, goal.y(), right - x + 1, goal.height())

    def _settle(self) -> None:
        for stage, (rect, is_open) in self._goal.items():
            column = self.columns[stage]
            if column.is_open is not is_open or not (column.strip.isHidden() or column.list.isHidden()):
                column.set_open(is_open)
            column.setGeometry(rect)
