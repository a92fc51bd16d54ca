"""The papers of the desk read back: what they say in three languages, what stays blank, what the bag may not name."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from aedesk.app import Services, build
from aedesk.domain.care import Promise, Visit
from aedesk.domain.client import Client
from aedesk.domain.desk import Item, ItemKind
from aedesk.domain.desk_plan import Area, EntryKind, Goal, GoalSheet, PlanEntry
from aedesk.domain.errors import UserError
from aedesk.paths import Paths
from tests.builders import TODAY, FixedClock, House, agency_with_people
from tests.conftest import KEY

MONDAY = date(2026, 3, 9)
LANGUAGES = ("zh", "en", "es")


def read(pdf: bytes) -> list[str]:
    """Each page as one line of text."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory, empty_template: Path) -> Iterator[House]:
    """A desk in the middle of a day: a tray, something on the desk, a diary, a week, goals."""
    import shutil

    at = tmp_path_factory.mktemp("papers") / "desk"
    shutil.copytree(empty_template, at)
    services = build(Paths(at), KEY, FixedClock())
    house = agency_with_people(services)
    fill(house, house.client())
    yield house
    services.close()


def fill(house: House, wheels: Client) -> None:
    desk, clock = house.desk, house.desk.clock
    job = house.job(wheels, "Ten rides posters", due=TODAY + timedelta(days=1))
    for title in ("Comments on the layout", "Quotation of the printers", "Spring rates of outdoor media"):
        desk.desk.capture(title, client_id=wheels.id, subject_kind="job", subject_id=job.id)
    old = Item("Notes from the trade fair", arrived_at=clock.now() - timedelta(days=8))
    with desk.store.write("test.keep") as s:
        s.add(old)
    desk.desk.capture("A brochure", kind=ItemKind.READ)
    folder = desk.desk.categories()[0]
    filed = desk.desk.capture("Signed brief", client_id=wheels.id)
    desk.desk.file(filed.id, folder.id, "B-0094")
    taken = desk.desk.capture("Estimate for the shelters", client_id=wheels.id)
    desk.desk.take(taken.id)
    desk.diary.interrupt("Studio", minutes=6, reason="where the Larkwheel disc is")
    desk.diary.add("Lent the colour fan to Larkwheel", client_id=wheels.id)
    desk.visits.plan(Visit(wheels.id, datetime(2026, 3, 13, 7, 0, tzinfo=UTC), goal="the posters"))
    desk.care.promise(Promise(wheels.id, "the shop list", TODAY + timedelta(days=1)))
    desk.weeks.big(MONDAY, 0, "Posters in sixty shelters", "else no launch", TODAY)
    desk.weeks.add(PlanEntry(TODAY, "Write the Larkwheel strategy", minute=570))
    desk.weeks.add(PlanEntry(TODAY + timedelta(days=1), "Proofs to the client", EntryKind.DEADLINE, "by courier"))
    desk.weeks.close(MONDAY)
    desk.goals.save(Goal("2026-Q1", "Every A client twice a week", measure="visits kept", start="71%", certain="85%",
                         stretch="95%"))  # fmt: skip
    desk.goals.save(Goal("2026-Q1", "Home by 18:30", Area.PERSONAL, "four days of five"))
    desk.goals.save_sheet(GoalSheet("2026-Q1", stop="answer mails before nine"))


@pytest.mark.rule("D-06")
def test_the_clean_up_sheet_lists_the_tray_by_age_and_leaves_the_rules_blank(busy: House) -> None:
    (text,) = read(busy.desk.desk_papers.cleanup(TODAY, "en"))
    for words in ("Desk clean-up", "Iris Tan", "Thursday 12 March 2026", "by age, 4 papers", "oldest: 6 workdays",
                  "Comments on the layout", "Larkwheel Cycles", "Estimate for the shelters", "3-12", "Desk 2026-03-12",
                  "hand on"):  # fmt: skip
        assert words in text
    assert text.index("Comments on the layout") < text.index("Notes from the trade fair")
    assert "Signed brief" not in text


@pytest.mark.rule("D-05")
def test_the_itinerary_tells_the_plan_and_the_day(busy: House) -> None:
    text = " ".join(read(busy.desk.desk_papers.itinerary(TODAY, "en")))
    for words in ("Work diary", "9:30", "Write the Larkwheel strategy", "What came of it",
                  "On the desk: Estimate for the shelters", "Interrupted", "Lent the colour fan",
                  "1, 6 min"):  # fmt: skip
        assert words in text


