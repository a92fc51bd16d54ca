"""Words for every code of the domain; a code that stands for two things has a context."""

from collections.abc import Iterable
from enum import Enum

from aedesk.domain.client import ClientClass, ContactKind, ContactRole
from aedesk.domain.estimate import EstimateState, LineGroup
from aedesk.domain.gates import Signer
from aedesk.domain.job import JobKind, RecordKind, RightsKind, RightsState, Stage
from aedesk.domain.paper import PaperKind
from aedesk.domain.people import Department, Rank
from aedesk.domain.signoff import How, SignState
from aedesk.words import N_, _, p_
from ui.format import join


def _p(context: str, text: str) -> tuple[str, str]:
    return context, text


_PAIRS: tuple[tuple[Enum, str | tuple[str, str]], ...] = (
    (Stage.FORECAST, _p("stage", "Forecast")),
    (Stage.BRIEF, _p("stage", "Brief")),
    (Stage.LAYOUT, _p("stage", "Layout")),
    (Stage.ESTIMATE, _p("stage", "Estimate")),
    (Stage.FINISHED_ART, _p("stage", "Finished art")),
    (Stage.EXECUTION, _p("stage", "Execution")),
    (Stage.PRODUCTION, _p("stage", "Production")),
    (Stage.CLOSED, _p("stage", "Closed")),
    (Rank.AE, N_("Account executive")),
    (Rank.SAE, N_("Senior account executive")),
    (Rank.AM, N_("Account manager")),
    (Rank.SAM, N_("Senior account manager")),
    (Rank.AD, N_("Account director")),
    (Rank.GAD, N_("Group account director")),
    (Rank.CD, N_("Creative director")),
    (Rank.ART_DIRECTOR, N_("Art director")),
    (Rank.COPYWRITER, N_("Copywriter")),
    (Rank.PRODUCTION, _p("rank", "Production")),
    (Rank.FINANCE, _p("rank", "Finance")),
    (Department.CLIENT_SERVICE, N_("Client service")),
    (Department.CREATIVE, _p("department", "Creative")),
    (Department.PRODUCTION, _p("department", "Production")),
    (Department.FINANCE, _p("department", "Finance")),
    (ClientClass.A, N_("Class A")),
    (ClientClass.B, N_("Class B")),
    (ClientClass.C, N_("Class C")),
    (ClientClass.D, N_("Class D")),
    (ContactRole.DECIDES, N_("Decides")),
    (ContactRole.DAY_TO_DAY, N_("Day to day")),
    (ContactRole.ADVERTISING, N_("Advertising")),
    (ContactRole.SALES, N_("Sales")),
    (ContactRole.FINANCE, _p("role", "Finance")),
    (ContactRole.OTHER, _p("role", "Other")),
    (ContactKind.VISIT, N_("Visit")),
    (ContactKind.CALL, N_("Call")),
    (ContactKind.MAIL, N_("E-mail")),
    (ContactKind.MESSAGE, N_("Message")),
    (ContactKind.VIDEO, N_("Video call")),
    (LineGroup.IN_HOUSE, N_("In-house")),
    (LineGroup.THIRD_PARTY, N_("Third party")),
    (LineGroup.MEDIA, N_("Media")),
    (EstimateState.DRAFT, _p("state", "draft")),
    (EstimateState.ISSUED, _p("state", "issued")),
    (EstimateState.APPROVED, _p("state", "approved inside")),
    (EstimateState.SENT, _p("state", "sent")),
    (EstimateState.ACCEPTED, _p("state", "accepted")),
    (EstimateState.REJECTED, _p("state", "rejected")),
    (EstimateState.REPLACED, _p("state", "replaced")),
    (EstimateState.VOID, _p("state", "void")),
    (JobKind.CREATIVE, _p("job", "Creative")),
    (JobKind.RESEARCH, _p("job", "Research")),
    (JobKind.PRESS, _p("job", "Press")),
    (RecordKind.FORECAST_TOLD, N_("Creative told of the forecast")),
    (RecordKind.BRIEFING_HELD, N_("Briefing held")),
    (RecordKind.REVIEW_HELD, N_("Internal review held")),
    (RecordKind.FINAL_ART_CARD, N_("Finished art card")),
    (RecordKind.ARCHIVED, N_("Files archived")),
    (RightsState.UNKNOWN, _p("right", "not known")),
    (RightsState.CLEARED, _p("right", "cleared")),
    (RightsState.NOT_USED, _p("right", "not used")),
    (RightsKind.IMAGE, _p("right", "Pictures")),
    (RightsKind.MODEL, _p("right", "Models")),
    (RightsKind.FONT, _p("right", "Fonts")),
    (RightsKind.MUSIC, _p("right", "Music")),
    (PaperKind.ESTIMATE, _p("paper", "Estimate")),
    (PaperKind.SIGNING_RECORD, _p("paper", "Signing record")),
    (PaperKind.BRIEF, _p("paper", "Brief")),
    (How.INK, N_("on the screen")),
    (How.PAPER, N_("on paper")),
    (How.OVERRIDE, N_("with a reason")),
    (Signer.AD_PLUS, N_("account director or above")),
    (Signer.CD, N_("creative director")),
    (Signer.AM_PLUS, N_("account manager or above")),
    (Signer.ART_DIRECTOR, N_("art director")),
    (Signer.COPYWRITER, N_("copywriter")),
    (Signer.CLIENT_SERVICE, _p("signer", "client service")),
    (Signer.CREATIVE, _p("signer", "creatives")),
    (Signer.PRODUCTION, _p("signer", "production")),
    (Signer.FINANCE, _p("signer", "finance")),
    (Signer.CLIENT, _p("signer", "the client")),
    (SignState.NOT_ASKED, N_("not asked")),
    (SignState.ASKED, N_("asked")),
    (SignState.SIGNED, N_("signed")),
    (SignState.REFUSED, N_("refused")),
)
_WORDS = {(type(code), code): word for code, word in _PAIRS}
"""By class as well: a code of one class equals the same code of another."""


