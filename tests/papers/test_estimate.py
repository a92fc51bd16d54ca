"""The estimate sheet: what it says in each language, where it stands, and that it is the same on every machine."""

import hashlib
import io
import re
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pytest
from pypdf import PdfReader

from aedesk.papers.estimate import estimate, group_title
from aedesk.papers.estimate_view import EstimateView, strings
from aedesk.papers.fonts import missing
from aedesk.papers.views import NOBODY, NOTHING, Signer, Two
from tests.papers import reading, samples

LANGUAGES = {
    "zh+en": ("估价单", "Estimate", "人民币 CNY", "增值税 Tax 6%", "客户签字", "盖章 stamp", "第 1 页，共 1 页"),
    "es": ("Presupuesto", "Cantidad", "yuanes, CNY", "Impuesto 6 %", "Suma sin impuestos", "Página 1 de 1"),
    "en": ("Estimate", "Unit price", "yuan, CNY", "Tax 6%", "Amount in words", "Page 1 of 1"),
    "zh": ("估价单", "单价", "人民币 CNY", "增值税 6%", "大写金额", "第 1 页，共 1 页"),
}


def in_language(language: str) -> EstimateView:
    """The nine lines in one language."""
    if language == "es":
        return samples.nueve()
    view = samples.nine()
    if language == "zh+en":
        return view
    side = "first" if language == "zh" else "second"

    def one(text: Two) -> Two:
        return Two(getattr(text, side))

    def signer(each: Signer) -> Signer:
        return replace(each, name=one(each.name))

    house = replace(view.house, name=one(view.house.name), address=one(view.house.address))
    lines = tuple(replace(line, text=one(line.text), unit=one(line.unit)) for line in view.lines)
    return replace(
        view, language=language, house=house, client=one(view.client), contact=one(view.contact), lines=lines,
        job_title=one(view.job_title), words=one(view.words), terms=one(view.terms), prepared=signer(view.prepared),
        checked=signer(view.checked), director=signer(view.director), signer=signer(view.signer),
    )


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_is_read_back(language: str) -> None:
    view = in_language(language)
    text = re.sub(r"\s+", "", text_of(estimate(view).pdf))
    for words in LANGUAGES[language]:
        assert words.replace(" ", "") in text
    for line in view.lines:
        assert line.text.first.replace(" ", "") in text
        if language == "zh+en":
            assert line.text.second.replace(" ", "") in text
    total = "127.497,38" if language == "es" else "127,497.38"
    assert total in text
    assert view.words.first.replace(" ", "") in text
    assert missing(strings(view), language) == set()


@pytest.mark.parametrize(
    ("name", "view", "size"),
    [("estimate_9", samples.nine(), "A4"), ("estimate_40", samples.forty(), "A4"),
     ("estimate_es", samples.nueve(), "Letter")],
)
def test_the_sheet_keeps_its_structure(name: str, view: EstimateView, size: str) -> None:
    found = reading.differences(estimate(view, size=size).pdf, name)
    assert found == []


def test_one_changed_figure_is_one_difference() -> None:
    view = samples.nine()
    lines = (replace(view.lines[0], price=1800001), *view.lines[1:])
    found = reading.differences(estimate(replace(view, lines=lines)).pdf, "estimate_9")
    assert found == ["p1 gone: '18,000.00'", "p1 new: '18,000.01'"] or found == ["p1 new: '18,000.01'"]


def test_the_same_view_gives_the_same_bytes_everywhere() -> None:
    code = ("import hashlib; from tests.papers import samples; from aedesk.papers.estimate import estimate; "
            "print(hashlib.sha256(estimate(samples.nine()).pdf).hexdigest())")
    here = hashlib.sha256(estimate(samples.nine()).pdf).hexdigest()
    for seed, zone in (("1", "Asia/Shanghai"), ("2", "America/Mexico_City")):
        there = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                               env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": "", "SOURCE_DATE_EPOCH": seed})
        assert there.stdout.strip() == here


