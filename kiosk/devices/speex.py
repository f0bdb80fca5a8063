"""The echo canceller of SpeexDSP, a system library (`libspeexdsp1`, BSD), called through ctypes.

It is an adaptive filter in the frequency domain (MDF, Valin 2007): it learns how what is played comes back
in the room, and takes that out of what is heard. Its residual echo suppressor is not used: that takes
the words of people away as well.
"""

from __future__ import annotations

from ctypes import CDLL, POINTER, byref, c_int, c_int16, c_void_p
from typing import Final
from weakref import finalize

import numpy as np

from kiosk.devices.activity import CHUNK, RATE, Samples, pcm

LIBRARY: Final = "libspeexdsp.so.1"
PACKAGE: Final = "libspeexdsp1"
"""The Debian package it is in."""

FRAME: Final = CHUNK // 2
"""Samples it works on at a time: 16 ms, of the 10 to 20 that it is made for."""

TAIL: Final = 24 * FRAME
"""How late an echo may come back and still be taken out: 384 ms, with the delays of the sound devices.

With 128 ms a room with half a second of reverberation leaves 14 dB less than it was, with 256 ms 28, with 384 ms 34.
"""

_SET_SAMPLING_RATE: Final = 24
"""`SPEEX_ECHO_SET_SAMPLING_RATE` in speex/speex_echo.h, where the functions are, too."""

_PCM = POINTER(c_int16)


class SpeexCanceller:
    """Takes what is played out of what is heard, chunk after chunk."""

    def __init__(self, library: str = LIBRARY) -> None:
        """Raise `OSError` where the library is not installed."""
        self._library = _library(library)
        self._state = c_void_p(self._library.speex_echo_state_init(FRAME, TAIL))
        finalize(self, self._library.speex_echo_state_destroy, self._state)
        self._library.speex_echo_ctl(self._state, _SET_SAMPLING_RATE, byref(c_int(RATE)))

    def cancel(self, heard: Samples, played: Samples) -> Samples:
        """Return what is left of `heard` without the echo of `played`: as many samples of each, whole frames."""
        near, far = pcm(heard), pcm(played)
        left = np.zeros(len(near), np.int16)
        for start in range(0, len(near), FRAME):
            frames = (sound[start : start + FRAME].ctypes.data_as(_PCM) for sound in (near, far, left))
            self._library.speex_echo_cancellation(self._state, *frames)
        return left.astype(np.float32) / np.float32(32767)

    def forget(self) -> None:
        """Begin to learn the room anew. That is quicker than to unlearn: 13 dB are gone after 3 s, not after 8."""
        self._library.speex_echo_state_reset(self._state)


def has_canceller() -> bool:
    """Whether the library is installed."""
    try:
        CDLL(LIBRARY)
    except OSError:
        return False
    return True


def _library(name: str) -> CDLL:
    library = CDLL(name)
    library.speex_echo_state_init.restype = c_void_p
    library.speex_echo_state_init.argtypes = [c_int, c_int]
    library.speex_echo_state_destroy.argtypes = [c_void_p]
    library.speex_echo_state_reset.argtypes = [c_void_p]
    library.speex_echo_ctl.argtypes = [c_void_p, c_int, c_void_p]
    library.speex_echo_cancellation.argtypes = [c_void_p, _PCM, _PCM, _PCM]
    return library
