"""Search as you type over clients, contacts, jobs, estimates, answers and the desk; the journal keeps it right."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from aedesk.storage import search_text as text
from aedesk.storage.journal import Row
from aedesk.storage.raw import query


@dataclass(frozen=True)
class Hit:
    """One thing found: what it is, its name, and the words beside it."""

    kind: str
    id: UUID
    title: str
    detail: str
    client_id: UUID | None  # things of the desk may belong to nobody


@dataclass(frozen=True)
class _Source:
    """Where a kind's words come from: names (also found by their pinyin), other words, and its line in the answer."""

    names: str
    others: str
    parts: str
    hit: str


_CLIENT_OF = "JOIN client c ON c.id = x.client_id"
_SOURCES = {
    "client": _Source(
        "SELECT short_name, other_name, legal_name FROM client WHERE id = ?",
        "SELECT code, reading, industry FROM client WHERE id = ?",
        "",
        "SELECT x.id, x.short_name, x.code || ' ' || x.other_name, x.id FROM client x",
    ),
    "contact": _Source(
        "SELECT name, other_name FROM contact WHERE id = ?",
        "SELECT title, phone, email FROM contact WHERE id = ?",
        "",
        f"SELECT x.id, x.name, c.short_name || ' ' || x.title, c.id FROM contact x {_CLIENT_OF}",
    ),
    "job": _Source(
        "SELECT title, other_title FROM job WHERE id = ?",
        "SELECT j.number, j.words, b.number, b.background, b.objective, b.must, b.budget, b.approver, b.materials"
        " FROM job j LEFT JOIN brief b ON b.job_id = j.id WHERE j.id = ?",
        "SELECT piece, format FROM deliverable WHERE brief_id IN (SELECT id FROM brief WHERE job_id = ?)",
        f"SELECT x.id, x.title, coalesce(x.number || ' ', '') || c.short_name, c.id FROM job x {_CLIENT_OF}",
    ),
    "estimate": _Source(
        "",
        "SELECT number, notes, other_notes FROM estimate WHERE id = ?",
        "SELECT description, other_description FROM estimate_line WHERE estimate_id = ?",
        "SELECT x.id, coalesce(x.number || ' v' || x.edition, j.title), c.short_name || ' ' || j.title, c.id"
        f" FROM estimate x JOIN job j ON j.id = x.job_id {_CLIENT_OF}",
    ),
    "answer": _Source(
        "",
        "SELECT said_by, own_words FROM answer WHERE id = ?",
        "",
        f"SELECT x.id, x.path, c.short_name, c.id FROM answer x {_CLIENT_OF}",
    ),
    "item": _Source(
        "SELECT title FROM item WHERE id = ?",
        "SELECT words, label, person, \"plan\", answer FROM item WHERE id = ?",
        "SELECT name FROM item_paper WHERE item_id = ?",
        "SELECT x.id, x.title, coalesce(c.short_name || ' ', '') || x.label, c.id FROM item x"
        " LEFT JOIN client c ON c.id = x.client_id",
    ),
}
_DOC = "INSERT INTO search_doc (doc, kind, id) VALUES (?, ?, ?)"
_TEXT = "INSERT INTO search_text (rowid, words, grams, initials) VALUES (?, ?, ?, ?)"
_SHELF = 1 << 40
"""Documents of a kind are numbered on a shelf of their own, so that each kind can be asked alone."""

_WORDS = {
    "client": {"short_name", "other_name", "legal_name", "code", "reading", "industry"},
    "contact": {"name", "other_name", "title", "phone", "email"},
    "job": {"title", "other_title", "number", "words"},
    "brief": {"number", "background", "objective", "must", "budget", "approver", "materials"},
    "deliverable": {"piece", "format"},
    "estimate": {"number", "notes", "other_notes"},
    "estimate_line": {"description", "other_description"},
    "answer": {"value", "said_by", "own_words"},
    "item": {"title", "words", "label", "person", "plan", "answer"},
    "item_paper": {"name"},
}


def update(con: Connection, rows: Iterable[Row]) -> None:
    """Index anew what an operation changed; the door must be open."""
    _write(con, {subject for row in rows if _matters(row) for subject in _subjects(con, row)})


def rebuild(con: Any) -> int:
    """Index everything anew, on a raw connection inside a transaction; the number of documents."""
    con.execute("DELETE FROM search_text")
    con.execute("DELETE FROM search_doc")
    for place, kind in enumerate(_SOURCES):
        ids = [row[0] for row in query(con, f"SELECT id FROM {kind} ORDER BY id")]
        for number, id in enumerate(ids, place * _SHELF + 1):
            values = _document(con, kind, id)
            con.execute(_DOC, (number, kind, id))
            con.execute(_TEXT, (number, *values))
    return int(con.execute("SELECT count(*) FROM search_doc").fetchone()[0])


