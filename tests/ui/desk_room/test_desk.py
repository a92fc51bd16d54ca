"""The desk: one thing in the middle, everything else waits or finds its place, and a key takes it back."""

from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aedesk.domain.desk import ItemKind, Place
from tests.builders import TODAY, FixedClock
from tests.ui.desk_room.conftest import Table
from tests.ui.names import cut, nameless
from ui.desk_room.capture import picture
from ui.desk_room.drags import ITEM
from ui.desk_room.popovers import DatePopover, FolderPopover, HandOnPopover
from ui.desk_room.read_sheet import ReadSheet
from ui.desk_room.sheets import FolderSheet, MinutesSheet

CTRL = Qt.KeyboardModifier.ControlModifier


def place(table: Table, item: UUID) -> Place:
    return table.house.desk.desk.item(item).place


def test_taking_a_second_sends_the_first_back_and_undo_restores(table: Table, qtbot: QtBot) -> None:
    first = table.keep("Estimate of the stand", minutes=45, words="Three lines are missing.")
    second = table.keep("Layout comments")
    table.choose("Estimate of the stand")
    table.key(Qt.Key.Key_Return)
    assert (table.on_desk(), table.tray()) == ("Estimate of the stand", ["Layout comments"])
    assert table.view.document.go.hasFocus()
    assert table.view.document.timer.text() == "0 min · planned 45"
    assert table.view.document.paper.note._sheet.accessibleName().endswith("Three lines are missing.")
    table.choose("Layout comments")
    table.key(Qt.Key.Key_Return)
    assert table.on_desk() == "Layout comments"
    assert table.tray() == ["Estimate of the stand"]
    assert table.toast() == "“Layout comments” is on the desk; “Estimate of the stand” is back on top of the tray"
    assert "1 switch" in table.view.side.counts.text()
    table.key(Qt.Key.Key_Z, CTRL)
    assert (table.on_desk(), table.tray()) == ("Estimate of the stand", ["Layout comments"])
    assert [place(table, each.id) for each in (first, second)] == [Place.DESK, Place.TRAY]
    assert nameless(table.room) == []
    assert cut(table.room) == []


def test_each_key_finds_its_place_for_what_is_chosen(table: Table) -> None:
    made = {name: table.keep(name) for name in ("drop", "tomorrow", "date", "file", "hand", "done", "back")}
    table.choose("drop")
    table.key(Qt.Key.Key_X)
    assert place(table, made["drop"].id) is Place.DROPPED
    table.choose("tomorrow")
    table.key(Qt.Key.Key_T)
    assert table.house.desk.desk.item(made["tomorrow"].id).due == TODAY + timedelta(days=1)
    table.choose("date")
    table.key(Qt.Key.Key_D)
    asked = table.float()
    assert isinstance(asked, DatePopover)
    table.type("next tuesday 3pm")
    assert asked.when.note.words.text() == "Tuesday 17 Mar 15:00"
    table.key(Qt.Key.Key_Return)
    dated = table.house.desk.desk.item(made["date"].id)
    assert (dated.place, dated.due, dated.due_minute) == (Place.DATED, TODAY + timedelta(days=5), 15 * 60)
    table.choose("file")
    table.key(Qt.Key.Key_F)
    folders = table.float()
    assert isinstance(folders, FolderPopover)
    table.key(Qt.Key.Key_3)
    assert table.toast() == "“file” filed in Contact reports"
    assert table.view.side.filed.text() == "1 today"
    table.choose("hand")
    table.key(Qt.Key.Key_H)
    hand = table.float()
    assert isinstance(hand, HandOnPopover)
    hand.who.set_value(table.house.people.cd.id)
    hand.when.set_text("friday")
    hand.when.line.setFocus()
    table.key(Qt.Key.Key_Return)
    given = table.house.desk.desk.item(made["hand"].id)
    assert (given.place, given.person, given.follow_on) == (Place.WITH, "Noa Ferrin", TODAY + timedelta(days=1))
    table.choose("done")
    table.key(Qt.Key.Key_Return, CTRL)
    assert place(table, made["done"].id) is Place.DONE
    table.choose("back")
    table.key(Qt.Key.Key_Return)
    table.key(Qt.Key.Key_B)
    assert (table.on_desk(), table.tray()) == ("", ["back"])
    shell = table.session.window.shell
    assert shell is not None
    assert shell.rail.buttons["desk"]._badge == 1


