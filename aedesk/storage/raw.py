"""One way to read by SQL text, for a raw connection and for a session alike."""

from collections.abc import Iterable
from typing import Any


def query(con: Any, sql: str, values: tuple[Any, ...] = ()) -> Iterable[tuple[Any, ...]]:
    """The rows of a reading statement with `?` marks."""
    if hasattr(con, "connection") and callable(con.connection):  # an ORM session
        con = con.connection()
    run = getattr(con, "exec_driver_sql", None) or con.execute
    rows: Iterable[tuple[Any, ...]] = run(sql, values)
    return rows
