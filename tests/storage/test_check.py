"""The check finds what is wrong, each by its code, and says nothing of a sound desk."""

from contextlib import closing

import pytest

from aedesk.domain.people import Agency
from aedesk.paths import Paths
from aedesk.storage import backup, check, opening
from aedesk.storage.files import Files
from aedesk.storage.store import Store
from tests.storage.conftest import KEY, Wall
from tests.storage.things import client, job, keep, refused


@pytest.fixture
def filled(paths: Paths, store: Store, files: Files) -> str:
    logo = files.put(b"logo")
    house = client("A", "B")
    keep(store, house, job(house), Agency("Tern & Quill", logo=logo))
    keep(store, client("C"))
    return logo


def _codes(paths: Paths) -> list[str]:
    return [finding.code for finding in check.check(paths, KEY)]


def _change(paths: Paths, *statements: str, file: str = "desk.db") -> None:
    with closing(opening.connect(paths.data / file, KEY)) as con:
        con.execute("PRAGMA foreign_keys=OFF")
        for statement in statements:
            con.execute(statement)
        con.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def test_a_sound_desk(paths: Paths, filled: str) -> None:
    assert check.check(paths, KEY) == []


def test_a_row_without_its_parent(paths: Paths, filled: str) -> None:
    _change(paths, "DELETE FROM client WHERE short_name = 'A'")
    assert check.check(paths, KEY) == [
        check.Finding("foreign_key", {"table": "contact", "count": 1}),
        check.Finding("foreign_key", {"table": "job", "count": 1}),
    ]


def test_a_journal_that_was_edited(paths: Paths, filled: str) -> None:
    _change(paths, "DROP TRIGGER journal_stands", "UPDATE journal SET verb = 'x' WHERE seq = 1")
    assert check.check(paths, KEY) == [check.Finding("journal_broken", {"seq": 1})]


def test_a_journal_that_was_cut_shows_beside_a_backup(paths: Paths, clock: Wall, store: Store, filled: str) -> None:
    backup.make(store, "daily")
    keep(store, client("D"))
    assert _codes(paths) == []
    _change(paths, "DROP TRIGGER journal_stays", "DELETE FROM journal WHERE seq > 1")
    assert check.check(paths, KEY) == [check.Finding("journal_cut", {"seq": 2})]


def test_a_desk_that_was_restored_is_not_cut(paths: Paths, clock: Wall, store: Store, filled: str) -> None:
    old = backup.make(store, "daily")
    keep(store, client("D"))
    clock.go(hours=1)
    backup.make(store, "daily")
    clock.go(hours=1)
    store.close()
    backup.restore(paths, KEY, old, now=clock.now())
    assert _codes(paths) == []


def test_blobs(paths: Paths, files: Files, filled: str) -> None:
    orphan = files.put(b"orphan")
    _change(paths, f"UPDATE blob SET data = x'00' WHERE hash = x'{orphan}'", file="files.db")
    assert check.check(paths, KEY) == [check.Finding("blob_damaged", {"hash": orphan, "table": ""})]
    _change(paths, "DELETE FROM blob", file="files.db")
    missing = [check.Finding("blob_missing", {"hash": filled, "table": "agency"})]
    assert check.check(paths, KEY) == missing
    files.close()
    for path in paths.data.glob("files.db*"):
        path.unlink()
    assert check.check(paths, KEY) == missing
    assert not paths.files.exists()


@pytest.mark.parametrize("file", ["desk.db", "files.db"])
def test_a_flipped_bit_anywhere(paths: Paths, store: Store, files: Files, filled: str, file: str) -> None:
    store.close()
    files.close()
    _change(paths, file="desk.db")
    _change(paths, file="files.db")
    path = paths.data / file
    data = bytearray(path.read_bytes())
    data[-2000] ^= 1
    path.write_bytes(data)
    assert "cipher_damaged" in _codes(paths)
    assert path.read_bytes() == data
    if file == "files.db":
        path.write_bytes(b"\x01" * 9000)
        assert _codes(paths) == ["cipher_damaged"]


def test_a_desk_that_does_not_open(paths: Paths, store: Store, filled: str) -> None:
    store.close()
    with refused("wrong_key"):
        check.check(paths, bytes(32))


def test_a_sweep_keeps_what_an_undo_could_name_again(paths: Paths, store: Store, files: Files, filled: str) -> None:
    orphan = files.put(b"never named")
    with store.write("agency.save", undoable=True) as session:
        session.query(Agency).one().logo = None
    with closing(Files(paths, KEY)) as later, store.read() as session:
        assert check.sweep(later, session) == 1
        assert (later.has(filled), later.has(orphan)) == (True, False)
