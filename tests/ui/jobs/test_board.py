"""The board in the window: columns, keys, drag and drop, limits, inspector."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox

from aedesk.domain.job import Stage
from tests.ui.jobs.conftest import button
from ui.jobs.cards import job_mime

MOVE = Qt.DropAction.MoveAction
NO_KEY = Qt.KeyboardModifier.NoModifier


def drag(column, job, end=True):
    """Carry a job over a column and let it fall; Qt's own drag does nothing without a screen."""
    mime: QMimeData = job_mime(job.id)
    at = QPoint(40, 120)
    QApplication.sendEvent(column, QDragEnterEvent(at, MOVE, mime, Qt.MouseButton.LeftButton, NO_KEY))
    QApplication.sendEvent(column, QDragMoveEvent(at, MOVE, mime, Qt.MouseButton.LeftButton, NO_KEY))
    state = column.drop_state()
    if end:
        QApplication.sendEvent(column, QDropEvent(QPointF(at), MOVE, mime, Qt.MouseButton.LeftButton, NO_KEY))
        QApplication.processEvents()
    return state


def test_the_board_stands_before_the_services_are_there(show, house):
    job = house.job_at(Stage.LAYOUT)
    shown = show(ready=False)
    board = shown.room.board
    assert board.columns[Stage.LAYOUT].model.row_of(job.id) == 0
    shown.select(job)
    QTest.keyClick(board.columns[Stage.LAYOUT].list, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shown.floats() == []
    shown.desk.arrive(house.desk)
    assert shown.room.state_line == "1 open"


def test_a_card_is_moved_by_key_through_the_service_and_can_be_taken_back(show, house):
    job = house.job()
    house.supply(job, Stage.BRIEF)
    shown = show()
    shown.select(job)
    shown.room.board.take_focus()
    QTest.keyClick(shown.room.board.columns[Stage.FORECAST].list, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert house.desk.jobs.get(job.id).stage is Stage.BRIEF
    assert shown.room.board.columns[Stage.BRIEF].model.row_of(job.id) == 0
    text, seq = shown.said[-1]
    assert text == "Kids’ range, first ideas moved to Brief"
    house.desk.history.undo(seq)
    assert shown.room.board.columns[Stage.FORECAST].model.row_of(job.id) == 0


def test_back_is_always_open(show, house):
    job = house.job_at(Stage.LAYOUT)
    shown = show()
    shown.select(job)
    shown.room.step(-1)
    assert house.desk.jobs.get(job.id).stage is Stage.BRIEF


def test_a_refused_drop_frames_the_column_and_says_what_is_missing(show, house):
    job = house.job_at(Stage.BRIEF)
    shown = show()
    column = shown.room.board.columns[Stage.LAYOUT]
    assert drag(column, job) == "refuse"
    popover = shown.top()
    assert column.drop_state() == "refuse"
    assert popover.accessibleName() == "No creative work without a signed strategy"
    assert [row.need.code for row in popover.needs.rows] == [
        "strategy.ad", "brief_complete", "brief.ad", "brief.cd", "job_number",
    ]  # fmt: skip
    assert "Bo Marek" in popover.needs.row("strategy.ad").accessibleName()
    assert house.desk.jobs.get(job.id).stage is Stage.BRIEF
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert shown.floats() == []
    assert column.drop_state() == ""


def test_an_allowed_drop_moves_the_card(show, house):
    job = house.supply(house.job_at(Stage.BRIEF), Stage.LAYOUT)
    shown = show()
    assert drag(shown.room.board.columns[Stage.LAYOUT], job) == "take"
    assert house.desk.jobs.get(job.id).stage is Stage.LAYOUT
    assert shown.room.board.current() == job.id


def test_a_drop_on_its_own_column_asks_nothing(show, house):
    job = house.job_at(Stage.BRIEF)
    shown = show()
    assert drag(shown.room.board.columns[Stage.BRIEF], job) == ""
    assert shown.floats() == []


def test_a_strip_opens_when_a_drag_rests_on_it(show, house, qtbot):
    job = house.job_at(Stage.BRIEF)
    shown = show()
    column = shown.room.board.columns[Stage.CLOSED]
    assert not column.is_open
    with qtbot.waitSignal(column.unfolded):
        drag(column, job, end=False)
    assert column.is_open


def test_what_is_no_job_is_not_taken(show, house):
    house.job()
    column = show().room.board.columns[Stage.BRIEF]
    mime = QMimeData()
    mime.setText("J-0001")
    event = QDragEnterEvent(QPoint(5, 5), MOVE, mime, Qt.MouseButton.LeftButton, NO_KEY)
    event.ignore()
    QApplication.sendEvent(column, event)
    assert not event.isAccepted()


def test_columns_fold_and_open_by_key(show, house):
    house.job_at(Stage.LAYOUT)
    board = show().room.board
    board.columns[Stage.LAYOUT].list.setFocus()
    QTest.keyClick(board.columns[Stage.LAYOUT].list, Qt.Key.Key_BracketLeft)
    assert not board.columns[Stage.LAYOUT].is_open
    assert board.columns[Stage.LAYOUT].strip.hasFocus()
    QTest.keyClick(board.columns[Stage.LAYOUT].strip, Qt.Key.Key_BracketRight)
    assert board.columns[Stage.LAYOUT].is_open


def test_arrows_go_from_column_to_column(show, house):
    one, two = house.job_at(Stage.LAYOUT), house.job_at(Stage.BRIEF, title="Second")
    shown = show()
    board = shown.room.board
    shown.select(one)
    board.take_focus()
    QTest.keyClick(board.columns[Stage.LAYOUT].list, Qt.Key.Key_Left)
    assert board.current() == two.id
    assert board.columns[Stage.BRIEF].list.hasFocus()


def test_over_the_limit_is_said_in_words(show, house):
    for n in range(2):
        house.job_at(Stage.BRIEF, title=f"Job {n}")
    shown = show()
    column = shown.room.board.columns[Stage.BRIEF]
    assert column.spoken() == "Brief, 2 jobs, limit 6"
    column.head.click()
    popover = shown.top()
    popover.number.setText("1")
    button(popover, "Set limit").click()
    assert column.spoken() == "Brief, 2 jobs, limit 1, over the limit"
    assert shown.desk.prefs.text("jobs.limits").startswith("forecast=,brief=1")
    column.head.click()
    popover = shown.top()
    popover.number.setText("0")
    button(popover, "Set limit").click()
    assert popover.field.failed
    popover.number.setText("")
    button(popover, "Set limit").click()
    assert column.limit is None


def test_a_column_is_folded_from_its_head(show, house):
    house.job_at(Stage.BRIEF)
    shown = show()
    shown.room.board.columns[Stage.BRIEF].head.click()
    button(shown.top(), "Fold column").click()
    assert not shown.room.board.columns[Stage.BRIEF].is_open
    assert shown.desk.prefs.text("jobs.folded") == "brief"


def test_the_inspector_comes_and_goes_with_i(show, house):
    job = house.job_at(Stage.BRIEF)
    shown = show()
    assert shown.room.inspector.isHidden()
    shown.select(job)
    assert shown.room.inspector.isVisible()
    shown.room.board.take_focus()
    QTest.keyClick(shown.room.board.columns[Stage.BRIEF].list, Qt.Key.Key_I)
    assert shown.room.inspector.isHidden()
    QTest.keyClick(shown.room.board.columns[Stage.BRIEF].list, Qt.Key.Key_I)
    assert shown.room.inspector.isVisible()


def test_the_inspector_tells_needs_papers_and_past(show, house, qtbot):
    job = house.supply(house.job_at(Stage.BRIEF), Stage.LAYOUT)
    shown = show()
    shown.select(job)
    inspector = shown.room.inspector
    qtbot.waitUntil(lambda: len(inspector.needs.rows) == 5)
    assert inspector._gate.title.text() == "To enter Layout"
    assert inspector._gate.right.text() == "5 of 5 done"
    assert [row.text() for row in inspector.papers.rows] == ["Brief B-0001, signed 12 Mar"]
    button(inspector, "Move to Layout").click()
    assert house.desk.jobs.get(job.id).stage is Stage.LAYOUT


def test_under_1280_the_inspector_lies_over_the_board_and_esc_gives_it_back(show, house):
    job = house.job_at(Stage.BRIEF)
    shown = show(size=(1092, 614), language="es")
    assert shown.room.bar.folded.isVisible()
    assert not shown.room.bar.choices["client"].isVisible()
    shown.select(job)
    assert shown.room.inspector.isVisible()
    assert len(shown.room.board.open_stages()) == 4
    assert shown.room.views.width() == shown.room.width()
    shown.room.board.take_focus()
    QTest.keyClick(shown.room.board.columns[Stage.BRIEF].list, Qt.Key.Key_Escape)
    assert shown.room.inspector.isHidden()


def test_the_menu_opens_by_key_and_moves_by_name(show, house):
    job = house.supply(house.job_at(Stage.BRIEF), Stage.LAYOUT)
    shown = show()
    shown.select(job)
    view = shown.room.board.columns[Stage.BRIEF].list
    view.setFocus()
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    button(shown.top(), "Move to Layout").click()
    assert house.desk.jobs.get(job.id).stage is Stage.LAYOUT


def test_the_palette_offers_the_move(show, house):
    job = house.supply(house.job_at(Stage.BRIEF), Stage.LAYOUT)
    shown = show()
    shown.select(job)
    commands = {command.words: command for command in shown.room.commands()}
    commands["Move J-0001 to Layout"].do()
    assert house.desk.jobs.get(job.id).stage is Stage.LAYOUT


def test_filters_fold_into_one_button_that_still_filters(show, house):
    one, two = house.client("Larkwheel Cycles"), house.client("Moonbamboo Tea")
    house.job(one, title="Ride")
    house.job(two, title="Tea")
    shown = show(size=(1092, 614))
    shown.room.bar.folded.click()
    client = shown.top().findChildren(QComboBox)[0]
    client.setCurrentIndex(client.findText("Moonbamboo Tea"))
    client.activated.emit(client.currentIndex())
    assert [card.title for card in shown.room.board.columns[Stage.FORECAST].model.cards()] == ["Tea"]
    assert shown.room.bar.folded.words() == "1 filter"


def test_nothing_that_passes_the_filters_is_said(show, house):
    house.job(title="Ride")
    shown = show()
    choice = shown.room.bar.choices["due"]
    choice.set_value("late")
    choice._chosen(choice.currentIndex())
    assert shown.room.views.currentWidget() is shown.room.views.nothing
    button(shown.room.views.nothing, "Show all").click()
    assert shown.room.views.currentWidget() is shown.room.board


def test_an_empty_desk_says_what_to_do(show):
    shown = show()
    assert shown.room.views.currentWidget() is shown.room.views.empty
    button(shown.room.views.empty, "New job").click()
    assert shown.top().accessibleName() == "New job"


def test_every_button_of_the_room_has_a_name(show, house):
    job = house.job_at(Stage.BRIEF)
    shown = show(language="zh")
    shown.select(job)
    nameless = [b for b in shown.window.findChildren(QAbstractButton) if not (b.accessibleName() or b.text())]
    assert {b.metaObject().className() for b in nameless} <= {"QTableCornerButton"}  # Qt's own, hidden


def test_cards_of_a_hidden_column_are_named_by_their_strip(show, house):
    house.job()
    shown = show(size=(1092, 614))
    column = shown.room.board.columns[Stage.FORECAST]
    assert not column.list.isVisible()
    assert column.strip.accessibleName() == "Forecast, 1 job"
    column.strip.click()
    assert column.list.isVisible()
