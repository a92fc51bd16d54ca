"""How long work takes that is done well; squeezed work is done twice, at double cost (W-12)."""

from dataclasses import dataclass
from datetime import date, timedelta

from aedesk.domain.job import JobKind


@dataclass(frozen=True)
class Standard:
    """Working days and hours from signed brief to layout: for the first piece, and for each further one."""

    first_days: int
    more_days: int
    first_hours: int
    more_hours: int


STANDARDS = {
    JobKind.CREATIVE: Standard(4, 2, 15, 8),
    JobKind.RESEARCH: Standard(10, 3, 40, 16),
    JobKind.PRESS: Standard(2, 1, 6, 4),
}


@dataclass(frozen=True)
class Squeeze:
    """A date that leaves too few working days, and the hours that doing it twice would cost."""

    days: int
    standard: int
    hours: int


def working_days(start: date, end: date) -> int:
    """Mondays to Fridays after `start` up to and with `end`; none if it lies before."""
    weeks, rest = divmod(max((end - start).days, 0), 7)
    return weeks * 5 + sum((start + timedelta(days=step)).weekday() < 5 for step in range(1, rest + 1))


def squeeze(kind: JobKind, pieces: int, start: date, due: date) -> Squeeze | None:
    """What to warn of when work that starts now is due so early; none where the time is enough."""
    standard, more = STANDARDS[kind], max(pieces, 1) - 1
    needed = standard.first_days + more * standard.more_days
    days = working_days(start, due)
    if days >= needed:
        return None
    return Squeeze(days, needed, standard.first_hours + more * standard.more_hours)
