"""Calls: planned into the day, prepared, made, and followed up."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.call import (
    NOT_REACHED,
    OPEN,
    POINTS,
    Call,
    CallBlock,
    CallState,
    HoursState,
    Mood,
    NextKind,
    Outcome,
    Prep,
    Purpose,
    Slot,
)
from aedesk.domain.call_rules import check_prepared, check_result, elapsed, forgotten, must_prepare
from aedesk.domain.client import Client, Contact, ContactKind, ContactNote
from aedesk.domain.errors import UserError
from aedesk.services import call_card, call_day, call_steps, lookup
from aedesk.services.calendar import CalendarService
from aedesk.services.call_views import CallCard, DayPlan, Finished
from aedesk.services.planner import PlannerService
from aedesk.services.suggestion_rules import FIRM
from aedesk.services.suggestions import Act, CallSuggestion, SuggestionService, Why
from aedesk.storage import tables as t
from aedesk.storage.store import Store

Words = Callable[[Why], str]
LONGEST = 8 * 60


@dataclass(frozen=True)
class ReportData:
    """What the contact report of a call says."""

    call: Call
    client: Client
    contact: Contact | None
    prep: Prep


class CallService:
    """What is done with calls."""

    def __init__(
        self, store: Store, clock: Clock, calendar: CalendarService, planner: PlannerService,
        suggestions: SuggestionService,
    ) -> None:  # fmt: skip
        self._store = store
        self._clock = clock
        self._calendar = calendar
        self._planner = planner
        self._suggestions = suggestions

    # Reading

    def day(self, day: date) -> DayPlan:
        """A day with its calls laid out."""
        work = self._calendar.work()
        with self._store.read() as s:
            return call_day.day_plan(s, self._clock, work, day)

    def get(self, id: UUID) -> Call:
        """One call."""
        with self._store.read() as s:
            return lookup.one(s, Call, id)

    def card(self, id: UUID) -> CallCard:
        """Everything for one call."""
        call = self.get(id)
        hours = self.hours_now(call)
        with self._store.read() as s:
            return call_card.card(s, self._clock, call, hours)

    def hours_now(self, call: Call) -> HoursState:
        """Whether one may call them now."""
        return self._planner.hours_state(call.client_id, call.contact_id, self._clock.now())

    def running(self) -> Call | None:
        """The call on the line, if there is one."""
        with self._store.read() as s:
            return call_steps.running(s)

    def held(self) -> list[Call]:
        """Calls that wait on hold."""
        with self._store.read() as s:
            return list(s.scalars(select(Call).where(t.CALL_OPEN, t.call.c.state == CallState.HELD)))

    def report(self, id: UUID) -> ReportData:
        """What a contact report of this call says."""
        with self._store.read() as s:
            call = lookup.one(s, Call, id)
            client = lookup.one(s, Client, call.client_id)
            contact = next((one for one in client.contacts if one.id == call.contact_id), None)
            return ReportData(call, client, contact, call_card.prep_of(s, call))

    # Planning

    def add(self, call: Call) -> Call:
        """Plan a call; without a day it waits in the queue of today."""
        with self._store.write("call.add", undoable=True) as s:
            self._check(s, call)
            call.day = call.day or self._clock.today()
            call.place = call_steps.last_place(s, call.day) + 1
            if call.at is not None:
                call_steps.fit(s, self._clock, call)
            s.add(call)
        return call

    def take(
        self, suggestions: Iterable[CallSuggestion], day: date, slot: Slot | None = None, words: Words | None = None
    ) -> list[Call]:
        """Plan suggested calls; `words` says in the window's language what each is about."""
        chosen = list(suggestions)
        with self._store.write("call.take", undoable=True) as s:
            first = call_steps.first_calls(s)
            place = call_steps.last_place(s, day)
            calls = []
            for number, one in enumerate(chosen, 1):
                where = slot or (Slot.OPENING if one.client_id in first else call_steps.slot_of(one.purpose))
                calls.append(
                    Call(
                        one.client_id, one.purpose, words(one.why) if words else "", one.contact_id, day, where,
                        minutes=one.minutes.minutes, place=place + number, important=one.important,
                        why=one.why.code, subject_kind=one.why.subject_kind, subject_id=one.why.subject_id,
                    )
                )  # fmt: skip
            s.add_all(calls)
        return calls

    def plan_day(self, day: date, words: Words | None = None) -> DayPlan:
        """Take suggested calls until the block is full: promises and what is late first."""
        before = self.day(day)
        chosen, left = [], call_steps.block_room(before)
        ranked = sorted(self._suggestions.today(day), key=lambda one: (one.firm, one.urgency), reverse=True)
        for one in ranked:
            if one.act is Act.CALL and one.phone and one.minutes.minutes <= left:
                chosen.append(one)
                left -= one.minutes.minutes
        if not chosen:
            return before
        self.take(chosen, day, words=words)
        return self.day(day)

    def move(
        self, id: UUID, *, slot: Slot | None = None, at: datetime | None = None, day: date | None = None,
        before: UUID | None = None,
    ) -> Call:  # fmt: skip
        """Put a call into another part of the day, at a fixed time, on another day, or before another call."""
        with self._store.write("call.move", undoable=True) as s:
            call = call_steps.opened(s, id, CallState.PLANNED)
            call.day = day or (self._clock.local(at).date() if at else call.day)
            if at is not None:
                if at < self._clock.now() - timedelta(minutes=1):
                    raise UserError("call_in_past", field="at")
                call.at = at
                call_steps.fit(s, self._clock, call)
            elif slot is not None or day is not None or before is not None:
                call.at = None
            if slot is not None:
                call.slot = slot
            if before is not None:
                call_steps.order(s, self._clock, call, before)
        return call

    def resize(self, id: UUID, minutes: int) -> Call:
        """Give a call more or fewer minutes."""
        if not 1 <= minutes <= LONGEST:
            raise UserError("call_minutes", field="minutes", most=LONGEST)
        with self._store.write("call.minutes", undoable=True) as s:
            call = call_steps.opened(s, id, CallState.PLANNED)
            call.minutes = minutes
            if call.at is not None:
                call_steps.fit(s, self._clock, call)
        return call

    def save(self, call: Call) -> Call:
        """Keep what a call is about, whom it is for, and whether it is important."""
        with self._store.write("call.save", undoable=True) as s:
            kept = lookup.one(s, Call, call.id)
            self._check(s, call)
            for name in ("about", "purpose", "contact_id", "important", "result", "next_step", "next_on", "mood"):
                setattr(kept, name, getattr(call, name))
        return kept

    def drop(self, id: UUID, reason: str = "") -> Call:
        """Give a planned call up; one that a promise hangs on needs its reason."""
        with self._store.write("call.drop", undoable=True) as s:
            call = call_steps.opened(s, id, *OPEN)
            if call.why in FIRM and not reason.strip():
                raise UserError("call_drop_reason", field="reason")
            call.state, call.result = CallState.DROPPED, reason.strip()
        return call

    def move_block(self, day: date, starts: int, minutes: int) -> CallBlock:
        """Put the block at another time of the day, or make it longer or shorter."""
        planner = self._planner.settings()
        if not planner.opens <= starts < planner.closes or not 5 <= minutes <= LONGEST:
            raise UserError("block_outside_day", field="block_starts")
        with self._store.write("call.block", undoable=True) as s:
            block = call_steps.block(s, day)
            block.starts, block.minutes = starts, minutes
        return block

    def start_block(self, day: date) -> CallBlock:
        """Begin the calls of the day."""
        with self._store.write("call.block_begin", undoable=True) as s:
            block = call_steps.block(s, day)
            block.began_at, block.ended_at = block.began_at or self._clock.now(), None
        return block

    def end_block(self, day: date, learned: str = "") -> CallBlock:
        """End the calls of the day, and keep what to estimate differently."""
        with self._store.write("call.block_end", undoable=True) as s:
            block = call_steps.block(s, day)
            block.ended_at, block.learned = self._clock.now(), learned.strip()
        return block

    # Preparing

    def save_prep(self, prep: Prep) -> Prep:
        """Keep the six points of a call."""
        with self._store.write("call.prep", undoable=True) as s:
            call = lookup.one(s, Call, prep.call_id)
            kept = call_card.prep_of(s, call)
            for name in (*POINTS, "half_minute"):
                setattr(kept, name, getattr(prep, name).strip())
            s.add(kept)
        return kept

    # Calling

    def start(self, id: UUID, *, unprepared: bool = False) -> Call:
        """Begin a call; what must be prepared asks once."""
        with self._store.write("call.start", undoable=True) as s:
            call = call_steps.opened(s, id, CallState.PLANNED)
            call_steps.alone(s)
            client = lookup.one(s, Client, call.client_id)
            if not unprepared and must_prepare(client.client_class, call):
                check_prepared(client.client_class, call, call_card.prep_of(s, call))
            call.state, call.started_at, call.day = CallState.RUNNING, self._clock.now(), self._clock.today()
        return call

    def hold(self, id: UUID) -> Call:
        """Stop the clock of a call for a while."""
        with self._store.write("call.hold", undoable=True) as s:
            call = call_steps.opened(s, id, CallState.RUNNING)
            call.state, call.held_at = CallState.HELD, self._clock.now()
        return call

    def resume(self, id: UUID) -> Call:
        """Let the clock of a call run on."""
        with self._store.write("call.resume", undoable=True) as s:
            call = call_steps.opened(s, id, CallState.HELD)
            call_steps.alone(s)
            call_steps.let_run(call, self._clock.now())
        return call

    def received(self, client_id: UUID, contact_id: UUID | None = None, about: str = "") -> Call:
        """They call us: it runs at once (P-19)."""
        now = self._clock.now()
        call = Call(client_id, Purpose.QUESTION, about, contact_id, self._clock.today(), theirs=True)
        with self._store.write("call.received", undoable=True) as s:
            self._check(s, call)
            call_steps.alone(s)
            call.state, call.started_at = CallState.RUNNING, now
            s.add(call)
        return call

    def missed(self, id: UUID, outcome: Outcome = Outcome.NO_ANSWER) -> Call:
        """Nobody was reached: keep the attempt, and plan to call back when it is quiet (P-04)."""
        if outcome not in NOT_REACHED:
            raise UserError("call_reached", field="outcome")
        now, today = self._clock.now(), self._clock.today()
        planner = self._planner.settings()
        tomorrow = self._calendar.add_workdays(today, 1)
        with self._store.write("call.missed", undoable=True) as s:
            call = call_steps.opened(s, id, *OPEN)
            call.state, call.outcome = CallState.MISSED, outcome
            call.started_at, call.ended_at, call.held_at = call.started_at or now, now, None
            back = call_steps.call_back(s, call, planner, self._clock.minute(now, today), today, tomorrow)
            s.add(back)
            call_steps.carry(s, call, back)
        return back

    def finish(
        self, id: UUID, outcome: Outcome, result: str, next_kind: NextKind, next_step: str = "",
        next_on: date | None = None, next_at: datetime | None = None, *, minutes: int | None = None,
        was_first: bool | None = None, mood: Mood | None = None,
    ) -> Finished:  # fmt: skip
        """End a call with its result and its next step (P-12); a timer that ran on asks for the minutes."""
        next_on = next_on or (self._clock.local(next_at).date() if next_at else None)
        check_result(outcome, result, next_kind, next_step, next_on)
        if minutes is not None and not 1 <= minutes <= LONGEST:
            raise UserError("call_minutes", field="minutes", most=LONGEST)
        now = self._clock.now()
        with self._store.write("call.finish", undoable=True) as s:
            call = call_steps.opened(s, id, *OPEN)
            if minutes is None and forgotten(call, now):
                raise UserError("call_minutes_asked", field="minutes", started=call.started_at)
            call_steps.let_run(call, now)
            spoken = outcome is not Outcome.BY_MAIL
            if call.started_at is None:  # it was made without the clock
                call.started_at = now - timedelta(minutes=minutes or 0)
                call.seconds = minutes * 60 if minutes and spoken else None
            elif spoken:
                call.seconds = minutes * 60 if minutes else elapsed(call, now)
            call.ended_at = now if minutes is None else call.started_at + timedelta(minutes=minutes)
            call.state, call.outcome, call.result = CallState.DONE, outcome, result.strip()
            call.next_kind, call.next_step, call.next_on, call.next_at = next_kind, next_step.strip(), next_on, next_at
            call.was_first, call.mood = was_first, mood or call.mood
            call.day = self._clock.local(call.started_at).date()
            follow = call_steps.follow(s, self._clock, call)
            if follow is not None:
                s.add(follow)
            kind = ContactKind.CALL if spoken else ContactKind.MAIL
            words = call.result or call.about
            s.add(ContactNote(call.client_id, kind, call.started_at, words, call.contact_id))
            if call.subject_kind == "call" and call.subject_id and (asked := s.get(Call, call.subject_id)):
                asked.next_settled = True  # what they were to do was talked over
        with self._store.read() as s:
            following = call_day.next_open(s, self._clock, self._clock.today(), call.id)
        return Finished(call, follow, following)

    def settle(self, id: UUID) -> Call:
        """What they were to do is done."""
        with self._store.write("call.settle", undoable=True) as s:
            call = lookup.one(s, Call, id)
            call.next_settled = True
        return call

    # Inside one transaction

    def _check(self, s: Session, call: Call) -> None:
        client = lookup.one(s, Client, call.client_id)
        if call.contact_id is not None and all(one.id != call.contact_id for one in client.contacts):
            raise UserError("contact_not_of_client", field="contact_id")
        if not 1 <= call.minutes <= LONGEST:
            raise UserError("call_minutes", field="minutes", most=LONGEST)
