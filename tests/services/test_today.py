"""What today asks for: waiting signatures, pressing dates, estimates without an answer."""

from datetime import date, timedelta

import pytest

from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.domain.job import Job, Stage
from tests.builders import TODAY, House


def days(count: int) -> timedelta:
    return timedelta(days=count)


def test_nothing_to_do_is_three_empty_lists(house: House) -> None:
    house.job(due=TODAY + days(4))
    lists = house.desk.today.lists(TODAY)
    assert (lists.waiting, lists.due, lists.unanswered) == ((), (), ())


def test_signatures_that_were_asked_for_wait_longest_first(house: House) -> None:
    desk = house.desk
    made = house.supply(house.job(), Stage.BRIEF)
    desk.jobs.ask(made.id, "strategy.ad", TODAY - days(2), house.people.ad.id)
    other = house.job()
    desk.jobs.ask(other.id, "strategy.ad", TODAY - days(5))
    first, second = desk.today.lists(TODAY).waiting
    assert (first.job_id, first.slot, first.whom, first.days) == (other.id, "strategy.ad", "", 5)
    assert (second.job_id, second.whom, second.days, second.client) == (made.id, "Bo Marek", 2, "Larkwheel Cycles")
    house.sign(made, "strategy.ad")
    assert [row.job_id for row in desk.today.lists(TODAY).waiting] == [other.id]
    with desk.store.write("test") as session:
        session.get_one(Job, other.id).stage = Stage.CLOSED
    assert desk.today.lists(TODAY).waiting == ()


@pytest.mark.rule("W-14")
def test_late_and_near_dates_press(house: House) -> None:
    of = house.client()
    for off in (4, 3, 0, -1, -40):
        house.job(of, f"{off:+}", due=TODAY + days(off))
    house.job(of, "no date", due=None)
    due = house.desk.today.lists(TODAY).due
    assert [(row.title, row.days) for row in due] == [("-40", -40), ("-1", -1), ("+0", 0), ("+3", 3)]
    assert [row.title for row in house.desk.today.lists(TODAY - days(10)).due] == ["-40"]
    assert due[0].stage is Stage.FORECAST


@pytest.mark.rule("W-28")
@pytest.mark.parametrize("state", EstimateState)
def test_estimates_press_after_a_week_at_the_client(house: House, state: EstimateState) -> None:
    made = house.job()
    contact = house.desk.clients.get(made.client_id).contacts[0].id
    with house.desk.store.write("test") as session:
        for number, sent in (("E-0001", TODAY - days(7)), ("E-0002", TODAY - days(8)), ("E-0003", TODAY - days(30))):
            session.add(sheet(made, number, sent, state, contact_id=contact))
    unanswered = house.desk.today.lists(TODAY).unanswered
    if state is not EstimateState.SENT:
        assert unanswered == ()
        return
    assert [(row.number, row.days) for row in unanswered] == [("E-0003", 30), ("E-0002", 8)]
    assert (unanswered[0].whom, unanswered[0].total, unanswered[0].client) == ("Fen Yao", 12749738, "Larkwheel Cycles")


def test_the_agency_may_give_more_time_for_an_answer(house: House) -> None:
    made = house.job()
    with house.desk.store.write("test") as session:
        session.add(sheet(made, "E-0001", TODAY - days(8), EstimateState.SENT))
    agency = house.desk.agency.get()
    agency.answer_days = 10
    house.desk.agency.save(agency)
    assert house.desk.today.lists(TODAY).unanswered == ()
    (row,) = house.desk.today.lists(TODAY + days(3)).unanswered
    assert row.whom == ""


def sheet(of: Job, number: str, sent: date, state: EstimateState, **fields: object) -> Estimate:
    return Estimate(
        of.id, of.client_id, number, state=state, sent_on=sent, total=12749738, **fields  # type: ignore[arg-type]
    )  # fmt: skip
