"""How the calls room says things: reasons, minutes, times of the day, marks of calls."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aedesk.domain.call import CallState, Slot
from aedesk.words import N_, _, p_
from ui import format
from ui.labels import label
from ui.times import length as length
from ui.times import minutes as minutes
from ui.times import wall as wall

if TYPE_CHECKING:
    from aedesk.services.call_views import CallRow
    from aedesk.services.suggestions import CallSuggestion, Why

TONES = {"late": "red", "near": "amb", "quiet": "t2"}
ICONS = {
    "visits_owed": "walk",
    "contacts_owed": "user-plus",
    "status": "phone",
    "estimate_unanswered": "receipt",
    "job_late": "clock",
    "refused": "alert-circle",
    "next_step": "arrow-right",
    "reply_due": "message",
    "promise_due": "flag",
    "complaint_open": "alert-triangle",
    "birthday": "cake",
    "greeting": "message",
    "gift": "gift",
    "important_day": "calendar",
    "idea": "lamp",
    "brainstorm": "lamp",
    "evaluation": "presentation",
    "survey": "presentation",
    "silence": "history",
}

SLOTS = {
    Slot.OPENING: N_("First calls"),
    Slot.BLOCK: N_("Call block"),
    Slot.MEAL: N_("Plan talks"),
    Slot.QUIET: N_("Call-backs"),
}


def reason(why: Why) -> str:
    """Why something is suggested, in one line."""
    from aedesk.sentences import why as sentence

    return sentence(why.code, why.values, _, shown)


def shown(value: object) -> str:
    """A value inside a reason as the window writes it."""
    from enum import Enum

    if isinstance(value, Enum):
        return label(value)
    return format.day(value) if isinstance(value, date) else str(value)


def talked(seconds: int) -> str:
    """Minutes and seconds of a call: 07:24, and 1:02:11 after an hour."""
    hours, rest = divmod(max(seconds, 0), 3600)
    tail = f"{rest // 60:02}:{rest % 60:02}"
    return f"{hours}:{tail}" if hours else tail


def about(row: CallRow) -> str:
    """What a call is about."""
    return row.about or label(row.purpose)


def who(row: CallRow) -> str:
    """Whom it reaches: the person, else the client."""
    return row.contact or row.client


def used(row: CallRow) -> str:
    """Minutes of a call: estimated, and what it took once it is over."""
    if row.state is CallState.DONE and row.seconds is not None:
        return _("{n} / {of} min").format(n=max(round(row.seconds / 60), 1), of=row.minutes)
    return minutes(row.minutes)


def spoken_call(row: CallRow) -> str:
    """A call in one line, for a screen reader or a script."""
    parts = [who(row), row.client if row.contact else "", about(row), used(row), label(row.state)]
    parts.append(_("important") if row.important else "")
    parts.append(_("no phone number") if row.phone_missing else "")
    return format.join(parts)


def spoken_suggestion(row: CallSuggestion) -> str:
    """A suggestion in one line."""
    head = [row.contact or row.client, row.client if row.contact else "", label(row.client_class)]
    head += [reason(row.why), *(reason(each) for each in row.also), minutes(row.minutes.minutes)]
    if row.firm:
        head.append(_("cannot be dropped without a reason"))
    return format.join(head)


def act_words(act: str) -> str:
    """What a suggestion asks for."""
    return {"visit": p_("act", "Visit"), "task": p_("act", "Task")}.get(act, p_("act", "Call"))
