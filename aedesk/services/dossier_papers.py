"""The papers of a dossier, as bytes to look at or to print: blank, filled, compared, basic data, visit brief."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.dossier import Product
from aedesk.domain.errors import UserError
from aedesk.domain.questionnaire import Node, Questionnaire
from aedesk.services import other_clients, sheets
from aedesk.services.dossier_ask import DossierAsk
from aedesk.services.dossier_marks import DossierMarks
from aedesk.services.dossier_time import DossierTime
from aedesk.services.dossier_views import Chapter, Question
from aedesk.services.dossiers import DossierService
from aedesk.storage.files import Files
from aedesk.storage.store import Store

if TYPE_CHECKING:
    from aedesk.services.addressed import Addressed
    from aedesk.services.basic_data_views import Strengths

EVERY_QUESTION = 1_000_000


@dataclass(frozen=True)
class DossierPapers:
    """Makes the papers of one client; a private remark is never read here."""

    store: Store
    files: Files
    clock: Clock
    dossiers: DossierService
    time: DossierTime
    ask: DossierAsk
    marks: DossierMarks

    def blank(self, language: str, sections: Iterable[str] | None = None, client_id: UUID | None = None) -> bytes:
        """The form to fill in (PF-45), all of it or some chapters; addressed where a client is given."""
        from aedesk.papers.dossier_blank import dossier_blank, typed
        from aedesk.services.dossier_sheets import blank_view

        form = self.dossiers.forms.form()
        chosen = _chosen(form, sections)
        products = self.dossiers.products(client_id) if client_id else []
        with self.store.read() as s:
            to = self._around(s, language, client_id)
        view = blank_view(to, form, chosen, products, self.clock.now())
        return sheets.printed(view, typed, dossier_blank, language, to.agency.paper_size)

    def filled(self, client_id: UUID, language: str, sections: Iterable[str] | None = None) -> bytes:
        """What is known of a client (PF-45), all of it or some chapters, with its sources."""
        from aedesk.papers.dossier_filled import dossier_filled, typed
        from aedesk.services.dossier_sheets import filled_view

        form = self.dossiers.forms.form()
        chapters = self._chapters(client_id, _chosen(form, sections))
        days = self.time.days(client_id)
        since = (len(days) - 1, days[1]) if len(days) > 1 else None
        changes = self.time.compare(client_id, days[1], self.clock.today()) if since else ()
        with self.store.read() as s:
            to = self._around(s, language, client_id)
        view = filled_view(
            to, form, chapters, len(days), since, changes, self._open(client_id), self.clock.now()
        )
        view = replace(view, others=self._others(client_id, typed(view)))
        return sheets.printed(view, typed, dossier_filled, language, to.agency.paper_size)

    def comparison(self, client_id: UUID, first: date, second: date, language: str) -> bytes:
        """What changed in a dossier from one day to another."""
        from aedesk.papers.dossier_compare import dossier_compare, typed
        from aedesk.services.dossier_sheets import comparison_view

        if first > second:
            first, second = second, first
        whole = self.dossiers.forms.whole()
        changes = self.time.compare(client_id, first, second)
        products = self.dossiers.products(client_id, archived=True)
        days = self.time.days(client_id)
        before, after = (sum(each <= day for each in days) for day in (first, second))
        with self.store.read() as s:
            to = self._around(s, language, client_id)
        view = comparison_view(
            to, whole, products, changes, (first, second), (before, after), self.clock.now()
        )
        view = replace(view, others=self._others(client_id, typed(view)))
        return sheets.printed(view, typed, dossier_compare, language, to.agency.paper_size)

    def basic_data(self, client_id: UUID, language: str) -> bytes:
        """The client on one page (PF-01)."""
        from aedesk.papers.basic_data import basic_data, typed
        from aedesk.services.basic_data_views import SECTIONS, basic_data_view

        version = len(self.time.days(client_id))
        products = self.dossiers.products(client_id)
        known = {key: self.dossiers.chapter(client_id, key) for key in SECTIONS}
        with self.store.read() as s:
            to = self._around(s, language, client_id)
            view = basic_data_view(
                s, to, self.dossiers.forms.whole(), known, version, self._profile(client_id, products),
                self.marks.media(client_id, self.clock.today().year), self.clock.now(),
            )  # fmt: skip
            view = replace(view, others=", ".join(other_clients.named(s, client_id, typed(view))))
        return sheets.printed(view, typed, basic_data, language, to.agency.paper_size)

    def visit_brief(self, client_id: UUID, language: str, *, goal: str = "", do_not_say: bool = True) -> bytes:
        """What to take along to a visit, on one page; refused where it names another client (X-03)."""
        from aedesk.papers.visit_brief import visit_brief
        from aedesk.papers.visit_view import typed
        from aedesk.services.visit_brief_views import QUESTIONS, visit_brief_view

        form = self.dossiers.forms.form()
        products = self.dossiers.products(client_id)
        listed = self.ask.listed(client_id)
        questions = listed or self.ask.next(client_id, QUESTIONS)
        known = self.dossiers.chapter(client_id, "client")
        with self.store.read() as s:
            to = self._around(s, language, client_id)
            view = visit_brief_view(s, to, form, questions, products, known, goal, self.clock.now())
            if not do_not_say:
                view = replace(view, do_not_say=())
            others = other_clients.named(s, client_id, typed(view))
        if others:
            raise UserError("names_other_client", names=", ".join(others))
        return sheets.printed(view, typed, visit_brief, language, to.agency.paper_size)

    def _around(self, s: Session, language: str, client_id: UUID | None) -> Addressed:
        from aedesk.services.addressed import around

        return around(s, self.files, self.clock, self.dossiers.forms.form(), language, client_id)

    def _others(self, client_id: UUID, texts: Iterable[str]) -> str:
        with self.store.read() as s:
            return ", ".join(other_clients.named(s, client_id, texts))

    def _chapters(self, client_id: UUID, sections: Sequence[Node]) -> list[tuple[Chapter, Product | None]]:
        """The chapters in the order of the form; those of products one product after the other."""
        products: list[Product | None] = [*self.dossiers.products(client_id)] or [None]
        found = []
        for section in sections:
            for product in products if section.per_product else [None]:
                owner = product.id if product else None
                found.append((self.dossiers.chapter(client_id, section.path, owner), product))
        return found

    def _open(self, client_id: UUID) -> tuple[Question, ...]:
        return self.ask.next(client_id, EVERY_QUESTION)

    def _profile(self, client_id: UUID, products: Sequence[Product]) -> Strengths | None:
        """The marks of the first product that has some."""
        from aedesk.services.basic_data_views import Strengths

        for product in products:
            profile = self.marks.profile(client_id, product.id)
            if profile.places:
                return Strengths(product, profile)
        return None


def _chosen(form: Questionnaire, sections: Iterable[str] | None) -> list[Node]:
    """The chosen chapters in the order of the form; all of them where none is named."""
    wanted = None if sections is None else set(sections)
    found = [section for section in form.sections if wanted is None or section.path in wanted]
    if wanted is not None and (unknown := wanted - {section.path for section in found}):
        raise UserError("answer_no_question", path=min(unknown)[:80])
    if not found:
        raise UserError("nothing_to_print")
    return found
