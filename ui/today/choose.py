"""Which of the things that wait is the one for the desk, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from aedesk.words import _, n_
from ui import format, labels
from ui.due import due_words

if TYPE_CHECKING:
    from aedesk.services.desk_views import OnDesk
    from aedesk.services.today import Due, Today, Unanswered, Waiting


@dataclass(frozen=True)
class Hero:
    """The most urgent thing: what it is, why it is here, the verb, and where that leads."""

    client: str
    number: str
    title: str
    job: str
    reason: str
    verb: str
    room: str
    what: UUID
    job_id: UUID | None


def hero(today: Today, on: date) -> Hero | None:
    """The most urgent thing, or nothing if all is quiet.

    First a signature that holds up a job whose date presses, then what is late, then an estimate that stays without
    an answer, then what is due, then the signature that has been asked for longest.
    """
    pressing = {due.job_id: due for due in today.due}
    held_up = [each for each in today.waiting if each.job_id in pressing]
    if held_up:
        first = min(held_up, key=lambda each: (pressing[each.job_id].due, each.asked_on or on))
        return _of_waiting(first, pressing[first.job_id], on)
    if today.due and today.due[0].days < 0:
        return _of_due(today.due[0])
    if today.unanswered:
        return _of_unanswered(today.unanswered[0])
    if today.due:
        return _of_due(today.due[0])
    return _of_waiting(today.waiting[0], None, on) if today.waiting else None


def of_desk(on: OnDesk, job_id: UUID | None, today: date) -> Hero:
    """The one document on the desk; it goes before all that waits."""
    row = on.row
    reasons = [_("It lies there ready for you: the timer starts with Continue.") if on.sitting is None else ""]
    if row.due is not None:
        reasons.append(_("It is due: {day}.").format(day=due_words(row.due, today)))
    if row.minutes:
        words = _("{n} of {planned} min are spent on it.")
        reasons.append(words.format(n=(on.item.seconds + on.seconds) // 60, planned=row.minutes))
    number = "" if row.number in row.title else row.number
    first = on.item.words.strip().partition("\n")[0]
    reason = format.join(reasons, " ")
    return Hero(row.client, number, row.title, first, reason, _("Continue"), "desk", row.id, job_id)


def _of_waiting(waiting: Waiting, due: Due | None, on: date) -> Hero:
    reason = _asked(waiting.whom, waiting.days)
    if due is not None:
        reason = format.join((reason, _held_up(due, on)), " ")
    estimate = waiting.estimate_id
    return Hero(
        waiting.client,
        waiting.number or "",
        labels.slot(waiting.slot),
        waiting.title,
        reason,
        _("Open estimate") if estimate else _("Open job"),
        "estimate" if estimate else "job",
        estimate or waiting.job_id,
        waiting.job_id,
    )


def _asked(whom: str, days: int) -> str:
    if days <= 0:
        return _("{who} was asked today.").format(who=whom) if whom else _("It was asked for today.")
    if whom:
        return n_("{who} was asked {n} day ago.", "{who} was asked {n} days ago.", days).format(who=whom, n=days)
    return n_("It was asked for {n} day ago.", "It was asked for {n} days ago.", days).format(n=days)


def _held_up(due: Due, on: date) -> str:
    if due.days < 0:
        return n_(
            "The job is {n} day late and waits for it.", "The job is {n} days late and waits for it.", -due.days
        ).format(n=-due.days)
    if due.days == 0:
        return _("The job is due today and waits for it.")
    if due.days == 1:
        return _("Until then the job cannot keep tomorrow’s date.")
    return _("Until then the job cannot keep its date, {day}.").format(day=due_words(due.due, on))


def _of_due(due: Due) -> Hero:
    stage = labels.label(due.stage)
    if due.days < 0:
        words = n_("It is {n} day late and stands in {stage}.", "It is {n} days late and stands in {stage}.", -due.days)
        reason = words.format(n=-due.days, stage=stage)
    elif due.days == 0:
        reason = _("It is due today and stands in {stage}.").format(stage=stage)
    else:
        reason = _("It is due {day} and stands in {stage}.").format(day=format.day_long(due.due), stage=stage)
    return Hero(due.client, due.number or "", due.title, "", reason, _("Open job"), "job", due.job_id, due.job_id)


def _of_unanswered(row: Unanswered) -> Hero:
    whom = row.whom or row.client
    words = n_("{who} has had it for {n} day.", "{who} has had it for {n} days.", row.days)
    had = words.format(who=whom, n=row.days)
    reason = format.join((had, _("A week is what was agreed: ask for the answer.")), " ")
    title = _("Estimate {number} · version {n}").format(number=row.number, n=row.edition)
    return Hero(row.client, "", title, row.title, reason, _("Open estimate"), "estimate", row.estimate_id, row.job_id)
