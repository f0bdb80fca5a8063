"""What is said, and in what room: recordings of people, synthetic voices, and rooms made of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import TypeVar

import numpy as np
import soundfile
from msgspec import Struct

from kiosk.devices.activity import RATE, Samples
from kiosk.devices.recordings import RecordingError, last_speech, read_recording
from tests.bench_voice.phases import phase_of
from tests.devices.room import RECORDINGS, levelled, quiet

T = TypeVar("T")

BEFORE_SECONDS, AFTER_SECONDS = 2.0, 1.5
TALKERS = 4
"""How many people talk at a time in babble."""

MOST = 120
"""So many words of a kind are said in a room; of more, so many evenly over all of them."""


class MissingError(Exception):
    """A folder lacks recordings; says which in plain words."""


@dataclass(frozen=True)
class Word:
    """A recording, and the phrase that is meant by it; nothing where it is other talk."""

    phrase: str | None
    sound: Samples


@dataclass(frozen=True)
class Trial:
    """A word that is said in a room; speech ends at the `end`-th sample."""

    word: Word
    sound: Samples
    end: int


class People(Struct, frozen=True):
    """Recordings of people: phrases over the telephone and at 16 kHz or more, single words that are no phrase, talk."""

    telephone: list[Word]
    words: list[Word]
    others: list[Word]
    talk: list[Samples]
    kitchen: Samples


def people(folder: Path) -> People:
    """The recordings in a folder, and the words at 16 kHz that come with the tests.

    Raises `MissingError`, and `RecordingError` for a file that cannot be read.
    """
    if not folder.is_dir():
        raise MissingError(f"there is no folder {folder}")
    ours, theirs = _paths(RECORDINGS), _paths(folder)
    narrow = [path for path in theirs if _rate(path) < RATE]
    wide = [path for path in {*ours, *theirs} if _rate(path) >= RATE]
    known = [path for path in wide if phase_of(_phrase(path))]
    talk = _found(folder, "order_*.flac", "other people’s talk")
    noise = _found(folder, "kitchen.flac", "the noise of a kitchen")[0]
    if not narrow:
        raise MissingError(f"{folder} holds no digits over the telephone: files like six_anna_0.wav at 8 kHz")
    return People(
        _words(narrow),
        _words(known),
        [Word(None, word.sound) for word in _words(set(wide) - set(known))],
        [levelled(read_recording(path)) for path in talk],
        read_recording(noise),
    )


def _paths(folder: Path) -> list[Path]:
    """The files named WORD_SPEAKER_N."""
    return [path for path in sorted(folder.rglob("*_*_*.*")) if path.suffix in {".wav", ".flac"}]


def _rate(path: Path) -> int:
    try:
        return int(soundfile.info(path).samplerate)
    except soundfile.SoundFileError as error:
        raise RecordingError(f"{path} is not a recording in a format that is known (WAV, FLAC, OGG)") from error


def _found(folder: Path, name: str, what: str) -> list[Path]:
    found = sorted(folder.rglob(name))
    if not found:
        raise MissingError(f"{folder} holds no {what}: {name}")
    return found


def _words(paths: Iterable[Path]) -> list[Word]:
    return [Word(_phrase(path), levelled(read_recording(path))) for path in evenly(sorted(paths))]


def evenly(several: Sequence[T], most: int = MOST) -> Sequence[T]:
    """At most so many of these. Of two the second is taken: thresholds were chosen in sight of all digits."""
    step = max(1, ceil(len(several) / most))
    return several[step - 1 :: step]


def _phrase(path: Path) -> str:
    return path.stem.rsplit("_", 2)[0].replace("-", " ")


def babble(talking: list[Samples]) -> Samples:
    """Several people at a time, a minute long."""
    rng = np.random.default_rng(0)
    lines = [np.concatenate([talking[index] for index in rng.permutation(len(talking))]) for _ in range(TALKERS)]
    mixed = np.sum([np.resize(line, 60 * RATE) for line in lines], axis=0)
    return levelled(mixed.astype(np.float32))


def in_noise(sound: Samples, noise: Samples, decibels: float) -> Samples:
    """A sound with noise so far below it."""
    factor = np.sqrt(np.mean(sound**2) / np.mean(noise**2)) * 10 ** (-decibels / 20)
    mixed: Samples = (sound + factor * np.resize(noise, len(sound))).astype(np.float32)
    return mixed


def trials(
    said: Sequence[Word], noise: Samples | None = None, decibels: float = 0.0, louder_db: float = 0.0
) -> list[Trial]:
    """Each word in a quiet room, so much louder than usual, or in noise so far below it, measured over the word."""
    rng = np.random.default_rng(1)
    return [_trial(word, word.sound * np.float32(10 ** (louder_db / 20)), noise, decibels, rng) for word in said]


def _trial(word: Word, sound: Samples, noise: Samples | None, decibels: float, rng: np.random.Generator) -> Trial:
    start = round(BEFORE_SECONDS * RATE)
    whole = np.pad(sound, (start, round(AFTER_SECONDS * RATE)))
    room = quiet(len(whole) / RATE)
    if noise is not None:
        piece = np.resize(np.roll(noise, -int(rng.integers(len(noise)))), len(whole))
        heard = piece[start : start + len(sound)]
        room = room + piece * np.sqrt(np.mean(sound**2) / np.mean(heard**2)) * np.float32(10 ** (-decibels / 20))
    return Trial(word, (whole + room).astype(np.float32), start + last_speech(sound))
