"""The main job through the window: from the first run to the client's signature, and the desk as it is the next day."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from aedesk.domain.estimate import EstimateState
from aedesk.domain.job import Job, Stage
from aedesk.domain.signoff import How
from aedesk.paths import Paths
from tests.builders import STROKES, House, brief_complete
from tests.ui.base.test_first_run import PHRASE, fill_agency, fill_passphrase, step_of, wizard_of
from tests.ui.conftest import Answers, MakeSession
from tests.ui.estimates.conftest import lines
from tests.ui.houses import house_of
from ui.first_run.client import ClientStep
from ui.first_run.people import PeopleStep
from ui.first_run.recovery import RecoveryStep
from ui.jobs.job_sheet import JobSheet
from ui.lock import LockPage
from ui.session import Session
from ui.widgets.floating import Floating
from ui.widgets.sheet import ModalSheet

NAMES = ("Iris Tan", "Bo Marek", "Noa Ferrin", "Ola Hart", "Kim Dro", "林文", "Ben Aro", "Fa Gao")


class Story:
    """The window, and the AE's hands."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session, self.qtbot = session, qtbot

    @property
    def shell(self) -> Any:
        return self.session.window.shell

    @property
    def services(self) -> Any:
        assert self.session.desk is not None
        return self.session.desk.services

    def floats(self) -> list[Any]:
        QApplication.sendPostedEvents(None, 0)
        return [each for each in self.session.window.children() if isinstance(each, Floating) and each.isVisible()]

    def top(self) -> Any:
        return self.floats()[-1]

    def sheet(self) -> Any:
        return next(each for each in self.session.window.findChildren(ModalSheet) if each.isVisible())

    def press(self, name: str, under: QWidget | None = None) -> None:
        place = under or self.session.window
        found = [b for b in place.findChildren(QAbstractButton) if b.isVisible() and b.accessibleName() == name]
        assert found, [b.accessibleName() for b in place.findChildren(QAbstractButton) if b.isVisible()]
        found[-1].click()
        QApplication.processEvents()

    def draw(self, pad: QWidget) -> None:
        left, middle = pad.width() // 4, pad.height() // 2
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(left, middle))
        for n in range(40):
            QTest.mouseMove(pad, QPoint(left + 4 * n, middle - (n % 8) * 6))
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(left + 160, middle))

    def first_run(self) -> None:
        fill_agency(self.session, self.qtbot)
        step = step_of(self.session, PeopleStep)
        for row, name in zip(step.rows, NAMES, strict=True):
            row.line.setText(name)
        self.qtbot.keyClick(step.rows[0].line, Qt.Key.Key_Return)
        fill_passphrase(self.session, self.qtbot)
        wizard = wizard_of(self.session)
        recovery = step_of(self.session, RecoveryStep)
        self.qtbot.waitUntil(lambda: bool(wizard.draft.code))
        recovery.proof.setText(wizard.draft.code.splitlines()[1].lower())
        wizard.next()
        client = step_of(self.session, ClientStep)
        self.qtbot.keyClicks(client.lines["client_name"], "Larkwheel Cycles")
        client.lines["contact_name"].setText("Fen Yao")
        self.qtbot.keyClick(client.lines["client_name"], Qt.Key.Key_Return)


def the_job(story: Story) -> Job:
    (card,) = story.services.jobs.cards()
    found: Job = story.services.jobs.get(card.id)
    return found


