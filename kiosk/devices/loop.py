"""Whether the microphone hears the loudspeaker: tried out by playing something, for `kiosk doctor`."""

from __future__ import annotations

from queue import Empty, SimpleQueue
from typing import Final

import numpy as np

from kiosk.core.messages import Event, Failed, Recovered, Spoke
from kiosk.devices.activity import CHUNK, Samples
from kiosk.devices.backgrounds import background
from kiosk.devices.echo import Echo, NoCanceller
from kiosk.devices.player import Player
from kiosk.devices.sound import PLAYING_RATE
from kiosk.devices.sound_card import SoundCard

PLAYED_SECONDS: Final = 3.0
PLAYED_GAIN: Final = 4.0
"""The factor on the amplitude of brown noise in the background, which makes it about as loud as the voice."""

PATIENCE_SECONDS: Final = 5.0


def hears_itself(microphone: str, loudspeaker: str) -> bool | None:
    """Play brown noise for some seconds, and return whether it was heard; nothing where a device does not work.

    Devices are named as in the settings. Not to be called while others are open in this process.
    """
    events: SimpleQueue[Event] = SimpleQueue()
    blocks: list[tuple[Samples, Samples]] = []
    player = Player(PLAYING_RATE, events.put)
    card = SoundCard(events.put, player, lambda *both, **_: blocks.append(both), microphone, loudspeaker)
    try:
        if not (_works(events) and _works(events)):
            return None
        sound = background("brown noise", PLAYING_RATE)[: round(PLAYED_SECONDS * PLAYING_RATE)]
        player.play(1, sound * np.float32(PLAYED_GAIN), ())
        while events.get(timeout=PATIENCE_SECONDS) != Spoke(1):
            pass
    except Empty:
        return None
    finally:
        card.close()
    return _heard(np.concatenate([np.stack(both) for both in blocks], axis=1))


def _works(events: SimpleQueue[Event]) -> bool:
    """Wait for the next device to say whether it works."""
    while not isinstance(event := events.get(timeout=PATIENCE_SECONDS), Recovered | Failed):
        pass
    return isinstance(event, Recovered)


def _heard(sound: Samples) -> bool | None:
    echo = Echo(NoCanceller())
    for start in range(0, sound.shape[1] - CHUNK + 1, CHUNK):
        echo.remove(*sound[:, start : start + CHUNK])
    return echo.heard
