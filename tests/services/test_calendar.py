"""The working calendar against the decrees, festivals against the tables, birthdays from both ends."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from aedesk.app import Services
from aedesk.domain.calendar import DayKind, Way, monday_of, quarter_of, read_decree
from aedesk.domain.call import Planner
from aedesk.domain.client import Contact
from aedesk.domain.errors import UserError
from aedesk.services import lunar
from aedesk.services.birthdays import next_birthday
from tests.builders import TODAY

VECTORS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "data" / "calendar_vectors.yaml").read_text("utf-8"))


@pytest.mark.parametrize("row", VECTORS["workday_vectors"])
def test_days_are_worked_as_decreed(desk: Services, row: list[Any]) -> None:
    assert desk.calendar.is_workday(row[0]) == row[1]


@pytest.mark.parametrize("row", VECTORS["add_working_days"])
def test_workdays_are_counted_as_decreed(desk: Services, row: list[Any]) -> None:
    assert desk.calendar.add_workdays(row[0], row[1]) == row[2]


@pytest.mark.parametrize("year", [2025, 2026])
def test_months_have_as_many_workdays_as_decreed(desk: Services, year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=step) for step in range(365)]
    worked = [day.month for day in days if desk.calendar.is_workday(day)]
    assert [worked.count(month) for month in range(1, 13)] == VECTORS[f"workdays_{year}"]["by_month"]
    assert not desk.calendar.provisional(year)


def test_a_year_without_a_decree_is_provisional(desk: Services) -> None:
    assert desk.calendar.provisional(2027)
    days = [date(2027, 1, 1) + timedelta(days=step) for step in range(365)]
    off = [day for day in days if desk.calendar.kind(day) is DayKind.HOLIDAY]
    assert [f"{day:%m-%d}" for day in off] == [
        "01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01", "05-02", "06-09", "09-15", "10-01", "10-02",
        "10-03",
    ]  # fmt: skip


def test_a_decree_is_taken_in_corrected_and_dropped(desk: Services) -> None:
    told = {"country": "CN", "year": 2027, "breaks": [{"key": "spring", "from": "2027-02-05", "to": "2027-02-11",
            "makeup": ["2027-01-31"]}]}  # fmt: skip
    desk.calendar.import_decree(json.dumps(told).encode("utf-8-sig"))
    assert desk.calendar.kind(date(2027, 1, 31)) is DayKind.MAKEUP
    assert desk.calendar.kind(date(2027, 2, 11)) is DayKind.HOLIDAY
    assert not desk.calendar.provisional(2027)
    told["breaks"][0]["makeup"] = []  # type: ignore[index]
    desk.calendar.import_decree(json.dumps(told).encode())
    assert desk.calendar.kind(date(2027, 1, 31)) is DayKind.WEEKEND
    assert [row.decree.year for row in desk.calendar.decrees() if row.own] == [2027]
    assert json.loads(desk.calendar.text("CN", 2027)) == told
    desk.calendar.drop_decree("CN", 2027)
    assert desk.calendar.provisional(2027)
    assert desk.calendar.text("CN", 2026)


@pytest.mark.parametrize(
    "text",
    [
        "no", "[]", '{"breaks": 1}', '{"country": "CHN", "year": 2027, "breaks": []}',
        '{"country": "CN", "year": "2027", "breaks": []}', '{"country": "CN", "year": 2027, "breaks": [1]}',
        '{"country": "CN", "year": 2027, "breaks": [{"from": "2027-02-30", "to": "2027-03-01"}]}',
        '{"country": "CN", "year": 2027, "breaks": [{"from": "2027-03-02", "to": "2027-03-01"}]}',
        '{"country": "CN", "year": 2027, "breaks": [{"from": "2027-03-01", "to": "2027-03-01", "makeup": 3}]}',
        '{"country": "CN", "year": 2027, "breaks": [{"from": "2027-03-01", "to": "2027-03-01", "makeup": [4]}]}',
    ],
)  # fmt: skip
def test_a_wrong_decree_is_refused_by_its_place(text: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_decree(text)
    assert refusal.value.code in ("decree_not_json", "decree_field")


def test_other_countries_have_their_holidays(desk: Services) -> None:
    desk.planner.save(Planner(country="ES"))
    assert desk.calendar.kind(date(2026, 1, 6)) is DayKind.HOLIDAY
    assert desk.calendar.provisional(2026)
    desk.planner.save(_changed(desk, country="MX"))
    assert desk.calendar.kind(date(2026, 9, 16)) is DayKind.HOLIDAY


def _changed(desk: Services, **fields: Any) -> Planner:
    planner = desk.planner.settings()
    for name, value in fields.items():
        setattr(planner, name, value)
    return planner


@pytest.mark.rule("Z-41")
def test_weeks_with_a_break_are_short(desk: Services) -> None:
    assert desk.calendar.short_week(date(2026, 9, 23)) is True  # Mid-Autumn on Friday, a Sunday worked before
    assert desk.calendar.short_week(TODAY) is False
    assert desk.calendar.short_week(date(2026, 5, 8)) is True
    assert desk.calendar.short_week(date(2026, 10, 10)) is True
    assert monday_of(date(2026, 3, 15)) == date(2026, 3, 9)
    assert quarter_of(date(2026, 12, 31)) == (date(2026, 10, 1), date(2026, 12, 31))
    assert quarter_of(date(2024, 2, 29)) == (date(2024, 1, 1), date(2024, 3, 31))


@pytest.mark.rule("C-03")
@pytest.mark.parametrize("year", range(2024, 2036))
def test_festivals_fall_where_the_tables_say(year: int) -> None:
    found = {day.key: day.on for day in lunar.festivals(date(year, 1, 1), date(year, 12, 31))}
    for key, on in VECTORS["festivals"][year].items():
        if key == "eve":
            assert on in [day.on for day in lunar.festivals(on, on) if day.festival.way is Way.EVE]
        else:
            assert found[key] == on


@pytest.mark.rule("C-05")
@given(
    month=st.integers(1, 12), day=st.integers(1, 30), leap=st.booleans(), custom=st.sampled_from(["leap", "plain"]),
    late=st.sampled_from(["last", "next"]), today=st.dates(date(2024, 1, 1), date(2037, 12, 31)),
    moon=st.booleans(),
)  # fmt: skip
def test_a_birthday_is_found_from_the_day_and_from_the_person(
    month: int, day: int, leap: bool, custom: str, late: str, today: date, moon: bool
) -> None:
    day = min(day, 29) if month == 2 and not moon else day
    leap = leap and moon
    contact = Contact("F", birth_month=month, birth_day=day, birth_lunar=moon, birth_leap=leap)
    on = next_birthday(contact, today, leap=custom, late=late)
    assert on is not None
    assert (moon, month, day, leap) in lunar.celebrated(on, leap=custom, late=late)
    before = on - timedelta(days=1)
    if before >= today:
        assert (moon, month, day, leap) not in lunar.celebrated(before, leap=custom, late=late)


def test_lunar_days_end_where_the_tables_end(desk: Services) -> None:
    assert desk.calendar.lunar(TODAY) == lunar.LunarDay(2026, 1, 24)
    assert desk.calendar.lunar(date(1850, 1, 1)) is None
    assert desk.calendar.next_festival(TODAY).key == "qingming"  # type: ignore[union-attr]
