"""The room of clients: search in three scripts, groups, filters, inspector, a new client, a note."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aedesk.domain.client import ClientClass, ContactKind, ContactNote
from tests.builders import TODAY, House
from tests.ui.conftest import dress
from tests.ui.names import nameless
from ui.clients.client_sheet import ClientSheet
from ui.clients.note_sheet import NoteSheet
from ui.clients.room import ClientsRoom
from ui.clients.rows import Group
from ui.session import Session
from ui.widgets.painted import ROW
from ui.widgets.sheet import ModalSheet


def names(room: ClientsRoom) -> list[str]:
    return [row.short_name for row in room.list.rows.rows if not isinstance(row, Group)]


def sheet_of(session: Session) -> ModalSheet:
    return next(each for each in session.window.findChildren(ModalSheet) if each.isVisible())


def test_clients_stand_under_their_class(room: ClientsRoom) -> None:
    heads = [row.name for row in room.list.rows.rows if isinstance(row, Group)]
    assert heads == ["Class A", "Class B", "Class C"]
    assert names(room) == ["Larkwheel Cycles", "竹月茶", "Niño Juguetes"]
    assert room.state_line == "3 clients · 2 open jobs · 4 visits not planned yet"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("月茶", "竹月茶"),
        ("zyc", "竹月茶"),
        ("moonb", "竹月茶"),
        ("nino", "Niño Juguetes"),
        ("Fen", "Larkwheel Cycles"),
    ],
)
def test_search_finds_three_scripts_and_pinyin(room: ClientsRoom, typed: str, found: str) -> None:
    room.search.setText(typed)
    assert found in names(room)


def test_search_that_finds_nothing_says_so(room: ClientsRoom) -> None:
    room.search.setText("zzzz")
    assert room.pages.currentWidget() is room.lost
    QTest.keyClick(room.search, Qt.Key.Key_Escape)
    assert len(names(room)) == 3


def test_filters_and_groups(room: ClientsRoom) -> None:
    room.by_class.set_value(ClientClass.B)
    room._sift()
    assert names(room) == ["竹月茶"]
    room.by_class.set_value(None)
    room.group.set_value("industry")
    room._sift()
    assert [row.name for row in room.list.rows.rows if isinstance(row, Group)] == ["bicycles", "juguetes", "茶叶"]
    room.group.set_value("none")
    room._sift()
    assert not any(isinstance(row, Group) for row in room.list.rows.rows)


def test_the_row_says_everything_aloud(room: ClientsRoom) -> None:
    said = room.list.rows.data(room.list.rows.index(1), Qt.ItemDataRole.AccessibleTextRole)
    week, jobs = "this week 0 of 2, not planned", "2 open jobs, next: 26 Mar"
    assert said == f"Larkwheel Cycles, 云雀单车, bicycles, Class A, no contact yet, {week}, {jobs}, dossier 0% known"
    head = room.list.rows.index(0)
    assert isinstance(head.data(ROW), Group)
    assert not head.flags() & Qt.ItemFlag.ItemIsSelectable


def test_the_inspector_follows_the_selection(room: ClientsRoom) -> None:
    room.list.choose(1)
    assert room.inspector.name.text().startswith("Larkwheel Cycles")
    assert [each.row.title for each in room.inspector.jobs.buttons] == [
        "Kids’ range, first ideas",
        "Spring city ride, launch materials",
    ]
    QTest.keyClick(room.list, Qt.Key.Key_Down)
    assert room.inspector.name.text().startswith("竹月茶")
    QTest.keyClick(room.list, Qt.Key.Key_I)
    assert not room.inspector.isVisible()


def test_enter_opens_the_client(room: ClientsRoom, session: Session) -> None:
    room.list.choose(1)
    QTest.keyClick(room.list, Qt.Key.Key_Return)
    assert session.window.shell is not None
    assert session.window.shell.code == "client"
    assert session.window.shell.room is not None
    assert session.window.shell.room.title == "Larkwheel Cycles"


def test_a_new_client_is_registered_and_selected(room: ClientsRoom, session: Session, house: House) -> None:
    room.new()
    sheet = sheet_of(session)
    assert isinstance(sheet, ClientSheet)
    assert not nameless(sheet.card)
    sheet.go.click()
    assert sheet.fields["short_name"].failed
    assert sheet.fields["short_name"].note.text() == "Type something here."
    sheet.short_name.setText("皮可罗面")
    sheet.client_class.set_value(ClientClass.A)
    sheet.go.click()
    row = room.list.chosen()
    assert (row.short_name, row.client_class, row.reading) == ("皮可罗面", ClientClass.A, "pi ke luo mian")
    kept = house.desk.clients.get(row.id)
    assert (kept.payment_days, kept.since, kept.code) == (45, TODAY, "C-0004")


def test_a_name_that_is_there_already_is_warned_of(room: ClientsRoom, session: Session) -> None:
    room.new()
    sheet = sheet_of(session)
    assert isinstance(sheet, ClientSheet)
    sheet.short_name.setText("larkwheel cycles")
    sheet.short_name.left.emit()
    assert "already: Larkwheel Cycles" in sheet.fields["short_name"].note.text()
    assert sheet.go.words() == "Register all the same"
    sheet.go.click()
    assert names(room).count("larkwheel cycles") == 1


def test_payment_days_out_of_range_stay_in_the_sheet(room: ClientsRoom, session: Session) -> None:
    room.new()
    sheet = sheet_of(session)
    assert isinstance(sheet, ClientSheet)
    sheet.short_name.setText("Pier")
    sheet.payment_days.setText("4000")
    sheet.go.click()
    assert sheet.isVisible()
    assert sheet.fields["payment_days"].note.text() == "Type a number of at most 365."


def test_a_noted_contact_becomes_the_last_one(room: ClientsRoom, session: Session, house: House) -> None:
    room.list.choose(1)
    QTest.keyClick(room.list, Qt.Key.Key_N)
    sheet = sheet_of(session)
    assert isinstance(sheet, NoteSheet)
    assert not nameless(sheet.card)
    sheet.kind.set_value(ContactKind.VISIT)
    sheet.words.setPlainText("Asked for two paper samples")
    sheet.time.setText("25:00")
    sheet.go.click()
    assert sheet.fields["time"].failed
    sheet.time.setText("8.30")
    sheet.go.click()
    row = room.list.rows.rows[1]
    assert (row.last_contact_kind, row.last_contact_name) == (ContactKind.VISIT, "Fen Yao")
    assert room.inspector.notes.buttons[0].row.title == "Asked for two paper samples"
    assert house.desk.clients.notes(row.id)[0].words == "Asked for two paper samples"


def test_a_contact_in_the_future_is_refused(room: ClientsRoom, session: Session) -> None:
    room.list.choose(1)
    QTest.keyClick(room.list, Qt.Key.Key_N)
    sheet = sheet_of(session)
    assert isinstance(sheet, NoteSheet)
    sheet.words.setPlainText("x")
    sheet.time.setText("23:59")
    sheet.go.click()
    assert sheet.fields["on"].note.text() == "The date lies in the future."


def test_everything_has_a_name_and_the_small_window_gives_the_list_the_room(
    room: ClientsRoom, session: Session
) -> None:
    assert not nameless(room)
    session.window.resize(1092, 614)
    assert not room.inspector.isVisible()
    QTest.keyClick(room.list, Qt.Key.Key_I)
    assert room.inspector.isVisible()
    assert room.inspector.geometry().right() == room.width() - 1
    QTest.keyClick(room.list, Qt.Key.Key_Escape)
    assert not room.inspector.isVisible()


def test_what_is_kept_comes_back_after_a_rebuild(room: ClientsRoom, session: Session) -> None:
    room.list.choose(3)
    room.search.setText("茶")
    kept = room.keep()
    dress(session.app, "zh")
    again = ClientsRoom(room.desk)
    again.restore(kept)
    assert again.search.text() == "茶"
    assert names(again) == ["竹月茶"]
    assert again.list.rows.rows[0].name == "B 类"


def test_notes_of_others_reload_the_list(room: ClientsRoom, house: House) -> None:
    row = room.list.rows.rows[1]
    note = ContactNote(row.id, ContactKind.MAIL, house.desk.clock.now(), "sent the sheet")
    house.desk.clients.note(note)
    assert room.list.rows.rows[1].last_contact_kind is ContactKind.MAIL


def test_letters_typed_into_the_search_are_no_keys_of_the_list(
    room: ClientsRoom, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitActive(session.window):
        session.window.activateWindow()
    room.to_filter()
    QTest.keyClicks(room.search, "nin")
    assert room.search.text() == "nin"
    assert room.inspector.isVisible()
    assert not any(each.isVisible() for each in session.window.findChildren(ModalSheet))


def test_a_client_without_open_jobs_is_archived_and_brought_back(
    room: ClientsRoom, session: Session, house: House
) -> None:
    busy = house.desk.clients.get(room.list.rows.rows[1].id)
    sheet = ClientSheet(room.desk, busy)
    sheet._archive(busy, away=True)
    assert sheet.trouble.text() == "Larkwheel Cycles still has open jobs: 2. Close them first."
    quiet = house.desk.clients.get(room.list.rows.rows[3].id)
    ClientSheet(room.desk, quiet)._archive(quiet, away=True)
    assert "竹月茶" not in names(room)
    room.by_class.set_value("archived")
    room._load()
    assert names(room) == ["竹月茶"]
    again = house.desk.clients.get(quiet.id)
    ClientSheet(room.desk, again)._archive(again, away=False)
    assert room.pages.currentWidget() is room.lost
    room.by_class.set_value(None)
    room._load()
    assert "竹月茶" in names(room)


def test_the_list_says_how_much_of_each_dossier_is_known(room: ClientsRoom, house: House) -> None:
    row = next(row for row in house.desk.clients.rows() if row.short_name == "Larkwheel Cycles")
    place = room.list.rows.place_of(row.id)
    spoken = room.list.rows.index(place).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("dossier 0% known")
    form = house.desk.forms.form()
    for node in list(form.fields())[:30]:
        house.desk.dossiers.not_known(row.id, node.path)
    spoken = room.list.rows.index(place).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith(f"dossier {30 * 100 // len(list(form.fields()))}% known")
