from __future__ import annotations

from kiosk.core.messages import Command, Pick
from kiosk.ui.box import Box
from kiosk.ui.parts import Disc, Surface
from kiosk.ui.touch import button_at, pressed, same_button

SMALL = Surface(Box(40, 40, 20, 20), "surface", intent=Command.STOP, target=Box(20, 20, 60, 60))
WHOLE = Surface(Box(0, 0, 200, 200), intent=Command.START, target=Box(0, 0, 200, 200))
PLAIN = Surface(Box(0, 0, 200, 200), "soft")
PARTS = (WHOLE, PLAIN, Disc(50, 50, 10, "ink"), SMALL)


def test_a_button_is_touched_anywhere_in_its_target() -> None:
    assert SMALL == button_at(PARTS, 22, 22)


def test_the_uppermost_button_is_touched() -> None:
    assert (SMALL, WHOLE) == (button_at(PARTS, 50, 50), button_at(PARTS, 100, 100))


def test_where_there_is_no_button_none_is_touched() -> None:
    assert button_at((PLAIN, SMALL), 150, 150) is None


def test_a_held_button_looks_pressed_and_nothing_else_does() -> None:
    (whole, plain, _, small) = pressed(PARTS, SMALL)
    assert (WHOLE, PLAIN) == (whole, plain)
    assert isinstance(small, Surface)
    assert ("soft", SMALL.box) == (small.fill, small.box)


def test_nothing_looks_pressed_while_nothing_is_held() -> None:
    assert PARTS == pressed(PARTS, None)


def test_a_button_that_means_something_else_is_another_button() -> None:
    other = Surface(SMALL.box, "surface", intent=Pick(1), target=SMALL.target)
    moved = Surface(SMALL.box, "surface", intent=Command.STOP, target=Box(0, 0, 60, 60))
    lit = Surface(SMALL.box, "primary", intent=Command.STOP, target=SMALL.target)
    assert [False, False, True] == [same_button(SMALL, one) for one in (other, moved, lit)]
    assert not same_button(None, None)
