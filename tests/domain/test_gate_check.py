"""What a job still needs: one thing missing shuts exactly its gate, several shut several, the way back is free."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aedesk.domain.errors import UserError
from aedesk.domain.estimate import EstimateState
from aedesk.domain.gate_check import (
    GateClosed,
    check_move,
    check_override,
    current,
    dots,
    missing,
    needs,
    override_slot,
    waits_for,
)
from aedesk.domain.gates import MATRIX, Action
from aedesk.domain.ids import new_id
from aedesk.domain.job import STAGES, JobKind, RightsState, Stage
from aedesk.domain.people import Person, Rank
from aedesk.domain.signoff import How, SignOff, SignState
from tests.domain.whole import DAY, Whole, signed

CODES = [code for gate in MATRIX for code in gate.needs]
ENTRY = {code: gate.opens for gate in MATRIX for code in gate.needs}
TAKES_ALONG = {
    "estimate_issued": {"estimate.ad", "estimate.client", "estimate_filed"},
    "estimate.client": {"estimate_filed"},
}
"""Without the sheet, or the client's name on it, the rest cannot stand either."""


def expected(without: set[str], stage: Stage, target: Stage) -> set[str]:
    """Codes that shut the way, told without the code under test."""
    gone = without.union(*(TAKES_ALONG.get(code, set()) for code in without))
    way = STAGES[STAGES.index(stage) + 1 : STAGES.index(target) + 1]
    hidden = {"execution.cs", "execution.cr", "production.order_cd"} if "estimate_issued" in without else set()
    return {code for code in gone - hidden if ENTRY[code] in way}


@pytest.mark.parametrize("code", CODES)
def test_one_thing_missing_shuts_exactly_its_gate(code: str) -> None:
    before = STAGES[STAGES.index(ENTRY[code]) - 1]
    facts = Whole(before, without={code}).facts()
    with pytest.raises(GateClosed) as closed:
        check_move(facts, ENTRY[code])
    assert {need.code for need in closed.value.needs} == {code} | TAKES_ALONG.get(code, set())
    check_move(Whole(before).facts(), ENTRY[code])


@given(
    without=st.sets(st.sampled_from(CODES)),
    stage=st.sampled_from(STAGES),
    target=st.sampled_from(STAGES),
)
def test_a_jump_needs_what_every_stage_on_the_way_needs(without: set[str], stage: Stage, target: Stage) -> None:
    facts = Whole(stage, without=without).facts()
    assert {need.code for need in missing(facts, target)} == expected(without, stage, target)


@given(stage=st.sampled_from(STAGES), target=st.sampled_from(STAGES))
def test_back_is_always_open(stage: Stage, target: Stage) -> None:
    if STAGES.index(target) <= STAGES.index(stage):
        check_move(Whole(stage, without=CODES).facts(), target)


@pytest.mark.rule("W-11")
@pytest.mark.parametrize(
    ("kind", "asked"), [(JobKind.CREATIVE, True), (JobKind.RESEARCH, False), (JobKind.PRESS, False)]
)
def test_only_creative_work_needs_a_strategy(kind: JobKind, asked: bool) -> None:
    facts = Whole(Stage.BRIEF, kind, without={"strategy.ad", "brief.ad"}).facts()
    assert ("strategy.ad" in {need.code for need in missing(facts, Stage.LAYOUT)}) is asked
    assert (waits_for(facts, "brief.ad") == ("strategy.ad",)) is asked


@pytest.mark.rule("W-40")
@pytest.mark.rule("W-42")
def test_supplier_gates_count_only_where_somebody_outside_is_paid() -> None:
    outside = ("execution.cs", "execution.cr", "production.order_cd")
    facts = Whole(Stage.EXECUTION, without=outside, third_party=False).facts()
    check_move(facts, Stage.CLOSED)
    facts = Whole(Stage.EXECUTION, without=outside).facts()
    assert [need.code for need in missing(facts, Stage.CLOSED)] == list(outside)
    assert missing(facts, Stage.PRODUCTION)[0].gate is None


