"""Staff hold the listening mark for three seconds: what is posted, and what is seen of it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.core.messages import Command, Touched
from kiosk.core.screen import Asleep, Look
from kiosk.ui.parts import Arc
from tests.ui.desk import Desk, Finger
from tests.ui.looks import CHOOSE, PLAYER, START, WELCOME

ASLEEP = replace(WELCOME, view=Asleep(START))


def hold(desk: Desk, seconds: float, look: Look = CHOOSE) -> Finger:
    """Hold the mark for so long, while frames go by."""
    finger = desk.touch(*desk.place(Command.STAFF).centre)
    finger.down()
    pass_time(desk, seconds, look)
    return finger


def pass_time(desk: Desk, seconds: float, look: Look = CHOOSE) -> None:
    until = desk.now + seconds
    while desk.now < until:
        desk.now += 1 / 32
        desk.screen.show(look)


def arcs(desk: Desk) -> list[float]:
    """How far around the mark the arc goes, where there is one."""
    return [part.turn for part in desk.screen.children[0].parts if isinstance(part, Arc)]


def test_the_mark_acts_once_it_was_held_for_three_seconds(desk: Desk) -> None:
    desk.screen.show(CHOOSE)
    hold(desk, 2.9)
    assert [] == desk.posted
    pass_time(desk, 0.1)
    assert [Touched(Command.STAFF)] == desk.posted


def test_it_acts_once_however_long_it_is_held(desk: Desk) -> None:
    desk.screen.show(CHOOSE)
    finger = hold(desk, 10.0)
    finger.up()
    assert [Touched(Command.STAFF)] == desk.posted


def test_a_release_before_does_nothing(desk: Desk) -> None:
    desk.screen.show(CHOOSE)
    hold(desk, 2.9).up()
    pass_time(desk, 5.0)
    assert [] == desk.posted


def test_an_arc_grows_around_it_from_the_first_half_second(desk: Desk) -> None:
    desk.screen.show(CHOOSE)
    hold(desk, 0.4)
    seen = [arcs(desk)]
    for seconds in (0.1, 1.25, 1.25):
        pass_time(desk, seconds)
        seen.append([round(turn, 1) for turn in arcs(desk)])
    assert [[], [0.0], [0.5], []] == seen


def test_the_arc_goes_with_the_finger(desk: Desk) -> None:
    desk.screen.show(CHOOSE)
    hold(desk, 2.0).up()
    assert [] == arcs(desk)


def test_a_finger_that_slides_off_has_to_hold_it_anew(desk: Desk) -> None:
    desk.screen.show(CHOOSE)
    finger = hold(desk, 2.0)
    finger.move(640, 360)
    pass_time(desk, 5.0)
    finger.move(*desk.place(Command.STAFF).centre)
    pass_time(desk, 2.5)
    assert [] == desk.posted
    pass_time(desk, 0.5)
    assert [Touched(Command.STAFF)] == desk.posted


@pytest.mark.parametrize(("look", "expected"), [(WELCOME, [Touched(Command.START)]), (PLAYER, [])])
def test_a_short_touch_on_it_is_one_on_what_is_beneath(desk: Desk, look: Look, expected: list[Touched]) -> None:
    desk.screen.show(look)
    hold(desk, 0.3, look).up()
    assert expected == desk.posted


def test_a_screen_without_it_ends_the_hold(desk: Desk) -> None:
    desk.screen.show(CHOOSE)
    hold(desk, 2.0)
    pass_time(desk, 5.0, ASLEEP)
    assert [] == desk.posted


def test_it_stays_held_while_the_screen_changes(desk: Desk) -> None:
    desk.screen.show(CHOOSE)
    hold(desk, 2.0)
    pass_time(desk, 1.0, WELCOME)
    assert [Touched(Command.STAFF)] == desk.posted
