"""The same screen in memory, for pictures and for tests. It is imported through `kiosk.ui.start` only, too."""

from __future__ import annotations

from pathlib import Path

from kivy.core.window import Window
from kivy.graphics import ClearBuffers, ClearColor, Fbo

from kiosk.core.screen import Look
from kiosk.ui.window import KivyScreen


class OffscreenScreen:
    """A screen that is drawn when it is asked for, whatever the time."""

    def __init__(self, size: tuple[int, int]) -> None:
        Window.create_window()
        self._fbo = Fbo(size=size)
        with self._fbo:
            clear = ClearColor(0, 0, 0, 1)
            ClearBuffers()
        self._screen = KivyScreen(lambda _: None, size, lambda colour: setattr(clear, "rgba", colour), fade_seconds=0)
        self._fbo.add(self._screen.canvas)

    def show(self, look: Look) -> None:
        """Draw this."""
        self._screen.show(look)

    def save(self, path: Path) -> None:
        """Save what is shown as a PNG picture."""
        self._fbo.draw()
        self._fbo.texture.save(str(path), flipped=True)

    @property
    def pixels(self) -> bytes:
        """What is shown: red, green, blue and alpha of each pixel, row by row from the lower left."""
        self._fbo.draw()
        return bytes(self._fbo.pixels)

    def pixel(self, x: int, y: int) -> tuple[int, ...]:
        """Return the red, green, blue and alpha (0 to 255) of a pixel, y upwards."""
        self._fbo.draw()
        return tuple(self._fbo.get_pixel_color(x, y))
