"""Settings for calls and care: the agency's, a client's, a contact's hours."""

from dataclasses import fields
from datetime import date, datetime, time, timedelta, tzinfo
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.call import CallHours, HoursState, Planner
from aedesk.domain.call_rules import Hours, check_hours, check_planner
from aedesk.domain.care import CareRules
from aedesk.domain.client import Client
from aedesk.domain.errors import UserError
from aedesk.domain.standing import check_weights
from aedesk.services import lookup
from aedesk.services.calendar import CalendarService
from aedesk.storage import tables as t
from aedesk.storage.store import Store

FIRST_SHOWN = 9 * 60
HALF_HOURS = 18


class PlannerService:
    """What calls and care go by."""

    def __init__(self, store: Store, clock: Clock, calendar: CalendarService) -> None:
        self._store = store
        self._clock = clock
        self._calendar = calendar

    def settings(self) -> Planner:
        """The agency's settings; the usual ones while none were kept."""
        with self._store.read() as s:
            return lookup.planner(s)

    def save(self, planner: Planner) -> Planner:
        """Keep the agency's settings."""
        check_planner(planner)
        check_weights(planner.weights, planner.classes)
        _zone(planner.zone)
        if len(planner.country) != 2 or not planner.country.isalpha():
            raise UserError("country_unknown", field="country", country=planner.country)
        with self._store.write("planner.save", undoable=True) as s:
            kept = s.scalars(select(Planner)).first()
            if kept is None:
                s.add(planner)
                return planner
            for one in fields(Planner):
                if one.name not in ("id", "version"):
                    setattr(kept, one.name, getattr(planner, one.name))
            return kept

    def rules(self, client_id: UUID) -> CareRules:
        """How a client wants to be cared for."""
        with self._store.read() as s:
            return rules(s, client_id)

    def save_rules(self, told: CareRules) -> CareRules:
        """Keep how a client wants to be cared for."""
        _zone(told.zone)
        if told.visits is not None and not 0 <= told.visits <= 14:
            raise UserError("target_out_of_range", field="visits", most=14)
        with self._store.write("care.rules", undoable=True) as s:
            lookup.one(s, Client, told.client_id)
            kept = s.scalars(select(CareRules).where(t.care_rules.c.client_id == told.client_id)).first()
            if kept is None:
                s.add(told)
                return told
            for one in fields(CareRules):
                if one.name not in ("id", "client_id", "version"):
                    setattr(kept, one.name, getattr(told, one.name))
            return kept

    def hours(self, contact_id: UUID) -> list[CallHours]:
        """A contact's own hours."""
        with self._store.read() as s:
            return list(s.scalars(_hours(contact_id)))

    def set_hours(self, client_id: UUID, contact_id: UUID, hours: list[CallHours]) -> list[CallHours]:
        """Keep a contact's hours; the list stands for all of them."""
        check_hours(hours)
        with self._store.write("call.hours", undoable=True) as s:
            client = lookup.one(s, Client, client_id)
            if all(contact.id != contact_id for contact in client.contacts):
                raise UserError("contact_not_of_client", field="contact_id")
            for old in s.scalars(_hours(contact_id)):
                s.delete(old)
            fresh = [
                CallHours(client_id, contact_id, one.kind, one.weekdays, one.start, one.end) for one in hours
            ]
            s.add_all(fresh)
        return fresh

    def of(self, client_id: UUID, contact_id: UUID | None) -> Hours:
        """A contact's hours as rules."""
        with self._store.read() as s:
            planner, care = lookup.planner(s), rules(s, client_id)
            own = tuple(s.scalars(_hours(contact_id)).all()) if contact_id else ()
        return Hours(zone_of(care.zone, planner.zone, self._clock), planner.opens, planner.closes, own)

    def hours_state(self, client_id: UUID, contact_id: UUID | None, at: datetime) -> HoursState:
        """Whether somebody may be called at an instant."""
        hours = self.of(client_id, contact_id)
        return hours.state(at, self._calendar.is_workday(at.astimezone(hours.zone).date()))

    def week_hours(self, client_id: UUID, contact_id: UUID) -> tuple[tuple[int, int, HoursState], ...]:
        """Weekday, minute and state of every half hour from nine to six, on their wall."""
        hours = self.of(client_id, contact_id)
        monday = date(2026, 3, 9)  # any week without a change of the clock
        cells = ((weekday, FIRST_SHOWN + 30 * half) for weekday in range(1, 8) for half in range(HALF_HOURS))
        return tuple((day, minute, hours.state(_at(monday, day, minute, hours.zone))) for day, minute in cells)


def rules(session: Session, client_id: UUID) -> CareRules:
    """A client's rules of care, the usual ones if it has none."""
    found = session.scalars(select(CareRules).where(t.care_rules.c.client_id == client_id)).first()
    return found or CareRules(client_id)


def zone_of(own: str, home: str, clock: Clock) -> tzinfo | None:
    """The clock on a client's wall: its own, else the agency's, else where the laptop stands."""
    name = own or home
    try:
        return ZoneInfo(name) if name else clock.zone
    except (ZoneInfoNotFoundError, ValueError):
        return clock.zone


def _zone(name: str) -> None:
    try:
        if name:
            ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise UserError("zone_unknown", field="zone", zone=name) from None


def _hours(contact_id: UUID) -> Select[CallHours]:
    h = t.call_hours.c
    return select(CallHours).where(h.contact_id == contact_id).order_by(h.weekdays, h.start, h.id)


def _at(monday: date, weekday: int, minute: int, zone: tzinfo | None) -> datetime:
    wall = datetime.combine(monday + timedelta(days=weekday - 1), time(), zone) + timedelta(minutes=minute)
    return wall.astimezone(zone)