def find(con: Any, asked: str, limit: int = 50) -> list[Hit]:
    """The newest hits of each kind for what was typed, in any of the three scripts; `con` is a session or raw."""
    sought = text.question(asked)
    if not sought:
        return []
    sql = """SELECT d.id FROM (SELECT rowid FROM search_text WHERE search_text MATCH ? AND rowid BETWEEN ? AND ?
    ORDER BY rowid DESC LIMIT ?) f JOIN search_doc d ON d.doc = f.rowid ORDER BY d.doc DESC"""
    found: dict[str, list[bytes]] = {}
    for place, kind in enumerate(_SOURCES):
        shelf = (place * _SHELF, (place + 1) * _SHELF - 1)
        found[kind] = [row[0] for row in query(con, sql, (sought, *shelf, limit))]
    return [hit for kind, ids in _shared(found, limit).items() for hit in _hits(con, kind, ids)]


def _shared(found: dict[str, list[bytes]], limit: int) -> dict[str, list[bytes]]:
    """No kind crowds out another: each has its share, and what is left over goes to the first that want it."""
    share = {kind: min(len(ids), limit // len(found)) for kind, ids in found.items()}
    for kind, ids in found.items():
        share[kind] += min(len(ids) - share[kind], limit - sum(share.values()))
    return {kind: ids[: share[kind]] for kind, ids in found.items()}


def _hits(con: Any, kind: str, ids: list[bytes]) -> list[Hit]:
    sql = f"{_SOURCES[kind].hit} WHERE x.id IN ({','.join('?' * len(ids))})"
    told = {row[0]: row for row in query(con, sql, tuple(ids))} if ids else {}
    return [Hit(kind, UUID(bytes=id), title, detail.strip(), UUID(bytes=client) if client else None)
            for id, title, detail, client in (told[id] for id in ids if id in told)]  # fmt: skip


def _matters(row: Row) -> bool:
    if row.before is None or row.after is None:
        return row.table in _WORDS
    return bool(_WORDS.get(row.table, set()) & row.after.keys())


def _subjects(con: Connection, row: Row) -> Iterator[tuple[str, bytes]]:
    if row.table in ("brief", "deliverable"):
        if row.above is not None:
            yield "job", row.above.bytes
        for (job,) in query(con, "SELECT job_id FROM brief WHERE id = ?", (row.root.bytes,)):
            yield "job", job
    elif row.table == "contact":
        yield "contact", row.id.bytes
    else:
        yield row.kind, row.root.bytes


def _write(con: Connection, subjects: set[tuple[str, bytes]]) -> None:
    for kind, id in sorted(subjects):
        for (doc,) in query(con, "SELECT doc FROM search_doc WHERE id = ?", (id,)):
            con.exec_driver_sql("DELETE FROM search_text WHERE rowid = ?", (doc,))
            con.exec_driver_sql("DELETE FROM search_doc WHERE doc = ?", (doc,))
        values = _document(con, kind, id)
        if any(values):
            doc = _next(con, kind)
            con.exec_driver_sql(_DOC, (doc, kind, id))
            con.exec_driver_sql(_TEXT, (doc, *values))


def _next(con: Any, kind: str) -> int:
    """The next free place on the kind's shelf: what changed last stands last and is found first."""
    start = list(_SOURCES).index(kind) * _SHELF
    sql = "SELECT coalesce(max(doc), ?) + 1 FROM search_doc WHERE doc BETWEEN ? AND ?"
    ((doc,),) = query(con, sql, (start, start, start + _SHELF - 1))
    return int(doc)


def _document(con: Any, kind: str, id: bytes) -> tuple[str, str, str]:
    source = _SOURCES[kind]
    names = _joined(con, source.names, id)
    others = "\n".join((_joined(con, source.others, id), _joined(con, source.parts, id)))
    everything = text.fold(f"{names}\n{others}")
    if kind == "answer":
        for (value,) in query(con, "SELECT value FROM answer WHERE id = ?", (id,)):
            everything += text.fold("\n" + text.spoken(value))
    if kind == "contact":
        everything += _ends_of_numbers(everything)
    return text.words(everything).strip(), text.grams(everything), text.initials(text.fold(names))


def _joined(con: Any, sql: str, id: bytes) -> str:
    if not sql:
        return ""
    return "\n".join(value for row in query(con, sql, (id,)) for value in row if value)


def _ends_of_numbers(everything: str) -> str:
    """A telephone number is also found without its country's code and by its last four digits."""
    digits = [number for number in re.findall(r"\d+", everything) if len(number) > 6]
    return "".join(f" {number[-11:]} {number[-10:]} {number[-4:]}" for number in digits)
