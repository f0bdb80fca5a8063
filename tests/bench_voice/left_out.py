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

from kiosk.core import phrases
from kiosk.core.messages import Heard
from kiosk.core.state import Kiosk
from kiosk.devices.activity import FAINTEST_DB, Samples, VoiceActivity
from kiosk.devices.listener import Listener
from kiosk.devices.recogniser import UNKNOWN, Recognised, Recogniser
from kiosk.devices.utterance import Utterance
from tests.bench_voice.phases import sayable


class Way(Struct, frozen=True):
    """How the kiosk's hearing is put together, and what of it the core is told."""

    recogniser: Callable[[Path], Recogniser] = Recogniser
    listener: Callable[[Recogniser], Listener] = Listener
    sayable: Callable[[Kiosk], tuple[str, ...]] = sayable
    awaited: Callable[[Kiosk], tuple[str, ...]] = phrases.awaited
    heard: Callable[[Heard], Heard | None] = lambda heard: heard


WHOLE = Way()


# --- parts that hear --------------------------------------------------------------------------------


class _Remembered(VoiceActivity):
    """Judges as it does, but every sound once in a process: judging takes longest, and few parts change it."""

    def __init__(self) -> None:
        super().__init__()
        self._so_far = 0
        self._passed_over: list[tuple[Samples, float]] = []

    def voiced(self, chunk: Samples, ours_db: float = FAINTEST_DB) -> bool:
        self._so_far = hash((self._so_far, chunk.tobytes(), ours_db))
        self._passed_over.append((chunk, ours_db))
        if self._so_far not in _JUDGED:
            _JUDGED[self._so_far] = [super(_Remembered, self).voiced(*each) for each in self._passed_over][-1]
            self._passed_over.clear()
        return _JUDGED[self._so_far]


_JUDGED: dict[int, bool] = {}
"""Whether there is a voice in a chunk, by all that was heard up to its end."""


class Remembering(Listener):
    """The whole, but quicker to hear the same again."""

    def __init__(self, recogniser: Recogniser) -> None:
        super().__init__(recogniser)
        self._activity = _Remembered()


class _EverySoundIsAVoice(VoiceActivity):
    """Judges by how far a sound stands out of the room's noise, without the network."""

    def _probability(self, chunk: Samples) -> float:
        del chunk
        return 1.0


class _WithoutVoiceDetector(Listener):
    def __init__(self, recogniser: Recogniser) -> None:
        super().__init__(recogniser)
        self._activity = _EverySoundIsAVoice()


class _KnowingNoRoom(VoiceActivity):
    """Judges by the network what stands out of the room's quietest noise, not of its voices and clatter."""

    def voiced(self, chunk: Samples, ours_db: float = FAINTEST_DB) -> bool:
        self._room = type(self._room)()  # one that has heard nothing yet
        return super().voiced(chunk, ours_db)


class _WithoutRoom(Listener):
    def __init__(self, recogniser: Recogniser) -> None:
        super().__init__(recogniser)
        self._activity = _KnowingNoRoom()


class _AsLoudAsItIs(Utterance):
    """Decodes faint voices as they are."""

    def decode(self) -> None:
        self._open, self._said = True, None
        self._recogniser.begin()
        for chunk in self._sound:
            self._recogniser.hear(chunk)

    def said(self) -> Recognised:
        if self._said is None:
            self._said = self._recogniser.result()
        return self._said


class _WithoutGain(Remembering):
    def __init__(self, recogniser: Recogniser) -> None:
        super().__init__(recogniser)
        self._utterance = _AsLoudAsItIs(recogniser)


# --- parts that recognise ---------------------------------------------------------------------------


class _WithoutUnknown(Recogniser):
    def offer(self, phrases: tuple[str, ...], awaited: tuple[str, ...] = ()) -> None:
        super().offer(phrases, awaited)
        if phrases:  # an empty list would end the process
            self._grammar = json.dumps([each for each in json.loads(self._grammar) if each != UNKNOWN])
            self.begin()


# --- rules that understand --------------------------------------------------------------------------


def _certain(heard: Heard) -> Heard:
    return replace(heard, confidence=1.0)


def _known_words(heard: Heard) -> Heard:
    return replace(heard, text=" ".join(heard.text.replace(UNKNOWN, " ").split()))


def _over(heard: Heard) -> Heard:
    return replace(heard, final=True)


def _at_its_end(heard: Heard) -> Heard | None:
    return heard if heard.final else None


QUICK = Way(listener=Remembering)

LEFT_OUT = {
    "nothing": QUICK,
    "voice detector": Way(listener=_WithoutVoiceDetector),
    "knowing the room’s own voices": Way(listener=_WithoutRoom),
    "[unk] among the phrases": replace(QUICK, recogniser=_WithoutUnknown),
    "awaited phrases are likelier": replace(QUICK, awaited=lambda _kiosk: ()),
    "confidence": replace(QUICK, heard=_certain),
    "gain for faint voices": Way(listener=_WithoutGain),
    "words around answers, corrections": replace(QUICK, sayable=lambda kiosk: tuple(kiosk.offer.meanings)),
    "other words make it nothing": replace(QUICK, heard=_known_words),
    "waiting for the end with what is costly": replace(QUICK, heard=_over),
    "acting at the pause": replace(QUICK, heard=_at_its_end),
}
"""The parts, and the kiosk's hearing without each."""
