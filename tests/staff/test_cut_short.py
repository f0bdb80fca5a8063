"""Publishing that is cut short: the stick is pulled out, the disk is full, the kiosk is killed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from kiosk.core.staff.script_errands import (
    Exported,
    Published,
    StickSeen,
)
from kiosk.scripts.disk import Disk
from kiosk.scripts.shelf import Shelf
from kiosk.staff.publishing import Publisher
from tests.scripts.shelves import titles
from tests.staff.sticks import (
    BROKEN,
    GOOD,
    NO_STICK,
    PULLED,
    Interrupting,
    Stick,
    calls_of,
    moved,
    on_shelf,
    outcome,
    publisher,
    read,
    record,
)

# --- pulled out at any moment -----------------------------------------------------------------------


def test_wherever_it_is_pulled_out_while_it_is_read_that_is_said_and_nothing_is_half(
    office: Publisher, stick: Stick
) -> None:
    record(stick)
    stick.put("broken.md", BROKEN)
    whole = read(office)
    calls = calls_of(lambda: read(office))
    for at in range(calls):
        with Interrupting(at, stick.pull):
            seen = read(office)
        assert seen == StickSeen() or (at >= calls - 2 and seen == whole), at
        stick.put_in()
    assert calls > 40


@pytest.mark.timeout(180)
def test_wherever_it_is_pulled_out_while_it_is_published_all_is_there_or_nothing(tmp_path: Path, stick: Stick) -> None:
    record(stick)
    stick.put("rest.md")
    keys = ["en/spoken", "en/rest"]

    office = publisher(tmp_path / "home", stick.place)
    read(office)
    calls = calls_of(lambda: office.publish(keys))
    outcomes = set()
    for at in range(calls):
        office = moved(office, tmp_path / f"home {at}")
        with Interrupting(at, stick.pull):
            outcomes.add(outcome(lambda: office.publish(keys)))  # noqa: B023 - it is done at once
        assert on_shelf(office) in ([], ["Slow rest", "Spoken"]), at
        stick.put_in()
    assert {Published(2), f"Nothing was published. {PULLED}"} == outcomes
    assert calls > 30


def test_what_was_read_is_published_without_the_stick_if_it_has_no_recordings(office: Publisher, stick: Stick) -> None:
    stick.put("rest.md")
    read(office)
    stick.pull()
    assert Published(1) == office.publish(["en/rest"])


def test_wherever_it_is_pulled_out_while_all_is_copied_to_it_each_file_is_whole_or_not_there(
    office: Publisher, stick: Stick
) -> None:
    record(stick)
    read(office)
    office.publish(["en/spoken"])
    assert Exported(2, 0, 0, "breathing-space-exercises") == office.export()
    assert Exported(0, 2, 0, "breathing-space-exercises") == office.export()
    whole = stick.contents()
    for at in range(0, calls_of(office.export), 3):
        for name in whole:
            if name.startswith("breathing"):
                (stick.place / name).unlink(missing_ok=True)
        with Interrupting(at, stick.pull):
            assert outcome(office.export) in (PULLED, NO_STICK, Exported(2, 0, 0, "breathing-space-exercises")), at
        seen = {name: text for name, text in stick.contents().items() if "/." not in name}
        assert seen.items() <= whole.items(), at
        stick.put_in()


# --- no room, no right, no power --------------------------------------------------------------------


class FullDisk(Disk):
    """A disk with room for so many bytes."""

    def __init__(self, room: int) -> None:
        self.room = room

    def write(self, path: Path, content: bytes, mode: int = 0o666) -> None:
        super().write(path, content[: self.room], mode)
        if len(content) > self.room:
            raise OSError(28, os.strerror(28), str(path))
        self.room -= len(content)


NO_ROOM = (
    "There is no room left on the kiosk, so nothing was changed. "
    "Whoever looks after the kiosk can make room, or put in a larger card."
)


@pytest.mark.parametrize("room", [0, 50, len(GOOD), len(GOOD) + 100])
def test_a_disk_that_is_full_is_told_of_and_nothing_is_changed(tmp_path: Path, stick: Stick, room: int) -> None:
    record(stick)
    stick.put("rest.md")
    office = publisher(tmp_path, stick.place, Shelf(tmp_path / "shelf", FullDisk(room)))
    read(office)
    assert NO_ROOM == outcome(lambda: office.publish(["en/rest", "en/spoken"]))
    assert [] == on_shelf(office)
    assert [] == [path for path in (tmp_path / "shelf").rglob(".*") if path.exists()]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_real_disk_that_is_full_is_told_of_as_well(tmp_path: Path, stick: Stick) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(small)], check=False)  # noqa: S603, S607
    if mount.returncode:
        pytest.skip("this machine does not let anybody mount")
    try:
        record(stick)
        soundfile.write(stick.place / "me.wav", np.zeros(80_000, np.float32), 8000)
        office = publisher(tmp_path, stick.place, Shelf(small / "shelf"))
        read(office)
        assert NO_ROOM == outcome(lambda: office.publish(["en/spoken"]))
        assert [] == on_shelf(office)
        stick.put("rest.md")
        read(office)
        assert Published(1) == office.publish(["en/rest"])
    finally:
        subprocess.run(["umount", str(small)], check=True)  # noqa: S603, S607


def test_a_folder_that_cannot_be_written_to_is_told_of(tmp_path: Path, stick: Stick) -> None:
    (tmp_path / "shelf").write_text("Not a folder.")
    office = publisher(tmp_path, stick.place)
    stick.put("rest.md")
    read(office)
    said = "so nothing was changed. Please tell whoever looks after the kiosk."
    assert str(outcome(lambda: office.publish(["en/rest"]))).endswith(said)


@pytest.mark.timeout(180)
def test_wherever_the_kiosk_is_killed_while_it_publishes_all_is_there_or_nothing(tmp_path: Path, stick: Stick) -> None:
    record(stick)
    stick.put("rest.md")
    command = [sys.executable, "-m", "tests.staff.killed", str(stick.place), str(tmp_path / "homes")]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    assert 0 == done.returncode, done.stderr
    homes = sorted((tmp_path / "homes").iterdir(), key=lambda path: int(path.name))
    found = [titles(Shelf(home / "shelf")) for home in homes]
    assert len(found) > 30
    assert {(), ("Slow rest", "Spoken")} == set(map(tuple, found))
    assert found == sorted(found, key=len), "once published, it stays"
    office = publisher(tmp_path, stick.place)
    read(office)
    for home in homes[::5]:
        office = moved(office, home)
        office.publish(["en/rest", "en/spoken"])
        assert ["Slow rest", "Spoken"] == on_shelf(office)
        assert [] == list((home / "shelf").rglob(".*"))
