"""A whole day at the desk through the window: from the first coffee to the closed day, and the morning after."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aedesk.domain.call import Call, Purpose
from aedesk.domain.care import Promise
from aedesk.domain.desk import ItemKind, Place, Source
from tests.builders import PASSPHRASE, TODAY, FixedClock
from tests.ui.desk_room.conftest import Table
from ui.lock import LockPage
from ui.session import Session

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
KINDS = {ItemKind.READ: Qt.Key.Key_2, ItemKind.LANDMINE: Qt.Key.Key_3, ItemKind.QUESTION: Qt.Key.Key_5}


def capture(table: Table, words: str, kind: ItemKind = ItemKind.PAPER, client: str = "") -> None:
    """Out of the head, wherever one is."""
    QTest.keyClick(table.session.window, Qt.Key.Key_N, CTRL_SHIFT)
    QApplication.processEvents()
    sheet: Any = table.float()
    table.type(words)
    if kind in KINDS:
        table.key(KINDS[kind], Qt.KeyboardModifier.AltModifier)
    if client:
        sheet.client.setFocus()
        table.type(client)
    table.key(Qt.Key.Key_Return)


def test_a_day_at_the_desk(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    table = Table(session)
    clock, services = session.clock, table.house.desk
    assert isinstance(clock, FixedClock)
    shell: Any = session.window.shell
    client = services.clients.rows()[0]
    services.care.promise(Promise(client.id, "Send the colour fan", TODAY))
    clock.go(minutes=-30)

    # First coffee: what is in the head goes out of it, from whatever room is open.
    shell.go("jobs")
    capture(table, "Note: price of the can", client="lark")
    capture(table, "Brief of the pop-up shop tomorrow 10am")
    capture(table, "Rates of outdoor media", ItemKind.READ)
    capture(table, "Will the helmet show a price?", ItemKind.QUESTION)
    assert shell.code == "jobs"
    assert shell.rail.buttons["desk"]._badge == 1
    shell.go("desk")
    offer = tmp_path / "Offer of Greywood Press.txt"
    offer.write_text("Sixty posters, 2,400.00")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(offer))])
    none = Qt.KeyboardModifier.NoModifier
    table.room.dropEvent(QDropEvent(QPointF(100, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none))
    QApplication.processEvents()
    assert table.tray() == ["Offer of Greywood Press", "Note: price of the can"]

    # One thing on the desk; the telephone breaks in, a note brings one back.
    table.choose("Offer of Greywood Press")
    with qtbot.waitSignal(table.view.document.paper.drawn, timeout=15000):
        table.key(Qt.Key.Key_Return)
    assert "Sixty posters" in table.view.document.paper.note._sheet.accessibleName()
    clock.go(minutes=12)
    table.key(Qt.Key.Key_I)
    clock.go(minutes=6)
    table.type("compare with the estimate")
    popover: Any = table.float()
    popover.who.setText("Vera Lind")
    table.key(Qt.Key.Key_Return)
    assert table.view.document.note.text() == "You were about to: compare with the estimate"
    clock.go(minutes=10)

    # A call brings something for the desk.
    call = services.calls.add(Call(client.id, Purpose.STATUS, "the posters", day=TODAY, minutes=6))
    shell.go("calls", call.id)
    calls: Any = shell.room
    calls.day.select(call.id)
    calls.day.card.go.setFocus()
    table.key(Qt.Key.Key_K)
    assert table.float().client.text() == client.short_name  # type: ignore[attr-defined]
    table.type("Layout comments by telephone")
    table.key(Qt.Key.Key_Return)
    shell.go("today")
    today: Any = shell.room
    assert today.heading.text() == "On the desk"
    assert today.card.title.text() == "Offer of Greywood Press"
    assert today.spent.text() == "22 min"
    QTest.keyClick(today.card.go, Qt.Key.Key_Return)
    today.card.go.click()
    QApplication.processEvents()
    assert shell.code == "desk"

    # Something else comes first after all; no, it does not.
    table.choose("Layout comments by telephone")
    table.key(Qt.Key.Key_Return)
    assert table.tray()[0] == "Offer of Greywood Press"
    table.key(Qt.Key.Key_Z, CTRL)
    assert table.on_desk() == "Offer of Greywood Press"
    table.key(Qt.Key.Key_F)
    folder: Any = table.float()
    folder.label.setText("posters")
    folder.rows[3].setFocus()
    table.key(Qt.Key.Key_Return)
    filed = services.desk.folder(services.desk.categories()[3].id)
    assert [(row.title, row.label, row.seconds) for row in filed] == [("Offer of Greywood Press", "posters", 22 * 60)]
    assert services.desk.item(filed[0].id).source is Source.FILE
    table.choose("Rates of outdoor media")
    table.key(Qt.Key.Key_Return)
    table.key(Qt.Key.Key_X)

    # Closing: each paper left is decided by one key, then what mattered, then tomorrow's first.
    clock.go(hours=7)
    table.key(Qt.Key.Key_E, CTRL_SHIFT)
    page: Any = table.room.pages.currentWidget()
    assert page.side.why.text() == "2 papers still need a place."
    page.sorting.list.setFocus()
    page.sorting.list.choose([row.title for row in page.sorting.list.rows.rows].index("Note: price of the can"))
    table.key(Qt.Key.Key_D)
    table.type("monday")
    table.key(Qt.Key.Key_Return)
    page.sorting.list.setFocus()
    table.key(Qt.Key.Key_T)
    page.promises.buttons[0].click()
    next(row for row in table.float().rows if row.words() == "Kept").click()  # type: ignore[attr-defined]
    page.matter.add.setFocus()
    table.type("Order the posters")
    table.key(Qt.Key.Key_Return)
    page.matter.rows.itemAt(0).widget().toggle.click()
    QApplication.processEvents()
    page.side.first.click()
    popover = table.float()
    next(row for row in popover.rows if row.words().startswith("Brief of the pop-up shop")).click()
    QApplication.processEvents()
    assert page.count.text() == "5 of 5"
    assert page.heading.text() == "The desk is empty, the head is free"
    page.side.lock.setChecked(True)
    before = len(services.backups.all())
    page.side.go.click()
    qtbot.waitUntil(lambda: session.window.shell is None, timeout=30000)

    # The morning after: it lies on the desk, and the diary knows the day.
    clock.go(hours=16)
    lock = session.window.centralWidget()
    assert isinstance(lock, LockPage)
    lock.line.setText(PASSPHRASE)
    qtbot.keyClick(lock.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.window.shell is not None and session.desk is not None and session.desk.ready,
                    timeout=20000)  # fmt: skip
    table = Table(session)
    services = table.house.desk
    assert len(services.backups.all()) == before + 1
    (closed,) = services.closing.closes()
    assert (closed.day, closed.score, closed.first_words) == (TODAY, 100, "Brief of the pop-up shop")
    assert table.on_desk() == "Brief of the pop-up shop"
    assert table.tray() == ["Layout comments by telephone"]
    on: Any = table.view.document.on
    assert on.sitting is None
    shell = session.window.shell
    shell.go("today")
    shell.room.card.go.click()
    QApplication.processEvents()
    assert shell.code == "desk"
    clock.go(minutes=3)
    table.view.load()
    assert table.view.document.timer.text().startswith("3 min")
    said = {line.code for line in services.diary.day(TODAY)}
    assert {"item_taken", "item_filed", "interrupted", "item_read", "promise_kept", "day_closed"} <= said
    assert services.desk.item(on.item.id).place is Place.DESK
    assert services.history.verify().bad_seq is None
    assert clock.today() == TODAY + timedelta(days=1)
