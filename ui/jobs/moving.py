"""Moving a job, from wherever it was asked for: one way in, and one answer when a gate is shut."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, QRect, Signal

from aedesk.domain.errors import UserError
from aedesk.domain.gate_check import GateClosed, Need
from aedesk.domain.gates import GATE_OF
from aedesk.domain.job import STAGES, Job, Stage
from aedesk.words import _
from ui.desk import Desk
from ui.done import done
from ui.errors import sentence
from ui.jobs.gate_popover import GatePopover
from ui.jobs.needs import Teller
from ui.jobs.supply import pass_with_reason, supply
from ui.labels import label


class Moves(QObject):
    """Asks the services for a move; a refusal opens the popover, and supplying what is missing leads back to it.

    Signals: refused: job and stage, while the popover stands. settled: the popover is gone.
    """

    refused = Signal(object, object)
    settled = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.popover: GatePopover | None = None
        self._shut: dict[UUID, Stage | None] = {}

    def move(self, job_id: UUID, target: Stage, near: QRect) -> bool:
        """Move a job; `near` is where it was asked for, on the screen. Whether it moved."""
        if not self._desk.ready:
            return False
        try:
            job = self._desk.services.jobs.move(job_id, target)
        except GateClosed:
            self.explain(job_id, target, near)
            return False
        except UserError as error:
            self._desk.toast(sentence(error))
            return False
        done(self._desk, _("{job} moved to {stage}").format(job=job.number or job.title, stage=label(target)))
        return True

    def closed_to(self, job_id: UUID, target: Stage) -> bool:
        """Whether a gate on the way is shut; asked once a drag, not once a column."""
        if not self._desk.ready:
            return False
        if job_id not in self._shut:
            needs = self._desk.services.jobs.needs(job_id, Stage.CLOSED)
            shut = [STAGES.index(GATE_OF[need.code].opens) for need in needs if not need.done]
            self._shut = {job_id: STAGES[min(shut)] if shut else None}
        first = self._shut[job_id]
        return first is not None and STAGES.index(target) >= STAGES.index(first)

    def forget(self) -> None:
        """Something changed: ask again which gates are shut."""
        self._shut.clear()

    def explain(self, job_id: UUID, target: Stage, near: QRect) -> None:
        """Show what is missing for a move, or that nothing is any more."""
        window = self._desk.window
        assert window is not None
        jobs = self._desk.services.jobs
        job = jobs.get(job_id)
        if self.popover is not None:
            self.popover.close()
        inside = QRect(window.mapFromGlobal(near.topLeft()), near.size())
        needs = jobs.needs(job_id, target)
        popover = GatePopover(window, inside, job, target, needs, Teller(self._desk, job))
        popover.closed.connect(lambda: self._gone(popover))
        popover.moved.connect(popover.close)
        popover.moved.connect(lambda: self.move(job_id, target, near))
        popover.opened.connect(popover.close)
        popover.opened.connect(lambda: self._desk.show("job", job_id))
        popover.supplied.connect(lambda need: self._supply(popover, job, target, near, need))
        popover.reasoned.connect(lambda need: self._reason(popover, job, target, near, need))
        self.popover = popover
        popover.open()
        self.refused.emit(job_id, target)

    def supply(self, job_id: UUID, need: Need) -> None:
        """Supply a need from elsewhere; a popover about the same job waits and comes back."""
        popover = self.popover
        if popover is not None and popover.job.id == job_id:
            popover.supplied.emit(need)
        else:
            supply(self._desk, job_id, need, lambda: None)

    def _supply(self, popover: GatePopover, job: Job, target: Stage, near: QRect, need: Need) -> None:
        popover.close()
        supply(self._desk, job.id, need, self._again(job.id, target, near))

    def _reason(self, popover: GatePopover, job: Job, target: Stage, near: QRect, need: Need) -> None:
        popover.close()
        pass_with_reason(self._desk, job.id, need, self._again(job.id, target, near))

    def _again(self, job_id: UUID, target: Stage, near: QRect) -> Callable[[], None]:
        return lambda: self.explain(job_id, target, near)

    def _gone(self, popover: GatePopover) -> None:
        if self.popover is popover:
            self.popover = None
            self.settled.emit()
