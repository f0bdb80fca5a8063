"""A touch panel, from SDL's queue to what is posted.

SDL tells of a touch twice: as of a finger, and for the first finger as of a mouse. (On X11 the server would make a
mouse of it as well, but not for a program that asked for touches, as SDL does.) Kivy takes the mouse and, on a desktop
system, leaves the fingers alone; any input provider that also reads the panel would give each touch a second time.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from kivy.base import EventLoop
from kivy.input.providers.mouse import MouseMotionEventProvider

from kiosk.core.messages import Command, Pick, Touched
from kiosk.ui.start import MOUSE
from tests.ui.desk import Desk
from tests.ui.looks import COUNT, PLAYER
from tests.ui.sdl import Panel


@pytest.fixture
def panel(desk: Desk) -> Iterator[Panel]:
    """A panel on the window of the desk, with the input provider that the kiosk has."""
    _, options = MOUSE.split(",", 1)
    provider = MouseMotionEventProvider("mouse", options)
    provider.start()
    EventLoop.add_input_provider(provider)
    yield Panel(int(desk.window.width), int(desk.window.height))
    take_in(desk)
    EventLoop.remove_input_provider(provider)
    provider.stop()


def take_in(desk: Desk) -> None:
    """Let Kivy have what SDL has."""
    desk.window.mainloop()
    EventLoop.dispatch_input()


def test_a_tap_acts_once(desk: Desk, panel: Panel) -> None:
    desk.screen.show(PLAYER)
    at = desk.place(Command.PAUSE).centre
    panel.down(1, *at)
    take_in(desk)
    assert [] == desk.posted
    panel.up(1, *at)
    take_in(desk)
    assert [Touched(Command.PAUSE)] == desk.posted


def test_a_tap_too_short_for_a_frame_between_acts_too(desk: Desk, panel: Panel) -> None:
    desk.screen.show(PLAYER)
    at = desk.place(Command.STOP).centre
    panel.down(1, *at)
    panel.up(1, *at)
    take_in(desk)
    assert [Touched(Command.STOP)] == desk.posted


def test_a_second_finger_neither_acts_nor_breaks_the_tap_of_the_first(desk: Desk, panel: Panel) -> None:
    desk.screen.show(COUNT)
    first, second = desk.place(Pick(4)).centre, desk.place(Pick(5)).centre
    panel.down(1, *first)
    panel.down(2, *second)
    panel.move(2, *first)
    panel.up(2, *first)
    take_in(desk)
    assert [] == desk.posted
    panel.up(1, *first)
    take_in(desk)
    assert [Touched(Pick(4))] == desk.posted


def test_a_finger_that_stays_when_the_first_is_lifted_does_not_hinder_the_next_tap(desk: Desk, panel: Panel) -> None:
    desk.screen.show(COUNT)
    first, second = desk.place(Pick(4)).centre, desk.place(Pick(5)).centre
    panel.down(1, *first)
    panel.down(2, *second)
    panel.up(1, *first)
    take_in(desk)
    desk.now += 1.0
    panel.down(3, *first)
    panel.up(3, *first)
    panel.up(2, *second)
    take_in(desk)
    assert 2 * [Touched(Pick(4))] == desk.posted


def test_a_finger_that_slides_off_does_nothing(desk: Desk, panel: Panel) -> None:
    desk.screen.show(PLAYER)
    panel.down(1, *desk.place(Command.PAUSE).centre)
    panel.move(1, 640, 360)
    panel.up(1, 640, 360)
    take_in(desk)
    assert [] == desk.posted
