"""Contacts in from files and out to them: nothing is kept before `apply`, and that keeps all or nothing."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.client import Client, Contact
from aedesk.domain.errors import UserError
from aedesk.services import client_rows, lookup
from aedesk.services.contacts import plan as plans
from aedesk.services.contacts.views import MOST_BYTES, Act, Cards, Plan, Report, Row, Table
from aedesk.storage import tables as t
from aedesk.storage.store import Store

Tell = Callable[[int, int], None]
_CHUNK = 400
_STEP = 50
_WRITE = 1_000
_END = 1.4  # the journal and the search come last


def _silent(_n: int, _of: int) -> None:
    """Nobody watches."""


class ContactsService:
    """Takes contacts in from files of other programs, and gives them out."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    # In

    def kind(self, data: bytes, name: str = "") -> str:
        """Whether a file holds cards or a table: by what stands in it, then by its name."""
        from aedesk.services.contacts import tables

        if len(data) > MOST_BYTES:
            raise UserError("exchange_huge", most=MOST_BYTES // 1_000_000)
        if not tables.is_book(data):
            plain = data[:4000].replace(b"\x00", b"").upper()
            if re.search(rb"BEGIN\s*:\s*VCARD", plain) or name.lower().endswith((".vcf", ".vcard")):
                return "cards"
        return "table"

    def cards(self, data: bytes, tell: Tell = _silent) -> Cards:
        """The people of a file of cards."""
        from aedesk.services.contacts import vcards

        return vcards.read(data, tell)

    def table(
        self, data: bytes, *, encoding: str | None = None, separator: str | None = None, head: bool | None = None
    ) -> Table:
        """The table in a file; what is not told is found out."""
        from aedesk.services.contacts import tables

        return tables.read(data, encoding=encoding, separator=separator, head=head)

    def people(self, table: Table, columns: Mapping[int, str], tell: Tell = _silent) -> Cards:
        """The people of a table, by what each column holds."""
        from aedesk.services.contacts import people

        return people.cards(table, columns, tell)

    def plan(self, cards: Cards, target: UUID | None = None, tell: Tell = _silent) -> Plan:
        """Where everybody belongs and whom we know; `target` takes all into one client."""
        known, country = self._known()
        if target is not None and target not in known.owner:
            raise UserError("not_found")
        return plans.make(cards, known, target, country, self._clock.today(), tell)

    def apply(self, plan: Plan, acts: Mapping[int, Act] | None = None, tell: Tell = _silent) -> Report:
        """Keep what the plan says, or what `acts` say instead by the place in the plan: all of it or nothing."""
        rows = plans.chosen(plan, acts or {})
        doing = [row for row in rows if row.act is not Act.SKIP]
        fresh = {plans.company_key(row.client) for row in doing if row.act is Act.NEW and row.client_id is None}
        if doing:
            with self._store.write("contacts.import", undoable=True) as s:
                homes, people = self._homes(s, doing)
                whole = int(len(doing) * _END)
                for n, row in enumerate(doing):
                    if n % _STEP == 0:
                        tell(n, whole)
                    if n % _WRITE == _WRITE - 1:
                        s.flush()  # a little at a time, so that it can be stopped in between
                    if row.act is Act.ADD and row.match is not None and row.match.contact_id is not None:
                        plans.fill(people[row.match.contact_id], row.card)
                    else:
                        key = row.client_id or plans.company_key(row.client)
                        if key not in homes:
                            homes[key] = self._register(s, row)
                        homes[key].contacts.append(plans.contact_of(row.card))
                tell(len(doing), whole)
        return Report(
            sum(row.act is Act.NEW for row in rows), sum(row.act is Act.ADD for row in rows),
            sum(row.act is Act.SKIP for row in rows), len(fresh), plan.troubles,
        )  # fmt: skip

    def _homes(self, s: Session, doing: Sequence[Row]) -> tuple[dict[UUID | str, Client], dict[UUID, Contact]]:
        """The clients that are written to, and the people in them that gain something."""
        gaining = {row.match.contact_id for row in doing if row.act is Act.ADD and row.match is not None}
        wanted = {row.client_id for row in doing if row.act is Act.NEW and row.client_id is not None}
        for id, client_id in s.execute(select(t.contact.c.id, t.contact.c.client_id)):
            if id in gaining:
                wanted.add(client_id)
        ids = sorted(wanted)
        homes: dict[UUID | str, Client] = {}
        for at in range(0, len(ids), _CHUNK):
            for client in s.scalars(select(Client).where(t.client.c.id.in_(ids[at : at + _CHUNK]))):
                homes[client.id] = client
        people = {contact.id: contact for client in homes.values() for contact in client.contacts}
        if wanted - homes.keys() or gaining - people.keys():
            raise UserError("stale")  # somebody removed them meanwhile
        return homes, people

    def _register(self, s: Session, row: Row) -> Client:
        client = Client(row.client, address=row.card.address, since=self._clock.today())
        client.code = self._store.draw(s, "C")
        client.reading = client_rows.reading(client.short_name)
        me = self._store.actor
        client.owner_id = UUID(me) if len(me) == 36 else None
        s.add(client)
        return client

    def _known(self) -> tuple[plans.Known, str]:
        """Everybody we know, from two queries."""
        c, p = t.client.c, t.contact.c
        known = plans.Known()
        with self._store.read() as s:
            country = lookup.planner(s).country
            clients = select(c.id, c.short_name, c.legal_name, c.other_name, c.code).where(c.archived_on.is_(None))
            names: dict[UUID, str] = {}
            for id, short, legal, other, code in s.execute(clients):
                names[id] = short
                known.add_client(plans.ClientKnown(id, short, (short, legal, other), code))
            columns = (p.id, p.client_id, p.name, p.other_name, p.title, p.phone, p.email, p.birth_month, p.tastes)
            for row in s.execute(select(*columns).where(p.left_on.is_(None)).order_by(p.id)):
                if row[1] in names:
                    known.add(plans.PersonKnown(row[0], row[1], names[row[1]], *row[2:7], row[7] is not None, row[8]),
                              country)  # fmt: skip
        return known, country

    # Out

    def vcards(self, client_id: UUID | None = None, tell: Tell = _silent) -> bytes:
        """Everybody of a client, or of all clients, as cards."""
        from aedesk.services import phones
        from aedesk.services.contacts import vcards

        with self._store.read() as s:
            wanted = select(Client).order_by(t.client.c.reading, t.client.c.short_name)
            wanted = wanted.where(t.client.c.id == client_id if client_id else t.client.c.archived_on.is_(None))
            clients = list(s.scalars(wanted))
        given = [vcards.Given(client, one) for client in clients for one in client.contacts if one.left_on is None]
        if not given:
            raise UserError("contacts_none")
        return vcards.write(given, phones.shown, tell)

    def file_name(self, what: str, client: str, ending: str, today: date) -> str:
        """What it is, whose, and the day: a name that a person finds again and every system takes."""
        whole = " ".join(part for part in (client, what, today.isoformat()) if part)
        name = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", whole)
        return f"{' '.join(name.split())[:120].rstrip('. ')}.{ending}"

