"""What is planned as a calendar that others open, and what somebody is reminded of."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from icalendar import Calendar

from aedesk.domain.call import Call
from aedesk.domain.care import Promise, Visit, VisitPerson
from aedesk.domain.client import Contact
from aedesk.domain.errors import UserError
from tests.builders import TODAY, House

LAST = TODAY + timedelta(days=14)


def at(hour: int, minute: int = 0, day: date = TODAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


@pytest.fixture
def planned(house: House) -> House:
    """A call at a fixed time, one in the block, a visit, and birthdays of each kind."""
    born = [
        Contact("Fen Yao", phone="+8613800004412", birth_year=1980, birth_month=3, birth_day=20),
        Contact("苏文", birth_month=1, birth_day=25, birth_lunar=True),
        Contact("Leap", birth_year=1984, birth_month=2, birth_day=29),
    ]
    client = house.client(contacts=born)
    house.desk.calls.add(Call(client.id, contact_id=born[0].id, about="the signature", at=at(10, 30), minutes=12))
    house.desk.calls.add(Call(client.id, day=TODAY, minutes=8))
    house.desk.visits.plan(
        Visit(client.id, at(14, day=TODAY + timedelta(days=1)), people=[VisitPerson(born[1].id)], place="Hall 2",
              goal="the tin", travel=30)
    )  # fmt: skip
    return house


def events(house: House, **options: Any) -> list[Any]:
    data = house.desk.calendars.write(TODAY, LAST, "en", **options)
    assert b"\r\n" in data
    assert max(map(len, data.split(b"\r\n"))) <= 75
    return Calendar.from_ical(data).walk("VEVENT")


def test_calls_visits_and_birthdays_stand_in_the_calendar(planned: House) -> None:
    found = {str(event["summary"]): event for event in events(planned)}
    call = found["Call: Fen Yao, Larkwheel Cycles"]
    assert (call.decoded("dtstart"), call.decoded("dtend")) == (at(10, 30), at(10, 42))
    assert str(call["description"]) == "the signature\n+8613800004412"
    visit = found["Visit: 苏文, Larkwheel Cycles"]
    assert (visit.decoded("dtstart"), str(visit["location"])) == (at(14, day=TODAY + timedelta(days=1)), "Hall 2")
    solar = found["Birthday: Fen Yao, Larkwheel Cycles"]
    assert (solar.decoded("dtstart"), dict(solar["rrule"])["FREQ"]) == (date(1980, 3, 20), ["YEARLY"])
    assert (solar.decoded("dtend"), str(solar["transp"])) == (date(1980, 3, 21), "TRANSPARENT")


def test_what_moves_from_year_to_year_stands_there_by_its_dates(planned: House) -> None:
    dated = [(str(one["summary"]), one.decoded("dtstart")) for one in events(planned, calls=False, visits=False)
             if "rrule" not in one]  # fmt: skip
    lunar = [day for summary, day in dated if summary.startswith("Birthday (lunar): 苏文")]
    assert lunar[:3] == [date(2026, 3, 13), date(2027, 3, 2), date(2028, 2, 19)]
    assert [day for summary, day in dated if "Leap" in summary][:3] == [
        date(2027, 2, 28), date(2028, 2, 29), date(2029, 2, 28),
    ]  # fmt: skip


def test_marks_stay_from_one_export_to_the_next_and_are_all_different(planned: House) -> None:
    first = [str(event["uid"]) for event in events(planned)]
    planned.desk.clock.go(hours=1)  # type: ignore[attr-defined]
    assert [str(event["uid"]) for event in events(planned)] == first
    assert len(set(first)) == len(first)


def test_codes_instead_of_names_leave_no_name_anywhere(planned: House) -> None:
    data = planned.desk.calendars.write(TODAY, LAST, "zh", names=False).decode().replace("\r\n ", "")
    for word in ("Larkwheel", "Fen Yao", "苏文", "Hall 2", "the tin", "signature", "1980", "13800004412"):
        assert word not in data
    assert "SUMMARY:电话：C-0001" in data


def test_a_zone_of_its_own_comes_along_with_its_rules(planned: House) -> None:
    planner = planned.desk.planner.settings()
    planner.zone = "Europe/Madrid"
    planned.desk.planner.save(planner)
    data = planned.desk.calendars.write(TODAY, LAST, "en", birthdays=False)
    assert b"BEGIN:VTIMEZONE" in data
    assert b"DTSTART;TZID=Europe/Madrid:20260312T113000" in data


def test_an_odd_range_or_an_empty_one_is_refused(house: House) -> None:
    for first, last, code in ((TODAY, TODAY - timedelta(days=1), "calendar_range"), (TODAY, LAST, "calendar_nothing"),
                              (TODAY, TODAY + timedelta(days=93), "calendar_range")):  # fmt: skip
        with pytest.raises(UserError, match=code):
            house.desk.calendars.write(first, last, "en")


# Reminders


def due(house: House, first: datetime, last: datetime, minutes: int = 10) -> list[tuple[str, datetime, str, int]]:
    return [(one.kind, one.at, one.who, one.count) for one in house.desk.reminders.due(first, last, minutes)]


def test_each_kind_is_said_once_in_its_own_minute(planned: House) -> None:
    client = planned.desk.clients.rows()[0]
    for words in ("two samples", "a letter"):
        planned.desk.care.promise(Promise(client.id, words, TODAY))
    whole = due(planned, at(0), at(23, 59))
    assert whole == [
        ("promise", at(9), "Larkwheel Cycles", 2),
        ("call", at(10, 20), "Fen Yao, Larkwheel Cycles", 1),
        ("block", at(10, 45), "", 1),
    ]
    minutes = [at(8) + timedelta(minutes=n) for n in range(4 * 60)]
    parts = [one for first, last in pairwise(minutes) for one in due(planned, first, last)]
    assert parts == whole  # asked every minute, nothing is said twice and nothing is left out
    assert due(planned, at(10, 19), at(10, 20)) == []
    assert due(planned, at(10), at(10, 16), 15) == [("call", at(10, 15), "Fen Yao, Larkwheel Cycles", 1)]


def test_a_visit_is_said_before_one_has_to_leave(planned: House) -> None:
    leave = at(13, 20, TODAY + timedelta(days=1))
    assert ("visit", leave, "Larkwheel Cycles", 1) in due(planned, leave, leave + timedelta(minutes=1))


def test_what_is_done_or_gone_is_not_said(planned: House) -> None:
    plan = planned.desk.calls.day(TODAY)
    for row in plan.rows:
        planned.desk.calls.drop(row.id, "no need")
    planned.desk.visits.cancel(planned.desk.visits.between(TODAY, LAST)[0].id)
    assert due(planned, at(0), at(0, day=LAST)) == []
