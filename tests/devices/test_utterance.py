"""The utterance that goes on: how it is amplified."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.devices.activity import CHUNK, RATE, Samples, level_db
from kiosk.devices.recogniser import Recognised
from kiosk.devices.utterance import BEFORE_CHUNKS, LEFT_ALONE_DB, MOST_DB, USUAL_DB, Utterance, gain_for
from tests.devices.room import one_after_another, recogniser, said


def chunks(sound: Samples) -> list[Samples]:
    return [sound[end - CHUNK : end] for end in range(CHUNK, len(sound) + 1, CHUNK)]


def in_a_room(word: Samples) -> Samples:
    """A word with a quiet half second before it, and a pause after it."""
    return one_after_another(word)[RATE // 2 : -RATE * 4 // 5]


def found(sound: Samples, *phrases: str) -> Recognised:
    utterance = Utterance(recogniser())
    utterance.offer(phrases)
    for count, chunk in enumerate(chunks(sound)):
        utterance.take(chunk)
        if count == BEFORE_CHUNKS:
            utterance.decode()
    return utterance.said()


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (0.0, 0.0),
        (USUAL_DB, 0.0),
        (USUAL_DB - LEFT_ALONE_DB + 1, 0.0),
        (USUAL_DB - 20, 20.0),
        (USUAL_DB - 45, MOST_DB),
    ],
)
def test_a_faint_voice_is_amplified_to_the_usual_level(level: float, expected: float) -> None:
    sound = [np.full(CHUNK, 10 ** (decibels / 20), np.float32) for decibels in (level - 10, level)]

    assert expected == pytest.approx(20 * np.log10(gain_for(sound)), abs=0.1)
    assert level == pytest.approx(level_db(sound[-1]), abs=0.1)


@pytest.mark.parametrize("decibels", [-30, -20, 0, 12])
def test_a_whisper_and_a_shout_are_understood(decibels: int) -> None:
    word = in_a_room(said("continue")) * np.float32(10 ** (decibels / 20))

    assert "continue" == found(word, "continue", "stop", "yes").text
