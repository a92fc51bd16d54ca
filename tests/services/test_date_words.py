"""Days, hours and repetitions as they are typed: a table a language, read on Thursday 12 March 2026 at ten."""

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aedesk.domain.errors import UserError
from aedesk.services.date_words import Understood, get_ready, next_day, understand
from aedesk.services.dates.said import repeat_words

NOW = datetime(2026, 3, 12, 10, 0)
TABLE = [line.split("\t") for line in
         Path(__file__).with_name("data").joinpath("date_phrases.tsv").read_text(encoding="utf-8").splitlines()[1:]]


def wall(minute: int | None) -> str:
    return "" if minute is None else f"{minute // 60}:{minute % 60:02}"


@pytest.mark.parametrize("language", ["en", "zh", "es"])
def test_every_phrase_of_the_table_is_understood(language: str) -> None:
    rows = [row + [""] * (7 - len(row)) for row in TABLE if row[0] == language]
    assert len(rows) >= 60
    wrong = []
    for _language, phrase, title, day, at, repeat, words in rows:
        told = understand(phrase, language, NOW)
        found = (told.title, told.day.isoformat() if told.day else "", wall(told.minute), told.repeat, told.words)
        if found != (title or phrase, day, at, repeat, words):
            wrong.append((phrase, found))
    assert not wrong


def test_other_languages_are_tried_when_the_own_one_finds_nothing() -> None:
    told = understand("call Vera tomorrow 3pm", "zh", NOW)
    assert told == Understood("call Vera", date(2026, 3, 13), 900)
    assert understand("给薇拉打电话 明天下午三点", "es", NOW).minute == 900
    assert understand("mar 17", "es", NOW).day == date(2026, 3, 17)
    assert understand("mar 17", "en", NOW).day == date(2026, 3, 17)


@pytest.mark.parametrize(("now", "phrase", "day"), [
    (datetime(2027, 12, 31, 23, 59), "tomorrow", date(2028, 1, 1)),
    (datetime(2028, 2, 29, 8, 0), "29 February", date(2028, 2, 29)),
    (datetime(2028, 2, 29, 8, 0), "in a year", date(2029, 2, 28)),
    (datetime(2027, 1, 31, 8, 0), "in a month", date(2027, 2, 28)),
    (datetime(2027, 1, 31, 8, 0), "month end", date(2027, 1, 31)),
    (datetime(2027, 1, 31, 8, 0), "the 30th", date(2027, 3, 30)),
    (datetime(2026, 3, 15, 8, 0), "next Monday", date(2026, 3, 16)),  # a Sunday: the week begins tomorrow
    (datetime(2026, 3, 15, 8, 0), "this weekend", date(2026, 3, 15)),
    (datetime(2026, 3, 31, 8, 0), "every month end", date(2026, 3, 31)),
    (datetime(2026, 3, 12, 8, 0), "yesterday's notes", None),
])  # fmt: skip
def test_edges_of_months_weeks_and_years(now: datetime, phrase: str, day: date | None) -> None:
    assert understand(phrase, "en", now).day == day


WORDS = ("posters", "call", "Vera", "海报", "薇拉", "carteles", "E-0147", "(v2)", "a", "3", "–", "año")
DATES = [row[1] for row in TABLE if len(row) > 3 and row[3]]


@given(st.text(max_size=60) | st.builds(" ".join, st.lists(st.sampled_from([*WORDS, *DATES]), max_size=8)),
       st.sampled_from(["en", "zh", "es"]), st.datetimes(datetime(2000, 1, 1), datetime(2180, 1, 1)))
def test_nothing_raises_and_nothing_is_before_today(text: str, language: str, now: datetime) -> None:
    told = understand(text, language, now)
    assert bool(told.title) == bool(text.strip().strip("\0"))
    assert told.minute is None or 0 <= told.minute < 1440
    year = any(sign.isdigit() for sign in text)
    assert told.day is None or year or told.day >= now.date()
    if told.repeat:
        assert told.day is not None
        later = next_day(told.repeat, told.day)
        assert later is not None
        assert later > told.day


@given(st.lists(st.sampled_from(["posters", "Vera", "海报", "carteles", "Solmarina", "薇拉"]), min_size=1, max_size=6),
       st.sampled_from([row for row in TABLE if len(row) > 3 and row[3] and not row[2]]), st.integers(0, 6))
def test_the_words_of_the_title_stay(words: list[str], row: list[str], place: int) -> None:
    text = " ".join([*words[:place], row[1], *words[place:]])
    left = understand(text, row[0], NOW).title
    for word in words:
        assert word in left
        left = left[left.index(word) + len(word):]


def test_rules_come_again() -> None:
    assert next_day("FREQ=WEEKLY;BYDAY=FR", date(2026, 3, 13)) == date(2026, 3, 20)
    assert next_day("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", date(2026, 3, 13)) == date(2026, 3, 27)
    end = understand("on the 31st of every month", "en", NOW).repeat
    assert next_day(end, date(2026, 1, 31)) == date(2026, 2, 28)
    assert next_day(end, date(2026, 2, 28)) == date(2026, 3, 31)
    leap = understand("每年2月29日", "zh", NOW).repeat
    assert next_day(leap, date(2027, 2, 28)) == date(2028, 2, 29)
    assert next_day(leap, date(2028, 2, 29)) == date(2029, 2, 28)
    assert next_day("FREQ=DAILY;UNTIL=20260301", date(2026, 3, 12)) is None
    with pytest.raises(UserError, match="repeat_not_read"):
        next_day("every other blue moon", date(2026, 3, 12))


def test_a_rule_says_what_it_is() -> None:
    said = {phrase: [repeat_words(understand(phrase, "en", NOW).repeat, each) for each in ("en", "zh", "es")]
            for phrase in (
        "every day", "every 3 days", "every weekday", "every Friday", "every Monday and Thursday", "every other Friday",
        "on the 22nd of every month", "every month end", "every 3 months", "last Friday of every month",
        "every year on 29 February")}
    assert said == {
        "every day": ["every day", "每天", "cada día"],
        "every 3 days": ["every 3 days", "每 3 天", "cada 3 días"],
        "every weekday": ["every workday", "每个工作日", "cada día hábil"],
        "every Friday": ["every Friday", "每周五", "cada viernes"],
        "every Monday and Thursday": ["every Monday and Thursday", "每周一、四", "cada lunes y jueves"],
        "every other Friday": ["every 2 weeks on Friday", "每 2 周的周五", "cada 2 semanas, viernes"],
        "on the 22nd of every month": ["every month on the 22nd", "每月 22 日", "el 22 de cada mes"],
        "every month end": ["every month end", "每月月底", "cada fin de mes"],
        "every 3 months": ["every 3 months on the 12th", "每 3 个月的 12 日", "cada 3 meses, el 12"],
        "last Friday of every month": ["every last Friday of a month", "每月最后一个周五",
                                       "el último viernes de cada mes"],
        "every year on 29 February": ["every year on 29 February", "每年 2 月 29 日", "cada año el 29 de febrero"],
    }
    assert repeat_words("FREQ=SECONDLY", "en") == ""


def test_it_asks_for_nothing_heavy() -> None:
    get_ready()
    assert understand("x " * 5000, "en", NOW).day is None
    code = ("import sys, aedesk.services.date_words; "
            "assert not {'dateutil', 'babel', 'sqlalchemy', 'PySide6'} & set(sys.modules)")
    subprocess.run([sys.executable, "-c", code], check=True)
