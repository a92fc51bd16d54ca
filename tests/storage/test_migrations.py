"""Every released schema opens; a step is whole or did not happen; frozen tables equal today's."""

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select

from aedesk.clock import Clock
from aedesk.domain.client import Client
from aedesk.domain.estimate import Estimate
from aedesk.domain.job import Job
from aedesk.paths import Paths
from aedesk.storage import backup, check, engine, journal, migrations, opening, search
from aedesk.storage import tables as t
from aedesk.storage.store import Store
from aedesk.storage.undo import last_redoable, undo
from tests.storage.conftest import KEY
from tests.storage.stored import fill
from tests.storage.things import client, index, keep, refused, replayed, rows

DATA = Path(__file__).parent / "data"
STORED = sorted(DATA.glob("desk-*.db"))


def test_there_is_a_stored_desk_of_every_schema() -> None:
    assert [int(path.stem[-4:]) for path in STORED] == list(range(1, opening.SCHEMA + 1))
    assert len(migrations.steps()) == opening.SCHEMA


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.stem)
def test_a_desk_of_every_released_schema_opens(tmp_path: Path, stored: Path) -> None:
    paths = Paths(tmp_path)
    key = bytes.fromhex(stored.with_suffix(".key").read_text())
    shutil.copyfile(stored, paths.database)
    assert migrations.bring_up(paths, key) == (int(stored.stem[-4:]) < opening.SCHEMA)
    with closing(opening.connect(paths.database, key)) as con:
        assert opening.schema_version(con) == opening.SCHEMA
        (card,) = opening.board(con).cards
        assert (card.client, card.title, card.number) == ("星河茶饮", "Campaña de otoño", "J-0001")
        assert card.third_party
    store = Store(paths, key, Clock())
    with store.read() as session:
        work = session.scalars(select(Job)).one()
        quote = session.scalars(select(Estimate)).one()
        assert [str(line.quantity) for line in quote.lines] == ["1.5", "1"]
        assert (quote.total, work.sign_offs[0].proved) == (2_120_000, True)
        assert [hit.kind for hit in search.find(session, "春茶")] == ["job"]
        assert len(journal.history(session, "job", work.id)) == 2
        assert journal.verify(session) == journal.Verified(4, None)
        redo = last_redoable(session)
    assert redo is not None
    undo(store, redo)
    with store.read() as session:
        assert [contact.name for contact in session.scalars(select(Client)).one().contacts] == ["陈曦", "Bo Marek"]
    store.close()
    assert {finding.code for finding in check.check(paths, key)} == {"blob_missing"}  # its files are not stored


def test_the_maker_of_stored_desks_still_works(paths: Paths, store: Store) -> None:
    fill(store)
    assert replayed(paths, KEY) == rows(paths, KEY)


def test_frozen_tables_equal_todays(paths: Paths) -> None:
    books = engine.make(paths.database, KEY)
    with books.connect() as con, con.begin(), engine.door(con):
        options: dict[str, Any] = {
            "include_name": lambda name, kind, parents: not str(name).startswith("search_text"),
            "compare_type": True,
        }
        assert compare_metadata(MigrationContext.configure(con, opts=options), t.metadata) == []
    books.dispose()


def _second(op: Any) -> None:
    op.execute("CREATE TABLE extra (id INTEGER)")
    op.execute("INSERT INTO extra VALUES (1)")


def _torn(op: Any) -> None:
    op.execute("CREATE TABLE more (id INTEGER)")
    op.execute("INSERT INTO nowhere VALUES (1)")


def _orphan(op: Any) -> None:
    op.execute("DELETE FROM client")


def _tables(paths: Paths) -> set[str]:
    with closing(opening.connect(paths.database, KEY)) as con:
        return {name for (name,) in con.execute("SELECT name FROM sqlite_master")}


def test_an_older_desk_is_backed_up_and_brought_up(
    paths: Paths, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, client("Then"))
    words = index(paths, KEY)
    store.close()
    steps = (*migrations.steps(), _second)
    monkeypatch.setattr(opening, "SCHEMA", opening.SCHEMA + 1)
    monkeypatch.setattr(migrations, "steps", lambda: steps)
    assert migrations.bring_up(paths, KEY)
    assert not migrations.bring_up(paths, KEY)
    assert "extra" in _tables(paths)
    assert index(paths, KEY) == words
    (info,) = backup.backups(paths)
    assert (info.schema, info.reason, info.counts["client"]) == (len(steps) - 1, "update", 1)
    backup.restore(paths, KEY, info)
    assert "extra" not in _tables(paths)


@pytest.mark.parametrize("step", [_torn, _orphan])
def test_a_step_that_fails_leaves_the_desk_as_it_was(
    paths: Paths, store: Store, monkeypatch: pytest.MonkeyPatch, step: Any
) -> None:
    keep(store, client("A", "B"))
    store.close()
    steps = (*migrations.steps(), _second, step)
    before = _tables(paths)
    monkeypatch.setattr(opening, "SCHEMA", opening.SCHEMA + 2)
    monkeypatch.setattr(migrations, "steps", lambda: steps)
    with pytest.raises(Exception, match=r"nowhere|without its parent"):
        migrations.bring_up(paths, KEY)
    with closing(opening.connect(paths.database, KEY)) as con:
        assert opening.schema_version(con) == len(steps) - 1
        assert con.execute("SELECT count(*) FROM client").fetchone() == (1,)
        assert con.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert _tables(paths) == before | {"extra"}


def test_creating_is_whole_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = Paths(tmp_path / "new")
    first = migrations.steps()
    monkeypatch.setattr(migrations, "steps", lambda: (*first, _torn))
    with pytest.raises(Exception, match="nowhere"):
        migrations.create(paths, KEY)
    assert not paths.database.exists()
    assert opening.is_new(paths)
    monkeypatch.undo()
    migrations.create(paths, KEY)
    assert [file.name for file in paths.data.iterdir() if not file.name.startswith("desk.db-")] == ["desk.db"]
    with refused("database_exists"):
        migrations.create(paths, KEY)
