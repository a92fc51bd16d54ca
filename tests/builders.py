"""Valid things in one line: nouns that are not kept yet, and a `House` that keeps them by the services."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from aedesk.app import Services
from aedesk.clock import Clock
from aedesk.domain.brief import Brief, Deliverable
from aedesk.domain.client import Client, ClientClass, Contact, ContactRole
from aedesk.domain.estimate import Estimate, EstimateLine, LineGroup
from aedesk.domain.gates import ART_CHECKS, SLOT, Action, Signer
from aedesk.domain.job import STAGES, Job, JobRecord, RecordKind, RightsKind, RightsState, Stage
from aedesk.domain.people import Agency, Person, Rank, TaxRate
from aedesk.domain.signoff import How
from aedesk.services.sign_offs import Signing

TODAY = date(2026, 3, 12)
STROKES = [[(10.0, 10.0, 0.0, 0.5), (60.0, 40.0, 0.1, 0.7), (120.0, 20.0, 0.2, 0.4)]]
PASSPHRASE = "seven herons on the roof"


class FixedClock(Clock):
    """A clock that stands until it is moved; its wall hangs in Greenwich."""

    zone = UTC

    def __init__(self, day: date = TODAY) -> None:
        self.at = datetime(day.year, day.month, day.day, 9, 20, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def go(self, **step: float) -> None:
        self.at += timedelta(**step)


@dataclass
class People:
    """One of each rank that signs; the AE is me."""

    ae: Person = field(default_factory=lambda: Person("Iris Tan", Rank.AE, is_me=True))
    am: Person = field(default_factory=lambda: Person("Leo Quan", Rank.AM))
    ad: Person = field(default_factory=lambda: Person("Bo Marek", Rank.AD))
    cd: Person = field(default_factory=lambda: Person("Noa Ferrin", Rank.CD))
    art: Person = field(default_factory=lambda: Person("Pia Sol", Rank.ART_DIRECTOR))
    copy: Person = field(default_factory=lambda: Person("林文", Rank.COPYWRITER))
    production: Person = field(default_factory=lambda: Person("Rui Costa", Rank.PRODUCTION))
    finance: Person = field(default_factory=lambda: Person("Mei Zhou", Rank.FINANCE))

    @property
    def all(self) -> tuple[Person, ...]:
        return (self.ae, self.am, self.ad, self.cd, self.art, self.copy, self.production, self.finance)

    def signer(self, slot: str) -> Person:
        """Somebody who may sign this slot."""
        return {
            Signer.AD_PLUS: self.ad,
            Signer.CD: self.cd,
            Signer.AM_PLUS: self.am,
            Signer.ART_DIRECTOR: self.art,
            Signer.COPYWRITER: self.copy,
            Signer.CLIENT_SERVICE: self.ae,
            Signer.CREATIVE: self.cd,
            Signer.PRODUCTION: self.production,
            Signer.FINANCE: self.finance,
        }[SLOT[slot].signer]


def agency(**fields: Any) -> Agency:
    given: dict[str, Any] = {
        "name": "Tern & Quill",
        "other_name": "燕鸥与羽",
        "legal_name": "Tern & Quill Advertising Co., Ltd.",
        "address": "18 Huaihai Road, Shanghai",
        "city": "Shanghai",
        "tax_number": "91310000TQ00000018",
        "tax_rates": [TaxRate("VAT 6%", Decimal("0.06"))],
    }
    return Agency(**(given | fields))


def client(name: str = "Larkwheel Cycles", **fields: Any) -> Client:
    given: dict[str, Any] = {
        "legal_name": f"{name} Co., Ltd.",
        "other_name": "云雀单车",
        "client_class": ClientClass.A,
        "industry": "bicycles",
        "contacts": [Contact("Fen Yao", "姚芬", "Marketing manager", role=ContactRole.DECIDES, signs=True)],
    }
    return Client(name, **(given | fields))


def job(of: Client, title: str = "Kids’ range, first ideas", **fields: Any) -> Job:
    return Job(of.id, title, **({"due": TODAY + timedelta(days=14)} | fields))


def brief_complete(of: Job, **fields: Any) -> Brief:
    given: dict[str, Any] = {
        "background": "Parents ask in all twelve shops for the first real bicycle of a child.",
        "objective": "300 pre-orders by 1 June, counted in the shops.",
        "deliverables": [Deliverable("Key picture, three ideas", "A3, layout", 3, "zh")],
        "must": "Helmet on every child. No price.",
        "budget": "¥ 60,000 to 80,000 incl. tax",
        "approver": "Fen Yao, marketing manager",
        "layout_due": TODAY + timedelta(days=8),
        "revisions": 2,
        "to_client_on": TODAY + timedelta(days=15),
        "finished_art_on": TODAY + timedelta(days=39),
        "in_market_on": TODAY + timedelta(days=64),
        "materials": "Prototype photos\nSize chart\n- Colour fan",
    }
    return Brief(of.id, **(given | fields))


class House:
    """A desk with its agency and people; everything it makes is kept."""

    def __init__(self, desk: Services, people: People) -> None:
        self.desk = desk
        self.people = people

    def leaves(self, person: Person, on: date) -> Person:
        """Somebody signs nothing from that day on."""
        person.left_on = on
        return self.desk.agency.save_person(person)

    def client(self, name: str = "Larkwheel Cycles", **fields: Any) -> Client:
        return self.desk.clients.register(client(name, **fields))

    def job(self, of: Client | None = None, title: str = "Kids’ range, first ideas", **fields: Any) -> Job:
        return self.desk.jobs.open(job(of or self.client(), title, **fields))

    def sign(self, of: Job, slot: str, **fields: Any) -> Job:
        """Sign a slot by whoever may, in ink."""
        who: dict[str, UUID] = {}
        if SLOT[slot].signer is Signer.CLIENT:
            who["contact_id"] = self.desk.clients.get(of.client_id).contacts[0].id
        else:
            who["person_id"] = self.people.signer(slot).id
        given: dict[str, Any] = {"how": How.INK, "on": self.desk.clock.today(), "strokes": STROKES, **who}
        if slot == "art.ae":
            given["checked"] = ",".join(ART_CHECKS)
        return self.desk.jobs.sign(of.id, slot, Signing(**(given | fields)))

    def record(self, of: Job, kind: RecordKind) -> Job:
        """Keep a record that says all its gate wants to know."""
        people, today = self.people, self.desk.clock.today()
        records = {
            RecordKind.FORECAST_TOLD: JobRecord(kind, today, people.cd.id),
            RecordKind.BRIEFING_HELD: JobRecord(kind, today, people.ae.id),
            RecordKind.REVIEW_HELD: JobRecord(kind, today, people.ae.id, people.cd.id),
            RecordKind.FINAL_ART_CARD: JobRecord(
                kind, today, size="A3", colour="4c", copy_text="as layout 2", file_format="PDF/X-4"
            ),
            RecordKind.ARCHIVED: JobRecord(kind, today, people.production.id, words="Shelf 4, disc 12"),
        }
        return self.desk.jobs.record(of.id, records[kind])

    def draft(self, of: Job, **fields: Any) -> Estimate:
        """A draft with one line of our own and one of a printer."""
        made = self.desk.estimates.draft(of.id)
        made.contact_id = self.desk.clients.get(of.client_id).contacts[0].id
        made.lines = [
            EstimateLine("构思", "Idea and layout", cost=800_000, unit="套", other_unit="set"),
            EstimateLine("印刷", "Print", LineGroup.THIRD_PARTY, Decimal(5000), "张", "piece", 120, Decimal(15)),
        ]
        for name, value in fields.items():
            setattr(made, name, value)
        return self.desk.estimates.save(made)

    def issued(self, of: Job, **fields: Any) -> Estimate:
        """An estimate that has its number and its sealed sheet."""
        return self.desk.estimates.issue(self.draft(of, **fields).id)

    def sign_estimate(self, of: Estimate, slot: str) -> Estimate:
        """Sign a box of an estimate in ink."""
        who = {"person_id": self.people.signer(slot).id} if SLOT[slot].signer is not Signer.CLIENT else {}
        return self.desk.signing.sign_ink(of.id, slot, STROKES, **(who or {"contact_id": of.contact_id})).estimate

    def accepted(self, of: Job, **fields: Any) -> Estimate:
        """An estimate that the director and the client have signed."""
        return self.sign_estimate(self.sign_estimate(self.issued(of, **fields), "estimate.ad"), "estimate.client")

    def supply(self, of: Job, stage: Stage) -> Job:
        """Supply what the gates before `stage` still ask for."""
        for need in self.desk.jobs.needs(of.id, stage):
            if next(now for now in self.desk.jobs.needs(of.id, stage) if now.code == need.code).done:
                continue
            if need.action is Action.ESTIMATE:
                self.accepted(of)
            elif need.slot:
                self.sign(of, need.slot)
            elif need.record:
                self.record(of, need.record)
            elif need.action is Action.BRIEF:
                self.desk.briefs.save(brief_complete(of))
            elif need.action is Action.RIGHTS:
                for kind in RightsKind:
                    self.desk.jobs.set_right(of.id, kind, RightsState.NOT_USED)
        return self.desk.jobs.get(of.id)

    def job_at(self, stage: Stage, of: Client | None = None, **fields: Any) -> Job:
        """A job that came to this stage by the front door."""
        made = self.job(of, **fields)
        for step in STAGES[1 : STAGES.index(stage) + 1]:
            self.supply(made, step)
            made = self.desk.jobs.move(made.id, step)
        return made


def agency_with_people(desk: Services, **fields: Any) -> House:
    """Set a desk up as the first run does."""
    people = People()
    desk.agency.set_up(agency(**fields), people.all)
    return House(desk, people)
