"""Whether a microphone that is found hears: not muted, not overdriven, and not the loudspeaker's own sound."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from kiosk.core.messages import InputTrouble
from kiosk.devices.sound import MICROPHONE_BLOCK, Microphone, refresh

Samples = NDArray[np.float32]

LISTEN_SECONDS: Final = 2.0

DEAD_DB: Final = -85.0
"""A root mean square below which there is no microphone, whose own noise is louder: 16 bits begin at -96 dB."""

FULL: Final = 0.99
CLIPPED_SHARE: Final = 0.001
"""Samples at full scale, and their share from which on it is no single bang."""

MONITOR: Final = "monitor"
"""Sound servers call so what the loudspeaker plays, which can be recorded like a microphone."""


def trouble_with(name: str, sound: Samples) -> str:
    """Return what is wrong with a microphone of this name that heard this in a room, in plain words, or ""."""
    if MONITOR in name.casefold():
        return "it is what the loudspeaker plays, not a microphone"
    return _IN_WORDS[ailment(sound)]


def ailment(sound: Samples) -> InputTrouble:
    """Return what is wrong with a microphone that gave this in some seconds."""
    if not len(sound) or 10 * np.log10(np.mean(np.square(sound)) + 1e-12) < DEAD_DB:
        return "silent"
    return "overdriven" if np.mean(np.abs(sound) >= FULL) > CLIPPED_SHARE else ""


_IN_WORDS: Final[dict[InputTrouble, str]] = {
    "": "",
    "silent": "it hears nothing at all: it is muted, or its two channels cancel each other",
    "overdriven": "it is overdriven: turn its input level down",
}


def listen_to(name: str, seconds: float = LISTEN_SECONDS) -> Samples:
    """Return what a microphone hears at 16 kHz, mono. Raises `SoundError`. Not while others are open."""
    refresh()
    microphone = Microphone(name)
    try:
        microphone.prove()
        blocks = [microphone.read(MICROPHONE_BLOCK * 5) for _ in range(round(seconds / MICROPHONE_BLOCK))]
    finally:
        microphone.close()
    return np.concatenate(blocks)
