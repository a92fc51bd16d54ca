"""What past calls teach: how long they take, and when somebody is reached (P-03)."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import LargeBinary, select, type_coerce
from sqlalchemy.orm import Session

from aedesk.domain.call import CallState, Purpose
from aedesk.domain.call_rules import EVIDENCE, Minutes, learned
from aedesk.storage import tables as t

NEWEST = 2000
"""How many of the newest attempts are looked at: about a year of calls; what is older teaches little."""


@dataclass(frozen=True)
class Habits:
    """Seconds talked, by contact and purpose, and by purpose alone."""

    own: dict[tuple[bytes, Purpose], list[int]]  # by the stored form of an id: thousands are read, few are asked for
    all: dict[Purpose, list[int]]

    def minutes(self, contact_id: UUID | None, purpose: Purpose) -> Minutes:
        """What a call is thought to take: by this contact's own calls, else by all of this purpose, else as usual."""
        own = self.own.get((contact_id.bytes, purpose), []) if contact_id else []
        if len(own) >= EVIDENCE:
            return learned(own, purpose)
        return Minutes(learned(self.all.get(purpose, []), purpose).minutes, len(own))


def habits(s: Session) -> Habits:
    """The newest calls that were talked through."""
    k = t.call.c
    newest = (
        select(type_coerce(k.contact_id, LargeBinary), k.purpose, k.state, k.seconds)
        .where(t.CALL_TRIED)
        .order_by(k.started_at.desc())
        .limit(NEWEST)
    )
    own: dict[tuple[bytes, Purpose], list[int]] = {}
    every: dict[Purpose, list[int]] = {}
    for contact_id, purpose, state, seconds in s.execute(newest):
        if state is CallState.DONE and seconds:
            every.setdefault(purpose, []).append(seconds)
            if contact_id:
                own.setdefault((contact_id, purpose), []).append(seconds)
    return Habits(own, every)
