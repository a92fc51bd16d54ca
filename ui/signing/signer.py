"""Who signs at the client: the one picked beforehand, or somebody else, who is then kept among its people."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from aedesk.domain.client import Contact
from ui.desk import Desk

if TYPE_CHECKING:
    from aedesk.services.signing_views import SigningView


def contact_of(desk: Desk, view: SigningView, name: str, title: str) -> UUID | None:
    """The contact of this name and title; a new name is added to the client, a new title corrected."""
    if name == view.contact and title == view.contact_title:
        return view.contact_id
    clients = desk.services.clients
    client = clients.get(desk.services.estimates.get(view.estimate_id).client_id)
    if name == view.contact:
        found = next((each for each in client.contacts if each.id == view.contact_id), None)
    else:
        found = next((each for each in client.contacts if name in (each.name, each.other_name)), None)
    if found is None:
        found = Contact(name, signs=True)
        client.contacts.append(found)
    found.title = title or found.title
    clients.save(client)
    return found.id
