"""What the overview shows of the dossier: rings, what to ask, strengths and media; and the sheets that set them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from aedesk.domain.client import Client
from aedesk.domain.dossier import Place, Product
from tests.builders import House
from tests.ui.conftest import dress
from tests.ui.names import cut, nameless
from ui.clients.page import DOSSIER, OVERVIEW, ClientPage
from ui.dossier.glance import ChapterButton
from ui.dossier.marks_sheet import NEW, MarksSheet
from ui.dossier.media_sheet import BOOKED, HAS_RUN, MediaSheet
from ui.dossier.side import AskRow
from ui.session import Session


@pytest.fixture
def overview(page: ClientPage, products: list[Product]) -> ClientPage:
    page.tabs.setCurrentIndex(OVERVIEW)
    return page


def marks_sheet(page: ClientPage) -> MarksSheet:
    page.overview.pictures.strengths.change.click()
    return next(each for each in page.window().findChildren(MarksSheet) if each.isVisible())


def media_sheet(page: ClientPage) -> MediaSheet:
    page.overview.pictures.year.change.click()
    return next(each for each in page.window().findChildren(MediaSheet) if each.isVisible())


def rows(page: ClientPage, kind: type[QAbstractButton]) -> list[QAbstractButton]:
    QApplication.processEvents()
    return [each for each in page.overview.glance.findChildren(kind) if each.isVisible()]


def test_rings_follow_the_answers_and_open_their_chapter(
    overview: ClientPage, house: House, client: Client, qtbot: QtBot
) -> None:
    chapters = rows(overview, ChapterButton)
    assert len(chapters) == 9
    assert chapters[1].accessibleName() == "Client, 0%"
    for node in list(house.desk.forms.form().section("client").fields())[:6]:
        house.desk.dossiers.not_known(client.id, node.path)
    assert rows(overview, ChapterButton)[1].accessibleName() == "Client, 26%"
    rows(overview, ChapterButton)[1].click()
    assert overview.tabs.currentIndex() == DOSSIER
    assert overview.dossier.chapter_path == "client"


def test_what_to_ask_goes_on_the_visit_list_and_into_the_interview(
    overview: ClientPage, session: Session, house: House, client: Client
) -> None:
    glance = overview.overview.glance
    first = rows(overview, AskRow)[0]
    assert isinstance(first, AskRow)
    assert first.question.why == "job"
    glance.add.click()
    assert len(house.desk.dossier_ask.listed(client.id)) == 4
    assert glance.note.full() == "4 on the visit list"
    assert not glance.add.isVisible()
    rows(overview, AskRow)[0].click()
    assert overview.dossier.form.here == first.question.path
    overview.tabs.setCurrentIndex(OVERVIEW)
    glance.start.click()
    assert session.window.shell is not None
    assert session.window.shell.code == "interview"


def test_the_card_takes_founding_and_people_from_the_dossier(
    overview: ClientPage, house: House, client: Client
) -> None:
    house.desk.dossiers.answer(client.id, "client.company.founded", "1958")
    house.desk.dossiers.answer(client.id, "client.company.founder", "Lao Qi")
    house.desk.dossiers.answer(client.id, "client.company.employees", 1240)
    said = [each.accessibleName() for each in overview.overview.facts._parts]
    assert "Founded: 1958, by Lao Qi" in said
    assert "People: 1,240" in said


def test_marks_are_set_by_click_and_by_keys(
    overview: ClientPage, house: House, client: Client, products: list[Product]
) -> None:
    assert not overview.overview.pictures.profile.isVisible()
    sheet = marks_sheet(overview)
    assert not nameless(sheet.card)
    sheet.rows["quality"].part(Place.STRONG).click()
    part = sheet.rows["design"].part(None)
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_Right)
    profile = house.desk.dossier_marks.profile(client.id, products[0].id)
    assert profile.places == {("quality", ""): Place.STRONG, ("design", ""): Place.WEAK}
    assert overview.overview.pictures.profile.text() == "Quality: Kids’ bike strong; Design: Kids’ bike weak"
    sheet.rows["design"].part(None).click()
    assert overview.overview.pictures.profile.text() == "Quality: Kids’ bike strong"


def test_rivals_stand_beside_us_two_at_most(
    overview: ClientPage, house: House, client: Client, products: list[Product]
) -> None:
    path = "product.competitors"
    columns = house.desk.forms.form().find(path).columns  # type: ignore[union-attr]
    house.desk.dossiers.answer(client.id, path, [{columns[0].key: "Reedpath"}], product_id=products[0].id)
    sheet = marks_sheet(overview)
    sheet.subject.changed.emit("=Reedpath")
    sheet.rows["quality"].part(Place.EVEN).click()
    sheet.subject.changed.emit(NEW)
    assert sheet.rival_field.isVisible()
    assert not sheet.rows["quality"].isEnabled()
    sheet.rival.setText("Old Kiln")
    sheet.rival.left.emit()
    sheet.rows["quality"].part(Place.WEAK).click()
    assert house.desk.dossier_marks.profile(client.id, products[0].id).rivals == ("Reedpath", "Old Kiln")
    sheet.subject.changed.emit("Reedpath")
    assert NEW not in sheet.subject._values
    assert sheet.rows["quality"].value() is Place.EVEN


def test_months_turn_from_booked_to_run(overview: ClientPage, house: House, client: Client) -> None:
    sheet = media_sheet(overview)
    sheet.medium.setText("Radio")
    QTest.keyClick(sheet.medium, Qt.Key.Key_Return)
    assert not nameless(sheet.card)
    cells = sheet.cells["Radio"]
    assert cells[0].hasFocus()
    cells[2].click()
    cells[3].click()
    cells[3].click()
    QTest.keyClick(cells[0], Qt.Key.Key_B)
    QTest.keyClick(cells[0], Qt.Key.Key_Right)
    QTest.keyClick(cells[1], Qt.Key.Key_R)
    row = house.desk.dossier_marks.media(client.id, 2026)[0]
    assert (row.booked, row.has_run) == ((1, 3), (2, 4))
    assert (cells[0].state, cells[1].state) == (BOOKED, HAS_RUN)
    assert cells[1].accessibleName() == "Radio, February, has run"
    assert overview.overview.pictures.months.text() == "Radio: booked 1, 3, has run 2, 4"
    sheet.year.part(2025).click()
    assert house.desk.dossier_marks.media(client.id, 2025) == ()
    sheet.year.part(2026).click()
    sheet._take_out("Radio")
    assert house.desk.dossier_marks.media(client.id, 2026) == ()
    assert not overview.overview.pictures.months.isVisible()


def test_a_medium_is_renamed_where_it_lies(overview: ClientPage, house: House, client: Client) -> None:
    marks = house.desk.dossier_marks
    marks.set_media(client.id, 2026, "Outdor", (3, 4))
    marks.set_media(client.id, 2026, "Radio", (5,))
    sheet = media_sheet(overview)
    line, cell = sheet.names["Outdor"], sheet.cells["Outdor"][4]
    line.setText("Radio")
    line.left.emit()
    assert line.value() == "Outdor"
    assert "Radio" in sheet.field.note.text()
    line.setText("Outdoor")
    line.left.emit()
    cell.click()  # the cell that was there before
    assert cell.accessibleName() == "Outdoor, May, booked"
    kept = [(row.medium, row.booked) for row in marks.media(client.id, 2026)]
    assert kept == [("Outdoor", (3, 4, 5)), ("Radio", (5,))]
    sheet.medium.setText("Cinema")
    sheet._add()
    new = sheet.names["Cinema"]
    new.setText("Cinemas")
    new.left.emit()
    sheet.cells["Cinemas"][0].click()
    assert [row.medium for row in marks.media(client.id, 2026)] == ["Outdoor", "Radio", "Cinemas"]


@pytest.mark.parametrize("language", ["en", "zh", "es"])
@pytest.mark.parametrize("size", [(1440, 900), (1280, 800), (1092, 614)])
def test_nothing_is_cut_and_all_has_names(
    session: Session, client: Client, products: list[Product], house: House, language: str, size: tuple[int, int]
) -> None:
    house.desk.dossier_marks.set_mark(client.id, products[0].id, "quality", Place.STRONG)
    house.desk.dossier_marks.set_media(client.id, 2026, "Radio", (3, 4), (1,))
    session.prefs.keep("language", language)
    session.dress()
    session.window.resize(*size)
    session.window.show()
    assert session.window.shell is not None
    session.window.shell.go("client", client.id)
    page = session.window.shell.room
    assert isinstance(page, ClientPage)
    session.app.processEvents()
    assert not cut(page)
    assert not nameless(page)
    page._marks()
    page._media()
    session.app.processEvents()
    for kind in (MarksSheet, MediaSheet):
        assert not cut(next(each for each in session.window.findChildren(kind) if each.isVisible()))
    dress(session.app)
