"""Estimates: drafted, issued, handed over, answered, replaced."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.client import Client
from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.domain.estimate_rules import check_figures, check_lines, check_move
from aedesk.domain.estimate_totals import content_hash, totals
from aedesk.domain.gate_check import current
from aedesk.domain.ids import new_id
from aedesk.domain.job import Job
from aedesk.domain.paper import Paper, PaperKind
from aedesk.domain.people import Rank
from aedesk.domain.signoff import SignState
from aedesk.services import estimate_rows, estimate_views, lookup, sheets
from aedesk.services import estimate_steps as steps
from aedesk.services.estimate_rows import EstimateRow
from aedesk.services.taking import Taken, TakingService
from aedesk.storage import tables as t
from aedesk.storage.files import Files
from aedesk.storage.store import Store

REPLACEABLE = (EstimateState.ISSUED, EstimateState.APPROVED, EstimateState.SENT, EstimateState.ACCEPTED)
INSIDE_SLOTS = ("estimate.prepared", "estimate.checked", "estimate.ad")
GIVEN = ("job_id", "client_id", "number", "edition", "replaces_id", "state", "created_at")
"""What no editor changes in a draft."""
NEVER_SENT = (EstimateState.DRAFT, EstimateState.ISSUED)
OUTLIVED = (EstimateState.REPLACED, EstimateState.VOID)
"""What a sheet becomes with or without the director's signature."""

Tell = Callable[[int, int], None]


