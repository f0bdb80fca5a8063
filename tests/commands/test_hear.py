"""`kiosk hear`, and `kiosk models get`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kiosk.__main__ import main

RECORDINGS = Path(__file__).parents[1] / "recordings"
DIGITS = "zero, one, two, three, four, five, six, seven, eight, nine"


def test_each_recording_gets_a_json_line(capsys: pytest.CaptureFixture[str]) -> None:
    files = sorted(map(str, RECORDINGS.glob("*.wav")))
    assert main(["hear", "--offer", DIGITS, *files]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["file"] for line in lines] == files
    assert sum(line["meaning"] == Path(line["file"]).name.split("_")[0] for line in lines) >= len(files) - 2
    assert all(line["latency_seconds"] < 0.5 for line in lines if line["meaning"])


def test_what_is_no_recording_is_named_and_the_others_are_heard(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hear", "--offer", "yes", str(RECORDINGS / "README.md"), str(RECORDINGS / "kitchen.flac")]) == 1
    printed = capsys.readouterr()
    assert "README.md is not a recording" in printed.err
    assert json.loads(printed.out)["meaning"] is None


def test_an_empty_offer_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hear", "--offer", " , ", "x.wav"]) == 1
    assert "nothing is offered" in capsys.readouterr().err


def test_a_model_that_cannot_be_had_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert main(["models", "get", str(tmp_path / "nothing.zip")]) == 1
    assert capsys.readouterr().err.startswith("kiosk: ")


def test_a_model_in_a_folder_is_installed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    compact = Path(__file__).parents[2] / "kiosk" / "models" / "kiosk-en-compact"
    shutil.copytree(compact, tmp_path / "stick" / "vosk-model-small-en-test")
    assert main(["models", "get", "--json", str(tmp_path / "stick")]) == 0
    assert Path(json.loads(capsys.readouterr().out)["folder"]).is_relative_to(tmp_path)
