"""Closing the day and the diary: in order, each open thing decided by one key, nothing forgotten, then the backup."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aedesk.domain.care import Promise, PromiseState
from aedesk.domain.desk import ItemKind, Place
from tests.builders import TODAY, FixedClock
from tests.ui.conftest import dress
from tests.ui.desk_room.conftest import Table
from tests.ui.names import cut, nameless
from tests.ui.windows import Flashes
from ui.desk_room.closing import ClosingPage
from ui.desk_room.diary_view import DiaryView
from ui.desk_room.first_popover import FirstPopover, WhyPopover
from ui.desk_room.popovers import FolderPopover
from ui.desk_room.read_sheet import ReadSheet

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def page_of(table: Table) -> ClosingPage:
    found = table.room.pages.currentWidget()
    assert isinstance(found, ClosingPage)
    return found


def begin(table: Table) -> ClosingPage:
    table.key(Qt.Key.Key_E, CTRL_SHIFT)
    return page_of(table)


def test_the_day_is_closed_in_order(table: Table, qtbot: QtBot, qapp: QApplication) -> None:
    clock = table.session.clock
    assert isinstance(clock, FixedClock)
    services = table.house.desk
    client = services.clients.rows()[0]
    promise = services.care.promise(Promise(client.id, "Send the colour fan", TODAY))
    for title in ("to file", "to put off", "to drop", "to hand on"):
        table.keep(title)
    table.keep("Rates of outdoor media", ItemKind.READ)
    lying = table.keep("Estimate of the stand")
    table.choose("Estimate of the stand")
    table.key(Qt.Key.Key_Return)
    clock.go(minutes=30)
    page = begin(table)
    flashes = Flashes(qapp)
    qapp.installEventFilter(flashes)
    assert page.side.why.text() == "4 papers and the document on the desk still need a place."
    assert not page.side.go.isEnabled()
    assert page.sorting.list.hasFocus()
    assert nameless(page) == []
    assert cut(page) == []
    page.sorting.list.choose([row.title for row in page.sorting.list.rows.rows].index("to drop"))
    table.key(Qt.Key.Key_X)
    page.sorting.list.choose([row.title for row in page.sorting.list.rows.rows].index("to put off"))
    table.key(Qt.Key.Key_T)
    page.sorting.list.choose([row.title for row in page.sorting.list.rows.rows].index("to file"))
    table.key(Qt.Key.Key_F)
    assert isinstance(table.float(), FolderPopover)
    table.key(Qt.Key.Key_1)
    table.key(Qt.Key.Key_H)
    hand = table.float()
    hand.who.set_value(table.house.people.cd.id)  # type: ignore[attr-defined]
    hand.when.line.setFocus()  # type: ignore[attr-defined]
    table.key(Qt.Key.Key_Return)
    assert page.side.why.text() == "The document on the desk still needs a place."
    page.setFocus()
    table.key(Qt.Key.Key_F)  # nothing waits in the tray any more: it means the document
    table.key(Qt.Key.Key_2)
    assert services.desk.item(lying.id).place is Place.FILED
    assert page.side.go.isEnabled()
    page.read.click()
    assert isinstance(table.float(), ReadSheet)
    table.key(Qt.Key.Key_X)
    page.promises.buttons[0].click()  # type: ignore[attr-defined]
    next(row for row in table.float().rows if row.words() == "Kept").click()  # type: ignore[attr-defined]
    QApplication.processEvents()
    assert services.care.promises(client.id, open_only=False)[0].state is PromiseState.KEPT
    assert promise.due == TODAY
    for words in ("Fen Yao signs E-0147", "New date for J-0305"):
        page.matter.add.setText(words)
        page.matter.add.returnPressed.emit()
        QApplication.processEvents()
    first, second = services.closing.big_of(TODAY)
    page.matter.rows.itemAt(0).widget().toggle.click()  # type: ignore[union-attr]
    QApplication.processEvents()
    page.matter._why(second, page.file_it)
    why = table.float()
    assert isinstance(why, WhyPopover)
    why.words.setText("Vera was away")
    why.when.set_text("tomorrow")
    why.words.returnPressed.emit()
    QApplication.processEvents()
    first, second = services.closing.big_of(TODAY)
    assert (first.done_on, second.why_not) == (TODAY, "Vera was away")
    assert [one.words for one in services.closing.big_of(TODAY + timedelta(days=1))] == ["New date for J-0305"]
    page.side.first.click()
    chooser = table.float()
    assert isinstance(chooser, FirstPopover)
    table.type("9:00 call Vera")
    table.key(Qt.Key.Key_Return)
    assert page.side.first.text() == "call Vera"
    assert page.count.text() == "4 of 5"  # a filed paper bears no label
    page.causes["D-01"].setText("in a hurry")
    before = len(services.backups.all())
    assert flashes.seen == []
    page.side.go.click()
    closed = services.closing.closes()[0]
    assert (closed.day, closed.score, closed.causes) == (TODAY, 80, "in a hurry")
    assert page.heading.text() == "The day is closed"
    qtbot.waitUntil(lambda: len(services.backups.all()) == before + 1, timeout=20000)
    qtbot.waitUntil(lambda: "Backup made" in page.side.after.text(), timeout=20000)
    table.key(Qt.Key.Key_Escape)
    assert table.room.code == "desk"
    assert table.on_desk() == "call Vera"
    clock.go(days=1)
    table.view.load()
    table.key(Qt.Key.Key_P)
    sitting = table.view.document.on
    assert sitting is not None
    assert sitting.sitting is not None


def test_it_can_be_left_and_what_is_done_is_taken(table: Table) -> None:
    table.keep("Layout comments")
    begin(table)
    assert table.room.primary == "Not yet"
    table.key(Qt.Key.Key_Return)
    assert table.room.code == "desk"
    assert table.on_desk() == "Layout comments"
    begin(table)
    table.session.window.shell.top.button.click()  # type: ignore[union-attr]
    assert table.room.code == "desk"
    assert table.house.desk.closing.closes() == []


def test_closing_locks_where_that_is_wished(table: Table, qtbot: QtBot) -> None:
    page = begin(table)
    page.side.lock.setChecked(True)
    table.key(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: table.session.window.shell is None, timeout=20000)
    assert table.session.prefs.flag("desk.lock_after_closing")


def test_the_diary_writes_itself_and_takes_lines(table: Table) -> None:
    clock: Any = table.session.clock
    item = table.keep("Estimate of the stand")
    table.choose("Estimate of the stand")
    table.key(Qt.Key.Key_Return)
    clock.go(minutes=20)
    table.view.do.acts.done(item.id, item.title)
    table.view.side.add.setText("Bo asked for the numbers")
    table.view.side.add.returnPressed.emit()
    QApplication.processEvents()
    assert table.view.side.add.text() == ""
    table.room.show_view("diary")
    view = table.room.view("diary")
    assert isinstance(view, DiaryView)

    def said() -> list[str]:
        return [view.list.rows.index(i).data() for i in range(len(view.list.rows.rows))]

    assert sorted(said()[2:]) == [  # the two jobs were opened that morning
        "09:20, On the desk: Estimate of the stand",
        "09:40, Bo asked for the numbers, by hand",
        "09:40, Done: Estimate of the stand, 20 min",
    ]
    view.line.setText("8:45 coffee with Iris")
    view.line.returnPressed.emit()
    QApplication.processEvents()
    assert said()[0] == "08:45, coffee with Iris, by hand"
    view.list.setFocus()
    view.list.choose(1)
    table.key(Qt.Key.Key_X)
    assert table.toast() == "This line wrote itself; it goes when the step itself is undone."
    view.list.choose(0)
    table.session.ask.said = "tea with Iris"  # type: ignore[attr-defined]
    table.key(Qt.Key.Key_E)
    assert said()[0] == "08:45, tea with Iris, by hand"
    table.key(Qt.Key.Key_X)
    assert len(said()) == 5
    table.key(Qt.Key.Key_BracketLeft)
    assert view.list.rows.rows == []
    assert nameless(view) == []


@pytest.mark.parametrize("language", ["zh", "es"])
def test_closing_fits_in_every_language(table: Table, qapp: QApplication, language: str) -> None:
    for n in range(3):
        table.keep(f"Paper {n}")
    dress(qapp, language)
    table.session.prefs.keep("language", language)
    table.session.redress()
    QApplication.processEvents()
    shell = table.session.window.shell
    assert shell is not None
    room: Any = shell.room
    room.close_day()
    for size in ((1000, 600), (1280, 800)):
        table.session.window.resize(*size)
        QApplication.processEvents()
        assert cut(room) == []
