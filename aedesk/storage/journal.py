"""The journal: every change, before and after, in the same transaction as the change, chained by hashes.

The chain runs over the digest of the changes, so that a person's data could be erased on request without breaking it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.orm import InstanceState, Session

from aedesk.domain.ids import new_id
from aedesk.storage import tables as t
from aedesk.storage.raw import query
from aedesk.storage.types import from_json, instant, micros, to_json

NOTHING = b""


@dataclass
class Row:
    """What became of one row in one operation; values as the journal writes them."""

    table: str
    id: UUID
    root: UUID
    above: UUID | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @property
    def kind(self) -> str:
        """The record that it is a part of."""
        return t.PARENT.get(self.table, self.table)


Changes = dict[tuple[str, UUID], Row]


@dataclass
class Operation:
    """One thing that somebody does: the header of its journal row and what it changed."""

    verb: str
    undoable: bool
    actor: str
    at: datetime
    undoes: int | None = None
    seq: int | None = None
    changes: Changes = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)
    ids: set[UUID] = field(default_factory=set)
    born: list[Any] = field(default_factory=list)
    counted: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class FieldChange:
    """One field of one row; `act` says whether the row was made, changed or removed."""

    table: str
    id: UUID
    field: str
    before: Any
    after: Any
    act: str = "update"


@dataclass(frozen=True)
class Entry:
    """One operation in a record's history."""

    seq: int
    at: datetime
    actor: str
    verb: str
    undoable: bool
    changes: tuple[FieldChange, ...]
    undoes: int | None = None


@dataclass(frozen=True)
class Verified:
    """How many rows the chain has, and the first one that does not fit it."""

    rows: int
    bad_seq: int | None


def collect(session: Session, flush: Any) -> None:
    """Take note of what a flush wrote; `flush.states` also knows the children that left a list."""
    changes: Changes = session.info["operation"].changes
    new = {id(thing) for thing in session.new}
    for state, (gone, only_listed) in flush.states.items():
        if not only_listed:
            note(changes, _row(state, gone, id(state.obj()) in new))


def _row(state: InstanceState[Any], gone: bool, made: bool) -> Row:
    table = t.metadata.tables[table_name(state)]
    now: dict[str, Any] = {column.name: state.dict.get(column.name) for column in table.columns}
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    if made:
        after = {name: to_json(value) for name, value in now.items() if name != "id"}
    else:
        old = _changed(state)
        if gone:
            if missing := [column.name for column in table.columns if column.name not in state.dict]:
                raise RuntimeError(f"{table.name} was removed without having been read: {missing}")
            before = {name: to_json(old.get(name, value)) for name, value in now.items() if name != "id"}
        else:
            before = {name: to_json(value) for name, value in old.items()}
            after = {name: to_json(now[name]) for name in old}
    parent = t.PARENT.get(table.name)
    above = t.ABOVE.get(table.name)
    return Row(table.name, now["id"], now[f"{parent}_id"] if parent else now["id"], now[above] if above else None,
               before, after)  # fmt: skip


def table_name(state: InstanceState[Any]) -> str:
    """The table that a mapped thing lives in."""
    return str(state.mapper.local_table.description)


def _changed(state: InstanceState[Any]) -> dict[str, Any]:
    """The old values of the columns that changed; the version is no news."""
    old = {}
    for attribute in state.mapper.column_attrs:
        history = state.attrs[attribute.key].history
        if attribute.key in ("id", "version") or not history.has_changes():
            continue
        if not history.deleted:
            raise RuntimeError(f"{table_name(state)}.{attribute.key} changed without having been read")
        old[attribute.key] = history.deleted[0]
    return old


def note(changes: Changes, row: Row) -> None:
    """Add a row's change to what the same transaction did to it before: first before, last after."""
    place = (row.table, row.id)
    earlier = changes.get(place)
    if earlier is not None:
        if earlier.before is None:  # made in this transaction
            row.after = None if row.after is None else {**(earlier.after or {}), **row.after}
            row.before = None
        elif row.after is None:  # changed, then removed
            row.before = {**(row.before or {}), **earlier.before}
        elif earlier.after is None:  # removed, then made again
            row.before = earlier.before
        else:
            row.before, row.after = {**(row.before or {}), **earlier.before}, {**earlier.after, **row.after}
    if row.before is not None and row.after is not None:
        same = [name for name in row.after if name == "version" or row.before.get(name) == row.after[name]]
        row.before = {name: value for name, value in row.before.items() if name in row.after and name not in same}
        row.after = {name: value for name, value in row.after.items() if name not in same}
    if not row.before and not row.after:
        changes.pop(place, None)
    else:
        changes[place] = row


