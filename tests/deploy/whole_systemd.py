"""What `test_update.py` puts in place of systemd tells of a unit what the real one does. Run by `make test-deploy`."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

from tests.deploy.systems import Started, clean_system
from tests.deploy.test_helpers import Programs
from tests.deploy.updating import SYSTEMCTL

KIOSK = "breathing-space.service"
READY, LIVES = 4, 10
LIKE_A_KIOSK = f"""[Service]
Type=notify
NotifyAccess=all
ExecStart=/bin/sh -c "sleep {READY}; systemd-notify --ready; exec sleep {LIVES - READY}"
Restart=always
RestartSec=0
"""
LOOKS = (2, 7, 12, 17, 22)
"""So many seconds after it was begun, each far from whatever happens."""

Show = Callable[..., str]


def seen(show: Show) -> tuple[str, str, str]:
    return show("ActiveState"), show("NRestarts"), show("MainPID")


def as_it_fares(looks: list[tuple[str, str, str]]) -> list[tuple[str, str, int]]:
    """Of processes it matters only which are the same."""
    processes = [process for _, _, process in looks]
    return [(state, restarts, processes.index(process)) for state, restarts, process in looks]


def really(machine: Started, *begin: tuple[str, ...]) -> list[tuple[str, str, int]]:
    for command in begin:
        machine.run(*command)
    began = monotonic()
    looks = []
    for look in LOOKS:
        machine.wait_until(lambda: monotonic() - began >= look)  # noqa: B023 - it is done with in this round
        looks.append(seen(lambda name: machine.run("systemctl", "show", "--property", name, "--value", KIOSK)))
    return as_it_fares(looks)


def stood_in(folder: Path, *begin: tuple[str, ...]) -> list[tuple[str, str, int]]:
    (folder / "opt/breathing-space/current/deploy").mkdir(parents=True, exist_ok=True)
    (folder / "opt/breathing-space/current/deploy/fate").write_text(f"READY={READY} LIVES={LIVES}")
    (folder / "clock").write_text("1000")
    programs = Programs(folder)
    programs.add("systemctl", SYSTEMCTL.replace("{folder}", str(folder)).replace("{root}", str(folder)))

    def run(*command: str) -> str:
        program = [str(folder / command[0]), *command[1:]]
        return subprocess.run(program, text=True, capture_output=True, check=True).stdout.strip()  # noqa: S603

    for command in begin:
        run(*command)
    looks = []
    for look in LOOKS:
        (folder / "clock").write_text(f"{1000 + look}")
        looks.append(seen(lambda name: run("systemctl", "show", "--property", name, "--value", KIOSK)))
    return as_it_fares(looks)


@pytest.mark.parametrize("codename", ["bookworm", "trixie"])
def test_the_stand_in_for_systemctl_tells_the_same(codename: str, tmp_path: Path) -> None:
    begin = [
        ("systemctl", "daemon-reload"),
        ("systemctl", "stop", KIOSK),
        ("systemctl", "reset-failed", KIOSK),
        ("systemctl", "--no-block", "start", KIOSK),
    ]
    (tmp_path / "stand-in").mkdir()
    with clean_system(codename, "amd64", tmp_path) as system:
        (system.root / f"etc/systemd/system/{KIOSK}").write_text(LIKE_A_KIOSK)
        with system.started() as machine:
            first = really(machine, *begin)
            again = really(machine, *begin)

    assert [
        ("activating", "0", 0),
        ("active", "0", 0),
        ("activating", "1", 2),
        ("active", "1", 2),
        ("activating", "2", 4),
    ] == first
    assert first == again == stood_in(tmp_path / "stand-in", *begin)
