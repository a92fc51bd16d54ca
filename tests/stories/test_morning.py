"""A morning with the telephone, through the window: the list, the plan, the calls, what came of them, the bag."""

from datetime import timedelta
from io import BytesIO
from typing import Any, TypeVar

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aedesk.domain.call import CallState, NextKind, Outcome, Slot
from aedesk.domain.care import Promise, Visit
from aedesk.domain.client import Client, ClientClass, Contact, ContactRole
from tests.builders import TODAY, FixedClock, House
from tests.ui.conftest import Answers
from tests.ui.houses import house_of
from ui.calls.print_sheet import PrintSheet, ReportSheet
from ui.calls.room import CARE, DAY, FIGURES, CallsRoom
from ui.print_sheet import PapersSheet
from ui.session import Session
from ui.widgets.sheet import ModalSheet

Sheet = TypeVar("Sheet", bound=ModalSheet)
POINTS = ("work", "questions", "best", "worst", "opening", "message", "ask")


class Morning:
    """The window, and the AE's hands on the keys."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session, self.qtbot = session, qtbot
        self.house: House = house_of(session)

    @property
    def room(self) -> Any:
        assert self.session.window is not None
        assert self.session.window.shell is not None
        return self.session.window.shell.room

    @property
    def day(self) -> Any:
        return self.room.day

    @property
    def desk(self) -> Any:
        return self.house.desk

    def key(self, key: Qt.Key, where: Any = None, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(where or self.session.window.focusWidget(), key, keys)
        QApplication.processEvents()

    def sheet(self, kind: type[Sheet]) -> Sheet:
        return next(each for each in self.session.window.findChildren(kind) if each.isVisible())

    def paper(self, kind: type[PapersSheet]) -> str:
        sheet = self.sheet(kind)
        self.qtbot.waitUntil(lambda: not sheet.busy, timeout=20_000)
        assert sheet._pdf is not None, sheet.wrong.text()
        sheet.print.click()
        words = "\n".join(page.extract_text() for page in PdfReader(BytesIO(sheet._pdf)).pages)
        sheet.dismiss()
        return words

    def wait(self, **span: float) -> None:
        assert isinstance(self.desk.clock, FixedClock)
        self.desk.clock.go(**span)


@pytest.fixture
def tea(session: Session) -> Client:
    """An A client that has a promise of ours for today, beside others with less to say."""
    house = house_of(session)
    people = [Contact("Su Wen", role=ContactRole.DAY_TO_DAY, phone="+8613800002202", tastes="Old teapots")]
    made = house.client("Moonbamboo Tea", client_class=ClientClass.A, contacts=people)
    house.desk.care.promise(Promise(made.id, "Send the colour fan", TODAY, people[0].id))
    for number, name in enumerate(("Picoro Noodles", "Verandine Home")):
        other = [Contact("Pell Anders", role=ContactRole.DAY_TO_DAY, phone=f"+861380000220{number}")]
        with_promise = house.client(name, client_class=ClientClass.C, contacts=other)
        house.desk.care.promise(Promise(with_promise.id, f"Answer {number}", TODAY, other[0].id))
    return made


@pytest.mark.rule("P-01")
@pytest.mark.rule("P-09")
@pytest.mark.rule("P-12")
@pytest.mark.rule("P-04")
@pytest.mark.rule("Z-43")
def test_a_morning_from_the_list_to_the_bag(
    session: Session, tea: Client, answers: Answers, qtbot: QtBot
) -> None:  # fmt: skip
    morning = Morning(session, qtbot)
    session.window.resize(1440, 900)
    session.window.show()
    shell = session.window.shell
    assert shell is not None

    # The calls room was left in client care; Today leads to the day of calls all the same.
    shell.go("calls")
    morning.room.show_view(CARE)
    shell.go("today")
    morning.room.day.click()
    assert isinstance(morning.room, CallsRoom)
    assert morning.room.view == DAY

    # The list is made already and says why; D lets the desk plan the day, promises first.
    rows = [row for row in morning.day.queue.list.rows.rows if row.client == "Moonbamboo Tea"]
    assert rows[0].why.code == "promise_due"
    assert rows[0].firm
    morning.key(Qt.Key.Key_D, morning.day.queue.list)
    block = morning.day.block_rows()
    assert {"Su Wen", "Pell Anders"} <= {row.contact for row in block}
    mine = next(row for row in block if row.client == "Moonbamboo Tea")

    # An A client is prepared first: P opens the six points.
    morning.day.select(mine.id)
    morning.key(Qt.Key.Key_P, morning.day.card)
    sheet: Any = morning.sheet(ModalSheet)
    for name in POINTS:
        sheet._edits[name].setPlainText(f"{name} is thought of")
    sheet.go.click()
    assert morning.desk.calls.card(mine.id).row.prepared == 6

    # Space starts the clock, R keeps what is promised on the telephone, Space ends it.
    calls = morning.day.middle.timeline.block.list
    calls.setFocus()
    calls.choose(calls.rows.place_of(mine.id))
    morning.key(Qt.Key.Key_Space, calls)
    assert morning.desk.calls.running().id == mine.id
    morning.wait(minutes=7)
    morning.key(Qt.Key.Key_R, morning.day.card)
    promise: Any = morning.sheet(ModalSheet)
    promise.words.setPlainText("Two samples by Friday")
    promise.go.click()
    calls.setFocus()
    morning.key(Qt.Key.Key_Space, calls)

    # One key for the outcome, one for the next step; Ctrl Enter keeps both.
    morning.key(Qt.Key.Key_1, morning.day.card)
    outcome = morning.day.card.outcome
    outcome.result.setText("She has the fan and likes it")
    morning.key(Qt.Key.Key_9, morning.day.card)
    assert outcome.kind.value() is NextKind.THEIRS
    outcome.step.setText("Chooses a colour")
    outcome.on.set_date(TODAY + timedelta(days=1))
    morning.key(Qt.Key.Key_Return, morning.room, Qt.KeyboardModifier.ControlModifier)
    done = morning.desk.calls.get(mine.id)
    assert (done.state, done.outcome, done.seconds) == (CallState.DONE, Outcome.AGREED, 420)
    assert morning.desk.clients.notes(tea.id)[0].words == "She has the fan and likes it"

    # Nobody answers the next one: the call-back stands in the quiet window.
    second = next(row for row in morning.day.block_rows() if row.state is CallState.PLANNED)
    calls.setFocus()
    calls.choose(calls.rows.place_of(second.id))
    morning.key(Qt.Key.Key_Space, calls)
    morning.key(Qt.Key.Key_4, morning.day.card)
    back = next(row for row in morning.day.rows() if row.back_of == second.id)
    assert (back.slot, back.about) == (Slot.QUIET, second.about)

    # The finished call becomes a contact report by Ctrl P, for this client alone.
    morning.day.select(mine.id)
    assert morning.day.card.to_report.isVisible()
    morning.key(Qt.Key.Key_P, morning.room, Qt.KeyboardModifier.ControlModifier)
    report = morning.paper(ReportSheet)
    for words in ("Su Wen", "She has the fan and likes it", "Chooses a colour", "Two samples by Friday"):
        assert words in report, words
    assert "Picoro" not in report
    assert answers.printed[-1][1] == "Contact report Moonbamboo Tea"

    # Client care knows the new promise, the figures know the call.
    morning.key(Qt.Key.Key_2, morning.room, Qt.KeyboardModifier.AltModifier)
    care: Any = morning.room._care
    assert any("Two samples by Friday" in each.row.title for each in care.promises.buttons)
    morning.key(Qt.Key.Key_3, morning.room, Qt.KeyboardModifier.AltModifier)
    assert morning.room.view == FIGURES
    figures: Any = morning.room._figures
    assert "9:00" in figures.hours.accessibleName()
    assert morning.room.paper.words() == "The week’s calls"

    # In the afternoon she is visited; for the bag the day is printed with codes instead of names.
    starts = morning.desk.clock.instant(TODAY, 14 * 60)
    morning.desk.visits.plan(Visit(tea.id, starts, travel=25, place="Moonbamboo Tea, room 1", goal="The colour"))
    next(each for each in morning.room.commands() if each.words == "Print day sheet for the bag").do()
    bag = morning.paper(PrintSheet)
    assert tea.code in bag
    for name in ("Moonbamboo", "Su Wen", "Picoro"):
        assert name not in bag, name