def label(code: Enum) -> str:
    """What a code is called in the window's language."""
    word = _WORDS[type(code), code]
    return _(word) if isinstance(word, str) else p_(*word)


def inside(words: str) -> str:
    """Words as they stand inside a sentence: without the capital that a language gives them alone."""
    return words[:1].lower() + words[1:]


def name_and_rank(name: str, rank: Rank) -> str:
    """Bo Marek, account director."""
    return _("{name}, {rank}").format(name=name.strip(), rank=inside(label(rank)))


SLOTS: dict[str, str] = {
    "strategy.ad": N_("Strategy: account director"),
    "brief.ad": N_("Brief: account director"),
    "brief.cd": N_("Brief: creative director"),
    "layout.cd": N_("Layout: creative director"),
    "layout.am": N_("Layout received: account manager or above"),
    "layout.client": N_("Layout: client"),
    "estimate.prepared": N_("Estimate prepared: production"),
    "estimate.checked": N_("Estimate checked: account executive"),
    "estimate.ad": N_("Estimate: account director"),
    "estimate.client": N_("Estimate: client"),
    "art.art_director": N_("Finished art: art director"),
    "art.copywriter": N_("Finished art: copywriter"),
    "art.ae": N_("Finished art: account executive"),
    "art.client": N_("Finished art: client"),
    "execution.cs": N_("Execution order: client service"),
    "execution.cr": N_("Execution order: creative"),
    "production.order_cd": N_("Production order: creative director"),
    "proof.cs": N_("Proof: client service"),
    "proof.cr": N_("Proof: creative"),
    "proof.pr": N_("Proof: production"),
    "proof.client": N_("Proof: client"),
    "close.finance": N_("Number closed: finance"),
}


def slot(code: str) -> str:
    """What a signature slot is called."""
    return _(SLOTS[code])


LANGUAGES = {"zh": "中文", "en": "English", "es": "Español"}
PAPER_LANGUAGES = {"zh": "中文", "en": "English", "es": "Español", "zh+en": "中文 + English"}
CURRENCIES: dict[str, str] = {
    "CNY": N_("yuan"),
    "EUR": N_("euro"),
    "USD": N_("US dollar"),
    "MXN": N_("Mexican peso"),
    "GBP": N_("pound sterling"),
    "JPY": N_("yen"),
}


def currency(code: str) -> str:
    """CNY, yuan."""
    return _("{code}, {name}").format(code=code, name=_(CURRENCIES[code]))


SIGNS: dict[Rank, str] = {
    Rank.AE: N_("proofs, checks, files"),
    Rank.SAE: N_("proofs, checks, files"),
    Rank.AM: N_("receives layouts"),
    Rank.SAM: N_("receives layouts"),
    Rank.AD: N_("briefs, estimates"),
    Rank.GAD: N_("briefs, estimates"),
    Rank.CD: N_("briefs, layouts, orders"),
    Rank.ART_DIRECTOR: N_("finished art"),
    Rank.COPYWRITER: N_("finished art"),
    Rank.PRODUCTION: N_("orders, film proofs"),
    Rank.FINANCE: N_("closes numbers"),
}


def signs(ranks: Iterable[Rank]) -> str:
    """What somebody of these ranks signs, in short."""
    return join(dict.fromkeys(_(SIGNS[rank]) for rank in ranks))
