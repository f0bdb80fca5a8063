"""What systemd is told, through a real socket."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.devices.supervisor import Supervisor, supervisor_from


class Manager:
    """Who started the kiosk: listens at an address."""

    def __init__(self, address: str) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(address.replace("@", "\0"))
        self._socket.setblocking(False)

    def told(self) -> list[str]:
        """Everything that it was told since it was last asked, a message at a time."""
        messages = []
        while True:
            try:
                messages.append(self._socket.recv(1000).decode())
            except BlockingIOError:
                return messages

    def close(self) -> None:
        self._socket.close()


@pytest.fixture(params=["path", "abstract"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(tmp_path / "notify") if request.param == "path" else f"@breathing-space-test-{os.getpid()}"


@pytest.fixture
def manager(address: str) -> Iterator[Manager]:
    manager = Manager(address)
    yield manager
    manager.close()


def test_it_tells_once_that_the_kiosk_is_ready_and_then_that_it_is_alive(address: str, manager: Manager) -> None:
    clock = iter([0.0, 1.9, 2.0, 3.9, 4.1])
    supervisor = Supervisor(address, 8.0, lambda: next(clock))

    supervisor.well("Nobody is here.")
    assert ["READY=1\nSTATUS=Nobody is here.\nWATCHDOG=1"] == manager.told()
    supervisor.well("Nobody is here.")
    assert [] == manager.told()
    supervisor.well("Nobody is here.")
    assert ["WATCHDOG=1"] == manager.told()
    supervisor.well("Somebody is here.")
    assert ["STATUS=Somebody is here."] == manager.told()
    supervisor.well("Somebody is here.")
    assert ["WATCHDOG=1"] == manager.told()


def test_it_comes_from_the_environment_and_is_not_there_for_other_processes(address: str, manager: Manager) -> None:
    environ = {
        "HOME": "/",
        "NOTIFY_SOCKET": address,
        "WATCHDOG_USEC": "8000000",
        "WATCHDOG_PID": str(os.getpid()),
    }
    supervisor_from(environ).well("Nobody is here.")

    assert ["READY=1\nSTATUS=Nobody is here.\nWATCHDOG=1"] == manager.told()
    assert {"HOME": "/"} == environ


def test_a_watchdog_meant_for_another_process_is_not_petted_again(address: str, manager: Manager) -> None:
    clock = iter([0.0, 1e9])
    environ = {"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "8000000", "WATCHDOG_PID": str(os.getppid())}
    supervisor = supervisor_from(environ, lambda: next(clock))
    supervisor.well("Nobody is here.")
    manager.told()
    supervisor.well("Nobody is here.")

    assert [] == manager.told()


def test_where_nobody_listens_nothing_is_told() -> None:
    supervisor = supervisor_from({})
    supervisor.well("Nobody is here.")

    assert "" == supervisor.address


def test_a_manager_that_is_gone_is_logged_and_bearable(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    Supervisor(str(tmp_path / "gone")).well("Nobody is here.")

    assert [
        (
            "kiosk.devices.supervisor",
            logging.WARNING,
            "systemd could not be told: [Errno 2] No such file or directory",
        )
    ] == caplog.record_tuples
