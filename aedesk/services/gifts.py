"""Gifts in the agency's name, greetings, and the days on which they are due (C-03 to C-06)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.calendar import LunarDay, quarter_of
from aedesk.domain.care import Channel, Gift, Greeting, ImportantDay
from aedesk.domain.client import Client
from aedesk.domain.errors import UserError
from aedesk.domain.people import Person, Rank, at_least
from aedesk.services import lookup, lunar
from aedesk.services.birthdays import LONGEST
from aedesk.services.morning import important
from aedesk.services.planner import rules
from aedesk.storage import tables as t
from aedesk.storage.store import Store

YEARS_BACK = 2
"""A gift that was given in so many years is not given again."""


@dataclass(frozen=True)
class Budget:
    """A quarter's money for gifts, in minor units of the agency's currency."""

    given: int
    promised: int
    total: int
    limit: int  # for one person
    currency: str

    @property
    def left(self) -> int:
        """What is not spent nor promised yet."""
        return self.total - self.given - self.promised


@dataclass(frozen=True)
class CareDay:
    """One day of the care calendar: somebody's birthday, a festival, a day that matters to a client."""

    on: date
    lunar: LunarDay | None
    kind: str  # birthday, festival or important_day
    occasion: str  # as gifts and greetings name it
    name: str  # of the important day
    client_id: UUID | None  # none for a festival: it is everybody's
    client: str
    code: str
    contact_id: UUID | None
    contact: str
    told_lunar: bool
    gift_due: bool  # custom asks for a gift
    sad: bool
    order_by: date
    gifts: tuple[Gift, ...]
    earlier: tuple[tuple[int, str], ...]  # year and item of the last two years
    greetings: int  # written
    sent: int


