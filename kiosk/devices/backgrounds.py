"""Sounds to have in the background: rain, the sea, and soft brown noise, each made here, by number.

All of it is noise that was shaped in its spectrum. Such noise goes round: its last sample leads on to
its first, so it can be played in a loop that has no seam. What is laid over it (drops, swells) goes
round as well. The seed is fixed: a sound is the same each time.

A sound is levelled by its root mean square, at a value that puts it at `LOUDNESS_LUFS`. Measuring
that takes longer than the loudspeaker can wait, so the tests do it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.floating[Any]]
Shape = Callable[[Samples], Samples]
"""Gives for frequencies in Hz the amplitude that a noise has there."""

LOUDNESS_LUFS: Final = -40.5
"""19 LU below the voice: there when nobody speaks, out of the way when somebody does."""

SWELLS: Final = (8.2, 6.9, 9.6, 7.4, 8.9)
"""How long the waves of the sea take, in seconds: a slow breath, and no two alike."""

SECONDS: Final = sum(SWELLS)
"""How long it takes until a sound comes round again."""

_HEIGHTS = (0.85, 0.7, 1.0, 0.75, 0.9)
_CREST = 0.42
"""Where in a wave it is highest."""
_WASH_SECONDS = 0.7
"""How much later than the water the foam is loudest."""

_DROPS_A_SECOND = 30
_DROPS_HERTZ = (1100.0, 2600.0)
_DROPS_SHARE = 0.26


def background(name: str, rate: int) -> NDArray[np.float32]:
    """Return one of the sounds (mono, at `rate` Hz), to be played in a loop. Takes a moment."""
    make, level_db = _SOUNDS[name]
    sound = make(np.random.default_rng(1), round(SECONDS * rate), rate)
    levelled: NDArray[np.float32] = (_even(sound) * 10 ** (level_db / 20)).astype(np.float32)
    return levelled


def _rain(rng: np.random.Generator, frames: int, rate: int) -> Samples:
    """Far rain that comes in gusts, and drops near by."""
    far = _noise(rng, frames, rate, lambda hertz: _band(hertz, 350.0, 4500.0) / np.sqrt(hertz))
    low, high = (_drops(rng, frames, rate, centre) for centre in _DROPS_HERTZ)
    rain: Samples = _even(far) * (0.85 + 0.3 * _swell(frames, rate)) + _DROPS_SHARE * _even(low + high)
    return rain


def _sea(rng: np.random.Generator, frames: int, rate: int) -> Samples:
    """Waves that come in and run out: the higher, the brighter."""
    swell = _swell(frames, rate)
    foam = np.roll(swell, round(_WASH_SECONDS * rate))
    water = _noise(rng, frames, rate, lambda hertz: _band(hertz, 70.0, 450.0) / hertz)
    hiss = _noise(rng, frames, rate, lambda hertz: _band(hertz, 350.0, 3500.0) / np.sqrt(hertz))
    return _even(water) * (0.45 + 0.55 * swell) + _even(hiss) * (0.15 + 0.7 * foam)


def _brown(rng: np.random.Generator, frames: int, rate: int) -> Samples:
    """Noise that halves with every doubling of frequency, without what only shakes a loudspeaker."""
    return _noise(rng, frames, rate, lambda hertz: _band(hertz, 60.0, 3000.0) / hertz)


_SOUNDS: dict[str, tuple[Callable[[np.random.Generator, int, int], Samples], float]] = {
    "rain": (_rain, -42.0),
    "sea": (_sea, -39.8),
    "brown noise": (_brown, -38.5),
}
"""How each is made, and its root mean square in dB of full scale."""


def _noise(rng: np.random.Generator, frames: int, rate: int, shape: Shape) -> Samples:
    """Return noise of this shape that goes round."""
    hertz = _hertz(frames, rate)
    white = rng.standard_normal((len(hertz), 2), np.float32).view(np.complex64)[:, 0]
    return _sound(white * shape(hertz), frames)


def _drops(rng: np.random.Generator, frames: int, rate: int, centre: float) -> Samples:
    """Return drops that sound about so high, each of a few milliseconds, at any time, softer ones more often."""
    count = round(_DROPS_A_SECOND * SECONDS)
    falls = np.zeros(frames, np.float32)
    falls[rng.integers(frames, size=count)] = rng.choice([-1.0, 1.0], count) * rng.lognormal(sigma=0.2, size=count)
    shape = np.exp(-np.square(np.log(_hertz(frames, rate) / np.float32(centre)) * 2))
    return _sound(np.fft.rfft(falls)[1:] * shape, frames)


def _hertz(frames: int, rate: int) -> Samples:
    """Return the frequencies of a spectrum, without that of 0 Hz."""
    return np.fft.rfftfreq(frames, 1 / rate)[1:].astype(np.float32)


def _sound(spectrum: NDArray[np.complex64], frames: int) -> Samples:
    """Return the sound of a spectrum that begins above 0 Hz."""
    return np.fft.irfft(np.concatenate([np.zeros(1, np.complex64), spectrum]), frames)


def _swell(frames: int, rate: int) -> Samples:
    """Return the height of the water, 0 to 1: one wave after the other, each rising faster than it falls."""
    begins = np.cumsum([0.0, *SWELLS[:-1]])
    seconds = np.arange(frames) / rate
    wave = np.searchsorted(begins, seconds, side="right") - 1
    gone = ((seconds - begins[wave]) / np.array(SWELLS)[wave]).clip(0.0, 1.0)
    risen = np.sin(np.pi * gone ** (np.log(0.5) / np.log(_CREST)))
    swell: NDArray[np.float32] = (np.array(_HEIGHTS)[wave] * np.square(risen)).astype(np.float32)
    return swell


def _band(hertz: Samples, low: float, high: float) -> Samples:
    """Fall off softly below and above a band."""
    gain: Samples = 1 / np.sqrt((1 + (low / hertz) ** 4) * (1 + (hertz / high) ** 4))
    return gain


def _even(sound: Samples) -> Samples:
    """Bring a sound to a root mean square of 1."""
    even: Samples = sound / np.sqrt(np.mean(np.square(sound)))
    return even
