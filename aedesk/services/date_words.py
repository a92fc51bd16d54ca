"""Finds the day, the hour and the repetition in what somebody types (three languages, tables of our own).

dateparser was tried first: it takes 160 ms to import and 130 ms for the first text, finds nothing in "周五下午交样" or
"明天下午三点", reads "el lunes a las 10" as a day in October and "下个月3号" as the 12th, and knows no parts of the day
and no repetitions. A table a language is small, takes half a millisecond and can be listed in tests.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib import import_module

from aedesk.domain.errors import UserError
from aedesk.services.dates.reading import DAYS, ONE, Now, Read, Said, each, in_part

LANGUAGES = ("en", "zh", "es")
LOOKED_AT = 400  # signs of a text: a date stands in its first line
_KINDS = ("repeat", "day", "time", "part")
_TAKEN = "\0"
_EDGE = " \t\n,;:，、；：-–—"


@dataclass(frozen=True)
class Understood:
    """A text without its date words, what these mean, and date words that nobody understands."""

    title: str
    day: date | None = None
    minute: int | None = None
    repeat: str = ""
    words: str = ""


@dataclass
class _Found:
    """What one language reads in a text."""

    work: str
    said: dict[str, Said]
    unread: list[tuple[int, int]]
    signs: int = 0  # read by rules of the language
    figures: int = 0  # read by rules that all languages share

    @property
    def any(self) -> bool:
        return bool(self.signs or self.figures)


def understand(text: str, language: str, now: datetime) -> Understood:
    """What a typed text says; `now` is the wall clock. The other languages are tried where this one finds nothing."""
    head, rest = _parted(text.strip())
    at = Now.of(now)
    best = _read(head, language if language in LANGUAGES else "en", at)
    if not best.signs:
        others = [_read(head, each, at) for each in LANGUAGES if each != language]
        strongest = max(others, key=lambda each: each.signs)
        if strongest.signs:
            best = strongest
    if not best.any:
        return Understood(text.strip())
    return _told(head, rest, best, at)


def next_day(rule: str, after: date) -> date | None:
    """The first day of a repetition (RFC 5545) after a day; none where it has come to its end."""
    from dateutil.rrule import rrulestr  # late: it takes its time to come

    start = datetime.combine(after, time())
    try:
        found = rrulestr(rule, dtstart=start).after(start)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise UserError("repeat_not_read", field="repeat", rule=rule) from None
    return found.date() if found else None


def get_ready() -> None:
    """Take the first look at all rules, for a quiet moment: the first text is read as fast as the others then."""
    for language in LANGUAGES:
        _rules(language)


@cache
def _rules(language: str) -> tuple[tuple[str, re.Pattern[str], Read, bool], ...]:
    """The compiled rules of a language, those in figures first; True marks its own words."""
    from aedesk.services.dates import shared

    module = import_module(f"aedesk.services.dates.{language}")
    figures = shared.rules(module.BEFORE, module.AFTER)
    return tuple((kind, re.compile(pattern, re.IGNORECASE), read, own)
                 for own, rules in ((False, figures), (True, module.RULES)) for kind, pattern, read in rules)


def _parted(text: str) -> tuple[str, str]:
    """The part that is looked at, up to the end of a word, and the rest."""
    if len(text) <= LOOKED_AT:
        return text, ""
    cut = max((text.rfind(sign, 0, LOOKED_AT) for sign in " \n\t，。；"), default=-1)
    cut = cut if cut > 0 else LOOKED_AT
    return text[:cut], text[cut:]


def _read(text: str, language: str, now: Now) -> _Found:
    found = _Found(text.replace(_TAKEN, " "), {}, [])
    for kind in (*_KINDS, "unread"):
        if kind in ("time", "part") and "day" in found.said and found.said["day"].minute is not None:
            continue
        for rule_kind, pattern, read, own in _rules(language):
            if rule_kind == kind and _apply(found, kind, pattern, read, own, now):
                break
    return found


def _apply(found: _Found, kind: str, pattern: re.Pattern[str], read: Read, own: bool, now: Now) -> bool:
    """Look for one rule; of several places the one that begins the text counts, else the last."""
    places: list[tuple[re.Match[str], Said]] = []
    for place in list(pattern.finditer(found.work)):
        said = read(place, now)
        if said is None or not place.group().strip(_TAKEN + " "):
            continue
        if said.unread:
            found.unread.append(place.span())
            _take(found, place, own)
        else:
            places.append((place, said))
    if not places:
        return False
    first = places[0]
    chosen, found.said[kind] = first if not found.work[: first[0].start()].strip(_TAKEN + " ") else places[-1]
    if found.said[kind].keep:
        found.figures += 1
    else:
        _take(found, chosen, own)
    return True


def _take(found: _Found, place: re.Match[str], own: bool) -> None:
    start, end = place.span()
    found.work = found.work[:start] + _TAKEN * (end - start) + found.work[end:]
    length = len(place.group().strip(_TAKEN))
    if own:
        found.signs += length
    else:
        found.figures += length


def _told(head: str, rest: str, found: _Found, now: Now) -> Understood:
    title = _left(head, found.work) + rest
    words = ", ".join(head[start:end].strip() for start, end in sorted(found.unread))
    day, minute, repeat = _when(found.said, now)
    return Understood(title.strip() or (head + rest).strip(), day, minute, repeat, words)


def _when(said: dict[str, Said], now: Now) -> tuple[date | None, int | None, str]:
    """Day, minute and repetition of what was read."""
    part = next((each.part for each in reversed(said.values()) if each.part is not None), None)
    minute = next((each.minute for each in said.values() if each.minute is not None), None)
    if minute is not None and "time" in said:
        if part is not None:
            minute = in_part(minute, part)
        elif said["time"].open_hour:
            minute += 720  # nobody works at three in the morning
    elif minute is None:
        minute = part
    gone = minute is not None and minute <= now.minute
    if "repeat" in said:
        day, repeat = _repeated(said, now, gone)
        return day, minute, repeat
    if "day" in said:
        return said["day"].day, minute, ""
    if minute is None:
        return None, None, ""
    return now.today + timedelta(days=gone), minute, ""


def _repeated(said: dict[str, Said], now: Now, gone: bool) -> tuple[date, str]:
    """The first day of a repetition and its rule."""
    again = said["repeat"]
    first, rule = again.day or now.today, again.repeat
    begins = said["day"].day if "day" in said else None
    if begins is not None:
        if again.unit is not None:
            rule = each(*again.unit, Now(begins, 0)).repeat
            return begins, rule
        first = begins
    elif gone and first == now.today:
        first += ONE
    if rule.startswith("FREQ=WEEKLY"):
        days = rule.rpartition("BYDAY=")[2].split(",")
        while DAYS[first.weekday()] not in days:
            first += ONE
    return first, rule


def _left(text: str, work: str) -> str:
    """What is left of a text when the date words are taken out."""
    left = ""
    for piece in re.split(_TAKEN + "+", "".join(
            _TAKEN if taken == _TAKEN else sign for sign, taken in zip(text, work, strict=True))):
        left = _joined(left, piece) if left.strip() else piece.lstrip(_EDGE)
    return left.rstrip(_EDGE) if work.endswith(_TAKEN) else left


def _joined(left: str, right: str) -> str:
    """Two pieces around words that were taken out."""
    if not right.strip(_EDGE):
        return left
    if left.rstrip()[-1:] in "(（[" and right.lstrip()[:1] in (")", "）", "]"):
        left, right = left.rstrip()[:-1], right.lstrip()[1:]
        if not right.strip():
            return left.rstrip()
    apart = left[-1:].isspace() or right[:1].isspace() or (left[-1:].isascii() and right[:1].isascii())
    left, right = left.rstrip(), right.lstrip()
    return left + (" " if apart and right[0] not in ",;.!?，。；！？、)）" else "") + right