@pytest.mark.rule("Z-36")
@pytest.mark.parametrize("how", [*How, None])
def test_a_bare_tick_opens_no_gate(how: How | None) -> None:
    facts = Whole(Stage.PRODUCTION, without={"close.finance"}).facts()
    facts.job.sign_offs.append(SignOff("close.finance", SignState.SIGNED, how, name="Mei Zhou", signed_on=DAY))
    assert [need.code for need in missing(facts, Stage.CLOSED)] == ["close.finance"]


@pytest.mark.rule("Z-33")
@pytest.mark.parametrize("absent", ["proof.cs", "proof.cr", "proof.pr"])
def test_the_client_signs_the_proof_last(absent: str) -> None:
    facts = Whole(Stage.PRODUCTION, without={"proof.client", absent}).facts()
    need = next(need for need in needs(facts, Stage.CLOSED) if need.code == "proof.client")
    assert need.blocked_by == (absent,)
    assert waits_for(Whole(without={"proof.client"}).facts(), "proof.client") == ()


@pytest.mark.rule("W-06")
def test_the_number_waits_for_both_signatures_of_the_brief() -> None:
    facts = Whole(Stage.BRIEF, without={"brief.cd", "job_number"}).facts()
    number = missing(facts, Stage.LAYOUT)[-1]
    assert (number.action, number.blocked_by) == (Action.NUMBER, ("brief.cd",))


@pytest.mark.rule("W-30")
@pytest.mark.parametrize("state", EstimateState)
def test_execution_opens_for_an_accepted_estimate_only(state: EstimateState) -> None:
    facts = Whole(Stage.FINISHED_ART).facts()
    assert facts.estimate is not None
    facts.estimate.state = state
    assert (not missing(facts, Stage.EXECUTION)) is (state is EstimateState.ACCEPTED)


@pytest.mark.rule("F-03")
def test_signatures_on_an_earlier_version_do_not_count() -> None:
    facts = Whole(Stage.FINISHED_ART).facts()
    assert facts.estimate is not None
    facts.estimate.id = new_id()
    gone = [need.code for need in missing(facts, Stage.EXECUTION)]
    assert gone == ["estimate.ad", "estimate.client", "estimate_filed"]


@pytest.mark.rule("W-29")
@pytest.mark.rule("W-30")
@pytest.mark.parametrize("stage", [Stage.EXECUTION, Stage.PRODUCTION])
def test_a_new_version_is_signed_before_the_job_goes_on(stage: Stage) -> None:
    facts = Whole(stage).facts()
    target = STAGES[STAGES.index(stage) + 1]
    check_move(facts, target)
    assert facts.estimate is not None
    facts.estimate.edition, facts.estimate.state = 2, EstimateState.SENT
    assert {need.code for need in missing(facts, target)} == {"estimate.client", "estimate_filed"}
    assert not missing(facts, Stage.LAYOUT)  # back is always open
    facts.estimate.state = EstimateState.ACCEPTED
    check_move(facts, target)


def test_a_sheet_signed_on_paper_is_copied_and_filed_ink_is_its_own_original() -> None:
    facts = Whole(Stage.FINISHED_ART, without={"estimate_filed"}).facts()
    assert [need.code for need in missing(facts, Stage.EXECUTION)] == ["estimate_filed"]
    assert facts.estimate is not None
    facts.job.sign_offs.append(ink := signed("estimate.client", facts.estimate.id, How.INK))
    ink.copy_to_production_on, ink.original_filed = None, False
    assert not missing(facts, Stage.EXECUTION)


@pytest.mark.rule("W-47")
def test_each_kind_of_right_must_be_known() -> None:
    facts = Whole(Stage.LAYOUT).facts()
    facts.job.rights[0].state = RightsState.NOT_USED
    check_move(facts, Stage.ESTIMATE)
    facts.job.rights.pop()
    assert [need.code for need in missing(facts, Stage.ESTIMATE)] == ["rights_cleared"]


