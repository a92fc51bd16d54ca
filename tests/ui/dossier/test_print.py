"""Printing from the dossier: the preview is the paper, and what is chosen decides what is on it."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from aedesk.domain.client import Client
from aedesk.domain.dossier import Product
from tests.builders import House
from tests.ui.conftest import Answers, dress
from tests.ui.names import cut, nameless
from ui.dossier.print_sheet import PAPERS, PrintSheet
from ui.dossier.tab import DossierTab
from ui.session import Session


@pytest.fixture
def sheet(tab: DossierTab, house: House, client: Client, products: list[Product], qtbot: QtBot) -> PrintSheet:
    house.desk.dossiers.answer(client.id, "client.company.founder", "Yun Lao")
    tab.refresh()
    tab.bar.print.click()
    made = next(each for each in tab.window().findChildren(PrintSheet) if each.isVisible())
    drawn(made, qtbot)
    return made


def drawn(sheet: PrintSheet, qtbot: QtBot) -> bytes:
    qtbot.waitUntil(lambda: not sheet.busy, timeout=20_000)
    assert sheet._pdf is not None, sheet.wrong.text()
    return sheet._pdf


def words(pdf: bytes) -> str:
    # Not pdfium: the preview draws with it in a thread at the same time, and it serves one thread only.
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@pytest.mark.parametrize("code", [paper.code for paper in PAPERS])
def test_every_paper_is_shown_as_it_is_printed(
    sheet: PrintSheet, code: str, answers: Answers, qtbot: QtBot, client: Client
) -> None:
    sheet._radios[code].setChecked(True)
    pdf = drawn(sheet, qtbot)
    assert words(pdf).strip()
    sheet.print.click()
    assert answers.printed[-1][0] == pdf
    assert answers.printed[-1][1].startswith(client.code)


def test_chosen_chapters_only(sheet: PrintSheet, qtbot: QtBot) -> None:
    whole = len(PdfReader(BytesIO(drawn(sheet, qtbot))).pages)
    for path, check in sheet._checks.items():
        check.set_value(path == "client")
    sheet._later.start()
    pdf = drawn(sheet, qtbot)
    assert "Yun Lao" in words(pdf)
    assert len(PdfReader(BytesIO(pdf)).pages) < whole
    sheet._checks["client"].set_value(False)
    sheet._later.start()
    qtbot.waitUntil(lambda: sheet.wrong.text() == "Choose at least one chapter.")
    assert not sheet.print.isEnabled()


def test_the_paper_speaks_the_language_that_is_chosen(sheet: PrintSheet, qtbot: QtBot) -> None:
    sheet.speaks.part("es").click()
    assert "Fundador" in words(drawn(sheet, qtbot))


@pytest.mark.parametrize("language", ["en", "zh", "es"])
def test_nothing_is_cut_and_all_has_names(session: Session, tab: DossierTab, language: str) -> None:
    session.prefs.keep("language", language)
    session.redress()
    assert session.window.shell is not None
    session.window.shell.room.dossier.keys.print("visit_brief")  # type: ignore[union-attr]
    sheet = next(each for each in session.window.findChildren(PrintSheet) if each.isVisible())
    for code in ("visit_brief", "blank", "comparison"):
        sheet._radios[code].setChecked(True)
        session.app.processEvents()
        assert not nameless(sheet.card)
        assert not cut(sheet.card)
    dress(session.app)
