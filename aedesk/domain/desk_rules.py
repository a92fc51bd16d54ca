"""What may be done with a thing of the desk, and what becomes of it (D-02 to D-04, T-04, I-05, I-22, I-30)."""

import re
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from aedesk.domain.desk import OPEN, REGISTERS, Item, ItemKind, Place, Sitting, SittingEnd
from aedesk.domain.errors import UserError

PUT_OFF = 3
"""So often a thing is put off until it comes up by itself (T-04)."""

TITLE = 200
TOP_LEVEL = 2
LONGEST = timedelta(hours=4)
MOST_MINUTES = 16 * 60
_NO_SIGNS = re.compile("[\0\ud800-\udfff]")  # halves of signs that a clipboard may hold; nothing can keep them
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff"


class Act(StrEnum):
    """What somebody does with an item."""

    TAKE = "take"
    BACK = "back"
    FILE = "file"
    DONE = "done"
    DROP = "drop"
    DATE = "date"
    HAND_ON = "hand_on"
    READ = "read"
    PARK = "park"
    TURN = "turn"
    ESCALATE = "escalate"
    ANSWER = "answer"
    CLOSE = "close"


_LOOSE = frozenset({Place.TRAY, Place.DESK, Place.DATED, Place.WITH, Place.REGISTER})
_FOLDER = frozenset({Place.FILED})
_PILE = frozenset({Place.PILE})

MAY: dict[Act, frozenset[Place]] = {
    Act.TAKE: _LOOSE | _FOLDER,
    Act.BACK: _LOOSE | _FOLDER,
    Act.FILE: _LOOSE | _FOLDER | _PILE,
    Act.DONE: _LOOSE,
    Act.DROP: _LOOSE | _PILE,
    Act.DATE: _LOOSE,
    Act.HAND_ON: _LOOSE,
    Act.READ: _PILE,
    Act.PARK: _LOOSE,
    Act.TURN: _LOOSE,
    Act.ESCALATE: _LOOSE,
    Act.ANSWER: _LOOSE,
    Act.CLOSE: _LOOSE,
}
"""From which places an act may be done."""

_OF_LOOSE_TEXTS = (Act.READ, Act.FILE, Act.DROP)
_OF_KIND = {Act.ESCALATE: (ItemKind.ISSUE,), Act.ANSWER: (ItemKind.QUESTION,), Act.CLOSE: REGISTERS}


def check(item: Item, act: Act) -> None:
    """Refuse what is not done with such an item; a loose text is read once and never comes back (D-04)."""
    if item.kind is ItemKind.READ and act not in _OF_LOOSE_TEXTS:
        raise UserError("read_once" if item.place in OPEN else "read_once_over", title=item.title)
    if item.place not in MAY[act]:
        code = "not_read_once" if act is Act.READ and item.place in OPEN else "item_settled"
        raise UserError(code, title=item.title, place=item.place)
    if item.kind not in _OF_KIND.get(act, (item.kind,)):
        raise UserError("item_wrong_kind", title=item.title, kind=item.kind)


def home(kind: ItemKind) -> Place:
    """Where a thing lies that nobody works on and nothing was decided about."""
    if kind is ItemKind.READ:
        return Place.PILE
    return Place.REGISTER if kind in (ItemKind.LANDMINE, ItemKind.ISSUE, ItemKind.QUESTION) else Place.TRAY


def arrive(item: Item, now: datetime, today: date) -> None:
    """Give a new item its place: one with a day to come waits for its day, all others wait to be decided."""
    item.arrived_at = item.arrived_at or now
    item.touched_at = now
    later = item.due is not None and item.due > today and item.kind is not ItemKind.READ
    item.place = Place.DATED if later else home(item.kind)


def take(item: Item, now: datetime) -> None:
    """Put it on the desk."""
    check(item, Act.TAKE)
    _with_us(item, Place.DESK, now)


def back(item: Item, now: datetime) -> None:
    """Put it back to where things wait: it lies on top."""
    check(item, Act.BACK)
    _with_us(item, home(item.kind), now)


def _with_us(item: Item, place: Place, now: datetime) -> None:
    item.place, item.touched_at, item.settled_at = place, now, None
    item.category_id, item.follow_on = None, None


def settle(item: Item, place: Place, now: datetime) -> None:
    """The end of an item: filed, done or dropped."""
    item.place, item.touched_at, item.settled_at = place, now, now
    item.follow_on = None


def file(item: Item, category_id: UUID, label: str, now: datetime) -> None:
    """Put it into a folder, with its bookmark (D-01)."""
    check(item, Act.FILE)
    settle(item, Place.FILED, now)
    item.category_id, item.label = category_id, label.strip() or item.label


def done(item: Item, now: datetime) -> None:
    """It is done."""
    check(item, Act.DONE)
    settle(item, Place.DONE, now)


def drop(item: Item, now: datetime) -> None:
    """It is not worth more time."""
    check(item, Act.DROP)
    settle(item, Place.DROPPED, now)


