"""Backups: a copy of the database in a folder of its own, and one growing file of blobs beside all of them.

Everything stays encrypted with the desk's key; the vault goes along, so that a backup opens on another computer by
passphrase or recovery sheet. The database is copied first, then the blobs: names never point into nothing.
"""

import json
import os
import shutil
from collections.abc import Callable, Hashable
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from aedesk.clock import Clock
from aedesk.domain.errors import UserError
from aedesk.paths import Paths
from aedesk.storage import files, opening, vault
from aedesk.storage.answers import answered
from aedesk.storage.durable import sync_folder, whole_file, write_whole
from aedesk.storage.store import Store

COUNTED = ("client", "job", "estimate", "paper")
ROUTINE = ("exit", "daily")
RISKY_DAYS = 30  # a backup from before something risky outlives the routine ones of its day
_DAYS, _WEEKS, _MONTHS = 7, 4, 12


@dataclass(frozen=True)
class BackupInfo:
    """One backup, as its manifest tells; the head is the journal's last row, which a cut tail would betray."""

    path: Path
    at: datetime
    reason: str
    counts: dict[str, int]
    size: int
    verified: bool
    schema: int
    head_seq: int
    head_hash: str


def stamp(at: datetime) -> str:
    """A folder's name that sorts by time."""
    return f"{at.astimezone(UTC):%Y%m%d-%H%M%S-%f}"


def make(store: Store, reason: str) -> BackupInfo:
    """Back up the open desk and read the copy back; the desk stays usable meanwhile."""
    return copy_desk(store.paths, store.key, reason, store.clock.now())


def copy_desk(paths: Paths, key: bytes, reason: str, at: datetime | None = None) -> BackupInfo:
    """As `make`, for a database of any schema that is not open otherwise."""
    at = at or Clock().now()
    target = paths.backups / f"{stamp(at)}-{reason}"
    fresh = target.with_name(f".new-{target.name}")
    with answered():
        try:
            fresh.mkdir(parents=True)
            return _fill(paths, key, fresh, target, reason, at)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def _fill(paths: Paths, key: bytes, fresh: Path, target: Path, reason: str, at: datetime) -> BackupInfo:
    _copy_database(paths.database, fresh / "desk.db", key)
    blobs, size = _copy_blobs(paths.files, paths.backups / "files.db", key)
    with closing(opening.connect(fresh / "desk.db", key, readonly=True)) as con:
        counts = {name: con.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in COUNTED}
        head = con.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone() or (0, b"")
        info = BackupInfo(
            path=target, at=at, reason=reason, counts={**counts, "file": blobs},
            size=size + (fresh / "desk.db").stat().st_size, verified=_sound(con), schema=opening.schema_version(con),
            head_seq=head[0], head_hash=bytes(head[1]).hex(),
        )  # fmt: skip
    if not info.verified:
        raise UserError("backup_failed")
    if paths.vault.exists():
        write_whole(fresh / "vault.json", paths.vault.read_bytes())
    manifest = {**asdict(info), "at": at.isoformat()}
    del manifest["path"]
    write_whole(fresh / "manifest.json", json.dumps(manifest, indent=1).encode())
    os.replace(fresh, target)
    sync_folder(paths.backups)
    return info


def _copy_database(source: Path, target: Path, key: bytes) -> None:
    with closing(opening.connect(source, key)) as con, closing(opening.keyed(target, key)) as copy:
        con.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, that opens from a read-only medium too
    whole_file(target)


def _copy_blobs(source: Path, target: Path, key: bytes) -> tuple[int, int]:
    """Add the blobs that the copy has not got yet, and read each new one back; how many there are, and their size."""
    if not source.exists():
        return 0, 0
    if not target.exists():
        files.create(target, key)
    with closing(opening.connect(source, key)) as con, closing(_kept(target, key)) as copy:
        have = {row[0] for row in copy.execute("SELECT hash FROM blob")}
        for (name,) in con.execute("SELECT hash FROM blob").fetchall():
            if name in have:
                continue
            row = con.execute("SELECT hash, kind, size, data FROM blob WHERE hash = ?", (name,)).fetchone()
            copy.execute("INSERT INTO blob VALUES (?, ?, ?, ?)", row)
            if copy.execute("SELECT data FROM blob WHERE hash = ?", (name,)).fetchone()[0] != row[3]:
                raise UserError("backup_failed")
        count, size = con.execute("SELECT count(*), coalesce(sum(size), 0) FROM blob").fetchone()
    return int(count), int(size)


def _kept(target: Path, key: bytes) -> opening.Connection:
    """The growing file of blobs; a damaged one is put aside and begun anew. The key is right: the desk opened by it."""
    try:
        return opening.connect(target, key)
    except UserError as error:
        if error.code not in ("database_damaged", "database_empty", "wrong_key"):
            raise
    number = 1 + len(list(target.parent.glob("files.db.damaged*")))
    os.replace(target, target.with_name(f"files.db.damaged{number}"))
    files.create(target, key)
    return opening.connect(target, key)


