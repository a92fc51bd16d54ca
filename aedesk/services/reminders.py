"""What somebody is reminded of, as a table of kinds: each says what comes between two instants."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.call import CallState
from aedesk.domain.care import PromiseState, VisitState
from aedesk.services import lookup
from aedesk.storage import tables as t
from aedesk.storage.store import Store

MINUTES = 10  # before it begins, where nobody chose otherwise
PROMISES_AT = 30  # minutes after the agency opens


@dataclass(frozen=True)
class Reminder:
    """One thing to be reminded of; `who` and `about` are said only while the desk is open."""

    kind: str
    at: datetime  # when it is said
    begins: datetime  # what it is said of
    id: UUID | None = None
    client_id: UUID | None = None
    who: str = ""
    about: str = ""
    count: int = 1

    @property
    def key(self) -> tuple[str, UUID | None, datetime]:
        """What it is known by: a call that was moved is reminded of anew."""
        return self.kind, self.id, self.begins


@dataclass(frozen=True)
class Asked:
    """What a kind reads: the instants in question, how long before, the clock, the session."""

    session: Session
    clock: Clock
    now: datetime
    until: datetime
    before: timedelta

    def days(self) -> Iterator[date]:
        """The days on the wall that the instants touch."""
        day = self.clock.local(self.now).date()
        while day <= self.clock.local(self.until + self.before).date():
            yield day
            day += timedelta(days=1)


Kind = Callable[[Asked], Iterator[Reminder]]


def _calls(asked: Asked) -> Iterator[Reminder]:
    k, c, p = t.call.c, t.client.c, t.contact.c
    query = (
        select(k.id, k.at, k.client_id, c.short_name, p.name, k.about)
        .join_from(t.call, t.client, c.id == k.client_id)
        .outerjoin(t.contact, p.id == k.contact_id)
        .where(t.CALL_OPEN, k.state == CallState.PLANNED, k.at.is_not(None))
        .where(k.at >= asked.now, k.at < asked.until + asked.before)
    )
    for id, at, client_id, client, person, about in asked.session.execute(query):
        yield Reminder("call", at - asked.before, at, id, client_id, _who(person, client), about)


def _visits(asked: Asked) -> Iterator[Reminder]:
    """A visit is reminded of before one has to leave."""
    v, c = t.visit.c, t.client.c
    query = (
        select(v.id, v.starts_at, v.travel, v.client_id, c.short_name, v.goal)
        .join_from(t.visit, t.client, c.id == v.client_id)
        .where(v.state == VisitState.PLANNED)
        .where(v.starts_at >= asked.now, v.starts_at < asked.until + asked.before + timedelta(hours=12))
    )
    for id, at, travel, client_id, client, goal in asked.session.execute(query):
        yield Reminder("visit", at - timedelta(minutes=travel) - asked.before, at, id, client_id, client, goal)


def _promises(asked: Asked) -> Iterator[Reminder]:
    """One word in the morning about all promises that are due on the day."""
    r, c = t.promise.c, t.client.c
    opens = lookup.planner(asked.session).opens
    for day in asked.days():
        query = (
            select(r.client_id, c.short_name, r.words)
            .join_from(t.promise, t.client, c.id == r.client_id)
            .where(r.state == PromiseState.OPEN, r.due == day)
            .order_by(r.id)
        )
        found = asked.session.execute(query).all()
        if found:
            at = asked.clock.instant(day, opens + PROMISES_AT)
            client_id, client, said = found[0]
            yield Reminder("promise", at, at, None, client_id, client, said, len(found))


def _blocks(asked: Asked) -> Iterator[Reminder]:
    """The block of calls, where calls wait in it."""
    planner, b, k = lookup.planner(asked.session), t.call_block.c, t.call.c
    for day in asked.days():
        row = asked.session.execute(select(b.starts, b.began_at).where(b.day == day)).first()
        if row is not None and row[1] is not None:
            continue  # it began already
        waiting = asked.session.execute(
            select(k.id).where(t.CALL_OPEN, k.state == CallState.PLANNED, k.day == day, k.at.is_(None))
        ).all()
        if waiting:
            at = asked.clock.instant(day, row[0] if row is not None else planner.block_starts)
            yield Reminder("block", at, at, count=len(waiting))


KINDS: dict[str, Kind] = {"call": _calls, "visit": _visits, "promise": _promises, "block": _blocks}
"""Every kind of reminder; its words are in `ui/reminders.py`."""


class ReminderService:
    """Says what to be reminded of."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def due(self, now: datetime, until: datetime, minutes: int = MINUTES) -> tuple[Reminder, ...]:
        """What is to be said from `now` on and before `until`, the first one first."""
        with self._store.read() as s:
            asked = Asked(s, self._clock, now, until, timedelta(minutes=minutes))
            found = [one for kind in KINDS.values() for one in kind(asked) if now <= one.at < until]
        return tuple(sorted(found, key=lambda one: (one.at, one.kind, one.begins)))


def _who(person: str | None, client: str) -> str:
    return f"{person}, {client}" if person else client
