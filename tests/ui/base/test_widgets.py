"""The shared parts: what they say to readers, what the keyboard does, what is refused and how."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aedesk.domain.client import ClientClass
from aedesk.domain.job import Stage
from aedesk.domain.signoff import SignState
from tests.ui.conftest import dress
from tests.ui.names import name_of, nameless
from ui.widgets.buttons import Button, IconButton
from ui.widgets.calendar import DayPicker, month_before
from ui.widgets.empty import EmptyState
from ui.widgets.fields import Check, Choice, DateEdit, Field, Line, LongText, Money, Number, Radio, Segments, Switch
from ui.widgets.inputs import read_date, read_number
from ui.widgets.labels import Label, Text, wrap
from ui.widgets.marks import Avatar, ClassChip, StageBar, Stepper, Tag, Tick, dots_words
from ui.widgets.popover import Popover
from ui.widgets.sheet import ModalSheet
from ui.widgets.toast import Toast

TODAY = date(2026, 3, 12)


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    page = QWidget()
    QVBoxLayout(page)
    window.setCentralWidget(page)
    window.resize(900, 700)
    window.show()
    return window


def put(window: QMainWindow, *widgets: QWidget) -> None:
    for widget in widgets:
        window.centralWidget().layout().addWidget(widget)
        widget.show()


def test_everything_has_a_name(window: QMainWindow) -> None:
    put(
        window,
        Button("Open job", "primary", "plus", "Ctrl N"),
        IconButton("x", "Close"),
        Check("I have it"),
        Switch("Swimlanes by client"),
        Radio("Committee"),
        Segments([("a", "Board"), ("b", "List")]),
        Field("Name", Line()),
        Field("Words", LongText()),
        Field("Rank", Choice([(1, "one"), (2, "two")])),
        Field("Due", DateEdit()),
        Field("Quantity", Number()),
        Field("Cost", Money()),
        EmptyState("inbox", "The tray is empty", "Press Ctrl N", "Ctrl N", button="New note"),
    )
    assert nameless(window) == []


def test_no_part_flashes_as_a_window(window: QMainWindow, qtbot: QtBot) -> None:
    shown: list[QWidget] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(watched)
            return False

    watch = Watch()
    QApplication.instance().installEventFilter(watch)
    Field("Name", Line(), "help")
    Field("Name", Line()).fail("no")
    EmptyState("inbox", "empty", "hint", "Ctrl N", button="New")
    sheet = ModalSheet(window, "New client")
    sheet.foot(Button("Cancel"), primary=Button("Save", "primary"))
    sheet.open()
    sheet.close()
    popover = Popover(window, QRect(100, 100, 40, 30))
    popover.head("hand-stop", "Not yet", "words")
    popover.open()
    popover.close()
    DayPicker(window.centralWidget(), TODAY, TODAY).open()
    Toast(window).say("said")
    QApplication.instance().removeEventFilter(watch)
    assert shown == []


def test_marks_say_what_they_show(window: QMainWindow) -> None:
    assert dots_words((SignState.SIGNED, SignState.ASKED, SignState.REFUSED)) == "1 of 3 signed, one refused"
    put(window, ClassChip(ClientClass.A), Avatar("IT", "Iris Tan"), Tag("draft"), Tick(True))
    put(window, StageBar(Stage.BRIEF))
    assert name_of(window.findChild(ClassChip)) == "Class A"
    assert name_of(window.findChild(Avatar)) == "Iris Tan"
    assert "stage 2 of 8" in name_of(window.findChild(StageBar))
    stepper = Stepper(Stage.LAYOUT, {Stage.BRIEF: "24 Feb"})
    put(window, stepper)
    assert "Brief · 24 Feb" in name_of(stepper)
    assert not window.grab().isNull()


def test_a_long_sentence_under_a_narrow_field_is_whole(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    field = Field("Passphrase", Line())
    column.addWidget(field)
    column.addStretch(1)
    page.resize(240, 300)
    page.show()
    field.fail("This desk is already open in another window. Use that one, or close it first.")
    qtbot.waitUntil(lambda: field.note.height() >= field.note.heightForWidth(field.note.width()))
    assert field.note.y() >= field.editor.geometry().bottom()
    page.resize(180, 300)
    qtbot.waitUntil(lambda: field.note.height() >= field.note.heightForWidth(field.note.width()))


def test_a_field_turns_red_and_says_why(window: QMainWindow, qtbot: QtBot) -> None:
    number = Number(5, least=1)
    field = Field("Quantity", number, "pieces")
    put(window, field, Line())
    number.setFocus()
    number.setText("-3")
    number.left.emit()
    assert field.failed
    assert field.note.text() == "Type a number of at least 1."
    assert number.accessibleDescription() == field.note.text()
    number.setText("12")
    number.left.emit()
    assert not field.failed
    assert field.note.text() == "pieces"
    assert number.value() == Decimal(12)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2026-04-08", date(2026, 4, 8)),
        ("8/4", date(2026, 4, 8)),
        ("8 Apr", date(2026, 4, 8)),
        ("8 apr 2027", date(2027, 4, 8)),
        ("8 de abril de 2026", date(2026, 4, 8)),
        ("4 月 8 日", date(2026, 4, 8)),
        ("2027年4月8日", date(2027, 4, 8)),
        ("+7", date(2026, 3, 19)),
        ("31/2", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_as_people_type_them(typed: str, expected: date | None) -> None:
    assert read_date(typed, TODAY) == expected


def test_a_short_date_is_read_in_the_order_of_the_language(qapp: QApplication) -> None:
    dress(qapp, "zh")
    assert read_date("4/8", TODAY) == date(2026, 4, 8)


def test_a_date_field_keeps_what_cannot_be_read(window: QMainWindow) -> None:
    edit = DateEdit(TODAY)
    field = Field("Due", edit)
    put(window, field)
    edit.setText("next week")
    edit.left.emit()
    assert field.failed
    assert edit.text() == "next week"
    assert edit.date() is None
    heard: list[object] = []
    edit.changed.connect(heard.append)
    edit.setText("20 Mar")
    edit.left.emit()
    assert edit.date() == date(2026, 3, 20)
    assert heard == [date(2026, 3, 20)]
    edit.setText("")
    edit.left.emit()
    assert edit.date() is None
    assert not field.failed


def test_the_calendar_is_walked_by_keys(window: QMainWindow, qtbot: QtBot) -> None:
    edit = DateEdit(date(2026, 1, 31))
    put(window, edit)
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    picker = window.findChild(DayPicker)
    qtbot.keyClick(picker._grid, Qt.Key.Key_PageDown)
    assert "28 February 2026" in name_of(picker._grid)
    qtbot.keyClick(picker._grid, Qt.Key.Key_Right)
    with qtbot.waitSignal(edit.changed):
        qtbot.keyClick(picker._grid, Qt.Key.Key_Return)
    assert edit.date() == date(2026, 3, 1)
    assert edit.hasFocus()


def test_month_before_keeps_to_the_month() -> None:
    assert month_before(date(2026, 3, 31), -1) == date(2026, 2, 28)
    assert month_before(date(2026, 1, 5), -1) == date(2025, 12, 5)


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("en", "1,827.84", "1827.84"),
        ("en", "0,06", "0.06"),
        ("en", "12,500", "12500"),
        ("es", "1.827,84", "1827.84"),
        ("es", "12.5", "12.5"),
        ("es", "12.500", "12500"),
        ("zh", "１２", "12"),
        ("en", "–24", "-24"),
        ("en", "twelve", None),
    ],
)
def test_figures_in_three_languages(qapp: QApplication, language: str, typed: str, expected: str | None) -> None:
    dress(qapp, language)
    assert read_number(typed) == (None if expected is None else Decimal(expected))


def test_money_is_minor_units(window: QMainWindow) -> None:
    money = Money(780000, "CNY")
    put(window, money)
    assert money.text() == "7,800.00"
    money.setText("12.5")
    money.left.emit()
    assert money.minor() == 1250
    assert Money(1200, "JPY").text() == "1,200"


def test_a_choice_ignores_the_wheel_and_keeps_its_value(window: QMainWindow) -> None:
    choice = Choice([("a", "Alpha"), ("b", "Beta")], "b")
    put(window, choice)
    assert choice.value() == "b"
    choice.set_items([("b", "Beta"), ("c", "Gamma")])
    assert choice.value() == "b"
    choice.set_value("zzz")
    assert choice.value() is None


def test_segments_by_arrow_keys(window: QMainWindow, qtbot: QtBot) -> None:
    segments = Segments([("a", "Board"), ("b", "List"), ("c", "Timeline")], "a")
    put(window, segments)
    segments.part("a").setFocus()
    with qtbot.waitSignal(segments.changed):
        qtbot.keyClick(segments.part("a"), Qt.Key.Key_Right)
    assert segments.value() == "b"


def test_wrap_breaks_and_shortens() -> None:
    words = "Spring city ride, launch materials for all twelve shops"
    lines = wrap(words, 13, 400, 120, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert wrap("", 13, 400, 100) == ("",)
    assert wrap("one\ntwo", 13, 400, 100) == ("one", "two")


def test_text_is_as_high_as_its_width_asks(qapp: QApplication, qtbot: QtBot) -> None:
    text = Text("Four or five words you can say to yourself. It encrypts every client file.", 14)
    qtbot.addWidget(text)
    assert text.heightForWidth(150) > text.heightForWidth(600)


def test_a_shortened_label_says_all_of_it(window: QMainWindow) -> None:
    label = Label("A very long name of an agency that does not fit", 13, elide=True)
    label.setFixedWidth(80)
    put(window, label)
    assert label.text() != label.full()
    assert name_of(label) == label.full()
    assert label.toolTip() == label.full()


def test_a_popover_closes_by_escape_and_gives_the_focus_back(window: QMainWindow, qtbot: QtBot) -> None:
    cause = Button("Move")
    put(window, cause)
    cause.setFocus()
    popover = Popover(window, QRect(100, 100, 40, 30))
    popover.head("hand-stop", "Not yet", "The client has not signed E-0147.")
    close = Button("Close", "quiet")
    popover.buttons(Button("Sign now", "primary"), quiet=close)
    popover.open()
    assert popover.accessibleName() == "Not yet"
    assert QApplication.focusWidget() is not cause
    with qtbot.waitSignal(popover.closed):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is cause


def test_a_popover_closes_by_a_press_outside(window: QMainWindow, qtbot: QtBot) -> None:
    cause = Button("Move")
    put(window, cause)
    popover = Popover(window, QRect(100, 100, 40, 30), width=200)
    popover.buttons(Button("Sign now", "primary"))
    popover.open()
    with qtbot.assertNotEmitted(popover.closed):
        qtbot.mouseClick(popover.card, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    with qtbot.waitSignal(popover.closed):
        qtbot.mouseClick(window.centralWidget(), Qt.MouseButton.LeftButton, pos=QPoint(850, 650))


@pytest.mark.parametrize("near", [QRect(2, 2, 30, 20), QRect(860, 660, 30, 20), QRect(430, 640, 30, 20)])
def test_a_popover_stays_inside_the_window(window: QMainWindow, near: QRect) -> None:
    popover = Popover(window, near, width=300)
    popover.head("hand-stop", "Not yet", "words " * 40)
    popover.open()
    card = QRect(popover.card.mapTo(window, QPoint(0, 0)), popover.card.size())
    assert window.rect().contains(card)
    assert not card.intersects(near) or near.width() == 0
    popover.close()


def test_a_sheet_keeps_the_focus_inside(window: QMainWindow, qtbot: QtBot) -> None:
    outside = Button("Outside")
    put(window, outside)
    outside.setFocus()
    sheet = ModalSheet(window, "New client")
    first, second = Line(), Line()
    sheet.body.addWidget(Field("Name", first))
    sheet.body.addWidget(Field("City", second))
    save = Button("Save", "primary")
    sheet.foot(Button("Cancel"), primary=save)
    sheet.open()
    assert first.hasFocus()
    seen = set()
    for _ in range(8):
        focus = QApplication.focusWidget()
        assert sheet.isAncestorOf(focus)
        seen.add(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert len(seen) == 5
    with qtbot.waitSignal(sheet.accepted):
        qtbot.keyClick(first, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert outside.hasFocus()


def test_a_sheet_that_must_stay_ignores_escape(window: QMainWindow, qtbot: QtBot) -> None:
    sheet = ModalSheet(window, "Busy")
    line = Line()
    sheet.body.addWidget(line)
    sheet.may_close = False
    sheet.open()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    sheet.close()


def test_a_toast_takes_back_what_was_done(window: QMainWindow, qtbot: QtBot) -> None:
    done: list[str] = []
    toast = Toast(window)
    toast.say("J-0312 moved to Finished art", lambda: done.append("undone"))
    assert toast.words == "J-0312 moved to Finished art"
    assert window.rect().contains(toast.geometry())
    toast._button.click()
    assert done == ["undone"]
    assert toast.words == ""
    toast.say("Saved")
    assert not toast._button.isVisible()
    toast._timer.timeout.emit()
    assert toast.words == ""


def test_a_choice_is_taken_where_a_reader_marks_it(qtbot: QtBot) -> None:
    choice = Choice([("a", "Alpha"), ("b", "Beta")], "a")
    qtbot.addWidget(choice)
    choice.show()
    marks = choice.view().selectionModel()
    QCoreApplication.processEvents()
    for value, row in (("b", 1), ("a", 0), ("b", 1)):
        with qtbot.waitSignal(choice.changed) as got:
            marks.select(choice.model().index(row, 0), QItemSelectionModel.SelectionFlag.Select)
        assert (choice.value(), got.args) == (value, [value])
