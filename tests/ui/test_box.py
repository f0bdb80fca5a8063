from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.box import Box

BOX = Box(10, 20, 100, 60)


def test_it_is_cut_from_each_side() -> None:
    assert BOX.cut_top(15) == (Box(10, 65, 100, 15), Box(10, 20, 100, 45))
    assert BOX.cut_bottom(15) == (Box(10, 20, 100, 15), Box(10, 35, 100, 45))
    assert BOX.cut_left(30) == (Box(10, 20, 30, 60), Box(40, 20, 70, 60))
    assert BOX.cut_right(30) == (Box(80, 20, 30, 60), Box(10, 20, 70, 60))


def test_it_is_inset_around_its_centre() -> None:
    assert Box(15, 30, 90, 40) == BOX.inset(5, 10)
    assert BOX.centre == BOX.inset(5, 10).centre


def test_it_grows_to_a_least_side_around_its_centre() -> None:
    assert Box(10, 10, 100, 80) == BOX.at_least(80)
    assert BOX.at_least(60) == BOX


def test_a_grid_is_filled_row_by_row_from_the_upper_left() -> None:
    expected = [Box(10, 55, 45, 25), Box(65, 55, 45, 25), Box(10, 20, 45, 25), Box(65, 20, 45, 25)]
    assert expected == BOX.grid(2, 2, 10)


def test_its_left_and_lower_sides_belong_to_it_and_the_others_do_not() -> None:
    assert BOX.holds(10, 20)
    assert not BOX.holds(110, 20)
    assert not BOX.holds(10, 80)


def test_boxes_that_only_touch_do_not_overlap() -> None:
    left, right = BOX.cut_left(40)
    assert not left.overlaps(right)
    assert left.overlaps(BOX)


@given(columns=st.integers(1, 6), rows=st.integers(1, 6), gap=st.floats(0, 5))
def test_the_cells_of_a_grid_lie_inside_and_apart(columns: int, rows: int, gap: float) -> None:
    cells = BOX.grid(columns, rows, gap)
    assert columns * rows == len(cells)
    assert all(cell.within(BOX) for cell in cells)
    assert not any(one.overlaps(other, slack=1e-6) for one in cells for other in cells if one is not other)


def test_a_box_can_be_moved() -> None:
    assert Box(13, 5, 10, 20) == Box(10, 10, 10, 20).moved(3, -5)
