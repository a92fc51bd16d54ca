"""Basic data and visit brief: one page, always, whatever is known."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aedesk.papers.basic_data import BasicDataView, Contact, Member, Pair, Planned, basic_data
from aedesk.papers.compact import shortened
from aedesk.papers.questions import Marks, Months
from aedesk.papers.text import Piece
from aedesk.papers.visit_brief import visit_brief
from aedesk.papers.visit_view import Ask, Person, Promised, Stand, VisitBriefView
from tests.papers import reading
from tests.papers.dossier_samples import AT, HASH, house
from tests.papers.reading import check_page

LANGUAGES = ("zh", "en", "es")
MARKS = Marks(("Quality", "Design", "Packaging"), ("Jasmine", "Reedpath Tea", "Old Kiln Teas"),
              {(0, 0): 2, (0, 1): 1, (0, 2): 2, (1, 0): 2, (1, 1): 1, (2, 0): 1, (2, 2): 0})  # fmt: skip
MEDIA = (Months("Outdoor", (4, 5, 6), (3,)), Months("Radio", (9, 10)))


def basic(language: str = "zh", **fields: object) -> BasicDataView:
    """print_basic_data."""
    view = BasicDataView(
        language, house(language), "竹月茶", "包装茶与礼盒", "C-0002", "陈鸢", "A", "2026 年 3 月 12 日，第 6 版", 6,
        "陈鸢", "2026 年 3 月 12 日 09:41",
        account=(Pair("合同全称", "神桥竹月茶业有限公司"), Pair("税号", "9133 0000 ZYC1"),
                 Pair("付款条件", "开票后 45 天")),
        company=(Pair("创业", "1998 年，任家二代；从业 312 人"), Pair("业界地位", "省内袋泡茶第二"), Pair("发展计划")),
        group=(Member("陈鸢", "客户代表，唯一窗口"), Member("诺雅", "创意总监"), Member("马博", "客户总监")),
        people=(Contact("任涛", "总经理", "估价单", "139 0000 1187", "四月初七（农历）", "骑行；先说结论"),
                Contact("苏闻", "市场经理", "", "139 0000 1102", "正月廿五（农历）", "白茶；不收鲜花")),
        schedule=(Planned("3 月 14 日", "茶礼盒刀版二稿，烫金样确认", "苏闻", "J-0298"),),
        needs=("让上班族知道一袋可泡三次", "礼盒不再只在节前一个月卖"), contacts=(Pair("3 月 12 日", "面访，打样室"),),
        content_hash=HASH, at=AT,
    )  # fmt: skip
    return replace(view, **fields)  # type: ignore[arg-type]


def brief(language: str = "en", **fields: object) -> VisitBriefView:
    """print_visit_brief."""
    view = VisitBriefView(
        language, house(language), "Moonbamboo Tea", "A", "Tea Pavilion Road 6, tasting room", "Iris Tan", "C-0002",
        "12 Mar 2026, 14:00", "13:25, 35 min", "15:00", "The dieline signed, and an answer on the lining paper.",
        people=(Person("Su Wen", "Marketing manager: estimates", "Fast, short mails", "Birthday 13 Mar", "3 Mar"),
                Person("Ren Tao", "General manager", "Wants the conclusion first. Rides to work", "", "18 Feb")),
        questions=tuple(Ask("7 (3)", "Opinion of experts", "Product, Jasmine") for _ in range(5)),
        stands=(Stand("J-0298", "Gift box: Finished art, due 14 Mar"), Stand("J-0301", "Booth: Execution")),
        money="E-0141 ¥ 58,300.00 (day 27)", promises=(Promised("Foil sample on white stock, by 12 Mar"),),
        do_not_say=("Where “Second Cup” comes from (court)", "Any other client"), printed_on="12 Mar 2026",
        content_hash=HASH, at=AT,
    )  # fmt: skip
    return replace(view, **fields)  # type: ignore[arg-type]


def test_both_look_as_designed() -> None:
    assert reading.differences(basic_data(basic(strengths=MARKS, product="茉莉花茶", media=MEDIA, year=2026)).pdf,
                               "basic_data") == []  # fmt: skip
    assert reading.differences(visit_brief(brief()).pdf, "visit_brief") == []


def test_what_was_not_asked_is_said() -> None:
    text = [each.words for each in reading.texts(basic_data(basic()).pdf)]
    assert "未问" in text
    assert "已查：无其他客户名称" in " ".join(text)


def test_what_not_to_say_is_left_out_by_a_switch() -> None:
    with_it = " ".join(each.words for each in reading.texts(visit_brief(brief()).pdf))
    without = " ".join(each.words for each in reading.texts(visit_brief(brief(do_not_say=())).pdf))
    assert "Do not say" in with_it
    assert "Do not say" not in without
    assert "court" not in without


def test_five_questions_keep_their_lines_on_a_full_page() -> None:
    long = "a long sentence about a thing that nobody can say in few words "
    view = brief(
        people=tuple(Person(f"Person {n}", long, long, "Birthday 13 Mar") for n in range(9)), goal=long * 2,
        stands=tuple(Stand(f"J-{n:04}", long) for n in range(30)), more_questions=3,
        promises=tuple(Promised(long) for _ in range(9)), do_not_say=(long,) * 9,
    )  # fmt: skip
    for size in ("A4", "Letter"):
        sheet = visit_brief(view, size=size)
        found = check_page(sheet.pdf, size)
        assert sheet.pages == 1
        assert sum(each.words == "n/k" for each in found) >= (5 if size == "A4" else 3)
        assert any("more in the desk" in each.words for each in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_and_months_are_drawn(language: str) -> None:
    for fields in ({"strengths": MARKS}, {"media": MEDIA}, {"strengths": MARKS, "media": MEDIA}):
        found = check_page(basic_data(basic(language, year=2026, product="Jasmine", **fields)).pdf, "A4")
        shown = {each.words for each in found}
        assert ("Reedpath Tea" in shown) is ("strengths" in fields)
        assert ("Outdoor" in shown) is ("media" in fields)


WORDS = st.text("word 漢字，。 ", max_size=160)
MANY = st.integers(0, 40)


@example(" ", 3, 5, 1, True, True, "Letter", "zh")
@settings(max_examples=40, deadline=None)
@given(WORDS, MANY, MANY, MANY, st.booleans(), st.booleans(), st.sampled_from(["A4", "Letter"]),
       st.sampled_from(LANGUAGES))  # fmt: skip
def test_basic_data_are_one_page(
    words: str, people: int, planned: int, needs: int, marks: bool, media: bool, size: str, language: str
) -> None:
    view = basic(
        language, people=(Contact("姓名", words, words, words, words, words),) * people,
        schedule=(Planned(words[:20], words, words, words),) * planned, needs=(words or "x",) * needs,
        group=(Member("名", words),) * (planned % 13), account=(Pair("Label", words),) * 7,
        company=(Pair("Label", words),) * 7, contacts=(Pair("3 Mar", words),) * 4,
        strengths=MARKS if marks else None, media=MEDIA * 4 if media else (), year=2026,
    )  # fmt: skip
    sheet = basic_data(view, size=size)
    assert sheet.pages == 1
    check_page(sheet.pdf, size)


@settings(max_examples=40, deadline=None)
@given(WORDS, MANY, MANY, MANY, st.sampled_from(["A4", "Letter"]), st.sampled_from(LANGUAGES))
def test_a_visit_brief_is_one_page(words: str, people: int, stands: int, asks: int, size: str, language: str) -> None:
    view = brief(
        language, goal=words * 3, place=words[:60], money=words,
        people=(Person("姓名", words, words, "", ""),) * people,
        questions=(Ask("7 (3)", words, words),) * min(asks, 5), stands=(Stand("", words),) * stands,
        promises=(Promised(words),) * (asks % 7), do_not_say=(words or "x",) * (stands % 9),
    )  # fmt: skip
    sheet = visit_brief(view, size=size)
    assert sheet.pages == 1
    check_page(sheet.pdf, size)


@settings(max_examples=60, deadline=None)
@given(st.text("word 漢字，。 \n", max_size=300), st.integers(20, 300), st.integers(1, 3))
def test_a_shortened_text_fits_and_says_so(text: str, width: int, most: int) -> None:
    lines = shortened(text, "en", width, most)
    assert len(lines) <= most
    assert all(line.width <= width for line in lines)
    whole = [line for line in Piece(text, lines[0].language if lines else "en").lines(width) if line.words.strip()]
    assert (len(whole) > most) == (bool(lines) and lines[-1].words.endswith("…"))
