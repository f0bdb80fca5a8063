"""Where speech models are found, and what is said of those that do not work."""

from __future__ import annotations

import logging
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.devices import models
from kiosk.devices.models import COMPACT, ModelError, check_model, find_models, own_folder, working_model

ENGLISH = "vosk-model-small-en-us-0.15"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The kiosk's own folder, with nothing in it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "breathing-space" / "models"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A copy of the compact model, to be damaged."""
    return shutil.copytree(COMPACT, tmp_path / "vosk-model-small-en-copy")


# --- finding ------------------------------------------------------------------------------------------


def found(setting: Path | None, language: str, *system: Path) -> list[Path]:
    return list(find_models(setting, language, system))


def test_the_kiosk_comes_with_an_english_model(own: Path) -> None:
    assert own_folder() == own
    assert [COMPACT] == found(None, "en")
    assert [] == check_model(COMPACT)


def test_the_setting_comes_first_then_the_system_then_the_kiosk_s_own(own: Path, tmp_path: Path) -> None:
    system = tmp_path / "local", tmp_path / "system"
    places = [folder / ENGLISH for folder in (*system, own)]
    for place in places:
        place.mkdir(parents=True)

    assert [tmp_path / "chosen", *places, COMPACT] == found(tmp_path / "chosen", "en", *system)


def test_american_english_is_preferred(own: Path) -> None:
    for name in ("vosk-model-small-en-in-0.4", ENGLISH, "vosk-model-small-de-0.15"):
        (own / name).mkdir(parents=True)

    assert [own / ENGLISH, own / "vosk-model-small-en-in-0.4", COMPACT] == found(None, "en")


def test_other_languages_have_only_what_was_installed(own: Path) -> None:
    (own / "vosk-model-small-de-0.15").mkdir(parents=True)

    assert [own / "vosk-model-small-de-0.15"] == found(None, "de")
    assert [] == found(None, "d")


def test_one_that_does_not_work_is_logged_and_the_next_is_taken(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)

    model = working_model(tmp_path / "gone", "en")

    assert [] == check_model(model)
    assert [f"speech model: there is no folder {tmp_path / 'gone'}"] == caplog.messages


def test_without_any_model_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="there is no speech model for the language “tlh”"):
        working_model(None, "tlh")
    with pytest.raises(ModelError, match="there is no folder"):
        working_model(tmp_path / "gone", "tlh")


# --- checking -----------------------------------------------------------------------------------------


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def zeroed(file: Path) -> None:
    file.write_bytes(bytes(file.stat().st_size))


def halved(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def test_a_whole_model_has_no_problems(model: Path) -> None:
    assert [] == check_model(model)


@pytest.mark.parametrize("name", models.FILES)
def test_a_missing_or_empty_file_is_named(model: Path, name: str) -> None:
    emptied(model / name)
    assert [f"{model} lacks {name}"] == check_model(model)

    (model / name).unlink()
    assert [f"{model} lacks {name}"] == check_model(model)


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        pytest.param("graph/HCLr.fst", zeroed, id="libvosk ends with a segmentation fault"),
        pytest.param("conf/model.conf", lambda file: file.write_text("--beam=12\n"), id="libvosk aborts"),
        pytest.param("am/final.mdl", halved, id="libvosk refuses"),
        pytest.param("graph/words.txt", zeroed, id="libvosk does not notice"),
    ],
)
def test_a_damaged_model_is_found_out_before_it_can_end_the_kiosk(
    model: Path, name: str, damage: Callable[[Path], object]
) -> None:
    damage(model / name)

    assert [f"{model} is damaged"] == check_model(model)


def test_where_vosk_cannot_be_loaded_the_model_is_not_called_damaged(
    model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python_without_packages = str(Path(sys.base_prefix) / "bin/python3")
    monkeypatch.setattr(sys, "executable", python_without_packages)

    assert ["Vosk cannot be loaded (No module named 'vosk')"] == check_model(model)


def test_a_file_is_no_model(tmp_path: Path) -> None:
    (tmp_path / "model").write_text("hello")

    assert [f"there is no folder {tmp_path / 'model'}"] == check_model(tmp_path / "model")


def test_a_model_that_takes_for_ever_is_given_up(model: Path) -> None:
    assert [f"{model} takes longer than 0.01 seconds to load"] == check_model(model, patience_seconds=0.01)
