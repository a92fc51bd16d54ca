"""Every question of the form has its control: it shows a kept answer, gives it back, and all its parts have names."""

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aedesk.domain import answer_values as values
from aedesk.domain.errors import UserError
from aedesk.services.forms import printed
from tests.ui.conftest import dress
from tests.ui.dossier.samples import TEXT, sample
from tests.ui.names import nameless
from ui.dossier.about import About, Who
from ui.dossier.chart_tree import place as place_seats
from ui.dossier.control import Control
from ui.dossier.controls import control_for
from ui.dossier.controls_choice import Chips
from ui.dossier.controls_figures import FigureControl
from ui.dossier.controls_periods import PeriodsControl
from ui.dossier.controls_table import TableControl
from ui.dossier.controls_text import TextControl
from ui.dossier.table_cells import CellText

PEOPLE = ("00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002")
ABOUT = About(people=(Who(PEOPLE[0], "Su Wen", "Brand manager"), Who(PEOPLE[1], "Ren Tao")), units=printed().units)
FIELDS = list(printed().fields())


def made(qtbot: QtBot, path: str, language: str = "en", **fields: Any) -> Any:
    node = printed().find(path)
    assert node is not None
    control = control_for(node, language, about=ABOUT, **fields)
    qtbot.addWidget(control)
    control.resize(720, control.heightForWidth(720))
    return control


@pytest.mark.parametrize("language", ["en", "zh", "es"])
@pytest.mark.parametrize("large", [False, True])
def test_every_question_round_trips(qtbot: QtBot, qapp: Any, language: str, large: bool) -> None:
    dress(qapp, language)
    assert len(FIELDS) == 213
    for node in FIELDS:
        control = control_for(node, language, large, about=ABOUT)
        qtbot.addWidget(control)
        assert control.value() is None, node.path
        kept = values.check(node, sample(node, PEOPLE))
        control.set_value(kept)
        assert values.check(node, control.value()) == kept, node.path
        control.set_value(None)
        assert control.value() is None, node.path


@pytest.mark.parametrize("language", ["en", "zh", "es"])
def test_every_part_is_named_after_its_question(qtbot: QtBot, qapp: Any, language: str) -> None:
    dress(qapp, language)
    for node in FIELDS:
        control = control_for(node, language, about=ABOUT)
        qtbot.addWidget(control)
        control.set_value(values.check(node, sample(node, PEOPLE)))
        assert not nameless(control), node.path
        stop = control.stop()
        said = stop.accessibleName() + stop.accessibleDescription()
        assert node.label[language] in said, node.path


def test_a_group_has_no_control() -> None:
    group = printed().find("client.company")
    assert group is not None
    with pytest.raises(ValueError, match="no question"):
        control_for(group, "en")


def show(qtbot: QtBot, control: Control) -> None:
    with qtbot.waitActive(control):
        control.show()
        control.activateWindow()


# text


def test_a_hundred_thousand_characters_are_kept_whole(qtbot: QtBot) -> None:
    for path in ("client.company.founder", "client.company.capital"):
        control: TextControl = made(qtbot, path)
        long = "漢字 and emoji 🍵 " * 7000
        control.area.insertPlainText(long)
        assert control.value() == long.strip()
        with pytest.raises(UserError) as refused:
            values.check(control.node, control.value() + "x" * 10_000)
        assert refused.value.code == "answer_too_long"


def test_right_to_left_and_pasted_lines_survive(qtbot: QtBot) -> None:
    control: TextControl = made(qtbot, "client.company.founder")
    QGuiApplication.clipboard().setText("שרה לוי\nsecond")
    control.area.paste()
    assert control.value() == "שרה לוי\nsecond"


def test_a_short_text_goes_on_with_enter(qtbot: QtBot) -> None:
    control: TextControl = made(qtbot, "client.company.founder")
    with qtbot.waitSignal(control.settled):
        QTest.keyClick(control.area, Qt.Key.Key_Return)
    assert control.value() is None


def test_a_text_grows_with_its_lines(qtbot: QtBot) -> None:
    control: TextControl = made(qtbot, "client.company.capital")
    control.show()
    low = control.heightForWidth(720)
    control.area.setPlainText("\n".join("line" for _each in range(6)))
    assert control.heightForWidth(720) > low + 50


# figures


