"""Steps on the desk inside one transaction: one thing at a time, its timer, and what follows from what is done."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain import desk_rules as rules
from aedesk.domain.calendar import WorkCalendar
from aedesk.domain.desk import Interruption, Item, Place, Sitting, SittingEnd, Source
from aedesk.domain.errors import UserError
from aedesk.services.date_words import next_day
from aedesk.storage import tables as t


def on_desk(s: Session) -> Item | None:
    """The one thing on the desk."""
    return s.scalars(select(Item).where(t.ITEM_OPEN, t.item.c.place == Place.DESK)).first()


def sitting(s: Session) -> Sitting | None:
    """The sitting whose timer is not ended yet."""
    return s.scalars(select(Sitting).where(t.sitting.c.ended_at.is_(None))).first()


def same_day(clock: Clock, sat: Sitting) -> bool:
    """Whether a sitting began today."""
    return clock.local(sat.started_at).date() == clock.today()


def end_sitting(
    s: Session, clock: Clock, how: SittingEnd, minutes: int | None = None, category_id: UUID | None = None
) -> Sitting | None:  # fmt: skip
    """End the open sitting, if there is one, and give its time to the item."""
    sat = sitting(s)
    if sat is None:
        return None
    seconds = rules.end(sat, how, clock.now(), same_day(clock, sat), minutes)
    sat.category_id = category_id
    item = s.get(Item, sat.item_id)
    if item is not None:
        item.seconds += seconds
    return sat


def leave(
    s: Session, clock: Clock, item: Item, how: SittingEnd, minutes: int | None = None, category_id: UUID | None = None
) -> None:  # fmt: skip
    """If this is what lies on the desk, its sitting ends."""
    if item.place is Place.DESK:
        end_sitting(s, clock, how, minutes, category_id)


def make_room(s: Session, clock: Clock, item: Item, minutes: int | None) -> Item | None:
    """What lies on the desk goes back to the top of the tray; the switch is logged even if its timer never ran."""
    other = on_desk(s)
    if other is None or other.id == item.id:
        return None
    now = clock.now()
    if end_sitting(s, clock, SittingEnd.SWITCHED, minutes) is None:
        s.add(Sitting(other.id, now, now, end=SittingEnd.SWITCHED))
    rules.back(other, now)
    s.flush()  # before the next one takes its place: there is room for one
    return other


def put_on(s: Session, clock: Clock, item: Item, *, timed: bool = True) -> None:
    """Put an item on the empty desk; its timer starts, unless it is laid there for tomorrow."""
    rules.take(item, clock.now())
    if timed:
        s.add(Sitting(item.id, clock.now()))


def interruption(s: Session) -> Interruption | None:
    """The interruption that goes on, if there is one."""
    n = t.interruption.c
    return s.scalars(select(Interruption).where(n.ended_at.is_(None)).order_by(n.at.desc())).first()


def end_interruption(s: Session, clock: Clock, minutes: int | None = None) -> Interruption | None:
    """End the interruption that goes on; one that nobody ended for hours has no minutes."""
    broken = interruption(s)
    if broken is None:
        return None
    last_minutes(broken, minutes, clock.now())
    return broken


def last_minutes(broken: Interruption, minutes: int | None, now: datetime) -> None:
    """Say how long an interruption was; one that nobody ended for hours has no minutes."""
    if minutes is None:
        took = now - broken.at
        minutes = 0 if took > rules.LONGEST else round(took.total_seconds() / 60)
    if not 0 <= minutes <= rules.MOST_MINUTES:
        raise UserError("sitting_minutes", field="minutes", most=rules.MOST_MINUTES)
    broken.minutes, broken.ended_at = minutes, min(now, broken.at + timedelta(minutes=minutes))


def following(item: Item, clock: Clock) -> Item | None:
    """The next one of a thing that repeats."""
    if not item.repeat:
        return None
    after = max(item.due or clock.today(), clock.today())
    day = next_day(item.repeat, after)
    if day is None:
        return None
    made = Item(
        item.title, item.kind, words=item.words, source=Source.REPEAT, client_id=item.client_id,
        subject_kind=item.subject_kind, subject_id=item.subject_id, label=item.label, due=day,
        due_minute=item.due_minute, repeat=item.repeat, minutes=item.minutes, importance=item.importance,
        urgent=item.urgent, reward=item.reward,
    )  # fmt: skip
    rules.arrive(made, clock.now(), clock.today())
    return made


def deferred_to(work: WorkCalendar, today: date, to: str) -> date:
    """The workday that tomorrow, Monday or next month mean."""
    if to == "tomorrow":
        return work.add_workdays(today, 1)
    if to == "monday":
        day = today + timedelta(days=7 - today.weekday())
    elif to == "month":
        day = date(today.year + (today.month == 12), today.month % 12 + 1, 1)
    else:
        raise ValueError(to)
    return day if work.is_workday(day) else work.add_workdays(day, 1)
