"""What was played while something was heard: the reference of the echo canceller, in real time.

A canceller learns from which sample to which sample an echo takes, so the two sounds must not slip against
each other by a single one. PortAudio tells for each block when it is in the air, but only about. So samples
are counted, and the times, or the median of many, decide on two things only: where to begin, and when to begin anew,
because sound was lost or the clocks of two devices have drifted apart.

Two devices with clocks of their own drift apart all the time, and no canceller follows: of clocks that differ by 30
in a million an echo is left that is 13 dB softer, where it would be 37 dB, and people are heard in the silences only.
The times are too inexact to make up for that: those of PulseAudio wander by 10 ms.
"""

from __future__ import annotations

import logging
from collections import deque
from statistics import median
from typing import Final

import numpy as np
import soxr
from numpy.typing import NDArray

log = logging.getLogger(__name__)

Samples = NDArray[np.float32]

HEARING_RATE: Final = 16_000
"""Samples per second that recognisers want."""

AHEAD_SECONDS: Final = 0.02
"""What was played is handed out so much too early: the times may be wrong, and no echo may come before its sound."""

SLIP_SECONDS: Final = 0.02
"""How far the counted samples may be from the told times."""

PATIENCE_SECONDS: Final = 0.1
"""How long what is heard may wait for what was played meanwhile."""

KEPT_SECONDS: Final = 2.0
"""How much of what was played is kept."""

_TIMES: Final = 51
"""Of so many blocks' times the median is taken: that of half a second or a second."""


class Track:
    """One device's sound on its way to 16 kHz, and when it is in the air by the device's own account."""

    def __init__(self, rate: int) -> None:
        """Take in mono sound at `rate`."""
        self._rate = rate
        self._resampler = soxr.ResampleStream(rate, HEARING_RATE, 1)
        self._taken = 0
        self._begins: deque[float] = deque(maxlen=_TIMES)
        self.given = 0
        """How many samples at 16 kHz it has returned."""
        self.breaks = 0
        """How often sound was lost."""

    def take(self, when: float, block: Samples, *, broken: bool = False) -> Samples:
        """Return the next block, which was in the air from `when` on, at 16 kHz; some of it may follow later.

        `broken` tells that sound was lost before it, so the times until then tell nothing of what follows.
        """
        if broken:
            self._begins.clear()
            self.breaks += 1
        self._begins.append(when - self._taken / self._rate)
        self._taken += len(block)
        converted: Samples = self._resampler.resample_chunk(block)
        self.given += len(converted)
        return converted

    @property
    def begin(self) -> float | None:
        """When its first sample was in the air, in seconds on the sound system's clock; nothing before it was taken."""
        return median(self._begins) if self._begins else None


class Reference:
    """Hands out what was played while the microphone heard, sample by sample. One thread uses it."""

    def __init__(self, heard: Track, played: Track) -> None:
        """What the two tracks have given until now is left out."""
        self._heard, self._played = heard, played
        self._sound = np.zeros(0, np.float32)
        self._first = played.given
        """The number of the first sample that is kept."""
        self._waiting = np.zeros(0, np.float32)
        self._ahead = 0
        self._breaks: int | None = None
        """How often sound had been lost when the two were put together; nothing before that."""

    def add(self, sound: Samples) -> None:
        """Add what the track of what is played has just given."""
        kept = np.concatenate((self._sound, sound))
        forgotten = max(0, len(kept) - round(KEPT_SECONDS * HEARING_RATE))
        self._sound, self._first = kept[forgotten:], self._first + forgotten

    def beside(self, heard: Samples) -> tuple[Samples, Samples, bool]:
        """Add what the track of what is heard has just given; return what is told of it, and what was played meanwhile.

        Mostly that is all of it. Where what was played is not known yet, it is waited for, but not for long.
        The last value tells whether the two are put together anew: then what was learnt of the echo fits no more.
        """
        self._waiting = np.concatenate((self._waiting, heard))
        anew = self._align()
        start = self._ahead + self._heard.given - len(self._waiting) - self._first
        count = min(max(len(self._sound) - start, 0), len(self._waiting))
        if len(self._waiting) - count > PATIENCE_SECONDS * HEARING_RATE:
            count = len(self._waiting)
        told, self._waiting = self._waiting[:count], self._waiting[count:]
        return told, self._from(start, count), anew

    def _from(self, start: int, count: int) -> Samples:
        """Return so many of the samples that are kept, and silence for what is not."""
        begin, end = (min(max(place, 0), len(self._sound)) for place in (start, start + count))
        found = np.zeros(count, np.float32)
        found[begin - start :][: end - begin] = self._sound[begin:end]
        return found

    def _align(self) -> bool:
        """Decide how many samples of what was played come before the first that was heard; return whether it is new."""
        heard, played = self._heard.begin, self._played.begin
        if heard is None or played is None:
            return False
        due = round((heard - played + AHEAD_SECONDS) * HEARING_RATE)
        breaks = self._heard.breaks + self._played.breaks
        if breaks == self._breaks and abs(due - self._ahead) <= SLIP_SECONDS * HEARING_RATE:
            return False
        log.info("what is heard is put beside what is played %.0f ms on", 1000 * due / HEARING_RATE)
        self._ahead, self._breaks = due, breaks
        return True
