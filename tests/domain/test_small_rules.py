"""Numbers, standard times, records and due dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aedesk.domain.cards import due_in
from aedesk.domain.job import JobKind, JobRecord, RecordKind
from aedesk.domain.numbering import KINDS, read, tidy, written
from aedesk.domain.people import Person, Rank
from aedesk.domain.record_rules import gap
from aedesk.domain.standard_time import STANDARDS, Squeeze, squeeze, working_days
from tests.domain.whole import DAY

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(kind=st.sampled_from(KINDS), count=st.integers(1, 999_999_999))
def test_a_number_is_read_as_it_was_written(kind: str, count: int) -> None:
    assert read(written(kind, count)) == (kind, count)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("j312", "J-0312"), ("E 147", "E-0147"), ("sr-1", "SR-0001"), ("Ｊ－０３１２", "J-0312"), (" c-0007 ", "C-0007")],
)
def test_a_number_is_read_however_it_is_typed(typed: str, meant: str) -> None:
    assert tidy(typed) == meant


@pytest.mark.parametrize("text", ["", "J", "0312", "X-0312", "J-0", "J-0312 v2", "J--12", "Jam 12"])
def test_what_is_no_number_stays_as_it_is(text: str) -> None:
    assert read(text) is None
    assert tidy(text) == text


@pytest.mark.parametrize(("kind", "count"), [("X", 1), ("J", 0), ("J", -3)])
def test_no_number_is_written_that_cannot_be_read(kind: str, count: int) -> None:
    with pytest.raises(ValueError):
        written(kind, count)


@given(start=DAYS, length=st.integers(-10, 400))
def test_working_days_are_counted_one_by_one(start: date, length: int) -> None:
    days = [start + timedelta(days=step) for step in range(1, length + 1)]
    assert working_days(start, start + timedelta(days=length)) == sum(day.weekday() < 5 for day in days)


@pytest.mark.rule("W-12")
def test_six_working_days_are_too_few_for_three_ideas() -> None:
    thursday, friday = date(2026, 3, 12), date(2026, 3, 20)
    assert squeeze(JobKind.CREATIVE, 3, thursday, friday) == Squeeze(days=6, standard=8, hours=31)
    assert squeeze(JobKind.CREATIVE, 3, thursday, date(2026, 3, 24)) is None
    assert squeeze(JobKind.PRESS, 0, thursday, date(2026, 3, 16)) is None
    assert squeeze(JobKind.RESEARCH, 1, thursday, thursday - timedelta(days=3)) == Squeeze(0, 10, 40)


def test_every_kind_of_work_has_its_standard() -> None:
    assert set(STANDARDS) == set(JobKind)


@pytest.mark.rule("W-14")
@pytest.mark.parametrize(
    ("days", "tone"), [(-30, "late"), (-1, "late"), (0, "near"), (3, "near"), (4, "far"), (90, "far")]
)
def test_a_due_date_gets_louder(days: int, tone: str) -> None:
    state = due_in(DAY + timedelta(days=days), DAY)
    assert (state.days, state.tone) == (days, tone)


AE, CD, PRODUCTION = Person("Iris", Rank.AE), Person("Noa", Rank.CD), Person("Rui", Rank.PRODUCTION)
BOTH = Person("Solo", Rank.AD, Rank.CD)
PEOPLE = {person.id: person for person in (AE, CD, PRODUCTION, BOTH)}
CARD = {"size": "A3", "colour": "4c", "copy_text": "v2", "file_format": "PDF"}


@pytest.mark.parametrize(
    ("record", "wanted"),
    [
        (JobRecord(RecordKind.FORECAST_TOLD, DAY, CD.id), None),
        (JobRecord(RecordKind.FORECAST_TOLD, DAY, BOTH.id), None),
        (JobRecord(RecordKind.FORECAST_TOLD, DAY, AE.id), "person_id"),
        (JobRecord(RecordKind.FORECAST_TOLD, DAY), "person_id"),
        (JobRecord(RecordKind.BRIEFING_HELD, DAY, AE.id), None),
        (JobRecord(RecordKind.BRIEFING_HELD, DAY), "person_id"),
        (JobRecord(RecordKind.REVIEW_HELD, DAY, AE.id, CD.id), None),
        (JobRecord(RecordKind.REVIEW_HELD, DAY, BOTH.id, CD.id), None),
        (JobRecord(RecordKind.REVIEW_HELD, DAY, CD.id, CD.id), "person_id"),
        (JobRecord(RecordKind.REVIEW_HELD, DAY, AE.id, PRODUCTION.id), "other_person_id"),
        (JobRecord(RecordKind.REVIEW_HELD, DAY, BOTH.id, BOTH.id), "other_person_id"),
        (JobRecord(RecordKind.ARCHIVED, DAY, PRODUCTION.id, words="Shelf 4"), None),
        (JobRecord(RecordKind.ARCHIVED, DAY, AE.id, words="Shelf 4"), "person_id"),
        (JobRecord(RecordKind.ARCHIVED, DAY, PRODUCTION.id, words=" "), "words"),
        (JobRecord(RecordKind.FINAL_ART_CARD, DAY, **CARD), None),
        *((JobRecord(RecordKind.FINAL_ART_CARD, DAY, **{**CARD, name: ""}), name) for name in CARD),
    ],
)
@pytest.mark.rule("W-33")
def test_a_record_says_all_that_its_gate_wants(record: JobRecord, wanted: str | None) -> None:
    assert gap(record, PEOPLE) == wanted
