"""What the sheet of a day says, in one language: frozen values that a service fills in."""

from dataclasses import dataclass
from datetime import datetime

from aedesk.papers.views import House


@dataclass(frozen=True)
class DayBox:
    """Something in the day, minutes after midnight; the way to it is a bar."""

    start: int
    end: int
    words: str
    note: str = ""
    travel: bool = False


@dataclass(frozen=True)
class DayRow:
    """One line of a list."""

    number: str
    who: str  # a code on a sheet for the bag
    words: str = ""
    when: str = ""


@dataclass(frozen=True)
class DayList:
    """What waits, under one heading."""

    title: str
    rows: tuple[DayRow, ...]


@dataclass(frozen=True)
class DaySheetView:
    """One day on one page."""

    language: str  # zh, en or es
    house: House
    bag: bool  # codes instead of names (Z-43)
    who: str
    title: str
    iso_day: str
    number: str
    planned: str
    visits: str
    festival: str
    opens: int
    closes: int
    boxes: tuple[DayBox, ...] = ()
    lists: tuple[DayList, ...] = ()
    content_hash: str = ""
    at: datetime | None = None


def day_typed(view: DaySheetView) -> list[str]:
    """Every text of a day sheet that somebody typed, and all that could name a client."""
    found = [view.who, *view.house.name.both]
    for box in view.boxes:
        found += [box.words, box.note]
    for each in view.lists:
        for row in each.rows:
            found += [row.number, row.who, row.words]
    return found
