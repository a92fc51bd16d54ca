"""What may be done to an estimate in which state, and what it must say before it is issued."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.domain.estimate_totals import totals
from aedesk.domain.money import LIMIT

Verb = Literal["edit", "issue", "ink", "approve", "send", "accept", "reject", "void", "renew", "copy"]

_S = EstimateState
MOVES: dict[Verb, frozenset[EstimateState]] = {
    "edit": frozenset({_S.DRAFT}),
    "issue": frozenset({_S.DRAFT}),
    "ink": frozenset({_S.ISSUED, _S.APPROVED, _S.SENT}),  # the boxes "prepared by" and "checked by"
    "approve": frozenset({_S.ISSUED}),  # W-27
    "send": frozenset({_S.APPROVED}),  # gate 10
    "accept": frozenset({_S.APPROVED, _S.SENT}),  # signing at the table hands the sheet over at the same time
    "reject": frozenset({_S.APPROVED, _S.SENT}),
    "void": frozenset({_S.ISSUED, _S.APPROVED, _S.SENT, _S.REJECTED}),
    "renew": frozenset({_S.ISSUED, _S.APPROVED, _S.SENT, _S.ACCEPTED, _S.REJECTED, _S.VOID}),  # F-03
    "copy": frozenset(_S) - {_S.DRAFT},
}

_WAITING = (_S.ISSUED, _S.APPROVED, _S.SENT)
_WHY = {
    _S.DRAFT: "estimate_is_draft",
    _S.ISSUED: "estimate_not_approved",
    _S.APPROVED: "estimate_already_approved",
    _S.SENT: "estimate_already_sent",
    _S.ACCEPTED: "estimate_accepted",
    _S.REJECTED: "estimate_rejected",
    _S.REPLACED: "estimate_replaced",
    _S.VOID: "estimate_void",
}


def check_move(estimate: Estimate, verb: Verb) -> None:
    """Refuse what this estimate's state does not allow."""
    if estimate.state in MOVES[verb]:
        return
    frozen = verb in ("edit", "issue") and estimate.state is not _S.REPLACED
    code = "estimate_frozen" if frozen else _WHY[estimate.state]
    raise UserError(code, number=estimate.number or "", version=estimate.edition)


def expired(estimate: Estimate, today: date) -> bool:
    """Whether the client can no longer accept this sheet; derived, never stored."""
    return lapsed(estimate.state, estimate.valid_until, today)


def lapsed(state: EstimateState, valid_until: date | None, today: date) -> bool:
    """As `expired`, from a list's values."""
    return state in _WAITING and valid_until is not None and valid_until < today


def check_not_expired(estimate: Estimate, day: date) -> None:
    """Refuse to hand over or accept a sheet on a day after its validity."""
    if expired(estimate, day):
        raise UserError("estimate_expired", number=estimate.number or "", valid_until=estimate.valid_until)


def answer_due(estimate: Estimate, answer_days: int) -> date | None:
    """The day by which the client is asked to answer (W-28), counted in calendar days from the hand-over (Z-45)."""
    return answer_by(estimate.sent_on, answer_days)


def answer_by(sent_on: date | None, answer_days: int) -> date | None:
    """As `answer_due`, from a list's values."""
    return sent_on + timedelta(days=answer_days) if sent_on else None


def check_lines(estimate: Estimate) -> None:
    """Refuse a sheet that would not tell the client what is asked of them."""
    if not estimate.lines:
        raise UserError("estimate_empty", field="lines")
    for position, line in enumerate(estimate.lines, start=1):
        if not line.description.strip():
            raise UserError("line_without_words", field="lines", line=position)
        if "+" in estimate.language and not line.other_description.strip():
            raise UserError("line_without_second_language", field="lines", line=position)
    check_figures(estimate)
    if totals(estimate).total <= 0:
        raise UserError("estimate_no_amount", field="lines")


def check_figures(estimate: Estimate) -> None:
    """Refuse figures that no sheet can carry, in a draft as well."""
    for position, line in enumerate(estimate.lines, start=1):
        if not 0 < line.quantity < 10**9:
            raise UserError("line_quantity", field="lines", line=position)
        if line.cost < 0 or line.markup < 0:
            raise UserError("line_negative", field="lines", line=position)
        if not 0 <= line.discount <= 100:
            raise UserError("line_discount", field="lines", line=position)
        if not 0 <= line.tax < 1:
            raise UserError("line_tax", field="lines", line=position)
    if not Decimal(0) <= estimate.discount <= 100:
        raise UserError("estimate_discount", field="discount")
    if totals(estimate).total > LIMIT:
        raise UserError("amount_too_large", field="lines")
