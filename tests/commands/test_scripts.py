"""`kiosk scripts`, as the receptionist with the USB stick sees it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from kiosk.__main__ import main
from kiosk.commands.exercises import shelf_folder
from kiosk.config import load
from kiosk.scripts.library import builtin_folder

REST = "Title: Rest\nArea: Relax\nMinutes: 1\n\nRest a while.\n[pause 30 seconds]\n\nThank you.\n"
BROKEN = "Title: Broken\nArea: Relax\n\nRest a while.\n[pauze 20 seconds]\n"
BUILT_IN = "box-breathing"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of somebody whose kiosk is new."""
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return tmp_path


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


def put(folder: Path, name: str, text: str = REST) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


class Terminal:
    """Runs `kiosk scripts`, and remembers what was printed last."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys, self.out, self.err = capsys, "", ""

    def __call__(self, *arguments: object) -> int:
        code = main(["scripts", *map(str, arguments)])
        self.out, self.err = self.capsys.readouterr()
        return code

    def rows(self, action: str, *arguments: object) -> list[dict[str, Any]]:
        self(action, "--json", *arguments)
        return [json.loads(line) for line in self.out.splitlines()]

    def listed(self) -> dict[str, str]:
        """The exercises that do not simply come with the kiosk, and where they come from."""
        rows = self.rows("list")
        return {f"{row['language']}/{row['id']}": row["title"] for row in rows if row["source"] != "built-in"}


@pytest.fixture
def kiosk(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


# --- add ----------------------------------------------------------------------------------------


def test_a_stick_is_added_with_a_preview_and_what_is_broken_is_refused(kiosk: Terminal, stick: Path) -> None:
    put(stick, "Slow Rest.txt")
    put(stick, "broken.md", BROKEN)
    assert 1 == kiosk("add", stick)
    first, second, finding, last = kiosk.out.splitlines()
    assert "en/slow-rest: “Rest”, Relax, 1 minute" == first
    assert f"refused: {stick}/broken.md" == second
    assert finding.startswith(f"    {stick}/broken.md:5:1: error: “[pauze 20 seconds]”: ")
    assert "1 exercise published, 1 refused. To take that back: kiosk scripts undo" == last
    assert {"en/slow-rest": "Rest"} == kiosk.listed()


def test_the_preview_tells_the_reading_grade_and_the_warnings(kiosk: Terminal, stick: Path) -> None:
    hard = "Considering everything that influences your breathing, you might appreciate an uninterrupted moment. "
    path = put(stick, "hard.md", REST.replace("Rest a while.", hard * 4))
    (row,) = kiosk.rows("add", path)
    assert row["grade"] > 8
    assert "warning" in {finding["severity"] for finding in row["findings"]}
    assert ("new", "Rest", "Relax", 1, None) == tuple(
        row[name] for name in ("state", "title", "area", "minutes", "instead_of")
    )
    kiosk("add", "--dry-run", path)
    assert f", reading grade {row['grade']:.1f}" in kiosk.out


def test_a_dry_run_publishes_nothing(kiosk: Terminal, stick: Path, home: Path) -> None:
    put(stick, "rest.md")
    assert 0 == kiosk("add", "--dry-run", stick)
    assert kiosk.out.endswith("1 exercise would be published, none refused.\n")
    assert not (home / "data").exists()


def test_what_is_there_already_is_replaced_by_name_or_left_alone(kiosk: Terminal, stick: Path) -> None:
    put(stick, "rest.md")
    kiosk("add", stick)
    assert 0 == kiosk("add", stick)
    assert "    is there already, just like this\n0 exercises published, none refused.\n" in kiosk.out
    put(stick, "rest.md", REST.replace("Rest\n", "Long rest\n"))
    kiosk("add", stick)
    assert "    in place of your own\n1 exercise published" in kiosk.out
    assert {"en/rest": "Long rest"} == kiosk.listed()


def test_a_broken_script_never_takes_a_working_one_away(kiosk: Terminal, stick: Path) -> None:
    put(stick, "rest.md")
    kiosk("add", stick)
    put(stick, "rest.md", BROKEN)
    assert 1 == kiosk("add", stick)
    assert {"en/rest": "Rest"} == kiosk.listed()


def test_the_language_can_be_told_and_has_to_be_one_that_the_kiosk_speaks(kiosk: Terminal, stick: Path) -> None:
    put(stick, "calma.md")
    assert 1 == kiosk("add", "--language", "fr", stick)
    assert "kiosk: the kiosk does not speak “fr”. It speaks: en, es.\n" == kiosk.err
    assert 0 == kiosk("add", "--language", "es", stick)
    assert {"es/calma": "Rest"} == kiosk.listed()


def test_recordings_are_published_along_and_listed_scripts_can_be_heard(
    kiosk: Terminal, stick: Path, home: Path
) -> None:
    put(stick, "spoken.md", REST + "\n[voice one.wav]\nOne.\n")
    assert 1 == kiosk("add", stick)
    assert "There is no recording “one.wav” beside this script." in kiosk.out
    soundfile.write(stick / "one.wav", np.zeros(8000, np.float32), 8000)
    assert 0 == kiosk("add", stick)
    (row,) = [row for row in kiosk.rows("list") if row["source"] == "own"]
    current = home / "data/breathing-space/scripts/current"
    assert "spoken" == row["id"]
    assert (stick / "one.wav").read_bytes() == (current / "en/spoken/one.wav").read_bytes()


def test_a_folder_without_scripts_is_no_success(kiosk: Terminal, stick: Path) -> None:
    assert 1 == kiosk("add", stick)
    assert kiosk.out.startswith("There is no script here")


def test_two_who_add_at_the_same_time_both_succeed(kiosk: Terminal, stick: Path) -> None:
    paths = [put(stick, f"rest-{number}.md") for number in range(3)]
    command = [sys.executable, "-m", "kiosk", "scripts", "add"]
    adding = [subprocess.Popen([*command, str(path)], stdout=subprocess.DEVNULL) for path in paths]  # noqa: S603
    assert [0, 0, 0] == [each.wait(50) for each in adding]
    assert {"en/rest-0", "en/rest-1", "en/rest-2"} == set(kiosk.listed())


# --- list, remove -------------------------------------------------------------------------------


def test_the_list_tells_where_each_exercise_comes_from(kiosk: Terminal, stick: Path, home: Path) -> None:
    put(home, "extra/en/other.md")
    put(home, "extra/en/rest.md")
    put(home, "extra/en/broken.md", BROKEN)
    config = put(home, "settings.toml", f'scripts = ["{home / "extra"}"]\n')
    put(stick, "rest.md", REST.replace("Rest\n", "Own rest\n"))
    put(stick, f"{BUILT_IN}.md", REST.replace("Rest\n", "Own box\n"))
    kiosk("add", stick, "--config", config)
    kiosk("list", "--config", config)
    lines = kiosk.out.splitlines()
    for line in (
        f"en/{BUILT_IN}: “Own box”, Relax, 1 minute; your own, in place of the one that comes with the kiosk",
        f"en/rest: “Own rest”, Relax, 1 minute; your own, in place of the one in {home}/extra",
        f"en/other: “Rest”, Relax, 1 minute; in {home}/extra",
    ):
        assert line in lines
    assert any(line.startswith(f"broken: {home}/extra/en/broken.md:5:") for line in lines)
    rows = kiosk.rows("list", "--config", config)
    assert [(f"{home}/extra", True)] == [(row["source"], row["broken"]) for row in rows if row["broken"]]
    assert ["built-in"] == [row["instead_of"] for row in rows if not row["broken"] and row["id"] == BUILT_IN]


def test_a_built_in_exercise_cannot_be_lost(kiosk: Terminal, stick: Path) -> None:
    put(stick, f"{BUILT_IN}.md")
    kiosk("add", stick)
    assert "    in place of the one that comes with the kiosk\n" in kiosk.out
    assert 0 == kiosk("remove", BUILT_IN)
    assert kiosk.out.endswith("Now the one that comes with the kiosk is used.\n")
    assert 1 == kiosk("remove", BUILT_IN)
    assert f"“{BUILT_IN}” comes with the kiosk, and stays." in kiosk.err
    assert (builtin_folder() / "en" / f"{BUILT_IN}.md").is_file()


def test_only_what_was_added_can_be_removed(kiosk: Terminal, stick: Path, home: Path) -> None:
    path = put(home, "extra/en/other.md")
    config = put(home, "settings.toml", f'scripts = ["{home / "extra"}"]\n')
    put(stick, "rest.md")
    kiosk("add", stick)
    assert 1 == kiosk("remove", "other", "--config", config)
    assert f"kiosk: “other” is not one that was added here, but a file: {path}\n" == kiosk.err
    assert 1 == kiosk("remove", "rust")
    assert "kiosk: there is no exercise “rust” of your own. Did you mean “rest”?\n" == kiosk.err
    assert [{"language": "en", "id": "rest", "instead": None}] == kiosk.rows("remove", "rest")
    assert {} == kiosk.listed()


def test_what_is_there_in_two_languages_is_removed_in_the_one_that_is_named(kiosk: Terminal, stick: Path) -> None:
    put(stick, "en/rest.md")
    put(stick, "es/rest.md")
    kiosk("add", stick)
    assert 1 == kiosk("remove", "rest")
    assert "kiosk: “rest” is there in several languages. Which one? --language en or es\n" == kiosk.err
    assert 0 == kiosk("remove", "rest", "--language", "es")
    assert {"en/rest": "Rest"} == kiosk.listed()


# --- undo, redo, export -------------------------------------------------------------------------


def test_undo_tells_what_is_otherwise_now_and_redo_brings_it_back(kiosk: Terminal, stick: Path) -> None:
    put(stick, "rest.md")
    kiosk("add", stick)
    put(stick, "rest.md", REST.replace("Rest\n", "Long rest\n"))
    put(stick, "calm.md")
    kiosk("add", stick)
    assert (0, "en/calm is gone\nen/rest is as it was\n") == (kiosk("undo"), kiosk.out)
    assert {"en/rest": "Rest"} == kiosk.listed()
    assert [{"added": ["en/calm"], "removed": [], "changed": ["en/rest"]}] == kiosk.rows("redo")
    assert (1, "kiosk: There is nothing that was taken back.\n") == (kiosk("redo"), kiosk.err)


def test_a_new_kiosk_has_nothing_to_take_back(kiosk: Terminal) -> None:
    assert (1, "kiosk: There is nothing to take back.\n") == (kiosk("undo"), kiosk.err)


def test_an_export_can_be_added_again_and_overwrites_nothing(kiosk: Terminal, stick: Path, home: Path) -> None:
    put(stick, "rest.md")
    kiosk("add", stick)
    out = home / "out"
    assert 0 == kiosk("export", out)
    assert f"{out}/en/rest.md: written" in kiosk.out.splitlines()
    assert 0 == kiosk("add", out)
    assert kiosk.out.endswith("0 exercises published, none refused.\n")
    put(out, "en/rest.md", "Mine.")
    assert 1 == kiosk("export", out)
    assert f"{out}/en/rest.md: NOT written, there is another file" in kiosk.out.splitlines()
    assert "kiosk: 1 file was there with another content, and left as before. Use an empty folder.\n" == kiosk.err
    outcomes = {row["outcome"] for row in kiosk.rows("export", out)}
    assert ({"there", "kept"}, "Mine.") == (outcomes, (out / "en/rest.md").read_text())


# --- where --------------------------------------------------------------------------------------


def test_the_shelf_is_where_the_settings_say_or_a_shared_folder_or_ones_own(home: Path) -> None:
    config = put(home, "settings.toml", f'library = "{home / "mine"}"\n')
    usual, other = load(None)[0], load(config)[0]
    (home / "shared").mkdir()
    nowhere = home / "nowhere"
    assert home / "data/breathing-space/scripts" == shelf_folder(usual, nowhere)
    assert home / "shared" == shelf_folder(usual, home / "shared")
    assert home / "mine" == shelf_folder(other, home / "shared")


def test_a_folder_that_cannot_be_written_to_is_named(kiosk: Terminal, stick: Path, home: Path) -> None:
    put(home, "file")
    config = put(home, "settings.toml", f'library = "{home / "file" / "scripts"}"\n')
    put(stick, "rest.md")
    assert 1 == kiosk("add", "--config", config, stick)
    assert kiosk.err.startswith(f"kiosk: {home}/file")
    assert "cannot be written to: " in kiosk.err
