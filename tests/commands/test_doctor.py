"""`kiosk doctor`, on a desk with and without what is needed."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from kiosk.__main__ import main
from kiosk.commands import doctor
from kiosk.devices.rendering import Rendering
from kiosk.staff.checks import Finding


def findings(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, dict[str, object]]:
    main(["doctor", "--json", *options])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return {line["name"]: line for line in lines}


def test_voice_model_and_exercises_of_a_fresh_clone_are_ok(capsys: pytest.CaptureFixture[str]) -> None:
    found = findings(capsys)
    assert [found[name]["ok"] for name in ("versions", "letters", "voice", "speech model", "exercises")] == [True] * 5


def test_what_is_missing_comes_with_what_to_do(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "none of ours")
    assert main(["doctor"]) == 1
    text = capsys.readouterr().out
    assert "TO DO display: none\n      Connect a screen" in text


def test_mistakes_in_settings_and_scripts_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "broken.md").write_text("Title: Broken\n\nHello.\n")
    config = tmp_path / "settings.toml"
    config.write_text(f'them = "night"\nscripts = ["{tmp_path}"]\n')
    found = findings(capsys, "--config", str(config))
    assert "Did you mean “theme”?" in str(found["settings"]["found"])
    assert "broken.md" in str(found["exercises"]["found"])


def test_letters_that_no_font_has_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "settings.toml"
    config.write_text('clinic = "Clinic \ue000"\n', encoding="utf-8")
    letters = findings(capsys, "--config", str(config))["letters"]
    assert (False, "no font has \ue000") == (letters["ok"], letters["found"])


def test_a_model_that_is_not_there_is_named_and_the_next_one_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "settings.toml"
    config.write_text(f'model = "{tmp_path / "nowhere"}"\n')
    found = findings(capsys, "--config", str(config))
    assert "kiosk-en-compact" in str(found["speech model"]["found"])


def test_a_voice_that_is_slow_is_told_from_one_that_is_broken() -> None:
    sound, silence = (Rendering(np.full(9, level, np.float32), 24000, ()) for level in (0.1, 0.0))
    advice = [
        "Look again when the machine is cool and not busy, or take the simple voice: `natural_voice = false`.",
        "Run `make setup` again; it installs espeak-ng and the natural voice.",
    ]

    assert doctor.voice_finding(sound, 12.0) == Finding("voice", ok=True, found="speaks, at 24000 Hz")
    slow = "speaks, at 24000 Hz, but takes 35 seconds to begin; the kiosk waits for 12"
    assert doctor.voice_finding(sound, 35.2) == Finding("voice", ok=False, found=slow, advice=advice[0])
    quiet = "what it says is silence"
    assert doctor.voice_finding(silence, 1.0) == Finding("voice", ok=False, found=quiet, advice=advice[1])


def test_a_voice_that_gives_no_sound_at_all_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "PATIENCE_SECONDS", 0.0)
    voice = findings(capsys)["voice"]
    assert (False, "The voice hibari gave no sound within 0 seconds.") == (voice["ok"], voice["found"])


@pytest.mark.parametrize(("heard", "ok"), [(True, False), (False, True), (None, False)])
def test_without_an_echo_canceller_it_says_what_to_install_unless_nothing_comes_back(
    heard: bool | None, ok: bool
) -> None:
    found = doctor.echo_finding(canceller=False, heard=heard)
    assert (found.ok, found.found.partition(";")[0]) == (ok, "there is no echo canceller")
    assert "libspeexdsp1" in found.advice


@pytest.mark.parametrize(("heard", "what"), [(True, "hears"), (False, "headphones"), (None, "not tried")])
def test_it_says_whether_the_microphone_hears_the_loudspeaker(heard: bool | None, what: str) -> None:
    found = doctor.echo_finding(canceller=True, heard=heard)
    assert (found.ok, found.found.partition(";")[0]) == (True, "there is an echo canceller")
    assert what in found.found


def test_where_there_is_no_sound_the_echo_is_not_tried(capsys: pytest.CaptureFixture[str]) -> None:
    assert "there is an echo canceller; not tried" in str(findings(capsys)["echo"]["found"])
