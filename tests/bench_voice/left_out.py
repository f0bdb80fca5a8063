"""The kiosk's hearing with one of its parts left out, to see what that part buys.

A part is left out by putting the real ones together differently, here alone: the kiosk has no switches for it.
What protects from the kiosk's own voice (the canceller, its own words) is measured by `tests.bench_voice.echo`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from kiosk.core.messages import Heard
from kiosk.core.state import Kiosk
from kiosk.devices.activity import Samples, VoiceActivity
from kiosk.devices.listener import Listener
from kiosk.devices.recogniser import UNKNOWN, Recognised, Recogniser
from kiosk.devices.utterance import Utterance
from tests.bench_voice.phases import sayable


class Way(Struct, frozen=True):
    """How the kiosk's hearing is put together, and what of it the core is told."""

    recogniser: Callable[[Path], Recogniser] = Recogniser
    listener: Callable[[Recogniser], Listener] = Listener
    sayable: Callable[[Kiosk], tuple[str, ...]] = sayable
    heard: Callable[[Heard], Heard | None] = lambda heard: heard


WHOLE = Way()


# --- parts that hear --------------------------------------------------------------------------------


class _EverySoundIsAVoice(VoiceActivity):
    """Judges by how far a sound stands out of the room's noise, without the network."""

    def _probability(self, chunk: Samples) -> float:
        del chunk
        return 1.0


class _WithoutVoiceDetector(Listener):
    def __init__(self, recogniser: Recogniser) -> None:
        super().__init__(recogniser)
        self._activity = _EverySoundIsAVoice()


class _AsLoudAsItIs(Utterance):
    """Decodes faint voices as they are."""

    def decode(self) -> None:
        self._open, self._said = True, None
        self._recogniser.begin()
        for chunk in self._sound:
            self._recogniser.hear(chunk)

    def said(self) -> Recognised:
        if self._said is None:
            self._said = self._second_look(self._recogniser.result())
        return self._said


class _WithoutGain(Listener):
    def __init__(self, recogniser: Recogniser) -> None:
        super().__init__(recogniser)
        self._utterance = _AsLoudAsItIs(recogniser)


# --- parts that recognise ---------------------------------------------------------------------------


class _WithoutSecondLook(Recogniser):
    def word_alone(self, samples: Samples) -> Recognised | None:
        del samples
        return None


class _WithoutUnknown(Recogniser):
    def offer(self, phrases: tuple[str, ...]) -> None:
        super().offer(phrases)
        if phrases:  # an empty list would end the process
            self._grammar = json.dumps([each for each in json.loads(self._grammar) if each != UNKNOWN])
            self.begin()


# --- rules that understand --------------------------------------------------------------------------


def _certain(heard: Heard) -> Heard:
    return replace(heard, confidence=1.0)


def _usually_certain(heard: Heard) -> Heard:
    """As certain as other words have to be, where other speech was not ruled out."""
    return replace(heard, alone=False)


def _known_words(heard: Heard) -> Heard:
    return replace(heard, text=" ".join(heard.text.replace(UNKNOWN, " ").split()))


def _over(heard: Heard) -> Heard:
    return replace(heard, final=True)


def _at_its_end(heard: Heard) -> Heard | None:
    return heard if heard.final else None


LEFT_OUT = {
    "nothing": WHOLE,
    "voice detector": Way(listener=_WithoutVoiceDetector),
    "[unk] among the phrases": Way(recogniser=_WithoutUnknown),
    "second look at single words": Way(recogniser=_WithoutSecondLook),
    "confidence": Way(heard=_certain),
    "more confidence after the second look": Way(heard=_usually_certain),
    "gain for faint voices": Way(listener=_WithoutGain),
    "words around answers, corrections": Way(sayable=lambda kiosk: tuple(kiosk.offer.meanings)),
    "other words make it nothing": Way(heard=_known_words),
    "waiting for the end with what is costly": Way(heard=_over),
    "acting at the pause": Way(heard=_at_its_end),
}
"""The parts, and the kiosk's hearing without each."""
