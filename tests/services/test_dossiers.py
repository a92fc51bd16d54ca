"""The dossier on a real desk: every question answered and read back, sources, folding, what to ask, any day."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from aedesk.domain.answer_values import check
from aedesk.domain.client import Client, Contact, ContactKind, ContactNote
from aedesk.domain.dossier import AnswerState, Confidence, Place, Product, SourceKind
from aedesk.domain.errors import UserError
from aedesk.domain.questionnaire import Kind, Node
from tests.builders import TODAY, FixedClock, House


@pytest.fixture
def tea(house: House) -> Client:
    return house.client("Moonbamboo Tea", contacts=[Contact("Su Wen"), Contact("Ren Tao")])


@pytest.fixture
def jasmine(house: House, tea: Client) -> Product:
    return house.desk.dossiers.add_product(tea.id, "Jasmine, 20 bags", "茉莉花茶")


def sample(node: Node, people: list[UUID]) -> Any:
    """A value that fits the field."""
    match node.kind:
        case Kind.TEXT | Kind.LONG_TEXT:
            return ["整叶茶包", "second line"] if node.repeat else "整叶茶包，可冲泡三次"
        case Kind.INTEGER:
            return 420
        case Kind.NUMBER | Kind.MONEY | Kind.PERCENT:
            period = "2026" if node.period == "year" else "2026-03"
            return [[period, "1234.5"]] if node.period else "1234.5"
        case Kind.DATE:
            return {"year": "1958", "month": "1958-04"}.get(node.precision, "1958-04-20")
        case Kind.MONTH_LIST:
            return [3, 12]
        case Kind.SINGLE_CHOICE:
            return [node.options[-1].key, None]
        case Kind.MULTI_CHOICE:
            return [[option.key, None] for option in node.options[:2]]
        case Kind.YES_NO:
            return True
        case Kind.CONTACT_LIST:
            return [str(id) for id in people]
        case Kind.ORG_CHART:
            return [[str(people[0]), None], [str(people[1]), str(people[0])]]
    cells = {c.key: [c.options[0].key, None] if c.options else "1" if c.kind is not Kind.DATE else "2026-03-12"
             for c in node.columns}  # fmt: skip
    return {row.key: cells for row in node.rows} if node.rows else [cells, cells]


@pytest.mark.rule("Q-01")
def test_every_question_is_kept_and_read_back(house: House, tea: Client, jasmine: Product) -> None:
    dossiers = house.desk.dossiers
    people = [contact.id for contact in tea.contacts]
    for node in house.desk.forms.form().fields():
        dossiers.answer(tea.id, node.path, sample(node, people), product_id=jasmine.id)
    for section in house.desk.forms.form().sections:
        chapter = dossiers.chapter(tea.id, section.path, jasmine.id)
        for node in section.fields():
            view = chapter.answers[node.path]
            assert view.value == check(node, sample(node, people)), node.path
            assert view.product_id == (jasmine.id if node.per_product else None)
    assert dossiers.percent(tea.id) == 100
    assert dossiers.percents()[tea.id] == 100
    assert {hit.kind for hit in house.desk.search.find("冲泡")} == {"answer"}


def test_an_answer_says_where_it_comes_from(house: House, tea: Client) -> None:
    view = house.desk.dossiers.answer(
        tea.id, "client.company.founder", "Lao Qi", contact_id=tea.contacts[0].id, source=SourceKind.CALL,
        confidence=Confidence.CONFIRMED, said_on=date(2026, 3, 3),
    )  # fmt: skip
    assert view is not None
    assert (view.said_by, view.source, view.confidence, view.said_on) == (
        "Su Wen", SourceKind.CALL, Confidence.CONFIRMED, date(2026, 3, 3),
    )  # fmt: skip
    given = house.desk.dossiers.given(tea.id, "client.company.founder")
    assert given is not None
    assert (given.words, given.answer.said_by) == ("Lao Qi", "Su Wen")
    assert house.desk.dossiers.given(tea.id, "client.company.capital") is None


def test_what_does_not_fit_is_refused(house: House, tea: Client) -> None:
    dossiers = house.desk.dossiers
    stranger = house.client("Other").contacts[0].id
    for code, path, raw, fields in (
        ("answer_no_question", "client.nothing", "x", {}),
        ("answer_no_integer", "client.company.employees", "4.5", {}),
        ("answer_no_field", "client.company", "x", {}),
        ("contact_not_of_client", "client.company.founder", "x", {"contact_id": stranger}),
        ("contact_not_of_client", "client.people.chairman", [str(stranger)], {}),
        ("date_in_future", "client.company.founder", "x", {"said_on": date(2026, 3, 13)}),
    ):
        with pytest.raises(UserError) as refusal:
            dossiers.answer(tea.id, path, raw, **fields)  # type: ignore[arg-type]
        assert refusal.value.code == code
    assert not dossiers.chapter(tea.id, "client").answers


def test_the_cover_is_given_by_the_record_until_somebody_writes(house: House, tea: Client) -> None:
    dossiers = house.desk.dossiers
    industry = dossiers.chapter(tea.id, "cover").answers["cover.industry"]
    assert (industry.value, industry.given) == ("bicycles", True)
    dossiers.answer(tea.id, "cover.industry", "tea")
    industry = dossiers.chapter(tea.id, "cover").answers["cover.industry"]
    assert (industry.value, industry.given) == ("tea", False)


def test_parts_fold_while_they_do_not_apply(house: House, tea: Client, jasmine: Product) -> None:
    dossiers = house.desk.dossiers
    before = dossiers.chapter(tea.id, "product", jasmine.id)
    dossiers.answer(tea.id, "product.characteristics", "improved", product_id=jasmine.id)
    chapter = dossiers.chapter(tea.id, "product", jasmine.id)
    assert "product.characteristics.new.launch_date" in chapter.folded
    assert "product.characteristics.improved.launch_date" not in chapter.folded
    assert chapter.completeness.applicable < before.completeness.applicable
    dm = "future_advertising.media_plans.dm"
    dossiers.answer(tea.id, f"{dm}.status", ["never", None])
    assert f"{dm}.details.content" in dossiers.chapter(tea.id, "future_advertising").folded
    dossiers.not_applicable(tea.id, "future_advertising.media_plans.radio")
    assert "future_advertising.media_plans.radio.cm.song" in dossiers.chapter(tea.id, "future_advertising").folded
    dossiers.forget(tea.id, "future_advertising.media_plans.radio")
    assert "future_advertising.media_plans.radio.cm.song" not in dossiers.chapter(tea.id, "future_advertising").folded


@pytest.mark.rule("C-22")
def test_a_private_remark_is_kept_apart_and_not_found_by_search(house: House, tea: Client) -> None:
    house.desk.dossiers.remark(tea.id, "client.people.chairman", "quarrels with the nephew")
    assert house.desk.dossiers.remarks(tea.id) == {"client.people.chairman": "quarrels with the nephew"}
    assert house.desk.dossiers.chapter(tea.id, "client").remarks == {"client.people.chairman"}
    assert house.desk.search.find("nephew") == []
    house.desk.dossiers.remark(tea.id, "client.people.chairman", " ")
    assert house.desk.dossiers.remarks(tea.id) == {}


def test_what_matters_most_is_asked_next(house: House, tea: Client, jasmine: Product, clock: FixedClock) -> None:
    ask, dossiers = house.desk.dossier_ask, house.desk.dossiers
    first = ask.next(tea.id)
    assert [question.weight for question in first] == sorted((q.weight for q in first), reverse=True)
    assert first[0].why == "unknown"
    dossiers.answer(tea.id, first[0].path, "known now" if first[0].node.kind is Kind.TEXT else sample(
        first[0].node, [contact.id for contact in tea.contacts]), product_id=first[0].product_id)  # fmt: skip
    assert first[0].path not in [question.path for question in ask.next(tea.id)]
    house.job(tea)
    assert ask.next(tea.id)[0].why == "job"
    top = ask.next(tea.id)[0]
    dossiers.not_known(tea.id, top.path, product_id=top.product_id)
    assert top.path not in [question.path for question in ask.next(tea.id)]
    clock.go(days=40)
    assert (top.path, "not_known") in [(question.path, question.why) for question in ask.next(tea.id)]
    clock.go(days=800)
    assert first[0].path in [question.path for question in ask.next(tea.id, 300) if question.why == "stale"]


def test_the_list_for_the_next_visit(house: House, tea: Client, jasmine: Product) -> None:
    ask = house.desk.dossier_ask
    two = [(question.path, question.product_id) for question in ask.next(tea.id, 2)]
    ask.add(tea.id, two)
    ask.add(tea.id, two)
    assert [(question.path, question.product_id) for question in ask.listed(tea.id)] == two
    ask.drop(tea.id, *two[0])
    assert [(question.path, question.product_id) for question in ask.listed(tea.id)] == two[1:]


def test_two_days_are_compared_and_one_answer_comes_back(house: House, tea: Client, clock: FixedClock) -> None:
    dossiers, then = house.desk.dossiers, house.desk.dossier_time
    dossiers.answer(tea.id, "client.company.founder", "Lao Qi")
    dossiers.answer(tea.id, "client.company.capital", "2 million")
    dossiers.answer(tea.id, "client.company.employees", 400)
    clock.go(days=10)
    dossiers.answer(tea.id, "client.company.founder", "Lao Qi and sons", contact_id=tea.contacts[1].id)
    dossiers.forget(tea.id, "client.company.capital")
    dossiers.not_applicable(tea.id, "client.company.employees")
    dossiers.answer(tea.id, "client.company.banking", "China Bank")
    later = clock.today()
    assert then.days(tea.id) == [later, TODAY]
    assert {(d.path.rpartition(".")[2], d.kind) for d in then.compare(tea.id, TODAY, later)} == {
        ("founder", "changed"), ("capital", "back_to_unknown"), ("employees", "not_applicable"), ("banking", "added"),
    }  # fmt: skip
    assert then.compare(tea.id, later, later) == ()
    words = [view.value for _, view in then.history(tea.id, "client.company.founder")]
    assert words == ["Lao Qi and sons", "Lao Qi"]
    restored = then.restore(tea.id, "client.company.founder", TODAY)
    assert restored is not None
    assert dossiers.chapter(tea.id, "client").answers["client.company.founder"].value == "Lao Qi"
    house.desk.history.undo(house.desk.history.last_undoable() or 0)
    assert dossiers.chapter(tea.id, "client").answers["client.company.founder"].value == "Lao Qi and sons"
    assert then.at(tea.id, later)["client.company.banking", None].value == "China Bank"
    assert then.last_visit(tea.id) is None
    house.desk.clients.note(ContactNote(tea.id, ContactKind.VISIT, clock.now()))
    assert then.last_visit(tea.id) == later


def test_products_keep_their_own_answers(house: House, tea: Client, jasmine: Product) -> None:
    dossiers = house.desk.dossiers
    oolong = dossiers.add_product(tea.id, "Roasted oolong")
    dossiers.answer(tea.id, "product.names.brand_name", "Moon", product_id=jasmine.id)
    dossiers.answer(tea.id, "product.names.brand_name", "Bamboo", product_id=oolong.id)
    for product, brand in ((jasmine, "Moon"), (oolong, "Bamboo")):
        assert dossiers.chapter(tea.id, "product", product.id).answers["product.names.brand_name"].value == brand
    assert [state.product for state in dossiers.overview(tea.id) if state.section == "product"] == [
        "Jasmine, 20 bags", "Roasted oolong",
    ]  # fmt: skip
    dossiers.archive_product(oolong.id)
    assert [product.name for product in dossiers.products(tea.id)] == ["Jasmine, 20 bags"]


def test_own_questions_are_asked_and_printed_ones_hidden(house: House, tea: Client) -> None:
    forms, dossiers = house.desk.forms, house.desk.dossiers
    version = forms.form().version
    chapter = forms.add("", "", {"en": "House matters", "zh": "本公司事项"})
    question = forms.add(chapter.path, "multi_choice", {"en": "Which awards?"}, [{"en": "Lions"}, {"en": "Effies"}])
    assert forms.form().version == version + 2
    dossiers.answer(tea.id, question.path, [["o2", None]])
    assert dossiers.chapter(tea.id, chapter.path).answers[question.path].value == [["o2", None]]
    forms.hide("client.company.founder")
    assert forms.form().find("client.company.founder") is None
    assert forms.whole().find("client.company.founder") is not None
    forms.place("selling", 0)
    assert forms.form().sections[0].path == "selling"
    forms.place("selling", None)
    forms.hide("client.company.founder", False)
    assert forms.form().find("client.company.founder") is not None
    assert forms.form().sections[0].path == "cover"


def test_marks_and_media_months(house: House, tea: Client, jasmine: Product) -> None:
    marks = house.desk.dossier_marks
    marks.set_mark(tea.id, jasmine.id, "design", Place.STRONG)
    marks.set_mark(tea.id, jasmine.id, "quality", Place.EVEN, "Reedpath")
    marks.set_mark(tea.id, jasmine.id, "quality", Place.WEAK, "Old Kiln")
    with pytest.raises(UserError, match="too_many_rivals"):
        marks.set_mark(tea.id, jasmine.id, "quality", Place.WEAK, "Third")
    profile = marks.profile(tea.id, jasmine.id)
    assert (profile.rows(), profile.rivals) == (("quality", "design"), ("Reedpath", "Old Kiln"))
    marks.set_mark(tea.id, jasmine.id, "design", None)
    assert marks.profile(tea.id, jasmine.id).rows() == ("quality",)
    marks.set_media(tea.id, 2026, "Outdoor", booked=(4, 5, 6), has_run=(3,))
    (row,) = marks.media(tea.id, 2026)
    assert (row.medium, row.booked, row.has_run) == ("Outdoor", (4, 5, 6), (3,))
    marks.set_media(tea.id, 2026, "Outdoor")
    assert marks.media(tea.id, 2026) == ()


def test_state_of_an_answer_changes_and_undo_brings_it_back(house: House, tea: Client) -> None:
    dossiers = house.desk.dossiers
    dossiers.answer(tea.id, "client.company.founder", "Lao Qi")
    dossiers.not_known(tea.id, "client.company.founder")
    view = dossiers.chapter(tea.id, "client").answers["client.company.founder"]
    assert (view.state, view.value) == (AnswerState.NOT_KNOWN, None)
    house.desk.history.undo(house.desk.history.last_undoable() or 0)
    assert dossiers.chapter(tea.id, "client").answers["client.company.founder"].value == "Lao Qi"
    assert dossiers.answer(tea.id, "client.company.founder", "  ") is None
    assert "client.company.founder" not in dossiers.chapter(tea.id, "client").answers


def test_an_own_question_nobody_answered_can_be_taken_out(house: House) -> None:
    forms, dossiers = house.desk.forms, house.desk.dossiers
    client = house.client()
    chapter = forms.add("", "", {"en": "Green claims"}).path
    first = forms.add(chapter, "text", {"en": "Which label?"}).path
    second = forms.add(chapter, "text", {"en": "Who checks it?"}).path
    dossiers.remark(client.id, first, "ask gently")
    house.desk.dossier_ask.add(client.id, [(first, None)])
    dossiers.answer(client.id, second, "The lab")
    with pytest.raises(UserError, match="own_answered"):
        forms.remove(chapter)
    with pytest.raises(UserError, match="not_found"):
        forms.remove("client.company.founder")
    version = forms.form().version
    forms.remove(first)
    assert forms.whole().find(first) is None
    assert forms.form().version == version + 1
    assert (dossiers.remarks(client.id), house.desk.dossier_ask.listed(client.id)) == ({}, ())
    assert forms.add(chapter, "text", {"en": "Since when?"}).path not in (first, second)
    entries = house.desk.history.of("own_node", forms.own()[1].id)
    house.desk.history.undo(next(entry.seq for entry in entries if entry.verb == "form.remove"))
    assert forms.form().find(first) is not None
    assert dossiers.remarks(client.id) == {first: "ask gently"}
    dossiers.forget(client.id, second)
    forms.remove(chapter)
    assert forms.whole().find(second) is None


def test_the_options_of_an_own_question_are_reworded_and_keep_their_answers(house: House) -> None:
    forms, dossiers = house.desk.forms, house.desk.dossiers
    client = house.client()
    made = forms.add("client.company", "single_choice", {"en": "Mood"}, [{"en": "Good"}, {"en": "Bad"}])
    dossiers.answer(client.id, made.path, ["o2", None])
    with pytest.raises(UserError, match="own_option_missing"):
        forms.reword(made.id, {}, [{"en": "Fine"}, {"en": ""}, {"en": "Mixed"}])
    forms.reword(made.id, {}, [{"en": "Fine"}, {"en": "Gloomy", "zh": "低落"}, {"en": "Mixed"}])
    given = dossiers.given(client.id, made.path, language="zh")
    assert given is not None
    assert given.words == "低落"
    node = forms.form().find(made.path)
    assert node is not None
    assert [option.key for option in node.options] == ["o1", "o2", "o3"]
