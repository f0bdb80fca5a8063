"""The kiosk as a service: what it tells whoever started it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

RUN = [sys.executable, "-m", "kiosk", "run"]


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(50)
        yield manager


def service(manager: socket.socket, **more: str) -> dict[str, str]:
    """The environment that a service manager starts the kiosk with."""
    return os.environ | {"NOTIFY_SOCKET": manager.getsockname(), "WATCHDOG_USEC": "400000"} | more


def test_it_is_ready_then_alive_again_and_again_and_ends_well_when_told_to(manager: socket.socket) -> None:
    with subprocess.Popen(RUN, env=service(manager, SDL_VIDEODRIVER="offscreen"), stderr=subprocess.DEVNULL) as kiosk:  # noqa: S603
        told = [manager.recv(1000).decode() for _ in range(3)]
        kiosk.send_signal(signal.SIGTERM)

    assert ["READY=1\nSTATUS=Nobody is here.\nWATCHDOG=1", "WATCHDOG=1", "WATCHDOG=1"] == told
    assert 0 == kiosk.returncode


def test_without_a_display_it_is_never_ready_and_says_why(manager: socket.socket) -> None:
    run = subprocess.run(  # noqa: S603
        RUN, env=service(manager, SDL_VIDEODRIVER="none"), text=True, capture_output=True, timeout=50, check=False
    )
    manager.setblocking(False)

    assert (1, "kiosk: there is no display here. Is it switched on, and connected?\n") == (run.returncode, run.stderr)
    with pytest.raises(BlockingIOError):
        manager.recv(1000)
