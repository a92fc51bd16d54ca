"""Reads the gate matrix: what a job still needs, who may sign, what a signature waits for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from aedesk.domain.brief import Brief
from aedesk.domain.brief_rules import gaps
from aedesk.domain.cards import DOTS
from aedesk.domain.client import Contact
from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate, EstimateState, LineGroup
from aedesk.domain.gates import AFTER, GATE, GATE_OF, MATRIX, SLOT, SUPPLIED_BY, Action, Gate, Signer, When
from aedesk.domain.job import STAGES, Job, JobKind, RecordKind, RightsKind, RightsState, Stage
from aedesk.domain.people import DEPARTMENT_OF, LADDER, Department, Person, Rank, at_least
from aedesk.domain.record_rules import gap
from aedesk.domain.signoff import How, SignOff, SignState

ALLOWED: dict[Signer, frozenset[Rank]] = {
    Signer.AD_PLUS: frozenset(rank for rank in LADDER if at_least(rank, Rank.AD)),
    Signer.AM_PLUS: frozenset(rank for rank in LADDER if at_least(rank, Rank.AM)),
    Signer.CD: frozenset({Rank.CD}),
    Signer.ART_DIRECTOR: frozenset({Rank.ART_DIRECTOR}),
    Signer.COPYWRITER: frozenset({Rank.COPYWRITER}),
    Signer.CLIENT_SERVICE: frozenset(LADDER),
    Signer.CREATIVE: frozenset(rank for rank, place in DEPARTMENT_OF.items() if place is Department.CREATIVE),
    Signer.PRODUCTION: frozenset({Rank.PRODUCTION}),
    Signer.FINANCE: frozenset({Rank.FINANCE}),
    Signer.CLIENT: frozenset(),
}
_ESTIMATE_GATES = (10, 11)
_OPEN_ESTIMATE = (EstimateState.ISSUED, EstimateState.APPROVED, EstimateState.SENT, EstimateState.ACCEPTED)


@dataclass(frozen=True)
class Facts:
    """All that the gates of one job read.

    `estimate` is the newest one that was issued; `people` has those who left, too; `overrides` are the gates whose
    override the agency permits.
    """

    job: Job
    brief: Brief | None
    estimate: Estimate | None
    people: Mapping[UUID, Person]
    overrides: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Need:
    """One thing that a gate asks for, and how it stands; `override` is set where passing with a reason is permitted."""

    code: str
    gate: int | None
    slot: str | None
    record: RecordKind | None
    done: bool
    name: str  # who signed, told or overrode
    on: date | None
    blocked_by: tuple[str, ...]  # codes of needs that come first
    action: Action
    override: Rank | None = None
    how: How | None = None


class GateClosed(UserError):  # noqa: N818 - a gate that is closed is an answer, not an error
    """A move that gates refuse; `needs` are the missing ones."""

    def __init__(self, target: Stage, needs: tuple[Need, ...]) -> None:
        super().__init__("gate_closed", target=target)
        self.target = target
        self.needs = needs


def needs(facts: Facts, target: Stage) -> tuple[Need, ...]:
    """What every stage on the way to `target` asks for, met or not; nothing on the way back.

    A new version of an estimate shuts its gates once more behind a job that is past them (W-30).
    """
    here = STAGES.index(facts.job.stage)
    way = STAGES[here + 1 : STAGES.index(target) + 1]
    behind = STAGES[: here + 1] if way and _reopened(facts.estimate) else ()
    gates = [
        gate
        for gate in MATRIX
        if _counts(gate, facts) and (gate.opens in way or (gate.opens in behind and gate.number in _ESTIMATE_GATES))
    ]
    return tuple(_need(code, gate, facts) for gate in gates for code in gate.needs)


def missing(facts: Facts, target: Stage) -> tuple[Need, ...]:
    """The needs that are not met."""
    return tuple(need for need in needs(facts, target) if not need.done)


def check_move(facts: Facts, target: Stage) -> None:
    """Refuse a move while a need on the way is not met."""
    if wanting := missing(facts, target):
        raise GateClosed(target, wanting)


def waits_for(facts: Facts, code: str) -> tuple[str, ...]:
    """The needs, not met yet, that must be met before `code` can be."""
    return tuple(before for before in AFTER.get(code, ()) if not _met(before, facts))


def current(job: Job, slot: str, estimate_id: UUID | None = None) -> SignOff | None:
    """The sign-off of a slot; of an estimate's slot, the one on this very version."""
    on_estimate = slot.startswith("estimate.")
    for sign in reversed(job.sign_offs):
        if sign.slot == slot and (not on_estimate or sign.estimate_id == estimate_id):
            return sign
    return None


def dots(job: Job, estimate_id: UUID | None = None) -> tuple[tuple[str, SignState], ...]:
    """The signatures that a card shows in its present stage."""
    signs = ((slot, current(job, slot, estimate_id)) for slot in DOTS[job.stage])
    return tuple((slot, sign.state if sign else SignState.NOT_ASKED) for slot, sign in signs)


def third_party(estimate: Estimate | None) -> bool:
    """Whether somebody outside the house is paid from this estimate."""
    return estimate is not None and any(line.group is not LineGroup.IN_HOUSE for line in estimate.lines)


def may_sign(slot: str, ranks: Iterable[Rank]) -> bool:
    """Whether one of these ranks may sign the slot."""
    return not ALLOWED[SLOT[slot].signer].isdisjoint(ranks)


