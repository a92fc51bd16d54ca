"""Jobs: opened, moved by one way through the gates, supplied with records and rights, listed."""

from datetime import timedelta

import pytest

from aedesk.app import Services
from aedesk.domain.cards import JobCard
from aedesk.domain.errors import UserError
from aedesk.domain.gate_check import GateClosed
from aedesk.domain.ids import new_id
from aedesk.domain.job import STAGES, JobKind, JobRecord, RecordKind, RightsKind, RightsState, Stage
from aedesk.domain.paper import PaperKind
from aedesk.domain.signoff import SignState
from aedesk.services.jobs import next_stage
from tests.builders import TODAY, House, job


def test_a_job_opens_as_a_forecast(house: House) -> None:
    made = house.job(stage=Stage.CLOSED, number="J-9999")
    kept = house.desk.jobs.get(made.id)
    assert (kept.stage, kept.stage_since, kept.number) == (Stage.FORECAST, TODAY, None)
    assert (kept.owner_id, kept.opened_on) == (house.people.ae.id, TODAY)
    assert {right.kind: right.state for right in kept.rights} == dict.fromkeys(RightsKind, RightsState.UNKNOWN)


@pytest.mark.rule("W-64")
def test_no_job_without_an_owner(house: House) -> None:
    of = house.client(owner_id=house.people.am.id)
    assert house.job(of).owner_id == house.people.am.id
    assert house.job(of, owner_id=house.people.ad.id).owner_id == house.people.ad.id


def test_a_job_needs_a_title_and_a_client(house: House) -> None:
    with pytest.raises(UserError, match="empty"):
        house.job(title=" ")
    stranger = job(house.client())
    stranger.client_id = new_id()
    with pytest.raises(UserError, match="not_found"):
        house.desk.jobs.open(stranger)


def test_a_form_changes_words_and_dates_and_nothing_else(house: House) -> None:
    made = house.job()
    made.title, made.words, made.due = "New title", "Twelve banners", None
    made.stage, made.number, made.kind = Stage.CLOSED, "J-9999", JobKind.PRESS
    for _ in range(2):
        house.desk.jobs.save(made)
    kept = house.desk.jobs.get(made.id)
    assert (kept.title, kept.words, kept.due, kept.kind) == ("New title", "Twelve banners", None, JobKind.PRESS)
    assert (kept.stage, kept.number, kept.sign_offs) == (Stage.FORECAST, None, [])


def test_an_old_copy_of_a_job_is_refused(house: House) -> None:
    made = house.job()
    other = house.desk.jobs.get(made.id)
    other.title = "First"
    house.desk.jobs.save(other)
    made.title = "Second"
    with pytest.raises(UserError, match="stale"):
        house.desk.jobs.save(made)


def test_the_kind_stands_once_there_is_a_number(house: House) -> None:
    made = house.job_at(Stage.LAYOUT)
    made.kind = JobKind.PRESS
    with pytest.raises(UserError, match="kind_fixed"):
        house.desk.jobs.save(made)


@pytest.mark.rule("W-02")
def test_a_forecast_moves_when_the_creative_director_was_told(house: House) -> None:
    made = house.job()
    with pytest.raises(GateClosed) as closed:
        house.desk.jobs.move(made.id, Stage.BRIEF)
    assert [(need.code, need.gate, need.record) for need in closed.value.needs] == [
        ("forecast_told", 1, RecordKind.FORECAST_TOLD)
    ]
    house.record(made, RecordKind.FORECAST_TOLD)
    house.desk.clock.go(days=1)  # type: ignore[attr-defined]
    moved = house.desk.jobs.move(made.id, Stage.BRIEF)
    assert (moved.stage, moved.stage_since) == (Stage.BRIEF, TODAY + timedelta(days=1))


def test_a_refused_move_changes_nothing(house: House) -> None:
    made = house.job()
    last = house.desk.history.last_undoable()
    with pytest.raises(GateClosed):
        house.desk.jobs.move(made.id, Stage.CLOSED)
    assert house.desk.jobs.get(made.id).stage is Stage.FORECAST
    assert house.desk.history.last_undoable() == last


def test_staying_where_it_is_writes_nothing(house: House) -> None:
    made = house.job()
    last = house.desk.history.last_undoable()
    house.desk.jobs.move(made.id, Stage.FORECAST)
    assert house.desk.history.last_undoable() == last


def test_needs_are_those_of_the_next_stage_unless_asked_for_more(house: House) -> None:
    made = house.job()
    assert [need.code for need in house.desk.jobs.needs(made.id)] == ["forecast_told"]
    more = [need.code for need in house.desk.jobs.needs(made.id, Stage.LAYOUT)]
    assert more == ["forecast_told", "strategy.ad", "brief_complete", "brief.ad", "brief.cd", "job_number"]
    assert house.desk.jobs.needs(made.id, Stage.FORECAST) == ()
    assert [next_stage(stage) for stage in STAGES] == [*STAGES[1:], Stage.CLOSED]


def test_back_is_free_and_a_closed_job_loses_its_day(house: House) -> None:
    made = house.job_at(Stage.FINISHED_ART)
    with house.desk.store.write("test") as session:
        kept = session.get_one(type(made), made.id)
        kept.stage, kept.closed_on = Stage.CLOSED, TODAY
    moved = house.desk.jobs.move(made.id, Stage.BRIEF)
    assert (moved.stage, moved.closed_on) == (Stage.BRIEF, None)