class EstimateService:
    """What is done with estimates up to the client's answer; signatures are `SigningService`'s."""

    def __init__(self, store: Store, files: Files, clock: Clock, taking: TakingService) -> None:
        self._taking = taking
        self._store = store
        self._files = files
        self._clock = clock

    def get(self, id: UUID) -> Estimate:
        """One version of an estimate."""
        with self._store.read() as s:
            return lookup.one(s, Estimate, id)

    def of_job(self, job_id: UUID) -> list[Estimate]:
        """Every estimate and version of a job, oldest first."""
        query = select(Estimate).where(t.estimate.c.job_id == job_id)
        with self._store.read() as s:
            return list(s.scalars(query.order_by(t.estimate.c.number.is_(None), t.estimate.c.id)))

    def by_number(self, text: str) -> Estimate:
        """The newest issued version of a number, or the one named: "E-0147", "E-0147 v1"."""
        found = re.fullmatch(r"\s*(E-\d+)\s*(?:V\.?\s*(\d+))?\s*", text.upper())
        if not found:
            raise UserError("estimate_not_found", number=text)
        number, edition = found.groups()
        query = select(Estimate).where(t.estimate.c.number == number, t.estimate.c.issued_on.is_not(None))
        if edition:
            query = query.where(t.estimate.c.edition == int(edition))
        with self._store.read() as s:
            newest = s.scalars(query.order_by(t.estimate.c.edition.desc())).first()
        if newest is None:
            raise UserError("estimate_not_found", number=text)
        return newest

    def rows(self, client_id: UUID | None = None) -> list[EstimateRow]:
        """Every estimate for a list, or those of one client, newest first."""
        with self._store.read() as s:
            return estimate_rows.read(s, self._clock.today(), client_id)

    def draft(self, job_id: UUID) -> Estimate:
        """A new draft for a job, with what client and agency bring along; an empty one that is there is taken."""
        contact_id = self._signer(job_id)
        with self._store.write("estimate.draft") as s:
            job = lookup.one(s, Job, job_id)
            client = lookup.one(s, Client, job.client_id)
            for left in s.scalars(select(Estimate).where(t.estimate.c.job_id == job_id)):
                if left.state is EstimateState.DRAFT and left.number is None and not left.lines:
                    return left
            people = [person for person in lookup.people(s).values() if person.left_on is None]
            estimate = Estimate(
                job_id=job_id,
                client_id=client.id,
                language=client.language,
                currency=client.currency,
                contact_id=contact_id,
                prepared_by=next((person.id for person in people if Rank.PRODUCTION in person.ranks), None),
                checked_by=job.owner_id or next((person.id for person in people if person.is_me), None),
                created_at=self._clock.now(),
            )
            s.add(estimate)
            return estimate

    def taken(self, estimate: Estimate) -> tuple[Taken, ...]:
        """What the dossier gives this estimate, each with its source."""
        return self._taking.for_estimate(estimate.client_id, estimate.language)

    def _signer(self, job_id: UUID) -> UUID | None:
        """Who usually signs at this client: by its record, else by its dossier."""
        with self._store.read() as s:
            client = lookup.one(s, Client, lookup.one(s, Job, job_id).client_id)
        here = [contact for contact in client.contacts if contact.left_on is None]
        known = next((contact.id for contact in here if contact.signs), here[0].id if len(here) == 1 else None)
        if known is not None:
            return known
        given = self._taking.signer(client)
        return given.value if given is not None and isinstance(given.value, UUID) else None

    def save(self, estimate: Estimate) -> Estimate:
        """Keep a draft as it stands; what is issued cannot change."""
        check_move(estimate, "edit")
        check_figures(estimate)
        with self._store.write("estimate.save", undoable=True) as s:
            before = s.get(Estimate, estimate.id)
            if before is not None:
                check_move(before, "edit")
                for name in GIVEN:
                    setattr(estimate, name, getattr(before, name))
            steps.check_contact(s, estimate)
            kept = s.merge(estimate)
        estimate.version = kept.version
        return kept

    def discard(self, id: UUID) -> None:
        """Throw a draft away."""
        with self._store.write("estimate.discard", undoable=True) as s:
            estimate = lookup.one(s, Estimate, id)
            check_move(estimate, "edit")
            s.delete(estimate)

    def next_version(self, id: UUID) -> Estimate:
        """A draft that will replace this version; one that is there already is taken."""
        with self._store.write("estimate.next_version") as s:
            before = lookup.one(s, Estimate, id)
            check_move(before, "renew")
            same_number = select(Estimate).where(t.estimate.c.number == before.number)
            family = list(s.scalars(same_number))
            for one in family:
                if one.state is EstimateState.DRAFT:
                    return one
            newest = max(family, key=lambda one: one.edition)
            draft = replace(
                before,
                id=new_id(),
                edition=newest.edition + 1,
                replaces_id=newest.id,
                state=EstimateState.DRAFT,
                lines=[replace(line, id=new_id()) for line in before.lines],
                valid_until=None,
                issued_on=None,
                issued_at=None,
                sent_on=None,
                decided_on=None,
                reason="",
                content_hash=None,
                total=None,
                pdf=None,
                signed_pdf=None,
                created_at=self._clock.now(),
                version=0,
            )
            s.add(draft)
            return draft

    def issue(self, id: UUID, tell: Tell | None = None) -> Estimate:
        """Give the draft its number, freeze it, make and seal its sheet and keep it: all of it or nothing."""
        with self._store.write("estimate.issue") as s:
            estimate = lookup.one(s, Estimate, id)
            check_move(estimate, "issue")
            check_lines(estimate)
            if estimate.contact_id is None:
                raise UserError("no_signer", field="contact")
            steps.check_contact(s, estimate)
            around = estimate_views.around(s, self._files, estimate)
            today = self._clock.today()
            if estimate.valid_until is None:
                estimate.valid_until = today + timedelta(days=around.agency.valid_days)
            if estimate.valid_until < today:
                raise UserError("valid_until_past", field="valid_until")
            estimate.number = estimate.number or self._store.draw(s, "E")
            estimate.issued_on, estimate.issued_at = today, self._clock.now()
            estimate.total = totals(estimate).total
            estimate.content_hash = content_hash(estimate)
            sheets.check_characters(around, estimate)
            sheet = sheets.make(around, estimate, tell=tell)
            estimate.pdf = self._files.put(sheets.seal(sheet, around.agency, self._files, estimate.issued_at))
            estimate.state = EstimateState.ISSUED
            s.add(
                Paper(
                    PaperKind.ESTIMATE,
                    estimate.number,
                    estimate.edition,
                    estimate.pdf,
                    estimate.issued_at,
                    subject_id=estimate.id,
                    client_id=estimate.client_id,
                    job_id=estimate.job_id,
                    content_hash=estimate.content_hash,
                    pages=sheet.pages,
                    total=estimate.total,
                )
            )
            self._replace_earlier(s, estimate)
            job = lookup.one(s, Job, estimate.job_id)
            for slot in INSIDE_SLOTS:
                steps.ask(job, slot, estimate, today)
            return estimate

    def send(self, id: UUID, on: date, contact_id: UUID | None = None) -> Estimate:
        """Record that the sheet was handed to the client on this day (W-28); gate 10 must be open."""
        with self._store.write("estimate.send", undoable=True) as s:
            estimate = lookup.one(s, Estimate, id)
            check_move(estimate, "send")
            steps.check_newest(s, estimate)
            steps.hand_over(s, estimate, on, self._clock.today(), contact_id)
            return estimate

    def reject(self, id: UUID, reason: str, on: date) -> Estimate:
        """Record that the client said no, and why."""
        with self._store.write("estimate.reject", undoable=True) as s:
            estimate = lookup.one(s, Estimate, id)
            check_move(estimate, "reject")
            steps.check_day(on, estimate, self._clock.today())
            estimate.reason = steps.said(reason)
            estimate.state, estimate.decided_on = EstimateState.REJECTED, on
            job = lookup.one(s, Job, estimate.job_id)
            sign = steps.ask(job, "estimate.client", estimate, on)
            sign.state, sign.reason = SignState.REFUSED, estimate.reason
            return estimate

    def void(self, id: UUID, reason: str) -> Estimate:
        """Take a sheet back, with the reason."""
        with self._store.write("estimate.void", undoable=True) as s:
            estimate = lookup.one(s, Estimate, id)
            check_move(estimate, "void")
            estimate.reason = steps.said(reason)
            estimate.state = EstimateState.VOID
            steps.withdraw(lookup.one(s, Job, estimate.job_id), estimate)
            return estimate

    def preview(self, estimate: Estimate, paper: str | None = None, tell: Tell | None = None) -> bytes:
        """The sheet of a draft as it stands in the editor, saved or not."""
        with self._store.read() as s:
            around = estimate_views.around(s, self._files, estimate)
        return sheets.make(around, estimate, size=paper, draft=True, today=self._clock.today(), tell=tell).pdf

    def pdf(self, id: UUID) -> bytes:
        """The stored bytes of the newest form of the sheet: with the ink that it has so far."""
        estimate = self.get(id)
        stored = estimate.signed_pdf or estimate.pdf
        if stored:
            return self._files.get(stored)
        if estimate.state is EstimateState.DRAFT:
            return self.preview(estimate)
        return self._unsealed(estimate)  # taken over from the paper folder

    def marked(self, id: UUID) -> bytes:
        """What may be printed: the sheet itself, or marked as not approved until the account director has signed."""
        estimate = self.get(id)
        return self.pdf(id) if self._approved(estimate) else self.preview(estimate)

    def copy(self, id: UUID, language: str) -> bytes:
        """An unsealed copy of an issued sheet in another language, marked as a copy, and as what it may still be."""
        estimate = self.get(id)
        check_move(estimate, "copy")
        return self._unsealed(estimate, language)

    def file_name(self, id: UUID) -> str:
        """Client, job, number, version and day: a name that a person finds again and every system takes."""
        with self._store.read() as s:
            estimate = lookup.one(s, Estimate, id)
            client = lookup.one(s, Client, estimate.client_id)
            job = lookup.one(s, Job, estimate.job_id)
        on = estimate.issued_on or self._clock.today()
        head = f"{estimate.number} v{estimate.edition}" if estimate.pdf else "draft"
        parts = (client.short_name, job.number or job.title, head, on.isoformat())
        name = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", " ".join(parts))
        return f"{' '.join(name.split())[:120].rstrip('. ')}.pdf"

    def _unsealed(self, estimate: Estimate, language: str | None = None) -> bytes:
        with self._store.read() as s:
            around = estimate_views.around(s, self._files, estimate)
        return sheets.make(around, estimate, language=language, copy=True, draft=not self._approved(estimate)).pdf

    def _approved(self, estimate: Estimate) -> bool:
        """Whether the account director has signed this very version (W-27)."""
        if estimate.state not in OUTLIVED:
            return estimate.state not in NEVER_SENT
        with self._store.read() as s:
            sign = current(lookup.one(s, Job, estimate.job_id), "estimate.ad", estimate.id)
        return sign is not None and sign.proved

    def _replace_earlier(self, s: Session, estimate: Estimate) -> None:
        for one in s.scalars(select(Estimate).where(t.estimate.c.number == estimate.number)):
            if one.id != estimate.id and one.state in REPLACEABLE:
                one.state = EstimateState.REPLACED
                steps.withdraw(lookup.one(s, Job, one.job_id), one)