@pytest.mark.parametrize(
    ("language", "typed", "kept"),
    [
        ("es", "1.234,5", "1234.5"),
        ("es", "0,06", "0.06"),
        ("es", "1.234", "1234"),
        ("en", "1,234.5", "1234.5"),
        ("en", "1.234", "1.234"),
        ("en", "0,06", "0.06"),
        ("zh", "１2，000".replace("１", "1"), "12000"),
    ],
)
def test_figures_are_read_as_the_language_writes_them(qtbot: QtBot, language: str, typed: str, kept: str) -> None:
    control: FigureControl = made(qtbot, "selling.promotion.budget", language)
    control.line.setText(typed)
    assert control.value() == kept
    control.line.left.emit()
    assert control.value() == kept


def test_what_is_no_figure_is_refused_and_stays(qtbot: QtBot) -> None:
    control: FigureControl = made(qtbot, "client.company.employees")
    control.line.setText("about forty")
    with pytest.raises(UserError) as refused:
        control.value()
    assert refused.value.code == "answer_no_number"
    control.fail("say it")
    assert control.line.error
    assert control.failed == "say it"
    assert control.line.text() == "about forty"
    control.line.setText("40.5")
    with pytest.raises(UserError) as refused:
        control.value()
    assert refused.value.code == "answer_no_integer"


def test_periods_are_added_sorted_and_may_not_stand_twice(qtbot: QtBot) -> None:
    control: PeriodsControl = made(qtbot, "future_advertising.forecast.annual_spend")
    control.show()
    (when, line, _out) = control._rows[0]
    line.setText("150,000")
    assert control.value() == [["", "150000"]]
    when.setText("2025")
    control.more.click()
    (when, line, out) = control._rows[1]
    when.setText("2026")
    line.setText("160000")
    assert control.value() == [["2026", "160000"], ["2025", "150000"]]
    when.setText("2025")
    with pytest.raises(UserError) as refused:
        control.value()
    assert refused.value.code == "answer_period_twice"
    with qtbot.waitSignal(control.settled):
        out.click()
    assert control.value() == [["2025", "150000"]]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("2008", "2008"), ("2008-5", "2008-05"), ("May 2008", "2008-05"), ("5/2008", "2008-05"),
     ("6/5/2008", "2008-05-06"), ("mayo de 2008", "2008-05"), ("2008年5月", "2008-05"), ("6 May 2008", "2008-05-06")],
)  # fmt: skip
def test_a_date_may_be_as_coarse_as_it_is_known(qtbot: QtBot, typed: str, kept: str) -> None:
    control = made(qtbot, "client.company.founded")
    control.line.setText(typed)
    assert control.value() == kept
    control.line.left.emit()
    assert control.value() == kept


def test_a_date_too_coarse_is_refused(qtbot: QtBot) -> None:
    control = made(qtbot, "product.characteristics.new.launch_date")
    control.line.setText("2008")
    with pytest.raises(UserError) as refused:
        control.value()
    assert refused.value.code == "answer_date_too_coarse"


# chips


def test_one_of_several_is_taken_back_by_pressing_it_again(qtbot: QtBot) -> None:
    control: Chips = made(qtbot, "product.necessity")
    control.chips[1].click()
    assert control.value() == ["discretionary", None]
    control.chips[0].click()
    assert control.value() == ["necessity", None]
    control.chips[0].click()
    assert control.value() is None


def test_what_a_screen_reader_switches_counts(qtbot: QtBot) -> None:
    control: Chips = made(qtbot, "product.necessity")
    with qtbot.waitSignal(control.settled):
        control.chips[2].toggle()
    assert control.value() == ["luxury", None]


def test_blanks_open_inside_their_chips_and_add_up(qtbot: QtBot) -> None:
    control: Chips = made(qtbot, "future_advertising.forecast.media_and_cost")
    control.show()
    assert not control.blanks
    for place, figure in ((1, "18,000"), (4, "9000")):
        control.chips[place].click()
        control.blanks[control.options[place].key].setText(figure)
    assert control.value() == [["magazines", "18000"], ["dm", "9000"]]
    assert control.sum_words() == "Sum ¥ 27,000"
    blank, chip = control.blanks["magazines"], control.chips[1]
    assert chip.geometry().contains(blank.geometry())
    control.blanks["dm"].setText("some")
    with pytest.raises(UserError):
        control.value()
    control.chips[4].click()
    assert control.value() == [["magazines", "18000"]]


