"""The client dossier: answers, where each comes from, what to ask next, and how it stood on any day (Q-01)."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain import answer_values as values
from aedesk.domain.client import Client
from aedesk.domain.dossier import Answer, AnswerState, Confidence, Product, Remark, SourceKind
from aedesk.domain.dossier_rules import ONE_OF, Completeness, Known, completeness, folded, is_stale
from aedesk.domain.errors import UserError
from aedesk.domain.questionnaire import Kind, Node
from aedesk.services import dossier_given, lookup
from aedesk.services.dossier_reads import people, products_of
from aedesk.services.dossier_views import AnswerView, Chapter, ChapterState, Given
from aedesk.services.forms import FormService
from aedesk.storage import tables as t
from aedesk.storage.store import Store


class DossierService:
    """What is done with a client's dossier."""

    def __init__(self, store: Store, clock: Clock, forms: FormService) -> None:
        self._store = store
        self._clock = clock
        self.forms = forms

    # Products

    def products(self, client_id: UUID, *, archived: bool = False) -> list[Product]:
        """The client's products in their order."""
        with self._store.read() as s:
            return products_of(s, client_id, archived)

    def add_product(self, client_id: UUID, name: str, other_name: str = "") -> Product:
        """Take a product in; its chapters begin empty."""
        if not name.strip():
            raise UserError("empty", field="name")
        with self._store.write("product.add", undoable=True) as s:
            lookup.one(s, Client, client_id)
            place = s.scalar(select(func.count()).where(t.product.c.client_id == client_id)) or 0
            product = Product(client_id, name.strip(), other_name.strip(), place)
            s.add(product)
        return product

    def rename_product(self, id: UUID, name: str, other_name: str = "") -> Product:
        """Give a product another name."""
        if not name.strip():
            raise UserError("empty", field="name")
        with self._store.write("product.rename", undoable=True) as s:
            product = lookup.one(s, Product, id)
            product.name, product.other_name = name.strip(), other_name.strip()
        return product

    def archive_product(self, id: UUID, archived: bool = True) -> Product:
        """Put a product away, or take it out again; its answers stay."""
        with self._store.write("product.archive", undoable=True) as s:
            product = lookup.one(s, Product, id)
            product.archived_on = self._clock.today() if archived else None
        return product

    # Reading

    def chapter(self, client_id: UUID, section: str, product_id: UUID | None = None) -> Chapter:
        """One chapter with its answers; for the chapters of a product, of that product."""
        node = self.forms.form().section(section)
        owner = product_id if node.per_product else None
        with self._store.read() as s:
            client = lookup.one(s, Client, client_id)
            rows = self._answers(s, client_id, section, owner)
            given = dossier_given.of_client(s, client) if section == "cover" else {}
            remarks = s.execute(select(t.remark.c.path).where(t.remark.c.client_id == client_id)).scalars()
            marked = frozenset(path for path in remarks if path.split(".", 1)[0] == section)
            names = {contact.id: contact.name for contact in client.contacts}
        answers = {path: self._given(path, value) for path, value in given.items()}
        answers |= {row.path: self.view(row, names) for row in rows}
        known = _known(answers.values())
        shut = folded([node], known)
        return Chapter(node, owner, answers, shut, completeness(node, known, shut), marked)

    def everything(self, client_id: UUID) -> dict[tuple[str, UUID | None], AnswerView]:
        """Every answer of a client by path and product, with what the client's record gives; one query."""
        with self._store.read() as s:
            client = lookup.one(s, Client, client_id)
            rows = self._answers(s, client_id)
            given = dossier_given.of_client(s, client)
            names = {contact.id: contact.name for contact in client.contacts}
        found: dict[tuple[str, UUID | None], AnswerView] = {
            (path, None): self._given(path, value) for path, value in given.items()
        }
        return found | {(row.path, row.product_id): self.view(row, names) for row in rows}

    def overview(self, client_id: UUID) -> tuple[ChapterState, ...]:
        """How complete each chapter is; the chapters of products once for each."""
        with self._store.read() as s:
            client = lookup.one(s, Client, client_id)
            products = products_of(s, client_id, False)
            answers = self._answers(s, client_id)
            given = {path: self._given(path, value) for path, value in dossier_given.of_client(s, client).items()}
        states = []
        for section in self.forms.form().sections:
            owners: Iterable[Product | None] = products or [None] if section.per_product else [None]
            for product in owners:
                owner = product.id if product else None
                own = {row.path: row for row in answers if row.product_id == owner}
                known = _known(given.values()) | {path: _row_known(row) for path, row in own.items()}
                total = completeness(section, known, folded([section], known))
                states.append(ChapterState(section.path, owner, product.name if product else "", total))
        return tuple(states)

    def percent(self, client_id: UUID) -> int:
        """How much of the dossier is settled, in whole per cent."""
        total = Completeness(0, 0)
        for state in self.overview(client_id):
            total += state.completeness
        return total.percent

    def percents(self) -> dict[UUID, int]:
        """A figure for each client's ring in the list: settled answers against the fields of the form, in one query."""
        form = self.forms.form()
        once = sum(1 for node in form.fields() if not node.per_product)
        each = sum(1 for node in form.fields() if node.per_product)
        a, p = t.answer.c, t.product.c
        paths = frozenset(node.path for node in form.fields())
        with self._store.read() as s:
            counts = s.execute(select(a.client_id, func.count()).where(a.path.in_(paths)).group_by(a.client_id)).all()
            live = select(p.client_id, func.count()).where(p.archived_on.is_(None)).group_by(p.client_id)
            products: dict[UUID, int] = dict(s.execute(live).all())
        return {id: min(100, n * 100 // (once + each * max(1, products.get(id, 0)))) for id, n in counts}

    # Answering

    def answer(
        self, client_id: UUID, path: str, raw: values.Value, *, product_id: UUID | None = None,
        contact_id: UUID | None = None, said_by: str = "", source: SourceKind = SourceKind.VISIT,
        confidence: Confidence = Confidence.HEARD, said_on: date | None = None, own_words: str | None = None,
    ) -> AnswerView | None:  # fmt: skip
        """Keep an answer and where it comes from; an empty one makes the question unasked again.

        What they said, word for word, stays unless it is given anew; with it, an empty answer is one not known yet.
        """
        node = self._node(path)
        value = self.checked(node, raw)
        if value is not None:
            return self._keep(client_id, node, product_id, AnswerState.KNOWN, values.dump(value), contact_id, said_by,
                              source, confidence, said_on, own_words)  # fmt: skip
        if self._words_after(client_id, node, product_id, own_words):
            return self._keep(client_id, node, product_id, AnswerState.NOT_KNOWN, "", contact_id, said_by,
                              source, Confidence.HEARD, said_on, own_words)  # fmt: skip
        self.forget(client_id, path, product_id=product_id)
        return None

    def not_known(
        self, client_id: UUID, path: str, *, product_id: UUID | None = None, contact_id: UUID | None = None,
        said_by: str = "", source: SourceKind = SourceKind.VISIT, said_on: date | None = None,
        own_words: str | None = None,
    ) -> AnswerView:  # fmt: skip
        """Keep that it was asked and they did not know."""
        return self._keep(client_id, self._node(path), product_id, AnswerState.NOT_KNOWN, "", contact_id, said_by,
                          source, Confidence.HEARD, said_on, own_words)  # fmt: skip

    def not_applicable(
        self, client_id: UUID, path: str, *, product_id: UUID | None = None, own_words: str | None = None
    ) -> AnswerView:
        """Keep that a question, or a whole group, does not apply; what hangs on it folds."""
        return self._keep(client_id, self._node(path), product_id, AnswerState.NOT_APPLICABLE, "", None, "",
                          SourceKind.OWN, Confidence.HEARD, None, own_words)  # fmt: skip

    def own_words(self, client_id: UUID, path: str, words: str, *, product_id: UUID | None = None,
                  **told: Any) -> AnswerView | None:  # fmt: skip
        """Keep what they said beside the answer that stands; without one it was asked, by `told`, and not known yet."""
        node, words = self._node(path), values.own_words(words)
        owner = self._owner(node, product_id)
        given = None
        with self._store.read() as s:
            row, names = self._row(s, client_id, path, owner), people(s, client_id)
            if row is None and node.section == "cover":
                given = dossier_given.of_client(s, lookup.one(s, Client, client_id)).get(path)
        if row is None:
            kept = self.not_known if given is None else partial(self.answer, raw=given)
            return kept(client_id, path, product_id=product_id, own_words=words, **told) if words else None
        if row.own_words != words:
            with self._store.write("dossier.answer", undoable=True) as s:
                row = self.write_answer(s, client_id, node, product_id, own_words=words)
        return self.view(row, names)

    def forget(self, client_id: UUID, path: str, *, product_id: UUID | None = None) -> None:
        """Make a question unasked again; the answer stays in the history."""
        owner = self._owner(self._node(path), product_id)
        with self._store.read() as s:
            if self._row(s, client_id, path, owner) is None:
                return
        with self._store.write("dossier.forget", undoable=True) as s:
            row = self._row(s, client_id, path, owner)
            if row is not None:
                s.delete(row)

    def checked(self, node: Node, raw: values.Value) -> values.Value:
        """The kept form of what was typed; None when empty; UserError where it does not fit its kind."""
        if node.path in ONE_OF:
            if raw is None or raw == "":
                return None
            if raw not in ONE_OF[node.path]:
                raise UserError("answer_no_option", typed=str(raw)[:40])
            return raw
        return values.check(node, raw)

    # Private remarks (C-22)

    def remark(self, client_id: UUID, path: str, words: str) -> None:
        """Keep a private remark on a question; an empty one is dropped. It is never printed nor exported."""
        with self._store.write("dossier.remark", undoable=True) as s:
            row = s.scalars(select(Remark).where(t.remark.c.client_id == client_id, t.remark.c.path == path)).first()
            if not words.strip():
                if row is not None:
                    s.delete(row)
            elif row is None:
                s.add(Remark(client_id, path, words=words.strip()))
            else:
                row.words = words.strip()

    def remarks(self, client_id: UUID) -> dict[str, str]:
        """Every private remark of a client, by path."""
        r = t.remark.c
        with self._store.read() as s:
            found = s.execute(select(r.path, r.words).where(r.client_id == client_id, r.path != ""))
            return dict(found.all())

    # For other papers

    def given(self, client_id: UUID, path: str, product_id: UUID | None = None, language: str = "en") -> Given | None:
        """A known answer with its source, for an estimate, a brief or a later paper to take over."""
        node = self._node(path)
        with self._store.read() as s:
            row = self._row(s, client_id, path, self._owner(node, product_id))
            names = people(s, client_id)
        if row is None or row.state is not AnswerState.KNOWN:
            return None
        view = self.view(row, names)
        return Given(view.value, dossier_given.words(node, view.value, language, names), view)

    # Shared by the other halves of the dossier

    def view(self, row: Answer, names: Mapping[UUID, str]) -> AnswerView:
        """A kept answer as it is shown."""
        return AnswerView(
            path=row.path, product_id=row.product_id, state=row.state, value=values.load(row.value),
            said_by=names.get(row.contact_id, row.said_by) if row.contact_id else row.said_by,
            contact_id=row.contact_id, source=row.source, confidence=row.confidence, said_on=row.said_on,
            recorded_at=row.recorded_at, own_words=row.own_words,
            stale=row.state is AnswerState.KNOWN and is_stale(row.path, row.said_on, self._clock.today()),
        )  # fmt: skip

    def write_answer(self, s: Session, client_id: UUID, node: Node, product_id: UUID | None, **fields: Any) -> Answer:
        """Put an answer into an open transaction."""
        owner = self._owner(node, product_id)
        row = self._row(s, client_id, node.path, owner)
        if row is None:
            row = Answer(client_id, node.path, owner)
            s.add(row)
        for name, value in fields.items():
            setattr(row, name, value)
        row.form = self.forms.form().version
        row.recorded_at = self._clock.now()
        return row

    def _keep(
        self, client_id: UUID, node: Node, product_id: UUID | None, state: AnswerState, value: str,
        contact_id: UUID | None, said_by: str, source: SourceKind, confidence: Confidence, said_on: date | None,
        own_words: str | None,
    ) -> AnswerView:  # fmt: skip
        if node.kind is None and state is AnswerState.KNOWN and node.path not in ONE_OF:
            raise UserError("answer_no_field", path=node.path)
        today = self._clock.today()
        if said_on is not None and said_on > today:
            raise UserError("date_in_future", field="said_on")
        words = {} if own_words is None else {"own_words": values.own_words(own_words)}
        with self._store.write("dossier.answer", undoable=True) as s:
            names = people(s, client_id)
            if contact_id is not None and contact_id not in names:
                raise UserError("contact_not_of_client", field="contact_id")
            if node.kind in (Kind.CONTACT_LIST, Kind.ORG_CHART) and value:
                self._only_theirs(value, names)
            row = self.write_answer(
                s, client_id, node, product_id, state=state, value=value, contact_id=contact_id,
                said_by=said_by.strip(), source=source, confidence=confidence, said_on=said_on or today, **words,
            )  # fmt: skip
        return self.view(row, names)

    def _words_after(self, client_id: UUID, node: Node, product_id: UUID | None, words: str | None) -> str:
        """The words that stand once an answer is kept with these."""
        if words is not None:
            return values.own_words(words)
        with self._store.read() as s:
            row = self._row(s, client_id, node.path, self._owner(node, product_id))
        return row.own_words if row is not None else ""

    def _only_theirs(self, value: str, names: Mapping[UUID, str]) -> None:
        """People in an answer are the client's contacts, never a second copy."""
        for item in values.load(value):
            for id in item if isinstance(item, list) else [item]:
                if id is not None and UUID(id) not in names:
                    raise UserError("contact_not_of_client")

    def _node(self, path: str) -> Node:
        node = self.forms.whole().find(path)
        if node is None:
            raise UserError("answer_no_question", path=path[:80])
        return node

    def _owner(self, node: Node, product_id: UUID | None) -> UUID | None:
        return product_id if node.per_product else None

    def _row(self, s: Session, client_id: UUID, path: str, owner: UUID | None) -> Answer | None:
        a = t.answer.c
        where = (a.client_id == client_id, a.path == path, a.product_id == owner if owner else a.product_id.is_(None))
        return s.scalars(select(Answer).where(*where)).first()

    def _answers(
        self, s: Session, client_id: UUID, section: str = "", owner: UUID | None = None
    ) -> list[Answer]:
        a = t.answer.c
        query = select(Answer).where(a.client_id == client_id)
        if section:
            query = query.where(a.path.like(f"{section}.%") | (a.path == section))
            query = query.where(a.product_id == owner if owner else a.product_id.is_(None))
        return list(s.scalars(query))

    def _given(self, path: str, value: values.Value) -> AnswerView:
        return AnswerView(path, None, AnswerState.KNOWN, value, "", None, SourceKind.OWN, Confidence.CONFIRMED, None,
                          None, False, given=True)  # fmt: skip


def _known(answers: Iterable[AnswerView]) -> dict[str, Known]:
    return {answer.path: Known(answer.state, answer.value) for answer in answers}


def _row_known(row: Answer) -> Known:
    return Known(row.state, values.load(row.value))
