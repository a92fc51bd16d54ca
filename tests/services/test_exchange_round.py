"""What goes out comes in again as it was: every kind of answer, in every language, whatever stands in it."""

import zipfile
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aedesk.domain.answer_values import LONGEST, check
from aedesk.domain.client import Client, Contact
from aedesk.domain.dossier import AnswerState, Product
from aedesk.domain.dossier_rules import ONE_OF
from aedesk.domain.questionnaire import Kind, Node
from aedesk.services.dossier_views import AnswerView
from aedesk.services.exchange.answers import read
from aedesk.services.exchange.blocks import Block, Found, Known, Part
from aedesk.services.exchange.cells import CellReader
from aedesk.services.exchange.lines import HEADS, lines
from aedesk.services.exchange.people import Finder, labels
from aedesk.services.exchange.text import CELL, LINE_FEEDS, Tongue, escape, guard, pieces, unescape, unguard
from aedesk.services.exchange.views import Place, Problem
from aedesk.services.forms import printed
from tests.builders import House
from tests.domain.test_answer_values import FIELDS, typed
from tests.services.exchanging import take_all, wipe
from tests.services.test_dossiers import sample

PEOPLE = [Contact("Su Wen"), Contact("Ren Tao", title="Buyer"), Contact("Ren Tao", title="Driver"), Contact("苏文")]
IDS = [str(contact.id) for contact in PEOPLE]
LANGUAGES = ("zh", "en", "es")
TRICKY = [
    "=1+1", "+86 21", "@home", "-", "#N/A", "_x0041_", "_x005F_", "x005F_", "a\rb", "\x1b[0m", "(not known)",
    "\\(not known)", "（不适用）", "🎏 שלום עליכם", "مرحبا", "１２", "'quoted", "  x\t y\n\nz",
    "\uffff", "<b>&amp;</b>", "✓",
]  # fmt: skip


def fitting(node: Node) -> st.SearchStrategy[Any]:
    """Something that fits the field; people are the client's own."""
    someone = st.sampled_from(IDS)
    if node.kind is Kind.CONTACT_LIST:
        return st.lists(someone, min_size=1, unique=True)
    if node.kind is Kind.ORG_CHART:
        return st.lists(someone, min_size=1, unique=True).map(lambda ids: [[id, None] for id in ids])
    if node.kind in (Kind.TEXT, Kind.LONG_TEXT):
        tricky = st.sampled_from(TRICKY)
        return typed(node) | (st.lists(tricky, min_size=1) if node.repeat else tricky)
    return typed(node)


def view(node: Node, value: Any, state: AnswerState = AnswerState.KNOWN) -> AnswerView:
    from aedesk.domain.dossier import Confidence, SourceKind

    return AnswerView(node.path, None, state, value, "", None, SourceKind.VISIT, Confidence.HEARD, None, None, False)


def returned(node: Node, answer: AnswerView, language: str) -> tuple[Known | None, list[Problem]]:
    """An answer written into the lines of a form and read from them."""
    people = labels(PEOPLE, [])
    tongue = Tongue(language, "CNY", printed().units, people, tuple(people.values()))
    block = Block(Place("x", "D1"))
    for line in lines(node, {node.path: answer}, tongue):
        path, _, rest = line.key.partition("|")
        row, _, more = rest.partition("|")
        if path != node.path or line.key.endswith(HEADS):
            continue
        assert all(len(cell.text) <= 32_767 for cell in line.cells)
        cells = {n: Found(Place("x", line.key), cell.text) for n, cell in enumerate(line.cells) if cell.text}
        if more:
            block.go_on(cells)
        elif row:
            block.parts.append(Part(row, cells))
        else:
            block.head = cells
    problems: list[Problem] = []
    finder = Finder(PEOPLE, dict(people))
    return read(node, block, CellReader(tongue, finder.find), problems.append), problems


@pytest.mark.parametrize("node", FIELDS, ids=lambda node: node.path)
def test_every_question_comes_back_as_it_went(node: Node) -> None:
    @settings(max_examples=10, deadline=None)
    @given(fitting(node), st.sampled_from(LANGUAGES))
    def comes_back(raw: Any, language: str) -> None:
        kept = check(node, raw)
        if kept is not None:
            known, problems = returned(node, view(node, kept), language)
            assert problems == []
            assert known == Known(AnswerState.KNOWN, kept)

    comes_back()
    for language in LANGUAGES:
        for state in (AnswerState.NOT_KNOWN, AnswerState.NOT_APPLICABLE):
            assert returned(node, view(node, None, state), language) == (Known(state), [])
        assert returned(node, view(node, None), language) == (None, [])


def test_groups_come_back_too() -> None:
    for section in printed().sections:
        for node in section.walk():
            if node.kind is None:
                state = AnswerState.NOT_APPLICABLE
                assert returned(node, view(node, None, state), "es") == (Known(state), [])
            for part in ONE_OF.get(node.path, ()):
                assert returned(node, view(node, part), "zh") == (Known(AnswerState.KNOWN, part), [])


