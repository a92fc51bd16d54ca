"""What the client said, word for word, beside the answer: never lost, undone, compared, found, printed, exchanged."""

import io

import pytest
from pypdf import PdfReader

from aedesk.domain.client import Client, Contact
from aedesk.domain.dossier import AnswerState, Confidence, SourceKind
from aedesk.domain.errors import UserError
from aedesk.services.dossier_views import AnswerView
from aedesk.storage import search
from tests.builders import FixedClock, House
from tests.services.exchanging import Form, take_all, told, wipe

STAFF = "client.company.employees"
TABLE = "product.strengths_weaknesses"
SAID = "Every week in winter.\nSaturdays, {with} the bread."


@pytest.fixture
def tea(house: House) -> Client:
    return house.client("Moonbamboo Tea", contacts=[Contact("Su Wen"), Contact("Ren Tao")])


def stands(house: House, tea: Client, path: str = STAFF) -> AnswerView | None:
    return house.desk.dossiers.everything(tea.id).get((path, None))


def test_words_are_kept_whatever_becomes_of_the_answer(house: House, tea: Client) -> None:
    dossiers, who = house.desk.dossiers, tea.contacts[0].id
    assert dossiers.own_words(tea.id, STAFF, "  ") is None
    said = dossiers.own_words(tea.id, STAFF, f" {SAID}\n", contact_id=who, source=SourceKind.CALL)
    assert said is not None
    assert (said.state, said.own_words, said.said_by) == (AnswerState.NOT_KNOWN, SAID, "Su Wen")
    known = dossiers.answer(tea.id, STAFF, 5, confidence=Confidence.PROVEN)
    assert known is not None
    assert (known.state, known.own_words) == (AnswerState.KNOWN, SAID)
    assert dossiers.not_applicable(tea.id, STAFF).own_words == SAID
    assert dossiers.answer(tea.id, STAFF, 5, contact_id=who).own_words == SAID  # type: ignore[union-attr]
    emptied = dossiers.answer(tea.id, STAFF, None)
    assert emptied is not None
    assert (emptied.state, emptied.own_words) == (AnswerState.NOT_KNOWN, SAID)
    both = dossiers.answer(tea.id, STAFF, 6, contact_id=who, own_words="Six")
    assert both is not None
    assert dossiers.own_words(tea.id, STAFF, "Six, he says") == stands(house, tea)
    assert stands(house, tea).said_by == "Su Wen"  # type: ignore[union-attr]
    assert dossiers.answer(tea.id, STAFF, None, own_words="") is None
    assert stands(house, tea) is None
    with pytest.raises(UserError, match="answer_too_long"):
        dossiers.own_words(tea.id, STAFF, "x" * 2_000_000)


def test_words_beside_what_the_clients_record_gives(house: House, tea: Client) -> None:
    given = house.desk.dossiers.everything(tea.id)["cover.industry", None]
    assert given.given
    said = house.desk.dossiers.own_words(tea.id, "cover.industry", "Ten minutes of the morning")
    assert said is not None
    assert (said.state, said.value, said.own_words) == (AnswerState.KNOWN, given.value, "Ten minutes of the morning")


def test_words_are_undone_compared_brought_back_and_found(house: House, tea: Client, clock: FixedClock) -> None:
    dossiers, time, day = house.desk.dossiers, house.desk.dossier_time, clock.today()
    dossiers.answer(tea.id, STAFF, 5, own_words="Five, roughly")
    clock.go(days=1)
    dossiers.own_words(tea.id, STAFF, "周六买面包的时候")
    (difference,) = time.compare(tea.id, day, clock.today())
    assert difference.kind == "changed"
    assert [view.own_words for _at, view in time.history(tea.id, STAFF)] == ["周六买面包的时候", "Five, roughly"]
    with house.desk.store.read() as s:
        assert [hit.kind for hit in search.find(s, "买面包")] == ["answer"]
        assert not search.find(s, "roughly")
    printed = text(house.desk.dossier_papers.comparison(tea.id, day, clock.today(), "en"))
    assert "“Five, roughly”" in printed
    assert "面包" in printed
    time.restore(tea.id, STAFF, day)
    assert stands(house, tea).own_words == "Five, roughly"  # type: ignore[union-attr]
    for words in ("周六买面包的时候", "Five, roughly"):
        house.desk.history.undo(house.desk.history.last_undoable())  # type: ignore[arg-type]
        assert stands(house, tea).own_words == words  # type: ignore[union-attr]


