"""The filled dossier and the comparison: answers with their sources, long ones over pages, changes marked."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aedesk.papers.dossier_compare import Compared, ComparedChapter, ComparisonView, Side, dossier_compare
from aedesk.papers.dossier_filled import FilledView, dossier_filled
from aedesk.papers.dossier_front import AskNext
from aedesk.papers.questions import Answer, Chapter, Column, Heading, Known, Question, Row, Seat, Shape, Table
from tests.papers import reading
from tests.papers.dossier_samples import AT, HASH, design_chapter, house
from tests.papers.reading import check_page

EN = ("Su Wen", "9 Sep", "confirmed")


def view(*chapters: Chapter, language: str = "en", **fields: object) -> FilledView:
    made = FilledView(
        language, house(language), "Moonbamboo Tea", "C-0002", 6, "12 Mar 2026", "12 Mar 2026 09:41", "Iris Tan",
        chapters, compared_with="version 5, 18 Feb", content_hash=HASH, at=AT,
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


def words(pdf: bytes) -> str:
    return " ".join(each.words for each in reading.texts(pdf))


def test_the_dossier_looks_as_designed() -> None:
    pdf = dossier_filled(view(design_chapter())).pdf
    assert reading.differences(pdf, "dossier_filled") == []
    check_page(pdf, "A4")


def test_it_says_who_said_what_and_what_is_not_known() -> None:
    text = words(dossier_filled(view(design_chapter())).pdf)
    for part in ("Only Moonbamboo Tea appears in this paper", "Su Wen, 9 Sep", "asked 3 Mar, not known",
                 "not asked yet", "New product does not apply", "15 of 16", "Changed since version 5, 18 Feb",
                 "2 (2) B, 4 (2)", "7 (3) opinion of experts", "Page 1 of 2", "Printed by Iris Tan"):  # fmt: skip
        assert part in text


def test_one_that_names_another_client_says_so() -> None:
    text = words(dossier_filled(view(design_chapter(), others="Larkwheel Cycles")).pdf)
    assert "Names another client: not for the bag" in text
    assert "Only Moonbamboo Tea" not in text


@pytest.mark.parametrize("language", ["zh", "en", "es"])
def test_several_chapters_have_a_front_page(language: str) -> None:
    chapters = tuple(replace(design_chapter(), number=n, product=None) for n in range(1, 6))
    ask = tuple(AskNext(f"{n} (1)", "Opinion of experts", "Product, Jasmine, whole-leaf bags") for n in range(12))
    sheet = dossier_filled(view(*chapters, language=language, ask_next=ask))
    found = check_page(sheet.pdf, "A4")
    pages = [each.words for each in found if each.page == 0 and each.right > 720 and each.words.isdigit()]
    begins = [str(each.page + 1) for each in found if each.page and abs(each.size - (27 if language == "zh" else 25))
              < 0.1]  # fmt: skip
    assert pages == begins
    assert sum(each.words == "Opinion of experts" for each in found if each.page == 0) == 12


def test_a_hundred_chapters_still_have_one_front_page() -> None:
    chapter = Chapter(2, "Product", (Question("Brand", Shape.LINE, "(1)", 2, answer=Answer()),), "Product of a client")
    found = check_page(dossier_filled(view(*(chapter,) * 100)).pdf, "A4")
    front = [each.words for each in found if each.page == 0]
    shown = sum(words == "Product: Product of a client" for words in front)
    assert shown > 30
    assert f"and {100 - shown} more" in front


def test_a_very_long_answer_goes_on_over_pages() -> None:
    text = " ".join(f"word{n}" for n in range(9_000))
    item = Question("Results", Shape.TEXT, "(6)", 2, answer=Answer(Known.KNOWN, (text,), EN))
    chapter = Chapter(1, "Client", (Heading("Company overview", "1"), item))
    sheet = dossier_filled(view(chapter))
    found = check_page(sheet.pdf, "A4")
    said = [word for each in found for word in each.words.split() if word.startswith("word")]
    assert said == text.split()
    assert sheet.pages > 8
    heads = [each.page for each in found if each.words == "Company overview continued"]
    assert heads == list(range(1, sheet.pages))


def test_five_hundred_rows_and_a_chart() -> None:
    table = Table((Column("Name"), Column("Rate", right=True)), tuple(Row((f"row {n}", "12.5%")) for n in range(500)))
    chain = Seat("Last of them", "Clerk")
    for n in range(30):
        chain = Seat(f"Person {n}", "Head of a department with a long name", (chain, Seat(f"Aide {n}")))
    items = (
        Question("Programmes", Shape.TABLE, "B", 3, table=table, answer=Answer(Known.KNOWN, (), EN)),
        Question("Organisation", Shape.CHART, "3", 1, seats=(chain,), answer=Answer(Known.KNOWN, (), EN)),
    )
    found = check_page(dossier_filled(view(Chapter(7, "Future", items))).pdf, "A4")
    assert [each.words for each in found if each.words.startswith("row ")] == [f"row {n}" for n in range(500)]
    pages = {each.page for each in found if each.words.startswith("row ")}
    assert {each.page for each in found if each.words == "Name"} == pages
    assert sum(each.words.startswith("Aide ") for each in found) == 30


TEXTS = st.text("word 漢字。，() ¥1.5\n", max_size=400)
ANSWERS = st.one_of(
    st.builds(lambda words: Answer(Known.KNOWN, tuple(words) or ("x",), EN),
              st.lists(TEXTS.filter(str.strip), max_size=3)),
    st.just(Answer()), st.just(Answer(Known.NOT_KNOWN, (), EN, "3 Mar")), st.just(Answer(Known.NOT_APPLICABLE)),
)  # fmt: skip
LABELS = st.text("word 漢字，", min_size=1, max_size=120).filter(str.strip)
CELLS = st.one_of(st.none(), TEXTS.filter(str.strip))
TABLES = st.lists(st.tuples(CELLS, CELLS), max_size=8).map(
    lambda rows: Table((Column("Advantages"), Column("Disadvantages")),
                       tuple(Row(cells, f"({n})", "Label") for n, cells in enumerate(rows, 1)), fixed=bool(rows))
)  # fmt: skip


def question(n: int, label: str, shape: Shape, depth: int, answer: Answer, table: Table) -> Question:
    number = str(n) if depth == 1 else f"({n})" if depth == 2 else "ABCDEFGHIJ"[n % 10] if depth < 4 else ""
    return Question(label, shape, number, depth, table=table if shape is Shape.TABLE else None, answer=answer)


QUESTIONS = st.builds(question, st.integers(1, 20), LABELS, st.sampled_from([Shape.LINE, Shape.TEXT, Shape.TABLE]),
                      st.integers(1, 5), ANSWERS, TABLES)  # fmt: skip
HEADINGS = st.builds(Heading, LABELS, st.sampled_from(["1", "(2)", "A"]), st.integers(1, 4), st.booleans())
ITEMS = st.lists(st.one_of(QUESTIONS, HEADINGS), min_size=1, max_size=14)


@settings(max_examples=40, deadline=None)
@given(ITEMS, st.sampled_from(["zh", "en", "es"]), st.sampled_from(["A4", "Letter"]))
def test_any_chapter_stays_inside(items: list[Question | Heading], language: str, size: str) -> None:
    chapter = Chapter(1, "Client", tuple(items), changed=("1 (2)",), to_ask=("2 banks",))
    check_page(dossier_filled(view(chapter, language=language), size=size).pdf, size)


def compared(*rows: Compared, language: str = "en") -> ComparisonView:
    chapters = (ComparedChapter(2, "Product", "Jasmine", rows),) if rows else ()
    return ComparisonView(
        language, house(language), "Moonbamboo Tea", "C-0002", "9 Sep 2025, version 4", "3 Mar 2026, version 6", 6,
        1, 2, 0, 0, (("Su Wen", 2), ("Ren Tao", 1)), chapters, "12 Mar 2026", "12 Mar 2026 09:41", "Iris Tan",
        content_hash=HASH, at=AT,
    )  # fmt: skip


def test_two_days_stand_beside_each_other() -> None:
    rows = (
        Compared("4 (1)", "Uses emphasised so far", Side("Gift, guests in the office", source="Lu Qing, 9 Sep 2025"),
                 Side("Gift, cold brew to take along", source="Su Wen, 3 Mar")),
        Compared("5", "Design", Side("not asked yet", known=False), Side("Looks like 2019", source="Su Wen, 3 Mar")),
    )  # fmt: skip
    pdf = dossier_compare(compared(*rows)).pdf
    assert reading.differences(pdf, "dossier_compare") == []
    text = words(pdf)
    for part in ("9 Sep 2025, version 4", "1 new, 2 changed", "told by: Su Wen 2, Ren Tao 1", "Gift,", "cold brew"):
        assert part in text


def test_days_without_a_change_say_so() -> None:
    assert "Nothing changed between these two days." in words(dossier_compare(compared()).pdf)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(LABELS, TEXTS, TEXTS, st.booleans()), max_size=12), st.sampled_from(["zh", "en", "es"]))
def test_any_two_texts_are_compared_inside_their_columns(
    rows: list[tuple[str, str, str, bool]], language: str
) -> None:
    made = [Compared("2 (2) B", label, Side(a, known, "Su Wen, 3 Mar"), Side(b)) for label, a, b, known in rows]
    check_page(dossier_compare(compared(*made, language=language)).pdf, "A4")
