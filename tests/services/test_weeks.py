"""The week asks, is planned, closed and evaluated; days have a load; departments collide; goals are reviewed."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from aedesk.domain.call import Call
from aedesk.domain.care import Promise, Visit, VisitPerson
from aedesk.domain.client import Client, ClientClass
from aedesk.domain.desk import Item, Place
from aedesk.domain.desk_plan import Area, DeskSettings, EntryKind, Goal, GoalSheet, PlanEntry
from aedesk.domain.errors import UserError
from aedesk.domain.plan_rules import Unit, first_gap, next_period, span_of, usual_reviews
from aedesk.services.week_views import MONTH_FIGURES, Unplaced
from aedesk.storage import undo
from tests.builders import FixedClock, House

MONDAY = date(2026, 3, 9)  # the clock stands on the Thursday of this week
TUESDAY = MONDAY + timedelta(days=1)
FRIDAY = MONDAY + timedelta(days=4)


def at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def refused(code: str) -> Any:
    return pytest.raises(UserError, match=code)


def keep(house: House, *nouns: object) -> None:
    with house.desk.store.write("test.keep") as s:
        s.add_all(nouns)


def asked(house: House, code: str, monday: date = MONDAY) -> list[Unplaced]:
    return [one for one in house.desk.weeks.unplaced(monday) if one.code == code]


def put(house: House, one: Unplaced, day: date, **fields: Any) -> PlanEntry:
    return house.desk.weeks.place(one, day, "words", **fields)


@pytest.fixture
def wheels(house: House) -> Client:
    return house.client()


@pytest.mark.rule("T-09")
def test_a_week_asks_for_what_is_due_owed_and_promised(house: House, wheels: Client) -> None:
    desk = house.desk
    late = house.job(wheels, "Late", due=MONDAY - timedelta(days=3))
    near = house.job(wheels, "Near", due=TUESDAY)
    house.job(wheels, "Next week", due=MONDAY + timedelta(days=11))
    house.job(wheels, "Far", due=MONDAY + timedelta(days=40), expected_brief=FRIDAY)
    desk.care.promise(Promise(wheels.id, "the colour fan", FRIDAY))
    keep(house, Item("Write the strategy", importance=3, arrived_at=at(MONDAY, 9)), Item("A letter"))
    desk.goals.save(Goal("2026-Q1", "Two new clients"))
    desk.goals.save_sheet(GoalSheet("2026-Q1", review_days=str(FRIDAY)))
    found = desk.weeks.unplaced(MONDAY)
    assert {one.code for one in found} == {"job", "brief", "visit", "promise", "idea", "item", "review"}
    assert [one.subject_id for one in found if one.code == "job"][:2] == [late.id, near.id]
    assert [(one.values["title"], one.tone) for one in found if one.code == "item"] == [("Write the strategy", "near")]
    assert next(one for one in found if one.subject_id == late.id).tone == "late"
    (visit,) = (one for one in found if one.code == "visit")
    assert (visit.kind, visit.values["short"], visit.values["class"]) == (EntryKind.VISIT, 2, ClientClass.A)


@pytest.mark.rule("T-09")
def test_what_is_placed_leaves_the_list_and_comes_back(house: House, wheels: Client) -> None:
    weeks = house.desk.weeks
    house.job(wheels, "Near", due=TUESDAY)
    (work,) = asked(house, "job")
    kept = put(house, work, FRIDAY, detail="two quiet hours")
    assert asked(house, "job") == []
    day = weeks.plan(MONDAY).days[4]
    (entry,) = (one for one in day.entries if one.own)
    assert (entry.words, entry.minutes, entry.minute, entry.reason) == ("words", 120, 8 * 60 + 30, work.key)
    weeks.move(kept.id, TUESDAY)
    weeks.move(kept.id, FRIDAY, 14 * 60)
    weeks.resize(kept.id, 45)
    weeks.done(kept.id, FRIDAY)
    (entry,) = (one for one in weeks.plan(MONDAY).days[4].entries if one.own)
    assert (entry.minute, entry.end, entry.done) == (14 * 60, 14 * 60 + 45, True)
    weeks.take_out(kept.id)
    assert asked(house, "job") == [work]
    latest = house.desk.store.latest
    assert latest is not None
    undo.undo(house.desk.store, latest.seq)
    assert asked(house, "job") == []


@pytest.mark.rule("C-01")
def test_a_second_visit_is_asked_for_until_both_have_their_days(house: House, wheels: Client) -> None:
    (first,) = asked(house, "visit")
    put(house, first, TUESDAY)
    (second,) = asked(house, "visit")
    assert (second.values["short"], second.values["nth"]) == (1, 2)
    house.desk.visits.plan(Visit(wheels.id, at(TUESDAY, 15), people=[VisitPerson(wheels.contacts[0].id)], travel=20))
    (second,) = asked(house, "visit")  # the planned visit stands for what was placed on its day
    day = house.desk.weeks.plan(MONDAY).days[1]
    (shown,) = (one for one in day.entries if one.kind is EntryKind.VISIT)
    assert (shown.own, shown.minute, shown.minutes, shown.values["nth"]) == (False, 14 * 60 + 40, 80, 1)
    put(house, second, FRIDAY)
    assert asked(house, "visit") == []


@pytest.mark.rule("T-14")
def test_the_load_of_a_day_is_said_over_ninety_per_cent(house: House, wheels: Client) -> None:
    weeks, today = house.desk.weeks, house.desk.clock.today()
    house.desk.calls.add(Call(wheels.id, minutes=25, day=today))
    house.desk.calls.add(Call(wheels.id, minutes=10, at=at(today, 16)))
    house.job(wheels, "Due today", due=today)
    keep(
        house, Item("Read the offer", place=Place.DATED, due=today, minutes=40),
        Item("Ask Pia", place=Place.WITH, person="Pia", follow_on=today),
    )  # fmt: skip
    day = weeks.plan(MONDAY).days[3]
    assert [one.code for one in day.entries] == ["job", "block", "call", "item", "ask"]
    assert (day.minutes, day.load, day.full, day.free_from) == (60 + 10 + 40 + 10, 25, False, 16 * 60 + 15)
    weeks.add(PlanEntry(today, "Film the spot", minutes=320, department="creative"))
    day = weeks.plan(MONDAY).days[3]
    assert (day.load, day.full, day.free_from) == (92, True, None)
    (load,) = house.desk.loads.by_day(today, today)
    assert (load.full, dict(load.parts)) == (True, {EntryKind.WORK: 370, EntryKind.CALLS: 70})
    for minutes in (4, 721):
        with refused("plan_minutes"):
            weeks.add(PlanEntry(today, "odd", minutes=minutes))
    with refused("empty"):
        weeks.add(PlanEntry(today, " "))


def test_a_gap_lies_between_what_stands_there() -> None:
    assert first_gap([(510, 600), (660, 720)], 60, 510, 1050) == 600
    assert first_gap([(510, 605), (660, 720)], 60, 510, 1050) == 720
    assert first_gap([(510, 1000)], 60, 510, 1050) is None


@pytest.mark.rule("R-11")
@pytest.mark.rule("T-10")
def test_big_three_close_and_evaluation(house: House, clock: FixedClock) -> None:
    weeks = house.desk.weeks
    for place, words in enumerate(("E-0141 signed", "Layout in time", "Paid at last")):
        weeks.big(MONDAY, place, words)
    weeks.big(MONDAY, 2, "")
    with refused("big_three"):
        weeks.big(MONDAY, 3, "a fourth")
    plan = weeks.close(MONDAY + timedelta(days=2))
    assert plan.monday == MONDAY
    assert weeks.plan(MONDAY).closed
    one, two = weeks.plan(MONDAY).big
    weeks.big_done(one.id, clock.today())
    weeks.evaluate(MONDAY, "the signature", "Ren was away", "call Ren", 4)
    with refused("week_not_begun"):
        weeks.evaluate(MONDAY + timedelta(days=7), "", "", "", 3)
    assert weeks.unplaced(MONDAY - timedelta(days=7)) == ()  # it is over
    last = weeks.plan(MONDAY + timedelta(days=7)).last
    assert (last.monday, last.big_done, last.big, last.visits) == (MONDAY, 1, 2, 0)
    month = weeks.month(clock.today())
    (week,) = (line for line in month.weeks if line.monday == MONDAY)
    assert (week.mark, [big.words for big in week.big], len(month.weeks)) == (4, [one.words, two.words], 4)
    assert tuple(month.figures) == MONTH_FIGURES


@pytest.mark.rule("R-11")
def test_a_month_counts_what_was_done(house: House, wheels: Client, clock: FixedClock) -> None:
    house.accepted(house.job(wheels))
    visit = house.desk.visits.plan(Visit(wheels.id, at(MONDAY, 10), people=[VisitPerson(wheels.contacts[0].id)]))
    house.desk.visits.hold(visit.id, "grows", "crowded", "summer")
    figures = house.desk.weeks.month(clock.today()).figures
    assert {code: count for code, count in figures.items() if count} == {
        "jobs_opened": 1, "estimates_issued": 1, "signatures": 2, "visits_held": 1,
    }  # fmt: skip
    assert set(house.desk.weeks.month(date(2026, 1, 1)).figures.values()) == {0}


@pytest.mark.rule("T-09")
@pytest.mark.rule("Z-13")
def test_the_plan_is_asked_for_on_sunday_evening_if_one_wants(house: House) -> None:
    weeks, sunday = house.desk.weeks, MONDAY + timedelta(days=6)
    coming = MONDAY + timedelta(days=7)
    assert weeks.asked_for(at(sunday, 18)) is None
    assert weeks.asked_for(at(sunday, 19)) == coming
    assert weeks.asked_for(at(coming, 11)) == coming
    assert weeks.asked_for(at(coming, 13)) is None
    weeks.close(coming)
    assert weeks.asked_for(at(sunday, 20)) is None
    keep(house, DeskSettings(sunday_weekday=5, sunday_minute=16 * 60))
    assert weeks.asked_for(at(FRIDAY, 17)) is None  # made already
    assert weeks.asked_for(at(FRIDAY + timedelta(days=7), 17)) == coming + timedelta(days=7)


@pytest.mark.rule("T-14")
def test_departments_collide_over_the_limit(house: House, wheels: Client) -> None:
    for number in range(4):
        house.job(wheels, f"Work {number}", due=FRIDAY)
    (day,) = house.desk.loads.by_department(MONDAY, FRIDAY)
    assert (day.unit, day.day, len(day.papers), day.collision) == (Unit.CLIENT_SERVICE, FRIDAY, 4, True)
    keep(house, DeskSettings(department_limit=4))
    assert not house.desk.loads.by_department(MONDAY, FRIDAY)[0].collision
    job = house.desk.loads.by_job(MONDAY, FRIDAY)[0]
    assert (job.minutes, job.due) == (0, FRIDAY)


@pytest.mark.rule("T-13")
def test_importance_and_urgency_are_two_things(house: House) -> None:
    today = house.desk.clock.today()
    keep(
        house, Item("both", importance=3, due=today, place=Place.DATED), Item("plan", importance=3),
        Item("noise", urgent=True), Item("neither"), Item("gone", place=Place.DONE, importance=3),
    )  # fmt: skip
    found = house.desk.loads.matrix(today)
    assert [[row.title for row in rows] for rows in (found.do, found.plan, found.quick, found.later)] == [
        ["both"], ["plan"], ["noise"], ["neither"],
    ]  # fmt: skip


@pytest.mark.rule("T-08")
@pytest.mark.rule("G-13")
def test_goals_have_two_parts_and_are_reviewed_on_their_days(house: House, clock: FixedClock) -> None:
    goals = house.desk.goals
    won = goals.save(Goal("2026-Q1", "New clients", measure="signed", start="0", certain="2", stretch="4"))
    run = goals.save(Goal("2026-Q1", "Run twice a week", Area.PERSONAL))
    assert [one.id for one in goals.of("2026-Q1")] == [won.id, run.id]
    goals.save_sheet(GoalSheet("2026-Q1", review_days="2026-02-01\n2026-03-10", stop="reading mail at nine"))
    (due,) = goals.reviews_due(clock.today())
    assert (due.period, due.on, due.goals) == ("2026-Q1", date(2026, 3, 10), 2)
    goals.review(won.id, clock.today(), "1", "one waits for the contract")
    goals.review(run.id, date(2026, 3, 8), "weekly")
    assert goals.reviews_due(clock.today()) == ()
    assert [one.now for one in goals.of("2026-Q1")] == ["1", "weekly"]
    goals.end(run.id, "certain")
    (copied,) = goals.copy_from("2026-Q1", "2026-Q2")
    assert (copied.words, copied.start, copied.certain, copied.reviews) == ("New clients", "1", "2", [])
    assert goals.copy_from("2026-Q1", "2026-Q2") == []
    assert goals.periods() == ("2027", "2026", "2026-Q2", "2026-Q1")
    for wrong in ("2026-Q5", "26", "2026-"):
        with refused("period_unknown"):
            goals.of(wrong)
    with refused("date_in_future"):
        goals.review(won.id, clock.today() + timedelta(days=1), "2")
    with refused("day_unreadable"):
        goals.save_sheet(GoalSheet("2026", review_days="soon"))


def test_periods_have_their_days() -> None:
    assert span_of("2026-Q1") == (date(2026, 1, 1), date(2026, 3, 31))
    assert span_of("2024-Q4") == (date(2024, 10, 1), date(2024, 12, 31))
    assert next_period("2026-Q4") == "2027-Q1"
    assert next_period("2026") == "2027"
    assert usual_reviews("2026-Q4") == (date(2026, 10, 31), date(2026, 11, 30), date(2026, 12, 31))
    assert usual_reviews("2026")[-1] == date(2026, 12, 31)
