"""The room in which somebody rehearses: what is said and played in it, and how that reaches the microphone."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import soxr
from numpy.typing import NDArray

Samples = NDArray[np.float32]

EAR_RATE = 16000
NOISE_LEVEL = 1e-4
"""Amplitude of the noise of a quiet room at the microphone: -80 dB."""


def _nothing() -> Samples:
    return np.zeros(0, np.float32)


@dataclass
class Room:
    """What reaches the microphone: what the client says, in a quiet room, and what the kiosk plays.

    `response` is what the microphone hears of a click of the loudspeaker, at `EAR_RATE`. Without it the room
    is one in which headphones are worn.
    """

    response: Samples = field(default_factory=_nothing)
    waiting: Samples = field(default_factory=_nothing)
    noise: np.random.Generator = field(default_factory=lambda: np.random.default_rng(1))
    _resampler: soxr.ResampleStream | None = None
    _played: Samples = field(default_factory=_nothing)
    _coming: Samples = field(default_factory=_nothing)
    _spectrum: NDArray[np.complex128] | None = None

    def hear(self, samples: Samples) -> None:
        """Let something be said, after what is being said already. `samples` at `EAR_RATE`."""
        self.waiting = np.concatenate([self.waiting, samples.astype(np.float32)])

    def pass_on(self, played: Samples, rate: int, seconds: float) -> tuple[Samples, Samples]:
        """Play a sound at `rate`; return what the microphone hears, and what was played, at `EAR_RATE`."""
        frames = round(EAR_RATE * seconds)
        sound = self._converted(played, rate, frames)
        heard = self.noise.normal(0.0, NOISE_LEVEL, frames).astype(np.float32)
        said, self.waiting = self.waiting[:frames], self.waiting[frames:]
        heard[: len(said)] += said
        return heard + self._echo(sound), sound

    def _converted(self, played: Samples, rate: int, frames: int) -> Samples:
        """Return the next frames of what is played, all of it a block late: a resampler gives what it has."""
        if self._resampler is None:
            self._resampler = soxr.ResampleStream(rate, EAR_RATE, 1)
            self._played = np.zeros(frames, np.float32)
        sound = np.concatenate([self._played, self._resampler.resample_chunk(played.astype(np.float32))])
        ready, self._played = sound[:frames], sound[frames:]
        return ready if len(ready) == frames else np.pad(ready, (frames - len(ready), 0))

    def _echo(self, sound: Samples) -> Samples:
        """Return what comes back in the room meanwhile; the rest is still coming."""
        frames, length = len(sound), len(sound) + len(self.response)
        coming = np.zeros(length, np.float32)
        if len(self.response) and sound.any():
            size = 1 << length.bit_length()
            if self._spectrum is None:
                self._spectrum = np.fft.rfft(self.response, size)
            coming += np.fft.irfft(np.fft.rfft(sound, size) * self._spectrum, size)[:length]
        coming[: len(self._coming)] += self._coming
        echo, self._coming = coming[:frames], coming[frames:]
        return echo
