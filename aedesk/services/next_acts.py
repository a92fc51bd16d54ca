"""What comes next with a client: the nearest planned visit or call."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select

from aedesk.clock import Clock
from aedesk.domain.call import CallState
from aedesk.domain.care import VisitState
from aedesk.storage import tables as t
from aedesk.storage.store import Store


@dataclass(frozen=True)
class NextAct:
    """A planned visit or call; a call without a fixed time waits in its day."""

    kind: str  # visit or call
    id: UUID
    day: date
    at: datetime | None
    travel: int  # minutes on the way there
    people: tuple[str, ...]
    about: str


class NextActService:
    """Says what comes next."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def of(self, client_id: UUID) -> NextAct | None:
        """The nearest planned visit or call, what stands at a time before what waits in the same day."""
        found = [one for one in (self._visit(client_id), self._call(client_id)) if one is not None]
        return min(found, key=lambda one: (one.day, one.at is None, one.at or self._clock.now()), default=None)

    def _visit(self, client_id: UUID) -> NextAct | None:
        v, w, n = t.visit.c, t.visit_person.c, t.contact.c
        query = (
            select(v.id, v.starts_at, v.travel, v.goal)
            .where(v.client_id == client_id, v.state == VisitState.PLANNED, v.starts_at >= self._clock.now())
            .order_by(v.starts_at)
        )
        with self._store.read() as s:
            row = s.execute(query.limit(1)).first()
            if row is None:
                return None
            whom = select(n.name).join(t.visit_person, n.id == w.contact_id).where(w.visit_id == row[0])
            people = tuple(s.execute(whom.order_by(w.position)).scalars())
        return NextAct("visit", row[0], self._clock.local(row[1]).date(), row[1], row[2], people, row[3])

    def _call(self, client_id: UUID) -> NextAct | None:
        k, n = t.call.c, t.contact.c
        query = (
            select(k.id, k.day, k.at, func.coalesce(n.name, ""), k.about)
            .select_from(t.call)
            .outerjoin(t.contact, n.id == k.contact_id)
            .where(t.CALL_OPEN, k.state == CallState.PLANNED, k.client_id == client_id, k.day.is_not(None))
            .order_by(k.day, k.at.is_(None), k.at, k.place)
        )
        with self._store.read() as s:
            row = s.execute(query.limit(1)).first()
        if row is None:
            return None
        day = max(row[1], self._clock.today())  # open calls of earlier days are carried along
        return NextAct("call", row[0], day, row[2] if row[1] == day else None, 0, (row[3],) if row[3] else (), row[4])
