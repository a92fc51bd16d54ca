"""The papers of where clients stand, as bytes to look at or to print: evaluation, survey, prospects."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from aedesk.clock import Clock
from aedesk.domain.client import Client
from aedesk.domain.standing import Evaluation, Prospect, Survey
from aedesk.services import lookup, other_clients, sheets
from aedesk.services.standing import StandingService
from aedesk.services.visits import VisitService
from aedesk.storage.files import Files
from aedesk.storage.store import Store

AHEAD = timedelta(days=28)
"""How far the visit plan looks."""


@dataclass(frozen=True)
class StandingPapers:
    """Makes the papers of evaluation, satisfaction and prospects."""

    store: Store
    files: Files
    clock: Clock
    standing: StandingService
    visits: VisitService

    def evaluation(self, client_id: UUID, language: str, one: UUID | None = None) -> bytes:
        """One evaluation of a client (PF-34); without one the form to fill in."""
        from aedesk.papers.evaluation import evaluation, typed
        from aedesk.services.standing_paper_views import around, evaluation_view

        every = self.standing.evaluations(client_id)
        with self.store.read() as s:
            to = around(s, self.files, language)
            client = lookup.one(s, Client, client_id)
            chosen = lookup.one(s, Evaluation, one) if one else None
            view = evaluation_view(s, to, client, chosen, every, self.clock.today(), self.clock.now())
            view = replace(view, others=", ".join(other_clients.named(s, client_id, typed(view))))
        return sheets.printed(view, typed, evaluation, language, to.agency.paper_size)

    def survey(self, client_id: UUID, language: str, one: UUID | None = None) -> bytes:
        """What a client answered (PF-35); without one the form for the client, which names nobody else."""
        from aedesk.papers.survey import survey, typed
        from aedesk.services.standing_paper_views import around, survey_view

        every = [each.id for each in reversed(self.standing.surveys(client_id))]
        with self.store.read() as s:
            to = around(s, self.files, language)
            client = lookup.one(s, Client, client_id)
            chosen = lookup.one(s, Survey, one) if one else None
            edition = every.index(one) + 1 if one in every else len(every) + 1
            view = survey_view(to, client, chosen, edition, self.clock.today(), self.clock.now())
        return sheets.printed(view, typed, survey, language, to.agency.paper_size)

    def prospects(self, day: date, language: str) -> bytes:
        """All prospects with their week and the visit plan (PF-47)."""
        from aedesk.papers.prospects import prospects
        from aedesk.papers.prospects_view import typed
        from aedesk.services.standing_paper_views import around, prospects_view

        rows = self.standing.prospects(day)
        ahead = self.visits.between(day, day + AHEAD)
        with self.store.read() as s:
            to = around(s, self.files, language)
            plans = {row.id: lookup.one(s, Prospect, row.id) for row in rows}
            view = prospects_view(s, to, self.clock, rows, plans, ahead, day, self.clock.now())
        return sheets.printed(view, typed, prospects, language, to.agency.paper_size)
