"""The dossier on any day, read from the journal: compare two days, one question's history, bring one answer back."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain import answer_values as values
from aedesk.domain.client import Client, ContactKind
from aedesk.domain.dossier import Answer, AnswerState
from aedesk.domain.errors import UserError
from aedesk.domain.questionnaire import Node
from aedesk.services import lookup
from aedesk.services.dossier_views import AnswerView, Difference
from aedesk.services.dossiers import DossierService
from aedesk.storage import journal
from aedesk.storage import tables as t
from aedesk.storage.raw import query
from aedesk.storage.store import Store
from aedesk.storage.types import instant

Key = tuple[str, UUID | None]

_ANSWERS = """SELECT j.at, j.actor, j.changes FROM journal_subject s JOIN journal j ON j.seq = s.seq
WHERE s.id = ? AND s.own = 0 ORDER BY j.seq"""


class DossierTime:
    """What a dossier was."""

    def __init__(self, store: Store, clock: Clock, dossiers: DossierService) -> None:
        self._store = store
        self._clock = clock
        self._dossiers = dossiers

    def days(self, client_id: UUID) -> list[date]:
        """The days on which an answer changed, newest first."""
        with self._store.read() as s:
            return sorted({_day(at) for at, _, _ in self._steps(s, client_id)}, reverse=True)

    def last_visit(self, client_id: UUID) -> date | None:
        """The day of the last visit."""
        n = t.contact_note.c
        newest = select(n.at).where(n.client_id == client_id, n.kind == ContactKind.VISIT).order_by(n.at.desc())
        with self._store.read() as s:
            at = s.execute(newest.limit(1)).scalar()
        return _day(at) if at else None

    def at(self, client_id: UUID, day: date) -> dict[Key, AnswerView]:
        """Every answer as it stood at the end of a day."""
        with self._store.read() as s:
            client = lookup.one(s, Client, client_id)
            names = {contact.id: contact.name for contact in client.contacts}
            rows: dict[UUID, dict[str, Any]] = {}
            for at, _, row in self._steps(s, client_id):
                if _day(at) > day:
                    break
                if row.after is None:
                    rows.pop(row.id, None)
                else:
                    rows[row.id] = {**rows.get(row.id, {}), **row.after}
        views = (self._dossiers.view(_answer(id, kept), names) for id, kept in rows.items())
        return {(view.path, view.product_id): view for view in views}

    def compare(self, client_id: UUID, first: date, second: date) -> tuple[Difference, ...]:
        """What changed from one day to another, in the order of the form."""
        before, after = self.at(client_id, first), self.at(client_id, second)
        order = {node.path: place for place, node in enumerate(self._all_nodes())}
        found = []
        for key in sorted({*before, *after}, key=lambda key: (order.get(key[0], len(order)), str(key[1] or ""))):
            old, new = before.get(key), after.get(key)
            if (kind := _kind(old, new)) is not None:
                found.append(Difference(*key, kind, old, new))
        return tuple(found)

    def history(self, client_id: UUID, path: str, product_id: UUID | None = None) -> list[tuple[datetime, AnswerView]]:
        """Every answer that a question had, newest first; taking one away is shown as an answer that is unasked."""
        found: list[tuple[datetime, AnswerView]] = []
        with self._store.read() as s:
            client = lookup.one(s, Client, client_id)
            names = {contact.id: contact.name for contact in client.contacts}
            rows: dict[UUID, dict[str, Any]] = {}
            for at, _, row in self._steps(s, client_id):
                kept = {**rows.get(row.id, {}), **(row.after or row.before or {})}
                rows[row.id] = kept
                owner = UUID(hex=kept["product_id"]) if kept.get("product_id") else None
                if kept.get("path") == path and owner == product_id and row.after is not None:
                    found.append((at, self._dossiers.view(_answer(row.id, kept), names)))
        return found[::-1]

    def restore(self, client_id: UUID, path: str, day: date, product_id: UUID | None = None) -> AnswerView | None:
        """Bring one answer back as it stood on a day, with the source it had then."""
        old = self.at(client_id, day).get((path, product_id))
        if old is None:
            self._dossiers.forget(client_id, path, product_id=product_id)
            return None
        node = self._dossiers.forms.whole().find(path)
        if node is None:
            raise UserError("answer_no_question", path=path[:80])
        with self._store.write("dossier.restore", undoable=True) as s:
            self._dossiers.write_answer(
                s, client_id, node, product_id, state=old.state, contact_id=old.contact_id,
                value="" if old.value is None else values.dump(old.value), source=old.source,
                said_by="" if old.contact_id else old.said_by, confidence=old.confidence, said_on=old.said_on,
                own_words=old.own_words,
            )  # fmt: skip
        return old

    def _all_nodes(self) -> Iterator[Node]:
        for section in self._dossiers.forms.whole().sections:
            yield from section.walk()

    def _steps(self, s: Session, client_id: UUID) -> Iterator[tuple[datetime, str, journal.Row]]:
        """Every change of an answer of this client, oldest first."""
        for at, actor, text in query(s, _ANSWERS, (client_id.bytes,)):
            for row in journal.read_changes(text):
                if row.table == "answer" and row.above == client_id:
                    yield instant(at), actor, row


def _day(at: datetime) -> date:
    return at.astimezone().date()


def _answer(id: UUID, kept: dict[str, Any]) -> Answer:
    fields = {name: journal.typed("answer", name, kept) for name in kept if name in t.answer.c and name != "version"}
    return Answer(id=id, **fields)


def _kind(old: AnswerView | None, new: AnswerView | None) -> str | None:
    def said(view: AnswerView | None) -> tuple[AnswerState, object] | None:
        return None if view is None else (view.state, view.value)

    if said(old) == said(new):
        return "changed" if old is not None and new is not None and old.own_words != new.own_words else None
    if new is not None and new.state is AnswerState.NOT_APPLICABLE:
        return "not_applicable"
    if new is None or new.state is AnswerState.NOT_KNOWN:
        return "back_to_unknown"
    return "added" if old is None or old.state is not AnswerState.KNOWN else "changed"
