"""The popovers and sheets that the jobs room opens on a card or a column."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, QRect

from aedesk.domain.job import Stage
from ui.desk import Desk

if TYPE_CHECKING:
    from ui.jobs.room import JobsRoom


def job_menu(room: JobsRoom, job_id: UUID, where: QPoint) -> None:
    """Everything that can be done with a job, at a place on the screen."""
    from ui.jobs.job_menu import JobMenu
    from ui.jobs.supply import new_estimate

    card, window = room.card(job_id), room.desk.window
    if card is None or window is None:
        return
    spot = window.mapFromGlobal(where)
    menu = JobMenu(window, QRect(spot, spot).adjusted(-8, -8, 8, 8), card)
    menu.opened.connect(lambda job: room.desk.show("job", job))
    menu.edited.connect(room.edit)
    menu.estimated.connect(lambda job: new_estimate(room.desk, job))
    menu.inspected.connect(lambda _job: room.show_inspector(True))
    menu.client_wanted.connect(lambda client: room.desk.show("client", client))
    menu.moved.connect(room.ask_move)
    menu.open()


def limit_menu(room: JobsRoom, stage: Stage) -> None:
    """Limit and folding of a column."""
    from ui.jobs.limit_popover import LimitPopover

    window, column = room.window(), room.board.columns[stage]
    near = QRect(window.mapFromGlobal(column.head.mapToGlobal(QPoint(0, 0))), column.head.size())
    popover = LimitPopover(window, near, stage, column.limit)
    popover.limited.connect(lambda limit: room.views.set_limit(stage, limit))
    popover.folded.connect(lambda: room.board.fold_stage(stage))
    popover.open()


def edit_job(desk: Desk, job_id: UUID) -> None:
    """Change what was said when a job was opened."""
    from ui.jobs.job_sheet import JobSheet

    JobSheet(desk, lambda _job: None, desk.services.jobs.get(job_id)).open()
