"""Saying something, and knowing how far it has got, with or without a voice.

`say` asks for an utterance; `SpeakingWord` and `Spoke` report on it. When the voice or the
loudspeaker is missing, or gives no sign for `PATIENCE` seconds, the words are lit at reading pace
instead, so that nothing ever waits for a sound that does not come.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import mul

from msgspec.structs import replace

from kiosk.core.messages import Hold, Hush, Resume, SetVolume, Speak
from kiosk.core.state import Kiosk, OwnWord, Speech

PATIENCE = 8.0
"""Seconds without a sign of the voice before the words go on without it."""

REPORTED_SECONDS = 0.6
"""How long after the end of an utterance the ear may still report it: its longer pause, and some."""

NEEDED = frozenset({"voice", "loudspeaker"})
"""The devices without which nothing can be heard."""

LOWERED = 10 ** (-8 / 20)
"""The factor on amplitude by which the kiosk speaks more softly while somebody else speaks: 8 dB."""

LOWERED_SECONDS = 0.7
"""How long after that: longer than a pause between two words."""

REMEMBERED_SECONDS = 10.0
"""How long the kiosk remembers what it said: longer than the longest utterance that is reported."""

WORDS_A_MINUTE = 145.0
"""Reading pace: that of the voice. 140 to 150 is comfortable to follow."""

_WORD_SECONDS = 60.0 / WORDS_A_MINUTE

_SECONDS = {
    "en": (0.35, 0.12, 0.061, 0.325, 0.72),
    "es": (0.15, 0.03, 0.086, 0.3, 0.58),
}
"""How long our voices take at `WORDS_A_MINUTE`: for an utterance as such, and more for each word, letter, comma
and end of a sentence inside it.