def test_months_open_under_the_chip_that_asks_for_them(qtbot: QtBot) -> None:
    control: Chips = made(qtbot, "future_advertising.forecast.period.full_year")
    control.show()
    control.chips[1].click()
    for month in (0, 10):
        control.months["focus_months"].cells[month].click()
    assert control.value() == ["focus_months", [1, 11]]
    control.chips[0].click()
    assert not control.months["focus_months"].isVisible()
    assert control.value() == ["constant", None]


def test_arrows_walk_within_the_chips_and_tab_leaves_them(qtbot: QtBot) -> None:
    control: Chips = made(qtbot, "market.purchase_frequency")
    show(qtbot, control)
    control.to_edit()
    assert [each for each in control.chips if each.focusPolicy() & Qt.FocusPolicy.TabFocus] == [control.chips[0]]
    QTest.keyClick(control.chips[0], Qt.Key.Key_Right)
    assert control.rove.stop() is control.chips[1]
    QTest.keyClick(control.chips[1], Qt.Key.Key_Space)
    assert control.value() == ["every_few_years", None]


def test_numbers_choose(qtbot: QtBot) -> None:
    control: Control = made(qtbot, "product.necessity")
    assert control.choose(3)
    assert control.value() == ["luxury", None]
    assert not control.choose(4)


# tables


def table(qtbot: QtBot, path: str, language: str = "en") -> TableControl:
    control = made(qtbot, path, language)
    assert isinstance(control, TableControl)
    show(qtbot, control)
    return control


def put(control: TableControl, row: int, column: int, words: str) -> None:
    control.model.setData(control.model.index(row, column), words)


def test_a_row_is_added_by_typing_into_the_last_one(qtbot: QtBot) -> None:
    control = table(qtbot, "product.competitors")
    assert control.model.rowCount() == 1
    put(control, 0, 0, "Jasmine")
    assert control.model.rowCount() == 2
    put(control, 1, 2, "thin")
    assert control.value() == [{"product": "Jasmine"}, {"disadvantages": "thin"}]
    control.grid.setCurrentIndex(control.model.index(0, 0))
    QTest.keyClick(control.grid, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert control.value() == [{"disadvantages": "thin"}]


def test_a_cell_is_typed_into_and_enter_goes_down(qtbot: QtBot) -> None:
    control = table(qtbot, "product.strengths_weaknesses")
    control.to_edit()
    assert (control.current().row(), control.current().column()) == (0, 2)
    QTest.keyClicks(control.grid, "W")
    editor = control.grid.findChild(CellText)
    assert isinstance(editor, CellText)
    QTest.keyClicks(editor, "hole leaf")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: control.current().row() == 1)
    assert control.value() == {"quality": {"advantages": "Whole leaf"}}


