"""Recordings beside a script: which can be played, and why others are refused."""

import os
from pathlib import Path

import numpy as np
import pytest
import soundfile

from kiosk.core.script import Recording
from kiosk.scripts.files import parse_file
from kiosk.scripts.findings import RefusedError
from kiosk.scripts.sound_files import MOST_SOUND_BYTES, recording_seconds, recordings_beside, recordings_of

AS_SOUND = "Save it as a WAV, FLAC or OGG file."


def record(path: Path, seconds: float = 1.5, rate: int = 8000, channels: int = 1, kind: str | None = None) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, np.zeros((round(seconds * rate), channels), np.float32), rate, format=kind)
    return path


def refusal(name: str, folder: Path) -> tuple[str, str]:
    with pytest.raises(RefusedError) as refused:
        recordings_beside(folder / "try.md")(name)
    message, hint = refused.value.args
    return message, hint


@pytest.mark.parametrize(("name", "kind"), [("a.wav", None), ("a.wav", "WAVEX"), ("a.flac", None), ("A.OGG", None)])
def test_the_length_of_a_recording_is_found_out(tmp_path: Path, name: str, kind: str | None) -> None:
    path = record(tmp_path / name, kind=kind)
    assert pytest.approx(1.5, abs=0.01) == recording_seconds(path, tmp_path)
    assert pytest.approx(1.5, abs=0.01) == recordings_beside(tmp_path / "try.md")(name)


def test_a_script_has_the_recordings_in_the_folder_of_its_name_or_else_those_beside_it(tmp_path: Path) -> None:
    script = tmp_path / "en" / "try.md"
    record(tmp_path / "en" / "one.wav", 1)
    (tmp_path / "en" / "try").mkdir()
    script.write_text("Title: Try\nArea: Relax\n\n[voice one.wav]\nSit.\n\n[voice one.wav]\nRest.\n")
    found = []
    for _ in range(2):
        parsed = parse_file(script, tmp_path, "en").script
        assert parsed is not None
        found.append((parsed.folder, recordings_of(parsed), parsed.parts[0].steps[0]))
        record(tmp_path / "en" / "try" / "one.wav", 2)
    assert [str(tmp_path / "en"), str(tmp_path / "en" / "try")] == [folder for folder, _, _ in found]
    assert [("one.wav",), ("one.wav",)] == [names for _, names, _ in found]
    assert [Recording("one.wav", 1.0), Recording("one.wav", 2.0)] == [getattr(say, "recording", 0) for *_, say in found]


def test_a_folder_of_the_scripts_name_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    record(tmp_path / "elsewhere" / "secret.wav")
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "try").symlink_to(tmp_path / "elsewhere")
    assert "There is no recording “secret.wav” beside this script." == refusal("secret.wav", folder)[0]


def test_a_recording_that_is_not_there_is_named_with_the_likeliest(tmp_path: Path) -> None:
    record(tmp_path / "Rest-1.WAV")
    message = "There is no recording “rest1.wav” beside this script."
    assert (message, "Did you mean “Rest-1.WAV”?") == refusal("rest1.wav", tmp_path)
    assert "Put the sound file beside it, under this name." == refusal("x.ogg", tmp_path / "missing")[1]


def test_a_recording_is_known_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "text.wav").write_text("Sit.")
    (tmp_path / "empty.ogg").touch()
    record(tmp_path / "other.wav", kind="AIFF")
    nothing, text, empty = (refusal(f"{name}", tmp_path) for name in ("other.wav", "text.wav", "empty.ogg"))
    assert ("“other.wav” is not a WAV, FLAC or OGG file, whatever its name.", AS_SOUND) == nothing
    assert ("“text.wav” is not a sound that can be played.", AS_SOUND) == text
    assert ("“empty.ogg” is not a sound that can be played.", AS_SOUND) == empty


def test_a_recording_has_something_to_hear_and_is_not_too_long(tmp_path: Path) -> None:
    record(tmp_path / "none.wav", 0)
    record(tmp_path / "long.flac", 601)
    record(tmp_path / "just.flac", 600)
    assert "There is nothing to hear in “none.wav”." == refusal("none.wav", tmp_path)[0]
    assert "“long.flac” is longer than 10 minutes." == refusal("long.flac", tmp_path)[0]
    assert 600.0 == recording_seconds(tmp_path / "just.flac", tmp_path)


@pytest.mark.parametrize(("rate", "channels"), [(4000, 1), (384_000, 1), (8000, 9)])
def test_a_recording_has_a_usual_rate_and_few_channels(tmp_path: Path, rate: int, channels: int) -> None:
    record(tmp_path / "a.wav", 0.1, rate, channels)
    assert f"“a.wav” has {rate} samples a second and {channels} channels." == refusal("a.wav", tmp_path)[0]


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.wav").open("wb") as file:
        file.truncate(MOST_SOUND_BYTES + 1)
    assert "“a.wav” is larger than 50 MB." == refusal("a.wav", tmp_path)[0]


def test_pipes_devices_and_links_that_lead_out_are_refused(tmp_path: Path) -> None:
    record(tmp_path / "secret.wav")
    folder = tmp_path / "stick"
    folder.mkdir()
    os.mkfifo(folder / "pipe.wav")
    (folder / "device.wav").symlink_to("/dev/zero")
    (folder / "link.wav").symlink_to("../secret.wav")
    found = [refusal(name, folder)[0] for name in ("pipe.wav", "device.wav", "link.wav")]
    assert ["This is a pipe, not a file.", *["This link leads out of its folder."] * 2] == found
