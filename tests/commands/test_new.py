"""`kiosk new`, as somebody who has never written a script sees it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.core.script import Ask, Breathe, Count, Pause, Rate, Say, Sound, Tense, Wait
from kiosk.scripts.library import check
from kiosk.scripts.parser import parse


def complaint(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    assert main(["new", *argv]) == 1
    return capsys.readouterr().err


def test_a_new_script_has_nothing_wrong_with_it(tmp_path: Path) -> None:
    assert main(["new", "Ünder  the sea", str(tmp_path), "--area", "ground"]) == 0
    path = tmp_path / "en" / "under-the-sea.md"
    assert [(path, ())] == check([tmp_path])
    assert path.read_text(encoding="utf-8").startswith("Title: Ünder the sea\nArea: Ground\n")


def test_a_new_script_shows_every_kind_of_step(tmp_path: Path) -> None:
    main(["new", "Rest", str(tmp_path)])
    script = parse((tmp_path / "en" / "rest.md").read_text(encoding="utf-8"), "rest", "en").script
    assert script is not None
    kinds = {type(step) for part in script.parts for step in part.steps}
    assert {Say, Pause, Breathe, Tense, Count, Wait, Ask, Rate, Sound} == kinds


def test_it_is_told_where_a_new_script_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["new", "Rest", str(tmp_path)])
    path = tmp_path / "en" / "rest.md"
    assert f"{path} is written. Open it in an editor, and look for mistakes with: kiosk check {path}\n" == (
        capsys.readouterr().out
    )


def test_where_a_new_script_is_can_be_told_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["new", "--json", "Descansar", str(tmp_path), "--language", "es"])
    assert {"path": f"{tmp_path}/es/descansar.md"} == json.loads(capsys.readouterr().out)


def test_without_a_folder_it_is_written_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    main(["new", "Rest"])
    assert (tmp_path / "en" / "rest.md").is_file()


def test_what_is_there_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["new", "Rest", str(tmp_path)])
    path = tmp_path / "en" / "rest.md"
    path.write_text("mine")
    expected = f"kiosk: {path} is there already. Choose another title, or move that file away.\n"
    assert expected == complaint(capsys, "Rest", str(tmp_path))
    assert "mine" == path.read_text()


@pytest.mark.parametrize("title", ["", "!?", "((", "Rest ((", "\n"])
def test_a_title_has_words(title: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = "kiosk: This cannot be a title. Write a few words, like “Five senses”.\n"
    assert expected == complaint(capsys, title, str(tmp_path))
    assert [] == list(tmp_path.iterdir())


def test_a_misspelt_area_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = "kiosk: There is no area “Relaks”. Did you mean “Relax”?\n"
    assert expected == complaint(capsys, "Rest", str(tmp_path), "--area", "Relaks")


def test_a_language_is_a_short_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = "kiosk: “english” is no language. Write “en” for English or “es” for Spanish.\n"
    assert expected == complaint(capsys, "Rest", str(tmp_path), "--language", "english")


def test_a_folder_that_cannot_be_written_to_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    path = tmp_path / "file" / "en" / "rest.md"
    expected = f"kiosk: {path} cannot be written: Not a directory. Name another folder.\n"
    assert expected == complaint(capsys, "Rest", str(tmp_path / "file"))
