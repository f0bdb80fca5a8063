"""`kiosk staff reset-pin` lets a technician have the PIN forgotten."""

from __future__ import annotations

import json
from pathlib import Path
from queue import SimpleQueue

import pytest
from msgspec.structs import replace

from kiosk.__main__ import main
from kiosk.commands.settings import changes_file, kept_folder
from kiosk.commands.staff import Running, guard, open_clerk
from kiosk.config import load
from kiosk.core.messages import Event, Reported
from kiosk.core.staff.errands import PinState
from kiosk.core.staff.script_errands import FindStick, ListScripts, ReadStick, ScriptsListed, StickRead, StickSeen
from kiosk.staff.diary import Diary


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of what the kiosk keeps."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path / "breathing-space"


def test_the_pin_is_forgotten_and_a_new_one_can_be_chosen(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guard().choose("2749")
    assert (kept / "pin.json").exists()
    assert main(["staff", "reset-pin"]) == 0
    assert capsys.readouterr().out.startswith("The PIN is forgotten. Whoever holds the listening mark")
    assert guard().state() == PinState(is_set=False)
    assert main(["staff", "reset-pin", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"forgotten": False}


def test_a_damaged_file_is_forgotten_as_well(kept: Path) -> None:
    kept.mkdir()
    (kept / "pin.json").write_bytes(b"{")
    assert main(["staff", "reset-pin"]) == 0
    assert guard().state() == PinState(is_set=False)


def test_where_that_is_not_allowed_it_is_told_who_may(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (kept / "pin.json").mkdir(parents=True)
    (kept / "pin.json" / "in the way").touch()
    assert main(["staff", "reset-pin"]) == 1
    assert "Use the account that the kiosk runs in" in capsys.readouterr().err


def test_what_is_kept_is_the_machines_where_the_kiosk_may_write_there(kept: Path, tmp_path: Path) -> None:
    assert kept_folder(tmp_path / "none") == kept
    assert kept_folder(tmp_path) == tmp_path


def test_what_staff_change_is_kept_in_a_file_of_its_own(kept: Path) -> None:
    installed = kept / "settings.toml"  # which the technician's file leads to on an installed kiosk
    assert (kept, True) == (changes_file().parent, changes_file() != installed)


def test_the_clerk_knows_the_exercises_and_the_stick(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "rest.md").write_text("Title: Rest\nArea: Relax\n\nRest.\n")
    settings = replace(load()[0], stick=tmp_path / "stick", library=kept / "scripts")
    posted: SimpleQueue[Event] = SimpleQueue()
    running = Running(settings, None, lambda _: None, Diary(), dict, lambda: None, lambda _text, _language: True)
    clerk = open_clerk(running, posted.put)
    clerk.do(1, ListScripts())
    clerk.do(2, FindStick())
    clerk.do(3, ReadStick())
    events = [posted.get(timeout=50) for _ in range(3)]
    clerk.close()
    listed, seen, read = (event.report for event in events if isinstance(event, Reported))
    assert isinstance(listed, ScriptsListed)
    assert "box-breathing" in {sheet.script.id for sheet in listed.sheets if sheet.script}
    assert isinstance(seen, StickSeen)
    assert isinstance(read, StickRead)
    assert (("rest.md",), True) == (tuple(sheet.name for sheet in read.sheets), bool(seen.mark))
