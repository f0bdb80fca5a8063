"""Showing looks with Kivy, and posting what was touched.

Import this through `kiosk.ui.start` only: Kivy opens its window while it is imported, with the
settings that `start` has made.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Sequence
from math import inf
from threading import Event

from kivy.animation import Animation
from kivy.base import EventLoop, runTouchApp, stopTouchApp
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.input import MotionEvent
from kivy.uix.widget import Widget
from msgspec.structs import replace

from kiosk.core.messages import Act, Intent, Touched
from kiosk.core.screen import Look
from kiosk.ports import Post
from kiosk.ui.canvas import Layer
from kiosk.ui.compose import compose
from kiosk.ui.keys import intent_of
from kiosk.ui.layout import Page
from kiosk.ui.lettering import measure
from kiosk.ui.parts import Arc, Part, Surface
from kiosk.ui.theme import PALETTES
from kiosk.ui.touch import arc, button_at, buttons, pressed, released, same_button

Colour = Sequence[float]
"""Red, green, blue and alpha, 0 to 1."""

DEBOUNCE_SECONDS = 0.3
"""How long after a touch (or a key) has acted no other does."""

KEY_SECONDS = 0.06
"""The same after one that may act again at once: a digit can be wanted twice, but no finger is so quick."""

IDLE_SECONDS = 0.05
"""How long a touch may wait while nothing moves."""

STILL_ROUNDS = 3
"""In how many rounds without a movement one frame is made, for what only time brings about."""

SLACK_SECONDS = 0.001
"""By how much a frame is early, so that a display which waits for its own next picture sets the pace."""


class KivyScreen(Widget):
    """The screen: a layer for what is shown and, while that fades in, the layer before it."""

    def __init__(
        self,
        post: Post,
        size: tuple[int, int],
        clear: Callable[[Colour], None],
        *,
        fade_seconds: float = 0.2,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(size=size)
        self._post = post
        self._clear = clear
        self._now = now
        self._fade_seconds = fade_seconds
        self._page = Page(*size, measure)
        self._look: Look | None = None
        self._parts: tuple[Part, ...] = ()
        self._held: Surface | None = None
        self._held_at = inf
        self._key: int | None = None
        self._quiet_until = 0.0
        self._shown_at = now()

    # --- showing --------------------------------------------------------------------------------

    def show(self, look: Look) -> None:
        """Draw this with the next frame, and what moves a little further."""
        if look != self._look:
            if not self._look or (type(look.view), look.theme) != (type(self._look.view), self._look.theme):
                self._turn_over(Layer(PALETTES[look.theme]))
            self._look = look
            self._page = replace(self._page, text_size=look.text_size, still=look.still)
            self._parts = compose(self._page, look)
            self._draw()
        self._hold()
        before, self._shown_at = self._shown_at, self._now()
        self.children[0].advance(self._shown_at - before if self._fade_seconds else inf)

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out anew for a window of this size in pixels."""
        self.size = size
        self._page = Page(*size, measure)
        look, self._look = self._look, None
        if look:
            self.show(look)

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is drawn."""
        return self._parts

    def _turn_over(self, layer: Layer) -> None:
        """Put a layer over the one before it, which goes when the new one is wholly there."""
        self.clear_widgets(self.children[1:])
        self.add_widget(layer)
        if len(self.children) == 1 or not self._fade_seconds:
            self._settle(layer)
            return
        layer.cover(self.size)
        layer.opacity = 0.0
        fade = Animation(opacity=1.0, duration=self._fade_seconds)
        fade.bind(on_complete=lambda *_: self._settle(layer))
        fade.start(layer)

    def _settle(self, layer: Layer) -> None:
        """Leave this layer alone on its background, unless another has come over it."""
        if layer is self.children[0]:
            self.clear_widgets(self.children[1:])
            self._clear(layer.background)
            layer.uncover()

    def _draw(self, *, held: bool = True) -> None:
        parts = pressed(self._parts, self._held if held else None)
        self.children[0].show((*parts, *self._arc()))

    def _arc(self) -> tuple[Arc, ...]:
        return arc(self._held, self._now() - self._held_at) if self._held and self._held.hold else ()

    # --- touch and keys -------------------------------------------------------------------------

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Hold the button that is touched; it acts when it is released there."""
        button = button_at(self._parts, *touch.pos)
        if button and self._held is None and _is_tap(touch) and self._now() >= self._quiet_until:
            self._held, self._held_at = button, self._now()
            touch.grab(self)
            self._draw()
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Show whether a release would act."""
        if touch.grab_current is self:
            on_it = same_button(self._held, button_at(self._parts, *touch.pos))
            self._held_at = min(self._held_at, self._now()) if on_it else inf
            self._draw(held=on_it)
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Act on the button held, if the touch is still on it and it still means the same."""
        if touch.grab_current is self:
            touch.ungrab(self)
            held, self._held = self._held, None
            self._draw()
            acting = released(self._parts, held, self._now() - self._held_at, *touch.pos)
            if acting and acting.intent:
                self._act(acting.intent, quick=acting.quick)
        return True

    def _hold(self) -> None:
        """Act on a button that has been held for its time, and until then show how much of it that is."""
        held = self._held
        if held is None or held.intent is None or not held.hold:
            return
        if not any(same_button(held, button) for button in buttons(self._parts)):
            self._held = None
        elif self._now() - self._held_at >= held.hold:
            self._held = None
            self._act(held.intent)
        self._draw()

    def on_key_down(self, _window: object, key: int, _scan: int, _text: object, modifiers: Sequence[str]) -> bool:
        """Act on a key, once for each time it is pressed."""
        intent = intent_of(key, buttons(self._parts), shift="shift" in modifiers)
        if intent is not None and key != self._key and self._now() >= self._quiet_until:
            self._act(intent, quick=isinstance(intent, Act))
        self._key = key
        return True

    def on_key_up(self, *_: object) -> bool:
        """Let the same key act again."""
        self._key = None
        return True

    def _act(self, intent: Intent, *, quick: bool = False) -> None:
        self._quiet_until = self._now() + (KEY_SECONDS if quick else DEBOUNCE_SECONDS)
        self._post(Touched(intent))


