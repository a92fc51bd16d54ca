"""Evaluations told late or due, prospects taken in, won and lost, surveys followed up; and their papers read back."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from pypdf import PdfReader

from aedesk.domain.care import Visit
from aedesk.domain.client import Client, ClientClass, Contact, ContactKind, ContactNote
from aedesk.domain.errors import UserError
from aedesk.domain.standing import Evaluation, Prospect, ProspectStep, Survey
from tests.builders import TODAY, House, client

OLD = date(2024, 5, 2)


def refused(code: str) -> Any:
    return pytest.raises(UserError, match=code)


def read(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.fixture
def tea(house: House) -> Client:
    return house.desk.clients.register(client("Moonbamboo Tea", other_name="竹月茶", since=OLD))


@pytest.mark.rule("A-02")
def test_an_evaluation_told_late_leaves_the_class(house: House, tea: Client) -> None:
    standing = house.desk.standing
    standing.evaluate(Evaluation(tea.id, 3, 3, 3, 3))
    standing.evaluate(Evaluation(tea.id, 1, 1, 1, 1, TODAY - timedelta(days=40)))
    assert house.desk.clients.get(tea.id).client_class is ClientClass.B
    standing.evaluate(Evaluation(tea.id, 5, 5, 5, 5))  # of the same day: the later one holds
    assert house.desk.clients.get(tea.id).client_class is ClientClass.A


@pytest.mark.rule("A-02")
@pytest.mark.parametrize(
    ("evaluated", "day", "by", "missing"),
    [
        (None, date(2026, 3, 31), date(2026, 3, 31), True),
        (date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 31), True),
        (date(2026, 1, 1), date(2026, 3, 12), date(2026, 6, 30), False),
        (date(2026, 3, 12), date(2026, 4, 1), date(2026, 6, 30), True),
        (date(2026, 3, 12), date(2026, 12, 31), date(2026, 12, 31), True),
    ],
)
def test_each_quarter_has_its_evaluation(
    house: House, tea: Client, evaluated: date | None, day: date, by: date, missing: bool
) -> None:
    standing = house.desk.standing
    if evaluated is not None:
        standing.evaluate(Evaluation(tea.id, 3, 3, 3, 3, evaluated))
    due = standing.next_due(tea.id, day)
    assert due is not None
    assert (due.by, due.missing) == (by, missing)


@pytest.mark.rule("A-02")
def test_nobody_is_evaluated_in_the_first_quarter_or_as_a_prospect(house: House, tea: Client) -> None:
    standing = house.desk.standing
    new = house.desk.clients.register(client("New", since=TODAY))
    due = standing.next_due(new.id, TODAY)
    assert due is not None
    assert not due.missing
    standing.prospect(Prospect(tea.id))
    assert standing.next_due(tea.id, TODAY) is None


@pytest.mark.rule("N-03")
@pytest.mark.rule("N-04")
def test_a_new_company_comes_in_as_a_prospect(house: House) -> None:
    standing, desk = house.desk.standing, house.desk
    made = Client("北辰影业", contacts=[Contact("许海", phone="138 0118 0537")])
    prospect = Prospect(made.id, goals="九家影院", strategy="先小后大", timetable="四月报价", who_can_help="任总")
    standing.new_prospect(made, prospect)
    kept = desk.clients.get(made.id)
    assert kept.code.startswith("C-")
    assert kept.contacts[0].phone == "+8613801180537"
    assert kept.since is None
    found = standing.of_client(made.id)
    assert found is not None
    assert (found.goals, found.since) == ("九家影院", TODAY)
    codes = [row.code for row in desk.clients.rows()]
    for wrong, code in ((Client(""), "empty"), (Client("x", language="fr"), "paper_language_unknown")):
        with refused(code):
            standing.new_prospect(wrong, Prospect(wrong.id))
    again = Client("Again")
    with refused("intent_out_of_range"):  # nothing of it is kept
        standing.new_prospect(again, Prospect(again.id, intent=0))
    assert [row.code for row in desk.clients.rows()] == codes


@pytest.mark.rule("N-01")
def test_who_is_given_up_is_owed_nothing_any_more(house: House, tea: Client) -> None:
    desk, standing = house.desk, house.desk.standing
    made = standing.prospect(Prospect(tea.id))
    standing.lost(made.id)
    assert desk.clients.get(tea.id).archived_on == TODAY
    assert [row.client for row in desk.visits.week(TODAY)] == []
    seq = desk.history.just_done()
    assert seq is not None
    desk.history.undo(seq)
    assert desk.clients.get(tea.id).archived_on is None
    assert [row.id for row in standing.prospects(TODAY)] == [made.id]
    house.job(desk.clients.get(tea.id))
    standing.lost(made.id)  # with a job it stays a client
    assert desk.clients.get(tea.id).archived_on is None


@pytest.mark.rule("C-10")
def test_a_survey_is_followed_up_once(house: House, tea: Client) -> None:
    standing = house.desk.standing
    with refused("date_in_future"):
        standing.survey(Survey(tea.id, "5,5,5,5,5,5,5,5,5,5", TODAY + timedelta(days=1)))
    kept = standing.survey(Survey(tea.id, "2,2,2,2,2,2,2,2,2,2"))
    standing.follow_up(kept.id, "  Send costs first ")
    assert standing.surveys(tea.id)[0].follow_up == "Send costs first"
    with refused("date_in_future"):
        standing.followed(kept.id, TODAY + timedelta(days=1))
    standing.followed(kept.id)
    with refused("already_settled"):
        standing.followed(kept.id)


WORDS = {"zh": ("客户评价", "竹月茶", "业务重要性", "一季度"),
         "en": ("Client evaluation", "Four axes", "first quarter 2026"),
         "es": ("Evaluación del cliente", "Cuatro criterios", "1.er trimestre 2026")}  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en", "es"])
def test_the_evaluation_is_printed_with_those_before_it(house: House, tea: Client, language: str) -> None:
    desk = house.desk
    desk.standing.evaluate(Evaluation(tea.id, 2, 2, 2, 2, date(2025, 11, 3), note="slow payer"))
    now = desk.standing.evaluate(Evaluation(tea.id, 5, 4, 4, 4, note="grew", action="plan the year"))
    papers = desk.standing_papers
    said = read(papers.evaluation(tea.id, language, now.id))
    for words in (*WORDS[language], "grew", "plan the year", "88", "CE-"):
        assert words in said, words
    assert "slow payer" not in said  # the reasons of an earlier one stand on its own sheet
    earlier = read(papers.evaluation(tea.id, language, desk.standing.evaluations(tea.id)[1].id))
    assert "slow payer" in earlier
    assert "88" not in earlier
    blank = read(papers.evaluation(tea.id, language))
    assert "grew" not in blank
    with refused("paper_language_unknown"):
        papers.evaluation(tea.id, "fr")


@pytest.mark.rule("C-10")
def test_the_survey_for_the_client_names_nobody_else(house: House, tea: Client) -> None:
    desk = house.desk
    house.client("Larkwheel Cycles")
    kept = desk.standing.survey(Survey(tea.id, "5,4,0,5,4,5,4,5,4,5", words="Larkwheel told us", follow_up="Ask Fen"))
    blank = read(desk.standing_papers.survey(tea.id, "en"))
    assert "Moonbamboo Tea" in blank
    for secret in ("Larkwheel", "Ask Fen", "4.6", "Internal"):
        assert secret not in blank, secret
    filled = read(desk.standing_papers.survey(tea.id, "es", kept.id))
    for words in ("Encuesta de satisfacción", "Larkwheel told us", "Ask Fen", "4,6 de 5", "entregada en papel"):
        assert words in filled, words


@pytest.mark.rule("N-01")
@pytest.mark.rule("N-05")
def test_the_prospects_are_printed_with_their_week_and_visits(house: House, tea: Client) -> None:
    desk, papers = house.desk, house.desk.standing_papers
    with refused("no_prospects_to_print"):
        papers.prospects(TODAY, "en")
    made = desk.standing.prospect(
        Prospect(tea.id, ProspectStep.VISIT_PLAN, 3, house.people.ad.id, "Ren Tao knows the owner", "The spring season",
                 "A small job first", "Offer in April", TODAY + timedelta(days=2))
    )  # fmt: skip
    desk.clients.note(ContactNote(tea.id, ContactKind.VISIT, desk.clock.now(), "seen"))
    said = read(papers.prospects(TODAY, "en"))
    for words in ("Prospects and visit plan", "Visit plan", "Moonbamboo Tea", "Bo Marek", "Ren Tao knows the owner",
                  "14 Mar", "1 of 3", "1 in person", "no day yet", "The spring season", "Offer in April", "PL-260312"):
        assert words in said, words
    desk.visits.plan(Visit(tea.id, desk.clock.instant(TODAY + timedelta(days=1), 600), goal="See the shop"))
    assert "13 Mar 10:00" in read(papers.prospects(TODAY, "en"))
    assert "竹月茶" in read(papers.prospects(TODAY, "zh"))
    desk.standing.save_prospect(Prospect(tea.id, goals="Deal \U0001f91d", id=made.id, version=made.version))
    with refused("cannot_print"):
        papers.prospects(TODAY, "en")
