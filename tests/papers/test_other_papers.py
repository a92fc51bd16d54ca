"""Signing record, recovery sheet and brief: what they say, that they fit, and that nothing is cut."""

import io
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from aedesk.papers import brief as briefs
from aedesk.papers import signing_record as records
from aedesk.papers.brief import BriefView, Deliverable, brief
from aedesk.papers.fonts import missing
from aedesk.papers.recovery_sheet import RecoverySheetView, recovery_sheet
from aedesk.papers.sheet import SIZES
from aedesk.papers.signing_record import Signed, SigningRecordView, instant, signing_record
from aedesk.papers.views import NOTHING, Signer, Two
from tests.papers import reading, samples

SHANGHAI = timezone(timedelta(hours=8))
KEY = ("K7QM 2XHD 9PRV B", "T4WE B8NC W3FA E", "6YJ8 H5GS R2DK A", "M9TX 4VQB P7ZE F")


def signed(name: Two, role: Two, meaning: Two, at: datetime, path: str) -> Signed:
    return Signed(name, role, meaning, at, samples.strokes(path), "Wacom One M", True, Two("谭艾", "Iris Tan"),
                  "71c09a3e" * 8)


def record_view() -> SigningRecordView:
    at = datetime(2026, 3, 9, 10, 42, 17, tzinfo=SHANGHAI)
    return SigningRecordView(
        language="zh+en", house=samples.HOUSE, number="SR-0012", document="E-0147 v2", kind=Two("估价单", "Estimate"),
        client=Two("云雀单车", "Larkwheel Cycles"), pages=1, currency="CNY", total=12749738,
        words=Two("人民币壹拾贰万柒仟肆佰玖拾柒元叁角捌分"), content_hash=samples.HASH, file_hash="2d711642" * 8,
        certificate="Tern & Quill, Shenqiao", key="EC P-256", valid_from=date(2026, 1, 5), valid_to=date(2036, 1, 4),
        fingerprint="2e7d2c03" * 8, made_at=at,
        signatures=(
            signed(Two("韦岚", "Wei Lan"), Two("制作部", "Production"), Two("编制", "Prepared by"), at, samples.WEI),
            signed(Two("姚芬", "Fen Yao"), Two("客户", "Client"), Two("接受总额", "Accepts the total"), at,
                   samples.FEN),
        ),
    )


def brief_view() -> BriefView:
    day = date(2026, 2, 24)
    return BriefView(
        language="en", house=samples.CASA, number="B-0103", client="Larkwheel Cycles",
        job_title="Kids’ range, first ideas",
        written_by="Iris Tan, AE", written_on=date(2026, 3, 12),
        background="Parents ask in all twelve shops for the first real bicycle of a child.",
        objective="300 pre-orders by 1 June, counted in the shops.", must="- Helmet on every child\n- No price",
        deliverables=(Deliverable("Shop banner", "800 × 2000 mm", 12, "zh"),
                      Deliverable("Order card", "A6", 3000, "zh, en")),
        budget="¥ 60,000 to 80,000 incl. tax", approver="Fen Yao", layout_due=date(2026, 3, 20), revisions=2,
        materials=(("Prototype photos", True), ("Colour fan", False)), to_client_on=date(2026, 3, 27),
        finished_art_on=date(2026, 4, 20), in_market_on=date(2026, 5, 15),
        director=Signer(Two("Bo Marek"), day, samples.strokes(samples.BO)), creative=Signer(Two("Noa Ferrin")),
    )


def recovery_view(language: str = "en") -> RecoverySheetView:
    return RecoverySheetView(language, samples.CASA, "Iris Tan", datetime(2026, 3, 12, 9, 20), KEY, 3, "Bo Marek",
                             "account director", "9F3A 61C2", 2)


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def check_page(pdf: bytes, size: str) -> list[reading.Text]:
    found, page = reading.texts(pdf), SIZES[size]
    assert reading.overlaps(found) == []
    assert reading.outside(found, page.left, page.left + 657.7, page.end, page.mark) == []
    return found


@pytest.mark.parametrize(("name", "pdf"), [
    ("signing_record", signing_record(record_view()).pdf), ("brief", brief(brief_view()).pdf),
    ("recovery_sheet", recovery_sheet(recovery_view()).pdf),
])
def test_the_papers_keep_their_structure(name: str, pdf: bytes) -> None:
    assert reading.differences(pdf, name) == []


