"""The work diary: it writes itself, people add to it, and it keeps who broke in (D-05, T-05, T-06)."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain import desk_rules as rules
from aedesk.domain.client import Client
from aedesk.domain.desk import DiaryLine, Interruption, Item, Source
from aedesk.domain.errors import UserError
from aedesk.services import desk_steps, diary_rows, lookup
from aedesk.services.diary_rows import DiaryRow
from aedesk.storage import tables as t
from aedesk.storage.store import Store

__all__ = ["DiaryRow", "DiaryService"]

_SORTING = frozenset({"item_filed", "item_dated", "item_deferred", "item_dropped", "item_handed_on", "item_parked"})
_RUN = timedelta(minutes=15)
_LEAST = 3


class DiaryService:
    """What is done with the diary."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def day(self, day: date) -> tuple[DiaryRow, ...]:
        """A day in order of time; sorting the tray is one line, however much was sorted."""
        with self._store.read() as s:
            lines = [*diary_rows.told(s, self._clock, day), *_broken(s, self._clock, day), *_own(s, self._clock, day)]
        return tuple(_gathered(sorted(lines, key=lambda line: (line.at, line.seq or 0))))

    def add(self, words: str, at: datetime | None = None, client_id: UUID | None = None) -> DiaryLine:
        """Write a line by hand."""
        if not words.strip():
            raise UserError("empty", field="words")
        line = DiaryLine(at or self._clock.now(), words.strip(), client_id)
        with self._store.write("diary.add", undoable=True) as s:
            if client_id is not None:
                lookup.one(s, Client, client_id)
            s.add(line)
        return line

    def line(self, id: UUID) -> DiaryLine:
        """A line that was written by hand."""
        with self._store.read() as s:
            return lookup.one(s, DiaryLine, id)

    def save(self, line: DiaryLine) -> DiaryLine:
        """Change a line that was written by hand."""
        if not line.words.strip():
            raise UserError("empty", field="words")
        with self._store.write("diary.save", undoable=True) as s:
            kept = lookup.one(s, DiaryLine, line.id)
            if kept.version != line.version:
                raise UserError("stale")
            kept.at, kept.words, kept.client_id = line.at, line.words.strip(), line.client_id
        return kept

    def drop_line(self, id: UUID) -> None:
        """Take a line out that was written by hand."""
        with self._store.write("diary.drop", undoable=True) as s:
            s.delete(lookup.one(s, DiaryLine, id))

    # Interruptions

    def interrupt(
        self, who: str = "", minutes: int = 0, reason: str = "", back_to: str = "", contact_id: UUID | None = None,
        person_id: UUID | None = None, later_on: date | None = None, later_minute: int | None = None,
    ) -> Interruption:  # fmt: skip
        """Somebody broke in: the timer rests until `end_interruption` or until the work goes on.

        With `minutes` it is over already, and the timer loses those minutes. With `later_on` somebody was asked to
        come back: that day gets an item of its own.
        """
        now = self._clock.now()
        if not 0 <= minutes <= rules.MOST_MINUTES:
            raise UserError("sitting_minutes", field="minutes", most=rules.MOST_MINUTES)
        began = now - timedelta(minutes=minutes)
        with self._store.write("desk.interrupt", undoable=True) as s:
            desk_steps.end_interruption(s, self._clock)
            item, sat = desk_steps.on_desk(s), desk_steps.sitting(s)
            broken = Interruption(
                began, who.strip(), contact_id, person_id, item.id if item else None, minutes, reason.strip(),
                back_to.strip(), later_on, later_minute, now if minutes else None,
            )  # fmt: skip
            _known(s, broken)
            s.add(broken)
            if sat is not None and not minutes:
                rules.pause(sat, now)
            elif sat is not None and sat.paused_at is None:
                sat.paused_seconds += min(minutes * 60, rules.worked(sat, now))
            self._later(s, broken)
        return broken

    def tell_interruption(
        self, id: UUID, who: str = "", reason: str = "", back_to: str = "", later_on: date | None = None,
        later_minute: int | None = None, minutes: int | None = None,
    ) -> Interruption:  # fmt: skip
        """Say who it was, once it was logged by one key; empty words leave what was said before."""
        with self._store.write("desk.interrupt_tell", undoable=True) as s:
            broken = lookup.one(s, Interruption, id)
            if who.strip() and who.strip() != broken.who:
                broken.who, broken.contact_id, broken.person_id = who.strip(), None, None
                _known(s, broken)
            broken.reason = reason.strip() or broken.reason
            broken.back_to = back_to.strip() or broken.back_to
            if minutes is not None:
                desk_steps.last_minutes(broken, minutes, self._clock.now())
            if later_on is not None and (later_on, later_minute) != (broken.later_on, broken.later_minute):
                broken.later_on, broken.later_minute = later_on, later_minute
                self._later(s, broken)
        return broken

    def end_interruption(self, id: UUID, minutes: int | None = None) -> Interruption:
        """It is over; the timer runs on if the same thing still lies on the desk."""
        now = self._clock.now()
        with self._store.write("desk.interrupt_end", undoable=True) as s:
            broken = lookup.one(s, Interruption, id)
            if broken.ended_at is not None:
                if minutes is not None:
                    desk_steps.last_minutes(broken, minutes, now)
                return broken
            desk_steps.last_minutes(broken, minutes, now)
            sat = desk_steps.sitting(s)
            if sat is not None and sat.item_id == broken.item_id:
                rules.go_on(sat, now)
        return broken

    def _later(self, s: Session, broken: Interruption) -> None:
        """The slip "later at": a thing of its own for the day on which they come back."""
        if broken.later_on is None:
            return
        if broken.later_on < self._clock.today():
            raise UserError("date_past", field="later_on", day=broken.later_on)
        title = broken.who or broken.reason or broken.back_to
        if not title:
            raise UserError("empty", field="who")
        later = Item(title, words=broken.reason, source=Source.TYPED, due=broken.later_on,
                     due_minute=broken.later_minute)  # fmt: skip
        rules.arrive(later, self._clock.now(), self._clock.today())
        s.add(later)

    def interruption(self) -> Interruption | None:
        """The interruption that goes on."""
        with self._store.read() as s:
            return desk_steps.interruption(s)

    def interruptions(self, day: date) -> list[Interruption]:
        """Who broke in on a day, in order of time."""
        with self._store.read() as s:
            return _interruptions(s, self._clock, day)


