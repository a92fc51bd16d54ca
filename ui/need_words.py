"""What each need of the gates is called, for every room that lists them."""

from aedesk.domain.gates import SLOT
from aedesk.domain.job import RecordKind
from aedesk.words import N_, _
from ui.labels import label, slot

_TITLES = {
    "brief_complete": N_("Brief complete"),
    "job_number": N_("Job number"),
    "rights_cleared": N_("Rights cleared"),
    "estimate_issued": N_("Estimate issued"),
    "estimate_filed": N_("Signed estimate: copy to production, original filed"),
}


def title(code: str) -> str:
    """What a need is called."""
    if code in SLOT:
        return slot(code)
    return _(_TITLES[code]) if code in _TITLES else label(RecordKind(code))