def test_a_record_says_who_signed_what_and_when() -> None:
    text = text_of(signing_record(record_view()).pdf)
    for words in ("SR-0012", "E-0147 v2", "2026-03-09 10:42:17 +08:00", "3 笔 strokes", "点 points", "Wacom One M",
                  "9f3a61c2 7be0d415", "71c0 9a3e", "不是签署人的个人数字证书", "Accepts the total", "2 / 2"):
        assert words in text
    assert instant(datetime(2026, 3, 9, 10, 42, 17)) == "2026-03-09 10:42:17"


def test_a_record_of_wet_ink_names_the_folder_and_no_device() -> None:
    view = record_view()
    wet = Signed(Two("姚芬", "Fen Yao"), Two("客户"), Two("接受总额"), view.made_at, folder="F-12/3",
                 on=date(2026, 3, 11), ink_hash="ab" * 32)
    text = text_of(signing_record(replace(view, signatures=(wet,))).pdf)
    assert "F-12/3" in text
    assert "纸面签字 on paper" in text
    assert "2026-03-11" in text
    assert "无 none" in text
    assert "设备" not in text


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("count", [1, 4, 5, 9])
def test_blocks_never_break_and_the_sentence_stands_on_the_last_page(count: int, size: str) -> None:
    view = record_view()
    pdf = signing_record(replace(view, signatures=view.signatures[:1] * count), size=size).pdf
    found = check_page(pdf, size)
    assert sum(each.words.startswith("韦岚") for each in found) == count
    assert [each.page for each in found if each.words.startswith("墨迹为本人")] == [reading.pages(pdf) - 1]


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("square", [True, False])
@pytest.mark.parametrize("language", ["zh", "en", "es"])
def test_the_recovery_sheet_is_one_page(language: str, square: bool, size: str) -> None:
    sheet = recovery_sheet(replace(recovery_view(language), square=square), size=size)
    assert sheet.pages == 1
    assert sheet.boxes == {}
    found = check_page(sheet.pdf, size)
    words = [each.words for each in found]
    for line in KEY:
        for group in line.split():
            assert group in words


def test_the_key_is_read_from_its_square_and_there_is_no_other() -> None:
    import zxingcpp

    read = zxingcpp.read_barcodes(reading.picture(recovery_sheet(replace(recovery_view(), square=True)).pdf))
    assert [each.text for each in read] == ["".join(KEY).replace(" ", "")]
    assert zxingcpp.read_barcodes(reading.picture(recovery_sheet(recovery_view()).pdf)) == []


def test_a_brief_holds_its_twelve_fields() -> None:
    view = brief_view()
    text = " ".join(text_of(brief(view).pdf).split())
    for words in (view.background, view.objective, "Helmet on every child", "Shop banner", "800 × 2000 mm", "3,000",
                  view.budget, "Prototype photos", "20 Mar 2026", "2 rounds", "27 Mar 2026", "20 Apr 2026",
                  "15 May 2026", "Fen Yao", "No job number, no layout before the signatures"):
        assert words in text
    assert set(brief(view).boxes) == {"brief.cd", "brief.other"}
    assert missing(briefs.strings(view), "en") == set()
    assert missing(records.strings(record_view()), "zh+en") == set()


def test_an_empty_brief_is_a_form_to_fill_in() -> None:
    view = BriefView("zh", samples.HOUSE, "", "", "")
    assert brief(view).pages == 1
    assert text_of(brief(replace(view, revisions=1)).pdf).count("1 轮") == 1


LONG = "Parents ask in all twelve shops for the first real bicycle of a child. "


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 120), st.integers(0, 60), st.integers(0, 40), st.sampled_from(("A4", "Letter")),
       st.sampled_from(("zh", "en", "es")))
def test_any_brief_is_whole(background: int, pieces: int, must: int, size: str, language: str) -> None:
    name = "shop banner with a long name for its column"
    deliverables = tuple(Deliverable(f"Piece {n}: {name}", "800 × 2000 mm", n, "zh") for n in range(pieces))
    musts = "\n".join(f"- Rule {n}" for n in range(must))
    view = replace(brief_view(), language=language, background=LONG * background, deliverables=deliverables, must=musts)
    sheet = brief(view, size=size)
    found = check_page(sheet.pdf, size)
    text = " ".join(each.words for each in found)
    assert text.count("Rule ") == must
    assert sum(f"Piece {n}:" in text for n in range(pieces)) == pieces
    assert text.count("bicycle of a child") + text.count("bicycle of") >= background
    assert all(box.page == sheet.pages - 1 for box in sheet.boxes.values())
    assert NOTHING.both == ()
