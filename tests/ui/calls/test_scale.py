"""The scale of the day: whatever must fit, minutes go to pixels and back in order."""

from hypothesis import given
from hypothesis import strategies as st

from ui.calls.timeline import block_span
from ui.widgets.scale import Scale

NEEDS = st.lists(
    st.tuples(st.integers(480, 1000), st.integers(5, 90), st.integers(0, 200)).map(
        lambda one: (one[0], one[0] + one[1], float(one[2]))
    ),
    max_size=8,
)


@given(NEEDS)
def test_the_day_grows_and_never_turns_back(needs: list[tuple[int, int, float]]) -> None:
    scale = Scale(480, 1080, 53, needs)
    places = [scale.y(minute) for minute in range(480, 1081, 5)]
    assert places == sorted(places)
    assert abs(places[-1] - scale.height) < 0.01
    assert scale.height >= 530 - 0.01


@given(NEEDS, st.integers(96, 216))
def test_a_place_leads_back_to_its_minute(needs: list[tuple[int, int, float]], step: int) -> None:
    scale = Scale(480, 1080, 53, needs)
    assert abs(scale.minute(scale.y(step * 5)) - step * 5) <= 5


def test_a_block_gets_the_height_that_its_calls_need() -> None:
    scale = Scale(480, 1080, 53, [(645, 705, 196.0)])
    assert round(scale.y(705) - scale.y(645)) == 196
    assert round(scale.y(645) - scale.y(480)) == round(165 * 53 / 60)


TAKEN = st.lists(st.tuples(st.integers(480, 1000), st.integers(1, 60)).map(lambda one: (one[0], one[0] + one[1])),
                 max_size=6)  # fmt: skip


@given(TAKEN, st.integers(500, 900), st.integers(5, 90))
def test_nothing_is_drawn_over_the_block(taken: list[tuple[int, int]], start: int, minutes: int) -> None:
    begins, ends = block_span(start, minutes, taken, None)
    assert ends - begins >= 5
    assert begins >= start
    assert all(end <= begins or first >= ends for first, end in taken)


def test_the_block_stands_where_its_next_call_is_made() -> None:
    opening = [(650, 664)]  # a first call that is made late: it took the block's beginning
    assert block_span(645, 60, opening, 664) == (664, 705)
    assert block_span(645, 60, [], 645) == (645, 705)
    assert block_span(645, 60, [(640, 700)], 700) == (700, 705)
    assert block_span(645, 60, [(640, 720)], 720) == (720, 780)
