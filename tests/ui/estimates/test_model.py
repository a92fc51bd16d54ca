"""The grid's model: what is typed is kept, read, or refused beside its cell."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from aedesk import words
from aedesk.domain.estimate import Estimate, EstimateLine, LineGroup
from aedesk.domain.ids import new_id
from ui.estimates.columns import AT
from ui.estimates.model import ERROR, Lines


@pytest.fixture
def model(qapp):
    words.use("en")
    made = Lines()
    made.show(
        Estimate(
            job_id=new_id(),
            client_id=new_id(),
            lines=[
                EstimateLine("创意", "Idea", quantity=Decimal(1), unit="项", other_unit="job", cost=1_800_000),
                EstimateLine(
                    "修图", "Retouching", LineGroup.THIRD_PARTY, Decimal(24), "张", "image", 22_000, Decimal(10)
                ),
                EstimateLine("摄影", "Photo", LineGroup.THIRD_PARTY, Decimal(2), "天", "day", 780_000, Decimal(15)),
            ],
        )
    )
    return made


@pytest.fixture
def tested(model):
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield model
    del tester


def text(model, row, code, role=Qt.ItemDataRole.DisplayRole):
    return model.data(model.index(row, AT[code]), role)


def test_figures_are_shown_as_the_sheet_prints_them(tested):
    assert text(tested, 1, "amount") == "5,808.00"
    assert text(tested, 1, "markup") == "10%"
    assert text(tested, 0, "markup") == "–"
    assert text(tested, 1, "unit") == "张 image"
    assert text(tested, 1, "group") == "Third party"
    assert text(tested, 2, "group") == ""
    assert text(tested, 2, "group", Qt.ItemDataRole.AccessibleTextRole) == "Line 3, Group: Third party"


def test_typing_changes_the_line_and_tells(tested, qtbot):
    with qtbot.waitSignal(tested.changed):
        assert tested.type(1, "quantity", "30")
    assert tested.lines[1].quantity == 30
    assert text(tested, 1, "amount") == "7,260.00"
    assert tested.type(0, "tax", "13")
    assert tested.lines[0].tax == Decimal("0.13")
    assert tested.type(0, "group", "media")
    assert tested.lines[0].group is LineGroup.MEDIA


def test_what_cannot_be_read_stays_in_its_cell(tested, qtbot):
    with qtbot.waitSignal(tested.refused), qtbot.assertNotEmitted(tested.changed):
        assert not tested.type(1, "quantity", "-24")
    assert tested.lines[1].quantity == 24
    assert text(tested, 1, "quantity") == "-24"
    assert text(tested, 1, "quantity", Qt.ItemDataRole.EditRole) == "-24"
    assert text(tested, 1, "quantity", ERROR) == "Type a number above 0."
    assert tested.problems() == [(1, AT["quantity"], "Type a number above 0.")]
    assert tested.type(1, "quantity", "25")
    assert tested.problems() == []


def test_going_back_to_the_old_value_clears_the_error(tested):
    tested.type(1, "quantity", "many")
    assert tested.type(1, "quantity", "24")
    assert tested.problems() == []
    assert text(tested, 1, "quantity") == "24"


def test_a_spanish_window_reads_commas(tested):
    words.use("es")
    try:
        assert tested.type(1, "cost", "1.250,5")
        assert tested.lines[1].cost == 125_050
        assert text(tested, 1, "cost") == "1.250,50"
        assert text(tested, 1, "cost", Qt.ItemDataRole.EditRole) == "1250,50"
    finally:
        words.use("en")


def test_lines_come_go_and_move(tested):
    assert tested.add() == 3
    assert tested.lines[3].group is LineGroup.THIRD_PARTY
    assert tested.remove(0).description == "创意"
    assert tested.move(0, 1)
    assert [line.description for line in tested.lines] == ["摄影", "修图", ""]
    assert tested.move(1, -1)
    assert not tested.move(0, -1)
    assert not tested.move(2, 1)


def test_nothing_changes_where_the_answer_is_no(tested):
    tested.before_change = lambda: False
    assert not tested.type(1, "quantity", "30")
    assert tested.lines[1].quantity == 24
    assert tested.add() is None
    assert tested.remove(0) is None
    assert not tested.move(0, 1)


def test_the_first_change_may_go_into_the_next_version(tested):
    first = tested.estimate

    def next_version():
        if tested.estimate is first:
            copies = [EstimateLine(**{**vars_of(line), "id": new_id()}) for line in first.lines]
            tested.swap(Estimate(job_id=first.job_id, client_id=first.client_id, edition=2, lines=copies))
        return True

    tested.type(2, "quantity", "none")
    tested.before_change = next_version
    assert tested.type(1, "quantity", "30")
    assert first.lines[1].quantity == 24
    assert tested.estimate.edition == 2
    assert tested.lines[1].quantity == 30
    assert text(tested, 2, "quantity") == "none"


def vars_of(line):
    return {name: getattr(line, name) for name in line.__dataclass_fields__}


def test_units_know_their_second_language(tested):
    tested.type(0, "unit", "轮")
    assert (tested.lines[0].unit, tested.lines[0].other_unit) == ("轮", "round")
    tested.type(0, "unit", "face")
    assert (tested.lines[0].unit, tested.lines[0].other_unit) == ("面", "face")
    tested.type(0, "unit", "托 / pallet")
    assert (tested.lines[0].unit, tested.lines[0].other_unit) == ("托", "pallet")
    assert text(tested, 0, "unit", Qt.ItemDataRole.EditRole) == "托 / pallet"
