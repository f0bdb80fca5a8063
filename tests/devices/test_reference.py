"""What was played while something was heard, sample by sample, with the times that sound devices tell."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest

from kiosk.devices.reference import (
    AHEAD_SECONDS,
    HEARING_RATE,
    PATIENCE_SECONDS,
    SLIP_SECONDS,
    Reference,
    Samples,
    Track,
)

BLOCK = HEARING_RATE // 50
AHEAD = round(AHEAD_SECONDS * HEARING_RATE)
RAMP = np.arange(HEARING_RATE * 4, dtype=np.float32)
"""A sound of which every sample tells when it was played."""


@dataclass
class Devices:
    """A microphone and a loudspeaker at 16 kHz, which tell times on one clock, more or less exactly."""

    heard: Track = field(default_factory=lambda: Track(HEARING_RATE))
    played: Track = field(default_factory=lambda: Track(HEARING_RATE))
    taken: int = 0
    place: int = 0
    told: int = 0
    anew: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.reference = Reference(self.heard, self.played)

    def go_on(
        self, blocks: int, late: float = 0.0, jitter: tuple[float, ...] = (0.0,), *, broken: bool = False
    ) -> Samples:
        """Play and hear so many blocks; the loudspeaker tells that it is `late`. Return what was played meanwhile.

        `broken` tells that sound was lost before the first of them.
        """
        found = []
        for number in range(blocks):
            wrong = jitter[number % len(jitter)]
            when = self.taken / HEARING_RATE + late + wrong
            block = RAMP[self.place : self.place + BLOCK]
            self.reference.add(self.played.take(when, block, broken=broken and number == 0))
            found.append(self.hear(-wrong))
            self.place += BLOCK
        return np.concatenate(found)

    def hear(self, wrong: float = 0.0) -> Samples:
        """Hear a block, of which every sample tells when it was heard; return what was played meanwhile."""
        block = self.heard.take(self.taken / HEARING_RATE + wrong, RAMP[self.taken : self.taken + BLOCK])
        told, played, anew = self.reference.beside(block)
        self.anew += [self.taken // BLOCK] * anew
        assert counted(self.told, len(played)) == told.tolist()
        self.taken, self.told = self.taken + BLOCK, self.told + len(told)
        return played


def counted(start: int, samples: int) -> list[float]:
    return [float(number) for number in range(start, start + samples)]


def test_what_was_played_comes_a_little_ahead_and_without_a_gap() -> None:
    found = Devices().go_on(20, late=AHEAD_SECONDS / 2)
    assert counted(AHEAD // 2, len(found)) == found.tolist()
    assert len(found) == 20 * BLOCK - AHEAD // 2


def test_before_anything_is_played_there_is_silence() -> None:
    devices = Devices()
    found = np.concatenate([devices.hear() for _ in range(10)])
    assert not found.any()
    assert len(found) > 0


def test_what_is_heard_does_not_wait_for_a_loudspeaker_that_has_stopped() -> None:
    devices = Devices()
    devices.go_on(10, late=AHEAD_SECONDS)
    found = np.concatenate([devices.hear() for _ in range(10)])
    most = PATIENCE_SECONDS * HEARING_RATE
    assert not found.any()
    assert 10 * BLOCK - most <= len(found)


def test_a_loudspeaker_that_plays_later_is_waited_for() -> None:
    found = Devices().go_on(20, late=0.06)
    silence = round(0.06 * HEARING_RATE) - AHEAD
    assert [0.0] * silence + counted(0, 10 * BLOCK) == found[: silence + 10 * BLOCK].tolist()


def test_times_that_are_a_little_wrong_move_no_sample() -> None:
    found = Devices().go_on(100, late=0.1, jitter=(0.0, 0.008, -0.004, -0.004))
    sound = found[found > 0]
    assert counted(1, len(sound)) == sound.tolist()
    assert len(sound) > 90 * BLOCK


def test_when_a_loudspeaker_falters_the_two_are_put_together_again_within_a_second() -> None:
    devices = Devices()
    devices.go_on(60, late=0.1)
    devices.go_on(50, late=0.1 + 2 * SLIP_SECONDS)
    found = devices.go_on(1, late=0.1 + 2 * SLIP_SECONDS)
    due = devices.place - BLOCK - round((0.1 + 2 * SLIP_SECONDS) * HEARING_RATE) + AHEAD
    assert counted(due, BLOCK) == found.tolist()


def test_when_sound_was_lost_the_two_are_put_together_again_at_once_and_that_is_told() -> None:
    devices = Devices()
    devices.go_on(60, late=0.1)
    devices.go_on(1, late=0.1 + SLIP_SECONDS / 2, broken=True)
    devices.go_on(10, late=0.1 + SLIP_SECONDS / 2)
    found = devices.go_on(1, late=0.1 + SLIP_SECONDS / 2)
    due = devices.place - BLOCK - round((0.1 + SLIP_SECONDS / 2) * HEARING_RATE) + AHEAD
    assert counted(due, BLOCK) == found.tolist()
    assert [0, 60] == devices.anew


def test_one_time_that_is_quite_wrong_changes_nothing() -> None:
    found = Devices().go_on(60, late=0.1, jitter=(*[0.0] * 40, 0.5))
    assert counted(1, 40 * BLOCK) == found[found > 0][: 40 * BLOCK].tolist()


def test_what_was_played_before_is_left_out() -> None:
    devices = Devices()
    devices.played.take(0.04, RAMP[:BLOCK])
    devices.heard.take(0.0, np.zeros(BLOCK, np.float32))
    devices.taken = devices.told = devices.place = BLOCK
    devices.reference = Reference(devices.heard, devices.played)
    found = devices.go_on(10, late=0.04)
    assert [0.0] * BLOCK + counted(BLOCK, 8 * BLOCK) == found[: 9 * BLOCK].tolist()


@pytest.mark.parametrize("rate", [44100, 48000])
def test_sound_of_every_rate_comes_at_16_khz_where_it_belongs(rate: int) -> None:
    seconds = np.arange(rate) / rate
    tone = np.sin(2 * np.pi * 100 * seconds).astype(np.float32)
    track = Track(rate)
    sound = np.concatenate([track.take(start / rate, tone[start : start + 441]) for start in range(0, rate, 441)])
    expected = np.sin(2 * np.pi * 100 * np.arange(len(sound)) / HEARING_RATE)
    assert float(np.abs(sound - expected)[200:].max()) < 0.01
    assert track.given == len(sound)
    assert track.begin == pytest.approx(0.0, abs=1e-9)
