"""Somebody who interrupts the kiosk while it speaks, in virtual time: what came of each interruption."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from kiosk.commands.rehearse import Voices, stage_for
from kiosk.core.messages import Command, Touched
from kiosk.core.script import Script
from kiosk.core.state import Exercising, Kiosk, Paused, Site, Stopping
from kiosk.rehearsal.client import Client
from kiosk.rehearsal.room import Samples
from kiosk.rehearsal.stage import Stage
from tests.end_to_end.rehearsing import LIBRARY

ACTED_ON_SECONDS = 3.0
"""After so long an interruption that had no effect has failed."""

ECHO_DB = -6.0
"""How much softer than it is played the kiosk is heard at the microphone in the usual room."""

SENTENCE = "Now look around the room, and find five things that you can see."
"""How loud the kiosk speaks is measured by this."""

LEAST_WORDS = 8
"""An utterance has to have so many words to be interrupted."""


class Interruption(Struct, frozen=True):
    """This was said over narration, after so many words of it, and was acted on or not."""

    said: str
    after: int
    acted_on: bool


@dataclass
class Interrupter(Client):
    """Finds the exercise, then says one of `sayings` over every long utterance, and goes on by touch."""

    sayings: tuple[str, ...] = ("stop", "pause")
    done: list[Interruption] = field(default_factory=list)
    touch: Callable[[Command], None] = field(default=lambda _: None)

    _tried: set[str] = field(default_factory=set)
    _waiting: float | None = None
    _after: int = 0

    def passed(self, kiosk: Kiosk, seconds: float) -> str | None:
        """Let time go by; return what is said now, if anything."""
        if self._waiting is not None:
            self._wait(kiosk, self._waiting + seconds)
            return None
        if isinstance(kiosk.phase, Paused | Stopping):
            self.touch(Command.CONTINUE)
        if not isinstance(kiosk.phase, Exercising):
            return super().passed(kiosk, seconds)
        return self._interrupt(kiosk)

    def _interrupt(self, kiosk: Kiosk) -> str | None:
        """Speak after the third, fourth … eighth word, differently from one utterance to the next."""
        speech = kiosk.visit.speech
        after = 3 + len(self.done) % 6
        if speech is None or speech.done or speech.spoken != after or speech.text in self._tried:
            return None
        if len(speech.text.split()) < LEAST_WORDS:
            return None
        self._tried.add(speech.text)
        self._waiting, self._after = 0.0, after
        return self._saying()

    def _saying(self) -> str:
        return self.sayings[len(self.done) % len(self.sayings)]

    def _wait(self, kiosk: Kiosk, seconds: float) -> None:
        """Having waited so long, see what came of it."""
        acted_on = isinstance(kiosk.phase, Stopping if self._saying() == "stop" else Paused)
        over = acted_on or seconds >= ACTED_ON_SECONDS
        self._waiting = None if over else seconds
        if over:
            self.done.append(Interruption(self._saying(), self._after, acted_on))


def interrupted(
    voices: Voices, script: Script, room: Samples | None, speak: Callable[[str], Samples]
) -> tuple[list[Interruption], Stage]:
    """Rehearse an exercise with somebody who interrupts it as loudly as it comes back in a room.

    `speak` is their voice, at 16 kHz. Without a room nothing comes back, but they are as loud.
    """
    client = Interrupter(script)
    stage = stage_for(Kiosk(site=Site(), scripts=LIBRARY), client, voices, None)
    client.touch = lambda intent: stage.runtime.post(Touched(intent))
    loudness_db = _loudness_db(voices.kiosk.make(SENTENCE, "en").samples) + 20 * np.log10(Site().volume) + ECHO_DB
    on_the_way = stage.speak
    assert on_the_way is not None

    def say(phrase: str) -> Samples:
        if phrase not in client.sayings or not isinstance(stage.runtime.kiosk.phase, Exercising):
            return on_the_way(phrase)
        sound = speak(phrase)
        return sound * np.float32(10 ** ((loudness_db - _loudness_db(sound)) / 20))

    stage.speak = say
    if room is not None:
        stage.room.response = room
    assert stage.play()
    return client.done, stage


def _loudness_db(sound: NDArray[np.float32] | NDArray[np.int16]) -> float:
    """The level of what is loud in a sound: without its pauses, and whatever its rate."""
    samples = sound / 32768 if sound.dtype == np.int16 else sound
    frames = np.resize(samples, (len(samples) // 400, 400))
    powers = np.mean(np.square(frames), axis=1)
    return 10 * float(np.log10(np.mean(powers[powers > powers.max() / 1000])))
