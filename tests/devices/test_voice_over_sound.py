"""The voice, a recording and a sound in the background, through real PortAudio on a virtual card."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue

import numpy as np
import pytest

from kiosk.core.messages import Event, Recovered, Spoke
from kiosk.devices.backgrounds import LOUDNESS_LUFS
from kiosk.devices.levelling import VOICE_LUFS, loudness_of
from kiosk.devices.player import Player
from kiosk.devices.sound import PLAYING_RATE
from kiosk.devices.sound_card import SoundCard
from kiosk.devices.studio import open_studio
from kiosk.devices.underlay import DUCKED, FADE_SECONDS
from kiosk.devices.voice import SpokenVoice
from tests.devices.narrator import babble, silence, write
from tests.virtual_card import RATE, Samples, VirtualCard

PATIENCE = 20.0


class Desk:
    """A voice that is heard through a virtual card."""

    def __init__(self, card: VirtualCard, folder: Path, stack: ExitStack) -> None:
        self.card = card
        self.events: SimpleQueue[Event] = SimpleQueue()
        player = Player(PLAYING_RATE, self.events.put)
        self.voice = SpokenVoice(open_studio(folder), player, self.events.put)
        stack.callback(self.voice.close)
        stack.callback(SoundCard(self.events.put, player, lambda *_, **__: None).close)
        self.wait_for(Recovered("loudspeaker"))

    def wait_for(self, event: Event) -> None:
        while self.events.get(timeout=PATIENCE) != event:
            pass

    def hear(self, seconds: float) -> Samples:
        """What is heard in the next so many seconds."""
        begin, frames = len(self.card.heard()), round(seconds * RATE)
        return self.card.wait_until_heard(lambda sound: len(sound) >= begin + frames, PATIENCE)[begin:][:frames]


@pytest.fixture
def desk(card: VirtualCard, tmp_path: Path) -> Iterator[Desk]:
    with ExitStack() as stack:
        yield Desk(card, tmp_path / "cache", stack)


def ducked_db(sound: Samples) -> float:
    """The level in the half second that is softest."""
    frames = RATE // 2
    levels = [
        float(np.mean(sound[begin : begin + frames] ** 2)) for begin in range(0, len(sound) - frames, frames // 5)
    ]
    return 10 * float(np.log10(min(levels)))


def test_a_recording_is_heard_as_loud_as_the_voice_over_a_sound_that_steps_back(desk: Desk, tmp_path: Path) -> None:
    words = np.concatenate([babble(2.0, 0.02), silence(2.0), babble(2.0, 0.02)])
    recording = str(write(tmp_path / "words.ogg", words))
    desk.voice.play_sound("rain")
    before = desk.hear(FADE_SECONDS + 5.0)[round((FADE_SECONDS + 3.0) * RATE) :]
    begin = len(desk.card.heard())
    desk.voice.speak(1, "Breathe in. Breathe out.", "en", recording)
    desk.wait_for(Spoke(1))
    during = desk.card.heard()[begin:]
    desk.voice.play_sound("")
    after = desk.hear(FADE_SECONDS + 1.0)[-RATE // 4 :]

    assert loudness_of(before, RATE) == pytest.approx(LOUDNESS_LUFS, abs=1.5)
    assert loudness_of(during, RATE) == pytest.approx(VOICE_LUFS, abs=1.0)
    level_db = 10 * np.log10(np.mean(before**2))
    assert ducked_db(during) == pytest.approx(level_db + 20 * np.log10(DUCKED), abs=2.0)
    assert np.abs(after).max() < 1e-4