class GiftService:
    """What is done with gifts, greetings and days that matter."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def save(self, gift: Gift, *, allow: bool = False) -> Gift:
        """Keep a gift; over the limit or the budget only with `allow`, and then it waits for approval."""
        if not gift.item.strip():
            raise UserError("empty", field="item")
        if gift.budget < 0 or (gift.cost or 0) < 0:
            raise UserError("amount_negative", field="budget")
        with self._store.write("gift.save", undoable=True) as s:
            client = lookup.one(s, Client, gift.client_id)
            if gift.contact_id is not None and all(one.id != gift.contact_id for one in client.contacts):
                raise UserError("contact_not_of_client", field="contact_id")
            if reason := rules(s, gift.client_id).no_gifts:
                raise UserError("gift_not_taken", reason=reason)
            if repeated := _repeated(s, gift):
                raise UserError("gift_repeated", field="item", on=repeated)
            budget = _budget(s, gift.on, without=gift.id)
            if not allow and gift.budget > budget.limit:
                raise UserError("gift_over_limit", field="budget", limit=_money(budget.limit, budget.currency))
            if not allow and gift.budget > budget.left:
                raise UserError("gift_over_budget", field="budget", left=_money(budget.left, budget.currency))
            kept = s.merge(gift)
        gift.version = kept.version
        return kept

    def approve(self, id: UUID, person_id: UUID, on: date | None = None) -> Gift:
        """Keep who approved a gift: AM or above."""
        with self._store.write("gift.approve", undoable=True) as s:
            gift, person = lookup.one(s, Gift, id), lookup.one(s, Person, person_id)
            if not any(at_least(rank, Rank.AM) for rank in person.ranks):
                raise UserError("approver_rank", name=person.name)
            gift.approved_by, gift.approved_on = person_id, on or self._clock.today()
        return gift

    def deliver(self, id: UUID, on: date, received_by: str = "", cost: int | None = None) -> Gift:
        """Keep that an approved gift was given."""
        with self._store.write("gift.deliver", undoable=True) as s:
            gift = lookup.one(s, Gift, id)
            if gift.approved_on is None:
                raise UserError("gift_not_approved")
            gift.delivered_on, gift.received_by = on, received_by.strip()
            gift.cost = gift.budget if cost is None else cost
        return gift

    def drop(self, id: UUID) -> None:
        """Take a gift that was not given off the list."""
        with self._store.write("gift.drop", undoable=True) as s:
            gift = lookup.one(s, Gift, id)
            if gift.delivered_on is not None:
                raise UserError("already_settled")
            s.delete(gift)

    def gifts(self, first: date, last: date, client_id: UUID | None = None) -> list[Gift]:
        """The gifts for days between two days, in their order."""
        g = t.gift.c
        query = select(Gift).where(g.on.between(first, last)).order_by(g.on, g.id)
        with self._store.read() as s:
            return list(s.scalars(query.where(g.client_id == client_id) if client_id else query))

    def budget(self, day: date) -> Budget:
        """The money of the quarter of a day."""
        with self._store.read() as s:
            return _budget(s, day)

    def greet(self, greeting: Greeting) -> Greeting:
        """Keep a greeting; with a day of sending it is done."""
        with self._store.write("greeting.save", undoable=True) as s:
            client = lookup.one(s, Client, greeting.client_id)
            if greeting.contact_id is not None and all(one.id != greeting.contact_id for one in client.contacts):
                raise UserError("contact_not_of_client", field="contact_id")
            kept = s.merge(greeting)
        greeting.version = kept.version
        return kept

    def greet_all(self, occasion: str, on: date, client_ids: list[UUID], channel: Channel = Channel.MESSAGE) -> int:
        """Put a festival's greeting on the list of many clients at once; how many were new."""
        g = t.greeting.c
        with self._store.write("greeting.list", undoable=True) as s:
            had = frozenset(s.execute(select(g.client_id).where(g.occasion == occasion, g.on == on)).scalars())
            fresh = [Greeting(id, occasion, on, channel=channel) for id in client_ids if id not in had]
            s.add_all(fresh)
        return len(fresh)

    def sent(self, id: UUID, on: date | None = None) -> Greeting:
        """Keep that a greeting was sent."""
        with self._store.write("greeting.sent", undoable=True) as s:
            greeting = lookup.one(s, Greeting, id)
            greeting.sent_on = on or self._clock.today()
        return greeting

    def greetings(self, first: date, last: date) -> list[Greeting]:
        """The greetings for days between two days, in their order."""
        g = t.greeting.c
        with self._store.read() as s:
            return list(s.scalars(select(Greeting).where(g.on.between(first, last)).order_by(g.on, g.id)))

    def important_day(self, day: ImportantDay) -> ImportantDay:
        """Keep a day that matters to a client."""
        if not day.name.strip():
            raise UserError("empty", field="name")
        longest = 30 if day.lunar else LONGEST[day.month - 1] if 1 <= day.month <= 12 else 0
        if not (1 <= day.month <= 12 and 1 <= day.day <= longest):
            raise UserError("day_impossible", field="day")
        with self._store.write("day.save", undoable=True) as s:
            lookup.one(s, Client, day.client_id)
            kept = s.merge(day)
        day.version = kept.version
        return kept

    def drop_important_day(self, id: UUID) -> None:
        """Forget a day."""
        with self._store.write("day.drop", undoable=True) as s:
            s.delete(lookup.one(s, ImportantDay, id))

    def important_days(self, client_id: UUID) -> list[ImportantDay]:
        """The days that matter to a client."""
        d = t.important_day.c
        with self._store.read() as s:
            return list(
                s.scalars(select(ImportantDay).where(d.client_id == client_id).order_by(d.month, d.day, d.id))
            )

    def birthdays_unknown(self) -> tuple[tuple[UUID, str, str], ...]:
        """Contacts whose birthday nobody knows yet: id, name, client."""
        n, c = t.contact.c, t.client.c
        query = select(n.id, n.name, c.short_name).join_from(t.contact, t.client, c.id == n.client_id)
        query = query.where(n.birth_month.is_(None), n.left_on.is_(None), c.archived_on.is_(None))
        with self._store.read() as s:
            return tuple(s.execute(query.order_by(c.client_class, c.reading, n.position)))

    def calendar(self, first: date, last: date) -> tuple[CareDay, ...]:
        """Every birthday, festival and important day between two days, with gifts and greetings (PF-37)."""
        with self._store.read() as s:
            planner = lookup.planner(s)
            books = _Books(s, first, last)
            days = [*_festivals(first, last), *_birthdays(s, planner, first, last), *_important(s, first, last)]
            names = _names(s, {day["client_id"] for day in days})
        lead = timedelta(days=planner.gift_days)
        found = []
        for day in days:
            name, code = names.get(day["client_id"], ("", ""))
            if day["client_id"] is not None and not name:
                continue  # in the archive
            found.append(
                CareDay(**day, lunar=lunar.lunar_day(day["on"]), client=name, code=code, order_by=day["on"] - lead,
                        **books.of(day))
            )  # fmt: skip
        return tuple(sorted(found, key=lambda one: (one.on, one.kind, one.client)))


def _festivals(first: date, last: date) -> list[dict[str, Any]]:
    return [
        {"on": day.on, "kind": "festival", "occasion": day.key, "name": "", "client_id": None, "contact_id": None,
         "contact": "", "told_lunar": False, "gift_due": day.festival.gift, "sad": day.festival.sad}
        for day in lunar.festivals(first, last) if day.festival.greet
    ]  # fmt: skip


