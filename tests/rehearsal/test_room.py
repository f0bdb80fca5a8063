"""The room of a rehearsal: what of it reaches the microphone."""

from __future__ import annotations

import numpy as np
from numpy.testing import assert_allclose

from kiosk.rehearsal.room import EAR_RATE, Room, Samples

SECONDS = 0.04
FRAMES = round(EAR_RATE * SECONDS)
SILENCE = np.zeros(FRAMES, np.float32)


def passed_on(room: Room, played: Samples) -> tuple[Samples, Samples]:
    """What the microphone hears, rounded so that the noise of the room is nothing, and what was played meanwhile."""
    blocks = [room.pass_on(block, EAR_RATE, SECONDS) for block in played.reshape(-1, FRAMES)]
    heard, known = (np.concatenate(sounds) for sounds in zip(*blocks, strict=True))
    return np.round(heard, 2), known


def click_at(place: int, blocks: int = 12) -> Samples:
    """A click that is so soft and broad that resampling leaves it as it is."""
    sound = np.zeros(blocks * FRAMES, np.float32)
    sound[place : place + 64] = np.hanning(64)
    return sound


def test_what_is_said_is_heard_in_order() -> None:
    room = Room()
    room.hear(np.full(FRAMES, 0.5, np.float32))
    room.hear(np.full(2, -0.5, np.float32))
    heard, _ = passed_on(room, np.zeros(2 * FRAMES, np.float32))
    assert heard.tolist() == [0.5] * FRAMES + [-0.5] * 2 + [0.0] * (FRAMES - 2)


def test_a_quiet_room_is_not_wholly_silent() -> None:
    heard, _ = Room().pass_on(SILENCE, EAR_RATE, SECONDS)
    assert 0 < float(np.abs(heard).max()) < 0.001


def test_with_headphones_nothing_of_what_is_played_is_heard() -> None:
    heard, played = passed_on(Room(), click_at(100))
    assert (float(np.abs(heard).max()), round(float(played.max()), 2)) == (0.0, 1.0)


def test_the_room_answers_each_sound_as_late_and_as_loud_as_it_does_a_click() -> None:
    response = np.zeros(2 * FRAMES, np.float32)
    response[[FRAMES, FRAMES + 500]] = 0.5, 0.25
    heard, played = passed_on(Room(response), click_at(100))
    later = [np.concatenate([np.zeros(delay, np.float32), played[:-delay]]) for delay in (FRAMES, FRAMES + 500)]
    assert_allclose(heard, 0.5 * later[0] + 0.25 * later[1], atol=0.01)


def test_what_is_played_is_converted_without_a_seam() -> None:
    room, rate = Room(), 24000
    tone = np.sin(np.arange(rate) * 2 * np.pi * 200 / rate).astype(np.float32)
    blocks = [room.pass_on(block, rate, SECONDS)[1] for block in tone.reshape(25, -1)]
    sound = np.concatenate(blocks)[4 * FRAMES :]
    assert float(np.abs(np.diff(sound)).max()) < 1.01 * 2 * np.pi * 200 / EAR_RATE
