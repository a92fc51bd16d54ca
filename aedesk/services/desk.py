"""The desk: things come in, one at a time is dealt with, and each finds its place (D-01 to D-04, T-03 to T-06)."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain import desk_rules as rules
from aedesk.domain.client import Client
from aedesk.domain.desk import Category, Item, ItemKind, ItemPaper, Place, Sitting, SittingEnd, Source
from aedesk.domain.errors import UserError
from aedesk.domain.people import Person
from aedesk.services import date_words, desk_files, desk_steps, lookup
from aedesk.services.calendar import CalendarService
from aedesk.services.care import CareService
from aedesk.services.desk_files import Given
from aedesk.services.desk_reading import DeskReading
from aedesk.services.desk_views import DeskView, FolderRow, ItemRow, OnDesk, RegisterRow
from aedesk.storage.files import Files
from aedesk.storage.store import Store

__all__ = ["DeskService", "DeskView", "FolderRow", "ItemRow", "OnDesk", "RegisterRow", "Taken"]

_KEPT = (
    "title", "words", "client_id", "subject_kind", "subject_id", "label", "minutes", "importance", "urgent", "reward",
    "repeat", "person", "person_id", "said_on", "plan", "due_words",
)  # fmt: skip


@dataclass(frozen=True)
class Taken:
    """What was put on the desk, and what went back to the tray for it."""

    item: Item
    put_back: Item | None


class DeskService(DeskReading):
    """What is done with the things of the desk."""

    def __init__(
        self, store: Store, files: Files, clock: Clock, calendar: CalendarService, care: CareService
    ) -> None:  # fmt: skip
        super().__init__(store, clock, calendar, care)
        self._files = files

    # Coming in

    def capture(
        self, title: str, *, kind: ItemKind = ItemKind.PAPER, words: str = "", client_id: UUID | None = None,
        subject_kind: str = "", subject_id: UUID | None = None, due: dt.date | None = None,
        due_minute: int | None = None, due_words: str = "", repeat: str = "", minutes: int = 0,
        source: Source = Source.TYPED, files: Sequence[Given] = (),
    ) -> Item:  # fmt: skip
        """Take a thing in; it may be called from any thread.

        The item is kept even where a file cannot be (a full disk, nothing in it): then `paper_not_kept` is raised
        afterwards, with `id` of the item that is in the tray and `names` of the files that are not.
        """
        title, words = rules.cut_title(title, words)
        if not title and not files:
            raise UserError("empty", field="title")
        kept, failed = desk_files.put(self._files, files)
        item = Item(
            title or files[0][0], kind, words=words, source=source, client_id=client_id, subject_kind=subject_kind,
            subject_id=subject_id, due=due, due_minute=due_minute, due_words=due_words.strip(), repeat=repeat.strip(),
            minutes=max(0, minutes), papers=kept,
        )  # fmt: skip
        if item.repeat:
            date_words.next_day(item.repeat, due or self._clock.today())
        with self._store.write("desk.capture", undoable=True) as s:
            self._check(s, item)
            rules.arrive(item, self._clock.now(), self._clock.today())
            s.add(item)
        if failed:
            names = ", ".join(name for name, _ in failed)
            raise UserError("paper_not_kept", id=item.id, title=item.title, names=names, why=failed[0][1])
        return item

    def add_paper(self, id: UUID, name: str, media: str, data: bytes) -> ItemPaper:
        """Put one more file to an item; it may be called from any thread."""
        kept, failed = desk_files.put(self._files, [(name, media, data)])
        if failed:
            raise UserError(failed[0][1], name=name, most=desk_files.LARGEST // (1024 * 1024))
        with self._store.write("desk.paper", undoable=True) as s:
            item = lookup.one(s, Item, id)  # held by its name: the session alone would let it go
            item.papers.append(kept[0])
        return kept[0]

    def paper(self, blob: str) -> bytes:
        """The bytes of a file."""
        return self._files.get(blob)

    def save(self, item: Item) -> Item:
        """Keep what an item says; where it lies and when it comes back is changed by the other verbs."""
        title, words = rules.cut_title(item.title, item.words)
        if not title:
            raise UserError("empty", field="title")
        if item.repeat.strip():
            date_words.next_day(item.repeat, self._clock.today())
        with self._store.write("desk.save", undoable=True) as s:
            kept = lookup.one(s, Item, item.id)
            if kept.version != item.version:
                raise UserError("stale")
            self._check(s, item)
            for name in _KEPT:
                setattr(kept, name, getattr(item, name))
            kept.title, kept.words = title, words
        return kept

    # One at a time

    def take(self, id: UUID, minutes: int | None = None) -> Taken:
        """Put it on the desk; what lay there goes back to the top of the tray (D-03)."""
        with self._store.write("desk.take", undoable=True) as s:
            item = lookup.one(s, Item, id)
            if item.place is Place.DESK:
                return Taken(item, None)
            rules.check(item, rules.Act.TAKE)
            put_back = desk_steps.make_room(s, self._clock, item, minutes)
            desk_steps.put_on(s, self._clock, item)
        return Taken(item, put_back)

    def back(self, id: UUID, minutes: int | None = None) -> Item:
        """Put it back to the top of the tray; a line of a register goes back into its list."""
        with self._doing("desk.back", id, SittingEnd.BACK, minutes) as (_s, item):
            if item.place is not rules.home(item.kind):
                rules.back(item, self._clock.now())
        return item

    def pause(self) -> Sitting:
        """Stop the timer."""
        with self._store.write("desk.pause", undoable=True) as s:
            sat = self._sitting(s)
            rules.pause(sat, self._clock.now())
        return sat

    def go_on(self, minutes: int | None = None) -> Sitting:
        """Let the timer run on, and end an interruption; what was laid there for today begins now."""
        now = self._clock.now()
        with self._store.write("desk.go_on", undoable=True) as s:
            item = desk_steps.on_desk(s)
            if item is None:
                raise UserError("desk_empty")
            desk_steps.end_interruption(s, self._clock)
            sat = desk_steps.sitting(s)
            if sat is not None and rules.forgotten(sat, now, desk_steps.same_day(self._clock, sat)):
                desk_steps.end_sitting(s, self._clock, SittingEnd.BACK, minutes)
                s.flush()
                sat = None
            if sat is None:
                sat = Sitting(item.id, now)
                s.add(sat)
            rules.go_on(sat, now)
        return sat

    # Each finds its place

    def file(self, id: UUID, category_id: UUID, label: str = "", minutes: int | None = None) -> Item:
        """Put it into a folder with its bookmark; a loose text that was read as well."""
        with self._doing("desk.file", id, SittingEnd.FILED, minutes, category_id) as (s, item):
            self._folder(s, category_id)
            rules.file(item, category_id, label, self._clock.now())
        return item

    def done(self, id: UUID, minutes: int | None = None) -> Item:
        """It is done; a thing that repeats comes back on its next day."""
        with self._doing("desk.done", id, SittingEnd.DONE, minutes) as (s, item):
            rules.done(item, self._clock.now())
            following = desk_steps.following(item, self._clock)
            if following is not None:
                s.add(following)
        return item

    def drop(self, id: UUID, minutes: int | None = None) -> Item:
        """Let it go."""
        with self._doing("desk.drop", id, SittingEnd.DROPPED, minutes) as (_s, item):
            rules.drop(item, self._clock.now())
        return item

    def date(
        self, id: UUID, day: dt.date, minute: int | None = None, words: str = "", minutes: int | None = None
    ) -> Item:  # fmt: skip
        """Let it come back on a day."""
        with self._doing("desk.date", id, SittingEnd.DATED, minutes) as (_s, item):
            rules.put_to(item, day, self._clock.now(), self._clock.today(), minute, words)
        return item

    def defer(self, id: UUID, to: str, minutes: int | None = None) -> Item:
        """Put it off by one key: to "tomorrow", "monday" or "month"; it comes back on a workday."""
        day = desk_steps.deferred_to(self._calendar.work(), self._clock.today(), to)
        with self._doing("desk.defer", id, SittingEnd.DATED, minutes) as (_s, item):
            rules.put_to(item, day, self._clock.now(), self._clock.today())
        return item

    def hand_on(
        self, id: UUID, to: str = "", person_id: UUID | None = None, follow_on: dt.date | None = None,
        minutes: int | None = None,
    ) -> Item:  # fmt: skip
        """Give it to somebody; on the day of `follow_on` it comes back to be asked for."""
        with self._doing("desk.hand_on", id, SittingEnd.HANDED_ON, minutes) as (s, item):
            name = to or (lookup.one(s, Person, person_id).name if person_id else "")
            rules.hand_on(item, name, person_id, follow_on, self._clock.now(), self._clock.today())
        return item

    def read(self, id: UUID, category_id: UUID | None) -> Item:
        """A loose text was read: it is kept in a folder or thrown away, and never comes back (D-04)."""
        with self._store.write("desk.read", undoable=True) as s:
            item = lookup.one(s, Item, id)
            rules.check(item, rules.Act.READ)
            if category_id is None:
                rules.drop(item, self._clock.now())
            else:
                self._folder(s, category_id)
                rules.file(item, category_id, "", self._clock.now())
        return item

    def turn(self, id: UUID, kind: ItemKind) -> Item:
        """Make another kind of thing of it: to be read once, a doubt, an issue, a question, or a paper again."""
        with self._store.write("desk.turn", undoable=True) as s:
            item = lookup.one(s, Item, id)
            rules.turn(item, kind, self._clock.now())
        return item

    # Lines of registers

    def park(self, id: UUID, until: dt.date, minutes: int | None = None) -> Item:
        """Put a problem aside until a day, on which it comes back by force (I-30)."""
        with self._doing("desk.park", id, SittingEnd.DATED, minutes) as (_s, item):
            rules.park(item, until, self._clock.now(), self._clock.today())
        return item

    def escalate(self, id: UUID) -> Item:
        """An issue goes up a level (I-05)."""
        with self._store.write("desk.escalate", undoable=True) as s:
            item = lookup.one(s, Item, id)
            rules.escalate(item, self._clock.now())
        return item

    def answer(self, id: UUID, words: str, minutes: int | None = None) -> Item:
        """A question was answered (I-22)."""
        with self._doing("desk.answer", id, SittingEnd.DONE, minutes) as (_s, item):
            rules.answer(item, words, self._clock.now())
        return item

    def close_entry(self, id: UUID, words: str = "", minutes: int | None = None) -> Item:
        """A doubt, an issue, a question or a parked problem is over."""
        with self._doing("desk.close", id, SittingEnd.DONE, minutes) as (_s, item):
            rules.close(item, words, self._clock.now())
        return item

    # Inside one transaction

    @contextmanager
    def _doing(
        self, verb: str, id: UUID, how: SittingEnd, minutes: int | None, category_id: UUID | None = None
    ) -> Iterator[tuple[Session, Item]]:
        """One act on an item; if it lies on the desk, its sitting ends with it."""
        with self._store.write(verb, undoable=True) as s:
            item = lookup.one(s, Item, id)
            desk_steps.leave(s, self._clock, item, how, minutes, category_id)
            yield s, item

    @staticmethod
    def _sitting(s: Session) -> Sitting:
        sat = desk_steps.sitting(s)
        if sat is None:
            raise UserError("desk_empty")
        return sat

    @staticmethod
    def _folder(s: Session, category_id: UUID) -> None:
        if lookup.one(s, Category, category_id).closed:
            raise UserError("folder_closed", field="category_id")

    @staticmethod
    def _check(s: Session, item: Item) -> None:
        if item.client_id is not None:
            lookup.one(s, Client, item.client_id)
        if item.due_minute is not None and not 0 <= item.due_minute < 24 * 60:
            raise UserError("minute_of_day", field="due_minute")
        if not 0 <= item.minutes <= rules.MOST_MINUTES:
            raise UserError("sitting_minutes", field="minutes", most=rules.MOST_MINUTES)
        if item.importance not in (1, 2, 3):
            raise UserError("item_importance", field="importance")
