"""Faces are read as they are in the file; what no face has is told, never left blank."""

import io

import pytest
from fontTools.ttLib import TTFont

from aedesk.papers.embed import UsedFace
from aedesk.papers.fonts import STYLES, clean, missing, stack
from aedesk.papers.truetype import face
from aedesk.resources import folder

NAMES = sorted({name for names in STYLES.values() for name in names})


@pytest.mark.parametrize("name", NAMES)
def test_a_face_maps_and_measures_as_the_file_says(name: str) -> None:
    reference = TTFont(folder("fonts") / f"{name}.ttf")
    ids, cmap = reference.getReverseGlyphMap(), reference.getBestCmap()
    ours = face(name)
    for code, glyph in list(cmap.items())[::7]:
        assert ours.glyph(chr(code)) == ids[glyph]
        assert ours.advance(ids[glyph]) == reference["hmtx"][glyph][0]
    assert ours.glyph("\U000e0041") == 0


def test_a_subset_is_a_font_with_the_glyphs_that_were_used() -> None:
    used = UsedFace(face("AEPaper-Regular"), "F1")
    text = "Año 1.827,84 ½ Ă"
    assert used.encode(text) == "".join(used.codes[char] for char in text)
    subset = TTFont(io.BytesIO(used.program()))
    assert subset["maxp"].numGlyphs >= len(set(text)) + 1
    source = TTFont(folder("fonts") / "AEPaper-Regular.ttf")
    for char, code in used.codes.items():
        glyph = subset.getGlyphOrder()[int(code, 16)]
        name = source.getBestCmap()[ord(char)]
        assert subset["hmtx"][glyph] == source["hmtx"][name]
        shape = subset["glyf"][glyph].getCoordinates(subset["glyf"])
        assert list(shape[0]) == list(source["glyf"][name].getCoordinates(source["glyf"])[0])


def test_digits_on_paper_are_of_one_width() -> None:
    for style in ("regular", "medium", "semibold", "bold"):
        assert len({stack(style, "en").width(digit, 1) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("language", ["zh", "en", "es", "zh+en"])
def test_rare_signs_are_drawn_or_named(language: str) -> None:
    assert missing(["龘靐齉", "䶮㛃", "¿Año? «½»", "2 × 3 °C €"], language) == set()
    assert missing(["𠮷野家", "☐", "한국", "🙂"], language) == {"𠮷", "☐", "한", "국", "🙂"}


def test_every_style_draws_what_the_regular_one_draws() -> None:
    text = "估价单龘 Presupuesto “1.827,84” ¿ñ? №"
    for style in STYLES:
        assert stack(style, "zh").missing(text) == set()


def test_quotes_follow_the_language_of_the_line() -> None:
    assert stack("regular", "zh").width("”", 1) == 1.0
    assert stack("regular", "en").width("”", 1) < 0.6
    assert stack("serif", "en").width("”", 1) < 0.6
    assert stack("serif", "zh").width("”", 1) == 1.0
    assert stack("regular", "zh").width(clean("L’Oréal 欧莱雅"), 1) < stack("regular", "zh").width("L’Oréal 欧莱雅", 1)
    assert clean("‘春’") == "‘春’"


def test_what_only_steers_a_screen_is_taken_out() -> None:
    assert clean("a\u0301\u200bb\tc\ufe0f\u00ad") == "áb c"
    assert clean("two\nlines") == "two\nlines"
