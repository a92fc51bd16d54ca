"""The papers of the desk as drawn: nothing lies over anything else, empty or overflowing, in any language and size."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from aedesk.papers.desk_cleanup import desk_cleanup
from aedesk.papers.desk_paper_view import Matter
from aedesk.papers.dividers import dividers
from aedesk.papers.fonts import missing
from aedesk.papers.goals import goals
from aedesk.papers.itinerary import itinerary
from aedesk.papers.month_summary import month_summary
from aedesk.papers.views import Sheet
from aedesk.papers.week_plan import week_plan
from tests.papers import desk_samples, reading

LONG = "Answer mails before nine; read every newsletter; carry the proofs of all shelters myself across the whole town "
PAPERS: dict[str, tuple[Callable[..., Sheet], Callable[..., Any]]] = {
    "cleanup": (desk_cleanup, desk_samples.cleanup), "itinerary": (itinerary, desk_samples.itinerary),
    "week_plan": (week_plan, desk_samples.week_plan), "month_summary": (month_summary, desk_samples.month_summary),
    "goals": (goals, desk_samples.goals), "labels": (dividers, desk_samples.labels),
}  # fmt: skip
EMPTY: dict[str, dict[str, object]] = {
    "cleanup": {"rows": (), "on_desk": "", "on_desk_note": "", "last_score": ""},
    "itinerary": {"planned": (), "done": (), "interruptions": ""},
    "week_plan": {"big": (), "visits": (), "promises": (), "deliveries": (), "made": "", "boss": ""},
    "month_summary": {"weeks": (), "goals": ()}, "goals": {"work": (), "personal": (), "boss": "", "next_review": ""},
    "labels": {"labels": ()},
}  # fmt: skip


def overflowing(name: str, view: Any) -> Any:
    """The same paper with several times as much on it, and words that do not fit."""
    many: dict[str, Any] = {
        "cleanup": lambda: {
            "rows": (replace(view.rows[0], title=LONG, whose=LONG), *view.rows * 5), "first": LONG, "on_desk": LONG,
            "marks": (True, True, False, True, True), "causes": (LONG,) * 5, "score": "80", "closed_at": "17:52",
        },
        "itinerary": lambda: {
            "planned": view.planned * 4,
            "done": (replace(view.done[0], words=LONG, detail=LONG, whose=LONG), *view.done * 6),
        },
        "week_plan": lambda: {
            "big": (Matter(LONG, LONG, "jueves 19", True), *view.big[1:]),
            "days": tuple(replace(day, entries=(LONG, *day.entries * 3)) for day in view.days),
            "visits": view.visits * 5,
            "promises": (replace(view.promises[0], words=LONG, client=LONG), *view.promises * 9),
            "deliveries": (replace(view.deliveries[0], words=LONG, client=LONG), *view.deliveries * 7),
            "went": LONG * 3, "why": LONG, "first_next": LONG, "mark": 4,
        },
        "month_summary": lambda: {
            "weeks": tuple(replace(week, went=LONG * 4, why=LONG * 2) for week in view.weeks) * 3,
            "goals": view.goals * 9,
        },
        "goals": lambda: {
            "work": (replace(view.work[0], words=LONG, note=LONG, measure=LONG), *view.work * 3),
            "personal": view.personal * 3, "stop": LONG * 3, "went": LONG,
        },
        "labels": lambda: {"folders": (LONG, *view.folders), "labels": (replace(view.labels[0], title=LONG, mark=LONG,
                           folder=LONG, whose=LONG), *view.labels * 8)},
    }  # fmt: skip
    return replace(view, **many[name]())


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_lies_over_anything_else(name: str) -> None:
    draw, sample = PAPERS[name]
    for language, size in (("zh", "A4"), ("en", "Letter"), ("es", "A4"), ("es", "Letter")):
        view = sample(language)
        for each in (replace(view, **EMPTY[name]), view, overflowing(name, view)):
            made = draw(each, size=size)
            assert reading.check_page(made.pdf, size), (language, size)


def test_pages_are_as_many_as_the_design_says() -> None:
    for name, language, full, over in (("cleanup", "zh", 1, 2), ("goals", "en", 1, 2), ("week_plan", "es", 1, 1)):
        draw, sample = PAPERS[name]
        view = sample(language)
        assert draw(view).pages == full
        assert draw(overflowing(name, view)).pages >= over
    assert week_plan(overflowing("week_plan", desk_samples.week_plan()), size="Letter").pages == 1


def test_what_does_not_fit_on_the_week_is_counted() -> None:
    words = " ".join(
        each.words for each in reading.texts(week_plan(overflowing("week_plan", desk_samples.week_plan())).pdf)
    )
    assert "más en el escritorio" in words


def test_what_is_filled_in_by_hand_is_blank() -> None:
    words = [each.words for each in reading.texts(goals(desk_samples.goals()).pdf)]
    assert words.count("15 May") == 2  # over the columns, and nowhere else
    held = desk_samples.goals()
    held = replace(held, work=(replace(held.work[0], reviews=("82%", "")), *held.work[1:]))
    assert "82%" in [each.words for each in reading.texts(goals(held).pdf)]


def test_every_word_of_these_papers_can_be_printed() -> None:
    for draw, sample in PAPERS.values():
        for language in ("zh", "en", "es"):
            words = {each.words for each in reading.texts(draw(sample(language)).pdf)}
            assert missing(words, language) == set()
