"""Dossiers of the demo: one nearly complete with two products, a few begun; somebody told each answer on some day."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

from aedesk.app import Services
from aedesk.domain.client import Client
from aedesk.domain.dossier import Confidence, Place, SourceKind
from aedesk.domain.dossier_rules import ONE_OF
from aedesk.domain.questionnaire import Kind, Node
from aedesk.services.demo.telling import Story, ToldClock

KNOWN = {"Moonbamboo Tea": 90, "Larkwheel Cycles": 60, "Solmarina Juices": 35, "Verandine Home": 20}
"""How much of the dossier of each client is answered, in per cent."""

PRODUCTS = {
    "Moonbamboo Tea": (("Jasmine, 20 bags", "茉莉花茶 20 包"), ("Roasted oolong, tin", "炭焙乌龙，铁罐")),
    "Larkwheel Cycles": (("City bicycle", "城市单车"),),
    "Solmarina Juices": (("Cold-pressed orange", "冷榨橙汁"),),
    "Verandine Home": (("Bed linen", "床品"),),
}

WORDS = {
    "client.company.founder": "Lao Qi",
    "client.company.capital": "2 million at the founding, 20 million since 2018",
    "client.company.industry_position": "Third in the region, first in gift boxes",
    "client.company.business_results": "A tenth more each year; a third in the eight weeks before the Festival.",
    "client.company.product_mix": "Bags 60 %, tins 30 %, gift boxes 10 %, which earn half of the profit.",
    "client.company.development_plans": "Own shops in four more cities by the end of next year.",
    "client.company.banking": "Stonebridge Savings; no loans since 2020",
    "market.buyer_user_segments": "Women of 28 to 45 buy; the whole house drinks. 一半作为礼品购买。",
    "market.market_share.latest_survey": "11 % of bags in the region, measured in the shops last autumn.",
    "market.market_share.low_share.areas": "The two northern provinces",
    "market.market_share.low_share.reasons": "The price stands out on shelves where tea is sold loose.",
    "selling.channels.current": "Four chains, 31 own shops, one warehouse for the net.",
    "product.uses.past_emphasised": "Afternoon tea at work; a present that nobody refuses",
    "product.uses.misuse": "Steeped too hot: the leaves turn bitter",
    "product.outlook.person_in_charge": "“In three years half of the tea will be drunk cold.”",
    "past_advertising.competitor_advertising": "Reedpath buys every bus shelter in March and is silent until autumn.",
    "future_advertising.forecast.appeal_points": "Three steepings from one bag; leaves one can see",
    "advertiser_activities.past.evaluation.our_agency": "Quick, honest about cost. The second layout came a day late.",
}

PROS = {
    "quality": ("Whole leaves, three steepings", "Batches differ in colour"),
    "design": ("Known since 1958", "Looks like a product of 2019"),
    "packaging": ("Refillable tin", "The lid dents in transport"),
    "retail_price": ("", "12 % above the shelf"),
    "ease_of_use": ("Cold or hot", "Needs a second look at the guide"),
    "guarantee": ("Taken back without a question", ""),
}
MARKS = {
    "quality": ("strong", "even", "strong"), "design": ("strong", "even", "even"),
    "packaging": ("even", "weak", "strong"), "retail_price": ("weak", "strong", "even"),
    "ease_of_use": ("strong", "even", "weak"), "guarantee": ("even", "even", "weak"),
}  # fmt: skip
RIVALS = ("Reedpath Tea", "Old Kiln Teas")
MEDIA = (
    ("Outdoor", (4, 5, 6), (3,)), ("Radio", (4, 5, 9, 10), ()), ("Online video", (4, 5, 6, 7, 8, 9, 10, 11, 12), (3,)),
    ("In shops", (4, 5, 6, 7, 8, 9, 10, 11, 12), (1, 2, 3)), ("Fairs", (5, 11), ()),
)  # fmt: skip


def story(services: Services, clock: ToldClock, client: Client, random: Random) -> Story:
    """How one dossier was filled in the last months, visit by visit."""
    yield clock.ago(181)
    products = [services.dossiers.add_product(client.id, *names).id for names in PRODUCTS[client.short_name]]
    asked = list(_asked(services, products))
    random.shuffle(asked)
    told = asked[: len(asked) * KNOWN[client.short_name] // 100]
    for number, (node, product) in enumerate(told):
        yield clock.ago(180 - 170 * number // len(told), 11)
        _tell(services, clock, client, node, product, random)
    yield clock.ago(4)
    for row, places in MARKS.items():
        for rival, place in zip(("", *RIVALS), places, strict=True):
            services.dossier_marks.set_mark(client.id, products[0], row, Place(place), rival)
    for medium, booked, has_run in MEDIA:
        services.dossier_marks.set_media(client.id, clock.present.year, medium, booked, has_run)
    services.dossier_ask.add(client.id, [(q.path, q.product_id) for q in services.dossier_ask.next(client.id, 5)])


def _asked(services: Services, products: list[UUID]) -> Iterator[tuple[Node, UUID | None]]:
    for section in services.forms.form().sections:
        for product in products if section.per_product else [None]:
            for node in section.walk():
                if (node.kind and section.path != "cover") or node.path in ONE_OF:
                    yield node, product


def _tell(
    services: Services, clock: ToldClock, client: Client, node: Node, product: UUID | None, random: Random
) -> None:
    says = random.choice(client.contacts)
    today = clock.today()
    if node.path not in WORDS and random.random() < 0.06:
        services.dossiers.not_known(client.id, node.path, product_id=product, contact_id=says.id, said_on=today)
        return
    services.dossiers.answer(
        client.id, node.path, _said(node, client, random, today.year), product_id=product, contact_id=says.id,
        source=random.choice((SourceKind.VISIT, SourceKind.VISIT, SourceKind.CALL, SourceKind.REPORT)),
        confidence=random.choice(tuple(Confidence)), said_on=today - timedelta(days=random.randint(0, 3)),
    )  # fmt: skip


def _said(node: Node, client: Client, random: Random, year: int) -> Any:
    """Something that somebody may have said to this question."""
    if node.path in ONE_OF:
        return ONE_OF[node.path][0]
    if node.path == "product.strengths_weaknesses":
        return {row: {key: text for key, text in zip(("advantages", "disadvantages"), pair, strict=True) if text}
                for row, pair in PROS.items()}  # fmt: skip
    if node.path == "product.competitors":
        return [{"product": rival, "advantages": "Cheaper", "disadvantages": "Dust, not leaves"} for rival in RIVALS]
    people = [str(contact.id) for contact in client.contacts]
    match node.kind:
        case Kind.INTEGER:
            return random.choice((12, 31, 420, 3000))
        case Kind.NUMBER | Kind.MONEY | Kind.PERCENT:
            figure = str(random.randint(3, 90) * (1 if node.kind is Kind.PERCENT else 1000))
            periods = [str(year - 1), str(year - 2)] if node.period == "year" else [f"{year}-01", f"{year}-02"]
            return [[period, figure] for period in periods] if node.period else figure
        case Kind.DATE:
            return {"year": "1958", "month": "2024-04"}.get(node.precision, "2024-04-20")
        case Kind.MONTH_LIST:
            return [6, 12]
        case Kind.SINGLE_CHOICE:
            return [random.choice(node.options).key, None]
        case Kind.MULTI_CHOICE:
            return [[option.key, None] for option in random.sample(node.options, min(2, len(node.options)))]
        case Kind.YES_NO:
            return random.random() < 0.5
        case Kind.CONTACT_LIST:
            return random.sample(people, min(2, len(people)))
        case Kind.ORG_CHART:
            return [[id, people[0] if place else None] for place, id in enumerate(people)]
        case Kind.TABLE:
            row = {column.key: _cell(column.options, column.kind, random) for column in node.columns}
            return {fixed.key: row for fixed in node.rows} if node.rows else [row]
    words = WORDS.get(
        node.path, random.choice(("As last year", "Asked again in spring", "与去年相同", "Como el año pasado"))
    )
    return [words] if node.repeat else words


def _cell(options: tuple[Any, ...], kind: Kind, random: Random) -> Any:
    if options:
        return [random.choice(options).key, None]
    return {Kind.NUMBER: "200", Kind.PERCENT: "4.5", Kind.DATE: "2026-09-01"}.get(kind, "Morning programme")
