"""Saying something, and knowing how far it has got, with or without a voice.

`say` asks for an utterance; `SpeakingWord` and `Spoke` report on it. When the voice or the
loudspeaker is missing, or gives no sign for `PATIENCE` seconds, the words are lit at reading pace
instead, so that nothing ever waits for a sound that does not come.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.messages import Hold, Hush, Resume, Speak
from kiosk.core.state import Kiosk, Speech

PATIENCE = 8.0
"""Seconds without a sign of the voice before the words go on without it."""

NEEDED = frozenset({"voice", "loudspeaker"})
"""The devices without which nothing can be heard."""

WORDS_A_MINUTE = 145.0
"""Reading pace: that of the voice. 140 to 150 is comfortable to follow."""

_WORD_SECONDS = 60.0 / WORDS_A_MINUTE


def spoken_seconds(text: str) -> float:
    """Return about how long it takes to say this, in seconds."""
    return len(text.split()) * _WORD_SECONDS


def say(kiosk: Kiosk, text: str) -> Kiosk:
    """Say `text` now, in place of anything being said."""
    kiosk = replace(kiosk, turn=kiosk.turn + 1)
    silent = bool(kiosk.missing & NEEDED)
    kiosk = kiosk.with_visit(speech=Speech(kiosk.turn, text, silent=silent))
    return kiosk if silent else kiosk.asks(Speak(kiosk.turn, text, kiosk.site.language))


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
    return kiosk.with_visit(speech=replace(speech, spoken=spoken, waited=0.0))


def ended(kiosk: Kiosk, turn: int) -> Kiosk:
    """Take note that the utterance was played to its end."""
    speech = kiosk.visit.speech
    if speech is None or speech.turn != turn or speech.silent:
        return kiosk
    return kiosk.with_visit(speech=_finished(speech))


def lost(kiosk: Kiosk) -> Kiosk:
    """Go on without the voice: it failed, or its loudspeaker did."""
    speech = kiosk.visit.speech
    if speech is None or speech.done or speech.silent:
        return kiosk
    silent = replace(speech, silent=True, waited=0.0)
    return kiosk.with_visit(speech=silent).asks(Hush())


def passed(kiosk: Kiosk, seconds: float) -> Kiosk:
    """Let time go by for the utterance under way."""
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
