"""Exercises on a stick, from reading them to publishing, with everything that can go wrong on the way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from msgspec.structs import replace

from kiosk.core.staff.errands import Saved
from kiosk.core.staff.script_errands import (
    Exported,
    Found,
    Published,
    Rendered,
    ScriptsListed,
    Sheet,
    StickRead,
    StickReading,
    StickSeen,
    Undone,
)
from kiosk.scripts.disk import Disk
from kiosk.scripts.findings import RefusedError
from kiosk.scripts.shelf import Shelf
from kiosk.staff import publishing
from kiosk.staff.publishing import Publisher
from tests.scripts.shelves import contents, titles
from tests.staff.sticks import BROKEN, GOOD, HOSTILE, Interrupting, Stick, calls_of, moved, outcome, publisher

PULLED = "The USB stick was pulled out. Put it in again, and wait until it is shown here."
NO_STICK = "There is no USB stick. Put one in, and wait until it is shown here."
SPOKEN = GOOD.replace("Slow rest", "Spoken") + "\n[voice me.wav]\nIt is me.\n"


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    return Stick(tmp_path / "run" / "stick", tmp_path / "drawer")


@pytest.fixture
def office(tmp_path: Path, stick: Stick) -> Publisher:
    return publisher(tmp_path, stick.place)


def read(office: Publisher) -> StickRead | StickSeen:
    """Read the stick to its end."""
    found = office.read_stick()
    while isinstance(found, StickReading):
        found = office.read_stick(on=True)
    return found


def sheets(office: Publisher) -> tuple[Sheet, ...]:
    """What is on the stick."""
    found = read(office)
    assert isinstance(found, StickRead)
    return found.sheets


def record(stick: Stick) -> None:
    """Put a script with a recording on it."""
    stick.put("spoken.md", SPOKEN)
    soundfile.write(stick.place / "me.wav", np.zeros(8000, np.float32), 8000)


def refusal(do: Callable[[], object]) -> str:
    with pytest.raises(RefusedError) as refused:
        do()
    return " ".join(refused.value.args)


def on_shelf(office: Publisher) -> list[str]:
    return titles(office.watch.places.shelf)


# --- what there is ----------------------------------------------------------------------------------


def test_a_stick_is_found_read_and_published(office: Publisher, stick: Stick) -> None:
    assert StickSeen() == office.find_stick()
    stick.put("Slow Rest.txt")
    stick.put("broken.md", BROKEN)
    stick.put("handout.docx", "PK")
    found = read(office)
    assert isinstance(found, StickRead)
    assert office.find_stick().mark
    assert [("Slow Rest.txt", "new"), ("broken.md", "new")] == [(sheet.name, sheet.standing) for sheet in found.sheets]
    assert (("handout.docx",), False) == (found.documents, found.more)
    line = "“[pauze 20 seconds]”: The kiosk does not know this instruction."
    assert [(5, True, line)] == [
        (each.line, each.serious, each.text[: len(line)]) for each in found.sheets[1].findings if each.serious
    ]
    assert Published(1) == office.publish(["en/slow-rest"])
    assert ["Slow rest"] == on_shelf(office)
    assert ["same"] == [sheet.standing for sheet in sheets(office) if sheet.script]
    stick.put("Slow Rest.txt", GOOD.replace("Slow rest", "Other rest"))
    assert ["replaces"] == [sheet.standing for sheet in sheets(office) if sheet.script]


def test_only_what_was_chosen_is_published(office: Publisher, stick: Stick) -> None:
    stick.put("a.md", GOOD.replace("Slow rest", "A"))
    stick.put("b.md", GOOD.replace("Slow rest", "B"))
    read(office)
    office.publish(["en/b"])
    assert ["B"] == on_shelf(office)


def test_recordings_go_along(office: Publisher, stick: Stick) -> None:
    record(stick)
    read(office)
    office.publish(["en/spoken"])
    assert {"en/spoken.md", "en/spoken/me.wav"} == set(contents(office.watch.places.shelf))


def test_the_exercises_are_listed_with_the_broken_ones_first(tmp_path: Path, stick: Stick) -> None:
    folder = tmp_path / "own"
    for name, text in (("good.md", GOOD), ("broken.md", BROKEN)):
        (folder / "en").mkdir(parents=True, exist_ok=True)
        (folder / "en" / name).write_text(text)
    office = publisher(tmp_path, stick.place)
    places = replace(office.watch.places, loose=(folder,))
    office.watch.places = places
    found = office.list_scripts()
    assert [("en/broken.md", False), ("en/good.md", True)] == [
        (sheet.name, sheet.script is not None) for sheet in found.sheets
    ]
    assert (0, 0) == (found.undo, found.redo)


def test_a_change_is_taken_back_and_brought_back(office: Publisher, stick: Stick) -> None:
    assert Undone() == office.undo()
    stick.put("rest.md")
    read(office)
    office.publish(["en/rest"])
    assert ScriptsListed((), 0, 0) != office.list_scripts()
    assert Undone(removed=("en/rest",)) == office.undo()
    assert (0, 1) == (office.list_scripts().undo, office.list_scripts().redo)
    assert Undone(added=("en/rest",), redo=True) == office.undo(redo=True)


def test_it_is_counted_what_can_be_spoken_at_once(office: Publisher) -> None:
    office.has = lambda text, language: (text, language) == ("Rest.", "en")
    assert Rendered(1) == office.count_rendered([("Rest.", "en"), ("Rest.", "es"), ("Calm.", "en")])


# --- hostile and full sticks ------------------------------------------------------------------------


def test_hostile_names_are_shown_escaped_and_harm_nobody(office: Publisher, stick: Stick) -> None:
    for number, name in enumerate(HOSTILE):
        stick.put(name, GOOD.replace("Slow rest", f"Rest {number}"))
    names = [sheet.name for sheet in sheets(office)]
    assert len(HOSTILE) == len(names)
    assert all(name.isprintable() and len(name) <= 60 for name in names)
    keys = [f"en/{sheet.script.id}" for sheet in sheets(office) if sheet.script]
    assert ["en/2j", f"en/{'a' * 60}", "en/two-lines", "en/txt-exe"] == keys
    office.publish(keys)
    assert {f"{key}.md" for key in keys} == set(contents(office.watch.places.shelf))


def test_findings_do_not_tell_where_the_stick_is_mounted(office: Publisher, stick: Stick) -> None:
    stick.put("a/rest.md")
    stick.put("b/rest.md")
    (found,) = sheets(office)[1].findings
    message = "Another file here would be the same exercise, “rest”: a/rest.md."
    assert Found(0, f"{message} Give one of them another name, or leave it out.") == found


def test_a_full_stick_is_read_a_little_at_a_time(
    office: Publisher, stick: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "READING_SECONDS", 0.0)
    for number in range(3):
        stick.put(f"{number}.md")
    assert StickReading(1, 3) == office.read_stick()
    assert StickReading(2, 3) == office.read_stick(on=True)
    assert StickReading(3, 3) == office.read_stick(on=True)
    assert isinstance(office.read_stick(on=True), StickRead)


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
    assert NO_ROOM == refusal(lambda: office.publish(["en/rest", "en/spoken"]))
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
        assert NO_ROOM == refusal(lambda: office.publish(["en/spoken"]))
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
    assert refusal(lambda: office.publish(["en/rest"])).endswith(said)


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


def test_a_text_is_written_to_the_stick(office: Publisher, stick: Stick) -> None:
    assert NO_STICK == refusal(lambda: office.save_text("a.txt", "Rest."))
    stick.put("rest.md")
    assert Saved("breathing-space-findings.txt") == office.save_text("breathing-space-findings.txt", "Rest.")
    assert b"Rest." == stick.contents()["breathing-space-findings.txt"]


def test_without_a_place_for_sticks_there_is_none(office: Publisher) -> None:
    office.place = None
    assert StickSeen() == office.find_stick()