@pytest.mark.rule("D-05")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bag_names_no_client_and_nothing_typed(busy: House, language: str) -> None:
    text = " ".join(read(busy.desk.desk_papers.itinerary(TODAY, language, bag=True)))
    for words in ("Larkwheel", "strategy", "shelters", "Studio", "colour fan", "Signed brief", "disc", "Fen"):
        assert words not in text
    assert "C-0001" in text
    assert {"zh": "随身携带", "en": "For the bag", "es": "Para la cartera"}[language][:3] in text


@pytest.mark.rule("R-11")
def test_a_week_is_one_page(busy: House) -> None:
    (text,) = read(busy.desk.desk_papers.week_plan(TODAY, "es"))
    for words in ("Plan semanal", "Posters in sixty shelters", "else no launch", "Larkwheel Cycles", "the shop list",
                  "Ten rides posters", "Proofs to the client, by courier", "Semana 2026-11", "Visto, Leo Quan",
                  "Lun 9", "Vie 13", "Hecho el"):  # fmt: skip
        assert words in text
    assert "vie 13 7:00" in text


@pytest.mark.rule("R-11")
def test_a_month_looks_back_on_one_page_and_ahead_on_the_next(busy: House) -> None:
    back, ahead = read(busy.desk.desk_papers.month(TODAY, "en"))
    assert "Month summary" in back
    assert "Posters in sixty shelters" in back
    assert "Interruptions 1" in back
    assert "Plan of April 2026" in ahead
    assert "Every A client twice a week" in ahead
    assert "Home by 18:30" not in back + ahead


@pytest.mark.rule("T-08")
def test_personal_goals_stand_apart_and_may_be_left_out(busy: House) -> None:
    (text,) = read(busy.desk.desk_papers.goals("2026-Q1", "en"))
    for words in ("Personal Read by Iris Tan and Bo Marek", "Q1 2026", "Every A client twice a week", "85%", "95%",
                  "Home by 18:30", "answer mails before nine", "G-2026-Q1", "Two copies: one each"):  # fmt: skip
        assert words in text
    (text,) = read(busy.desk.desk_papers.goals("2026-Q1", "en", personal=False))
    assert "Internal" in text
    assert "Home by 18:30" not in text


@pytest.mark.rule("D-01")
def test_folders_get_dividers_and_papers_labels(busy: House) -> None:
    papers = busy.desk.desk_papers
    (text,) = read(papers.labels(TODAY, "en"))
    for words in ("Dividers", "B-0094", "Signed brief", "Comments on the layout", "Larkwheel Cycles"):
        assert words in text
    (text,) = read(papers.labels(TODAY, "zh", papers=False))
    assert "Signed brief" not in text
    with pytest.raises(UserError, match="no_labels"):
        papers.labels(TODAY, "en", dividers=False, papers=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paper_is_drawn_in_every_language(busy: House, language: str) -> None:
    papers = busy.desk.desk_papers
    titles = {
        "zh": ("桌面清理表", "工作日记", "每周工作计划", "月度总结计划", "目标", "隔页与标签"),
        "en": ("Desk clean-up", "Work diary", "Week plan", "Month summary", "Goals", "Dividers and labels"),
        "es": ("Orden de la mesa", "Diario de trabajo", "Plan semanal", "Resumen del mes", "Objetivos", "Separadores"),
    }  # fmt: skip
    made = (papers.cleanup(TODAY, language), papers.itinerary(TODAY, language), papers.week_plan(TODAY, language),
            papers.month(TODAY, language), papers.goals("2026", language), papers.labels(TODAY, language))  # fmt: skip
    for title, pdf in zip(titles[language], made, strict=True):
        assert title in read(pdf)[0]
    with pytest.raises(UserError, match="paper_language_unknown"):
        papers.cleanup(TODAY, "fr")


def test_a_closed_day_prints_its_marks_and_an_empty_desk_its_lines(desk: Services) -> None:
    agency_with_people(desk)
    (text,) = read(desk.desk_papers.cleanup(TODAY, "en"))
    assert "100 at most" in text
    assert "oldest" not in text
    desk.closing.close(TODAY, {"D-05": "nothing was written down"})
    (text,) = read(desk.desk_papers.cleanup(TODAY, "en"))
    assert "nothing was written down" in text
    assert "80" in text
    for pdf in (desk.desk_papers.week_plan(TODAY, "en"), desk.desk_papers.goals("2026-Q2", "en")):
        assert len(read(pdf)) == 1


def test_signs_that_no_face_has_are_refused_by_name(desk: Services) -> None:
    agency_with_people(desk)
    desk.desk.capture("A note in 𓀀")
    with pytest.raises(UserError, match="cannot_print") as refused:
        desk.desk_papers.cleanup(TODAY, "en")
    assert refused.value.values["chars"] == "𓀀"