@pytest.mark.rule("W-06")
@pytest.mark.rule("W-27")
@pytest.mark.rule("W-28")
@pytest.mark.rule("W-30")
@pytest.mark.rule("Gate 11")
def test_from_the_first_run_to_the_clients_signature(
    make_session: MakeSession, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    session = make_session(Paths(tmp_path / "new"))
    session.begin(None)
    session.window.resize(1440, 900)
    story = Story(session, qtbot)
    story.first_run()
    assert story.shell.code == "jobs"

    # A job begins as a forecast, without a number.
    story.shell.new()
    sheet = story.sheet()
    assert isinstance(sheet, JobSheet)
    qtbot.keyClicks(sheet.title_line, "Spring city ride")
    sheet.due.set_date(date(2026, 4, 10))
    story.press("Open job", sheet)
    job = the_job(story)
    assert (job.number, job.stage) == (None, Stage.FORECAST)

    # The board refuses a move and offers what is missing.
    room = story.shell.room
    room.view.select(job.id)
    room.step(1)
    story.press("Record", story.top())
    story.press("Record", story.top())
    story.press("Move now", story.top())
    assert the_job(story).stage is Stage.BRIEF

    # The brief is written, the strategy approved; AD signs on the pad, CD on paper: the number comes by itself.
    house: House = house_of(session)
    house.desk.briefs.save(brief_complete(job))
    house.sign(job, "strategy.ad")
    for slot, ink in (("brief.ad", True), ("brief.cd", False)):
        house.sign(job, slot) if ink else house.sign(job, slot, how=How.PAPER, strokes=(), folder="F-26/031")
    assert the_job(story).number == "J-0001"
    house.supply(the_job(story), Stage.FINISHED_ART)
    story.services.jobs.move(job.id, Stage.FINISHED_ART)

    # Nothing goes to a third party before the client has signed (W-30).
    room.view.select(job.id)
    room.step(1)
    assert story.floats()
    assert the_job(story).stage is Stage.FINISHED_ART
    QTest.keyClick(story.top(), Qt.Key.Key_Escape)

    # The estimate: written, issued, signed inside, handed over, signed by the client on the screen.
    draft = story.services.estimates.draft(job.id)
    draft.lines = lines()
    story.services.estimates.save(draft)
    story.shell.go("estimate", draft.id)
    QApplication.processEvents()
    page = story.shell.room
    qtbot.waitUntil(lambda: not page.pane.busy(), timeout=20000)
    page.head.next.click()
    story.sheet().go.click()
    qtbot.waitUntil(lambda: page.estimate.state is EstimateState.ISSUED, timeout=20000)
    assert page.head.title.full() == "Estimate E-0001"
    issued = story.services.files.get(page.estimate.pdf)
    for slot in ("estimate.prepared", "estimate.checked", "estimate.ad"):
        person = next(p for p in story.services.agency.signers(slot))
        story.services.signing.sign_ink(draft.id, slot, STROKES, person_id=person.id)
    story.shell.go("estimate", draft.id)
    page = story.shell.room
    qtbot.waitUntil(lambda: page.head.next.words() == "Hand to the client", timeout=20000)
    page.head.next.click()
    story.sheet().go.click()
    qtbot.waitUntil(lambda: page.estimate.state is EstimateState.SENT, timeout=20000)
    story.shell.go("sign", (draft.id, "estimate.client"))
    QApplication.processEvents()
    signing = story.shell.room
    assert not story.shell.rail.isVisible()
    story.draw(signing.form.pad)
    signing.form.agree.click()
    signing.form.sign.click()
    qtbot.waitUntil(lambda: story.services.estimates.get(draft.id).state is EstimateState.ACCEPTED, timeout=20000)
    signed = story.services.estimates.pdf(draft.id)
    assert signed.startswith(issued)
    assert story.services.signing.verify(signed).code == "same"

    # The gate is open: the card moves.
    qtbot.waitUntil(lambda: any(b.isVisible() for b in signing.findChildren(QAbstractButton)
                                if b.accessibleName() == "Done"))  # fmt: skip
    story.press("Done", signing)
    story.shell.go("jobs")
    room = story.shell.room
    room.view.select(job.id)
    room.step(1)
    QApplication.processEvents()
    assert the_job(story).stage is Stage.EXECUTION

    # Locked, nothing readable stays; the next day everything is there.
    session.lock()
    assert isinstance(session.window.centralWidget(), LockPage)
    page = session.window.centralWidget()
    page.line.setText(PHRASE)
    qtbot.keyClick(page.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: story.shell is not None and session.desk is not None and session.desk.ready, timeout=20000)
    (card,) = story.services.jobs.cards()
    assert (card.number, card.stage) == ("J-0001", Stage.EXECUTION)
    assert story.services.history.verify().bad_seq is None
    (row,) = story.services.clients.rows("larkwheel")
    (contact,) = story.services.clients.get(row.id).contacts
    assert contact.name == "Fen Yao"
