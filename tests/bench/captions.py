"""From the first audible sample of a word to the frame in which it is lit.

The kiosk runs as it does for a client, through a virtual card. Each word is found again in what left the
loudspeaker: where it is most like the samples that were played.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

import numpy as np

from tests.bench.first_sound import AUDIBLE, moment_of_first_sample
from tests.bench.table import Result, Row, percentile_95
from tests.virtual_card import RATE, Samples, VirtualCard, virtual_card

MOST_MS = 60.0
FRAMES = 20
WORDS = 120
PATIENCE_SECONDS = 240.0

CLOCK_SECONDS = 5.0
"""How often the card's clock, which goes slower, is compared: in this time it loses 2 ms."""
WORD_SECONDS = 0.4
"""So much of a word, and of what follows it, is looked for."""

AROUND_SECONDS = 1.0
"""How long before and after it is lit a word is looked for."""

LIKE = 0.8
"""How like what was played it has to be, 0 to 1: a sound that was broken off is not counted."""

Told = dict[str, Any]


def measure() -> Result:
    told, late = _lateness()
    frames = median(line["frames"] for line in told if "frames" in line)
    words = sum("word" in line for line in told)
    note = (
        f"Word to light: from the first audible sample of a word that leaves the loudspeaker of a virtual card to the "
        f"frame in which the word is lit; {len(late)} words of an exercise, at {frames:.0f} frames a second, drawn "
        "without a graphics card. Too early counts as much as too late. Without the delay of a real screen. Where the "
        "machine is too busy for the sound, it stops for moments and words are broken off: then this says little."
    )
    rows = (
        Row("word to light, median", "ms", median(late)),
        Row("word to light, either way, 95th percentile", "ms", percentile_95(list(map(abs, late))), most=MOST_MS),
        Row(f"words whose sound was broken off, of {words}", "", words - len(late)),
    )
    return Result(rows, (note,))


def _lateness() -> tuple[list[Told], list[float]]:
    """Return what the kiosk told, and how many ms after its sound each word was lit."""
    with TemporaryDirectory() as folder, virtual_card() as card:
        told: list[Told] = []
        zeros: list[tuple[float, float]] = []
        for line in _exercise(card, Path(folder)):
            told.append(line)
            if "frames" in line and (not zeros or monotonic() - zeros[-1][0] > CLOCK_SECONDS):
                zeros.append((monotonic(), moment_of_first_sample(card)))
        sound = card.heard()
        utterances = {line["turn"]: line for line in told if "file" in line}
        lit = [line for line in told if "word" in line and line["turn"] in utterances]
        late = []
        for line in lit:
            zero = min(zeros, key=lambda known: abs(known[0] - line["at"]))[1]
            moment = heard(sound, line["at"] - zero, sound_of(utterances[line["turn"]], line["word"]))
            if moment is not None:
                late.append(1000 * (line["at"] - zero - moment))
    return told, late


def _exercise(card: VirtualCard, folder: Path) -> Iterator[Told]:
    """Yield what the kiosk tells until enough words have been lit."""
    command = [sys.executable, "-m", "tests.bench.lighting", str(folder), str(FRAMES)]
    homes = {f"XDG_{name}_HOME": str(folder / name) for name in ("CACHE", "CONFIG", "DATA")}
    environment = {**os.environ, **card.environment, **homes, "SDL_VIDEODRIVER": "offscreen"}
    end = monotonic() + PATIENCE_SECONDS
    words = 0
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own module
        assert process.stdout is not None
        for text in process.stdout:
            line: Told = json.loads(text)
            yield line
            words += "word" in line
            if words >= WORDS or monotonic() > end:
                process.terminate()
                return


def sound_of(utterance: Told, word: int) -> Samples:
    """Return the sound of a word, from its first audible sample."""
    samples = np.load(utterance["file"])[utterance["words"][word] :].astype(np.float32)
    audible = np.flatnonzero(np.abs(samples) > AUDIBLE * np.abs(samples).max())
    start = int(audible[0]) if audible.size else 0
    return np.asarray(samples[start : start + round(WORD_SECONDS * RATE)], np.float32)


def heard(sound: Samples, lit: float, word: Samples) -> float | None:
    """Return when a word was heard that was lit at `lit` seconds of the recording; nothing where it is not there."""
    begin = max(0, round((lit - AROUND_SECONDS) * RATE))
    around = sound[begin : begin + round(2 * AROUND_SECONDS * RATE) + len(word)].astype(np.float64)
    places = len(around) - len(word)
    if places <= 0:
        return None
    size = len(around) + len(word)
    products = np.fft.irfft(np.fft.rfft(around, size) * np.conj(np.fft.rfft(word, size)), size)[:places]
    energy = np.cumsum(np.square(around))
    there = energy[len(word) :][:places] - energy[:places]
    likeness = products / np.sqrt(np.maximum(there, 1e-9) * np.square(word, dtype=np.float64).sum())
    place = int(likeness.argmax())
    return (begin + place) / RATE if likeness[place] > LIKE else None
