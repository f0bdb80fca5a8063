"""SDL itself, the one that Kivy has loaded: puts into its queue what a panel makes it put there, and asks it things."""

from __future__ import annotations

import ctypes
import struct
from pathlib import Path

_FINGER_DOWN, _FINGER_UP, _FINGER_MOTION = 0x700, 0x701, 0x702
_MOTION, _BUTTON_DOWN, _BUTTON_UP = 0x400, 0x401, 0x402
_FROM_A_TOUCH = 0xFFFFFFFF
_LEFT = 1
_EVENT_BYTES = 56


def library() -> ctypes.CDLL:
    """The library that is loaded, wherever it came from."""
    paths = {line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines() if "/libSDL2-" in line}
    (path,) = paths
    return ctypes.CDLL(path)


class Panel:
    """A touch panel. SDL tells of each finger, and of the first as of a mouse as well."""

    def __init__(self, width: int, height: int) -> None:
        self._sdl = library()
        self._size = (width, height)
        self._first: int | None = None

    def down(self, finger: int, x: float, y: float) -> None:
        """Put a finger down; y is upwards."""
        self._tell_of_finger(_FINGER_DOWN, finger, x, y)
        if self._first is None:
            self._first = finger
            self._tell_of_motion(x, y)
            self._tell_of_button(_BUTTON_DOWN, x, y)

    def move(self, finger: int, x: float, y: float) -> None:
        self._tell_of_finger(_FINGER_MOTION, finger, x, y)
        if finger == self._first:
            self._tell_of_motion(x, y)

    def up(self, finger: int, x: float, y: float) -> None:
        self._tell_of_finger(_FINGER_UP, finger, x, y)
        if finger == self._first:
            self._first = None
            self._tell_of_button(_BUTTON_UP, x, y)

    def _tell_of_finger(self, kind: int, finger: int, x: float, y: float) -> None:
        width, height = self._size
        self._push(struct.pack("=IIqqfffffI", kind, 0, 7, finger, x / width, 1 - y / height, 0, 0, 1, 1))

    def _tell_of_motion(self, x: float, y: float) -> None:
        self._push(struct.pack("=IIIIIiiii", _MOTION, 0, 1, _FROM_A_TOUCH, 0, int(x), self._down(y), 0, 0))

    def _tell_of_button(self, kind: int, x: float, y: float) -> None:
        pressed = int(kind == _BUTTON_DOWN)
        self._push(struct.pack("=IIIIBBBxii", kind, 0, 1, _FROM_A_TOUCH, _LEFT, pressed, 1, int(x), self._down(y)))

    def _down(self, y: float) -> int:
        return int(self._size[1] - 1 - y)

    def _push(self, event: bytes) -> None:
        assert self._sdl.SDL_PushEvent(ctypes.create_string_buffer(event.ljust(_EVENT_BYTES, b"\0"))) == 1
