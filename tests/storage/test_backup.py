"""A backup is read back, restoring keeps the present aside, and old ones thin out."""

import json
import os
import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone

import pytest

from aedesk.domain.client import Client
from aedesk.paths import Paths
from aedesk.storage import backup, opening, vault
from aedesk.storage.files import Files
from aedesk.storage.store import Store
from tests.storage.conftest import KEY, Wall
from tests.storage.things import client, estimate, job, keep, refused, rows


def _names(paths: Paths) -> set[str]:
    return {row["short_name"] for row in rows(paths, KEY)["client"].values()}


def test_a_backup_tells_what_it_holds(paths: Paths, clock: Wall, store: Store, files: Files) -> None:
    house = client("Perlenkette")
    work = job(house)
    keep(store, house, work, estimate(work))
    files.put(b"a scan of a signature")
    info = backup.make(store, "exit")
    assert info.counts == {"client": 1, "job": 1, "estimate": 1, "paper": 0, "file": 1}
    assert (info.at, info.reason, info.verified, info.schema) == (clock.now(), "exit", True, opening.SCHEMA)
    assert info.size > info.path.joinpath("desk.db").stat().st_size
    assert backup.backups(paths) == [info]
    held = [file for file in paths.backups.rglob("*") if file.is_file()]
    assert {file.name for file in held} == {"desk.db", "manifest.json", "files.db"} | {
        file.name for file in held if file.name.startswith("files.db-")
    }
    assert all(b"Perlenkette" not in file.read_bytes() and b"signature" not in file.read_bytes() for file in held)


def test_restore_keeps_the_present_aside(paths: Paths, clock: Wall, store: Store, files: Files) -> None:
    keep(store, client("Then"))
    scan = files.put(b"scan")
    info = backup.make(store, "daily")
    clock.go(days=1)
    keep(store, client("Now"))
    later = files.put(b"later")
    store.close()
    aside = backup.restore(paths, KEY, info, now=clock.now())
    if os.name == "posix":  # whoever copies a file by hand must not make it readable to others
        for kept in (paths.database, paths.files, aside / "desk.db", info.path / "desk.db"):
            assert kept.stat().st_mode & 0o077 == 0, kept
    assert _names(paths) == {"Then"}
    with closing(opening.connect(aside / "desk.db", KEY, readonly=True)) as con:
        assert set(con.execute("SELECT short_name FROM client")) == {("Then",), ("Now",)}
    with closing(Files(paths, KEY)) as again:
        assert (again.get(scan), again.get(later)) == (b"scan", b"later")
    again_store = Store(paths, KEY, clock)
    keep(again_store, client("After"))
    again_store.close()
    assert _names(paths) == {"Then", "After"}


@pytest.mark.parametrize("what", ["lost", "empty", "damaged"])
def test_restore_of_a_ruined_desk(paths: Paths, clock: Wall, store: Store, files: Files, what: str) -> None:
    keep(store, client("Then"))
    scan = files.put(b"scan")
    info = backup.make(store, "daily")
    store.close()
    files.close()
    for path in (paths.database, paths.files):
        if what == "lost":
            path.unlink()
        else:
            path.write_bytes(b"" if what == "empty" else b"\x01" * 50_000)
    aside = backup.restore(paths, KEY, info)
    assert _names(paths) == {"Then"}
    with closing(Files(paths, KEY)) as again:
        assert again.get(scan) == b"scan"
    assert {file.name for file in aside.iterdir()} >= ({"desk.db", "files.db"} if what != "lost" else set())


