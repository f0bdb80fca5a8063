"""Somebody's recording as a rendering, which is played like one of the voice: as loud, and with word times.

This is work for the rendering process: it takes a while, and some of it would keep other threads waiting.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kiosk.devices.captions import audible, levels_of, speech, word_times
from kiosk.devices.levelling import level
from kiosk.devices.recordings import RecordingError, read_recording
from kiosk.devices.rendering import Rendering

RATE: Final = 48_000
"""Samples a second of every rendering of a recording: the loudspeaker's, so that it can be played as it is."""

LONGEST_SECONDS: Final = 10 * 60.0

_BEFORE_SECONDS, _AFTER_SECONDS = 0.1, 0.3
"""How much silence is left at the ends."""

_FIRST_WORD_SECONDS = 3.0
"""The first word is shown by then, whatever sounds before it."""

_FADE_SECONDS = 0.005


def render(path: Path, text: str) -> Rendering:
    """Make a rendering of the recording of a text. Raises `RecordingError`."""
    samples = _trimmed(read_recording(path, RATE, LONGEST_SECONDS))
    if not level(samples, RATE):
        raise RecordingError(f"{path} holds no sound")
    words = np.array(word_times(text, speech(levels_of(samples, RATE))))
    _round_off(samples)
    words[:1] = words[:1].clip(0.0, _FIRST_WORD_SECONDS)
    return Rendering(_in_16_bits(samples), RATE, tuple(words.tolist()))


def _trimmed(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Leave out long silences at the ends."""
    begin, end = audible(levels_of(samples, RATE))
    return samples[max(round((begin - _BEFORE_SECONDS) * RATE), 0) : round((end + _AFTER_SECONDS) * RATE)]


def _round_off(samples: NDArray[np.float32]) -> None:
    """Begin and end without a click, in place."""
    frames = min(round(_FADE_SECONDS * RATE), len(samples))
    ramp = np.linspace(0.0, 1.0, frames, endpoint=False, dtype=np.float32)
    samples[:frames] *= ramp
    samples[len(samples) - frames :] *= ramp[::-1]


def _in_16_bits(samples: NDArray[np.float32]) -> NDArray[np.int16]:
    """Return the samples in half the room, at the expense of those given."""
    samples *= np.float32(32768.0)
    np.rint(samples, out=samples)
    return samples.astype(np.int16)
