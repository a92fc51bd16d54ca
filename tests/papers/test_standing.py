"""The papers of where clients stand: evaluation and survey are one page, the prospects as many as they need."""

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from aedesk.papers.evaluation import Axis, ClassLine, EvaluationView, Past, evaluation
from aedesk.papers.prospects import prospects
from aedesk.papers.prospects_view import Plan, ProspectLine, ProspectsView, StepGroup, VisitLine
from aedesk.papers.survey import SurveyView, survey
from tests.papers.dossier_samples import AT, HASH, house
from tests.papers.reading import check_page

LANGUAGES = ("zh", "en", "es")
LONG = "a long sentence about a thing that nobody can say in few words 一句很长的话，没有人能说得短。"


def judged(language: str = "en", **fields: object) -> EvaluationView:
    axes = tuple(Axis(name, "what it asks", "25%", 4, "20") for name in ("Business", "Influence", "Payment", "Content"))
    view = EvaluationView(
        language, house(language), "Moonbamboo Tea", "C-0002", "Iris Tan", "first quarter 2026", axes,
        tuple(ClassLine(letter, "80", "what it means", letter == "A") for letter in "ABCD"), "12 Mar 2026", "Iris Tan",
        "30 Jun 2026", "80", "A", "A", "Pays on the day", "Offer the plan of the year", content_hash=HASH, at=AT,
    )  # fmt: skip
    return replace(view, **fields)  # type: ignore[arg-type]


def asked(language: str = "en", **fields: object) -> SurveyView:
    view = SurveyView(
        language, house(language), "Moonbamboo Tea", "C-0002", "Iris Tan",
        tuple(f"Statement {n} about our work" for n in range(10)), content_hash=HASH, at=AT,
    )  # fmt: skip
    return replace(view, **fields)  # type: ignore[arg-type]


def listed(language: str = "en", **fields: object) -> ProspectsView:
    line = ProspectLine("Riverstar Cinemas", "C-0029", 3, "Xu Hai", "+86 138 0118 0537", "36 Shenqiao", "Bo Marek",
                        "Lu Qing", "Ren Tao knows the owner", "26 Nov", 2, 3, 1)  # fmt: skip
    view = ProspectsView(
        language, house(language), "Iris Tan", "Thursday 12 March 2026", "2026-03-12", "9 Mar – 15 Mar",
        (StepGroup("Visit plan", (line,)), StepGroup("Target chosen", (line, line))),
        (VisitLine("13 Mar 10:00", "Riverstar Cinemas", "Xu Hai", "36 Shenqiao", "See the foyer"),),
        (Plan("Riverstar Cinemas", "The spring season", "A small job first", "April: offer"),),
        content_hash=HASH, at=AT,
    )  # fmt: skip
    return replace(view, **fields)  # type: ignore[arg-type]


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


WORDS = st.text("word 漢字，。 \n", max_size=900)


@settings(max_examples=15, deadline=None)
@given(WORDS, st.integers(0, 30), st.sampled_from(["A4", "Letter"]), st.sampled_from(LANGUAGES))
def test_an_evaluation_is_one_page(words: str, past: int, size: str, language: str) -> None:
    earlier = Past("12 Mar 2025", (1, 2, 3, 4), 50, "C", "B", "Iris Tan")
    view = judged(language, client=words[:40].strip() or "x", reasons=words, action=words[::-1], past=(earlier,) * past,
                  trend=tuple((f"Mar {n}", 10.0 * (n % 11)) for n in range(past)))  # fmt: skip
    sheet = evaluation(view, size=size)
    assert sheet.pages == 1
    check_page(sheet.pdf, size)


@settings(max_examples=15, deadline=None)
@given(WORDS, st.booleans(), st.sampled_from(["A4", "Letter"]), st.sampled_from(LANGUAGES))
def test_a_survey_is_one_page(words: str, answered: bool, size: str, language: str) -> None:
    filled = {"scores": (5, 4, 3, 2, 1, 0, 5, 4, 3, 2), "words": words, "follow_up": words[::-1], "average": "3.2"}
    statements = tuple(f"{n} {LONG[:80]}" for n in range(10))
    view = asked(language, client=words[:40].strip() or "x", statements=statements, **(filled if answered else {}))
    sheet = survey(view, size=size)
    assert sheet.pages == 1
    check_page(sheet.pdf, size)


def test_the_form_for_the_client_says_nothing_of_ours() -> None:
    (blank,) = pages(survey(asked()).pdf)
    assert "Internal" not in blank
    assert "Average" not in blank
    assert "Thank you. Please hand it to Iris Tan" in blank
    (ours,) = pages(survey(asked(scores=(5,) * 10, average="5", words="Well done", follow_up="Keep it")).pdf)
    for said in ("Internal", "5 of 5", "Well done", "Keep it"):
        assert said in ours, said


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 40), st.integers(0, 12), WORDS, st.sampled_from(["A4", "Letter"]), st.sampled_from(LANGUAGES))
def test_prospects_lose_nobody(count: int, visits: int, words: str, size: str, language: str) -> None:
    sample = listed(language)
    lines = tuple(replace(sample.steps[0].lines[0], client=f"Client {n}", address=words[:90], who_can_help=words[:300])
                  for n in range(count))  # fmt: skip
    view = replace(
        sample, steps=(StepGroup("Visit plan", lines), *sample.steps[1:]), visits=sample.visits * visits,
        plans=(Plan("Riverstar", words, words, words),) * (visits % 4),
    )  # fmt: skip
    sheet = prospects(view, size=size)
    check_page(sheet.pdf, size)
    said = " ".join(pages(sheet.pdf))
    assert all(f"Client {n} " in said for n in range(count))
    assert len(pages(sheet.pdf)) == sheet.pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_list_repeats_its_heads(language: str) -> None:
    sample = listed(language)
    view = replace(sample, steps=(StepGroup("Visit plan", sample.steps[0].lines * 30),))
    found = pages(prospects(view).pdf)
    assert len(found) > 2
    head = {"zh": "开发人、客户代表", "en": "Develops, serves", "es": "Desarrolla,"}[language]
    assert all(head in page for page in found[:2])
    assert "Visit plan" in found[1]
