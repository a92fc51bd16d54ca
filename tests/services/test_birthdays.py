"""Birthdays, solar and lunar, against days that several calendars agree on."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from aedesk.domain.client import Contact
from aedesk.domain.errors import UserError
from aedesk.services.birthdays import check, lunar, next_birthday

VECTORS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "data" / "lunar_vectors.yaml").read_text("utf-8"))
CASES = VECTORS["lunar_birthdays"]["cases"]
TODAY = date(2026, 3, 12)


def born(month: int | None, day: int | None, year: int | None = None, **kind: bool) -> Contact:
    kinds = {f"birth_{name}": value for name, value in kind.items()}
    return Contact("Fen Yao", birth_year=year, birth_month=month, birth_day=day, **kinds)


@pytest.mark.rule("C-05")
@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_lunar_birthdays_fall_where_the_calendars_say(case: dict[str, Any]) -> None:
    told = case["lunar"]
    for year, expected in case["by_lunar_year"].items():
        assert lunar(year, told["month"], told["day"], told["leap"]) == expected["date"]
    contact = born(told["month"], told["day"], lunar=True, leap=told["leap"])
    for year, dates in case["by_solar_year"].items():
        found, day = [], date(year, 1, 1)
        while (day := next_birthday(contact, day)).year == year:  # type: ignore[union-attr]
            found.append(day)
            day += timedelta(days=1)
        assert found == dates


@pytest.mark.parametrize("row", VECTORS["solar_to_lunar"])
def test_lunar_days_are_the_solar_days_they_were(row: list[Any]) -> None:
    solar, year, month, day, leap = row
    assert lunar(year, month, day, leap) == solar


def test_who_was_born_on_a_leap_day_celebrates_on_the_28th() -> None:
    (vector,) = VECTORS["solar_birthdays"]
    for year, expected in vector["by_year"].items():
        assert next_birthday(born(2, 29), date(year, 1, 1)) == expected


@given(
    born_on=st.dates(date(1930, 1, 1), date(2025, 12, 31)),
    today=st.dates(date(2020, 1, 1), date(2050, 12, 31)),
    is_lunar=st.booleans(),
)
def test_the_next_birthday_is_within_thirteen_months(born_on: date, today: date, is_lunar: bool) -> None:
    contact = born(born_on.month, min(born_on.day, 30) if is_lunar else born_on.day, lunar=is_lunar)
    found = next_birthday(contact, today)
    assert found is not None
    assert today <= found <= today + timedelta(days=385)
    assert next_birthday(contact, found) == found


def test_without_month_and_day_there_is_no_birthday() -> None:
    assert next_birthday(born(None, None), TODAY) is None
    assert next_birthday(born(None, None, 1980), TODAY) is None


def test_beyond_the_tables_of_the_calendar_there_is_none() -> None:
    assert next_birthday(born(1, 1, lunar=True), date(2150, 1, 1)) is None


@pytest.mark.parametrize(
    ("contact", "code"),
    [
        (born(2, 30), "birthday_impossible"),
        (born(13, 1), "birthday_impossible"),
        (born(0, 1), "birthday_impossible"),
        (born(4, 31), "birthday_impossible"),
        (born(1, 0), "birthday_impossible"),
        (born(2, 31, lunar=True), "birthday_impossible"),
        (born(2, None), "birthday_half"),
        (born(None, 3), "birthday_half"),
        (born(None, None, 1980), "birthday_half"),
        (born(2, 3, 1899), "birthday_year"),
        (born(2, 3, 2027), "birthday_year"),
        (born(2, 3, leap=True), "birthday_leap"),
        (born(2, 29), None),
        (born(2, 30, lunar=True), None),
        (born(4, 29, 2020, lunar=True, leap=True), None),
        (born(None, None), None),
    ],
)
def test_birthdays_that_no_calendar_has_are_refused(contact: Contact, code: str | None) -> None:
    if code is None:
        check(contact, TODAY)
        return
    with pytest.raises(UserError, match=code):
        check(contact, TODAY)
