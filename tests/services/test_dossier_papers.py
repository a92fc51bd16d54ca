"""The papers of a dossier made from a real desk: what stands on them, what never does, and whom they are about."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from pypdf import PdfReader

from aedesk.domain.care import CareRules, Promise, Visit, VisitPerson
from aedesk.domain.client import Client, Contact, ContactKind, ContactNote, ContactRole, GroupMember
from aedesk.domain.dossier import Confidence, Place, Product, SourceKind
from aedesk.domain.errors import UserError
from aedesk.domain.job import Stage
from tests.builders import TODAY, FixedClock, House
from tests.services.test_dossiers import sample

LANGUAGES = ("zh", "en", "es")


@pytest.fixture
def tea(house: House) -> Client:
    people = [
        Contact("Su Wen", "苏闻", "Marketing manager", signs=True, birth_month=3, birth_day=20, tastes="white tea"),
        Contact("Ren Tao", "任涛", "General manager", "+8613900001188", role=ContactRole.DECIDES, birth_month=10,
                birth_day=8, birth_lunar=True),
    ]  # fmt: skip
    return house.client(
        "Moonbamboo Tea", other_name="竹月茶", legal_name="Moonbamboo Tea House Ltd.", contacts=people,
        tax_number="9133 ZYC1", owner_id=house.people.ae.id, group=[GroupMember(house.people.ad.id, "contract")],
    )  # fmt: skip


@pytest.fixture
def jasmine(house: House, tea: Client) -> Product:
    return house.desk.dossiers.add_product(tea.id, "Jasmine, 20 bags", "茉莉花茶")


def text(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)


def pages(pdf: bytes) -> int:
    return len(PdfReader(io.BytesIO(pdf)).pages)


def fill(house: House, tea: Client, *products: Product) -> None:
    """Answer every question."""
    people = [contact.id for contact in tea.contacts]
    for node in house.desk.forms.form().fields():
        for product in products if node.per_product else (None,):
            owner: UUID | None = product.id if product else None
            house.desk.dossiers.answer(tea.id, node.path, sample(node, people), product_id=owner,
                                       contact_id=people[0])  # fmt: skip


def all_papers(house: House, tea: Client) -> list[Callable[[str], bytes]]:
    papers = house.desk.dossier_papers
    return [
        lambda language: papers.blank(language, client_id=tea.id),
        lambda language: papers.filled(tea.id, language),
        lambda language: papers.comparison(tea.id, TODAY - timedelta(days=30), TODAY, language),
        lambda language: papers.basic_data(tea.id, language),
        lambda language: papers.visit_brief(tea.id, language),
    ]


@pytest.mark.rule("C-22")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_private_remark_is_on_no_paper(house: House, tea: Client, jasmine: Product, language: str) -> None:
    for node in house.desk.forms.form().fields():
        house.desk.dossiers.remark(tea.id, node.path, "Quarrelsome nephew 侄子")
    house.desk.dossiers.answer(tea.id, "client.company.founder", "Lao Qi")
    house.desk.dossiers.answer(tea.id, "product.names.brand_name", "Second Cup", product_id=jasmine.id)
    for make in all_papers(house, tea):
        printed = text(make(language))
        assert "Quarrelsome" not in printed
        assert "侄子" not in printed


@pytest.mark.rule("X-03")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_holds_only_this_clients_names(house: House, tea: Client, jasmine: Product, language: str) -> None:
    other = house.client("Larkwheel Cycles")
    house.job(other, "Spring ride")
    house.desk.dossiers.answer(other.id, "client.company.founder", "Old Wheel")
    house.desk.dossiers.answer(tea.id, "client.company.founder", "Lao Qi")
    house.job(tea, "Gift box")
    for make in all_papers(house, tea):
        printed = text(make(language))
        assert {"zh": "竹月茶"}.get(language, "Moonbamboo Tea") in printed
        for foreign in ("Larkwheel", "云雀", "Old Wheel", "Spring ride", other.code):
            assert foreign not in printed


@pytest.mark.rule("X-03")
def test_another_client_in_an_answer_is_told_or_refused(house: House, tea: Client) -> None:
    other = house.client("Larkwheel Cycles")
    job = house.job_at(Stage.LAYOUT, other)
    papers, path = house.desk.dossier_papers, "client.company.other_points"
    house.desk.dossiers.answer(tea.id, path, f"Heard of larkwheel cycles and of {job.number}; not of Larkwheels")
    for pdf in (papers.filled(tea.id, "en", ["client"]), papers.comparison(tea.id, date(2026, 1, 1), TODAY, "en"),
                papers.basic_data(tea.id, "en")):  # fmt: skip
        assert "Names another client: not for the bag" in text(pdf)
    with pytest.raises(UserError) as refusal:
        papers.visit_brief(tea.id, "en")
    assert (refusal.value.code, refusal.value.values["names"]) == (
        "names_other_client", f"Larkwheel Cycles, {job.number}",
    )  # fmt: skip
    house.desk.dossiers.answer(tea.id, path, "Moonbamboo Tea is older than the Larkwheels of this town")
    assert "Only Moonbamboo Tea appears in this paper" in text(papers.filled(tea.id, "en", ["client"]))
    assert papers.visit_brief(tea.id, "en", do_not_say=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_dossier_of_two_products_is_printed(
    house: House, tea: Client, jasmine: Product, language: str
) -> None:
    oolong = house.desk.dossiers.add_product(tea.id, "Roasted oolong", "炭焙乌龙")
    fill(house, tea, jasmine, oolong)
    pdf = house.desk.dossier_papers.filled(tea.id, language)
    assert pages(pdf) < 40
    printed = text(pdf)
    names = {"zh": ("茉莉花茶", "炭焙乌龙")}.get(language, ("Jasmine, 20 bags", "Roasted oolong"))
    assert all(name in printed for name in names)
    assert {"zh": "苏闻", "en": "Su Wen, 12 Mar", "es": "Su Wen, 12 mar"}[language] in printed
    assert "2026" in printed


def test_an_answer_is_printed_with_its_source_and_a_folded_part_in_one_line(
    house: House, tea: Client, jasmine: Product
) -> None:
    dossiers, papers = house.desk.dossiers, house.desk.dossier_papers
    path, owner = "product.characteristics", {"product_id": jasmine.id}
    dossiers.answer(tea.id, path, "improved", **owner)
    dossiers.answer(
        tea.id, f"{path}.improved.improvements", "Lid no longer lifts", said_by="the taster", source=SourceKind.REPORT,
        confidence=Confidence.PROVEN, said_on=date(2025, 9, 9), **owner,
    )  # fmt: skip
    dossiers.answer(tea.id, "product.necessity", ["luxury", None], **owner)
    dossiers.not_known(tea.id, "product.uses.misuse", said_on=date(2026, 3, 3), **owner)
    printed = text(papers.filled(tea.id, "en", ["product"]))
    for words in ("Lid no longer lifts", "the taster, 9 Sep, proven", "asked 3 Mar, not known", "not asked yet",
                  "If a new product does not apply", "Version 1"):  # fmt: skip
        assert words in " ".join(printed.replace(" ,", ",").split()), words


def test_what_changed_since_the_version_before_is_named(
    house: House, tea: Client, jasmine: Product, clock: FixedClock
) -> None:
    house.desk.dossiers.answer(tea.id, "client.company.founder", "Lao Qi")
    clock.go(days=6)
    house.desk.dossiers.answer(tea.id, "client.company.banking", "China Bank", contact_id=tea.contacts[0].id)
    house.desk.dossiers.answer(tea.id, "client.company.founder", "Lao Qi and sons", contact_id=tea.contacts[0].id)
    printed = text(house.desk.dossier_papers.filled(tea.id, "en", ["client"]))
    assert "Changed since version 1, 12 Mar" in printed
    assert "1 (2), 1 (13)" in printed
    papers = house.desk.dossier_papers
    compared = text(papers.comparison(tea.id, clock.today(), TODAY, "en"))  # in either order
    for words in ("12 Mar 2026, version 1", "18 Mar 2026, version 2", "1 new, 1 changed", "told by: Su Wen 2",
                  "Lao Qi", "and sons", "China Bank"):  # fmt: skip
        assert words in compared, words
    assert "Nothing changed" in text(papers.comparison(tea.id, clock.today(), clock.today(), "en"))


def test_a_comparison_names_every_kind_of_change(
    house: House, tea: Client, jasmine: Product, clock: FixedClock
) -> None:
    dossiers, form = house.desk.dossiers, house.desk.forms
    fill(house, tea, jasmine)
    own = form.add("client", "text", {"en": "Which awards?"})
    dossiers.answer(tea.id, own.path, "Lions")
    clock.go(days=40)
    dossiers.not_known(tea.id, "client.company.founder")
    dossiers.not_applicable(tea.id, "client.company.banking")
    dossiers.forget(tea.id, "client.people.chairman")
    dossiers.answer(tea.id, "product.characteristics", "new", product_id=jasmine.id)
    dossiers.answer(tea.id, "market.use_unit", [["hotel", None]], product_id=jasmine.id)
    dossiers.answer(tea.id, own.path, "Effies")
    form.hide(own.path)
    dossiers.archive_product(jasmine.id)
    printed = text(house.desk.dossier_papers.comparison(tea.id, TODAY, clock.today(), "en"))
    for words in ("1 new, 2 changed, 2 not known any more, 1 do not apply", "asked 21 Apr, not known", "does not apply",
                  "not asked yet", "If a new product", "Hotel", "Which awards?", "Jasmine, 20 bags"):  # fmt: skip
        assert words in printed, words


def test_a_blank_form_is_addressed_and_printed_for_each_product(house: House, tea: Client, jasmine: Product) -> None:
    papers = house.desk.dossier_papers
    bare = papers.blank("en", ["product"])
    house.desk.dossiers.answer(tea.id, "product.names.brand_name", "Second Cup", product_id=jasmine.id)
    house.desk.dossiers.add_product(tea.id, "Roasted oolong")
    addressed = papers.blank("en", ["product"], tea.id)
    assert pages(addressed) == 2 * pages(bare)
    printed = text(addressed)
    for words in ("Moonbamboo Tea", "Jasmine, 20 bags", "Roasted oolong", "Iris Tan", tea.code):
        assert words in printed
    assert "Second Cup" not in printed  # blank means blank
    assert "Moonbamboo" not in text(bare)


def test_own_questions_and_chapters_are_printed_and_hidden_ones_are_not(house: House, tea: Client) -> None:
    forms, papers = house.desk.forms, house.desk.dossier_papers
    chapter = forms.add("", "", {"en": "House matters", "zh": "本公司事项"})
    question = forms.add(chapter.path, "multi_choice", {"en": "Which awards?"}, [{"en": "Lions"}, {"en": "Effies"}])
    forms.hide("client.company.founder")
    house.desk.dossiers.answer(tea.id, question.path, [["o2", None]])
    for printed in (text(papers.blank("en")), text(papers.filled(tea.id, "en"))):
        assert "9 House matters" in printed
        assert "Which awards?" in printed
        assert "Effies" in printed
        assert "Founder" not in printed
    assert "9 本公司事项" in text(papers.filled(tea.id, "zh", [chapter.path])).replace("章 ", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_basic_data_take_what_is_known(house: House, tea: Client, jasmine: Product, language: str) -> None:
    desk = house.desk
    for path, value in (("client.company.founded", "1958"), ("client.company.employees", 420),
                        ("client.company.other_points", "Speak low"),
                        ("future_advertising.forecast.appeal_points", "three cups from one bag"),
                        ("cover.activity_schedule", [{"date": "2026-03-21", "activity": "Tasting"},
                                                     {"date": "2025-03-21", "activity": "Long past"}])):  # fmt: skip
        desk.dossiers.answer(tea.id, path, value)
    for n in range(6):
        desk.clients.note(ContactNote(tea.id, ContactKind.CALL, desk.clock.now() - timedelta(days=n), f"talk {n}"))
    house.job(tea, "Gift box", due=TODAY + timedelta(days=5))
    desk.dossier_marks.set_mark(tea.id, jasmine.id, "design", Place.STRONG)
    desk.dossier_marks.set_mark(tea.id, jasmine.id, "design", Place.WEAK, "Reedpath")
    desk.dossier_marks.set_media(tea.id, 2026, "Outdoor", booked=(4, 5))
    pdf = desk.dossier_papers.basic_data(tea.id, language)
    assert pages(pdf) == 1
    printed = text(pdf)
    wanted = ["9133 ZYC1", "Moonbamboo Tea House Ltd.", "420", "Speak low", "three cups from one bag", "Tasting",
              "Gift box", "talk 0", "talk 3", "Reedpath", "Outdoor", "contract"]  # fmt: skip
    wanted += {"zh": ["苏闻", "任涛", "十月初八（农历）", "3 月 20 日"], "en": ["Ren Tao", "10/8 lunar", "20 Mar"],
               "es": ["Ren Tao", "8/10 lunar", "20 mar"]}[language]  # fmt: skip
    for words in wanted:
        assert words in printed, words
    assert "Long past" not in printed
    assert "talk 4" not in printed


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visit_brief_takes_the_visit_its_people_and_promises(
    house: House, tea: Client, jasmine: Product, language: str
) -> None:
    desk = house.desk
    job = house.job_at(Stage.ESTIMATE, tea)
    sent = house.issued(job)
    house.sign_estimate(sent, "estimate.ad")
    desk.estimates.send(sent.id, TODAY, tea.contacts[0].id)
    desk.visits.plan(Visit(tea.id, desk.clock.now() + timedelta(hours=3), 60, 35, place="Tasting room",
                           goal="The dieline signed", people=[VisitPerson(tea.contacts[1].id)]))  # fmt: skip
    desk.care.promise(Promise(tea.id, "Foil sample", TODAY + timedelta(days=2)))
    desk.planner.save_rules(CareRules(tea.id, do_not_say="Where it comes from\n- cheap"))
    met = desk.clock.now() - timedelta(days=3)
    desk.clients.note(ContactNote(tea.id, ContactKind.VISIT, met, "", tea.contacts[0].id))
    desk.dossier_ask.add(tea.id, [("product.outlook.experts", jasmine.id)])
    desk.dossiers.answer(tea.id, "client.company.other_points", "No flowers")
    pdf = desk.dossier_papers.visit_brief(tea.id, language)
    assert pages(pdf) == 1
    printed = text(pdf)
    wanted = ["The dieline signed", "Tasting room", "Foil sample", "No flowers", "Where it comes from", "7 (3)",
              sent.number or "?", "white tea"]  # fmt: skip
    wanted += {"zh": ["专家意见", "任涛", "3 月 20 日生日", "3 月 9 日"],
               "en": ["Opinion of experts", "Birthday 20 Mar", "9 Mar"],
               "es": ["Opinión de expertos", "Cumpleaños 20 mar", "9 mar"]}[language]  # fmt: skip
    for words in wanted:
        assert words in printed, words
    assert "Another goal" in text(desk.dossier_papers.visit_brief(tea.id, language, goal="Another goal"))
    assert "No flowers" not in text(desk.dossier_papers.visit_brief(tea.id, language, do_not_say=False))


def test_a_client_of_whom_nothing_is_known_has_its_papers(house: House) -> None:
    client = house.client("New One", contacts=[], legal_name="", industry="")
    for make in all_papers(house, client):
        for language in LANGUAGES:
            assert make(language).startswith(b"%PDF")


@pytest.mark.parametrize(("code", "call"), [
    ("cannot_print", lambda papers, id: papers.filled(id, "en")),
    ("cannot_print", lambda papers, id: papers.basic_data(id, "es")),
    ("cannot_print", lambda papers, id: papers.visit_brief(id, "zh")),
    ("cannot_print", lambda papers, id: papers.comparison(id, date(2026, 1, 1), TODAY, "en")),
    ("answer_no_question", lambda papers, id: papers.blank("en", ["nothing"])),
    ("nothing_to_print", lambda papers, id: papers.blank("en", [])),
    ("paper_language_unknown", lambda papers, id: papers.filled(id, "fr")),
])  # fmt: skip
def test_what_cannot_be_printed_is_refused(house: House, tea: Client, code: str, call: Callable[..., Any]) -> None:
    house.desk.dossiers.answer(tea.id, "client.company.other_points", "Smile 🚲")
    with pytest.raises(UserError) as refusal:
        call(house.desk.dossier_papers, tea.id)
    assert refusal.value.code == code
    if code == "cannot_print":
        assert refusal.value.values == {"chars": "🚲", "where": "Smile 🚲"}


def test_the_agency_must_be_set_up(desk: Any) -> None:
    with pytest.raises(UserError, match="agency_missing"):
        desk.dossier_papers.blank("en")
