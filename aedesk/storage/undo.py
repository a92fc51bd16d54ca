"""Taking an operation back: the rows as they were before, written as an operation of its own.

It goes through plain table statements, not through the nouns, and refuses wherever somebody changed the same field
since. What was signed or issued has no undo, whatever the verb says.
"""

from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from aedesk.domain.errors import UserError
from aedesk.storage import engine, journal
from aedesk.storage import tables as t
from aedesk.storage.journal import Row
from aedesk.storage.raw import query
from aedesk.storage.store import Store
from aedesk.storage.types import to_json

VERB = "undo"

_ORDER = {table.name: place for place, table in enumerate(t.metadata.sorted_tables)}
_LOOSE = {"version", "position"}  # places in a list move when a neighbour leaves: no reason to refuse
_AFTER_ISSUE = {"state", "sent_on", "decided_on", "reason", "contact_id"}
_AFTER_SIGNATURE = {"copy_to_production_on", "original_filed", "checked", "position"}
_FAR = 500


def undo(store: Store, seq: int) -> int:
    """Take operation `seq` back; the new operation's number, which can be taken back in turn."""
    try:
        with store.transaction(VERB, undoable=True, undoes=seq) as session:
            operation: journal.Operation = session.info["operation"]
            con = session.connection()
            rows = _rows(con, seq)
            with engine.door(con):
                for row in rows:
                    journal.note(operation.changes, _back(con, row))
                _count(con, rows)
    except IntegrityError:  # something that came later hangs on what would go
        raise UserError("undo_conflict") from None
    if operation.seq is None:
        raise UserError("undo_not_possible")
    return operation.seq


def last_undoable(con: Any) -> int | None:
    """What Ctrl+Z takes back: the newest operation that stands, if it has an undo."""
    cancelled = set()
    for seq, undoable, undoes, of_undo in _newest(con):
        if seq in cancelled:
            continue
        if undoes is None:
            return int(seq) if undoable else None
        cancelled.add(undoes)
        if of_undo is not None:  # a redo: what it brought back stands again
            continue
    return None


def last_redoable(con: Any) -> int | None:
    """What a redo takes back: the newest undo after which nothing new was done."""
    cancelled = set()
    for seq, _, undoes, of_undo in _newest(con):
        if seq in cancelled:
            continue
        if undoes is None:
            return None
        if of_undo is None:
            return int(seq)
        cancelled.add(undoes)
    return None


def _newest(con: Any) -> Any:
    sql = """SELECT j.seq, j.undoable, j.undoes, u.undoes FROM journal j LEFT JOIN journal u ON u.seq = j.undoes
    ORDER BY j.seq DESC LIMIT ?"""
    return query(con, sql, (_FAR,))


def _rows(con: Connection, seq: int) -> list[Row]:
    """The operation's rows in the order to take them back: children go before, and come after, their parents."""
    found = con.execute(select(t.journal.c.undoable, t.journal.c.changes).where(t.journal.c.seq == seq)).first()
    if found is None or not found[0] or not found[1]:
        raise UserError("undo_not_possible")
    rows = journal.read_changes(found[1])
    made = sorted((row for row in rows if row.before is None), key=lambda row: -_ORDER[row.table])
    changed = (row for row in reversed(rows) if row.before is not None)  # what came last goes first: one place, one row
    others = sorted(changed, key=lambda row: _ORDER[row.table])
    return made + others


def _back(con: Connection, row: Row) -> Row:
    table = t.metadata.tables[row.table]
    found = con.execute(select(table).where(table.c.id == row.id)).mappings().first()
    now = None if found is None else {name: to_json(value) for name, value in found.items() if name != "id"}
    _refuse(con, row, now)
    if row.after is None:  # it was removed
        if now is not None:
            raise UserError("undo_conflict")
        values = dict(row.before or {})
        if "version" in values:
            values["version"] += 1
        con.execute(table.insert().values(id=row.id, **_typed(row.table, values)))
        return Row(row.table, row.id, row.root, row.above, None, values)
    if now is None or any(now.get(name) != value for name, value in row.after.items() if name not in _LOOSE):
        raise UserError("undo_conflict")
    if row.before is None:  # it was made
        con.execute(table.delete().where(table.c.id == row.id))
        return Row(row.table, row.id, row.root, row.above, now, None)
    con.execute(table.update().where(table.c.id == row.id).values(_typed(row.table, row.before)))
    return Row(row.table, row.id, row.root, row.above, {name: now.get(name) for name in row.before}, row.before)


def _refuse(con: Connection, row: Row, now: dict[str, Any] | None) -> None:
    """What is issued or signed stays."""
    changed = set((row.after or {}) if row.before is not None else ("everything",))
    if row.table == "paper":
        raise UserError("undo_not_possible")
    if row.table == "sign_off" and now is not None and now["state"] == "signed" and not changed <= _AFTER_SIGNATURE:
        raise UserError("undo_not_possible")
    if row.kind == "estimate":
        state = con.execute(select(t.estimate.c.state).where(t.estimate.c.id == row.root)).scalar()
        draft = state is None or state.value == "draft"
        back = (row.before or {}).get("state") if row.table == "estimate" else None
        if not draft and (row.table != "estimate" or back == "draft" or not changed <= _AFTER_ISSUE):
            raise UserError("undo_not_possible")


def _count(con: Connection, rows: list[Row]) -> None:
    """Whoever holds one of the records from before learns at saving that it is stale."""
    for kind, root in {(row.kind, row.root) for row in rows if not (row.table == row.kind and row.after is None)}:
        table = t.metadata.tables[kind]
        if "version" in table.c:
            con.execute(table.update().where(table.c.id == root).values(version=table.c.version + 1))


def _typed(table: str, values: dict[str, Any]) -> dict[str, Any]:
    return {name: journal.typed(table, name, values) for name in values if name in t.metadata.tables[table].c}