@pytest.mark.rule("W-20")
def test_a_review_needs_both_departments() -> None:
    facts = Whole(Stage.LAYOUT).facts()
    review = next(record for record in facts.job.records if record.kind == "review_held")
    review.person_id, review.other_person_id = review.other_person_id, review.person_id
    assert [need.code for need in missing(facts, Stage.ESTIMATE)] == ["review_held"]


def test_a_need_tells_who_and_when() -> None:
    told, *_ = needs(Whole().facts(), Stage.BRIEF)
    assert (told.done, told.name, told.on, told.gate) == (True, "Noa Ferrin", DAY, 1)
    ad = next(need for need in needs(Whole(Stage.BRIEF).facts(), Stage.LAYOUT) if need.code == "brief.ad")
    assert (ad.name, ad.on, ad.how, ad.slot, ad.record) == ("Bo Marek", DAY, How.PAPER, "brief.ad", None)


def test_an_override_opens_its_gate_and_says_whose_it_is() -> None:
    facts = Whole(Stage.LAYOUT, without={"review_held", "layout.cd"}, overrides=frozenset({6})).facts()
    assert next(need for need in missing(facts, Stage.ESTIMATE) if need.gate == 6).override is Rank.AM
    assert waits_for(facts, "layout.cd") == ("review_held",)
    facts.job.sign_offs.append(
        SignOff(override_slot(6), SignState.SIGNED, How.OVERRIDE, name="Leo Quan", reason="press day", signed_on=DAY)
    )
    review = next(need for need in needs(facts, Stage.ESTIMATE) if need.gate == 6)
    assert (review.done, review.name, review.how) == (True, "Leo Quan", How.OVERRIDE)
    assert waits_for(facts, "layout.cd") == ()


@pytest.mark.parametrize(
    ("gate", "rank", "reason", "left", "code"),
    [
        (6, Rank.AM, "press day", False, None),
        (6, Rank.GAD, "press day", False, None),
        (6, Rank.SAE, "press day", False, "override_rank"),
        (6, Rank.CD, "press day", False, "override_rank"),
        (9, Rank.SAM, "press day", False, "override_rank"),
        (9, Rank.AD, " ", False, "reason_missing"),
        (9, Rank.AD, "press day", True, "has_left"),
        (8, Rank.GAD, "not switched on", False, "override_not_permitted"),
        (11, Rank.GAD, "stays shut", False, "override_not_permitted"),
        (4, Rank.GAD, "no such thing", False, "override_not_permitted"),
        (12, Rank.GAD, "not kept here", False, "override_not_permitted"),
        (99, Rank.GAD, "no such gate", False, "override_not_permitted"),
    ],
)
def test_overrides_ask_for_matrix_setting_rank_and_reason(
    gate: int, rank: Rank, reason: str, left: bool, code: str | None
) -> None:
    facts = Whole(overrides=frozenset({4, 6, 9, 11, 12, 99})).facts()
    person = Person("Bo Marek", rank, left_on=DAY - timedelta(days=1) if left else None)
    if code is None:
        assert check_override(facts, gate, person, reason, DAY) is rank
        return
    with pytest.raises(UserError) as refusal:
        check_override(facts, gate, person, reason, DAY)
    assert refusal.value.code == code


def test_dots_follow_the_stage_and_the_version() -> None:
    facts = Whole(Stage.ESTIMATE).facts()
    assert facts.estimate is not None
    assert dots(facts.job, facts.estimate.id) == (
        ("estimate.ad", SignState.SIGNED),
        ("estimate.client", SignState.SIGNED),
    )
    assert {state for _, state in dots(facts.job, new_id())} == {SignState.NOT_ASKED}
    facts.job.stage = Stage.FORECAST
    assert dots(facts.job) == ()
    assert current(facts.job, "brief.ad") is not None
