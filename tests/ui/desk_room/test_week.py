"""The week in the window: things get their place by key and drop, it is closed, judged, printed and asked for."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aedesk.domain.call import Call
from aedesk.domain.desk_plan import PlanEntry
from tests.builders import TODAY, House
from tests.ui.conftest import Answers
from tests.ui.desk_room.planning import front, sheet, shown
from tests.ui.houses import house_of
from ui.desk_room.load_page import LoadPage
from ui.desk_room.matrix_page import MatrixPage
from ui.desk_room.print_sheet import DeskPrint
from ui.desk_room.week_day import ASKED, PLACED
from ui.desk_room.week_sheets import EntrySheet, EvaluateSheet
from ui.desk_room.week_view import WeekView
from ui.session import Session
from ui.sunday import SundayLine

MONDAY = date(2026, 3, 9)


@pytest.fixture
def house(session: Session) -> House:
    """Work that is late, a day that is nearly full."""
    made = house_of(session)
    client = made.client("Moonbamboo Tea")
    made.job(client, "Tea gift box", due=TODAY - timedelta(days=2))
    made.desk.calls.add(Call(client.id, minutes=25, day=TODAY))
    made.desk.weeks.add(PlanEntry(TODAY, "Film the spot", minutes=330))
    made.desk.desk.capture("Read the offer", due=TODAY, minutes=45)
    return made


@pytest.fixture
def week(session: Session, house: House) -> WeekView:
    return shown(session, "week", WeekView)


def titles(week: WeekView, place: int) -> list[str]:
    return [row.words or row.code for row in week.columns[place].list.rows.rows if row.id is not None]


@pytest.mark.rule("T-09")
@pytest.mark.rule("T-14")
def test_keys_and_drops_give_things_their_days(qtbot: QtBot, week: WeekView, session: Session) -> None:
    assert [column.day.weekday() for column in week.columns] == [0, 1, 2, 3, 4]
    thursday = week.columns[3]
    assert titles(week, 3) == ["block", "Film the spot", "item"]
    assert (thursday.head.view.load, thursday.head.view.full) == (91, True)  # type: ignore[union-attr]
    assert "91%" in thursday.head.accessibleName()
    rows = week.side.list.rows.rows
    late = next(i for i, row in enumerate(rows) if row.tone == "late")
    week.side.list.setFocus()
    week.side.list.choose(late)
    key = rows[late].key
    QTest.keyClick(week.side.list, Qt.Key.Key_2)
    assert all(row.key != key for row in week.side.list.rows.rows)
    (placed,) = (row for row in week.columns[1].list.rows.rows if row.id is not None and row.own)
    assert (placed.reason, placed.minute) == (key, 8 * 60 + 30)
    week.select(placed.id)
    QTest.keyClick(week.columns[1].list, Qt.Key.Key_5)
    assert week.chosen().day == MONDAY + timedelta(days=4)
    for keys, minutes in ((Qt.Key.Key_Plus, 135), (Qt.Key.Key_Minus, 120)):
        QTest.keyClick(week.columns[4].list, keys)
        assert week.chosen().minutes == minutes
    QTest.keyClick(week.columns[4].list, Qt.Key.Key_Space)
    assert week.chosen().done
    week.columns[0].list.taken.emit(PLACED, str(placed.id))
    assert week.chosen().day == MONDAY
    QTest.keyClick(week.columns[0].list, Qt.Key.Key_X)
    assert any(row.key == key for row in week.side.list.rows.rows)
    week.columns[2].list.taken.emit(ASKED, key)
    assert any(row.own for row in week.columns[2].list.rows.rows if row.id is not None)
    services = session.desk.services  # type: ignore[union-attr]
    services.history.undo(services.history.just_done())  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: any(row.key == key for row in week.side.list.rows.rows))


@pytest.mark.rule("T-09")
@pytest.mark.rule("R-11")
def test_a_week_is_closed_and_judged_on_friday(qtbot: QtBot, week: WeekView, house: House, session: Session) -> None:
    week.side.list.choose(0)
    QTest.keyClick(week.side.list, Qt.Key.Key_G)
    week.side.bigs[1].line.setText("E-0141 signed")
    week.side.bigs[1].line.left.emit()
    assert [row.line.text() != "" for row in week.side.bigs] == [True, True, False]
    assert week.primary == "Close the plan"
    week.new()
    assert house.desk.weeks.plan(MONDAY).closed
    assert week.primary == ""
    week.acts.evaluate()  # Thursday: too early
    session.clock.go(days=1)  # type: ignore[attr-defined]
    week.load()
    assert week.primary == "Evaluate the week"
    week.new()
    form = sheet(session, EvaluateSheet)
    form.went.setPlainText("the signature")
    form._ticks[0][2].setChecked(True)
    form.submit()
    view = house.desk.weeks.plan(MONDAY)
    assert view.plan is not None
    assert (view.plan.went, view.plan.mark, view.big[0].done_on is not None) == ("the signature", 3, True)


def test_an_entry_of_ones_own_is_written_and_changed(week: WeekView, house: House, session: Session) -> None:
    week.add()
    form = sheet(session, EntrySheet)
    form.words.setText("Draw the plan")
    form.time.setText("7:61")
    form.submit()
    assert form.fields["minute"].failed
    form.time.setText("16:00")
    form.submit()
    row = next(row for row in week.columns[3].list.rows.rows if getattr(row, "words", "") == "Draw the plan")
    assert row.minute == 16 * 60
    week.acts.open_row(row)
    form = sheet(session, EntrySheet)
    form.minutes.setText("90")
    form.submit()
    assert house.desk.weeks.entry(row.id).minutes == 90


@pytest.mark.rule("T-13")
@pytest.mark.rule("T-14")
def test_load_and_importance_are_other_looks_of_the_week(week: WeekView, house: House, session: Session) -> None:
    week.show_look("load")
    page = week.pages.currentWidget()
    assert isinstance(page, LoadPage)
    assert any("91%" in row.text() for row in page.collisions.buttons)  # type: ignore[attr-defined]
    week.show_look("matrix")
    matrix = week.pages.currentWidget()
    assert isinstance(matrix, MatrixPage)
    quick, do = matrix.panes[2].list, matrix.panes[0].list
    quick.choose(0)
    assert matrix.chosen().title == "Read the offer"
    week._number(0)
    assert [row.title for row in do.rows.rows] == ["Read the offer"]
    assert house.desk.desk.item(do.rows.rows[0].id).importance == 3


def test_the_plan_of_the_week_is_printed(qtbot: QtBot, week: WeekView, session: Session, answers: Answers) -> None:
    week.print()
    form = sheet(session, DeskPrint)
    qtbot.waitUntil(lambda: form.print.isEnabled() and not form.busy, timeout=20_000)
    form._print()
    assert answers.printed[0][1].startswith("Plan of the week")


@pytest.mark.rule("T-09")
@pytest.mark.rule("Z-13")
def test_sunday_evening_asks_by_a_quiet_line(session: Session, house: House) -> None:
    room = front(session)
    shell = session.window.shell
    assert shell is not None
    line = SundayLine(shell, room.desk)
    line.look()
    assert line.isHidden()
    session.clock.go(days=3, hours=10)  # type: ignore[attr-defined]
    line.look()
    assert not line.isHidden()
    assert "16 Mar" in line.words.full()
    room.full_screen = True
    line._show()
    assert line.isHidden()  # never before a client
    room.full_screen = False
    line.plan()
    view = room.front
    assert isinstance(view, WeekView)
    line.put_aside()
    assert line.isHidden()
