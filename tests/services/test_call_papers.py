"""The papers of a day of calls read back: what they say in three languages, what stays empty, what is refused."""

import io
from datetime import timedelta
from typing import Any

import pytest
from pypdf import PdfReader

from aedesk.domain.call import Call, Prep, Purpose, Slot
from aedesk.domain.care import CareRules, ImportantDay, Visit
from aedesk.domain.client import Client, ClientClass, Contact
from aedesk.domain.errors import UserError
from aedesk.papers.call_view import PrepCard, PrepCardsView
from aedesk.papers.day_sheet import day_sheet
from aedesk.papers.day_view import DayBox, DayList, DayRow, DaySheetView
from aedesk.papers.prep_card import prep_cards
from aedesk.papers.sheet import SIZES
from tests.builders import TODAY, House, client
from tests.papers import reading, samples

LANGUAGES = ("zh", "en", "es")


def read(pdf: bytes) -> list[str]:
    """Each page as one line of text."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.fixture
def tea(house: House) -> Client:
    contacts = [Contact("Fen Yao", phone="+8613800002210"), Contact("Su Wen", phone="+8613800002202")]
    return house.desk.clients.register(client("Moonbamboo Tea", other_name="", legal_name="Moonbamboo Tea Co.",
                                              client_class=ClientClass.B, contacts=contacts))


def plan(house: House, of: Client, about: str = "Signature on the posters", **fields: Any) -> Call:
    given: dict[str, Any] = {"contact_id": of.contacts[0].id, "about": about, "day": TODAY, "minutes": 5}
    return house.desk.calls.add(Call(of.id, **(given | fields)))


def prepare(house: House, call: Call, **points: str) -> None:
    house.desk.calls.save_prep(Prep(call.id, **points))


WORDS = {
    "zh": ("电话单", "开场：thank her", "最低：names the hour", "安静时段 15:30 – 16:00", "我是第一个吗？", "第 1 页"),
    "en": ("Call sheet", "Open: thank her", "Least: names the hour", "quiet hour, 15:30 – 16:00", "Was I first?"),
    "es": ("Hoja de llamadas", "Inicio: thank her", "Mínimo: names the hour", "hora tranquila", "¿Fui el primero?"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_call_sheet_says_whom_why_and_what_is_hoped_for(house: House, tea: Client, language: str) -> None:
    call = plan(house, tea)
    prepare(house, call, opening="thank her", best="she signs", worst="names the hour")
    plan(house, tea, "Price of the boards", slot=Slot.QUIET, contact_id=tea.contacts[1].id)
    plan(house, tea, "First of all", slot=Slot.OPENING)
    (page,) = read(house.desk.call_papers.call_sheet(TODAY, language))
    for words in (*WORDS[language], "Fen Yao", "Moonbamboo Tea", "138 0000 2210", "Signature on the posters", "Su Wen",
                  "Price of the boards", "Iris Tan"):
        assert words in page, words


def test_eight_calls_fill_one_page_and_the_ninth_begins_another(house: House, tea: Client) -> None:
    for count in range(8):
        plan(house, tea, f"Reason {count}")
    papers = house.desk.call_papers
    assert len(read(papers.call_sheet(TODAY, "en"))) == 1
    plan(house, tea, "Reason 8")
    first, second = read(papers.call_sheet(TODAY, "en"))
    assert "Reason 7" in first
    assert "Reason 8" not in first
    assert "After the block" not in first
    assert "Reason 8" in second
    assert "Next step, date" in second
    assert "After the block" in second
    assert "Sum of minutes, estimated and actual 40" in first
    assert "actual 45" in second


def test_call_backs_without_room_are_counted(house: House, tea: Client) -> None:
    for count in range(8):
        plan(house, tea, f"Reason {count}")
    for count in range(5):
        plan(house, tea, f"Back {count}", slot=Slot.QUIET)
    (page,) = read(house.desk.call_papers.call_sheet(TODAY, "en"))
    assert "and 4 more in the desk" in page


def test_a_call_without_words_says_its_purpose(house: House, tea: Client) -> None:
    plan(house, tea, "", purpose=Purpose.PLAN_TALK)
    (page,) = read(house.desk.call_papers.call_sheet(TODAY, "es"))
    assert "Hablar de planes" in page


def test_a_paper_that_cannot_be_printed_is_refused(house: House, tea: Client) -> None:
    papers = house.desk.call_papers
    with pytest.raises(UserError) as empty:
        papers.call_sheet(TODAY, "en")
    assert empty.value.code == "no_calls_to_print"
    plan(house, tea, "Deal \U0001f91d")
    with pytest.raises(UserError) as missing:
        papers.call_sheet(TODAY, "en")
    assert missing.value.code == "cannot_print"
    with pytest.raises(UserError) as unknown:
        papers.call_sheet(TODAY, "fr")
    assert unknown.value.code == "paper_language_unknown"


POINTS = {
    "work": "E-0147 v2 over sixty faces", "questions": "Why dearer than last spring?", "best": "she signs",
    "worst": "names the hour", "opening": "thank her for Sunday", "message": "Signed by noon, posters are up",
    "ask": "Bo, about the rebate", "half_minute": "by noon, or the 24th",
}  # fmt: skip
CARD = {"zh": ("电话准备卡", "1 工作内容", "其他客户"), "en": ("Call prep card", "1 The work", "Half a minute"),
        "es": ("Ficha de preparación", "1 El trabajo", "Medio minuto")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_prep_card_says_all_six_points(house: House, tea: Client, language: str) -> None:
    prepare(house, plan(house, tea), **POINTS)
    house.desk.planner.save_rules(CareRules(tea.id, do_not_say="- last minute\n"))
    (page,) = read(house.desk.call_papers.prep_cards(TODAY, language))
    for words in (*CARD[language], *POINTS.values(), "last minute", "Fen Yao", "CS-0312-1"):
        assert words in page, words


def test_two_cards_lie_on_one_page(house: House, tea: Client) -> None:
    for count in range(3):
        plan(house, tea, f"Reason {count}", important=True)
    plan(house, tea, "Nothing to prepare")
    first, second = read(house.desk.call_papers.prep_cards(TODAY, "en"))
    assert "Reason 0" in first
    assert "Reason 1" in first
    assert "Reason 2" in second
    assert "Nothing to prepare" not in first + second


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("text", ["", "a long thought that never ends, " * 40, "长长的想法没有尽头，" * 60])
def test_the_points_of_a_card_never_reach_its_fields(text: str, size: str) -> None:
    card = PrepCard("CS-0312-1", "Fen Yao " * 9, "10:45", "Larkwheel " * 9, "12 min", text, *[text] * 9)
    view = PrepCardsView("es", samples.HOUSE, "2026-03-12", (card, card), "ab" * 32)
    pdf = prep_cards(view, size=size).pdf
    assert reading.pages(pdf) == 1
    half = SIZES[size].height / 2
    for each in reading.texts(pdf):
        assert each.right <= (half if each.x < half else 2 * half) - 40, each.words
    fields = next(each for each in reading.texts(pdf) if each.words == "Minutos reales")
    do_not_say = next(each for each in reading.texts(pdf) if each.words == "No decir")
    assert do_not_say.bottom < fields.top


def test_a_day_without_prepared_calls_has_no_cards(house: House, tea: Client) -> None:
    plan(house, tea)
    with pytest.raises(UserError) as refused:
        house.desk.call_papers.prep_cards(TODAY, "en")
    assert refused.value.code == "no_cards_to_print"


DAY = {"zh": ("要事三件", "晚上", "电话时段"), "en": ("Three that matter", "In the evening", "Call block"),
       "es": ("Tres que importan", "Por la noche", "Bloque de llamadas")}  # fmt: skip


def a_full_day(house: House, tea: Client) -> None:
    """Calls, a visit, late jobs and a birthday, every text of which names the client."""
    plan(house, tea, "Moonbamboo posters")
    starts = house.desk.clock.instant(TODAY, 14 * 60)
    house.desk.visits.plan(Visit(tea.id, starts, travel=35, place="Moonbamboo Tea, room 1", goal="Moonbamboo"))
    for count in range(7):
        house.job(tea, f"Moonbamboo leaflet {count}", due=TODAY - timedelta(days=count))
    important = ImportantDay(tea.id, "Moonbamboo is ten", TODAY.month, TODAY.day + 2)
    house.desk.gifts.important_day(important)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("bag", [True, False])
def test_the_day_sheet_names_no_client_in_the_bag(house: House, tea: Client, language: str, bag: bool) -> None:
    a_full_day(house, tea)
    (page,) = read(house.desk.call_papers.day_sheet(TODAY, language, bag=bag))
    for words in (*DAY[language], "Iris Tan"):
        assert words in page, words
    assert ("Moonbamboo" not in page) is bag
    assert (tea.code in page) is bag
    assert "Fen Yao" not in page


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_a_day_sheet_is_one_page_however_much_there_is(size: str) -> None:
    row = DayRow("E-0147 v2", "Larkwheel " * 9, "posters " * 20, "2 d late")
    lists = tuple(DayList(f"List {count}", (row,) * 9) for count in range(4))
    boxes = tuple(DayBox(minute, minute + 10, "Visit " * 30, "a place") for minute in range(300, 1380, 12))
    view = DaySheetView("es", samples.HOUSE, False, "Iris Tan", "Jueves 12 de marzo de 2026", "2026-03-12", "TD-0312",
                        "5:15 / 9:00", "3 / 5", "", 510, 1050, boxes, lists, "ab" * 32)
    pdf = day_sheet(view, size=size).pdf
    assert reading.pages(pdf) == 1
    assert sum(each.words.startswith("y ") for each in reading.texts(pdf)) == 5  # four lists and the day
    evening = next(each for each in reading.texts(pdf) if each.words == "Por la noche")
    for each in reading.texts(pdf):
        assert each.right <= SIZES[size].width - 60, each.words
        assert each.bottom <= evening.top + 2 or each.base >= evening.base, each.words


def test_the_hours_of_a_day_stand_on_the_hour_however_early_it_begins() -> None:
    boxes = (DayBox(7 * 60 + 32, 7 * 60 + 40, "Call block", ""),)
    view = DaySheetView("en", samples.HOUSE, False, "Iris Tan", "Thursday 12 March 2026", "2026-03-12", "TD-0312",
                        "5:15 / 9:00", "3 / 5", "", 510, 1050, boxes, (), "ab" * 32)
    said = [each.words for each in reading.texts(day_sheet(view).pdf)]
    assert [words for words in said if words in ("7:00", "8:00", "7:32", "8:30")] == ["7:00", "8:00"]


def test_an_empty_day_is_a_sheet_to_write_on(house: House) -> None:
    (page,) = read(house.desk.call_papers.day_sheet(TODAY, "en", bag=True))
    assert "Came in between" in page
