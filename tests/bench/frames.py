"""The processor time of a frame of the Player with its moving ring, beside one of an empty Kivy window.

`python -m tests.bench.frames WIDTH HEIGHT` prints the figures for one size as JSON.
"""

# ruff: noqa: PLC0415, T201 - Kivy opens its window while it is imported, which is for the process that measures

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from queue import SimpleQueue
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from kiosk.core.look import look
from kiosk.core.messages import Command, Event, Pick, Touched
from kiosk.core.screen import Player, Ring, View
from kiosk.core.state import Kiosk
from kiosk.devices.silent import NoClerk
from kiosk.ports import Screen
from kiosk.runtime import Runtime
from kiosk.scripts.library import builtin_folder, load_library
from tests.bench.table import Result, Row
from tests.fakes import FakeEar, FakeVoice

if TYPE_CHECKING:
    from kiosk.ui.window import KivyScreen

SIZES = ((1280, 720), (1920, 1080))
EXERCISE = "even-breathing"
FRAME_SECONDS = 1 / 60
ROUNDS, FRAMES = 60, 10
MOST_MS = 2.0

NOTE = (
    "Frames: processor time of a frame drawn in memory by the processor (there is no graphics card), until all of it "
    f"is drawn. The Player is in the middle of an exercise ({EXERCISE}), with all that a frame of it takes: what "
    "happened, what to show, where it goes, drawing it. The peer is an empty Kivy window of the same size, drawn "
    "as often. What comes on top of the empty window is the median of "
    f"{ROUNDS} differences, each between {FRAMES} frames of one and {FRAMES} of the other, drawn in turn."
)

Scene = tuple[object, Callable[[], object]]
"""A widget, and what is done before each frame of it."""


def measure() -> Result:
    return Result(tuple(row for size in SIZES for row in _rows(*size)), (NOTE,))


def _rows(width: int, height: int) -> tuple[Row, ...]:
    command = [sys.executable, "-m", "tests.bench.frames", str(width), str(height)]
    figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603
    empty, size = figures["empty"], f"{width}x{height}"
    return (
        Row(f"frame of the Player, {size}", "ms", empty + figures["player"], empty),
        Row(f"... on top of an empty window, {size}", "ms", figures["player"], most=MOST_MS),
        Row(f"... of the moving ring alone, {size}", "ms", figures["ring"], most=MOST_MS),
        Row(f"... of all but drawing, {size}", "ms", figures["thought"]),
    )


def main(width: int, height: int) -> None:
    from kiosk.ui.start import open_window

    screen = open_window(lambda _: None, "offscreen", fullscreen=False, size=(width, height))
    runtime = in_exercise(screen)
    wait_for_fade(screen)
    scenes = {"empty": nothing(), "player": (screen, lambda: runtime.frame(FRAME_SECONDS)), "ring": ring(screen)}
    rounds = [{name: _milliseconds(*scene) for name, scene in scenes.items()} for _ in range(ROUNDS)]
    figures = {name: median(each[name] - each["empty"] for each in rounds) for name in ("player", "ring")}
    before = [_milliseconds_of(scenes["player"][1]) for _ in range(ROUNDS)]
    print(json.dumps({"empty": median(each["empty"] for each in rounds), "thought": median(before), **figures}))


def nothing() -> Scene:
    from kivy.uix.widget import Widget

    return Widget(), lambda: None


def wait_for_fade(screen: KivyScreen) -> None:
    from kivy.clock import Clock

    while len(screen.children) > 1:
        Clock.tick()


def in_exercise(screen: Screen) -> Runtime:
    """Return a kiosk that is guiding somebody's breath."""
    script = next(each for each in load_library([builtin_folder()]).scripts if each.id == EXERCISE)
    inbox: SimpleQueue[Event] = SimpleQueue()
    voice = FakeVoice(inbox.put)
    runtime = Runtime(Kiosk(scripts=(script,)), voice, FakeEar(inbox.put), screen, NoClerk(), inbox)
    runtime.start()
    for intent in (Command.START, Pick(1), Pick(1)):
        runtime.post(Touched(intent))
    while not _breathing(look(runtime.kiosk).view):
        runtime.frame(1.0)
        voice.finish()
    return runtime


def _breathing(view: View) -> bool:
    return isinstance(view, Player) and isinstance(view.guide, Ring)


def ring(screen: KivyScreen) -> Scene:
    """Return the ring alone, as large as in the Player and moving as fast."""
    from kiosk.ui.canvas import Layer
    from kiosk.ui.guides import ring
    from kiosk.ui.layout import Page
    from kiosk.ui.lettering import measure
    from kiosk.ui.screens.player import LARGEST
    from kiosk.ui.theme import DAY

    width, height = map(int, screen.size)
    page, layer, frames = Page(width, height, measure), Layer(DAY), count()
    box = page.box.middle(page.px(LARGEST), page.px(LARGEST))

    def move() -> None:
        share = next(frames) % 240 / 240
        layer.show(tuple(ring(page, box, Ring("Breathe in", str(1 + int(4 * share)), share, share))))

    return layer, move


def _milliseconds(widget: object, before: Callable[[], object]) -> float:
    """Return the processor time of a frame."""
    from kivy.core.window import Window

    Window.add_widget(widget)
    _draw(before)  # the first has more to do
    taken = _milliseconds_of(lambda: _draw(before))
    Window.remove_widget(widget)
    return taken


def _milliseconds_of(frame: Callable[[], object]) -> float:
    began = process_time()
    for _ in range(FRAMES):
        frame()
    return 1000 * (process_time() - began) / FRAMES


def _draw(before: Callable[[], object]) -> None:
    from kivy.core.window import Window
    from kivy.graphics.opengl import glFinish

    before()
    Window.canvas.ask_update()
    Window.dispatch("on_draw")
    Window.dispatch("on_flip")
    glFinish()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
