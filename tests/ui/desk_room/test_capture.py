"""Capture: from anywhere, in one line, kept before the window closes; files and pictures come along."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aedesk.domain.desk import Item, ItemKind, Place, Source
from tests.builders import TODAY
from tests.ui.desk_room.conftest import Table
from tests.ui.names import cut, nameless
from ui.desk_room.arriving import SMALL, arrivals
from ui.desk_room.capture import CaptureSheet
from ui.desk_room.popovers import DatePopover

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def sheet_of(table: Table) -> CaptureSheet:
    found = table.float()
    assert isinstance(found, CaptureSheet)
    return found


def newest(table: Table) -> Item:
    """What was kept last, wherever it went."""
    from sqlalchemy import select

    from aedesk.storage import tables as t

    with table.house.desk.store.read() as s:
        id = s.scalar(select(t.item.c.id).order_by(t.item.c.id.desc()).limit(1))
    assert id is not None
    return table.house.desk.desk.item(id)


def dropped(paths: list[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(table: Table, data: QMimeData) -> None:
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(100, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    table.room.dropEvent(event)
    QApplication.processEvents()


def test_one_line_from_any_room_is_kept_with_its_date(table: Table) -> None:
    shell = table.session.window.shell
    assert shell is not None
    shell.go("jobs")
    QApplication.processEvents()
    QTest.keyClick(table.session.window, Qt.Key.Key_N, CTRL_SHIFT)
    sheet = sheet_of(table)
    assert sheet.line.hasFocus()
    table.type("call Fen tomorrow 3pm")
    assert sheet.understood.words.text() == "Friday 13 Mar (tomorrow) 15:00"
    assert nameless(sheet) == []
    assert cut(sheet) == []
    sheet.client.setFocus()
    table.type("lark")
    assert sheet.fields["client_id"].note.text() == "Larkwheel Cycles"
    table.key(Qt.Key.Key_Return)
    item = newest(table)
    assert (item.title, item.due, item.due_minute) == ("call Fen", TODAY.replace(day=13), 15 * 60)
    assert (item.place, item.client_id) == (Place.DATED, table.house.desk.clients.rows()[0].id)
    assert table.toast() == "“call Fen” comes back: Friday 13 Mar (tomorrow) 15:00"
    assert not table.session.window.findChildren(CaptureSheet)
    assert shell.code == "jobs"


def test_the_window_opens_anew_each_time(table: Table) -> None:
    for _attempt in range(3):
        QTest.keyClick(table.session.window, Qt.Key.Key_N, CTRL_SHIFT)
        assert sheet_of(table).isVisible()
        table.float().close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_date_that_is_not_understood_is_kept_as_words_and_asked(table: Table) -> None:
    table.room.capture()
    table.type("see the printer on the 32nd of May")
    table.key(Qt.Key.Key_Return)
    item = newest(table)
    assert (item.place, item.due, item.due_words) == (Place.TRAY, None, "on the 32nd of May")
    asked = table.float()
    assert isinstance(asked, DatePopover)
    asked.when.set_text("1 june")
    asked.when.line.setFocus()
    table.key(Qt.Key.Key_Return)
    assert table.house.desk.desk.item(item.id).due == TODAY.replace(month=6, day=1)


@pytest.mark.parametrize(
    ("key", "kind", "place"),
    [(Qt.Key.Key_2, ItemKind.READ, Place.PILE), (Qt.Key.Key_3, ItemKind.LANDMINE, Place.REGISTER)],
)
def test_its_kind_says_where_it_goes(table: Table, key: Qt.Key, kind: ItemKind, place: Place) -> None:
    table.room.capture()
    table.type("Rates of outdoor media")
    table.key(key, Qt.KeyboardModifier.AltModifier)
    table.key(Qt.Key.Key_Return)
    item = newest(table)
    assert (item.kind, item.place) == (kind, place)


def test_a_picture_and_a_text_are_pasted(table: Table) -> None:
    clipboard = QApplication.clipboard()
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(0xFF8800)
    clipboard.setImage(image)
    table.view.setFocus()
    table.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    sheet = sheet_of(table)
    table.type("Sketch of the stand")
    table.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)  # a second one, in the line
    assert sheet.line.text() == "Sketch of the stand"
    table.key(Qt.Key.Key_Return)
    item = newest(table)
    assert [paper.media for paper in item.papers] == ["image/png", "image/png"]
    clipboard.setText("Dear all\nthe can must not show a price.")
    table.view.setFocus()
    table.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    table.key(Qt.Key.Key_Return)
    item = newest(table)
    assert (item.title, item.words, item.source) == ("Dear all", "the can must not show a price.", Source.PASTED)
    table.key(Qt.Key.Key_N)
    clipboard.setText("A long letter\n" + "word " * 20_000)
    table.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)  # into the line, which would cut it off
    table.key(Qt.Key.Key_Return)
    item = newest(table)
    assert (item.title, len(item.words)) == ("A long letter", 99_999)


def test_nothing_typed_is_lost_by_escape_or_a_lock(table: Table) -> None:
    table.room.capture()
    table.type("half a thought")
    table.session.ask.yes = False  # type: ignore[attr-defined]
    table.key(Qt.Key.Key_Escape)
    assert sheet_of(table).line.text() == "half a thought"
    table.session.ask.yes = True  # type: ignore[attr-defined]
    table.key(Qt.Key.Key_Return)
    assert table.tray() == ["half a thought"]
    table.room.capture()
    table.key(Qt.Key.Key_Return)
    assert sheet_of(table).fields["title"].failed


def test_dropped_files_become_things_large_ones_in_the_background(table: Table, qtbot: QtBot, tmp_path: Path) -> None:
    small, large = tmp_path / "offer.txt", tmp_path / "scan.pdf"
    small.write_text("Offer of Greywood Press")
    large.write_bytes(b"%PDF-1.4\n" + b"0" * (SMALL + 1))
    drop(table, dropped([small, large]))
    assert sorted(table.tray()) == ["offer", "scan"]
    coming = arrivals(table.room.desk)
    assert coming.under_way
    qtbot.waitUntil(lambda: not coming.under_way, timeout=15000)
    scan = next(row for row in table.view.tray.list.rows.rows if row.title == "scan")
    assert [paper.name for paper in table.house.desk.desk.item(scan.id).papers] == ["scan.pdf"]
    assert table.toast() == "“scan.pdf” lies with its item"


def test_a_large_file_can_be_stopped_and_its_item_stays(table: Table, qtbot: QtBot, tmp_path: Path) -> None:
    large = tmp_path / "scan.tif"
    large.write_bytes(b"0" * (SMALL * 40))
    drop(table, dropped([large]))
    coming = arrivals(table.room.desk)
    panel = coming._panel
    assert panel is not None
    from ui.widgets.buttons import IconButton

    panel.findChildren(IconButton)[0].click()
    assert not coming.under_way
    assert table.toast() == "“scan.tif” was not brought in. The item itself is kept."
    assert table.tray() == ["scan"]
    assert not panel.isVisible()


def test_what_cannot_be_read_is_said_and_its_item_kept(
    table: Table, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "March"
    folder.mkdir()
    drop(table, dropped([folder]))
    qtbot.waitUntil(lambda: not arrivals(table.room.desk).under_way, timeout=15000)
    assert table.toast() == "“March” is a folder. Drop the files inside it. The item itself is kept."
    drop(table, dropped([tmp_path / "gone.pdf"]))
    qtbot.waitUntil(lambda: not arrivals(table.room.desk).under_way, timeout=15000)
    assert table.toast().startswith("“gone.pdf” cannot be read.")
    assert sorted(table.tray()) == ["March", "gone"]

    def full(*_args: object, **_kind: object) -> str:
        from aedesk.domain.errors import UserError

        raise UserError("disk_full")

    monkeypatch.setattr(table.house.desk.files, "put", full)
    small = tmp_path / "offer.txt"
    small.write_text("Offer")
    drop(table, dropped([small]))
    assert table.toast() == "“offer” is kept, but without offer.txt. Make room on the disk, then add the file again."
    assert "offer" in table.tray()
