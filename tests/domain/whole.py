"""A job for which everything was supplied, and ways to leave something out."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from aedesk.domain.estimate import Estimate, EstimateLine, EstimateState, LineGroup
from aedesk.domain.gate_check import Facts
from aedesk.domain.gates import SLOTS
from aedesk.domain.job import Job, JobKind, JobRecord, RecordKind, Right, RightsKind, RightsState, Stage
from aedesk.domain.signoff import How, SignOff, SignState
from tests.builders import People, brief_complete, client, job

DAY = date(2026, 3, 12)


@dataclass
class Whole:
    """Facts of one job; `without` names the codes that are left out."""

    stage: Stage = Stage.FORECAST
    kind: JobKind = JobKind.CREATIVE
    without: Collection[str] = ()
    third_party: bool = True
    overrides: frozenset[int] = frozenset()
    people: People = field(default_factory=People)

    def facts(self) -> Facts:
        one = job(client(), stage=self.stage, kind=self.kind)
        estimate = self._estimate(one)
        if "job_number" not in self.without:
            one.number = "J-0312"
        one.sign_offs = [signed(slot.code, estimate.id) for slot in SLOTS if slot.code not in self.without]
        if "estimate_filed" in self.without:
            for sign in one.sign_offs:
                sign.original_filed = False
        one.records = [record for record in self._records() if record.kind not in self.without]
        state = RightsState.UNKNOWN if "rights_cleared" in self.without else RightsState.CLEARED
        one.rights = [Right(kind, state) for kind in RightsKind]
        brief = None if "brief_complete" in self.without else brief_complete(one)
        everybody = {person.id: person for person in self.people.all}
        return Facts(one, brief, None if "estimate_issued" in self.without else estimate, everybody, self.overrides)

    def _records(self) -> list[JobRecord]:
        who = self.people
        return [
            JobRecord(RecordKind.FORECAST_TOLD, DAY, who.cd.id),
            JobRecord(RecordKind.REVIEW_HELD, DAY, who.ae.id, who.art.id),
            JobRecord(RecordKind.FINAL_ART_CARD, DAY, size="A3", colour="4c", copy_text="v2", file_format="PDF/X-4"),
            JobRecord(RecordKind.ARCHIVED, DAY, who.production.id, words="Shelf 4"),
        ]

    def _estimate(self, of: Job) -> Estimate:
        group = LineGroup.THIRD_PARTY if self.third_party else LineGroup.IN_HOUSE
        lines = [EstimateLine("Idea", cost=100), EstimateLine("Print", group=group, cost=100)]
        return Estimate(of.id, of.client_id, "E-0147", state=EstimateState.ACCEPTED, lines=lines)


def signed(slot: str, estimate_id: UUID | None = None, how: How = How.PAPER) -> SignOff:
    """A sign-off with a folder number behind it."""
    return SignOff(
        slot,
        SignState.SIGNED,
        how,
        name="Bo Marek",
        folder="F-12",
        ink="0" * 64 if how is How.INK else None,
        signed_on=DAY,
        copy_to_production_on=DAY,
        original_filed=True,
        estimate_id=estimate_id if slot.startswith("estimate.") else None,
    )
