"""The gate matrix as the handbook prints it: who signs by rank, what opens what, what a setting may permit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aedesk.domain.cards import DOTS
from aedesk.domain.client import Contact
from aedesk.domain.errors import UserError
from aedesk.domain.gate_check import check_signer, may_sign, permitted_overrides
from aedesk.domain.gates import AFTER, GATES, MATRIX, SLOT, SLOTS, SUPPLIED_BY, Signer
from aedesk.domain.job import STAGES, Stage
from aedesk.domain.people import Person, Rank
from tests.domain.whole import DAY

LADDER = "ae sae am sam ad gad"
MAY_SIGN = {
    "strategy.ad": "ad gad",
    "brief.ad": "ad gad",
    "brief.cd": "cd",
    "layout.cd": "cd",
    "layout.am": "am sam ad gad",
    "layout.client": "",
    "estimate.prepared": "production",
    "estimate.checked": LADDER,
    "estimate.ad": "ad gad",
    "estimate.client": "",
    "art.art_director": "art_director",
    "art.copywriter": "copywriter",
    "art.ae": LADDER,
    "art.client": "",
    "execution.cs": LADDER,
    "execution.cr": "cd art_director copywriter",
    "production.order_cd": "cd",
    "proof.cs": LADDER,
    "proof.cr": "cd art_director copywriter",
    "proof.pr": "production",
    "proof.client": "",
    "close.finance": "finance",
}
"""Written out from "The people who sign", one rank at a time."""

# gate, the stage it opens, what it needs, the lowest rank a setting may let pass it
HANDBOOK = """
1  brief        forecast_told                             ae
2  layout       strategy.ad                               ad
3  layout       brief_complete                            -
4  layout       brief.ad,brief.cd                         -
5  layout       job_number                                -
6  estimate     review_held                               am
7  estimate     layout.cd,layout.am                       -
8  estimate     rights_cleared                            ad
9  finished_art layout.client                             ad
10 execution    estimate_issued,estimate.ad               -
11 execution    estimate.client,estimate_filed            ad
14 finished_art final_art_card                            -
15 production   art.art_director,art.copywriter           -
16 production   art.ae                                    -
17 production   art.client                                ad
18 closed       production.order_cd                       -
19 closed       proof.cs,proof.cr,proof.pr,proof.client   -
20 closed       archived                                  am
21 closed       close.finance                             -
"""


@pytest.mark.rule("W-06")
@pytest.mark.parametrize("rank", Rank)
@pytest.mark.parametrize("slot", MAY_SIGN)
def test_each_rank_signs_only_its_slots(slot: str, rank: Rank) -> None:
    assert may_sign(slot, (rank,)) is (rank in MAY_SIGN[slot].split())


def test_every_slot_is_in_the_table() -> None:
    assert list(MAY_SIGN) == [slot.code for slot in SLOTS]


@given(slot=st.sampled_from(sorted(MAY_SIGN)), first=st.sampled_from(Rank), second=st.none() | st.sampled_from(Rank))
def test_a_person_of_two_ranks_signs_with_the_one_that_may(slot: str, first: Rank, second: Rank | None) -> None:
    person = Person("Bo Marek", first, second)
    able = [rank for rank in person.ranks if rank in MAY_SIGN[slot].split()]
    if able:
        assert check_signer(slot, person, DAY) is able[0]
    else:
        with pytest.raises(UserError) as refusal:
            check_signer(slot, person, DAY)
        assert refusal.value.code == ("wrong_side" if SLOT[slot].signer is Signer.CLIENT else "rank_too_low")


@pytest.mark.rule("W-27")
@pytest.mark.parametrize("rank", [Rank.AE, Rank.SAE, Rank.AM, Rank.SAM, Rank.CD, Rank.FINANCE])
def test_nobody_below_the_director_signs_an_estimate(rank: Rank) -> None:
    with pytest.raises(UserError, match="rank_too_low"):
        check_signer("estimate.ad", Person("Leo Quan", rank), DAY)


@pytest.mark.rule("Z-36")
def test_client_and_agency_sign_each_on_their_side() -> None:
    contact = Contact("Fen Yao")
    assert check_signer("art.client", contact, DAY) is None
    with pytest.raises(UserError, match="wrong_side"):
        check_signer("art.ae", contact, DAY)


def test_who_has_left_signs_nothing_from_that_day_on() -> None:
    gone, contact = Person("Bo Marek", Rank.AD, left_on=DAY), Contact("Fen Yao", left_on=DAY)
    assert check_signer("brief.ad", gone, DAY.replace(day=11)) is Rank.AD
    for who, slot in ((gone, "brief.ad"), (contact, "art.client")):
        with pytest.raises(UserError, match="has_left"):
            check_signer(slot, who, DAY)


def test_gates_are_those_of_the_handbook() -> None:
    assert [gate.number for gate in GATES] == list(range(1, 23))
    built = {gate.number: gate for gate in GATES if gate.built}
    rows = [line.split() for line in HANDBOOK.split("\n") if line]
    assert list(built) == [int(number) for number, *_ in rows]
    for number, opens, needs, override in rows:
        gate = built[int(number)]
        assert (gate.opens, ",".join(gate.needs), gate.override or "-") == (opens, needs, override), number


def test_four_gates_stay_shut_whatever_is_set() -> None:
    assert [gate.number for gate in GATES if gate.stays_shut] == [2, 11, 17, 19]
    everything = ",".join(str(number) for number in range(30))
    assert permitted_overrides(everything) == {1, 6, 8, 9, 20}
    assert permitted_overrides(" 6, 9,x,") == {6, 9}
    assert permitted_overrides("") == frozenset()


def test_every_need_is_supplied_by_something_and_waits_for_nothing_later() -> None:
    order = [code for gate in MATRIX for code in gate.needs]
    assert set(order) <= set(SUPPLIED_BY)
    for code, before in AFTER.items():
        assert set(before) <= set(SUPPLIED_BY)
        if code in order:
            for earlier in before:
                same_stage = next(g for g in MATRIX if earlier in g.needs).opens
                own_stage = next(g for g in MATRIX if code in g.needs).opens
                assert STAGES.index(same_stage) <= STAGES.index(own_stage), (earlier, code)


def test_cards_show_slots_of_their_own_stage() -> None:
    assert list(DOTS) == list(Stage)
    for stage, slots in DOTS.items():
        assert all(SLOT[slot].stage is stage for slot in slots)
