"""How loud things are: by EBU R 128, as broadcasting measures it."""

from __future__ import annotations

from statistics import fmean

import numpy as np
import pytest
import soxr
from numpy.typing import NDArray

from kiosk.devices.levelling import CEILING, VOICE_LUFS, level, loudness_of
from kiosk.devices.rendering import Rendering
from kiosk.devices.speakers import Order, Speaker, speakers
from tests.devices.narrator import PARAGRAPHS, RATE, babble, read_aloud, silence, spoken
from tests.devices.speech import ENGLISH, SPANISH

Samples = NDArray[np.float32]

SPEAKERS = [(speaker, ENGLISH) for speaker in speakers("en")] + [(speakers("es")[0], SPANISH)]


def lufs(rendering: Rendering) -> float:
    return loudness_of(rendering.samples.astype(np.float32), rendering.rate)


def levelled(samples: Samples) -> Samples:
    copy = samples.copy()
    level(copy, RATE)
    return copy


def sine(seconds: float, amplitude: float, hertz: float = 997.0) -> Samples:
    return (amplitude * np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE)).astype(np.float32)


def test_the_measure_is_that_of_the_standard() -> None:
    """A sine of 997 Hz that fills one channel has -3.01 LUFS (ITU-R BS.1770)."""
    assert loudness_of(sine(5.0, 1.0), RATE) == pytest.approx(-3.01, abs=0.1)
    assert loudness_of(sine(5.0, 0.1), RATE) == pytest.approx(-23.01, abs=0.1)


@pytest.mark.parametrize("seconds", [0.01, 0.2, 0.399, 0.4, 0.401])
def test_what_is_very_short_is_measured_too(seconds: float) -> None:
    assert loudness_of(sine(seconds, 0.1, 1000.0), RATE) == pytest.approx(-23.0, abs=0.3)


def test_silence_has_no_loudness() -> None:
    assert [loudness_of(silence(seconds), RATE) for seconds in (0.0, 0.1, 2.0)] == [-np.inf] * 3
    assert loudness_of(np.full(RATE, 1e-5, np.float32), RATE) == -np.inf


@pytest.mark.parametrize(("speaker", "texts"), SPEAKERS)
def test_our_voices_are_as_loud_as_they_are_said_to_be(speaker: Speaker, texts: tuple[str, ...]) -> None:
    found = [lufs(spoken(Order(text, speaker))) for text in texts]

    assert fmean(found) == pytest.approx(VOICE_LUFS, abs=0.5)
    assert found == pytest.approx([VOICE_LUFS] * len(texts), abs=1.5)  # some are short


@pytest.mark.parametrize("amplitude", [0.01, 0.05, 0.9])
@pytest.mark.parametrize("pause", [0.0, 5.0])
def test_speech_is_brought_to_the_loudness_of_the_voice_whatever_its_own_and_its_pauses(
    amplitude: float, pause: float
) -> None:
    reading = read_aloud(PARAGRAPHS[0], speakers("en")[0])
    sound = np.concatenate([reading.samples, silence(pause), reading.samples]) * np.float32(amplitude)

    assert loudness_of(levelled(sound), RATE) == pytest.approx(VOICE_LUFS, abs=0.2)


def test_a_word_that_takes_less_than_is_measured_is_brought_there_too() -> None:
    word = sine(0.15, 0.001)

    assert loudness_of(levelled(word), RATE) == pytest.approx(VOICE_LUFS, abs=0.3)


@pytest.mark.parametrize("samples", [1, 10, 47, 48, 49])
def test_even_a_few_samples_do_no_harm(samples: int) -> None:
    assert np.abs(levelled(np.full(samples, 0.5, np.float32))).max() <= CEILING


def thumps() -> Samples:
    """Soft speech, and somebody knocks on the microphone."""
    sound = babble(15.0, 0.01)
    for begin in (1.0, 8.0):
        sound[round(begin * RATE) :][:300] += 0.9 * np.hanning(300).astype(np.float32)
    return sound


def test_a_knock_is_turned_down_and_the_speech_around_it_is_not() -> None:
    before, after = thumps(), levelled(thumps())
    away = np.r_[0 : round(0.97 * RATE), round(1.05 * RATE) : round(7.97 * RATE), round(8.05 * RATE) : len(before)]
    gain = float(after[away] @ before[away] / (before[away] @ before[away]))

    assert np.abs(after).max() <= CEILING + 1e-6
    assert np.abs(after[away] - before[away] * gain).max() < 1e-4
    assert loudness_of(after, RATE) == pytest.approx(VOICE_LUFS, abs=0.3)
    assert loudness_of(after[away], RATE) == pytest.approx(VOICE_LUFS, abs=1.5)


def test_turning_down_is_gradual() -> None:
    """Of a sound that is steady but for a knock, the change from one sample to the next shows the gain's."""
    before = np.full(RATE, 0.05, np.float32) * np.resize([1.0, -1.0], RATE).astype(np.float32)
    before[RATE // 2] = 1.0
    gains = levelled(before) / before

    assert gains.min() < 0.8 * gains.max()
    assert np.abs(np.diff(gains)).max() < 0.01 * gains.max()


def test_nothing_between_the_samples_is_higher_than_full_scale() -> None:
    between = soxr.resample(levelled(thumps()), RATE, 4 * RATE)

    assert np.abs(between).max() < 1.0
