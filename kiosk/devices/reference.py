"""What was played while something was heard: the reference of the echo canceller, in real time.

A canceller learns from which sample to which sample an echo takes, so the two sounds must not slip against
each other by a single one. PortAudio tells for each block when it is in the air, but only about. So samples
are counted, and the times, smoothed, decide on two things only: where to begin, and when to begin anew,
because sound was lost or the clocks of two devices have drifted apart.
"""

from __future__ import annotations

import logging
from typing import Final

import numpy as np
import soxr
from numpy.typing import NDArray

log = logging.getLogger(__name__)

Samples = NDArray[np.float32]

HEARING_RATE: Final = 16_000
"""Samples per second that recognisers want."""

AHEAD_SECONDS: Final = 0.04
"""What was played is handed out so much too early: the times may be wrong, and no echo may come before its sound."""

SLIP_SECONDS: Final = 0.02
"""How far the counted samples may be from the told times."""

KEPT_SECONDS: Final = 2.0
"""How much of what was played is kept."""

_SMOOTH_BLOCKS: Final = 100
"""Over how many blocks the times are smoothed."""


class Track:
    """One device's sound on its way to 16 kHz, and when it is in the air by the device's own account."""

    def __init__(self, rate: int) -> None:
        """Take in mono sound at `rate`."""
        self._rate = rate
        self._resampler = soxr.ResampleStream(rate, HEARING_RATE, 1)
        self._taken = self._blocks = 0
        self.given = 0
        """How many samples at 16 kHz it has returned."""
        self.begin = 0.0
        """When its first sample was in the air, in seconds on the sound system's clock."""

    def take(self, when: float, block: Samples) -> Samples:
        """Return the next block, which was in the air from `when` on, at 16 kHz; some of it may follow later."""
        self._blocks = min(self._blocks + 1, _SMOOTH_BLOCKS)
        self.begin += (when - self._taken / self._rate - self.begin) / self._blocks
        self._taken += len(block)
        converted: Samples = self._resampler.resample_chunk(block)
        self.given += len(converted)
        return converted


class Reference:
    """Hands out what was played while the microphone heard, sample by sample. One thread uses it."""

    def __init__(self, heard: Track, played: Track) -> None:
        """What the two tracks have given until now is left out."""
        self._heard, self._played = heard, played
        self._sound = np.zeros(0, np.float32)
        self._first = played.given
        """The number of the first sample that is kept."""
        self._ahead: int | None = None
        """How many samples of what was played come before the first that was heard."""

    def add(self, sound: Samples) -> None:
        """Add what the track of what is played has just given."""
        kept = np.concatenate((self._sound, sound))
        forgotten = max(0, len(kept) - round(KEPT_SECONDS * HEARING_RATE))
        self._sound, self._first = kept[forgotten:], self._first + forgotten

    def during(self, samples: int) -> Samples:
        """Return what was played during the last `samples` that were heard: silence where nothing is known."""
        start = self._aligned() + self._heard.given - samples - self._first
        begin, end = (min(max(place, 0), len(self._sound)) for place in (start, start + samples))
        found = np.zeros(samples, np.float32)
        found[begin - start :][: end - begin] = self._sound[begin:end]
        return found

    def _aligned(self) -> int:
        told = (self._heard.begin - self._played.begin + AHEAD_SECONDS) * HEARING_RATE
        if self._ahead is None or abs(told - self._ahead) > SLIP_SECONDS * HEARING_RATE:
            if self._ahead is not None:
                log.info("what is heard and what is played have slipped by %.0f samples", told - self._ahead)
            self._ahead = round(told)
        return self._ahead
