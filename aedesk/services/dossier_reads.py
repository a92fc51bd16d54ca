"""What many acts on a dossier read first."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.domain.client import Client
from aedesk.domain.dossier import Product
from aedesk.services import lookup
from aedesk.storage import tables as t


def people(s: Session, client_id: UUID) -> dict[UUID, str]:
    """The names of a client's people, without the client around them: an answer is kept while somebody types."""
    c = t.contact.c
    names: dict[UUID, str] = dict(s.execute(select(c.id, c.name).where(c.client_id == client_id)).all())
    if not names:
        lookup.one(s, Client, client_id)
    return names


def products_of(s: Session, client_id: UUID, archived: bool) -> list[Product]:
    """The products of a client in their order."""
    p = t.product.c
    query = select(Product).where(p.client_id == client_id).order_by(p.place, p.id)
    return list(s.scalars(query if archived else query.where(p.archived_on.is_(None))))
