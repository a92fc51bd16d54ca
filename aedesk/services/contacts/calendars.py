"""Planned calls, visits and birthdays as an iCalendar file that other calendars open.

Every event keeps its mark from one export to the next, so that a calendar that reads the file again moves what moved.
"""

import calendar as months
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select

from aedesk.clock import Clock
from aedesk.domain.call import OPEN, Planner
from aedesk.domain.care import VisitState
from aedesk.domain.client import Contact
from aedesk.domain.errors import UserError
from aedesk.services import birthdays
from aedesk.services.call_views import CallRow, VisitRow
from aedesk.services.calls import CallService
from aedesk.services.planner import PlannerService
from aedesk.services.visits import VisitService
from aedesk.storage import tables as t
from aedesk.storage.store import Store
from aedesk.words import N_, Words, words

LONGEST = 92  # days
OCCURRENCES = 10  # of a birthday that moves from year to year
_CALL, _VISIT, _BIRTHDAY = N_("Call: {who}"), N_("Visit: {who}"), N_("Birthday: {who}")
_LUNAR = N_("Birthday (lunar): {who}")


@dataclass(frozen=True)
class _Born:
    contact: Contact
    client: str
    code: str


class CalendarExport:
    """Writes what is planned as a calendar."""

    def __init__(
        self, store: Store, clock: Clock, planner: PlannerService, calls: CallService, visits: VisitService
    ) -> None:
        self._store = store
        self._clock = clock
        self._planner = planner
        self._calls = calls
        self._visits = visits

    def write(
        self, first: date, last: date, language: str, *, names: bool = True, calls: bool = True, visits: bool = True,
        birthdays: bool = True,
    ) -> bytes:  # fmt: skip
        """What is planned between two days, both included; without `names` clients are their codes."""
        from icalendar import Calendar

        if last < first or (last - first).days > LONGEST:
            raise UserError("calendar_range", most=LONGEST)
        planner, say = self._planner.settings(), words(language)
        made = _Writer(self._clock, planner, say, names)
        book = Calendar()
        book.add("prodid", "-//AE Desk//calendar//EN")
        book.add("version", "2.0")
        book.add("calscale", "GREGORIAN")
        book.add("method", "PUBLISH")
        book.add("x-wr-calname", "AE Desk")
        events: list[Any] = []
        if calls:
            events += self._called(made, first, last)
        if visits:
            planned = (row for row in self._visits.between(first, last) if row.state is VisitState.PLANNED)
            events += [made.visit(row) for row in planned]
        if birthdays:
            events += [event for born in self._born() for event in made.birthdays(born, self._clock.today())]
        for event in events:
            book.add_component(event)
        if planner.zone:
            book.add_missing_timezones()
        if not events:
            raise UserError("calendar_nothing")
        return bytes(book.to_ical())

    def _called(self, made: "_Writer", first: date, last: date) -> Iterator[Any]:
        for step in range((last - first).days + 1):
            plan = self._calls.day(first + timedelta(days=step))
            for item in plan.items:
                if item.call is not None and item.call.state in OPEN:
                    yield made.call(item.call, self._clock.instant(plan.day, item.start), item.end - item.start)
            for one in plan.unplaced:
                yield made.call(one.call, None, 0, plan.day)

    def _born(self) -> Sequence[_Born]:
        c, n = t.client.c, t.contact.c
        query = (
            select(Contact, c.short_name, c.code)
            .join_from(t.contact, t.client, c.id == n.client_id)
            .where(c.archived_on.is_(None), n.left_on.is_(None), n.birth_month.is_not(None), n.birth_day.is_not(None))
            .order_by(n.birth_month, n.birth_day, n.id)
        )
        with self._store.read() as s:
            return [_Born(*row) for row in s.execute(query)]


class _Writer:
    """Makes events."""

    def __init__(self, clock: Clock, planner: Planner, say: Words, names: bool) -> None:
        self._planner, self._say, self._names = planner, say, names
        self._zone: Any = ZoneInfo(planner.zone) if planner.zone else UTC
        self._stamp = clock.now().replace(microsecond=0)

    def call(self, row: CallRow, at: datetime | None, minutes: int, day: date | None = None) -> Any:
        """A planned call; one without a place in its day stands over the whole day."""
        event = self._event("call", row.id, _CALL, self._who(row.contact, row.client, row.code))
        if at is None:
            self._whole_day(event, day or self._stamp.date())
        else:
            self._timed(event, at, minutes)
        if self._names:
            self._more(event, description="\n".join(part for part in (row.about, row.phone) if part))
        return event

    def visit(self, row: VisitRow) -> Any:
        """A planned visit."""
        who = self._who(", ".join(row.people), row.client, row.code)
        event = self._event("visit", row.id, _VISIT, who)
        self._timed(event, row.starts_at, row.minutes)
        if self._names:
            self._more(event, description=row.goal, location=row.place)
        return event

    def birthdays(self, born: _Born, today: date) -> Iterator[Any]:
        """One event that comes every year; where the day moves, one for each of the next years."""
        contact = born.contact
        who = self._who(contact.name, born.client, born.code)
        month, day = contact.birth_month or 1, contact.birth_day or 1
        if not contact.birth_lunar and (month, day) != (2, 29):
            event = self._event("birthday", contact.id, _BIRTHDAY, who)
            year = contact.birth_year if contact.birth_year and self._names else today.year  # codes give no age away
            self._whole_day(event, date(year, month, min(day, months.monthrange(year, month)[1])))
            event.add("rrule", {"freq": "yearly"})
            yield event
            return
        text, on = (_LUNAR if contact.birth_lunar else _BIRTHDAY), today
        for _ in range(OCCURRENCES):
            found = birthdays.next_birthday(
                contact, on, leap=self._planner.leap_birthday, late=self._planner.late_birthday
            )
            if found is None:
                return
            event = self._event("birthday", contact.id, text, who, f"-{found.isoformat()}")
            self._whole_day(event, found)
            yield event
            on = found + timedelta(days=1)

    def _event(self, kind: str, id: UUID, text: str, who: str, more: str = "") -> Any:
        from icalendar import Event

        event = Event()
        event.add("uid", f"{kind}-{id.hex}{more}@aedesk")
        event.add("dtstamp", self._stamp)
        event.add("summary", self._say.t(text).format(who=who))
        return event

    def _timed(self, event: Any, at: datetime, minutes: int) -> None:
        start = at.astimezone(self._zone)
        event.add("dtstart", start)
        event.add("dtend", (at + timedelta(minutes=max(minutes, 1))).astimezone(self._zone))

    @staticmethod
    def _whole_day(event: Any, day: date) -> None:
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")

    @staticmethod
    def _more(event: Any, **said: str) -> None:
        for name, text in said.items():
            if text:
                event.add(name, text)

    def _who(self, person: str, client: str, code: str) -> str:
        return ", ".join(part for part in (person, client) if part) if self._names else code