def test_rings_are_set_by_space_and_by_a_press(qtbot: QtBot) -> None:
    control = table(qtbot, "advertiser_activities.past.service_requests.requested")
    control.to_edit()
    QTest.keyClick(control.grid, Qt.Key.Key_Space)
    assert control.value() == {"campaign_plan": {"requested": [control.node.columns[0].options[0].key, None]}}
    cell = control.grid.visualRect(control.model.index(0, 3)).center()
    QTest.mouseClick(control.grid.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert control.value() == {"campaign_plan": {"requested": [control.node.columns[0].options[1].key, None]}}
    said = control.model.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith(": chosen")


def test_five_hundred_rows_are_shown_and_no_more_offered(qtbot: QtBot) -> None:
    control = table(qtbot, "product.competitors")
    rows = [{"product": f"Tea {n}", "advantages": TEXT} for n in range(500)]
    control.set_value(rows)
    assert control.value() == rows
    assert control.model.rowCount() == 500
    assert control.heightForWidth(720) < 700
    assert values.check(control.node, control.value()) == rows


def test_cells_copied_from_a_spreadsheet_are_pasted_or_refused_whole(qtbot: QtBot, qapp: Any) -> None:
    dress(qapp, "es")
    control = table(qtbot, "future_advertising.media_plans.radio.programmes", "es")
    control.to_edit()
    heads = [seen.column.key for seen in control.model.seen if seen.column is not None]
    said = "\r\n".join("\t".join(['"uno\ndos"', "x", "y", "4,5"][: len(heads)]) for _row in range(499))
    QGuiApplication.clipboard().setText(said + "\r\n")
    QTest.keyClick(control.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    kept = control.value()
    assert (len(kept), kept[0][heads[0]], kept[498][heads[3]]) == (499, "uno\ndos", "4.5")
    control.grid.setCurrentIndex(control.model.index(499, 0))
    QTest.keyClick(control.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "500" in control.failed
    QGuiApplication.clipboard().setText("\t".join("abcdefghijkl"))
    QTest.keyClick(control.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert control.failed
    assert control.value() == kept
    control.grid.setCurrentIndex(control.model.index(0, 3))
    QTest.keyClick(control.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "4,5 %"
    control.grid.setCurrentIndex(control.model.index(499, 0))
    control.grid.edit(control.grid.currentIndex())
    editor = control.grid.findChild(CellText)
    assert isinstance(editor, CellText)
    QGuiApplication.clipboard().setText("a\tb")
    editor.paste()
    assert control.value()[499] == {heads[0]: "a", heads[1]: "b"}


def test_a_figure_in_a_table_that_cannot_be_read_stays_red(qtbot: QtBot) -> None:
    control = table(qtbot, "future_advertising.media_plans.radio.programmes")
    put(control, 0, 3, "many")
    with pytest.raises(UserError):
        control.value()
    assert control.model.shown(0, control.model.seen[3]) == "many"
    put(control, 0, 3, "4.2%")
    assert control.value() == [{"rating": "4.2"}]


# people


def test_people_are_the_clients_contacts(qtbot: QtBot) -> None:
    control = made(qtbot, "client.people.advertising_contacts")
    control.set_value([PEOPLE[1]])
    assert "Ren Tao" in control.parts[0].accessibleName()
    with qtbot.waitSignal(control.settled):
        control.parts[0].out.click()
    assert control.value() is None


def test_the_chart_says_who_reports_to_whom(qtbot: QtBot) -> None:
    control = made(qtbot, "client.organisation")
    control.set_value([[PEOPLE[0], None], [PEOPLE[1], PEOPLE[0]]])
    assert "reports to Su Wen" in control.seats[1].accessibleName()
    top, below = (seat.geometry() for seat in control.seats)
    assert below.top() > top.bottom()
    control.take_out(PEOPLE[0])
    assert control.value() == [[PEOPLE[1], None]]


def test_the_chart_is_drawn_from_the_key_people(qtbot: QtBot) -> None:
    node = printed().find("client.organisation")
    assert node is not None
    about = About(people=ABOUT.people, proposed=lambda: [[PEOPLE[1], None], [PEOPLE[0], PEOPLE[1]]])
    control = control_for(node, "en", about=about)
    qtbot.addWidget(control)
    control.resize(720, control.heightForWidth(720))
    assert not control.draw.isHidden()  # type: ignore[attr-defined]
    control.draw.click()  # type: ignore[attr-defined]
    assert control.value() == [[PEOPLE[1], None], [PEOPLE[0], PEOPLE[1]]]
    assert control.draw.isHidden()  # type: ignore[attr-defined]


def test_a_wide_chart_is_drawn_indented() -> None:
    seats: dict[str, str | None] = {"top": None, **{f"p{n}": "top" for n in range(9)}}
    placed = place_seats(seats, 720, 164, 46)
    assert max(box.right() for box in placed.boxes.values()) < 720
    assert placed.boxes["p1"].left() > placed.boxes["top"].left()
    assert len({box.top() for box in placed.boxes.values()}) == 10


# keys that belong to the page


@pytest.mark.parametrize("path", ["client.company.employees", "client.company.founded", "client.company.founder"])
def test_lines_leave_the_page_its_keys(qtbot: QtBot, path: str) -> None:
    control: Control = made(qtbot, path)
    part = control.stop()
    ctrl = Qt.KeyboardModifier.ControlModifier
    for key, ours in ((Qt.Key.Key_U, True), (Qt.Key.Key_Z, True), (Qt.Key.Key_C, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, ctrl)
        event.ignore()
        QCoreApplication.sendEvent(part, event)
        assert event.isAccepted() is not ours