Fitted by least squares to the sentences and paragraphs of the shipped exercises: 1,474 English ones in the voice
hibari, 294 Spanish ones in espeak-ng. Tried on others than it was fitted to, it is 5 % off for a sentence, and 1 %
for all that is said in an exercise, on average (at most 3.5 %). `python -m tests.bench.pace` does all this anew.
"""

_LETTERS = re.compile(r"[^\W\d_]")
_COMMAS = re.compile("[,;:–—]")
_ENDS = re.compile('[.!?…]["”’)]*\\s')


@lru_cache(maxsize=4096)
def spoken_seconds(text: str, language: str = "en") -> float:
    """Return about how long it takes to say this, in seconds; languages without figures go by those of Spanish."""
    seconds = _SECONDS["en" if language.startswith("en") else "es"]
    return sum(map(mul, counts(text), seconds), 0.0)


def counts(text: str) -> tuple[int, ...]:
    """Return what takes time in a text, in the order of `_SECONDS`; where there are no words, nothing does."""
    words = len(text.split())
    return (min(1, words), words, *(len(marks.findall(text)) for marks in (_LETTERS, _COMMAS, _ENDS)))


def say(kiosk: Kiosk, text: str, recording: str = "", language: str = "") -> Kiosk:
    """Say `text` now, in place of anything being said: by the voice, or by playing a recording of it.

    It is in the `language` of the visit unless another one is named.
    """
    last = kiosk.visit.speech
    kiosk = replace(kiosk, turn=kiosk.turn + 1)
    silent = bool(kiosk.missing & NEEDED)
    said = Speech(kiosk.turn, text, before=last.text if last else "", silent=silent)
    kiosk = replace(kiosk, lowered=0.0).with_visit(speech=said)
    return kiosk if silent else kiosk.asks(Speak(kiosk.turn, text, language or kiosk.language, recording))


def hush(kiosk: Kiosk) -> Kiosk:
    """Stop speaking and forget what was being said."""
    if not kiosk.speaking:
        return kiosk.with_visit(speech=None)
    return kiosk.with_visit(speech=None).asks(Hush())


def hold(kiosk: Kiosk) -> Kiosk:
    """Hold the speech where it is."""
    speech = kiosk.visit.speech
    if speech is None or speech.done:
        return kiosk
    return kiosk.with_visit(speech=replace(speech, held=True)).asks(Hold())


def resume(kiosk: Kiosk) -> Kiosk:
    """Go on with speech that was held."""
    speech = kiosk.visit.speech
    if speech is None or not speech.held:
        return kiosk
    return kiosk.with_visit(speech=replace(speech, held=False, waited=0.0)).asks(Resume())


def reached(kiosk: Kiosk, turn: int, index: int) -> Kiosk:
    """Take note that the loudspeaker reached a word."""
    speech = kiosk.visit.speech
    if speech is None or speech.turn != turn or speech.silent or speech.done:
        return kiosk
    spoken = min(max(speech.spoken, index + 1), len(speech.text.split()))
    return _remembered(kiosk, speech, spoken).with_visit(speech=replace(speech, spoken=spoken, waited=0.0))


def ended(kiosk: Kiosk, turn: int) -> Kiosk:
    """Take note that the utterance was played to its end."""
    speech = kiosk.visit.speech
    if speech is None or speech.turn != turn or speech.silent:
        return kiosk
    finished = _finished(speech)
    return _remembered(kiosk, speech, finished.spoken).with_visit(speech=finished)


def lost(kiosk: Kiosk) -> Kiosk:
    """Go on without the voice: it failed, or its loudspeaker did."""
    speech = kiosk.visit.speech
    if speech is None or speech.done or speech.silent:
        return kiosk
    silent = replace(speech, silent=True, waited=0.0)
    return kiosk.with_visit(speech=silent).asks(Hush())


def passed(kiosk: Kiosk, seconds: float) -> Kiosk:
    """Let time go by for the utterance under way, and for what was said."""
    kiosk = _grown_older(made_room(kiosk, seconds), seconds)
    speech = kiosk.visit.speech
    if speech is None or speech.held:
        return kiosk
    speech = replace(speech, waited=speech.waited + seconds)
    kiosk = kiosk.with_visit(speech=speech)
    if speech.done:
        return kiosk
    if speech.silent:
        return kiosk.with_visit(speech=_read_on(speech))
    return lost(kiosk) if speech.waited > PATIENCE else kiosk


def echoes(speech: Speech | None) -> bool:
    """Whether the microphone may still report what the kiosk itself has said."""
    return not (speech is None or speech.silent or (speech.done and speech.waited > REPORTED_SECONDS))


def speaks_alone(kiosk: Kiosk) -> bool:
    """Whether the kiosk can be heard, and is not to be interrupted meanwhile but by calls for help."""
    said = kiosk.visit.speech
    return not kiosk.site.listen_while_speaking and said is not None and not (said.done or said.held or said.silent)


def _remembered(kiosk: Kiosk, speech: Speech, spoken: int) -> Kiosk:
    """Remember the words that were said up to here."""
    said = speech.text.split()[speech.spoken : spoken]
    return replace(kiosk, own=(*kiosk.own, *map(OwnWord, said)))


def _grown_older(kiosk: Kiosk, seconds: float) -> Kiosk:
    if not kiosk.own:
        return kiosk
    own = tuple(OwnWord(word.text, word.ago + seconds) for word in kiosk.own if word.ago < REMEMBERED_SECONDS)
    return replace(kiosk, own=own)


def made_room(kiosk: Kiosk, seconds: float) -> Kiosk:
    """Speak softly for as long as somebody else speaks, and a little longer."""
    lowered = LOWERED_SECONDS if kiosk.loudness and kiosk.listens else max(0.0, kiosk.lowered - seconds)
    return kiosk if lowered == kiosk.lowered else replace(kiosk, lowered=lowered)


def at_its_volume(kiosk: Kiosk) -> Kiosk:
    """Have the loudspeaker as loud as it is set; softer while somebody speaks who is spoken to."""
    volume = kiosk.visit.volume * (LOWERED if kiosk.lowered and kiosk.speaking else 1.0)
    return kiosk if volume == kiosk.volume else replace(kiosk, volume=volume).asks(SetVolume(volume))


def _read_on(speech: Speech) -> Speech:
    """Light the words that somebody who reads has reached by now."""
    words = len(speech.text.split())
    while speech.waited >= _WORD_SECONDS:
        if speech.spoken >= words:
            return _finished(speech)
        speech = replace(speech, spoken=speech.spoken + 1, waited=speech.waited - _WORD_SECONDS)
    return speech


def _finished(speech: Speech) -> Speech:
    return replace(speech, spoken=len(speech.text.split()), done=True, waited=0.0)