def test_the_file_names_itself_and_embeds_every_face() -> None:
    reader = PdfReader(io.BytesIO(estimate(samples.nine()).pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "估价单 E-0147 v2"
    assert reader.metadata.author == "燕羽广告"
    assert str(reader.metadata.creation_date).startswith("2026-03-09 09:30")
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    for font in reader.pages[0]["/Resources"]["/Font"].values():
        descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert "/FontFile2" in descriptor
    assert [float(each) for each in reader.pages[0].mediabox[2:]] == pytest.approx([595.276, 841.89], abs=0.01)


def test_open_boxes_are_told_and_signed_ones_are_not() -> None:
    view = samples.nine()
    assert set(estimate(view).boxes) == {"estimate.client"}
    bare = replace(view, prepared=NOBODY, checked=NOBODY, director=NOBODY)
    sheet = estimate(bare)
    assert set(sheet.boxes) == {"estimate.prepared", "estimate.checked", "estimate.ad", "estimate.client"}
    for box in sheet.boxes.values():
        assert box.page == sheet.pages - 1
        assert box.x > 50
        assert box.x + box.width < 545
        assert box.y > 90


def test_each_page_adds_up_by_hand() -> None:
    found = reading.texts(estimate(samples.forty()).pdf)
    carried = [each.words for each in found if each.words in ("88,797.00", "136,129.24")]
    assert carried == ["88,797.00", "88,797.00", "136,129.24", "136,129.24"]
    assert "217,260.24" in [each.words for each in found]


def test_groups_begin_at_fifteen_lines() -> None:
    forty = samples.forty().lines
    few = [each.words for each in reading.texts(estimate(replace(samples.forty(), lines=forty[:14])).pdf)]
    many = [each.words for each in reading.texts(estimate(replace(samples.forty(), lines=forty[:15])).pdf)]
    assert not any("创意、草图与完稿" in words for words in few)
    assert any("创意、草图与完稿" in words for words in many)
    assert any("摄影" in words and "B" in words for words in many)
    assert group_title("media", "zh+en") == Two("媒体", "Media")


def test_lines_of_one_group_come_together_and_are_numbered_in_print() -> None:
    lines = samples.forty().lines
    mixed = tuple(line for pair in zip(lines[:10], lines[30:], strict=True) for line in pair)
    words = [each.words for each in reading.texts(estimate(replace(samples.forty(), lines=mixed)).pdf)]
    titles = [next(place for place, each in enumerate(words) if each.startswith(f"{letter} ")) for letter in "ABCDE"]
    assert titles == sorted(titles)
    numbers = [each for each in words if each.isdigit() and len(each) < 3]
    assert [each for each in numbers if each == str(len(mixed))]


def test_a_draft_is_marked_and_says_so_across_every_page() -> None:
    view = replace(samples.forty(), number="", content_hash="", prepared=NOBODY, director=NOBODY)
    sheet = estimate(view, draft=True)
    pages = PdfReader(io.BytesIO(sheet.pdf)).pages
    assert len(pages) == estimate(samples.forty()).pages
    for page in pages:
        assert "草稿，未批准" in page.extract_text()
    assert "Copy, not sealed" in text_of(estimate(samples.nine(), copy=True).pdf)


def test_a_mark_does_not_change_the_pages() -> None:
    for view in (samples.nine(), samples.forty(), samples.nueve()):
        plain = [(each.words, each.page) for each in reading.texts(estimate(view).pdf)]
        marked = [(each.words, each.page) for each in reading.texts(estimate(view, draft=True).pdf)]
        assert [each for each in plain if each not in marked] == []


def test_discounts_stand_where_they_are_taken() -> None:
    view = samples.nine()
    lines = (replace(view.lines[0], discount=Decimal("12.5"), amount=1575000), *view.lines[1:])
    view = replace(view, lines=lines, subtotal=view.net + 500000, discount=500000, discount_percent=Decimal("4.02"))
    text = text_of(estimate(view).pdf)
    assert "减 12.5% less 12.5%" in text
    assert "折扣 Discount 4.02%" in text
    assert "−5,000.00" in text


def test_terms_that_would_fill_a_page_go_overleaf() -> None:
    view = replace(samples.nine(), terms=Two(samples.TERMS.first * 40, samples.TERMS.second * 40))
    sheet = estimate(view)
    found = reading.texts(sheet.pdf)
    boxes = [each.page for each in found if each.words.startswith("客户签字")]
    assert boxes == [0]
    assert sheet.pages == 2
    assert all(box.page == 0 for box in sheet.boxes.values())
    assert any("overleaf" in each.words for each in found if each.page == 0)


def test_a_logo_stands_in_the_head() -> None:
    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGBA", (60, 40), (200, 30, 30, 128)).save(picture, "PNG")
    house = replace(samples.HOUSE, logo=picture.getvalue())
    pdf = estimate(replace(samples.nine(), house=house)).pdf
    page = PdfReader(io.BytesIO(pdf)).pages[0]
    assert len(page.images) == 1
    red = reading.picture(pdf).getpixel((150, 110))
    assert red[0] > red[2]


def test_progress_is_told_and_may_stop_it() -> None:
    told: list[tuple[int, int]] = []
    estimate(samples.forty(), tell=lambda n, of: told.append((n, of)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]

    class StopError(Exception):
        pass

    def stop(_n: int, _of: int) -> None:
        raise StopError

    with pytest.raises(StopError):
        estimate(samples.forty(), tell=stop)


def test_the_square_is_read_from_the_page() -> None:
    import zxingcpp

    for page, pdf in enumerate([estimate(samples.forty()).pdf] * 3):
        found = zxingcpp.read_barcodes(reading.picture(pdf, page, 2.0))
        assert [each.text for each in found] == [f"AE1*E-0151*1*{page + 1}/3*23256982*9F3A61C2"]


def test_a_view_without_anything_still_draws() -> None:
    view = replace(samples.nine(), lines=(), number="", contact=NOTHING, job_number="", words=NOTHING, taxes=(),
                   subtotal=0, net=0, total=0, terms=NOTHING, payment_days=None, content_hash="", issued_at=None)
    assert estimate(view, draft=True).pages == 1


@pytest.mark.parametrize(("language", "size", "most"), [
    ("zh+en", "A4", 9), ("zh+en", "Letter", 7), ("es", "A4", 14), ("es", "Letter", 12), ("zh", "A4", 15),
])
def test_one_page_holds_what_the_design_says(language: str, size: str, most: int) -> None:
    view = in_language(language)
    lines = tuple(replace(line, text=replace(line.text, first=line.text.first[:12])) for line in view.lines * 2)
    notes = replace(view, notes=NOTHING)
    assert estimate(replace(notes, lines=lines[:most]), size=size).pages == 1
    assert estimate(replace(notes, lines=lines[: most + 1]), size=size).pages == 2
