"""A whole job through every gate, from forecast to closed number."""

from datetime import timedelta

import pytest

from aedesk.domain.errors import UserError
from aedesk.domain.estimate import EstimateState
from aedesk.domain.gate_check import GateClosed
from aedesk.domain.job import Stage
from aedesk.domain.paper import PaperKind
from aedesk.domain.signoff import SignState
from tests.builders import TODAY, House


@pytest.mark.rule("W-01")
def test_a_job_goes_from_forecast_to_closed(house: House) -> None:
    made = house.job_at(Stage.CLOSED)
    assert (made.stage, made.closed_on, made.number) == (Stage.CLOSED, TODAY, "J-0001")
    papers = [(paper.kind, paper.number, paper.state) for paper in house.desk.jobs.documents(made.id)]
    assert papers == [
        (PaperKind.BRIEF, "B-0001", SignState.SIGNED),
        (PaperKind.ESTIMATE, "E-0001", EstimateState.ACCEPTED),
        (PaperKind.SIGNING_RECORD, "SR-0001", SignState.SIGNED),
    ]
    assert all(sign.proved for sign in made.sign_offs if sign.state is SignState.SIGNED)
    assert house.desk.history.verify().bad_seq is None
    board = house.desk.jobs.board()
    assert ([card.id for card in board.cards], board.closed_count) == ([made.id], 1)


@pytest.mark.rule("W-30")
def test_no_third_party_work_before_the_client_signs_the_newest_version(house: House) -> None:
    made = house.job_at(Stage.FINISHED_ART)
    first = house.accepted(made)
    second = house.desk.estimates.next_version(first.id)
    assert not [need for need in house.desk.jobs.needs(made.id, Stage.EXECUTION) if not need.done]
    house.desk.estimates.issue(second.id)
    with pytest.raises(GateClosed) as closed:
        house.desk.jobs.move(made.id, Stage.EXECUTION)
    assert [need.code for need in closed.value.needs] == ["estimate.ad", "estimate.client", "estimate_filed"]
    assert closed.value.needs[1].blocked_by == ("estimate.ad",)
    house.sign_estimate(second, "estimate.ad")
    house.sign_estimate(second, "estimate.client")
    assert house.desk.jobs.move(made.id, Stage.EXECUTION).stage is Stage.EXECUTION


@pytest.mark.rule("W-29")
def test_paper_opens_the_gate_when_copied_and_filed(house: House) -> None:
    made = house.job_at(Stage.FINISHED_ART)
    sheet = house.sign_estimate(house.issued(made), "estimate.ad")
    house.desk.signing.sign_paper(sheet.id, "estimate.client", TODAY, contact_id=sheet.contact_id, folder="F-3")
    missing = [need.code for need in house.desk.jobs.needs(made.id, Stage.EXECUTION) if not need.done]
    assert missing == ["estimate_filed"]
    house.desk.signing.file(sheet.id, TODAY, True)
    house.desk.jobs.move(made.id, Stage.EXECUTION)


@pytest.mark.rule("W-28")
def test_issued_and_sent_estimates_show_on_the_board_and_today(house: House) -> None:
    made = house.job_at(Stage.ESTIMATE)
    sheet = house.issued(made)
    (card,) = house.desk.jobs.cards()
    assert card.dots == (SignState.ASKED, SignState.NOT_ASKED)
    assert card.third_party
    house.sign_estimate(sheet, "estimate.ad")
    house.desk.estimates.send(sheet.id, TODAY)
    (card,) = house.desk.jobs.cards()
    assert card.dots == (SignState.SIGNED, SignState.ASKED)
    waiting = {row.slot: row for row in house.desk.today.lists(TODAY).waiting}
    assert (waiting["estimate.client"].whom, waiting["estimate.client"].estimate_id) == ("Fen Yao", sheet.id)
    (late,) = house.desk.today.lists(TODAY + timedelta(days=8)).unanswered
    assert (late.estimate_id, late.number, late.days) == (sheet.id, "E-0001", 8)


def test_a_signed_estimate_is_not_signed_by_the_back_door(house: House) -> None:
    made = house.job_at(Stage.ESTIMATE)
    house.issued(made)
    with pytest.raises(UserError, match="signed_on_estimate"):
        house.sign(made, "estimate.ad")