def _birthdays(s: Session, planner: Any, first: date, last: date) -> list[dict[str, Any]]:
    n = t.contact.c
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    keys = {on: lunar.celebrated(on, leap=planner.leap_birthday, late=planner.late_birthday) for on in days}
    months = {key[1] for some in keys.values() for key in some}
    born: dict[lunar.Key, list[Any]] = {}
    columns = (n.birth_lunar, n.birth_month, n.birth_day, n.birth_leap, n.id, n.name, n.client_id)
    for row in s.execute(select(*columns).where(n.birth_month.in_(months), n.left_on.is_(None))):
        born.setdefault((row[0], row[1], row[2], row[3]), []).append(row)
    found = []
    for on in days:
        for key in keys[on]:
            for row in born.get(key, ()):
                found.append(
                    {"on": on, "kind": "birthday", "occasion": "birthday", "name": "", "client_id": row[6],
                     "contact_id": row[4], "contact": row[5], "told_lunar": row[0], "gift_due": False, "sad": False}
                )  # fmt: skip
    return found


def _important(s: Session, first: date, last: date) -> list[dict[str, Any]]:
    there = list(important(s, first, (last - first).days))
    c = t.contact.c
    names = dict(s.execute(select(c.id, c.name).where(c.id.in_({row[2] for row in there if row[2]}))).all())
    return [
        {"on": on, "kind": "important_day", "occasion": f"day:{id}", "name": name, "client_id": client_id,
         "contact_id": contact_id, "contact": names.get(contact_id, "") if contact_id else "", "told_lunar": False,
         "gift_due": gift, "sad": False}
        for id, client_id, contact_id, name, gift, on in there
    ]  # fmt: skip


def _names(s: Session, ids: set[UUID | None]) -> dict[UUID | None, tuple[str, str]]:
    c = t.client.c
    rows = s.execute(select(c.id, c.short_name, c.code).where(c.archived_on.is_(None), c.id.in_(ids - {None})))
    return {row[0]: (row[1], row[2]) for row in rows}


class _Books:
    """The gifts and greetings around the days of a calendar."""

    def __init__(self, s: Session, first: date, last: date) -> None:
        g, w = t.gift.c, t.greeting.c
        since = first - timedelta(days=366 * YEARS_BACK)
        self._gifts: dict[Any, list[Gift]] = {}
        for gift in s.scalars(select(Gift).where(g.on.between(since, last)).order_by(g.on)):
            self._gifts.setdefault(gift.occasion, []).append(gift)
        counts = select(w.occasion, w.on, w.client_id, w.contact_id, func.count(), func.count(w.sent_on))
        self._greetings = s.execute(
            counts.where(w.on.between(first, last)).group_by(w.occasion, w.on, w.client_id, w.contact_id)
        ).all()

    def of(self, day: dict[str, Any]) -> dict[str, Any]:
        """What was given and written for a day, and what was given before."""
        gifts = [gift for gift in self._gifts.get(day["occasion"], ()) if _belongs(gift, day)]
        rows = [row for row in self._greetings if (row[0], row[1]) == (day["occasion"], day["on"])
                and day["client_id"] in (None, row[2]) and day["contact_id"] in (None, row[3])]  # fmt: skip
        return {
            "gifts": tuple(gift for gift in gifts if gift.on == day["on"]),
            "earlier": tuple((gift.on.year, gift.item) for gift in gifts if gift.on < day["on"] and gift.delivered_on),
            "greetings": sum(row[4] for row in rows),
            "sent": sum(row[5] for row in rows),
        }


def _belongs(gift: Gift, day: dict[str, Any]) -> bool:
    if day["client_id"] is None:
        return True
    return gift.client_id == day["client_id"] and day["contact_id"] in (None, gift.contact_id)


def _repeated(s: Session, gift: Gift) -> date | None:
    """When the same thing was given to the same person, or to the client, within two years."""
    g = t.gift.c
    whom = g.contact_id == gift.contact_id if gift.contact_id else g.contact_id.is_(None)
    since = gift.on - timedelta(days=366 * YEARS_BACK)
    same = select(g.item, g.on).where(g.client_id == gift.client_id, whom, g.id != gift.id, g.delivered_on.is_not(None))
    same = same.where(g.on.between(since, gift.on))
    wanted = " ".join(gift.item.casefold().split())
    return max((on for item, on in s.execute(same) if " ".join(item.casefold().split()) == wanted), default=None)


def _budget(s: Session, day: date, without: UUID | None = None) -> Budget:
    first, last = quarter_of(day)
    g, planner, house = t.gift.c, lookup.planner(s), lookup.agency(s)
    given = promised = 0
    for id, budget, cost, delivered in s.execute(
        select(g.id, g.budget, g.cost, g.delivered_on).where(g.on.between(first, last))
    ):
        if id == without:
            continue
        if delivered is not None:
            given += budget if cost is None else cost
        else:
            promised += budget
    return Budget(given, promised, planner.gift_budget, planner.gift_limit, house.currency if house else "CNY")


def _money(minor: int, code: str) -> str:
    from aedesk.domain.money import currency

    digits = currency(code).digits
    return f"{minor / 10**digits:,.{digits}f} {code}"
