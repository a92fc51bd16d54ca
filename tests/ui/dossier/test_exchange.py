"""Export and import in the window: what goes out, what a file that came back changes, answer by answer."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aedesk.domain.client import Client
from aedesk.domain.dossier import Product, SourceKind
from tests.builders import TODAY, House
from tests.services.exchanging import Form
from tests.ui.conftest import Answers
from tests.ui.houses import services_of
from tests.ui.names import cut, nameless
from ui.clients.page import ClientPage
from ui.desk import Desk
from ui.dossier import exchange_sheet
from ui.dossier.export_sheet import JSON, ExportSheet
from ui.dossier.import_rows import Caption, ImportRow
from ui.dossier.import_sheet import PROBLEMS, ImportSheet
from ui.session import Session

FOUNDER, CAPITAL = "client.company.founder", "client.company.capital"
BRAND, PLANS = "product.names.brand_name", "client.company.development_plans"


@pytest.fixture
def desk(session: Session, page: ClientPage) -> Desk:
    assert session.desk is not None
    return session.desk


def sheet_of(desk: Desk, kind: type) -> ExportSheet | ImportSheet:
    """The sheet that is open."""
    assert desk.window is not None
    found = [each for each in desk.window.findChildren(kind) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def export(desk: Desk, client: Client) -> ExportSheet:
    exchange_sheet.export(desk, client.id)
    sheet = sheet_of(desk, ExportSheet)
    assert isinstance(sheet, ExportSheet)
    return sheet


@pytest.fixture
def file(house: House, client: Client, products: list[Product], tmp_path: Path) -> Path:
    """A form that came back: three answers, one of them changed, one taken out, and two that do not fit."""
    dossiers = house.desk.dossiers
    dossiers.answer(client.id, CAPITAL, "2 million")
    dossiers.answer(client.id, PLANS, "A gift for the office", contact_id=client.contacts[1].id)
    form = Form(house.desk.exchange.spreadsheet(client.id, "en"))
    form.put(FOUNDER, "Lao Qi")
    form.put(CAPITAL, "5 million")
    form.put(PLANS, None)
    form.put(BRAND, "Larkwheel", product=products[1].id)
    form.put("client.people.chairman|1", "Li Wei")
    form.put("client.company.employees", "about 400")
    form.put("selling.policy.area", "the moon", product=products[0].id)
    path = tmp_path / "from the client.xlsx"
    path.write_bytes(form.data())
    return path


def opened(desk: Desk, client: Client, answers: Answers, file: Path, qtbot: QtBot) -> ImportSheet:
    answers.file = file
    exchange_sheet.import_(desk, client.id)
    sheet = sheet_of(desk, ImportSheet)
    assert isinstance(sheet, ImportSheet)
    qtbot.waitUntil(lambda: sheet._task is None, timeout=15000)
    return sheet


def rows(sheet: ImportSheet) -> dict[str, ImportRow]:
    return {row.difference.path: row for row in sheet.list.rows.rows if isinstance(row, ImportRow)}


def test_a_form_goes_out_in_the_clients_language(
    desk: Desk, client: Client, products: list[Product], answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = export(desk, client)
    assert nameless(sheet) == []
    assert cut(sheet) == []
    assert sheet.speech.value() == "zh"
    sheet.choose(False)
    assert not sheet.go.isEnabled()
    for path in ("client", "market"):
        sheet.chapters[path].setChecked(True)
    answers.file = tmp_path / "form"
    with qtbot.waitSignal(sheet.closed, timeout=15000):
        sheet.go.click()
    form = Form((tmp_path / "form.xlsx").read_bytes())
    assert [each.title for each in form.book.worksheets][:3] == ["1 客户", "2 市场 · Kids’ bike", "3 市场 · City bike"]


def test_a_text_goes_out_with_its_sources(
    desk: Desk, client: Client, house: House, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    house.desk.dossiers.answer(client.id, FOUNDER, "Lao Qi", source=SourceKind.CALL)
    sheet = export(desk, client)
    sheet.form_of.part(JSON).setChecked(True)
    assert not sheet.speech.isVisible()
    answers.file = tmp_path / "dossier.json"
    with qtbot.waitSignal(sheet.closed, timeout=15000):
        sheet.go.click()
    assert '"source": "call"' in answers.file.read_text("utf-8")


def test_a_file_that_cannot_be_written_is_told(
    desk: Desk, client: Client, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = export(desk, client)
    answers.file = tmp_path / "nowhere" / "form.xlsx"
    sheet.go.click()
    qtbot.waitUntil(sheet.trouble.isVisible, timeout=15000)
    assert "form.xlsx" in sheet.trouble.text()
    assert sheet.go.isEnabled()
    sheet.choose(False)
    assert sheet.dismiss()
    assert answers.asked == ["Export"]


def test_a_file_shows_what_it_would_change(
    desk: Desk, client: Client, answers: Answers, file: Path, qtbot: QtBot
) -> None:
    sheet = opened(desk, client, answers, file, qtbot)
    assert nameless(sheet) == []
    assert cut(sheet) == []
    shown = rows(sheet)
    assert [row.words for row in sheet.list.rows.rows if isinstance(row, Caption)] == ["Client", "Product · City bike"]
    assert (shown[CAPITAL].change.before.words(), shown[CAPITAL].change.after.words()) == ("2 million", "5 million")
    assert shown[PLANS].change.before.source.startswith("Su Wen")
    assert shown[PLANS].change.after.words() == "taken out"
    assert shown["client.people.chairman"].note == "New contact: Li Wei"
    assert sheet.list.model_.chosen == {row.id for row in shown.values()} - {shown[PLANS].id}
    assert sheet.go.words() == "Import 4 answers"
    assert sheet.said.text() == (
        "from the client.xlsx, made on 12 Mar: 5 answers differ from what we know. 2 places need a look."
    )


def test_each_answer_has_its_tick(desk: Desk, client: Client, answers: Answers, file: Path, qtbot: QtBot) -> None:
    sheet = opened(desk, client, answers, file, qtbot)
    model, shown = sheet.list.model_, rows(sheet)
    sheet.none.click()
    assert not sheet.go.isEnabled()
    place = next(i for i, row in enumerate(model.rows) if row.id == shown[FOUNDER].id)
    middle = sheet.list.visualRect(model.index(place)).center()
    QTest.mouseClick(sheet.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert model.chosen == {shown[FOUNDER].id}
    assert model.data(model.index(place), Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
    assert model.data(model.index(place), Qt.ItemDataRole.AccessibleTextRole).endswith("then: Lao Qi, ticked")
    sheet.list.choose(place)
    QTest.keyClick(sheet.list, Qt.Key.Key_Space)
    assert model.chosen == set()
    sheet.all.click()
    assert len(model.chosen) == 5
    QTest.mouseClick(sheet.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 12))  # a caption
    assert len(model.chosen) == 5


def test_the_chosen_answers_are_kept_with_who_said_them(
    desk: Desk, client: Client, answers: Answers, file: Path, house: House, qtbot: QtBot
) -> None:
    said: list[tuple[str, int | None]] = []
    desk.toast = lambda text, undo_seq=None, *, undo=None: said.append((text, undo_seq))
    sheet = opened(desk, client, answers, file, qtbot)
    sheet.told.who.set_value("?")
    sheet.told.who.changed.emit("?")
    sheet.told.other.setText("Fen Yao’s office")
    with qtbot.waitSignal(sheet.closed, timeout=15000):
        QTest.keyClick(sheet.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    answered = house.desk.dossiers.everything(client.id)
    assert answered[CAPITAL, None].value == "5 million"
    assert answered[PLANS, None].value == "A gift for the office"
    assert (answered[FOUNDER, None].said_by, answered[FOUNDER, None].said_on) == ("Fen Yao’s office", TODAY)
    assert house.desk.clients.get(client.id).contacts[-1].name == "Li Wei"
    assert said[0][0] == "4 answers imported"
    house.desk.history.undo(said[0][1] or 0)
    assert (FOUNDER, None) not in house.desk.dossiers.everything(client.id)


def test_a_day_to_come_is_refused_beside_its_field(
    desk: Desk, client: Client, answers: Answers, file: Path, qtbot: QtBot
) -> None:
    sheet = opened(desk, client, answers, file, qtbot)
    sheet.told.day.setText("2027-01-01")
    sheet.go.click()
    assert sheet._task is None
    assert sheet.isVisible()
    sheet.close()


def test_what_does_not_fit_is_listed_and_copied(
    desk: Desk, client: Client, answers: Answers, file: Path, qtbot: QtBot
) -> None:
    sheet = opened(desk, client, answers, file, qtbot)
    sheet.part.part(PROBLEMS).setChecked(True)
    assert sheet.problems.isVisible()
    assert not sheet.list.isVisible()
    said = [row.spoken() for row in sheet.problems.rows.rows]
    assert len(said) == 2
    assert said[0].startswith("2 Client · D")
    assert said[0].endswith("“about 400” is not a number. Type digits, with a comma or a point for decimals.")
    sheet.copy.click()
    assert QGuiApplication.clipboard().text() == "\n".join(said)
    sheet.close()


def test_what_changed_meanwhile_is_compared_once_more(
    desk: Desk, client: Client, answers: Answers, file: Path, house: House, qtbot: QtBot
) -> None:
    sheet = opened(desk, client, answers, file, qtbot)
    house.desk.dossiers.answer(client.id, CAPITAL, "3 million")
    sheet.go.click()
    qtbot.waitUntil(lambda: sheet._task is None and sheet.found is not None, timeout=15000)
    assert sheet.said.text().startswith("An answer changed here meanwhile")
    assert rows(sheet)[CAPITAL].note == "It changed here, too, since the form went out."
    assert rows(sheet)[CAPITAL].change.before.words() == "3 million"
    assert (FOUNDER, None) not in house.desk.dossiers.everything(client.id)
    sheet.close()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [("notes.txt", b"hello", "neither a form of ours"), ("gone.xlsx", None, "cannot be read"),
     ("cut.xlsx", b"PK\x03\x04", "damaged")],
)  # fmt: skip
def test_a_file_that_is_none_is_told_and_another_one_asked_for(
    desk: Desk, client: Client, answers: Answers, file: Path, tmp_path: Path, qtbot: QtBot, name: str,
    data: bytes | None, words: str,
) -> None:  # fmt: skip
    bad = tmp_path / name
    if data is not None:
        bad.write_bytes(data)
    sheet = opened(desk, client, answers, bad, qtbot)
    assert words in sheet.said.text()
    assert not sheet.list.isVisible()
    assert not sheet.go.isEnabled()
    answers.file = file
    sheet.other.click()
    qtbot.waitUntil(lambda: sheet.found is not None, timeout=15000)
    assert len(rows(sheet)) == 5
    sheet.close()


def test_a_text_keeps_its_own_sources(
    desk: Desk, client: Client, answers: Answers, house: House, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    house.desk.dossiers.answer(client.id, FOUNDER, "Lao Qi", source=SourceKind.CALL, said_by="the porter")
    path = tmp_path / "a.json"
    path.write_bytes(house.desk.exchange.text(client.id))
    house.desk.dossiers.forget(client.id, FOUNDER)
    sheet = opened(desk, client, answers, path, qtbot)
    assert sheet.told.as_in_file.isVisible()
    assert not sheet.told.who.isEnabled()
    with qtbot.waitSignal(sheet.closed, timeout=15000):
        sheet.go.click()
    kept = services_of(session).dossiers.everything(client.id)[FOUNDER, None]
    assert (kept.said_by, kept.source) == ("the porter", SourceKind.CALL)


def test_nothing_new_is_said(
    desk: Desk, client: Client, answers: Answers, house: House, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "same.xlsx"
    path.write_bytes(house.desk.exchange.spreadsheet(client.id, "en"))
    sheet = opened(desk, client, answers, path, qtbot)
    assert sheet.said.text() == "same.xlsx, made on 12 Mar: nothing new, every answer is known already."
    assert not sheet.go.isVisible()
    sheet.close()
