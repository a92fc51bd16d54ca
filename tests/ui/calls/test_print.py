"""Printing from the calls room: what is shown is what is printed, in the chosen language."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from aedesk.domain.client import Client
from tests.builders import TODAY, House
from tests.ui.calls.conftest import plan
from tests.ui.conftest import Answers
from ui.calls.print_sheet import PAPERS, PrintSheet
from ui.calls.room import CallsRoom
from ui.print_sheet import Paper
from ui.session import Session


def opened(session: Session, room: CallsRoom, name: str, qtbot: QtBot) -> PrintSheet:
    next(each for each in room.commands() if each.words == name).do()
    sheet = next(each for each in session.window.findChildren(PrintSheet) if each.isVisible())
    qtbot.waitUntil(lambda: not sheet.busy, timeout=20_000)
    return sheet


def words(pdf: bytes | None) -> str:
    assert pdf is not None
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.code)
def test_a_paper_is_shown_as_it_is_printed(
    session: Session, room: CallsRoom, house: House, tea: Client, answers: Answers, qtbot: QtBot,
    paper: Paper,
) -> None:  # fmt: skip
    plan(house, tea, important=True)
    sheet = opened(session, room, "Print call sheet", qtbot)
    sheet._radios[paper.code].setChecked(True)
    qtbot.waitUntil(lambda: not sheet.busy, timeout=20_000)
    pdf = sheet._pdf
    assert words(pdf)
    sheet.print.click()
    assert answers.printed[-1] == (pdf, f"{paper.name} {TODAY.isoformat()}")


def test_the_language_can_be_chosen(session: Session, room: CallsRoom, house: House, tea: Client, qtbot: QtBot) -> None:
    plan(house, tea)
    sheet = opened(session, room, "Print call sheet", qtbot)
    sheet.speaks.part("es").click()
    qtbot.waitUntil(lambda: not sheet.busy, timeout=20_000)
    assert "Hoja de llamadas" in words(sheet._pdf)


def test_a_day_without_calls_says_so(session: Session, room: CallsRoom, house: House, qtbot: QtBot) -> None:
    sheet = opened(session, room, "Print call sheet", qtbot)
    assert sheet.wrong.text() == "There is no call to print on this day."
    assert not sheet.print.isEnabled()
