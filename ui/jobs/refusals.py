"""The sentence with which each gate says no."""

from collections.abc import Sequence

from aedesk.domain.gate_check import Need
from aedesk.domain.gates import GATE_OF
from aedesk.words import N_, _

_SENTENCES = {
    "forecast_told": N_("The creative director must be told before the brief"),
    "strategy": N_("No creative work without a signed strategy"),
    "brief_complete": N_("The brief must be complete before the layout"),
    "brief_signed": N_("The brief must be signed before the layout"),
    "job_number": N_("The layout waits for the job number"),
    "review_held": N_("The layout needs an internal review first"),
    "layout_signed": N_("The layout must be signed inside before the client sees it"),
    "rights_cleared": N_("Every right must be known before the client sees the layout"),
    "layout_accepted": N_("The client must sign the layout before finished art"),
    "final_art_card": N_("Finished art needs its revision card"),
    "estimate_approved": N_("The estimate must be signed inside first"),
    "estimate_accepted": N_("Estimate must be signed by the client before third-party work"),
    "art_signed": N_("Art director and copywriter must sign the finished art"),
    "art_checked": N_("The finished art must be checked before it goes out"),
    "art_accepted": N_("The client must sign the finished art before production"),
    "production_order": N_("The creative director must confirm the production order"),
    "proof_signed": N_("The proof must be signed by all four"),
    "archived": N_("The files must be archived before the number is closed"),
    "number_closed": N_("Finance must close the number"),
    "delivered": N_("What was delivered must be signed for before production"),
}


def refusal(needs: Sequence[Need]) -> str:
    """Why the gate is shut, in one sentence: the first gate on the way that is."""
    return _(_SENTENCES[GATE_OF[needs[0].code].code])
