"""The list of clients: one line a client, from one query."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, case, func, select

from aedesk.domain.client import ClientClass, ContactKind
from aedesk.domain.job import Stage
from aedesk.domain.people import Person, Rank
from aedesk.storage import tables as t


@dataclass(frozen=True)
class ClientRow:
    """One line of the list of clients."""

    id: UUID
    code: str
    short_name: str
    other_name: str
    industry: str
    client_class: ClientClass
    owner_id: UUID | None
    owner: str
    owner_initials: str
    open_jobs: int
    late_jobs: int
    next_due: date | None
    last_contact_at: datetime | None
    last_contact_kind: ContactKind | None
    last_contact_name: str
    reading: str


def listing(today: date, archived: bool) -> Select[Any]:
    """The one query behind the list: by class and name."""
    c, n = t.client.c, t.contact_note.c
    jobs = (
        select(
            t.job.c.client_id,
            func.count().label("open"),
            func.sum(case((t.job.c.due < today, 1), else_=0)).label("late"),
            func.min(t.job.c.due).label("next_due"),
        )
        .where(t.job.c.stage != Stage.CLOSED)
        .group_by(t.job.c.client_id)
        .subquery()
    )
    note = t.contact_note.alias("note")
    newest = select(note.c.id).where(note.c.client_id == c.id).order_by(note.c.at.desc(), note.c.id.desc()).limit(1)
    return (
        select(
            c.id, c.code, c.short_name, c.other_name, c.industry, c.client_class, c.reading, c.owner_id,
            func.coalesce(t.person.c.name, "").label("owner"), func.coalesce(jobs.c.open, 0).label("open_jobs"),
            func.coalesce(jobs.c.late, 0).label("late_jobs"), jobs.c.next_due, n.at.label("last_contact_at"),
            n.kind.label("last_contact_kind"), func.coalesce(t.contact.c.name, "").label("last_contact_name"),
        )
        .select_from(t.client)
        .outerjoin(t.person, t.person.c.id == c.owner_id)
        .outerjoin(jobs, jobs.c.client_id == c.id)
        .outerjoin(t.contact_note, n.id == newest.scalar_subquery())
        .outerjoin(t.contact, and_(t.contact.c.id == n.contact_id, t.contact.c.client_id == c.id))
        .where(c.archived_on.is_not(None) if archived else c.archived_on.is_(None))
        .order_by(c.client_class, c.reading, c.short_name)
    )  # fmt: skip


def read(values: Any) -> ClientRow:
    """One line from one row of the query."""
    row = dict(values)
    owner = row["owner"]
    return ClientRow(**row, owner_initials=Person(owner, Rank.AE).initials if owner else "")


def reading(name: str) -> str:
    """The letters that a name is sorted by: pinyin of Chinese signs, no accents."""
    if re.search(r"[\u3400-\u9fff]", name):
        from pypinyin import lazy_pinyin

        name = " ".join(lazy_pinyin(name))
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(sign for sign in letters if not unicodedata.combining(sign)).split())
