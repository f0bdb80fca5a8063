"""What is played and what comes back of it, through real PortAudio on a virtual card with a loop."""

from __future__ import annotations

from queue import SimpleQueue

import numpy as np
import soxr

from kiosk.core.messages import Event, Recovered, Spoke
from kiosk.devices.activity import RATE, Samples, level_db
from kiosk.devices.echo import Echo
from kiosk.devices.player import Player
from kiosk.devices.sound import PLAYING_RATE
from kiosk.devices.sound_card import SoundCard
from kiosk.devices.speex import SpeexCanceller
from tests.devices.test_echo import left_of, narration
from tests.virtual_card import LOOP_DB, VirtualCard

PATIENCE = 20.0
SECONDS = 10.0
TRIES = 3
"""A busy machine may drop a block, in the virtual card as in a real one."""


class Desk:
    """A sound card at work, and all that it hands on."""

    def __init__(self) -> None:
        self.events: SimpleQueue[Event] = SimpleQueue()
        self.blocks: list[tuple[Samples, Samples]] = []
        self.player = Player(PLAYING_RATE, self.events.put)
        self.sound_card = SoundCard(self.events.put, self.player, self._hear)
        devices = {Recovered("microphone"), Recovered("loudspeaker")}
        assert devices == {self.events.get(timeout=PATIENCE) for _ in devices}

    def _hear(self, block: Samples, played: Samples, *, anew: bool) -> None:
        del anew
        assert len(block) == len(played)
        self.blocks.append((block, played))

    def play(self, sound: Samples) -> tuple[Samples, Samples]:
        """Play to the end; return what was heard, and what was played meanwhile."""
        self.blocks.clear()
        self.player.play(1, soxr.resample(sound, RATE, PLAYING_RATE).astype(np.float32), ())
        while self.events.get(timeout=PATIENCE) != Spoke(1):
            pass
        blocks = list(self.blocks)
        heard, played = (np.concatenate(sounds) for sounds in zip(*blocks, strict=True))
        return heard, played


def test_what_comes_back_of_narration_is_taken_out(card: VirtualCard) -> None:
    card.loop()
    desk = Desk()
    taken_out: list[float] = []
    try:
        while len(taken_out) < TRIES and max(taken_out, default=0.0) < 15:
            heard, played = desk.play(narration(SECONDS))
            left, _ = left_of(Echo(SpeexCanceller()), heard, played)
            last = slice(-3 * RATE, -RATE // 2)
            assert abs(level_db(played[last]) + LOOP_DB - level_db(heard[last])) < 1.5
            taken_out.append(level_db(heard[last]) - level_db(left[last]))
    finally:
        desk.sound_card.close()
    assert max(taken_out) > 15
