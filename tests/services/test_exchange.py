"""Forms that come back: what they change, what does not fit and in which cell, what is refused whole."""

import io
import json
import zipfile
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from aedesk.domain.client import Client, Contact
from aedesk.domain.dossier import AnswerState, Confidence, Product, SourceKind
from aedesk.domain.errors import UserError
from aedesk.sentences import REFUSALS
from aedesk.services.exchange import views
from tests.builders import TODAY, FixedClock, House
from tests.services.exchanging import Form, filled, told, wipe

FOUNDER = "client.company.founder"
HIDDEN = "client.company.business_results"
AREA = "selling.policy.area"
DM = "future_advertising.media_plans.dm"
COSTS = "future_advertising.forecast.media_and_cost"
SPEND = "future_advertising.forecast.annual_spend"


@pytest.fixture
def tea(house: House) -> Client:
    return house.client("Moonbamboo Tea", language="zh", contacts=[Contact("Su Wen", "苏文"), Contact("Ren Tao")])


@pytest.fixture
def jasmine(house: House, tea: Client) -> Product:
    return house.desk.dossiers.add_product(tea.id, "Jasmine, 20 bags", "茉莉花茶")


def values(found: views.Import) -> dict[str, Any]:
    """What a file would make of each question."""
    return {each.path: each.after and each.after.value for each in found.differences}


# Coming back


def test_a_client_fills_the_form_in(house: House, tea: Client, jasmine: Product) -> None:
    def fill(form: Form) -> None:
        form.put(FOUNDER, "Lao Qi, 茶农")
        form.put("client.company.employees", 420)
        form.put("client.company.founded", datetime(1958, 4, 20))
        form.put("client.company.capital", "(not known)")
        form.put(f"{AREA}", "仅特定区域")
        form.put(f"{AREA}|only_region", "Fujian")
        form.put(f"{COSTS}|tv", "x")
        form.put(f"{COSTS}|tv", "12,000.5", "E")
        form.put(f"{COSTS}|pop", 300, "E")
        form.put(f"{SPEND}|1", "2026"), form.put(f"{SPEND}|1", "¥ 1,200,000", "E")
        form.put("future_advertising.media_plans.radio", "(does not apply)")
        form.put("product.strengths_weaknesses|quality", "whole leaves", product=jasmine.id)
        form.put("product.characteristics", "improved", product=jasmine.id)

    found = filled(house.desk, tea.id, fill)
    assert told(found) == []
    assert all(each.kind in ("added", "not_known", "not_applicable") and each.expected for each in found.differences)
    said = values(found)
    assert said["client.company.founded"] == "1958-04-20"
    assert said["client.company.employees"] == 420
    assert said[AREA] == ["only_region", "Fujian"]
    assert said[COSTS] == [["tv", "12000.5"], ["pop", "300"]]
    assert said[SPEND] == [["2026", "1200000"]]
    assert said["product.strengths_weaknesses"] == {"quality": {"advantages": "whole leaves"}}
    assert said["product.characteristics"] == "improved"
    assert {each.kind for each in found.differences if each.path == "client.company.capital"} == {"not_known"}
    count = house.desk.exchange.apply(
        found, {each.key for each in found.differences}, said_by="Su’s secretary", said_on=date(2026, 3, 10)
    )
    assert count == len(said)
    founder = house.desk.dossiers.everything(tea.id)[FOUNDER, None]
    assert (founder.value, founder.said_by, founder.source, founder.confidence, founder.said_on) == (
        "Lao Qi, 茶农", "Su’s secretary", SourceKind.IMPORT, Confidence.HEARD, date(2026, 3, 10),
    )  # fmt: skip
    house.desk.history.undo(house.desk.history.last_undoable() or 0)
    assert not [view for view in house.desk.dossiers.everything(tea.id).values() if not view.given]


def test_figures_are_read_in_the_language_of_the_form(house: House, tea: Client) -> None:
    def fill(form: Form) -> None:
        form.put(f"{SPEND}|1", "2026"), form.put(f"{SPEND}|1", "1.234.567,5", "E")
        form.put(f"{SPEND}|2", "2025"), form.put(f"{SPEND}|2", "1.234", "E")
        form.put(f"{SPEND}|3", "2024"), form.put(f"{SPEND}|3", "0,75 CNY", "E")
        form.put(f"{SPEND}|4", "2023"), form.put(f"{SPEND}|4", 0.1, "E")
        form.put("client.company.founded", "20/4/1958")

    said = values(filled(house.desk, tea.id, fill, "es"))
    assert said[SPEND] == [["2026", "1234567.5"], ["2025", "1234"], ["2024", "0.75"], ["2023", "0.1"]]
    assert said["client.company.founded"] == "1958-04-20"


