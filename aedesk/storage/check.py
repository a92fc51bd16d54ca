"""Looks the whole desk over: pages, references, the journal's chain, and every blob."""

import re
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from sqlcipher3 import dbapi2

from aedesk.domain.errors import UserError
from aedesk.paths import Paths
from aedesk.storage import backup, journal, opening
from aedesk.storage import tables as t
from aedesk.storage.files import Files
from aedesk.storage.raw import query

_HASH = re.compile(r'"([0-9a-f]{64})"')


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it should be, by code; the command line and the window word it."""

    code: str
    values: dict[str, object]


def check(paths: Paths, key: bytes) -> list[Finding]:
    """Everything that is wrong; a database that does not even open is answered by UserError."""
    findings: list[Finding] = []
    with closing(opening.connect(paths.database, key)) as con:
        findings += _pages(con, paths.database.name)
        if findings:
            return findings  # nothing that is read from damaged pages could be trusted
        findings += _references(con)
        findings += _chain(con, paths)
        names = named(con)
    if not paths.files.exists():
        return findings + [Finding("blob_missing", {"hash": name, "table": names[name]}) for name in sorted(names)]
    try:
        with closing(opening.connect(paths.files, key)) as con:
            findings += _pages(con, paths.files.name)
    except UserError:
        return [*findings, Finding("cipher_damaged", {"file": paths.files.name, "pages": 1})]
    return findings + _blobs(paths, key, names)


def _blobs(paths: Paths, key: bytes, names: dict[str, str]) -> list[Finding]:
    try:
        with closing(Files(paths, key)) as files:
            missing, damaged = sorted(names.keys() - files.names()), files.check()
    except UserError:
        return []  # the damage is found already, and what lies behind it cannot be listed
    found = [Finding("blob_missing", {"hash": name, "table": names[name]}) for name in missing]
    return found + [Finding("blob_damaged", {"hash": name, "table": names.get(name, "")}) for name in damaged]


def named(con: Any) -> dict[str, str]:
    """Every blob that a row names, and the row's table."""
    found: dict[str, str] = {}
    for column in t.FILE_COLUMNS:
        table = column.table.name
        sql = f"SELECT {column.name} FROM {table} WHERE {column.name} IS NOT NULL"
        found |= {name: table for (name,) in query(con, sql)}
    return found


def ever_named(con: Any) -> set[str]:
    """Every blob that the journal knows: an undo may name it again, so a sweep keeps them all."""
    texts = query(con, "SELECT changes FROM journal WHERE changes IS NOT NULL")
    return {name for (text,) in texts for name in _HASH.findall(text)}


def _pages(con: opening.Connection, file: str) -> list[Finding]:
    try:
        damaged = con.execute("PRAGMA cipher_integrity_check").fetchall()
        if damaged:
            return [Finding("cipher_damaged", {"file": file, "pages": len(damaged)})]
        told = con.execute("PRAGMA integrity_check(5)").fetchall()
    except dbapi2.DatabaseError:
        return [Finding("cipher_damaged", {"file": file, "pages": 1})]
    return [] if told == [("ok",)] else [Finding("structure_damaged", {"file": file, "count": len(told)})]


def _references(con: opening.Connection) -> list[Finding]:
    counts: dict[str, int] = {}
    for table, _, _, _ in con.execute("PRAGMA foreign_key_check"):
        counts[table] = counts.get(table, 0) + 1
    return [Finding("foreign_key", {"table": table, "count": count}) for table, count in sorted(counts.items())]


def _chain(con: opening.Connection, paths: Paths) -> list[Finding]:
    told = journal.verify(con)
    if told.bad_seq is not None:
        return [Finding("journal_broken", {"seq": told.bad_seq})]
    restored = max((folder.name for folder in paths.data.glob("aside/*")), default="")
    for info in backup.backups(paths):
        if info.path.name <= restored or not info.head_seq:
            continue  # what came before a restore is another story
        row = con.execute("SELECT hash FROM journal WHERE seq = ?", (info.head_seq,)).fetchone()
        if row is None or bytes(row[0]).hex() != info.head_hash:
            return [Finding("journal_cut", {"seq": info.head_seq})]
        break
    return []


def sweep(files: Files, con: Any) -> int:
    """Drop the blobs that nothing names and nothing ever named: traces of a crash between blob and row."""
    return files.sweep(named(con).keys() | ever_named(con))
