"""What the desk knows for the first two points of a call: the work's details, and what they are likely to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aedesk.words import _
from ui import format
from ui.labels import label

if TYPE_CHECKING:
    from aedesk.services.call_views import CallCard


def known(card: CallCard) -> dict[str, list[str]]:
    """Lines for the points `work` and `questions`."""
    work = []
    for job in card.jobs:
        due = _("due {day}").format(day=format.day(job.due)) if job.due else ""
        work.append(format.join((f"{job.number or ''} {job.title}".strip(), label(job.stage), due)))
    questions = []
    for one in card.estimates:
        total = format.money(one.total, one.currency) if one.total is not None else ""
        name = f"{one.number} v{one.edition}"
        work.append(format.join((name, total)))
        questions.append(_("Why this price on {number}?").format(number=name))
    for job in card.jobs:
        if job.due is not None:
            questions.append(_("Will {job} be ready on {day}?").format(job=job.title, day=format.day(job.due)))
    questions += [_("What about our promise: {words}?").format(words=one.words) for one in card.promises]
    questions += [_("What became of the complaint: {words}?").format(words=one.words) for one in card.complaints]
    return {"work": work, "questions": questions}
