"""Two real Syncthings on this machine: what is put into the folder of one is published by the other's kiosk, if good.

Run by `make test-deploy`. They are set up by the same lines as in a clinic. The unit that notices changes is not
started here; what it runs is.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from deploy.fleet.share import ask
from kiosk.scripts.cache import ParseCache
from kiosk.scripts.shelf import Places, Shelf
from kiosk.scripts.watch import Watch
from tests.scripts.shelves import TEXT

FLEET = Path(__file__).parents[2] / "deploy/fleet"
PATIENCE_SECONDS = 60.0
CALM = TEXT.replace("Try", "Calm")

SYNCTHING = shutil.which("syncthing") or "syncthing"


class Peer:
    """A Syncthing that runs, and its folder."""

    def __init__(self, place: Path, port: int, stack: ExitStack) -> None:
        self.home, self.folder = place / "home", place / "folder"
        (self.folder / "en").mkdir(parents=True)
        self.address = f"tcp://127.0.0.1:{port}"
        call(SYNCTHING, "generate", f"--home={self.home}", "--no-default-folder")
        self.name = call(SYNCTHING, f"--home={self.home}", "--device-id").strip()
        command = [SYNCTHING, "serve", f"--home={self.home}", "--no-browser", "--no-restart", "--no-upgrade"]
        log = stack.enter_context((place / "log").open("wb"))
        process = subprocess.Popen(command, stdout=log, stderr=log)  # noqa: S603
        stack.callback(process.wait)
        stack.callback(process.terminate)
        wait_until(self._answers)

    def share(self, kind: str, other: Peer) -> None:
        words = [self.home, self.folder, kind, self.address, f"{other.name}@{other.address}"]
        call(str(FLEET / "share.py"), *map(str, words))

    def options(self) -> dict[str, str]:
        """What it does beyond talking to the other one."""
        config = (self.home / "config.xml").read_text()
        names = ["globalAnnounceEnabled", "localAnnounceEnabled", "natEnabled", "relaysEnabled", "urAccepted"]
        return {name: re.findall(f"<{name}>(.*?)</{name}>", config)[0] for name in names}

    def _answers(self) -> bool:
        try:
            return bool(ask(str(self.home), "GET", "devices"))
        except OSError:
            return False


class Clinic:
    """An office, in whose folder exercises are put, and a kiosk that follows it."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.data = folder / "data"
        self.office = Peer(folder / "office", 22801, stack)
        self.kiosk = Peer(folder / "kiosk", 22802, stack)
        self.office.share("sendonly", self.kiosk)
        self.kiosk.share("receiveonly", self.office)
        shelf = Shelf(self.data / "breathing-space/scripts")
        self.watch = Watch(Places((), shelf), ParseCache())
        self.watch.read()

    def put(self, name: str, text: str) -> None:
        """Put a script into the office's folder, and wait until the kiosk has it."""
        (self.office.folder / "en" / name).write_text(text)
        arrived = self.kiosk.folder / "en" / name
        wait_until(lambda: _content(arrived) == text)

    def follow(self) -> str:
        """Do what the unit does that notices changes; return what it logs."""
        program = Path(sys.executable).with_name("kiosk")
        environment = os.environ | {"XDG_DATA_HOME": str(self.data)}
        command = [str(FLEET / "follow.sh"), str(self.kiosk.folder), str(program)]
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout  # noqa: S603

    def seen(self) -> list[str] | None:
        """Return what a running kiosk is told that can be chosen now, if that has changed."""
        if not any([self.watch.look(), self.watch.look()]):
            return None
        return [script.title for script in self.watch.library.scripts]


def _content(path: Path) -> str:
    """What is in a file; nothing while it is being replaced."""
    try:
        return path.read_text()
    except FileNotFoundError:
        return ""


def call(*command: str) -> str:
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    assert 0 == done.returncode, done.stdout + done.stderr
    return done.stdout


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < deadline


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    with ExitStack() as stack:
        yield Clinic(tmp_path_factory.mktemp("clinic"), stack)


def test_a_script_in_the_office_is_checked_published_and_can_be_chosen_at_the_kiosk(clinic: Clinic) -> None:
    clinic.put("calm.md", CALM)

    assert "1 exercise published, none refused." in clinic.follow()
    assert ["Calm"] == clinic.seen()


def test_a_broken_one_is_refused_and_the_one_before_stays(clinic: Clinic) -> None:
    clinic.put("calm.md", CALM)
    clinic.follow()
    clinic.seen()
    clinic.put("calm.md", "Title: Calm\n\n[pause for ever]\n")

    assert "0 exercises published, 1 refused." in clinic.follow()
    assert clinic.seen() is None
    assert ["Calm"] == [script.title for script in clinic.watch.read().scripts]


def test_a_mended_one_takes_its_place(clinic: Clinic) -> None:
    clinic.put("calm.md", CALM.replace("Sit.", "Sit, if you like."))

    assert "1 exercise published" in clinic.follow()
    assert ["Calm"] == clinic.seen()
    assert "0 exercises published, none refused." in clinic.follow()


def test_what_is_put_into_the_folder_of_the_kiosk_reaches_nobody(clinic: Clinic) -> None:
    (clinic.kiosk.folder / "en/own.md").write_text(CALM)
    clinic.put("marker.md", CALM.replace("Calm", "Marker"))

    assert not (clinic.office.folder / "en/own.md").exists()


def test_they_talk_to_nobody_else(clinic: Clinic) -> None:
    silent = dict.fromkeys(["globalAnnounceEnabled", "localAnnounceEnabled", "natEnabled", "relaysEnabled"], "false")

    assert silent | {"urAccepted": "-1"} == clinic.office.options() == clinic.kiosk.options()
