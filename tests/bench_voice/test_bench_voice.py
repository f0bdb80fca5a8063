"""What measures how well the kiosk understands."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from kiosk.core.messages import Pick
from kiosk.devices.activity import RATE
from kiosk.devices.models import COMPACT
from tests.bench_voice.listeners import Hear, plain_vosk, sphinx, this_kiosk
from tests.bench_voice.picture import draw
from tests.bench_voice.recordings import digits, in_noise, trials
from tests.devices.room import RECORDINGS, one_after_another, quiet, said


def done(hear: Hear, word: str) -> list[object]:
    return [intent for intent, _ in hear(one_after_another(said(word), 0.5))]


def test_all_who_listen_understand_a_number_and_nothing_in_a_quiet_room() -> None:
    everybody = (this_kiosk(COMPACT), plain_vosk(COMPACT, with_unknown=False), sphinx())

    assert [[Pick(6)]] * 3 == [done(hear, "six") for hear in everybody]
    assert [[]] * 3 == [hear(quiet(3.0)) for hear in everybody]


def test_the_kiosk_acts_on_every_number_that_is_said() -> None:
    sound = one_after_another(said("six"), 1.5, said("seven"), 0.5)

    assert [Pick(6), Pick(7)] == [intent for intent, _ in this_kiosk(COMPACT)(sound)]


def test_noise_is_as_far_below_a_sound_as_it_is_to_be() -> None:
    sound, noise = quiet(2.0, level=0.1), quiet(1.0, level=0.5, seed=1)

    below = 20 * np.log10(np.std(sound) / np.std(in_noise(sound, noise, 9.0) - sound))

    assert abs(below - 9.0) < 0.01


def test_trials_are_of_digits_with_odd_numbers_and_know_where_speech_ends() -> None:
    found = trials(digits(RECORDINGS), None, 0)

    assert {"nine", "one", "three", "six", "two"} == {trial.word for trial in found}
    assert all(2 * RATE < trial.end < len(trial.sound) - RATE for trial in found)


def test_the_picture_is_small(tmp_path: Path) -> None:
    figures = {"right, clean, %": 70.0, "wrong, clean, %": 5.0, "right, kitchen 9 dB, %": 40.0}
    draw({"this kiosk": figures | {"wrong, kitchen 9 dB, %": 8.0}}, tmp_path / "figures.png")

    with Image.open(tmp_path / "figures.png") as picture:
        assert picture.width == 760
    assert (tmp_path / "figures.png").stat().st_size < 50_000
