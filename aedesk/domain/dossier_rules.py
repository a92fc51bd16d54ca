"""Rules of the dossier as tables: what hangs on what, what matters most, when an answer is stale, what is complete."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from aedesk.domain.answer_values import Value
from aedesk.domain.dossier import AnswerState
from aedesk.domain.questionnaire import Kind, Node

ONE_OF: Mapping[str, tuple[str, ...]] = {
    "product.characteristics": ("existing", "improved", "new"),
    "market.market_share": ("low_share", "high_share"),
    "future_advertising.forecast.period": ("full_year", "specific_period"),
    "future_advertising.forecast.planned_period": ("full_year", "specific_period"),
}
"""Groups of which one part applies; which one is an answer of the group itself. Their other parts always apply."""


@dataclass(frozen=True)
class HangsOn:
    """The node at `path` applies only while the field `on` holds one of `values`."""

    path: str
    on: str
    values: tuple[Value, ...]


_DM = "future_advertising.media_plans.dm"
_TRANSIT = "future_advertising.media_plans.transit"
_TV = "future_advertising.media_plans.tv"
HANGS: tuple[HangsOn, ...] = (
    HangsOn(f"{_DM}.details", f"{_DM}.status", ("done", "running")),
    HangsOn(f"{_TRANSIT}.details", f"{_TRANSIT}.status", ("done", "running")),
    HangsOn(f"{_TRANSIT}.details.timing.continuous_changes", f"{_TRANSIT}.details.timing.continuous", (True,)),
    HangsOn(f"{_TRANSIT}.details.timing.specific_periods", f"{_TRANSIT}.details.timing.continuous", (False,)),
    HangsOn("advertiser_activities.future.plan_submission", "advertiser_activities.future.plan_need",
            ("already", "required")),
)

WEIGHTS: Mapping[str, int] = {
    "product.names.brand_name": 9,
    "future_advertising.forecast.annual_spend": 9,
    "client.people.advertising_contacts": 9,
    "future_advertising.forecast.period": 8,
    "market.buyer_user_segments": 8,
    "product.strengths_weaknesses": 8,
    "advertiser_activities.past.evaluation.our_agency": 8,
    "advertiser_activities.future.agency_policy": 8,
    "future_advertising.forecast.appeal_points": 7,
    "product.competitors": 7,
    "client.people.general_manager": 7,
    "future_advertising.forecast.media_and_cost": 7,
    "market.market_share.latest_survey": 6,
    "selling.channels.current": 6,
    "client.company.business_results": 6,
    "past_advertising.competitor_advertising": 6,
    "production_sales.sales.past.annual_value": 6,
    "advertiser_activities.future.plan_need": 6,
    "client.company.closing_period": 5,
    "selling.promotion.budget": 5,
    "client.company.development_plans": 5,
    "client.organisation": 4,
}
"""How much a question matters, 1 to 9; a question not in the table weighs its section's figure."""

SECTION_WEIGHT: Mapping[str, int] = {
    "cover": 1, "client": 3, "product": 4, "production_sales": 3, "market": 4, "selling": 3,
    "past_advertising": 3, "future_advertising": 3, "advertiser_activities": 4,
}

STALE_MONTHS: Mapping[str, int] = {
    "client.people": 6, "client.organisation": 12, "production_sales": 12, "market.market_share": 12,
    "market.annual_demand": 12, "future_advertising.forecast": 12, "past_advertising": 18,
    "advertiser_activities": 12, "product.competitors": 12,
}
"""After how many months an answer below a path is old; the longest path that fits counts, 24 without one."""

OPEN_JOB_BONUS: Mapping[str, int] = {"product": 2, "market": 2, "future_advertising": 3}
"""What an open job adds to the weight of a question in these sections: the brief will need it."""


def has_own_words(node: Node) -> bool:
    """Whether the client's own words are kept beside the answer: of a text they are the answer."""
    return node.kind is not None and node.kind not in (Kind.TEXT, Kind.LONG_TEXT)


def weight(path: str, open_jobs: bool = False) -> int:
    """How much the question at `path` matters."""
    section = path.split(".", 1)[0]
    own = WEIGHTS.get(path, SECTION_WEIGHT.get(section, 2))
    return own + (OPEN_JOB_BONUS.get(section, 0) if open_jobs else 0)


def stale_after(path: str) -> int:
    """Months after which an answer at `path` is old."""
    fits = [part for part in STALE_MONTHS if path == part or path.startswith(part + ".")]
    return STALE_MONTHS[max(fits, key=len)] if fits else 24


def is_stale(path: str, said_on: date | None, today: date) -> bool:
    """Whether an answer of that day is old today; an answer without a day counts as old."""
    if said_on is None:
        return True
    return (today.year - said_on.year) * 12 + today.month - said_on.month >= stale_after(path)


@dataclass(frozen=True)
class Known:
    """What the rules need of one answer."""

    state: AnswerState
    value: Value


def folded(sections: Iterable[Node], answers: Mapping[str, Known]) -> frozenset[str]:
    """Paths of the nodes that do not apply now, everything below them included."""
    shut: set[str] = set()
    for path, answer in answers.items():
        if answer.state is AnswerState.NOT_APPLICABLE:
            shut.add(path)
    for group, parts in ONE_OF.items():
        chosen = answers.get(group)
        if chosen is not None and chosen.state is AnswerState.KNOWN and chosen.value in parts:
            shut.update(f"{group}.{part}" for part in parts if part != chosen.value)
    for rule in HANGS:
        cause = answers.get(rule.on)
        if cause is not None and cause.state is AnswerState.KNOWN:
            value = cause.value[0] if isinstance(cause.value, list) and cause.value else cause.value
            if value not in rule.values:
                shut.add(rule.path)
    below: set[str] = set()
    for section in sections:
        for node in section.walk():
            if any(node.path == path or node.path.startswith(path + ".") for path in shut):
                below.add(node.path)
    return frozenset(below)


@dataclass(frozen=True)
class Completeness:
    """Fields of a part of the dossier: how many apply, and how many of those are settled."""

    settled: int
    applicable: int

    @property
    def percent(self) -> int:
        """Whole per cent, rounded down, so that 100 means everything; 100 when nothing applies."""
        return self.settled * 100 // self.applicable if self.applicable else 100

    def __add__(self, other: "Completeness") -> "Completeness":
        return Completeness(self.settled + other.settled, self.applicable + other.applicable)


def completeness(part: Node, answers: Mapping[str, Known], shut: frozenset[str]) -> Completeness:
    """Counts fields, not rows; a field marked as not applying is settled, a folded one does not count."""
    settled = applicable = 0
    for node in part.fields():
        own = answers.get(node.path)
        if own is not None and own.state is AnswerState.NOT_APPLICABLE:
            settled, applicable = settled + 1, applicable + 1
        elif node.path not in shut:
            applicable += 1
            settled += own is not None and own.state in (AnswerState.KNOWN, AnswerState.NOT_KNOWN)
    return Completeness(settled, applicable)
