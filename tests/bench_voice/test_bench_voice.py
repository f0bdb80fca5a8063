"""Who listens, and what there is to hear."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from kiosk.core.messages import Command, Pick
from kiosk.devices.activity import RATE
from kiosk.devices.models import COMPACT
from kiosk.devices.recordings import RecordingError
from tests.bench_voice.hour import SURROUNDINGS, heard_in
from tests.bench_voice.listeners import Hear, plain_vosk, sphinx, this_kiosk
from tests.bench_voice.phases import PHASES, RATING, phase_of, phases
from tests.bench_voice.recordings import MissingError, Word, evenly, in_noise, people, trials
from tests.devices.room import RECORDINGS, one_after_another, quiet, said


def done(hear: Hear, *words: str) -> list[object]:
    sound = one_after_another(*(part for word in words for part in (said(word), 1.5)))
    return [action.intent for action in hear(phases()[RATING], sound)]


def test_all_who_listen_understand_a_number_and_nothing_in_a_quiet_room() -> None:
    everybody = (this_kiosk(COMPACT), plain_vosk(COMPACT, with_unknown=False), sphinx())

    assert [[Pick(6)]] * 3 == [done(hear, "six") for hear in everybody]
    assert [[]] * 3 == [hear(phases()[RATING], quiet(3.0)) for hear in everybody]


def test_the_kiosk_acts_on_every_number_that_is_said() -> None:
    assert [Pick(6), Pick(7)] == done(this_kiosk(COMPACT), "six", "seven")


def test_all_who_listen_can_be_told_what_can_be_said_in_any_phase() -> None:
    sound = one_after_another(said("start"), 1.5)
    everybody = (this_kiosk(COMPACT), plain_vosk(COMPACT, with_unknown=True), sphinx())

    assert [[Command.START]] * 3 == [
        [action.intent for action in hear(phases()["welcome"], sound)] for hear in everybody
    ]


def test_an_action_comes_after_the_sound_and_takes_some_computing() -> None:
    trial = trials([Word("six", said("six"))])[0]
    action = this_kiosk(COMPACT)(phases()[RATING], trial.sound)[0]

    assert 0.0 < action.seconds - trial.end / RATE < 1.0
    assert action.computing > 0.0


def test_something_can_be_said_in_every_phase_and_stop_and_help_in_all() -> None:
    both = {
        name: {Command.STOP, Command.HELP} <= set(kiosk.offer.meanings.values()) for name, kiosk in phases().items()
    }

    assert dict.fromkeys(PHASES, True) == both


def test_a_phrase_is_said_where_it_can_be() -> None:
    assert [RATING, "welcome", "waiting", None] == [phase_of(phrase) for phrase in ("six", "start", "yes", "hello")]


def test_noise_is_as_far_below_a_sound_as_it_is_to_be() -> None:
    sound, noise = quiet(2.0, level=0.1), quiet(1.0, level=0.5, seed=1)

    below = 20 * np.log10(np.std(sound) / np.std(in_noise(sound, noise, 9.0) - sound))

    assert abs(below - 9.0) < 0.01


def test_trials_know_where_speech_ends_and_are_as_loud_as_they_are_to_be() -> None:
    usual, soft = (trials([Word("six", said("six"))], louder_db=db)[0] for db in (0.0, -20.0))

    assert usual.end == soft.end
    assert 2 * RATE < usual.end < len(usual.sound) - RATE
    assert abs(np.std(usual.sound) / np.std(soft.sound) - 10) < 0.1


def test_of_many_words_some_are_taken_evenly_and_of_few_all() -> None:
    many, few = ([Path(f"six_anna_{number:03}.wav") for number in range(size)] for size in (240, 3))

    assert many[1::2] == evenly(many)
    assert few == evenly(few)


def test_people_are_sorted_by_the_band_of_their_recordings_and_by_what_can_be_said() -> None:
    real = people(RECORDINGS)

    assert {"eight", "four", "nine", "one", "seven", "six", "three", "two"} == {word.phrase for word in real.telephone}
    assert {"pause", "no", "zero", "ten"} <= {word.phrase for word in real.words}
    assert {None} == {word.phrase for word in real.others}
    assert (13, 17, 4) == (len(real.words), len(real.others), len(real.talk))


@pytest.mark.parametrize(
    ("files", "missing"),
    [
        ([], "other people’s talk"),
        (["order_1.flac"], "the noise of a kitchen"),
        (["order_1.flac", "kitchen.flac"], "digits over the telephone"),
    ],
)
def test_what_a_folder_lacks_is_told(tmp_path: Path, files: list[str], missing: str) -> None:
    for name in files:
        soundfile.write(tmp_path / name, quiet(1.0), RATE)

    with pytest.raises(MissingError, match=missing):
        people(tmp_path)


def test_a_folder_that_is_not_there_and_a_file_that_is_no_recording_are_told(tmp_path: Path) -> None:
    (tmp_path / "six_anna_0.wav").write_text("six")

    with pytest.raises(MissingError, match="there is no folder"):
        people(tmp_path / "nowhere")
    with pytest.raises(RecordingError, match=r"six_anna_0\.wav is not a recording"):
        people(tmp_path)


def test_in_every_phase_everybody_is_heard_once_and_every_noise_by_itself() -> None:
    real = people(RECORDINGS)
    heard = [[piece.what for piece in heard_in(phase, real)] for phase in PHASES]
    noises = ["kitchen", "coughs", "rustle", "music"]

    assert {(len(real.talk), tuple(noises))} == {(len(each) - 4, tuple(each[-4:])) for each in heard}
    assert set(SURROUNDINGS) == {what for each in heard for what in each[:-4]}


def test_all_that_is_heard_can_be_heard() -> None:
    pieces = [piece for phase in PHASES for piece in heard_in(phase, people(RECORDINGS))]
    levels = {piece.what: float(20 * np.log10(np.std(piece.sound))) for piece in pieces}

    assert set(SURROUNDINGS) | {"kitchen", "coughs", "rustle", "music"} == set(levels)
    assert all(-50 < level < -10 for level in levels.values())