def append(con: Connection, operation: Operation) -> int:
    """Write the operation's row and tell which records it is about; the door must be open."""
    rows = list(operation.changes.values())
    last = con.execute(select(t.journal.c.seq, t.journal.c.hash).order_by(t.journal.c.seq.desc()).limit(1)).first()
    seq, previous = (last[0] + 1, last[1]) if last else (1, NOTHING)
    text = json.dumps([_written(row) for row in rows], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    digest = hashlib.sha256(text.encode()).digest()
    op = new_id()
    told = header(seq, op, micros(operation.at), operation.actor, operation.verb, operation.undoable, operation.undoes)
    con.execute(
        t.journal.insert().values(
            seq=seq, op=op, at=operation.at, actor=operation.actor, verb=operation.verb, undoable=operation.undoable,
            undoes=operation.undoes, changes=text, digest=digest, hash=link(previous, told, digest),
        )
    )  # fmt: skip
    own = {row.root for row in rows}
    above = {row.above for row in rows if row.above is not None} - own
    subjects = [(id, True) for id in own] + [(id, False) for id in above]
    con.execute(t.journal_subject.insert(), [{"id": id, "seq": seq, "own": mine} for id, mine in subjects])
    _bury(con, seq, rows)
    operation.kinds |= {row.kind for row in rows}
    operation.ids |= own
    operation.seq = seq
    return seq


def _bury(con: Connection, seq: int, rows: Iterable[Row]) -> None:
    """A removed row leaves a stone, so that another laptop can learn of it; one that came back loses it."""
    for row in rows:
        if row.after is None:
            con.execute(t.tombstone.insert().values(id=row.id, kind=row.table, seq=seq))
        elif row.before is None:
            con.execute(t.tombstone.delete().where(t.tombstone.c.id == row.id))


def _written(row: Row) -> dict[str, Any]:
    written = {"k": row.table, "id": row.id.hex, "r": row.root.hex, "b": row.before, "a": row.after}
    return written if row.above is None else written | {"u": row.above.hex}


def read_changes(text: str | None) -> list[Row]:
    """The rows of a stored operation; none if its data was erased."""
    return [
        Row(w["k"], UUID(hex=w["id"]), UUID(hex=w["r"]), UUID(hex=w["u"]) if "u" in w else None, w["b"], w["a"])
        for w in json.loads(text or "[]")
    ]


def header(seq: int, op: UUID, at: int, actor: str, verb: str, undoable: bool, undoes: int | None) -> bytes:
    """What a row says besides its changes, as the chain takes it."""
    return json.dumps([seq, op.hex, at, actor, verb, undoable, undoes], ensure_ascii=False).encode()


def link(previous: bytes, head: bytes, digest: bytes) -> bytes:
    """The hash that ties a row to the one before."""
    return hashlib.sha256(previous + head + digest).digest()


def verify(con: Any) -> Verified:
    """Walk the chain over the stored text; a cut tail shows only beside the head that a backup remembers."""
    previous, count = NOTHING, 0
    sql = "SELECT seq, op, at, actor, verb, undoable, undoes, changes, digest, hash FROM journal ORDER BY seq"
    for seq, op, at, actor, verb, undoable, undoes, text, digest, tie in query(con, sql):
        told = header(seq, UUID(bytes=op), at, actor, verb, bool(undoable), undoes)
        whole = text is None or hashlib.sha256(text.encode()).digest() == digest
        if seq != count + 1 or not whole or link(previous, told, digest) != tie:
            return Verified(count, seq)
        previous, count = tie, count + 1
    return Verified(count, None)


def head(con: Any) -> tuple[int, str]:
    """The newest row's number and hash."""
    for seq, tie in query(con, "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"):
        return int(seq), bytes(tie).hex()
    return 0, ""


_HISTORY = """SELECT j.seq, j.at, j.actor, j.verb, j.undoable, j.undoes, j.changes FROM journal_subject s
JOIN journal j ON j.seq = s.seq WHERE s.id = ? AND s.own >= ? ORDER BY j.seq DESC LIMIT ?"""


def history(con: Any, kind: str, id: UUID, *, wide: bool = False, limit: int = 500) -> list[Entry]:
    """What became of one record, newest first; `wide` adds a job's brief, estimates and papers, a client's notes."""
    entries = []
    for seq, at, actor, verb, undoable, undoes, text in query(con, _HISTORY, (id.bytes, not wide, limit)):
        rows = [
            row for row in read_changes(text) if (row.root == id and row.kind == kind) or (wide and row.above == id)
        ]
        fields = tuple(change for row in rows for change in _fields(row))
        entries.append(Entry(seq, instant(at), actor, verb, bool(undoable), fields, undoes))
    return entries


def _fields(row: Row) -> Iterator[FieldChange]:
    act = "insert" if row.before is None else "delete" if row.after is None else "update"
    for name in row.after or row.before or {}:
        if name in ("version", "position") or name == f"{t.PARENT.get(row.table)}_id":
            continue
        before, after = typed(row.table, name, row.before), typed(row.table, name, row.after)
        if act == "update" or before not in (None, "") or after not in (None, ""):
            yield FieldChange(row.table, row.id, name, before, after, act)


def typed(table: str, name: str, values: dict[str, Any] | None) -> Any:
    """A journalled value as the column's own type; as it stands if the column is gone since."""
    value = None if values is None else values.get(name)
    columns = t.metadata.tables[table].columns
    return from_json(columns[name].type, value) if name in columns else value