def put_to(item: Item, day: date, now: datetime, today: date, minute: int | None = None, words: str = "") -> None:
    """Let it come back on a day; a later day than it had before counts as putting it off (T-04)."""
    check(item, Act.DATE)
    if day < today:
        raise UserError("date_past", field="due", day=day)
    if minute is not None and not 0 <= minute < 24 * 60:
        raise UserError("minute_of_day", field="due_minute")
    item.postponed += item.due is not None and day > item.due
    item.due, item.due_minute, item.due_words = day, minute, words.strip()
    item.place, item.touched_at, item.settled_at, item.follow_on = Place.DATED, now, None, None


def park(item: Item, until: date, now: datetime, today: date) -> None:
    """Put a problem aside until a day, on which it must be looked at again (I-30)."""
    if until <= today:
        raise UserError("date_past", field="until", day=until)
    put_to(item, until, now, today)
    if item.kind is ItemKind.PAPER:
        item.kind = ItemKind.PARKED


def hand_on(
    item: Item, to: str, person_id: UUID | None, follow_on: date | None, now: datetime, today: date
) -> None:  # fmt: skip
    """Give it to somebody, and ask for it on a day."""
    check(item, Act.HAND_ON)
    if not to.strip():
        raise UserError("empty", field="to")
    if follow_on is not None and follow_on < today:
        raise UserError("date_past", field="follow_on", day=follow_on)
    item.place, item.touched_at = Place.WITH, now
    item.person, item.person_id, item.follow_on = to.strip(), person_id, follow_on


def turn(item: Item, kind: ItemKind, now: datetime) -> None:
    """Make another kind of thing of it; it goes to where such things wait."""
    check(item, Act.TURN)
    if item.place is Place.DESK:
        raise UserError("item_on_desk", title=item.title)
    item.kind = kind
    _with_us(item, home(kind), now)


def escalate(item: Item, now: datetime) -> None:
    """An issue goes up a level: to the account manager, then to the account director (I-05)."""
    check(item, Act.ESCALATE)
    if item.level >= TOP_LEVEL:
        raise UserError("issue_top", title=item.title)
    item.level, item.touched_at = item.level + 1, now


def answer(item: Item, words: str, now: datetime) -> None:
    """The account manager answered (I-22)."""
    check(item, Act.ANSWER)
    if not words.strip():
        raise UserError("empty", field="answer")
    item.answer = words.strip()
    settle(item, Place.DONE, now)


def close(item: Item, words: str, now: datetime) -> None:
    """A line of a register is over."""
    check(item, Act.CLOSE)
    item.answer = words.strip() or item.answer
    settle(item, Place.DONE, now)


# The timer


def worked(sitting: Sitting, now: datetime) -> int:
    """The seconds that were worked: the time on the wall less the pauses."""
    if sitting.ended_at is not None:
        return sitting.seconds
    until = sitting.paused_at or now
    return max(0, int((until - sitting.started_at).total_seconds()) - sitting.paused_seconds)


def forgotten(sitting: Sitting, now: datetime, same_day: bool) -> bool:
    """Whether the timer tells nothing: it ran over midnight, or for longer than anybody sits."""
    return worked(sitting, now) > LONGEST.total_seconds() or (sitting.paused_at is None and not same_day)


def pause(sitting: Sitting, at: datetime) -> None:
    """Stop the timer."""
    if sitting.paused_at is None:
        sitting.paused_at = max(at, sitting.started_at)


def go_on(sitting: Sitting, now: datetime) -> None:
    """Let the timer run on."""
    if sitting.paused_at is not None:
        sitting.paused_seconds += max(0, int((now - sitting.paused_at).total_seconds()))
        sitting.paused_at = None


def end(sitting: Sitting, how: SittingEnd, now: datetime, same_day: bool, minutes: int | None = None) -> int:
    """End a sitting, and say how many seconds it was; a timer that tells nothing asks for the minutes."""
    if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
        raise UserError("sitting_minutes", field="minutes", most=MOST_MINUTES)
    if minutes is None and forgotten(sitting, now, same_day):
        raise UserError("sitting_minutes_asked", field="minutes", started=sitting.started_at)
    sitting.seconds = worked(sitting, now) if minutes is None else minutes * 60
    ended = now if minutes is None else min(now, sitting.started_at + timedelta(minutes=minutes))
    go_on(sitting, now)
    sitting.ended_at, sitting.end = ended, how
    return sitting.seconds


def cut_title(title: str, words: str) -> tuple[str, str]:
    """A title from what was typed: without one the first line stands for it, and what is too long goes to the words."""
    title, words = (_NO_SIGNS.sub("", each) for each in (title, words))
    title, words = " ".join(title.split()), words.strip()
    title = title if title.strip(_UNSEEN) else ""
    if not title and words:
        first, _, rest = words.partition("\n")
        title, words = " ".join(first.split()), rest.strip()
    if len(title) > TITLE:
        cut = title.rfind(" ", TITLE // 2, TITLE)
        cut = cut if cut > 0 else TITLE - 1
        words = f"{title}\n{words}".strip()
        title = title[:cut].rstrip() + "…"
    return title, words
