"""Whatever is in an estimate: all rows are there in order, nothing overlaps or leaves the page, every page adds up."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from aedesk.papers import formats
from aedesk.papers.estimate import estimate
from aedesk.papers.estimate_view import EstimateView, Line
from aedesk.papers.sheet import SIZES
from aedesk.papers.views import NOBODY, Sheet, Signer, Two
from tests.papers import reading, samples

ZH = "候车亭海报双面印刷，1185 × 1750 毫米，含上刊与下刊（三周），第 2 轮修改另计；"
EN = "bus-shelter posters printed on both sides, 1185 × 1750 mm, posting and removal for three weeks, "
FORWARD = ("转下页", "承上页", "Carried forward", "Brought forward", "Suma y sigue", "Suma anterior")
GROUPS = (Two("本公司制作", "In-house work"), Two("第三方", "Third parties"), Two("媒体", "Media"))


@st.composite
def views(draw: st.DrawFn) -> EstimateView:
    """1 to 60 rows of 1 to 8 lines in any language."""
    language = draw(st.sampled_from(("zh+en", "zh", "en", "es")))
    count = draw(st.integers(1, 60))
    lengths = draw(st.lists(st.integers(1, 5), min_size=count, max_size=count))
    lines = []
    for number, length in enumerate(lengths, 1):
        first, second = (EN, "") if language in ("en", "es") else (ZH, EN if "+" in language else "")
        price = draw(st.integers(1, 99_999_999))
        lines.append(Line(
            Two(f"{number}: " + (first * length)[: 34 * length], (second * length)[: 50 * length]), Decimal(2),
            Two("项" if "zh" in language else "unit", "piece" if second else ""), price, price * 2,
            draw(st.booleans()), group=GROUPS[min(2, number * 3 // (count + 1))],
        ))
    net = sum(line.amount for line in lines)
    nobody = draw(st.booleans())
    view = replace(samples.nine(), language=language, lines=tuple(lines), subtotal=net, net=net, taxes=(), total=net)
    if nobody:
        view = replace(view, prepared=NOBODY, checked=NOBODY, director=NOBODY, signer=Signer(Two("姚芬", "Fen Yao")))
    return view


@settings(max_examples=25, deadline=None)
@given(views(), st.sampled_from(("A4", "Letter")))
def test_any_estimate_is_whole(view: EstimateView, size: str) -> None:
    sheet = estimate(view, size=size)
    found = reading.texts(sheet.pdf)
    page = SIZES[size]
    assert reading.overlaps(found) == []
    assert reading.outside(found, page.left, page.left + 657.7, page.end, page.mark) == []
    assert [int(each.words.split(":")[0]) for each in found if ": " in each.words[:4]] == numbers_in_print(view)
    check_tail(view, sheet, found)
    check_sums(view, found)


def numbers_in_print(view: EstimateView) -> list[int]:
    """The numbers that the texts begin with, group after group; they are sorted already."""
    return list(range(1, len(view.lines) + 1))


def check_tail(view: EstimateView, sheet: Sheet, found: list[reading.Text]) -> None:
    """Totals and boxes stand together on the last page, with a row above them."""
    last = sheet.pages - 1
    total = formats.money(view.total, view.currency, view.language[:2]).replace("\u00a0", " ")
    assert [each.page for each in found if each.words.endswith(total)] == [last]
    assert all(box.page == last for box in sheet.boxes.values())
    assert any(": " in each.words[:4] for each in found if each.page == last)


def check_sums(view: EstimateView, found: list[reading.Text]) -> None:
    """What is carried forward is the sum of the rows so far, and is brought forward unchanged."""
    language = view.language[:2]
    sums: list[int] = []
    running = 0
    page = 0
    for line, text in zip(view.lines, [each for each in found if ": " in each.words[:4]], strict=True):
        if text.page != page:
            sums += [running, running]
            page = text.page
        running += line.amount
    wanted = {formats.amount(each, view.currency, language) for each in sums}
    lines = [(each.page, round(each.base)) for each in found if each.words.startswith(FORWARD)]
    figures = [each.words for each in found if (each.page, round(each.base)) in lines and each.words[-1].isdigit()]
    assert set(figures) == wanted
    assert len(figures) == len(sums)
