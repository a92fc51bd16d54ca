"""What a card shows and says."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from aedesk.domain.cards import DOTS, JobCard
from aedesk.domain.client import ClientClass
from aedesk.domain.job import STAGES, Stage
from aedesk.domain.signoff import SignState
from tests.builders import TODAY
from ui.jobs.card_paint import card_height
from ui.jobs.cards import CardModel, job_mime, job_of
from ui.jobs.filter import Filter
from ui.jobs.lane_rows import Lane, LaneModel
from ui.jobs.list_rows import Group, ListModel
from ui.jobs.wording import due_look, spoken, whose_move

N, A, Y, R = SignState.NOT_ASKED, SignState.ASKED, SignState.SIGNED, SignState.REFUSED


def card(title="Spring city ride", stage=Stage.ESTIMATE, dots=(Y, A), due=1, client="Larkwheel Cycles", **fields):
    given = {
        "id": uuid4(), "number": "J-0312", "title": title, "client_id": uuid4(), "client": client,
        "client_class": ClientClass.A, "owner_id": uuid4(), "owner_initials": "IT", "stage": stage,
        "due": TODAY + timedelta(days=due), "dots": dots, "third_party": True,
    }  # fmt: skip
    return JobCard(**(given | fields))


@pytest.fixture(autouse=True)
def english(speak):
    speak("en")


def test_a_card_says_everything_it_shows():
    assert spoken(card(), TODAY) == (
        "J-0312, Spring city ride, Larkwheel Cycles, class A, Due tomorrow, 13 Mar, 1 of 2 signed, "
        "client: signs the estimate"
    )


def test_a_job_without_a_number_says_forecast():
    assert spoken(card(number=None, stage=Stage.FORECAST, dots=()), TODAY).startswith("Forecast, ")


def test_every_state_of_every_dot_tells_whose_move_it_is():
    for stage in STAGES:
        slots = DOTS[stage]
        for i in range(len(slots)):
            for state in (N, A, R):
                who, act = whose_move(card(stage=stage, dots=(Y,) * i + (state,) + (N,) * (len(slots) - i - 1)))
                assert who
                assert act
    assert whose_move(card(stage=Stage.LAYOUT, dots=(Y, Y, R)))[0] == "we"
    assert whose_move(card(stage=Stage.CLOSED, dots=())) == ("", "")


def test_a_closed_job_is_never_late():
    assert due_look(card(due=-30, stage=Stage.CLOSED, dots=()), TODAY)[1] == "far"
    assert due_look(card(due=-1), TODAY) == ("1 day late", "late")


def test_a_card_is_102_pixels_high_and_120_with_two_lines():
    assert card_height("Delivery van livery", 171) == 102
    assert card_height("Spring city ride, launch materials for the shops", 171) == 120
    assert card_height("A title that goes on and on and would need three lines or four at this width", 171) == 120


def test_a_drag_carries_the_job():
    one = card()
    assert job_of(job_mime(one.id)) == one.id


def test_the_models_are_sound(qapp):
    cards = [card("A"), card("B", client="Moonbamboo Tea"), card("C", stage=Stage.LAYOUT, dots=(N, N, N))]
    for model in (CardModel(lambda: TODAY), LaneModel(lambda: TODAY), ListModel(lambda: TODAY)):
        tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        model.show(cards)
        model.show([replace(each, title=each.title + "!") for each in cards])
        model.show(cards[1:])
        assert model.rowCount() >= 2
        del tester


def test_a_change_of_content_keeps_the_rows(qtbot):
    model = CardModel(lambda: TODAY)
    first = card()
    model.show([first])
    with qtbot.waitSignal(model.dataChanged):
        model.show([replace(first, title="Summer city ride")])
    assert model.index(0).data() == "Summer city ride"


def test_lanes_are_sorted_by_class_and_then_by_name():
    model = LaneModel(lambda: TODAY)
    cards = [
        card(client="Zebra", client_class=ClientClass.A),
        card(client="Alder", client_class=ClientClass.B, due=-2),
        card(client="Beech", client_class=ClientClass.A, due=9),
    ]
    model.show(cards)
    assert [lane.client for lane in model.all_lanes()] == ["Beech", "Zebra", "Alder"]
    model.set_folded(frozenset({cards[1].client_id}))
    assert [isinstance(row, Lane) for row in model.rows] == [True, False, True, False, True]
    said = model.index(4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Alder, class B, 1 open, 1 late, folded"


def test_the_list_is_sorted_and_grouped():
    model = ListModel(lambda: TODAY)
    one, two, three = card("B", due=5), card("a", due=2), card("C", due=9, client="Moonbamboo Tea")
    model.show([one, two, three])
    assert [row.title for row in model.rows] == ["a", "B", "C"]
    model.set_amounts({one.id: (100, "CNY"), three.id: (300, "CNY"), two.id: (50, "EUR")})
    assert model.sums() == ["¥ 4.00", "€ 0.50"]
    model.order("amount", True)
    assert [row.title for row in model.rows] == ["C", "B", "a"]
    model.group("client")
    assert [row.name for row in model.rows if isinstance(row, Group)] == ["Larkwheel Cycles", "Moonbamboo Tea"]


def test_filters_let_through_what_they_say():
    here = card(due=0, client_class=ClientClass.B)
    late, far, none = card(due=-1), card(due=40), replace(card(), due=None)
    cards = [here, late, far, none]
    assert Filter().keep(cards, TODAY) == cards
    assert Filter(client_id=here.client_id).keep(cards, TODAY) == [here]
    assert Filter(owner_id=late.owner_id).keep(cards, TODAY) == [late]
    assert Filter(client_class=ClientClass.B).keep(cards, TODAY) == [here]
    assert Filter(due="late").keep(cards, TODAY) == [late]
    assert Filter(due="three").keep(cards, TODAY) == [here, late]
    assert Filter(due="week").keep(cards, TODAY) == [here, late]
    assert Filter(due="none").keep(cards, TODAY) == [none]
    assert Filter(due="late", client_class=ClientClass.A).parts == 2
