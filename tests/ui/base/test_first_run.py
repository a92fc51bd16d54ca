"""The first run: from nothing to a desk in the window; what was typed is kept, each step says what is wrong."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from aedesk import door, words
from aedesk.paths import Paths
from tests.ui.base.test_session import plain_rooms, shell_of
from tests.ui.conftest import Answers, MakeSession, dress
from tests.ui.names import cut, nameless, strays
from ui.first_run.agency import AgencyStep
from ui.first_run.client import ClientStep
from ui.first_run.draft import read_taxes, usual_taxes
from ui.first_run.passphrase import PassphraseStep
from ui.first_run.people import PeopleStep
from ui.first_run.recovery import RecoveryStep, same
from ui.first_run.wizard import Resume, Step, Wizard
from ui.session import Session

__all__ = ["plain_rooms"]

S = TypeVar("S", bound=Step)
PHRASE = "kettle ochre ninth harbour"


def wizard_of(session: Session) -> Wizard:
    page = session.window.centralWidget()
    assert isinstance(page, Wizard)
    return page


def step_of(session: Session, kind: type[S]) -> S:
    step = wizard_of(session).step
    assert isinstance(step, kind)
    return step


@pytest.fixture
def fresh(make_session: MakeSession, tmp_path: Path) -> Session:
    """A first run in a folder where nothing is."""
    session = make_session(Paths(tmp_path / "new"))
    session.begin(None)
    return session


def fill_agency(session: Session, qtbot: QtBot) -> None:
    step = step_of(session, AgencyStep)
    qtbot.keyClicks(step.lines["name"], "Tern & Quill")
    step.lines["legal_name"].setText("Tern & Quill Advertising Co., Ltd.")
    step.lines["address"].setText("18 Huaibei Road, Shenqiao")
    step.lines["bank"].setText("Harbour Bank")
    qtbot.keyClick(step.lines["bank"], Qt.Key.Key_Return)


def fill_people(session: Session, qtbot: QtBot) -> None:
    step = step_of(session, PeopleStep)
    names = ("Iris Tan", "Bo Marek", "Noa Ferrin", "Ola Hart", "Kim Dro", "林文")
    for row, name in zip(step.rows, names, strict=False):
        row.line.setText(name)
    qtbot.keyClick(step.rows[0].line, Qt.Key.Key_Return)


def fill_passphrase(session: Session, qtbot: QtBot) -> None:
    step = step_of(session, PassphraseStep)
    qtbot.keyClicks(step.one, PHRASE)
    qtbot.keyClicks(step.two, PHRASE)
    qtbot.keyClick(step.two, Qt.Key.Key_Return)
    wizard = wizard_of(session)
    qtbot.waitUntil(lambda: isinstance(wizard.step, RecoveryStep), timeout=20000)


def test_from_nothing_to_the_window(fresh: Session, qtbot: QtBot) -> None:
    fill_agency(fresh, qtbot)
    fill_people(fresh, qtbot)
    fill_passphrase(fresh, qtbot)
    recovery = step_of(fresh, RecoveryStep)
    wizard = wizard_of(fresh)
    wizard.next()
    assert "print or save" in recovery.proof_field.note.text().lower()
    recovery.proof.setText("0000 0000 0000 0")
    wizard.next()
    assert recovery.proof_field.failed
    recovery.proof.setText(wizard.draft.code.splitlines()[1].lower())
    assert recovery.proof_field.note.text() == "Matches the sheet"
    assert recovery.keeper.value() == "Bo Marek, account director"
    qtbot.keyClick(recovery.proof, Qt.Key.Key_Return)
    client = step_of(fresh, ClientStep)
    assert wizard.skip_button.isVisible()
    wizard.next()
    assert client.name_field.failed
    qtbot.keyClicks(client.lines["client_name"], "Larkwheel Cycles")
    client.lines["contact_name"].setText("Fen Yao")
    code = wizard.draft.code
    qtbot.keyClick(client.lines["client_name"], Qt.Key.Key_Return)
    assert shell_of(fresh).code == "jobs"
    assert fresh.desk is not None
    services = fresh.desk.services
    agency = services.agency.get()
    assert (agency.name, agency.bank, agency.currency) == ("Tern & Quill", "Harbour Bank", "CNY")
    assert [rate.name for rate in agency.tax_rates] == ["services", "goods"]
    assert [person.name for person in services.agency.people()][:2] == ["Iris Tan", "Bo Marek"]
    assert len(services.agency.people()) == 6
    assert services.agency.me().name == "Iris Tan"
    assert services.agency.gaps() == ("estimate.prepared", "proof.pr", "close.finance")
    assert [row.short_name for row in services.clients.rows()] == ["Larkwheel Cycles"]
    assert services.agency.certificate()
    assert fresh.prefs.text("keeper") == "Bo Marek, account director"
    fresh.lock()
    assert door.with_passphrase(fresh.paths, PHRASE).cards == []
    assert door.with_recovery(fresh.paths, code).cards == []


def test_an_empty_desk(fresh: Session, qtbot: QtBot) -> None:
    fill_agency(fresh, qtbot)
    fill_people(fresh, qtbot)
    fill_passphrase(fresh, qtbot)
    step_of(fresh, RecoveryStep).have.setChecked(True)
    wizard = wizard_of(fresh)
    wizard.next()
    wizard.skip_button.click()
    assert fresh.desk is not None
    assert fresh.desk.services.clients.rows() == []


def test_each_step_says_what_is_missing(fresh: Session, qtbot: QtBot) -> None:
    wizard = wizard_of(fresh)
    wizard.next()
    step = step_of(fresh, AgencyStep)
    assert step.fields["name"].note.text() == "The papers need a name."
    assert step.lines["name"].hasFocus()
    step.lines["taxes"].setText("six")
    wizard.draft.taxes = "six"
    step.lines["name"].setText("Tern & Quill")
    wizard.next()
    assert step.fields["taxes"].failed
    wizard.draft.taxes = None
    wizard.next()
    people = step_of(fresh, PeopleStep)
    wizard.next()
    assert wizard.note.text().startswith("Type your own name")
    people.rows[0].line.setText("Iris Tan")
    wizard.next()
    step3 = step_of(fresh, PassphraseStep)
    step3.one.setText("short")
    wizard.next()
    assert step3.one_field.failed
    step3.one.setText(PHRASE)
    step3.two.setText("kettle ochre ninth")
    step3.two.left.emit()
    assert step3.two_field.note.text() == "Word 4 is missing."
    wizard.next()
    assert step_of(fresh, PassphraseStep)


def test_back_keeps_what_was_typed(fresh: Session, qtbot: QtBot) -> None:
    fill_agency(fresh, qtbot)
    step_of(fresh, PeopleStep).rows[0].line.setText("Iris Tan")
    step_of(fresh, PeopleStep).add()
    step_of(fresh, PeopleStep).rows[-1].line.setText("Zoe Lin")
    qtbot.keyClick(step_of(fresh, PeopleStep).rows[-1].line, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert step_of(fresh, AgencyStep).lines["legal_name"].text() == "Tern & Quill Advertising Co., Ltd."
    wizard_of(fresh).next()
    rows = step_of(fresh, PeopleStep).rows
    assert (rows[0].line.text(), rows[-1].line.text()) == ("Iris Tan", "Zoe Lin")


def test_every_gate_has_somebody(fresh: Session, qtbot: QtBot) -> None:
    fill_agency(fresh, qtbot)
    step = step_of(fresh, PeopleStep)
    assert not any(tick._done for tick in step.ticks)
    for row in step.rows:
        row.line.setText("Somebody")
    assert all(tick._done for tick in step.ticks)
    step.remove(step.rows[-1].person)
    assert [tick._done for tick in step.ticks] == [True] * 5 + [False]
    assert "nobody yet" in step.notes[-1].text()
    step.rows[0].second.set_value(step.rows[0].person.rank.FINANCE)
    step.rows[0]._typed()
    assert all(tick._done for tick in step.ticks)


def test_a_changed_passphrase_after_the_desk_was_made(fresh: Session, qtbot: QtBot) -> None:
    fill_agency(fresh, qtbot)
    fill_people(fresh, qtbot)
    fill_passphrase(fresh, qtbot)
    wizard = wizard_of(fresh)
    code = wizard.draft.code
    wizard.back()
    step = step_of(fresh, PassphraseStep)
    step.one.setText("another four quiet words")
    step.two.setText("another four quiet words")
    wizard.next()
    qtbot.waitUntil(lambda: isinstance(wizard.step, RecoveryStep), timeout=20000)
    assert wizard.draft.code == code
    assert door.with_passphrase(fresh.paths, "another four quiet words")


def test_the_recovery_sheet_is_printed_or_saved(fresh: Session, qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    fill_agency(fresh, qtbot)
    fill_people(fresh, qtbot)
    fill_passphrase(fresh, qtbot)
    step = step_of(fresh, RecoveryStep)
    step.print_button.click()
    assert answers.printed[0][0].startswith(b"%PDF")
    answers.file = tmp_path / "sheet.pdf"
    step.save_button.click()
    from pypdf import PdfReader

    text = "".join(PdfReader(answers.file).pages[0].extract_text().split())
    assert all("".join(line.split()[:1]) in text for line in wizard_of(fresh).draft.code.splitlines())
    assert wizard_of(fresh).draft.code.splitlines()[0] in step.sheet.accessibleName()


def test_a_first_run_cut_short_goes_on(fresh: Session, make_session: MakeSession, qtbot: QtBot) -> None:
    fill_agency(fresh, qtbot)
    fill_people(fresh, qtbot)
    fill_passphrase(fresh, qtbot)
    services = wizard_of(fresh).draft.services
    assert services is not None
    fresh.window.close()
    assert fresh.held is None
    again = make_session(fresh.paths)
    again.begin(None)
    from ui.lock import LockPage

    page = again.window.centralWidget()
    assert isinstance(page, LockPage)
    page.line.setText(PHRASE)
    page.unlock()
    qtbot.waitUntil(lambda: isinstance(again.window.centralWidget(), Resume), timeout=20000)
    assert len(wizard_of(again).steps()) == 3
    fill_agency(again, qtbot)
    fill_people(again, qtbot)
    wizard_of(again).skip()
    assert again.desk is not None
    assert again.desk.services.agency.get().name == "Tern & Quill"


def test_a_logo_or_a_refusal(fresh: Session, answers: Answers, tmp_path: Path) -> None:
    step = step_of(fresh, AgencyStep)
    answers.file = tmp_path / "logo.png"
    answers.file.write_bytes(b"not a picture")
    step.logo.click()
    assert "not a picture" in step.logo_note.text()
    picture = QImage(40, 20, QImage.Format.Format_RGB32)
    picture.fill(0)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    answers.file.write_bytes(buffer.data().data())
    step.logo.click()
    assert wizard_of(fresh).draft.logo is not None
    assert not step.head.grab().isNull()


@pytest.mark.parametrize("language", ["zh", "en", "es"])
def test_the_language_changes_on_the_spot(fresh: Session, qtbot: QtBot, language: str) -> None:
    step_of(fresh, AgencyStep).lines["name"].setText("Tern & Quill")
    step_of(fresh, AgencyStep)._speak(language)
    assert step_of(fresh, AgencyStep).lines["name"].text() == "Tern & Quill"
    assert step_of(fresh, AgencyStep).heading.text() == words._("Your agency")
    assert words.language() == language


@pytest.mark.parametrize("language", ["zh", "en", "es"])
@pytest.mark.parametrize("size", [(1000, 600), (1280, 800), (1440, 900)])
def test_nothing_is_cut_or_nameless(
    make_session: MakeSession, tmp_path: Path, qtbot: QtBot, language: str, size: tuple[int, int], qapp: object
) -> None:
    dress(qapp, language)  # type: ignore[arg-type]
    session = make_session(Paths(tmp_path / language))
    session.begin(None)
    session.window.resize(*size)
    wizard = wizard_of(session)
    wizard.draft.code = "\n".join(["XXXX XXXX XXXX X"] * 4)
    for at in range(5):
        wizard.show_step(at)
        qtbot.wait(1)
        assert nameless(wizard) == []
        assert cut(wizard) == []
        assert wizard.step is not None
        assert wizard.step.width() <= wizard._scroll.viewport().width()
    assert strays(session.window) == []
    assert (session.window.width(), session.window.height()) == size


def test_tax_rates_as_they_are_typed() -> None:
    assert [(rate.name, str(rate.rate)) for rate in read_taxes("6% services · 13% goods") or []] == [
        ("services", "0.06"),
        ("goods", "0.13"),
    ]
    assert [str(rate.rate) for rate in read_taxes("10,5 % IVA; 21%") or []] == ["0.105", "0.21"]
    assert read_taxes("") == []
    assert read_taxes("six per cent") is None
    assert usual_taxes("MXN") == "16% IVA"


def test_a_line_of_the_code_is_read_kindly() -> None:
    assert same("k7qm-2xhd 9prv b", "K7QM 2XHD 9PRV B")
    assert same("K7QM2XHD9PRV", "K7QM 2XHD 9PRV B")
    assert same("O0Il 2XHD 9PRV", "0011 2XHD 9PRV B")
    assert not same("K7QM 2XHD", "K7QM 2XHD 9PRV B")


def test_strength_is_said_in_a_sentence() -> None:
    from ui.strength import strength

    assert strength("")[0] == 0
    assert strength("short")[2] == "red"
    assert strength("password1")[0] == 1
    assert strength("aaaaaaaaaaaa")[0] == 1
    assert strength(PHRASE)[0] >= 3
    assert strength("四只苍鹭在屋顶上")[0] >= 3


def test_closing_in_the_middle_asks(fresh: Session, qtbot: QtBot, answers: Answers) -> None:
    answers.yes = False
    wizard_of(fresh)
    assert not wizard_of(fresh).half_filled
    qtbot.keyClicks(step_of(fresh, AgencyStep).lines["name"], "Tern & Quill")
    assert not fresh.window.close()
    assert answers.asked == ["Leave the set-up?"]
    answers.yes = True
    assert fresh.window.close()
    assert not fresh.paths.vault.exists()
