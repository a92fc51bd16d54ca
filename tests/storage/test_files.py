"""Blobs by content: kept once, proved when read, whole or not at all."""

from contextlib import closing

import pytest
from sqlcipher3 import dbapi2

from aedesk.paths import Paths
from aedesk.storage import opening
from aedesk.storage.files import Files
from tests.storage.things import refused


def test_the_same_bytes_are_kept_once(paths: Paths, files: Files) -> None:
    name = files.put(b"%PDF-1.7 one")
    assert name == files.put(b"%PDF-1.7 one", kind="scan")
    assert (files.get(name), files.has(name), files.has("0" * 64)) == (b"%PDF-1.7 one", True, False)
    assert files.names() == {name}
    assert all(b"%PDF" not in file.read_bytes() for file in paths.data.glob("files.db*"))
    with refused("file_missing"):
        files.get("0" * 64)


def test_bytes_that_changed_are_not_handed_out(paths: Paths, key: bytes, files: Files) -> None:
    good, bad = files.put(b"good"), files.put(b"bad")
    with closing(opening.connect(paths.files, key)) as con:
        con.execute("UPDATE blob SET data = ? WHERE hash = ?", (b"worse", bytes.fromhex(bad)))
    with refused("file_damaged"):
        files.get(bad)
    assert files.check() == [bad]
    assert files.get(good) == b"good"


def test_a_sweep_spares_what_may_still_wait_for_its_row(paths: Paths, key: bytes, files: Files) -> None:
    kept, orphan = files.put(b"kept"), files.put(b"orphan")
    assert files.sweep(set()) == 0
    with closing(Files(paths, key)) as later:
        young = later.put(b"young")
        assert later.sweep({kept}) == 1
        assert later.names() == {kept, young}
        assert not later.has(orphan)


def test_refusals(paths: Paths, key: bytes, files: Files) -> None:
    files.close()
    with refused("wrong_key"):
        Files(paths, bytes(32))
    paths.files.write_bytes(b"")
    with refused("database_empty"):
        Files(paths, key)
    assert paths.files.read_bytes() == b""


def test_a_full_disk(files: Files) -> None:
    kept = files.put(b"kept")
    pages = files._con.execute("PRAGMA page_count").fetchone()[0]
    files._con.execute(f"PRAGMA max_page_count={pages}")
    with refused("disk_full"):
        files.put(b"x" * 1_000_000)
    assert files.names() == {kept}


def test_another_failure_is_our_bug(files: Files) -> None:
    files.close()
    with pytest.raises(dbapi2.ProgrammingError):
        files.put(b"late")
