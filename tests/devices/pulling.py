"""A player to pull by hand, and sounds for it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kiosk.core.messages import Event
from kiosk.devices.player import FADE_SECONDS, Player

RATE = 8000
FADE = round(RATE * FADE_SECONDS)
LOUDNESS = 0.4

Samples = NDArray[np.float32]


def tone(frames: int, hertz: float = 100.0) -> Samples:
    """Return a cosine, which starts at its loudest: the hardest sound to stop without a click."""
    return (LOUDNESS * np.cos(2 * np.pi * hertz * np.arange(frames) / RATE)).astype(np.float32)


def rounded(frames: int) -> Samples:
    """Return a sound that begins and ends in silence, as speech does."""
    return tone(frames) * np.hanning(frames).astype(np.float32)


def steady(frames: int, value: float = 0.5) -> Samples:
    """Return a sound on which every factor can be read off."""
    return np.full(frames, value, np.float32)


@dataclass
class Desk:
    """A player, and what it posted."""

    events: list[Event] = field(default_factory=list)
    player: Player = field(init=False)

    def __post_init__(self) -> None:
        self.player = Player(RATE, self.events.append)

    def said(self) -> list[Event]:
        """Take what was posted since the last time."""
        taken = list(self.events)
        self.events.clear()
        return taken
