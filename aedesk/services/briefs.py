"""Briefs: written, judged for completeness, previewed as the sheet that is signed (PF-03)."""

from uuid import UUID

from aedesk.clock import Clock
from aedesk.domain import brief_rules
from aedesk.domain.brief import Brief
from aedesk.domain.brief_rules import Gap
from aedesk.domain.client import Client
from aedesk.domain.errors import UserError
from aedesk.domain.gate_check import current
from aedesk.domain.job import Job
from aedesk.domain.signoff import SignState
from aedesk.services import brief_views, lookup, sheets
from aedesk.services.taking import Taken, TakingService
from aedesk.storage.files import Files
from aedesk.storage.store import Store

SIGNED_BY = ("brief.ad", "brief.cd")


class BriefService:
    """What is done with the brief of a job."""

    def __init__(self, store: Store, files: Files, clock: Clock, taking: TakingService) -> None:
        self._taking = taking
        self._store = store
        self._files = files
        self._clock = clock

    def of(self, job_id: UUID) -> Brief:
        """The brief of a job; a new one, not saved yet, if there is none."""
        with self._store.read() as s:
            return lookup.brief(s, job_id) or Brief(job_id)

    def save(self, brief: Brief) -> Brief:
        """Keep the brief, and number it the first time; once somebody has signed it, it stands."""
        if brief.revisions is not None and not 0 <= brief.revisions <= 99:
            raise UserError("revisions_out_of_range", field="revisions")
        if any(row.quantity is not None and row.quantity < 1 for row in brief.deliverables):
            raise UserError("quantity_too_small", field="deliverables")
        numbered = brief.version > 0  # a number that was drawn is not put back
        with self._store.write("brief.save", undoable=numbered) as s:
            job = lookup.one(s, Job, brief.job_id)
            for slot in SIGNED_BY:
                sign = current(job, slot)
                if sign is not None and sign.state is SignState.SIGNED:
                    raise UserError("brief_signed", name=sign.name)
            there = lookup.brief(s, brief.job_id)
            if there is not None and there.id != brief.id:
                raise UserError("stale")
            number = there.number if there else self._store.draw(s, "B")
            brief.number = number
            kept = s.merge(brief)
        brief.version = kept.version
        return kept

    def taken(self, job_id: UUID) -> tuple[Taken, ...]:
        """What the dossier offers the brief of a job, in the language of its paper."""
        with self._store.read() as s:
            client = lookup.one(s, Client, lookup.one(s, Job, job_id).client_id)
        return self._taking.for_brief(client.id, client.language.partition("+")[0])

    def gaps(self, brief: Brief) -> tuple[Gap, ...]:
        """The fields that are empty or vague, in the order of the form."""
        return brief_rules.gaps(brief)

    def pdf(self, job_id: UUID) -> bytes:
        """The sheet as it stands: what is signed, or what will be."""
        from aedesk.papers.brief import brief, strings

        with self._store.read() as s:
            kept = lookup.brief(s, job_id) or Brief(job_id)
            view = brief_views.brief_view(s, self._files, kept, self._clock.now(), self._clock.today())
            agency = lookup.agency(s)
        sheets.refuse_missing(strings(view), view.language)
        return brief(view, size=agency.paper_size if agency else "A4").pdf
