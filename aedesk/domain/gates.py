"""The gate matrix: who signs what in which order, and what must be there before a job enters a stage.

Tables only; `gate_check.py` reads them. Numbers and wording of the gates are those of the handbook, section 18.
"""

from dataclasses import dataclass
from enum import StrEnum

from aedesk.domain.job import RecordKind, Stage
from aedesk.domain.people import Rank


class Signer(StrEnum):
    """Who may sign a slot: a rank or more at the agency, or the client."""

    AD_PLUS = "ad_plus"
    CD = "cd"
    AM_PLUS = "am_plus"
    ART_DIRECTOR = "art_director"
    COPYWRITER = "copywriter"
    CLIENT_SERVICE = "client_service"
    CREATIVE = "creative"
    PRODUCTION = "production"
    FINANCE = "finance"
    CLIENT = "client"


class Action(StrEnum):
    """What supplies a need."""

    SIGN = "sign"
    RECORD = "record"
    RIGHTS = "rights"
    BRIEF = "brief"
    ESTIMATE = "estimate"
    NUMBER = "number"  # nothing to do: it comes by itself
    FILE = "file"  # W-29: copy to production, original filed


class When(StrEnum):
    """For which jobs a gate counts."""

    ALWAYS = "always"
    CREATIVE = "creative"
    THIRD_PARTY = "third_party"  # the newest estimate has third-party or media lines
    NEVER = "never"  # its record is not kept here yet, so it neither blocks nor shows


@dataclass(frozen=True)
class Slot:
    """A place for one signature; `after` names the needs that must be met before it may be signed."""

    code: str
    stage: Stage
    signer: Signer
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gate:
    """One gate: entry to stage `opens` waits for its needs.

    `override` is the lowest rank that may pass it with a reason, where the agency's settings permit that at all;
    `stays_shut` marks the four that no setting opens.
    """

    number: int | None
    code: str
    opens: Stage
    needs: tuple[str, ...]
    override: Rank | None = None
    stays_shut: bool = False
    when: When = When.ALWAYS

    @property
    def built(self) -> bool:
        """Whether this gate does anything yet."""
        return self.when is not When.NEVER

    @property
    def overridable(self) -> bool:
        """Whether a setting may permit to pass it with a reason."""
        return self.built and self.override is not None and not self.stays_shut


_S, _W = Stage, Signer
_PROOF = ("art.client", "production.order_cd")

SLOTS = (
    #    code                 signed in        by                    after
    Slot("strategy.ad",       _S.BRIEF,        _W.AD_PLUS),
    Slot("brief.ad",          _S.BRIEF,        _W.AD_PLUS,           ("strategy.ad", "brief_complete")),
    Slot("brief.cd",          _S.BRIEF,        _W.CD,                ("strategy.ad", "brief_complete")),
    Slot("layout.cd",         _S.LAYOUT,       _W.CD,                ("job_number", "review_held")),
    Slot("layout.am",         _S.LAYOUT,       _W.AM_PLUS,           ("layout.cd",)),
    Slot("layout.client",     _S.LAYOUT,       _W.CLIENT,            ("layout.cd", "layout.am", "rights_cleared")),
    Slot("estimate.prepared", _S.ESTIMATE,     _W.PRODUCTION,        ("estimate_issued",)),
    Slot("estimate.checked",  _S.ESTIMATE,     _W.CLIENT_SERVICE,    ("estimate_issued",)),
    Slot("estimate.ad",       _S.ESTIMATE,     _W.AD_PLUS,           ("estimate_issued",)),
    Slot("estimate.client",   _S.ESTIMATE,     _W.CLIENT,            ("estimate.ad",)),
    Slot("art.art_director",  _S.FINISHED_ART, _W.ART_DIRECTOR,      ("layout.client", "final_art_card")),
    Slot("art.copywriter",    _S.FINISHED_ART, _W.COPYWRITER,        ("layout.client", "final_art_card")),
    Slot("art.ae",            _S.FINISHED_ART, _W.CLIENT_SERVICE,    ("art.art_director", "art.copywriter")),
    Slot("art.client",        _S.FINISHED_ART, _W.CLIENT,            ("art.ae",)),
    Slot("execution.cs",      _S.EXECUTION,    _W.CLIENT_SERVICE,    ("estimate_filed",)),
    Slot("execution.cr",      _S.EXECUTION,    _W.CREATIVE,          ("estimate_filed",)),
    Slot("production.order_cd", _S.PRODUCTION, _W.CD,                ("art.client",)),
    Slot("proof.cs",          _S.PRODUCTION,   _W.CLIENT_SERVICE,    _PROOF),
    Slot("proof.cr",          _S.PRODUCTION,   _W.CREATIVE,          _PROOF),
    Slot("proof.pr",          _S.PRODUCTION,   _W.PRODUCTION,        _PROOF),
    Slot("proof.client",      _S.PRODUCTION,   _W.CLIENT,            ("proof.cs", "proof.cr", "proof.pr")),  # Z-33
    Slot("close.finance",     _S.PRODUCTION,   _W.FINANCE,           ("archived",)),
)  # fmt: skip
"""Every signature of the trade in the order of work."""