def _is_tap(touch: MotionEvent) -> bool:
    """Whether it is a finger or the left mouse button (to Kivy, the mouse wheel is a touch as well)."""
    return "button" not in touch.profile or touch.button == "left"


# --- in a window ----------------------------------------------------------------------------------


def open_screen(post: Post) -> KivyScreen:
    """Return a screen that fills the window."""
    screen = KivyScreen(post, Window.size, lambda colour: setattr(Window, "clearcolor", colour))
    Window.bind(
        size=lambda _window, size: screen.resize(tuple(size)),
        on_key_down=screen.on_key_down,
        on_key_up=screen.on_key_up,
    )
    return screen


def run(
    screen: KivyScreen,
    on_frame: Callable[[float], None],
    awake: Event,
    most_frames: int,
    on_drawn: Callable[[], None],
) -> None:
    """Call `on_frame(seconds since it was last called)` before each frame, until the window is closed or on SIGTERM.

    `on_drawn` is called after it, unless something to be drawn was not.

    While something moves there are `most_frames` a second. While nothing does, the loop only looks for touches, lets
    time go by in every `STILL_ROUNDS`-th round, and takes in what has happened when `awake` is set, from any thread.

    Kivy's own loop comes round as often whether or not anything moves, and keeps a touch until its next round.
    """
    Clock.schedule_interval(on_frame, 0)
    before = signal.signal(signal.SIGTERM, lambda *_: stopTouchApp())
    drawn, pace, still = Drawn(), 1 / most_frames - SLACK_SECONDS, 0
    try:
        runTouchApp(screen, embedded=True)  # all but the loop
        while not EventLoop.quit and EventLoop.status == "started":
            began = time.monotonic()
            Window.mainloop()
            EventLoop.dispatch_input()
            if still % STILL_ROUNDS == 0 or awake.is_set() or Window.canvas.needs_redraw:
                awake.clear()
                EventLoop.idle()
                if not Window.canvas.needs_redraw:
                    on_drawn()
            still = 0 if drawn.take() else still + 1
            awake.wait(IDLE_SECONDS if still else max(0.0, began + pace - time.monotonic()))
    finally:
        stopTouchApp()
        Clock.unschedule(on_frame)
        signal.signal(signal.SIGTERM, before)


class Drawn:
    """Whether the window was drawn since it was last asked."""

    def __init__(self) -> None:
        self._drawn = True
        Window.bind(on_flip=self._note)

    def _note(self, _window: object) -> None:
        self._drawn = True

    def take(self) -> bool:
        """Tell, and forget."""
        drawn, self._drawn = self._drawn, False
        return drawn
