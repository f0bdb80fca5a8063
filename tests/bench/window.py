"""Opens a window, prints by the clock of `monotonic` when its first frame was there, and ends.

`kiosk` is `kiosk run`, untouched until the frame in which Welcome is shown; `empty` is the least that
Kivy can show, in a window as large. Both draw in memory.
"""

# ruff: noqa: PLC0415, T201 - nothing is imported that would not be if nobody measured

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kiosk.ui.window import KivyScreen


ENVIRONMENT = {"KIVY_NO_ARGS": "1", "KIVY_NO_CONFIG": "1", "KIVY_NO_FILELOG": "1", "KIVY_WINDOW": "sdl2"}
SIZE = {"width": "1280", "height": "720"}


def end_with_first_frame(*, shows: Callable[[], bool]) -> None:
    """End the process with the first frame of Kivy's window in which there is something."""
    from kivy.core.window import Window

    flip = Window.flip

    def flip_and_end() -> None:
        flip()
        if shows():
            print(monotonic(), flush=True)
            os._exit(0)

    Window.flip = flip_and_end


def kiosk() -> None:
    from kiosk.__main__ import main
    from kiosk.commands import run as command
    from kiosk.ui import start

    def run(screen: KivyScreen, *how: Any) -> None:  # noqa: ANN401 - as they are given
        end_with_first_frame(shows=lambda: bool(screen.parts))
        start.run(screen, *how)

    vars(command).update(run=run)
    main(["run", "--windowed"])


def empty() -> None:
    os.environ.update(ENVIRONMENT)
    from kivy.config import Config

    for name, value in SIZE.items():
        Config.set("graphics", name, value)
    from kivy.base import runTouchApp
    from kivy.uix.widget import Widget

    end_with_first_frame(shows=lambda: True)
    runTouchApp(Widget())


if __name__ == "__main__":
    {"kiosk": kiosk, "empty": empty}[sys.argv[1]]()