def test_a_cell_that_shows_per_cent_is_per_cent(house: House, tea: Client, jasmine: Product) -> None:
    growth = "production_sales.production.past.annual_growth"

    def fill(form: Form) -> None:
        form.put(f"{growth}|1", "2025", product=jasmine.id)
        form.put(f"{growth}|1", 0.125, "E", jasmine.id)
        form.cell(f"{growth}|1", "E", jasmine.id).number_format = "0.0%"
        form.put(f"{growth}|2", "2024", product=jasmine.id), form.put(f"{growth}|2", "8 %", "E", jasmine.id)

    assert values(filled(house.desk, tea.id, fill))[growth] == [["2025", "12.5"], ["2024", "8"]]


def test_lines_that_the_client_put_in_belong_to_the_list_above(house: House, tea: Client) -> None:
    sites = "client.company.main_sites"

    def fill(form: Form) -> None:
        sheet = form.sheet("client")
        row = form.cell(f"{sites}|2").row
        sheet.insert_rows(row + 1)
        for at, text in ((row - 1, "Fuzhou"), (row, "Shanghai"), (row + 1, "Xi’an"), (row + 2, "Wuhan")):
            sheet[f"D{at}"].value = text

    assert values(filled(house.desk, tea.id, fill))[sites] == ["Fuzhou", "Shanghai", "Xi’an", "Wuhan"]


def test_a_cell_is_looked_up_by_the_calculated_value(house: House, tea: Client) -> None:
    """A spreadsheet keeps what it calculated beside a formula; one that was never calculated holds nothing."""
    form = Form(house.desk.exchange.spreadsheet(tea.id, "en", filled=False))
    form.put(FOUNDER, "=1+1")
    assert values(house.desk.exchange.read(form.data(), tea.id)) == {}


def test_new_people_become_contacts_with_the_answer(house: House, tea: Client) -> None:
    chairman, chart = "client.people.chairman", "client.organisation"

    def fill(form: Form) -> None:
        form.put(f"{chairman}|1", "苏文"), form.put(f"{chairman}|2", "Li  Wei")
        form.put(f"{chart}|1", "li wei"), form.put(f"{chart}|2", "Ren Tao"), form.put(f"{chart}|2", "Li Wei", "E")
        form.put("client.people.sales_contacts|1", "Fang Yun")

    found = filled(house.desk, tea.id, fill)
    assert told(found) == []
    assert {each.path.rpartition(".")[2]: each.newcomers for each in found.differences} == {
        "chairman": ("Li Wei",), "organisation": ("Li Wei",), "sales_contacts": ("Fang Yun",),
    }  # fmt: skip
    house.desk.exchange.apply(found, {(chairman, None), (chart, None)})
    client = house.desk.clients.get(tea.id)
    assert [contact.name for contact in client.contacts] == ["Su Wen", "Ren Tao", "Li Wei"]
    new = str(client.contacts[2].id)
    kept = house.desk.dossiers.everything(tea.id)
    assert kept[chairman, None].value == [str(tea.contacts[0].id), new]
    assert kept[chart, None].value == [[new, None], [str(tea.contacts[1].id), new]]
    house.desk.history.undo(house.desk.history.last_undoable() or 0)
    assert len(house.desk.clients.get(tea.id).contacts) == 2


def test_what_we_learned_while_the_form_was_out_stays(house: House, tea: Client, clock: FixedClock) -> None:
    dossiers = house.desk.dossiers
    dossiers.answer(tea.id, "client.company.capital", "2 million")
    dossiers.answer(tea.id, "client.company.banking", "China Bank")
    dossiers.answer(tea.id, HIDDEN, "good")
    form = Form(house.desk.exchange.spreadsheet(tea.id, "en"))
    clock.go(days=5)
    dossiers.answer(tea.id, FOUNDER, "Lao Qi")  # was empty in the form, comes back empty
    dossiers.answer(tea.id, "client.company.capital", "3 million")  # comes back as it went
    dossiers.answer(tea.id, "client.company.banking", "Harvest Bank")  # the client changed it as well
    form.put("client.company.banking", "Tea Bank")
    form.put(HIDDEN, None)
    found = house.desk.exchange.read(form.data(), tea.id)
    assert {each.path.rpartition(".")[2]: (each.kind, each.here, each.expected) for each in found.differences} == {
        "capital": ("changed", "untouched", False),
        "banking": ("changed", "crossed", False),
        "business_results": ("emptied", "same", False),
    }
    house.desk.exchange.apply(found, {(HIDDEN, None)})
    assert (HIDDEN, None) not in dossiers.everything(tea.id)


