"""A brief is complete when its twelve fields are answered and none of the answers leaves the work to guess."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aedesk.domain.brief import Brief, Deliverable
from aedesk.domain.brief_rules import FIELDS, Gap, gaps, vague
from aedesk.domain.ids import new_id
from tests.builders import brief_complete, client, job

EMPTY = {field: None for field in FIELDS if field.endswith(("_on", "_due")) or field == "revisions"}


def whole(**fields: object) -> Brief:
    return brief_complete(job(client()), **fields)


@pytest.mark.rule("W-10")
def test_a_new_brief_has_twelve_gaps_and_a_whole_one_none() -> None:
    assert len(FIELDS) == 12
    assert gaps(Brief(new_id())) == tuple(Gap(field, "empty") for field in FIELDS)
    assert gaps(whole()) == ()


@given(st.sets(st.sampled_from(FIELDS)))
def test_each_empty_field_is_told_in_the_order_of_the_form(empty: set[str]) -> None:
    brief = whole(**{field: [] if field == "deliverables" else EMPTY.get(field, "  \n") for field in empty})
    assert [gap.field for gap in gaps(brief)] == [field for field in FIELDS if field in empty]


@pytest.mark.parametrize(
    "row",
    [
        Deliverable("", "A3", 3),
        Deliverable("Banner", " ", 3),
        Deliverable("Banner", "A3"),
        Deliverable("Banner", "A3", 0),
    ],
)
def test_a_piece_needs_name_format_and_quantity(row: Deliverable) -> None:
    assert gaps(whole(deliverables=[Deliverable("Key picture", "A3", 1), row])) == (Gap("deliverables", "empty"),)


def test_no_revisions_is_an_answer() -> None:
    assert gaps(whole(revisions=0)) == ()


@pytest.mark.rule("W-17")
@pytest.mark.parametrize(
    "answer",
    [
        "You decide.",
        "you decide, please",
        "Up to you!",
        "TBD",
        "Something nice",
        "A line like Just do it",
        "as good as Apple",
        "the same as Larkwheel",
        "?",
        "…",
        "你们定",
        "你们定吧。",
        "随便",
        "看着办！",
        "高端大气上档次",
        "待定",
        "像耐克那样",
        "一句像“味道好极了”那样的广告语",
        "跟可口可乐一样的广告",
        "类似可口可乐的风格",
        "Usted decide, por favor",
        "Decidan ustedes",
        "Lo que sea",
        "Por definir",
        "Una frase como la de Nike",
        "igual que Moonbamboo",
        "Algo bonito",
    ],
)
def test_answers_that_leave_it_to_guess(answer: str) -> None:
    assert vague(answer)
    assert gaps(whole(objective=answer)) == (Gap("objective", "vague"),)


@pytest.mark.parametrize(
    "answer",
    [
        "300 pre-orders by 1 June, counted in the shops.",
        "Helmet on every child. No price. No comparison by name.",
        "None",
        "无",
        "Ninguno",
        "Looks like wood, feels like paper; no gloss.",
        "A headline like last year's, but with the price and the opening hours of all twelve shops in it",
        "¥ 60,000 to 80,000 incl. tax",
        "预算 8 万元，含税",
        "和客户一起定的预算 8 万",
        "参考去年的销量数据",
        "像素不低于 300 dpi",
        "Como máximo tres ideas",
        "Tres ideas para la feria de abril",
        "The good shop in Nanjing Road",
        "Open from 9 to 5",
    ],
)
def test_answers_that_say_something(answer: str) -> None:
    assert not vague(answer)
    assert gaps(whole(must=answer)) == ()


def test_a_vague_piece_is_told() -> None:
    assert gaps(whole(deliverables=[Deliverable("Anything", "A3", 1)])) == (Gap("deliverables", "vague"),)


@given(st.text())
def test_no_text_breaks_the_judgement_and_blanks_are_no_answer_at_all(text: str) -> None:
    assert vague(text) in (True, False)
    assert not vague(" \n" * len(text[:3]))


def test_dates_alone_are_not_judged_by_words() -> None:
    assert gaps(whole(layout_due=date(2026, 3, 20))) == ()
