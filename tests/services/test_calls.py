"""Calls from the plan to the next step: no overlap, no call lost, the timer, call-backs, one mouth at a time."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aedesk.domain.call import (
    Call,
    CallHours,
    CallState,
    HoursKind,
    HoursState,
    Mood,
    NextKind,
    Outcome,
    Planner,
    Prep,
    Purpose,
    Slot,
)
from aedesk.domain.call_plan import Why
from aedesk.domain.care import CareRules, Promise, Visit, VisitState
from aedesk.domain.client import Client, ClientClass, Contact, ContactKind, ContactNote
from aedesk.domain.errors import UserError
from aedesk.services.call_card import dial
from tests.builders import TODAY, FixedClock, House, client, job

FRIDAY = TODAY + timedelta(days=1)
MONDAY = TODAY + timedelta(days=4)


def contact(name: str = "Fen Yao", **fields: Any) -> Contact:
    return Contact(name, **({"phone": "+8613800002210", "email": "fen@larkwheel.cn"} | fields))


@pytest.fixture
def tea(house: House) -> Client:
    made = client("Moonbamboo Tea", client_class=ClientClass.B, contacts=[contact(), contact("Su Wen")])
    return house.desk.clients.register(made)


def plan(house: House, of: Client, about: str = "sign", **fields: Any) -> Call:
    given: dict[str, Any] = {"contact_id": of.contacts[0].id, "about": about}
    return house.desk.calls.add(Call(of.id, **(given | fields)))


def at(hour: int, minute: int = 0, day: date = TODAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


def clock(house: House) -> FixedClock:
    assert isinstance(house.desk.clock, FixedClock)
    return house.desk.clock


def refused(code: str) -> Any:
    return pytest.raises(UserError, match=code)


def starts(house: House, day: date = TODAY) -> dict[UUID, int]:
    return {item.id: item.start for item in house.desk.calls.day(day).items if item.kind == "call"}


def test_calls_lie_in_their_part_of_the_day(house: House, tea: Client) -> None:
    calls = [plan(house, tea, slot=slot, minutes=10) for slot in Slot]
    calls.append(plan(house, tea, at=at(14, 10)))
    now = 9 * 60 + 20
    assert [starts(house)[call.id] for call in calls] == [now, 645, 660, 930, 850]
    day = house.desk.calls.day(TODAY)
    assert (day.block.calls, day.block.estimated, day.block.over, day.planned) == (1, 10, 0, 50)
    assert (day.now, day.free_from, [row.about for row in day.rows]) == (now, 940, ["sign"] * 5)


@pytest.mark.rule("P-02")
def test_the_block_says_when_it_overflows(house: House, tea: Client) -> None:
    for _ in range(5):
        plan(house, tea, minutes=14)
    block = house.desk.calls.day(TODAY).block
    assert (block.estimated, block.minutes, block.over) == (70, 60, 10)
    house.desk.calls.move_block(TODAY, 800, 90)
    assert min(starts(house).values()) == 800
    assert house.desk.calls.day(TODAY).block.over == 0
    with refused("block_outside_day"):
        house.desk.calls.move_block(TODAY, 100, 60)


@pytest.mark.rule("Z-11")
def test_nobody_is_called_in_hours_they_do_not_want(house: House, tea: Client) -> None:
    who = tea.contacts[0].id
    house.desk.planner.set_hours(tea.id, who, [CallHours(tea.id, who, HoursKind.AVOID, "12345", 600, 700)])
    call = plan(house, tea)
    assert starts(house)[call.id] == 700
    assert plan(house, tea, contact_id=tea.contacts[1].id).id in starts(house)
    with refused("call_do_not_call"):
        house.desk.calls.move(call.id, at=at(11))
    assert house.desk.calls.get(call.id).at is None
    house.desk.calls.move(call.id, at=at(12))
    house.desk.planner.set_hours(tea.id, who, [CallHours(tea.id, who, HoursKind.AVOID, "4", 0, 1440)])
    (left,) = house.desk.calls.day(TODAY).unplaced
    assert (left.call.id, left.why, left.call.by_mail) == (call.id, Why.DO_NOT_CALL, True)  # P-08: write instead
    states = house.desk.planner.week_hours(tea.id, who)
    assert len(states) == 7 * 18
    assert {state for weekday, _, state in states if weekday == 4} == {HoursState.AVOID, HoursState.CLOSED}


def test_calls_go_around_visits_and_the_way_there(house: House, tea: Client) -> None:
    house.desk.visits.plan(Visit(tea.id, at(11), minutes=60, travel=30))
    call = plan(house, tea, minutes=20)
    assert starts(house)[call.id] == 720
    with refused("call_time_taken"):
        house.desk.calls.move(call.id, at=at(10, 45))
    kinds = [(item.kind, item.start, item.end) for item in house.desk.calls.day(TODAY).items]
    assert kinds == [("travel", 630, 660), ("visit", 660, 720), ("call", 720, 740)]


def test_calls_are_put_in_order_and_elsewhere(house: House, tea: Client) -> None:
    calls = house.desk.calls
    one, two, three = (plan(house, tea, about) for about in ("1", "2", "3"))
    calls.move(three.id, before=one.id)
    assert [row.about for row in calls.day(TODAY).rows] == ["3", "1", "2"]
    calls.move(one.id, slot=Slot.QUIET)
    calls.move(two.id, day=FRIDAY)
    assert [row.about for row in calls.day(TODAY).rows] == ["3", "1"]
    assert [row.about for row in calls.day(FRIDAY).rows] == ["2"]
    calls.resize(three.id, 25)
    assert calls.day(TODAY).rows[0].minutes == 25
    for wrong in (0, 481):
        with refused("call_minutes"):
            calls.resize(three.id, wrong)
    with refused("call_in_past"):
        calls.move(three.id, at=at(9))


def test_what_was_left_over_comes_along(house: House, tea: Client) -> None:
    call = plan(house, tea)
    fixed = plan(house, tea, at=at(16))
    clock(house).go(days=1)
    assert set(starts(house, FRIDAY)) == {call.id, fixed.id}
    clock(house).go(days=3)
    assert set(starts(house, MONDAY)) == {call.id, fixed.id}


@pytest.mark.rule("P-05")
def test_the_day_is_planned_from_what_is_suggested(house: House, tea: Client) -> None:
    desk = house.desk
    with desk.store.write("test.put") as s:
        s.add(job(tea))
    desk.care.promise(Promise(tea.id, "two samples", TODAY, tea.contacts[1].id))
    far = desk.clients.register(client("Far", contacts=[contact("No Phone", phone="")]))
    with desk.store.write("test.put") as s:
        s.add(job(far))
    day = desk.calls.plan_day(TODAY, words=lambda one: one.code)
    assert {(row.contact, row.about) for row in day.rows} == {("Su Wen", "promise_due"), ("Fen Yao", "status")}
    assert desk.calls.plan_day(TODAY).rows == day.rows  # nothing twice
    desk.planner.save_rules(CareRules(tea.id, first_call=True))
    (call,) = desk.calls.take(desk.suggestions.of_client(far.id, TODAY)[:1], TODAY)
    assert call.slot is Slot.BLOCK
    desk.care.promise(Promise(tea.id, "a third one", TODAY, tea.contacts[1].id))
    (call,) = desk.calls.take(desk.suggestions.of_client(tea.id, TODAY)[:1], TODAY)
    assert call.slot is Slot.OPENING


def test_a_full_block_takes_no_more(house: House, tea: Client) -> None:
    plan(house, tea, minutes=58)
    house.desk.care.promise(Promise(tea.id, "two samples", TODAY, tea.contacts[1].id))
    assert len(house.desk.calls.plan_day(TODAY).rows) == 1
    house.desk.calls.move_block(TODAY, 645, 70)
    assert len(house.desk.calls.plan_day(TODAY).rows) == 2


@pytest.mark.rule("P-03")
def test_a_call_is_timed_without_its_holds(house: House, tea: Client) -> None:
    calls, call = house.desk.calls, plan(house, tea)
    calls.start(call.id)
    clock(house).go(minutes=3)
    calls.hold(call.id)
    assert [one.id for one in calls.held()] == [call.id]
    clock(house).go(minutes=10)
    calls.resume(call.id)
    clock(house).go(minutes=4)
    done = calls.finish(call.id, Outcome.AGREED, "signs", NextKind.THEIRS, "comes by", FRIDAY, mood=Mood.GLAD).call
    assert (done.seconds, done.state, done.mood, done.next_on) == (420, CallState.DONE, Mood.GLAD, FRIDAY)
    (note,) = house.desk.clients.notes(tea.id)
    assert (note.kind, note.words, note.contact_id) == (ContactKind.CALL, "signs", tea.contacts[0].id)
    with refused("call_over"):
        calls.start(call.id)
    (item,) = calls.day(TODAY).items
    assert (item.start, item.end) == (560, 577)


def test_only_one_call_runs_at_a_time(house: House, tea: Client) -> None:
    calls, one, two = house.desk.calls, plan(house, tea), plan(house, tea, contact_id=None)
    calls.start(one.id)
    for again in (lambda: calls.start(two.id), lambda: calls.received(tea.id)):
        with refused("call_running") as refusal:
            again()
        assert refusal.value.values["name"] == "Fen Yao"
    calls.hold(one.id)
    theirs = calls.received(tea.id, tea.contacts[1].id, "asks for the price")
    running = calls.running()
    assert running is not None
    assert running.id == theirs.id
    with refused("call_running"):
        calls.resume(one.id)
    calls.finish(theirs.id, Outcome.AGREED, "told", NextKind.NONE)
    calls.resume(one.id)
    assert house.desk.call_figures.initiated(tea.id).last == "theirs"


def test_a_clock_left_running_over_night_asks_for_the_minutes(house: House, tea: Client) -> None:
    calls, call = house.desk.calls, plan(house, tea)
    calls.start(call.id)
    clock(house).go(hours=23)
    assert calls.running() is not None
    with refused("call_minutes_asked"):
        calls.finish(call.id, Outcome.AGREED, "", NextKind.NONE)
    done = calls.finish(call.id, Outcome.AGREED, "", NextKind.NONE, minutes=9).call
    assert (done.seconds, done.day, done.ended_at) == (540, TODAY, at(9, 29))


def test_a_call_over_midnight_belongs_to_the_day_it_began(house: House, tea: Client) -> None:
    calls, call = house.desk.calls, plan(house, tea)
    clock(house).at = at(23, 55)
    calls.start(call.id)
    clock(house).go(minutes=10)
    assert calls.finish(call.id, Outcome.AGREED, "", NextKind.NONE).call.day == TODAY
    (item,) = calls.day(TODAY).items
    assert (item.start, item.end) == (1435, 1445)


@pytest.mark.rule("P-04")
@pytest.mark.parametrize(
    ("time", "outcome", "day", "slot"),
    [
        (at(10), Outcome.NO_ANSWER, TODAY, Slot.QUIET),
        (at(10), Outcome.BUSY, TODAY, Slot.QUIET),
        (at(10), Outcome.LEFT_WORD, FRIDAY, Slot.QUIET),
        (at(15, 40), Outcome.NO_ANSWER, FRIDAY, Slot.BLOCK),  # they were not there in the quiet hour: another hour
        (at(15, 40, FRIDAY), Outcome.BUSY, MONDAY, Slot.BLOCK),
    ],
)
def test_who_is_not_reached_is_called_back(
    house: House, tea: Client, time: datetime, outcome: Outcome, day: date, slot: Slot
) -> None:
    calls, call = house.desk.calls, plan(house, tea, why="status", important=True)
    calls.save_prep(Prep(call.id, message="by noon"))
    clock(house).at = time
    calls.start(call.id, unprepared=True)
    back = calls.missed(call.id, outcome)
    assert (back.day, back.slot, back.about, back.why, back.back_of) == (day, slot, "sign", "status", call.id)
    assert calls.card(back.id).prep.message == "by noon"
    assert calls.get(call.id).seconds is None
    assert house.desk.clients.notes(tea.id) == []
    with refused("call_reached"):
        calls.missed(back.id, Outcome.AGREED)


@pytest.mark.rule("P-12")
def test_a_next_step_is_planned_at_once(house: House, tea: Client) -> None:
    calls = house.desk.calls
    ended = calls.finish(plan(house, tea).id, Outcome.WILL_CALL_BACK, "", NextKind.CALL, "ask again", FRIDAY, minutes=5)
    assert isinstance(ended.follow, Call)
    assert (ended.follow.about, ended.follow.day, ended.call.seconds) == ("ask again", FRIDAY, 300)
    when = at(10, day=FRIDAY)
    ended = calls.finish(plan(house, tea).id, Outcome.AGREED, "", NextKind.VISIT, "look at it", next_at=when)
    assert isinstance(ended.follow, Visit)
    assert (ended.follow.starts_at, ended.follow.state) == (when, VisitState.PLANNED)
    assert ended.call.seconds is None  # made without the clock: nothing to learn from
    other = plan(house, tea)
    ended = calls.finish(plan(house, tea).id, Outcome.BY_MAIL, "sent the sheet", NextKind.NONE)
    assert (ended.next_id, house.desk.clients.notes(tea.id)[0].kind) == (other.id, ContactKind.MAIL)
    with refused("call_without_date"):
        calls.finish(other.id, Outcome.AGREED, "", NextKind.CALL)


@pytest.mark.rule("P-09")
@pytest.mark.rule("P-10")
def test_class_a_and_important_calls_are_prepared(house: House, tea: Client) -> None:
    calls = house.desk.calls
    lark = house.desk.clients.register(client(contacts=[contact()]))
    for call in (plan(house, lark), plan(house, tea, important=True)):
        calls.save_prep(Prep(call.id, "work", "questions", "best", "", "opening", "message", "ask"))
        with refused("call_not_prepared") as refusal:
            calls.start(call.id)
        assert refusal.value.values == {"filled": 5, "points": 6}
        prep = calls.card(call.id).prep
        prep.worst = "a date"
        calls.save_prep(prep)
        assert calls.card(call.id).row.prepared == 6
        calls.start(call.id)
        calls.finish(call.id, Outcome.AGREED, "", NextKind.NONE)
    bare = plan(house, lark)
    calls.start(bare.id, unprepared=True)


def test_the_card_is_put_together(house: House, tea: Client) -> None:
    desk = house.desk
    desk.planner.save_rules(CareRules(tea.id, do_not_say="cheap\n\n last minute "))
    desk.care.promise(Promise(tea.id, "two samples", TODAY))
    with desk.store.write("test.put") as s:
        s.add(job(tea))
        s.add(ContactNote(tea.id, ContactKind.MAIL, at(8), "the sheet"))
    card = desk.calls.card(plan(house, tea).id)
    assert card.do_not_say == ("cheap", "last minute")
    assert [promise.words for promise in card.promises] == ["two samples"]
    assert (len(card.jobs), [note.words for note in card.notes]) == (1, ["the sheet"])
    assert (card.dial, card.must_prepare, card.hours, card.usual_seconds, card.reached) == (
        "tel:+8613800002210", False, HoursState.OK, None, (),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("phone", "wanted"),
    [
        ("", ""), ("+8613800002210", "tel:+8613800002210"), ("021 5555 1234", "tel:02155551234"),
        ("ask at the gate 7", ""), ("110", "tel:110"),
    ],
)
def test_numbers_are_dialled(phone: str, wanted: str) -> None:
    assert dial(phone) == wanted


def test_a_contact_without_a_phone_can_be_planned_and_written_to(house: House, tea: Client) -> None:
    bare = house.desk.clients.register(client("Bare", client_class=ClientClass.C, contacts=[contact("Mo", phone="")]))
    card = house.desk.calls.card(plan(house, bare).id)
    assert (card.dial, card.row.phone_missing, card.row.by_mail) == ("", True, True)
    with refused("contact_not_of_client"):
        plan(house, bare, contact_id=tea.contacts[0].id)


def test_minutes_are_learned_from_the_contact_then_from_the_purpose(house: House, tea: Client) -> None:
    calls = house.desk.calls
    for _ in range(4):
        calls.finish(plan(house, tea, purpose=Purpose.STATUS).id, Outcome.AGREED, "", NextKind.NONE, minutes=20)
    card = calls.card(plan(house, tea, purpose=Purpose.STATUS).id)
    assert (card.row.usual.minutes, card.row.usual.attempts, card.row.usual.learned) == (8, 4, False)
    calls.finish(plan(house, tea, purpose=Purpose.STATUS).id, Outcome.AGREED, "", NextKind.NONE, minutes=20)
    card = calls.card(plan(house, tea, purpose=Purpose.STATUS).id)
    assert (card.row.usual.minutes, card.row.usual.learned, card.usual_seconds) == (20, True, 1200)
    assert [(one.attempts, one.reached) for one in card.reached] == [(5, 5)]
    other = calls.card(plan(house, tea, purpose=Purpose.STATUS, contact_id=tea.contacts[1].id).id)
    assert (other.row.usual.minutes, other.row.usual.learned) == (20, False)


def test_everything_can_be_taken_back(house: House, tea: Client) -> None:
    calls, history = house.desk.calls, house.desk.history
    call = plan(house, tea)
    calls.start(call.id)
    calls.finish(call.id, Outcome.AGREED, "signs", NextKind.CALL, "", FRIDAY)
    seq = history.last_undoable()
    assert seq is not None
    assert history.verb(seq) == "call.finish"
    history.undo(seq)
    assert calls.get(call.id).state is CallState.RUNNING
    assert house.desk.clients.notes(tea.id) == []
    assert calls.day(FRIDAY).rows == ()
    history.undo(history.last_undoable() or 0)
    assert calls.get(call.id).state is CallState.PLANNED


def test_on_a_trip_the_wall_goes_along(house: House, tea: Client) -> None:
    house.desk.planner.save(Planner(zone="Asia/Shanghai"))
    home = clock(house)
    home.zone = ZoneInfo("Asia/Shanghai")
    home.at = at(1)  # nine in the morning
    call = plan(house, tea, at=at(6))  # two in the afternoon
    assert starts(house)[call.id] == 840
    home.zone = ZoneInfo("Europe/Madrid")  # two at night here
    assert starts(house)[call.id] == 420
    assert house.desk.calls.day(TODAY).opens == 510
    assert house.desk.planner.hours_state(tea.id, None, at(12)) is HoursState.CLOSED  # eight in the evening there
    house.desk.planner.save_rules(CareRules(tea.id, zone="Europe/Madrid"))
    assert house.desk.planner.hours_state(tea.id, None, at(12)) is HoursState.OK
    with refused("zone_unknown"):
        house.desk.planner.save_rules(CareRules(tea.id, zone="Atlantis"))


def test_the_day_on_which_the_clock_changes(house: House, tea: Client) -> None:
    madrid, day = clock(house), date(2026, 3, 29)
    madrid.zone = ZoneInfo("Europe/Madrid")
    madrid.at = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    house.desk.planner.save(Planner(country="ES"))
    call = plan(house, tea, at=madrid.instant(day, 600))
    assert starts(house, day)[call.id] == 600
    assert house.desk.calls.get(call.id).at == datetime(2026, 3, 29, 8, 0, tzinfo=UTC)
    assert madrid.minute(madrid.instant(day, 600), day) == 600


FIXED = st.one_of(st.none(), st.integers(0, 1380))


@pytest.mark.rule("P-02")
@given(
    wishes=st.lists(st.tuples(st.integers(1, 120), st.sampled_from(Slot), FIXED, st.booleans()), max_size=8),
    avoid=st.integers(480, 1000), hour=st.integers(0, 23),
)  # fmt: skip
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_day_never_overlaps_nor_loses_a_call(
    house: House, wishes: list[tuple[int, Slot, int | None, bool]], avoid: int, hour: int
) -> None:
    clock(house).at = at(hour)
    of = house.desk.clients.register(client("Any", client_class=ClientClass.C, contacts=[contact(), contact("Su")]))
    who = of.contacts[0].id
    house.desk.planner.set_hours(of.id, who, [CallHours(of.id, who, HoursKind.AVOID, "1234567", avoid, avoid + 120)])
    before = {row.id for row in house.desk.calls.day(TODAY).rows} | {
        one.call.id for one in house.desk.calls.day(TODAY).unplaced
    }
    made = set()
    for minutes, slot, minute, first in wishes:
        fixed = None if minute is None else clock(house).instant(TODAY, minute)
        call = Call(of.id, minutes=minutes, slot=slot, at=fixed, contact_id=of.contacts[0 if first else 1].id)
        with suppress(UserError):  # the fixed time is taken or unwanted
            made.add(house.desk.calls.add(call).id)
    day = house.desk.calls.day(TODAY)
    assert {row.id for row in day.rows} | {one.call.id for one in day.unplaced} == before | made
    items = [item for item in day.items if item.kind == "call"]
    for one, two in pairwise(items):
        assert one.end <= two.start
    for item in items:
        assert item.call is not None
        if item.call.contact_id == who:
            assert not (item.start < avoid + 120 and avoid < item.end)