def test_an_import_is_all_or_nothing(house: House, tea: Client) -> None:
    exchange, dossiers = house.desk.exchange, house.desk.dossiers

    def fill(form: Form) -> None:
        form.put(FOUNDER, "Lao Qi"), form.put("client.company.capital", "2 million")

    found = filled(house.desk, tea.id, fill)
    keys = {each.key for each in found.differences}
    dossiers.answer(tea.id, "client.company.capital", "5 million")
    for refused, told_ in (
        ("stale", {}),
        ("date_in_future", {"said_on": date(2027, 1, 1)}),
        ("contact_not_of_client", {"contact_id": uuid4()}),
    ):
        with pytest.raises(UserError) as refusal:
            exchange.apply(found, keys, **told_)  # type: ignore[arg-type]
        assert refusal.value.code == refused
        assert (FOUNDER, None) not in dossiers.everything(tea.id)
    assert exchange.apply(found, set()) == 0
    assert exchange.apply(found, {(FOUNDER, None)}, contact_id=tea.contacts[0].id) == 1
    view = dossiers.everything(tea.id)[FOUNDER, None]
    assert (view.value, view.said_by, view.said_on) == ("Lao Qi", "Su Wen", TODAY)


def test_chosen_chapters_only_and_own_questions_too(house: House, tea: Client, jasmine: Product) -> None:
    chapter = house.desk.forms.add("", "", {"en": "House matters", "zh": "本公司事项"})
    own = house.desk.forms.add(chapter.path, "single_choice", {"en": "Which?"}, [{"en": "Same"}, {"en": "Same"}])
    form = Form(house.desk.exchange.spreadsheet(tea.id, "en", {chapter.path, "selling"}))
    assert [sheet.title for sheet in form.book.worksheets] == [
        "1 Selling · Jasmine, 20 ba", "2 House matters", "_lists", "_form",
    ]  # fmt: skip
    form.put(own.path, "Same (2)")
    assert values(house.desk.exchange.read(form.data(), tea.id)) == {own.path: ["o2", None]}


# What does not fit


