"""Printing from the desk: every paper is shown as it is printed, its day and its parts can be chosen."""

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from tests.builders import TODAY
from tests.ui.conftest import Answers
from tests.ui.desk_room.planning import front, sheet
from tests.ui.houses import house_of
from ui.desk_room.desk_view import DeskView
from ui.desk_room.print_sheet import GOALS, LABELS, MONTH, PAPERS, DeskPrint
from ui.session import Session


@pytest.fixture
def printing(session: Session, qtbot: QtBot) -> DeskPrint:
    """The sheet as the button of the desk opens it."""
    house_of(session).desk.desk.capture("Comments on the layout")
    view = front(session).view("desk")
    assert isinstance(view, DeskView)
    view.paper.click()
    opened = sheet(session, DeskPrint)
    drawn(opened, qtbot)
    return opened


def drawn(opened: DeskPrint, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: not opened.busy, timeout=20_000)
    if opened._pdf is None:
        return ""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(opened._pdf)).pages)


@pytest.mark.rule("D-06")
def test_every_paper_is_shown_as_it_is_printed(printing: DeskPrint, answers: Answers, qtbot: QtBot) -> None:
    assert "Comments on the layout" in drawn(printing, qtbot)
    titles = ("Desk clean-up", "Work diary", "For the bag", "Week plan", "Month summary", "Goals", "Dividers")
    for paper, title in zip(PAPERS, titles, strict=True):
        printing._radios[paper.code].setChecked(True)
        assert title in drawn(printing, qtbot)
    pdf = printing._pdf
    printing.print.click()
    assert answers.printed[-1] == (pdf, f"Dividers and labels {TODAY.isoformat()}")


def test_day_period_and_parts_are_chosen_beside_the_preview(printing: DeskPrint, qtbot: QtBot) -> None:
    printing._radios[MONTH].setChecked(True)
    printing._day.set_date(TODAY - timedelta(days=20))
    printing._day.changed.emit(printing._day.date())
    assert "February 2026" in drawn(printing, qtbot)
    printing._radios[GOALS].setChecked(True)
    assert "Personal" in drawn(printing, qtbot)
    printing._personal.click()
    assert "Personal" not in drawn(printing, qtbot)
    printing._radios[LABELS].setChecked(True)
    printing._dividers.click()
    assert "one strip" not in drawn(printing, qtbot)
    printing._labels.click()
    assert drawn(printing, qtbot) == ""
    assert printing.wrong.text() == "Choose dividers, labels, or both."
    assert not printing.print.isEnabled()
