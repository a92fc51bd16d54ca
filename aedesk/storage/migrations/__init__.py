"""Numbered steps from one schema to the next: one transaction each, a backup first, never from the future."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from aedesk.domain.errors import UserError
from aedesk.paths import Paths
from aedesk.storage import opening
from aedesk.storage.durable import sync_folder, whole_file

Step = Callable[[Any], None]


def steps() -> tuple[Step, ...]:
    """Every step, oldest first; alembic is imported only where a step runs."""
    from aedesk.storage.migrations import s0001_first, s0002_dossier, s0003_calls, s0004_desk

    return (s0001_first.upgrade, s0002_dossier.upgrade, s0003_calls.upgrade, s0004_desk.upgrade)


def create(paths: Paths, key: bytes) -> None:
    """A new, empty database: made aside and put in place whole, so that a crash leaves nothing in the way."""
    paths.data.mkdir(parents=True, exist_ok=True)
    if paths.database.exists():
        raise UserError("database_exists", file=paths.database.name)
    fresh = paths.database.with_name("desk.db.new")
    _drop(fresh)
    with closing(opening.keyed(fresh, key)) as con:
        upgrade(con, 0, steps())
    whole_file(fresh)
    os.replace(fresh, paths.database)
    sync_folder(paths.data)


def bring_up(paths: Paths, key: bytes) -> bool:
    """Bring an existing database to today's schema after a backup; says whether anything was to be done."""
    with closing(opening.connect(paths.database, key)) as con:
        found = opening.schema_version(con)
        if found == opening.SCHEMA:
            return False
        from aedesk.storage.backup import copy_desk

        copy_desk(paths, key, "update")
        upgrade(con, found, steps()[found:])
    return True


def upgrade(con: opening.Connection, found: int, todo: tuple[Step, ...]) -> None:
    """Run the steps on a raw connection; each is whole or leaves the database as it was."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool
    from sqlcipher3 import dbapi2

    engine = create_engine("sqlite://", module=dbapi2, creator=lambda: con, poolclass=StaticPool, hide_parameters=True)
    with engine.connect() as bound:
        for number, step in enumerate(todo, found + 1):
            con.execute("PRAGMA foreign_keys=OFF")  # inside a transaction it would do nothing
            con.execute("BEGIN IMMEDIATE")
            try:
                step(Operations(MigrationContext.configure(bound)))
                if con.execute("PRAGMA foreign_key_check").fetchone():
                    raise RuntimeError(f"step {number} leaves a row without its parent")
                con.execute(f"PRAGMA user_version={number}")
                con.execute("COMMIT")
            except BaseException:
                if con.in_transaction:
                    con.execute("ROLLBACK")
                raise
            finally:
                con.execute("PRAGMA foreign_keys=ON")


def _drop(file: Path) -> None:
    for suffix in ("", "-journal", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
