"""From a synthesiser's sound to a rendering: what it sounds like, and when each word of it begins.

Whatever voice it comes from, a rendering is alike in three ways, so that nothing that plays it needs
to know the voice:

- It begins `LEAD_SECONDS` before its first audible sound and ends `TAIL_SECONDS` after its last.
- Its speech is equally loud: the root mean square of its loud parts is `LOUDNESS`. (K-weighting as in
  ITU-R BS.1770 would move our two voices by 0.3 dB against each other, which is not worth its code.)
- It has one time for each word of `text.split()`, never descending. A word that a synthesiser lets begin
  in a silence begins with the sound after it.

Samples are whole steps of 16 bits, so that a rendering can be stored without loss in half the space.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

LEAD_SECONDS = 0.005
TAIL_SECONDS = 0.06

LOUDNESS = 0.1
"""Root mean square of the loud parts, -20 dB of full scale: speech peaks 15 to 19 dB above that."""

_PEAK = 0.95
_FADE_SECONDS = 0.005
_FRAME_SECONDS = 0.01
_AUDIBLE = 10 ** (-45 / 20)
"""Least loudness of an audible frame, as a part of the loudest one's."""
_LOUD = 10 ** (-20 / 20)
"""Least loudness of a frame that counts for the loudness of the whole."""


class Mark(Struct, frozen=True):
    """At `seconds` of a sound, the word around the `location`-th character of the text (from 0) begins."""

    location: int
    seconds: float


class Sound(Struct, frozen=True, eq=False):
    """What a synthesiser gives: samples (mono, -1 to 1) at `rate` Hz, and what it knows of the words."""

    samples: NDArray[np.float32]
    rate: int
    marks: tuple[Mark, ...]


class Rendering(Struct, frozen=True, eq=False):
    """An utterance ready to be played: samples (mono, -1 to 1; of a recording in steps of 16 bits) at `rate` Hz.

    `words` are the times in seconds at which each word of `text.split()` begins.
    """

    samples: NDArray[np.float32] | NDArray[np.int16]
    rate: int
    words: tuple[float, ...]

    @property
    def seconds(self) -> float:
        """How long it takes to play."""
        return len(self.samples) / self.rate


def finished(sound: Sound, text: str) -> Rendering:
    """Make a rendering of what a synthesiser gave for `text`."""
    heard = audible(sound.samples, sound.rate)
    lead, tail = round(LEAD_SECONDS * sound.rate), round(TAIL_SECONDS * sound.rate)
    samples = np.pad(_levelled(sound.samples[heard], sound.rate), (lead, tail))
    times = np.array(word_times(text, _on_sound(sound), heard.stop / sound.rate))
    words = np.clip(times - (heard.start - lead) / sound.rate, LEAD_SECONDS, len(samples) / sound.rate)
    return Rendering(_in_16_bit_steps(samples), sound.rate, tuple(words.tolist()))


def audible(samples: NDArray[np.float32], rate: int) -> slice:
    """Return where the sound is between the silences at its ends; empty if it is all silence."""
    frames = _audible_frames(samples, rate)
    if not len(frames):
        return slice(0, 0)
    return slice(int(frames[0]), min(int(frames[-1]) + _frame(rate), len(samples)))


def word_times(text: str, marks: Sequence[Mark], end: float) -> tuple[float, ...]:
    """Return when each word begins, in seconds: the first at 0, those without a mark spread between their neighbours.

    `end` is when the last word ends.
    """
    locations = [word.start() for word in re.finditer(r"\S+", text)]
    known = {0: 0.0}
    for mark in marks:
        known.setdefault(max(bisect_right(locations, mark.location) - 1, 0), mark.seconds)
    known.setdefault(len(locations), end)
    indices = sorted(known)
    times = np.interp(range(len(locations)), indices, [known[index] for index in indices])
    return tuple(np.maximum.accumulate(times).tolist())


def _on_sound(sound: Sound) -> list[Mark]:
    """Move each mark that is in a silence to the end of it."""
    frames = _audible_frames(sound.samples, sound.rate)
    frame = _frame(sound.rate)
    marks = []
    for mark in sound.marks:
        later = frames[frames > mark.seconds * sound.rate - frame]
        seconds = float(later[0]) / sound.rate if len(later) else 0.0
        marks.append(Mark(mark.location, max(mark.seconds, seconds)))
    return marks


def _audible_frames(samples: NDArray[np.float32], rate: int) -> NDArray[np.intp]:
    """Return the offsets in samples of the frames in which there is sound."""
    loudness = _loudness(samples, rate)
    return np.flatnonzero(loudness > _AUDIBLE * loudness.max(initial=0.0)) * _frame(rate)


def _frame(rate: int) -> int:
    """Return the length of a frame in samples."""
    return round(_FRAME_SECONDS * rate)


def _loudness(samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """Return the root mean square of each frame; the last frame may be made up with silence."""
    frame = _frame(rate)
    whole = np.pad(samples, (0, -len(samples) % frame)).reshape(-1, frame)
    loudness: NDArray[np.float32] = np.sqrt(np.mean(np.square(whole), axis=1))
    return loudness


def _levelled(samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """Bring speech to the common loudness, as far as its peaks allow, and round off its ends."""
    if not len(samples):
        return samples
    frames = _loudness(samples, rate)
    loud = frames[frames >= _LOUD * frames.max()]
    gain = min(LOUDNESS / np.sqrt(np.mean(np.square(loud))), _PEAK / np.abs(samples).max())
    ramp = np.arange(len(samples)) / (_FADE_SECONDS * rate)
    levels = (gain * np.minimum(1.0, np.minimum(ramp, ramp[::-1]))).astype(np.float32)
    levelled: NDArray[np.float32] = samples * levels
    return levelled


def _in_16_bit_steps(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.round(samples * 32768.0).astype(np.float32) / np.float32(32768.0)
