"""An hour of other people's talk and noise, in every phase.

There are some minutes of talk. They become an hour by being heard again elsewhere: near and far, soft and loud,
in a kitchen, two at a time, from a television, faster and slower. In every phase each talker is heard once, from one
phase to the next in other surroundings. It is not an hour of as many different people.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import soxr

from kiosk.devices.activity import RATE, Samples
from tests.bench_voice import synthetic
from tests.bench_voice.phases import PHASES
from tests.bench_voice.recordings import People, in_noise
from tests.devices.reverberation import in_the_room, response
from tests.devices.room import levelled, quiet

GAP_SECONDS = 1.0
KITCHEN_SECONDS, NOISE_SECONDS = 20.0, 10.0
"""How long each noise is heard by itself in a phase."""

NARROW_RATE = 8000
FAR = response(level_db=-10.0, delay_seconds=0.01, reverberation_seconds=0.8, direct_db=-6.0, seed=2)
TELEVISION = response(level_db=-6.0, delay_seconds=0.01, reverberation_seconds=0.5, direct_db=0.0, seed=3)


@dataclass(frozen=True)
class Piece:
    """What is heard for a while, and what it is."""

    what: str
    sound: Samples


Surroundings = Callable[[Samples, Samples, Samples], Samples]
"""From somebody's talk, somebody else's, and a kitchen's noise."""

SURROUNDINGS: dict[str, Surroundings] = {
    "near": lambda talk, _other, _kitchen: talk,
    "soft": lambda talk, _other, _kitchen: talk * np.float32(10 ** (-20 / 20)),
    "loud": lambda talk, _other, _kitchen: talk * np.float32(10 ** (10 / 20)),
    "far": lambda talk, _other, _kitchen: in_the_room(talk, FAR),
    "kitchen 15 dB": lambda talk, _other, kitchen: in_noise(talk, kitchen, 15),
    "kitchen 9 dB": lambda talk, _other, kitchen: in_noise(talk, kitchen, 9),
    "kitchen 3 dB": lambda talk, _other, kitchen: in_noise(talk, kitchen, 3),
    "far in a kitchen": lambda talk, _other, kitchen: in_noise(in_the_room(talk, FAR), kitchen, 9),
    "two at a time": lambda talk, other, _kitchen: talk + np.resize(other, len(talk)),
    "television": lambda talk, _other, _kitchen: in_the_room(_narrow(talk), TELEVISION),
    "faster": lambda talk, _other, _kitchen: _stretched(talk, 0.88),
    "slower": lambda talk, _other, _kitchen: _stretched(talk, 1.12),
}


def heard_in(phase: str, people: People) -> list[Piece]:
    """What is heard in a phase: everybody’s talk, then the noises."""
    shift = PHASES.index(phase)
    names = list(SURROUNDINGS)
    talking = [
        _talk(names[(index + shift) % len(names)], talk, people.talk[index - 1], people.kitchen)
        for index, talk in enumerate(people.talk)
    ]
    return [*talking, *_noises(people.kitchen, shift)]


def _talk(what: str, talk: Samples, other: Samples, kitchen: Samples) -> Piece:
    return _piece(what, np.pad(SURROUNDINGS[what](talk, other, kitchen), (0, round(GAP_SECONDS * RATE))))


def _noises(kitchen: Samples, shift: int) -> tuple[Piece, ...]:
    """Noises by themselves, from one phase to the next another part of them."""
    clatter = np.roll(levelled(kitchen), -round(shift * KITCHEN_SECONDS * RATE))
    return (
        _piece("kitchen", np.resize(clatter, round(KITCHEN_SECONDS * RATE))),
        _piece("coughs", synthetic.coughs(NOISE_SECONDS, shift)),
        _piece("rustle", synthetic.rustle(NOISE_SECONDS, shift)),
        _piece("music", synthetic.music(NOISE_SECONDS, shift)),
    )


def _piece(what: str, sound: Samples) -> Piece:
    return Piece(what, (sound + quiet(len(sound) / RATE)).astype(np.float32))


def _narrow(sound: Samples) -> Samples:
    """What a small loudspeaker leaves of it."""
    return np.asarray(soxr.resample(soxr.resample(sound, RATE, NARROW_RATE), NARROW_RATE, RATE), np.float32)


def _stretched(sound: Samples, factor: float) -> Samples:
    """The sound so many times as long, and lower by as much."""
    return np.asarray(soxr.resample(sound, RATE, RATE * factor), np.float32)
