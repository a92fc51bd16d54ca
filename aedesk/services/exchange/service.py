"""Export and import of a client's dossier; private remarks never leave the desk (C-22, Z-22)."""

import re
from collections.abc import Callable, Collection, Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import select

from aedesk.clock import Clock
from aedesk.domain.answer_values import dump
from aedesk.domain.client import Client, Contact
from aedesk.domain.dossier import Answer, AnswerState, Confidence, Product, SourceKind
from aedesk.domain.errors import UserError
from aedesk.domain.questionnaire import Node
from aedesk.services import lookup
from aedesk.services.dossier_views import AnswerView
from aedesk.services.dossiers import DossierService
from aedesk.services.exchange import people, reading
from aedesk.services.exchange.compare import digest
from aedesk.services.exchange.text import Tongue
from aedesk.services.exchange.views import FORMAT, FORMAT_VERSION, Import, Key, Source
from aedesk.storage import tables as t
from aedesk.storage.store import Store
from aedesk.words import words

Tell = Callable[[int, int], None]


def _silent(_n: int, _of: int) -> None:
    """Nobody watches."""


class ExchangeService:
    """Takes dossiers out of the house and in again."""

    def __init__(self, store: Store, clock: Clock, dossiers: DossierService) -> None:
        self._store = store
        self._clock = clock
        self._dossiers = dossiers

    # Out

    def spreadsheet(
        self, client_id: UUID, language: str, sections: Collection[str] | None = None, *, filled: bool = True,
        tell: Tell = _silent,
    ) -> bytes:  # fmt: skip
        """A form for the client to fill in: a sheet for each chapter and product, empty or with what we know."""
        from aedesk.services.exchange import lines, sheets

        form, client = self._dossiers.forms.form(), self._client(client_id)
        answers = self._dossiers.everything(client_id) if filled else {}
        spoken = people.labels(client.contacts, self._with_nodes(answers))
        here = tuple(spoken[str(contact.id)] for contact in client.contacts if contact.left_on is None)
        tongue = Tongue(language, client.currency, form.units, spoken, here)
        made, paths = [], set()
        for section, product in self._parts(client_id, sections):
            owner = product.id if product else None
            own = {path: view for (path, of), view in answers.items() if of == owner}
            made.append(sheets.Sheet(section.path, owner, tongue.of(section.label), product.name if product else "",
                                     lines.lines(section, own, tongue)))  # fmt: skip
            paths |= {(node.path, owner) for node in section.walk()}
        record = [
            ("format", FORMAT, str(FORMAT_VERSION)),
            ("questionnaire", str(form.version)),
            ("client", client.code, client.id.hex, client.short_name),
            ("language", language, client.currency),
            ("made", self._clock.today().isoformat()),
            *(("person", UUID(id).hex, label) for id, label in spoken.items()),
            *(("answer", path, of.hex if of else "", digest(view))
              for (path, of), view in answers.items() if (path, of) in paths),
        ]  # fmt: skip
        return sheets.write(sheets.Book(tongue, client.short_name, self._clock.today(), made, record), tell)

    def text(self, client_id: UUID, sections: Collection[str] | None = None) -> bytes:
        """The dossier as JSON, with where each answer comes from."""
        from aedesk.services.exchange import texts

        form, client = self._dossiers.forms.form(), self._client(client_id)
        answers = {key: view for key, view in self._dossiers.everything(client_id).items() if not view.given}
        paths = {
            section.path: [node.path for node in section.walk()]
            for section in form.sections
            if sections is None or section.path in sections
        }
        products = self._dossiers.products(client_id, archived=True)
        return texts.write(client, products, paths, answers, form.version, self._clock.today())

    def file_name(self, client_id: UUID, language: str, ending: str) -> str:
        """Client, what it is and the day: a name that a person finds again and every system takes."""
        client = self._client(client_id)
        parts = (client.short_name, words(language).t("dossier"), self._clock.today().isoformat())
        name = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", " ".join(parts))
        return f"{' '.join(name.split())[:120].rstrip('. ')}.{ending}"

    # In

    def read(self, data: bytes, client_id: UUID, tell: Tell = _silent) -> Import:
        """What a file would change in the dossier of this client; nothing is kept yet."""
        client = self._client(client_id)
        products = {product.id: product.name for product in self._dossiers.products(client_id, archived=True)}
        present = self._dossiers.everything(client_id)
        return reading.Reading(client, products, present, self._dossiers.forms.whole()).read(data, tell)

    def apply(
        self, imported: Import, chosen: Collection[Key], *, source: SourceKind = SourceKind.IMPORT,
        contact_id: UUID | None = None, said_by: str = "", said_on: date | None = None,
        confidence: Confidence = Confidence.HEARD, as_in_file: bool = False,
    ) -> int:  # fmt: skip
        """Keep the chosen answers, all or none; with `as_in_file` each with the source that the file gives it."""
        keys = frozenset(chosen)
        taken = [difference for difference in imported.differences if difference.key in keys]
        if not taken:
            return 0
        today = self._clock.today()
        if said_on is not None and said_on > today:
            raise UserError("date_in_future", field="said_on")
        told = Source(source, confidence, contact_id, said_by.strip(), said_on or today)
        with self._store.write("dossier.import", undoable=True) as s:
            client = lookup.one(s, Client, imported.client_id)
            if contact_id is not None and contact_id not in {contact.id for contact in client.contacts}:
                raise UserError("contact_not_of_client", field="contact_id")
            wanted = {id for each in taken if each.after for id in people.ids(each.node, each.after.value)}
            for id, name in imported.newcomers.items():
                if str(id) in wanted:
                    client.contacts.append(Contact(name, id=id))
            theirs = {contact.id for contact in client.contacts}
            own_answers = s.scalars(select(Answer).where(t.answer.c.client_id == imported.client_id))
            rows = {(row.path, row.product_id): row for row in own_answers}
            for each in taken:
                row = rows.get(each.key)
                if not _is_still(row, each.before):
                    raise UserError("stale")
                if each.after is None:
                    if row is not None:
                        s.delete(row)
                    continue
                own = (each.source if as_in_file else None) or told
                known = each.after.state is AnswerState.KNOWN
                self._dossiers.write_answer(
                    s, imported.client_id, each.node, each.product_id, state=each.after.state,
                    value=dump(each.after.value) if known else "", source=own.source, confidence=own.confidence,
                    contact_id=own.contact_id if own.contact_id in theirs else None, said_by=own.said_by,
                    said_on=min(own.said_on, today) if own.said_on else None, own_words=each.after.own_words,
                )  # fmt: skip
        return len(taken)

    # Shared

    def _client(self, client_id: UUID) -> Client:
        with self._store.read() as s:
            return lookup.one(s, Client, client_id)

    def _parts(self, client_id: UUID, sections: Collection[str] | None) -> Iterable[tuple[Node, Product | None]]:
        products = self._dossiers.products(client_id)
        for section in self._dossiers.forms.form().sections:
            if sections is None or section.path in sections:
                owners: list[Product | None] = [*products] if section.per_product and products else [None]
                yield from ((section, product) for product in owners)

    def _with_nodes(self, answers: dict[Key, AnswerView]) -> Iterable[tuple[Node, object]]:
        nodes = {node.path: node for node in self._dossiers.forms.whole().fields()}
        return ((nodes[path], view.value) for (path, _), view in answers.items() if path in nodes)


def _is_still(row: Answer | None, before: AnswerView | None) -> bool:
    """Whether the desk still says what the import was compared with."""
    if row is None or before is None or before.given:
        return row is None and (before is None or before.given)
    if row.own_words != before.own_words:
        return False
    return row.state is before.state and row.value == (dump(before.value) if row.state is AnswerState.KNOWN else "")
