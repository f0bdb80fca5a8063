"""Wherever the kiosk is killed, the settings are the old ones or the new ones, and no try at the PIN is for free."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from msgspec.structs import replace

from kiosk.config import load
from kiosk.core.staff.errands import PinChecked
from tests.staff.killed_keeping import changes, guard
from tests.staff.test_pin import PIN
from tests.staff.test_settings import DEFAULTS

OLD = replace(DEFAULTS, clinic="Lakeside")
NEW = replace(OLD, theme="night")


def test_wherever_it_is_killed_all_that_is_kept_is_whole_every_try_is_counted_and_all_goes_on(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.staff.killed_keeping", str(tmp_path)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    assert 0 == done.returncode, done.stderr
    homes = sorted(tmp_path.iterdir(), key=lambda path: int(path.name))
    found = [load(home / "none.toml", home / "settings.toml")[0] for home in homes]
    tries = [json.loads((home / "pin.json").read_bytes())["wrong"] for home in homes]
    assert len(homes) > 30
    assert [OLD, NEW] == sorted(set(found), key=found.index), "once changed, it stays"
    assert found == sorted(found, key=[OLD, NEW].index)
    assert {4, 5} == set(tries)
    assert tries == sorted(tries), "once counted, it stays"
    for home in homes:
        assert_all_goes_on(home)


def assert_all_goes_on(home: Path) -> None:
    """A setting can be changed, and a PIN chosen; nothing lies about."""
    assert changes(home).change("country", "NZ").values["country"] == "NZ"
    guard(home).choose("8035")
    assert [guard(home).check(PIN), guard(home).check("8035")] == [PinChecked(right=False), PinChecked(right=True)]
    assert {"settings.toml", "pin.json"} == {path.name for path in home.iterdir()}
