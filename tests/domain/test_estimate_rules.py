"""What may be done to an estimate, state by state."""

from datetime import date
from decimal import Decimal

import pytest

from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate, EstimateLine, EstimateState
from aedesk.domain.estimate_rules import (
    MOVES,
    answer_due,
    check_figures,
    check_lines,
    check_move,
    check_not_expired,
    expired,
)
from aedesk.domain.ids import new_id


def sheet(state: EstimateState = EstimateState.DRAFT, **fields: object) -> Estimate:
    line = EstimateLine(description="构思", other_description="Idea", cost=10000)
    return Estimate(job_id=new_id(), client_id=new_id(), state=state, lines=[line], **fields)  # type: ignore[arg-type]


REFUSALS = {
    ("edit", "issued"): "estimate_frozen",
    ("edit", "accepted"): "estimate_frozen",
    ("issue", "issued"): "estimate_frozen",
    ("send", "draft"): "estimate_is_draft",
    ("send", "issued"): "estimate_not_approved",
    ("send", "sent"): "estimate_already_sent",
    ("approve", "draft"): "estimate_is_draft",
    ("approve", "approved"): "estimate_already_approved",
    ("accept", "issued"): "estimate_not_approved",
    ("accept", "void"): "estimate_void",
    ("accept", "replaced"): "estimate_replaced",
    ("accept", "rejected"): "estimate_rejected",
    ("accept", "accepted"): "estimate_accepted",
    ("ink", "void"): "estimate_void",
    ("reject", "accepted"): "estimate_accepted",
    ("void", "draft"): "estimate_is_draft",
    ("renew", "replaced"): "estimate_replaced",
    ("renew", "draft"): "estimate_is_draft",
}


@pytest.mark.parametrize(("verb", "state"), REFUSALS)
def test_refusals_say_why(verb: str, state: str) -> None:
    with pytest.raises(UserError) as refusal:
        check_move(sheet(EstimateState(state)), verb)  # type: ignore[arg-type]
    assert refusal.value.code == REFUSALS[verb, state]


@pytest.mark.parametrize("verb", MOVES)
def test_every_permitted_move_passes(verb: str) -> None:
    for state in MOVES[verb]:  # type: ignore[index]
        check_move(sheet(state), verb)  # type: ignore[arg-type]


@pytest.mark.rule("W-30")
@pytest.mark.parametrize("state", ["draft", "issued", "rejected", "replaced", "void", "accepted"])
def test_only_what_the_director_signed_can_be_accepted(state: str) -> None:
    with pytest.raises(UserError):
        check_move(sheet(EstimateState(state)), "accept")


def test_expiry_is_derived_and_ends_with_an_answer() -> None:
    one = sheet(EstimateState.SENT, valid_until=date(2026, 4, 8))
    assert not expired(one, date(2026, 4, 8))
    assert expired(one, date(2026, 4, 9))
    with pytest.raises(UserError, match="estimate_expired"):
        check_not_expired(one, date(2026, 4, 9))
    one.state = EstimateState.ACCEPTED
    assert not expired(one, date(2026, 4, 9))


@pytest.mark.rule("W-28")
def test_answer_is_due_a_week_after_the_hand_over() -> None:
    assert answer_due(sheet(sent_on=date(2026, 3, 9)), 7) == date(2026, 3, 16)
    assert answer_due(sheet(), 7) is None


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("description", " ", "line_without_words"),
        ("other_description", "", "line_without_second_language"),
        ("quantity", Decimal(0), "line_quantity"),
        ("quantity", Decimal(-1), "line_quantity"),
        ("cost", -1, "line_negative"),
        ("markup", Decimal(-1), "line_negative"),
        ("discount", Decimal(101), "line_discount"),
        ("tax", Decimal(1), "line_tax"),
        ("cost", 0, "estimate_no_amount"),
        ("cost", 10**15, "amount_too_large"),
    ],
)
def test_lines_that_no_sheet_can_carry(field: str, value: object, code: str) -> None:
    one = sheet()
    check_lines(one)
    setattr(one.lines[0], field, value)
    with pytest.raises(UserError, match=code):
        check_lines(one)


def test_a_draft_may_be_unfinished_but_not_wrong() -> None:
    one = sheet()
    one.lines[0].description = ""
    check_figures(one)
    one.discount = Decimal(101)
    with pytest.raises(UserError, match="estimate_discount"):
        check_figures(one)
    one.lines.clear()
    with pytest.raises(UserError, match="estimate_empty"):
        check_lines(one)
