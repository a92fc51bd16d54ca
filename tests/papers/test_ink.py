"""Ink: closed outlines inside their box, a dot where the pen only touched, thicker where it pressed."""

import re

from hypothesis import given
from hypothesis import strategies as st

from aedesk.papers import ink
from tests.papers import samples

POINTS = st.tuples(st.floats(0, 800), st.floats(0, 300), st.floats(0, 9), st.floats(0, 1))
STROKES = st.lists(st.lists(POINTS, min_size=1, max_size=40), min_size=1, max_size=6)


@given(STROKES)
def test_ink_stays_in_its_box(strokes: list[list[tuple[float, float, float, float]]]) -> None:
    for stroke in ink.fitted(strokes, 100, 50, 88, 28):
        for x, y, *_rest in stroke:
            assert 99.9 <= x <= 188.1
            assert 49.9 <= y <= 78.1


@given(STROKES)
def test_every_stroke_becomes_one_closed_path(strokes: list[list[tuple[float, float, float, float]]]) -> None:
    code = ink.operators(strokes, 0, 0, 88, 28)
    assert code.count(" m") == code.count(" h") == len(strokes)
    assert code.endswith("\nf")
    assert not re.search(r"nan|inf|e[-+]", code)


def test_a_touch_is_a_dot() -> None:
    outline = ink.outline([(5, 5, 0, 1.0)], 0.5, 2.0)
    assert len(outline) == 8
    assert max(x for x, _y in outline) - min(x for x, _y in outline) == 2.0


def test_pressure_is_seen() -> None:
    line = [(x, 0.0, x / 100, 0.0 if x < 50 else 1.0) for x in range(0, 101, 5)]
    outline = ink.outline(line, 0.5, 2.0)
    thin = [abs(y) for x, y in outline if 10 < x < 40]
    thick = [abs(y) for x, y in outline if 60 < x < 90]
    assert max(thin) < 0.3
    assert min(thick) > 0.9


def test_an_upright_line_is_not_blown_up_to_the_width() -> None:
    fitted = ink.fitted([[(0, 0, 0, 0.5), (0, 10, 1, 0.5)]], 0, 0, 88, 28)
    assert max(y for _x, y, *_rest in fitted[0]) <= 28


def test_a_signature_is_small() -> None:
    assert len(ink.operators(samples.strokes(samples.FEN), 0, 0, 88, 28)) < 40_000


def test_no_ink_is_nothing() -> None:
    assert ink.operators([], 0, 0, 88, 28) == ""
