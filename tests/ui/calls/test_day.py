"""The day of calls: the queue is taken in, the block is worked through, nothing is closed without its outcome."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aedesk.domain.call import CallState, NextKind, Outcome, Slot
from aedesk.domain.care import CareRules
from aedesk.domain.client import Client
from tests.builders import TODAY, FixedClock, House
from tests.ui.calls.conftest import plan
from tests.ui.conftest import Answers
from tests.ui.names import cut, nameless
from ui.calls import links
from ui.calls.drags import CALL, SUGGESTION
from ui.calls.room import CallsRoom
from ui.session import Session
from ui.widgets.dragging import carrying
from ui.widgets.sheet import ModalSheet


def clock_of(session: Session) -> FixedClock:
    assert session.desk is not None
    assert isinstance(session.desk.clock, FixedClock)
    return session.desk.clock


def sheet_of(session: Session) -> ModalSheet:
    return next(each for each in session.window.findChildren(ModalSheet) if each.isVisible())


def choose(room: CallsRoom, who: str) -> None:
    """Choose a suggestion by the name of the person."""
    rows = room.day.queue.list.rows.rows
    room.day.queue.list.choose(next(i for i, row in enumerate(rows) if row.contact == who and row.act.value == "call"))


def test_the_list_is_made_and_says_why(room: CallsRoom) -> None:
    said = [room.day.queue.list.rows.index(i).data(Qt.ItemDataRole.AccessibleTextRole)
            for i in range(len(room.day.queue.list.rows.rows))]  # fmt: skip
    assert any("Su Wen, Moonbamboo Tea, Class B, Promised for tomorrow: Send the colour fan" in one for one in said)
    assert room.state_line.endswith(f"{len(said)} suggested")
    assert not nameless(room)
    assert not cut(room)


def test_a_suggestion_goes_into_the_block_by_a_key_and_out_again(room: CallsRoom, house: House) -> None:
    choose(room, "Su Wen")
    assert room.day.suggested.isVisible()
    QTest.keyClick(room.day.queue.list, Qt.Key.Key_B)
    assert [row.contact for row in room.day.block_rows()] == ["Su Wen"]
    row = room.day.block_rows()[0]
    assert row.about == "Promised for tomorrow: Send the colour fan"
    assert room.day.card.isVisible()
    assert room.day.card.name.full() == "Su Wen"
    room.day.middle.timeline.block.list.setFocus()
    QTest.keyClick(room.day.middle.timeline.block.list, Qt.Key.Key_Q)
    assert house.desk.calls.get(row.id).slot is Slot.QUIET
    assert room.day.block_rows() == []


def test_a_firm_one_is_put_aside_only_with_a_reason(room: CallsRoom, answers: Answers) -> None:
    choose(room, "Su Wen")
    before = len(room.day.queue.list.rows.rows)
    answers.said = None
    firm = room.day.suggestion()
    assert firm is not None
    QTest.keyClick(room.day.queue.list, Qt.Key.Key_X)
    if firm.firm:
        assert len(room.day.queue.list.rows.rows) == before
        answers.said = "They are on leave"
        QTest.keyClick(room.day.queue.list, Qt.Key.Key_X)
    assert len(room.day.queue.list.rows.rows) == before - 1


def test_plan_my_day_fills_the_block(room: CallsRoom) -> None:
    assert room.day.queue.fill.words() == "Plan my day"
    QTest.keyClick(room.day.queue.list, Qt.Key.Key_D)
    plan_now = room.day.plan
    assert plan_now is not None
    assert plan_now.block.calls
    assert plan_now.block.over == 0


def drop(room: CallsRoom, kind: str, what: str, minute: int) -> None:
    timeline = room.day.middle.timeline
    mime = carrying(kind, what)
    where = QPointF(timeline.width() / 2, timeline.place_of(minute))
    event = QDropEvent(where, Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    timeline.dropEvent(event)
    QTest.qWait(1)


def test_a_drop_into_the_block_and_one_at_a_time(room: CallsRoom, house: House, session: Session) -> None:
    choose(room, "Su Wen")
    one = room.day.suggestion()
    assert one is not None
    drop(room, SUGGESTION, one.key, 660)
    row = room.day.block_rows()[0]
    drop(room, CALL, str(row.id), 14 * 60)
    at = house.desk.calls.get(row.id).at
    assert at is not None
    assert clock_of(session).minute(at, TODAY) == 14 * 60
    assert [each.item.id for each in room.day.middle.timeline.events] == [row.id]
    drop(room, CALL, str(row.id), 15 * 60 + 40)
    assert house.desk.calls.get(row.id).slot is Slot.QUIET


def test_order_and_minutes_by_keys(room: CallsRoom, house: House, tea: Client) -> None:
    first, second = plan(house, tea, "first"), plan(house, tea, "second")
    rows = room.day.middle.timeline.block.list
    rows.setFocus()
    rows.choose(1)
    QTest.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert [row.id for row in room.day.block_rows()] == [second.id, first.id]
    QTest.keyClick(rows, Qt.Key.Key_Plus)
    assert house.desk.calls.get(second.id).minutes == 7


def test_too_much_for_the_block_is_said(room: CallsRoom, house: House, tea: Client) -> None:
    plan(house, tea, "long", minutes=50)
    plan(house, tea, "longer", minutes=25)
    assert room.day.middle.timeline.block.words() == ("2 calls · 1 h 15 estimated", "15 min too much")


def test_space_starts_and_ends_a_call(room: CallsRoom, house: House, tea: Client, session: Session) -> None:
    call = plan(house, tea)
    rows = room.day.middle.timeline.block.list
    rows.setFocus()
    rows.choose(0)
    card = room.day.card
    assert card.timer.usual.text() == "No evidence yet"
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert house.desk.calls.get(call.id).state is CallState.RUNNING
    assert card.go.words() == "End call"
    assert card.go.hasFocus()
    clock_of(session).go(minutes=7, seconds=24)
    card.tick()
    assert card.timer.clock.text() == "07:24"
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert card.timer.state.text() == "The call has ended. What came of it?"
    clock_of(session).go(minutes=3)  # writing it down is not talking
    card.finish.click()
    assert card.outcome.wrong.text() == "Say how the call ended."
    QTest.keyClick(card, Qt.Key.Key_1)
    assert card.outcome.outcome.value() is Outcome.AGREED
    card.finish.click()
    assert card.outcome.wrong.text() == "Say what comes next."
    assert house.desk.calls.get(call.id).state is CallState.HELD
    card.outcome.kind.choose(NextKind.NONE)
    card.outcome.result.setText("She has it")
    QTest.keyClick(card.outcome.result, Qt.Key.Key_Return)
    done = house.desk.calls.get(call.id)
    assert (done.state, done.outcome, done.seconds, done.result) == (CallState.DONE, Outcome.AGREED, 444, "She has it")
    assert house.desk.clients.notes(tea.id)[0].words == "She has it"


def test_a_next_step_becomes_a_call(room: CallsRoom, house: House, tea: Client) -> None:
    call = plan(house, tea)
    room.day.select(call.id)
    room.day.acts.start()
    outcome = room.day.card.outcome
    outcome.outcome.choose(Outcome.WILL_CALL_BACK)
    outcome.kind.choose(NextKind.CALL)
    outcome.step.setText("Ask for the colour")
    outcome.time.setText("25:70")
    room.day.acts.save()
    assert "Type a time" in outcome.wrong.text() or outcome.time.error
    outcome.time.setText("16.30")
    room.day.acts.save()
    found = [row for row in room.day.rows() if row.about == "Ask for the colour"]
    assert len(found) == 1
    assert found[0].back_of == call.id


def test_nobody_reached_goes_into_the_quiet_window(room: CallsRoom, house: House, tea: Client) -> None:
    call = plan(house, tea)
    room.day.select(call.id)
    room.day.acts.start()
    QTest.keyClick(room.day.card, Qt.Key.Key_4)
    assert house.desk.calls.get(call.id).state is CallState.MISSED
    back = next(row for row in room.day.rows() if row.back_of == call.id)
    assert back.slot is Slot.QUIET


def test_an_unprepared_call_to_an_a_client_asks_first(room: CallsRoom, house: House, answers: Answers,
                                                      session: Session) -> None:  # fmt: skip
    lark = house.desk.clients.get(next(r.id for r in house.desk.clients.rows() if r.short_name == "Larkwheel Cycles"))
    call = plan(house, lark)
    room.day.select(call.id)
    answers.yes = False
    room.day.acts.start()
    assert house.desk.calls.get(call.id).state is CallState.PLANNED
    sheet = sheet_of(session)
    assert not nameless(sheet.card)
    sheet._edits["message"].setPlainText("Sign by noon")  # type: ignore[attr-defined]
    sheet.go.click()  # type: ignore[attr-defined]
    assert room.day.card.prep.rows["message"].text() == "Key message, Sign by noon"
    assert room.day.card.prep.count.text() == "1 of 6"
    answers.yes = True
    room.day.acts.start()
    assert house.desk.calls.get(call.id).state is CallState.RUNNING


def test_a_timer_that_ran_overnight_is_asked_about(
    room: CallsRoom, house: House, tea: Client, session: Session
) -> None:
    call = plan(house, tea)
    room.day.select(call.id)
    room.day.acts.start()
    clock_of(session).go(hours=15)
    outcome = room.day.card.outcome
    outcome.outcome.choose(Outcome.AGREED)
    outcome.kind.choose(NextKind.NONE)
    room.day.acts.save()
    sheet = sheet_of(session)
    sheet.edit.setText("9")  # type: ignore[attr-defined]
    sheet.go.click()  # type: ignore[attr-defined]
    done = house.desk.calls.get(call.id)
    assert (done.state, done.seconds) == (CallState.DONE, 540)


def test_the_block_goes_on_to_the_next_call(room: CallsRoom, house: House, tea: Client) -> None:
    first, second = plan(house, tea, "first"), plan(house, tea, "second")
    room.day.acts.block()
    assert house.desk.calls.get(first.id).state is CallState.RUNNING
    assert room.day.card.finish.words() == "Save and call Su Wen"
    outcome = room.day.card.outcome
    outcome.outcome.choose(Outcome.AGREED)
    outcome.kind.choose(NextKind.NONE)
    QTest.keyClick(room, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert house.desk.calls.get(first.id).state is CallState.DONE
    assert house.desk.calls.get(second.id).state is CallState.RUNNING


def test_outside_the_hours_an_e_mail_is_offered(
    room: CallsRoom, house: House, tea: Client, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(links, "open_link", opened.append)
    call = plan(house, tea)
    clock_of(session).go(hours=10)
    room.day.select(call.id)
    room.day._show()
    assert room.day.card.strip.text() == "It is outside call hours where they are."
    room.day.card.write.click()
    assert opened == ["mailto:someone@example.com?subject=the%20colour%20fan"]
    assert house.desk.calls.get(call.id).outcome is Outcome.BY_MAIL


def test_the_block_moves_by_keys(room: CallsRoom, house: House, tea: Client) -> None:
    plan(house, tea)
    before = house.desk.calls.day(TODAY).block.starts
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(room.day.middle.timeline.block.list, Qt.Key.Key_Down, keys)
    assert house.desk.calls.day(TODAY).block.starts == before + 15


def test_we_were_the_first_to_call(room: CallsRoom, house: House, tea: Client) -> None:
    house.desk.planner.save_rules(CareRules(tea.id, first_call=True))
    call = plan(house, tea)
    room.day.select(call.id)
    room.day.acts.start()
    outcome = room.day.card.outcome
    assert outcome.first.isVisibleTo(outcome)
    outcome.first.setChecked(True)
    outcome.outcome.choose(Outcome.AGREED)
    outcome.kind.choose(NextKind.NONE)
    room.day.acts.save()
    assert house.desk.calls.get(call.id).was_first
    assert "first call 1 of 1" in room.day.middle.planned.full()


def test_dialling_starts_the_clock(room: CallsRoom, house: House, tea: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(links, "open_link", opened.append)
    call = plan(house, tea)
    room.day.select(call.id)
    room.day.card.ring.click()
    assert house.desk.calls.get(call.id).state is CallState.RUNNING
    assert opened == ["tel:+862162880147"]


def test_a_new_call_is_planned_by_hand(room: CallsRoom, house: House, tea: Client, session: Session) -> None:
    room.new()
    sheet = sheet_of(session)
    assert not nameless(sheet.card)
    sheet.choose_client(tea.id)  # type: ignore[attr-defined]
    assert sheet.who.value() == tea.contacts[0].id  # type: ignore[attr-defined]
    sheet.about.setText("the tasting")  # type: ignore[attr-defined]
    sheet.slot.set_value("at")  # type: ignore[attr-defined]
    sheet.time.setText("14:15")  # type: ignore[attr-defined]
    sheet.go.click()  # type: ignore[attr-defined]
    row = next(row for row in room.day.rows() if row.about == "the tasting")
    assert row.at is not None
    assert room.day.card.about.text() == "the tasting"


def test_what_is_promised_on_the_telephone_is_kept(
    room: CallsRoom, house: House, tea: Client, session: Session
) -> None:
    call = plan(house, tea)
    room.day.select(call.id)
    room.day.acts.start()
    QTest.keyClick(room.day.card, Qt.Key.Key_R)
    sheet = sheet_of(session)
    assert not nameless(sheet.card)
    sheet.words.setPlainText("Two samples by Friday")  # type: ignore[attr-defined]
    sheet.go.click()  # type: ignore[attr-defined]
    assert "Two samples by Friday" in [one.words for one in house.desk.care.promises(tea.id)]
    assert "Two samples by Friday" in [each.row.title for each in room.day.card.facts.promises.buttons]  # type: ignore[attr-defined]


def test_a_low_window_folds_the_chart(room: CallsRoom, session: Session, qtbot: QtBot) -> None:
    assert room.day.middle.chart.chart.isVisible()
    session.window.resize(1280, 700)
    qtbot.wait(1)
    assert not room.day.middle.chart.chart.isVisible()
    room.day.middle.chart.head.click()
    assert room.day.middle.chart.chart.isVisible()


def test_what_is_kept_comes_back_after_a_rebuild(room: CallsRoom, house: House, tea: Client) -> None:
    call = plan(house, tea)
    room.day.select(call.id)
    kept = room.keep()
    again = CallsRoom(room.desk)
    again.restore(kept)
    assert again.day.card.card is not None
    assert again.day.card.card.call.id == call.id


def test_a_queue_without_anybody_says_so_and_plans_nothing(room: CallsRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    queue, said = room.day.queue, list[str]()
    monkeypatch.setattr(room.desk, "toast", lambda words, *_more: said.append(words))
    monkeypatch.setattr(room.desk.services.calls, "plan_day", lambda *_asked: room.day.plan)
    room.day.acts.plan()
    for anybody, words in ((True, "Nothing is suggested"), (False, "No clients yet")):
        queue.show_rows((), anybody=anybody)
        assert queue.none.words.text() == words
        assert queue.none.isVisible()
    room.day.acts.plan()
    assert said == ["Nothing more fits into the day.", "Nothing is suggested"]
