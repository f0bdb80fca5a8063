"""Real touches, through Kivy's own input path, and keys: what is posted."""

from __future__ import annotations

import pytest
from kivy.tests.common import UnitTestTouch

from kiosk.core.messages import Act, Command, Pick, Touched
from kiosk.core.screen import Look
from kiosk.ui.touch import buttons
from tests.ui.desk import Desk
from tests.ui.looks import CHECKIN, CHOOSE, COUNT, LEAVING, PLAYER, WELCOME
from tests.ui.staff_looks import STAFF


def test_touching_start_starts(desk: Desk) -> None:
    desk.screen.show(WELCOME)
    desk.tap(Command.START)
    assert [Touched(Command.START)] == desk.posted


@pytest.mark.parametrize(("look", "intent"), [(WELCOME, Command.START), (LEAVING, Command.STAY)])
def test_a_touch_anywhere_will_do_where_there_is_one_thing_to_do(desk: Desk, look: Look, intent: Command) -> None:
    desk.screen.show(look)
    finger = desk.touch(1200, 700)
    finger.down()
    finger.up()
    assert [Touched(intent)] == desk.posted


@pytest.mark.parametrize("look", [CHOOSE, PLAYER, COUNT, CHECKIN])
def test_every_button_does_what_it_means(desk: Desk, look: Look) -> None:
    desk.screen.show(look)
    for button in (button for button in buttons(desk.screen.parts) if not button.hold):
        assert button.intent is not None
        desk.posted.clear()
        finger = desk.touch(*button.box.centre)
        finger.down()
        finger.up()
        assert [Touched(button.intent)] == desk.posted
        desk.now += 1.0


def test_a_button_acts_when_it_is_released(desk: Desk) -> None:
    desk.screen.show(PLAYER)
    finger = desk.touch(*desk.place(Command.STOP).centre)
    finger.down()
    assert [] == desk.posted
    finger.up()
    assert [Touched(Command.STOP)] == desk.posted


def test_a_finger_that_slides_off_a_button_does_nothing(desk: Desk) -> None:
    desk.screen.show(PLAYER)
    finger = desk.touch(*desk.place(Command.PAUSE).centre)
    finger.down()
    finger.move(640, 360)
    finger.up()
    assert [] == desk.posted


def test_a_finger_that_slides_onto_another_button_does_nothing(desk: Desk) -> None:
    desk.screen.show(PLAYER)
    finger = desk.touch(*desk.place(Command.PAUSE).centre)
    finger.down()
    finger.move(*desk.place(Command.STOP).centre)
    finger.up()
    assert [] == desk.posted


def test_a_touch_beside_all_buttons_does_nothing(desk: Desk) -> None:
    desk.screen.show(PLAYER)
    finger = desk.touch(640, 360)
    finger.down()
    finger.up()
    assert [] == desk.posted


def test_a_quick_double_tap_acts_once(desk: Desk) -> None:
    desk.screen.show(COUNT)
    desk.tap(Pick(4))
    desk.now += 0.29
    desk.tap(Pick(4))
    assert [Touched(Pick(4))] == desk.posted


def test_a_key_can_be_wanted_twice_but_no_finger_is_so_quick_as_a_panel_that_bounces(desk: Desk) -> None:
    desk.screen.show(STAFF["pin"])
    for seconds in (0.0, 0.1, 0.05):
        desk.now += seconds
        desk.tap(Act("digit", "7"))
    assert 2 * [Touched(Act("digit", "7"))] == desk.posted


def test_two_taps_with_time_between_act_twice(desk: Desk) -> None:
    desk.screen.show(COUNT)
    desk.tap(Pick(4))
    desk.now += 0.31
    desk.tap(Pick(5))
    assert [Touched(Pick(4)), Touched(Pick(5))] == desk.posted


def test_a_second_finger_changes_nothing(desk: Desk) -> None:
    desk.screen.show(COUNT)
    first, second = desk.touch(*desk.place(Pick(4)).centre), desk.touch(*desk.place(Pick(5)).centre)
    first.down()
    second.down()
    second.up()
    assert [] == desk.posted
    first.up()
    assert [Touched(Pick(4))] == desk.posted


def test_a_button_that_changed_its_meaning_under_the_finger_does_nothing(desk: Desk) -> None:
    desk.screen.show(CHOOSE)
    finger = desk.touch(*desk.place(Command.HOME).centre)
    finger.down()
    desk.screen.show(PLAYER)
    finger.up()
    assert [] == desk.posted


def test_the_mouse_wheel_and_other_mouse_buttons_do_nothing(desk: Desk) -> None:
    desk.screen.show(PLAYER)
    for button in ("scrolldown", "right"):
        touch = UnitTestTouch(*desk.place(Command.STOP).centre)
        touch.profile, touch.button = ["pos", "button"], button
        touch.touch_down()
        touch.touch_up()
    assert [] == desk.posted


def test_a_touch_before_anything_is_shown_does_nothing(desk: Desk) -> None:
    finger = desk.touch(100, 100)
    finger.down()
    finger.up()
    assert [] == desk.posted


# --- keys -------------------------------------------------------------------------------------------

ESCAPE = 27


def test_a_key_that_is_held_down_acts_once(desk: Desk) -> None:
    desk.screen.show(PLAYER)
    for _ in range(5):
        desk.screen.on_key_down(desk.window, ESCAPE, 41, None, [])
        desk.now += 0.5
    assert [Touched(Command.STOP)] == desk.posted


def test_a_key_pressed_again_acts_again(desk: Desk) -> None:
    desk.screen.show(PLAYER)
    for _ in range(2):
        desk.screen.on_key_down(desk.window, ESCAPE, 41, None, [])
        desk.screen.on_key_up(desk.window, ESCAPE)
        desk.now += 0.5
    assert 2 * [Touched(Command.STOP)] == desk.posted


def test_a_pin_can_be_typed_on_a_keyboard(desk: Desk) -> None:
    desk.screen.show(STAFF["pin"])
    for key in (*b"77", 8, 13):
        desk.screen.on_key_down(desk.window, key, 0, None, [])
        desk.screen.on_key_up(desk.window, key)
        desk.now += 0.1
    digit = Touched(Act("digit", "7"))
    assert [digit, digit, Touched(Act("delete")), Touched(Act("enter"))] == desk.posted


def test_a_text_can_be_typed_on_a_keyboard(desk: Desk) -> None:
    desk.screen.show(STAFF["keyboard"])
    for key, modifiers in ((ord("a"), ["shift"]), (ord("a"), [])):
        desk.screen.on_key_down(desk.window, key, 0, None, modifiers)
        desk.screen.on_key_up(desk.window, key)
        desk.now += 0.1
    assert [Touched(Act("type", "A")), Touched(Act("type", "a"))] == desk.posted
