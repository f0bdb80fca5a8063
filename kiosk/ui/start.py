"""The way in. Kivy reads its settings while it is imported, so they are made here, just before.

No configuration file, command line, log handler or home directory of Kivy's own is used, and one
input provider: SDL gives touches as mouse events, and a second provider would give each twice.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING

from kiosk.ports import Post
from kiosk.ui.display import Driver

if TYPE_CHECKING:
    from kiosk.ui.offscreen import OffscreenScreen
    from kiosk.ui.window import KivyScreen

WINDOW = (1280, 720)

MOUSE = "mouse,disable_multitouch,disable_hover"
"""The one input provider. SDL makes a mouse of the first finger; a mouse that plays a second finger would draw dots."""

ENVIRONMENT = {
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_ENV_CONFIG": "1",
    "KIVY_LOG_MODE": "PYTHON",
    "KIVY_NO_FILELOG": "1",
    "KIVY_NO_CONSOLELOG": "1",
    "KIVY_WINDOW": "sdl2",
    "KIVY_METRICS_DENSITY": "1",
    "LP_NUM_THREADS": "0",
    "MESA_SHADER_CACHE_DISABLE": "true",
}
"""What Kivy reads from the environment. The density keeps a pixel a pixel: `Page` does the scaling.

The last two are for Mesa. Where there is no graphics card, it takes 40 MB less with no threads of its own for
drawing, and leaves the other cores to the sound. And it does not keep on disk what was drawn for the first time."""


def open_window(post: Post, driver: Driver, *, fullscreen: bool, size: tuple[int, int] = WINDOW) -> KivyScreen:
    """Open the window, of this size in pixels if not full screen, and return the screen in it."""
    _prepare(driver, size, fullscreen=fullscreen)
    from kiosk.ui.window import open_screen

    return open_screen(post)


def run(
    screen: KivyScreen,
    on_frame: Callable[[float], None],
    awake: Event,
    most_frames: int = 60,
    on_drawn: Callable[[], None] = lambda: None,
) -> None:
    """Call `on_frame(seconds since it was last called)` before each frame, until the window is closed or on SIGTERM.

    `on_drawn` is called after each frame, when all that was to be drawn is on the screen.

    While something moves there are `most_frames` a second; fewer spare a machine that draws without a graphics card.
    While nothing does there are few, and one at once when `awake` is set.
    """
    from kiosk.ui.window import run

    run(screen, on_frame, awake, most_frames, on_drawn)


def open_offscreen(size: tuple[int, int] = WINDOW) -> OffscreenScreen:
    """Return a screen of this size in pixels that is drawn in memory only."""
    _prepare("offscreen", WINDOW, fullscreen=False)
    from kiosk.ui.offscreen import OffscreenScreen

    return OffscreenScreen(size)


def _prepare(driver: Driver, size: tuple[int, int], *, fullscreen: bool) -> None:
    """Make the settings with which Kivy is to open its window; once it is open they change nothing."""
    os.environ.update(ENVIRONMENT, SDL_VIDEODRIVER=driver)
    logging.getLogger("kivy").addFilter(_worth_logging)
    from kivy.config import Config

    width, height = map(str, size)
    graphics = {
        "width": width,
        "height": height,
        "fullscreen": "auto" if fullscreen else "0",
        "show_cursor": "0" if fullscreen else "1",
        "resizable": "1",
        "multisamples": "0",
        "maxfps": "0",
    }
    for name, value in graphics.items():
        Config.set("graphics", name, value)
    Config.set("kivy", "exit_on_escape", "0")
    Config.remove_section("input")
    Config.add_section("input")
    Config.set("input", "mouse", MOUSE)


def _worth_logging(record: logging.LogRecord) -> bool:
    """Whether a record of Kivy's is of use: not its progress, nor its search for a touch library it can do without."""
    return record.levelno >= logging.WARNING and "MTDev" not in record.getMessage()
