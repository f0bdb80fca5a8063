"""The sound under the voice: goes round for as long as it is wanted, and steps back while somebody speaks.

It comes and goes slowly, and one sound changes slowly into another. How soft it is while somebody
speaks (ducking) follows from the samples in which there is speech, and from nothing else: cutting
the same samples into other blocks changes nothing. It stays soft for longer than the gap between two
sentences, so that it does not pump.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FADE_SECONDS = 1.5
"""How long a sound takes to come, or to go."""

DUCKED = 10 ** (-8 / 20)
"""The factor on amplitude while somebody speaks."""

ATTACK_SECONDS, HOLD_SECONDS, RELEASE_SECONDS = 0.15, 0.9, 0.6
"""How long it takes to become soft, how long it stays so after the last speech, and how long it takes to return."""


@dataclass(eq=False)
class _Loop:
    """A sound that goes round. It is `coming`, or going, and has `come` so many samples of its fade-in."""

    samples: NDArray[np.float32]
    coming: bool = True
    come: int = 0
    place: int = 0


class Underlay:
    """What goes on in the background. For the thread that pulls."""

    def __init__(self, rate: int) -> None:
        """Play at `rate` frames per second."""
        self._fade, self._attack, self._hold, self._release = (
            round(rate * seconds) for seconds in (FADE_SECONDS, ATTACK_SECONDS, HOLD_SECONDS, RELEASE_SECONDS)
        )
        self._loops: list[_Loop] = []
        self._ducked = 0.0
        self._silent = self._hold

    def change(self, samples: NDArray[np.float32] | None) -> None:
        """Fade to this sound (mono, -1 to 1), or to none."""
        for loop in self._loops:
            loop.coming = loop.samples is samples
        if samples is not None and len(samples) and not any(loop.samples is samples for loop in self._loops):
            self._loops.append(_Loop(samples))

    def add(self, mix: NDArray[np.float32], spoken: int) -> None:
        """Add what comes next to the mix, in whose first `spoken` samples somebody speaks."""
        if not self._loops:
            return
        levels = self._levels(len(mix), spoken)
        for loop in self._loops:
            mix += self._heard(loop, len(mix)) * levels
        self._loops = [loop for loop in self._loops if loop.coming or loop.come]
        if not self._loops:
            self._ducked, self._silent = 0.0, self._hold

    def _levels(self, frames: int, spoken: int) -> NDArray[np.float64] | float:
        """Return the factors that make room for speech."""
        silent = 0 if spoken else self._silent
        soft = spoken + min(frames - spoken, max(self._hold - silent, 0))
        self._silent = silent + frames - spoken
        if not soft and not self._ducked:
            return 1.0
        down = _line(self._ducked, 1 / self._attack, soft)
        up = _line(float(down[-1]) if soft else self._ducked, -1 / self._release, frames - soft)
        ducked = np.concatenate([down, up])
        self._ducked = float(ducked[-1]) if frames else self._ducked
        return 1.0 - (1.0 - DUCKED) * ducked

    def _heard(self, loop: _Loop, frames: int) -> NDArray[np.float64] | NDArray[np.float32]:
        """Return what comes next of a loop."""
        sound = np.take(loop.samples, np.arange(loop.place, loop.place + frames), mode="wrap")
        loop.place = (loop.place + frames) % len(loop.samples)
        if loop.coming and loop.come == self._fade:
            return sound
        step = 1 if loop.coming else -1
        levels = _line(loop.come / self._fade, step / self._fade, frames)
        loop.come = min(max(loop.come + step * frames, 0), self._fade)
        # Of two sounds that change by these curves, the power remains the same.
        return sound * np.sin(np.pi / 2 * levels)


def _line(level: float, step: float, frames: int) -> NDArray[np.float64]:
    """Return a straight line from `level`, not included, to 0 or 1, and along it from there."""
    return np.clip(level + step * np.arange(1, frames + 1), 0.0, 1.0)