@given(st.text() | st.sampled_from(TRICKY))
def test_a_cell_keeps_its_text(text: str) -> None:
    assert unescape(escape(text)) == text
    assert unguard(guard(text)) == text
    assert escape(text).isprintable() or not set(escape(text)) & {chr(n) for n in range(32) if n not in (9, 10)}


@settings(max_examples=30, deadline=None)
@given(st.text("a_x0041\r🎏汉\n", min_size=1, max_size=50), st.integers(1, 4000))
def test_long_text_is_parted_so_that_each_part_fits(text: str, times: int) -> None:
    whole = (text * times)[:LONGEST]
    parts = pieces(whole)
    assert "".join(parts) == whole
    for part in parts:
        assert len(escape(part).encode("utf-16-le")) // 2 <= CELL
        assert part.count("\n") <= LINE_FEEDS


@pytest.fixture
def tea(house: House) -> Client:
    return house.client("Moonbamboo Tea", language="zh", contacts=[Contact(c.name, title=c.title, id=c.id)
                                                                   for c in PEOPLE])  # fmt: skip


@pytest.fixture
def products(house: House, tea: Client) -> list[Product]:
    add = house.desk.dossiers.add_product
    return [add(tea.id, "Jasmine, 20 bags", "茉莉花茶"), add(tea.id, "What: [is] this/that? A very long name indeed")]


def answer_everything(house: House, tea: Client, products: list[Product]) -> None:
    """An answer to every question, for each product, and the two states."""
    dossiers, people = house.desk.dossiers, [UUID(id) for id in IDS]
    for node in house.desk.forms.form().fields():
        for product in products if node.per_product else products[:1]:
            dossiers.answer(tea.id, node.path, sample(node, people), product_id=product.id)
    dossiers.answer(tea.id, "client.company.business_results", ("汉字 🎏 שלום\n" * 20_000)[:LONGEST])
    dossiers.answer(tea.id, "client.company.main_sites", TRICKY)
    for text, node in zip(TRICKY, house.desk.forms.form().section("client").fields(), strict=False):
        if node.kind in (Kind.TEXT, Kind.LONG_TEXT) and not node.repeat:
            dossiers.answer(tea.id, node.path, text)
    dossiers.not_known(tea.id, "client.company.capital")
    dossiers.not_applicable(tea.id, "future_advertising.media_plans.radio")
    dossiers.answer(tea.id, "product.characteristics", "improved", product_id=products[1].id)
    dossiers.remark(tea.id, "client.company.founder", "quarrels with the nephew")


@pytest.mark.rule("C-22")
def test_a_whole_spreadsheet_comes_back_byte_for_byte(house: House, tea: Client, products: list[Product]) -> None:
    exchange = house.desk.exchange
    answer_everything(house, tea, products)
    before = house.desk.dossiers.everything(tea.id)
    for language in LANGUAGES:
        out = exchange.spreadsheet(tea.id, language)
        assert exchange.read(out, tea.id).differences == ()
        with zipfile.ZipFile(BytesIO(out)) as packed:
            assert not any(b"quarrels" in packed.read(name) for name in packed.namelist())
        wipe(house.desk)
        found = take_all(house.desk, out, tea.id)
        assert len(found.differences) == sum(not each.given for each in before.values())
        after = house.desk.dossiers.everything(tea.id)
        assert {key: (each.state, each.value) for key, each in after.items()} == {
            key: (each.state, each.value) for key, each in before.items()
        }
        assert exchange.spreadsheet(tea.id, language) == out


@pytest.mark.rule("C-22")
def test_a_whole_text_comes_back_with_its_sources(house: House, tea: Client, products: list[Product]) -> None:
    exchange = house.desk.exchange
    answer_everything(house, tea, products)
    house.desk.dossiers.answer(tea.id, "client.company.founder", "Lao Qi", contact_id=tea.contacts[1].id)
    house.desk.dossiers.answer(tea.id, "client.company.banking", "China Bank", said_by="the porter")
    out = exchange.text(tea.id)
    assert b"quarrels" not in out
    wipe(house.desk)
    found = take_all(house.desk, out, tea.id, as_in_file=True)
    assert found.has_sources
    assert exchange.text(tea.id) == out
    assert house.desk.dossiers.everything(tea.id)["client.company.founder", None].said_by == "Ren Tao"


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_answers_come_back_through_the_file(house: House, tea: Client, products: list[Product], data: Any) -> None:
    dossiers, exchange = house.desk.dossiers, house.desk.exchange
    wipe(house.desk)
    nodes = data.draw(st.lists(st.sampled_from(FIELDS), min_size=4, max_size=12, unique_by=lambda node: node.path))
    for node in nodes:
        dossiers.answer(tea.id, node.path, data.draw(fitting(node)), product_id=products[0].id)
    language = data.draw(st.sampled_from(LANGUAGES))
    out, text = exchange.spreadsheet(tea.id, language), exchange.text(tea.id)
    wipe(house.desk)
    take_all(house.desk, out, tea.id)
    assert exchange.spreadsheet(tea.id, language) == out
    wipe(house.desk)
    take_all(house.desk, text, tea.id, as_in_file=True)
    assert exchange.text(tea.id) == text