def test_a_date_that_is_none_is_asked_again(table: Table) -> None:
    item = table.keep("Call the printer")
    table.choose("Call the printer")
    table.key(Qt.Key.Key_D)
    asked = table.float()
    assert isinstance(asked, DatePopover)
    table.type("when hell freezes")
    table.key(Qt.Key.Key_Return)
    assert asked.isVisible()
    assert asked.when.line.error
    asked.quick["monday"].click()
    assert table.house.desk.desk.item(item.id).due == TODAY + timedelta(days=4)


def test_what_comes_back_says_so_and_old_things_stand_bold(table: Table) -> None:
    clock = table.session.clock
    assert isinstance(clock, FixedClock)
    table.keep("Old offer")
    with_us = table.keep("Order of shelf talkers")
    table.house.desk.desk.hand_on(with_us.id, "Greywood Press", None, TODAY + timedelta(days=6))
    clock.go(days=6)
    table.view.load()
    rows = {row.title: row for row in table.view.tray.list.rows.rows}
    assert rows["Order of shelf talkers"].again
    assert rows["Old offer"].age_days == 4  # Friday, Monday, Tuesday and Wednesday
    said = table.view.tray.list.rows.index(table.tray().index("Order of shelf talkers")).data()
    assert "Greywood Press" in said
    assert "back again" in said


def test_a_loose_text_is_read_once(table: Table, qtbot: QtBot) -> None:
    kept = table.keep("Rates of outdoor media", ItemKind.READ, words="Shelters rise by 4 %.", minutes=6)
    away = table.keep("Rules of labelling", ItemKind.READ)
    assert table.view.tray.pile_minutes.text() == "11 min"
    table.choose("Rates of outdoor media")
    table.key(Qt.Key.Key_T)
    assert table.toast() == "Read it once: then it is kept in a folder or thrown away."
    table.key(Qt.Key.Key_Return)
    assert table.float().dismiss()  # type: ignore[attr-defined]  # as the program does when it is left
    assert place(table, kept.id) is Place.PILE
    table.key(Qt.Key.Key_Return)
    sheet = table.float()
    assert isinstance(sheet, ReadSheet)
    sheet.folder.set_value(table.house.desk.desk.categories()[3].id)
    table.key(Qt.Key.Key_Escape)  # closing it files it
    assert place(table, kept.id) is Place.FILED
    assert table.toast() == "“Rates of outdoor media” kept in Suppliers"
    table.choose("Rules of labelling")
    table.key(Qt.Key.Key_Return)
    table.key(Qt.Key.Key_X)
    assert place(table, away.id) is Place.DROPPED
    assert not table.view.tray.pile.isVisible()


def test_the_paper_of_a_job_and_a_picture_are_drawn(table: Table, qtbot: QtBot) -> None:
    job = table.house.desk.jobs.cards()[0]
    of_job = table.keep("Brief to check", subject_kind="job", subject_id=job.id, client_id=job.client_id)
    paper = table.view.document.paper
    table.choose("Brief to check")
    with qtbot.waitSignal(paper.drawn, timeout=15000):
        table.key(Qt.Key.Key_Return)
    assert paper.pdf is not None
    assert paper.pages.currentWidget() is paper.sheet
    table.key(Qt.Key.Key_Return)
    shell = table.session.window.shell
    assert shell is not None
    assert shell.code == "job"
    shell.go("desk")
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0)
    table.keep("Layout", files=[picture(image, "today")])
    with qtbot.waitSignal(paper.drawn, timeout=15000):
        table.choose("Layout")
        table.key(Qt.Key.Key_Return)
    assert paper.pages.currentWidget() is paper.picture
    assert place(table, of_job.id) is Place.TRAY


