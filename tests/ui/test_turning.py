"""From one look to the next."""

from __future__ import annotations

import pytest
from kivy.base import EventLoop
from msgspec.structs import replace

from kiosk.core.screen import Caption, Look, Rest, Ring
from kiosk.ui import start
from kiosk.ui.box import Box
from kiosk.ui.canvas import Layer
from kiosk.ui.parts import Text
from tests.ui.desk import Desk
from tests.ui.looks import BREATHING, CHECKIN, CHOOSE, COUNT, PLAYER, SAID, WELCOME


def drawn(layer: Layer) -> list[object]:
    """What a layer draws over its background, in order."""
    shapes, texts = layer.canvas.children
    return [shapes, *shapes.children, *texts.children]


def picture(*looks: Look) -> bytes:
    """What is seen after these looks, one after the other."""
    screen = start.open_offscreen((800, 480))
    for look in looks:
        screen.show(look)
    return screen.pixels


def test_another_screen_fades_in_over_the_one_before(desk: Desk) -> None:
    desk.screen.show(WELCOME)
    assert 1 == desk.layers()
    desk.screen.show(CHOOSE)
    assert 2 == desk.layers()
    desk.run_until_faded()
    assert 1.0 == desk.screen.children[0].opacity


def test_the_background_turns_to_night_when_the_night_screen_is_wholly_there(desk: Desk) -> None:
    desk.screen.show(WELCOME)
    day = desk.background
    desk.screen.show(PLAYER)
    assert day == desk.background
    desk.run_until_faded()
    assert desk.screen.children[0].background == desk.background != day


def test_a_third_screen_in_mid_fade_takes_the_place_of_the_first(desk: Desk) -> None:
    for look in (WELCOME, CHOOSE, COUNT):
        desk.screen.show(look)
    assert 2 == desk.layers()
    desk.run_until_faded()


def test_the_same_screen_changes_in_place(desk: Desk) -> None:
    desk.screen.show(PLAYER)
    (layer,) = desk.screen.children
    drawings = drawn(layer)
    ring = replace(BREATHING, guide=Ring("Breathe in", "3", 0.7, 0.5), caption=Caption(SAID, 11))
    desk.screen.show(replace(PLAYER, view=ring))
    assert [layer] == desk.screen.children
    assert drawings == drawn(layer)


PAUSED = replace(PLAYER, view=replace(BREATHING, guide=Rest("Paused"), caption=Caption()))


@pytest.mark.parametrize(
    ("first", "then"),
    [(PLAYER, PAUSED), (PAUSED, PLAYER), (COUNT, replace(COUNT, chips=())), (WELCOME, PLAYER), (PLAYER, CHOOSE)],
)
def test_nothing_remains_of_what_was_shown_before(first: Look, then: Look) -> None:
    assert picture(then) == picture(first, then) != picture(first)


def test_larger_text_is_seen_at_once() -> None:
    larger = replace(CHOOSE, text_size=1.5)
    assert picture(larger) == picture(CHOOSE, larger) != picture(CHOOSE)


def test_nothing_is_drawn_for_a_look_that_has_not_changed(desk: Desk) -> None:
    desk.screen.show(WELCOME)
    EventLoop.idle()
    desk.screen.show(replace(WELCOME))
    assert not desk.window.canvas.needs_redraw


def test_a_window_of_another_size_is_laid_out_anew(desk: Desk) -> None:
    desk.screen.show(CHECKIN)
    desk.screen.resize((800, 480))
    assert all(part.box.within(Box(0, 0, 800, 480)) for part in desk.screen.parts if isinstance(part, Text))
