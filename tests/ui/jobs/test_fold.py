"""How columns fold: always as many as fit, never sideways."""

import pytest

from aedesk.domain.job import STAGES, Stage
from ui.jobs import fold, limits


@pytest.mark.parametrize(("board", "count"), [(1324, 6), (976, 4), (1164, 5), (816, 3), (1900, 8), (300, 1)])
def test_as_many_columns_open_as_are_184_wide(board, count):
    assert fold.room_for(board) == count


def test_columns_and_strips_fill_the_board_to_the_pixel():
    for width in range(700, 1900, 7):
        opened = fold.open_stages(width, Stage.LAYOUT)
        places = fold.places(width, opened)
        assert places[-1].x + places[-1].width == width
        assert all(place.width >= fold.NARROWEST for place in places if place.open)
        assert [place.x for place in places] == sorted(place.x for place in places)


def test_the_columns_nearest_to_the_chosen_one_stay_open():
    assert fold.open_stages(1324, Stage.ESTIMATE) == STAGES[1:7]
    assert fold.open_stages(976, Stage.ESTIMATE) == STAGES[2:6]
    assert Stage.CLOSED in fold.open_stages(816, Stage.CLOSED)


def test_a_folded_column_stays_folded():
    assert Stage.ESTIMATE not in fold.open_stages(1324, Stage.ESTIMATE, frozenset({Stage.ESTIMATE}))


def test_limits_are_read_back_as_they_were_kept():
    wanted = {**limits.DEFAULTS, Stage.ESTIMATE: 9, Stage.LAYOUT: None}
    assert limits.read(limits.write(wanted)) == wanted
    assert limits.read("") == dict(limits.DEFAULTS)
    assert limits.read("estimate=x,nonsense=3") == dict(limits.DEFAULTS)
