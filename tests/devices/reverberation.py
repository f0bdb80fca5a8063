"""Rooms made of numbers: how what the loudspeaker plays comes back to the microphone."""

from __future__ import annotations

import numpy as np

from kiosk.devices.activity import RATE, Samples

GAP = 32
"""Samples between the direct sound and the reverberation."""


def response(
    *,
    level_db: float = -6.0,
    delay_seconds: float = 0.04,
    reverberation_seconds: float = 0.4,
    direct_db: float = 3.0,
    seed: int = 1,
) -> Samples:
    """What comes back of a click: at first the direct sound, then noise that dies away.

    The echo of a sound is `level_db` of it as a whole, the direct sound `direct_db` louder than the
    reverberation, which dies away by 60 dB in `reverberation_seconds`.
    """
    direct, length = round(delay_seconds * RATE), round(reverberation_seconds * RATE)
    fading = np.random.default_rng(seed).normal(size=length) * 10 ** (-3 * np.arange(length) / length)
    sound = np.zeros(direct + GAP + length)
    sound[direct] = 1.0
    sound[direct + GAP :] = fading * np.sqrt(10 ** (-direct_db / 10) / np.sum(fading**2))
    scaled: Samples = (sound * 10 ** (level_db / 20) / np.sqrt(np.sum(sound**2))).astype(np.float32)
    return scaled


def in_the_room(played: Samples, room: Samples) -> Samples:
    """What the microphone hears of this, as long as it is played."""
    size = 1 << (len(played) + len(room)).bit_length()
    heard = np.fft.irfft(np.fft.rfft(played, size) * np.fft.rfft(room, size), size)[: len(played)]
    return heard.astype(np.float32)
