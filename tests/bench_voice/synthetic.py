"""What nobody said: synthetic voices, which the compact model knows from its training, and noises made of numbers."""

from __future__ import annotations

import numpy as np
import soxr
from numpy.typing import NDArray

from kiosk.devices.activity import RATE, Samples
from kiosk.devices.drivers import espeak
from tests.bench_voice.recordings import Word
from tests.devices.room import levelled, said

VOICES = ("hibari", "en-us", "en-us+f3", "en-gb", "en-gb+m3")
"""The kiosk's own voice, and some of espeak-ng's."""

SAYINGS = (
    *("start", "pause", "wait", "continue", "go on", "say that again", "next", "skip", "back", "more", "slower"),
    *("faster", "louder", "softer", "help", "i need help", "stop", "go home", "finish", "another one", "yes"),
    *("no thanks", "seven", "ten"),
)
"""Phrases of every kind."""

AROUND = {
    "maybe a six": "six",
    "um seven please": "seven",
    "i think four": "four",
    "about a three": "three",
    "i'd say five": "five",
    "eight out of ten": "eight",
    "six no seven": "seven",
    "two i mean three": "three",
}
"""Answers with words around them, and corrections."""

SPOKEN_ON = (("stop", "worrying about that"), ("home", "is where I grew up"), ("go home", "before it gets dark"))
"""What begins with a phrase that costs something, and goes on after a moment: nothing of it is meant."""

MOMENT_SECONDS = 0.2


def spoken(voice: str, text: str) -> Samples:
    """A text in this voice, at the pace of somebody who answers, as loud as the voice is."""
    if voice == "hibari":
        return said(f"{text.capitalize()}.")
    sound = espeak.synthesise(f"{text.capitalize()}.", voice, 150)
    return np.asarray(soxr.resample(sound.samples, sound.rate, RATE), np.float32)


def plain() -> list[Word]:
    """Phrases of every kind in every voice."""
    return [Word(text, levelled(spoken(voice, text))) for voice in VOICES for text in SAYINGS]


def with_words_around() -> list[Word]:
    """Answers with words around them in every voice."""
    return [Word(phrase, levelled(spoken(voice, text))) for voice in VOICES for text, phrase in AROUND.items()]


def spoken_on() -> list[Word]:
    """What begins with a phrase and goes on, in every voice."""
    moment = np.zeros(round(MOMENT_SECONDS * RATE), np.float32)
    return [
        Word(None, np.concatenate((levelled(spoken(voice, phrase)), moment, levelled(spoken(voice, more)))))
        for voice in VOICES
        for phrase, more in SPOKEN_ON
    ]


def coughs(seconds: float, seed: int) -> Samples:
    """Somebody coughs every other second: bursts of noise that a throat colours, each with a second push."""
    rng, sound = np.random.default_rng((2, seed)), np.zeros(round(seconds * RATE))
    for start in np.arange(0.5, seconds - 1.0, 2.0):
        at = round((start + rng.uniform(0, 0.5)) * RATE)
        for push, loudness in ((0.0, 1.0), (rng.uniform(0.2, 0.3), 0.5)):
            burst = _band(rng.normal(size=round(0.18 * RATE)), rng.uniform(300, 600), rng.uniform(1800, 3000))
            begin = at + round(push * RATE)
            sound[begin : begin + len(burst)] += loudness * burst * np.exp(-np.arange(len(burst)) / (0.05 * RATE))
    return levelled(sound.astype(np.float32))


def rustle(seconds: float, seed: int) -> Samples:
    """Paper or a coat: high noise that comes and goes some times a second."""
    rng, size = np.random.default_rng((3, seed)), round(seconds * RATE)
    steps = rng.uniform(0, 1, round(seconds * 12) + 2) ** 3
    strength = np.interp(np.linspace(0, len(steps) - 1, size), np.arange(len(steps)), steps)
    return levelled((strength * _band(rng.normal(size=size), 1500, 7000)).astype(np.float32))


def music(seconds: float, seed: int) -> Samples:
    """A tune over chords, two notes a second, with overtones that die away."""
    rng, note = np.random.default_rng((4, seed)), RATE // 2
    time = np.arange(note) / RATE
    scale = 220 * 2 ** (np.array([0, 2, 4, 5, 7, 9, 11, 12]) / 12)
    parts = []
    for _ in range(round(seconds * 2)):
        tones = [scale[rng.integers(8)], scale[0] / 2, scale[2] / 2, scale[4] / 2]
        parts.append(
            np.exp(-3 * time) * sum(np.sin(2 * np.pi * f * n * time) / n**1.5 for f in tones for n in range(1, 6))
        )
    return levelled(np.concatenate(parts).astype(np.float32))


def _band(noise: NDArray[np.float64], low: float, high: float) -> Samples:
    """Noise between two frequencies in Hz."""
    spectrum, frequencies = np.fft.rfft(noise), np.fft.rfftfreq(len(noise), 1 / RATE)
    spectrum[(frequencies < low) | (frequencies > high)] = 0
    filtered: Samples = np.fft.irfft(spectrum, len(noise)).astype(np.float32)
    return filtered
