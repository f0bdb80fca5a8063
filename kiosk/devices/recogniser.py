"""Words from sound: Vosk, given one utterance at a time and a closed list of phrases.

Vosk ends the whole process when the list of a running recogniser is changed. Making a new one takes
it 0.2 ms (the model is shared), so every utterance gets a recogniser of its own, with nothing left
over from the one before.
"""

from __future__ import annotations

import json
import logging
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import vosk
from msgspec import Struct

from kiosk.devices.activity import RATE, Samples, pcm

log = logging.getLogger(__name__)

UNKNOWN: Final = "[unk]"
"""What Vosk calls speech that is none of the phrases."""


LIKELIER: Final = 30
"""How many times likelier an awaited phrase is than another, or than other speech. Vosk counts how often it is listed.

Measured on 240 digits by three people, this recogniser by itself, at the confidence that is asked for (`certainty`):
69 % are right and 4 % wrong with this, 51 % and 3 % without; in a kitchen's noise at 9 dB, 52 % and 13 %, or 36 % and
10 %.
"""


class Recognised(Struct, frozen=True):
    """Words of the offered phrases and `UNKNOWN`. The confidence is the least of theirs, 0 to 1; 0 without words."""

    text: str
    confidence: float


class Recogniser:
    """Recognises one utterance after another: `begin`, `hear` as it goes on, `result`."""

    def __init__(self, folder: Path) -> None:
        """Load the model in `folder`, which must be sound: see `models.trouble`."""
        vosk.SetLogLevel(-1)
        self._model = vosk.Model(str(folder))
        self._warned: set[str] = set()
        self.offer(())

    def offer(self, phrases: tuple[str, ...], awaited: tuple[str, ...] = ()) -> None:
        """Recognise these from the next `begin` on, of which those `awaited` are likelier than the rest.

        What the model has no words for is left out.
        """
        known = [phrase for phrase in phrases if self._knows(phrase)]
        likelier = [phrase for phrase in awaited if phrase in known] * (LIKELIER - 1)
        self._grammar = json.dumps([*known, *likelier, UNKNOWN])
        self.begin()

    def begin(self) -> None:
        """Forget everything heard; an utterance begins."""
        self._decoder = self._decoder_for(self._grammar)
        self._words: list[dict[str, Any]] = []

    def hear(self, samples: Samples) -> None:
        """Take in the next piece of the utterance."""
        if self._decoder.AcceptWaveform(pcm(samples).tobytes()):
            self._words += _words(self._decoder.Result())

    def result(self) -> Recognised:
        """Return what the utterance was; the next thing has to be `begin`."""
        words = self._words + _words(self._decoder.FinalResult())
        confidence = min((word["conf"] for word in words), default=0.0)
        return Recognised(_text(words), confidence)

    def _decoder_for(self, grammar: str) -> Any:  # noqa: ANN401 - Vosk carries no types
        decoder = vosk.KaldiRecognizer(self._model, RATE, grammar)
        decoder.SetWords(True)  # noqa: FBT003 - Vosk's signature
        return decoder

    def _knows(self, phrase: str) -> bool:
        unknown = [word for word in phrase.split() if self._model.vosk_model_find_word(word) < 0]
        if unknown and phrase not in self._warned:
            self._warned.add(phrase)
            log.warning("cannot be recognised, the model lacks its words: %r", phrase)
        return not unknown


def _words(result: str) -> list[dict[str, Any]]:
    """Return the words of Vosk's answer, which has no list where there are none."""
    return json.loads(result).get("result", [])  # type: ignore[no-any-return]


def _text(words: list[dict[str, Any]]) -> str:
    """Return the words as text, with one `UNKNOWN` for any number of them in a row, or for nothing at all."""
    runs = [(word, len(list(run))) for word, run in groupby(word["word"] for word in words)]
    return " ".join(UNKNOWN if word == UNKNOWN else " ".join([word] * count) for word, count in runs) or UNKNOWN
