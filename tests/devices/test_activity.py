"""Whether somebody is speaking."""

import time

import numpy as np
import pytest

from kiosk.devices.activity import CHUNK, RATE, Samples, VoiceActivity, level_db
from tests.devices.room import DIGITS, RECORDINGS, levelled, one_after_another, quiet, recorded, said

TALK = [path.name for path in sorted(RECORDINGS.glob("order_*.flac"))]


def voiced(sound: Samples) -> list[bool]:
    activity = VoiceActivity()
    return [activity.voiced(sound[end - CHUNK : end]) for end in range(CHUNK, len(sound) + 1, CHUNK)]


@pytest.mark.parametrize("level", [0.0, 1e-4, 1e-3, 1e-2, 1e-1])
def test_steady_noise_is_no_voice_however_loud(level: float) -> None:
    assert not any(voiced(quiet(20.0, level=level)))


def test_a_hum_is_no_voice() -> None:
    seconds = np.arange(10 * RATE) / RATE
    hum = sum(0.1 / part * np.sin(2 * np.pi * 50 * part * seconds) for part in (1, 2, 3))

    assert not any(voiced(np.asarray(hum, np.float32)))


@pytest.mark.parametrize("name", [path.name for path in DIGITS])
def test_a_word_is_a_voice_from_beginning_to_end(name: str) -> None:
    word = recorded(name)

    found = np.flatnonzero(voiced(one_after_another(word)))

    begin, end = found[0] * CHUNK / RATE, (found[-1] + 1) * CHUNK / RATE
    assert begin == pytest.approx(1.0, abs=0.2)
    assert end == pytest.approx(1.0 + len(word) / RATE, abs=0.2)


def test_a_voice_is_found_over_noise_that_was_there_before() -> None:
    noise = quiet(8.0, level=0.006)  # 20 dB below the voice
    word = said("continue")
    noise[6 * RATE : 6 * RATE + len(word)] += word

    found = np.flatnonzero(voiced(noise)) * CHUNK / RATE

    assert found[0] == pytest.approx(6.0, abs=0.2)
    assert found[-1] == pytest.approx(6.0 + len(word) / RATE, abs=0.3)


def test_a_voice_at_the_kiosk_is_found_among_the_rooms_voices() -> None:
    room, word = babble(8.0), said("continue")
    room[6 * RATE : 6 * RATE + len(word)] += word

    found = np.flatnonzero(voiced(room)) * CHUNK / RATE

    while_said = found[found > 5.5]
    assert while_said[0] == pytest.approx(6.0, abs=0.2)
    assert while_said[-1] == pytest.approx(6.0 + len(word) / RATE, abs=0.3)


def test_the_rooms_voices_begin_no_endless_utterance() -> None:
    assert np.mean(voiced(babble(20.0))) < 0.1


def babble(seconds: float) -> Samples:
    """Three people who talk at a time, 15 dB softer than one at the kiosk."""
    talk = [recorded(name) for name in TALK]
    lines = [np.roll(np.resize(np.concatenate(talk), round(seconds * RATE)), shift * RATE) for shift in (0, 3, 7)]
    mixed = levelled(np.sum(lines, axis=0)) * np.float32(10 ** (-15 / 20))
    return np.resize(mixed, round(seconds * RATE)) + quiet(seconds)


def test_our_own_sound_tells_nothing_of_the_rooms_voices() -> None:
    activity = VoiceActivity()
    for chunk in chunks(quiet(6.0, level=0.1)):
        activity.voiced(chunk, ours_db=-25.0)  # it stands out of what may be ours, and is ours nevertheless

    word = [activity.voiced(chunk) for chunk in chunks(said("continue"))]

    assert sum(word) > len(word) / 3


def chunks(sound: Samples) -> Samples:
    """The whole chunks of a sound, one a row."""
    return sound[: len(sound) // CHUNK * CHUNK].reshape(-1, CHUNK)


def test_a_quiet_room_costs_next_to_nothing() -> None:
    room = quiet(60.0)
    before = time.process_time()

    voiced(room)

    assert time.process_time() - before < 0.01 * 60


def test_level_is_in_decibels_of_full_scale() -> None:
    assert 0.0 == pytest.approx(level_db(np.ones(CHUNK, np.float32)), abs=1e-6)
    assert -20.0 == pytest.approx(level_db(np.full(CHUNK, 0.1, np.float32)))
    assert -70.0 == level_db(np.zeros(CHUNK, np.float32))


def test_the_room_is_not_known_from_who_speaks_at_once() -> None:
    sentence = np.resize(said("what a wonderful day it is to day"), 2 * RATE)

    assert np.mean(voiced(sentence)) > 0.8
