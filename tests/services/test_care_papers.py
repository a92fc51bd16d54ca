"""The care calendar, the contact report and the week of calls read back: what they say, what stays empty."""

from datetime import timedelta

import pytest

from aedesk.domain.call import Call, NextKind, Outcome, Purpose
from aedesk.domain.care import Channel, Gift, Greeting, Promise
from aedesk.domain.client import Client, ClientClass, Contact
from aedesk.domain.errors import UserError
from aedesk.domain.people import Rank
from aedesk.papers.care_calendar import CardText, CareCalendarView, CareRow, care_calendar
from aedesk.papers.contact_report import Agreed, ContactReportView, contact_report
from aedesk.papers.sheet import SIZES
from tests.builders import TODAY, House, client
from tests.papers import reading, samples
from tests.services.test_call_papers import read
from tests.services.test_calls import clock

LANGUAGES = ("zh", "en", "es")
SOON = TODAY + timedelta(days=10)


@pytest.fixture
def tea(house: House) -> Client:
    contacts = [Contact("Su Wen", birth_month=SOON.month, birth_day=SOON.day, tastes="Old teapots"), Contact("Ren Tao")]
    return house.desk.clients.register(client("Moonbamboo Tea", other_name="", legal_name="Moonbamboo Tea Co.",
                                              client_class=ClientClass.A, contacts=contacts))  # fmt: skip


def talked(house: House, tea: Client, result: str = "Likes it, wants the claim shorter") -> Call:
    call = house.desk.calls.add(Call(tea.id, about="The second layout", contact_id=tea.contacts[0].id, day=TODAY))
    house.desk.care.promise(Promise(tea.id, "Send the changed dieline", SOON, tea.contacts[0].id))
    house.desk.calls.start(call.id, unprepared=True)
    clock(house).go(minutes=7)
    return house.desk.calls.finish(
        call.id, Outcome.AGREED, result, NextKind.THEIRS, "Sends the list of shops", SOON, was_first=True
    ).call


CALENDAR = {"zh": ("客户关怀日历", "还没问到生日的人", "生日（公历）", "记得"),
            "en": ("Care calendar", "Birthdays not asked yet", "Birthday (solar)", "Remember"),
            "es": ("Calendario de atención", "Cumpleaños por preguntar", "Recuerde")}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_care_calendar_says_who_is_thought_of_and_with_what(house: House, tea: Client, language: str) -> None:
    gifts, who = house.desk.gifts, tea.contacts[0].id
    given = gifts.save(Gift(tea.id, "Paper notebook", SOON, "birthday", who, 18_000, card_text="第三泡仍有香"))
    gifts.approve(given.id, next(one.id for one in house.desk.agency.people() if Rank.AD in one.ranks))
    gifts.greet(Greeting(tea.id, "birthday", SOON, who, Channel.CARD, "May the second cup be the best"))
    pages = read(house.desk.call_papers.care_calendar(TODAY, language))
    for words in (*CALENDAR[language], "Su Wen", "Moonbamboo Tea", "Paper notebook", "第三泡仍有香", "Old teapots",
                  "May the second cup be the best", "Ren Tao", "CR-2026-1"):  # fmt: skip
        assert words in " ".join(pages), words


def test_a_long_calendar_goes_on_with_its_head_again_and_its_boxes_last() -> None:
    row = CareRow(
        "3-13", "正月廿五", "Su Wen " * 9, "Moonbamboo " * 9, "Birthday " * 9, "Notebook " * 9, "tea " * 20, "180"
    )
    view = CareCalendarView(
        "en", samples.HOUSE, "CR-2026-1", "2026-03-12", "March to June", "Iris Tan", "Bo Marek", "4,000", "300",
        "14 days", "31 March 2026", (row,) * 40, (CardText("Su Wen", "words " * 90),) * 12, ("Allergic",) * 20,
        (("Ren Tao " * 9, "Moonbamboo " * 9),) * 8, 70, 3, "ab" * 32,
    )  # fmt: skip
    for size in ("A4", "Letter"):
        pdf = care_calendar(view, size=size).pdf
        texts = reading.texts(pdf)
        assert sum(each.words == "Gift or greeting" for each in texts) >= 3
        assert sum(each.words.startswith("Agreed by account director") for each in texts) == 1
        assert all(each.right <= SIZES[size].width - 50 for each in texts)


