"""Scans, pictures and issued PDFs: content-addressed blobs in a second encrypted file.

A blob is written before the row that names it: a crash between the two leaves an orphan, never a name without its
blob. One transaction over both files (ATTACH) was tried and tears in WAL mode.
"""

import hashlib
import os
import threading
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

from aedesk.domain.errors import UserError
from aedesk.paths import Paths
from aedesk.storage import opening
from aedesk.storage.answers import answered
from aedesk.storage.durable import sync_folder, whole_file

_TABLE = "CREATE TABLE blob (hash BLOB PRIMARY KEY, kind TEXT NOT NULL, size INTEGER NOT NULL, data BLOB NOT NULL)"


class Files:
    """The second file, open."""

    def __init__(self, paths: Paths, key: bytes) -> None:
        if not paths.files.exists():
            create(paths.files, key)
        self._con = opening.connect(paths.files, key)
        self._lock = threading.Lock()
        self._old = self._con.execute("SELECT coalesce(max(rowid), 0) FROM blob").fetchone()[0]

    def put(self, data: bytes, *, kind: str = "pdf") -> str:
        """Keep these bytes and name them; the same bytes are kept once."""
        digest = hashlib.sha256(data).digest()
        with self._lock, answered():
            self._con.execute("INSERT OR IGNORE INTO blob VALUES (?, ?, ?, ?)", (digest, kind, len(data), data))
        return digest.hex()

    def get(self, hash: str) -> bytes:
        """The bytes of that name, proved to be the same that were put."""
        with self._lock, answered():
            row = self._con.execute("SELECT data FROM blob WHERE hash = ?", (bytes.fromhex(hash),)).fetchone()
        if row is None:
            raise UserError("file_missing", hash=hash)
        data = bytes(row[0])
        if hashlib.sha256(data).hexdigest() != hash:
            raise UserError("file_damaged", hash=hash)
        return data

    def has(self, hash: str) -> bool:
        """Whether bytes of that name are kept."""
        with self._lock:
            sql = "SELECT 1 FROM blob WHERE hash = ?"
            return self._con.execute(sql, (bytes.fromhex(hash),)).fetchone() is not None

    def names(self) -> set[str]:
        """The names of everything that is kept."""
        with self._lock, answered():
            return {bytes(row[0]).hex() for row in self._con.execute("SELECT hash FROM blob")}

    def check(self) -> list[str]:
        """The names whose bytes are not what they were."""
        return [name for name in sorted(self.names()) if not self._whole(name)]

    def sweep(self, keep: Collection[str]) -> int:
        """Drop what is not in `keep`; what was put since the file was opened may still wait for its row and stays."""
        with self._lock:
            old = self._con.execute("SELECT hash FROM blob WHERE rowid <= ?", (self._old,)).fetchall()
            orphans = [row for row in old if bytes(row[0]).hex() not in keep]
            self._con.executemany("DELETE FROM blob WHERE hash = ?", orphans)
        return len(orphans)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._con.close()

    def _whole(self, name: str) -> bool:
        try:
            self.get(name)
        except UserError:
            return False
        return True


def create(path: Path, key: bytes) -> None:
    """An empty file for blobs, put in place whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    for suffix in ("", "-journal"):
        fresh.with_name(fresh.name + suffix).unlink(missing_ok=True)
    with closing(opening.keyed(fresh, key)) as con:
        con.execute(_TABLE)
        con.execute("PRAGMA user_version=1")
    whole_file(fresh)
    os.replace(fresh, path)
    sync_folder(path.parent)
