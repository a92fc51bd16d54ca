"""Names in a form as the client's contacts: labels to choose from, and whom a name that came back means."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from aedesk.domain.answer_values import Value
from aedesk.domain.client import Contact
from aedesk.domain.errors import UserError
from aedesk.domain.ids import new_id
from aedesk.domain.questionnaire import Kind, Node
from aedesk.services.exchange.text import fold, unlike

_LONGEST = 80


def labels(contacts: Sequence[Contact], answers: Iterable[tuple[Node, Value]]) -> dict[str, str]:
    """A name for each contact, unlike every other; somebody who is no contact any more is a question mark."""
    names = [contact.name for contact in contacts]
    said = {
        str(contact.id): f"{contact.name} · {contact.title}"
        if names.count(contact.name) > 1 and contact.title
        else contact.name
        for contact in contacts
    }
    for node, value in answers:
        for id in ids(node, value):
            said.setdefault(id, "?")
    return dict(zip(said, unlike(said.values()), strict=True))


def ids(node: Node, value: Value) -> list[str]:
    """The ids of the people in an answer."""
    if value is None or node.kind not in (Kind.CONTACT_LIST, Kind.ORG_CHART):
        return []
    return [id for item in value for id in (item if isinstance(item, list) else [item]) if id is not None]


class Finder:
    """Finds the contact that a name means; a name of nobody is somebody new."""

    def __init__(self, contacts: Sequence[Contact], in_form: Mapping[str, str]) -> None:
        self._in_form = {fold(label): id for id, label in in_form.items()}
        self._by_name: dict[str, set[str]] = {}
        for contact in contacts:
            for name in (contact.name, contact.other_name):
                if name.strip():
                    self._by_name.setdefault(fold(name), set()).add(str(contact.id))
        self.newcomers: dict[UUID, str] = {}
        self._new: dict[str, UUID] = {}

    def find(self, typed: str) -> str:
        """The id of a contact, or the one that somebody new will have."""
        name = " ".join(typed.split())
        said = fold(name)
        if said in self._in_form:
            return self._in_form[said]
        found = self._by_name.get(said, set())
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise UserError("exchange_two_people", name=name[:_LONGEST])
        if len(name) > _LONGEST or not any(sign.isalpha() for sign in name):
            raise UserError("exchange_no_person", typed=name[:40])
        if said not in self._new:
            self._new[said] = new_id()
            self.newcomers[self._new[said]] = name
        return str(self._new[said])