@pytest.mark.parametrize("stage", [Stage.BRIEF, Stage.LAYOUT, Stage.ESTIMATE, Stage.FINISHED_ART])
def test_the_front_door_leads_to_each_stage(house: House, stage: Stage) -> None:
    made = house.job_at(stage)
    assert made.stage is stage
    assert made.number == (None if stage is Stage.BRIEF else "J-0001")


@pytest.mark.parametrize("kind", RecordKind)
def test_half_a_record_is_refused_with_its_field(house: House, kind: RecordKind) -> None:
    made = house.job()
    with pytest.raises(UserError, match="record_incomplete") as refusal:
        house.desk.jobs.record(made.id, JobRecord(kind, TODAY))
    assert refusal.value.field is not None
    with pytest.raises(UserError, match="date_in_future"):
        house.desk.jobs.record(made.id, JobRecord(kind, TODAY + timedelta(days=1)))
    assert house.record(made, kind).records[0].kind is kind


@pytest.mark.rule("W-47")
def test_rights_are_said_one_by_one(house: House) -> None:
    made, jobs = house.job(), house.desk.jobs
    end = TODAY + timedelta(days=365)
    jobs.set_right(made.id, RightsKind.FONT, RightsState.CLEARED, end)
    font = next(right for right in jobs.get(made.id).rights if right.kind is RightsKind.FONT)
    assert (font.state, font.until) == (RightsState.CLEARED, end)
    jobs.set_right(made.id, RightsKind.FONT, RightsState.NOT_USED, end)
    font = next(right for right in jobs.get(made.id).rights if right.kind is RightsKind.FONT)
    assert (font.state, font.until) == (RightsState.NOT_USED, None)
    assert len(jobs.get(made.id).rights) == 4


def test_cards_tell_stage_dots_and_client(house: House) -> None:
    first = house.job_at(Stage.LAYOUT, title="One", due=TODAY)
    second = house.job(title="Two", due=TODAY - timedelta(days=1))
    house.record(first, RecordKind.REVIEW_HELD)
    house.sign(first, "layout.cd")
    house.desk.jobs.ask(first.id, "layout.am", TODAY)
    cards = {card.title: card for card in house.desk.jobs.cards()}
    assert list(cards) == ["Two", "One"]
    one = cards["One"]
    assert (one.number, one.stage, one.client, one.owner_initials) == ("J-0001", Stage.LAYOUT, "Larkwheel Cycles", "IT")
    assert one.dots == (SignState.SIGNED, SignState.ASKED, SignState.NOT_ASKED)
    assert cards["Two"].dots == ()
    assert house.desk.jobs.of_client(second.client_id) == [cards["Two"]]
    assert house.desk.jobs.rows() == [cards["Two"], one]


def test_closed_jobs_stand_last_newest_first(house: House) -> None:
    of = house.client()
    made = [house.job(of, f"Job {n}", due=TODAY + timedelta(days=n)) for n in range(4)]
    with house.desk.store.write("test") as session:
        for n in (0, 1):
            kept = session.get_one(type(made[n]), made[n].id)
            kept.stage, kept.closed_on = Stage.CLOSED, TODAY + timedelta(days=n)
    titles = ["Job 2", "Job 3", "Job 1", "Job 0"]
    for cards in (house.desk.jobs.of_client(of.id), house.desk.jobs.rows(), house.desk.jobs.cards()):
        assert [card.title for card in cards] == titles
    assert house.desk.jobs.board().closed_count == 2


def test_the_board_knows_only_versions_in_force(house: House) -> None:
    card = board_card(house.desk, estimate_job(house, "estimate.ad"))
    assert card.dots == (SignState.SIGNED, SignState.NOT_ASKED)


def estimate_job(house: House, slot: str) -> object:
    """A job with a replaced version that both sides signed, and a newer one that only the director signed."""
    from aedesk.domain.estimate import Estimate, EstimateState
    from tests.domain.whole import signed

    made = house.job_at(Stage.ESTIMATE)
    old = Estimate(made.id, made.client_id, "E-0001", 1, state=EstimateState.REPLACED)
    new = Estimate(made.id, made.client_id, "E-0001", 2, old.id, state=EstimateState.APPROVED)
    with house.desk.store.write("test") as session:
        session.add_all((old, new))
        kept = session.get_one(type(made), made.id)
        kept.sign_offs += [signed("estimate.ad", old.id), signed("estimate.client", old.id), signed(slot, new.id)]
    return made.id


def board_card(desk: Services, id: object) -> JobCard:
    return next(card for card in desk.jobs.cards() if card.id == id)


def test_papers_of_a_job(house: House) -> None:
    made = house.job_at(Stage.BRIEF)
    assert house.desk.jobs.documents(made.id) == []
    house.supply(made, Stage.LAYOUT)
    (brief,) = house.desk.jobs.documents(made.id)
    assert (brief.kind, brief.number, brief.state, brief.on) == (PaperKind.BRIEF, "B-0001", SignState.SIGNED, TODAY)


def test_the_timeline_holds_the_brief_as_well(house: House) -> None:
    made = house.job_at(Stage.LAYOUT)
    verbs = [entry.verb for entry in house.desk.jobs.timeline(made.id)]
    assert verbs[:5] == ["job.move", "job.sign", "job.sign", "brief.save", "job.sign"]
    assert verbs[5:] == ["job.move", "job.record", "job.open"]
