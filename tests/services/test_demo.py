"""The demo agency: made by the services, alive today, sound in every part."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from random import Random

import pytest

from aedesk import app
from aedesk.app import Services
from aedesk.domain.call import Call, CallState
from aedesk.domain.cards import due_in
from aedesk.domain.care import PromiseState, Visit, VisitState
from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.domain.estimate_rules import expired
from aedesk.domain.estimate_totals import content_hash, totals
from aedesk.domain.gate_check import needs
from aedesk.domain.job import Job, Stage
from aedesk.paths import Paths
from aedesk.services import birthdays, demo, lookup
from aedesk.services.demo import house
from aedesk.services.demo.board import OPEN_JOBS, city_ride
from aedesk.services.demo.brands import BRANDS
from aedesk.storage.check import check
from tests.builders import TODAY, FixedClock

CLOSED = 70


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    paths = Paths(tmp_path_factory.mktemp("demo") / "desk")
    made = demo.make(paths, FixedClock(), closed=CLOSED, memory_kib=8192)
    assert (made.clients, made.jobs) == (60, CLOSED + len(OPEN_JOBS))
    return paths


@pytest.fixture(scope="module")
def desk(paths: Paths) -> Iterator[Services]:
    services = app.open_desk(paths, demo.PASSPHRASE, FixedClock())
    yield services
    services.close()


@pytest.fixture(scope="module")
def estimates(desk: Services) -> list[Estimate]:
    with desk.store.read() as s:
        return s.query(Estimate).all()


def test_as_large_as_promised() -> None:
    assert len(BRANDS) == 60
    assert demo.CLOSED + len(OPEN_JOBS) == 400
    assert len(OPEN_JOBS) == 25


def test_the_desk_is_sound(paths: Paths, desk: Services) -> None:
    assert check(paths, desk.store.key) == []


def test_the_board_is_alive(desk: Services) -> None:
    cards = [card for card in desk.jobs.cards() if card.stage is not Stage.CLOSED]
    stages = Counter(card.stage for card in cards)
    assert [stages[stage] for stage in Stage][:7] == [5, 3, 4, 6, 3, 2, 2]
    tones = Counter(due_in(card.due, TODAY).tone for card in cards if card.due)
    assert tones["late"] == 2
    assert tones["near"] >= 4
    dots = Counter(dot for card in cards for dot in card.dots)
    assert all(dots[state] for state in ("signed", "asked", "refused", "not_asked"))
    assert {card.title for card in cards} >= {"Spring city ride, launch materials", "Bed linen catalogue, 32 pages"}


def test_estimates_are_in_every_state(estimates: list[Estimate]) -> None:
    states = {one.state for one in estimates}
    assert states == set(EstimateState)
    assert any(expired(one, TODAY) for one in estimates)
    waiting = [one for one in estimates if one.state is EstimateState.SENT and one.sent_on]
    assert any(one.sent_on and one.sent_on < TODAY - timedelta(days=7) for one in waiting)


def test_the_sheet_of_the_pictures_is_there(desk: Services, estimates: list[Estimate]) -> None:
    jobs = {one.id: one for one in (desk.jobs.get(estimate.job_id) for estimate in estimates)}
    ride = [one for one in estimates if jobs[one.job_id].title.startswith("Spring city ride")]
    first, second = sorted(ride, key=lambda one: one.edition)
    assert (first.state, first.reason) == (EstimateState.REJECTED, "media too dear")
    assert (second.state, second.total, second.sent_on) == (EstimateState.SENT, 12_749_738, TODAY - timedelta(days=3))
    assert totals(Estimate(second.job_id, second.client_id, lines=city_ride(2))).markup == 655_680
    assert desk.estimates.by_number(f"{second.number} v2").id == second.id


def test_sealed_sheets_verify_and_frozen_content_holds(desk: Services, estimates: list[Estimate]) -> None:
    sealed = [one for one in estimates if one.pdf]
    assert 20 <= len(sealed) <= 60
    for one in sealed[::5]:
        assert desk.signing.verify(desk.estimates.pdf(one.id)).code == "same"
    for one in estimates:
        if one.state is not EstimateState.DRAFT:
            assert content_hash(one) == one.content_hash
            assert totals(one).total == one.total


def test_old_jobs_met_every_gate(desk: Services) -> None:
    with desk.store.read() as s:
        closed = [job for job in s.query(Job).all() if job.stage is Stage.CLOSED]
        facts = [lookup.facts(s, job) for job in closed]
    assert len(closed) == CLOSED
    for each in facts:
        each.job.stage = Stage.FORECAST
        wanting = [need.code for need in needs(each, Stage.CLOSED) if not need.done]
        assert wanting == [], each.job.title


def test_old_sheets_print_as_copies(desk: Services, estimates: list[Estimate]) -> None:
    old = next(one for one in estimates if one.pdf is None and one.state is EstimateState.ACCEPTED)
    assert b"ByteRange" not in desk.estimates.pdf(old.id)


def test_three_languages_and_currencies(desk: Services, estimates: list[Estimate]) -> None:
    assert {one.language for one in estimates} == {"zh", "en", "es", "zh+en"}
    assert {one.currency for one in estimates} >= {"CNY", "EUR", "MXN"}


def test_birthdays_solar_and_lunar_come_soon(desk: Services) -> None:
    contacts = [contact for row in desk.clients.rows() for contact in desk.clients.get(row.id).contacts]
    su_wen = next(contact for contact in contacts if contact.name == "Su Wen")
    assert su_wen.birth_lunar
    assert birthdays.next_birthday(su_wen, TODAY) == TODAY + timedelta(days=1)
    assert any(contact.birth_month and not contact.birth_lunar for contact in contacts)


def test_every_client_was_spoken_to(desk: Services) -> None:
    rows = desk.clients.rows()
    assert len(rows) == 60
    assert all(row.last_contact_at for row in rows)
    assert len({row.short_name for row in rows}) == 60


def test_history_runs_forward(desk: Services) -> None:
    """Nothing of the story lies in the future, and signatures come in order."""
    with desk.store.read() as s:
        jobs = s.query(Job).all()
    for job in jobs:
        for sign in job.sign_offs:
            assert sign.signed_on is None or sign.signed_on <= TODAY
            assert sign.asked_on is None or sign.asked_on <= TODAY


def test_a_desk_that_is_there_is_left_alone(paths: Paths) -> None:
    before = paths.database.stat().st_mtime_ns
    with pytest.raises(UserError, match="desk_exists"):
        demo.make(paths, FixedClock())
    assert paths.database.stat().st_mtime_ns == before


def test_the_same_seed_tells_the_same_story() -> None:
    def told() -> list[object]:
        found = house.clients(house.people(), Random(1), TODAY)
        return [(one.short_name, one.tax_number, [contact.phone for contact in one.contacts]) for one in found]

    assert told() == told()


def test_dossiers_are_told_and_some_wait(desk: Services) -> None:
    percents = {row.short_name: desk.dossiers.percent(row.id) for row in desk.clients.rows()}
    assert percents["Moonbamboo Tea"] > 70
    assert percents["Moonbamboo Tea"] > percents["Larkwheel Cycles"] > percents["Solmarina Juices"] > 20
    tea = next(row.id for row in desk.clients.rows() if row.short_name == "Moonbamboo Tea")
    assert len(desk.dossiers.products(tea)) == 2
    assert len(desk.dossier_time.days(tea)) > 50
    assert desk.dossier_ask.listed(tea)


def test_calls_of_the_last_days_teach_their_minutes(desk: Services) -> None:
    figures = desk.call_figures.minutes(TODAY)
    assert len([day for day in figures if day.actual]) == 9
    assert any(day.over for day in figures)
    assert not all(day.over for day in figures)
    with desk.store.read() as s:
        calls = s.query(Call).all()
    missed = next(call for call in calls if call.state is CallState.MISSED)
    back = next(call for call in calls if call.back_of == missed.id)
    assert (back.state, back.day) == (CallState.PLANNED, TODAY)
    assert any(call.theirs for call in calls)
    asked = [call.was_first for call in calls if call.was_first is not None]
    score = desk.call_figures.first_call(TODAY)
    assert (score.tried, score.first) == (len(asked), sum(asked))
    assert score.first > 1
    assert not [call for call in calls if call.state is CallState.RUNNING]
    assert all(at <= FixedClock().now() for call in calls for at in (call.started_at, call.ended_at) if at)


def test_todays_block_waits(desk: Services) -> None:
    plan = desk.calls.day(TODAY)
    assert plan.block.calls >= 4
    assert len([item for item in plan.items if item.kind == "visit"]) == 1
    assert any(row.prepared == 6 for row in plan.rows)
    assert plan.unplaced == ()
    assert any(row.usual.learned for row in plan.rows)


def test_visits_and_promises_are_told(desk: Services) -> None:
    with desk.store.read() as s:
        visits = s.query(Visit).all()
    held = [visit for visit in visits if visit.state is VisitState.HELD]
    assert len(held) == 9
    assert all(visit.business and visit.market and visit.need for visit in held)
    assert all(desk.calendar.is_workday(visit.starts_at.date()) for visit in held)
    assert len([visit for visit in visits if visit.state is VisitState.PLANNED]) == 2
    promises = desk.care.promises(open_only=False)
    assert {one.state for one in promises} == {PromiseState.OPEN, PromiseState.KEPT, PromiseState.BROKEN}
    assert any(one.due == TODAY and one.state is PromiseState.OPEN for one in promises)
    assert all(one.settled_on is None or one.settled_on <= TODAY for one in promises)


def test_care_is_alive(desk: Services) -> None:
    ids = {row.short_name: row.id for row in desk.clients.rows()}
    assert len(desk.care.complaints(open_only=True)) == 1
    assert desk.care.boss_list(TODAY)
    days = desk.gifts.calendar(TODAY, TODAY + timedelta(days=240))
    assert any(gift.approved_on for day in days for gift in day.gifts)
    assert any(day.earlier for day in days)
    assert any(day.kind == "important_day" for day in days)
    assert [row.lead_owner for row in desk.standing.prospects(TODAY)] == ["Bo Marek", "Bo Marek"]
    assert [one.given for one in desk.standing.evaluations(ids["Moonbamboo Tea"])] == ["A"]
    assert desk.standing.surveys(ids["Solmarina Juices"])
    assert desk.planner.rules(ids["Larkwheel Cycles"]).first_call


def test_the_desk_has_one_thing_on_it_and_a_tray_that_waits(desk: Services) -> None:
    view, closed = desk.desk.view(TODAY), desk.closing.closes()
    assert view.on_desk is not None
    assert view.on_desk.row.title.startswith("Estimate of the city ride")
    assert (len(view.tray), len(view.pile), view.interruptions) == (6, 3, 1)
    assert sum(row.papers for row in view.tray) == 2
    assert {row.kind for row in desk.desk.registers(TODAY)} == {
        "promise", "boss", "landmine", "issue", "question", "parked",
    }  # fmt: skip
    assert [row.postponed for row in desk.desk.putting_off()] == [3]
    assert (len(closed), closed[0].day) == (6, TODAY - timedelta(days=1))
    assert [bool(one.done_on) for one in desk.closing.big_of(closed[0].day)] == [True, True, False]
    assert len(desk.closing.big_of(TODAY)) == 3
    assert len(desk.diary.day(closed[0].day)) >= 20
    assert max(row.oldest for row in desk.desk_figures.tray_age(TODAY)) >= 1
    assert len(desk.desk_figures.interruptions_by_person()) >= 4
