"""The list that is made already in the morning: whom to call, visit or think of, and why."""

from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.call import Dropped, Purpose
from aedesk.domain.call_rules import Minutes
from aedesk.domain.client import Client, ClientClass, ContactRole
from aedesk.domain.errors import UserError
from aedesk.services import lookup
from aedesk.services.calendar import CalendarService
from aedesk.services.habits import Habits, habits
from aedesk.services.morning import Act, Found, Morning, Why, morning
from aedesk.services.suggestion_rules import RULES, Rule
from aedesk.storage import tables as t
from aedesk.storage.store import Store

__all__ = ["Act", "CallSuggestion", "SuggestionService", "Why"]


@dataclass(frozen=True)
class CallSuggestion:
    """One line of the queue: somebody, why, and what it is thought to take."""

    key: str
    act: Act
    client_id: UUID
    client: str
    code: str
    client_class: ClientClass
    prospect: bool
    contact_id: UUID | None
    contact: str
    phone: str
    email: str
    why: Why
    also: tuple[Why, ...]
    purpose: Purpose
    minutes: Minutes
    important: bool
    firm: bool
    urgency: int


@dataclass(frozen=True)
class _Who:
    """A client and whom we usually speak with there."""

    client_id: UUID
    client: str
    code: str
    client_class: ClientClass
    prospect: bool
    contacts: dict[UUID, tuple[str, str, str]]
    usual: UUID | None
    head: UUID | None


Reason = tuple[int, Rule, Found]
Group = tuple[_Who, UUID | None, list[Reason]]

LONGEST = 300
"""More lines than this nobody calls in a day."""


class SuggestionService:
    """Makes the list from one table of rules."""

    def __init__(self, store: Store, clock: Clock, calendar: CalendarService) -> None:
        self._store = store
        self._clock = clock
        self._calendar = calendar

    def today(self, day: date, limit: int = LONGEST) -> tuple[CallSuggestion, ...]:
        """The list of a day, the most urgent first; nobody works through more lines than `limit`."""
        return self._list(day, limit, None)

    def of_client(self, client_id: UUID, day: date) -> tuple[CallSuggestion, ...]:
        """What is suggested for one client."""
        return self._list(day, LONGEST, client_id)

    def _list(self, day: date, limit: int, only: UUID | None) -> tuple[CallSuggestion, ...]:
        work = self._calendar.work()
        with self._store.read() as s:
            ready = morning(s, self._clock, day, work)
            aside = _aside(s, day)
            reasons: dict[UUID, list[Reason]] = {}
            for rule in RULES:
                for one in rule.find(s, ready):
                    kind = ready.classes.get(one.client_id)
                    if kind is None or (only is not None and one.client_id != only):
                        continue
                    if one.client_id in aside and key_of(rule.code, *_subject(one)) in aside[one.client_id]:
                        continue
                    urgent = rule.weight * 100 + min(one.days, 9) * 10 + CLASS_WEIGHT[kind]
                    reasons.setdefault(one.client_id, []).append((urgent, rule, one))
            loudest = nlargest(limit, reasons, key=lambda id: max(reasons[id], key=itemgetter(0))[0])
            who, usual = _who(s, ready, loudest), habits(s)
        groups = [group for id in loudest for group in _groups(who[id], reasons[id])]
        return tuple(_line(*group, usual) for group in nlargest(limit, groups, key=_urgency))

    def drop(self, suggestion: CallSuggestion, day: date, reason: str = "") -> None:
        """Put a suggestion aside for the day; a firm one needs its reason."""
        if suggestion.firm and not reason.strip():
            raise UserError("call_drop_reason", field="reason")
        with self._store.write("suggestion.drop", undoable=True) as s:
            lookup.one(s, Client, suggestion.client_id)
            for key in _keys(suggestion):
                if s.scalar(select(t.dropped.c.id).where(t.dropped.c.day == day, t.dropped.c.key == key)) is None:
                    s.add(Dropped(key, day, suggestion.client_id, reason.strip()))


def key_of(code: str, client_id: UUID, subject_id: UUID | None) -> str:
    """What a suggestion is known by, for the day."""
    return f"{code}:{client_id.hex}:{subject_id.hex if subject_id else ''}"


