"""What is common to the renderings of all voices."""

import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.devices.rendering import LEAD_SECONDS, LOUDNESS, TAIL_SECONDS, Mark, Sound, audible, finished, word_times

RATE = 16_000


def silence(seconds: float) -> NDArray[np.float32]:
    return np.zeros(round(seconds * RATE), np.float32)


def tone(seconds: float, amplitude: float = 0.5) -> NDArray[np.float32]:
    wave = amplitude * np.sin(2 * np.pi * 440 * np.arange(round(seconds * RATE)) / RATE)
    return wave.astype(np.float32)


def sound(*pieces: NDArray[np.float32], marks: tuple[Mark, ...] = ()) -> Sound:
    return Sound(np.concatenate(pieces), RATE, marks)


def rms(samples: NDArray[np.float32] | NDArray[np.int16]) -> float:
    return float(np.sqrt(np.mean(np.square(samples))))


@pytest.mark.parametrize("before", [0.0, 0.015, 0.3])
@pytest.mark.parametrize("after", [0.0, 0.015, 0.6])
def test_silence_at_both_ends_is_of_known_length(before: float, after: float) -> None:
    rendering = finished(sound(silence(before), tone(0.5), silence(after)), "hello")

    assert rendering.seconds == pytest.approx(LEAD_SECONDS + 0.5 + TAIL_SECONDS, abs=0.021)
    assert not rendering.samples[: round(LEAD_SECONDS * RATE)].any()
    assert rendering.words == (LEAD_SECONDS,)


@pytest.mark.parametrize("amplitude", [0.01, 0.1, 0.9])
def test_speech_is_equally_loud_however_loud_it_was(amplitude: float) -> None:
    rendering = finished(sound(tone(1.0, amplitude), silence(1.0), tone(1.0, amplitude)), "well now")

    assert rms(rendering.samples[RATE // 10 : RATE * 9 // 10]) == pytest.approx(LOUDNESS, rel=0.02)


def test_a_peak_limits_the_loudness_and_is_not_clipped() -> None:
    click = silence(0.5)
    click[4000] = 0.5
    rendering = finished(sound(tone(0.5, 0.001), click, tone(0.5, 0.001)), "tick")

    assert np.abs(rendering.samples).max() == pytest.approx(0.95, abs=0.001)


def test_an_utterance_begins_and_ends_without_a_click() -> None:
    rendering = finished(sound(np.full(RATE, 0.5, np.float32)), "on")

    assert np.abs(np.diff(rendering.samples)).max() < 0.01


def test_samples_are_whole_steps_of_16_bits() -> None:
    steps = finished(sound(tone(0.3)), "yes").samples * 32768

    assert np.array_equal(steps, np.round(steps))


def test_all_silence_is_a_short_silence() -> None:
    rendering = finished(sound(silence(1.0)), "…")

    assert not rendering.samples.any()
    assert rendering.seconds == pytest.approx(LEAD_SECONDS + TAIL_SECONDS)
    assert rendering.words == (LEAD_SECONDS,)


def test_a_word_that_begins_in_silence_begins_with_the_sound_after_it() -> None:
    marks = (Mark(0, 0.0), Mark(6, 0.7))
    rendering = finished(sound(tone(0.5), silence(0.5), tone(0.5), marks=marks), "well, yes")

    assert rendering.words == pytest.approx((LEAD_SECONDS, LEAD_SECONDS + 1.0), abs=0.011)


def test_no_word_begins_after_the_end() -> None:
    rendering = finished(sound(tone(0.5), silence(2.0), marks=(Mark(0, 0.0), Mark(2, 2.4))), "a b")

    assert rendering.words == (LEAD_SECONDS, rendering.seconds)


def test_the_audible_part_ends_with_the_sound_even_in_mid_frame() -> None:
    samples = np.concatenate([silence(0.1), tone(0.1)])[:-3]

    assert audible(samples, RATE) == slice(1600, 3197)


def test_words_without_a_mark_are_spread_between_their_neighbours() -> None:
    assert word_times("one of the five", (Mark(0, 0.0), Mark(11, 3.0)), 4.0) == (0.0, 1.0, 2.0, 3.0)
    assert word_times("one of the five", (), 4.0) == (0.0, 1.0, 2.0, 3.0)


def test_the_first_word_begins_with_the_sound() -> None:
    assert word_times("— “so” it", (Mark(3, 1.0), Mark(7, 2.0)), 3.0) == (0.0, 1.0, 2.0)
    assert word_times("so it", (Mark(0, 0.1), Mark(3, 2.0)), 3.0) == (0.0, 2.0)


def test_the_first_of_several_marks_in_a_word_counts() -> None:
    assert word_times(" now 4-7-8 ", (Mark(5, 0.5), Mark(7, 1.0), Mark(9, 2.0)), 3.0) == (0.0, 0.5)


def test_word_times_never_descend() -> None:
    assert word_times("a b c d", (Mark(2, 1.0), Mark(4, 0.5), Mark(6, 2.0)), 3.0) == (0.0, 1.0, 1.0, 2.0)


def test_no_words_have_no_times() -> None:
    assert word_times(" ", (), 1.0) == ()
