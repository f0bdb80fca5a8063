"""What is said, and in what noise: recordings of people, and rooms made of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kiosk.devices.activity import RATE, Samples
from kiosk.devices.recordings import last_speech, read_recording
from tests.devices.room import levelled, quiet

BEFORE_SECONDS, AFTER_SECONDS = 2.0, 1.5
TALKERS = 4
"""How many people talk at a time in babble."""

GAP_SECONDS = 1.0


@dataclass(frozen=True)
class Trial:
    """A word that is said in a room; speech ends at the `end`-th sample."""

    word: str
    sound: Samples
    end: int


def digits(folder: Path) -> list[tuple[str, Samples]]:
    """Every second digit of `WORD_SPEAKER_N.wav`: with an odd number. Thresholds were chosen in sight of all."""
    paths = [path for path in sorted(folder.rglob("*_*_*.wav")) if int(path.stem.rpartition("_")[2]) % 2]
    return [(path.stem.partition("_")[0], levelled(read_recording(path))) for path in paths]


def talk(folder: Path) -> list[Samples]:
    """Other people's talk."""
    return [levelled(read_recording(path)) for path in sorted(folder.rglob("order_*.flac"))]


def kitchen(folder: Path) -> Samples:
    return read_recording(next(iter(sorted(folder.rglob("kitchen.flac")))))


def babble(talking: list[Samples]) -> Samples:
    """Several people at a time, a minute long at the most."""
    rng = np.random.default_rng(0)
    lines = [np.concatenate([talking[index] for index in rng.permutation(len(talking))]) for _ in range(TALKERS)]
    mixed = np.sum([np.resize(line, 60 * RATE) for line in lines], axis=0)
    return levelled(mixed.astype(np.float32))


def trials(said: list[tuple[str, Samples]], noise: Samples | None, decibels: float) -> list[Trial]:
    """Each word in a quiet room, or in noise so far below it, measured over the word."""
    rng = np.random.default_rng(1)
    return [_trial(word, sound, noise, decibels, rng) for word, sound in said]


def in_noise(sound: Samples, noise: Samples, decibels: float) -> Samples:
    """A sound with noise so far below it."""
    factor = np.sqrt(np.mean(sound**2) / np.mean(noise**2)) * 10 ** (-decibels / 20)
    mixed: Samples = (sound + factor * np.resize(noise, len(sound))).astype(np.float32)
    return mixed


def one_by_one(talking: list[Samples]) -> Samples:
    """Talk after talk, with a moment between."""
    gap = np.zeros(round(GAP_SECONDS * RATE), np.float32)
    return np.concatenate([part for each in talking for part in (each, gap)])


def _trial(word: str, sound: Samples, noise: Samples | None, decibels: float, rng: np.random.Generator) -> Trial:
    start = round(BEFORE_SECONDS * RATE)
    whole = np.pad(sound, (start, round(AFTER_SECONDS * RATE)))
    room = quiet(len(whole) / RATE)
    if noise is not None:
        piece = np.resize(np.roll(noise, -int(rng.integers(len(noise)))), len(whole))
        heard = piece[start : start + len(sound)]
        room = room + piece * np.sqrt(np.mean(sound**2) / np.mean(heard**2)) * np.float32(10 ** (-decibels / 20))
    return Trial(word, (whole + room).astype(np.float32), start + last_speech(sound))
