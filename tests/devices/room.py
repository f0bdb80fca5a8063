"""A room to listen in: its quiet, what is said in it, and who listens."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import soxr

from kiosk.core.messages import Heard, Input, Level, Listen, Uttered
from kiosk.devices.activity import CHUNK, RATE, Samples
from kiosk.devices.drivers import hibari
from kiosk.devices.listener import Listener, Perceived
from kiosk.devices.models import COMPACT
from kiosk.devices.recogniser import Recogniser
from kiosk.devices.recordings import read_recording

RECORDINGS = Path(__file__).parents[1] / "recordings"
DIGITS = sorted(RECORDINGS.glob("*.wav"))

SPOKEN_DB = -25.0
"""The level of everything that is said."""


def quiet(seconds: float, *, level: float = 3e-4, seed: int = 0) -> Samples:
    """The noise of a quiet room: -70 dB."""
    return np.random.default_rng(seed).normal(0, level, round(seconds * RATE)).astype(np.float32)


@cache
def said(text: str) -> Samples:
    """A phrase in the kiosk’s own natural voice, at the pace of somebody who answers."""
    sound = hibari.synthesise(text, hibari.VOICE, 190)
    return levelled(soxr.resample(sound.samples, sound.rate, RATE).astype(np.float32))


@cache
def recorded(name: str) -> Samples:
    """One of the recordings."""
    return levelled(read_recording(RECORDINGS / name))


def levelled(sound: Samples) -> Samples:
    """The sound without the silence around it, as loud as everything else that is said."""
    audible = np.flatnonzero(np.abs(sound) > np.abs(sound).max() / 200)
    sound = sound[audible[0] : audible[-1] + 1]
    levelled: Samples = (sound * 10 ** (SPOKEN_DB / 20) / np.sqrt(np.mean(sound**2))).astype(np.float32)
    return levelled


def one_after_another(*parts: Samples | float) -> Samples:
    """Sounds, and seconds between them, in a quiet room, with quiet before and after."""
    sounds = [np.zeros(round(part * RATE), np.float32) if isinstance(part, float) else part for part in parts]
    whole = np.concatenate([np.zeros(RATE, np.float32), *sounds, np.zeros(RATE, np.float32)])
    return whole + quiet(len(whole) / RATE)


@cache
def recogniser() -> Recogniser:
    """The one recogniser of all the tests: it keeps nothing from one utterance to the next."""
    return Recogniser(COMPACT)


def listener(*phrases: str, turn: int = 1, counting: bool = False) -> Listener:
    """Somebody who listens for these phrases."""
    made = Listener(recogniser())
    made.listen(Listen(turn, phrases, "en", counting))
    return made


def perceived(by: Listener, sound: Samples, block: int = CHUNK) -> list[Perceived]:
    """Everything perceived of a sound that comes in such blocks."""
    return [event for start in range(0, len(sound), block) for event in by.feed(sound[start : start + block])]


def understood(by: Listener, sound: Samples) -> list[tuple[str, bool]]:
    """What was heard: text, and whether it was final; "…" for what was only counted."""
    return [wording(event) for event in perceived(by, sound) if not isinstance(event, Level | Input)]


def wording(event: Heard | Uttered) -> tuple[str, bool]:
    return ("…", True) if isinstance(event, Uttered) else (event.text, event.final)
