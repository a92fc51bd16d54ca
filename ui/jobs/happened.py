"""One line of a job's past: what a journal entry means in words."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from aedesk.domain.signoff import SignState
from aedesk.words import N_, _, p_
from ui import format
from ui.due import local
from ui.jobs.wording import listed
from ui.labels import label
from ui.labels import slot as slot_name


class Happening(Protocol):
    """What a journal entry of a service tells."""

    @property
    def at(self) -> datetime: ...
    @property
    def verb(self) -> str: ...
    @property
    def changes(self) -> Sequence[Any]: ...


_PLAIN = {
    "job.open": N_("Job opened"),
    "job.save": N_("Job details changed"),
    "brief.save": N_("Brief written"),
    "estimate.draft": N_("Estimate begun"),
    "estimate.issue": N_("Estimate issued"),
    "estimate.next_version": N_("Estimate: next version begun"),
    "estimate.send": N_("Estimate sent to the client"),
    "estimate.reject": N_("Estimate rejected"),
    "estimate.void": N_("Estimate void"),
    "undo": N_("A step was taken back"),
}


def happened(entry: Happening) -> tuple[str, str] | None:
    """What was done and on which day; None for what is too small to tell."""
    words = _words(entry)
    return (words, format.day(local(entry.at).date())) if words else None


def _words(entry: Happening) -> str:
    if entry.verb == "job.move":
        stage = _after(entry, "job", "stage")
        return _("Moved to {stage}").format(stage=label(stage)) if stage else ""
    if entry.verb == "job.record":
        kind = _after(entry, "job_record", "kind")
        return label(kind) if kind else ""
    if entry.verb == "job.right":
        return _("Rights set")
    if entry.verb == "job.override":
        return _("Gate passed with a reason by {who}").format(who=_after(entry, "sign_off", "name") or "")
    if entry.verb in _PLAIN:
        return _(_PLAIN[entry.verb])
    return _signature(entry) if _after(entry, "sign_off", "state") is not None else ""


def _signature(entry: Happening) -> str:
    state, slot = _after(entry, "sign_off", "state"), _after(entry, "sign_off", "slot")
    name = _after(entry, "sign_off", "name")
    what = slot_name(slot) if slot else ""
    if not slot and entry.verb.startswith("estimate."):  # the box was asked for before, so only its state changed
        what = p_("paper", "Estimate")
    if state is SignState.SIGNED:
        parts = [what, _("signed by {who}").format(who=name) if name else label(state)]
    elif state is SignState.REFUSED:
        parts = [what, _("refused by {who}").format(who=name) if name else label(state)]
    else:
        parts = [what, label(state)]
    words = listed(parts)
    return words[:1].upper() + words[1:]


def _after(entry: Happening, table: str, field: str) -> Any:
    return next((c.after for c in reversed(entry.changes) if c.table == table and c.field == field and c.after), None)