def test_a_damaged_backup_is_refused_and_nothing_is_touched(paths: Paths, store: Store) -> None:
    keep(store, client("Then"))
    info = backup.make(store, "daily")
    store.close()
    before = paths.database.read_bytes()
    copy = bytearray((info.path / "desk.db").read_bytes())
    copy[len(copy) // 2] ^= 1
    (info.path / "desk.db").write_bytes(copy)
    with refused("backup_damaged"):
        backup.restore(paths, KEY, info)
    (info.path / "desk.db").unlink()
    with refused("backup_damaged"):
        backup.restore(paths, KEY, info)
    assert paths.database.read_bytes() == before
    assert not (paths.data / "aside").exists()
    with refused("wrong_key"):
        shutil.copyfile(paths.database, info.path / "desk.db")
        backup.restore(paths, bytes(32), info)


def test_the_vault_goes_along(paths: Paths, tmp_path: object, clock: Wall) -> None:
    for file in paths.data.iterdir():
        file.unlink()
    made = vault.create(paths.vault, "four or five words", memory_kib=8192)
    from aedesk.storage import migrations

    migrations.create(paths, made.key)
    store = Store(paths, made.key, clock)
    keep(store, client("Then"))
    info = backup.make(store, "daily")
    store.close()
    elsewhere = Paths(paths.data.parent / "elsewhere")
    elsewhere.data.mkdir()
    shutil.copytree(paths.backups, elsewhere.backups)
    (moved,) = backup.backups(elsewhere)
    assert moved.head_hash == info.head_hash
    key = vault.open_with_passphrase(moved.path / "vault.json", "four or five words")
    backup.restore(elsewhere, key, moved)
    assert vault.open_with_recovery(elsewhere.vault, made.recovery) == made.key
    assert {row["short_name"] for row in rows(elsewhere, made.key)["client"].values()} == {"Then"}


def test_a_backup_that_fails_leaves_nothing(
    paths: Paths, clock: Wall, store: Store, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, client())

    def full(path: object, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("aedesk.storage.backup.write_whole", full)
    with refused("disk_full"):
        backup.make(store, "exit")
    monkeypatch.undo()
    assert backup.backups(paths) == []
    assert [file.name for file in paths.backups.iterdir() if not file.name.startswith("files.db")] == []
    monkeypatch.setattr("aedesk.storage.backup._sound", lambda con: False)
    with refused("backup_failed"):
        backup.make(store, "exit")


def test_a_damaged_store_of_blobs_is_begun_anew(paths: Paths, clock: Wall, store: Store, files: Files) -> None:
    scan = files.put(b"scan")
    keep(store, client())
    backup.make(store, "exit")
    for number, damaged in enumerate((b"\x02" * 9000, b""), 1):
        (paths.backups / "files.db").write_bytes(damaged)
        clock.go(minutes=1)
        backup.make(store, "exit")
        with closing(opening.connect(paths.backups / "files.db", KEY)) as con:
            assert bytes(con.execute("SELECT hash FROM blob").fetchone()[0]).hex() == scan
        assert (paths.backups / f"files.db.damaged{number}").read_bytes() == damaged


def test_due_once_a_day_where_the_laptop_stands(paths: Paths, clock: Wall, store: Store) -> None:
    shanghai = timezone(timedelta(hours=8))
    assert backup.due(paths, clock.now())
    clock.at = datetime(2026, 3, 12, 15, 59, tzinfo=UTC)
    backup.make(store, "daily")
    assert not backup.due(paths, clock.now().astimezone(shanghai))
    clock.go(minutes=1)
    assert backup.due(paths, clock.now().astimezone(shanghai))


def test_old_ones_thin_out(paths: Paths, clock: Wall, store: Store) -> None:
    template = backup.make(store, "exit").path
    manifest = json.loads((template / "manifest.json").read_bytes())
    shutil.rmtree(template)
    now = datetime(2026, 3, 31, 20, tzinfo=UTC)
    for hours in range(0, 24 * 420, 12):
        at = now - timedelta(hours=hours)
        folder = paths.backups / f"{backup.stamp(at)}-exit"
        folder.mkdir()
        (folder / "manifest.json").write_text(json.dumps({**manifest, "at": at.isoformat()}))
    for days in (3, 40):
        at = now - timedelta(days=days, hours=1)
        folder = paths.backups / f"{backup.stamp(at)}-update"
        folder.mkdir()
        (folder / "manifest.json").write_text(json.dumps({**manifest, "at": at.isoformat(), "reason": "update"}))
    (paths.backups / ".new-half").mkdir()
    (paths.backups / "notes").mkdir()
    backup.prune(paths, now)
    left = [(info.at.date().isoformat(), info.reason) for info in backup.backups(paths)]
    daily = [f"2026-03-{day}" for day in range(31, 24, -1)]
    weekly = ["2026-03-31", "2026-03-29", "2026-03-22", "2026-03-15"]
    ends = ["2026-02-28", "2026-01-31", "2025-12-31", "2025-11-30", "2025-10-31", "2025-09-30", "2025-08-31",
            "2025-07-31", "2025-06-30", "2025-05-31", "2025-04-30"]  # fmt: skip
    assert sorted(left) == sorted([(day, "exit") for day in {*daily, *weekly, *ends}] + [("2026-03-28", "update")])
    assert not (paths.backups / ".new-half").exists()
    assert (paths.backups / "notes").exists()
    assert backup.prune(paths, now) == []


def test_the_desk_stays_usable_meanwhile(paths: Paths, store: Store) -> None:
    keep(store, client("Before"))
    with store.read() as session:
        backup.make(store, "daily")
        assert session.query(Client).count() == 1
    with store.write("test.during") as session:
        session.add(client("During"))
        session.flush()
        info = backup.copy_desk(paths, KEY, "during")
    assert info.counts["client"] == 1
