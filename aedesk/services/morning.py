"""What the rules of the morning read in common, once for all clients."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.calendar import FestivalDay, WorkCalendar, monday_of
from aedesk.domain.call import Planner
from aedesk.domain.client import ClientClass, ContactKind
from aedesk.domain.job import Stage
from aedesk.services import lookup, lunar
from aedesk.storage import tables as t

SOON = 7
"""Days ahead at which a birthday, a festival or an important day is thought of."""

THURSDAY = 3
"""The weekday from which a week that falls short is said loudly (C-01)."""


class Act(StrEnum):
    """What a suggestion asks for."""

    CALL = "call"
    VISIT = "visit"
    TASK = "task"


@dataclass(frozen=True)
class Why:
    """Why something is suggested, by code; `sentences.why` words it."""

    code: str
    tone: str  # late, near or quiet
    values: Mapping[str, object]
    subject_kind: str = ""
    subject_id: UUID | None = None


class Found(NamedTuple):
    """One thing that a rule found; there are thousands of them, so a tuple."""

    client_id: UUID
    values: Mapping[str, object]
    tone: str = "quiet"
    days: int = 0  # how late, for the order
    contact_id: UUID | None = None
    subject_kind: str = ""
    subject_id: UUID | None = None


@dataclass(frozen=True)
class Rules:
    """A client's switches, as the rules read them."""

    dormant: bool = False
    annoyed: bool = False
    no_gifts: bool = False
    visits: int | None = None


@dataclass(frozen=True)
class Morning:
    """What several rules ask, read once."""

    day: date
    clock: Clock
    work: WorkCalendar
    planner: Planner
    classes: Mapping[UUID, ClientClass]
    since: Mapping[UUID, date | None]
    last: Mapping[UUID, date | None]  # the last contact
    today: frozenset[UUID]  # in contact today
    busy: frozenset[UUID]  # with an open job
    prospects: frozenset[UUID]
    rules: Mapping[UUID, Rules]
    faces: Mapping[UUID, int]  # face visits of this week, held
    coming: Mapping[UUID, int]  # and planned
    contacts: Mapping[UUID, int]
    celebrated: Mapping[lunar.Key, date]  # birthdays of the coming days
    festivals: tuple[FestivalDay, ...] = ()
    months: frozenset[int] = field(default_factory=frozenset)

    def rule(self, id: UUID) -> Rules:
        """A client's switches."""
        return self.rules.get(id, _USUAL)

    def target(self, id: UUID) -> int:
        """How many visits, or contacts of a prospect, a week asks for (Z-15)."""
        return target(self.planner, self.classes[id], id in self.prospects, self.rule(id))

    @cached_property
    def clients(self) -> tuple[UUID, ...]:
        """Clients that are cared for: neither dormant nor prospects."""
        away = self.prospects | {id for id, rule in self.rules.items() if rule.dormant}
        return tuple(id for id in self.classes if id not in away)

    def ago(self, day: date | None) -> int | None:
        """Days since a day."""
        return None if day is None else (self.day - day).days


_USUAL = Rules()


def target(planner: Planner, client_class: ClientClass, prospect: bool, rule: Rules) -> int:
    """How many visits, or contacts of a prospect, a week asks for (C-01, C-02, N-01, Z-15)."""
    if rule.dormant:
        return 0
    if rule.visits is not None:
        return rule.visits
    usual = planner.target_prospect if prospect else getattr(planner, f"target_{client_class.lower()}")
    return min(usual, planner.target_annoyed) if rule.annoyed else int(usual)


