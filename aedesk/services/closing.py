"""Closing the day: the tray to zero, the desk cleared, what mattered looked at, tomorrow's first thing (D-06, T-10)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain import desk_rules as rules
from aedesk.domain.desk import OPEN, Item, ItemKind, Place, SittingEnd
from aedesk.domain.desk_plan import BigThing, DayClose, EntryKind, PlanEntry, Span
from aedesk.domain.errors import UserError
from aedesk.services import closing_views, desk_steps, lookup
from aedesk.services.calendar import CalendarService
from aedesk.services.closing_views import RULES, CloseView, Figures, First, Rule
from aedesk.services.desk import DeskService
from aedesk.services.diary import DiaryService
from aedesk.storage import tables as t
from aedesk.storage.store import Store

__all__ = ["CloseView", "ClosingService", "Figures", "First", "Rule"]

FIRST = "first"
"""The reason of the entry in the plan that says what a day begins with."""

MATTER = 3


class ClosingService:
    """What is done when the day ends."""

    def __init__(
        self, store: Store, clock: Clock, calendar: CalendarService, desk: DeskService, diary: DiaryService
    ) -> None:
        self._store = store
        self._clock = clock
        self._calendar = calendar
        self._desk = desk
        self._diary = diary

    def state(self, day: date) -> CloseView:
        """How far the day is from being closed."""
        desk, lines = self._desk.view(day), self._diary.day(day)
        first, put_off = self.first_of(self.next_day(day)), self._desk.putting_off()
        chosen = first.item.id if first and first.item else None
        tray = tuple(row for row in desk.tray if row.id != chosen)
        left = desk.on_desk if desk.on_desk is None or desk.on_desk.row.id != chosen else None
        today = [row for row in put_off if self._clock.local(row.touched_at).date() == day]
        with self._store.read() as s:
            closed = _closed(s, day)
            filed, marked = closing_views.filed_marked(s, self._clock, day)
            kept, dropped = closing_views.read_once(s, self._clock, day)
            big = tuple(_big(s, day))
            figures = closing_views.figures(s, self._clock, day, lines, filed, len(today))
            minutes = closing_views.minutes(s, self._clock, day)
        found: tuple[Rule, ...] = (
            Rule("D-01", marked == filed, {"filed": filed, "marked": marked, "left": filed - marked}),
            Rule("D-02", not tray, {"left": len(tray)}),
            Rule("D-03", left is None, {"left": int(left is not None), "switches": desk.switches}),
            Rule("D-04", not desk.pile, {"left": len(desk.pile), "kept": kept, "dropped": dropped}),
            Rule("D-05", bool(lines), {"lines": len(lines), "interruptions": desk.interruptions,
                                       "switches": desk.switches}),
        )  # fmt: skip
        if closed is not None:  # what it was when it was closed
            found = tuple(replace(rule, done=mark == "1") for rule, mark in zip(found, closed.marks, strict=True))
        due = tuple(row for row in self._desk.registers(day, "promise") if row.due is not None and row.due <= day)
        return CloseView(day, found, tray, desk.on_desk, desk.pile, due, big, put_off, figures, minutes, first, closed,
                         len(tray) + (left is not None))  # fmt: skip

    def next_day(self, day: date) -> date:
        """The workday after a day."""
        return self._calendar.add_workdays(day, 1)

    # Tomorrow's first thing

    def first_thing(self, what: UUID | str, minute: int | None = None, day: date | None = None) -> First:
        """Choose what the next workday begins with: an item, or words that become one."""
        if isinstance(what, str) and not what.strip():
            raise UserError("empty", field="words")
        if minute is not None and not 0 <= minute < 24 * 60:
            raise UserError("minute_of_day", field="minute")
        on = self.next_day(day or self._clock.today())
        with self._store.write("desk.first", undoable=True) as s:
            item = lookup.one(s, Item, what) if isinstance(what, UUID) else self._made(s, what, on, minute)
            _open(item)
            entry = _entry(s, on)
            if entry is None:
                entry = PlanEntry(on, "", EntryKind.WORK, reason=FIRST)
                s.add(entry)
            entry.words, entry.minute, entry.minutes = item.title, minute, item.minutes or 30
            entry.client_id, entry.subject_kind, entry.subject_id = item.client_id, "item", item.id
        found = self.first_of(on)
        assert found is not None
        return found

    def first_of(self, on: date) -> First | None:
        """What a day begins with, as it was chosen the day before."""
        with self._store.read() as s:
            entry = _entry(s, on)
        if entry is None:
            return None
        rows = self._desk.rows([entry.subject_id]) if entry.subject_id else ()
        return First(rows[0] if rows else None, entry.words, entry.minute, on)

    # What matters

    def big(self, day: date, *words: str) -> tuple[BigThing, ...]:
        """Say what the three things are that matter on a day; an empty place is free again."""
        if len(words) > MATTER:
            raise UserError("big_three_full", field="words")
        with self._store.write("desk.big", undoable=True) as s:
            kept = {one.place: one for one in _big(s, day)}
            for place, text in enumerate(words):
                one = kept.get(place)
                if one is None and text.strip():
                    s.add(BigThing(Span.DAY, day, text.strip(), place))
                elif one is not None and text.strip():
                    one.words = text.strip()
                elif one is not None:
                    s.delete(one)
        return self.big_of(day)

    def big_of(self, day: date) -> tuple[BigThing, ...]:
        """The three things that matter on a day."""
        with self._store.read() as s:
            return tuple(_big(s, day))

    def big_done(self, id: UUID, on: date | None = None, *, done: bool = True) -> BigThing:
        """It is done, or after all it is not."""
        with self._store.write("desk.big_done", undoable=True) as s:
            one = lookup.one(s, BigThing, id)
            one.done_on = (on or self._clock.today()) if done else None
        return one

    def big_why(self, id: UUID, words: str, move_to: date | None = None) -> BigThing:
        """Why it was not done; it may matter on another day again."""
        with self._store.write("desk.big_why", undoable=True) as s:
            one = lookup.one(s, BigThing, id)
            one.why_not = words.strip()
            if move_to is not None:
                if move_to <= one.on:
                    raise UserError("date_past", field="move_to", day=move_to)
                taken = {other.place for other in _big(s, move_to)}
                place = next((place for place in range(MATTER) if place not in taken), None)
                if place is None:
                    raise UserError("big_three_full", field="move_to")
                s.add(BigThing(Span.DAY, move_to, one.words, place, one.detail, subject_kind=one.subject_kind,
                               subject_id=one.subject_id))  # fmt: skip
        return one

    # Closing

    def close(self, day: date, causes: Mapping[str, str] | None = None, minutes: int | None = None) -> DayClose:
        """Close the day, and lay tomorrow's first thing on the desk; no backup is made here.

        `causes` says by the code of a rule why it was not kept; `minutes` is for a timer that ran too long.
        """
        if day > self._clock.today():
            raise UserError("day_to_come")
        state = self.state(day)
        if state.closed is not None:
            raise UserError("day_closed_already")
        if state.unsorted:
            raise UserError("day_unsorted", count=state.unsorted)
        told = causes or {}
        closed = DayClose(
            day, self._clock.now(), "".join("1" if rule.done else "0" for rule in state.rules),
            "\n".join(" ".join(told.get(code, "").split()) for code in RULES).rstrip(), state.score,
        )  # fmt: skip
        with self._store.write("desk.close_day", undoable=True) as s:
            entry = _entry(s, self.next_day(day))
            item = lookup.one(s, Item, entry.subject_id) if entry is not None and entry.subject_id else None
            desk_steps.end_interruption(s, self._clock)
            desk_steps.end_sitting(s, self._clock, SittingEnd.CLOSED, minutes)
            if item is not None and entry is not None:
                _open(item)
                if item.place is not Place.DESK:
                    desk_steps.put_on(s, self._clock, item, timed=False)
                closed.first_item_id, closed.first_words, closed.first_minute = item.id, item.title, entry.minute
            s.add(closed)
        return closed

    def reopen(self, day: date) -> None:
        """The day goes on after all."""
        with self._store.write("desk.reopen_day", undoable=True) as s:
            closed = _closed(s, day)
            if closed is None:
                raise UserError("day_not_closed")
            s.delete(closed)

    def closes(self, limit: int = 30) -> list[DayClose]:
        """The days that were closed, the newest first."""
        with self._store.read() as s:
            return list(s.scalars(select(DayClose).order_by(t.day_close.c.day.desc()).limit(limit)))

    def _made(self, s: Session, words: str, on: date, minute: int | None) -> Item:
        title, rest = rules.cut_title(words, "")
        item = Item(title, words=rest, due=on, due_minute=minute)
        rules.arrive(item, self._clock.now(), self._clock.today())
        s.add(item)
        return item


def _open(item: Item) -> None:
    if item.place not in OPEN or item.kind is ItemKind.READ:
        raise UserError("first_not_open", field="first", title=item.title)


def _entry(s: Session, on: date) -> PlanEntry | None:
    e = t.plan_entry.c
    return s.scalars(select(PlanEntry).where(e.day == on, e.reason == FIRST)).first()


def _closed(s: Session, day: date) -> DayClose | None:
    return s.scalars(select(DayClose).where(t.day_close.c.day == day)).first()


def _big(s: Session, day: date) -> list[BigThing]:
    b = t.big_thing.c
    return list(s.scalars(select(BigThing).where(b.span == Span.DAY, b.on == day).order_by(b.place, b.id)))
