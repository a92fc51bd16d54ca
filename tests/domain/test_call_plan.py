"""A plan never overlaps, never breaks do-not-call hours, never loses a call; hours across walls and clocks."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aedesk.domain.call import (
    Call,
    CallHours,
    CallState,
    HoursKind,
    HoursState,
    NextKind,
    Outcome,
    Planner,
    Purpose,
    Slot,
)
from aedesk.domain.call_plan import Frame, Laid, ToPlan, Why, frame, lay, overlaps, room
from aedesk.domain.call_rules import Hours, check_hours, check_planner, check_result, elapsed, forgotten, learned
from aedesk.domain.errors import UserError
from aedesk.domain.ids import new_id

DAY = date(2026, 3, 12)
SHANGHAI, MADRID, NEW_YORK = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Madrid"), ZoneInfo("America/New_York")

spans = st.tuples(st.integers(0, 1439), st.integers(1, 240)).map(lambda one: (one[0], min(1440, one[0] + one[1])))
calls = st.builds(
    ToPlan, id=st.builds(new_id), minutes=st.integers(0, 150), slot=st.sampled_from(Slot),
    at=st.one_of(st.none(), st.integers(-10, 1500)), shut=st.lists(spans, max_size=4).map(tuple),
    meals=st.lists(spans, max_size=2).map(tuple),
)  # fmt: skip
frames = st.builds(
    Frame, opens=st.integers(0, 700), closes=st.integers(700, 1440), block=st.integers(0, 1440), quiet=spans,
    meal=spans, taken=st.lists(spans, max_size=5).map(tuple), earliest=st.integers(0, 1440),
)  # fmt: skip


@pytest.mark.rule("P-02")
@given(todo=st.lists(calls, max_size=12), day=frames)
@settings(max_examples=300)
def test_a_plan_holds_whatever_comes(todo: list[ToPlan], day: Frame) -> None:
    laid = lay(todo, day)
    by_id = {call.id: call for call in todo}
    placed, unplaced = [one.id for one in laid.placed], [id for id, _ in laid.unplaced]
    assert sorted(placed + unplaced) == sorted(by_id)  # none is lost, none is there twice
    for number, one in enumerate(laid.placed):
        call = by_id[one.id]
        assert one.end - one.start == max(1, call.minutes)
        assert one.start >= 0
        assert one.end <= 1440
        assert not overlaps(one.start, one.end, call.shut)
        assert not overlaps(one.start, one.end, day.taken)
        assert not overlaps(one.start, one.end, [(other.start, other.end) for other in laid.placed[:number]])
        assert call.at is None or one.start == call.at
        assert call.at is not None or one.start >= day.earliest


def planned(*todo: ToPlan, **fields: object) -> Laid:
    return lay(todo, frame(Planner(), **fields))  # type: ignore[arg-type]


def call(minutes: int = 10, slot: Slot = Slot.BLOCK, at: int | None = None, **fields: object) -> ToPlan:
    return ToPlan(new_id(), minutes, slot, at, **fields)  # type: ignore[arg-type]


@pytest.mark.rule("Z-12")
def test_every_part_of_the_day_has_its_calls() -> None:
    todo = [call(slot=slot) for slot in Slot] + [call(at=600)]
    starts = {one.id: one.start for one in planned(*todo).placed}
    assert [starts[one.id] for one in todo] == [510, 645, 660, 930, 600]


@pytest.mark.rule("P-06")
def test_plans_are_talked_over_before_and_after_meals() -> None:
    todo = [call(30, Slot.MEAL) for _ in range(5)]
    laid = planned(*todo)
    assert [one.start for one in laid.placed] == [660, 690, 810, 840]
    assert laid.unplaced == ((todo[4].id, Why.NO_ROOM),)
    own = call(20, Slot.MEAL, meals=((780, 840),))
    assert planned(own).placed[0].start == 720


@pytest.mark.rule("P-01")
def test_the_block_goes_around_what_is_taken_and_past_its_end() -> None:
    todo = [call(20) for _ in range(4)]
    assert [one.start for one in planned(*todo, taken=[(660, 720)]).placed] == [720, 740, 760, 780]
    assert [one.start for one in planned(*todo, block=900).placed] == [900, 920, 940, 960]
    assert [one.start for one in planned(call(20), taken=[(645, 1050)]).placed] == [510]
    assert planned(call(20), earliest=1040).unplaced[0][1] is Why.NO_ROOM


def test_a_fixed_time_that_is_taken_or_unwanted_says_so() -> None:
    first, second, third = call(at=600), call(at=605), call(at=700, shut=((690, 720),))
    laid = planned(first, second, third)
    assert dict(laid.unplaced) == {second.id: Why.TAKEN, third.id: Why.DO_NOT_CALL}
    shut = call(shut=((0, 1440),))
    assert planned(shut).unplaced == ((shut.id, Why.DO_NOT_CALL),)


def test_free_minutes_are_counted() -> None:
    assert room([(10, 20), (15, 30), (90, 200)], 0, 100) == 70
    assert room([], 5, 5) == 0


def hours(zone: ZoneInfo = SHANGHAI, *own: CallHours) -> Hours:
    return Hours(zone, 9 * 60, 18 * 60, own)


def one(kind: HoursKind, start: int, end: int, weekdays: str = "12345") -> CallHours:
    return CallHours(new_id(), new_id(), kind, weekdays, start, end)


@pytest.mark.rule("Z-11")
def test_hours_are_told_by_their_own_wall() -> None:
    theirs = hours(SHANGHAI, one(HoursKind.AVOID, 720, 810), one(HoursKind.BEST, 600, 660, "4"))
    times = ((8, 59), (9, 0), (10, 0), (11, 0), (12, 0), (13, 29), (13, 30), (18, 0))
    states = [theirs.state(datetime(2026, 3, 12, hour, minute, tzinfo=SHANGHAI)) for hour, minute in times]
    assert states == [
        HoursState.CLOSED, HoursState.OK, HoursState.BEST, HoursState.OK, HoursState.AVOID, HoursState.AVOID,
        HoursState.OK, HoursState.CLOSED,
    ]  # fmt: skip
    assert theirs.state(datetime(2026, 3, 13, 10, 0, tzinfo=SHANGHAI)) is HoursState.OK
    assert theirs.state(datetime(2026, 3, 12, 10, 0, tzinfo=SHANGHAI), workday=False) is HoursState.HOLIDAY


def test_a_client_far_away_is_called_when_it_is_day_there() -> None:
    shut = hours(MADRID).shut(DAY, SHANGHAI)  # nine to six there is four in the afternoon to one at night here
    free = [minute for minute in range(0, 1440, 30) if not overlaps(minute, minute + 1, shut)]
    assert free == [0, 30, *range(960, 1440, 30)]


@pytest.mark.parametrize(("day", "first"), [(date(2026, 3, 27), 960), (date(2026, 3, 30), 900)])
def test_when_their_clock_changes_ours_does_not(day: date, first: int) -> None:
    shut = hours(MADRID).shut(day, SHANGHAI)
    assert max(high for low, high in shut if high < 1440) == first


def test_a_day_of_23_or_25_hours_keeps_its_wall_times() -> None:
    for day in (date(2026, 3, 29), date(2026, 10, 25)):
        assert hours(MADRID).shut(day, MADRID) == ((0, 540), (1080, 1440))


@pytest.mark.parametrize(("start", "end", "days"), [(600, 600, "1"), (0, 1441, "1"), (1, 2, ""), (1, 2, "8")])
def test_impossible_hours_are_refused(start: int, end: int, days: str) -> None:
    with pytest.raises(UserError):
        check_hours([one(HoursKind.AVOID, start, end, days)])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("opens", 1100), ("quiet_ends", 100), ("block_starts", 100), ("target_a", 15), ("gift_days", 0),
        ("gift_limit", -1),
    ],
)
def test_impossible_settings_are_refused(field: str, value: int) -> None:
    with pytest.raises(UserError):
        check_planner(Planner(**{field: value}))  # type: ignore[arg-type]
    check_planner(Planner())


@pytest.mark.rule("P-03")
def test_minutes_are_learned_from_five_calls_on() -> None:
    assert (learned([600] * 4, Purpose.STATUS).minutes, learned([600] * 4, Purpose.STATUS).learned) == (8, False)
    assert (learned([600] * 5, Purpose.STATUS).minutes, learned([600] * 5, Purpose.STATUS).learned) == (10, True)
    assert learned([5] * 5, Purpose.STATUS).minutes == 1
    assert learned([300, 300, 300, 300, 6000], Purpose.STATUS).minutes == 5  # one that ran on does not count for more


def test_a_clock_stands_while_on_hold_and_is_forgotten_over_night() -> None:
    start = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
    line = Call(new_id(), state=CallState.RUNNING, started_at=start, held_seconds=60)
    assert elapsed(line, start.replace(minute=10)) == 540
    assert not forgotten(line, start.replace(hour=12, minute=0))
    assert forgotten(line, start.replace(day=13, hour=8))
    line.state, line.held_at = CallState.HELD, start.replace(minute=5)
    assert elapsed(line, start.replace(day=13)) == 240
    assert not forgotten(line, start.replace(day=13))
    assert elapsed(Call(new_id()), start) == 0


@pytest.mark.rule("P-12")
@pytest.mark.parametrize(
    ("outcome", "result", "kind", "step", "on", "code"),
    [
        (Outcome.BUSY, "", NextKind.NONE, "", None, "call_not_reached"),
        (Outcome.REFUSED, " ", NextKind.NONE, "", None, "call_without_result"),
        (Outcome.AGREED, "", NextKind.THEIRS, "", DAY, "call_without_next"),
        (Outcome.AGREED, "", NextKind.CALL, "", None, "call_without_date"),
        (Outcome.AGREED, "", NextKind.NONE, "", None, ""),
        (Outcome.WILL_CALL_BACK, "", NextKind.THEIRS, "names the day", DAY, ""),
    ],
)
def test_a_call_ends_with_result_and_next_step(
    outcome: Outcome, result: str, kind: NextKind, step: str, on: date | None, code: str
) -> None:
    if not code:
        check_result(outcome, result, kind, step, on)
        return
    with pytest.raises(UserError) as refusal:
        check_result(outcome, result, kind, step, on)
    assert refusal.value.code == code
