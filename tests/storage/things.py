"""Nouns to store, and ways to look at what was stored."""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.dialects import sqlite

from aedesk.domain.client import Client, Contact
from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate, EstimateLine
from aedesk.domain.job import Job, Stage
from aedesk.domain.signoff import SignOff, SignState
from aedesk.paths import Paths
from aedesk.storage import opening
from aedesk.storage import tables as t
from aedesk.storage.store import Store
from aedesk.storage.types import to_json

BOOKS = ("journal", "journal_subject", "tombstone", "sequence", "search_doc")


def client(name: str = "Tern & Quill", *contacts: str) -> Client:
    return Client(name, contacts=[Contact(contact) for contact in contacts])


def job(of: Client, title: str = "Spring poster", stage: Stage = Stage.BRIEF) -> Job:
    signs = [SignOff("brief.ad"), SignOff("brief.cd", state=SignState.ASKED)]
    return Job(of.id, title, stage=stage, due=date(2026, 4, 1), sign_offs=signs)


def estimate(of: Job, lines: int = 5) -> Estimate:
    made = [EstimateLine(f"Line {n}", quantity=Decimal("1.50"), cost=1000 * n) for n in range(lines)]
    return Estimate(of.id, of.client_id, lines=made)


def keep(store: Store, *nouns: object, verb: str = "test.add", undoable: bool = True) -> None:
    with store.write(verb, undoable=undoable) as session:
        session.add_all(nouns)


@contextmanager
def refused(code: str) -> Iterator[None]:
    """`with refused("stale"):` expects that answer."""
    with pytest.raises(UserError) as refusal:
        yield
    assert refusal.value.code == code


Rows = dict[str, dict[str, dict[str, Any]]]


def rows(paths: Paths, key: bytes, *, versions: bool = False) -> Rows:
    """Every row of every noun, as the journal would write it."""
    found: Rows = {}
    with closing(opening.connect(paths.database, key)) as con:
        for table in t.metadata.sorted_tables:
            if table.name in BOOKS:
                continue
            columns = [c for c in table.columns if versions or c.name != "version"]
            names = ", ".join(f'"{c.name}"' for c in columns)
            held = found[table.name] = {}
            for row in con.execute(f"SELECT {names} FROM {table.name}"):
                read = {c.name: _value(c, value) for c, value in zip(columns, row, strict=True)}
                held[read.pop("id")] = read
    return found


def replayed(paths: Paths, key: bytes) -> Rows:
    """Every row as the journal alone tells it."""
    told: Rows = {table.name: {} for table in t.metadata.sorted_tables if table.name not in BOOKS}
    with closing(opening.connect(paths.database, key)) as con:
        for (text,) in con.execute("SELECT changes FROM journal ORDER BY seq"):
            for change in json.loads(text):
                held = told[change["k"]]
                if change["a"] is None:
                    del held[change["id"]]
                else:
                    held.setdefault(change["id"], {}).update(change["a"])
    for held in told.values():
        for row in held.values():
            row.pop("version", None)
    return told


def index(paths: Paths, key: bytes) -> set[tuple[Any, ...]]:
    """The search index as (record, column, word, place)."""
    with closing(opening.connect(paths.database, key)) as con:
        con.execute("CREATE VIRTUAL TABLE temp.seen USING fts5vocab(main, search_text, instance)")
        documents = dict(con.execute("SELECT doc, id FROM search_doc"))
        return {(documents[doc], *rest) for doc, *rest in con.execute("SELECT doc, col, term, offset FROM temp.seen")}


def _value(column: Any, stored: Any) -> Any:
    turn = column.type.dialect_impl(sqlite.dialect()).result_processor(sqlite.dialect(), None)
    value = turn(stored) if turn and stored is not None else stored
    if isinstance(value, bytes):
        value = UUID(bytes=value)
    return to_json(value)