REQUESTED = "advertiser_activities.past.service_requests.requested|campaign_plan"
CHART = "client.organisation"
BAD: dict[str, tuple[list[tuple[str, object, str]], tuple[str, str], str]] = {  # typed, where it is told, code
    "a figure": ([("client.company.employees", "about 400", "D")], ("client.company.employees", "D"),
                 "answer_no_number"),
    "half a person": ([("client.company.employees", 4.5, "D")], ("client.company.employees", "D"),
                      "answer_no_integer"),
    "another currency": ([(f"{SPEND}|1", "2026", "D"), (f"{SPEND}|1", "12 EUR", "E")], (f"{SPEND}|1", "E"),
                         "answer_no_number"),
    "a day that is none": ([("client.company.founded", "31/31/1958", "D")], ("client.company.founded", "D"),
                           "answer_no_date"),
    "a period": ([(f"{SPEND}|2", "2026-03", "D"), (f"{SPEND}|2", 5, "E")], (f"{SPEND}|2", "D"), "answer_no_period"),
    "a period twice": ([(f"{SPEND}|1", "2026", "D"), (f"{SPEND}|1", 5, "E"), (f"{SPEND}|2", 2026, "D"),
                        (f"{SPEND}|2", 6, "E")], (f"{SPEND}|2", "D"), "exchange_period_twice"),
    "no option": ([(AREA, "the moon", "D")], (AREA, "D"), "answer_no_option"),
    "a blank without its option": ([(AREA, "从特定区域", "D"), (f"{AREA}|only_region", "Fujian", "D")],
                                   (f"{AREA}|only_region", "D"), "exchange_blank_alone"),
    "no tick": ([(f"{COSTS}|tv", "maybe", "D")], (f"{COSTS}|tv", "D"), "exchange_no_tick"),
    "a blank that is no figure": ([(f"{COSTS}|tv", "much", "E")], (f"{COSTS}|tv", "E"), "answer_no_number"),
    "a state and an answer": ([(f"{COSTS}|tv", "✓", "D"), (COSTS, "(not known)", "D")], (COSTS, "D"),
                              "exchange_state_and_answer"),
    "words beside a list": ([(COSTS, "all of them", "D")], (COSTS, "D"), "exchange_loose"),
    "words beside a heading": ([("client.company", "see annex", "D")], ("client.company", "D"), "answer_no_field"),
    "no name": ([("client.people.chairman|1", "???", "D")], ("client.people.chairman|1", "D"), "exchange_no_person"),
    "nobody who reports": ([(f"{CHART}|1", "Su Wen", "E")], (f"{CHART}|1", "E"), "exchange_nobody_reports"),
    "their own superior": ([(f"{CHART}|1", "Su Wen", "D"), (f"{CHART}|1", "苏文", "E")], (CHART, "D"),
                           "answer_chart_ring"),
    "a figure in a table": ([(f"{DM}.details.types_quantities|1", "many", "E")],
                            (f"{DM}.details.types_quantities|1", "E"), "answer_no_number"),
    "a choice in a table": ([(REQUESTED, "perhaps", "D")], (REQUESTED, "D"), "answer_no_option"),
    "an error of the spreadsheet": ([(FOUNDER, "#N/A", "D")], (FOUNDER, "D"), "exchange_error_cell"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_what_does_not_fit_is_told_by_its_cell(house: House, tea: Client, case: str) -> None:
    typed, (key, column), code = BAD[case]
    form = Form(house.desk.exchange.spreadsheet(tea.id, "en", filled=False))
    for each in typed:
        form.put(*each)
    where = form.cell(key, column)
    found = house.desk.exchange.read(form.data(), tea.id)
    assert told(found) == [(f"{where.parent.title}!{where.coordinate}", code)]
    assert found.differences == ()
    assert code in REFUSALS


def test_two_people_of_one_name_are_asked_about(house: House) -> None:
    tea = house.client(contacts=[Contact("Ren Tao", title="Buyer"), Contact("Ren Tao", title="Driver")])
    chairman = "client.people.chairman"
    found = filled(house.desk, tea.id, lambda form: form.put(f"{chairman}|1", "Ren Tao"))
    assert [code for _, code in told(found)] == ["exchange_two_people"]
    found = filled(house.desk, tea.id, lambda form: form.put(f"{chairman}|1", "ren tao · driver"))
    assert values(found)[chairman] == [str(tea.contacts[1].id)]


def test_lines_and_sheets_that_are_not_ours(house: House, tea: Client, jasmine: Product) -> None:
    def fill(form: Form) -> None:
        sheet = form.sheet("client")
        form.cell(FOUNDER, "A").value = "client.company.uncle"
        form.cell("client.company.banking", "A").value = "market.buyer_user_segments"
        sheet[f"A{sheet.max_row + 1}"].value = "client.company.capital"
        sheet[f"D{sheet.max_row}"].value = "2 million"
        form.cell(f"{COSTS}|pop", "A").value = f"{COSTS}|balloons"
        form.book.create_sheet("Notes")["A1"].value = "call me"
        copy = form.book.copy_worksheet(form.sheet("product", jasmine.id))
        copy.title = "Copy"
        form.sheet("market", jasmine.id)["A1"].value = f"aedesk:market:{uuid4().hex}"
        loose = form.cell(DM).row
        form.sheet("future_advertising").insert_rows(loose)
        form.sheet("future_advertising")[f"D{loose}"].value = "by the way"

    found = filled(house.desk, tea.id, fill)
    assert sorted(code for _, code in told(found)) == [
        "answer_no_question", "answer_no_question", "answer_no_row", "exchange_loose", "exchange_product",
        "exchange_sheet", "exchange_sheet_twice", "exchange_twice",
    ]  # fmt: skip


# What is refused whole


def _packed(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name.replace("__", "/"), data)
    return made.getvalue()


def _foreign_book() -> bytes:
    made = io.BytesIO()
    Workbook().save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "exchange_not_file"),
        (b"%PDF-1.7", "exchange_not_file"),
        (b"name;answer\nfounder;Lao Qi", "exchange_not_file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "exchange_old_excel"),
        (_packed(a=b"b"), "exchange_not_file"),
        (_packed(xl__workbook=b"<x"), "exchange_damaged"),
        (b"PK\x03\x04 and no more", "exchange_damaged"),
        (_foreign_book(), "exchange_not_ours"),
        (b"{", "exchange_damaged"),
        (b'{"format": "other"}', "exchange_not_file"),
        (b'{"format": "aedesk-dossier", "format_version": 2}', "exchange_newer"),
        (b'{"format": "aedesk-dossier", "format_version": 1, "client": {"id": "x", "code": "C-9"}}',
         "exchange_other_client"),
        (b'{"a":' * 100_000, "exchange_damaged"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_of_ours_is_refused_whole(house: House, tea: Client, data: bytes, code: str) -> None:
    found = house.desk.exchange.read(data, tea.id)
    assert found.refused is not None
    assert found.refused.code == code
    assert found.differences == ()
    assert code in REFUSALS


def test_huge_files_are_refused(house: House, tea: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    data = house.desk.exchange.spreadsheet(tea.id, "en")
    monkeypatch.setattr("aedesk.services.workbooks.MOST_UNPACKED", 1_000)
    assert told(house.desk.exchange.read(data, tea.id)) == [("", "exchange_huge")]
    monkeypatch.setattr("aedesk.services.exchange.reading.MOST_BYTES", 1_000)
    assert told(house.desk.exchange.read(data, tea.id)) == [("", "exchange_huge")]


def test_a_sheet_without_end_is_read_up_to_its_limit(
    house: House, tea: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aedesk.services.exchange.books.MOST_LINES", 30)
    found = house.desk.exchange.read(house.desk.exchange.spreadsheet(tea.id, "en", {"client"}), tea.id)
    assert told(found) == [("1 Client!A31", "exchange_too_long")]


def test_another_client_and_another_version(house: House, tea: Client) -> None:
    exchange, other = house.desk.exchange, house.client("Reedpath")
    for data in (exchange.spreadsheet(other.id, "zh"), exchange.text(other.id)):
        refused = exchange.read(data, tea.id).refused
        assert refused is not None
        assert (refused.code, refused.values["name"]) == ("exchange_other_client", "C-0002 Reedpath")
    for data in (exchange.spreadsheet(tea.id, "zh"), exchange.text(tea.id)):
        assert exchange.read(data, tea.id).problems == ()
    old = [exchange.spreadsheet(tea.id, "zh"), exchange.text(tea.id)]
    house.desk.forms.add("client.company", "text", {"en": "Mascot"})
    for data in old:
        assert [code for _, code in told(exchange.read(data, tea.id))] == ["exchange_version"]
    form = Form(old[0])
    form.book["_form"]["C1"].value = "2"
    assert told(exchange.read(form.data(), tea.id)) == [("", "exchange_newer")]


def test_a_text_that_does_not_fit_is_told_by_its_path(house: House, tea: Client, jasmine: Product) -> None:
    house.desk.dossiers.answer(tea.id, FOUNDER, "Lao Qi")
    whole = json.loads(house.desk.exchange.text(tea.id))
    answers = {
        FOUNDER: None,
        "client.company.capital": {"value": "2 million"},
        "client.company.employees": {"value": [1]},
        "client.nothing": {"value": 1},
        "client.company.banking": "China Bank",
        "client.company.closing_period": {"state": "perhaps"},
        "client.people.chairman": {"value": [str(uuid4())]},
        HIDDEN: {"value": "\ud800"},
    }
    whole["chapters"] = [
        {"section": "client", "product": None, "answers": answers},
        {"section": "product", "product": {"id": str(uuid4())}, "answers": {"product.names.brand_name": None}},
        {"section": "market", "product": "tea", "answers": {}},
        7,
    ]
    found = house.desk.exchange.read(json.dumps(whole).encode(), tea.id)
    assert {(each.path, each.kind) for each in found.differences} == {
        (FOUNDER, "emptied"), ("client.company.capital", "added"),
    }  # fmt: skip
    assert sorted(told(found)) == sorted([
        ("client!client.company.employees", "answer_no_number"),
        ("client!client.nothing", "answer_no_question"),
        ("client!client.company.banking", "exchange_shape"),
        ("client!client.company.closing_period", "exchange_shape"),
        ("client!client.people.chairman", "contact_not_of_client"),
        (f"client!{HIDDEN}", "exchange_shape"),
        ("product · !product.names.brand_name", "exchange_product"),
        ("market!chapters[2].product", "exchange_shape"),
        ("chapters[3]", "exchange_shape"),
    ])  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_is_typed_gets_an_answer(house: House, tea: Client, jasmine: Product, data: Any) -> None:
    form = Form(house.desk.exchange.spreadsheet(tea.id, "es", {"client", "selling", "future_advertising"}))
    cells = [
        cell for sheet in form.book.worksheets[:-2] for row in sheet.iter_rows(5, min_col=4, max_col=8) for cell in row
    ]
    figures = st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.booleans()
    days = st.datetimes(datetime(1901, 1, 1), datetime(2200, 1, 1))
    junk = st.text(max_size=12) | figures | days | st.sampled_from(["(no se sabe)", "✓", "#REF!"])
    for cell in data.draw(st.lists(st.sampled_from(cells), max_size=60, unique_by=id)):
        said = data.draw(junk)
        cell.value = "".join(sign for sign in said if sign.isprintable()) if isinstance(said, str) else said
    found = house.desk.exchange.read(form.data(), tea.id)
    assert found.refused is None
    assert all(problem.code in REFUSALS for problem in found.problems)
    house.desk.exchange.apply(found, {each.key for each in found.differences})
    wipe(house.desk)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_file_gets_an_answer(house: House, tea: Client, data: Any) -> None:
    whole = bytearray(house.desk.exchange.spreadsheet(tea.id, "en", {"cover"}))
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=6)):
        whole[at] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(0, len(whole)) | st.just(len(whole)))])
    found = house.desk.exchange.read(cut, tea.id)
    assert all(problem.code in REFUSALS for problem in found.problems)


