"""Somebody who reads aloud, with pauses, and of whom it is known when each word begins."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import soundfile
import soxr
from msgspec import Struct
from numpy.typing import NDArray

from kiosk.core.script import sentences
from kiosk.devices.drivers import render
from kiosk.devices.rendering import Rendering
from kiosk.devices.speakers import Order, Speaker

Samples = NDArray[np.float32]

RATE = 48_000

PARAGRAPHS = """\
Sit so that your feet touch the floor. Now look around the room, and find five things that you can see. Say each one \
aloud, or just point to it in your mind. There is no right or wrong answer here.
Let your shoulders drop a little, as if they were heavy. Some people feel more tense at first, and that is fine. You \
can stop at any time, or keep your eyes open and rest them on one spot. When you are ready, notice the air as it comes \
in, and as it goes out again.
Remember a time when you coped with something hard. It need not be large. Perhaps you made a call that you did not \
want to make, or you got out of bed on a grey morning, washed, and came here. Take a moment. What helped you then?
Picture a place where you feel safe. It can be real or made up: a garden, a kitchen, a hill by the sea. Look to the \
left. Look to the right. What colours do you see? Now listen. Which sounds are near, and which are far away?
""".splitlines()


class Reading(Struct, frozen=True, eq=False):
    """A text read aloud (mono, at `RATE` Hz), and when each word of it begins, in seconds."""

    text: str
    samples: Samples
    words: tuple[float, ...]


@cache
def spoken(order: Order) -> Rendering:
    return render(order.speaker.driver, order.speaker.voice, order.words_a_minute, order.text)


def read_aloud(text: str, speaker: Speaker, seed: int = 0, pauses: tuple[float, float] = (0.4, 3.0)) -> Reading:
    """Read a text sentence by sentence, with a pause of one length or another after each."""
    chance = np.random.default_rng(seed)
    pieces: list[Samples] = []
    words: list[float] = []
    at = 0
    for sentence in sentences(text):
        rendering = spoken(Order(sentence, speaker, (130, 145, 165)[seed % 3]))
        sound = soxr.resample(rendering.samples, rendering.rate, RATE).astype(np.float32)
        words += [at / RATE + seconds for seconds in rendering.words]
        pieces += [sound, np.zeros(round(chance.uniform(*pauses) * RATE), np.float32)]
        at += len(pieces[-2]) + len(pieces[-1])
    return Reading(text, np.concatenate(pieces), tuple(words))


def write(path: Path, samples: Samples, rate: int = RATE) -> Path:
    """Write sound into a file, of the format that its name ends with."""
    with soundfile.SoundFile(path, "w", rate, 1) as file:
        for begin in range(0, len(samples), rate):  # libsndfile cannot write much Vorbis at once
            file.write(samples[begin : begin + rate])
    return path


def babble(seconds: float, loudness: float = 0.1, seed: int = 0) -> Samples:
    """Return something like speech without words: syllables of dull noise, made in no time."""
    frames = round(seconds * RATE)
    syllables = np.square(np.sin(np.pi * 4 * np.arange(frames) / RATE))
    noise = np.repeat(np.random.default_rng(seed).normal(size=frames // 8 + 1), 8)[:frames]
    return (loudness * syllables * noise).astype(np.float32)


def silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE), np.float32)
