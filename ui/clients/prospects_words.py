"""The steps of a prospect in their order, and how strong its wish is in words."""

from __future__ import annotations

from aedesk.domain.standing import ProspectStep
from aedesk.words import p_

STEPS = tuple(ProspectStep)


def intent_words(intent: int) -> str:
    """How strong the wish of a prospect is to advertise with us (N-01)."""
    return (p_("intent", "open"), p_("intent", "interested"), p_("intent", "confirmed"))[max(1, min(intent, 3)) - 1]


def beside(step: ProspectStep, by: int) -> ProspectStep | None:
    """The step before or after another; none at the ends."""
    place = STEPS.index(step) + by
    return STEPS[place] if 0 <= place < len(STEPS) else None
