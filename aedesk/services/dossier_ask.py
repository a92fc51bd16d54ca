"""What to ask next: the questions that matter most and are unknown or old, and the list for the next visit."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from aedesk.clock import Clock
from aedesk.domain import answer_values as values
from aedesk.domain.client import Client
from aedesk.domain.dossier import Answer, AnswerState, Product, ToAsk
from aedesk.domain.dossier_rules import Known, folded, is_stale, weight
from aedesk.domain.errors import UserError
from aedesk.domain.job import Stage
from aedesk.domain.questionnaire import Node
from aedesk.services import dossier_given, lookup
from aedesk.services.dossier_views import Question
from aedesk.services.dossiers import DossierService
from aedesk.storage import tables as t
from aedesk.storage.store import Store

RECENTLY_ASKED = 30  # days in which a question that they could not answer is left in peace


class DossierAsk:
    """Chooses and keeps the questions for the next visit."""

    def __init__(self, store: Store, clock: Clock, dossiers: DossierService) -> None:
        self._store = store
        self._clock = clock
        self._dossiers = dossiers

    def next(self, client_id: UUID, limit: int = 12) -> tuple[Question, ...]:
        """The questions that matter most and are unknown or old, heaviest first."""
        found = [question for question in self._open(client_id) if question.weight]
        found.sort(key=lambda question: -question.weight)  # stable: printed order among equals
        return tuple(found[:limit])

    def listed(self, client_id: UUID) -> tuple[Question, ...]:
        """The list for the next visit, in the order it was made; a question that was answered since leaves it."""
        keys = self._keys(client_id)
        found = {(question.path, question.product_id): question for question in self._open(client_id)}
        return tuple(found[key] for key in keys if key in found)

    def add(self, client_id: UUID, questions: Iterable[tuple[str, UUID | None]]) -> None:
        """Put questions on the list for the next visit."""
        with self._store.write("dossier.list", undoable=True) as s:
            q = t.to_ask.c
            kept = set(s.execute(select(q.path, q.product_id).where(q.client_id == client_id)).all())
            for path, owner in questions:
                if self._dossiers.forms.whole().find(path) is None:
                    raise UserError("answer_no_question", path=path[:80])
                if (path, owner) not in kept:
                    s.add(ToAsk(client_id, path, owner, self._clock.today()))

    def drop(self, client_id: UUID, path: str, product_id: UUID | None = None) -> None:
        """Take a question off the list."""
        with self._store.write("dossier.unlist", undoable=True) as s:
            q = t.to_ask.c
            for row in s.scalars(select(ToAsk).where(q.client_id == client_id, q.path == path)):
                if row.product_id == product_id:
                    s.delete(row)

    def _keys(self, client_id: UUID) -> list[tuple[str, UUID | None]]:
        q = t.to_ask.c
        with self._store.read() as s:
            rows = s.execute(select(q.path, q.product_id).where(q.client_id == client_id).order_by(q.id))
            return [(path, owner) for path, owner in rows]

    def _open(self, client_id: UUID) -> list[Question]:
        """Every question of a client that is unknown or old, in printed order."""
        today = self._clock.today()
        listed = set(self._keys(client_id))
        with self._store.read() as s:
            client = lookup.one(s, Client, client_id)
            given = set(dossier_given.of_client(s, client))
            p = t.product.c
            live = select(Product).where(p.client_id == client_id, p.archived_on.is_(None)).order_by(p.place, p.id)
            products: Sequence[Product | None] = list(s.scalars(live)) or [None]
            rows = list(s.scalars(select(Answer).where(t.answer.c.client_id == client_id)))
            open_jobs = s.scalar(
                select(func.count()).where(t.job.c.client_id == client_id, t.job.c.stage != Stage.CLOSED)
            )
        found: list[Question] = []
        for section in self._dossiers.forms.form().sections:
            for product in products if section.per_product else [None]:
                owner = product.id if product else None
                own = {row.path: row for row in rows if row.product_id == owner}
                known = {path: Known(row.state, values.load(row.value)) for path, row in own.items()}
                shut = folded([section], known)
                for node in section.fields():
                    if node.path not in shut and node.path not in given | known.keys():
                        found.append(self._question(node, owner, None, bool(open_jobs), listed, today))
                    elif node.path not in shut and _is_open(own.get(node.path), today):
                        found.append(self._question(node, owner, own[node.path], bool(open_jobs), listed, today))
        return found

    def _question(
        self, node: Node, owner: UUID | None, row: Answer | None, jobs: bool, listed: set[tuple[str, UUID | None]],
        today: date,
    ) -> Question:  # fmt: skip
        plain, loaded = weight(node.path), weight(node.path, jobs)
        since = row.said_on if row else None
        why = "unknown" if row is None else "not_known" if row.state is AnswerState.NOT_KNOWN else "stale"
        if why == "unknown" and loaded > plain:
            why = "job"
        heavy = loaded if why != "stale" else max(1, loaded - 3)
        if why == "not_known" and since is not None and (today - since).days < RECENTLY_ASKED:
            heavy = 0
        return Question(node.path, owner, node, why, heavy, since, (node.path, owner) in listed)


def _is_open(row: Answer | None, today: date) -> bool:
    if row is None:
        return False
    return row.state is AnswerState.NOT_KNOWN or (
        row.state is AnswerState.KNOWN and is_stale(row.path, row.said_on, today)
    )
