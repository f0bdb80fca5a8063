"""The power fails, again and again, while exercises are published, use is counted and settings are changed.

The disk is a real file system (ext4) on a loop device. Somebody works on it, and tells of each thing that was
acknowledged; at a random instant they are killed and the file system is shut down as by a power cut: nothing more
reaches the device, not even what the system had still in memory. Then it is mounted anew, as at the next start. Run by
`make test-deploy`, as root.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from itertools import takewhile
from pathlib import Path
from time import monotonic

import pytest
from msgspec import Struct

from kiosk.config import load
from kiosk.scripts.disk import Disk
from kiosk.scripts.library import load_library
from kiosk.scripts.shelf import Manuscript, Places, Shelf
from kiosk.staff.settings import Changes
from kiosk.staff.uses import Uses
from tests.deploy.cards import Card, have_mounts_of_our_own
from tests.scripts.shelves import TEXT, contents

CUTS = 200
LONGEST_SECONDS = 0.25
"""From the beginning of the work to the cut."""

SIZE = 24_000_000

State = tuple[int, int, int]
"""What is on the disk: the number of the exercise that is published, how many visits were counted, the idle seconds."""

IDLE_SECONDS = 90


def state_after(steps: int) -> State:
    """Return what is there after so many steps of the work; the first publishes, the next counts, the third changes."""
    return (steps + 2) // 3, (steps + 1) // 3, IDLE_SECONDS + steps // 3


class Desk(Struct, frozen=True):
    """Somebody who publishes, counts and changes settings in a folder, in turn."""

    folder: Path

    def work(self, steps: int, done: Callable[[int], None]) -> None:
        """Go on for ever after so many steps; each is told when it is `done`."""
        while True:
            published, _, idle = state_after(steps + 1)
            match steps % 3:
                case 0:
                    self.shelf.change([Manuscript("en", "rest", _text(published))])
                case 1:
                    self.uses.visit()
                case _:
                    self.changes.change("idle_seconds", idle)
            done(steps := steps + 1)

    def found(self) -> State:
        """Return what is there, as a kiosk finds it that starts; all of it has to be whole."""
        settings, problems = load(Path(os.devnull), self.changes_file if self.changes_file.exists() else None)
        assert () == problems
        library = load_library(Places((), self.shelf).folders())
        assert [] == [entry.findings for entry in library.entries if entry.is_broken]
        texts = contents(self.shelf).values()
        published = next((int(text.split(b"number ")[1].split(b".")[0]) for text in texts), 0)
        visits = _visits(self.uses.file)
        assert not self.uses.aside.exists()
        return published, visits, int(settings.idle_seconds)

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.folder / "scripts")

    @property
    def uses(self) -> Uses:
        return Uses(self.folder / "uses.sqlite", lambda: date(2026, 11, 26))

    @property
    def changes_file(self) -> Path:
        return self.folder / "staff.toml"

    @property
    def changes(self) -> Changes:
        return Changes(self.changes_file, None, load(Path(os.devnull))[0], lambda _: None)


def _visits(file: Path) -> int:
    """What was counted, however few; what staff are told would be less."""
    if not file.exists():
        return 0
    with closing(sqlite3.connect(file)) as connection:
        assert ("ok",) == connection.execute("PRAGMA integrity_check").fetchone()
        if not connection.execute("SELECT * FROM sqlite_master").fetchall():
            return 0
        return int(connection.execute("SELECT sum(visits) FROM visits").fetchone()[0] or 0)


def _text(number: int) -> str:
    return TEXT.replace("Sit.", f"Sit, if you like, for number {number}.")


@pytest.fixture(scope="module", autouse=True)
def _mounts_of_our_own() -> None:
    have_mounts_of_our_own()


def work_until_the_power_fails(card: Card, desk: Desk, steps: int, seconds: float) -> int:
    """Work on the card for so long, from the first thing on that is done; return after how many steps it was cut off.

    Only those are counted that were acknowledged.
    """
    reading, writing = os.pipe()
    worker = os.fork()
    if not worker:
        try:
            desk.work(steps, lambda done: _tell(writing, done))
        finally:  # the disk is gone
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        select.select([told], [], [], seconds)
        _let_pass(seconds)
        card.cut()
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
        lines = told.read().splitlines()
    return int(lines[-1]) if lines else steps


def _tell(writing: int, done: int) -> None:
    os.write(writing, f"{done}\n".encode())


def _let_pass(seconds: float) -> None:
    end = monotonic() + seconds
    while monotonic() < end:
        select.select([], [], [], max(0.0, end - monotonic()))


def start_kiosk(data: Path) -> str:
    """Start the kiosk itself on what is there, and end it when it works; return what it complained of."""
    environment = os.environ | {"XDG_DATA_HOME": str(data), "SDL_VIDEODRIVER": "offscreen"}
    command = [sys.executable, "-m", "kiosk", "--verbose", "run", "--windowed"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as kiosk:  # noqa: S603
        assert kiosk.stderr is not None
        lines = list(takewhile(lambda line: "recogniser: works" not in line, kiosk.stderr))
        kiosk.send_signal(signal.SIGTERM)
        rest = kiosk.stderr.read()
    assert 0 == kiosk.returncode, rest
    return "".join(line for line in lines if "damaged" in line or "broken" in line or "not used" in line)


@pytest.mark.timeout(1800)
def test_whenever_the_power_fails_each_thing_is_as_before_or_as_after_and_the_kiosk_starts(tmp_path: Path) -> None:
    chance = random.Random(1)  # noqa: S311 - it hides nothing
    card, steps, unsure = Card(tmp_path, SIZE), 0, 0
    for number in range(CUTS):
        with card.inserted() as place:
            desk = Desk(place / "breathing-space")
            desk.folder.mkdir(exist_ok=True)
            acknowledged = work_until_the_power_fails(card, desk, steps, chance.uniform(0, LONGEST_SECONDS))
        with card.inserted() as place:
            found = desk.found()
            assert found in (state_after(acknowledged), state_after(acknowledged + 1)), f"cut {number}"
            steps = acknowledged + (found != state_after(acknowledged))
            unsure += steps - acknowledged
            assert number % 50 or "" == start_kiosk(place)
        assert "" == card.check()
    print(f"\n{CUTS} cuts, {steps} steps, of which {unsure} had been done and were not acknowledged")  # noqa: T201
    assert steps > CUTS


class Careless(Disk):
    """A disk that says that something is there for good, when it is in memory only."""

    def flush(self, folder: Path) -> None:
        """Do nothing."""

    def write(self, path: Path, content: bytes, mode: int = 0o666) -> None:
        del mode
        path.write_bytes(content)


@pytest.mark.parametrize(("disk", "is_there"), [(Disk(), True), (Careless(), False)], ids=["flushed", "not flushed"])
def test_after_a_cut_only_that_is_there_which_was_flushed(disk: Disk, is_there: bool, tmp_path: Path) -> None:
    card = Card(tmp_path, SIZE)
    with card.inserted() as place:
        Shelf(place / "scripts", disk).change([Manuscript("en", "rest", TEXT)])
        card.cut()
    with card.inserted() as place:
        assert is_there is bool(contents(Shelf(place / "scripts")))