# The file itself


def test_labels_are_locked_and_answers_are_open(house: House, tea: Client, jasmine: Product) -> None:
    house.desk.dossiers.answer(tea.id, FOUNDER, "=HYPERLINK(1)")
    book = load_workbook(io.BytesIO(house.desk.exchange.spreadsheet(tea.id, "zh")))
    *chapters, lists, record = book.worksheets
    assert [sheet.title for sheet in chapters[:3]] == ["1 AE手册(封面)", "2 客户", "3 商品 · Jasmine, 20 bags"]
    assert (lists.sheet_state, record.sheet_state) == ("hidden", "veryHidden")
    assert book.security.lockStructure
    for sheet in chapters:
        assert sheet.protection.sheet
        assert sheet.column_dimensions["A"].hidden
        assert sheet.row_dimensions[1].hidden
        for row in sheet.iter_rows(5):
            key = row[0].value
            for cell in row[:3]:
                assert cell.protection.locked
            assert key is None or key.endswith("|=") or not row[3].protection.locked
    client = Form(house.desk.exchange.spreadsheet(tea.id, "zh"))
    founder = client.cell(FOUNDER)
    assert (founder.value, founder.data_type, founder.number_format, founder.quotePrefix) == (
        "=HYPERLINK(1)", "s", "@", True,
    )  # fmt: skip
    offered = [rule for rule in client.sheet("selling", jasmine.id).data_validations.dataValidation
               if client.cell(AREA, product=jasmine.id).coordinate in rule.sqref]  # fmt: skip
    (rule,) = offered
    assert rule.formula1.startswith("'_lists'!$")
    assert rule.showErrorMessage
    said = {cell.value for column in lists.iter_cols() for cell in column}
    assert {"（不知道）", "（不适用）", "✓", "Su Wen", "是", "否"} <= said


def test_it_has_a_name_that_every_system_takes(house: House) -> None:
    odd = house.client('Moon/Bamboo: "Tea"')
    assert house.desk.exchange.file_name(odd.id, "en", "xlsx") == f"Moon Bamboo Tea dossier {TODAY}.xlsx"


def test_states_of_an_answer_are_read_in_any_language(house: House, tea: Client) -> None:
    def fill(form: Form) -> None:
        form.put(FOUNDER, "（不知道）"), form.put("client.company.capital", "(no aplica)")
        form.put("client.company.employees", "No se sabe")

    found = filled(house.desk, tea.id, fill)
    assert {each.path.rpartition(".")[2]: each.after and each.after.state for each in found.differences} == {
        "founder": AnswerState.NOT_KNOWN, "capital": AnswerState.NOT_APPLICABLE, "employees": AnswerState.NOT_KNOWN,
    }  # fmt: skip