def morning(s: Session, clock: Clock, day: date, work: WorkCalendar) -> Morning:
    """Read what several rules ask: as many reads however many clients."""
    planner, c, n = lookup.planner(s), t.client.c, t.contact_note.c
    newest = select(func.max(n.at)).where(n.client_id == c.id).scalar_subquery()
    rows = s.execute(select(c.id, c.client_class, c.since, newest).where(c.archived_on.is_(None))).all()
    last = {row[0]: clock.local(_instant(row[3])).date() if row[3] is not None else None for row in rows}
    j, p, r = t.job.c, t.prospect.c, t.care_rules.c
    monday = monday_of(day)
    faces, contacts = counted(s, clock, monday, planner)
    switches = s.execute(select(r.client_id, r.dormant, r.annoyed, r.no_gifts, r.visits))
    ahead = max(SOON, planner.gift_days)
    keys: dict[lunar.Key, date] = {}
    for step in range(ahead, -1, -1):
        on = day + timedelta(days=step)
        keys |= dict.fromkeys(lunar.celebrated(on, leap=planner.leap_birthday, late=planner.late_birthday), on)
    return Morning(
        day=day, clock=clock, work=work, planner=planner,
        classes={row[0]: row[1] for row in rows}, since={row[0]: row[2] for row in rows}, last=last,
        today=frozenset(id for id, on in last.items() if on == day),
        busy=frozenset(s.execute(select(j.client_id).where(j.stage != Stage.CLOSED).distinct()).scalars()),
        prospects=frozenset(s.execute(select(p.client_id).where(p.ended_on.is_(None))).scalars()),
        rules={row[0]: Rules(row[1], row[2], bool(row[3]), row[4]) for row in switches},
        faces=faces, coming=planned(s, clock, monday), contacts=contacts, celebrated=keys,
        festivals=lunar.festivals(day, day + timedelta(days=ahead)), months=frozenset(key[1] for key in keys),
    )  # fmt: skip


def _instant(value: datetime | int) -> datetime:
    from aedesk.storage.types import instant

    return value if isinstance(value, datetime) else instant(value)


def counted(s: Session, clock: Clock, monday: date, planner: Planner) -> tuple[dict[UUID, int], dict[UUID, int]]:
    """Face visits, and contacts of any kind, of each client in a week (Z-40, Z-42)."""
    n = t.contact_note.c
    week = (clock.instant(monday, 0), clock.instant(monday + timedelta(days=7), 0))
    faces: dict[UUID, int] = {}
    contacts: dict[UUID, int] = {}
    kinds = face_kinds(planner)
    counts = select(n.client_id, n.kind, func.count()).where(n.at >= week[0], n.at < week[1])
    for id, kind, count in s.execute(counts.group_by(n.client_id, n.kind)):
        contacts[id] = contacts.get(id, 0) + count
        if kind in kinds:
            faces[id] = faces.get(id, 0) + count
    return faces, contacts


def face_kinds(planner: Planner) -> tuple[ContactKind, ...]:
    """What counts as a face visit: video only where the agency says so (Z-40)."""
    return (ContactKind.VISIT, ContactKind.VIDEO) if planner.video_counts else (ContactKind.VISIT,)


def planned(s: Session, clock: Clock, monday: date) -> dict[UUID, int]:
    """Visits still planned in a week, by client."""
    v = t.visit.c
    first, last = clock.instant(monday, 0), clock.instant(monday + timedelta(days=7), 0)
    counts = select(v.client_id, func.count()).where(v.starts_at >= first, v.starts_at < last, v.state == "planned")
    return dict(s.execute(counts.group_by(v.client_id)).all())


def important(s: Session, first: date, ahead: int) -> Iterator[tuple[UUID, UUID, UUID | None, str, bool, date]]:
    """Important days that fall between a day and so many days later: id, client, contact, name, gift, when."""
    d = t.important_day.c
    keys: dict[tuple[bool, int, int], date] = {}
    for step in range(ahead, -1, -1):
        on = first + timedelta(days=step)
        for moon, month, day, leap in lunar.celebrated(on):
            if not leap:
                keys[moon, month, day] = on
    months = {key[1] for key in keys}
    columns = (d.id, d.client_id, d.contact_id, d.name, d.gift, d.lunar, d.month, d.day, d.year)
    for id, client_id, contact_id, name, gift, moon, month, day, year in s.execute(
        select(*columns).where(d.month.in_(months))
    ):
        found = keys.get((moon, month, day))
        if found is not None and year in (None, _year_of(found, moon)):
            yield id, client_id, contact_id, name, gift, found


def _year_of(day: date, moon: bool) -> int:
    there = lunar.lunar_day(day) if moon else None
    return there.year if there else day.year
