from __future__ import annotations

import pytest

from kiosk.core.messages import Command, Pick
from kiosk.ui.box import Box
from kiosk.ui.parts import Disc, Surface
from kiosk.ui.touch import arc, button_at, pressed, released, same_button

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


# --- what has to be held --------------------------------------------------------------------------------

HELD = Surface(Box(0, 0, 60, 60), intent=Command.STAFF, target=Box(0, 0, 88, 88), hold=3.0)
OVER = (WHOLE, HELD)


@pytest.mark.parametrize(
    ("held", "seconds", "at", "expected"),
    [
        (WHOLE, 0.1, (150, 150), WHOLE),
        (WHOLE, 9.0, (150, 150), WHOLE),
        (WHOLE, 0.1, (10, 10), None),
        (HELD, 0.4, (10, 10), WHOLE),
        (HELD, 0.5, (10, 10), None),
        (HELD, 2.9, (10, 10), None),
        (HELD, 0.1, (150, 150), None),
        (None, 0.1, (10, 10), None),
    ],
)
def test_a_finger_that_is_lifted_acts_on_what_it_held_or_shortly_touched(
    held: Surface | None, seconds: float, at: tuple[float, float], expected: Surface | None
) -> None:
    assert expected == released(OVER, held, seconds, *at)


def test_an_arc_around_what_is_held_is_closed_when_it_acts() -> None:
    turns = [[part.turn for part in arc(HELD, seconds)] for seconds in (0.4, 0.5, 1.75, 3.0, 4.0)]
    assert [[], [0.0], [0.5], [1.0], [1.0]] == turns
    (around,) = arc(HELD, 2.0)
    assert ((30.0, 30.0), 30.0) == ((around.x, around.y), around.radius)
