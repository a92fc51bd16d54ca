"""What became of a record, and taking the last step back."""

from uuid import UUID

from aedesk.domain.errors import UserError
from aedesk.domain.gate_check import check_move
from aedesk.domain.job import Job, Stage
from aedesk.services import lookup
from aedesk.storage import journal
from aedesk.storage import undo as steps
from aedesk.storage.journal import Entry, FieldChange, Verified
from aedesk.storage.raw import query
from aedesk.storage.store import Store

__all__ = ["Entry", "FieldChange", "HistoryService", "Verified"]

LONG = 200_000  # signs of what changed


class HistoryService:
    """Reads the journal and writes its undos."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, kind: str, id: UUID, *, wide: bool = False, limit: int = 500) -> list[Entry]:
        """What became of one record, newest first; `wide` adds what hangs on it."""
        with self._store.read() as s:
            return journal.history(s, kind, id, wide=wide, limit=limit)

    def undo(self, seq: int) -> int:
        """Take a step back, through the gates where a job would move forward; the new step's number."""
        self._check_gates(seq)
        return steps.undo(self._store, seq)

    def long(self, seq: int) -> bool:
        """Whether a step touched so much that taking it back is felt: an import of a thousand people."""
        with self._store.read() as s:
            size = next(iter(query(s, "SELECT length(changes) FROM journal WHERE seq = ?", (seq,))), (0,))[0]
        return (size or 0) > LONG

    def just_done(self) -> int | None:
        """The step that was made last, if it changed anything and has an undo."""
        step = self._store.latest
        return step.seq if step is not None and step.undoable else None

    def last_undoable(self) -> int | None:
        """The step that Ctrl+Z takes back."""
        with self._store.read() as s:
            return steps.last_undoable(s)

    def last_redoable(self) -> int | None:
        """The undo that Ctrl+Shift+Z takes back."""
        with self._store.read() as s:
            return steps.last_redoable(s)

    def verb(self, seq: int) -> str:
        """What a step was, by code; of an undo, what it took back."""
        with self._store.read() as s:
            row = next(iter(query(s, "SELECT verb, undoes FROM journal WHERE seq = ?", (seq,))), None)
        if row is None:
            raise UserError("not_found")
        return self.verb(row[1]) if row[1] is not None else str(row[0])

    def verify(self) -> Verified:
        """Whether the chain of all steps is unbroken."""
        with self._store.read() as s:
            return journal.verify(s)

    def _check_gates(self, seq: int) -> None:
        with self._store.read() as s:
            for (text,) in query(s, "SELECT changes FROM journal WHERE seq = ?", (seq,)):
                for row in journal.read_changes(text):
                    if row.table == "job" and row.before and "stage" in row.before and row.after:
                        job = s.get(Job, row.id)
                        if job is not None:
                            check_move(lookup.facts(s, job), Stage(row.before["stage"]))
