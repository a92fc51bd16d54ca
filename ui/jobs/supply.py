"""Supplying what a gate misses: opens the sheet or the page on which it is done."""

from collections.abc import Callable
from uuid import UUID

from aedesk.domain.errors import UserError
from aedesk.domain.gate_check import Need
from aedesk.domain.gates import Action
from ui import rooms
from ui.desk import Desk
from ui.errors import sentence
from ui.jobs.needs import estimate_of


def supply(desk: Desk, job_id: UUID, need: Need, done: Callable[[], None]) -> None:
    """Open what supplies `need`; `done` follows where that is a sheet over this room."""
    try:
        _open(desk, job_id, need, done)
    except UserError as error:
        desk.toast(sentence(error))


def _open(desk: Desk, job_id: UUID, need: Need, done: Callable[[], None]) -> None:
    job = desk.services.jobs.get(job_id)
    if need.action is Action.BRIEF:
        desk.show("job", job_id)
    elif need.action is Action.FILE:
        signed = estimate_of(desk, job_id)
        if signed is not None:
            sheet = rooms.sheet("filing", desk, desk.services.estimates.get(signed))
            sheet.closed.connect(done)
            sheet.open()
    elif need.action is Action.ESTIMATE:
        desk.show("estimate", estimate_of(desk, job_id) or desk.services.estimates.draft(job_id).id)
    elif need.action is Action.RIGHTS:
        from ui.jobs.record_sheets import RightsSheet

        RightsSheet(desk, job, done).open()
    elif need.record is not None:
        from ui.jobs.record_sheets import RecordSheet

        RecordSheet(desk, job, need.record, done).open()
    elif need.slot is not None and need.slot.startswith("estimate."):
        estimate = estimate_of(desk, job_id)
        if estimate is not None:
            desk.show("sign", (estimate, need.slot))
    elif need.slot is not None:
        from ui.jobs.sign_sheet import SignSheet

        SignSheet(desk, job, need.slot, done).open()


def new_estimate(desk: Desk, job_id: UUID) -> None:
    """Begin an estimate for a job and show it; an empty one that is there is taken."""
    desk.show("estimate", desk.services.estimates.draft(job_id).id)


def pass_with_reason(desk: Desk, job_id: UUID, need: Need, done: Callable[[], None]) -> None:
    """Open the sheet that passes a gate with a reason."""
    from ui.jobs.record_sheets import ReasonSheet

    ReasonSheet(desk, desk.services.jobs.get(job_id), need, done).open()
