"""Words from sound: Vosk, given one utterance at a time and a closed list of phrases.

Vosk ends the whole process when the list of a running recogniser is changed. Making a new one takes
it 0.2 ms (the model is shared), so every utterance gets a recogniser of its own, with nothing left
over from the one before.

It looks at every third hundredth of a second, and a word may come out otherwise if it began a hundredth
later. So an utterance is looked at in all three ways, and the confidence in what most of them find is
their mean. And it is looked at twice. First the offered phrases compete with all other speech; then, if
it is short, the offered words alone are compared with it, for the longer phrases have little words
("i", "a") that a short one is taken for. Where both find the same, it is that; where only the second
finds a word, that is said (`Recognised.alone`), and whoever acts may want more certainty.

Of 120 digits by three people in a kitchen's noise at 9 dB, 42 % were right and 23 % wrong with one way to
look and the second overruling the first; with this, 35 % and 19 %; among voices at 15 dB 54 % and 14 %, or
53 % and 9 %; in a quiet room 66 % and 11 %, or 65 % and 6 %.
"""

from __future__ import annotations

import json
import logging
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import vosk
from msgspec import Struct
from msgspec.structs import replace

from kiosk.devices.activity import RATE, Samples, pcm

log = logging.getLogger(__name__)

UNKNOWN: Final = "[unk]"
"""What Vosk calls speech that is none of the phrases."""


LEFT_OUT: Final = (0, RATE // 100, 2 * RATE // 100)
"""How many samples of its beginning each look at an utterance leaves out."""

LONGEST_WORD: Final = round(1.8 * RATE)
"""How many samples an utterance of one word may have, with half a second before it and the pause after it."""


class Recognised(Struct, frozen=True):
    """Words of the offered phrases and `UNKNOWN`; the confidence is the least of theirs, 0 to 1. It is 0 without words.

    `alone`: of the offered words this is the likeliest, but other speech was not ruled out.
    """

    text: str
    confidence: float
    alone: bool = False


class Recogniser:
    """Recognises one utterance after another: `begin`, `hear` as it goes on, `result`."""

    def __init__(self, folder: Path) -> None:
        """Load the model in `folder`, which must be sound: see `models.trouble`."""
        vosk.SetLogLevel(-1)
        self._model = vosk.Model(str(folder))
        self._warned: set[str] = set()
        self.offer(())

    def offer(self, phrases: tuple[str, ...]) -> None:
        """Recognise these from the next `begin` on; what the model has no words for is left out."""
        self._known = [phrase for phrase in phrases if phrase and self._knows(phrase)]
        self._words = [phrase for phrase in self._known if " " not in phrase]
        self.begin()

    def begin(self) -> None:
        """Forget everything heard; an utterance begins."""
        self._heard = 0
        self._among_others = self._looks([*self._known, UNKNOWN])
        self._alone = self._looks(self._words) if self._words else []  # an empty list would end the process

    def hear(self, samples: Samples) -> None:
        """Take in the next piece of the utterance."""
        self._heard += len(samples)
        if self._heard > LONGEST_WORD:
            self._alone = []
        data = pcm(samples).tobytes()
        for look in (*self._among_others, *self._alone):
            look.hear(data)

    def result(self) -> Recognised:
        """Return what the utterance was; the next thing has to be `begin`."""
        first = agreed([look.result() for look in self._among_others])
        second = agreed([look.result() for look in self._alone]) if self._alone else None
        return first if second is None else looked_at_twice(first, second)

    def _looks(self, grammar: list[str]) -> list[_Look]:
        return [_Look(self._decoder_for(json.dumps(grammar)), left_out) for left_out in LEFT_OUT]

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


class _Look:
    """An utterance as one decoder sees it, which is not shown its first samples."""

    def __init__(self, decoder: Any, left_out: int) -> None:  # noqa: ANN401 - Vosk carries no types
        self._decoder = decoder
        self._left_out = left_out * 2  # bytes
        self._words: list[dict[str, Any]] = []

    def hear(self, data: bytes) -> None:
        shown, self._left_out = data[self._left_out :], max(0, self._left_out - len(data))
        if shown and self._decoder.AcceptWaveform(shown):
            self._words += _words(self._decoder.Result())

    def result(self) -> Recognised:
        words = self._words + _words(self._decoder.FinalResult())
        return Recognised(_text(words), min((word["conf"] for word in words), default=0.0))


def agreed(looks: list[Recognised]) -> Recognised:
    """Return what most looks found; whoever found something else is not confident of it at all."""
    confidences: dict[str, float] = {}
    for look in looks:
        confidences[look.text] = confidences.get(look.text, 0.0) + look.confidence
    text = max(confidences, key=lambda each: confidences[each])
    return Recognised(text, confidences[text] / len(looks))


def looked_at_twice(first: Recognised, second: Recognised) -> Recognised:
    """Return what something is that was compared with all other speech, then with the offered words alone.

    Several words are not for the second look. Where each finds another word, it is neither.
    """
    if second.text == first.text:
        return Recognised(first.text, (first.confidence + second.confidence) / 2)
    if " " in second.text or second.text == UNKNOWN or (" " in first.text and UNKNOWN not in first.text):
        return first
    return replace(second, alone=True) if UNKNOWN in first.text else Recognised(UNKNOWN, first.confidence)


def _words(result: str) -> list[dict[str, Any]]:
    """Return the words of Vosk's answer, which has no list where there are none."""
    return json.loads(result).get("result", [])  # type: ignore[no-any-return]


def _text(words: list[dict[str, Any]]) -> str:
    """Return the words as text, with one `UNKNOWN` for any number of them in a row, or for nothing at all."""
    runs = [(word, len(list(run))) for word, run in groupby(word["word"] for word in words)]
    return " ".join(UNKNOWN if word == UNKNOWN else " ".join([word] * count) for word, count in runs) or UNKNOWN