def _keys(one: CallSuggestion) -> list[str]:
    return [key_of(why.code, one.client_id, why.subject_id) for why in (one.why, *one.also)]


def _subject(one: Found) -> tuple[UUID, UUID | None]:
    return one.client_id, one.subject_id


def _urgency(group: Group) -> int:
    return group[2][0][0]


def _groups(client: _Who, reasons: list[Reason]) -> list[Group]:
    """One line for each person and sort of act; the loudest reason speaks, the others stand beside it."""
    reasons.sort(key=itemgetter(0), reverse=True)
    groups: dict[tuple[UUID | None, Act], list[Reason]] = {}
    for reason in reasons:
        _, rule, one = reason
        contact = one.contact_id if one.contact_id in client.contacts else client.head if rule.head else client.usual
        groups.setdefault((contact, rule.act), []).append(reason)
    return [(client, contact, group) for (contact, _), group in groups.items()]


CLASS_WEIGHT = {ClientClass.A: 6, ClientClass.B: 4, ClientClass.C: 2, ClientClass.D: 0}
"""How far a line stands up: by its rule first, then by how late it is, then by the client's class."""


def _line(client: _Who, contact: UUID | None, reasons: list[Reason], usual: Habits) -> CallSuggestion:
    weight, rule, one = reasons[0]
    why, *also = (Why(r.code, f.tone, f.values, f.subject_kind, f.subject_id) for _, r, f in reasons)
    name, phone, email = client.contacts[contact] if contact else ("", "", "")
    return CallSuggestion(
        key=key_of(rule.code, client.client_id, one.subject_id), act=rule.act, client_id=client.client_id,
        client=client.client, code=client.code, client_class=client.client_class, prospect=client.prospect,
        contact_id=contact, contact=name, phone=phone, email=email, why=why, also=tuple(also), purpose=rule.purpose,
        minutes=usual.minutes(contact, rule.purpose), important=any(r.important for _, r, _ in reasons),
        firm=any(r.firm for _, r, _ in reasons), urgency=weight,
    )  # fmt: skip


def _who(s: Session, ready: Morning, ids: list[UUID]) -> dict[UUID, _Who]:
    """These clients and their people: two reads, however many."""
    c, n = t.client.c, t.contact.c
    clients = s.execute(select(c.id, c.short_name, c.code, c.client_class).where(c.id.in_(ids))).all()
    people: dict[UUID, list[Any]] = {}
    columns = (n.client_id, n.id, n.name, n.phone, n.email, n.role)
    theirs = select(*columns).where(n.client_id.in_(ids), n.left_on.is_(None)).order_by(n.client_id, n.position)
    for row in s.execute(theirs):
        people.setdefault(row[0], []).append(row)
    found = {}
    for id, name, code, kind in clients:
        there = people.get(id, [])
        contacts = {row[1]: (row[2], row[3], row[4]) for row in there}
        usual = _by_role(there, ContactRole.DAY_TO_DAY, ContactRole.ADVERTISING)
        head = _by_role(there, ContactRole.DECIDES, ContactRole.ADVERTISING)
        found[id] = _Who(id, name, code, kind, id in ready.prospects, contacts, usual, head)
    return found


def _by_role(people: list[Any], *roles: ContactRole) -> UUID | None:
    """Whom to ask (Z-39): the first contact of the first of these roles that has one, else the first of all."""
    for role in roles:
        for row in people:
            if row[5] is role:
                return row[1]  # type: ignore[no-any-return]
    return people[0][1] if people else None


def _aside(s: Session, day: date) -> dict[UUID, set[str]]:
    """What was put aside today, or is planned already, by client."""
    k, d = t.call.c, t.dropped.c
    found: dict[UUID, set[str]] = {}
    for client_id, key in s.execute(select(d.client_id, d.key).where(d.day == day)):
        found.setdefault(client_id, set()).add(key)
    planned = select(k.why, k.client_id, k.subject_id).where(t.CALL_OPEN, k.why != "")
    for code, client_id, subject_id in s.execute(planned):
        found.setdefault(client_id, set()).add(key_of(code, client_id, subject_id))
    return found
