"""Days and times in figures, which every language writes nearly alike; here the day stands before the month."""

from __future__ import annotations

import re
from dataclasses import replace

from aedesk.services.dates.reading import UNREAD, Now, Rule, Said, coming, exact, get, on, wall

_OPEN, _SHUT = r"(?<![\w./:-])", r"(?![\w/:]|[.-]\d)"

# "Page 2/3" is no day.
_PARTS = "".join(rf"(?<!\b{word} )" for word in (
    "page", "part", "poster", "round", "step", "version", "volume", "página", "pagina", "parte", "cartel", "ronda",
))  # fmt: skip


def iso(found: re.Match[str], now: Now) -> Said | None:
    """2026-03-12, 2026/3/12, 2026.3.12."""
    return on(exact(int(found["y"]), int(found["m"]), int(found["d"])))


def figures(found: re.Match[str], now: Now) -> Said | None:
    """12/3 and 12/3/2026: day and month; the other way round where only that makes a date."""
    one, two, year = int(found["a"]), int(found["b"]), get(found, "y")
    if not year and (one, two) == (24, 7):  # "24/7" is no date
        return None
    for day, month in ((one, two), (two, one)):
        made = exact(int(year), month, day) if year else coming(month, day, now.today)
        if made is not None:
            return Said(day=made)
    if year and len(year) == 4:
        return UNREAD
    return UNREAD if 1 <= one <= 31 and 1 <= two <= 31 and min(one, two) <= 12 else None


def clock(found: re.Match[str], now: Now) -> Said | None:
    """15:30, and 25:00, which is none."""
    hour, minute = int(found["h"]), int(found["m"])
    if hour > 29 or minute > 59:  # a score, a ratio
        return None
    said = wall(hour, minute)
    return said if said.unread or len(found["h"]) == 1 else Said(minute=said.minute)


def span(found: re.Match[str], now: Now) -> Said | None:
    """10:00–12:00 begins at 10:00; the words stay, since they say more."""
    said = clock(found, now)
    return None if said is None or said.unread else replace(said, keep=True)


def rules(before: str, after: str) -> tuple[Rule, ...]:
    """The rules of figures; `before` and `after` are the words that lead to a date in a language, and end it."""
    return (
        ("day", rf"{before}{_OPEN}(?P<y>\d{{4}})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}}){_SHUT}{after}", iso),
        ("day", rf"{before}{_OPEN}(?P<a>\d{{1,2}})[/.-](?P<b>\d{{1,2}})[/.-](?P<y>\d{{4}}|"
                rf"\d{{2}}){_SHUT}{after}", figures),
        ("day", rf"{before}{_OPEN}{_PARTS}(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}}){_SHUT}"
                rf"(?!\s*(?:pages?\b|p[áa]ginas?\b|planas?\b|版|页|%)){after}", figures),
        ("time", rf"{before}(?<![\w./:-])(?P<h>\d{{1,2}})[:：](?P<m>\d{{2}})(?:\s?h(?:rs|s|oras)?\b)?(?![\w:]|"
                 rf"\s*[-–~至到]\s*\d)",
         clock),
        ("time", r"(?<![\w./:-])(?P<h>\d{1,2})[:：](?P<m>\d{2})(?=\s*[-–~至到]\s*\d)", span),
    )
