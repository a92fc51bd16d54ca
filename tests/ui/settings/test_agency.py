"""The first page: agency, people, numbers, taxes, terms; each saved at once."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aedesk.domain.people import Rank
from tests.ui.conftest import Answers, dress
from tests.ui.houses import services_of
from tests.ui.names import cut, nameless
from ui.session import Session
from ui.settings.agency import AgencyBlock
from ui.settings.numbers import NumbersBlock, TaxesBlock, TaxSheet
from ui.settings.people import PeopleBlock, PersonSheet
from ui.settings.room import SettingsRoom
from ui.settings.terms import TermsBlock
from ui.widgets.fields import Line
from ui.widgets.sheet import ModalSheet


def sheet_of(session: Session) -> ModalSheet:
    return next(each for each in session.window.findChildren(ModalSheet) if each.isVisible())


def agency_block(room: SettingsRoom) -> AgencyBlock:
    block = room.blocks["agency"]
    assert isinstance(block, AgencyBlock)
    return block


def line_of(block: AgencyBlock, name: str) -> Line:
    line = block.fields[name].editor
    assert isinstance(line, Line)
    return line


def test_a_field_is_saved_when_it_is_left(room: SettingsRoom, session: Session) -> None:
    line = line_of(agency_block(room), "city")
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Shenqiao")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert services_of(session).agency.get().city == "Shenqiao"
    assert room.state_line == "Saved 09:20"


def test_a_missing_name_is_refused_and_kept_on_the_screen(room: SettingsRoom, session: Session) -> None:
    block = agency_block(room)
    line = line_of(block, "name")
    line.setText("")
    line.left.emit()
    assert block.fields["name"].failed
    assert services_of(session).agency.get().name == "Tern & Quill"
    line.setText("Tern and Quill")
    line.left.emit()
    assert not block.fields["name"].failed
    assert services_of(session).agency.get().name == "Tern and Quill"


def test_leaving_the_room_saves_what_is_being_typed(room: SettingsRoom, session: Session) -> None:
    line = line_of(agency_block(room), "bank")
    line.setFocus()
    QTest.keyClicks(line, "Pier Bank")
    assert room.leave()
    assert services_of(session).agency.get().bank == "Pier Bank"


def test_the_logo(room: SettingsRoom, session: Session, answers: Answers, tmp_path: Path) -> None:
    block = agency_block(room)
    answers.file = tmp_path / "logo.png"
    answers.file.write_bytes(b"no picture")
    block.choose.click()
    assert block.wrong.isVisible()
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(0)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    answers.file.write_bytes(data.data())
    block.choose.click()
    assert not block.wrong.isVisible()
    assert services_of(session).agency.logo() == data.data()
    block.remove.click()
    assert services_of(session).agency.logo() is None


def test_people_come_change_and_leave(room: SettingsRoom, session: Session) -> None:
    block = room.blocks["people"]
    assert isinstance(block, PeopleBlock)
    agency = services_of(session).agency
    assert block.note.text() == "8"
    block._open(None)
    sheet = sheet_of(session)
    assert isinstance(sheet, PersonSheet)
    assert not nameless(sheet.card)
    sheet.go.click()
    assert sheet.fields["name"].failed
    sheet.name.setText("Ola Hart")
    sheet.rank.set_value(Rank.AM)
    sheet.second.set_value(Rank.AM)
    sheet.go.click()
    assert sheet.fields["second_rank"].failed
    sheet.second.set_value(Rank.PRODUCTION)
    sheet.go.click()
    made = agency.people()[-1]
    assert (made.name, made.ranks) == ("Ola Hart", (Rank.AM, Rank.PRODUCTION))
    assert block.rows[-1].row.detail == "Account manager, Production"
    block.rows[-1].click()
    sheet = sheet_of(session)
    assert isinstance(sheet, PersonSheet)
    sheet.left_on.set_date(date(2026, 3, 12))
    sheet.go.click()
    assert [person.name for person in agency.people()][-1] != "Ola Hart"
    assert block.note.text() == "8"


def test_whoever_is_missing_is_named(room: SettingsRoom, session: Session) -> None:
    block = room.blocks["people"]
    assert isinstance(block, PeopleBlock)
    finance = next(each for each in services_of(session).agency.people() if each.rank is Rank.FINANCE)
    finance.left_on = date(2026, 3, 12)
    services_of(session).agency.save_person(finance)
    assert block.said.text() == "Nobody may sign yet: Number closed: finance."


def test_numbers_are_only_shown(room: SettingsRoom, session: Session) -> None:
    block = room.blocks["numbers"]
    assert isinstance(block, NumbersBlock)
    assert {kind: shown.text() for kind, shown in block._next.items()} == {
        "J": "J-0001",
        "E": "E-0001",
        "B": "B-0001",
        "C": "C-0002",
        "SR": "SR-0001",
    }


def test_a_tax_is_added_changed_and_removed(room: SettingsRoom, session: Session) -> None:
    block = room.blocks["taxes"]
    assert isinstance(block, TaxesBlock)
    block._open(None)
    sheet = sheet_of(session)
    assert isinstance(sheet, TaxSheet)
    sheet.name.setText("VAT, goods")
    sheet.go.click()
    assert sheet.fields["rate"].failed
    sheet.rate.setText("13")
    sheet.go.click()
    kept = services_of(session).agency.get().tax_rates
    assert (kept[-1].name, kept[-1].rate) == ("VAT, goods", Decimal("0.13"))
    assert block.rows[-1].row.figure == "13%"
    block.rows[-1].click()
    sheet = sheet_of(session)
    assert isinstance(sheet, TaxSheet)
    sheet._remove()
    assert [each.name for each in services_of(session).agency.get().tax_rates] == ["VAT 6%"]


def test_terms_in_three_languages(room: SettingsRoom, session: Session) -> None:
    block = room.blocks["terms"]
    assert isinstance(block, TermsBlock)
    block.days["valid_days"].setText("0")
    block.days["valid_days"].left.emit()
    assert services_of(session).agency.get().valid_days == 30
    assert block.days["valid_days"].error
    block.days["valid_days"].setText("20")
    block.days["valid_days"].left.emit()
    assert services_of(session).agency.get().valid_days == 20
    block.terms.setPlainText("付款期限 45 天。")
    block.terms.left.emit()
    block.language.part("es").click()
    assert block.terms.value() == ""
    block.terms.setPlainText("Pago a 45 días.")
    block.terms.left.emit()
    agency = services_of(session).agency.get()
    assert (agency.terms_zh, agency.terms_en, agency.terms_es) == ("付款期限 45 天。", "", "Pago a 45 días.")


@pytest.mark.parametrize("language", ["en", "zh", "es"])
@pytest.mark.parametrize("size", [(1440, 900), (1000, 600)])
def test_nothing_is_cut_and_all_has_names(
    session: Session, qtbot: QtBot, language: str, size: tuple[int, int]
) -> None:
    session.prefs.keep("language", language)
    session.dress()
    session.window.resize(*size)
    session.window.show()
    assert session.window.shell is not None
    session.window.shell.go("settings")
    room = session.window.shell.room
    assert isinstance(room, SettingsRoom)
    for place in (0, 4, 7):
        room.nav.choose(place)
        qtbot.waitUntil(lambda: not cut(room), timeout=5000)
        assert not nameless(room)
    dress(session.app)