def _known(s: Session, broken: Interruption) -> None:
    """Whose name was typed: one of us, else a contact; a name that two people have stays a word."""
    if not broken.who or broken.contact_id is not None or broken.person_id is not None:
        return
    said = broken.who.casefold()
    for noun, field in ((t.person, "person_id"), (t.contact, "contact_id")):
        query = select(noun.c.id, noun.c.name, noun.c.other_name).where(noun.c.left_on.is_(None))
        names = [(row.id, name) for row in s.execute(query) for name in {row.name, row.other_name}]
        found = {id: name for id, name in names if name.casefold() == said}
        if len(found) == 1:
            [(id, broken.who)] = found.items()
            setattr(broken, field, id)
        if found:
            return


def _between(clock: Clock, day: date) -> tuple[datetime, datetime]:
    return clock.instant(day, 0), clock.instant(day + timedelta(days=1), 0)


def _interruptions(s: Session, clock: Clock, day: date) -> list[Interruption]:
    n = t.interruption.c
    first, end = _between(clock, day)
    return list(s.scalars(select(Interruption).where(n.at >= first, n.at < end).order_by(n.at, n.id)))


def _broken(s: Session, clock: Clock, day: date) -> list[DiaryRow]:
    return [
        DiaryRow(one.at, "interrupted", {"who": one.who, "minutes": one.minutes, "words": one.reason},
                 subject_kind="interruption", subject_id=one.id)
        for one in _interruptions(s, clock, day)
    ]  # fmt: skip


def _own(s: Session, clock: Clock, day: date) -> list[DiaryRow]:
    d, c = t.diary_line.c, t.client.c
    first, end = _between(clock, day)
    query = select(d.id, d.at, d.words, d.client_id, c.short_name, c.code).outerjoin(t.client, c.id == d.client_id)
    return [
        DiaryRow(row.at, "line", {"words": row.words}, row.words, row.client_id, row.short_name or "", row.code or "",
                 by_hand=row.id)
        for row in s.execute(query.where(d.at >= first, d.at < end))
    ]  # fmt: skip


def _gathered(lines: list[DiaryRow]) -> list[DiaryRow]:
    """Runs of decisions about the tray become one line, and so do several signatures on one paper."""
    return _signed(_sorted_tray(lines))


def _signed(lines: list[DiaryRow]) -> list[DiaryRow]:
    found: list[DiaryRow] = []
    for line in lines:
        last = found[-1] if found else None
        if last is not None and _together(last, line):
            count = int(str(last.values.get("count", 1))) + 1
            found[-1] = replace(last, values={"what": last.values.get("what"), "count": count})
        else:
            found.append(line)
    return found


def _together(last: DiaryRow, line: DiaryRow) -> bool:
    same = line.code == last.code == "signed" and line.subject_id == last.subject_id
    return same and line.at - last.at <= _RUN


def _sorted_tray(lines: list[DiaryRow]) -> list[DiaryRow]:
    """What lay on the desk keeps its own line."""
    found: list[DiaryRow] = []
    run: list[DiaryRow] = []
    for line in [*lines, None]:
        sorting = line is not None and line.code in _SORTING and "minutes" not in line.values
        if run and not (sorting and line is not None and line.at - run[-1].at <= _RUN):
            found += [_sorted(run)] if len(run) >= _LEAST else run
            run = []
        if line is not None:
            (run if sorting else found).append(line)
    return found


def _sorted(run: list[DiaryRow]) -> DiaryRow:
    filed = sum(line.code == "item_filed" for line in run)
    return DiaryRow(run[0].at, "tray_sorted", {"count": len(run), "filed": filed}, seq=run[0].seq)
