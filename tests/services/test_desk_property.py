"""Whatever is done on the desk, in whatever order: one thing lies on it, nothing is lost, every step can be undone."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from aedesk.app import Services, build
from aedesk.domain.desk import Item, ItemKind, Place
from aedesk.domain.errors import UserError
from aedesk.paths import Paths
from aedesk.storage.store import Change
from tests.builders import FixedClock
from tests.conftest import KEY
from tests.storage.things import rows

SAID = {
    "desk.take": "item_taken", "desk.back": "item_back", "desk.file": "item_filed", "desk.done": "item_done",
    "desk.drop": "item_dropped", "desk.date": "item_dated", "desk.defer": "item_deferred", "desk.park": "item_parked",
    "desk.hand_on": "item_handed_on", "desk.read": "item_read", "desk.escalate": "item_escalated",
    "desk.answer": "item_answered", "desk.close": "item_closed", "desk.close_day": "day_closed",
}  # fmt: skip

ACTS = ("take", "take", "take", "take", "back", "file", "done", "drop", "date", "defer", "hand_on", "read", "park",
        "turn", "escalate", "answer", "close_entry", "pause", "go_on", "interrupt", "save", "capture", "capture",
        "later", "later", "close_day")  # fmt: skip


def walk(random: Random, length: int) -> Iterator[tuple[str, Any, int]]:
    """Commands in any order; a seed tells which."""
    for _ in range(length):
        what = random.choice(ACTS)
        yield what, random.choice(list(ItemKind)) if what == "capture" else random.randrange(12), random.randrange(8)


@dataclass
class Told:
    """What the steps should have come to."""

    desk: Services
    clock: FixedClock
    folder: UUID
    items: list[UUID] = field(default_factory=list)
    done: list[tuple[date, str]] = field(default_factory=list)
    over: set[UUID] = field(default_factory=set)  # loose texts that were read
    changes: list[Change] = field(default_factory=list)

    def id(self, number: int) -> UUID:
        return self.items[number % len(self.items)]


def act(told: Told, what: str, first: Any, second: int) -> None:
    """One command of the desk."""
    desk, today = told.desk.desk, told.clock.today()
    if what == "capture":
        due = today + timedelta(days=second - 3) if second % 2 else None
        made = desk.capture(f"No {len(told.items)}", kind=first, due=due, minutes=second,
                            repeat="FREQ=DAILY;INTERVAL=2" if second == 5 else "")  # fmt: skip
        told.items.append(made.id)
        return
    if what == "close_day":
        if second % 2:
            told.desk.closing.first_thing(told.id(first) if told.items else "Call them", 540)
        told.desk.closing.close(today, minutes=10)
        return
    if what == "pause":
        desk.pause()
    elif what == "go_on":
        desk.go_on(5)
    elif what == "interrupt":
        later = today + timedelta(days=1) if second == 3 else None
        told.desk.diary.interrupt("Vera", minutes=second % 3, later_on=later)
    if what in ("pause", "go_on", "interrupt") or not told.items:
        return
    id = told.id(first)
    if what == "save":
        item = desk.item(id)
        item.title, item.importance = f"{item.title}!", 1 + second % 3
        desk.save(item)
        return
    commands: dict[str, Callable[[], object]] = {
        "take": lambda: desk.take(id, 7),
        "back": lambda: desk.back(id, 7),
        "file": lambda: desk.file(id, told.folder, "mark", 7),
        "done": lambda: desk.done(id, 7),
        "drop": lambda: desk.drop(id, 7),
        "date": lambda: desk.date(id, today + timedelta(days=second), minutes=7),
        "defer": lambda: desk.defer(id, ("tomorrow", "monday", "month")[second % 3], 7),
        "hand_on": lambda: desk.hand_on(id, "Bo", follow_on=today + timedelta(days=second), minutes=7),
        "read": lambda: desk.read(id, told.folder if second % 2 else None),
        "park": lambda: desk.park(id, today + timedelta(days=second), 7),
        "turn": lambda: desk.turn(id, list(ItemKind)[second % len(ItemKind)]),
        "escalate": lambda: desk.escalate(id),
        "answer": lambda: desk.answer(id, "Yes", 7),
        "close_entry": lambda: desk.close_entry(id, "", 7),
    }
    commands[what]()


def check(told: Told) -> None:
    """What holds after every step."""
    desk, today = told.desk, told.clock.today()
    with desk.store.read() as s:
        items = {item.id: item for item in s.scalars(select(Item))}
    assert items.keys() >= set(told.items)
    on_desk = [id for id, item in items.items() if item.place is Place.DESK]
    view = desk.desk.view(today)
    assert len(on_desk) <= 1
    top = desk.desk.on_top()
    if top is not None:
        assert top.item.place is Place.DESK
        assert top.sitting is None or top.sitting.item_id == top.item.id
    shown = {row.id for row in (*view.tray, *view.pile)} | ({top.item.id} if top else set())
    for id, item in items.items():
        waits = item.place in (Place.DATED, Place.WITH) and id not in shown
        back = min(filter(None, (item.due if item.place is Place.DATED else item.follow_on, date.max)))
        assert not waits or back > today or (item.follow_on is None and item.place is Place.WITH)
        assert (item.category_id is not None) == (item.place is Place.FILED)
        assert (item.settled_at is not None) == (item.place in (Place.FILED, Place.DONE, Place.DROPPED))
        if item.place in (Place.TRAY, Place.DESK, Place.PILE):
            assert id in shown
        if item.kind is ItemKind.READ:
            assert item.place in (Place.PILE, Place.FILED, Place.DROPPED)
            assert id not in told.over or item.place is not Place.PILE
            if item.place is not Place.PILE:
                told.over.add(id)


def diary_agrees(told: Told) -> None:
    """The diary says what was done and not undone, day by day, and nothing else."""
    for day in {day for day, _ in told.done} | {told.clock.today()}:
        expected = Counter(SAID[verb] for on, verb in told.done if on == day and verb in SAID)
        said: Counter[str] = Counter()
        for line in told.desk.diary.day(day):
            if line.code == "tray_sorted":
                said["sorted"] += int(str(line.values["count"]))
            elif line.code in SAID.values():
                said[line.code] += 1
        missing = expected - said
        assert not said - expected - Counter(sorted=1000)
        assert sum(missing.values()) == said["sorted"]


@pytest.mark.rule("D-02")
@pytest.mark.rule("D-03")
@pytest.mark.rule("D-04")
@pytest.mark.rule("D-05")
@settings(max_examples=5)
@given(st.integers(0, 1 << 32))
def test_whatever_is_done(empty_template: Path, seed: int) -> None:
    random = Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(empty_template, Path(folder) / "desk")
        paths, clock = Paths(Path(folder) / "desk"), FixedClock()
        services = build(paths, KEY, clock)
        try:
            told = Told(services, clock, services.desk.categories()[0].id)
            services.store.listeners.append(told.changes.append)
            for kind in ItemKind:
                act(told, "capture", kind, 0)
            for what, first, second in walk(random, 60):
                clock.go(minutes=1)
                if what == "later":
                    clock.go(hours=(0.1, 0.5, 1, 3, 5, 14, 24, 60)[second])
                elif random.random() < 0.8:
                    one(told, what, first, second)
                else:
                    one_and_back(told, paths, what, first, second)
                check(told)
            diary_agrees(told)
            assert services.history.verify().bad_seq is None
        finally:
            services.close()


def one(told: Told, what: str, first: Any, second: int) -> None:
    """A command; one that is refused leaves no trace."""
    told.changes.clear()
    number = len(told.items)
    try:
        act(told, what, first, second)
    except UserError:
        assert len(told.items) == number
        assert all(change.verb == "desk.first" for change in told.changes)
    told.done += [(told.clock.today(), change.verb) for change in told.changes]


def one_and_back(told: Told, paths: Paths, what: str, first: Any, second: int) -> None:
    """A command is taken back, done again, and taken back: the rows are the same to the letter."""
    before, items, done = rows(paths, KEY), list(told.items), list(told.done)
    one(told, what, first, second)
    steps = [change.seq for change in told.changes]
    after = rows(paths, KEY)
    assert bool(steps) == (after != before)
    backs = [told.desk.history.undo(seq) for seq in reversed(steps)]
    assert rows(paths, KEY) == before
    again = [told.desk.history.undo(seq) for seq in reversed(backs)]
    assert rows(paths, KEY) == after
    for seq in reversed(again):
        told.desk.history.undo(seq)
    assert rows(paths, KEY) == before
    told.items, told.done = items, done
