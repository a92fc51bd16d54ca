"""Words for every code of the domain; a code that stands for two things has a context."""

from collections.abc import Iterable
from enum import Enum

from aedesk.domain.people import Rank
from aedesk.words import N_, _, p_
from ui.format import join
from ui.labels_desk import DESK


def _p(context: str, text: str) -> tuple[str, str]:
    return context, text


_WORDS: dict[tuple[str, str], str | tuple[str, str]] = {
    ("Stage", "forecast"): _p("stage", "Forecast"),
    ("Stage", "brief"): _p("stage", "Brief"),
    ("Stage", "layout"): _p("stage", "Layout"),
    ("Stage", "estimate"): _p("stage", "Estimate"),
    ("Stage", "finished_art"): _p("stage", "Finished art"),
    ("Stage", "execution"): _p("stage", "Execution"),
    ("Stage", "production"): _p("stage", "Production"),
    ("Stage", "closed"): _p("stage", "Closed"),
    ("Rank", "ae"): N_("Account executive"),
    ("Rank", "sae"): N_("Senior account executive"),
    ("Rank", "am"): N_("Account manager"),
    ("Rank", "sam"): N_("Senior account manager"),
    ("Rank", "ad"): N_("Account director"),
    ("Rank", "gad"): N_("Group account director"),
    ("Rank", "cd"): N_("Creative director"),
    ("Rank", "art_director"): N_("Art director"),
    ("Rank", "copywriter"): N_("Copywriter"),
    ("Rank", "production"): _p("rank", "Production"),
    ("Rank", "finance"): _p("rank", "Finance"),
    ("Department", "client_service"): N_("Client service"),
    ("Department", "creative"): _p("department", "Creative"),
    ("Department", "production"): _p("department", "Production"),
    ("Department", "finance"): _p("department", "Finance"),
    ("ClientClass", "A"): N_("Class A"),
    ("ClientClass", "B"): N_("Class B"),
    ("ClientClass", "C"): N_("Class C"),
    ("ClientClass", "D"): N_("Class D"),
    ("ContactRole", "decides"): N_("Decides"),
    ("ContactRole", "day_to_day"): N_("Day to day"),
    ("ContactRole", "advertising"): N_("Advertising"),
    ("ContactRole", "sales"): N_("Sales"),
    ("ContactRole", "finance"): _p("role", "Finance"),
    ("ContactRole", "other"): _p("role", "Other"),
    ("ContactKind", "visit"): N_("Visit"),
    ("ContactKind", "call"): N_("Call"),
    ("ContactKind", "mail"): N_("E-mail"),
    ("ContactKind", "message"): N_("Message"),
    ("ContactKind", "video"): N_("Video call"),
    ("LineGroup", "in_house"): N_("In-house"),
    ("LineGroup", "third_party"): N_("Third party"),
    ("LineGroup", "media"): N_("Media"),
    ("EstimateState", "draft"): _p("state", "draft"),
    ("EstimateState", "issued"): _p("state", "issued"),
    ("EstimateState", "approved"): _p("state", "approved inside"),
    ("EstimateState", "sent"): _p("state", "sent"),
    ("EstimateState", "accepted"): _p("state", "accepted"),
    ("EstimateState", "rejected"): _p("state", "rejected"),
    ("EstimateState", "replaced"): _p("state", "replaced"),
    ("EstimateState", "void"): _p("state", "void"),
    ("JobKind", "creative"): _p("job", "Creative"),
    ("JobKind", "research"): _p("job", "Research"),
    ("JobKind", "press"): _p("job", "Press"),
    ("RecordKind", "forecast_told"): N_("Creative told of the forecast"),
    ("RecordKind", "briefing_held"): N_("Briefing held"),
    ("RecordKind", "review_held"): N_("Internal review held"),
    ("RecordKind", "final_art_card"): N_("Finished art card"),
    ("RecordKind", "archived"): N_("Files archived"),
    ("RightsState", "unknown"): _p("right", "not known"),
    ("RightsState", "cleared"): _p("right", "cleared"),
    ("RightsState", "not_used"): _p("right", "not used"),
    ("RightsKind", "image"): _p("right", "Pictures"),
    ("RightsKind", "model"): _p("right", "Models"),
    ("RightsKind", "font"): _p("right", "Fonts"),
    ("RightsKind", "music"): _p("right", "Music"),
    ("PaperKind", "estimate"): _p("paper", "Estimate"),
    ("PaperKind", "signing_record"): _p("paper", "Signing record"),
    ("PaperKind", "brief"): _p("paper", "Brief"),
    ("How", "ink"): N_("on the screen"),
    ("How", "paper"): N_("on paper"),
    ("How", "override"): N_("with a reason"),
    ("Signer", "ad_plus"): N_("account director or above"),
    ("Signer", "cd"): N_("creative director"),
    ("Signer", "am_plus"): N_("account manager or above"),
    ("Signer", "art_director"): N_("art director"),
    ("Signer", "copywriter"): N_("copywriter"),
    ("Signer", "client_service"): _p("signer", "client service"),
    ("Signer", "creative"): _p("signer", "creatives"),
    ("Signer", "production"): _p("signer", "production"),
    ("Signer", "finance"): _p("signer", "finance"),
    ("Signer", "client"): _p("signer", "the client"),
    ("SignState", "not_asked"): N_("not asked"),
    ("SignState", "asked"): N_("asked"),
    ("SignState", "signed"): N_("signed"),
    ("SignState", "refused"): N_("refused"),
    ("SourceKind", "visit"): N_("visit"),
    ("SourceKind", "call"): N_("call"),
    ("SourceKind", "mail"): N_("e-mail"),
    ("SourceKind", "report"): N_("contact report"),
    ("SourceKind", "document"): N_("document"),
    ("SourceKind", "import"): N_("import"),
    ("SourceKind", "own"): N_("our own view"),
    ("Confidence", "heard"): N_("heard"),
    ("Confidence", "confirmed"): N_("confirmed"),
    ("Confidence", "proven"): N_("proven"),
    ("AnswerState", "known"): N_("known"),
    ("AnswerState", "not_known"): N_("asked, not known"),
    ("AnswerState", "not_applicable"): N_("does not apply"),
    ("Place", "weak"): N_("weak"),
    ("Place", "even"): N_("even"),
    ("Place", "strong"): N_("strong"),
    ("CallState", "planned"): _p("call", "planned"),
    ("CallState", "running"): _p("call", "on the line"),
    ("CallState", "held"): _p("call", "on hold"),
    ("CallState", "done"): _p("call", "done"),
    ("CallState", "missed"): _p("call", "not reached"),
    ("CallState", "dropped"): _p("call", "dropped"),
    ("Slot", "opening"): N_("Opening minutes"),
    ("Slot", "block"): N_("Call block"),
    ("Slot", "meal"): N_("Meal edge"),
    ("Slot", "quiet"): N_("Quiet window"),
    ("Outcome", "agreed"): _p("outcome", "Agreed"),
    ("Outcome", "will_call_back"): _p("outcome", "Will call back"),
    ("Outcome", "refused"): _p("outcome", "Refused"),
    ("Outcome", "left_word"): _p("outcome", "Left word"),
    ("Outcome", "by_mail"): _p("outcome", "By e-mail"),
    ("Outcome", "no_answer"): _p("outcome", "No answer"),
    ("Outcome", "busy"): _p("outcome", "Busy"),
    ("NextKind", "none"): _p("next", "Nothing more"),
    ("NextKind", "call"): _p("next", "We call"),
    ("NextKind", "visit"): _p("next", "We visit"),
    ("NextKind", "theirs"): _p("next", "They act"),
    ("Purpose", "status"): _p("purpose", "Status"),
    ("Purpose", "signature"): _p("purpose", "Signature"),
    ("Purpose", "answer"): _p("purpose", "Answer"),
    ("Purpose", "feedback"): _p("purpose", "Feedback"),
    ("Purpose", "money"): _p("purpose", "Money"),
    ("Purpose", "greeting"): _p("purpose", "Greeting"),
    ("Purpose", "promise"): _p("purpose", "Promise"),
    ("Purpose", "idea"): _p("purpose", "Idea"),
    ("Purpose", "evaluation"): _p("purpose", "Evaluation"),
    ("Purpose", "prospect"): _p("purpose", "Prospect"),
    ("Purpose", "question"): _p("purpose", "Question"),
    ("Purpose", "plan_talk"): _p("purpose", "Plan talk"),
    ("Purpose", "other"): _p("purpose", "Other"),
    ("Mood", "glad"): N_("glad"),
    ("Mood", "calm"): N_("calm"),
    ("Mood", "hurried"): N_("in a hurry"),
    ("Mood", "worried"): N_("worried"),
    ("Mood", "angry"): N_("angry"),
    ("HoursKind", "avoid"): N_("Do not call"),
    ("HoursKind", "best"): N_("Best hours"),
    ("HoursKind", "meal"): N_("Meals"),
    ("HoursState", "ok"): N_("can be called"),
    ("HoursState", "best"): N_("best hour"),
    ("HoursState", "avoid"): N_("do not call"),
    ("HoursState", "closed"): N_("outside call hours"),
    ("HoursState", "holiday"): N_("public holiday"),
    ("VisitKind", "at_client"): N_("At the client’s"),
    ("VisitKind", "at_ours"): N_("In our house"),
    ("VisitKind", "meal"): N_("At a meal"),
    ("VisitKind", "video"): N_("Video call"),
    ("VisitState", "planned"): _p("visit", "planned"),
    ("VisitState", "held"): _p("visit", "held"),
    ("VisitState", "cancelled"): _p("visit", "cancelled"),
    ("PromiseKind", "deed"): N_("Something to do"),
    ("PromiseKind", "reply"): N_("An answer"),
    ("PromiseState", "open"): _p("promise", "open"),
    ("PromiseState", "kept"): _p("promise", "kept"),
    ("PromiseState", "broken"): _p("promise", "not kept"),
    ("PromiseState", "withdrawn"): _p("promise", "let off"),
    ("IdeaKind", "advertising"): _p("idea", "Advertising"),
    ("IdeaKind", "packaging"): _p("idea", "Packaging"),
    ("IdeaKind", "promotion"): _p("idea", "Promotion"),
    ("IdeaKind", "product"): _p("idea", "New product"),
    ("IdeaKind", "other"): _p("idea", "Other"),
    ("IdeaOutcome", "open"): _p("idea", "open"),
    ("IdeaOutcome", "taken"): _p("idea", "taken"),
    ("IdeaOutcome", "declined"): _p("idea", "declined"),
    ("Channel", "call"): N_("Call"),
    ("Channel", "card"): N_("Card"),
    ("Channel", "message"): N_("Message"),
    ("Channel", "mail"): N_("E-mail"),
    ("DayKind", "workday"): N_("workday"),
    ("DayKind", "weekend"): N_("weekend"),
    ("DayKind", "holiday"): N_("public holiday"),
    ("DayKind", "makeup"): N_("make-up day"),
    ("ProspectStep", "target"): N_("Target chosen"),
    ("ProspectStep", "information"): N_("Information gathered"),
    ("ProspectStep", "phone_visit"): N_("Telephone visit"),
    ("ProspectStep", "visit_plan"): N_("Visit plan"),
    **DESK,
}
"""By class and value; the classes are not imported here, for they cost start-up time."""


def label(code: Enum) -> str:
    """What a code is called in the window's language."""
    word = _WORDS[type(code).__name__, code.value]
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
