"""Somebody's recording as a rendering."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from kiosk.devices import recorded
from kiosk.devices.levelling import VOICE_LUFS, loudness_of
from kiosk.devices.recordings import RecordingError
from kiosk.devices.rendering import Rendering
from kiosk.devices.speakers import speakers
from tests.devices.narrator import PARAGRAPHS, RATE, Samples, babble, read_aloud, silence, write


def rendered(path: Path, samples: Samples, text: str = "Well now.", rate: int = RATE) -> Rendering:
    return recorded.render(write(path, samples, rate), text)


def heard(rendering: Rendering) -> Samples:
    """What the loudspeaker gets."""
    return rendering.samples.astype(np.float32) / np.float32(32768)


@pytest.mark.parametrize("kind", ["wav", "flac", "ogg"])
@pytest.mark.parametrize("amplitude", [0.02, 0.8])
def test_a_recording_in_any_format_is_as_loud_as_the_voice_and_has_its_words(
    tmp_path: Path, kind: str, amplitude: float
) -> None:
    reading = read_aloud(PARAGRAPHS[0], speakers("en")[0])
    sound = np.concatenate([silence(0.1), reading.samples * np.float32(amplitude)])

    rendering = rendered(tmp_path / f"reading.{kind}", sound, reading.text)

    assert loudness_of(heard(rendering), RATE) == pytest.approx(VOICE_LUFS, abs=0.2)
    errors = np.abs(np.subtract(rendering.words, np.array(reading.words) + 0.1))
    assert np.quantile(errors, 0.5) < 0.1
    assert np.quantile(errors, 0.9) < 0.3
    assert (rendering.rate, rendering.samples.dtype) == (RATE, np.dtype(np.int16))


@pytest.mark.parametrize("rate", [8000, 16_000, 22_050, 44_100, 96_000])
def test_a_recording_of_any_rate_takes_as_long_as_it_took(tmp_path: Path, rate: int) -> None:
    sound = np.random.default_rng(0).normal(0, 0.1, 2 * rate).astype(np.float32)

    assert rendered(tmp_path / "noise.wav", sound, rate=rate).seconds == pytest.approx(2.0, abs=0.02)


def test_channels_are_mixed(tmp_path: Path) -> None:
    sound = babble(2.0)
    soundfile.write(tmp_path / "one.wav", sound, RATE)
    soundfile.write(tmp_path / "two.wav", np.stack([sound * 1.5, sound * 0.5], axis=1), RATE)

    one, two = (heard(recorded.render(tmp_path / f"{name}.wav", "Well.")) for name in ("one", "two"))

    assert np.abs(one - two).max() < 1e-3


@pytest.mark.parametrize("noise", [0.0, 1e-4])
def test_long_silences_at_the_ends_are_left_out_and_those_inside_are_kept(tmp_path: Path, noise: float) -> None:
    sound = np.concatenate([silence(4.0), babble(1.0), silence(5.0), babble(1.0), silence(8.0)])
    sound += np.random.default_rng(0).normal(0, noise, len(sound)).astype(np.float32)

    rendering = rendered(tmp_path / "pauses.wav", sound, "Breathe in. Breathe out.")

    assert rendering.seconds == pytest.approx(7.4, abs=0.1)
    assert rendering.words[::2] == pytest.approx((0.1, 6.1), abs=0.1)


def test_a_recording_that_was_cut_close_loses_nothing(tmp_path: Path) -> None:
    assert rendered(tmp_path / "cut.wav", babble(1.0)).seconds == pytest.approx(1.0, abs=0.05)


def test_a_bell_long_before_the_first_word_does_not_keep_it_from_being_shown(tmp_path: Path) -> None:
    sound = np.concatenate([babble(0.2), silence(6.0), babble(2.0)])
    rendering = rendered(tmp_path / "bell.wav", sound, "Let us begin now.")

    assert rendering.words[0] == 3.0
    assert rendering.words[1] == pytest.approx(6.7, abs=0.1)


@pytest.mark.parametrize("seconds", [0.002, 0.05, 0.2, 0.39])
def test_a_very_short_recording_will_do(tmp_path: Path, seconds: float) -> None:
    rendering = rendered(tmp_path / "short.wav", np.full(round(seconds * RATE), 0.3, np.float32), "Yes")

    assert rendering.seconds == pytest.approx(seconds, abs=0.001)
    assert rendering.words == (0.0,)
    assert heard(rendering).any()


def test_a_recording_begins_and_ends_without_a_click(tmp_path: Path) -> None:
    sound = heard(rendered(tmp_path / "abrupt.wav", np.full(RATE, 0.5, np.float32)))

    assert np.abs(np.diff(sound, prepend=0.0, append=0.0)).max() < 0.01


@pytest.mark.parametrize("level", [0.0, 1e-5])
def test_silence_is_no_recording(tmp_path: Path, level: float) -> None:
    with pytest.raises(RecordingError, match=r"silent.wav holds no sound"):
        rendered(tmp_path / "silent.wav", np.full(RATE, level, np.float32))


def test_ten_minutes_are_enough(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "long.flac", np.zeros(8000 * 601, np.float32), 8000)

    with pytest.raises(RecordingError, match=r"long.flac takes longer than 10 minutes"):
        recorded.render(tmp_path / "long.flac", "Well.")


def test_a_text_without_words_has_no_times(tmp_path: Path) -> None:
    assert rendered(tmp_path / "bell.wav", babble(1.0), "").words == ()