def _sound(con: opening.Connection) -> bool:
    """Whether every page decrypts and the tables fit together."""
    try:
        damaged = con.execute("PRAGMA cipher_integrity_check").fetchone()
        return damaged is None and con.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except dbapi2.DatabaseError:
        return False


def backups(paths: Paths) -> list[BackupInfo]:
    """Every whole backup, newest first."""
    found = []
    for manifest in paths.backups.glob("[0-9]*/manifest.json"):
        try:
            told: dict[str, Any] = json.loads(manifest.read_bytes())
            found.append(BackupInfo(path=manifest.parent, **{**told, "at": datetime.fromisoformat(told["at"])}))
        except (OSError, ValueError, KeyError, TypeError):
            continue  # not one of ours
    return sorted(found, key=lambda info: info.at, reverse=True)


def due(paths: Paths, now: datetime) -> bool:
    """Whether none was made today yet."""
    newest = next(iter(backups(paths)), None)
    return newest is None or newest.at.astimezone(now.tzinfo).date() < now.date()


def prune(paths: Paths, now: datetime) -> list[Path]:
    """Keep the newest of 7 days, 4 weeks and 12 months that have one; what was dropped."""
    for unfinished in paths.backups.glob(".new-*"):
        shutil.rmtree(unfinished, ignore_errors=True)
    everything = backups(paths)
    risky = now - timedelta(days=RISKY_DAYS)
    keep = {info.path for info in everything[:1]}
    keep |= {info.path for info in everything if info.reason not in ROUTINE and info.at >= risky}
    rounds: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
        (_DAYS, lambda at: at.date()),
        (_WEEKS, lambda at: at.isocalendar()[:2]),
        (_MONTHS, lambda at: (at.year, at.month)),
    )
    for count, bucket in rounds:
        newest: dict[Hashable, Path] = {}
        for info in everything:
            newest.setdefault(bucket(info.at.astimezone(now.tzinfo)), info.path)
        keep |= set(list(newest.values())[:count])
    dropped = [info.path for info in everything if info.path not in keep]
    for path in dropped:
        (path / "manifest.json").unlink(missing_ok=True)  # first, so that half a backup is never offered
        shutil.rmtree(path, ignore_errors=True)
    return dropped


def key_for(paths: Paths, info: BackupInfo, passphrase: str) -> bytes:
    """The key by a passphrase: from the desk's key file, or from the backup's where that one is lost or damaged."""
    try:
        return vault.open_with_passphrase(paths.vault, passphrase)
    except UserError as error:
        if error.code not in ("vault_missing", "vault_damaged"):
            raise
    return vault.open_with_passphrase(info.path / "vault.json", passphrase)


def prove(key: bytes, info: BackupInfo) -> None:
    """Refuse a backup that cannot be put back."""
    try:
        with closing(opening.connect(info.path / "desk.db", key, readonly=True)) as con:
            sound = _sound(con)
    except UserError as error:
        if error.code not in ("database_damaged", "database_missing", "database_empty"):
            raise
        sound = False
    if not sound:
        raise UserError("backup_damaged")


def restore(paths: Paths, key: bytes, info: BackupInfo, *, now: datetime | None = None) -> Path:
    """Put a backup in place of the closed desk; what was there is kept aside, and at no moment is there nothing."""
    prove(key, info)
    aside = paths.data / "aside" / stamp(now or Clock().now())
    with answered():
        aside.mkdir(parents=True)
        fresh = paths.database.with_name("desk.db.new")
        shutil.copyfile(info.path / "desk.db", fresh)
        whole_file(fresh)
        _put_aside(paths, key, aside)
        os.replace(fresh, paths.database)
        sync_folder(paths.data)
        _bring_blobs(paths, key, aside)
        if not vault.knows(paths.vault, key) and (info.path / "vault.json").exists():
            _move(paths.vault, aside)
            write_whole(paths.vault, (info.path / "vault.json").read_bytes())
    return aside


def _put_aside(paths: Paths, key: bytes, aside: Path) -> None:
    """Copy the present database with its log, and leave no log behind: it would be played into the restored one."""
    if paths.database.exists():
        try:
            with closing(opening.connect(paths.database, key)) as con:
                con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except (UserError, dbapi2.DatabaseError):
            pass  # a damaged one is kept as it is
        shutil.copyfile(paths.database, aside / "desk.db")
        whole_file(aside / "desk.db")
    for suffix in ("-wal", "-shm"):
        _move(paths.database.with_name(f"desk.db{suffix}"), aside)


def _bring_blobs(paths: Paths, key: bytes, aside: Path) -> None:
    """Blobs are named by their content: the present ones stay, what the backup has beyond them is added."""
    kept = paths.backups / "files.db"
    if not kept.exists():
        return
    if paths.files.exists():
        try:
            opening.connect(paths.files, key).close()
        except UserError:
            for suffix in ("", "-wal", "-shm"):
                _move(paths.files.with_name(f"files.db{suffix}"), aside)
    _copy_blobs(kept, paths.files, key)


def _move(path: Path, folder: Path) -> None:
    if path.exists():
        os.replace(path, folder / path.name)
