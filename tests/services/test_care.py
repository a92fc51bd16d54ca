"""Visits against the week's quota, gifts within limits, promises kept, evaluations, prospects and surveys."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from aedesk.domain.call import Call, NextKind, Outcome, Planner, Purpose
from aedesk.domain.care import (
    BossNote,
    CareRules,
    Gift,
    Greeting,
    Idea,
    IdeaOutcome,
    ImportantDay,
    Promise,
    PromiseState,
    Visit,
    VisitKind,
    VisitPerson,
)
from aedesk.domain.client import Client, ClientClass, Contact, ContactKind, ContactNote
from aedesk.domain.errors import UserError
from aedesk.domain.standing import Evaluation, Prospect, ProspectStep, Survey, suggested
from tests.builders import TODAY, FixedClock, House, client, job


def at(hour: int, day: date = TODAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def refused(code: str) -> Any:
    return pytest.raises(UserError, match=code)


@pytest.fixture
def tea(house: House) -> Client:
    return house.desk.clients.register(client("Moonbamboo Tea", contacts=[Contact("Su Wen"), Contact("Ren Tao")]))


def held(house: House, of: Client, when: datetime, **fields: Any) -> Visit:
    visit = house.desk.visits.plan(Visit(of.id, when, people=[VisitPerson(of.contacts[0].id)], **fields))
    return house.desk.visits.hold(visit.id, "grows", "crowded", "summer", "ask for the date")


@pytest.mark.rule("C-11")
def test_a_visit_is_held_with_its_three_learnings(house: House, tea: Client) -> None:
    visits = house.desk.visits
    visit = visits.plan(Visit(tea.id, at(9), people=[VisitPerson(tea.contacts[0].id)]))
    for told in (("", "b", "c"), ("a", " ", "c"), ("a", "b", "")):
        with refused("visit_without_learning"):
            visits.hold(visit.id, *told)
    kept = visits.hold(visit.id, "grows", "crowded", "summer", people=[one.id for one in tea.contacts], minutes=45)
    assert (kept.business, kept.market, kept.need, kept.minutes, len(kept.people)) == (
        "grows", "crowded", "summer", 45, 2,
    )  # fmt: skip
    (note,) = house.desk.clients.notes(tea.id)
    assert (note.kind, note.words, note.contact_id) == (ContactKind.VISIT, "summer", tea.contacts[0].id)
    with refused("visit_over"):
        visits.cancel(visit.id)
    house.desk.history.undo(house.desk.history.last_undoable() or 0)
    assert house.desk.clients.notes(tea.id) == []
    later = visits.plan(Visit(tea.id, at(15)))
    with refused("visit_not_yet"):
        visits.hold(later.id, "a", "b", "c")


def test_visits_do_not_overlap_with_the_way_there(house: House, tea: Client) -> None:
    visits = house.desk.visits
    first = visits.plan(Visit(tea.id, at(14), minutes=60, travel=30))
    for when, minutes, travel in ((at(14), 30, 0), (at(13), 31, 0), (at(15), 30, 10)):
        with refused("visit_overlaps"):
            visits.plan(Visit(tea.id, when, minutes, travel))
    visits.plan(Visit(tea.id, at(13), minutes=30))
    visits.plan(Visit(tea.id, at(15), minutes=30))
    with refused("visit_minutes"):
        visits.plan(Visit(tea.id, at(20), minutes=0))
    with refused("contact_not_of_client"):
        visits.plan(Visit(tea.id, at(20), people=[VisitPerson(first.id)]))
    first.goal = "the dieline"
    assert visits.save(first).goal == "the dieline"
    upcoming = visits.next_of(tea.id)
    assert upcoming is not None
    assert upcoming.starts_at == at(13)
    assert [row.client for row in visits.between(TODAY, TODAY)] == ["Moonbamboo Tea"] * 3


@pytest.mark.rule("Z-40")
@pytest.mark.rule("Z-41")
def test_the_week_counts_face_visits_from_monday_to_sunday(house: House, tea: Client) -> None:
    clock, visits = house.desk.clock, house.desk.visits
    assert isinstance(clock, FixedClock)
    clock.at = at(12, date(2026, 3, 15))
    held(house, tea, at(9, date(2026, 3, 9)))
    held(house, tea, at(9, date(2026, 3, 12)), kind=VisitKind.VIDEO)
    held(house, tea, at(9, date(2026, 3, 8)))
    (week,) = visits.week(TODAY)
    assert (week.done, week.target, week.tone, week.face) == (1, 2, "late", 1)
    assert [[(mark.kind, mark.counts) for mark in day] for day in week.days[:4]] == [
        [(ContactKind.VISIT, True)], [], [], [(ContactKind.VIDEO, False)],
    ]  # fmt: skip
    held(house, tea, at(9, date(2026, 3, 15)), kind=VisitKind.AT_OURS)
    assert visits.week(TODAY)[0].tone == "done"
    assert visits.week(date(2026, 3, 16))[0].done == 0
    cells = house.desk.call_figures.quota(tea.id, TODAY, weeks=2)
    assert [(cell.done, cell.target, cell.short) for cell in cells] == [(1, 2, False), (2, 2, False)]


@pytest.mark.parametrize(
    ("day", "tone"),
    [(date(2026, 3, 11), "open"), (date(2026, 3, 12), "late"), (date(2026, 5, 7), "short")],
)
def test_a_week_is_red_from_thursday_on_but_not_when_it_is_short(
    house: House, tea: Client, day: date, tone: str
) -> None:
    assert isinstance(house.desk.clock, FixedClock)
    house.desk.clock.at = at(9, day)
    assert house.desk.visits.week(day)[0].tone == tone
    for hour in (12, 14):
        house.desk.visits.plan(Visit(tea.id, at(hour, day)))
    assert house.desk.visits.week(day)[0].tone == ("short" if tone == "short" else "planned")
    house.desk.planner.save_rules(CareRules(tea.id, dormant=True))
    assert house.desk.visits.week(day)[0].tone == "done"


@pytest.mark.rule("C-15")
def test_promises_kept_in_time_are_counted(house: House, tea: Client) -> None:
    care = house.desk.care
    for due, state, on in (
        (TODAY, PromiseState.KEPT, TODAY),
        (TODAY - timedelta(days=1), PromiseState.KEPT, TODAY),
        (TODAY, PromiseState.BROKEN, TODAY),
        (TODAY, PromiseState.WITHDRAWN, TODAY),
        (TODAY, PromiseState.KEPT, date(2025, 12, 31)),
    ):
        made = care.promise(Promise(tea.id, "two samples", due))
        care.settle_promise(made.id, state, on)
    kept = care.kept(tea.id)
    assert (kept.kept, kept.closed) == (1, 3)
    with refused("already_settled"):
        care.settle_promise(made.id, PromiseState.KEPT)
    with refused("empty"):
        care.promise(Promise(tea.id, " ", TODAY))
    care.promise(Promise(tea.id, "a date", TODAY - timedelta(days=2)))
    assert [(row.words, row.days) for row in care.promise_rows(TODAY)] == [("a date", 2)]
    of = house.desk.jobs.open(job(tea))
    assert care.over_promise(of.id, TODAY + timedelta(days=1)) is not None
    assert care.over_promise(of.id, TODAY + timedelta(days=60)) is None


def test_ideas_and_what_the_boss_knows(house: House, tea: Client) -> None:
    care = house.desk.care
    idea = care.idea(Idea(tea.id, "by bicycle"))
    care.offer_idea(idea.id)
    care.settle_idea(idea.id, IdeaOutcome.TAKEN, "for summer")
    (kept,) = care.ideas(tea.id)
    assert (kept.had_on, kept.offered_on, kept.outcome, kept.note) == (TODAY, TODAY, IdeaOutcome.TAKEN, "for summer")
    small, big = (care.tell_boss(BossNote(tea.id, words, words == "big")) for words in ("small", "big"))
    assert [row.words for row in care.boss_list(TODAY)] == ["big", "small"]
    for note in (small, big):
        care.told(note.id, house.people.ad.id)
    assert care.boss_list(TODAY) == ()
    assert care.last_told() == {tea.id: TODAY}
    assert len(care.boss_notes(tea.id)) == 2


@pytest.mark.rule("C-04")
def test_gifts_keep_limit_and_budget_and_do_not_repeat(house: House, tea: Client) -> None:
    gifts, whom = house.desk.gifts, tea.contacts[0].id
    house.desk.planner.save(Planner(gift_budget=50_000, gift_limit=30_000))
    with refused("gift_over_limit"):
        gifts.save(Gift(tea.id, "a watch", TODAY, budget=30_001))
    first = gifts.save(Gift(tea.id, "Paper  notebook", TODAY, "birthday", whom, 30_000))
    with refused("gift_over_budget"):
        gifts.save(Gift(tea.id, "tasting set", TODAY, budget=20_001))
    gifts.save(Gift(tea.id, "tasting set", TODAY, budget=20_001), allow=True)
    with refused("gift_not_approved"):
        gifts.deliver(first.id, TODAY)
    with refused("approver_rank"):
        gifts.approve(first.id, house.people.ae.id)
    gifts.approve(first.id, house.people.am.id)
    gifts.deliver(first.id, TODAY, "Su Wen", 25_000)
    budget = gifts.budget(TODAY)
    assert (budget.given, budget.promised, budget.left) == (25_000, 20_001, 4_999)
    with refused("gift_repeated"):
        gifts.save(Gift(tea.id, "paper notebook", TODAY + timedelta(days=365), "birthday", whom))
    gifts.save(Gift(tea.id, "paper notebook", TODAY + timedelta(days=800), "birthday", whom))
    gifts.save(Gift(tea.id, "paper notebook", TODAY, "birthday", tea.contacts[1].id))
    with refused("already_settled"):
        gifts.drop(first.id)
    house.desk.planner.save_rules(CareRules(tea.id, no_gifts="in writing since 2024"))
    with refused("gift_not_taken"):
        gifts.save(Gift(tea.id, "tea", TODAY))


@pytest.mark.rule("C-05")
@pytest.mark.rule("C-06")
def test_the_care_calendar_has_every_day_with_what_was_given(house: House, tea: Client) -> None:
    gifts = house.desk.gifts
    kept = house.desk.clients.get(tea.id)
    born = kept.contacts[0]
    born.birth_month, born.birth_day, born.birth_lunar = 1, 25, True
    house.desk.clients.save(kept)
    old = gifts.save(Gift(tea.id, "white teapot", date(2025, 2, 22), "birthday", born.id))
    gifts.approve(old.id, house.people.ad.id)
    gifts.deliver(old.id, date(2025, 2, 22))
    gifts.save(Gift(tea.id, "card", date(2026, 3, 13), "birthday", born.id))
    gifts.important_day(ImportantDay(tea.id, "ten years", 4, 18, gift=True))
    gifts.greet(Greeting(tea.id, "qingming", date(2026, 4, 5), sent_on=TODAY))
    with refused("day_impossible"):
        gifts.important_day(ImportantDay(tea.id, "never", 2, 30))
    days = gifts.calendar(TODAY, date(2026, 6, 30))
    assert [(day.on.isoformat(), day.occasion.split(":")[0]) for day in days] == [
        ("2026-03-13", "birthday"), ("2026-04-05", "qingming"), ("2026-04-18", "day"), ("2026-05-01", "labour_day"),
        ("2026-06-19", "dragon_boat"),
    ]  # fmt: skip
    birthday, qingming, founded = days[:3]
    assert (birthday.contact, [gift.item for gift in birthday.gifts], birthday.earlier) == (
        "Su Wen", ["card"], ((2025, "white teapot"),),
    )  # fmt: skip
    assert (birthday.lunar.month, birthday.lunar.day) == (1, 25)  # type: ignore[union-attr]
    assert (qingming.greetings, qingming.sent, qingming.sad, qingming.client_id) == (1, 1, True, None)
    assert (founded.name, founded.gift_due, founded.order_by) == ("ten years", True, date(2026, 4, 4))
    assert [name for _, name, _ in gifts.birthdays_unknown()] == ["Ren Tao"]


@pytest.mark.rule("A-01")
@pytest.mark.rule("A-02")
@pytest.mark.parametrize(
    ("marks", "score", "kind"),
    [((5, 5, 5, 5), 100, "A"), ((4, 4, 4, 4), 80, "A"), ((4, 4, 4, 3), 77, "B"), ((3, 3, 3, 3), 60, "B"),
     ((2, 3, 3, 3), 52, "C"), ((2, 2, 2, 2), 40, "C"), ((1, 2, 2, 2), 32, "D"), ((1, 1, 1, 1), 20, "D")],
)  # fmt: skip
def test_marks_suggest_a_class(house: House, marks: tuple[int, ...], score: int, kind: str) -> None:
    assert house.desk.standing.suggest(*marks) == (score, ClientClass(kind))


def test_an_evaluation_gives_the_class_and_keeps_its_weights(house: House, tea: Client) -> None:
    standing = house.desk.standing
    told = standing.evaluate(Evaluation(tea.id, 3, 3, 3, 3, note="slow payer"))
    assert (told.score, told.given, told.weights, told.evaluator_id) == (
        60, ClientClass.B, "40,20,25,15", house.people.ae.id,
    )  # fmt: skip
    assert house.desk.clients.get(tea.id).client_class is ClientClass.B
    standing.evaluate(Evaluation(tea.id, 3, 3, 3, 3, given=ClientClass.A))
    assert house.desk.clients.get(tea.id).client_class is ClientClass.A
    assert len(standing.evaluations(tea.id)) == 2
    with refused("score_out_of_range"):
        standing.evaluate(Evaluation(tea.id, 0, 3, 3, 3))
    with refused("date_in_future"):
        standing.evaluate(Evaluation(tea.id, 3, 3, 3, 3, TODAY + timedelta(days=1)))
    for weights, classes in (("50,20,25,15", "80,60,40"), ("40,20,40", "80,60,40"), ("a,b", "80,60,40")):
        with refused("weights_not_whole|numbers_wrong"):
            house.desk.planner.save(Planner(weights=weights, classes=classes))
    with refused("classes_not_falling"):
        house.desk.planner.save(Planner(classes="60,80,40"))
    assert suggested(0, "80,60,40") is ClientClass.D


def test_evaluations_are_due_each_quarter(house: House) -> None:
    old = house.desk.clients.register(client("Old", since=date(2025, 1, 1)))
    house.desk.clients.register(client("New", since=TODAY))
    assert [row.client for row in house.desk.standing.evaluation_due(TODAY)] == ["Old"]
    house.desk.standing.evaluate(Evaluation(old.id, 3, 3, 3, 3))
    assert house.desk.standing.evaluation_due(TODAY) == ()
    (row,) = [row for row in house.desk.standing.evaluation_due(date(2026, 4, 1)) if row.client == "Old"]
    assert (row.last_on, row.last_score) == (TODAY, 60)


@pytest.mark.rule("N-01")
@pytest.mark.rule("N-03")
@pytest.mark.rule("N-05")
def test_prospects_go_their_steps(house: House, tea: Client) -> None:
    standing = house.desk.standing
    with refused("lead_owner_rank"):
        standing.prospect(Prospect(tea.id, lead_owner_id=house.people.ae.id))
    with refused("intent_out_of_range"):
        standing.prospect(Prospect(tea.id, intent=4))
    made = standing.prospect(Prospect(tea.id, lead_owner_id=house.people.ad.id, intent=2))
    with refused("prospect_exists"):
        standing.prospect(Prospect(tea.id))
    standing.step(made.id, ProspectStep.PHONE_VISIT)
    for kind in (ContactKind.CALL, ContactKind.VISIT):
        house.desk.clients.note(ContactNote(tea.id, kind, at(9)))
    (row,) = standing.prospects(TODAY)
    assert (row.step, row.contacts, row.face, row.target, row.lead_owner) == (
        ProspectStep.PHONE_VISIT, 2, 1, 3, "Bo Marek",
    )  # fmt: skip
    assert house.desk.visits.week(TODAY)[0].prospect
    standing.won(made.id)
    assert standing.prospects(TODAY) == ()
    assert house.desk.clients.get(tea.id).since == TODAY
    with refused("prospect_over"):
        standing.lost(made.id)


@pytest.mark.rule("C-10")
def test_surveys_show_a_trend(house: House, tea: Client) -> None:
    standing = house.desk.standing
    for wrong in ("5,5", "6,5,5,5,5,5,5,5,5,5", "0,0,0,0,0,0,0,0,0,0", "a,b,c,d,e,f,g,h,i,j"):
        with refused("survey_scores|numbers_wrong"):
            standing.survey(Survey(tea.id, wrong))
    standing.survey(Survey(tea.id, "5,4,4,4,4,4,4,4,4,4", date(2026, 1, 5)))
    standing.survey(Survey(tea.id, "3,3,0,0,0,0,0,0,0,0"))
    assert standing.trend(tea.id) == ((date(2026, 1, 5), Decimal("4.1")), (TODAY, Decimal("3.0")))


def test_calls_leave_figures(house: House, tea: Client) -> None:
    calls, figures = house.desk.calls, house.desk.call_figures
    for minutes, first in ((14, True), (8, False), (20, None)):
        call = calls.add(Call(tea.id, Purpose.STATUS, contact_id=tea.contacts[0].id))
        calls.finish(call.id, Outcome.AGREED, "", NextKind.NONE, minutes=minutes, was_first=first)
    missed = calls.add(Call(tea.id, Purpose.MONEY))
    calls.missed(missed.id)
    calls.end_block(TODAY, "status takes longer")
    today = figures.minutes(TODAY)[-1]
    assert (today.day, today.planned, today.actual, today.over) == (TODAY, 50, 42, False)
    assert len(figures.minutes(TODAY)) == 10
    assert all(house.desk.calendar.is_workday(day.day) for day in figures.minutes(TODAY))
    assert sum(one.attempts for one in figures.by_hour(tea.id)) == 4
    assert sum(one.reached for one in figures.by_hour(contact_id=tea.contacts[0].id)) == 3
    (status,) = figures.by_purpose(TODAY, TODAY)
    assert (status.calls, status.estimated, status.actual) == (3, 30, 42)
    assert (figures.first_call(TODAY).tried, figures.first_call(TODAY).first) == (2, 1)
    week = figures.week(TODAY)
    assert (week.calls, week.missed, week.learned) == (4, 1, ((TODAY, "status takes longer"),))
    assert dict(week.outcomes) == {Outcome.AGREED: 3, Outcome.NO_ANSWER: 1}
    assert figures.initiated(tea.id).ours == 3


def test_the_week_of_one_class_alone(house: House, tea: Client) -> None:
    house.desk.clients.register(client("Small", client_class=ClientClass.D))
    assert [row.client for row in house.desk.visits.week(TODAY)] == ["Moonbamboo Tea", "Small"]
    assert [row.client for row in house.desk.visits.week(TODAY, ClientClass.A)] == ["Moonbamboo Tea"]
