"""The steps of a day that still stand, and what they are about: the journal as the diary reads it (D-05)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.storage import journal
from aedesk.storage import tables as t
from aedesk.storage.journal import Row
from aedesk.storage.raw import query
from aedesk.storage.types import instant, micros

_SLACK = 200
"""Steps before and after the day that are looked at as well: a clock may have been set."""


@dataclass(frozen=True)
class Step:
    """One step of the journal that the diary knows."""

    seq: int
    at: datetime
    verb: str
    rows: tuple[Row, ...]

    def row(self, table: str, **after: object) -> Row | None:
        """The row of a table that was changed to these values."""
        for row in self.rows:
            held = row.after if row.table == table else None
            if held is not None and all(held.get(name) == value for name, value in after.items()):
                return row
        return None


@dataclass
class Facts:
    """The present rows that the steps of a day are about, read table by table."""

    session: Session
    wanted: dict[str, set[UUID]] = field(default_factory=dict)
    _read: dict[str, dict[UUID, Any]] = field(default_factory=dict)

    def of(self, table: str, id: UUID | None) -> Any:
        """A row, or none if it is gone."""
        if id is None:
            return None
        known = self._read.setdefault(table, {})
        if id not in known:
            columns = t.metadata.tables[table].c
            ids = {id, *self.wanted.get(table, ())} - known.keys()
            known.update(dict.fromkeys(ids))
            for row in self.session.execute(select(t.metadata.tables[table]).where(columns.id.in_(ids))):
                known[row.id] = row
        return known[id]


def steps(s: Session, clock: Clock, day: date, verbs: Iterable[str]) -> list[Step]:
    """The steps of a day that still stand, in order."""
    start, end = clock.instant(day, 0), clock.instant(day + timedelta(days=1), 0)
    first, last = _place(s, start) - _SLACK, _place(s, end) + _SLACK
    known = sorted(verbs)
    sql = f"""SELECT seq, at, verb, changes FROM journal WHERE seq BETWEEN ? AND ? AND at >= ? AND at < ?
    AND verb IN ({",".join("?" * len(known))}) ORDER BY seq"""
    found = [
        Step(seq, instant(at), verb, tuple(journal.read_changes(text)))
        for seq, at, verb, text in query(s, sql, (first, last, micros(start), micros(end), *known))
    ]
    gone = _undone(s, found)
    return [step for step in found if step.seq not in gone]


def _place(s: Session, at: datetime) -> int:
    """About where in the journal an instant lies: its steps are numbered in the order of time."""
    low, high = 1, journal.head(s)[0] + 1
    sought = micros(at)
    while low < high:
        middle = (low + high) // 2
        ((found,),) = query(s, "SELECT at FROM journal WHERE seq = ?", (middle,))
        if found < sought:
            low = middle + 1
        else:
            high = middle
    return low


def _undone(s: Session, found: list[Step]) -> set[int]:
    """The steps that an undo took back which stands itself; an undo is about the same records."""
    ids = list({row.root.bytes for step in found for row in step.rows})
    undos: dict[int, list[int]] = {}
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        sql = f"""SELECT DISTINCT j.seq, j.undoes FROM journal_subject s JOIN journal j ON j.seq = s.seq
        WHERE s.id IN ({",".join("?" * len(some))}) AND s.seq > ? AND j.undoes IS NOT NULL"""
        for seq, undoes in query(s, sql, (*some, found[0].seq)):
            if seq not in undos.setdefault(undoes, []):
                undos[undoes].append(seq)

    def stands(seq: int) -> bool:
        return not any(stands(undo) for undo in undos.get(seq, ()))

    return {step.seq for step in found if not stands(step.seq)}
