"""Views of dossier papers: the whole printed questionnaire, and the samples of the design."""

from datetime import UTC, date, datetime
from functools import cache

from aedesk.domain.dossier import AnswerState, Confidence, SourceKind
from aedesk.domain.questionnaire import Questionnaire
from aedesk.papers.dossier_blank import BlankView
from aedesk.papers.questions import Answer, Chapter, Choice, Column, Heading, Known, Question, Row, Shape, Table
from aedesk.papers.views import House, Two
from aedesk.services.dossier_items import Items, chapter_numbers
from aedesk.services.dossier_views import AnswerView
from aedesk.services.dossier_words import Speaker
from aedesk.services.forms import printed
from tests.papers import samples

TODAY = date(2026, 3, 12)
AT = datetime(2026, 3, 12, 9, 41, tzinfo=UTC)
HASH = samples.HASH
ZH_HOUSE = House(Two("燕羽广告"), Two("神桥市槐北路 18 号"))


def speaker(language: str) -> Speaker:
    return Speaker(language, "CNY", TODAY, {}, printed().units)


def house(language: str) -> House:
    return ZH_HOUSE if language == "zh" else samples.CASA


@cache
def blank_chapters(language: str) -> tuple[Chapter, ...]:
    form: Questionnaire = printed()
    numbers, say = chapter_numbers(form), speaker(language)
    return tuple(
        Chapter(numbers[section.path], say.label(section.label), Items(say).blank(section),
                "" if section.per_product else None)
        for section in form.sections
    )  # fmt: skip


def blank(language: str, *numbers: int) -> BlankView:
    chapters = tuple(each for each in blank_chapters(language) if not numbers or each.number in numbers)
    return BlankView(language, house(language), 1, chapters, content_hash=HASH, at=AT)


def known(path: str, value: object, **fields: object) -> AnswerView:
    given: dict[str, object] = {
        "product_id": None, "state": AnswerState.KNOWN, "said_by": "Su Wen", "contact_id": None,
        "source": SourceKind.VISIT, "confidence": Confidence.HEARD, "said_on": date(2026, 3, 3), "recorded_at": None,
        "stale": False,
    }  # fmt: skip
    return AnswerView(path, value=value, **(given | fields))  # type: ignore[arg-type]


def design_chapter() -> Chapter:
    """print_dossier_filled_en_1 and _2."""
    wen, tao, visit = ("Su Wen", "9 Sep"), ("Ren Tao", "18 Feb"), ("Visit", "3 Mar")

    def said(words: str, source: tuple[str, ...]) -> Answer:
        return Answer(Known.KNOWN, (words,), source)

    strengths = Table(
        (Column("Advantages"), Column("Disadvantages")),
        tuple(
            Row((a, b), f"({n})", label)
            for n, (label, a, b) in enumerate((
                ("Quality", "Whole leaf; the third cup still has scent", "Batch of April 2024 was bitter"),
                ("Use", "Cup, bottle, cold", "Needs 85 °C water"),
                ("Performance", "Three cups from one bag", "First cup is pale for four minutes"),
                ("Other", None, None),
            ), 1)
        ),
        "Aspect", fixed=True,
    )  # fmt: skip
    rivals = Table(
        (Column("Competing product"), Column("Advantages"), Column("Disadvantages")),
        (Row(("Halm & Leaf, jasmine", "¥ 31; in every chain; sampling at the shelf each Saturday",
              "Dust, not leaf: one cup only")),
         Row(("Kettlewood, cold brew", "Young buyers; 11,000 posts in May", "No hot use; sold out since February"))),
    )  # fmt: skip
    goals = (Choice("Expand the market", "a", ticked=True), Choice("Encourage switching", "b"),
             Choice("Develop new uses", "c", ticked=True))  # fmt: skip
    need = (Choice("Necessity", "a"), Choice("Discretionary item", "b", ticked=True), Choice("Luxury item", "c"))
    items = (
        Heading("Product generic name and brand name", "1"),
        Question("Generic name", Shape.LINE, "(1)", 2, answer=said("Jasmine tea in bags, whole leaf", wen)),
        Question("Brand name", Shape.LINE, "(2)", 2, answer=said("Second Cup (第二泡), a Moonbamboo range", wen)),
        Heading("Product characteristics", "2"),
        Heading("Existing product", "(1)", 2),
        Question("Launch date", Shape.DATE, "A", 3, answer=said("March 2021", wen)),
        Question("Future goals", Shape.SEVERAL, "B", 3, choices=goals, answer=Answer(Known.KNOWN, (), tao)),
        Heading("New product", "(3)", 2, applies=False),
        Question("Degree of necessity", Shape.ONE, "3", choices=need, answer=Answer(Known.KNOWN, (), wen)),
        Heading("Product uses", "4"),
        Question("Likely misuse and its extent", Shape.TEXT, "(2)", 2, answer=said(
            "Boiling water on the first cup makes it bitter: about one complaint in three.", visit)),
        Question("Product advantages and disadvantages", Shape.TABLE, "5", table=strengths,
                 answer=Answer(Known.KNOWN, (), wen)),
        Question("Competing products", Shape.TABLE, "6", table=rivals,
                 answer=Answer(Known.KNOWN, (), ("Store check", "11 Feb"))),
        Heading("Opinions on the future of the product", "7"),
        Question("Others in the trade", Shape.TEXT, "(2)", 2, answer=Answer(Known.NOT_KNOWN, (), tao, "3 Mar")),
        Question("Experts", Shape.TEXT, "(3)", 2, answer=Answer()),
    )  # fmt: skip
    return Chapter(2, "Product", items, "Jasmine, whole-leaf bags", 15, 16, ("2 (2) B", "4 (2)"),
                   ("6 white tea", "7 (3) opinion of experts"))  # fmt: skip
