"""Reading recordings, and finding where speech ends in them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from kiosk.devices.activity import RATE, Samples
from kiosk.devices.recordings import RecordingError, last_speech, read_recording
from tests.devices.room import DIGITS, one_after_another, quiet, said

TONE_HZ = 440


def tone(rate: int, seconds: float = 1.0) -> Samples:
    return (0.3 * np.sin(2 * np.pi * TONE_HZ * np.arange(round(seconds * rate)) / rate)).astype(np.float32)


@pytest.mark.parametrize("rate", [8000, 16000, 22050, 44100, 48000])
@pytest.mark.parametrize("channels", [1, 2, 6])
def test_any_rate_and_any_number_of_channels_will_do(tmp_path: Path, rate: int, channels: int) -> None:
    soundfile.write(tmp_path / "tone.wav", np.stack([tone(rate)] * channels, axis=1), rate)

    sound = read_recording(tmp_path / "tone.wav")

    assert (np.dtype(np.float32), 1) == (sound.dtype, sound.ndim)
    assert RATE == pytest.approx(len(sound), abs=2)
    assert np.abs(sound[RATE // 4 : RATE // 2] - tone(RATE)[RATE // 4 : RATE // 2]).max() < 0.01


@pytest.mark.parametrize(
    ("kind", "subtype"),
    [("wav", "PCM_U8"), ("wav", "PCM_24"), ("wav", "FLOAT"), ("wav", "ULAW"), ("flac", "PCM_16"), ("ogg", "VORBIS")],
)
def test_usual_formats_will_do(tmp_path: Path, kind: str, subtype: str) -> None:
    soundfile.write(tmp_path / f"tone.{kind}", tone(RATE), RATE, subtype)

    sound = read_recording(tmp_path / f"tone.{kind}")

    assert 0.3 / np.sqrt(2) == pytest.approx(np.sqrt(np.mean(sound**2)), rel=0.02)


def test_what_is_no_recording_is_refused_in_plain_words(tmp_path: Path) -> None:
    for name, data in (("empty.wav", b""), ("text.wav", b"hello"), ("raw.raw", bytes(1000))):
        (tmp_path / name).write_bytes(data)

        with pytest.raises(RecordingError, match=rf"{name} is not a recording in a format that is known"):
            read_recording(tmp_path / name)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match=r"gone.wav cannot be read: No such file or directory"):
        read_recording(tmp_path / "gone.wav")
    with pytest.raises(RecordingError, match="cannot be read: Is a directory"):
        read_recording(tmp_path)


@pytest.mark.parametrize("sound", [np.zeros(0), np.full(100, np.nan)], ids=["nothing", "no numbers"])
def test_a_recording_of_nothing_is_refused(tmp_path: Path, sound: Samples) -> None:
    soundfile.write(tmp_path / "nothing.wav", sound, RATE, "FLOAT")

    with pytest.raises(RecordingError, match="holds no sound"):
        read_recording(tmp_path / "nothing.wav")


@pytest.mark.parametrize("rate", [24_000, 48_000])
def test_a_recording_can_be_had_at_any_rate(tmp_path: Path, rate: int) -> None:
    soundfile.write(tmp_path / "tone.wav", tone(44_100, 2.0), 44_100)

    sound = read_recording(tmp_path / "tone.wav", rate)

    assert 2 * rate == pytest.approx(len(sound), abs=2)
    assert np.abs(sound[rate // 4 : rate] - tone(rate)[rate // 4 : rate]).max() < 0.01


def test_a_recording_that_is_too_long_is_refused_before_all_of_it_is_read(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "long.flac", np.zeros(RATE * 200, np.float32), RATE)

    assert len(read_recording(tmp_path / "long.flac", most_seconds=201)) == RATE * 200
    with pytest.raises(RecordingError, match=r"long.flac takes longer than 3 minutes"):
        read_recording(tmp_path / "long.flac", most_seconds=180)


@pytest.mark.parametrize("noise", [0.0, 1e-4, 1e-3])
def test_speech_ends_where_it_ends(noise: float) -> None:
    word = said("continue")
    sound = np.concatenate([quiet(1.0, level=noise), word, quiet(2.0, level=noise)])

    assert RATE + len(word) == pytest.approx(last_speech(sound), abs=0.06 * RATE)


def test_a_recording_that_was_cut_right_after_the_word_ends_with_it() -> None:
    for path in DIGITS:
        sound = read_recording(path)

        assert len(sound) == pytest.approx(last_speech(sound), abs=0.15 * RATE)


@pytest.mark.parametrize("samples", [1, 159, 160, 320])
def test_the_shortest_sound_has_an_end(samples: int) -> None:
    assert samples == last_speech(np.ones(samples, np.float32))


def test_it_is_the_voice_that_ends_and_not_the_room() -> None:
    sound = one_after_another(said("yes"))

    assert last_speech(sound) < len(sound) - RATE // 2
