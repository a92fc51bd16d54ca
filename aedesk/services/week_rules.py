"""What a week asks for, one row each: what to look for, and how long it is thought to take (T-09).

A rule reads once for all clients. One whose record does not exist yet is simply not here; it joins by one row.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.care import PromiseState
from aedesk.domain.client import ClientClass
from aedesk.domain.desk import Place
from aedesk.domain.desk_plan import EntryKind, GoalSheet, PlanEntry
from aedesk.domain.job import Stage
from aedesk.domain.plan_rules import period_of, review_days
from aedesk.domain.signoff import SignState
from aedesk.services.visits import WeekMarks
from aedesk.services.week_views import Unplaced
from aedesk.storage import tables as t

SILENT = 30
"""Days without a word from which a visit owed is said loudly."""

BIG_MINUTES = 30
"""A thing of the tray that takes so long wants a place in the week, however important it is."""

DAYS = timedelta(days=6)


@dataclass(frozen=True)
class Asked:
    """What the rules read in common."""

    monday: date
    today: date
    clock: Clock
    visits: tuple[WeekMarks, ...]  # the week's quota
    placed: Counter[str]  # what has a place already, by key
    seen: Counter[UUID]  # visits placed by hand and not planned yet, by client

    @property
    def sunday(self) -> date:
        return self.monday + DAYS

    def tone(self, due: date) -> str:
        """How loudly a day is said."""
        if due < self.today:
            return "late"
        return "near" if due <= max(self.monday, self.today) + timedelta(days=2) else "quiet"


def asked(
    s: Session, clock: Clock, monday: date, visits: tuple[WeekMarks, ...], planned: frozenset[tuple[date, UUID]]
) -> Asked:
    """Read it; `planned` are the days on which a client is visited already."""
    p = t.plan_entry.c
    rows = s.execute(select(p.reason, p.kind, p.client_id, p.day).where(p.day.between(monday, monday + DAYS))).all()
    by_hand = (row[2] for row in rows if row[1] is EntryKind.VISIT and (row[3], row[2]) not in planned)
    return Asked(monday, clock.today(), clock, visits, Counter(row[0] for row in rows if row[0]), Counter(by_hand))


def _jobs(s: Session, a: Asked) -> Iterable[Unplaced]:
    """Work that is due this week or the next, and what is late."""
    j = t.job.c
    due = select(j.id, j.due, j.number, j.title, j.stage, j.client_id).where(
        j.stage != Stage.CLOSED, j.due <= a.sunday + timedelta(days=7)
    )
    for id, on, number, title, stage, client_id in s.execute(due.order_by(j.due, j.id)):
        values = {"number": number or "", "title": title, "stage": stage, "due": on, "days": (a.today - on).days}
        yield Unplaced(
            f"job:{id}", "job", values, a.tone(on), 120, EntryKind.WORK, client_id, "job", id, due=on,
            order=(on - a.monday).days,
        )  # fmt: skip


def _briefs(s: Session, a: Asked) -> Iterable[Unplaced]:
    """Forecasts whose brief is expected (W-02)."""
    j = t.job.c
    query = select(j.id, j.expected_brief, j.title, j.client_id).where(
        j.stage == Stage.FORECAST, j.expected_brief <= a.sunday
    )
    for id, on, title, client_id in s.execute(query):
        values = {"title": title, "due": on}
        yield Unplaced(f"brief:{id}", "brief", values, a.tone(on), 60, EntryKind.WORK, client_id, "job", id, due=on)


def _visits(s: Session, a: Asked) -> Iterable[Unplaced]:
    """Visits owed and not planned, one line a client (C-01, C-02)."""
    for one in a.visits:
        short = one.target - one.done - one.planned - a.seen[one.client_id]
        if one.dormant or short <= 0:
            continue
        silent = one.silent_days or 0
        tone = "late" if silent > SILENT else "near" if silent > 7 else "quiet"
        values = {
            "client": one.client, "class": ClientClass(one.client_class), "short": short, "days": one.silent_days,
            "nth": one.target - short + 1, "prospect": one.prospect,
        }  # fmt: skip
        key = f"visit:{one.client_id}:{one.target - short}"
        order = 20 + "ABCD".find(one.client_class) * 10 - min(silent, 99)
        yield Unplaced(
            key, "visit", values, tone, 60, EntryKind.VISIT, one.client_id, "client", one.client_id, order=order
        )


def _signatures(s: Session, a: Asked) -> Iterable[Unplaced]:
    """Signatures that were asked for, one line for everybody who has papers lying."""
    o, j = t.sign_off.c, t.job.c
    query = (
        select(o.name, func.count(), func.min(o.asked_on), func.min(j.id))
        .join_from(t.sign_off, t.job, j.id == o.job_id)
        .where(o.state == SignState.ASKED, j.stage != Stage.CLOSED)
        .group_by(o.name)
    )
    for whom, count, since, job_id in s.execute(query):
        days = (a.today - since).days if since else 0
        values = {"whom": whom, "count": count, "days": days}
        tone = "near" if days >= 3 else "quiet"
        yield Unplaced(f"sign:{whom}", "signatures", values, tone, 30, subject_kind="job", subject_id=job_id, order=5)


def _promises(s: Session, a: Asked) -> Iterable[Unplaced]:
    """What was promised for this week or before (C-15)."""
    p, c = t.promise.c, t.client.c
    query = select(p.id, p.words, p.due, p.client_id, c.short_name).join(t.client, c.id == p.client_id)
    for id, words, on, client_id, client in s.execute(
        query.where(p.state == PromiseState.OPEN, p.due <= a.sunday).order_by(p.due)
    ):
        values = {"words": words, "client": client, "due": on}
        yield Unplaced(
            f"promise:{id}", "promise", values, a.tone(on), 30, EntryKind.WORK, client_id, "client", client_id, due=on,
            order=(on - a.monday).days,
        )  # fmt: skip


def _ideas(s: Session, a: Asked) -> Iterable[Unplaced]:
    """Brainstorming once a month for each client of class A and B that has work with us (C-28)."""
    i, j, c, r = t.idea.c, t.job.c, t.client.c, t.care_rules.c
    month = a.sunday.replace(day=1)
    had = select(i.client_id).where(i.had_on.between(month, a.sunday))
    busy = select(j.client_id).where(j.stage != Stage.CLOSED)
    dormant = select(r.client_id).where(r.dormant)
    query = select(c.id, c.short_name).where(
        c.archived_on.is_(None), c.client_class.in_((ClientClass.A, ClientClass.B)), c.id.in_(busy),
        c.id.not_in(had), c.id.not_in(dormant),
    )  # fmt: skip
    for id, client in s.execute(query.order_by(c.client_class, c.reading)):
        values = {"client": client, "month": month}
        yield Unplaced(f"idea:{id}:{month:%Y-%m}", "idea", values, "quiet", 60, EntryKind.WORK, id, "client", id,
                       order=60)  # fmt: skip


def _items(s: Session, a: Asked) -> Iterable[Unplaced]:
    """Undated things of the tray that are important or long (T-12)."""
    i, c = t.item.c, t.client.c
    query = (
        select(i.id, i.title, i.arrived_at, i.importance, i.minutes, i.client_id, c.short_name)
        .outerjoin(t.client, c.id == i.client_id)
        .where(t.ITEM_OPEN, i.place.in_((Place.TRAY, Place.DESK)), i.due.is_(None))
        .where((i.importance >= 3) | i.urgent | (i.minutes >= BIG_MINUTES))
        .order_by(i.importance.desc(), i.arrived_at)
    )
    for id, title, arrived, importance, minutes, client_id, client in s.execute(query):
        days = (a.today - a.clock.local(arrived).date()).days if arrived else 0
        values = {"title": title, "client": client or "", "days": days}
        tone = "near" if days >= 3 else "quiet"
        yield Unplaced(f"item:{id}", "item", values, tone, minutes or 30, EntryKind.WORK, client_id, "item", id,
                       order=10 if importance >= 3 else 30)  # fmt: skip


def _reviews(s: Session, a: Asked) -> Iterable[Unplaced]:
    """Days on which goals are to be looked at (T-08)."""
    g = t.goal.c
    live = frozenset(s.scalars(select(g.period).where(g.ended_on.is_(None)).distinct()))
    sheets = {one.period: one.review_days for one in s.scalars(select(GoalSheet))}
    for period in sorted(live & {period_of(a.sunday), period_of(a.monday), f"{a.monday.year}", f"{a.sunday.year}"}):
        for on in review_days(period, sheets.get(period, "")):
            if a.monday <= on <= a.sunday:
                yield Unplaced(f"review:{period}:{on}", "review", {"period": period, "due": on}, a.tone(on), 30,
                               subject_kind="goals", due=on, order=(on - a.monday).days)  # fmt: skip


@dataclass(frozen=True)
class Rule:
    """One row of the table."""

    code: str
    ids: tuple[str, ...]  # in the handbook
    find: Callable[[Session, Asked], Iterable[Unplaced]]


RULES = (
    Rule("job", ("T-09", "T-15"), _jobs),
    Rule("brief", ("W-02",), _briefs),
    Rule("visit", ("C-01", "C-02"), _visits),
    Rule("signatures", ("W-28",), _signatures),
    Rule("promise", ("C-15",), _promises),
    Rule("idea", ("C-28",), _ideas),
    Rule("item", ("T-12",), _items),
    Rule("review", ("T-08",), _reviews),
)

_LOUD = {"late": 0, "near": 1, "quiet": 2}


def unplaced(s: Session, a: Asked) -> tuple[Unplaced, ...]:
    """What has no place yet, the loudest first."""
    found = [one for rule in RULES for one in rule.find(s, a) if not a.placed[one.key]]
    return tuple(sorted(found, key=lambda one: (_LOUD[one.tone], one.order)))


def placed(one: Unplaced, day: date, minute: int | None, words: str, detail: str) -> PlanEntry:
    """What it becomes when it gets its place."""
    return PlanEntry(
        day, words, one.kind, detail, minute, one.minutes, one.department, one.client_id, one.subject_kind,
        one.subject_id, one.key,
    )  # fmt: skip
