"""Lanes and list: the same cards, the same acts."""

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aedesk.domain.client import ClientClass
from aedesk.domain.job import Stage
from ui.jobs.cards import job_mime
from ui.jobs.lane_rows import Lane
from ui.jobs.list_rows import COLUMNS, Group

MOVE, LEFT, NO_KEY = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def two_clients(house):
    ride = house.job_at(Stage.BRIEF, house.client("Larkwheel Cycles"), title="Ride")
    tea = house.job_at(Stage.LAYOUT, house.client("Moonbamboo Tea", client_class=ClientClass.B), title="Tea")
    return ride, tea


def lanes_shown(show):
    shown = show()
    shown.room.bar.lanes.click()
    assert shown.room.views.currentWidget() is shown.room.views.lanes
    return shown, shown.room.views.lanes.list


def test_lanes_stand_in_the_columns_of_the_board(show, house):
    ride, _tea = two_clients(house)
    shown, view = lanes_shown(show)
    rect = shown.room.views.lanes.card_rect(ride.id)
    column = shown.room.board.columns[Stage.BRIEF]
    assert abs(rect.left() - column.mapToGlobal(column.rect().topLeft()).x()) <= 1
    assert abs(rect.width() - column.width()) <= 1
    assert view.indexAt(view.visualRect(view.rows.index(1)).center()).row() == 1


def test_a_lane_folds_by_enter_and_all_others_by_ctrl_enter(show, house):
    two_clients(house)
    _shown, view = lanes_shown(show)
    view.setFocus()
    view.setCurrentIndex(view.rows.index(0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert [isinstance(row, Lane) for row in view.rows.rows] == [True, True, False]
    QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [isinstance(row, Lane) for row in view.rows.rows] == [True, False, True]


def test_arrows_walk_through_the_lanes(show, house):
    ride, tea = two_clients(house)
    house.supply(ride, Stage.LAYOUT)
    shown, view = lanes_shown(show)
    view.setFocus()
    view.setCurrentIndex(view.rows.index(0))
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert shown.room.views.lanes.current() == tea.id
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert shown.room.views.lanes.current() == tea.id
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert isinstance(view.rows.rows[view.currentIndex().row()], Lane)


def test_a_card_is_dropped_on_a_stage_of_the_lanes(show, house):
    ride, _tea = two_clients(house)
    shown, view = lanes_shown(show)
    place = next(place for place in view.places if place.stage is Stage.LAYOUT)
    at = QPointF(place.x + 20, 60)
    mime: QMimeData = job_mime(ride.id)
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(at.toPoint(), MOVE, mime, LEFT, NO_KEY))
    QApplication.sendEvent(view.viewport(), QDragMoveEvent(at.toPoint(), MOVE, mime, LEFT, NO_KEY))
    assert view._drop == (Stage.LAYOUT, "refuse")
    QApplication.sendEvent(view.viewport(), QDropEvent(at, MOVE, mime, LEFT, NO_KEY))
    QApplication.processEvents()
    assert shown.top().accessibleName() == "No creative work without a signed strategy"
    shown.top().close()
    house.supply(ride, Stage.LAYOUT)
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(at.toPoint(), MOVE, mime, LEFT, NO_KEY))
    QApplication.sendEvent(view.viewport(), QDropEvent(at, MOVE, mime, LEFT, NO_KEY))
    QApplication.processEvents()
    assert house.desk.jobs.get(ride.id).stage is Stage.LAYOUT


def test_a_click_on_a_lane_head_folds_it(show, house):
    two_clients(house)
    _shown, view = lanes_shown(show)
    before = view.rows.rowCount()
    QTest.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.rows.index(0)).center())
    assert view.rows.rowCount() == before - 1


def test_the_list_shows_open_jobs_with_whose_move_it_is(show, house):
    _ride, tea = two_clients(house)
    shown = show()
    QTest.keyClick(shown.room, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    rows = shown.room.views.table.rows
    assert shown.room.views.currentWidget() is shown.room.views.table
    row = rows.row_of(tea.id)
    assert rows.index(row, COLUMNS.index("move")).data() == "creatives draw the layout"
    assert rows.index(row, COLUMNS.index("signed")).data() == "0 of 3 signed"
    shown.room.tools.which.set_value("closed")
    shown.room.tools.which._chosen(shown.room.tools.which.currentIndex())
    assert shown.room.views.currentWidget() is shown.room.views.nothing


def test_the_list_is_sorted_from_its_head_and_from_the_bar(show, house):
    two_clients(house)
    shown = show()
    shown.room.show_view("list")
    table, rows = shown.room.views.table.table, shown.room.views.table.rows
    table.horizontalHeader().sectionClicked.emit(COLUMNS.index("title"))
    assert [row.title for row in rows.rows] == ["Ride", "Tea"]
    table.horizontalHeader().sectionClicked.emit(COLUMNS.index("title"))
    assert [row.title for row in rows.rows] == ["Tea", "Ride"]
    shown.room.tools.sorted.emit("client")
    assert [row.title for row in rows.rows] == ["Ride", "Tea"]
    shown.room.tools.grouped.emit("stage")
    assert [row.name for row in rows.rows if isinstance(row, Group)] == ["Brief", "Layout"]


def test_a_row_moves_opens_and_keeps_its_selection_when_sorted(show, house):
    ride, tea = two_clients(house)
    house.supply(ride, Stage.LAYOUT)
    shown = show()
    shown.room.show_view("list")
    shown.room.views.table.select(ride.id)
    shown.room._on_clicked(ride.id)
    shown.room.views.table.rows.order("title", True)
    assert shown.room.views.table.current() == ride.id
    shown.room.views.table.take_focus()
    QTest.keyClick(shown.room.views.table.table, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert house.desk.jobs.get(ride.id).stage is Stage.LAYOUT
    QTest.keyClick(shown.room.views.table.table, Qt.Key.Key_Home)
    QTest.keyClick(shown.room.views.table.table, Qt.Key.Key_Return)
    assert shown.page.job is not None
    assert shown.page.job.id == tea.id


def test_the_sum_under_the_list_is_that_of_the_shown_estimates(show, house):
    two_clients(house)
    shown = show()
    shown.room.show_view("list")
    assert shown.room.views.table._left.full() == "2 jobs · a number comes when two have signed the brief"
    assert shown.room.views.table._sum.text() == ""


def test_view_filter_and_selection_survive_a_rebuild(show, house):
    ride, _tea = two_clients(house)
    shown = show()
    shown.room.show_view("list")
    shown.room.views.table.select(ride.id)
    shown.room._on_clicked(ride.id)
    kept = shown.shell.keep()
    again = show(language="zh")
    again.shell.restore(kept)
    assert again.room.view is again.room.views.table
    assert again.room.views.table.current() == ride.id
    assert again.room.title == "工作"
