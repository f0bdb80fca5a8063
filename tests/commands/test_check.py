"""`kiosk check`, as an author sees it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.__main__ import main

GOOD = "Title: Rest\nArea: Relax\nMinutes: 1\n\nRest a while.\n[pause 20 seconds]\n\nThank you.\n"
BAD = "Title: Rest\nArea: Relax\n\nRest a while.\n[pauze 20 seconds]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "good.md").write_text(GOOD)
    return tmp_path


def test_a_good_script_is_said_to_be_good(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder)]) == 0
    assert capsys.readouterr().out == "1 script checked, none with errors.\n"


def test_a_mistake_is_named_with_its_line_and_what_to_write(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "en" / "bad.md").write_text(BAD)
    assert main(["check", str(folder)]) == 1
    first, *_, last = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{folder}/en/bad.md:5:")
    assert "pause" in first
    assert last == "2 scripts checked, 1 with errors."


def test_findings_are_json_lines_on_request(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "en" / "bad.md").write_text(BAD)
    assert main(["check", "--json", str(folder)]) == 1
    findings = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(finding["severity"], finding["line"]) for finding in findings] == [("error", 5)]


def test_a_folder_without_scripts_is_no_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 1
    assert "There is no script here" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    assert main(["check", str(tmp_path / "nothing.md")]) == 1


ASKING = "Title: Ask\nArea: Relax\n\nHow is it?\n- wibbly: next\n- fine: end\n- no answer after 9 seconds: end\n"


def test_a_word_that_the_model_for_the_language_does_not_know_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for language in ("en", "es"):
        (tmp_path / language).mkdir()
        (tmp_path / language / "ask.md").write_text(ASKING)

    assert main(["check", "--json", str(tmp_path)]) == 0
    findings = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(str(tmp_path / "en" / "ask.md"), "wibbly")] == [(each["file"], each["words"]) for each in findings]
