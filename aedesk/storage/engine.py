"""The engine over the encrypted file: own BEGIN, and one door for writing.

Whatever would change a row past the journal (bulk statements, plain SQL, a reading session) is stopped at the cursor.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from aedesk.storage import opening

_DOOR = "aedesk.door"
_READS = re.compile(r"\s*(SELECT|EXPLAIN|BEGIN|SAVEPOINT|RELEASE|ROLLBACK)\b", re.IGNORECASE)
_WRITES = re.compile(r"\b(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER)\b", re.IGNORECASE)


def make(path: Path, key: bytes) -> Engine:
    """An engine for readers; `writing` makes the writers' side of it."""
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: opening.connect(path, key),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=0,
        hide_parameters=True,  # client data would stand in every error text
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "before_cursor_execute", _guard)
    event.listen(engine, "reset", _reset)
    return engine


def writing(engine: Engine) -> Engine:
    """The same engine for transactions that write from their first statement on."""
    return engine.execution_options(write=True)


@contextmanager
def door(con: Connection) -> Iterator[Connection]:
    """Open for the store's own statements only."""
    con.info[_DOOR] = True
    try:
        yield con
    finally:
        con.info[_DOOR] = False


def _begin(con: Connection) -> None:
    con.info[_DOOR] = False  # the pooled connection may come from a transaction that failed with the door open
    # A reader that turns to writing would fail at once, whatever its patience: writers say so at the start.
    con.exec_driver_sql("BEGIN IMMEDIATE" if con.get_execution_options().get("write") else "BEGIN")


def _reset(con: Any, record: Any, state: Any) -> None:
    """A commit that was refused leaves its transaction open, and with it the lock: not in the pool."""
    if con.in_transaction:
        con.rollback()


def _guard(con: Connection, cursor: Any, statement: str, parameters: Any, context: Any, many: bool) -> None:
    if con.info.get(_DOOR) or _READS.match(statement):
        return
    if statement.lstrip()[:4].upper() == "WITH" and not _WRITES.search(statement):
        return
    raise RuntimeError("rows change through the mapped nouns only, so that the journal sees it")
