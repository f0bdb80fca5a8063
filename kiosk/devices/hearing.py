"""What the ear makes of recordings: the work of `kiosk hear`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
from msgspec import Struct

from kiosk.core.certainty import SURE
from kiosk.core.messages import Heard, Listen
from kiosk.core.spelling import spoken_form
from kiosk.devices.activity import CHUNK, RATE, Samples
from kiosk.devices.listener import Listener
from kiosk.devices.recogniser import Recogniser
from kiosk.devices.recordings import last_speech, read_recording

Meaning = Callable[[Heard], str | None]
"""What is meant by what was heard, or nothing."""

QUIET_SECONDS: Final = 1.0
"""So much of a quiet room is put before a recording and after it."""

ROOM_LEVEL: Final = 1e-4
"""The noise of a quiet room: -80 dB."""


class Hearing(Struct, frozen=True):
    """What was heard in a recording, and what it was taken to mean; nothing where that is so."""

    file: str
    heard: str | None
    meaning: str | None
    confidence: float | None
    latency_seconds: float | None
    """From the last sample of speech to the decision, in audio time."""


def hear_file(path: Path, recogniser: Recogniser, phrases: tuple[str, ...], meaning: Meaning | None = None) -> Hearing:
    """Listen to a recording. Without `meaning`, an offered phrase means itself. Raises `RecordingError`."""
    sound = read_recording(path)
    heard = heard_in(sound, recogniser, phrases)
    meant = [(seconds, one, meaning(one) if meaning else _itself(one, phrases)) for seconds, one in heard]
    decided = [entry for entry in meant if entry[2]] or [entry for entry in meant if entry[1].final]
    if not decided:
        return Hearing(str(path), None, None, None, None)
    seconds, first, what = decided[0]
    latency = round(seconds - last_speech(sound) / RATE, 3)
    return Hearing(str(path), first.text, what, round(first.confidence, 3), latency)


def heard_in(sound: Samples, recogniser: Recogniser, phrases: tuple[str, ...]) -> list[tuple[float, Heard]]:
    """Return what is heard, and when: how many seconds after the beginning of the sound, in audio time."""
    listener = Listener(recogniser)
    listener.listen(Listen(0, phrases, "", awaited=phrases))
    quiet = np.random.default_rng(0).normal(0, ROOM_LEVEL, (2, round(QUIET_SECONDS * RATE))).astype(np.float32)
    whole = np.concatenate((quiet[0], sound, quiet[1]))
    ends = range(CHUNK, len(whole) + 1, CHUNK)
    events = [(end / RATE - QUIET_SECONDS, event) for end in ends for event in listener.feed(whole[end - CHUNK : end])]
    return [(seconds, event) for seconds, event in events if isinstance(event, Heard)]


def phrases_in(text: str) -> tuple[str, ...]:
    """Return the phrases in a list like "yes, no, I need help", as they are recognised."""
    return tuple(dict.fromkeys(phrase for part in text.split(",") if (phrase := spoken_form(part))))


def _itself(heard: Heard, phrases: tuple[str, ...]) -> str | None:
    """An offered phrase means itself, as surely as the kiosk wants it where an answer is awaited."""
    return heard.text if heard.text in phrases and heard.confidence >= SURE else None
