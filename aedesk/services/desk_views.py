"""What the room of the desk reads: frozen values, complete."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain import desk_rules as rules
from aedesk.domain.calendar import WorkCalendar
from aedesk.domain.client import ClientClass
from aedesk.domain.desk import REGISTERS, Item, ItemKind, ItemPaper, Place, Sitting, SittingEnd
from aedesk.services import desk_steps
from aedesk.storage import tables as t


@dataclass(frozen=True)
class ItemRow:
    """One item in a list."""

    id: UUID
    kind: ItemKind
    title: str
    detail: str  # who has it, a date nobody understood, or its first words
    client_id: UUID | None
    client: str
    code: str
    client_class: ClientClass | None
    subject_kind: str
    subject_id: UUID | None
    number: str  # of its job or estimate
    place: Place
    arrived_at: datetime
    touched_at: datetime
    settled_at: datetime | None
    age_days: int  # workdays
    due: date | None
    due_minute: int | None
    due_words: str
    follow_on: date | None
    minutes: int
    seconds: int
    papers: int
    media: str  # of its first paper
    postponed: int
    again: bool  # it came back by itself
    importance: int
    urgent: bool
    label: str


@dataclass(frozen=True)
class OnDesk:
    """The one thing on the desk; its timer stands while there is no sitting, or while it is paused."""

    row: ItemRow
    item: Item
    sitting: Sitting | None
    seconds: int  # of this sitting
    paused: bool
    papers: tuple[ItemPaper, ...]


@dataclass(frozen=True)
class FolderRow:
    """A folder and how much lies in it."""

    category_id: UUID
    name: str
    today: int
    total: int


@dataclass(frozen=True)
class DeskView:
    """The room as it stands on a day."""

    on_desk: OnDesk | None
    tray: tuple[ItemRow, ...]
    pile: tuple[ItemRow, ...]
    pile_minutes: int
    filed: tuple[FolderRow, ...]
    filed_today: int
    interruptions: int
    switches: int
    postponed: int


@dataclass(frozen=True)
class RegisterRow:
    """One open line of the registers: what was promised, what the boss must know, doubts, issues, questions."""

    kind: str  # promise, boss, landmine, issue, question, parked
    id: UUID
    title: str
    detail: str
    client_id: UUID | None
    client: str
    code: str
    since: date | None
    due: date | None
    days: int  # late where it has a day (less than 0: still to come), else old
    level: int = 0
    big: bool = False


def listing() -> Select[Any]:
    """What stands beside an item in a list."""
    i, c, j, e = t.item.c, t.client.c, t.job.c, t.estimate.c
    return (
        select(
            i.id, i.kind, i.title, func.substr(i.words, 1, 200).label("words"), i.person, i.client_id,
            func.coalesce(c.short_name, "").label("client"), func.coalesce(c.code, "").label("code"), c.client_class,
            i.subject_kind, i.subject_id,
            func.coalesce(case((i.subject_kind == "job", j.number), (i.subject_kind == "estimate", e.number)), "")
            .label("number"),
            i.place, i.arrived_at, i.touched_at, i.settled_at, i.due, i.due_minute, i.due_words, i.follow_on, i.minutes,
            i.seconds, i.postponed, i.importance, i.urgent, i.label, i.said_on, i.plan, i.level,
        )
        .select_from(t.item)
        .outerjoin(t.client, c.id == i.client_id)
        .outerjoin(t.job, and_(i.subject_kind == "job", j.id == i.subject_id))
        .outerjoin(t.estimate, and_(i.subject_kind == "estimate", e.id == i.subject_id))
    )  # fmt: skip


def rows(s: Session, clock: Clock, work: WorkCalendar, day: date, query: Select[Any]) -> tuple[ItemRow, ...]:
    """Items as lists show them."""
    found = s.execute(query).all()
    papers = _papers(s, [row.id for row in found])
    age = ages(clock, work, day)
    return tuple(_row(row, age(row.arrived_at), *papers.get(row.id, (0, ""))) for row in found)


def _row(row: Any, age: int, papers: int, media: str) -> ItemRow:
    detail = row.person if row.place is Place.WITH else row.due_words or row.words.strip().partition("\n")[0]
    return ItemRow(
        id=row.id, kind=row.kind, title=row.title, detail=detail, client_id=row.client_id, client=row.client,
        code=row.code, client_class=row.client_class, subject_kind=row.subject_kind, subject_id=row.subject_id,
        number=row.number, place=row.place, arrived_at=row.arrived_at, touched_at=row.touched_at,
        settled_at=row.settled_at, age_days=age, due=row.due, due_minute=row.due_minute, due_words=row.due_words,
        follow_on=row.follow_on, minutes=row.minutes, seconds=row.seconds, papers=papers, media=media,
        postponed=row.postponed, again=row.place in (Place.DATED, Place.WITH), importance=row.importance,
        urgent=row.urgent, label=row.label,
    )  # fmt: skip


def _papers(s: Session, ids: list[UUID]) -> dict[UUID, tuple[int, str]]:
    p = t.item_paper.c
    found: dict[UUID, tuple[int, str]] = {}
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        for id, media in s.execute(select(p.item_id, p.media).where(p.item_id.in_(some)).order_by(p.position)):
            count, first = found.get(id, (0, media))
            found[id] = (count + 1, first)
    return found


def ages(clock: Clock, work: WorkCalendar, day: date) -> Callable[[datetime], int]:
    """Tells how many workdays ago something arrived; each day is counted once."""
    known: dict[date, int] = {}

    def age(arrived_at: datetime) -> int:
        first = clock.local(arrived_at).date()
        if first not in known:
            known[first] = sum(work.is_workday(first + timedelta(days=n)) for n in range(1, (day - first).days + 1))
        return known[first]

    return age


def in_tray(day: date) -> Any:
    """What waits to be decided on a day: the tray, and what came back by itself."""
    i = t.item.c
    return and_(
        t.ITEM_OPEN,
        or_(
            i.place == Place.TRAY,
            and_(i.place == Place.DATED, i.due <= day),
            and_(i.place == Place.WITH, i.follow_on <= day),
        ),
    )


def tray(s: Session, clock: Clock, work: WorkCalendar, day: date) -> tuple[ItemRow, ...]:
    """The tray, what was touched last on top."""
    i = t.item.c
    return rows(s, clock, work, day, listing().where(in_tray(day)).order_by(i.touched_at.desc(), i.id.desc()))


def tray_count(s: Session, day: date) -> int:
    """How much waits to be decided."""
    return s.scalar(select(func.count()).select_from(t.item).where(in_tray(day))) or 0


def pile(s: Session, clock: Clock, work: WorkCalendar, day: date) -> tuple[ItemRow, ...]:
    """What is to be read once, the oldest first."""
    i = t.item.c
    query = listing().where(t.ITEM_OPEN, i.place == Place.PILE).order_by(i.arrived_at, i.id)
    return rows(s, clock, work, day, query)


def on_desk(s: Session, clock: Clock, work: WorkCalendar, day: date) -> OnDesk | None:
    """The one thing on the desk."""
    item = desk_steps.on_desk(s)
    if item is None:
        return None
    (row,) = rows(s, clock, work, day, listing().where(t.item.c.id == item.id))
    sat = desk_steps.sitting(s)
    seconds = rules.worked(sat, clock.now()) if sat else 0
    return OnDesk(row, item, sat, seconds, sat is not None and sat.paused_at is not None, tuple(item.papers))


def folders(s: Session, since: datetime) -> tuple[FolderRow, ...]:
    """The folders in their order, what lies in them, and what came since."""
    i, c = t.item.c, t.category.c
    counts = select(i.category_id, func.count()).where(i.category_id.is_not(None)).group_by(i.category_id)
    total: dict[UUID, int] = dict(s.execute(counts).all())
    fresh: dict[UUID, int] = dict(s.execute(counts.where(i.settled_at >= since)).all())
    query = select(c.id, c.name).where(c.closed.is_(False)).order_by(c.place, c.id)
    return tuple(FolderRow(id, name, fresh.get(id, 0), total.get(id, 0)) for id, name in s.execute(query))


def view(s: Session, clock: Clock, work: WorkCalendar, day: date) -> DeskView:
    """The whole room."""
    since, until = clock.instant(day, 0), clock.instant(day + timedelta(days=1), 0)
    i, n, sat = t.item.c, t.interruption.c, t.sitting.c
    loose, usual = pile(s, clock, work, day), settings_minutes(s)
    filed = folders(s, since)
    put_off = select(func.count()).select_from(t.item).where(
        t.ITEM_OPEN, i.place == Place.DATED, i.touched_at >= since, i.touched_at < until, i.postponed > 0
    )  # fmt: skip
    broken = select(func.count()).select_from(t.interruption).where(n.at >= since, n.at < until)
    return DeskView(
        on_desk=on_desk(s, clock, work, day),
        tray=tray(s, clock, work, day),
        pile=loose,
        pile_minutes=sum(row.minutes or usual for row in loose),
        filed=filed,
        filed_today=sum(row.today for row in filed),
        interruptions=s.scalar(broken) or 0,
        switches=s.scalar(
            select(func.count()).select_from(t.sitting).where(
                sat.started_at >= since - timedelta(days=7), sat.end == SittingEnd.SWITCHED, sat.ended_at >= since,
                sat.ended_at < until,
            )
        ) or 0,
        postponed=s.scalar(put_off) or 0,
    )  # fmt: skip


def settings_minutes(s: Session) -> int:
    """How long a loose text is read where nobody guessed."""
    return s.scalar(select(t.desk_settings.c.read_minutes)) or 5


def register_items(s: Session, clock: Clock, day: date, kinds: Iterable[ItemKind] = REGISTERS) -> list[RegisterRow]:
    """Open items that are lines of a register."""
    i = t.item.c
    query = listing().where(t.ITEM_OPEN, i.kind.in_(list(kinds))).order_by(i.arrived_at, i.id)
    found = []
    for row in s.execute(query):
        since = row.said_on or clock.local(row.arrived_at).date()
        detail = row.plan or row.words.strip().partition("\n")[0]
        found.append(
            RegisterRow(row.kind.value, row.id, row.title, " · ".join(filter(None, (row.person, detail))),
                        row.client_id, row.client, row.code, since, row.due, (day - (row.due or since)).days, row.level,
                        row.importance > 2)
        )  # fmt: skip
    return found


def folder(s: Session, clock: Clock, work: WorkCalendar, day: date, id: UUID, limit: int) -> tuple[ItemRow, ...]:
    """What lies in a folder, the newest first."""
    i = t.item.c
    query = listing().where(i.category_id == id).order_by(i.settled_at.desc(), i.id.desc()).limit(limit)
    return rows(s, clock, work, day, query)


def putting_off(s: Session, clock: Clock, work: WorkCalendar, day: date) -> tuple[ItemRow, ...]:
    """What was put off too often, the most first (T-04)."""
    i = t.item.c
    query = listing().where(t.ITEM_OPEN, i.postponed >= rules.PUT_OFF).order_by(i.postponed.desc(), i.arrived_at)
    return rows(s, clock, work, day, query)
