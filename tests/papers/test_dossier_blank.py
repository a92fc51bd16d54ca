"""The blank questionnaire: everything printed in order, room to write, and sheets that can be told apart."""

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from aedesk.domain.questionnaire import Node
from aedesk.papers.dossier_blank import dossier_blank, typed
from aedesk.papers.fonts import missing
from aedesk.papers.questions import BLANK_PLACE, Chapter, Choice, Question, Shape
from aedesk.papers.sheet import SIZES
from aedesk.services.dossier_words import label_words
from aedesk.services.forms import printed
from tests.papers import reading
from tests.papers.dossier_samples import blank
from tests.papers.reading import check_page

LANGUAGES = ("zh", "en", "es")


def squeezed(pdf: bytes) -> str:
    """The text of a file as a reader finds it, without spaces and hyphens of lines."""
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return "".join(text.split())


def labels(node: Node) -> list[dict[str, str]]:
    """Every label that is printed of one node; a column of choices is headed by them, a blank in words needs none."""
    found = [node.label, node.row_header, *(row.label for row in node.rows)]
    for column in node.columns:
        found += [option.label for option in column.options] or [column.label]
    for option in node.options:
        found += [option.label] if BLANK_PLACE in option.label["en"] else [option.label, option.detail_label]
    return [dict(label) for label in found if label]


@pytest.mark.rule("Q-01")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_node_of_the_outline_is_printed(language: str) -> None:
    """Each chapter holds the words of every section, group, field, option, row and column in its language."""
    for section, view in zip(printed().sections, (blank(language, n) for n in range(9)), strict=True):
        text = squeezed(dossier_blank(view).pdf).replace("'", "’")
        for node in section.walk():
            for label in labels(node):
                words = label_words(label, language)
                for part in words.split(BLANK_PLACE):
                    assert "".join(part.replace("'", "’").split()) in text, (node.path, words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_stand_in_printed_order(language: str) -> None:
    found = reading.texts(dossier_blank(blank(language, 7)).pdf)
    heads = [each.words for each in found if each.x < 70 and abs(each.size - 13.5) < 0.1]
    assert list(dict.fromkeys(heads)) == ["1", "2", "3", "4"]
    numbers = [each.words for each in found if each.x < 70 and re.fullmatch(r"\(\d+\)|[A-Z]", each.words)]
    media = numbers[numbers.index("(12)") :]
    assert media[1:7] == ["A", "B", "C", "D", "E", "F"]


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_lies_over_anything_or_leaves_the_block(language: str, size: str) -> None:
    sheet = dossier_blank(blank(language), size=size)
    check_page(sheet.pdf, size)
    assert sheet.pages <= 32


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sheet_names_its_chapter_page_and_questions(language: str) -> None:
    found = reading.texts(dossier_blank(blank(language, 1, 2)).pdf)
    pages = {each.page for each in found}
    for page in pages:
        foot = " ".join(each.words for each in found if each.page == page and each.base > SIZES["A4"].mark)
        assert foot.startswith("Q-")
    last = " ".join(each.words for each in found if each.page == max(pages) and each.base > SIZES["A4"].mark)
    assert {"zh": "第 2 页，共 2 页", "en": "Page 2 of ", "es": "Página 2 de "}[language] in last


def test_the_first_page_looks_as_designed() -> None:
    assert reading.differences(dossier_blank(blank("zh", 2)).pdf, "dossier_blank") == []


def test_a_form_for_a_client_names_it_on_every_sheet() -> None:
    view = replace(blank("en", 1), client="Moonbamboo Tea", account_executive="Iris Tan", internal_number="C-0002")
    found = reading.texts(dossier_blank(view).pdf)
    pages = {each.page for each in found}
    assert {each.page for each in found if each.words == "Moonbamboo Tea"} == pages
    assert "Iris Tan" in typed(view)


def test_characters_without_a_glyph_are_named() -> None:
    view = replace(blank("en", 1), client="שלום 🚲")
    assert missing(typed(view), "en") == set("שלום🚲")


CHOICES = st.lists(
    st.builds(Choice, st.text("abc xyz漢字。()", min_size=1, max_size=90), st.sampled_from(["", "a", "12"]),
              below=st.booleans()),
    min_size=1, max_size=30,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(CHOICES, st.sampled_from([Shape.ONE, Shape.SEVERAL]), st.integers(1, 5), st.sampled_from(LANGUAGES),
       st.text("word 漢字，", min_size=1, max_size=200))
def test_any_choices_stay_inside(choices: list[Choice], shape: Shape, depth: int, language: str, label: str) -> None:
    items = tuple(Question(label, shape, f"({n})" if depth > 1 else str(n), depth, choices=tuple(choices))
                  for n in range(1, 4))  # fmt: skip
    view = replace(blank(language, 1), chapters=(Chapter(1, "Own", items),))
    check_page(dossier_blank(view).pdf, "A4")
