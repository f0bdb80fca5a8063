"""Makes somebody's recording as loud as the voice, by the measure of broadcasting (EBU R 128)."""

from __future__ import annotations

from typing import Final

import loudness
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Samples = NDArray[np.float32]

VOICE_LUFS: Final = -21.3
"""The integrated loudness of our voices, as `kiosk.devices.rendering` levels them: within 0.3 LU of this."""

CEILING: Final = 10 ** (-1.5 / 20)
"""The highest peak: as low as broadcasting wants it, for what is between the samples may be a little higher."""

_SHORTEST_SECONDS = 0.4
"""What is measured at a time."""

_ROUNDS = 3
_FRAME_SECONDS = 0.001
_HOLD_FRAMES, _SMOOTH_FRAMES = 8, 5
"""A peak is turned down for so many milliseconds before it and after it, and gradually during fewer."""


def loudness_of(samples: Samples, rate: int) -> float:
    """Return the integrated loudness in LUFS, `-inf` for silence. What is very short is measured over and over."""
    least = round(_SHORTEST_SECONDS * rate) + 1
    if not len(samples):
        return -np.inf
    return float(loudness.integrated_loudness(np.resize(samples, max(least, len(samples))), rate))


def level(samples: Samples, rate: int) -> bool:
    """Bring a sound to `VOICE_LUFS`, in place; false if it is silent. Peaks that would be too high are turned down.

    With those, some of its loudness has gone, so it is measured again.
    """
    frame = round(_FRAME_SECONDS * rate)
    whole = samples[: len(samples) // frame * frame].reshape(-1, frame)
    for _ in range(_ROUNDS):
        measured = loudness_of(samples, rate)
        if measured == -np.inf:
            return False
        samples *= np.float32(10 ** ((VOICE_LUFS - measured) / 20))
        if max(samples.max(), -samples.min()) <= CEILING:
            break
        _turn_down(whole)
        np.clip(samples, -CEILING, CEILING, out=samples)
    return True


def _turn_down(frames: Samples) -> None:
    """Keep peaks below the ceiling, in place, where there are any; of shape (frames, samples)."""
    if not len(frames):
        return
    needed = np.minimum(1.0, CEILING / np.maximum(frames.max(axis=1), -frames.min(axis=1)).clip(1e-9))
    held = sliding_window_view(np.pad(needed, _HOLD_FRAMES, constant_values=1.0), 2 * _HOLD_FRAMES + 1).min(axis=1)
    smooth = np.pad(held, _SMOOTH_FRAMES, mode="edge")
    gains = np.convolve(smooth, np.full(2 * _SMOOTH_FRAMES + 1, 1 / (2 * _SMOOTH_FRAMES + 1)), mode="valid")
    after = np.append(gains[1:], gains[-1])
    loud = np.flatnonzero(np.minimum(gains, after) < 1.0)
    way = np.linspace(0.0, 1.0, frames.shape[1], endpoint=False)
    frames[loud] *= gains[loud, None] + (after - gains)[loud, None] * way
