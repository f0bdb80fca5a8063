"""The screen in Kivy's window, as somebody at a desk has it: a finger, a keyboard, and a clock to set by hand."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from kivy.base import EventLoop
from kivy.core.window import Window
from kivy.tests.common import UnitTestTouch

from kiosk.core.messages import Event, Intent
from kiosk.ui.box import Box
from kiosk.ui.touch import buttons
from kiosk.ui.window import Colour, KivyScreen

FADE_SECONDS = 0.05
DEADLINE_SECONDS = 10.0


@dataclass
class Desk:
    """A window with the screen in it, a finger, a keyboard, and a clock that is set by hand."""

    posted: list[Event] = field(default_factory=list)
    now: float = 100.0

    def __post_init__(self) -> None:
        self.window = Window
        self.background: Colour = ()
        size = (int(Window.width), int(Window.height))
        self.screen = KivyScreen(self.posted.append, size, self._clear, fade_seconds=FADE_SECONDS, now=lambda: self.now)
        Window.add_widget(self.screen)

    def _clear(self, colour: Colour) -> None:
        self.background = colour

    def close(self) -> None:
        self.window.remove_widget(self.screen)

    def touch(self, x: float, y: float) -> Finger:
        return Finger(x, y)

    def tap(self, intent: Intent) -> None:
        finger = self.touch(*self.place(intent).centre)
        finger.down()
        finger.up()

    def place(self, intent: Intent) -> Box:
        """Where a button is."""
        return next(button.box for button in reversed(buttons(self.screen.parts)) if button.intent == intent)

    def layers(self) -> int:
        return len(self.screen.children)

    def run_until_faded(self) -> None:
        deadline = time.monotonic() + DEADLINE_SECONDS
        while self.layers() > 1:
            assert time.monotonic() < deadline
            EventLoop.idle()


class Finger:
    """A finger on the panel, through Kivy's own way of touches."""

    def __init__(self, x: float, y: float) -> None:
        self._touch = UnitTestTouch(x, y)

    def down(self) -> None:
        self._touch.touch_down()

    def move(self, x: float, y: float) -> None:
        self._touch.touch_move(x, y)

    def up(self) -> None:
        self._touch.touch_up()
