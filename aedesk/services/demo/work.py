"""How the demo agency carries a job: it supplies what the gates ask for, through the same services as the window."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from aedesk.app import Services
from aedesk.domain.brief import Brief, Deliverable
from aedesk.domain.client import Client, Contact
from aedesk.domain.estimate import Estimate, EstimateLine
from aedesk.domain.gate_check import Need
from aedesk.domain.gates import ART_CHECKS, SLOT, Action, Signer
from aedesk.domain.job import Job, JobRecord, RecordKind, RightsKind, RightsState, Stage
from aedesk.domain.people import Person, Rank
from aedesk.domain.signoff import How
from aedesk.services.demo.house import People
from aedesk.services.demo.ink import strokes
from aedesk.services.sign_offs import Signing

SIGNERS = {
    Signer.AD_PLUS: (Rank.AD,),
    Signer.CD: (Rank.CD,),
    Signer.AM_PLUS: (Rank.AM,),
    Signer.ART_DIRECTOR: (Rank.ART_DIRECTOR,),
    Signer.COPYWRITER: (Rank.COPYWRITER,),
    Signer.CLIENT_SERVICE: (Rank.AE,),
    Signer.CREATIVE: (Rank.CD,),
    Signer.PRODUCTION: (Rank.PRODUCTION,),
    Signer.FINANCE: (Rank.FINANCE,),
}
PAD = "pen, Wacom One M"


@dataclass
class Work:
    """The services with the people who use them."""

    services: Services
    team: People
    random: Random
    clients: dict[str, Client]
    folders: int = 0

    def signer(self, slot: str) -> Person:
        """Who signs this slot at the agency."""
        return self.team.of(*SIGNERS[SLOT[slot].signer])

    def contact(self, client_id: UUID) -> Contact:
        """Who signs at this client."""
        client = next(client for client in self.clients.values() if client.id == client_id)
        return next(contact for contact in client.contacts if contact.signs)

    def folder(self) -> str:
        """The number of the next sheet in the paper folder."""
        self.folders += 1
        return f"F-{self.services.clock.today().year}-{self.folders:03d}"

    def supply(self, job: Job, target: Stage) -> None:
        """Bring what is still missing on the way to a stage, the estimate's signatures apart, and go there."""
        for need in self.services.jobs.needs(job.id, target):
            if need.done:
                continue
            if need.slot and not need.slot.startswith("estimate."):
                self.sign(job, need.slot)
            else:
                self._meet(job, need)
        self.services.jobs.move(job.id, target)

    def prepare(self, job: Job, slot: str) -> None:
        """Bring the facts that a signature in this slot waits for."""
        for need in self.services.jobs.needs(job.id):
            if not need.done and need.code in SLOT[slot].after:
                self._meet(job, need)

    def _meet(self, job: Job, need: Need) -> None:
        if need.record:
            self.record(job, need.record)
        elif need.action is Action.BRIEF:
            self.services.briefs.save(self.brief(job))
        elif need.action is Action.RIGHTS:
            self.rights(job)

    def sign(self, job: Job, slot: str) -> None:
        """The agency's people sign on the pad, clients on paper that goes into the folder."""
        today = self.services.clock.today()
        if SLOT[slot].signer is Signer.CLIENT:
            contact = self.contact(job.client_id)
            signing = Signing(How.PAPER, today, contact_id=contact.id, folder=self.folder(), witness="Iris Tan")
        else:
            person = self.signer(slot)
            checked = ",".join(ART_CHECKS) if slot == "art.ae" else ""
            ink = strokes(person.name, self.random.randrange(1000))
            signing = Signing(How.INK, today, person.id, strokes=ink, device=PAD, checked=checked)
        self.services.jobs.sign(job.id, slot, signing)

    def record(self, job: Job, kind: RecordKind) -> None:
        """Keep a fact that a gate asks for."""
        today, team = self.services.clock.today(), self.team
        self.services.jobs.record(job.id, record(kind, today, team))

    def rights(self, job: Job) -> None:
        """Clear what the plan borrows."""
        until = self.services.clock.today() + timedelta(days=365)
        for kind in RightsKind:
            cleared = kind in (RightsKind.IMAGE, RightsKind.FONT)
            state = RightsState.CLEARED if cleared else RightsState.NOT_USED
            self.services.jobs.set_right(job.id, kind, state, until if cleared else None)

    def brief(self, job: Job) -> Brief:
        """A whole brief for this job."""
        brief = self.services.briefs.of(job.id)
        fill_brief(brief, job, self.contact(job.client_id), self.services.clock.today())
        return brief

    def issue(self, job: Job, lines: list[EstimateLine]) -> Estimate:
        """Draft an estimate and issue it."""
        draft = self.draft(job, lines)
        return self.services.estimates.issue(draft.id)

    def draft(self, job: Job, lines: list[EstimateLine]) -> Estimate:
        """A draft with these lines."""
        draft = self.services.estimates.draft(job.id)
        draft.lines = lines
        return self.services.estimates.save(draft)

    def ink(self, estimate: Estimate, *slots: str) -> None:
        """Collect ink in these boxes of a sheet."""
        signing = self.services.signing
        for slot in slots:
            seed = self.random.randrange(1000)
            if slot == "estimate.client":
                contact = self.contact(estimate.client_id)
                signing.sign_ink(
                    estimate.id, slot, strokes(contact.name, seed), None, contact.id, "Iris Tan", "touch, T14s"
                )
            else:
                person = self.signer(slot)
                witness = "" if person.is_me else "Iris Tan"
                signing.sign_ink(estimate.id, slot, strokes(person.name, seed), person.id, None, witness, PAD)


def record(kind: RecordKind, on: date, team: People) -> JobRecord:
    """A record that says all its gate wants to know."""
    ae, cd, production = (team.of(rank) for rank in (Rank.AE, Rank.CD, Rank.PRODUCTION))
    if kind is RecordKind.FORECAST_TOLD:
        return JobRecord(kind, on, cd.id)
    if kind is RecordKind.REVIEW_HELD:
        return JobRecord(kind, on, ae.id, cd.id)
    if kind is RecordKind.FINAL_ART_CARD:
        return JobRecord(
            kind, on, size="as brief", colour="4/4, CMYK", copy_text="version 3, proofread", file_format="PDF/X-4"
        )
    if kind is RecordKind.ARCHIVED:
        return JobRecord(kind, on, production.id, words="Shelf 4, job folder")
    return JobRecord(kind, on, ae.id)


def fill_brief(brief: Brief, job: Job, contact: Contact, today: date) -> None:
    """Answer the twelve fields."""
    due = job.due or today + timedelta(days=30)
    brief.background = f"{job.title}: the client told us on a visit what changed since last year."
    brief.objective = "One in five shoppers remembers it after two weeks, asked at the door."
    brief.deliverables = [
        Deliverable("Key visual", "A3, layout", 2, "as the sheet"),
        Deliverable("Adaptations", "six formats, PDF/X-4", 6, "as the sheet"),
    ]
    brief.must = "Logo at the lower right. The product is seen whole. No price."
    brief.budget = "as estimate, tax included"
    brief.approver = f"{contact.name}, {contact.title}"
    brief.layout_due = today + timedelta(days=5)
    brief.revisions = 2
    brief.to_client_on = today + timedelta(days=8)
    brief.finished_art_on = max(due - timedelta(days=4), today + timedelta(days=10))
    brief.in_market_on = max(due + timedelta(days=14), today + timedelta(days=24))
    brief.materials = "Logo, vector\nProduct photographs\n- Colour fan"
