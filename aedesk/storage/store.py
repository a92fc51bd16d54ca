"""The one door to the data: read, or do one thing in one transaction with its journal row and its search text."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import event, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.exc import StaleDataError

from aedesk.clock import Clock
from aedesk.domain.errors import UserError
from aedesk.paths import Paths
from aedesk.storage import counting, engine, journal, mapping, search
from aedesk.storage import tables as t
from aedesk.storage.answers import answered

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Change:
    """What a committed operation touched: the records, not the rows inside them."""

    seq: int
    verb: str
    undoable: bool
    kinds: frozenset[str]
    ids: frozenset[UUID]


class _Writing(Session):
    """A session whose flushes alone may write."""

    def flush(self, objects: Any = None) -> None:
        """Write what changed, with the door open meanwhile."""
        with engine.door(self.connection()):
            super().flush(objects)


class Store:
    """The open desk; readers from any thread, one writer at a time."""

    def __init__(self, paths: Paths, key: bytes, clock: Clock) -> None:
        mapping.configure()
        self.paths = paths
        self.key = key
        self.clock = clock
        self.actor = ""
        self.listeners: list[Callable[[Change], None]] = []
        self.latest: Change | None = None  # what the last operation touched; none if it changed nothing
        self._lock = threading.Lock()
        self._writer: int | None = None
        self._engine = engine.make(paths.database, key)
        self._engine.connect().close()  # refuse now what cannot be opened
        self._readers = sessionmaker(self._engine, expire_on_commit=False, autoflush=False)
        self._writers = sessionmaker(engine.writing(self._engine), class_=_Writing, expire_on_commit=False)
        event.listen(self._writers, "before_flush", counting.before_flush)
        event.listen(self._writers, "after_flush", journal.collect)
        event.listen(self._writers, "before_commit", _before_commit)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that reads; what it gives stays whole after it closed."""
        with answered(), self._readers() as session:
            yield session

    @contextmanager
    def write(self, verb: str, *, undoable: bool = False) -> Iterator[Session]:
        """Do one thing, all or nothing; listeners hear of it when it is safe on the disk."""
        with self.transaction(verb, undoable=undoable) as session:
            yield session

    @contextmanager
    def transaction(self, verb: str, *, undoable: bool, undoes: int | None = None) -> Iterator[Session]:
        """As `write`; an undo names the operation that it takes back."""
        if self._writer == threading.get_ident():
            raise RuntimeError(f"{verb} was begun inside another operation")
        operation = journal.Operation(verb, undoable, self.actor, self.clock.now(), undoes)
        with self._lock:
            self._writer = threading.get_ident()
            try:
                with answered(), self._writers(info={"operation": operation}) as session:
                    yield session
                    session.commit()
            except BaseException as error:
                for noun in operation.born:  # so that the same noun can be saved once more
                    noun.version = 0
                if isinstance(error, StaleDataError):
                    raise UserError("stale") from None
                raise
            finally:
                self._writer = None
        self.latest = None
        if operation.seq is not None:
            self.latest = Change(operation.seq, verb, undoable, frozenset(operation.kinds), frozenset(operation.ids))
            self._tell(self.latest)

    def draw(self, session: Session, kind: str) -> str:
        """The next number of a kind (J, E, B, C, SR); it is drawn if and only if the operation succeeds."""
        following = insert(t.sequence).values(kind=kind, next=2)
        following = following.on_conflict_do_update(index_elements=["kind"], set_={"next": t.sequence.c.next + 1})
        with engine.door(session.connection()) as con:
            drawn = con.execute(following.returning(t.sequence.c.next)).scalar_one() - 1
        return f"{kind}-{drawn:04d}"

    def peek(self, kind: str) -> str:
        """The number that would be drawn next."""
        with self.read() as session:
            drawn = session.execute(select(t.sequence.c.next).where(t.sequence.c.kind == kind)).scalar()
        return f"{kind}-{drawn or 1:04d}"

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._engine.dispose()

    def _tell(self, change: Change) -> None:
        for listener in list(self.listeners):
            try:
                listener(change)
            except Exception:  # the data is safe already; a screen that fails must not say otherwise
                _log.exception("a listener failed after %s", change.verb)


def _before_commit(session: Session) -> None:
    """Write the journal row and the search text into the transaction that is about to end."""
    counting.positions(session)  # a list sorted in place tells nobody
    session.flush()
    operation: journal.Operation = session.info["operation"]
    if not operation.changes:
        return
    with engine.door(session.connection()) as con:
        journal.append(con, operation)
        search.update(con, list(operation.changes.values()))
    operation.changes.clear()
