"""`kiosk gallery`: every screen in every state, as pictures."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.core.look import look
from kiosk.core.screen import View
from kiosk.core.state import Site
from kiosk.gallery.states import states


def size_of(picture: Path) -> tuple[int, int]:
    """The size of a PNG picture, as it says itself."""
    width, height = struct.unpack(">II", picture.read_bytes()[16:24])
    return width, height


def test_it_draws_every_state_in_the_size_theme_text_size_and_language_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--size", "480x320", "--theme", "contrast", "--text", "1.5", "--language", "es", "--json"]
    assert main(["gallery", "--out", str(tmp_path / "there"), *options]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["state"] for line in told] == list(states(Site("es", text_size=1.5)))
    assert {size_of(Path(line["path"])) for line in told} == {(480, 320)}
    assert {path.stem for path in (tmp_path / "there").iterdir()} == {line["state"] for line in told}


@pytest.mark.parametrize("size", ["large", "1280", "10x10", "1280x99999", "-1280x720"])
def test_a_size_that_is_none_is_refused(size: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gallery", "--out", str(tmp_path), f"--size={size}"]) == 1
    assert "like 1280x720" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert main(["gallery", "--out", str(tmp_path / "file" / "below")]) == 1
    assert "the pictures cannot be kept in" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_kind_of_screen_is_in_the_gallery(language: str) -> None:
    shown = {type(look(kiosk).view) for kiosk in states(Site(language)).values()}
    assert shown == set(View.__args__)


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_two_states_look_the_same(language: str) -> None:
    looks = {name: look(kiosk) for name, kiosk in states(Site(language)).items()}
    same = [(one, other) for one in looks for other in looks if one < other and looks[one] == looks[other]]
    assert same == [("no-microphone", "no-model")]  # to a client, that is the same
