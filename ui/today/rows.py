"""The rows of Today's three lists."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aedesk.domain.signoff import SignState
from aedesk.words import n_
from ui import format
from ui import labels as words_for
from ui.due import ago_words, due_words, tone
from ui.widgets.rows import Row

if TYPE_CHECKING:
    from aedesk.services.today import Due, Unanswered, Waiting


def waiting(row: Waiting) -> Row:
    """A signature that is waited for."""
    return Row(
        words_for.slot(row.slot),
        " · ".join(part for part in (row.number or "", row.title, row.client, row.whom) if part),
        dots=(SignState.ASKED,),
        right=ago_words(row.days),
        key=("estimate", row.estimate_id) if row.estimate_id else ("job", row.job_id),
    )


def due(row: Due, on: date) -> Row:
    """A job whose date presses."""
    return Row(
        row.title,
        row.client,
        number=row.number or "",
        right=due_words(row.due, on),
        tone=tone(row.due, on),
        due=True,
        key=row.job_id,
    )


def unanswered(row: Unanswered) -> Row:
    """An estimate without an answer."""
    return Row(
        row.title,
        " · ".join(part for part in (row.client, row.whom) if part),
        number=row.number,
        figure=format.money(row.total, row.currency) if row.total is not None else "",
        right=n_("{n} day", "{n} days", row.days).format(n=row.days),
        tone="near",
        key=row.estimate_id,
    )
