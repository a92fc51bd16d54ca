"""Line breaking: nothing starts or ends a line that must not, nothing is cut or lost, nothing is too long."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from aedesk.papers.fonts import clean, stack
from aedesk.papers.wrap import NO_END, NO_START, tidy

HARD = (
    "候车亭海报（双面），1185 × 1750 mm，共 12 辆；“春季城市骑行”第 2 轮——见附件《规格表》：A、B、C。",
    "Quantities are settled as delivered; above 5% a new signature is needed (¥ 1,827.84 or more), see E-0147.",
    "El precio unitario va redondeado a céntimos; por encima del 5 % hace falta una nueva firma: 1.827,84 € (IVA).",
    "Larkwheel 3（云雀）在 14 个城市、240 家门店上市，预算 ¥130,000（含税）……完稿 2026-03-16 前交付！",
    "twenty-seven thousand four hundred and ninety-seven “bus-shelter” posters — don’t fold",
)
TEXTS = st.one_of(
    st.sampled_from(HARD),
    st.text(st.sampled_from("客户签字总计，。、；：？！（）“”《》——……%¥ 12.5kmabcÑé-'’·\u2002"), max_size=60),
)


def longest_word(text: str) -> float:
    font = stack("regular", "zh")
    return max((font.width(word, 12) for word in tidy(text).replace("\u2002", " ").split(" ")), default=0.0)


@given(TEXTS, st.integers(60, 400))
def test_lines_keep_the_text_and_the_width(text: str, width: int) -> None:
    font = stack("regular", "zh")
    lines = font.wrap(text, 12, width)
    assert "".join("".join(lines).split()) == "".join(clean(text).split())
    assert all(font.width(line, 12) <= width + 0.01 or len(line) == 1 for line in lines)


@given(st.sampled_from(HARD), st.integers(150, 400))
def test_no_mark_starts_or_ends_a_line_that_must_not(text: str, width: int) -> None:
    lines = stack("regular", "zh").wrap(text, 12, width)
    for before, after in pairwise(lines):
        assert after[0] not in NO_START, lines
        assert before[-1] not in NO_END, lines
        assert not (before[-1] == after[0] and before[-1] in "—…"), lines
        assert not (before[-1].isdigit() and (after[0].isdigit() or after[0] in ".,%")), lines
        assert not (before[-1].isascii() and before[-1].isalpha() and after[0].isascii() and after[0].isalpha()
                    and f"{before[-1]} {after[0]}" not in text), lines


def test_number_and_unit_stay_together() -> None:
    assert tidy("1185 × 1750 mm") == "1185\u00a0×\u00a01750\u00a0mm"
    assert tidy("第 2 轮，共 12 辆") == "第\u00a02\u00a0轮，共\u00a012\u00a0辆"
    assert tidy("¥ 5, el 5 %") == "¥\u00a05, el 5\u00a0%"


def test_a_word_longer_than_the_line_is_cut_and_nothing_else() -> None:
    lines = stack("regular", "en").wrap("see www.example.com/a-very-long-address-that-never-ends/and-more now", 12, 120)
    assert "".join(lines).replace(" ", "") == "seewww.example.com/a-very-long-address-that-never-ends/and-morenow"
    assert len(lines) > 2


def test_line_breaks_that_were_typed_stay() -> None:
    assert stack("regular", "en").wrap("one\n\ntwo", 12, 300) == ["one", "", "two"]