def test_words_are_printed_under_the_answer(house: House, tea: Client) -> None:
    dossiers = house.desk.dossiers
    product = dossiers.add_product(tea.id, "Jasmine")
    dossiers.answer(tea.id, STAFF, 5, own_words=SAID)
    dossiers.own_words(tea.id, TABLE, "Nobody beats the tin", product_id=product.id)
    printed = text(house.desk.dossier_papers.filled(tea.id, "en", ["client", "product"]))
    assert "“Every week in winter." in printed
    assert "Saturdays, {with} the bread.”" in printed
    assert "“Nobody beats the tin”" in printed
    assert "«Every week" in text(house.desk.dossier_papers.filled(tea.id, "es", ["client"]))
    for other in (house.desk.dossier_papers.visit_brief(tea.id, "en"), house.desk.dossier_papers.blank("en")):
        assert "Saturdays" not in text(other)


@pytest.mark.parametrize("kind", ["text", "spreadsheet"])
def test_words_go_out_and_come_in(house: House, tea: Client, kind: str) -> None:
    dossiers, exchange = house.desk.dossiers, house.desk.exchange
    dossiers.answer(tea.id, STAFF, 5, own_words=SAID)
    dossiers.own_words(tea.id, "client.people.chairman", "-= (not known) " + "茶\n" * 400 + "long " * 9000)
    dossiers.own_words(tea.id, "client.company.founder", "of a text")
    before = {key: view.own_words for key, view in dossiers.everything(tea.id).items()}

    def out() -> bytes:
        return exchange.text(tea.id) if kind == "text" else exchange.spreadsheet(tea.id, "zh")

    data = out()
    assert exchange.read(data, tea.id).differences == ()
    wipe(house.desk)
    take_all(house.desk, data, tea.id, as_in_file=True)
    assert {key: view.own_words for key, view in dossiers.everything(tea.id).items()} == before
    assert out() == data
    dossiers.own_words(tea.id, STAFF, "otherwise")
    (difference,) = exchange.read(data, tea.id).differences
    assert (difference.kind, difference.after.own_words) == ("changed", SAID)  # type: ignore[union-attr]
    exchange.apply(exchange.read(data, tea.id), {difference.key}, as_in_file=True)
    assert stands(house, tea).own_words == SAID  # type: ignore[union-attr]


def test_a_client_writes_words_into_the_form(house: House, tea: Client) -> None:
    form = Form(house.desk.exchange.spreadsheet(tea.id, "en", filled=False))
    (at,) = (cell.column_letter for cell in form.sheet("client")[1] if cell.value == "w")
    assert form.cell("client.company.founder", at).protection.locked  # a text is their words already
    form.put(STAFF, "We never tell", at)
    loose = form.put("client.company.main_sites|1", "beside a line", at)
    found = house.desk.exchange.read(form.data(), tea.id)
    assert told(found) == [(loose, "exchange_loose")]
    (difference,) = found.differences
    assert difference.after is not None
    assert (difference.kind, difference.after.own_words) == ("not_known", "We never tell")


def test_a_file_without_words_leaves_them(house: House, tea: Client) -> None:
    house.desk.dossiers.answer(tea.id, STAFF, 5, own_words=SAID)
    sent = house.desk.exchange.text(tea.id)
    old = sent.replace(b'"own_words"', b'"unheard_of"').replace(b'"value": 5', b'"value": 6')
    found = take_all(house.desk, old, tea.id)
    assert len(found.differences) == 1
    assert stands(house, tea).own_words == SAID  # type: ignore[union-attr]


def text(pdf: bytes) -> str:
    """All that stands in a paper, line breaks as blanks."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
