"""espeak-ng: a robotic voice for every language, always there, with exact word times.

Uses the system's library through pyttsx3's own binding, in synchronous mode: `Synth` hands over
samples and events block by block and returns when the utterance is complete.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyttsx3.drivers import _espeak

from kiosk.devices.drivers.driver import Proxy, RenderingDriver
from kiosk.devices.rendering import Mark, Sound

_PACE = {"en": 0.78, "es": 0.92}
_USUAL_PACE = 0.9
"""What to ask espeak-ng for to hear one word a minute inside the sentences of exercises, by language."""


def buildDriver(proxy: Proxy) -> RenderingDriver:  # noqa: N802 -- pyttsx3 has it so
    """Return the driver, as pyttsx3 wants it."""
    return RenderingDriver(proxy, synthesise, "en-us")


def synthesise(text: str, voice: str, words_a_minute: int) -> Sound:
    """Speak with the voice of a language ("en-us", "es")."""
    catch = _Catch(_sample_rate())
    _choose(voice)
    pace = _PACE.get(voice.partition("-")[0], _USUAL_PACE)
    _espeak.SetParameter(_espeak.RATE, round(words_a_minute * pace), 0)
    _espeak.SetSynthCallback(catch.take)
    if _espeak.Synth(text, flags=_espeak.CHARS_UTF8) != _espeak.EE_OK:
        raise RuntimeError("espeak-ng could not speak this.")
    samples = np.concatenate([np.zeros(0, np.int16), *catch.blocks])
    return Sound(samples.astype(np.float32) / np.float32(32768.0), catch.rate, tuple(catch.marks))


@cache
def _sample_rate() -> int:
    """Start the library, which can be done only once, and return its rate in Hz."""
    rate = int(_espeak.Initialize(_espeak.AUDIO_OUTPUT_SYNCHRONOUS, 0))
    if rate <= 0:
        raise RuntimeError("espeak-ng could not be started: its voices are missing.")
    return rate


def _choose(voice: str) -> None:
    """Choose a voice by its language, or that language spoken elsewhere ("es" for "es-MX")."""
    for name in (voice, voice.partition("-")[0]):
        if _espeak.SetVoiceByName(name.encode()) == _espeak.EE_OK:
            return
    raise ValueError(f"espeak-ng has no voice for {voice!r}.")


@dataclass
class _Catch:
    """What comes of an utterance, block by block."""

    rate: int
    blocks: list[NDArray[np.int16]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def take(self, block: Any, size: int, events: Any) -> int:  # noqa: ANN401 -- C arrays
        """Take over a block of sound and its word events, whose places are characters from 1.

        Some events stand for nothing: they are at 0, or go back.
        """
        if size:
            self.blocks.append(np.ctypeslib.as_array(block, (size,)).copy())
        for event in takewhile(lambda event: event.type != _espeak.EVENT_LIST_TERMINATED, events):
            last = self.marks[-1].location if self.marks else -1
            if event.type == _espeak.EVENT_WORD and event.text_position - 1 > last:
                self.marks.append(Mark(event.text_position - 1, event.sample / self.rate))
        return 0