def test_an_item_is_dragged_to_the_desk_and_taken_out_of_a_folder(table: Table) -> None:
    item = table.keep("Offer of Greywood Press")
    data = QMimeData()
    data.setData(ITEM, str(item.id).encode())
    drop = QDropEvent(
        QPointF(100, 100), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    table.view.document.dropEvent(drop)
    assert table.on_desk() == "Offer of Greywood Press"
    table.key(Qt.Key.Key_F)
    table.key(Qt.Key.Key_1)
    assert table.on_desk() == ""
    table.view.do.open_folder(table.house.desk.desk.categories()[0].id)
    sheet = table.float()
    assert isinstance(sheet, FolderSheet)
    table.key(Qt.Key.Key_Return)
    assert table.on_desk() == "Offer of Greywood Press"


def test_a_timer_that_ran_overnight_asks_for_its_minutes(table: Table) -> None:
    clock = table.session.clock
    assert isinstance(clock, FixedClock)
    item = table.keep("Long estimate")
    table.choose("Long estimate")
    table.key(Qt.Key.Key_Return)
    clock.go(days=1)
    table.view.load()
    table.key(Qt.Key.Key_B)
    sheet = table.float()
    assert isinstance(sheet, MinutesSheet)
    table.type("40")
    table.key(Qt.Key.Key_Return, CTRL)
    kept = table.house.desk.desk.item(item.id)
    assert (kept.place, kept.seconds) == (Place.TRAY, 40 * 60)
    assert table.toast() == "“Long estimate” is back in the tray"


def test_interrupted_by_one_key_and_brought_back_by_a_note(table: Table) -> None:
    clock = table.session.clock
    assert isinstance(clock, FixedClock)
    item = table.keep("Long estimate")
    table.choose("Long estimate")
    table.key(Qt.Key.Key_Return)
    clock.go(minutes=10)
    table.key(Qt.Key.Key_I)
    running = table.house.desk.diary.interruption()
    assert running is not None
    assert table.view.document.timer.text() == "10 min · timer rests"
    clock.go(minutes=6)
    table.type("the third line")
    popover = table.float()
    popover.who.setText("Vera Lind")  # type: ignore[attr-defined]
    table.key(Qt.Key.Key_Return)
    assert table.view.document.note.text() == "You were about to: the third line"
    told = table.house.desk.diary.interruptions(TODAY)
    assert [(one.who, one.minutes, one.back_to, one.item_id) for one in told] == [
        ("Vera Lind", 6, "the third line", item.id)
    ]
    clock.go(minutes=5)
    table.view.load()
    assert table.view.document.timer.text() == "15 min"


def test_only_the_document_is_left_in_focus(table: Table) -> None:
    table.keep("Long estimate")
    table.choose("Long estimate")
    table.key(Qt.Key.Key_Return)
    table.key(Qt.Key.Key_Q)
    shell = table.session.window.shell
    assert shell is not None
    hidden = (table.view.tray, table.view.side, shell.rail, shell.top, table.room.bar)
    assert not any(part.isVisible() for part in hidden)
    assert table.view.document.timer.isVisible()
    shell.go("today")
    assert shell.rail.isVisible()
    shell.go("desk")
    assert not shell.rail.isVisible()
    table.key(Qt.Key.Key_Escape)
    assert all(part.isVisible() for part in hidden)


def test_an_empty_desk_rewards(table: Table) -> None:
    assert table.view.tray.none.words.text() == "The tray is empty"
    assert table.view.document.none.words.text() == "The desk is clear"
    table.keep("Last thing")
    table.choose("Last thing")
    table.key(Qt.Key.Key_Return)
    table.key(Qt.Key.Key_F)
    table.key(Qt.Key.Key_1)
    assert table.view.tray.none.hint.text() == "1 paper filed today. Nothing waits."
    table.keep("One")
    table.keep("Two")
    table.choose("One")
    table.key(Qt.Key.Key_Return)
    table.key(Qt.Key.Key_Return, CTRL)
    assert table.view.tray.list.hasFocus()  # the next one is a key away
    table.key(Qt.Key.Key_Return)
    assert table.on_desk() == "Two"
    table.key(Qt.Key.Key_F)
    table.key(Qt.Key.Key_1)
    assert table.view.document.none.hint.text() == "All is decided. The rest of the day is yours."


def test_the_menu_offers_what_the_item_can(table: Table) -> None:
    table.keep("Doubt about the price")
    table.choose("Doubt about the price")
    table.key(Qt.Key.Key_M)
    menu = table.float()
    said = [row.words() for row in menu.rows]  # type: ignore[attr-defined]
    assert said[:2] == ["Put on the desk", "Done"]
    next(row for row in menu.rows if row.words() == "Landmine").click()  # type: ignore[attr-defined]
    QApplication.processEvents()
    assert table.tray() == []
    assert [row.title for row in table.house.desk.desk.registers(TODAY, "landmine")] == ["Doubt about the price"]


def test_today_files_and_puts_back_what_lies_on_the_desk(table: Table, qtbot: QtBot) -> None:
    item = table.keep("Offer of Greywood Press")
    other = table.keep("Layout comments")
    table.view.do.acts.take(item.id, item.title)
    shell = table.session.window.shell
    assert shell is not None
    shell.go("today")
    QApplication.processEvents()
    table.key(Qt.Key.Key_F)
    qtbot.waitUntil(lambda: isinstance(table.float(), FolderPopover))
    table.key(Qt.Key.Key_1)
    assert place(table, item.id) is Place.FILED
    table.view.do.acts.take(other.id, other.title)
    shell.go("today")
    QApplication.processEvents()
    table.key(Qt.Key.Key_B)
    assert place(table, other.id) is Place.TRAY
    assert shell.code == "today"
    assert table.toast() == "“Layout comments” is back in the tray"
