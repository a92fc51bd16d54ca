"""Clients, their people, and the notes of each contact with them."""

import re
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from aedesk.clock import Clock
from aedesk.domain import numbering
from aedesk.domain.client import Client, Contact, ContactNote
from aedesk.domain.errors import UserError
from aedesk.domain.job import Stage
from aedesk.domain.money import currency
from aedesk.services import birthdays, client_rows, lookup, phones
from aedesk.services.client_rows import ClientRow as ClientRow
from aedesk.storage import search
from aedesk.storage import tables as t
from aedesk.storage.store import Store

PAPER_LANGUAGES = ("zh", "en", "es", "zh+en")
FOUND = 500


class ClientService:
    """What is done with clients."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def register(self, client: Client) -> Client:
        """Take a client in and give it its code."""
        self.prepare(client)
        with self._store.write("client.register") as s:
            client.code = self._store.draw(s, "C")
            client.since = client.since or self._clock.today()
            s.add(client)
        return client

    def save(self, client: Client) -> Client:
        """Keep what was changed about a client, its contacts and its group."""
        self.prepare(client)
        with self._store.write("client.save", undoable=True) as s:
            client.code = lookup.one(s, Client, client.id).code
            kept = s.merge(client)
        client.version = kept.version
        return kept

    def get(self, id: UUID) -> Client:
        """A client with its contacts and its group."""
        with self._store.read() as s:
            return lookup.one(s, Client, id)

    def archive(self, id: UUID) -> Client:
        """Put a client away that has no open job; its papers stay."""
        with self._store.write("client.archive", undoable=True) as s:
            client = lookup.one(s, Client, id)
            open_jobs = select(func.count()).where(t.job.c.client_id == id, t.job.c.stage != Stage.CLOSED)
            if count := s.scalar(open_jobs):
                raise UserError("client_has_open_jobs", name=client.short_name, jobs=count)
            client.archived_on = client.archived_on or self._clock.today()
        return client

    def bring_back(self, id: UUID) -> Client:
        """Take an archived client out of the archive."""
        with self._store.write("client.bring_back", undoable=True) as s:
            client = lookup.one(s, Client, id)
            client.archived_on = None
        return client

    def rows(self, text: str = "", *, archived: bool = False) -> list[ClientRow]:
        """The clients by class and name; with `text` those that it is found in, their contacts included."""
        query = client_rows.listing(self._clock.today(), archived)
        with self._store.read() as s:
            if text.strip():
                hits = search.find(s, numbering.tidy(text), limit=FOUND)
                found = {hit.client_id for hit in hits if hit.kind in ("client", "contact")}
                query = query.where(t.client.c.id.in_(found))
            return [client_rows.read(values) for values in s.execute(query).mappings()]

    def note(self, note: ContactNote) -> ContactNote:
        """Keep what was said in a contact."""
        if note.at > self._clock.now():
            raise UserError("date_in_future", field="at")
        with self._store.write("client.note", undoable=True) as s:
            client = lookup.one(s, Client, note.client_id)
            if note.contact_id and all(contact.id != note.contact_id for contact in client.contacts):
                raise UserError("contact_not_of_client", field="contact_id")
            s.add(note)
        return note

    def notes(self, client_id: UUID, limit: int = 10) -> list[ContactNote]:
        """The newest contacts with a client."""
        n = t.contact_note.c
        newest = select(ContactNote).where(n.client_id == client_id).order_by(n.at.desc(), n.id.desc()).limit(limit)
        with self._store.read() as s:
            return list(s.scalars(newest))

    def phone(self, text: str, country: str = "CN") -> str:
        """A telephone number as it is dialled from anywhere, or as typed where it cannot be read."""
        return phones.kept(text, country)

    def phone_shown(self, kept: str) -> str:
        """A kept telephone number in groups, as people write it; one that was kept as typed stays so."""
        return phones.shown(kept)

    def birthday_next(self, contact: Contact, today: date) -> date | None:
        """The next solar date of a contact's birthday."""
        return birthdays.next_birthday(contact, today)

    def prepare(self, client: Client) -> None:
        """Refuse a client that cannot be kept as it is; put its telephone numbers into one form."""
        if not client.short_name.strip():
            raise UserError("empty", field="short_name")
        if client.language not in PAPER_LANGUAGES:
            raise UserError("paper_language_unknown", field="language")
        currency(client.currency)
        if not 0 <= client.payment_days <= 365:
            raise UserError("days_out_of_range", field="payment_days", least=0, most=365)
        for contact in client.contacts:
            if not contact.name.strip():
                raise UserError("contact_without_name", field="contacts")
            if contact.email and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", contact.email):
                raise UserError("email_wrong", field="contacts", name=contact.name, text=contact.email)
            birthdays.check(contact, self._clock.today())
            if contact.phone:
                contact.phone = self.phone(contact.phone)
        if not client.reading.strip():
            client.reading = client_rows.reading(client.short_name)
