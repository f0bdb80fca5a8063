"""`kiosk rehearse`, and what it leaves behind."""

from __future__ import annotations

import json
import wave
from pathlib import Path

import numpy as np
import pytest
import soundfile

from kiosk.__main__ import main
from kiosk.commands.rehearse import open_voices, stage_for
from kiosk.core.state import Kiosk, Site
from kiosk.rehearsal.client import Client
from tests.core.acting import SENSES

SHORT = """Title: A short rest
Area: Relax

[rate tension]

Rest a while.
[pause 2 seconds]

[rate tension]
"""
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    (tmp_path / "scripts" / "en").mkdir(parents=True)
    (tmp_path / "scripts" / "en" / "short.md").write_text(SHORT)
    config = tmp_path / "settings.toml"
    config.write_text(f'scripts = ["{tmp_path / "scripts"}"]\n')
    return config


def test_a_rehearsal_can_be_heard_read_and_seen(
    config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    options = ["--config", str(config), "--say", "six", "--say", "three", "--out", str(out), "--size", "800x480"]
    assert main(["rehearse", "short", *options]) == 0
    assert "For somebody who answers," in capsys.readouterr().out
    transcript = (out / "transcript.txt").read_text()
    assert [word in transcript for word in ("client  six", "says    Rest a while.", "screen  Done")] == [True] * 3
    with wave.open(str(out / "session.wav")) as sound:
        assert sound.getnframes() / sound.getframerate() > 20
    pictures = sorted((out / "screens").glob("*.png"))
    assert len(pictures) > 5
    assert {picture.read_bytes()[:8] for picture in pictures} == {PNG}


def test_a_recording_is_listened_to_from_the_exercises_start(
    config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_voices(145) as voices:
        said = voices.say("seven")
    soundfile.write(tmp_path / "mic.wav", np.concatenate([np.zeros(16000 * 8, np.float32), said]), 16000)
    assert main(["rehearse", "short", "--config", str(config), "--json", "--mic", str(tmp_path / "mic.wav")]) == 0
    entries = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert "CheckIn · How tense do you feel right now? · 7" in [entry["text"] for entry in entries]


def test_the_client_speaks_where_the_kiosk_can_hear_and_touches_elsewhere() -> None:
    def speaks(language: str, *, by_voice: bool = True) -> bool:
        kiosk = Kiosk(site=Site(language=language), scripts=(SENSES,))
        return stage_for(kiosk, Client(SENSES), voices, None, by_voice=by_voice).speak is not None

    with open_voices(145) as voices:
        assert [speaks("en"), speaks("en", by_voice=False), speaks("no such language")] == [True, False, False]


def test_the_client_speaks_the_language_of_the_kiosk() -> None:
    with open_voices(145) as voices:
        english, spanish = voices.say("seis"), voices.say("seis", "es")
    assert not np.array_equal(english, spanish)
    assert 0.2 < len(spanish) / 16000 < 1.0


def test_an_unknown_exercise_is_named_with_the_likeliest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rehearse", "even-breath"]) == 1
    assert "Did you mean “even-breathing”?" in capsys.readouterr().err


def test_a_recording_that_is_none_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rehearse", "even-breathing", "--mic", str(tmp_path / "nothing.wav")]) == 1
    assert "nothing.wav cannot be read" in capsys.readouterr().err


@pytest.mark.timeout(120)
def test_without_a_display_run_says_so_and_rehearses(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "none of ours")
    assert main(["run"]) == 0
    printed = capsys.readouterr()
    assert printed.err == "kiosk: there is no display here, so an exercise is rehearsed instead.\n"
    assert "screen  Done · Well done for taking this time." in printed.out