def check_signer(slot: str, who: Person | Contact, on: date) -> Rank | None:
    """The rank that this person signs the slot with on that day; none for a contact of the client."""
    signer = SLOT[slot].signer
    if isinstance(who, Contact) is not (signer is Signer.CLIENT):
        raise UserError("wrong_side", slot=slot, name=who.name, signer=signer)
    if who.left_on is not None and on >= who.left_on:
        raise UserError("has_left", name=who.name, on=who.left_on)
    if isinstance(who, Contact):
        return None
    rank = next((rank for rank in who.ranks if rank in ALLOWED[signer]), None)
    if rank is None:
        raise UserError("rank_too_low", slot=slot, name=who.name, signer=signer)
    return rank


def permitted_overrides(setting: str) -> frozenset[int]:
    """The gates whose override a setting switches on, as far as the matrix lets it."""
    numbers = {int(part) for part in setting.split(",") if part.strip().isdigit()}
    return frozenset(number for number in numbers if number in GATE and GATE[number].overridable)


def check_override(facts: Facts, number: int, person: Person, reason: str, on: date) -> Rank:
    """The rank that `person` passes a gate with; refused where matrix, setting, rank or reason do not allow it."""
    gate = GATE.get(number)
    if gate is None or gate.override is None or number not in facts.overrides or not gate.overridable:
        raise UserError("override_not_permitted", gate=number)
    if not reason.strip():
        raise UserError("reason_missing", field="reason")
    if person.left_on is not None and on >= person.left_on:
        raise UserError("has_left", name=person.name, on=person.left_on)
    rank = next((rank for rank in person.ranks if at_least(rank, gate.override)), None)
    if rank is None:
        raise UserError("override_rank", name=person.name, rank=gate.override)
    return rank


def override_slot(number: int) -> str:
    """The slot that an override is kept under."""
    return f"gate.{number}"


def _counts(gate: Gate, facts: Facts) -> bool:
    if gate.when is When.CREATIVE:
        return facts.job.kind is JobKind.CREATIVE
    if gate.when is When.THIRD_PARTY:
        return third_party(facts.estimate)
    return gate.when is When.ALWAYS


def _met(code: str, facts: Facts) -> bool:
    gate = GATE_OF.get(code)
    return gate is not None and (not _counts(gate, facts) or _need(code, gate, facts, order=False).done)


def _need(code: str, gate: Gate, facts: Facts, *, order: bool = True) -> Need:
    done, name, on, how = _overridden(gate, facts) or _found(code, facts)
    action = SUPPLIED_BY[code]
    return Need(
        code=code,
        gate=gate.number,
        slot=code if action is Action.SIGN else None,
        record=RecordKind(code) if action is Action.RECORD else None,
        done=done,
        name=name,
        on=on,
        blocked_by=waits_for(facts, code) if order and not done else (),
        action=action,
        override=gate.override if gate.overridable and gate.number in facts.overrides else None,
        how=how,
    )


_Found = tuple[bool, str, date | None, How | None]
_NOTHING: _Found = (False, "", None, None)


def _overridden(gate: Gate, facts: Facts) -> _Found | None:
    sign = current(facts.job, override_slot(gate.number)) if gate.number else None
    return (True, sign.name, sign.signed_on, How.OVERRIDE) if sign and sign.proved else None


def _found(code: str, facts: Facts) -> _Found:
    job, estimate = facts.job, facts.estimate
    if code in SLOT:
        sign = current(job, code, estimate.id if estimate else None)
        if sign is None or not sign.proved or (code == "estimate.client" and not _accepted(estimate)):
            return _NOTHING
        return True, sign.name, sign.signed_on, sign.how
    if SUPPLIED_BY[code] is Action.RECORD:
        records = [record for record in job.records if record.kind == code and gap(record, facts.people) is None]
        return (True, _name(records[-1].person_id, facts), records[-1].on, None) if records else _NOTHING
    return _SPECIAL[code](facts), "", None, None


def _reopened(estimate: Estimate | None) -> bool:
    return estimate is not None and estimate.edition > 1 and not _accepted(estimate)


def _accepted(estimate: Estimate | None) -> bool:
    return estimate is not None and estimate.state is EstimateState.ACCEPTED


def _name(person_id: UUID | None, facts: Facts) -> str:
    person = facts.people.get(person_id) if person_id else None
    return person.name if person else ""


def _rights_cleared(facts: Facts) -> bool:
    known = {right.kind for right in facts.job.rights if right.state is not RightsState.UNKNOWN}
    return known >= set(RightsKind)


def _estimate_filed(facts: Facts) -> bool:
    sign = current(facts.job, "estimate.client", facts.estimate.id) if facts.estimate else None
    if sign is None or not sign.proved or not _accepted(facts.estimate):
        return False
    return sign.how is How.INK or (sign.copy_to_production_on is not None and sign.original_filed)


_SPECIAL = {
    "brief_complete": lambda facts: facts.brief is not None and not gaps(facts.brief),
    "job_number": lambda facts: facts.job.number is not None,
    "rights_cleared": _rights_cleared,
    "estimate_issued": lambda facts: facts.estimate is not None and facts.estimate.state in _OPEN_ESTIMATE,
    "estimate_filed": _estimate_filed,
}