REPORT = {"zh": ("联络报告", "已经商定", "视为同意"), "en": ("Contact report", "Agreements", "we take it as agreed"),
          "es": ("Informe de contacto", "Lo hablado", "lo damos por acordado")}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_contact_report_says_what_was_agreed(house: House, tea: Client, language: str) -> None:
    (page,) = read(house.desk.call_papers.contact_report(talked(house, tea).id, language))
    for words in (*REPORT[language], "Su Wen", "Moonbamboo Tea", "Likes it, wants the claim shorter",
                  "The second layout", "Sends the list of shops", "Send the changed dieline", "CC-2603"):  # fmt: skip
        assert words in page, words


def test_a_report_needs_a_call_that_is_over_and_names_nobody_else(house: House, tea: Client) -> None:
    papers = house.desk.call_papers
    open_call = house.desk.calls.add(Call(tea.id, about="The second layout", day=TODAY))
    with pytest.raises(UserError) as refused:
        papers.contact_report(open_call.id, "en")
    assert refused.value.code == "call_not_over"
    house.desk.clients.register(client("Larkwheel Cycles", other_name="", legal_name="Larkwheel Ltd."))
    with pytest.raises(UserError) as named:
        papers.contact_report(talked(house, tea, "Like what Larkwheel Cycles got").id, "en")
    assert named.value.code == "paper_names_others"
    assert named.value.values["names"] == "Larkwheel Cycles"


def test_a_report_keeps_our_own_reasons_to_ourselves(house: House, tea: Client) -> None:
    call = Call(tea.id, Purpose.STATUS, "No contact for 34 days", day=TODAY, why="silence")
    house.desk.calls.start(house.desk.calls.add(call).id, unprepared=True)
    house.desk.calls.finish(call.id, Outcome.AGREED, "All is well", NextKind.NONE)
    (page,) = read(house.desk.call_papers.contact_report(call.id, "en"))
    assert "34 days" not in page
    assert "Status" in page


def test_a_long_report_never_runs_into_its_boxes() -> None:
    said = "They said a good deal about it, and then more. " * 120
    view = ContactReportView(
        "es", samples.HOUSE, "CC-260312-1045", "2026-03-12", "Moonbamboo Tea", "Su Wen", "", "we called, 7 min",
        "12 March 2026", "", "Iris Tan", "The second layout", said,
        (Agreed("the list " * 60, "Su Wen " * 8, "soon"),) * 9, "If we hear nothing", "", "ab" * 32,
    )  # fmt: skip
    pdf = contact_report(view).pdf
    assert reading.pages(pdf) > 1
    texts = [each for each in reading.texts(pdf) if each.page == reading.pages(pdf) - 1]
    box = next(each for each in texts if each.words == "Redactado por")
    assert all(each.bottom <= box.top + 2 or each.base >= box.base for each in texts)


WEEK = {"zh": ("一周电话", "第 11 周", "下周"), "en": ("The week’s calls", "By purpose", "Next week"),
        "es": ("Llamadas de la semana", "Por motivo", "La próxima semana")}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_week_says_what_calls_took(house: House, tea: Client, language: str) -> None:
    talked(house, tea)
    house.desk.calls.start_block(TODAY)
    house.desk.calls.end_block(TODAY, "Signatures take longer than I think")
    (page,) = read(house.desk.call_papers.call_week(TODAY, language))
    for words in (*WEEK[language], "Signatures take longer than I think", "CW-2611"):
        assert words in page, words
    (empty,) = read(house.desk.call_papers.call_week(TODAY - timedelta(days=70), language))
    assert WEEK[language][0] in empty
