"""Rules of weeks, goals and drills: periods, loads, departments, and the steps of the drills (T-02, T-04, T-06)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from aedesk.domain.desk_plan import DrillKind
from aedesk.domain.errors import UserError
from aedesk.domain.job import Stage

SHORTEST, LONGEST = 5, 12 * 60
"""Minutes that one thing of a plan may take."""


def check_minutes(minutes: int) -> None:
    """Refuse a length that no day has room for."""
    if not SHORTEST <= minutes <= LONGEST:
        raise UserError("plan_minutes", field="minutes", least=SHORTEST, most=LONGEST)


def check_minute(minute: int | None) -> None:
    """Refuse a time that no wall clock shows."""
    if minute is not None and not 0 <= minute < 24 * 60:
        raise UserError("time_odd", field="minute")


def percent(minutes: int, day_minutes: int) -> int:
    """How full a day is (T-14)."""
    return round(minutes * 100 / day_minutes) if day_minutes else 0


def first_gap(taken: list[tuple[int, int]], minutes: int, opens: int, closes: int) -> int | None:
    """The first minute from which so many minutes are free within working hours, at a quarter of an hour."""
    at = opens
    for start, end in sorted(taken):
        if start - at >= minutes:
            return at
        at = max(at, -(-end // 15) * 15)
    return at if at + minutes <= closes else None


# Goals


def period_of(day: date, *, year: bool = False) -> str:
    """The quarter of a day, or its year: "2026-Q2", "2026"."""
    return f"{day.year}" if year else f"{day.year}-Q{(day.month - 1) // 3 + 1}"


def span_of(period: str) -> tuple[date, date]:
    """The first and the last day of a period."""
    year, _, quarter = period.partition("-Q")
    if not (len(year) == 4 and year.isdigit() and quarter in ("", "1", "2", "3", "4") and "1990" <= year <= "2100"):
        raise UserError("period_unknown", field="period", period=period)
    if not quarter:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    first = date(int(year), 3 * int(quarter) - 2, 1)
    return first, (first + timedelta(days=95)).replace(day=1) - timedelta(days=1)


def next_period(period: str) -> str:
    """The period that follows."""
    return period_of(span_of(period)[1] + timedelta(days=1), year="-Q" not in period)


def usual_reviews(period: str) -> tuple[date, ...]:
    """The days where nobody chose others: each month of a quarter, each quarter of a year (T-08)."""
    first, last = span_of(period)
    step = 1 if "-Q" in period else 3
    days = []
    for month in range(first.month + step, last.month + 2, step):
        following = date(first.year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
        days.append(following - timedelta(days=1))
    return tuple(days)


def review_days(period: str, text: str) -> tuple[date, ...]:
    """The days of a goal sheet, one a line; the usual ones where it has none."""
    try:
        days = sorted({date.fromisoformat(line.strip()) for line in text.splitlines() if line.strip()})
    except ValueError:
        raise UserError("day_unreadable", field="review_days") from None
    return tuple(days) or usual_reviews(period)


REACHED = ("stretch", "certain", "missed")
"""How a goal may end (G-13)."""


# Load by department (T-14)


class Unit(StrEnum):
    """Whose desk a paper lies on."""

    CLIENT_SERVICE = "client_service"
    CREATIVE = "creative"
    STUDIO = "studio"
    PRODUCTION = "production"


UNIT_OF = {
    Stage.FORECAST: Unit.CLIENT_SERVICE, Stage.BRIEF: Unit.CLIENT_SERVICE, Stage.LAYOUT: Unit.CREATIVE,
    Stage.ESTIMATE: Unit.PRODUCTION, Stage.FINISHED_ART: Unit.STUDIO, Stage.EXECUTION: Unit.PRODUCTION,
    Stage.PRODUCTION: Unit.PRODUCTION,
}  # fmt: skip
"""Who works on a job at each stage."""

MILESTONES = (
    ("layout_due", Unit.CREATIVE, Stage.LAYOUT),
    ("to_client_on", Unit.CLIENT_SERVICE, Stage.LAYOUT),
    ("finished_art_on", Unit.STUDIO, Stage.FINISHED_ART),
    ("in_market_on", Unit.PRODUCTION, Stage.PRODUCTION),
)
"""Dates of a brief: whose work they ask for, and the last stage at which they still lie ahead (W-19)."""


# Drills


@dataclass(frozen=True)
class Step:
    """One page of a drill; `needed` ones are not left empty."""

    code: str
    needed: bool = False


STEPS: dict[DrillKind, tuple[Step, ...]] = {
    DrillKind.PRIORITY: (
        Step("notify"), Step("important", needed=True), Step("reorder"), Step("load"), Step("help"), Step("errors"),
    ),
    DrillKind.PUTTING_OFF: (
        Step("face", needed=True), Step("time"), Step("matters"), Step("urgent"), Step("trivial"), Step("reasons"),
        Step("start"), Step("refuse"),
    ),
}  # fmt: skip
"""The six steps of T-02 and the eight questions of T-04, in the order of the handbook."""

ERROR_CHECKS = ("dates", "figures", "names", "versions", "told", "backup")
"""What is looked at last, so that a change of plan makes no mistake (T-02, sixth step)."""

ADVICE = ("short", "again", "return", "breaks", "softly", "themselves")
"""What to do about interruptions (T-06), in the order of the handbook."""
