"""The sounds for the background, listened to by number."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from time import process_time

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from numpy.typing import NDArray

from kiosk.core.script import SOUNDS
from kiosk.devices.backgrounds import LOUDNESS_LUFS, SECONDS, SWELLS, background
from kiosk.devices.levelling import VOICE_LUFS, loudness_of

RATE = 24_000

Samples = NDArray[np.float32]

every_sound = pytest.mark.parametrize("name", SOUNDS)


@cache
def sound(name: str, rate: int = RATE) -> Samples:
    return background(name, rate)


def around_the_seam(name: str, seconds: float) -> Samples:
    """The end of a sound and its beginning."""
    frames = round(seconds * RATE / 2)
    return np.concatenate([sound(name)[-frames:], sound(name)[:frames]])


def bands_db(samples: Samples) -> NDArray[np.float64]:
    """The power in each octave from 125 Hz to 8 kHz, in dB."""
    power = np.abs(np.fft.rfft(samples * np.hanning(len(samples)))) ** 2
    hertz = np.fft.rfftfreq(len(samples), 1 / RATE)
    edges = 125 * 2.0 ** np.arange(7)
    return np.array([10 * np.log10(power[(hertz >= low) & (hertz < 2 * low)].mean()) for low in edges])


def levels_db(samples: Samples, seconds: float) -> NDArray[np.float64]:
    """The level of each stretch of so many seconds."""
    frames = round(seconds * RATE)
    stretches = samples[: len(samples) // frames * frames].reshape(-1, frames)
    levels: NDArray[np.float64] = 10 * np.log10(np.mean(np.square(stretches.astype(np.float64)), axis=1))
    return levels


@every_sound
@pytest.mark.parametrize("rate", [24_000, 44_100, 48_000])
def test_every_sound_is_equally_loud_and_well_under_the_voice(name: str, rate: int) -> None:
    assert loudness_of(sound(name, rate), rate) == pytest.approx(LOUDNESS_LUFS, abs=0.3)
    assert 18 <= VOICE_LUFS - LOUDNESS_LUFS <= 20


@every_sound
def test_a_sound_takes_its_time_and_is_the_same_each_time(name: str) -> None:
    again = background(name, RATE)

    assert_array_equal(sound(name), again)
    assert (again.dtype, again.shape) == (np.dtype(np.float32), (round(SECONDS * RATE),))
    assert 30 <= SECONDS <= 45


@every_sound
def test_a_sound_is_made_quickly(name: str) -> None:
    seconds = []
    for _ in range(3):
        begin = process_time()
        background(name, 48_000)
        seconds.append(process_time() - begin)

    assert min(seconds) < 1.0  # 0.3 on a desk; what else goes on there does not count


@every_sound
def test_the_step_across_the_seam_is_one_like_any_other(name: str) -> None:
    steps = np.abs(np.diff(sound(name)))
    bends = np.abs(np.diff(sound(name), 2))
    seam = around_the_seam(name, 4 / RATE)

    assert abs(seam[2] - seam[1]) <= np.quantile(steps, 0.9999)
    assert np.abs(np.diff(seam, 2)).max() <= np.quantile(bends, 0.9999)


@every_sound
def test_the_spectrum_goes_on_across_the_seam(name: str) -> None:
    """A click, or a gap, would show in every octave of the tenth of a second around it."""
    seam = bands_db(around_the_seam(name, 0.1))
    frames = RATE // 10
    begins = range(0, len(sound(name)) - frames, frames)
    inside = np.array([bands_db(sound(name)[begin : begin + frames]) for begin in begins])

    assert (seam >= inside.min(axis=0) - 1).all()
    assert (seam <= inside.max(axis=0) + 1).all()


@every_sound
def test_no_click_and_no_gap_stands_out(name: str) -> None:
    samples = sound(name)
    crest_db = 20 * np.log10(np.abs(samples).max() / np.sqrt(np.mean(np.square(samples))))
    levels = levels_db(np.append(samples, samples[: RATE // 100]), 0.01)

    assert crest_db < 21
    assert levels.min() > LOUDNESS_LUFS - 15
    assert levels.max() < LOUDNESS_LUFS + 15


@every_sound
def test_no_tone_stands_out(name: str) -> None:
    """In a noise the power at one frequency is spread exponentially: 13 times the mean is rare, a tone is thousands."""
    frames = 8192
    stretches = sound(name)[: len(sound(name)) // frames * frames].reshape(-1, frames) * np.hanning(frames)
    power = np.mean(np.abs(np.fft.rfft(stretches)) ** 2, axis=0)[20:]
    neighbours = np.convolve(power, np.ones(41) / 41, mode="same")

    assert (power[20:-20] / neighbours[20:-20]).max() < 3


@every_sound
def test_a_sound_falls_off_towards_the_treble(name: str) -> None:
    bands = bands_db(sound(name))

    assert (np.diff(bands[3:]) < -1).all()
    assert sound(name).astype(np.float64).mean() == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("name", ["rain", "brown noise"])
def test_rain_and_noise_are_even(name: str) -> None:
    levels = levels_db(sound(name), 1.0)

    assert levels.max() - levels.min() < 4


def test_the_sea_swells_slowly_and_each_wave_is_another() -> None:
    levels = levels_db(sound("sea"), 0.1)
    smooth = np.convolve(np.concatenate([levels[-10:], levels, levels[:10]]), np.ones(21) / 21, mode="valid")
    ends = np.cumsum([0, *SWELLS])
    waves = [smooth[round(begin * 10) : round(end * 10)] for begin, end in pairwise(ends)]
    crests = [(begin + np.argmax(wave) / 10, float(wave.max())) for begin, wave in zip(ends, waves, strict=False)]
    between = np.diff([seconds for seconds, _ in crests])

    assert all(6 <= swell <= 12 for swell in SWELLS)
    assert len(set(SWELLS)) == len(SWELLS)
    assert ((between > 6) & (between < 12)).all()
    assert all(5 < wave.max() - wave.min() < 12 for wave in waves)
    assert len({round(level, 1) for _, level in crests}) >= 4


def test_rain_has_drops_and_noise_has_none() -> None:
    """Drops make the samples less evenly spread than those of noise, of which the kurtosis is 3."""
    kurtosis = {}
    for name in SOUNDS:
        even = sound(name).astype(np.float64)
        kurtosis[name] = float(np.mean(even**4) / np.mean(even**2) ** 2)

    assert kurtosis["rain"] > 3.15
    assert kurtosis["brown noise"] == pytest.approx(3, abs=0.1)


def test_there_is_no_other_sound() -> None:
    with pytest.raises(KeyError):
        background("thunder", RATE)
