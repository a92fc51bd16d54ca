"""What an estimate and a brief take over from the client's dossier: names and terms, each with its source (Q-01).

The client's own record wins wherever it is filled; the dossier fills what is empty there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from aedesk.domain.client import Client, ContactRole
from aedesk.domain.questionnaire import Label
from aedesk.services import lookup
from aedesk.services.dossier_given import ADVERTISER
from aedesk.services.dossier_views import AnswerView, Given
from aedesk.services.dossiers import DossierService
from aedesk.services.estimate_views import second_name
from aedesk.storage.store import Store
from aedesk.words import words

SIGNERS = ("client.people.advertising_contacts", "client.people.general_manager")
"""Who may sign, by the questions that name them; the nearest to our work first."""

NAMES = ("product.names.brand_name", "product.names.generic_name")
FOR_BRIEF = (
    ("background", "market.buyer_user_segments", True),
    ("background", "client.company.industry_position", False),
    ("objective", "future_advertising.forecast.purpose", False),
    ("must", "future_advertising.forecast.appeal_points", False),
)
"""Field of the brief, question, and whether each product has its own answer."""


@dataclass(frozen=True)
class Taken:
    """One value for one field, and the answer that it comes from."""

    field: str
    value: object
    words: str  # as one reads it
    question: Label
    answer: AnswerView
    other: str = ""  # the same in the second language of a sheet


class TakingService:
    """Reads what other papers may take over; it writes nothing."""

    def __init__(self, store: Store, dossiers: DossierService) -> None:
        self._store = store
        self._dossiers = dossiers

    def signer(self, client: Client) -> Taken | None:
        """Who signs at the client, where its record does not say."""
        here = {str(contact.id): contact for contact in client.contacts if contact.left_on is None}
        if len(here) == 1 or any(contact.signs for contact in here.values()):
            return None
        for path in SIGNERS:
            found = self._given(client.id, path)
            for key in found.value if found is not None else ():
                if found is not None and (contact := here.get(str(key))) is not None:
                    return self._taken("contact_id", contact.id, contact.name, path, found)
        return None

    def for_estimate(self, client_id: UUID, language: str) -> tuple[Taken, ...]:
        """The signer, the client's name in the second script, and its products as lines for the notes."""
        client = self._client(client_id)
        found = [each for each in (self.signer(client), self._name(client)) if each is not None]
        first, _plus, second = language.partition("+")
        for product_id in self._products(client_id):
            known = [(path, self._given(client_id, path, product_id, first)) for path in NAMES]
            sure = [(path, given) for path, given in known if given is not None]
            if sure:
                name = _named([given.words for _path, given in sure])
                path, given = sure[0]
                other = _product(name, second) if second else ""
                found.append(self._taken("notes", _product(name, first), _product(name, first), path, given, other))
        return tuple(found)

    def for_brief(self, client_id: UUID, language: str) -> tuple[Taken, ...]:
        """What a brief may begin with, field by field."""
        client = self._client(client_id)
        found = [
            Taken("background", each.value, each.words, each.question, each.answer)
            for each in self.for_estimate(client_id, language)
            if each.field == "notes"
        ]
        for field, path, repeats in FOR_BRIEF:
            for product_id in self._products(client_id) if repeats else (None,):
                given = self._given(client_id, path, product_id, language)
                if given is not None:
                    colon = "：" if language == "zh" else ": "
                    label = self._label(path)
                    said = f"{label.get(language) or label['en']}{colon}{given.words}"
                    found.append(self._taken(field, said, said, path, given))
        here = [contact for contact in client.contacts if contact.left_on is None]
        signer = self.signer(client)
        if signer is not None and not any(contact.role is ContactRole.DECIDES for contact in here):
            found.append(Taken("approver", signer.words, signer.words, signer.question, signer.answer))
        return tuple(found)

    def _name(self, client: Client) -> Taken | None:
        given = self._given(client.id, ADVERTISER)
        if given is None or second_name(client, "") or not second_name(client, given.words):
            return None
        return self._taken("client_name", given.words, given.words, ADVERTISER, given)

    def _client(self, client_id: UUID) -> Client:
        with self._store.read() as s:
            return lookup.one(s, Client, client_id)

    def _products(self, client_id: UUID) -> Iterator[UUID]:
        yield from (product.id for product in self._dossiers.products(client_id))

    def _given(self, client_id: UUID, path: str, product_id: UUID | None = None, language: str = "en") -> Given | None:
        found = self._dossiers.given(client_id, path, product_id, language)
        return found if found is not None and found.words.strip() else None

    def _label(self, path: str) -> Label:
        node = self._dossiers.forms.whole().find(path)
        assert node is not None
        return node.label

    def _taken(self, field: str, value: object, said: str, path: str, given: Given, other: str = "") -> Taken:
        return Taken(field, value, said, self._label(path), given.answer, other)


def _named(names: list[str]) -> str:
    """Brand name and generic name: Nimbus (folding bicycle)."""
    return f"{names[0]} ({names[1]})" if len(names) > 1 else names[0]


def _product(name: str, language: str) -> str:
    return words(language).t("Product: {name}").format(name=name)
