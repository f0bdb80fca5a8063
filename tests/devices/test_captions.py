"""When the words of a recording are spoken."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.captions import PAUSE_SECONDS, audible, levels_of, speech, word_times
from kiosk.devices.speakers import speakers
from tests.devices.narrator import PARAGRAPHS, RATE, Reading, Samples, babble, read_aloud, silence
from tests.devices.speech import SPANISH

HIBARI, ESPEAK = speakers("en")
(SPANIARD,) = speakers("es")


def with_noise(samples: Samples, level: float) -> Samples:
    return samples + np.random.default_rng(0).normal(0, level, len(samples)).astype(np.float32)


def stretches(samples: Samples) -> list[list[float]]:
    """When speech begins and ends, in seconds."""
    return [[round(float(seconds), 2) for seconds in each] for each in speech(levels_of(samples, RATE))]


def timed(text: str, *spoken: tuple[float, float]) -> list[float]:
    return [round(seconds, 2) for seconds in word_times(text, np.array(spoken))]


@pytest.mark.parametrize("noise", [0.0, 3e-4, 3e-3])
def test_sound_begins_and_ends_where_it_stands_out_of_the_noise(noise: float) -> None:
    sound = with_noise(np.concatenate([silence(1.0), babble(2.0), silence(1.5)]), noise)

    assert audible(levels_of(sound, RATE)) == pytest.approx((1.0, 3.0), abs=0.05)


@pytest.mark.parametrize("noise", [0.0, 3e-4, 3e-3])
def test_speech_is_between_the_silences(noise: float) -> None:
    sound = np.concatenate([silence(0.5), babble(2.0), silence(1.0), babble(1.0), silence(3.0), babble(1.0)])

    found = speech(levels_of(with_noise(sound, noise), RATE))

    assert found.ravel().tolist() == pytest.approx([0.5, 2.5, 3.5, 4.5, 7.5, 8.5], abs=0.05)


def test_a_silence_that_is_short_is_none_and_nor_is_a_click_speech() -> None:
    short = silence(PAUSE_SECONDS - 0.05)
    sound = np.concatenate(
        [babble(1.0), short, babble(1.0), silence(1.0), babble(0.02, 0.3), silence(1.0), babble(1.0)]
    )

    assert len(stretches(sound)) == 2


def test_even_one_sound_that_is_too_short_for_speech_is_a_stretch() -> None:
    assert len(stretches(np.concatenate([silence(0.1), babble(0.03, 0.3), silence(0.1)]))) == 1


def test_words_are_spread_over_speech_by_their_letters() -> None:
    assert timed("a bbb cc", (1.0, 10.0)) == [1.0, 3.0, 7.0]


def test_punctuation_takes_no_time() -> None:
    assert timed("a — “bbb”", (0.0, 7.0)) == [0.0, 2.0, 3.0]


def test_a_silence_lies_between_two_sentences() -> None:
    assert timed("Sit down. Look up now.", (0.0, 1.0), (3.0, 4.0)) == [0.0, 0.44, 3.0, 3.42, 3.67]


def test_a_silence_lies_after_a_comma_rather_than_anywhere() -> None:
    assert timed("Well now, look up here.", (0.0, 0.7), (2.0, 2.9))[2] == 2.0


def test_where_there_is_no_punctuation_the_letters_decide() -> None:
    assert timed("one two six ten", (0.0, 1.0), (5.0, 6.0)) == [0.0, 0.5, 5.0, 5.5]


def test_a_sound_without_words_is_passed_over() -> None:
    assert timed("Sit here. Look up.", (0.0, 0.1), (2.0, 3.0), (4.0, 5.0)) == [2.0, 2.44, 4.0, 4.62]


def test_no_words_have_no_times() -> None:
    assert timed(" ", (0.0, 1.0)) == []


def test_one_word_in_many_stretches_begins_in_one_of_them() -> None:
    assert timed("Om", (0.0, 1.0), (2.0, 8.0), (9.0, 10.0)) == [2.0]


lengths = st.floats(0.04, 20.0)


@given(
    st.text(st.sampled_from("ab.,… \n“"), max_size=60),
    st.lists(st.tuples(lengths, lengths), min_size=1, max_size=12),
)
def test_whatever_is_said_each_word_has_a_time_in_speech_ascending(text: str, pairs: list[tuple[float, float]]) -> None:
    ends = np.cumsum(np.array(pairs).ravel()).reshape(-1, 2)
    times = word_times(text, ends)

    assert len(times) == len(text.split())
    assert all(earlier < later for earlier, later in pairwise(times))
    assert all(((ends[:, 0] - 1e-6 <= seconds) & (seconds <= ends[:, 1] + 1e-6)).any() for seconds in times)


@cache
def readings() -> tuple[Reading, ...]:
    """Paragraphs read by all our voices, with short and with long pauses."""
    english = [
        read_aloud(text, speaker, seed, pauses)
        for text in PARAGRAPHS
        for seed, (speaker, pauses) in enumerate([(HIBARI, (0.25, 0.6)), (HIBARI, (0.4, 3.0)), (ESPEAK, (0.4, 3.0))])
    ]
    return *english, read_aloud(" ".join(SPANISH), SPANIARD)


@pytest.mark.parametrize("noise", [0.0, 1e-3, 5e-3])
def test_half_of_all_words_are_right_within_a_tenth_of_a_second_and_nine_in_ten_within_a_quarter(noise: float) -> None:
    errors: list[float] = []
    for reading in readings():
        found = word_times(reading.text, speech(levels_of(with_noise(reading.samples, noise), RATE)))
        errors += np.abs(np.subtract(found, reading.words)).tolist()

    assert len(errors) > 500
    assert np.quantile(errors, 0.5) < 0.1
    assert np.quantile(errors, 0.9) < 0.25
    assert max(errors) < 1.5


def test_the_time_it_takes_does_not_run_away_with_length() -> None:
    """Ten minutes of speech and a thousand words: their neighbourhoods are tried, not every word with every other."""
    spoken = np.array([(3.0 * index, 3.0 * index + 2.0) for index in range(200)])
    times = word_times(" ".join(["one two three four five."] * 200), spoken)

    assert np.abs(np.array(times[::5]) - spoken[:, 0]).max() < 0.01