GATES = (
    #    no  code                 entry to         needs                                        override
    Gate(1,  "forecast_told",     _S.BRIEF,        ("forecast_told",),                          Rank.AE),
    Gate(2,  "strategy",          _S.LAYOUT,       ("strategy.ad",),                            Rank.AD,
         stays_shut=True, when=When.CREATIVE),
    Gate(3,  "brief_complete",    _S.LAYOUT,       ("brief_complete",)),
    Gate(4,  "brief_signed",      _S.LAYOUT,       ("brief.ad", "brief.cd")),
    Gate(5,  "job_number",        _S.LAYOUT,       ("job_number",)),
    Gate(6,  "review_held",       _S.ESTIMATE,     ("review_held",),                            Rank.AM),
    Gate(7,  "layout_signed",     _S.ESTIMATE,     ("layout.cd", "layout.am")),
    Gate(8,  "rights_cleared",    _S.ESTIMATE,     ("rights_cleared",),                         Rank.AD),
    Gate(9,  "layout_accepted",   _S.FINISHED_ART, ("layout.client",),                          Rank.AD),
    Gate(10, "estimate_approved", _S.EXECUTION,    ("estimate_issued", "estimate.ad")),
    Gate(11, "estimate_accepted", _S.EXECUTION,    ("estimate.client", "estimate_filed"),       Rank.AD,
         stays_shut=True),
    Gate(12, "credit_limit",      _S.LAYOUT,       (),                                          Rank.AD,
         when=When.NEVER),
    Gate(13, "contract",          _S.EXECUTION,    (),                                          Rank.AD,
         when=When.NEVER),
    Gate(14, "final_art_card",    _S.FINISHED_ART, ("final_art_card",)),
    Gate(15, "art_signed",        _S.PRODUCTION,   ("art.art_director", "art.copywriter")),
    Gate(16, "art_checked",       _S.PRODUCTION,   ("art.ae",)),
    Gate(17, "art_accepted",      _S.PRODUCTION,   ("art.client",),                             Rank.AD,
         stays_shut=True),
    Gate(18, "production_order",  _S.CLOSED,       ("production.order_cd",),
         when=When.THIRD_PARTY),
    Gate(19, "proof_signed",      _S.CLOSED,       ("proof.cs", "proof.cr", "proof.pr", "proof.client"),
         stays_shut=True),
    Gate(20, "archived",          _S.CLOSED,       ("archived",),                               Rank.AM),
    Gate(21, "number_closed",     _S.CLOSED,       ("close.finance",)),
    Gate(22, "paid",              _S.CLOSED,       (),
         when=When.NEVER),
)  # fmt: skip
"""The 22 gates of the handbook."""

DELIVERED = Gate(None, "delivered", _S.PRODUCTION, ("execution.cs", "execution.cr"), when=When.THIRD_PARTY)
"""W-40: nothing from a supplier is delivered before both sign. The handbook gives it no number."""

MATRIX = tuple(sorted((*GATES, DELIVERED), key=lambda gate: tuple(Stage).index(gate.opens)))
"""All gates by the stage that they open."""

SUPPLIED_BY = {
    **dict.fromkeys((slot.code for slot in SLOTS), Action.SIGN),
    **dict.fromkeys((kind.value for kind in RecordKind), Action.RECORD),
    "brief_complete": Action.BRIEF,
    "job_number": Action.NUMBER,
    "rights_cleared": Action.RIGHTS,
    "estimate_issued": Action.ESTIMATE,
    "estimate_filed": Action.FILE,
}
"""What supplies each need, by the need's code."""

SLOT = {slot.code: slot for slot in SLOTS}
GATE = {gate.number: gate for gate in GATES if gate.number}
GATE_OF = {code: gate for gate in MATRIX for code in gate.needs}
AFTER = {
    **{slot.code: slot.after for slot in SLOTS},
    "job_number": ("brief.ad", "brief.cd"),
    "estimate_filed": ("estimate.client",),
}
"""The needs that each need waits for."""

ART_CHECKS = ("proofread", "sums", "photos", "materials")
"""What the AE has looked at before artwork goes out (W-45)."""
